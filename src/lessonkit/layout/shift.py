"""Placed things, and what is placed with them, moved, enlarged and re-owned; they are frozen, so each is made anew."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.placed import PlacedBlock, PlacedSpace
from lessonkit.model.drawing import Glyphs, LinkArea, Outline, Picture, Placed, Segment


def shifted(thing: Placed, right: float, down: float) -> Placed:
    """The thing, moved."""
    if isinstance(thing, Glyphs):
        return Glyphs(
            thing.x + right,
            thing.y + down,
            thing.text,
            thing.face,
            thing.size,
            thing.owner,
            thing.tracking,
            thing.rise,
            thing.grey,
            thing.turned,
        )
    if isinstance(thing, Outline):
        clip = thing.clip
        return Outline(
            tuple(_step(segment, right, down) for segment in thing.segments),
            thing.owner,
            thing.stroke,
            thing.fill,
            thing.width,
            thing.dash,
            thing.round_caps,
            thing.round_joins,
            (clip[0] + right, clip[1] + down, clip[2], clip[3]) if clip else None,
            thing.even_odd,
        )
    if isinstance(thing, Picture):
        return Picture(thing.x + right, thing.y + down, thing.width, thing.height, thing.file, thing.owner)
    return LinkArea(thing.x + right, thing.y + down, thing.width, thing.height, thing.url, thing.owner)


def scaled(thing: Placed, scale: float, right: float, down: float) -> Placed:
    """The thing, enlarged from the top left corner of the page, then moved."""
    if isinstance(thing, Glyphs):
        return replace(
            thing,
            x=thing.x * scale + right,
            y=thing.y * scale + down,
            size=thing.size * scale,
            tracking=thing.tracking * scale,
            rise=thing.rise * scale,
        )
    if isinstance(thing, Outline):
        return replace(
            thing,
            segments=tuple(_grown(segment, scale, right, down) for segment in thing.segments),
            width=thing.width * scale,
            dash=tuple(length * scale for length in thing.dash),
            clip=scaled_box(thing.clip, scale, right, down) if thing.clip else None,
        )
    x, y, width, height = scaled_box((thing.x, thing.y, thing.width, thing.height), scale, right, down)
    return replace(thing, x=x, y=y, width=width, height=height)


Box = tuple[float, float, float, float]
"""x, y, width and height."""


def scaled_box(box: Box, scale: float, right: float, down: float) -> Box:
    """The box, enlarged and moved in the same way."""
    x, y, width, height = box
    return (x * scale + right, y * scale + down, width * scale, height * scale)


def scaled_space(space: PlacedSpace, scale: float, right: float, down: float) -> PlacedSpace:
    """The space, enlarged and moved in the same way."""
    x, y, width, height = scaled_box((space.x, space.y, space.width, space.height), scale, right, down)
    return replace(
        space,
        x=x,
        y=y,
        width=width,
        height=height,
        baselines=tuple(baseline * scale + down for baseline in space.baselines),
        size=space.size * scale,
        indent=space.indent * scale,
        keep_off=space.keep_off * scale,
    )


def scaled_block(block: PlacedBlock, scale: float, right: float, down: float) -> PlacedBlock:
    """The place of a block, enlarged and moved in the same way."""
    x, y, width, height = scaled_box((block.x, block.y, block.width, block.height), scale, right, down)
    return replace(block, x=x, y=y, width=width, height=height)


def owned(thing: Placed, owner: str) -> Placed:
    """The thing with another owner."""
    if thing.owner == owner:
        return thing
    if isinstance(thing, Glyphs):
        return Glyphs(
            thing.x,
            thing.y,
            thing.text,
            thing.face,
            thing.size,
            owner,
            thing.tracking,
            thing.rise,
            thing.grey,
            thing.turned,
        )
    return replace(thing, owner=owner)


def _step(segment: Segment, right: float, down: float) -> Segment:
    name, numbers = segment
    return (name, tuple(n + (down if i & 1 else right) for i, n in enumerate(numbers)))


def _grown(segment: Segment, scale: float, right: float, down: float) -> Segment:
    name, numbers = segment
    return (name, tuple(n * scale + (down if i & 1 else right) for i, n in enumerate(numbers)))
