"""The order of the lines in each phase with the fewest crossings, proved where that is possible.

Crossing minimisation in storyline drawings (Gronemann, Jünger, Liers and Mambelli, Graph Drawing 2016) by a dynamic
programme over all orders that a phase allows. People who always sit together are one line of the search. Orders are
compared through pairs coded as bits, so that crossings are the count of bits in which two orders differ.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.sifting import best_found

_WORK_LIMIT = 3_000_000
"""Pairs of orders that the exact search may compare; beyond it the answer is the best found."""

_STATE_LIMIT = 150_000
"""Orders of all phases that the exact search may write down."""

_CHOICE_LIMIT = 120
"""Optimal orders of a phase among which the most readable is sought."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A phase: its groups of lines, each in a zone on the left (below 0) or right (above 0) or in none, and the rivals.

    Groups stand in the order of their `sides`; `rivals` are pairs of places in `groups`.
    """

    groups: tuple[frozenset[int], ...]
    sides: tuple[int, ...] = ()
    rivals: tuple[tuple[int, int], ...] = ()

    def side(self, group: int) -> int:
        """The side on which a group must stand."""
        return self.sides[group] if self.sides else 0

    @property
    def lines(self) -> frozenset[int]:
        """All lines of the phase."""
        return frozenset().union(*self.groups)


@dataclass(frozen=True, slots=True)
class Order:
    """The lines of each phase from left to right, how often they cross, and whether fewer were proved impossible."""

    layers: tuple[tuple[int, ...], ...]
    crossings: int
    proved: bool


def order_lines(layers: Sequence[Layer], *, work_limit: int = _WORK_LIMIT) -> Order:
    """Orders with the fewest crossings; among those rivals adjacent, then the fewest moves from place to place.

    Groups are never torn, zones stay on their sides. Ties fall to the order that comes first by number, so that the
    result depends on `layers` alone. Beyond `work_limit` the best order found by sifting, not proved.
    """
    if not layers:
        return Order((), 0, proved=True)
    search = _Search(layers)
    found = search.heuristic()
    if search.states() > _STATE_LIMIT:
        return found
    exact = search.exact(found.crossings, work_limit)
    return exact if exact is not None else found


def count_crossings(before: Sequence[int], after: Sequence[int]) -> int:
    """How many pairs of lines that stand in both orders change places."""
    place = {line: index for index, line in enumerate(after)}
    common = [place[line] for line in before if line in place]
    return sum(a > b for a, b in itertools.combinations(common, 2))


def fits(layer: Layer, order: Sequence[int]) -> bool:
    """Whether an order holds exactly the layer's lines, tears no group and keeps the zones on their sides."""
    if sorted(order) != sorted(layer.lines) or len(set(order)) != len(order):
        return False
    home = {line: index for index, group in enumerate(layer.groups) for line in group}
    runs = [group for group, _ in itertools.groupby(home[line] for line in order)]
    sides = [layer.side(group) for group in runs]
    return len(runs) == len(layer.groups) and sides == sorted(sides)


def _merge(layers: Sequence[Layer]) -> tuple[tuple[int, ...], ...]:
    """Lines that share every group they are ever in; such bundles may stay unbroken in an optimal drawing."""
    homes: dict[tuple[int, ...], list[int]] = {}
    for line in sorted(frozenset().union(*(layer.lines for layer in layers))):
        home = tuple(
            next((index for index, group in enumerate(layer.groups) if line in group), -1) for layer in layers
        )
        homes.setdefault(home, []).append(line)
    return tuple(tuple(bundle) for bundle in homes.values())


