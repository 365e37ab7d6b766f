"""What an item or a chart may look up while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from lessonkit.diagnostics import Sink, Span
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.images import ImageFile
from lessonkit.model.ledger import Ledger
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper
from lessonkit.model.text import Text
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class Allies:
    """With whom somebody stands in a phase: what is printed over the phase, and short names; none for one alone."""

    when: str
    names: tuple[str, ...]


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
    def language(self) -> str:
        """The tag of the lesson's language, which its fixed words need not be in."""
        ...

    @property
    def before(self) -> Mapping[str, ItemPaper | None]:
        """The worksheet's items before this one, by their ids; None for one that has errors."""
        ...

    @property
    def sink(self) -> Sink:
        """Where problems go."""
        ...

    def at(self, *path: str | int) -> Span:
        """The place of a value under this node; the nearest one above it where there is none."""
        ...

    def key(self, *path: str | int) -> Span:
        """The place of the key to which a path leads; of a value of a list its own."""
        ...

    def text(self, value: str, *path: str | int) -> Text:
        """A teacher's text with its inline markup read. Problems are reported at `path`."""
        ...

    @property
    def worksheet(self) -> tuple[tuple[ItemPaper, ItemAnswer], ...]:
        """Both halves of the worksheet's items, for parts of the lesson that pick some; nothing for an item.

        Those that ask about a source of the worksheet, or speak of another item, are not among them.
        """
        ...

    def items(
        self, *path: str | int, first: int = 1, marked: bool = True
    ) -> tuple[tuple[ItemPaper, ItemAnswer], ...]:
        """Both halves of each item of a list, numbered from `first`; those with errors, which are reported, are left
        out. The list stands under a key called `items` or `parts`. Where it is not `marked`, items that say nothing of
        marks have none.
        """
        ...

    def charts(self, *forms: str) -> tuple[SheetPaper, ...]:
        """The lesson's chart on a sheet of each form, with what such a sheet usually leaves blank, for parts of the
        lesson; TOLD is that of lines to label, filled in. Nothing without a chart, or where it has errors.
        """
        ...

    def allies(self, person: str) -> tuple[Allies, ...]:
        """With whom the alliance chart has somebody in each of its phases; nothing for one who is not on it."""
        ...

    def evidence(self, quotation: str, *path: str | int) -> tuple[Evidence, ...]:
        """Words of the reading, found; LK501 with the nearest passage where they are not."""
        ...

    def beside(self, source: str, paragraphs: tuple[Text, ...]) -> Scope:
        """The same, in which evidence is looked for in a source of the item's own before all else."""
        ...

    def finds(self, words: str) -> tuple[Evidence, ...]:
        """Where words stand in the reading for the first time, in capitals or not; nothing where they don't."""
        ...

    def picture(self, file: str, *path: str | int) -> ImageFile | None:
        """An image of the lesson's folder, checked; LK702 to LK705 where it can't be printed."""
        ...

    def alt(self, value: str, *path: str | int) -> str:
        """What a picture shows, in words; LK706 where there are none."""
        ...
