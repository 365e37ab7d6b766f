"""Signs on their lines, with a word and a year under each."""

from __future__ import annotations

from collections.abc import Sequence

from lessonkit.charts.shapes import OWNER, SMALLEST, Box, set_centred
from lessonkit.charts.signs import RADIUS, sign
from lessonkit.charts.storyline.plan import CAPTION_FACE, Plan, Side
from lessonkit.charts.storyline.rows import CAPTION_LEAD, Row
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import MomentPaper, SheetKind
from lessonkit.model.drawing import Placed, rectangle

_UNDER = 7.1
"""From a sign's foot to the baseline of its caption."""
_INTO_END = 2.0
"""What a caption may take of the white behind the band of signs, half of it on each side."""
_TWO_LINES = RADIUS + _UNDER + CAPTION_LEAD + 2.0
"""How far two lines of caption reach under the line."""

Moments = Sequence[MomentPaper]


def caption_lines(plan: Plan, row: Row, moment: MomentPaper, faces: Faces, together: int) -> list[str]:
    """The caption in lines: all on one where time runs across, else its words over its year.

    The year alone where the words have no room; `together` signs share the line in this phase.
    """
    parts = [part for part in (moment.word, moment.when) if part]
    if plan.way is Way.DOWN:
        room = plan.stand.spacing.seat + 3
    else:
        room = (row.band_foot - row.band_top) / together + (_INTO_END if together == 1 else 0.0)
        if plan.sheet.kind is SheetKind.SEATS:
            # Pupils draw the sign, which the legend names, and write the year: so does the key.
            parts = parts[-1:]
        whole = " ".join(parts)
        if faces.width(CAPTION_FACE, whole, SMALLEST) <= room:
            return [whole]
        if _free_under(plan, row, moment.line) < _TWO_LINES:
            parts = parts[-1:]
    return [part for part in parts if faces.width(CAPTION_FACE, part, SMALLEST) <= room]


def _free_under(plan: Plan, row: Row, line: int) -> float:
    """From a line to what stands under it in its phase, where time runs across."""
    c = plan.stand.c[row.phase, line]
    zones = [one.c - c for one in plan.stand.boundaries if one.first <= row.phase <= one.last and one.c > c]
    return min([_free_in(plan, row, line), *zones])


def _free_in(plan: Plan, row: Row, line: int) -> float:
    """From a line to the next one of its bloc, to the edge of its frame, or to the next bloc."""
    phase = plan.sheet.phases[row.phase]
    c = plan.stand.c[row.phase, line]
    number, bloc = next((i, one) for i, one in enumerate(phase.blocs) if line in one.lines)
    if line != bloc.lines[-1]:
        below = bloc.lines[bloc.lines.index(line) + 1]
        return plan.stand.c[row.phase, below] - plan.stand.spacing.seat / 2 - c
    edge = plan.stand.edges[row.phase, number][1]
    if bloc.framed or number == len(phase.blocs) - 1:
        return edge - c
    return plan.stand.edges[row.phase, number + 1][0] - c


def _place(plan: Plan, side: Side, moment: MomentPaper, moments: Moments) -> tuple[float, float, int]:
    """x and y of a sign, and how many share its line in its phase."""
    together = sorted(
        (one for one in moments if (one.line, one.phase) == (moment.line, moment.phase)), key=lambda one: one.at
    )
    # By identity: two signs may say the same.
    rank = next(at for at, one in enumerate(together) if one is moment)
    return (*plan.sign_at(moment, side.row(moment.phase), rank, len(together)), len(together))


def sign_box(plan: Plan, side: Side, moment: MomentPaper, moments: Moments, faces: Faces) -> Box:
    """The room that a sign and its caption take."""
    x, y, together = _place(plan, side, moment, moments)
    lines = caption_lines(plan, side.row(moment.phase), moment, faces, together)
    wide = max([2 * RADIUS, *(faces.width(CAPTION_FACE, part, SMALLEST) for part in lines)])
    return Box(x - wide / 2, y - RADIUS - 0.6, wide, 2 * RADIUS + 2.0 + CAPTION_LEAD * len(lines))


def sign_extent(plan: Plan, side: Side, moment: MomentPaper, moments: Moments, faces: Faces) -> tuple[float, float]:
    """From where to where a sign interrupts its line: with its caption where time runs down, else alone."""
    if plan.way is Way.DOWN:
        return plan.way.along(sign_box(plan, side, moment, moments, faces))
    x, _, _ = _place(plan, side, moment, moments)
    return x - RADIUS - 0.6, x + RADIUS + 0.6


def draw_over(plan: Plan, side: Side, moments: Moments, faces: Faces) -> list[Placed]:
    """The signs of a side over lines that are printed already, each with its caption on white."""
    things: list[Placed] = []
    for moment in moments:
        if moment.phase in side.part:
            box = sign_box(plan, side, moment, moments, faces)
            things.append(rectangle(box.x, box.y, box.width, box.height, 0.0, OWNER, fill=1.0, stroke=None))
            things += draw_moment(plan, side, moment, moments, faces)
    return things


def draw_moment(plan: Plan, side: Side, moment: MomentPaper, moments: Moments, faces: Faces) -> list[Placed]:
    """The sign with its caption under it."""
    x, y, together = _place(plan, side, moment, moments)
    things = sign(moment.sign.shape, x, y)
    for number, part in enumerate(caption_lines(plan, side.row(moment.phase), moment, faces, together)):
        baseline = y + RADIUS + _UNDER + number * CAPTION_LEAD
        things += set_centred(faces, x, baseline, part, CAPTION_FACE, SMALLEST)
    return things
