"""The geometry that a blank and its key share: where everything of a storyline stands, on each side of paper."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from lessonkit.chart_words import ChartWords
from lessonkit.charts.asking import how_words
from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.shapes import SMALLEST, Box
from lessonkit.charts.signs import RADIUS
from lessonkit.charts.storyline.across import Over, Widest, columns, parted_across
from lessonkit.charts.storyline.legend import legend_height
from lessonkit.charts.storyline.naming import NAME_FACE, PLATE_INSET, Naming, namings
from lessonkit.charts.storyline.rows import BOX_HEIGHT, LANE, Beside, Needs, Row, parted, rows
from lessonkit.charts.storyline.stand import Stand, stand_across, stand_down
from lessonkit.charts.storyline.told import SIZES, WISHED_RULES, least_rules, needed, rules_within
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import BlocPaper, MomentPaper, PageShape, PhasePaper, SheetKind, SheetPaper
from lessonkit.model.banks import BANK_MARGIN, BANK_PADDING, bank_rows
from lessonkit.themes import Theme

DRAWING_BEFORE, BANK_BEFORE = 4.0, 3.75
_BANK_STYLE = "body"
CAPTION_FACE = "SemiBold"

_WRAPPED = 2
"""A text takes at most so often its width when it wraps: no two lines in a row are both less than half full."""

SLACK = 0.5
"""What rounding may take of a page."""

_STRIP_PITCH = BOX_HEIGHT + 7.0
_STRIP_FOOT = 5.0
_STRIP_COLUMN = 76.0
"""The least width of a letter with its box for a name."""
_LETTER_ROOM, _STRIP_GAP = 14.0, 8.0
_ACROSS_GAP, _RAISED = 5.0, 3.5
"""White between texts and lines where time runs across, and how far the texts are raised to the instruction."""


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
    """A sheet with all its places: across time for the whole sheet, along time for each side.

    `rules` is the number of lines to write on in each phase that asks for words. `how` is the instruction, `spared`
    the height that the instruction of another level may take more than this.
    """

    sheet: SheetPaper
    way: Way
    width: float
    stand: Stand
    sides: tuple[Side, ...]
    naming: Naming = Naming()
    rules: int = 0
    how: str = ""
    spared: float = 0.0

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
        # Some of the line is to be seen before the sign.
        lead = min(slack, _LEAD)
        t = row.band_top + rank * share + RADIUS + 0.5 + lead + (slack - lead) * min(1.0, max(0.0, moment.at))
        return self.way.point(t, c)


_SIGN_HEIGHT, _LEAD = 30.0, 10.0


def plan_sheet(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> Plan:
    """The geometry of a storyline in a frame; it depends on nothing but what the blank of all its levels prints.

    On a sheet that lies on its side time runs across, unless there are too many lines to stand under each other. The
    instruction is brief where a longer one would cost a further side of paper, or lines to write on.
    """
    bare = sheet.bare()
    measured = [_measured(bare, faces, theme, words, frame, brief=brief) for brief in (False, True)]
    plans = [_planned(bare, faces, one, words) for one in dict.fromkeys(measured)]
    counts = [_rules(one, faces, question_of(one.way, words)) for one in plans]
    chosen = min(range(len(plans)), key=lambda at: (len(plans[at].sides), -min(counts[at], WISHED_RULES)))
    plan, brief = plans[chosen], chosen > 0
    across = plan.way is Way.ACROSS
    hows = [how_words(one, words, across=across, brief=brief) for one in (bare, sheet)]
    heights = [instruction_height(how, faces, theme, frame.width) for how in hows]
    return replace(plan, sheet=sheet, rules=counts[chosen], how=hows[1], spared=max(0.0, heights[0] - heights[1]))


def _measured(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame, *, brief: bool
) -> tuple[_Room | None, _Room]:
    """The room for the chart where time runs across, if it may, and where it runs down."""
    legend = legend_height(sheet, faces, words, frame.width)
    foot = SLACK + DRAWING_BEFORE + legend
    first, later = (foot + bank_height(sheet, faces, theme, frame.width, side) for side in (1, 2))

    def room(way: Way) -> _Room:
        how = how_words(sheet, words, across=way is Way.ACROSS, brief=brief)
        high = instruction_height(how, faces, theme, frame.width)
        return _Room(frame.width, frame.height - first - high, frame.later - later, legend)

    lies = frame.lies and sheet.page is not PageShape.PORTRAIT
    return room(Way.ACROSS) if lies else None, room(Way.DOWN)


def _planned(sheet: SheetPaper, faces: Faces, rooms: tuple[_Room | None, _Room], words: ChartWords) -> Plan:
    across, down = rooms
    plan = _plan_across(sheet, across, faces) if across else None
    return plan or _plan_down(sheet, down, faces, question_of(Way.DOWN, words))


def question_of(way: Way, words: ChartWords) -> str:
    """What is asked over the writing lines; where time runs across the instruction asks it once for all."""
    return words.who_joins if way is Way.DOWN else ""


def _rules(plan: Plan, faces: Faces, question: str) -> int:
    """As many lines to write on as have room in every phase that asks for words."""
    counts = []
    for side in plan.sides:
        for row in side.rows:
            phase = plan.sheet.phases[row.phase]
            if least_rules(phase):
                counts.append(rules_within(faces, phase, (row.text.width, row.text.height), question))
    return min(counts, default=0)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is left for the chart itself: its width, its height on the first side and on later ones; the legend's."""

    width: float
    first: float
    later: float
    legend: float


