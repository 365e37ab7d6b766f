"""Pieces to be cut out: pages that stand several on a sheet, as cards and tickets do, with marks to cut along.

A piece is laid out as a page of its own, on a sheet so small. So what is too much for it is told as of any page, and a
card's back is the page after its front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lessonkit.layout.carry import Side, Spot, carried
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import PAGE_ARTIFACT, Cut, Outline, Placed, ellipse, line
from lessonkit.model.production import Flip
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.units import PaperSize

EDGE, MARK, CROSS = 14.0, 18.0, 12.0
"""A mark begins so far from the edge of the sheet and is so long; an arm of a cross, from its middle."""
DASH = (4.0, 3.0)
CUT_RULE = 0.7
"""The dashed line along which the sheet is cut."""
SCISSORS_AT, SCISSORS_LONG = 30.0, 16.0
SCISSORS_GAP = 3.0
"""White on each side of the scissors, which interrupt the line."""
RING, RING_OFF = 4.6, 3.9
"""The width of the scissors' rings, and how far from the line their middles are."""
BLADE_OFF = 4.6
"""How far from the line the blades end."""
FOOT_UP, BODY_UP = 32.3, 44.0
"""How far over its lower edge the foot of a piece stands on its baseline, and its body ends."""
KICKER_AT, TITLE_AT, SUBTITLE_AT, RULE_AT = 52.0, 75.5, 91.0, 99.0
"""y of a piece's head."""
KICKER_ROOM = 16.0
"""What a head without a kicker is higher."""
USUAL = 34.0
"""The margin of a card that takes a quarter of a sheet."""
LEAST = 0.6
"""A piece has lower margins the smaller it is, down to this share of the usual ones."""


def piece_theme(theme: Theme, cut: Cut | None) -> Theme:
    """The theme of a piece: its own margins and head, its subtitle as small as its text, no badge.

    For a whole page it is the theme itself.
    """
    if cut is None:
        return theme
    margin = min(cut.margin, theme.margin)
    up = cut.margin - margin + (0.0 if theme.kicker else KICKER_ROOM)
    styles = {**theme.styles, "subtitle": theme.style("card")} if cut.across > 1 else theme.styles
    share = max(LEAST, min(1.0, margin / USUAL))
    return replace(
        theme,
        styles=styles,
        margin=margin,
        foot_limit=BODY_UP * share,
        foot_text_up=FOOT_UP * share,
        kicker_at=KICKER_AT,
        title_at=TITLE_AT - up,
        subtitle_at=SUBTITLE_AT - up,
        head_rule_at=RULE_AT - up,
        raised=up,
        later_raised=0.0,
        badge_room=0.0,
    )


def piece_of(sheet: PaperSize, cut: Cut) -> PaperSize:
    """The size of a piece of a sheet."""
    return PaperSize(sheet.name, sheet.width / cut.across, sheet.height / cut.down)


def put_on_sheets(layout: Layout, flip: Flip = Flip.LONG) -> Layout:
    """The layout with its pieces on sheets; other pages stay as they are.

    Pieces are read in their order, the back of each after its front. The parts of a document that is cut have no pages
    of their own, and are not told.
    """
    if not any(page.cut for page in layout.pages):
        return layout
    spots: list[Spot] = []
    sides: list[Side] = []
    for cut, group in groupby(enumerate(layout.pages), key=lambda numbered: numbered[1].cut):
        pages = list(group)
        if cut is None:
            spots += [Spot(number, len(sides) + at) for at, (number, _) in enumerate(pages)]
            sides += [Side(page.size, page.around) for _, page in pages]
            continue
        placed = _Placing(cut, pages[0][1].size, flip)
        first = len(sides)
        for at, side in enumerate(placed.sides([number for number, _ in pages])):
            spots += placed.spots(side, first + at)
            sides.append(Side(placed.sheet, tuple(_marks(cut, placed.sheet)), fixed=True))
    return replace(carried(layout, spots, sides), parts=())


