"""The key's ink on a laid-out form. It adds, and moves nothing: every thing of the form stays where it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from lessonkit.fonts.faces import Faces
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import Element, Layout, Page, PlacedSpace
from lessonkit.layout.shift import owned, shifted
from lessonkit.layout.tree import Tree
from lessonkit.layout.writing import Area, cited_lines, written_lines, written_size
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import Placed, capsule, ellipse, tick
from lessonkit.model.ink import Cited, Ink, Ringed, Sketched, Ticked, Written
from lessonkit.themes import Theme

RING_WIDTH, RING_HEIGHT, RING_RULE = 16.5, 15.5, 1.6
LONG_RING, LONG_RING_RULE = 0.68, 1.1
"""How broad a ring round several holes is, as a share of a hole: side by side they do not touch, nor aslant."""
RING_WHITE = 8.0
"""What a ring round a word is longer than the word."""
TICK_HEIGHT, TICK_RULE = 11.0, 2.0
"""With its round ends a tick is 13 high."""
MARKS_HIGH = 18.0
"""Height over a space's foot that its marks take, where they stand in it."""
CITE_GAP = 4.0

_HOLDERS = frozenset({"Lbl", "LBody", "TD", "TH", "Sect", "Div", "Document"})
"""Elements that take ink as their last child; after any other it is put as a sibling."""


class UnknownSpaceError(KeyError):
    """Ink names an answer space that the layout does not have: a defect of the caller."""


@dataclass(slots=True)
class _Stroke:
    """Things of one element for one page, to be put right after those of elements up to `rank`."""

    page: int
    rank: int
    owner: str
    things: list[Placed]


def fill(layout: Layout, inks: Iterable[Ink], faces: Faces, theme: Theme) -> Layout:
    """The layout with ink in its answer spaces; the ink's elements stand right after those of the spaces.

    Raises UnknownSpaceError for ink whose space is not there.
    """
    filler = _Filler(layout, Setter(faces), theme)
    # Citations first: words that are written flow round them.
    ordered = sorted(inks, key=lambda ink: not isinstance(ink, Cited))
    for ink in ordered:
        filler.measure(ink)
    for ink in ordered:
        filler.put(ink)
    return replace(layout, pages=filler.pages(), elements=filler.tree.in_order())


class _Filler:
    """Turns ink into strokes and elements, one after the other."""

    def __init__(self, layout: Layout, setter: Setter, theme: Theme) -> None:
        self.tree = Tree()
        self._layout = layout
        self._setter = setter
        self._theme = theme
        self._spaces: dict[str, list[PlacedSpace]] = {}
        for space in layout.spaces:
            self._spaces.setdefault(space.id, []).append(space)
        self._strokes: list[_Stroke] = []
        self._last: dict[str, str] = {}
        self._taken: list[tuple[int, Area]] = []
        self._sizes: dict[str, float] = {}
        self._ranks = _subtree_ends(layout.elements)
        for element in layout.elements:
            self.tree.plant(element)

    def measure(self, ink: Ink) -> None:
        """Notes the size that words of a group need; such words stand clear of citations."""
        if isinstance(ink, Written) and ink.group and ink.text:
            places = [(space, list[Area]()) for space in _part_of(self._known(ink), ink)]
            size = written_size(self._setter, self._theme, ink, places)
            self._sizes[ink.group] = min(size, self._sizes.get(ink.group, size))

    def _known(self, ink: Ink) -> list[PlacedSpace]:
        spaces = self._spaces.get(ink.space)
        if not spaces:
            raise UnknownSpaceError(ink.space)
        return spaces

    def put(self, ink: Ink) -> None:
        """Adds one ink."""
        spaces = self._known(ink)
        match ink:
            case Written():
                self._write(ink, _part_of(spaces, ink))
            case Cited():
                self._cite(ink, spaces[0])
            case Ringed():
                self._draw(spaces[0], ink.alt, [self._ring(ink, spaces[0])])
            case Ticked():
                self._draw(spaces[0], ink.alt, [_tick(spaces[0])])
            case Sketched():
                space = spaces[0]
                self._draw(space, ink.alt, [shifted(thing, space.x, space.y) for thing in ink.things])

    def pages(self) -> tuple[Page, ...]:
        """The pages with all strokes in their places."""
        order = {element.id: index for index, element in enumerate(self._layout.elements)}
        final = {element.id: index for index, element in enumerate(self.tree.in_order())}
        found = []
        for number, page in enumerate(self._layout.pages):
            strokes = sorted(
                (stroke for stroke in self._strokes if stroke.page == number),
                key=lambda stroke: final[stroke.owner],
            )
            found.append(replace(page, things=tuple(_merged(page.things, strokes, order))) if strokes else page)
        return tuple(found)

    def _write(self, ink: Written, spaces: list[PlacedSpace]) -> None:
        if not ink.text:
            return
        taken = [[area for page, area in self._taken if page == space.page] for space in spaces]
        for space, own in zip(spaces, taken, strict=True):
            if space.keep_off and space.kind is SpaceKind.BOX:
                right, foot = space.x + space.width, space.y + space.height
                own.append(Area(right - space.keep_off, foot - MARKS_HIGH, space.keep_off, MARKS_HIGH))
        places = list(zip(spaces, taken, strict=True))
        shown = written_lines(self._setter, self._theme, ink, places, self._sizes.get(ink.group))
        owner = ""
        for space, things in zip(spaces, shown, strict=True):
            if not things:
                continue
            owner = owner or self._element(spaces[0], self._text_role(spaces[0]))
            self._strokes.append(_Stroke(space.page, self._rank(spaces[0]), owner, [owned(t, owner) for t in things]))

    def _cite(self, ink: Cited, space: PlacedSpace) -> None:
        things, area = cited_lines(self._setter, self._theme, ink, space)
        owner = self._element(space, "P")
        self._strokes.append(_Stroke(space.page, self._rank(space), owner, [owned(thing, owner) for thing in things]))
        self._taken.append((space.page, replace(area, x=area.x - CITE_GAP, width=area.width + CITE_GAP)))

    def _draw(self, space: PlacedSpace, alt: str, things: list[Placed]) -> None:
        boxes = (space.x, space.y, space.width, space.height)
        owner = self._element(space, "Figure", alt=alt)
        self.tree.stands_at(owner, (space.page, *boxes))
        painted = [thing if thing.owner.startswith("@") else owned(thing, owner) for thing in things]
        self._strokes.append(_Stroke(space.page, self._rank(space), owner, painted))

    def _ring(self, ink: Ringed, space: PlacedSpace) -> Placed:
        if not ink.to:
            return _ring(space)
        last = self._spaces.get(ink.to)
        if not last:
            raise UnknownSpaceError(ink.to)
        return _long_ring(space, last[0])

    def _anchor(self, space: PlacedSpace) -> str:
        """The element after whose last thing the ink is painted; a list entry's own body stands for it."""
        return self.tree.body_of(space.element) if self.tree.role(space.element) == "LI" else space.element

    def _element(self, space: PlacedSpace, role: str, **facts: str) -> str:
        anchor = self._anchor(space)
        inside = not anchor or self._holds(anchor, space)
        parent = anchor if inside else self.tree.parent(anchor)
        name = f"ink{len(self.tree)}"
        before = self._last.get(anchor, "" if inside else anchor)
        self._last[anchor] = name
        return self.tree.plant(Element(id=name, role=role, parent=parent, **facts), after=before)  # type: ignore[arg-type]

    def _holds(self, anchor: str, space: PlacedSpace) -> bool:
        role = self.tree.role(anchor)
        return role in _HOLDERS or (role == "P" and space.kind is SpaceKind.CHOICE)

    def _text_role(self, space: PlacedSpace) -> str:
        """Span inside a line of text, P where the space stands alone."""
        anchor = self._anchor(space)
        home = anchor if self._holds(anchor, space) else self.tree.parent(anchor)
        return "Span" if self.tree.role(home) in ("P", "Lbl") else "P"

    def _rank(self, space: PlacedSpace) -> int:
        anchor = self._anchor(space)
        return self._ranks.get(anchor, len(self._ranks))


