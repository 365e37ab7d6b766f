"""Following a line with the eye: along its path on a copy, from its start to its end, where is there no ink?"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from charts.marks import bounds, text_box
from copies.bundled import ChartPage
from copies.photocopier import PER_POINT, Pixels
from guarantees.builds import FACES
from lessonkit.charts.shapes import Box, flattened
from lessonkit.charts.storyline.strokes import CASING, Pattern, Piece, draw, pattern_of, straight
from lessonkit.charts.storyline.tracks import Track, trace
from lessonkit.charts.storyline.ways import Way
from lessonkit.model.drawing import Glyphs, Outline, Placed

STEP = 0.7
"""Points from sample to sample."""
SLACK = 1.5
"""What copying may add to a gap, in points."""
BARE = 7.0
"""A sign, its words and the seat next to it stand at most that far apart, with no line between: less than a letter."""
_BESIDE = 0.25
"""How far outside a stroke its ink may lie, in points: half a pixel."""
_LARGE = 9.0
"""White areas as large as this are names, signs and letters on a line, not beads of its pattern."""
_CHORDS = 48

Point = tuple[float, float]


@dataclass(frozen=True)
class Sample:
    """A place on a line's path, and the direction of the path there."""

    x: float
    y: float
    angle: float


@dataclass(frozen=True)
class Trail:
    """One line on one side of a chart, on its page: paths that nothing interrupts, from its start to its end.

    `over` are the places where the white of other lines may cut it, with half the width of that white.
    """

    line: int
    pattern: Pattern
    stretches: tuple[tuple[Point, ...], ...]
    over: tuple[tuple[Sample, float], ...]


@dataclass(frozen=True)
class Break:
    """A run without ink on a line: its length in points, where it begins, and how long it may be."""

    line: int
    pattern: Pattern
    length: float
    x: float
    y: float
    allowed: float
    crossed: bool


@dataclass(frozen=True)
class _Line:
    number: int
    pattern: Pattern
    track: Track

    @property
    def pieces(self) -> list[Piece]:
        """Turns and straight pieces from the line's start to its end."""
        return sorted((*self.track.turns, *self.track.pieces), key=_start)


def _start(piece: Piece) -> tuple[float, float]:
    """Where a piece begins along time, and where it ends."""
    points = flattened(piece.segments)
    return tuple(piece.way.point(*end)[0] for end in (points[0], points[-1]))


def trails(page: ChartPage) -> list[Trail]:
    """All lines that are drawn on a page, in the order of drawing: what comes later passes over the others."""
    lines = _lines(page)
    found = []
    for drawn, line in enumerate(lines):
        over = tuple(
            (place, half_width(other.pattern) + CASING)
            for other in lines[drawn + 1 :]
            for piece in other.track.turns
            for place in samples(_points(page, piece))
        )
        found.append(Trail(line.number, line.pattern, tuple(_stretches(page, line.pieces)), over))
    return found


def _lines(page: ChartPage) -> list[_Line]:
    if page.told is None:
        return []
    moments, protagonist = page.told
    numbers = {line for row in page.side.rows for line in page.sheet.phases[row.phase].order}
    return [
        _Line(
            number,
            pattern_of(number, protagonist),
            trace(page.plan, page.side, number, [one for one in moments if one.line == number], FACES),
        )
        for number in sorted(numbers, key=lambda one: (one == protagonist, one))
    ]


def _points(page: ChartPage, piece: Piece) -> list[Point]:
    return [(x + page.drawing.x, y + page.drawing.y) for x, y in flattened(piece.segments, _CHORDS)]


def _stretches(page: ChartPage, pieces: Sequence[Piece]) -> Iterator[tuple[Point, ...]]:
    """Pieces that meet, as one path each."""
    path: list[Point] = []
    for piece in pieces:
        points = _points(page, piece)
        if path and math.dist(path[-1], points[0]) > 0.01:
            yield tuple(path)
            path = []
        path += points
    if path:
        yield tuple(path)


def samples(points: Sequence[Point]) -> Iterator[Sample]:
    """Places `STEP` apart along a polyline, from its first point."""
    due = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        length = math.dist((x1, y1), (x2, y2))
        angle = math.atan2(y2 - y1, x2 - x1)
        while length > 0 and due <= length:
            yield Sample(x1 + (x2 - x1) * due / length, y1 + (y2 - y1) * due / length, angle)
            due += STEP
        due -= length


def _sample_strokes(pattern: Pattern) -> list[Outline]:
    return [one for one in draw([straight(Way.ACROSS, 0.0, 0.0, 100.0)], pattern) if isinstance(one, Outline)]


