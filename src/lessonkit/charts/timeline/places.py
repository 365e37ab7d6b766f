"""Where everything of a timeline stands on its sides of paper; the blank and the key share it.

A place is told by `u`, along the axis, and `v`, across it from its middle; `Turn` makes x and y of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.shapes import Box
from lessonkit.charts.timeline.axis import Axis
from lessonkit.model.timeline import TimelinePaper

ARROW = 10.0
"""The axis ends in a point, which says that time goes on."""

TICK_FACE, TICK_SIZE, TICK_LEAD = "SemiBold", 9.0, 10.5
LARGE_TICK, SMALL_TICK = 5.0, 3.0
LEGEND_HEIGHT = 18.0
BAND_RULE = 0.9
BAR_LEAST = 8.0
"""A date that is known less exactly is shown as a bar where the bar is longer than this; else it looks like a dot."""

STUB = 6.0
"""A leader leaves its dot at right angles, clear of the dots beside it."""

LANDING = 4.0
"""And so it comes to the boxes, clear of those beside its own."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which way the axis runs, and where its middle stands on the drawing."""

    down: bool
    middle: float

    def point(self, u: float, v: float) -> tuple[float, float]:
        """x and y of a place."""
        return (self.middle + v, u) if self.down else (u, self.middle + v)

    def box(self, u: tuple[float, float], v: tuple[float, float]) -> Box:
        """The rectangle from one place to another."""
        (x, y), (right, foot) = self.point(u[0], v[0]), self.point(u[1], v[1])
        return Box(x, y, right - x, foot - y)


@dataclass(frozen=True, slots=True)
class Card:
    """An event on the drawing: its number, its box, its leader from the dot to the box, and its bar, if it has one."""

    number: int
    box: Box
    leader: tuple[tuple[float, float], ...]
    bar: Box | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of paper: its axis, the breadth of its band, its cards in order of time, its size."""

    number: int
    axis: Axis
    band: float
    turn: Turn
    cards: tuple[Card, ...]
    width: float
    height: float
    legend_top: float
    goes_on: bool = False

    @property
    def drawing_id(self) -> str:
        """The id of its drawing."""
        return f"timeline.chart{self.number}"

    @property
    def has_bars(self) -> bool:
        """Whether some dates are shown as bars."""
        return any(card.bar for card in self.cards)


@dataclass(frozen=True, slots=True)
class Plan:
    """A timeline with all its places. `bank_apart` puts the list of texts on a page of its own."""

    paper: TimelinePaper
    sides: tuple[Side, ...]
    bank_apart: bool