def _part_of(spaces: list[PlacedSpace], ink: Written) -> list[PlacedSpace]:
    """The spaces to write on: all, or those after one starter, which share an element."""
    if not ink.part:
        return spaces
    owners = list(dict.fromkeys(space.element for space in spaces))
    return [space for space in spaces if space.element == owners[ink.part - 1]]


def _subtree_ends(elements: tuple[Element, ...]) -> dict[str, int]:
    """For each element the index of the last element under it, or its own."""
    ends = {element.id: index for index, element in enumerate(elements)}
    for element in reversed(elements):
        if element.parent:
            ends[element.parent] = max(ends[element.parent], ends[element.id])
    return ends


def _merged(things: tuple[Placed, ...], strokes: list[_Stroke], order: dict[str, int]) -> list[Placed]:
    """The page's things with each stroke right after the last thing that comes before it in the tree."""
    places: list[list[_Stroke]] = [[] for _ in range(len(things) + 1)]
    ranked = sorted((order[thing.owner], index) for index, thing in enumerate(things) if thing.owner in order)
    ranks = [rank for rank, _ in ranked]
    lasts = list(accumulate((index for _, index in ranked), max))
    for stroke in strokes:
        before = bisect_right(ranks, stroke.rank)
        places[lasts[before - 1] + 1 if before else 0].append(stroke)
    merged: list[Placed] = []
    for index in range(len(places)):
        merged += [thing for stroke in places[index] for thing in stroke.things]
        merged += things[index : index + 1]
    return merged


def _ring(space: PlacedSpace) -> Placed:
    x, y = space.x + space.width / 2, space.y + space.height / 2
    width = max(RING_WIDTH, space.width + RING_WHITE)
    return ellipse(x - width / 2, y - RING_HEIGHT / 2, width, RING_HEIGHT, RING_RULE, "")


def _long_ring(first: PlacedSpace, last: PlacedSpace) -> Placed:
    """A ring round two spaces and what stands between them, straight or aslant; it leaves white to its neighbours."""
    ends = [(one.x + one.width / 2, one.y + one.height / 2) for one in (first, last)]
    return capsule(ends[0], ends[1], LONG_RING * min(first.width, first.height) / 2, LONG_RING_RULE, "")


def _tick(space: PlacedSpace) -> Placed:
    """A tick whose foot stands in the box and whose arm leaves it at the right."""
    return tick(space.x + 2.0, space.y + space.height - 2.1 - 0.4 * TICK_HEIGHT, TICK_HEIGHT, TICK_RULE, "")
