"""Line patterns: the second cue, after the names, by which a line is followed; none of them relies on grey."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from lessonkit.charts.shapes import OWNER, disc, flattened, points_along, polygon, stroke
from lessonkit.charts.storyline.ways import Way
from lessonkit.model.drawing import Outline, Placed, Segment

CASING = 3.4
"""White on both sides of a line where it changes place, so that crossings read as over and under."""


class Pattern(Enum):
    """How a line is drawn."""

    THICK = auto()
    DOUBLE = auto()
    DASHED = auto()
    DOTTED = auto()
    RAIL = auto()
    BEAD = auto()
    DASH_DOT = auto()
    SQUARE = auto()
    LONG_DASH = auto()
    THIN = auto()
    DIAMOND = auto()
    DOUBLE_DASH = auto()


_OTHERS = tuple(pattern for pattern in Pattern if pattern is not Pattern.THICK)


def pattern_of(line: int, protagonist: int | None) -> Pattern:
    """The pattern of a line: thick for the protagonist, then each another one."""
    if line == protagonist:
        return Pattern.THICK
    place = line - (protagonist is not None and line > protagonist)
    return _OTHERS[place % len(_OTHERS)]


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbroken part of a line."""

    segments: tuple[Segment, ...]
    way: Way


def straight(way: Way, c: float, start: float, stop: float) -> Piece:
    """A piece that runs along time, from `start` to `stop`."""
    return Piece((("M", way.point(start, c)), ("L", way.point(stop, c))), way)


def swing(way: Way, start: tuple[float, float], end: tuple[float, float]) -> Piece:
    """An S from one place (t, c) to another, with handles of 52 % of the time between."""
    (t1, c1), (t2, c2) = start, end
    handle = 0.52 * (t2 - t1)
    curve = (*way.point(t1 + handle, c1), *way.point(t2 - handle, c2), *way.point(t2, c2))
    return Piece((("M", way.point(t1, c1)), ("C", curve)), way)


def draw(pieces: Sequence[Piece], pattern: Pattern, over: Sequence[Piece] = ()) -> list[Placed]:
    """A line in its pattern: white where it crosses `over` lines drawn before, then the strokes."""
    things: list[Placed] = []
    for piece in pieces:
        for other in over:
            things += [_casing(piece, at, _WIDTHS[pattern] + 2 * CASING) for at in crossings(piece, other)]
    for piece in pieces:
        things += _patterned(piece, pattern)
    return things


def crossings(one: Piece, other: Piece) -> list[tuple[float, float]]:
    """Where two pieces cross."""
    first, second = flattened(one.segments), flattened(other.segments)
    found: list[Point] = []
    if _apart(first, second):
        return found
    for (a, b), (c, d) in itertools.product(itertools.pairwise(first), itertools.pairwise(second)):
        at = _meeting(a, b, c, d)
        if at is not None:
            found.append(at)
    return found


Point = tuple[float, float]


