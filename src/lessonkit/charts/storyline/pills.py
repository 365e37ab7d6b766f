"""Names on their lines, each on white: printed on a complete chart, written by the key on a sheet of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import OWNER, SMALLEST, Box, set_centred, shortened, wrap
from lessonkit.charts.storyline.naming import NAME_FACE, in_two
from lessonkit.charts.storyline.plan import Plan
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed, rectangle

_SIZES = (9.0, 8.5, SMALLEST)
_HEIGHT = 11.5
_LEAD = 9.0
_SIDES = 1.5


@dataclass(frozen=True, slots=True)
class Pill:
    """A name's white box, its lines and the size of its letters; `fits` says whether all of it has room."""

    box: Box
    lines: tuple[str, ...]
    size: float
    fits: bool


def pill(plan: Plan, row: Row, line: int, name: str, faces: Faces, face: str = NAME_FACE) -> Pill:
    """Where a name stands on its line in a phase: as large as its own seat allows, else small in all its room.

    What is wider still is cut.
    """
    own, room = _rooms(plan, row)
    options = [(_parts(plan, name, faces, face, size, own), size) for size in _sizes(plan, own, faces)]
    parts, size = next((one for one in options if _widest(faces, face, *one) <= own), options[-1])
    fits = _widest(faces, face, parts, size) <= room
    if not fits:
        parts = _cut(name, faces, face, size, room, plan.naming.lines)
    width = _widest(faces, face, parts, size) + 2 * _SIDES
    height = _HEIGHT + _LEAD * (len(parts) - 1)
    c = plan.stand.c[row.phase, line]
    if plan.way is Way.ACROSS:
        return Pill(Box(row.name_top, c - height / 2, width, height), parts, size, fits)
    fits = fits and row.name_height >= height - 1
    height = min(height, row.name_height)
    middle = row.name_top + row.name_height / 2
    if plan.naming.turns:
        middle += (-1 if plan.sheet.phases[row.phase].order.index(line) % 2 == 0 else 1) * row.name_height / 4
    left = min(max(c - width / 2, 0.0), plan.width - width)
    return Pill(Box(left, middle - height / 2, width, height), parts, size, fits)


def _cut(name: str, faces: Faces, face: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """As much of a name as so many lines hold; dots stand for the rest."""
    parts = wrap(faces, name, face, size, room, cut=lines > 1)
    if len(parts) <= lines and all(faces.width(face, part, size) <= room for part in parts):
        return tuple(parts)
    return (*parts[: lines - 1], shortened(faces, " ".join(parts[lines - 1 :]), face, size, room))


def _rooms(plan: Plan, row: Row) -> tuple[float, float]:
    """The width of a seat, and of all that a name may take.

    Names that take turns on two heights reach over their frames' seats as far as the lines beside theirs.
    """
    if plan.way is Way.ACROSS:
        room = row.name_height + 2 - 2 * _SIDES
        return room, room
    spacing = plan.stand.spacing
    own = spacing.seat + 2 - 2 * _SIDES
    return own, 2 * spacing.pitch - 4.0 - 2 * _SIDES if plan.naming.turns else own


def _sizes(plan: Plan, own: float, faces: Faces) -> tuple[float, ...]:
    """The sizes that suit all names of a complete chart which have room in their seats; so these have one size."""
    printed = [name for name in plan.sheet.names if name]
    fitting = [name for name in printed if faces.width(NAME_FACE, name, SMALLEST) <= own]
    suiting = [one for one in _SIZES if all(faces.width(NAME_FACE, name, one) <= own for name in fitting)]
    return (*suiting, SMALLEST)


def _parts(plan: Plan, name: str, faces: Faces, face: str, size: float, own: float) -> tuple[str, ...]:
    """A name on one line, or on two where these are meant to be, and it needs them."""
    if plan.naming.lines == 1 or faces.width(face, name, size) <= own:
        return (name,)
    return in_two(name, faces, face, size)


def _widest(faces: Faces, face: str, parts: Sequence[str], size: float) -> float:
    return max(faces.width(face, part, size) for part in parts)


def draw_pill(place: Pill, faces: Faces, face: str = NAME_FACE) -> list[Placed]:
    """The name on its white."""
    box = place.box
    things: list[Placed] = [
        rectangle(box.x, box.y, box.width, box.height, 0.0, OWNER, fill=1.0, radius=4, stroke=None)
    ]
    first = box.middle + 0.35 * place.size - _LEAD / 2 * (len(place.lines) - 1)
    for number, part in enumerate(place.lines):
        things += set_centred(faces, box.centre, first + _LEAD * number, part, face, place.size)
    return things
