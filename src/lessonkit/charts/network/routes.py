"""Ways between two pills of a network: straight, or bowed round the pills that stand between."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import Box
from lessonkit.model.drawing import Segment

Point = tuple[float, float]

RADIUS = 11.5
"""The corners of a pill are rounded so far; a pill of one line has round ends."""
EDGE = 0.6
"""A tie ends so far from the edge of its pill, where the outline's own half ends."""
CLEAR = 4.0
"""A tie keeps so far from the pills of others."""
_STEP = 4.0
_BOW = 6.0
"""Bows are tried in steps of so many points, inwards before outwards."""
_MOST_BOWS = 14
_ASIDE = 0.2
"""How far a way begins aside of its pill's middle, as a share of how far aside it leads."""
_MORE_BOWS = 8
"""So many further bows are tried where a way runs into another."""
_PLACES, _MERGED = 12, 5.0
"""Ways nearer than this at some of so many places look like one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name in its pill: its middle, its size, its lines and the size of its letters."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float

    @property
    def box(self) -> Box:
        """The pill with its outline left out."""
        return Box(self.x - self.width / 2, self.y - self.height / 2, self.width, self.height)

    @property
    def radius(self) -> float:
        """How far the corners are rounded."""
        return min(RADIUS, self.height / 2)

    def towards(self, other: Node) -> Point:
        """Where in the pill ways to another begin: the further aside that stands, the further from the middle."""
        most = self.width / 2 - self.radius
        return self.x + min(most, max(-most, _ASIDE * (other.x - self.x))), self.y

    def distance(self, point: Point) -> float:
        """How far a point is from the edge; less than 0 inside the pill."""
        radius = self.radius
        dx = max(0.0, abs(point[0] - self.x) - (self.width / 2 - radius))
        dy = max(0.0, abs(point[1] - self.y) - (self.height / 2 - radius))
        return math.hypot(dx, dy) - radius


@dataclass(frozen=True, slots=True)
class Route:
    """A quadratic curve from middle to middle, of which the part from `first` to `last` is outside both pills."""

    start: Point
    bend: Point
    end: Point
    straight: bool
    first: float = 0.0
    last: float = 1.0

    def point(self, t: float) -> Point:
        """A point of the curve, from 0 to 1."""
        return self._blossom(t, t)

    def at(self, share: float) -> float:
        """The parameter at a share of the visible part."""
        return self.first + share * (self.last - self.first)

    def length(self) -> float:
        """About how long the visible part is."""
        return math.dist(self.point(self.first), self.point(self.last))

    def speed(self, t: float) -> float:
        """Points of length for a whole parameter, at a point."""
        return math.dist(self.point(t - 0.01), self.point(t + 0.01)) / 0.02

    def chords(self) -> list[Point]:
        """The visible part as a polyline."""
        count = 1 if self.straight else 12
        return [self.point(self.at(step / count)) for step in range(count + 1)]

    def piece(self, start: float, stop: float, middle: Point) -> tuple[Segment, ...]:
        """A part of the curve as a path, where (0, 0) stands at `middle`."""

        def moved(point: Point) -> Point:
            return (point[0] + middle[0], point[1] + middle[1])

        one, other = moved(self.point(start)), moved(self.point(stop))
        if self.straight:
            return (("M", one), ("L", other))
        bend = moved(self._blossom(start, stop))
        handles = [tuple(end[i] + 2 / 3 * (bend[i] - end[i]) for i in (0, 1)) for end in (one, other)]
        return (("M", one), ("C", (*handles[0], *handles[1], *other)))

    def _blossom(self, s: float, t: float) -> Point:
        """The polar form of the curve: at (t, t) its point, at (s, t) the bend of the part between."""
        a, b, c = (1 - s) * (1 - t), s + t - 2 * s * t, s * t
        return (
            a * self.start[0] + b * self.bend[0] + c * self.end[0],
            a * self.start[1] + b * self.bend[1] + c * self.end[1],
        )


def route(one: int, other: int, nodes: Sequence[Node], room: Box, near: Sequence[Route] = ()) -> Route | None:
    """The least bowed way that keeps clear of all other pills and inside the room; None where there is none.

    A few more bows are tried where it would run into one of those `near`, which end at the same pills.
    """
    start, end = nodes[one], nodes[other]
    foreign = [node for place, node in enumerate(nodes) if place not in (one, other)]
    bowed = _bowed(start.towards(end), end.towards(start))
    clear = (_trimmed(way, start, end) for way in bowed if _is_clear(way, foreign, room))
    tried = list(itertools.islice(clear, 1))
    beside = [way.chords() for way in near]
    if not tried or not (worst := _shared(tried[0], beside)):
        return tried[0] if tried else None
    tried += itertools.islice(clear, _MORE_BOWS)
    return min(tried, key=lambda way: worst if way is tried[0] else _shared(way, beside))


def _shared(way: Route, beside: Sequence[Sequence[Point]]) -> int:
    """At how many places a way runs so near to another that their strokes look like one.

    Its ends are left out: all ways of a pill meet there.
    """
    points = [way.point(way.at(step / _PLACES)) for step in range(2, _PLACES - 1)]
    return sum(
        any(_apart(point, one, other) < _MERGED for one, other in itertools.pairwise(chords))
        for point in points
        for chords in beside
    )


def _apart(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a stretch between two points."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy or 1.0
    share = min(1.0, max(0.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length))
    return math.hypot(point[0] - one[0] - share * dx, point[1] - one[1] - share * dy)


def straight_route(one: Node, other: Node) -> Route:
    """The straight way, whatever stands on it."""
    return _trimmed(next(_bowed(one.towards(other), other.towards(one))), one, other)


def _bowed(start: Point, end: Point) -> Iterator[Route]:
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    yield Route(start, middle, end, straight=True)
    length = math.dist(start, end) or 1.0
    normal = ((start[1] - end[1]) / length, (end[0] - start[0]) / length)
    inwards = -1.0 if normal[0] * middle[0] + normal[1] * middle[1] > 0 else 1.0
    for step in range(1, _MOST_BOWS + 1):
        for way in (inwards, -inwards):
            by = 2 * way * step * _BOW
            yield Route(start, (middle[0] + by * normal[0], middle[1] + by * normal[1]), end, straight=False)


def _is_clear(found: Route, foreign: Sequence[Node], room: Box) -> bool:
    count = max(8, math.ceil(math.dist(found.start, found.end) / _STEP))
    for step in range(1, count):
        x, y = found.point(step / count)
        if not (room.x <= x <= room.right and room.y <= y <= room.foot):
            return False
        if any(node.distance((x, y)) < CLEAR for node in foreign):
            return False
    return True


def _trimmed(found: Route, start: Node, end: Node) -> Route:
    """The route from edge to edge."""
    first = _leaves(found, start, 0.0, 0.5)
    last = _leaves(found, end, 1.0, 0.5)
    return Route(found.start, found.bend, found.end, found.straight, first, last)


def _leaves(found: Route, node: Node, inside: float, outside: float) -> float:
    """The parameter at which a curve leaves a pill, by bisection."""
    for _ in range(24):
        middle = (inside + outside) / 2
        if node.distance(found.point(middle)) < EDGE:
            inside = middle
        else:
            outside = middle
    return outside
