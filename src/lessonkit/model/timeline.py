"""The timeline: what its sheet prints (paper) and what it asks for (answer).

Days are whole numbers that count on without a gap, also from 1 BC to AD 1; only their differences mean anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lessonkit.model.lines import Evidence
from lessonkit.model.text import Text


class Asked(StrEnum):
    """What a timeline may leave for the pupil."""

    TEXTS = "texts"
    DATES = "dates"


class Lie(StrEnum):
    """How the sheet lies: time runs from left to right, or down."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPaper:
    """A place on the axis, with what is printed beside it; None stands for what is left blank.

    It happened on some day from `first` up to, but not on, `after`: as exact as it is known.
    """

    first: int
    after: int
    date: str | None = None
    text: Text | None = None
    label: str = ""
    """What stands in the corner of its box, before its date, if that is printed: a number to speak of it by."""

    @property
    def headed(self) -> bool:
        """Whether a date or a label is printed over its text; else pupils write the date there."""
        return self.date is not None or bool(self.label)

    @property
    def middle(self) -> float:
        """Where its dot stands: at its day, or in the middle of those on which it may have happened."""
        return self.first if self.after - self.first == 1 else (self.first + self.after) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePaper:
    """The sheet as the pupil sees it: events in order of their places, and the texts to choose from, sorted.

    With `letters` pupils write the letter of a text in place of its words. `asked` is empty for no blank at all.
    """

    title: Text
    events: tuple[EventPaper, ...]
    asked: frozenset[Asked] = frozenset()
    bank: tuple[Text, ...] = ()
    letters: bool = False
    lie: Lie = Lie.LANDSCAPE
    left_over: int = 0
    """How many texts of the bank belong nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnswer:
    """What completes an event: its date, its text, the text's letter in the bank ("" for none), and what proves it.

    `asked` is false of an event that is printed in full.
    """

    date: str
    text: Text
    letter: str = ""
    asked: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAnswer:
    """What completes the sheet, event by event; `either_way` are events of one date, whose texts may be swapped."""

    events: tuple[EventAnswer, ...]
    either_way: tuple[tuple[int, ...], ...] = ()
    left_over: tuple[Text, ...] = ()
    """The texts of the bank that belong nowhere."""
