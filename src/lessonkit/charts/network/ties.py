"""Ties between people: a thick line between allies, a dashed one with a small cross between rivals."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lessonkit.charts.network.marks import ARM, GAP, place_marks
from lessonkit.charts.network.ring import Ring
from lessonkit.charts.network.routes import Point, Route
from lessonkit.charts.shapes import OWNER, stroke
from lessonkit.model.alliances import Tie
from lessonkit.model.drawing import Outline, Placed

_ALLIED, _RIVAL, _CROSS = 3.4, 1.2, 1.3
_CROWDED, _THINNER = 8, 2.6
"""With more people than these allied ties are thinner, so that they can be told apart."""
_DASH = (4.0, 2.6)


def draw_ties(ring: Ring, ties: Sequence[Tie], middle: Point) -> list[Placed]:
    """The ties of a picture whose ring stands round `middle`: rivals under allies, crosses on top."""
    routes = {(tie.one, tie.other): ring.routes[tie.one, tie.other] for tie in ties}
    rivals = {(tie.one, tie.other): routes[tie.one, tie.other] for tie in ties if not tie.allied}
    marks = place_marks(rivals, ring.nodes, routes) or ring.spare
    allied = _THINNER if len(ring.nodes) > _CROWDED else _ALLIED
    things: list[Placed] = []
    crosses: list[Placed] = []
    for pair, way in rivals.items():
        things += _broken(way, marks[pair], middle)
        x, y = way.point(marks[pair])
        crosses += _cross((x + middle[0], y + middle[1]))
    for tie in ties:
        if tie.allied:
            way = routes[tie.one, tie.other]
            things.append(Outline(way.piece(way.first, way.last, middle), OWNER, width=allied))
    return things + crosses


def draw_tie(one: Point, other: Point, *, allied: bool) -> list[Placed]:
    """A straight tie from point to point, as in a legend."""
    if allied:
        return [stroke([one, other], _ALLIED)]
    half = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    way = Route(one, half, other, straight=True)
    return [*_broken(way, 0.5, (0.0, 0.0)), *_cross(half)]


def _broken(way: Route, mark: float, middle: Point) -> list[Placed]:
    """A dashed line that leaves room for its cross."""
    step = GAP / max(1.0, way.speed(mark))
    pieces = [(way.first, mark - step), (way.last, mark + step)]
    # Both halves are dashed from the pills inwards, so that each begins with a whole dash.
    return [
        Outline(way.piece(start, stop, middle), OWNER, width=_RIVAL, dash=_DASH)
        for start, stop in pieces
        if math.dist(way.point(start), way.point(stop)) > 0.5 and (stop - start) * (mark - start) > 0
    ]


def _cross(at: Point) -> list[Placed]:
    x, y = at
    return [stroke([(x - ARM, y - way * ARM), (x + ARM, y + way * ARM)], _CROSS) for way in (1, -1)]
