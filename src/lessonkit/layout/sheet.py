"""One page while it fills: what is put down, the notes rule beside the reading, the glosses at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lessonkit.layout.placed import Bookmark, PlacedBlock, PlacedSpace
from lessonkit.layout.setting import one_line
from lessonkit.layout.shift import shifted
from lessonkit.layout.slabs import Bench, FootEntry, Mooring, Side, Slab
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Outline, Placed, line
from lessonkit.model.lines import PrintedLine

FOOT_RULE, FOOT_OVER, FOOT_UNDER, FOOT_GAP = 0.5, 5.5, 7.5, 11.25
"""The rule over the glosses, the white between it and them, under them, and over it."""
NOTES_RULE, NOTES_DASH = 1.0, (1.0, 2.0)
NOTES_DROP, NOTES_BASELINE, NOTES_TAIL = 3.0, 11.25, 12.0
_SLACK = 0.01


@dataclass(slots=True)
class _Beside:
    """A passage on this page: from where to where its notes rule may run."""

    side: Side
    top: float
    foot: float


class Gathered:
    """What all pages of a document add up to: spaces, blocks, bookmarks, numbered lines."""

    def __init__(self, bench: Bench, limit: float) -> None:
        self.bench = bench
        self.limit = limit
        self.spaces: list[PlacedSpace] = []
        self.bookmarks: list[Bookmark] = []
        self.lines: list[PrintedLine] = []
        self._blocks: dict[str, PlacedBlock] = {}
        self._pages = 0
        self.last_side: str = ""

    def open(self, top: float) -> Sheet:
        """A new page whose body starts at `top`."""
        sheet = Sheet(self, self._pages, top)
        self._pages += 1
        return sheet

    def placed_blocks(self) -> tuple[PlacedBlock, ...]:
        """Where each block stands: on the page where it begins."""
        return tuple(self._blocks.values())

    def moor(self, mooring: Mooring, page: int, top: float, foot: float) -> None:
        """Notes that a block's band stands there."""
        known = self._blocks.get(mooring.id)
        if known is None:
            self._blocks[mooring.id] = PlacedBlock(
                id=mooring.id, page=page, x=mooring.x, y=top, width=mooring.width, height=foot - top
            )
            if mooring.title:
                self.bookmarks.append(Bookmark(title=mooring.title, level=mooring.level - 1, page=page, y=top))
        elif known.page == page:
            self._blocks[mooring.id] = replace(known, height=foot - known.y)


