"""Whether two layouts of one document have one geometry, so that what lies over the one lies over the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from lessonkit.layout.placed import Layout, PlacedBlock, PlacedSpace
from lessonkit.model.blocks import SpaceKind

_Thing = TypeVar("_Thing", PlacedBlock, PlacedSpace)

NEAR = 0.1
"""Points within which two places are one."""


def agree(one: Layout, other: Layout) -> bool:
    """Whether both have as many pages of the same sizes, and items and answer spaces of one id stand in one place.

    A space that only one of them has is no matter: help stands in it in the other.
    """
    if [page.size for page in one.pages] != [page.size for page in other.pages]:
        return False
    blocks, others = _by_place(one.blocks), _by_place(other.blocks)
    if blocks.keys() != others.keys() or not all(_near(_place(blocks[key]), _place(others[key])) for key in blocks):
        return False
    spaces, theirs = _by_place(one.spaces), _by_place(other.spaces)
    return all(_one_space(spaces[key], theirs[key]) for key in spaces.keys() & theirs.keys())


def _one_space(one: PlacedSpace, other: PlacedSpace) -> bool:
    """Whether a space stands where another does; writing lines, some of which help may fill, on the same rules."""
    if one.kind is not SpaceKind.LINES or not one.baselines:
        return _near(_place(one), _place(other))
    pitch = one.height / len(one.baselines)
    apart = (one.y + one.height) - (other.y + other.height)
    on_rules = apart - pitch * round(apart / pitch)
    return _near((one.x, one.width, on_rules), (other.x, other.width, 0.0))


def _by_place(things: Iterable[_Thing]) -> dict[tuple[str, int, int], _Thing]:
    """The things by id, page, and how many of that id came before on that page."""
    found: dict[tuple[str, int, int], _Thing] = {}
    for thing in things:
        number = 0
        while (thing.id, thing.page, number) in found:
            number += 1
        found[thing.id, thing.page, number] = thing
    return found


def _place(thing: PlacedBlock | PlacedSpace) -> tuple[float, ...]:
    return (thing.x, thing.y, thing.width, thing.height)


def _near(ones: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(ones, others, strict=True))
