"""Items and section heads: number in the hang, stem and how to answer, body, marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.ruling import writing_slabs
from lessonkit.layout.setting import flush_right, one_line, text_slabs
from lessonkit.layout.slabs import Bench, Frame, Keep, Mooring, Slab, kept, stacked
from lessonkit.layout.spaces import MARGIN_HEIGHT
from lessonkit.model.blocks import Block, Choices, Grid, Item, Marks, SectionHead, Space, SpaceKind, Stack, WritingLines
from lessonkit.model.drawing import LAYOUT_ARTIFACT, line, rectangle
from lessonkit.model.text import plain, tied

SECTION_HEIGHT, SECTION_RULE_AT, SECTION_BASELINE = 32.0, 4.0, 22.0
PART_HANG = 22.0
"""Distance of a part's words from its letter."""
TOTAL_GAP = 4.0
SUM_WIDTH, SUM_HEIGHT, SUM_RULE, SUM_INSET = 45.0, 17.5, 0.7, 5.0
MARKS_STOP_SHORT = 28.0
"""The last ruled line ends this much before the right edge; the marks stand there."""
BOX_INSET = 7.0
FURTHER_GAP = 4.0
_Of = TypeVar("_Of")

OVER_MARKS = 10.5
"""Room that the marks take over their baseline; the citation stands right above."""


def section_head_slabs(bench: Bench, block: SectionHead, frame: Frame) -> list[Slab]:
    """Letter, name and the box for the sum; the rule over them is left out where the section opens a page."""
    style = bench.theme.style("heading")
    owner = bench.tree.add("H2", frame.parent)
    hang = bench.theme.hang
    slab = Slab(SECTION_HEIGHT, before=block.before, keep=Keep.HARD, origin=block.title.origin)
    right = frame.x + frame.width
    colour = bench.theme.school.colour
    over = line(frame.x, SECTION_RULE_AT, right, SECTION_RULE_AT, 0.5, LAYOUT_ARTIFACT, stroke=colour)
    slab.unless_top.append(over)
    letter = one_line(bench, f"{block.letter} ", style, (frame.x, SECTION_BASELINE), owner)
    slab.parts += [(0.0, glyphs) for glyphs in letter]
    room = frame.inset(hang, SUM_WIDTH + 12.0 if block.total or block.total_text else 0.0)
    title = stacked(text_slabs(bench, ((block.title, style),), room, owner))
    slab.add(title, SECTION_BASELINE - (title.first or 0.0))
    slab.height += title.height - style.leading
    slab.first = slab.last = SECTION_BASELINE
    if block.total:
        base = _sum_box(slab, right)
        words = block.total_text or f"/ {block.total}"
        text = bench.tree.add("P", frame.parent)
        at = (right - SUM_INSET, base)
        slab.parts += [(0.0, g) for g in flush_right(bench, words, bench.theme.style("total"), at, text)]
    elif block.total_text:
        text = bench.tree.add("P", frame.parent)
        at = (right, SECTION_BASELINE)
        slab.parts += [(0.0, g) for g in flush_right(bench, block.total_text, bench.theme.style("total"), at, text)]
    slab.mooring = Mooring(block.id, frame.x, frame.width, f"{block.letter} {block.title.plain()}", 2)
    return [slab]


def _sum_box(slab: Slab, right: float) -> float:
    """Draws the box of the sum; returns the baseline inside it."""
    top = 9.25
    slab.parts.append(
        (0.0, rectangle(right - SUM_WIDTH, top, SUM_WIDTH, SUM_HEIGHT, SUM_RULE, LAYOUT_ARTIFACT))
    )
    return top + SUM_HEIGHT / 2 + 3.5


