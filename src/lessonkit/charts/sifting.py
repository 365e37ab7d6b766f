"""Good orders without proof: barycentres first, then sifting of groups and of lines within them.

Used as the upper bound of the exact search, and as the last resort where a story is too large for it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

Groups = Sequence[tuple[int, ...]]
Arrangement = tuple[tuple[int, ...], ...]
"""The groups of a phase from left to right, each with its lines from left to right."""

Entry = TypeVar("Entry")

_SWEEPS = 6
_ROUNDS = 40


def best_found(
    layers: Sequence[Groups], sides: Sequence[Sequence[int]], weights: Sequence[int]
) -> list[tuple[int, ...]]:
    """An order for each layer. Groups stand in the order of their `sides`; `weights` count the lines in each bundle."""
    side_of = [
        {line: side for group, side in zip(layer, row, strict=True) for line in group}
        for layer, row in zip(layers, sides, strict=True)
    ]
    best: list[Arrangement] = []
    least = -1
    for forwards in (True, False):
        arranged = _sifted(_swept(layers, sides, forwards=forwards), side_of, weights)
        crossings = sum(_weighted(a, b, weights) for a, b in itertools.pairwise(arranged))
        if least < 0 or crossings < least:
            best, least = arranged, crossings
    return [_flat(arrangement) for arrangement in best]


def _flat(arrangement: Arrangement) -> tuple[int, ...]:
    return tuple(line for group in arrangement for line in group)


def _weighted(before: Arrangement, after: Arrangement, weights: Sequence[int]) -> int:
    place = {line: index for index, line in enumerate(_flat(after))}
    common = [line for line in _flat(before) if line in place]
    return sum(weights[a] * weights[b] for a, b in itertools.combinations(common, 2) if place[a] > place[b])


def _swept(layers: Sequence[Groups], sides: Sequence[Sequence[int]], *, forwards: bool) -> list[Arrangement]:
    """Sorts each layer by where its lines stand in the layer before, there and back."""
    arranged: list[Arrangement] = [
        tuple(layer[i] for i in sorted(range(len(layer)), key=lambda i: (side[i], i)))
        for layer, side in zip(layers, sides, strict=True)
    ]
    last = len(layers) - 1
    for sweep in range(_SWEEPS):
        ahead = forwards == (sweep % 2 == 0)
        for index in range(1, last + 1) if ahead else range(last - 1, -1, -1):
            beside = _flat(arranged[index - 1 if ahead else index + 1])
            arranged[index] = _by_barycentre(layers[index], sides[index], beside)
    return arranged


def _by_barycentre(groups: Groups, side: Sequence[int], beside: tuple[int, ...]) -> Arrangement:
    place = {line: float(index) for index, line in enumerate(beside)}
    middle = len(beside) / 2
    centre = [sum(place.get(line, middle) for line in group) / len(group) for group in groups]
    order = sorted(range(len(groups)), key=lambda i: (side[i], centre[i], i))
    return tuple(tuple(sorted(groups[i], key=lambda line: (place.get(line, middle), line))) for i in order)


def _sifted(
    arranged: list[Arrangement], side_of: Sequence[dict[int, int]], weights: Sequence[int]
) -> list[Arrangement]:
    """Moves one group or one line at a time while that saves crossings."""
    for _ in range(_ROUNDS):
        improved = False
        for index, current in enumerate(arranged):
            cost = _around(arranged, index, current, weights)
            for other in _neighbours(current):
                if not _zoned(other, side_of[index]):
                    continue
                candidate = _around(arranged, index, other, weights)
                if candidate < cost:
                    arranged[index], cost, improved = other, candidate, True
        if not improved:
            break
    return arranged


def _around(arranged: list[Arrangement], index: int, at: Arrangement, weights: Sequence[int]) -> int:
    """The crossings on both sides of a layer, were it arranged so."""
    before = _weighted(arranged[index - 1], at, weights) if index else 0
    return before + (_weighted(at, arranged[index + 1], weights) if index + 1 < len(arranged) else 0)


def _neighbours(arrangement: Arrangement) -> Iterator[Arrangement]:
    """Every arrangement in which one group, or one line of a group, has moved."""
    yield from _moved(arrangement)
    for index, group in enumerate(arrangement):
        for other in _moved(group):
            yield (*arrangement[:index], other, *arrangement[index + 1 :])


def _moved(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    for source in range(len(entries)):
        rest = entries[:source] + entries[source + 1 :]
        for target in range(len(entries)):
            if target != source:
                yield (*rest[:target], entries[source], *rest[target:])


def _zoned(arrangement: Arrangement, side_of: dict[int, int]) -> bool:
    sides = [side_of[group[0]] for group in arrangement]
    return sides == sorted(sides)
