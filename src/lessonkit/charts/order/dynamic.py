"""The exact search over all orders that each layer allows: fewest crossings, then nearest rivals.

Crossing minimisation in storyline drawings (Gronemann, Jünger, Liers and Mambelli, Graph Drawing 2016) by a dynamic
programme. Orders are compared through pairs coded as bits, so that crossings are the count of bits in which two orders
differ. Crossings and distance are summed as one number, the crossings in `unit`s larger than all distances together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.order.bundles import Story
from lessonkit.charts.order.layers import (
    Layer,
    count_bends,
    count_orders,
    extensions,
    group_rules,
    line_rules,
    rival_distance,
)


@dataclass(frozen=True, slots=True)
class State:
    """An order of a layer: its bits, and the distance of the rivals."""

    code: int
    order: tuple[int, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A state of some optimal drawing: the cost of the layers up to it, and the fewest bends of those after it."""

    state: State
    reach: int
    ahead: int


@dataclass(slots=True)
class Programme:
    """The search through one story; `work_limit` bounds the pairs of orders compared on the way forwards."""

    story: Story
    bound: int
    work_limit: int
    bits: dict[tuple[int, int], int] = field(default_factory=dict)
    masks: list[int] = field(default_factory=list)
    unit: int = 1
    _bends: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shift = 0
        for i, j in itertools.combinations(range(len(self.story.bundles)), 2):
            weight = self.story.weights[i] * self.story.weights[j]
            self.bits[i, j] = ((1 << weight) - 1) << shift
            shift += weight
        layers = self.story.layers
        common = [sorted(a.lines & b.lines) for a, b in itertools.pairwise(layers)]
        self.masks = [0] + [sum(self.bits[pair] for pair in itertools.combinations(lines, 2)) for lines in common]
        self.unit += sum(len(layer.rivals) * len(layer.groups) for layer in layers)

    def optimal(self) -> list[list[Kept]] | None:
        """The states of all optimal drawings, layer by layer; None where the work would pass its limit.

        Any path through these along `onward` is an optimal drawing, and from each of them one leads to the end.
        """
        columns = [list(self._states(layer)) for layer in self.story.layers]
        reached = self._forwards(columns)
        return None if reached is None else self._backwards(columns, reached)

    def _states(self, layer: Layer) -> Iterator[State]:
        """Every order that the layer allows, its code summed up from those of its parts."""
        within = line_rules(layer)
        inner = [
            [(order, self._code(itertools.combinations(order, 2))) for order in extensions(sorted(group), within)]
            for group in layer.groups
        ]
        places = range(len(layer.groups))
        between = {
            (a, b): self._code(itertools.product(layer.groups[a], layer.groups[b]))
            for a, b in itertools.permutations(places, 2)
        }
        for row in extensions(places, group_rules(layer)):
            outer = sum(between[pair] for pair in itertools.combinations(row, 2))
            distance = rival_distance(layer, row)
            for parts in itertools.product(*(inner[group] for group in row)):
                order = tuple(line for part, _ in parts for line in part)
                yield State(outer + sum(code for _, code in parts), order, distance)

    def _code(self, pairs: Iterator[tuple[int, int]]) -> int:
        """Which pairs stand in the order of their numbers, as bits."""
        return sum(self.bits[a, b] for a, b in pairs if a < b)

    def _forwards(self, columns: list[list[State]]) -> list[list[int]] | None:
        """For each state the least cost of the layers up to it, or more than allowed. None beyond the limit."""
        allowed = (self.bound + 1) * self.unit
        costs = [[state.distance for state in columns[0]]]
        work = 0
        for index in range(1, len(columns)):
            mask = self.masks[index]
            known: dict[int, int] = {}
            for state, cost in zip(columns[index - 1], costs[-1], strict=True):
                key = state.code & mask
                if cost < known.get(key, allowed):
                    known[key] = cost
            before = sorted((cost, key) for key, cost in known.items())
            masked = [state.code & mask for state in columns[index]]
            work += len(before) * len(set(masked))
            if work > self.work_limit:
                return None
            least = {key: self._least(key, before, allowed) for key in set(masked)}
            costs.append([least[key] + state.distance for key, state in zip(masked, columns[index], strict=True)])
        return costs

    def _least(self, key: int, before: Sequence[tuple[int, int]], allowed: int) -> int:
        least, unit = allowed, self.unit
        for cost, other in before:
            if cost >= least:
                break
            whole = cost + (other ^ key).bit_count() * unit
            if whole < least:  # noqa: PLR1730 - the innermost loop of all
                least = whole
        return least

    def _backwards(self, columns: list[list[State]], reached: list[list[int]]) -> list[list[Kept]]:
        """The states from which an optimal drawing goes on to the end."""
        best = min(reached[-1])
        last = [Kept(state, cost, 0) for state, cost in zip(columns[-1], reached[-1], strict=True) if cost == best]
        kept = [last]
        for index in range(len(columns) - 1, 0, -1):
            after = self.by_code(kept[-1], index)
            ahead: dict[tuple[int, int], int | None] = {}
            column = []
            for state, cost in zip(columns[index - 1], reached[index - 1], strict=True):
                seen = (state.code & self.masks[index], cost)
                if seen not in ahead:
                    ahead[seen] = min((bends for bends, *_ in self.onward(state, cost, after, index)), default=None)
                fewest = ahead[seen]
                if fewest is not None:
                    column.append(Kept(state, cost, fewest))
            kept.append(column)
        return kept[::-1]

    def by_code(self, column: Sequence[Kept], index: int) -> Targets:
        """The states of a layer, those together that look alike from the layer before; fewest bends ahead first."""
        alike: dict[int, list[Kept]] = {}
        for kept in column:
            alike.setdefault(kept.state.code & self.masks[index], []).append(kept)
        for group in alike.values():
            group.sort(key=lambda kept: (kept.ahead, kept.state.order))
        return [(code, group[0].reach - group[0].state.distance, group) for code, group in alike.items()]

    def onward(self, state: State, cost: int, targets: Targets, index: int) -> Iterator[tuple[int, int, list[Kept]]]:
        """Where optimal drawings go from a state of this cost: the fewest bends to the end, those at once, the states.

        States that look alike can be reached at one cost, so the first of them stands for all.
        """
        code = state.code & self.masks[index]
        unit = self.unit
        for other, need, group in targets:
            if cost <= need and cost + (code ^ other).bit_count() * unit == need:
                bends = self._bends_between(state, group[0].state, code ^ other)
                yield bends + group[0].ahead, bends, group

    def _bends_between(self, before: State, after: State, crossed: int) -> int:
        """How many common lines cannot run straight at once: the pairs that cross alone decide that."""
        if crossed not in self._bends:
            unbundled = self.story.unbundled
            self._bends[crossed] = count_bends(unbundled(before.order), unbundled(after.order)) if crossed else 0
        return self._bends[crossed]


Targets = list[tuple[int, int, list[Kept]]]
"""Masked code, cost at which the step must arrive, states."""


def count_states(story: Story) -> int:
    """How many orders the search must write down."""
    return sum(count_orders(layer) for layer in story.layers)