@cache
def half_width(pattern: Pattern) -> float:
    """From a line's middle to the edge of its pattern: its stroke's, or that of a tick, bead or square on it."""
    return max(
        abs(y) + (one.width / 2 if one.stroke is not None and abs(one.segments[0][1][1] - y) < 1e-6 else 0.0)
        for one in _sample_strokes(pattern)
        for _, y in flattened(one.segments)
    )


@cache
def own_gap(pattern: Pattern) -> float:
    """The longest white of a pattern itself; none where a stroke runs through."""
    strokes = [one for one in _sample_strokes(pattern) if bounds(one).width > 90]
    return min(_white(one) for one in strokes)


def _white(stroke: Outline) -> float:
    return max(stroke.dash[1::2]) - (stroke.width if stroke.round_caps else 0.0) if stroke.dash else 0.0


def inked(copy: Pixels, place: Sample, half: float) -> bool:
    """Whether there is ink across the path, no further from its middle than the pattern's edge."""
    reach = half + _BESIDE
    count = math.ceil(reach * PER_POINT)
    for at in range(-count, count + 1):
        off = reach * at / count
        x, y = place.x - off * math.sin(place.angle), place.y + off * math.cos(place.angle)
        if copy[int(y * PER_POINT), int(x * PER_POINT)] == 0:
            return True
    return False


def breaks(page: ChartPage, trail: Trail, copy: Pixels) -> list[Break]:
    """All runs without ink along a line; where a name, sign or letter stands on it, it is hidden by design."""
    hiding = [bounds(one) for one in page.things if isinstance(one, Outline) and _hides(one)]
    half = half_width(trail.pattern)
    found = []
    for stretch in trail.stretches:
        places = list(samples(stretch))
        seen = [inked(copy, place, half) or any(_inside(box, place) for box in hiding) for place in places]
        found += [_break(trail, run) for run in _runs(places, seen)]
    return found


def _runs(places: Sequence[Sample], seen: Sequence[bool]) -> Iterator[list[Sample]]:
    """The runs of places at which nothing was seen."""
    for there, run in itertools.groupby(zip(places, seen, strict=True), key=lambda pair: pair[1]):
        if not there:
            yield [place for place, _ in run]


def _break(trail: Trail, run: list[Sample]) -> Break:
    """How long a run is, and may be.

    At a crossing the white on one side of the other line is added, as long as it is along the path.
    """
    slants = [
        abs(math.sin(place.angle - one.angle))
        for place in run
        for one, reach in trail.over
        if math.hypot(place.x - one.x, place.y - one.y) <= reach
    ]
    allowed = own_gap(trail.pattern) + SLACK + (CASING / max(0.5, min(slants)) if slants else 0.0)
    return Break(trail.line, trail.pattern, STEP * len(run), run[0].x, run[0].y, allowed, bool(slants))


def _hides(thing: Outline) -> bool:
    box = bounds(thing)
    return thing.fill is not None and min(box.width, box.height) >= _LARGE


def _inside(box: Box, place: Sample) -> bool:
    return box.x <= place.x <= box.right and box.y <= place.y <= box.foot


def bare_gaps(page: ChartPage, trail: Trail) -> list[tuple[float, float, float]]:
    """Where a line is interrupted and nothing stands in its place: length, x and y."""
    capsules = [
        page.plan.frame(row, number)
        for row in page.side.rows
        for number, bloc in enumerate(page.sheet.phases[row.phase].blocs)
        if bloc.framed
    ]
    frames = [Box(one.x + page.drawing.x, one.y + page.drawing.y, one.width, one.height) for one in capsules]
    boxes = [_box(one) for one in page.things if _takes_place(one, frames)]
    found = []
    for before, after in itertools.pairwise(trail.stretches):
        places = list(samples([before[-1], after[0]]))
        seen = [any(_inside(box, place) for box in boxes) for place in places]
        found += [(STEP * len(run), run[0].x, run[0].y) for run in _runs(places, seen)]
    return found


def _box(thing: Placed) -> Box:
    assert isinstance(thing, Glyphs | Outline)
    return text_box(thing) if isinstance(thing, Glyphs) else bounds(thing)


def _takes_place(thing: Placed, capsules: Sequence[Box]) -> bool:
    """Whether a thing may stand in a line's place: a text, or a closed shape that is no capsule."""
    if isinstance(thing, Glyphs):
        return bool(thing.text.strip())
    if not isinstance(thing, Outline) or thing.segments[-1][0] != "Z":
        return False
    box = bounds(thing)
    return not any(abs(box.x - one.x) + abs(box.y - one.y) + abs(box.foot - one.foot) < 0.1 for one in capsules)


