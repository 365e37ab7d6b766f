"""Slabs: bands of a page that never split. Blocks are measured into slabs, pages are built from them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from lessonkit.diagnostics import Span
from lessonkit.fonts.faces import Faces
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.tree import Tree
from lessonkit.model.blocks import Block
from lessonkit.model.drawing import Placed
from lessonkit.themes import Theme
from lessonkit.units import MM


class DoesNotFit(ValueError):
    """Something that cannot be split is higher than a page. `origin` is where it was written."""

    def __init__(self, origin: Span | None, height: float, room: float, *, glossed: bool = False) -> None:
        what = "this line with its glosses" if glossed else "this"
        high, free = math.ceil(height / MM), math.floor(room / MM)
        self.glossed = glossed
        self.copy = ""
        super().__init__(f"{what} would be {high} mm high in print; a page has room for {free} mm")
        self.origin = origin
        self.height = height
        self.room = room

    def printed(self, enlarged: float, origin: Span | None) -> DoesNotFit:
        """The same, told of pages that are printed so many times larger; `origin` is for one that has none."""
        told = DoesNotFit(self.origin or origin, self.height * enlarged, self.room * enlarged, glossed=self.glossed)
        told.copy = self.copy
        return told


class Keep(IntEnum):
    """How firmly a slab holds on to the next one. Where a page is too small, SOFT gives way before HARD.

    WEAK gives way, too, where much of a page would stay white.
    """

    NONE = 0
    WEAK = 1
    SOFT = 2
    HARD = 3


@dataclass(slots=True)
class Mooring:
    """A block whose place is reported: an item, a section head, a heading (level 1 to 6), and its bookmark's title."""

    id: str
    x: float
    width: float
    title: str = ""
    level: int = 0


@dataclass(slots=True)
class Upright:
    """A vertical rule beside a slab; where it touches that of the next slab both are drawn as one."""

    x: float
    top: float
    foot: float
    width: float


