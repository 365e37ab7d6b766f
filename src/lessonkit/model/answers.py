"""AnswerBook: the half of a lesson that only the teacher's documents are composed from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar, Self, TypeVar

from lessonkit.model.alliances import SheetAnswer
from lessonkit.model.ink import Ink, Written
from lessonkit.model.lines import Evidence, LineIndex
from lessonkit.model.paper import Moves, Setting
from lessonkit.model.text import Text
from lessonkit.model.timeline import TimelineAnswer
from lessonkit.words import ENGLISH


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """A row of the mark scheme: its label ("answer", "accept" …), its words, and what proves them.

    `part` is the letter of the part that the row is about; its first row has the part's `marks`, too.
    """

    label: str
    text: Text
    evidence: tuple[Evidence, ...] = ()
    part: str = ""
    marks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What every item may say to the marker. `beyond` and `corrects` are set out with their flags."""

    why: Text = Text()
    accept: tuple[Text, ...] = ()
    reject: tuple[Text, ...] = ()
    beyond: bool = False
    beyond_note: Text = Text()
    corrects: Text = Text()
    note: Text = Text()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemAnswer(ABC):
    """The stored solution of one item, with its guidance. Subclasses add the answer itself."""

    id: str
    number: int
    marks: int
    guidance: Guidance = Guidance()
    from_facts: ClassVar[bool] = False
    """Whether the lesson's facts answer it, as meanings of terms do, in place of the reading."""

    @abstractmethod
    def discloses(self) -> tuple[str, ...]:
        """The words of the answer that the paper form must show, sorted so that they tell nothing more."""

    @abstractmethod
    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The ink that the key adds to the paper form, citations apart."""

    @abstractmethod
    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The rows of the mark scheme above the guidance: the answer with a tick for each mark, and how to award."""

    def citations(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """MARGIN spaces and the evidence cited in each; by default all of it beside the item's marks."""
        return ((f"{self.id}.margin", self.guidance.evidence),) if self.guidance.evidence else ()

    def proof(self) -> tuple[Evidence, ...]:
        """All that proves the answer, wherever the key cites it: where a hint sends pupils."""
        return tuple(piece for _, evidence in self.citations() for piece in evidence) or self.guidance.evidence

    def renamed(self, id_: str, number: int) -> Self:
        """The answer to the item as it stands on another sheet, see `ItemPaper.renamed`."""
        return replace(self, id=id_, number=number)

    def moved(self, moves: Moves) -> Self:
        """The answer to the item after its lists have moved, see `ItemPaper.reordered`."""
        return self

    def short_answers(self) -> tuple[Text, ...]:
        """The answers that a few words say, which no other item may tell; by default what is written on the paper."""
        return tuple(ink.text for ink in self.fill(_NOWHERE) if isinstance(ink, Written))

    def inner(self) -> tuple[ItemAnswer, ...]:
        """The answers to the items inside this one."""
        return ()

    def tells_itself(self) -> bool:
        """Whether the order in print is the answer: events in the order of time, or letters that run A, B, C …

        Items inside this one tell it of themselves.
        """
        return False


_NOWHERE = Setting(LineIndex(), ENGLISH)
"""Where there are no printed lines to cite."""


@dataclass(frozen=True, slots=True)
class TeacherNote:
    """A note on a paragraph or fact: where it departs from the source (`corrects`), goes beyond it, or needs care.

    `about` is what it speaks of, where the place alone does not tell: the event of a date.
    """

    place: str
    text: Text
    corrects: bool = False
    beyond: bool = False
    about: Text = Text()


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a paragraph comes from: the sections of the source that it draws on."""

    paragraph: int
    sections: tuple[str, ...]
    beyond: bool = False


@dataclass(frozen=True, kw_only=True)
class PartAnswer:
    """What the teacher alone sees of a part of the lesson. Subclasses add it."""

    items: tuple[ItemAnswer, ...] = ()
    """The answers to the part's items."""


PartOf = TypeVar("PartOf", bound=PartAnswer)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBook:
    """Item answers in the order of their numbers, chart answers, and what the teacher should know."""

    items: tuple[ItemAnswer, ...] = ()
    sheets: tuple[SheetAnswer, ...] = ()
    timeline: TimelineAnswer | None = None
    notes: tuple[TeacherNote, ...] = ()
    traces: tuple[Trace, ...] = ()
    sources: tuple[tuple[Text, Text], ...] = ()
    """Title and note of each source."""
    section_titles: tuple[tuple[str, str], ...] = ()
    """Ids and titles of the source's sections."""
    parts: tuple[PartAnswer, ...] = ()

    @property
    def every_item(self) -> tuple[ItemAnswer, ...]:
        """The answers to the worksheet's items, then to those of the lesson's parts."""
        return (*self.items, *(answer for part in self.parts for answer in part.items))

    def part(self, kind: type[PartOf]) -> PartOf | None:
        """The lesson's part of that kind."""
        return next((part for part in self.parts if isinstance(part, kind)), None)