def item_slabs(bench: Bench, block: Item, frame: Frame) -> list[Slab]:
    """The item's slabs, held together but for writing lines and, where it is breakable, a grid higher than a page."""
    tree = bench.tree
    if not bench.list_open or tree.parent(bench.list_open) != frame.parent:
        bench.list_open = tree.add("L", frame.parent, numbering="LowerAlpha" if block.label else "Decimal")
    opened = bench.list_open
    entry = tree.add("LI", opened)
    label = tree.add("Lbl", entry)
    body = tree.add("LBody", entry)
    inside = frame.inset(PART_HANG if block.label else bench.theme.hang).under(body)
    slabs = _stems(bench, block, inside)
    style = bench.theme.style("part" if block.label else "number")
    number = one_line(bench, f"{block.label or block.number} ", style, (frame.x, slabs[0].first or 0.0), label)
    slabs[0].parts[:0] = [(0.0, glyphs) for glyphs in number]
    kept(slabs, Keep.HARD)
    if block.marks_at is Marks.STEM:
        _sum(bench, block, slabs[-1], inside)
    for after, child in enumerate(_in_step(block)):
        # What is too high for a page is parted between its pieces, but not the stem from what it asks; whole parts may
        # stand on pages of their own.
        keep = Keep.NONE if isinstance(child.block, Item) else Keep.WEAK if block.loose else Keep.SOFT
        slabs[-1].keep = max(slabs[-1].keep, keep if after else Keep.HARD)
        slabs += _child(bench, block, child, inside)
    bench.list_open = opened
    if block.marks_at is not Marks.STEM:
        _marks(bench, block, slabs, inside)
    if further := _further(bench, block, inside):
        slabs[-1].keep = max(slabs[-1].keep, Keep.HARD)
        slabs += further
    if len(slabs) > 1:
        slabs[-2].keep = max(slabs[-2].keep, Keep.SOFT)
    slabs[-1].keep = Keep.NONE
    slabs[0].before = block.before
    for slab in slabs:
        slab.origin = slab.origin or block.origin
        slab.mooring = Mooring(block.id, frame.x, frame.width)
    return slabs


def _stems(bench: Bench, block: Item, inside: Frame) -> list[Slab]:
    """The stem, as high as that of any level; beside it the space for citations where marks stand by a line below."""
    stem = bench.tree.add("P", inside.parent)

    def stem_of(one: Item) -> list[Slab]:
        return _stem(bench, one, inside, stem)

    slabs = stem_of(block)
    if bench.theme.enlarged == 1:
        # So every copy's answers stand in one place, where the key lies over them: over a copy set anew it never lies.
        slabs[0] = _lowered(slabs[0], _most(bench, stem_of, block.others) - _height(slabs))
    if block.marks_at is Marks.LINE:
        high = max(MARGIN_HEIGHT, sum(slab.height for slab in slabs))
        slabs[0].spaces.append((0.0, _margin(bench, block, (inside.right, 0.0, high), stem)))
    return slabs


def _stem(bench: Bench, block: Item, inside: Frame, owner: str) -> list[Slab]:
    """Stem and how to answer, in one paragraph of two sizes."""
    theme = bench.theme
    stem = (block.stem, theme.style("body"))
    how = (tied(plain(" ") + block.how), theme.style("how"))
    # Of a copy that is set anew there is no key, and nothing is cited beside the stem; a sum may stand there.
    beside = block.marks_at is Marks.BOX or (theme.enlarged != 1 and block.body)
    column = 0.0 if beside and block.marks_at is not Marks.STEM else theme.mark_column
    return text_slabs(bench, (stem, how) if block.how else (stem,), inside.inset(0.0, column), owner)


@dataclass(frozen=True, slots=True)
class _Child:
    """A block of the body, or None where this level has none, and what stands in its place at other levels."""

    block: Block | None
    others: tuple[Block, ...]
    last: bool


def _in_step(block: Item) -> list[_Child]:
    """The body beside those of other levels. They are matched from the end: help stands before what it helps with."""
    bodies = [block.body, *(other.body for other in block.others)]
    longest = max(len(body) for body in bodies)
    own, *others = ([None] * (longest - len(body)) + list(body) for body in bodies)
    return [
        _Child(child, tuple(one for other in others if (one := other[n]) is not None), n == longest - 1)
        for n, child in enumerate(own)
    ]