@dataclass(frozen=True, slots=True)
class _Placing:
    """How pieces of one size go on sheets."""

    cut: Cut
    piece: PaperSize
    flip: Flip

    @property
    def sheet(self) -> PaperSize:
        """The sheet that the pieces make up."""
        return PaperSize(self.piece.name, self.piece.width * self.cut.across, self.piece.height * self.cut.down)

    def sides(self, pages: Sequence[int]) -> Iterator[list[int | None]]:
        """The pages of each side, cell by cell in rows; None stays white."""
        cut = self.cut
        if cut.copies:
            for page in pages:
                yield [page for _ in range(cut.pieces)]
            return
        step = 2 * cut.pieces if cut.backs else cut.pieces
        for first in range(0, len(pages), step):
            own: list[int | None] = list(pages[first : first + step])
            own += [None] * (step - len(own))
            if cut.backs:
                yield own[::2]
                yield self._turned(own[1::2])
            else:
                yield own

    def _turned(self, backs: list[int | None]) -> list[int | None]:
        """Backs where they meet their fronts: rows from right to left, or the last row first."""
        across = self.cut.across
        rows = [backs[at : at + across] for at in range(0, len(backs), across)]
        rows = [row[::-1] for row in rows] if self.flip is Flip.LONG else rows[::-1]
        return [page for row in rows for page in row]

    def spots(self, side: list[int | None], number: int) -> Iterator[Spot]:
        """Where the pages of a side go; of copies the first is read."""
        seen: set[int] = set()
        for cell, page in enumerate(side):
            if page is not None:
                row, column = divmod(cell, self.cut.across)
                right, down = column * self.piece.width, row * self.piece.height
                yield Spot(page, number, right=right, down=down, copy=page in seen)
                seen.add(page)


def cut_across(width: float, y: float) -> Iterator[Placed]:
    """A dashed line across a sheet of that width, with scissors on it."""
    left, right = SCISSORS_AT - SCISSORS_GAP, SCISSORS_AT + SCISSORS_LONG + SCISSORS_GAP
    for start, stop in ((EDGE, left), (right, width - EDGE)):
        yield replace(line(start, y, stop, y, CUT_RULE, PAGE_ARTIFACT), dash=DASH)
    yield from _scissors(SCISSORS_AT, y)


def _scissors(x: float, y: float) -> Iterator[Outline]:
    """Two rings and two blades that cross, pointing to the right."""
    for side in (-1, 1):
        middle = y + side * RING_OFF
        yield ellipse(x, middle - RING / 2, RING, RING, CUT_RULE + 0.2, PAGE_ARTIFACT)
        # A blade goes on from its ring to the other side of the line.
        start = (x + RING - 0.7, middle - side * RING / 3)
        yield line(*start, x + SCISSORS_LONG, y - side * BLADE_OFF, CUT_RULE + 0.2, PAGE_ARTIFACT)


def _marks(cut: Cut, sheet: PaperSize) -> Iterator[Placed]:
    """Dashed lines from edge to edge, those across with scissors.

    Else short marks at the edges, and a cross wherever two cuts meet inside.
    """
    uprights = [sheet.width * at / cut.across for at in range(1, cut.across)]
    levels = [sheet.height * at / cut.down for at in range(1, cut.down)]
    if cut.dashed:
        for x in uprights:
            yield replace(line(x, EDGE, x, sheet.height - EDGE, CUT_RULE, PAGE_ARTIFACT), dash=DASH)
        for y in levels:
            yield from cut_across(sheet.width, y)
        return
    marks = [(x, top, x, top + MARK) for x in uprights for top in (EDGE, sheet.height - EDGE - MARK)]
    marks += [(left, y, left + MARK, y) for y in levels for left in (EDGE, sheet.width - EDGE - MARK)]
    for x in uprights:
        for y in levels:
            marks += [(x - CROSS, y, x + CROSS, y), (x, y - CROSS, x, y + CROSS)]
    yield from (line(*ends, THIN_RULE, PAGE_ARTIFACT) for ends in marks)
