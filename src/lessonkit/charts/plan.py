"""The geometry that a blank and its key share: where everything of a storyline stands, on each side of paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from lessonkit.charts.columns import Stand, stand
from lessonkit.charts.legend import legend_height
from lessonkit.charts.rows import BOX_HEIGHT, LANE, Row, parted, rows
from lessonkit.charts.shapes import Box
from lessonkit.charts.signs import RADIUS
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import BlocPaper, MomentAnswer, MomentPaper, SheetKind, SheetPaper
from lessonkit.themes import Theme
from lessonkit.words import ChartWords

HOW_STYLE = "how"
DRAWING_BEFORE, BANK_BEFORE = 4.0, 3.75
PLATE_INSET = 4.0

_BANK_STYLE = "body"
_BANK_PADDING, _BANK_MARGIN, _BANK_GAP = 10.0, 3.75, 12.0
"""Of the word bank's box, as layout sets it: white at its sides, over and under the words, between them."""

_SLACK = 0.5
"""What rounding may take of a page."""

_STRIP_PITCH = BOX_HEIGHT + 7.0
_STRIP_FOOT = 5.0
_STRIP_COLUMNS = 6
_LETTER_ROOM, _STRIP_GAP = 14.0, 8.0


class Frame(Protocol):
    """The room for a sheet's blocks on its first side, in points."""

    @property
    def width(self) -> float:
        """From the left to the right margin."""
        ...

    @property
    def height(self) -> float:
        """From under the head to the foot."""
        ...


@dataclass(frozen=True, slots=True)
class Side:
    """One side of paper: its place, its phases' rows, the boxes for names by line, the legend's top and the height."""

    number: int
    part: range
    rows: tuple[Row, ...]
    names: tuple[tuple[int, Box], ...]
    top: float
    legend_top: float
    height: float

    def row(self, phase: int) -> Row:
        """The row of a phase that stands on this side."""
        return self.rows[phase - self.part.start]


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet with all its places: from left to right for the whole sheet, from top to bottom for each side."""

    sheet: SheetPaper
    width: float
    stand: Stand
    sides: tuple[Side, ...]

    def drawing_id(self, side: Side) -> str:
        """The id of the drawing on a side."""
        return f"{self.sheet.id}.chart{side.number}"

    def seat(self, row: Row, line: int) -> Box:
        """Where a name stands in a phase."""
        width = self.stand.spacing.seat
        return Box(self.stand.x[row.phase, line] - width / 2, row.name_top, width, row.name_height)

    def frame(self, row: Row, bloc: int) -> Box:
        """A bloc's capsule."""
        left, right = self.stand.edges[row.phase, bloc]
        return Box(left, row.top, right - left, row.foot - row.top)

    def plate(self, row: Row, bloc: int) -> Box:
        """The box for a bloc's name."""
        frame = self.frame(row, bloc)
        top = row.foot - BOX_HEIGHT if row.plate_top is None else row.plate_top
        return Box(frame.x + PLATE_INSET, top, frame.width - 2 * PLATE_INSET, BOX_HEIGHT)

    def bloc_of(self, phase: int, line: int) -> BlocPaper | None:
        """The bloc in which a line stands, or None."""
        return next((bloc for bloc in self.sheet.phases[phase].blocs if line in bloc.lines), None)

    def sign_at(self, moment: MomentPaper | MomentAnswer, row: Row, rank: int, count: int) -> tuple[float, float]:
        """The middle of a sign, the `rank`-th of `count` on its line in its phase."""
        share = (row.band_foot - row.band_top) / count
        slack = max(0.0, share - _SIGN_HEIGHT)
        y = row.band_top + rank * share + RADIUS + 0.5 + slack * min(1.0, max(0.0, moment.at))
        return self.stand.x[row.phase, moment.line], y


_SIGN_HEIGHT = 30.0


