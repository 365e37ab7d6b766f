"""The blank of a storyline: frames, seats or lines, plates and signs; years and writing lines beside or over them."""

from __future__ import annotations

from lessonkit.chart_words import ChartWords
from lessonkit.charts.shapes import OWNER, SMALLEST, Box, disc, letter, set_centred, set_text, shortened, wrap
from lessonkit.charts.storyline.legend import draw_legend
from lessonkit.charts.storyline.pills import draw_pill, pill
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rivals import CORNER, draw_rivals
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.texts import BEYOND_RULE, HOLE_PADDING, draw_text, ruled_of
from lessonkit.charts.storyline.tracks import LETTER_RADIUS, draw_lines
from lessonkit.charts.storyline.zones import draw_zone
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetKind
from lessonkit.model.blocks import Hole
from lessonkit.model.drawing import Placed, rectangle

_FRAME_RULE, _BOX_RULE = 0.9, 0.7
_DOT, _HALO = 2.2, 1.2


def draw_side(plan: Plan, side: Side, faces: Faces, words: ChartWords) -> list[Placed]:
    """Everything that is printed on one side of paper."""
    sheet = plan.sheet
    things: list[Placed] = []
    for boundary in plan.stand.boundaries:
        things += draw_zone(plan, side, boundary, faces)
    for row in side.rows:
        things += draw_text(plan, side, row, faces, words)
        phase = sheet.phases[row.phase]
        for number, bloc in enumerate(phase.blocs):
            if bloc.framed:
                things.append(_outline(plan.frame(row, number), _FRAME_RULE, CORNER))
        things += draw_rivals(plan, row, phase, faces, words)
    if sheet.draws_lines:
        things += draw_lines(plan, side, sheet.moments, sheet.protagonist, faces)
    for row in side.rows:
        things += _draw_places(plan, row, faces)
    if not sheet.draws_lines:
        things += [disc(x, y, _DOT, 0.0, fill=0.0) for x, y in _entries(plan, side)]
    for line, box in side.names:
        things += set_text(faces, box.x - 12.0, box.middle + 3.4, letter(line), "Bold", 10.0)
        things.append(_outline(box, _BOX_RULE))
        name = sheet.names[line]
        if name is not None:
            things += _fitted(faces, box, name)
    return things + draw_legend(sheet, faces, words, plan.width, side.legend_top)


def holes_of(plan: Plan, side: Side, faces: Faces, words: ChartWords) -> tuple[Hole, ...]:
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
                if sheet.name(row.phase, line) is None
            ]
        holes += [
            _hole(f"{sheet.id}.bloc{row.phase}.{number}", plan.plate(row, number), 9.5)
            for number, bloc in enumerate(phase.blocs)
            if bloc.named and bloc.name is None
        ]
        ruled = ruled_of(plan, row, faces, words)
        holes += [
            Hole(
                id=f"{sheet.id}.note{row.phase}.{number}",
                x=ruled.x - HOLE_PADDING,
                y=baseline - 15.5,
                width=ruled.width + BEYOND_RULE + HOLE_PADDING,
                height=15.0,
                size=9.5,
                align="left",
            )
            for number, baseline in enumerate(ruled.baselines)
        ]
    return tuple(holes)


def seat_id(plan: Plan, phase: int, line: int) -> str:
    """The id of a seat's hole."""
    return f"{plan.sheet.id}.seat{phase}.{line}"


def _hole(name: str, box: Box, size: float) -> Hole:
    return Hole(id=name, x=box.x, y=box.y, width=box.width, height=box.height, size=size)


def _outline(box: Box, width: float, radius: float = 0.0) -> Placed:
    return rectangle(box.x, box.y, box.width, box.height, width, OWNER, radius=radius)


def _fitted(faces: Faces, box: Box, text: str, size: float = 9.5) -> list[Placed]:
    """A printed text in a box: smaller, then on two lines, where it must."""
    while size > SMALLEST and faces.width("Bold", text, size) > box.width - 4:
        size -= 0.5
    lines = wrap(faces, text, "Bold", size, box.width - 4, cut=True)
    most = int(box.height // (1.1 * size))
    if len(lines) > most:  # as many lines as the box holds; the table beside the chart has all
        last = shortened(faces, lines[most - 1], "Bold", size, box.width - 4, dots=True)
        lines = [*lines[: most - 1], last]
    first = box.middle + 0.35 * size - 0.55 * size * (len(lines) - 1)
    return [
        thing
        for number, part in enumerate(lines)
        for thing in set_centred(faces, box.centre, first + 1.1 * size * number, part, "Bold", size)
    ]


def _draw_places(plan: Plan, row: Row, faces: Faces) -> list[Placed]:
    """Seats with their dots, letters or names; then the plates for the groups' names."""
    sheet, phase = plan.sheet, plan.sheet.phases[row.phase]
    things: list[Placed] = []
    for line in phase.order:
        c = plan.stand.c[row.phase, line]
        name = sheet.name(row.phase, line)
        if sheet.kind is SheetKind.LABEL:
            x, y = plan.way.point(row.top, c)
            things.append(disc(x, y, LETTER_RADIUS, 0.9))
            things += set_centred(faces, x, y + 3.1, letter(line), "Bold", 9.0)
        elif sheet.kind is SheetKind.COMPLETE:
            things += draw_pill(pill(plan, row, line, name or "", faces), faces)
        else:
            things += _draw_seat(plan, row, line, name, faces)
    for number, bloc in enumerate(phase.blocs):
        if bloc.named:
            plate = plan.plate(row, number)
            things.append(_outline(plate, _BOX_RULE, 5.0))
            things += _fitted(faces, plate, bloc.name) if bloc.name else []
    return things


def _draw_seat(plan: Plan, row: Row, line: int, name: str | None, faces: Faces) -> list[Placed]:
    """A box for a name, with dots on the frame to be joined where no lines are drawn."""
    seat = plan.seat(row, line)
    things = [_outline(seat, _BOX_RULE), *(_fitted(faces, seat, name) if name is not None else [])]
    if plan.sheet.draws_lines:
        return things
    return things + [disc(x, y, _DOT, 0.0, fill=0.0) for x, y in _dots(plan, row, line)]


def _dots(plan: Plan, row: Row, line: int) -> list[tuple[float, float]]:
    """Where dots stand to be joined: none where a line begins, nor where it leaves the story."""
    c = plan.stand.c[row.phase, line]
    came, goes_on = (row.phase - 1, line) in plan.stand.c, (row.phase + 1, line) in plan.stand.c
    return [plan.way.point(t, c) for t in [row.top] * came + [row.foot] * goes_on]


def _entries(plan: Plan, side: Side) -> list[tuple[float, float]]:
    """Dots at the edge of a later side, where lines come in from the side before: at the places of its last dots."""
    first = side.rows[0].phase
    there = [line for line in plan.sheet.phases[first].order if (first - 1, line) in plan.stand.c]
    return [plan.way.point(side.start + _DOT + _HALO, plan.stand.c[first - 1, line]) for line in there]


def dots_again(plan: Plan, side: Side) -> list[Placed]:
    """The dots of a side over the lines that join them, each on white, so that no pattern runs through it."""
    lines = [(row, line) for row in side.rows for line in plan.sheet.phases[row.phase].order]
    places = [place for row, line in lines for place in _dots(plan, row, line)] + _entries(plan, side)
    return [
        thing
        for x, y in places
        for thing in (disc(x, y, _DOT + _HALO, 0.0, fill=1.0), disc(x, y, _DOT, 0.0, fill=0.0))
    ]
