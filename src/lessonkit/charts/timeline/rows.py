"""One side of paper set out: as roomy as it can be, in as many rows of boxes as that takes.

Events stand before and behind the axis in turn (over and under it, or left and right). Boxes never shrink below their
sizes: they stand in more rows, their leaders lead further, and where that does not help either, there is no room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.shapes import HANDWRITING, Box
from lessonkit.charts.timeline.axis import Axis, lay_axis
from lessonkit.charts.timeline.cards import DATE_STRIP, CardRoom, Size, card_size, least_body
from lessonkit.charts.timeline.legend import legend_height
from lessonkit.charts.timeline.places import (
    ARROW,
    BAR_LEAST,
    LANDING,
    LARGE_TICK,
    STUB,
    TICK_FACE,
    TICK_LEAD,
    TICK_SIZE,
    Card,
    Side,
    Turn,
)
from lessonkit.charts.timeline.spread import Stand, Wanted, can_spread, spread
from lessonkit.fonts.faces import Faces
from lessonkit.model.timeline import Asked, EventPaper, Lie, TimelinePaper
from lessonkit.words import Words

_ROW_GAP = 12.0
_MOST_SLANT = 36.0
_MORE_SLANT = 10.0
"""Boxes beside an axis that runs down are wide enough to give some room to their leaders."""

_MOST_BODY = 66.0
_BAND_WHITE = 3.5


@dataclass(frozen=True, slots=True)
class Try:
    """How roomy the boxes are to be: the least height for writing, how far a leader may lead, and its slant's depth."""

    body: float
    reach: float
    slant: float


TRIES = (Try(44.0, 48.0, 16.0), Try(34.0, 96.0, 22.0), Try(HANDWRITING, 180.0, 28.0))
ANYHOW = Try(HANDWRITING, 10000.0, 28.0)

_WIDTHS = ((1, 150.0), (1, 132.0), (2, 150.0), (2, 132.0), (1, 116.0), (2, 116.0), (3, 132.0), (3, 116.0), (2, 104.0))
"""Rows of boxes, and how wide the boxes are, on a sheet on its side: the best first."""

_BODIES = (66.0, 55.0, 44.0, 34.0, 27.0, HANDWRITING)


Boxes = list[tuple[int, Wanted, Size]]
"""The boxes of one side of the axis: the event's number, what is wanted along the axis, and the box's size."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One way to set out a side of paper: rows of boxes, their room, and the depth of the leaders' slant."""

    rows: int
    room: CardRoom
    slant: float
    reach: float


@dataclass(frozen=True, slots=True)
class _Page:
    """A side of paper that is to be set out: its number, its axis, the breadth of its band, and its room.

    `length` is along the axis, `across` on both sides of the band together, `legend` under all.
    """

    number: int
    axis: Axis
    band: float
    length: float
    across: float
    legend: float


