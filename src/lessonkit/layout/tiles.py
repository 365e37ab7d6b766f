"""A page that is a poster is enlarged and cut into tiles, to be glued together.

Each tile shows a window of the poster inside a margin that printers cannot reach, and repeats a strip of its
neighbours. Its left and upper edges are cut off, and it is glued over the sheets to its left and above it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessonkit.fonts.faces import Faces
from lessonkit.layout.furnish import words_at
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import Bookmark, Element, Layout, Page, PlacedBlock
from lessonkit.layout.shift import Box, owned, scaled, scaled_box
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, Glyphs, LinkArea, Outline, Placed, Poster, line
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.units import MM, PaperSize

MARGIN = 12 * MM
"""White round a tile's window."""
OVERLAP = 10 * MM
"""Width of the strip that two neighbours share: room for glue."""
MARK, MARK_GAP = 6 * MM, 1.5
"""Marks reach so far into the margin, and keep so far off the window."""
DASH = (4.0, 3.0)
LABEL_INSET, LABEL_UNDER, LABEL_GAP = 5.0, 11.0, 8.0
"""The words in the lower margin: from the window's left edge, their baseline under it, and what they keep off marks."""
ASCENT, DESCENT = 0.94, 0.27
"""What signs take over and under their baseline, as a share of their size."""
REACH = 3.0
"""Pointed joins and slanted signs may stand out from their box by so much, in points of the page."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet of a poster: its row and column from 0, and where the upper left corner of the page lies on it.

    What stands at x of the page stands at `scale` times x plus `right` on the tile; y likewise.
    """

    row: int
    column: int
    scale: float
    right: float
    down: float

    def place(self, box: Box) -> Box:
        """Where a box of the page lies on the sheet, within its window or not."""
        return scaled_box(box, self.scale, self.right, self.down)


@dataclass(frozen=True, slots=True)
class Cut:
    """How a page becomes tiles of a sheet, row by row, each with the same window."""

    window: Box
    across: int
    tiles: tuple[Tile, ...]

    def home(self, x: float, y: float) -> int:
        """The number of the tile on which a place of the page is read; neighbours share their strip evenly."""
        first = self.tiles[0]
        left, top, width, height = self.window
        column = _share(first.scale * x + first.right - left, width - OVERLAP, self.across)
        return _share(first.scale * y + first.down - top, height - OVERLAP, self.across) * self.across + column

    def shows(self, number: int, box: Box) -> bool:
        """Whether any of a thing may show in a tile's window."""
        x, y, width, height = box
        grown = (x - REACH, y - REACH, width + 2 * REACH, height + 2 * REACH)
        return _common(self.tiles[number].place(grown), self.window) is not None


def cut_of(size: PaperSize, content: Box, across: int) -> Cut:
    """The largest enlargement at which the content, in the middle, fits `across` sheets each way."""
    window = (MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - 2 * MARGIN)
    right, down = window[2] - OVERLAP, window[3] - OVERLAP
    width, height = across * right + OVERLAP, across * down + OVERLAP
    scale = min(width / content[2], height / content[3])
    x = MARGIN + (width - scale * content[2]) / 2 - scale * content[0]
    y = MARGIN + (height - scale * content[3]) / 2 - scale * content[1]
    each = range(across)
    tiles = (Tile(row, column, scale, x - column * right, y - row * down) for row in each for column in each)
    return Cut(window, across, tuple(tiles))


def tiled(layout: Layout, faces: Faces, theme: Theme) -> Layout:
    """The layout with each page that is a poster cut into its tiles; other pages stay as they are.

    A thing is read on the tile that holds its centre; where more of it shows, it is an artifact. An element keeps its
    box where it stands on one tile. Answer spaces of a poster are left out: nothing is filled in after the cut.
    """
    if not any(page.poster for page in layout.pages):
        return layout
    pages: list[Page] = []
    places: list[_Place] = []
    numbers = itertools.count(1)
    for page in layout.pages:
        place = _Place(page, len(pages))
        if page.poster:
            poster = replace(page.poster, place=page.poster.place.replace("{number}", str(next(numbers))))
            place = _Cutter(page, poster, len(pages), Setter(faces), theme)
        pages += place.pages()
        places.append(place)
    parents = {element.id: element.parent for element in layout.elements}
    kept = [space for space in layout.spaces if not layout.pages[space.page].poster]
    return replace(
        layout,
        pages=tuple(pages),
        elements=tuple(places[e.box[0]].element(e, parents) if e.box else e for e in layout.elements),
        spaces=tuple(replace(space, page=places[space.page].first) for space in kept),
        blocks=tuple(places[block.page].block(block) for block in layout.blocks),
        bookmarks=tuple(places[mark.page].bookmark(mark) for mark in layout.bookmarks),
        parts=tuple((name, places[first].first) for name, first in layout.parts),
    )


