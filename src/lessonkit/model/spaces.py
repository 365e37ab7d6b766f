"""Answer spaces: what a pupil writes, ticks or rings in, and where the key puts its ink. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lessonkit.model.text import Text


class SpaceKind(StrEnum):
    """The kinds of answer space that a paper form has."""

    TICK = "tick"  # a small box to tick
    LETTER = "letter"  # a box for one letter or number
    CHOICE = "choice"  # a printed letter to ring
    BLANK = "blank"  # a gap in a line of text
    LINE = "line"  # one rule to write on, after its label
    LINES = "lines"  # ruled lines
    BOX = "box"  # a box or cell to write in
    MARGIN = "margin"  # a part of the mark column, kept free for the key's citation
    SKETCH = "sketch"  # a drawing that the key completes


class Pattern(StrEnum):
    """What is printed in a box to help with drawing."""

    PLAIN = "plain"
    SQUARED = "squared"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """An answer space of fixed size. `label` is printed in it for CHOICE (the letter), before it for LINE.

    `name` describes it to a screen reader ("answer to question 3"). A width of 0 fills the frame. BOX spaces draw
    their own frame of `rule` points unless that is 0, and a `pattern` in it; they are no higher than a page allows. A
    MARGIN space paints nothing. A `starter` stands at the top of a BOX, and the answer goes on after it; the box is as
    large as without one.
    """

    id: str
    kind: SpaceKind
    name: str
    width: float = 0.0
    height: float = 15.0
    label: str = ""
    starter: str = ""
    rule: float = 0.7
    before: float = 0.0
    pattern: Pattern = Pattern.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLines:
    """`count` ruled lines to write on, which may break between pages.

    `starters` stand on lines spread over the space, the first on the first line, each on more where it is long; lines
    are added where they would leave none. The words of a `bank` stand at the top, in the room of whole lines that are
    not ruled.
    """

    id: str
    count: int
    name: str
    starters: tuple[str | Text, ...] = ()
    bank: tuple[Text, ...] = ()
    before: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """An answer space inside a Drawing, in the drawing's coordinates: key ink goes here."""

    id: str
    x: float
    y: float
    width: float
    height: float
    size: float = 9.5
    align: str = "centre"
