"""What the rules look at: a finished lesson, its items wherever they stand, and its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar

from lessonkit.build import Packet
from lessonkit.diagnostics import Span
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

    @property
    def lesson(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.lessons.core

    @classmethod
    def of(cls, packet: Packet) -> Subject:
        """What there is to look at in a packet; an item that two sheets print is looked at once."""
        # Abstract classes do here: nothing is made of them.
        papers = _once(found_in(packet.lesson.paper, ItemPaper))  # type: ignore[type-abstract]
        answers = {one.id: one for one in found_in(packet.lesson.answers, ItemAnswer)}  # type: ignore[type-abstract]
        both = tuple((paper, answers[id_]) for id_, paper in papers.items() if id_ in answers)
        return cls(packet.lessons, both, packet.documents)


def _once(papers: Iterator[ItemPaper]) -> dict[str, ItemPaper]:
    """Items by their ids. One that a quiz takes from the worksheet has another id there, and its place in the file."""
    found: dict[str, ItemPaper] = {}
    seen: set[Span] = set()
    for paper in papers:
        if paper.origin is None or paper.origin not in seen:
            found[paper.id] = paper
        if paper.origin is not None:
            seen.add(paper.origin)
    return found


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
