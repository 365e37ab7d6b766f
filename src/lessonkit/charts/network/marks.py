"""Where the small cross of a rivalry stands on its tie: in the middle, or beside it where something is in the way."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from lessonkit.charts.network.routes import Node, Point, Route

Pair = tuple[int, int]
"""Two people by their places, the lower first."""

ARM = 2.8
"""Half the width and height of a cross."""
GAP = 5.0
"""How far the tie is broken on either side of its cross."""
APART = 9.0
"""Two crosses are so far from each other, middle to middle."""
_FROM_PILLS = 4.8
_FROM_TIES = 7.0
_SHARES = (0.5, *(0.5 + way * step * 0.04 for step in range(1, 11) for way in (-1, 1)))


def place_marks(
    rivals: Mapping[Pair, Route], nodes: Sequence[Node], ties: Mapping[Pair, Route]
) -> dict[Pair, float] | None:
    """The parameter of each rival tie's cross; None where not all find a place.

    Crosses keep off pills and off each other; off the `ties` where they can, and near the middle.
    """
    lines = {pair: found.chords() for pair, found in ties.items()}
    placed: dict[Pair, float] = {}
    taken: list[Point] = []
    # Short ties have the least choice.
    for pair in sorted(rivals, key=lambda one: (round(rivals[one].length(), 3), one)):
        way = rivals[pair]
        free = [share for share in _SHARES if _is_free(way.point(way.at(share)), taken, nodes)]
        if not free:
            return None
        foreign = [line for other, line in lines.items() if other != pair]
        costs = [(_struck(way.point(way.at(share)), foreign), place) for place, share in enumerate(free)]
        t = way.at(free[min(costs)[1]])
        placed[pair] = t
        taken.append(way.point(t))
    return placed


def _is_free(point: Point, taken: Sequence[Point], nodes: Sequence[Node]) -> bool:
    return all(math.dist(point, other) >= APART for other in taken) and all(
        node.distance(point) >= _FROM_PILLS for node in nodes
    )


def _struck(point: Point, lines: Sequence[Sequence[Point]]) -> int:
    """How many other ties run through a cross."""
    return sum(
        any(_distance(point, one, other) < _FROM_TIES for one, other in itertools.pairwise(line)) for line in lines
    )


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a stretch of line."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / square
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - one[0] - share * dx, point[1] - one[1] - share * dy)
