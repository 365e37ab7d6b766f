"""The legend at the foot of a chart: what frames, discs and signs mean; only what the chart uses."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lessonkit.chart_words import ChartWords
from lessonkit.charts.asking import ends_in
from lessonkit.charts.shapes import OWNER, SMALLEST, arrow_head, set_text, stroke, versus, wrap
from lessonkit.charts.signs import RADIUS, sign
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetPaper, Sign
from lessonkit.model.drawing import Placed, rectangle

_SIZE = 8.5
_PITCH = 17.0
_BETWEEN = (13.0, 10.0, 7.5)
"""White between entries: as wide as lets them stand in one row."""
_NOTE = 12.0
"""Height of a line of the key's note on names that may change places."""
_MOST_LINES = 3
_NAME_ROOM, _ENTRY_ROOM = 62.0, 80.0
"""Room kept for a name of the note, and for the words round an entry."""
_BESIDE = 190.0
"""Width in which such a note stands at the end of the legend."""
NOTE_FACE = "BoldItalic"
BAR, HALF_BAR = 1.8, 4.5
"""Width and half the length of the bar at the end of a line that leaves the story."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A picture of a certain width and its meaning; `sign` is None for frames ("allies"), discs ("rivals") and bars."""

    kind: str
    width: float
    meaning: str
    sign: Sign | None = None


def legend_height(sheet: SheetPaper, faces: Faces, words: ChartWords, width: float) -> float:
    """The legend's rows, and the room for the note on names that may change places."""
    rows, _ = _rows(sheet, faces, words, width)
    lines = 0 if _beside(sheet, faces, words, width) else _note_lines(sheet, width)
    return len(rows) * _PITCH + lines * _NOTE + 4.0


def _note_lines(sheet: SheetPaper, width: float) -> int:
    """How many lines are kept for the note: by the number of names in it, since the names themselves are hidden."""
    room = sum(sheet.open_names) * _NAME_ROOM + len(sheet.open_names) * _ENTRY_ROOM
    return min(_MOST_LINES, math.ceil(room / width))


def _beside(sheet: SheetPaper, faces: Faces, words: ChartWords, width: float) -> bool:
    """Whether the note on one pair of lines has room at the end of the legend's last row."""
    rows, between = _rows(sheet, faces, words, width)
    used = sum(_room(entry, faces) + between for entry in rows[-1]) if rows else 0.0
    return sheet.open_names == (2,) and width - used >= _BESIDE


def draw_legend(sheet: SheetPaper, faces: Faces, words: ChartWords, width: float, top: float) -> list[Placed]:
    """The entries from left to right, in as many rows as they need."""
    things: list[Placed] = []
    rows, between = _rows(sheet, faces, words, width)
    for number, row in enumerate(rows):
        x, y = 0.0, top + number * _PITCH + _PITCH / 2
        for entry in row:
            things += _picture(entry, faces, words, x, y)
            things += set_text(faces, x + entry.width + 5, y + 0.34 * _SIZE, entry.meaning, "Regular", _SIZE)
            x += _room(entry, faces) + between
    return things


def draw_note(sheet: SheetPaper, faces: Faces, words: ChartWords, width: float, top: float, note: str) -> list[Placed]:
    """The key's note: flush right at the end of the legend where there is room for it, else under the legend.

    What is longer than the lines kept for it ends with dots; the mark scheme has all of it.
    """
    rows, _ = _rows(sheet, faces, words, width)
    if _beside(sheet, faces, words, width):
        y = top + (len(rows) - 0.5) * _PITCH + 0.34 * _SIZE
        size = _SIZE if faces.width(NOTE_FACE, note, _SIZE) <= _BESIDE else SMALLEST
        return set_text(faces, width - faces.width(NOTE_FACE, note, size), y, note, NOTE_FACE, size)
    most = _note_lines(sheet, width)
    sizes = (_SIZE, SMALLEST)
    size = next((one for one in sizes if len(wrap(faces, note, NOTE_FACE, one, width)) <= most), SMALLEST)
    lines = wrap(faces, note, NOTE_FACE, size, width - (12.0 if size == SMALLEST else 0.0))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    baseline = top + len(rows) * _PITCH + 8.5
    return [
        thing
        for number, line in enumerate(lines)
        for thing in set_text(faces, 0.0, baseline + number * _NOTE, line, NOTE_FACE, size)
    ]


def _rows(
    sheet: SheetPaper, faces: Faces, words: ChartWords, width: float
) -> tuple[list[list[_Entry]], float]:
    """The entries of each row, and the white between them."""
    entries: list[_Entry] = []
    if any(bloc.framed for phase in sheet.phases for bloc in phase.blocs):
        entries.append(_Entry("allies", 26.0, words.allies))
    if any(phase.rivals for phase in sheet.phases):
        entries.append(_Entry("rivals", 40.0, words.rivals))
    entries += [_Entry("sign", 2 * RADIUS, one.meaning, one) for one in sheet.signs]
    if _bars(sheet):
        entries.append(_Entry("bar", 16.0, words.leaves))
    rooms = [_room(entry, faces) for entry in entries]
    between = next((gap for gap in _BETWEEN if sum(rooms) + gap * (len(rooms) - 1) <= width), _BETWEEN[0])
    rows: list[list[_Entry]] = []
    used = 0.0
    for entry, room in zip(entries, rooms, strict=True):
        if not rows or used + room > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += room + between
    return rows, between


def _bars(sheet: SheetPaper) -> bool:
    """Whether a line ends at a bar: somebody leaves the story, and no sign is printed on the line in that phase."""
    signed = {(moment.phase, moment.line) for moment in sheet.moments}
    return sheet.draws_lines and any(
        ends_in(sheet, index, line) and (index, line) not in signed
        for index, phase in enumerate(sheet.phases)
        for line in phase.order
    )


def _room(entry: _Entry, faces: Faces) -> float:
    return entry.width + 5 + faces.width("Regular", entry.meaning, _SIZE)


def _picture(entry: _Entry, faces: Faces, words: ChartWords, x: float, y: float) -> list[Placed]:
    if entry.sign is not None:
        return sign(entry.sign.shape, x + RADIUS, y)
    if entry.kind == "allies":
        bars = [stroke([(x + at, y - 6.5), (x + at, y + 6.5)], 1.6) for at in (9.0, 17.0)]
        return [rectangle(x, y - 6.5, entry.width, 13.0, 0.9, OWNER, radius=6.0), *bars]
    right = x + entry.width
    if entry.kind == "bar":
        return [stroke([(x, y), (right, y)], 1.6), stroke([(right, y - HALF_BAR), (right, y + HALF_BAR)], BAR)]
    ends = [arrow_head(x, y, (-1, 0)), arrow_head(right, y, (1, 0))]
    between = stroke([(x + 5, y), (right - 5, y)], 1.2, (3, 2.2))
    return [between, *ends, *versus(faces, (x + right) / 2, y, words.versus)]