class _Place:
    """What becomes of a page and of what stands on it; here it only gets another number, `first`."""

    def __init__(self, page: Page, first: int) -> None:
        self.page = page
        self.first = first

    def pages(self) -> list[Page]:
        """What stands in the page's place."""
        return [self.page]

    def element(self, element: Element, parents: Mapping[str, str]) -> Element:
        """An element with its new box; `parents` are those of all elements."""
        return replace(element, box=(self.first, *element.box[1:])) if element.box else element

    def block(self, block: PlacedBlock) -> PlacedBlock:
        """A block where it stands now."""
        return replace(block, page=self.first)

    def bookmark(self, mark: Bookmark) -> Bookmark:
        """A bookmark to where it leads now."""
        return replace(mark, page=self.first)


class _Cutter(_Place):
    """Cuts a page that is a poster."""

    def __init__(self, page: Page, poster: Poster, first: int, setter: Setter, theme: Theme) -> None:
        super().__init__(page, first)
        self._poster = poster
        self._setter = setter
        self._theme = theme
        self._boxes = [extent(thing, setter.faces) for thing in page.things]
        self._content = _around(self._boxes)
        self.cut = cut_of(poster.sheet, self._content, poster.across)
        self._homes = [self.cut.home(x + width / 2, y + height / 2) for x, y, width, height in self._boxes]

    def pages(self) -> list[Page]:
        """The tiles, each with its piece of the page."""
        return [self._tile(number) for number in range(len(self.cut.tiles))]

    def _tile(self, number: int) -> Page:
        tile = self.cut.tiles[number]
        things: list[Placed] = []
        read_at: list[tuple[int, int]] = []
        for at, (thing, box, home) in enumerate(zip(self.page.things, self._boxes, self._homes, strict=True)):
            if home != number and (isinstance(thing, LinkArea) or not self.cut.shows(number, box)):
                continue
            moved = scaled(thing, tile.scale, tile.right, tile.down)
            if isinstance(moved, LinkArea):
                moved = self._within(moved)
            foreign = home != number and not thing.owner.startswith("@")
            things.append(owned(moved, LAYOUT_ARTIFACT) if foreign else moved)
            read_at.append((self.first, at))
        return Page(
            size=self._poster.sheet,
            things=tuple(things),
            window=self.cut.window,
            around=(*self._label(tile), *_marks(tile, self.cut)),
            read_at=tuple(read_at),
        )

    def _within(self, area: LinkArea) -> LinkArea:
        """An active area without what lies outside the window."""
        x, y, width, height = _common((area.x, area.y, area.width, area.height), self.cut.window) or (0, 0, 0, 0)
        return replace(area, x=x, y=y, width=width, height=height)

    def element(self, element: Element, parents: Mapping[str, str]) -> Element:
        """Its box stays where all of it is read on one tile, and lies in its window."""
        if element.box is None:
            return element
        box = element.box[1:]
        under = _under(element.id, parents)
        homes = {home for home, thing in zip(self._homes, self.page.things, strict=True) if thing.owner in under}
        homes = homes or {self.cut.home(box[0] + box[2] / 2, box[1] + box[3] / 2)}
        placed = self.cut.tiles[min(homes)].place(box)
        if len(homes) > 1 or not _holds(self.cut.window, placed):
            return replace(element, box=None)
        return replace(element, box=(self.first + min(homes), *placed))

    def block(self, block: PlacedBlock) -> PlacedBlock:
        """It stands where its upper left corner is."""
        number = self.cut.home(block.x, block.y)
        x, y, width, height = self.cut.tiles[number].place((block.x, block.y, block.width, block.height))
        return replace(block, page=self.first + number, x=x, y=y, width=width, height=height)

    def bookmark(self, mark: Bookmark) -> Bookmark:
        """It leads to the tile at the left edge."""
        number = self.cut.home(self._content[0], mark.y)
        return replace(mark, page=self.first + number, y=self.cut.tiles[number].place((0.0, mark.y, 0.0, 0.0))[1])

    def _label(self, tile: Tile) -> list[Placed]:
        """In the lower margin: which tile it is, and how they become a poster."""
        style = self._theme.style("tile")
        strong = replace(style, weight=style.strong)
        left, top, width, height = self.cut.window
        x, y = left + LABEL_INSET, top + height + LABEL_UNDER
        across = self.cut.across
        place = self._poster.place.format(row=tile.row + 1, rows=across, column=tile.column + 1, columns=across)
        after = x + self._setter.plain_width(place, strong) + LABEL_GAP
        notes = self._setter.cut(self._poster.notes, style, left + width - OVERLAP - LABEL_GAP - after)
        return [*words_at(self._setter, place, strong, (x, y)), *words_at(self._setter, notes, style, (after, y))]


