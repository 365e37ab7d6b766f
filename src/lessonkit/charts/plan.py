"""The geometry that a blank and its key share: where everything of a storyline stands, on each side of paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from lessonkit.charts.across import columns, parted_across
from lessonkit.charts.legend import legend_height
from lessonkit.charts.rows import BOX_HEIGHT, LANE, RULE_PITCH, Row, parted, rows
from lessonkit.charts.shapes import Box
from lessonkit.charts.signs import RADIUS
from lessonkit.charts.stand import Stand, stand_across, stand_down
from lessonkit.charts.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import BlocPaper, MomentAnswer, MomentPaper, PageShape, SheetKind, SheetPaper
from lessonkit.model.banks import BANK_MARGIN, BANK_PADDING, bank_rows
from lessonkit.themes import Theme
from lessonkit.words import ChartWords

HOW_STYLE = "how"
DRAWING_BEFORE, BANK_BEFORE = 4.0, 3.75
PLATE_INSET = 4.0

_BANK_STYLE = "body"

_WRAPPED = 2
"""A text takes at most so often its width when it wraps: no two lines in a row are both less than half full."""

SLACK = 0.5
"""What rounding may take of a page."""

_STRIP_PITCH = BOX_HEIGHT + 7.0
_STRIP_FOOT = 5.0
_STRIP_COLUMNS = 6
_LETTER_ROOM, _STRIP_GAP = 14.0, 8.0
_ACROSS_HEAD = 27.0
"""Years and question over the writing lines, where time runs across."""
_ACROSS_RULES = 2
_ACROSS_TOLD = 58.0
"""Years, title and two lines of note, where they are printed."""
_ACROSS_GAP = 8.0


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
    """One side of paper: its place, its phases' rows, the boxes for names by line, where it starts, and its height.

    `start` and `stop` bound the rows along time: what goes on overleaf runs from and to them. `bottom` is the lower
    edge of the chart, where the legend begins.
    """

    number: int
    part: range
    rows: tuple[Row, ...]
    names: tuple[tuple[int, Box], ...]
    top: float
    start: float
    bottom: float
    legend_top: float
    height: float

    def row(self, phase: int) -> Row:
        """The row of a phase that stands on this side."""
        return self.rows[phase - self.part.start]


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet with all its places: across time for the whole sheet, along time for each side."""

    sheet: SheetPaper
    way: Way
    width: float
    stand: Stand
    sides: tuple[Side, ...]

    def drawing_id(self, side: Side) -> str:
        """The id of the drawing on a side."""
        return f"{self.sheet.id}.chart{side.number}"

    def seat(self, row: Row, line: int) -> Box:
        """Where a name stands in a phase."""
        half = self.stand.spacing.seat / 2
        c = self.stand.c[row.phase, line]
        return self.way.box(row.name_top, row.name_top + row.name_height, c - half, c + half)

    def frame(self, row: Row, bloc: int) -> Box:
        """A bloc's capsule."""
        return self.way.box(row.top, row.foot, *self.stand.edges[row.phase, bloc])

    def plate(self, row: Row, bloc: int) -> Box:
        """The box for a bloc's name: at the end of its capsule, or over its first line."""
        frame = self.frame(row, bloc)
        if self.way is Way.ACROSS:
            return Box(frame.x + PLATE_INSET, frame.y + 3.0, frame.width - 2 * PLATE_INSET, BOX_HEIGHT)
        top = row.foot - BOX_HEIGHT if row.plate_top is None else row.plate_top
        return Box(frame.x + PLATE_INSET, top, frame.width - 2 * PLATE_INSET, BOX_HEIGHT)

    def bloc_of(self, phase: int, line: int) -> BlocPaper | None:
        """The bloc in which a line stands, or None."""
        return next((bloc for bloc in self.sheet.phases[phase].blocs if line in bloc.lines), None)

    def sign_at(self, moment: MomentPaper | MomentAnswer, row: Row, rank: int, count: int) -> tuple[float, float]:
        """x and y of a sign's middle, the `rank`-th of `count` on its line in its phase."""
        share = (row.band_foot - row.band_top) / count
        c = self.stand.c[row.phase, moment.line]
        if self.way is Way.ACROSS:
            return self.way.point(row.band_top + (rank + 0.5) * share, c)
        slack = max(0.0, share - _SIGN_HEIGHT)
        t = row.band_top + rank * share + RADIUS + 0.5 + slack * min(1.0, max(0.0, moment.at))
        return self.way.point(t, c)


_SIGN_HEIGHT = 30.0