def _child(bench: Bench, block: Item, child: _Child, inside: Frame) -> list[Slab]:
    """A block of the body, as high as at any level: ruled lines and boxes run through the mark column, all else ends
    before it.
    """
    if isinstance(child.block, Item):
        return _part(bench, child.block, child, inside)
    if isinstance(child.block, WritingLines):
        lines = [other for other in child.others if isinstance(other, WritingLines)]
        return writing_slabs(bench, child.block, _place(bench, block, child.block, inside, last=child.last), lines)

    def measured(one: Block) -> list[Slab]:
        return bench.measure(one, _place(bench, block, one, inside, last=child.last))

    # Over a table in large print no key lies, and an empty row would only take room.
    others = () if bench.theme.enlarged != 1 and isinstance(child.block, Grid) else child.others
    most = _most(bench, measured, others)
    own = _rows_in_step(bench, child.block, others, measured)
    slabs = _as_high(measured(own) if own is not None else [], most)
    parted = child.block is not None and (
        _may_break((child.block,)) or (block.breakable and sum(slab.height for slab in slabs) > bench.room)
    )
    if block.loose and isinstance(child.block, Grid) and bench.theme.enlarged == 1:
        # In large print rows may be set as lists, whose pieces belong together more than rows do.
        return kept(slabs, Keep.WEAK)
    return slabs if parted else kept(slabs)


def _further(bench: Bench, block: Item, inside: Frame) -> list[Slab]:
    """The prompt to go further, under all that is asked of everybody; other levels have its room."""

    def measured(one: Item) -> list[Slab]:
        if not one.further:
            return []
        owner = bench.tree.add("P", inside.parent)
        slabs = kept(text_slabs(bench, ((one.further, bench.theme.style("how")),), inside, owner))
        slabs[0].before = FURTHER_GAP
        return slabs

    most = _most(bench, measured, block.others) if bench.theme.enlarged == 1 else 0.0
    return _as_high(measured(block), most)


def _part(bench: Bench, part: Item, child: _Child, inside: Frame) -> list[Slab]:
    """A part: an item inside another, with its forms at other levels beside it."""
    others = tuple(one for one in child.others if isinstance(one, Item))
    slabs = item_slabs(bench, replace(part, others=others), inside)
    for slab in slabs:
        if slab.mooring:
            # The place of the part is told beside that of its item.
            slab.moorings.append((0.0, slab.mooring, slab.height))
    return slabs


def _rows_in_step(
    bench: Bench, own: Block | None, others: Sequence[Block], measured: Callable[[Block], list[Slab]]
) -> Block | None:
    """A grid whose rows are as high as at any level, so that their spaces stand in one place at all of them."""
    if not isinstance(own, Grid):
        return own
    rows = own.rows
    known = len(bench.tree)
    for other in others:
        if isinstance(other, Grid) and len(other.rows) == len(rows):
            slabs = measured(other)
            if len(slabs) == len(rows):
                pairs = zip(rows, slabs, strict=True)
                rows = tuple(replace(row, height=max(row.height, slab.height)) for row, slab in pairs)
    bench.tree.forget(known)
    return replace(own, rows=rows)


def _place(bench: Bench, block: Item, child: Block, inside: Frame, *, last: bool) -> Frame:
    if last and isinstance(child, Choices) and bench.theme.least_column:
        return replace(inside, keep_off=bench.theme.mark_column)
    if block.marks_at is Marks.BASELINE and not _has_margin(child):
        inside = inside.inset(0.0, bench.theme.mark_column)
    if block.marks_at is Marks.LINE and last and block.marks:
        inside = replace(inside, keep_off=MARKS_STOP_SHORT)
    return inside


def _most(bench: Bench, measured: Callable[[_Of], list[Slab]], others: Sequence[_Of]) -> float:
    """The greatest height of what other levels have in a place; measuring it leaves no trace."""
    known = len(bench.tree)
    most = max((_height(measured(other)) for other in others), default=0.0)
    bench.tree.forget(known)
    return most


def _height(slabs: list[Slab]) -> float:
    return sum(slab.before + slab.height for slab in slabs)