@dataclass(slots=True)
class FootEntry:
    """A gloss to be set at the foot of its line's page: its key, height, and how to set it once its place is known."""

    key: str
    number: int
    word: str
    height: float
    paint: Callable[[str], list[tuple[float, Placed]]]
    """From the list's element to the things, each with its distance from the entry's top."""


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A numbered line of the reading, or of the source of that name: paragraph, number and offsets."""

    paragraph: int
    number: int
    start: int
    end: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """The column of notes beside a passage: its label, the edges of the passage, and the rule, where there is one."""

    id: str
    label: str
    left: float
    width: float
    rule: float | None
    notes: float
    element: str


@dataclass(slots=True)
class Slab:
    """A band `height` points high. `parts` are things with what is added to their y; x is that of the page.

    `before` is the white above, dropped at the top of a page. `first` and `last` are baselines.
    """

    height: float
    before: float = 0.0
    keep: Keep = Keep.NONE
    first: float | None = None
    last: float | None = None
    parts: list[tuple[float, Placed]] = field(default_factory=list)
    spaces: list[tuple[float, PlacedSpace]] = field(default_factory=list)
    uprights: list[tuple[float, Upright]] = field(default_factory=list)
    unless_top: list[Placed] = field(default_factory=list)
    """Things left out where the slab opens a page."""
    repeat: Slab | None = None
    """What is repeated over this slab where it opens a page."""
    new_page: bool = False
    ends_passage: bool = False
    """Whether the passage on the page ends here: its glosses there stand right under it."""
    mooring: Mooring | None = None
    """The block that this slab belongs to."""
    moorings: list[tuple[float, Mooring, float]] = field(default_factory=list)
    """Blocks that stand wholly inside: distance from the top, the block, its height."""
    boxes: list[tuple[float, str, tuple[float, float, float, float]]] = field(default_factory=list)
    """Figures: distance from the top, element, and box."""
    origin: Span | None = None
    line: PassageLine | None = None
    foot: tuple[FootEntry, ...] = ()
    side: Side | None = None
    parted: Callable[[float], tuple[Slab, ...]] | None = None
    """From a height to the slab as it goes into it, or what of it does and what is left; none where too little does."""
    anchor: str = ""
    """The element after which the glosses of the page are put."""

    @property
    def is_white(self) -> bool:
        """Whether this is a gap or a page break, and nothing more."""
        return self.height == 0.0 and not self.parts and not self.spaces

    def add(self, other: Slab, down: float) -> None:
        """Takes over all that another slab holds, moved down."""
        self.parts += [(dy + down, thing) for dy, thing in other.parts]
        if other.unless_top:
            self.parts += [(down, thing) for thing in other.unless_top]
        if other.spaces:
            self.spaces += [(dy + down, space) for dy, space in other.spaces]
        if other.uprights:
            self.uprights += [(dy + down, rule) for dy, rule in other.uprights]
        if other.boxes:
            self.boxes += [(dy + down, element, box) for dy, element, box in other.boxes]
        if other.moorings:
            self.moorings += [(dy + down, mooring, height) for dy, mooring, height in other.moorings]
        if other.mooring is not None:
            self.moorings.append((down, other.mooring, other.height))
        self.origin = self.origin or other.origin


def stacked(slabs: Sequence[Slab]) -> Slab:
    """One slab of many, one under the other; the white over the first counts for nothing."""
    if len(slabs) == 1:
        return slabs[0]
    whole = Slab(0.0)
    y = 0.0
    for index, slab in enumerate(slabs):
        y += slab.before if index else 0.0
        whole.add(slab, y)
        if whole.first is None and slab.first is not None:
            whole.first = y + slab.first
        if slab.last is not None:
            whole.last = y + slab.last
        y += slab.height
    whole.height = y
    return whole


def kept(slabs: list[Slab], keep: Keep = Keep.SOFT) -> list[Slab]:
    """The same slabs, each but the last holding on to the next at least that firmly."""
    for slab in slabs[:-1]:
        slab.keep = max(slab.keep, keep)
    return slabs


def loosely(pieces: Sequence[list[Slab]]) -> list[Slab]:
    """The slabs of all pieces, each kept whole, that part only where much of a page would else stay white.

    Two pieces stay together on each side of a page break.
    """
    for number, piece in enumerate(pieces):
        kept(piece)
        if number < len(pieces) - 1:
            keep = Keep.SOFT if number in (0, len(pieces) - 2) else Keep.WEAK
            piece[-1].keep = max(piece[-1].keep, keep)
    return [slab for piece in pieces for slab in piece]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are measured: left edge and width on the page, and the element that they belong to.

    `right` is the right edge of the mark column. `keep_off` is the width at the end of the last writing line that
    the marks take. With `bare`, a paragraph needs no element of its own.
    """

    x: float
    width: float
    right: float
    parent: str = ""
    align: str = "left"
    keep_off: float = 0.0
    bare: bool = False

    def inset(self, left: float, right: float = 0.0) -> Frame:
        """The frame made narrower."""
        x, width = self.x + left, self.width - left - right
        return Frame(x, width, self.right, self.parent, self.align, self.keep_off, self.bare)

    def under(self, parent: str) -> Frame:
        """The same frame inside another element."""
        return Frame(self.x, self.width, self.right, parent, self.align, self.keep_off)


@dataclass(slots=True)
class Bench:
    """What measuring works with: faces, theme, the tree that grows, and the room that a page has."""

    faces: Faces
    theme: Theme
    setter: Setter
    tree: Tree
    language: str
    room: float
    measure_block: Callable[[Bench, Block, Frame], list[Slab]]
    lines: int = 0
    """Numbered lines so far; they run on over all passages."""
    list_open: str = ""
    """The list that the items of the section belong to."""

    def measure(self, block: Block, frame: Frame) -> list[Slab]:
        """The block in slabs."""
        return self.measure_block(self, block, frame)

    def measure_all(self, blocks: Iterable[Block], frame: Frame) -> list[Slab]:
        """The blocks one under the other."""
        return [slab for block in blocks for slab in self.measure_block(self, block, frame)]
