"""Phases as sets of groups of lines, and which orders of the lines each of them allows."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

Rules = frozenset[tuple[int, int]]
"""Pairs of which the first must stand left of the second."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A phase: its groups of lines, each in a zone on the left (below 0) or right (above 0) or in none, and the rivals.

    Groups stand in the order of their `sides`; `rivals` are pairs of places in `groups`. Lines that are `fixed` keep
    that order among themselves, whatever it costs.
    """

    groups: tuple[frozenset[int], ...]
    sides: tuple[int, ...] = ()
    rivals: tuple[tuple[int, int], ...] = ()
    fixed: tuple[int, ...] = ()

    def side(self, group: int) -> int:
        """The side on which a group must stand."""
        return self.sides[group] if self.sides else 0

    @property
    def lines(self) -> frozenset[int]:
        """All lines of the phase."""
        return frozenset().union(*self.groups)

    @property
    def homes(self) -> dict[int, int]:
        """The place in `groups` of the group that a line is in."""
        return {line: place for place, group in enumerate(self.groups) for line in group}


def tidied(layer: Layer) -> Layer:
    """The same phase with its groups in the order of their lines, so that equal phases are equal values."""
    order = sorted(range(len(layer.groups)), key=lambda group: sorted(layer.groups[group]))
    at = {old: new for new, old in enumerate(order)}
    return Layer(
        tuple(layer.groups[old] for old in order),
        tuple(layer.side(old) for old in order),
        tuple(sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in layer.rivals)),
        layer.fixed if len(layer.fixed) > 1 else (),
    )


def group_rules(layer: Layer) -> Rules:
    """Which groups must stand left of which: by their zones, and by lines of theirs that are fixed."""
    home = layer.homes
    fixed = {(home[a], home[b]) for a, b in itertools.combinations(layer.fixed, 2) if home[a] != home[b]}
    places = range(len(layer.groups))
    return frozenset(fixed.union((a, b) for a in places for b in places if layer.side(a) < layer.side(b)))


def line_rules(layer: Layer) -> Rules:
    """Which lines must stand left of which others of their group."""
    home = layer.homes
    return frozenset((a, b) for a, b in itertools.combinations(layer.fixed, 2) if home[a] == home[b])


def clashes(layer: Layer) -> bool:
    """Whether no order can keep what is fixed: it tears a group, leaves a zone, or names a line twice or a stranger."""
    if len(set(layer.fixed)) < len(layer.fixed) or not layer.lines.issuperset(layer.fixed):
        return True
    rules = group_rules(layer)
    return any((b, a) in rules for a, b in rules)


def fits(layer: Layer, order: Sequence[int]) -> bool:
    """Whether an order holds exactly the layer's lines, tears no group and keeps the zones and what is fixed."""
    if sorted(order) != sorted(layer.lines) or len(set(order)) != len(order):
        return False
    home = layer.homes
    runs = [group for group, _ in itertools.groupby(home[line] for line in order)]
    sides = [layer.side(group) for group in runs]
    kept = tuple(line for line in order if line in layer.fixed) == layer.fixed
    return kept and len(runs) == len(layer.groups) and sides == sorted(sides)


def count_orders(layer: Layer) -> int:
    """How many orders a layer allows that does not clash."""
    home = layer.homes
    chain = {home[line] for line in layer.fixed}
    places = range(len(layer.groups))
    zones = [[group for group in places if layer.side(group) == side] for side in {layer.side(i) for i in places}]
    return math.prod(_interleavings(zone, chain) for zone in zones) * math.prod(
        _interleavings(group, layer.fixed) for group in layer.groups
    )


def _interleavings(entries: Collection[int], fixed: Collection[int]) -> int:
    """Orders of `entries` in which those that are fixed keep theirs."""
    return math.factorial(len(entries)) // math.factorial(sum(entry in fixed for entry in entries))


def extensions(entries: Sequence[int], rules: Rules) -> Iterator[tuple[int, ...]]:
    """Every order of the entries that keeps the rules, the lowest numbers first; none is made only to be dropped."""
    if not entries:
        yield ()
    for entry in sorted(entries):
        rest = [other for other in entries if other != entry]
        if not any((other, entry) in rules for other in rest):
            for tail in extensions(rest, rules):
                yield (entry, *tail)


def count_crossings(before: Sequence[int], after: Sequence[int]) -> int:
    """How many pairs of lines that stand in both orders change places."""
    return sum(a > b for a, b in itertools.combinations(_common(before, after), 2))


def total_crossings(layers: Sequence[Sequence[int]]) -> int:
    """The crossings of a whole drawing."""
    return sum(count_crossings(a, b) for a, b in itertools.pairwise(layers))


def count_bends(before: Sequence[int], after: Sequence[int]) -> int:
    """How many of the lines that stand in both orders cannot run straight at once.

    Lines that run straight keep their order, so as many as the longest rising run of places can.
    """
    common = _common(before, after)
    ends: list[int] = []
    for place in common:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(common) - len(ends)


def count_moves(before: Sequence[int], after: Sequence[int]) -> int:
    """Steps from place to place, but for a shift that all lines share."""
    was = {line: place for place, line in enumerate(before)}
    steps = sorted(place - was[line] for place, line in enumerate(after) if line in was)
    return sum(abs(step - steps[len(steps) // 2]) for step in steps)


def rival_distance(layer: Layer, row: Sequence[int]) -> int:
    """How many groups stand between rivals, all pairs together; `row` is an order of the groups."""
    place = {group: at for at, group in enumerate(row)}
    return sum(abs(place[a] - place[b]) - 1 for a, b in layer.rivals)


def group_row(layer: Layer, order: Sequence[int]) -> tuple[int, ...]:
    """The groups in the order in which their lines stand."""
    home = layer.homes
    return tuple(group for group, _ in itertools.groupby(home[line] for line in order))


def _common(before: Sequence[int], after: Sequence[int]) -> list[int]:
    """The places in `after` of the lines of `before`."""
    place = {line: index for index, line in enumerate(after)}
    return [place[line] for line in before if line in place]
