"""The two ways in which time runs over a sheet: down an upright one, or across one that lies on its side.

Places are reckoned in `t`, along time, and `c`, across it; both from the drawing's top left corner, in points.
"""

from __future__ import annotations

import math
from enum import Enum, auto

from lessonkit.charts.shapes import Box


class Way(Enum):
    """How time runs."""

    DOWN = auto()
    ACROSS = auto()

    def point(self, t: float, c: float) -> tuple[float, float]:
        """x and y of a place."""
        return (c, t) if self is Way.DOWN else (t, c)

    def box(self, t0: float, t1: float, c0: float, c1: float) -> Box:
        """The rectangle from t0 to t1 along time and from c0 to c1 across it."""
        if self is Way.DOWN:
            return Box(c0, t0, c1 - c0, t1 - t0)
        return Box(t0, c0, t1 - t0, c1 - c0)

    def along(self, box: Box) -> tuple[float, float]:
        """From where to where a rectangle reaches along time."""
        return (box.y, box.foot) if self is Way.DOWN else (box.x, box.right)

    def over(self, box: Box) -> tuple[float, float]:
        """From where to where a rectangle reaches across time."""
        return (box.x, box.right) if self is Way.DOWN else (box.y, box.foot)

    @property
    def forwards(self) -> tuple[float, float]:
        """The direction of time, of length 1."""
        return self.point(1.0, 0.0)

    @property
    def sideways(self) -> tuple[float, float]:
        """The direction across time, of length 1."""
        return self.point(0.0, 1.0)

    @property
    def angle(self) -> float:
        """The direction of time in radians, y down."""
        return math.pi / 2 if self is Way.DOWN else 0.0