def _as_high(slabs: list[Slab], height: float) -> list[Slab]:
    """The slabs with so much white under them that they are at least that high."""
    short = height - _height(slabs)
    if short <= 0:
        return slabs
    if not slabs:
        return [Slab(short)]
    slabs[-1].height += short
    return slabs


def _lowered(slab: Slab, white: float) -> Slab:
    """A stem's first line with white over it, where stems at other levels have more lines: it stays with its body."""
    if white <= 0:
        return slab
    lower = stacked([Slab(white), slab])
    lower.keep, lower.origin = slab.keep, slab.origin
    return lower


def _has_margin(block: Block) -> bool:
    """Whether a block has its own place in the mark column."""
    match block:
        case Space():
            return block.kind is SpaceKind.MARGIN
        case Stack():
            return any(_has_margin(child) for child in block.blocks)
        case Grid():
            return any(_has_margin(child) for row in block.rows for cell in row.cells for child in cell.blocks)
    return False


def _may_break(body: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, WritingLines) or (isinstance(block, Stack) and not block.keep and _may_break(block.blocks))
        for block in body
    )


def _marks(bench: Bench, block: Item, slabs: list[Slab], inside: Frame) -> None:
    """The marks, and the place for the citation: right above them, or beside the stem where lines are ruled.

    There is no room between two ruled lines, and beside the stem the mark column is free.
    """
    if block.marks_at is Marks.LINE and not block.marks:
        return
    right = inside.right
    slab = slabs[-1]
    base = slab.last if slab.last is not None else slab.height - 3.75
    if block.marks_at is Marks.BOX:
        box = _last_box(slabs)
        if box is not None:
            slab, right, base = box
    elif block.marks_at is Marks.LINE:
        right = min((s.x + s.width for _, s in slab.spaces[-1:] if s.kind is SpaceKind.LINES), default=right)
    owner = bench.tree.add("P", inside.parent)
    style = bench.theme.style("marks")
    if block.marks:
        slab.parts += [(0.0, g) for g in flush_right(bench, f"[{block.marks}]", style, (right, base), owner)]
    if block.marks_at is not Marks.LINE:
        top = base - OVER_MARKS - MARGIN_HEIGHT
        slab.spaces.append((0.0, _margin(bench, block, (right, top, MARGIN_HEIGHT), owner)))


def _sum(bench: Bench, block: Item, slab: Slab, inside: Frame) -> None:
    """The sum of the parts' marks, flush right on the stem's last line, with the word that tells it from them."""
    if not block.marks:
        return
    owner = bench.tree.add("P", inside.parent)
    style, base, marks = bench.theme.style("marks"), slab.last or 0.0, f"[{block.marks}]"
    before = inside.right - bench.setter.plain_width(marks, style) - TOTAL_GAP
    if block.total:
        small = bench.theme.style("small")
        slab.parts += [(0.0, g) for g in flush_right(bench, f"{block.total} ", small, (before, base), owner)]
    slab.parts += [(0.0, g) for g in flush_right(bench, marks, style, (inside.right, base), owner)]


def _margin(bench: Bench, block: Item, place: tuple[float, float, float], owner: str) -> PlacedSpace:
    """The place for the citation, given by its right edge, its top and its height."""
    right, top, height = place
    width = bench.theme.mark_column
    return PlacedSpace(
        id=f"{block.id}.margin",
        kind=SpaceKind.MARGIN,
        page=0,
        x=right - width,
        y=top,
        width=width,
        height=height,
        element=owner,
        size=7.5,
        align="right",
    )


def _last_box(slabs: list[Slab]) -> tuple[Slab, float, float] | None:
    """The slab of the last box, and where marks end in it: 7 from its side, 7 from its foot."""
    for slab in reversed(slabs):
        for index, (dy, space) in reversed(list(enumerate(slab.spaces))):
            if space.kind is SpaceKind.BOX:
                slab.spaces[index] = (dy, replace(space, keep_off=MARKS_STOP_SHORT))
                return slab, space.x + space.width - BOX_INSET, dy + space.y + space.height - BOX_INSET
    return None
