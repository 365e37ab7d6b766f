"""The geometry that a blank and its key share: where everything of a storyline stands, on each side of paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lessonkit.charts.asking import how_words
from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.shapes import SMALLEST, Box
from lessonkit.charts.signs import RADIUS
from lessonkit.charts.storyline.across import columns, parted_across
from lessonkit.charts.storyline.legend import legend_height
from lessonkit.charts.storyline.rows import BOX_HEIGHT, LANE, RULE_PITCH, Beside, Row, parted, rows
from lessonkit.charts.storyline.stand import Stand, stand_across, stand_down
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import BlocPaper, MomentPaper, PageShape, SheetKind, SheetPaper
from lessonkit.model.banks import BANK_MARGIN, BANK_PADDING, bank_rows
from lessonkit.themes import Theme
from lessonkit.words import ChartWords

DRAWING_BEFORE, BANK_BEFORE = 4.0, 3.75
PLATE_INSET = 4.0
PLATE_PADDING = 4.1
"""White on both sides of a name on its plate."""
PLATE_FACE = "Bold"

_BANK_STYLE = "body"

_WRAPPED = 2
"""A text takes at most so often its width when it wraps: no two lines in a row are both less than half full."""

SLACK = 0.5
"""What rounding may take of a page."""

_STRIP_PITCH = BOX_HEIGHT + 7.0
_STRIP_FOOT = 5.0
_STRIP_COLUMN = 78.0
"""The least width of a letter with its box for a name."""
_LETTER_ROOM, _STRIP_GAP = 14.0, 8.0
NAME_FACE = "SemiBold"
"""The face of printed names on their lines."""
_ACROSS_HEAD = 15.0
"""Years over the writing lines, where time runs across; what to write is asked in the instruction."""
_ACROSS_RULES = 2
_ACROSS_TOLD = 58.0
"""Years, title and two lines of note, where they are printed."""
_ACROSS_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a sheet's blocks in points: its width between the margins, and its height down to the foot.

    `height` is that under the head of the first side, `later` that of the sides that follow.
    """

    width: float
    height: float
    later: float

    @property
    def lies(self) -> bool:
        """Whether the sheet lies on its side."""
        return self.width > self.height


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

    def sign_at(self, moment: MomentPaper, row: Row, rank: int, count: int) -> tuple[float, float]:
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
    taken = SLACK + DRAWING_BEFORE + legend + bank_height(sheet, faces, theme, frame.width)
    first = frame.height - taken - how_height(sheet, faces, theme, words, frame)
    room = _Room(frame.width, first, frame.later - taken, legend)
    if frame.lies and sheet.page is not PageShape.PORTRAIT:
        across = _plan_across(sheet, room)
        if across is not None:
            return across
    return _plan_down(sheet, room, faces)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is left for the chart itself: its width, its height on the first side and on later ones; the legend's."""

    width: float
    first: float
    later: float
    legend: float


def _plan_down(sheet: SheetPaper, room: _Room, faces: Faces) -> Plan:
    placed = stand_down(sheet, room.width, _plates(sheet, faces))
    strip = _strip_height(sheet, room.width)
    names = [name for name in sheet.names if name] if sheet.kind is SheetKind.COMPLETE else []
    widest = max((faces.width(NAME_FACE, name, SMALLEST) for name in names), default=0.0)
    staggered = widest > placed.spacing.seat
    sides = []
    for number, part in enumerate(parted(sheet, (room.first - strip, room.later), staggered=staggered), 1):
        top, height = (strip, room.first - strip) if number == 1 else (0.0, room.later)
        beside = Beside(placed.text_width, placed.drops(part), staggered=staggered)
        placed_rows = rows(sheet, part, top, height, beside)
        bottom = placed_rows[-1].text.foot
        boxes = _name_boxes(sheet, room.width) if number == 1 else ()
        sides.append(Side(number, part, placed_rows, boxes, top, top, bottom, bottom + 4.0, bottom + room.legend))
    return Plan(sheet, Way.DOWN, room.width, placed, tuple(sides))


def _plates(sheet: SheetPaper, faces: Faces) -> tuple[tuple[str, float], ...]:
    """On a complete chart, the groups' names with the least length of the frames that hold them on two lines."""
    if sheet.kind is not SheetKind.COMPLETE:
        return ()
    names = sorted({bloc.name for phase in sheet.phases for bloc in phase.blocs if bloc.name})
    return tuple((name, _least_plate(name, faces) + 2 * PLATE_INSET + PLATE_PADDING) for name in names)


def _least_plate(name: str, faces: Faces) -> float:
    """The least width in which a name stands on two lines of the smallest size."""
    words = name.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    return min(max(faces.width(PLATE_FACE, half, SMALLEST) for half in pair) for pair in halves)


def _plan_across(sheet: SheetPaper, room: _Room) -> Plan | None:
    strip = _strip_height(sheet, room.width)
    text = _across_text(sheet)
    top = strip + text + _ACROSS_GAP
    placed = stand_across(sheet, top, room.first - top)
    if placed is None:
        return None
    foot = room.first
    sides = []
    for number, part in enumerate(parted_across(sheet, room.width), 1):
        placed_columns = columns(sheet, part, room.width, (strip, text), placed.drops(part))
        names = _name_boxes(sheet, room.width) if number == 1 else ()
        sides.append(Side(number, part, placed_columns, names, strip, 0.0, foot, foot + 4.0, foot + room.legend))
    return Plan(sheet, Way.ACROSS, room.width, placed, tuple(sides))


def _across_text(sheet: SheetPaper) -> float:
    """The height of the text over the columns: two writing lines, or the printed title and note."""
    asks = any(phase.title is None or phase.note is None for phase in sheet.phases)
    return _ACROSS_HEAD + _ACROSS_RULES * RULE_PITCH + 2.0 if asks else _ACROSS_TOLD


def how_height(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> float:
    """The height of a storyline's instruction."""
    return instruction_height(how_words(sheet, words, lies=frame.lies), faces, theme, frame.width)


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


def _strip_height(sheet: SheetPaper, width: float) -> float:
    if sheet.kind is not SheetKind.LABEL:
        return 0.0
    return math.ceil(len(sheet.names) / _strip_columns(width)) * _STRIP_PITCH + _STRIP_FOOT


def _strip_columns(width: float) -> int:
    return max(1, int((width + _STRIP_GAP) // _STRIP_COLUMN))


def _name_boxes(sheet: SheetPaper, width: float) -> tuple[tuple[int, Box], ...]:
    """Boxes for the lines' names over the chart, in rows of equal boxes, each after its letter."""
    if sheet.kind is not SheetKind.LABEL:
        return ()
    count = len(sheet.names)
    across = math.ceil(count / math.ceil(count / _strip_columns(width)))
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