@dataclass(frozen=True, slots=True)
class Planner:
    """Finds the roomiest way to set out the events."""

    paper: TimelinePaper
    faces: Faces
    words: Words
    width: float

    @property
    def down(self) -> bool:
        """Whether time runs down."""
        return self.paper.lie is Lie.PORTRAIT

    def sides(self, pages: int, height: float, tries: Sequence[Try]) -> tuple[Side, ...]:
        """The events on so many sides of paper; nothing where they have no room on them."""
        count = len(self.paper.events)
        size = math.ceil(count / pages)
        parts = [range(start, min(start + size, count)) for start in range(0, count, size)]
        sides: list[Side] = []
        for number, part in enumerate(parts, 1):
            reached = sides[-1].axis.parts[-1].last if sides else None
            side = self.side(number, part, reached, height, tries)
            if side is None:
                return ()
            sides.append(replace(side, goes_on=number < len(parts)))
        return tuple(sides)

    def side(
        self, number: int, part: range, reached: int | None, height: float, tries: Sequence[Try]
    ) -> Side | None:
        """One side of paper, as roomy as it can be. `reached` is the day at which the side before has ended."""
        events = self.paper.events
        spans = [(events[n].first, events[n].after) for n in part]
        if reached is not None and spans[0][0] - reached <= 0.3 * (spans[-1][1] - reached):
            spans.insert(0, (reached, reached + 1))
        page = self.page(number, spans, height, self.legend(part))
        for one in tries:
            for option in self.options(one, page.across):
                boxes = self.boxes(part, page, option)
                if boxes is not None:
                    return self.placed(page, boxes, option)
        return None

    def page(self, number: int, spans: Sequence[tuple[int, int]], height: float, legend: float) -> _Page:
        """The side with its axis, in a frame of such a height."""
        free = height - legend
        length = free if self.down else self.width
        axis = lay_axis(spans, length - ARROW, self.extent, self.words)
        band = self.band(axis)
        return _Page(number, axis, band, length, (self.width if self.down else free) - band, legend)

    def legend(self, part: range) -> float:
        """The height that is kept for the legend."""
        return legend_height(self.paper, part, self.width, self.faces, self.words.timeline)

    def extent(self, lines: Sequence[str]) -> float:
        """How much of the axis a tick's words take."""
        if self.down:
            return len(lines) * TICK_LEAD - (TICK_LEAD - TICK_SIZE)
        return max((self.faces.width(TICK_FACE, line, TICK_SIZE) for line in lines), default=0.0)

    def band(self, axis: Axis) -> float:
        """The breadth of the band that holds ticks and their words."""
        lines = [tick.lines for tick in axis.ticks if tick.lines]
        if self.down:
            words = max(self.faces.width(TICK_FACE, line, TICK_SIZE) for some in lines for line in some)
        else:
            words = max(map(len, lines)) * TICK_LEAD - (TICK_LEAD - 0.7 * TICK_SIZE)
        return words + 2 * (LARGE_TICK + _BAND_WHITE)

    def options(self, one: Try, across: float) -> Iterator[_Option]:
        """The ways to try, the best first; `across` is the room on both sides of the band together."""
        slant = one.slant + (_MORE_SLANT if self.down else 0.0)
        free = across / 2 - STUB - slant - LANDING
        strip = HANDWRITING if Asked.DATES in self.paper.asked else DATE_STRIP
        if self.down:
            for body in _BODIES:
                if body >= max(one.body, least_body(self.paper, free, self.faces)):
                    yield _Option(1, CardRoom(free, body), slant, one.reach)
            return
        for rows, width in _WIDTHS:
            row = (free - (rows - 1) * _ROW_GAP) / rows
            body = min(_MOST_BODY, row - strip)
            room = CardRoom(width, body)
            fits = body >= max(one.body, least_body(self.paper, width, self.faces)) or not self.writes()
            if fits and all(self.size(event, room).height <= row for event in self.paper.events):
                yield _Option(rows, room, slant, one.reach)

    def writes(self) -> bool:
        """Whether pupils write words in the boxes."""
        return Asked.TEXTS in self.paper.asked and not self.paper.letters

    def size(self, event: EventPaper, room: CardRoom) -> Size:
        """The size of an event's box."""
        return card_size(self.paper, event, room, self.faces, self.words)

    def boxes(self, part: range, page: _Page, option: _Option) -> tuple[Boxes, Boxes] | None:
        """The boxes before and behind the axis, row by row in turn; None where they have no room along it."""
        found: list[Boxes] = []
        for way in (0, 1):
            numbers = part[way::2]
            sizes = [self.size(self.paper.events[n], option.room) for n in numbers]
            for turn in range(option.rows):
                wanted = [
                    Wanted(
                        page.axis.place(self.paper.events[n].middle),
                        size.height if self.down else size.width,
                        (place + turn) % option.rows,
                    )
                    for place, (n, size) in enumerate(zip(numbers, sizes, strict=True))
                ]
                if can_spread(wanted, page.length, option.reach):
                    found.append(list(zip(numbers, wanted, sizes, strict=True)))
                    break
            else:
                return None
        return found[0], found[1]

    def placed(self, page: _Page, boxes: tuple[Boxes, Boxes], option: _Option) -> Side:
        """The side with everything in its place; leaders over and under the axis take what height is left."""
        deep = [self.depth(some, option) for some in boxes]
        slant = option.slant
        if not self.down:
            slant = min(_MOST_SLANT, slant + (page.across - sum(deep)) / 2)
            deep = [depth + slant - option.slant for depth in deep]
        middle = self.width / 2 if self.down else deep[0] + page.band / 2
        high = page.length if self.down else sum(deep) + page.band
        setting = _Setting(Turn(self.down, middle), page.axis, page.band, slant, self.pitch(boxes))
        cards: list[Card] = []
        for way, some in zip((-1, 1), boxes, strict=True):
            stands = spread([wanted for _, wanted, _ in some], page.length, option.reach)
            cards += self.cards(some, stands, way, setting)
        return Side(
            number=page.number,
            axis=page.axis,
            band=page.band,
            turn=setting.turn,
            cards=tuple(sorted(cards, key=lambda card: card.number)),
            width=self.width,
            height=high + page.legend,
            legend_top=high,
        )

    def depth(self, boxes: Boxes, option: _Option) -> float:
        """From the band to the far edge of the furthest box."""
        rows = [
            max((self.breadth(size) for _, wanted, size in boxes if wanted.row == row), default=0.0)
            for row in range(option.rows)
        ]
        used = max((row for row, deep in enumerate(rows) if deep), default=0)
        pitch = max(rows) + _ROW_GAP
        return STUB + option.slant + LANDING + used * pitch + rows[used]

    def pitch(self, boxes: tuple[Boxes, Boxes]) -> tuple[float, float]:
        """From row to row, on each side of the axis."""
        before, behind = (max((self.breadth(size) for *_, size in some), default=0.0) + _ROW_GAP for some in boxes)
        return before, behind

    def breadth(self, size: Size) -> float:
        """A box's size across the axis."""
        return size.width if self.down else size.height

    def cards(self, boxes: Boxes, stands: Sequence[Stand], way: int, setting: _Setting) -> Iterator[Card]:
        """The boxes on one side of the axis with their leaders and bars."""
        turn, edge = setting.turn, setting.band / 2
        for (number, wanted, size), stand in zip(boxes, stands, strict=True):
            turned = edge + STUB + setting.slant
            near = turned + LANDING + wanted.row * setting.pitch[way > 0]
            far = near + self.breadth(size)
            across = (near, far) if way > 0 else (-far, -near)
            half = wanted.size / 2
            event = self.paper.events[number]
            path = [(wanted.at, edge), (wanted.at, edge + STUB), (stand.port, turned), (stand.port, near)]
            yield Card(
                number=number,
                box=turn.box((stand.middle - half, stand.middle + half), across),
                leader=tuple(turn.point(u, way * v) for u, v in dict.fromkeys(path)),
                bar=setting.bar(event, way * edge),
            )


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the cards of a side share: the turn, the axis, its band, the slant's depth, the rows' pitch each way."""

    turn: Turn
    axis: Axis
    band: float
    slant: float
    pitch: tuple[float, float]

    def bar(self, event: EventPaper, edge: float) -> Box | None:
        """The bar of a date that is not known to the day, on the band's edge; None where a dot will do."""
        if event.after - event.first == 1:
            return None
        begin, end = self.axis.place(event.first), self.axis.place(event.after)
        return self.turn.box((begin, end), (edge - 2.6, edge + 2.6)) if end - begin >= BAR_LEAST else None