def _apart(first: Sequence[Point], second: Sequence[Point]) -> bool:
    """Whether the boxes round two polylines have nothing in common: most lines are nowhere near each other."""
    for way in (0, 1):
        here, there = [point[way] for point in first], [point[way] for point in second]
        if max(here) < min(there) or max(there) < min(here):
            return True
    return False


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the stretch from a to b meets that from c to d, the end of each left out."""
    (dx, dy), (ex, ey) = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = dx * ey - dy * ex
    if turn == 0:
        return None
    s = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / turn
    t = ((c[0] - a[0]) * dy - (c[1] - a[1]) * dx) / turn
    return (a[0] + s * dx, a[1] + s * dy) if 0 <= s < 1 and 0 <= t < 1 else None


_WIDTHS = {
    Pattern.THICK: 4.4,
    Pattern.DOUBLE: 4.0,
    Pattern.DASHED: 2.0,
    Pattern.DOTTED: 2.8,
    Pattern.RAIL: 5.0,
    Pattern.BEAD: 4.0,
    Pattern.DASH_DOT: 2.0,
    Pattern.SQUARE: 4.0,
    Pattern.LONG_DASH: 3.0,
    Pattern.THIN: 0.9,
    Pattern.DIAMOND: 4.0,
    Pattern.DOUBLE_DASH: 4.0,
}
"""How broad each pattern is, ticks and beads included."""


def _plain(piece: Piece, width: float, dash: tuple[float, ...] = (), *, round_caps: bool = False) -> Outline:
    return Outline(piece.segments, OWNER, width=width, dash=dash, round_caps=round_caps, round_joins=True)


def _casing(piece: Piece, at: Point, width: float) -> Outline:
    """The white round a crossing; it stops short of the frames at both ends, which it would nick."""
    points = flattened(piece.segments, 48)
    near = [index for index, point in enumerate(points) if math.dist(point, at) <= _CASED]
    stretch = points[max(0, min(near, default=0) - 1) : max(near, default=0) + 2]
    steps: tuple[Segment, ...] = tuple(("M" if number == 0 else "L", point) for number, point in enumerate(stretch))
    ends = [piece.way.point(*point) for point in points]
    least, most = min(c for _, c in ends) - width, max(c for _, c in ends) + width
    box = piece.way.box(ends[0][0] + _FRAME_HALF, ends[-1][0] - _FRAME_HALF, least, most)
    return Outline(steps, OWNER, stroke=1.0, width=width, clip=(box.x, box.y, box.width, box.height))


_CASED = 9.0
"""How far from a crossing the white reaches; further, it would break lines that run beside."""

_FRAME_HALF = 0.7


def _doubled(piece: Piece, width: float, dash: tuple[float, ...] = ()) -> list[Placed]:
    """Two strokes side by side; the paper shows between them."""
    return [
        Outline(_moved(piece, side * 1.5), OWNER, width=width, dash=dash, round_joins=True) for side in (-1, 1)
    ]


def _moved(piece: Piece, by: float) -> tuple[Segment, ...]:
    """The path beside it, `by` points to one side; curves become short chords."""
    points = flattened(piece.segments, 24)
    angles = [math.atan2(y2 - y1, x2 - x1) for (x1, y1), (x2, y2) in itertools.pairwise(points)]
    # Every piece runs straight along time at both ends, so that it meets the next one.
    straight_on = piece.way.angle
    bends = [straight_on, *((one + other) / 2 for one, other in itertools.pairwise(angles)), straight_on]
    moved = [(x + by * math.sin(angle), y - by * math.cos(angle)) for (x, y), angle in zip(points, bends, strict=True)]
    return (("M", moved[0]), *(("L", point) for point in moved[1:]))


def _patterned(piece: Piece, pattern: Pattern) -> list[Placed]:  # noqa: PLR0911 - one arm for each pattern
    match pattern:
        case Pattern.THICK:
            return [_plain(piece, 4.4)]
        case Pattern.DOUBLE:
            return _doubled(piece, 1.1)
        case Pattern.DASHED:
            return [_plain(piece, 2.0, dash=(5.0, 3.0))]
        case Pattern.DOTTED:
            return [_plain(piece, 2.8, dash=(0.01, 4.4), round_caps=True)]
        case Pattern.DASH_DOT:
            return [_plain(piece, 2.0, dash=(7.0, 2.6, 1.6, 2.6))]
        case Pattern.LONG_DASH:
            return [_plain(piece, 3.0, dash=(11.0, 3.0))]
        case Pattern.DOUBLE_DASH:
            return _doubled(piece, 1.1, (8.0, 2.5))
        case Pattern.RAIL:
            return [_plain(piece, 1.0), *(_tick(x, y, angle) for x, y, angle in _along(piece, 5.0))]
        case Pattern.BEAD:
            return [_plain(piece, 1.0), *(disc(x, y, 1.9, 0.8) for x, y, _ in _along(piece, 7.0))]
        case Pattern.SQUARE:
            return [_plain(piece, 1.0), *(_square(x, y, angle) for x, y, angle in _along(piece, 7.5))]
        case Pattern.DIAMOND:
            return [_plain(piece, 1.0), *(_square(x, y, angle + math.pi / 4) for x, y, angle in _along(piece, 10.0))]
        case Pattern.THIN:
            return [_plain(piece, 0.9)]


def _along(piece: Piece, step: float) -> list[tuple[float, float, float]]:
    return points_along(piece.segments, step)


def _tick(x: float, y: float, angle: float) -> Outline:
    dx, dy = -2.5 * math.sin(angle), 2.5 * math.cos(angle)
    return stroke([(x - dx, y - dy), (x + dx, y + dy)], 1.1)


def _square(x: float, y: float, angle: float) -> Outline:
    corners = [(angle + math.pi * (0.25 + 0.5 * turn)) for turn in range(4)]
    return polygon([(x + 2.4 * math.cos(corner), y + 2.4 * math.sin(corner)) for corner in corners])
