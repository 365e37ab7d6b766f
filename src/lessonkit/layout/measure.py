"""Blocks become slabs: the simple ones here, the others by the modules that know them."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from lessonkit.layout.choices import choices_slabs, word_bank_slabs
from lessonkit.layout.columns import columns_slabs
from lessonkit.layout.extract import extract_slabs
from lessonkit.layout.grid import grid_slabs
from lessonkit.layout.item import item_slabs, section_head_slabs
from lessonkit.layout.passage import figure_slabs, passage_slabs
from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.ruling import writing_slabs
from lessonkit.layout.setting import text_slabs
from lessonkit.layout.shift import owned, scaled, scaled_space, shifted
from lessonkit.layout.slabs import Bench, Frame, Keep, Mooring, Slab, kept, loosely, stacked
from lessonkit.layout.spaces import space_slabs
from lessonkit.model.blocks import (
    Block,
    Choices,
    Columns,
    Drawing,
    Extract,
    Figure,
    Fitted,
    Grid,
    Heading,
    Hole,
    Item,
    NewPage,
    Paragraph,
    Passage,
    SectionHead,
    Space,
    SpaceKind,
    Stack,
    WordBank,
    WritingLines,
)
from lessonkit.model.drawing import LAYOUT_ARTIFACT, line

HEADING_RULE_GAP = 2.0
"""White between a heading's line box and the rule under it."""
FITTED_SHARE = 0.8
"""So much of a page's height a drawing of an item may take: the stem stands on the same page."""
DRAWING_SLACK = 0.5
"""A drawing that is wider than its frame by no more than this is left as it is."""


def measure(bench: Bench, block: Block, frame: Frame) -> list[Slab]:  # noqa: PLR0911, PLR0912 - one arm a kind
    """The block in slabs, inside its frame."""
    match block:
        case Paragraph():
            return _paragraph(bench, block, frame)
        case Stack():
            return _stack(bench, block, frame)
        case Space():
            return space_slabs(bench, block, frame)
        case WritingLines():
            return writing_slabs(bench, block, frame)
        case Grid():
            return grid_slabs(bench, block, frame)
        case Choices():
            return choices_slabs(bench, block, frame)
        case WordBank():
            return word_bank_slabs(bench, block, frame)
        case Item():
            return item_slabs(bench, block, frame)
        case SectionHead():
            return section_head_slabs(bench, block, frame)
        case Heading():
            return _heading(bench, block, frame)
        case Passage():
            return passage_slabs(bench, block, frame)
        case Extract():
            return extract_slabs(bench, block, frame)
        case Figure():
            return figure_slabs(bench, block, frame)
        case Columns():
            return columns_slabs(bench, block, frame)
        case Drawing():
            return _drawing(bench, block, frame, 1.0)
        case Fitted():
            return _fitted(bench, block, frame)
        case NewPage():
            return [Slab(0.0, new_page=True)]
        case _:
            assert_never(block)


def _paragraph(bench: Bench, block: Paragraph, frame: Frame) -> list[Slab]:
    if not block.text:
        return []
    role = "" if frame.bare and block.role == "P" else block.role
    owner = bench.tree.add(role, frame.parent) if role else bench.tree.holder(frame.parent)
    aligned = frame if block.align == "left" else replace(frame, align=block.align)
    slabs = text_slabs(bench, ((block.text, bench.theme.style(block.style)),), aligned, owner)
    slabs[0].before = block.before
    if block.keep_next:
        slabs[-1].keep = Keep.HARD
    return slabs


def _stack(bench: Bench, block: Stack, frame: Frame) -> list[Slab]:
    inside = frame.under(bench.tree.add(block.role, frame.parent)) if block.role else frame
    inner = [replace(inside, keep_off=0.0)] * (len(block.blocks) - 1) + [inside]
    pieces = [bench.measure(child, place) for child, place in zip(block.blocks, inner, strict=False)]
    slabs = loosely(pieces) if block.loose else [slab for piece in pieces for slab in piece]
    if slabs:
        slabs[0].before += block.before
    if block.firm:
        return kept(slabs, Keep.HARD)
    return kept(slabs) if block.keep else slabs


def _heading(bench: Bench, block: Heading, frame: Frame) -> list[Slab]:
    style = bench.theme.style(block.style)
    owner = bench.tree.add(f"H{block.level}", frame.parent)
    slab = stacked(text_slabs(bench, ((block.text, style),), frame, owner))
    slab.before = block.before
    slab.keep = Keep.HARD
    slab.origin = block.text.origin
    slab.mooring = Mooring(block.id or owner, frame.x, frame.width, block.text.plain(), block.level)
    if block.rule:
        slab.height += HEADING_RULE_GAP
        right, colour = frame.x + frame.width, bench.theme.school.colour
        rule = line(frame.x, slab.height, right, slab.height, block.rule, LAYOUT_ARTIFACT, stroke=colour)
        slab.parts.append((0.0, rule))
    return [slab]


def _fitted(bench: Bench, block: Fitted, frame: Frame) -> list[Slab]:
    """What is drawn for this very place; in large print enlarged until its smallest words are as large as the text."""
    least = bench.theme.style("body").size if bench.theme.enlarged != 1 else 0.0
    scale = max(1.0, least / block.smallest) if block.smallest else 1.0
    high = FITTED_SHARE * bench.room
    drawing = block.artist.drawn(bench.faces, frame.width / scale, high / scale)
    return _drawing(bench, drawing, frame, min(scale, high / drawing.height))


def _drawing(bench: Bench, block: Drawing, frame: Frame, scale: float) -> list[Slab]:
    """The drawing, moved to its frame's left edge. Its element is a Figure; the spaces in it are holes of its own.

    It is set so many times larger, but no wider than its frame.
    """
    if not block.alt:
        decoration = [(0.0, owned(shifted(thing, frame.x, 0.0), LAYOUT_ARTIFACT)) for thing in block.things]
        return [Slab(block.height, before=block.before, parts=decoration)]
    if block.width * scale > frame.width + DRAWING_SLACK:
        scale = frame.width / block.width
    figure = bench.tree.add("Figure", frame.parent, alt=block.alt)
    width, height = block.width * scale, block.height * scale
    slab = Slab(height, before=block.before)
    for thing in block.things:
        placed = shifted(thing, frame.x, 0.0) if scale == 1 else scaled(thing, scale, frame.x, 0.0)
        slab.parts.append((0.0, owned(placed, thing.owner or figure)))
    slab.boxes = [(0.0, figure, (frame.x, 0.0, width, height))]
    whole = PlacedSpace(
        id=block.id, kind=SpaceKind.SKETCH, page=0, x=frame.x, y=0.0, width=width, height=height, element=figure
    )
    slab.spaces = [(0.0, whole), *((0.0, _hole(hole, frame.x, scale, figure)) for hole in block.holes)]
    return [slab]


def _hole(hole: Hole, right: float, scale: float, figure: str) -> PlacedSpace:
    """A drawing's answer space in its place."""
    space = PlacedSpace(
        id=hole.id,
        kind=SpaceKind.BOX,
        page=0,
        x=hole.x,
        y=hole.y,
        width=hole.width,
        height=hole.height,
        element=figure,
        size=hole.size,
        align=hole.align,
    )
    return scaled_space(space, scale, right, 0.0)
