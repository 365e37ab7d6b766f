"""Names on their lines, each on white: printed on a complete chart, written by the key on a sheet of labels."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.shapes import OWNER, SMALLEST, Box, set_centred
from lessonkit.charts.storyline.plan import NAME_FACE, Plan
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed, rectangle

_SIZES = (9.0, 8.5, SMALLEST)
_HEIGHT = 11.5
_SIDES = 1.5


@dataclass(frozen=True, slots=True)
class Pill:
    """A name's white box and the size of its letters; `fits` says whether it has the room that it needs."""

    box: Box
    size: float
    fits: bool


def pill(plan: Plan, row: Row, line: int, name: str, faces: Faces, face: str = NAME_FACE) -> Pill:
    """Where a name stands on its line in a phase: as large as the room allows."""
    down = plan.way is Way.DOWN
    # Names that take turns on two heights have the room of a neighbour beside their own.
    turns = down and row.name_height >= 2 * _HEIGHT
    room = (plan.stand.spacing.seat if down else row.name_height) + 2 - 2 * _SIDES
    room += plan.stand.spacing.seat if turns else 0.0
    size = next((one for one in _SIZES if faces.width(face, name, one) <= room), SMALLEST)
    width = faces.width(face, name, size)
    fits = width <= room and (not down or row.name_height >= _HEIGHT - 1)
    c = plan.stand.c[row.phase, line]
    if not down:
        return Pill(Box(row.name_top, c - _HEIGHT / 2, width + 2 * _SIDES, _HEIGHT), size, fits)
    height = min(_HEIGHT, row.name_height)
    middle = row.name_top + row.name_height / 2
    if turns:
        middle += (-1 if plan.sheet.phases[row.phase].order.index(line) % 2 == 0 else 1) * row.name_height / 4
    wide = width + 2 * _SIDES
    left = min(max(c - wide / 2, 0.0), plan.width - wide)
    return Pill(Box(left, middle - height / 2, wide, height), size, fits)


def draw_pill(place: Pill, name: str, faces: Faces, face: str = NAME_FACE) -> list[Placed]:
    """The name on its white."""
    box = place.box
    white = rectangle(box.x, box.y, box.width, box.height, 0.0, OWNER, fill=1.0, radius=4, stroke=None)
    return [white, *set_centred(faces, box.centre, box.middle + 0.35 * place.size, name, face, place.size)]
