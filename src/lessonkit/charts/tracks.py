"""The lines of a chart as pieces: interrupted where boxes, signs and captions stand, swinging from phase to phase."""

from __future__ import annotations

from collections.abc import Sequence

from lessonkit.charts.plan import Plan, Side
from lessonkit.charts.rows import CAPTION_LEAD, Row
from lessonkit.charts.shapes import SMALLEST, Box, arrow_head, set_centred
from lessonkit.charts.signs import RADIUS, sign
from lessonkit.charts.strokes import Piece, draw, pattern_of, straight, swing
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import MomentAnswer, MomentPaper, SheetKind
from lessonkit.model.drawing import Placed

LETTER_RADIUS = 6.8
CAPTION_FACE = "SemiBold"
_SHORTEST = 4.6
"""Shorter pieces between two boxes would be mere specks."""

_STUB = 7.0

Moments = Sequence[MomentPaper | MomentAnswer]


def draw_lines(plan: Plan, side: Side, moments: Moments, protagonist: int | None, faces: Faces) -> list[Placed]:
    """All lines of a side with their signs and captions; the protagonist is drawn last, over the others."""
    lines = sorted({line for row in side.rows for line in plan.sheet.phases[row.phase].order})
    things: list[Placed] = []
    for line in sorted(lines, key=lambda one: (one == protagonist, one)):
        own = [moment for moment in moments if moment.line == line]
        things += _draw_line(plan, side, line, own, protagonist, faces)
    for moment in moments:
        if moment.phase in side.part:
            things += _draw_moment(plan, side, moment, moments, faces)
    return things


def caption_lines(plan: Plan, caption: str, faces: Faces) -> list[str]:
    """The caption in lines: its words over its year; the year alone where the words have no room."""
    words, _, year = caption.rpartition(" ")
    room = plan.stand.spacing.seat + 2
    return [part for part in (words, year) if part and faces.width(CAPTION_FACE, part, SMALLEST) <= room]


def sign_box(plan: Plan, side: Side, moment: MomentPaper | MomentAnswer, moments: Moments, faces: Faces) -> Box:
    """The room that a sign and its caption take on the line."""
    x, y = _sign_at(plan, side, moment, moments)
    lines = caption_lines(plan, moment.caption, faces)
    wide = max([2 * RADIUS, *(faces.width(CAPTION_FACE, part, SMALLEST) for part in lines)])
    return Box(x - wide / 2, y - RADIUS - 0.6, wide, 2 * RADIUS + 2.0 + CAPTION_LEAD * len(lines))


def _sign_at(
    plan: Plan, side: Side, moment: MomentPaper | MomentAnswer, moments: Moments
) -> tuple[float, float]:
    together = sorted(
        (one for one in moments if (one.line, one.phase) == (moment.line, moment.phase)), key=lambda one: one.at
    )
    return plan.sign_at(moment, side.row(moment.phase), together.index(moment), len(together))


def _draw_moment(
    plan: Plan, side: Side, moment: MomentPaper | MomentAnswer, moments: Moments, faces: Faces
) -> list[Placed]:
    x, y = _sign_at(plan, side, moment, moments)
    things = sign(moment.sign, x, y)
    for number, part in enumerate(caption_lines(plan, moment.caption, faces)):
        things += set_centred(faces, x, y + RADIUS + 7.6 + number * CAPTION_LEAD, part, CAPTION_FACE, SMALLEST)
    return things


def _draw_line(
    plan: Plan, side: Side, line: int, moments: Moments, protagonist: int | None, faces: Faces
) -> list[Placed]:
    pieces: list[Piece] = []
    heads: list[Placed] = []
    for row in side.rows:
        if (row.phase, line) not in plan.stand.x:
            continue
        pieces += _entering(plan, side, row, line)
        inside, ended = _inside(plan, side, row, line, moments, faces)
        pieces += inside
        if not ended:
            leaving, head = _leaving(plan, side, row, line)
            pieces += leaving
            heads += head
    return draw(pieces, pattern_of(line, protagonist)) + heads


def _entering(plan: Plan, side: Side, row: Row, line: int) -> list[Piece]:
    """From the phase before, over the lanes, down to the frame's edge."""
    x, top = plan.stand.x[row.phase, line], _line_top(plan, row)
    before = plan.stand.x.get((row.phase - 1, line))
    if before is None:
        return []
    start = side.top if row.phase == side.part.start else side.row(row.phase - 1).foot
    turn = row.lanes_top if row.lanes_top < row.top else top
    pieces = [swing((before, start), (x, turn), cased=_crosses(plan, row.phase, line))]
    if turn < top:
        pieces.append(straight(x, turn, top))
    return pieces


def _crosses(plan: Plan, phase: int, line: int) -> bool:
    """Whether a line changes sides with another one on its way into a phase."""
    before, after = plan.sheet.phases[phase - 1].order, plan.sheet.phases[phase].order
    return any(
        (before.index(line) < before.index(other)) != (after.index(line) < after.index(other))
        for other in set(before) & set(after) - {line}
    )


def _line_top(plan: Plan, row: Row) -> float:
    """Where a line enters its frame: under the letter on a sheet of labels that leaves room for one."""
    return row.top - (LETTER_RADIUS + 0.4 if plan.sheet.kind is SheetKind.LABEL else 0.0)


def _inside(
    plan: Plan, side: Side, row: Row, line: int, moments: Moments, faces: Faces
) -> tuple[list[Piece], bool]:
    """The pieces between a frame's edges, and whether the line ends here."""
    x = plan.stand.x[row.phase, line]
    y = row.top + (LETTER_RADIUS + 0.4 if plan.sheet.kind is SheetKind.LABEL else 0.0)
    breaks: list[tuple[float, float]] = []
    if plan.sheet.kind is SheetKind.SEATS:
        if (row.phase - 1, line) not in plan.stand.x:
            y = row.name_top
        breaks.append((row.name_top, row.name_top + row.name_height))
    ended = False
    for moment in moments:
        if moment.phase == row.phase:
            box = sign_box(plan, side, moment, moments, faces)
            ended = ended or moment.sign.ends
            breaks.append((box.y, row.foot + 1 if moment.sign.ends else box.foot))
    bloc = plan.bloc_of(row.phase, line)
    if bloc is not None and bloc.named and row.plate_top is not None:
        number = plan.sheet.phases[row.phase].blocs.index(bloc)
        plate = plan.plate(row, number)
        breaks.append((plate.y, plate.foot))
    pieces = []
    for start, end in [*sorted(breaks), (row.foot, row.foot)]:
        if start - y > (_SHORTEST if start < row.foot else 0.5) or y == row.top < start:
            pieces.append(straight(x, y, min(start, row.foot)))
        y = max(y, end)
    return pieces, ended


def _leaving(plan: Plan, side: Side, row: Row, line: int) -> tuple[list[Piece], list[Placed]]:
    """An arrow where the story ends with this line going on, a stub where it goes on overleaf."""
    x = plan.stand.x[row.phase, line]
    if row.phase == len(plan.sheet.phases) - 1:
        return [straight(x, row.foot, row.foot + 2.0)], [arrow_head(x, row.foot + _STUB + 1, (0, 1), 6.5)]
    if row.phase == side.part.stop - 1 and (row.phase + 1, line) in plan.stand.x:
        return [straight(x, row.foot, row.foot + _STUB)], []
    return [], []
