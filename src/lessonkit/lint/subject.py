"""What the rules look at: a finished lesson, its items wherever they stand, and its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar

from lessonkit.build import Packet
from lessonkit.diagnostics import Span
from lessonkit.documents import item_sheets
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.layout.placed import Layout
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.paper import ItemPaper

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Subject:
    """A lesson with its items in both halves, those within others too, and its documents as they are printed."""

    lessons: Levelled
    items: tuple[tuple[ItemPaper, ItemAnswer], ...]
    documents: Mapping[str, Layout]
    elsewhere: Mapping[str, str]
    """The sheets of the items that do not stand on the worksheet, by the items' ids."""

    @property
    def lesson(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.lessons.core

    @classmethod
    def of(cls, packet: Packet) -> Subject:
        """What there is to look at in a packet; an item that two sheets print is looked at once, on the worksheet."""
        # Abstract classes do here: nothing is made of them.
        papers: dict[Span | str, ItemPaper] = {}
        for paper in found_in(packet.lesson.paper, ItemPaper):  # type: ignore[type-abstract]
            papers.setdefault(paper.origin or paper.id, paper)
        answers = {one.id: one for one in found_in(packet.lesson.answers, ItemAnswer)}  # type: ignore[type-abstract]
        both = tuple((paper, answers[paper.id]) for paper in papers.values() if paper.id in answers)
        sheets = {
            paper.id: name
            for name, sections in item_sheets(packet.lesson.paper).items()
            for paper in found_in(sections, ItemPaper)  # type: ignore[type-abstract]
            if name != WORKSHEET.name
        }
        return cls(packet.lessons, both, packet.documents, sheets)

    def number(self, paper: ItemPaper) -> str:
        """What a message calls an item: "3", or "1 of the exit ticket"."""
        sheet = self.elsewhere.get(paper.id, "").replace("-", " ")
        return f"{paper.number} of the {sheet}" if sheet else str(paper.number)


def found_in(value: object, kind: type[Kind]) -> Iterator[Kind]:
    """The values of a kind within a frozen value, in order, those within others after them."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from found_in(part, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from found_in(getattr(value, one.name), kind)
