"""Parts of a lesson that belong to one document, such as its role cards: a top-level key with a model of its own.

The document's kind names the part's model, which stands in the same file. What pupils may see of it goes to the paper,
the rest to the answer book, as with items.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.model.answers import PartAnswer
from lessonkit.model.paper import PartPaper
from lessonkit.model.scope import Scope
from lessonkit.registry import Registry
from lessonkit.specs import Silences, Strict


@dataclass(frozen=True, slots=True)
class PartHalves:
    """A part as it was read: what pupils may see, and what the teacher alone sees; either may be missing."""

    paper: PartPaper | None = None
    answer: PartAnswer | None = None


class PartSpec(Strict, ABC):
    """The keys of a part; `key` is its top-level key in a lesson, `document` the document that it is printed in."""

    key: ClassVar[str]
    document: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()
    """Further documents that print it."""
    levelled: ClassVar[Mapping[tuple[str, ...], frozenset[str]]] = {}
    """Where in the part `levels:` may stand, `*` for each entry of a list, and what a level may change there."""

    silence: Silences = Field(default_factory=dict)

    @classmethod
    def documents(cls) -> tuple[str, ...]:
        """All documents that print the part."""
        return (cls.document, *cls.also)

    @abstractmethod
    def split(self, scope: Scope) -> PartHalves | None:
        """The two halves; None after reporting what makes the part impossible. Paths are those below the key."""


PARTS: Registry[type[PartSpec]] = Registry("part of a lesson")
"""The parts of all known documents by their keys; a document's kind that is registered adds its own."""
