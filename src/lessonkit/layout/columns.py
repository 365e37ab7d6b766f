"""Two stacks side by side: one slab, which may part where a page would else end in much white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lessonkit.layout.shift import owned, shifted
from lessonkit.layout.slabs import Bench, Frame, Keep, Slab, stacked
from lessonkit.model.blocks import Columns
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Glyphs, Outline

_SLACK = 0.01


def columns_slabs(bench: Bench, block: Columns, frame: Frame) -> list[Slab]:
    """Both columns in one slab; one under the other where they would be narrow, or one is higher than a page."""
    elements = len(bench.tree)
    width = (frame.width - block.gap) / 2
    if width < 2 * bench.theme.least_column:
        return _one_under_the_other(bench, block, frame)
    # What parts is read column by column over the pages, so each is an element of its own.
    role = "Sect" if block.loose else ""
    stacks = [replace(stack, role=stack.role or role) for stack in (block.left, block.right)]
    left = bench.measure(stacks[0], replace(frame, width=width))
    right = bench.measure(stacks[1], replace(frame, x=frame.x + width + block.gap, width=width))
    whole = _side_by_side([left, right])
    if block.loose:
        whole.parted = partial(_spread, (left, right), (width + block.gap, block.before))
    if whole.height > bench.room:
        bench.tree.forget(elements)
        return _one_under_the_other(bench, block, frame)
    whole.before = block.before
    return [whole]


def _one_under_the_other(bench: Bench, block: Columns, frame: Frame) -> list[Slab]:
    slabs = bench.measure(block.left, frame)
    under = bench.measure(block.right, frame)
    for first in slabs[:1] or under[:1]:
        first.before = block.before
    for first in under[:1] if slabs else ():
        first.before = max(first.before, block.gap)
    return slabs + under


def _side_by_side(columns: Sequence[list[Slab]]) -> Slab:
    """One slab of columns, of which one may be empty."""
    stacks = [stacked(column) for column in columns]
    whole = Slab(max(column.height for column in stacks))
    for column in stacks:
        whole.add(column, 0.0)
    lasts = [column.last for column in stacks if column.last is not None]
    whole.first, whole.last = stacks[0].first, max(lasts, default=None)
    return whole


def _spread(columns: tuple[list[Slab], list[Slab]], by: tuple[float, float], room: float) -> tuple[Slab, ...]:
    """The columns as they go into the room: all of them, the first running over into the second, or a part; else none.

    `by` is how far to the right the second column stands, and the white between what runs over and what it had.
    """
    even = _evened(*columns, by)
    if even and even.height <= room + _SLACK:
        return (even,)
    return _parted(columns, room)


def _evened(left: list[Slab], right: list[Slab], by: tuple[float, float]) -> Slab | None:
    """The end of the first column over the second, so that both are as even as can be; None where it may not be moved.

    Over what has run over, the rule of the first column's head goes on.
    """
    best: Slab | None = None
    if any(slab.spaces or slab.uprights or slab.boxes or slab.mooring or slab.moorings for slab in left[1:]):
        return None
    for cut in (n for n in range(1, len(left)) if left[n - 1].keep <= Keep.WEAK):
        over = [_moved(slab, by[0]) for slab in (_again(left[0], rule_alone=True), *left[cut:])]
        under = Slab(0.0, before=by[1])
        whole = _side_by_side([left[:cut], [*over, under, *right]])
        if best is None or whole.height < best.height:
            best = whole
    return best


def _moved(slab: Slab, right: float) -> Slab:
    """A slab of words, moved to the right."""
    parts = [(dy, shifted(thing, right, 0.0)) for dy, thing in slab.parts]
    return replace(slab, parts=parts)


def _parted(columns: Sequence[list[Slab]], room: float) -> tuple[Slab, ...]:
    """As much of each column as goes into the room, and the rest; none where nothing does, or all."""
    cuts = [_cut(column, room) for column in columns]
    if not any(cuts) or all(cut == len(column) for cut, column in zip(cuts, columns, strict=True)):
        return ()
    begun = [column[:cut] for cut, column in zip(cuts, columns, strict=True)]
    rest = [_rest(column, cut) for cut, column in zip(cuts, columns, strict=True)]
    left = _side_by_side(rest)
    left.parted = partial(_parted, rest)
    return _side_by_side(begun), left


def _cut(column: Sequence[Slab], room: float) -> int:
    """How many slabs of a column go into the room, parted where it holds weakly; 0 for none."""
    most, height = 0, 0.0
    for count, slab in enumerate(column, 1):
        height += slab.height + (slab.before if count > 1 else 0.0)
        if height > room + _SLACK:
            break
        if slab.keep <= Keep.WEAK:
            most = count
    return most


def _rest(column: list[Slab], cut: int) -> list[Slab]:
    """What is left of a column, under its first slab again; that is tagged once and an artifact here."""
    if cut in (0, len(column)):
        return column[cut:]
    return [_again(column[0]), *column[cut:]]


def _again(head: Slab, *, rule_alone: bool = False) -> Slab:
    """A column's head once more, as an artifact; or its rule without the words."""
    again = Slab(head.height, keep=head.keep)
    kinds = (Outline,) if rule_alone else (Outline, Glyphs)
    again.parts = [(dy, owned(thing, LAYOUT_ARTIFACT)) for dy, thing in head.parts if isinstance(thing, kinds)]
    return again