def plan_sheet(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> Plan:
    """The geometry of a storyline in a frame; it depends on nothing but what the blank prints.

    On a sheet that lies on its side time runs across, unless there are too many lines to stand under each other.
    """
    legend = legend_height(sheet, faces, words, frame.width)
    room = frame.height - SLACK - how_height(sheet, faces, theme, words, frame.width) - DRAWING_BEFORE - legend
    room -= bank_height(sheet, faces, theme, frame.width)
    if frame.width > frame.height and sheet.page is not PageShape.PORTRAIT:
        across = _plan_across(sheet, frame.width, room, legend)
        if across is not None:
            return across
    return _plan_down(sheet, frame.width, room, legend)


def _plan_down(sheet: SheetPaper, width: float, room: float, legend: float) -> Plan:
    placed = stand_down(sheet, width)
    strip = _strip_height(sheet)
    sides = []
    for number, part in enumerate(parted(sheet, room - strip), 1):
        top = strip if number == 1 else 0.0
        placed_rows = rows(sheet, part, top, room - top, placed.text_width)
        bottom = placed_rows[-1].text.foot
        names = _name_boxes(sheet, width) if number == 1 else ()
        sides.append(Side(number, part, placed_rows, names, top, top, bottom, bottom + 4.0, bottom + legend))
    return Plan(sheet, Way.DOWN, width, placed, tuple(sides))


def _plan_across(sheet: SheetPaper, width: float, room: float, legend: float) -> Plan | None:
    strip = _strip_height(sheet)
    text = _across_text(sheet)
    top = strip + text + _ACROSS_GAP
    placed = stand_across(sheet, top, room - top)
    if placed is None:
        return None
    sides = []
    for number, part in enumerate(parted_across(sheet, width), 1):
        placed_columns = columns(sheet, part, width, (strip, text))
        names = _name_boxes(sheet, width) if number == 1 else ()
        sides.append(Side(number, part, placed_columns, names, strip, 0.0, room, room + 4.0, room + legend))
    return Plan(sheet, Way.ACROSS, width, placed, tuple(sides))


def _across_text(sheet: SheetPaper) -> float:
    """The height of the text over the columns: two writing lines, or the printed title and note."""
    asks = any(phase.title is None or phase.note is None for phase in sheet.phases)
    return _ACROSS_HEAD + _ACROSS_RULES * RULE_PITCH + 2.0 if asks else _ACROSS_TOLD


def how_words(sheet: SheetPaper, words: ChartWords) -> str:
    """What the sheet leaves pupils to do, apart from its writing lines, which ask for themselves."""
    if sheet.kind is SheetKind.COMPLETE:
        return words.complete_how
    seats = sheet.kind is SheetKind.SEATS
    last = chr(ord("A") + len(sheet.names) - 1)
    blocs = [bloc for phase in sheet.phases for bloc in phase.blocs]
    asked = (
        (None in sheet.names, words.write_names if seats else words.write_letters.format(last=last)),
        (not sheet.draws_lines, words.join_dots),
        (any(bloc.named and bloc.name is None for bloc in blocs), words.name_groups.format(groups=words.groups)),
        (bool(sheet.signs) and not sheet.moments, words.draw_signs),
    )
    return " ".join(sentence for wanted, sentence in asked if wanted)


def how_height(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, width: float) -> float:
    """The height of a storyline's instruction."""
    return instruction_height(how_words(sheet, words), faces, theme, width)


def instruction_height(instruction: str, faces: Faces, theme: Theme, width: float) -> float:
    """The height of an instruction, measured on the safe side."""
    style = theme.style(HOW_STYLE)
    text = instruction.replace("**", "")
    return style.leading * math.ceil(1.02 * faces.width(style.strong, text, style.size) / width)


def banks(sheet: SheetPaper) -> tuple[tuple[str, ...], ...]:
    """The entries of each word bank: one of names and one of groups, each sorted; what is not blanked has none."""
    return tuple(bank for bank in (sheet.bank_names, sheet.bank_blocs) if bank)


def bank_height(sheet: SheetPaper, faces: Faces, theme: Theme, width: float) -> float:
    """The height of the word banks with the white over each; entries wider than the box are on the safe side."""
    style = theme.style(_BANK_STYLE)
    room = width - 2 * BANK_PADDING
    height = 0.0
    for entries in banks(sheet):
        widths = [
            sum(faces.width(face, run, style.size) for face, run in faces.split(style.weight, entry))
            for entry in entries
        ]
        lines = [1 if wide <= room else math.ceil(_WRAPPED * wide / room) for wide in widths]
        rows = bank_rows([min(room, wide) for wide in widths], room)
        height += BANK_BEFORE + sum(max(lines[i] for i in row) for row in rows) * style.leading + 2 * BANK_MARGIN
    return height


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


def lane_at(row: Row, lane: int) -> float:
    """t of the line that joins two rivals over the heads of others."""
    return row.lanes_top + LANE * lane + LANE / 2
