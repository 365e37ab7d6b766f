"""Pages carried to other pages: what stands on them moves and shrinks with them, and is read as before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lessonkit.layout.placed import Bookmark, Element, Layout, Page, PlacedBlock, PlacedSpace
from lessonkit.layout.reading import Place, reading_ranks
from lessonkit.layout.shift import Box, owned, scaled, scaled_block, scaled_box, scaled_space
from lessonkit.model.drawing import LAYOUT_ARTIFACT, LinkArea, Placed, linked_page, page_link
from lessonkit.units import PaperSize


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page goes: a side of a sheet (from 0), and what becomes of x and y: `scale` times, then moved.

    A page may go to several places and is read in one of them: the others are a `copy`, all of it artifacts.
    """

    page: int
    side: int
    scale: float = 1.0
    right: float = 0.0
    down: float = 0.0
    copy: bool = False

    def place(self, box: Box) -> Box:
        """Where a box of the page lies on the sheet."""
        return scaled_box(box, self.scale, self.right, self.down)


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a sheet before pages come on it: its size, and its fold and cut marks."""

    size: PaperSize
    marks: tuple[Placed, ...] = ()
    fixed: bool = False


def carried(layout: Layout, spots: Sequence[Spot], sides: Sequence[Side]) -> Layout:
    """The layout with its pages on those sides. Each page has one spot that is no copy."""
    home = {spot.page: spot for spot in spots if not spot.copy}
    ranks = reading_ranks(layout) if len(sides) < len(home) else {}
    return replace(
        layout,
        pages=tuple(
            _filled(layout, [spot for spot in spots if spot.side == at], side, (ranks, home))
            for at, side in enumerate(sides)
        ),
        elements=tuple(_element(element, home) for element in layout.elements),
        spaces=tuple(_space(space, home[space.page]) for space in layout.spaces),
        blocks=tuple(_block(block, home[block.page]) for block in layout.blocks),
        bookmarks=tuple(_bookmark(mark, home[mark.page]) for mark in layout.bookmarks),
        parts=tuple((name, home[first].side) for name, first in layout.parts),
    )


def _filled(
    layout: Layout, spots: Sequence[Spot], side: Side, order: tuple[Mapping[Place, int], Mapping[int, Spot]]
) -> Page:
    """A side with its pages. What is read is painted in the order in which it is read, page by page or between them.

    `order` are the ranks of what is read, and where each page is read.
    """
    ranks, home = order
    ranked: list[tuple[int, Place, Placed]] = []
    for spot in spots:
        rank = -1
        for at, thing in enumerate(layout.pages[spot.page].things):
            if spot.copy and isinstance(thing, LinkArea):
                continue  # what leads elsewhere has to be read, so it works where its words are
            moved = scaled(_led(thing, home), spot.scale, spot.right, spot.down)
            moved = owned(moved, LAYOUT_ARTIFACT) if spot.copy and thing.owner[0] != "@" else moved
            rank = ranks.get((spot.page, at), rank)
            ranked.append((rank, (spot.page, at), moved))
    ranked.sort(key=lambda one: one[0])
    return Page(
        size=side.size,
        things=tuple(thing for _, _, thing in ranked),
        around=side.marks,
        fixed=side.fixed,
        read_at=tuple(place for _, place, _ in ranked),
    )


def _led(thing: Placed, home: Mapping[int, Spot]) -> Placed:
    """A link to a page leads to the side that it came to stand on."""
    page = linked_page(thing.url) if isinstance(thing, LinkArea) else 0
    return replace(thing, url=page_link(home[page - 1].side + 1)) if isinstance(thing, LinkArea) and page else thing


def _element(element: Element, home: Mapping[int, Spot]) -> Element:
    if element.box is None:
        return element
    spot = home[element.box[0]]
    return replace(element, box=(spot.side, *spot.place(element.box[1:])))


def _space(space: PlacedSpace, spot: Spot) -> PlacedSpace:
    return replace(scaled_space(space, spot.scale, spot.right, spot.down), page=spot.side)


def _block(block: PlacedBlock, spot: Spot) -> PlacedBlock:
    return replace(scaled_block(block, spot.scale, spot.right, spot.down), page=spot.side)


def _bookmark(mark: Bookmark, spot: Spot) -> Bookmark:
    return replace(mark, page=spot.side, y=mark.y * spot.scale + spot.down)