def extent(thing: Placed, faces: Faces) -> Box:
    """The box in which a thing stands: x, y, width and height. Curves lie within their handles."""
    if isinstance(thing, Glyphs):
        return _signs(thing, faces)
    if isinstance(thing, Outline):
        half = 0.0 if thing.stroke is None else thing.width / 2
        numbers = [number for _, values in thing.segments for number in values]
        xs, ys = numbers[::2], numbers[1::2]
        box = (min(xs) - half, min(ys) - half, max(xs) - min(xs) + 2 * half, max(ys) - min(ys) + 2 * half)
        return (_common(box, thing.clip) or thing.clip) if thing.clip else box
    return (thing.x, thing.y, thing.width, thing.height)


def _signs(thing: Glyphs, faces: Faces) -> Box:
    words = thing.text.rstrip(" ")
    width = faces.width(thing.face, words, thing.size) + thing.tracking * len(words)
    turned = math.radians(thing.turned)
    cos, sin = math.cos(turned), math.sin(turned)
    ends = (-ASCENT * thing.size - thing.rise, DESCENT * thing.size - thing.rise)
    corners = [(x * cos + y * sin, y * cos - x * sin) for x in (0.0, width) for y in ends]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (thing.x + min(xs), thing.y + min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of them."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, foot - top)


def _common(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where they are apart."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    foot = min(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, foot - top) if right >= left and foot >= top else None


def _holds(one: Box, other: Box) -> bool:
    """Whether the second box lies in the first."""
    inside = one[0] <= other[0] and one[1] <= other[1]
    return inside and other[0] + other[2] <= one[0] + one[2] and other[1] + other[3] <= one[1] + one[3]


def _share(at: float, step: float, across: int) -> int:
    """The row or column of a place on the poster."""
    return min(across - 1, max(0, math.floor((at - OVERLAP / 2) / step)))


def _under(element: str, parents: Mapping[str, str]) -> set[str]:
    """The element with all those inside it."""
    found = {element}
    for child, parent in parents.items():  # parents stand before their children
        if parent in found:
            found.add(child)
    return found


def _marks(tile: Tile, cut: Cut) -> list[Placed]:
    """Where to cut, on the left and above; where the edge of the next sheet comes, on the right and below."""
    left, top, width, height = cut.window
    right, foot = left + width, top + height
    half = THIN_RULE / 2
    things: list[Placed] = []
    if tile.column:
        cutting = line(left - half, top - MARK, left - half, foot + MARK, THIN_RULE, PAGE_ARTIFACT)
        things.append(replace(cutting, dash=DASH))
    if tile.row:
        cutting = line(left - MARK, top - half, right + MARK, top - half, THIN_RULE, PAGE_ARTIFACT)
        things.append(replace(cutting, dash=DASH))
    if tile.column < cut.across - 1:
        x = right - OVERLAP
        for y, end in ((top - MARK_GAP, top - MARK), (foot + MARK_GAP, foot + MARK)):
            things.append(line(x, y, x, end, THIN_RULE, PAGE_ARTIFACT))
    if tile.row < cut.across - 1:
        y = foot - OVERLAP
        for x, end in ((left - MARK_GAP, left - MARK), (right + MARK_GAP, right + MARK)):
            things.append(line(x, y, end, y, THIN_RULE, PAGE_ARTIFACT))
    return things
