"""The lines of a chart as pieces: interrupted where boxes, names and signs stand, swinging from phase to phase."""

from __future__ import annotations

from dataclasses import dataclass, field

from lessonkit.charts.asking import ends_in
from lessonkit.charts.shapes import arrow_head, stroke
from lessonkit.charts.storyline.fates import Moments, draw_moment, sign_extent
from lessonkit.charts.storyline.legend import BAR, HALF_BAR
from lessonkit.charts.storyline.pills import pill
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.strokes import Piece, draw, pattern_of, straight, swing
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetKind
from lessonkit.model.drawing import Placed

LETTER_RADIUS = 6.8
_SHORTEST = 4.6
"""Shorter pieces between two boxes would be mere specks."""

_STUB = 7.0
_FROM_EDGE = 1.5
"""What comes from overleaf starts so far inside the drawing, so that broad patterns stay within it."""


def draw_lines(plan: Plan, side: Side, moments: Moments, protagonist: int | None, faces: Faces) -> list[Placed]:
    """All lines of a side with their signs and captions; the protagonist is drawn last, over the others."""
    lines = sorted({line for row in side.rows for line in plan.sheet.phases[row.phase].order})
    things: list[Placed] = []
    turns: list[Piece] = []
    for line in sorted(lines, key=lambda one: (one == protagonist, one)):
        own = [moment for moment in moments if moment.line == line]
        track = trace(plan, side, line, own, faces)
        things += draw(track.turns, pattern_of(line, protagonist), turns)
        things += draw(track.pieces, pattern_of(line, protagonist)) + track.heads
        turns += track.turns
    for moment in moments:
        if moment.phase in side.part:
            things += draw_moment(plan, side, moment, moments, faces)
    return things


@dataclass(slots=True)
class Track:
    """A line on one side: the turns from phase to phase, the pieces between, and the arrow at its end."""

    turns: list[Piece] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    heads: list[Placed] = field(default_factory=list)


def trace(plan: Plan, side: Side, line: int, moments: Moments, faces: Faces) -> Track:
    """A line on a side from its start to its end; `moments` are its own."""
    track = Track()
    for row in side.rows:
        if (row.phase, line) not in plan.stand.c:
            continue
        _enter(plan, side, row, line, track)
        inside, ended = _inside(plan, side, row, line, moments, faces)
        track.pieces += inside
        if ended:
            continue
        if ends_in(plan.sheet, row.phase, line):
            track.heads.append(_end_bar(plan, row, line))
            continue
        leaving, head = _leaving(plan, side, row, line)
        track.pieces += leaving
        track.heads += head
    return track


def _enter(plan: Plan, side: Side, row: Row, line: int, track: Track) -> None:
    """From the phase before, over the lanes, to the frame's edge."""
    c, top = plan.stand.c[row.phase, line], row.top - _letter(plan)
    before = plan.stand.c.get((row.phase - 1, line))
    if before is None:
        return
    start = side.start + _FROM_EDGE if row.phase == side.part.start else side.row(row.phase - 1).foot
    turn = row.lanes_top if row.lanes_top < row.top else top
    track.turns.append(swing(plan.way, (start, before), (turn, c)))
    if turn < top:
        track.pieces.append(straight(plan.way, c, turn, top))


def _letter(plan: Plan) -> float:
    """How far a line stops short of the frame's edge, on which a letter stands on a sheet of labels."""
    return LETTER_RADIUS + 0.4 if plan.sheet.kind is SheetKind.LABEL else 0.0


def _inside(
    plan: Plan, side: Side, row: Row, line: int, moments: Moments, faces: Faces
) -> tuple[list[Piece], bool]:
    """The pieces between a frame's edges, and whether the line ends here at a sign."""
    leaves = ends_in(plan.sheet, row.phase, line)
    here = [moment for moment in moments if moment.phase == row.phase]
    t = row.top + _letter(plan)
    breaks = _name_breaks(plan, row, line, faces)
    if breaks and (row.phase - 1, line) not in plan.stand.c:
        t = breaks[0][0]
    last = max(here, key=lambda one: one.at, default=None)
    ended = any(one.sign.ends for one in here) or (leaves and last is not None)
    for moment in here:
        start, stop = sign_extent(plan, side, moment, moments, faces)
        ends = moment.sign.ends or (leaves and moment is last)
        breaks.append((start, row.foot + 1 if ends else stop))
    if leaves and not ended:
        breaks.append((_end(row), row.foot + 1))
    breaks += _plate_breaks(plan, row, line)
    pieces = []
    for start, stop in [*sorted(breaks), (row.foot, row.foot)]:
        if start - t > (_SHORTEST if start < row.foot else 0.5) or t == row.top < start:
            pieces.append(straight(plan.way, plan.stand.c[row.phase, line], t, min(start, row.foot)))
        t = max(t, stop)
    return pieces, ended


def _end(row: Row) -> float:
    """t at which a line ends that leaves the story without a sign."""
    return row.band_foot - BAR


def _end_bar(plan: Plan, row: Row, line: int) -> Placed:
    """A short bar across such a line's end."""
    c = plan.stand.c[row.phase, line]
    return stroke([plan.way.point(_end(row), c - HALF_BAR), plan.way.point(_end(row), c + HALF_BAR)], BAR)


def _name_breaks(plan: Plan, row: Row, line: int, faces: Faces) -> list[tuple[float, float]]:
    """Where a seat or a printed name interrupts a line."""
    if plan.sheet.kind is SheetKind.SEATS:
        return [(row.name_top, row.name_top + row.name_height)]
    name = plan.sheet.names[line]
    if plan.sheet.kind is SheetKind.COMPLETE and name is not None:
        return [plan.way.along(pill(plan, row, line, name, faces).box)]
    return []


def _plate_breaks(plan: Plan, row: Row, line: int) -> list[tuple[float, float]]:
    bloc = plan.bloc_of(row.phase, line)
    if plan.way is Way.ACROSS or bloc is None or not bloc.named:
        return []
    return [plan.way.along(plan.plate(row, plan.sheet.phases[row.phase].blocs.index(bloc)))]


def _leaving(plan: Plan, side: Side, row: Row, line: int) -> tuple[list[Piece], list[Placed]]:
    """An arrow where the story ends with this line going on, a stub where it goes on overleaf."""
    c = plan.stand.c[row.phase, line]
    if row.phase == len(plan.sheet.phases) - 1:
        head = arrow_head(*plan.way.point(row.foot + _STUB + 1, c), plan.way.forwards, 6.5)
        return [straight(plan.way, c, row.foot, row.foot + 2.0)], [head]
    if row.phase == side.part.stop - 1 and (row.phase + 1, line) in plan.stand.c:
        return [straight(plan.way, c, row.foot, row.foot + _STUB)], []
    return [], []
