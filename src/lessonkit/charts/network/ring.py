"""The ring of a network: names in pills on an ellipse, with a free way between any two.

It is made from the names alone, so that it tells nothing of who is tied to whom; all pictures of a sheet share it.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.network.marks import Pair, place_marks
from lessonkit.charts.network.routes import Node, Point, Route, route, straight_route
from lessonkit.charts.shapes import SMALLEST, Box, wrap
from lessonkit.fonts.faces import Faces

FACE = "Bold"
"""The widest face of a name: a pill keeps its size whether it is white, black or dotted."""
_SIZES = ((11.0, 2000.0), (10.0, 1200.0), (9.0, 600.0))
"""Sizes of names, and the area that a ring must have for each pair of people, in square points.

Small pictures have small names, so that lines have room; with less area there is no room to draw.
"""
_SMALLER = (8.5, SMALLEST)
_SIDES, _LEAST_WIDTH, _HEIGHT = 16.0, 40.0, 19.0
_LEADING = 1.15
_WIDEST = (0.3, 0.18)
"""A pill takes no more of the ring's width than this, where its name can be set smaller or broken."""
_GAPS = ((18.0, 14.0), (14.0, 11.0))
"""White between neighbours, side by side and one over the other: a tie of this length has room for its cross."""
_ASPECT = (1.9, 4.0)
"""How much broader than high a ring may be."""
_SAMPLES = 720


@dataclass(frozen=True, slots=True)
class Ring:
    """People by their places in the sheet's names, ways between any two, and where crosses stand at the worst.

    (0, 0) is the middle of the ring. `spare` are places for the crosses of all ties at once.
    """

    nodes: tuple[Node, ...]
    routes: Mapping[Pair, Route]
    spare: Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class _Spacing:
    """The area for each pair, the white between neighbours (across, down), and how broad the ring may be."""

    area: float
    gaps: tuple[float, float]
    aspect: float


def plan_ring(names: Sequence[str], first: int, room: tuple[float, float], faces: Faces) -> Ring | None:
    """The roomiest ring in a width and a height, with the `first` of the names at its top left; None without room."""
    width, height = room
    for widest, (size, area), gaps, aspect in itertools.product(_WIDEST, _SIZES, _GAPS, _ASPECT):
        pills = [_pill(name, size, widest * width, faces) for name in names]
        nodes = _placed(pills, first, room, _Spacing(area, gaps, aspect))
        if nodes is not None:
            found = _joined(nodes, Box(-width / 2, -height / 2, width, height))
            if found is not None:
                return found
    return None


def crowded_ring(names: Sequence[str], first: int, room: tuple[float, float], faces: Faces) -> Ring:
    """The ring of names that are too long for any sheet: ties run straight, whatever they meet."""
    pills = [_pill(name, SMALLEST, _WIDEST[-1] * room[0], faces) for name in names]
    points = _spaced(len(pills), _radii(pills, room, _ASPECT[-1]), (1.0, 1.0))
    nodes = _on_ring(pills, points, first)
    routes = {
        (one, other): straight_route(nodes[one], nodes[other])
        for one, other in itertools.combinations(range(len(nodes)), 2)
    }
    return Ring(nodes, routes, {pair: found.at(0.5) for pair, found in routes.items()})


def _pill(name: str, size: float, widest: float, faces: Faces) -> Node:
    """A name's pill: a long name is set smaller, then broken in lines."""
    for smaller in (size, *(one for one in _SMALLER if one < size)):
        width = faces.width(FACE, name, smaller) + _SIDES
        if width <= widest:
            return Node(0.0, 0.0, max(_LEAST_WIDTH, width), _HEIGHT * max(1.0, smaller / 9.5), (name,), smaller)
    lines = tuple(wrap(faces, name, FACE, SMALLEST, widest - _SIDES))
    width = max(faces.width(FACE, line, SMALLEST) for line in lines) + _SIDES
    return Node(0.0, 0.0, width, _HEIGHT + (len(lines) - 1) * _LEADING * SMALLEST, lines, SMALLEST)


def _placed(pills: Sequence[Node], first: int, room: tuple[float, float], spacing: _Spacing) -> tuple[Node, ...] | None:
    """The pills on the ring; None where two are too near, or the ring is too small to draw in."""
    radii = _radii(pills, room, spacing.aspect)
    count, gaps = len(pills), spacing.gaps
    if min(radii) < 0 or math.pi * radii[0] * radii[1] < spacing.area * count * (count - 1) / 2:
        return None
    pitch = (max(pill.width for pill in pills) + gaps[0], max(pill.height for pill in pills) + gaps[1])
    nodes = _on_ring(pills, _spaced(count, radii, pitch), first)
    grown = [Box(node.box.x, node.box.y, node.width + gaps[0], node.height + gaps[1]) for node in nodes]
    if any(one.overlaps(other) for one, other in itertools.combinations(grown, 2)):
        return None
    return nodes


def _radii(pills: Sequence[Node], room: tuple[float, float], aspect: float) -> tuple[float, float]:
    height = (room[1] - max(pill.height for pill in pills)) / 2 - 1.0
    width = (room[0] - max(pill.width for pill in pills)) / 2 - 1.0
    return min(width, aspect * height), height


def _on_ring(pills: Sequence[Node], points: Sequence[Point], first: int) -> tuple[Node, ...]:
    count = len(pills)
    return tuple(
        replace(pill, x=points[(person - first) % count][0], y=points[(person - first) % count][1])
        for person, pill in enumerate(pills)
    )


def _spaced(count: int, radii: tuple[float, float], pitch: tuple[float, float]) -> list[Point]:
    """Places clockwise from the top left, evenly spaced by how many pills would stand between.

    They mirror each other left and right.
    """
    if count == 1:
        return [(0.0, 0.0)]
    angles = [2 * math.pi * step / _SAMPLES for step in range(_SAMPLES + 1)]
    points = [(radii[0] * math.sin(angle), -radii[1] * math.cos(angle)) for angle in angles]
    steps = [max(abs(x2 - x1) / pitch[0], abs(y2 - y1) / pitch[1]) for (x1, y1), (x2, y2) in itertools.pairwise(points)]
    ways = list(itertools.accumulate(steps, initial=0.0))
    return [_along(points, ways, ((place - 0.5) % count) / count * ways[-1]) for place in range(count)]


def _along(points: Sequence[Point], ways: Sequence[float], way: float) -> Point:
    after = min(max(1, bisect_left(ways, way)), len(ways) - 1)
    share = (way - ways[after - 1]) / (ways[after] - ways[after - 1] or 1.0)
    (x1, y1), (x2, y2) = points[after - 1], points[after]
    return (x1 + share * (x2 - x1), y1 + share * (y2 - y1))


def _joined(nodes: tuple[Node, ...], room: Box) -> Ring | None:
    """The ring with a way between any two; None where one finds none, or where crosses would lie on each other.

    Neighbours are joined first: the longer a way is, the more room it has to keep off the others.
    """
    pairs = list(itertools.combinations(range(len(nodes)), 2))
    routes: dict[Pair, Route] = {}
    for pair in sorted(pairs, key=lambda pair: math.dist(*((nodes[one].x, nodes[one].y) for one in pair))):
        near = [way for other, way in routes.items() if set(other) & set(pair)]
        found = route(*pair, nodes, room, near)
        if found is None:
            return None
        routes[pair] = found
    routes = {pair: routes[pair] for pair in pairs}
    spare = place_marks(routes, nodes, {})
    return None if spare is None else Ring(nodes, routes, spare)
