"""The blank of a storyline: years and writing lines on the left; frames, seats or lines, plates and signs beside."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from lessonkit.charts.columns import GUTTER, Boundary
from lessonkit.charts.legend import draw_legend
from lessonkit.charts.plan import Plan, Side, lane_height
from lessonkit.charts.rows import RULE_PITCH, Row, lanes_of
from lessonkit.charts.shapes import (
    OWNER,
    SMALLEST,
    Box,
    arrow_head,
    disc,
    letter,
    set_centred,
    set_text,
    stroke,
    versus,
    wrap,
)
from lessonkit.charts.tracks import LETTER_RADIUS, draw_lines
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PhasePaper, SheetKind
from lessonkit.model.blocks import Hole
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_CORNER = 11.0
_FRAME_RULE, _BOX_RULE = 0.9, 0.7
_DOT = 2.2
_YEARS, _TITLE, _NOTE = 13.0, 10.0, 9.0
_ZONE_SIZE = 8.0
HOLE_PADDING = 7.0
"""White that ink in a hole keeps from its sides."""

BEYOND_RULE = 8.0
"""What the key's words may stand out beyond a writing line, into the gutter."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The writing lines of a phase: their baselines and their length."""

    baselines: tuple[float, ...]
    width: float


def draw_side(plan: Plan, side: Side, faces: Faces, words: ChartWords) -> list[Placed]:
    """Everything that is printed on one side of paper."""
    sheet = plan.sheet
    things: list[Placed] = []
    for boundary in plan.stand.boundaries:
        things += _draw_zone(plan, side, boundary)
    for row in side.rows:
        things += _draw_text(plan, side, row, faces, words)
        phase = sheet.phases[row.phase]
        for number, bloc in enumerate(phase.blocs):
            if bloc.framed:
                things.append(_outline(plan.frame(row, number), _FRAME_RULE, _CORNER))
        things += _draw_rivals(plan, row, phase, faces, words)
    if sheet.draws_lines:
        things += draw_lines(plan, side, sheet.moments, sheet.protagonist, faces)
    for row in side.rows:
        things += _draw_places(plan, row, faces)
    for line, box in side.names:
        things += set_text(faces, box.x - 12.0, box.middle + 3.4, letter(line), "Bold", 10.0)
        things.append(_outline(box, _BOX_RULE))
        name = sheet.names[line]
        if name is not None:
            things += _fitted(faces, box, name)
    return things + draw_legend(sheet, faces, words, plan.width, side.legend_top)


def holes_of(plan: Plan, side: Side, faces: Faces) -> tuple[Hole, ...]:
    """Where the key writes on a side: names, groups, titles and notes that are not printed."""
    sheet = plan.sheet
    holes: list[Hole] = []
    for line, box in side.names:
        if sheet.names[line] is None:
            holes.append(_hole(f"{sheet.id}.name{line}", box, 10.5))
    for row in side.rows:
        phase = sheet.phases[row.phase]
        if sheet.kind is SheetKind.SEATS:
            holes += [
                _hole(seat_id(plan, row.phase, line), plan.seat(row, line), 9.5)
                for line in phase.order
                if sheet.names[line] is None
            ]
        holes += [
            _hole(f"{sheet.id}.bloc{row.phase}.{number}", plan.plate(row, number), 9.5)
            for number, bloc in enumerate(phase.blocs)
            if bloc.named and bloc.name is None
        ]
        holes += [
            Hole(
                id=f"{sheet.id}.note{row.phase}.{number}",
                x=-HOLE_PADDING,
                y=baseline - 15.5,
                width=plan.stand.text_width + BEYOND_RULE + HOLE_PADDING,
                height=15.0,
                size=9.5,
                align="left",
            )
            for number, baseline in enumerate(ruled_of(plan, row, faces).baselines)
        ]
    return tuple(holes)


def seat_id(plan: Plan, phase: int, line: int) -> str:
    """The id of a seat's hole."""
    return f"{plan.sheet.id}.seat{phase}.{line}"


