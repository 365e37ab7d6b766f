"""Good orders without proof: barycentres first, then sifting of groups and of lines within them.

Used as the upper bound of the exact searches, and as the start where a story is too large for them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.order.bundles import Orders, Story
from lessonkit.charts.order.layers import Layer, Rules, group_rules, line_rules, total_crossings

Table = Mapping[tuple[int, int], int]
"""What it costs that the first stands left of the second."""

_SWEEPS = 6
_ROUNDS = 40


def best_found(story: Story) -> Orders:
    """An order for each layer of the story, with few crossings."""
    drawings = [_Drawing(story), _Drawing(story)]
    for drawing in drawings:
        drawing.sweep(forwards=drawing is drawings[0])
        drawing.sift()
    return tuple(min(drawings, key=_Drawing.crossings).orders)


def sifted(story: Story, orders: Orders) -> Orders:
    """The orders after all moves of one group or one line in one layer that save crossings."""
    drawing = _Drawing(story)
    drawing.orders = list(orders)
    drawing.sift()
    return tuple(drawing.orders)


def crossing_table(order: Sequence[int], beside: Sequence[Sequence[int]], weights: Sequence[int]) -> Table:
    """What pairs of lines cost in each of the two orders, with the layers beside as they are."""
    table = dict.fromkeys(itertools.permutations(order, 2), 0)
    here = set(order)
    for other in beside:
        for a, b in itertools.combinations([line for line in other if line in here], 2):
            table[b, a] += weights[a] * weights[b]
    return table


def shifts(entries: tuple[int, ...], table: Table, rules: Rules) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every allowed order in which one entry has moved, and how many crossings more that makes."""
    for source, entry in enumerate(entries):
        before, behind = entries[:source], entries[source + 1 :]
        more = 0
        for at, other in enumerate(behind):
            if (entry, other) in rules:
                break
            more += table[other, entry] - table[entry, other]
            yield more, (*before, *behind[: at + 1], entry, *behind[at + 1 :])
        more = 0
        for at in range(source - 1, -1, -1):
            other = before[at]
            if (other, entry) in rules:
                break
            more += table[entry, other] - table[other, entry]
            if at < source - 1:  # a step to the left is the step to the right of its neighbour
                yield more, (*before[:at], entry, *before[at:], *behind)


@dataclass(frozen=True, slots=True)
class Sifter:
    """What may move in one layer."""

    home: Mapping[int, int]
    rows: Rules
    within: Rules

    @classmethod
    def of(cls, layer: Layer) -> Sifter:
        """The rules of a layer, worked out once."""
        return cls(layer.homes, group_rules(layer), line_rules(layer))

    def neighbours(self, order: tuple[int, ...], table: Table) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Every allowed order in which one group, or one line of a group, has moved, and the crossings it adds."""
        runs = {group: tuple(run) for group, run in itertools.groupby(order, key=self.home.__getitem__)}
        row = tuple(runs)
        between: dict[tuple[int, int], int] = {
            (a, b): sum(table[x, y] for x in runs[a] for y in runs[b]) for a, b in itertools.permutations(row, 2)
        }
        for more, moved in shifts(row, between, self.rows):
            yield more, _flat(runs, moved)
        for group in row:
            for more, moved in shifts(runs[group], table, self.within):
                yield more, _flat({**runs, group: moved}, row)


@dataclass(slots=True)
class _Drawing:
    """Orders that are being bettered."""

    story: Story
    orders: list[tuple[int, ...]] = field(default_factory=list)
    sifters: list[Sifter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.orders = [_sorted_by(layer, float) for layer in self.story.layers]
        self.sifters = [Sifter.of(layer) for layer in self.story.layers]

    def crossings(self) -> int:
        """The crossings, counted in lines."""
        return total_crossings([self.story.unbundled(order) for order in self.orders])

    def sweep(self, *, forwards: bool) -> None:
        """Sorts each layer by where its lines stand in the layer before, there and back."""
        last = len(self.orders) - 1
        for sweep in range(_SWEEPS):
            ahead = forwards == (sweep % 2 == 0)
            for index in range(1, last + 1) if ahead else range(last - 1, -1, -1):
                self._sort(index, index - 1 if ahead else index + 1)

    def sift(self) -> None:
        """Moves one group or one line at a time while that saves crossings."""
        last = len(self.orders) - 1
        for _ in range(_ROUNDS):
            improved = False
            for index in range(last + 1):
                beside = [other for other in (index - 1, index + 1) if 0 <= other <= last]
                improved |= self._sift_one(index, beside)
            if not improved:
                break

    def _sort(self, index: int, by: int) -> None:
        place = {line: float(at) for at, line in enumerate(self.orders[by])}
        middle = len(place) / 2
        self.orders[index] = _sorted_by(self.story.layers[index], lambda line: place.get(line, middle))

    def _sift_one(self, index: int, beside: Sequence[int]) -> bool:
        table = crossing_table(self.orders[index], [self.orders[other] for other in beside], self.story.weights)
        improved = False
        while True:
            more, order = min(self.sifters[index].neighbours(self.orders[index], table), default=(0, ()))
            if more >= 0:
                return improved
            self.orders[index], improved = order, True


def _sorted_by(layer: Layer, key: Callable[[int], float]) -> tuple[int, ...]:
    """The lines by their keys, groups by those of their lines on average, zones and fixed lines in their order."""
    home = layer.homes
    centre = [sum(key(line) for line in sorted(group)) / len(group) for group in layer.groups]
    row = sorted(range(len(layer.groups)), key=lambda group: (layer.side(group), centre[group], group))
    fixed = tuple(dict.fromkeys(home[line] for line in layer.fixed))
    return tuple(
        line
        for group in _chained(row, fixed)
        for line in _chained(sorted(layer.groups[group], key=lambda line: (key(line), line)), layer.fixed)
    )


def _chained(entries: Sequence[int], fixed: Sequence[int]) -> list[int]:
    """The entries, with those that are fixed in their order on the places that they hold together."""
    there = set(entries)
    chain = iter([entry for entry in fixed if entry in there])
    return [next(chain) if entry in fixed else entry for entry in entries]


def _flat(runs: Mapping[int, tuple[int, ...]], row: Sequence[int]) -> tuple[int, ...]:
    return tuple(line for group in row for line in runs[group])