def plan_sheet(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> Plan:
    """The geometry of a storyline in a frame; it depends on nothing but what the blank prints."""
    placed = stand(sheet, frame.width)
    legend = legend_height(sheet, faces, words, frame.width)
    room = frame.height - _SLACK - how_height(sheet, faces, theme, words, frame.width) - DRAWING_BEFORE - legend
    room -= bank_height(sheet, faces, theme, frame.width)
    strip = _strip_height(sheet)
    parts = parted(sheet, room - strip)
    sides = []
    for number, part in enumerate(parts, 1):
        top = strip if number == 1 else 0.0
        placed_rows = rows(sheet, part, top, room - top)
        legend_top = placed_rows[-1].text_foot + 4.0
        names = _name_boxes(sheet, frame.width) if number == 1 else ()
        sides.append(Side(number, part, placed_rows, names, top, legend_top, legend_top + legend - 4.0))
    return Plan(sheet, frame.width, placed, tuple(sides))


def how_words(sheet: SheetPaper, words: ChartWords) -> str:
    """What pupils are to do; the operative word stands between `**`."""
    if sheet.kind is SheetKind.SEATS:
        return words.seats_how
    return words.label_how.format(last=chr(ord("A") + len(sheet.names) - 1))


def how_height(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, width: float) -> float:
    """The height of the instruction, measured on the safe side."""
    style = theme.style(HOW_STYLE)
    text = how_words(sheet, words).replace("**", "")
    return style.leading * math.ceil(1.02 * faces.width(style.strong, text, style.size) / width)


def banks(sheet: SheetPaper) -> tuple[tuple[str, ...], ...]:
    """The entries of each word bank: one of names and one of groups, each sorted; what is not blanked has none."""
    return tuple(bank for bank in (sheet.bank_names, sheet.bank_blocs) if bank)


def bank_height(sheet: SheetPaper, faces: Faces, theme: Theme, width: float) -> float:
    """The height of the word banks with the white over each."""
    style = theme.style(_BANK_STYLE)
    height = 0.0
    for entries in banks(sheet):
        widths = [faces.width(style.weight, entry, style.size) for entry in entries]
        rows = _bank_rows(widths, width - 2 * _BANK_PADDING)
        height += BANK_BEFORE + rows * style.leading + 2 * _BANK_MARGIN
    return height


def _bank_rows(widths: list[float], room: float) -> int:
    """How many rows the words take where all rows are filled about evenly, as layout fills them."""
    total = sum(widths) + _BANK_GAP * (len(widths) - 1)
    count = math.ceil(total / room)
    while True:
        aim = min(room, total / count + max(widths) / 2) if count > 1 else room
        rows, used = 1, 0.0
        for wide in widths:
            needed = wide + (_BANK_GAP if used else 0.0)
            if used and used + needed > (aim if rows < count else room):
                rows, used, needed = rows + 1, 0.0, wide
            used += needed
        if rows <= count or count >= len(widths):
            return rows
        count += 1


def _strip_height(sheet: SheetPaper) -> float:
    if sheet.kind is not SheetKind.LABEL:
        return 0.0
    return math.ceil(len(sheet.names) / _STRIP_COLUMNS) * _STRIP_PITCH + _STRIP_FOOT


def _name_boxes(sheet: SheetPaper, width: float) -> tuple[tuple[int, Box], ...]:
    """Boxes for the lines' names over the chart, in rows of equal boxes, each after its letter."""
    if sheet.kind is not SheetKind.LABEL:
        return ()
    count = len(sheet.names)
    across = math.ceil(count / math.ceil(count / _STRIP_COLUMNS))
    pitch = (width + _STRIP_GAP) / across
    box_width = pitch - _STRIP_GAP - _LETTER_ROOM
    boxes = []
    for line in range(count):
        x, y = (line % across) * pitch + _LETTER_ROOM, (line // across) * _STRIP_PITCH
        boxes.append((line, Box(x, y, box_width, BOX_HEIGHT)))
    return tuple(boxes)


def lane_height(row: Row, lane: int) -> float:
    """y of the line that joins two rivals over the heads of others."""
    return row.lanes_top + LANE * lane + LANE / 2
