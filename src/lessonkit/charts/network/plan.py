"""The geometry that a network's blank and its key share: equal pictures in a grid, with one ring for all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from lessonkit.chart_words import ChartWords
from lessonkit.charts.network.ring import Ring, crowded_ring, plan_ring
from lessonkit.charts.network.routes import Point
from lessonkit.charts.network.triangles import explained_height
from lessonkit.charts.shapes import Box, wrap
from lessonkit.charts.storyline.plan import SLACK, Frame, instruction_height
from lessonkit.charts.storyline.rows import BOX_HEIGHT, RULE_PITCH
from lessonkit.charts.storyline.texts import Ruled
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PanelPaper, SheetPaper
from lessonkit.themes import Theme

LEGEND = 24.0
DRAWING_BEFORE = 9.0
"""White between the instruction and the pictures' heads."""
COUNT_SIZE = 8.5
"""Size of the words before the boxes for counts."""
_SHAPES = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2))
"""Columns and rows, from large pictures to small ones."""
_COLUMN_GAP, _ROW_GAP = 24.0, 14.0
_YEARS, _YEARS_PITCH, _TITLE, _TITLE_PITCH = 13.0, 15.0, 10.0, 12.5
_BASELINE, _OVER_BOX, _UNDER_HEAD = 11.0, 15.0, 4.0
_QUESTION = 9.0
_QUESTION_PITCH, _UNDER_RULES = 9.0, 2.0
_BOX_WIDTH, _BOX_GAP, _WORD_GAP = 28.0, 9.0, 4.0
_RING_GAP = 4.0
_TALL = 235.0
"""Pictures of this height have two lines to write on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of words: its place, by its baseline."""

    words: str
    face: str
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One phase: its cell, the middle of its ring, the words over it, and what is asked under and over it."""

    phase: int
    paper: PanelPaper
    cell: Box
    middle: Point
    lines: tuple[Line, ...]
    question: Line | None
    ruled: Ruled
    counts: tuple[Box, ...]
    """Boxes for the number of stable and of unstable triangles; none where they are not asked for."""


@dataclass(frozen=True, slots=True)
class NetworkSide:
    """One side of paper: its number, its pictures, and the box that explains triangles, if any."""

    number: int
    pictures: tuple[Picture, ...]
    explained: Box | None


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """A sheet with all its places; `height` is that of the drawing on each side, legend included.

    `how` is its instruction, `spared` the height that the instruction of another level may take more than this.
    """

    sheet: SheetPaper
    width: float
    height: float
    ring: Ring
    sides: tuple[NetworkSide, ...]
    how: str = ""
    spared: float = 0.0

    @property
    def counts(self) -> bool:
        """Whether triangles are counted."""
        return any(side.explained is not None for side in self.sides)

    def drawing_id(self, side: NetworkSide) -> str:
        """The id of the drawing on a side."""
        return f"{self.sheet.id}.chart{side.number}"


def network_how(sheet: SheetPaper, words: ChartWords, *, counts: bool) -> str:
    """What the sheet leaves pupils to do, apart from its writing lines."""
    draws = any(panel.ties is None for panel in sheet.panels)
    how = words.network_how.format(allies=words.allies, rivals=words.rivals) if draws else words.complete_how
    return f"{how} {words.network_count}" if counts else how


def plan_network(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> NetworkPlan:
    """The geometry of a network in a frame; it depends on nothing but what the blank of all its levels prints.

    As few sides as the names allow, then the largest pictures. Triangles are counted where all pictures stand on one
    side, with a cell left over that tells how.
    """
    bare = sheet.bare()
    plan = _plan(bare, faces, theme, words, frame)
    hows = [network_how(one, words, counts=plan.counts) for one in (sheet, bare)]
    heights = [instruction_height(how, faces, theme, frame.width) for how in hows]
    pictures = [tuple(_given(sheet, one, faces) for one in side.pictures) for side in plan.sides]
    sides = tuple(replace(side, pictures=own) for side, own in zip(plan.sides, pictures, strict=True))
    return replace(plan, sheet=sheet, sides=sides, how=hows[0], spared=max(0.0, heights[1] - heights[0]))


def _given(sheet: SheetPaper, picture: Picture, faces: Faces) -> Picture:
    """A picture as its level prints it: ties, and a title that is given stands where others write."""
    panel = sheet.panels[picture.phase]
    if panel.title is None or picture.question is None:
        return replace(picture, paper=panel)
    told = wrap(faces, panel.title, "SemiBold", _TITLE, picture.cell.width)[: 1 + len(picture.ruled.baselines)]
    first = picture.question.y + _TITLE - _QUESTION
    lines = [Line(part, "SemiBold", _TITLE, picture.cell.x, first + n * _TITLE_PITCH) for n, part in enumerate(told)]
    ruled = replace(picture.ruled, baselines=())
    return replace(picture, paper=panel, lines=(*picture.lines, *lines), question=None, ruled=ruled)


def _plan(sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame) -> NetworkPlan:
    grids = [_Grid(sheet, faces, words, shape, counts) for counts in _counts(sheet) for shape in _shapes(sheet)]
    for grid in grids:
        sized = grid.within(frame, theme)
        if sized.explains:
            ring = plan_ring(sized.names, sheet.protagonist or 0, sized.room, faces)
            if ring is not None:
                return sized.plan(ring)
    largest = _Grid(sheet, faces, words, _SHAPES[0], counts=False).within(frame, theme)
    return largest.plan(crowded_ring(largest.names, sheet.protagonist or 0, largest.room, faces))


def _counts(sheet: SheetPaper) -> tuple[bool, ...]:
    return (True, False) if sheet.triangles else (False,)


def _shapes(sheet: SheetPaper) -> list[tuple[int, int]]:
    """Columns and rows that may be tried: fewest sides first, then fewest pictures on a side."""
    count = len(sheet.panels)
    return sorted(_SHAPES, key=lambda shape: (math.ceil(count / math.prod(shape)), math.prod(shape)))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A division of the sheet: what it holds, and the size of all of it and of each cell."""

    sheet: SheetPaper
    faces: Faces
    words: ChartWords
    shape: tuple[int, int]
    counts: bool
    size: tuple[float, float] = (0.0, 0.0)

    def within(self, frame: Frame, theme: Theme) -> _Grid:
        """The same division of a frame."""
        how = network_how(self.sheet, self.words, counts=self.counts)
        above = instruction_height(how, self.faces, theme, frame.width) + DRAWING_BEFORE
        return replace(self, size=(frame.width, frame.height - SLACK - above))

    @property
    def width(self) -> float:
        """The width of a cell."""
        return (self.size[0] - (self.shape[0] - 1) * _COLUMN_GAP) / self.shape[0]

    @property
    def height(self) -> float:
        """The height of a cell."""
        return (self.size[1] - LEGEND - (self.shape[1] - 1) * _ROW_GAP) / self.shape[1]

    @property
    def explains(self) -> bool:
        """Whether a cell is left for the box on triangles, where they are counted."""
        if not self.counts:
            return True
        left = math.prod(self.shape) - len(self.sheet.panels)
        return left > 0 and explained_height(self.faces, self.words, self.width) <= self.height

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the ring."""
        return tuple(name or "" for name in self.sheet.names)

    @property
    def rules(self) -> int:
        """How many lines to write on each picture has."""
        if all(panel.title is not None for panel in self.sheet.panels):
            return 0
        return 2 if self.height >= _TALL else 1

    @property
    def head(self) -> float:
        """The height of the words over the rings."""
        lines = [line for panel in self.sheet.panels for line in self._lines(panel)]
        return max([line.y + _UNDER_HEAD for line in lines] + [BOX_HEIGHT] * self.counts)

    @property
    def room(self) -> tuple[float, float]:
        """The width and height of a ring."""
        return self.width, self.height - self.head - self._foot - 2 * _RING_GAP

    @property
    def _foot(self) -> float:
        return _QUESTION_PITCH + RULE_PITCH * self.rules + _UNDER_RULES if self.rules else 0.0

    def plan(self, ring: Ring) -> NetworkPlan:
        """All places on all sides; the pictures are shared out evenly."""
        count = len(self.sheet.panels)
        sides = math.ceil(count / math.prod(self.shape))
        share = math.ceil(count / sides)
        return NetworkPlan(
            self.sheet,
            self.size[0],
            self.size[1],
            ring,
            tuple(self._side(side, range(side * share, min(count, (side + 1) * share))) for side in range(sides)),
        )

    def _side(self, side: int, part: range) -> NetworkSide:
        pictures = tuple(self._picture(phase, self._cell(place)) for place, phase in enumerate(part))
        explained = None
        if self.counts:
            cell = self._cell(len(part))
            explained = replace(cell, height=explained_height(self.faces, self.words, self.width))
        return NetworkSide(side + 1, pictures, explained)

    def _cell(self, place: int) -> Box:
        row, column = divmod(place, self.shape[0])
        x, y = column * (self.width + _COLUMN_GAP), row * (self.height + _ROW_GAP)
        return Box(x, y, self.width, self.height)

    def _picture(self, phase: int, cell: Box) -> Picture:
        panel = self.sheet.panels[phase]
        top, foot = cell.y + self.head, cell.foot - self._foot
        baselines: list[float] = []
        question = None
        if panel.title is None:
            question = Line(self.words.who_joins, "Regular", _QUESTION, cell.x, foot + 0.8 * _QUESTION)
            baselines = [foot + _QUESTION_PITCH + RULE_PITCH * (n + 1) for n in range(self.rules)]
        lines = [replace(line, x=line.x + cell.x, y=line.y + cell.y) for line in self._lines(panel)]
        counts = self._count_boxes() if self.counts else []
        return Picture(
            phase=phase,
            paper=panel,
            cell=cell,
            middle=(cell.centre, (top + foot) / 2),
            lines=tuple(lines),
            question=question,
            ruled=Ruled(tuple(baselines), cell.x, cell.width),
            counts=tuple(replace(box, x=box.x + cell.x, y=box.y + cell.y) for box in counts),
        )

    def _lines(self, panel: PanelPaper) -> list[Line]:
        """Years, and the title behind or under them; then the words before the boxes for counts."""
        boxes = self._count_boxes() if self.counts else []
        words = (self.words.stable, self.words.unstable)[: len(boxes)]
        lines = [
            Line(word, "Regular", COUNT_SIZE, self._before(box, word), _OVER_BOX)
            for word, box in zip(words, boxes, strict=True)
        ]
        room = min((line.x for line in lines), default=self.width + _BOX_GAP) - _BOX_GAP
        y = _OVER_BOX if boxes else _BASELINE
        years = wrap(self.faces, panel.years, "Bold", _YEARS, room)
        told = [Line(part, "Bold", _YEARS, 0.0, y + n * _YEARS_PITCH) for n, part in enumerate(years)]
        title = panel.title or ""
        after = self.faces.width("Bold", panel.years, _YEARS) + _WORD_GAP + 2.0
        if len(told) == 1 and title and after + self.faces.width("SemiBold", title, _TITLE) <= room:
            told.append(Line(title, "SemiBold", _TITLE, after, y))
        else:
            told += self._under(title, told[-1].y, room)
        return told + lines

    def _under(self, title: str, y: float, room: float) -> list[Line]:
        """A title under the years; under the boxes too, where it is too long to stand beside them."""
        wide = self.faces.width("SemiBold", title, _TITLE) > room
        first = max(y + _TITLE_PITCH, BOX_HEIGHT + _TITLE if wide and self.counts else 0.0)
        wrapped = wrap(self.faces, title, "SemiBold", _TITLE, self.width)
        return [Line(part, "SemiBold", _TITLE, 0.0, first + n * _TITLE_PITCH) for n, part in enumerate(wrapped)]

    def _before(self, box: Box, word: str) -> float:
        return box.x - _WORD_GAP - self.faces.width("Regular", word, COUNT_SIZE)

    def _count_boxes(self) -> list[Box]:
        """Two boxes at the right end of the head, each with room for its word before it."""
        last = Box(self.width - _BOX_WIDTH, 0.0, _BOX_WIDTH, BOX_HEIGHT)
        return [replace(last, x=self._before(last, self.words.unstable) - _BOX_GAP - _BOX_WIDTH), last]