@dataclass(slots=True)
class _Search:
    """One search: bundles of lines, and the phases with bundles for lines."""

    layers: Sequence[Layer]
    bundles: tuple[tuple[int, ...], ...] = ()
    merged: list[Layer] = field(default_factory=list)
    bits: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bundles = _merge(self.layers)
        bundle_of = {line: number for number, bundle in enumerate(self.bundles) for line in bundle}
        self.merged = [
            Layer(tuple(frozenset(bundle_of[i] for i in g) for g in layer.groups), layer.sides, layer.rivals)
            for layer in self.layers
        ]
        shift = 0
        for i, j in itertools.combinations(range(len(self.bundles)), 2):
            weight = len(self.bundles[i]) * len(self.bundles[j])
            self.bits[i, j] = ((1 << weight) - 1) << shift
            shift += weight

    def states(self) -> int:
        """How many orders the exact search must write down."""
        return sum(_count_orders(layer) for layer in self.merged)

    def heuristic(self) -> Order:
        """The best order that sifting finds."""
        groups = [[tuple(sorted(g)) for g in layer.groups] for layer in self.merged]
        sides = [[layer.side(i) for i in range(len(layer.groups))] for layer in self.merged]
        weights = [len(bundle) for bundle in self.bundles]
        orders = best_found(groups, sides, weights)
        layers = tuple(self.spread(order) for order in orders)
        return Order(layers, _total(layers), proved=_total(layers) == 0)

    def spread(self, order: Sequence[int]) -> tuple[int, ...]:
        """An order of bundles as an order of lines."""
        return tuple(line for bundle in order for line in self.bundles[bundle])

    def code(self, order: Sequence[int]) -> int:
        """Which pairs stand in the order of their numbers, as bits."""
        return sum(
            self.bits[a, b] for index, a in enumerate(order) for b in order[index + 1 :] if a < b
        )

    def mask(self, index: int) -> int:
        """The bits of pairs that stand in this phase and in the one before."""
        common = self.merged[index - 1].lines & self.merged[index].lines
        return sum(self.bits[pair] for pair in itertools.combinations(sorted(common), 2))

    def exact(self, bound: int, work_limit: int) -> Order | None:
        """The fewest crossings by dynamic programming, or None where the work would pass its limit."""
        columns = [[(self.code(order), order) for order in _orders(layer)] for layer in self.merged]
        codes = [[code for code, _ in column] for column in columns]
        masks = [0] + [self.mask(index) for index in range(1, len(columns))]
        ahead = _costs(codes, masks, bound, work_limit)
        behind = _costs(codes[::-1], [0, *masks[:0:-1]], bound, work_limit)
        if ahead is None or behind is None:
            return None
        best = min(ahead[-1])
        kept = [
            [
                _State(code, order, before, self._distance(order, index))
                for (code, order), before, after in zip(column, ahead[index], behind[-1 - index], strict=True)
                if before + after == best
            ]
            for index, column in enumerate(columns)
        ]
        layers = tuple(self.spread(state.order) for state in self._most_readable(kept, masks))
        return Order(layers, best, proved=True)

    def _distance(self, order: tuple[int, ...], index: int) -> int:
        """How many groups stand between rivals, all pairs together."""
        layer = self.merged[index]
        home = {line: number for number, group in enumerate(layer.groups) for line in group}
        place = {group: at for at, (group, _) in enumerate(itertools.groupby(home[line] for line in order))}
        return sum(abs(place[a] - place[b]) - 1 for a, b in layer.rivals)

    def _most_readable(self, kept: list[list[_State]], masks: list[int]) -> tuple[_State, ...]:
        """Among optimal orders the one with rivals adjacent and the fewest moves.

        Where a phase has very many, only those with the nearest rivals are looked at, and one path that is sure.
        """
        paths = [_Path(state.distance, 0, (state,)) for state in self._nearest(kept[0], None)]
        sure = paths[0].states[-1]
        for index in range(1, len(kept)):
            joined = [s for s in kept[index] if _joins(sure, s, masks[index])]
            sure = min(joined, key=lambda state: (state.distance, state.order))
            reached = (self._extend(paths, state, masks[index]) for state in self._nearest(kept[index], sure))
            paths = [path for path in reached if path is not None]
        return min(paths, key=_Path.rank).states

    def _nearest(self, column: list[_State], sure: _State | None) -> list[_State]:
        chosen = sorted(column, key=lambda state: (state.distance, state.order))[:_CHOICE_LIMIT]
        return chosen if sure is None or sure in chosen else [*chosen, sure]

    def _extend(self, paths: list[_Path], state: _State, mask: int) -> _Path | None:
        """The best path to an order, or None where none of `paths` leads to it without a crossing too many."""
        joined = [path for path in paths if _joins(path.states[-1], state, mask)]
        if not joined:
            return None
        nearest = min(path.distance for path in joined)
        longer = [
            _Path(
                nearest + state.distance,
                path.moves + self._moves(path.states[-1].order, state.order),
                (*path.states, state),
            )
            for path in joined
            if path.distance == nearest
        ]
        return min(longer, key=_Path.rank)

    def _moves(self, before: tuple[int, ...], after: tuple[int, ...]) -> int:
        """Steps from place to place, but for a shift that all lines share."""
        was = {line: place for place, line in enumerate(self.spread(before))}
        steps = sorted(place - was[line] for place, line in enumerate(self.spread(after)) if line in was)
        return sum(abs(step - steps[len(steps) // 2]) for step in steps)


@dataclass(frozen=True, slots=True)
class _State:
    """An order of a phase that lies on an optimal path: its bits, the crossings before it, the rivals' distance."""

    code: int
    order: tuple[int, ...]
    crossings: int
    distance: int


@dataclass(frozen=True, slots=True)
class _Path:
    """Orders for the first phases with what they cost."""

    distance: int
    moves: int
    states: tuple[_State, ...]

    def rank(self) -> tuple[int, int, tuple[tuple[int, ...], ...]]:
        """Rivals near first, then few moves, then the lowest numbers."""
        return (self.distance, self.moves, tuple(state.order for state in self.states))


def _joins(before: _State, after: _State, mask: int) -> bool:
    """Whether an optimal path may go from one order to the other."""
    return before.crossings + ((before.code ^ after.code) & mask).bit_count() == after.crossings


def _total(layers: Sequence[Sequence[int]]) -> int:
    return sum(count_crossings(a, b) for a, b in itertools.pairwise(layers))


def _count_orders(layer: Layer) -> int:
    return math.prod(math.factorial(len(one)) for one in (*_zones(layer), *layer.groups))


def _zones(layer: Layer) -> list[list[int]]:
    """The places of groups, one list for each side."""
    places = range(len(layer.groups))
    return [[i for i in places if layer.side(i) == side] for side in sorted({layer.side(i) for i in places})]


def _orders(layer: Layer) -> Iterator[tuple[int, ...]]:
    """Every order that the layer allows."""
    for parts in itertools.product(*(tuple(itertools.permutations(zone)) for zone in _zones(layer))):
        groups = [layer.groups[i] for part in parts for i in part]
        for inner in itertools.product(*(tuple(itertools.permutations(sorted(group))) for group in groups)):
            yield tuple(line for part in inner for line in part)


def _costs(codes: list[list[int]], masks: list[int], bound: int, work_limit: int) -> list[list[int]] | None:
    """For each order the fewest crossings before it; `bound` + 1 stands for "too many". None beyond the limit."""
    costs = [[0] * len(codes[0])]
    work = 0
    for index in range(1, len(codes)):
        mask = masks[index]
        known: dict[int, int] = {}
        for code, cost in zip(codes[index - 1], costs[-1], strict=True):
            if cost < known.get(code & mask, bound + 1):
                known[code & mask] = cost
        before = sorted((cost, key) for key, cost in known.items())
        work += len(before) * len({code & mask for code in codes[index]})
        if work > work_limit:
            return None
        costs.append(_cheapest(codes[index], mask, before, bound))
    return costs


def _cheapest(column: list[int], mask: int, before: list[tuple[int, int]], bound: int) -> list[int]:
    memo: dict[int, int] = {}
    for code in column:
        masked = code & mask
        if masked not in memo:
            least = bound + 1
            for cost, key in before:
                if cost >= least:
                    break
                least = min(least, cost + (key ^ masked).bit_count())
            memo[masked] = least
    return [memo[code & mask] for code in column]
