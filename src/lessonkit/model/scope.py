"""What an item or a chart may look up while it is read."""

from __future__ import annotations

from typing import Protocol

from lessonkit.diagnostics import Sink, Span
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.ledger import Ledger
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper
from lessonkit.model.text import Text
from lessonkit.words import Words


class Scope(Protocol):
    """The reader's services to an item type's `split`. Paths are those of the spec: `at("options", 2)`."""

    @property
    def id(self) -> str:
        """The item's id, made from its stem alone unless the teacher gave one."""
        ...

    @property
    def number(self) -> int:
        """The item's number on the sheet."""
        ...

    @property
    def ledger(self) -> Ledger:
        """The declared facts."""
        ...

    @property
    def words(self) -> Words:
        """The fixed words."""
        ...

    @property
    def sink(self) -> Sink:
        """Where problems go."""
        ...

    def at(self, *path: str | int) -> Span:
        """The place of a value under this node; the nearest one above it where there is none."""
        ...

    def text(self, value: str, *path: str | int) -> Text:
        """A teacher's text with its inline markup read. Problems are reported at `path`."""
        ...

    def items(self, *path: str | int, first: int = 1) -> tuple[tuple[ItemPaper, ItemAnswer], ...]:
        """Both halves of each item of a list, numbered from `first`; those with errors, which are reported, are left
        out. The list stands under a key called `items` or `parts`.
        """
        ...

    def evidence(self, quotation: str, *path: str | int) -> tuple[Evidence, ...]:
        """Words of the reading, found; LK501 with the nearest passage where they are not."""
        ...

    def finds(self, words: str) -> tuple[Evidence, ...]:
        """Where words stand in the reading for the first time, in capitals or not; nothing where they don't."""
        ...