@dataclass(slots=True)
class Sheet:
    """A page that fills from `top` downwards."""

    gathered: Gathered
    page: int
    top: float
    y: float = 0.0
    empty: bool = True
    headed: bool = False
    """Whether the document's head stands over the body: what it opens is not a page's top."""
    things: list[Placed] = field(default_factory=list)
    foot: dict[str, FootEntry] = field(default_factory=dict)
    beside: dict[str, _Beside] = field(default_factory=dict)
    continues: str = ""
    """The passage that goes on on the next page, or under which nothing stands: its notes rule runs to the foot."""
    _uprights: dict[tuple[float, float], list[list[float]]] = field(default_factory=dict)
    _foot_at: int = 0
    _foot_after: str = ""

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def white(self) -> float:
        """What is free under all that stands."""
        return self.gathered.limit - self.y

    def fits(self, group: Sequence[Slab]) -> bool:
        """Whether the slabs, with the glosses that they bring, still fit."""
        y, fresh = self.y, self.empty
        if fresh and group[0].repeat:
            y += group[0].repeat.height
        for slab in group:
            y += slab.height + (0.0 if fresh else slab.before)
            fresh = False
        entries = [*self.foot.values(), *(entry for slab in group for entry in slab.foot)]
        return y + _reserve(entries) <= self.gathered.limit + _SLACK

    def skip(self, white: float) -> None:
        """Leaves white under what stands; at the top of a page and at its end it is dropped."""
        if not self.empty:
            self.y = min(self.y + white, self.gathered.limit)

    def end_passage(self, white: float) -> None:
        """Sets the page's glosses right under the passage that ends here; under one without, leaves white."""
        beside = list(self.beside.values())[-1]
        self.continues = beside.side.id
        entries = list(self.foot.values())
        if entries:
            self.things[self._foot_at : self._foot_at] = self._glosses(entries, self.y + FOOT_GAP)
            self.y += _reserve(entries) - FOOT_UNDER
            beside.foot = self.y
            self.foot = {}
        else:
            self.skip(white)

    def place(self, group: Sequence[Slab]) -> None:
        """Puts the slabs down."""
        for slab in group:
            if not slab.side:
                self.continues = ""
            if self.empty and slab.repeat:
                self.put(slab.repeat, self.y)
                self.y += slab.repeat.height
            if not self.empty:
                self.y += slab.before
            if self.headed or not self.empty:
                self.things += [shifted(thing, 0.0, self.y) for thing in slab.unless_top]
            self.put(slab, self.y)
            self.y += slab.height
            self.empty = False

    def put(self, slab: Slab, y: float) -> None:
        """Paints one slab at y and notes what stands in it."""
        gathered, page = self.gathered, self.page
        if slab.side:
            self._open(slab.side, y)
        self.things += [shifted(thing, 0.0, y + dy) for dy, thing in slab.parts]
        for dy, space in slab.spaces:
            self._space(space, y + dy)
        for dy, rule in slab.uprights:
            self._upright(rule.x, rule.width, max(y + dy + rule.top, self.top), y + dy + rule.foot)
        for dy, element, (x, top, width, height) in slab.boxes:
            gathered.bench.tree.stands_at(element, (page, x, y + dy + top, width, height))
        if slab.mooring:
            gathered.moor(slab.mooring, page, y, y + slab.height)
        for dy, mooring, height in slab.moorings:
            gathered.moor(mooring, page, y + dy, y + dy + height)
        if slab.line:
            own = slab.line
            gathered.lines.append(PrintedLine(own.paragraph, own.number, page + 1, own.start, own.end, own.source))
        if slab.side:
            self._passage(slab, slab.side, y)

    def _space(self, space: PlacedSpace, y: float) -> None:
        placed = PlacedSpace(
            id=space.id,
            kind=space.kind,
            page=self.page,
            x=space.x,
            y=space.y + y,
            width=space.width,
            height=space.height,
            baselines=tuple(baseline + y for baseline in space.baselines),
            element=space.element,
            size=space.size,
            align=space.align,
            indent=space.indent,
            keep_off=space.keep_off,
            begun=space.begun,
        )
        spaces = self.gathered.spaces
        before = spaces[-1] if spaces else None
        ruled = placed.kind is SpaceKind.LINES and not placed.begun
        if before and ruled and before.id == placed.id and before.page == placed.page:
            spaces[-1] = replace(
                before,
                height=placed.y + placed.height - before.y,
                baselines=before.baselines + placed.baselines,
                keep_off=placed.keep_off,
            )
        else:
            spaces.append(placed)

    def _upright(self, x: float, width: float, top: float, foot: float) -> None:
        runs = self._uprights.setdefault((x, width), [])
        if runs and abs(runs[-1][1] - top) < _SLACK:
            runs[-1][1] = foot
        else:
            runs.append([top, foot])

    def _passage(self, slab: Slab, side: Side, y: float) -> None:
        self.beside[side.id].foot = y + slab.height + NOTES_TAIL
        self.foot |= {entry.key: entry for entry in slab.foot if entry.key not in self.foot}
        self._foot_at = len(self.things)
        self._foot_after = slab.anchor

    def _open(self, side: Side, y: float) -> None:
        """Begins the passage's column of notes: NOTES is tagged where the passage begins, an artifact later."""
        if side.id in self.beside:
            return
        self.beside[side.id] = _Beside(side, y, y)
        if not side.label:
            return
        first = self.gathered.last_side != side.id
        self.gathered.last_side = side.id
        bench = self.gathered.bench
        owner = side.element if first else LAYOUT_ARTIFACT
        at = (side.notes, y + NOTES_BASELINE)
        self.things += one_line(bench, side.label, bench.theme.style("label"), at, owner)

    def finish(self) -> list[Placed]:
        """All things of the page: rules first, then what is read, in order."""
        entries = list(self.foot.values())
        if entries:
            rule = self.gathered.limit - _reserve(entries) + FOOT_GAP
            self.things[self._foot_at : self._foot_at] = self._glosses(entries, rule)
        rules: list[Placed] = [
            line(x, top, x, foot, width, LAYOUT_ARTIFACT)
            for (x, width), runs in self._uprights.items()
            for top, foot in runs
        ]
        return [*rules, *self._notes_rules(), *self.things]

    def _glosses(self, entries: list[FootEntry], rule: float) -> list[Placed]:
        """The glosses under their rule."""
        side = list(self.beside.values())[-1].side
        tree = self.gathered.bench.tree
        owner = tree.add("L", tree.parent(self._foot_after), after=self._foot_after)
        y = rule + FOOT_OVER
        things: list[Placed] = [
            line(side.left, rule, side.left + side.width, rule, FOOT_RULE, LAYOUT_ARTIFACT)
        ]
        for entry in entries:
            things += [shifted(thing, 0.0, y + dy) for dy, thing in entry.paint(owner)]
            y += entry.height
        return things

    def _notes_rules(self) -> Iterator[Outline]:
        bottom = self.gathered.limit - FOOT_UNDER
        for beside in self.beside.values():
            side = beside.side
            if side.rule is None:
                continue
            foot = bottom if self.continues == side.id else min(beside.foot, bottom)
            rule = line(side.rule, beside.top + NOTES_DROP, side.rule, foot, NOTES_RULE, LAYOUT_ARTIFACT)
            yield replace(rule, dash=NOTES_DASH)


def needed_alone(slab: Slab) -> float:
    """The height that a slab takes on a page of its own, with what is repeated over it and its glosses at the foot."""
    return (slab.repeat.height if slab.repeat else 0.0) + slab.height + _reserve(slab.foot)


def _reserve(entries: Iterable[FootEntry]) -> float:
    """What the glosses take of a page's foot, each counting once."""
    heights = {entry.key: entry.height for entry in entries}
    return FOOT_GAP + FOOT_OVER + FOOT_UNDER + sum(heights.values()) if heights else 0.0