def ruled_of(plan: Plan, row: Row, faces: Faces) -> Ruled:
    """The writing lines of a phase; none where title and note are printed."""
    phase = plan.sheet.phases[row.phase]
    if phase.title is not None and phase.note is not None:
        return Ruled((), plan.stand.text_width)
    y = _text_lines(plan, row, faces)[1] + 12.0
    count = int((row.text_foot - 2.0 - y) // RULE_PITCH)
    return Ruled(tuple(y + RULE_PITCH * (number + 1) for number in range(count)), plan.stand.text_width)


def _hole(name: str, box: Box, size: float) -> Hole:
    return Hole(id=name, x=box.x, y=box.y, width=box.width, height=box.height, size=size)


def _outline(box: Box, width: float, radius: float = 0.0) -> Placed:
    return rectangle(box.x, box.y, box.width, box.height, width, OWNER, radius=radius)


def _fitted(faces: Faces, box: Box, text: str, size: float = 9.5) -> list[Placed]:
    """A printed text in a box: smaller, then on two lines, where it must."""
    while size > SMALLEST and faces.width("Bold", text, size) > box.width - 4:
        size -= 0.5
    lines = wrap(faces, text, "Bold", size, box.width - 4)[:2]
    first = box.middle + 0.35 * size - 0.55 * size * (len(lines) - 1)
    return [
        thing
        for number, part in enumerate(lines)
        for thing in set_centred(faces, box.centre, first + 1.1 * size * number, part, "Bold", size)
    ]


def _text_lines(plan: Plan, row: Row, faces: Faces) -> tuple[list[tuple[str, str, float, float]], float]:
    """Years, and the printed title and note: (text, face, size, baseline) for each line, and the last baseline."""
    phase, width = plan.sheet.phases[row.phase], plan.stand.text_width
    y = row.text_top + (14.0 if row.text_top else 10.5)
    lines = [(phase.years, "Bold", _YEARS, y)]
    for text, face, size in ((phase.title, "SemiBold", _TITLE), (phase.note, "Regular", _NOTE)):
        for part in wrap(faces, text or "", face, size, width):
            y += size + 3.0
            lines.append((part, face, size, y))
    return lines, y


def _draw_text(plan: Plan, side: Side, row: Row, faces: Faces, words: ChartWords) -> list[Placed]:
    """The left column of a phase, and the dotted line that parts it from the phase above."""
    things: list[Placed] = []
    if row.phase > side.part.start:
        dots = stroke([(0.0, row.text_top), (plan.stand.text_width + GUTTER / 2, row.text_top)], 0.7, (0.7, 2.3))
        things.append(dots)
    lines, last = _text_lines(plan, row, faces)
    for text, face, size, y in lines:
        things += set_text(faces, 0.0, y, text, face, size)
    ruled = ruled_of(plan, row, faces)
    if ruled.baselines:
        things += set_text(faces, 0.0, last + 12.0, words.who_joins, "Regular", _NOTE)
    things += [stroke([(0.0, y), (ruled.width, y)], THIN_RULE) for y in ruled.baselines]
    return things


def _draw_zone(plan: Plan, side: Side, boundary: Boundary) -> list[Placed]:
    """The dashed boundary of a zone, with its name along it on the inner side."""
    first, last = max(boundary.first, side.part.start), min(boundary.last, side.part.stop - 1)
    if first > last:
        return []
    zone = plan.sheet.zones[boundary.zone]
    top, foot = side.row(first).top - 3.0, side.row(last).foot + 5.0
    x = boundary.x + (-4.5 if zone.left else 11.5)
    name_foot = _free_foot(plan, [side.row(phase) for phase in range(first, last + 1)], boundary.zone)
    name = Glyphs(x, name_foot, zone.name, "SemiBold", _ZONE_SIZE, OWNER, turned=90.0)
    return [stroke([(boundary.x, top), (boundary.x, foot)], 1.1, (5.0, 3.0)), name]


def _free_foot(plan: Plan, rows: list[Row], zone: int) -> float:
    """The foot of the longest stretch of a zone's boundary that no lane and no line crosses."""

    def inside(phase: int) -> set[int]:
        return {line for bloc in plan.sheet.phases[phase].blocs if bloc.zone == zone for line in bloc.lines}

    stretches = [[rows[0].top, rows[0].foot]]
    for row in rows[1:]:
        both = set(plan.sheet.phases[row.phase - 1].order) & set(plan.sheet.phases[row.phase].order)
        if row.lanes_top < row.top or (inside(row.phase - 1) ^ inside(row.phase)) & both:
            stretches.append([row.top, row.foot])
        stretches[-1][1] = row.foot
    return max(stretches, key=lambda stretch: (stretch[1] - stretch[0], stretch[1]))[1] - 5.0


def _draw_rivals(plan: Plan, row: Row, phase: PhasePaper, faces: Faces, words: ChartWords) -> list[Placed]:
    things: list[Placed] = []
    lanes = lanes_of(phase)
    for one, other in phase.rivals:
        left, right = plan.frame(row, one), plan.frame(row, other)
        if (one, other) in lanes:
            things += _draw_lane(plan, row, (left, right), lanes[one, other], faces, words)
            continue
        y = (row.top + (row.foot if row.plate_top is None else row.plate_top)) / 2
        x1, x2 = left.right + 1.4, right.x - 1.4
        things.append(stroke([(x1 + 4, y), (x2 - 4, y)], 1.2, (3.0, 2.2)))
        things += [arrow_head(x1, y, (-1, 0), 5.0), arrow_head(x2, y, (1, 0), 5.0)]
        things += versus(faces, (x1 + x2) / 2, y, words.versus)
    return things


def _draw_lane(
    plan: Plan, row: Row, frames: tuple[Box, Box], lane: int, faces: Faces, words: ChartWords
) -> list[Placed]:
    """Rivals joined over the heads of those between them; the disc stands where no line passes."""
    left, right = frames
    y = lane_height(row, lane)
    # Each lane has its own ends; in a narrow frame they stop short of the letter in its middle.
    inset = [_CORNER + 2 + max(0.0, min(6.0 * lane, box.width / 2 - _CORNER - 14)) for box in frames]
    x1, x2 = left.right - inset[0], right.x + inset[1]
    passing = [plan.stand.x[row.phase, line] for line in plan.sheet.phases[row.phase].order]
    passing += [one.x for one in plan.stand.boundaries if one.first <= row.phase <= one.last]
    marks = [x1, *sorted(x for x in passing if x1 < x < x2), x2]
    start, end = max(itertools.pairwise(marks), key=lambda pair: (round(pair[1] - pair[0], 2), -pair[0]))
    return [
        stroke([(x1, row.top - 5.5), (x1, y), (x2, y), (x2, row.top - 5.5)], 1.2, (3.0, 2.2)),
        arrow_head(x1, row.top - 1.2, (0, 1), 5.0),
        arrow_head(x2, row.top - 1.2, (0, 1), 5.0),
        *versus(faces, (start + end) / 2, y, words.versus),
    ]


def _draw_places(plan: Plan, row: Row, faces: Faces) -> list[Placed]:
    """Seats with their dots, or letters; then the plates for the groups' names."""
    sheet, phase = plan.sheet, plan.sheet.phases[row.phase]
    things: list[Placed] = []
    for line in phase.order:
        x = plan.stand.x[row.phase, line]
        if sheet.kind is SheetKind.LABEL:
            things.append(disc(x, row.top, LETTER_RADIUS, 0.9))
            things += set_centred(faces, x, row.top + 3.1, letter(line), "Bold", 9.0)
            continue
        seat = plan.seat(row, line)
        things.append(_outline(seat, _BOX_RULE))
        name = sheet.names[line]
        if name is not None:
            things += _fitted(faces, seat, name)
        if not sheet.draws_lines:
            # A line that ends in this phase has no dot to be joined to a next one.
            goes_on = row.phase < len(sheet.phases) - 1 and line in sheet.phases[row.phase + 1].order
            came = row.phase > 0 and line in sheet.phases[row.phase - 1].order
            ends = [row.top] * came + [row.foot] * goes_on
            things += [disc(x, y, _DOT, 0.0, fill=0.0) for y in ends]
    for number, bloc in enumerate(phase.blocs):
        if bloc.named:
            plate = plan.plate(row, number)
            things.append(_outline(plate, _BOX_RULE, 5.0))
            things += _fitted(faces, plate, bloc.name) if bloc.name else []
    return things
