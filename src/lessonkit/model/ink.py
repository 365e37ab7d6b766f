"""Ink: what the key adds to a laid-out paper form. Nothing on the page moves for it.

Each names an answer space by its id; layout's `fill` puts it there.
"""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.model.drawing import Placed
from lessonkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Written:
    """Words in a space (BLANK, LETTER, LINE, LINES, BOX or a hole): set down to 8 pt where they must be.

    What is still too long ends with `overflow` ("→ mark scheme 7"); the full text stands in the mark scheme. The words
    of one `group` have one size, the largest at which all of them fit.

    Words go on after the starter of their space; where they begin with those of the starter, these are not written
    twice. Lines that bear further starters are left free, and with `afresh` all that do: the words continue none. With
    a `part` they go on the lines after that starter alone, counted from 1.
    """

    space: str
    text: Text
    overflow: str = ""
    group: str = ""
    afresh: bool = False
    part: int = 0


@dataclass(frozen=True, slots=True)
class Ringed:
    """A ring round a printed letter (CHOICE); with `to` round all that stands from one hole of a drawing to another."""

    space: str
    alt: str = "circled"
    to: str = ""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A tick that breaks out of its box (TICK)."""

    space: str
    alt: str = "ticked"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in a MARGIN space: paragraph over lines, flush right: above the marks, or beside the stem."""

    space: str
    paragraphs: str
    lines: str


@dataclass(frozen=True, slots=True)
class Sketched:
    """Primitives in the coordinates of a Drawing block, named by its id, with what they say."""

    space: str
    things: tuple[Placed, ...]
    alt: str


Ink = Written | Ringed | Ticked | Cited | Sketched