def _plan_down(sheet: SheetPaper, room: _Room, faces: Faces, question: str) -> Plan:
    ways = namings(sheet, faces)
    placed, number = stand_down(sheet, room.width, [wish for _, wish in ways])
    naming = ways[number][0]
    strip = _strip_height(sheet, room.width)
    heights = (room.first - strip, room.later)
    wanted = [
        Needs(naming.height, _texts(sheet, faces, placed.text_width, sizes, question, rules))
        for rules in (WISHED_RULES, 0)
        for sizes in SIZES
    ]
    needs, parts = min(((one, parted(sheet, heights, one)) for one in wanted), key=lambda pair: len(pair[1]))
    sides = []
    for number, part in enumerate(parts, 1):
        top, height = (strip, heights[0]) if number == 1 else (0.0, heights[1])
        beside = Beside(placed.text_width, placed.drops(part))
        placed_rows = rows(sheet, part, (top, height), beside, needs)
        bottom = placed_rows[-1].text.foot
        boxes = _name_boxes(sheet, room.width) if number == 1 else ()
        sides.append(Side(number, part, placed_rows, boxes, top, top, bottom, bottom + 4.0, bottom + room.legend))
    return Plan(sheet, Way.DOWN, room.width, placed, tuple(sides), naming)


def _texts(
    sheet: SheetPaper, faces: Faces, width: float, sizes: tuple[float, float], question: str, rules: int
) -> tuple[float, ...]:
    return tuple(needed(faces, phase, width, sizes, question, rules) for phase in sheet.phases)


def _plan_across(sheet: SheetPaper, room: _Room, faces: Faces) -> Plan | None:
    """Columns on as few sides as have room for lines and texts, with the largest texts that these allow."""
    widest = _widest(sheet, faces)
    tried: list[list[range]] = []
    for most in range(len(sheet.phases), 0, -1):
        parts = parted_across(sheet, room.width, most, widest)
        if parts in tried:
            continue
        tried.append(parts)
        for sizes in SIZES:
            plan = _under_texts(sheet, room, parts, widest, partial(_over_column, faces, sizes))
            if plan is not None:
                return plan
    return None


def _widest(sheet: SheetPaper, faces: Faces) -> Widest:
    """The widest of the names and captions that a sheet prints on its lines, with the white beside them."""
    names = [name or "" for name in sheet.names] if sheet.kind is SheetKind.COMPLETE else []
    return Widest(
        max((faces.width(NAME_FACE, name, SMALLEST) + 2.0 for name in names), default=0.0),
        max((faces.width(CAPTION_FACE, one.caption, SMALLEST) + 2.0 for one in sheet.moments), default=0.0),
    )


def _over_column(faces: Faces, sizes: tuple[float, float], phase: PhasePaper, width: float) -> float:
    return needed(faces, phase, width, sizes)


def _under_texts(
    sheet: SheetPaper, room: _Room, parts: list[range], widest: Widest, needs: Callable[[PhasePaper, float], float]
) -> Plan | None:
    """Columns under texts as high as they need: the less height is left to the lines, the less they swing."""
    strip = _strip_height(sheet, room.width)
    text = 0.0
    while True:
        top = strip + text - _RAISED + _ACROSS_GAP
        placed = stand_across(sheet, top, room.first - top)
        if placed is None:
            return None
        placed_columns = [
            columns(sheet, part, room.width, Over(strip - _RAISED, text, widest, placed.drops(part))) for part in parts
        ]
        high = max(needs(sheet.phases[one.phase], one.text.width) for row in placed_columns for one in row)
        if high <= text:
            break
        text = high
    foot = room.first
    sides = [
        Side(number, part, row, _name_boxes(sheet, room.width) if number == 1 else (), strip, 0.0, foot, foot + 4.0,
             foot + room.legend)
        for number, (part, row) in enumerate(zip(parts, placed_columns, strict=True), 1)
    ]
    return Plan(sheet, Way.ACROSS, room.width, placed, tuple(sides))


def instruction_height(instruction: str, faces: Faces, theme: Theme, width: float) -> float:
    """The height of an instruction in lines as they are printed, its strong words between asterisks."""
    style = theme.style(HOW_STYLE)
    lines, used = 1, 0.0
    for number, part in enumerate(instruction.split("**")):
        face = style.strong if number % 2 else style.weight
        space = faces.width(face, " ", style.size)
        for piece in re.findall(r"\S+|\s+", part):
            wide = space if piece.isspace() else faces.width(face, piece, style.size)
            if not piece.isspace() and used and used + wide > width:
                lines, used = lines + 1, 0.0
            used += wide
    return lines * style.leading


def banks(sheet: SheetPaper, side: int) -> tuple[tuple[str, ...], ...]:
    """The entries of each word bank of a side: names, then groups, each sorted; what is not blanked has none.

    Where the names' boxes stand on the first side alone, so does their bank.
    """
    names = sheet.bank_names if side == 1 or sheet.kind is not SheetKind.LABEL else ()
    return tuple(bank for bank in (names, sheet.bank_blocs) if bank)


def bank_height(sheet: SheetPaper, faces: Faces, theme: Theme, width: float, side: int) -> float:
    """The height of a side's word banks with the white over each; entries wider than the box are on the safe side."""
    style = theme.style(_BANK_STYLE)
    room = width - 2 * BANK_PADDING
    height = 0.0
    for entries in banks(sheet, side):
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
