"""Imposition: several pages on one side of a sheet, in the order in which they are folded or cut.

A page is shrunk as a whole, until the box that all its text keeps to (its white margins apart) fits its cell: a page of
A4 or Letter comes to 73 % of its size in half a sheet, not the 71 % of a plain reduction, which keeps running text at
8 points. Lines, numbers and citations stay what they were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.layout.carry import Side, Spot, carried
from lessonkit.layout.placed import Layout
from lessonkit.layout.shift import Box
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Outline, Placed, line
from lessonkit.model.production import Flip, Imposition
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.units import MM, PaperSize

EDGE = 12.0
"""White at the edges of a cell: 4.2 mm, which most printers cannot reach."""
BELOW_FOOT = 3.0
"""What the foot's letters take under their baseline."""
MARK = 6 * MM
DASH = (4.0, 3.0)

Sheet = tuple[int | None, ...]
"""The pages of one side, cell by cell in rows; None stays white."""


def fits(layout: Layout, sheet: PaperSize) -> bool:
    """Whether a document can share sheets: all its pages stand upright on such a sheet, and none is a tile or fixed."""
    return all(
        page.window is None
        and not page.fixed
        and page.size.width <= sheet.width
        and page.size.height <= sheet.height
        for page in layout.pages
    )


def imposed(layout: Layout, how: Imposition, sheet: PaperSize, theme: Theme, flip: Flip = Flip.LONG) -> Layout:
    """The document on sides of the sheet. Its pages must fit; the order in which they are read stays."""
    if how is Imposition.NONE:
        return layout
    cells = _cells(how, sheet)
    sides = _order(how, len(layout.pages), flip)
    under = _under_foot(layout, theme)
    spots: list[Spot] = []
    seen: set[int] = set()
    for number, side in enumerate(sides):
        for page, cell in zip(side, cells, strict=True):
            if page is None:
                continue
            spot = _spot(_kept_box(layout.pages[page].size, theme, under), cell)
            spots.append(replace(spot, page=page, side=number, copy=page in seen))
            seen.add(page)
    size = sheet if how is Imposition.CARDS else sheet.landscape()
    return carried(layout, spots, [Side(size, _marks(how, size))] * len(sides))


def smallest_text(layout: Layout) -> float:
    """The size of the smallest words of a document, in points; infinite without any."""
    sizes = (
        thing.size
        for page in layout.pages
        for thing in page.things
        if isinstance(thing, Glyphs) and thing.owner[0] != "@"
    )
    return min(sizes, default=float("inf"))


def booklet_order(pages: int) -> list[Sheet]:
    """Front and back of each sheet, the outermost first; white pages at the end fill up the last sheet."""
    count = -(-pages // 4) * 4
    sides: list[Sheet] = []
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return [tuple(page if page is not None and page < pages else None for page in side) for side in sides]


def card_order(pages: int, flip: Flip) -> list[Sheet]:
    """Four fronts, then their backs, placed so that they meet when the printer turns the sheet.

    Pages are taken in pairs: the front of a card and its back.
    """
    there = [page if page < pages else None for page in range(-(-pages // 8) * 8)]
    sides: list[Sheet] = []
    for first in range(0, len(there), 8):
        fronts, backs = there[first : first + 8 : 2], there[first + 1 : first + 8 : 2]
        turned = (1, 0, 3, 2) if flip is Flip.LONG else (2, 3, 0, 1)
        sides += [tuple(fronts), tuple(backs[at] for at in turned)]
    return sides


def _order(how: Imposition, pages: int, flip: Flip) -> list[Sheet]:
    if how is Imposition.BOOKLET:
        return booklet_order(pages)
    if how is Imposition.CARDS:
        return card_order(pages, flip)
    if how is Imposition.TWO:
        return [(page, page) for page in range(pages)]
    return [(page, page + 1 if page + 1 < pages else None) for page in range(0, pages, 2)]


def _cells(how: Imposition, sheet: PaperSize) -> list[Box]:
    """The cells of a side, row by row."""
    if how is Imposition.CARDS:
        width, height = sheet.width / 2, sheet.height / 2
        return [(x, y, width, height) for y in (0.0, height) for x in (0.0, width)]
    return [(x, 0.0, sheet.height / 2, sheet.width) for x in (0.0, sheet.height / 2)]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The box that a page's text keeps to, and the size of the page."""

    box: Box
    size: PaperSize


def _under_foot(layout: Layout, theme: Theme) -> float:
    """How near to the lower edge anything stands: the foot's letters, or a square code beside them."""
    drawn = (
        page.size.height - max(values[1::2])
        for page in layout.pages
        for thing in page.things
        if isinstance(thing, Outline) and thing.owner == PAGE_ARTIFACT
        for _, values in thing.segments
        if values
    )
    return min((theme.foot_text_up - BELOW_FOOT, *drawn))


def _kept_box(size: PaperSize, theme: Theme, under: float) -> _Kept:
    top, foot = theme.running_badge_at, size.height - under
    return _Kept((theme.margin, top, size.width - 2 * theme.margin, foot - top), size)


def _spot(kept: _Kept, cell: Box) -> Spot:
    """The page in the middle of a cell: as it is where it fits, else shrunk."""
    x, y, width, height = cell
    if kept.size.width <= width and kept.size.height <= height:
        return Spot(0, 0, 1.0, x + (width - kept.size.width) / 2, y + (height - kept.size.height) / 2)
    left, top, wide, high = kept.box
    scale = min(1.0, (width - 2 * EDGE) / wide, (height - 2 * EDGE) / high)
    right = x + (width - scale * wide) / 2 - scale * left
    return Spot(0, 0, scale, right, y + (height - scale * high) / 2 - scale * top)


def _marks(how: Imposition, size: PaperSize) -> tuple[Placed, ...]:
    """Where to fold: two short lines at the edges. Where to cut: a dashed line from edge to edge."""
    middle = size.width / 2
    if how in (Imposition.A5, Imposition.BOOKLET):
        ends = ((0.0, MARK), (size.height - MARK, size.height))
        return tuple(_dashed(middle, top, middle, foot) for top, foot in ends)
    cut = _dashed(middle, 0.0, middle, size.height)
    across = _dashed(0.0, size.height / 2, size.width, size.height / 2)
    return (cut, across) if how is Imposition.CARDS else (cut,)


def _dashed(x: float, y: float, right: float, foot: float) -> Placed:
    return replace(line(x, y, right, foot, THIN_RULE, PAGE_ARTIFACT), dash=DASH)
