"""Placed things moved and re-owned; they are frozen, so each is made anew."""

from __future__ import annotations

from dataclasses import replace

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
        )
    if isinstance(thing, Picture):
        return Picture(thing.x + right, thing.y + down, thing.width, thing.height, thing.file, thing.owner)
    return LinkArea(thing.x + right, thing.y + down, thing.width, thing.height, thing.url, thing.owner)


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
