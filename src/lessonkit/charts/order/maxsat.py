"""The order of the lines as weighted MaxSAT: a literal says which of two lines stands left, a cost that two differ.

Crossings and the distance of rivals have the same form: a pair crosses where its literals in two layers differ, and a
group stands between two rivals where its literals with both of them differ.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.order import cores
from lessonkit.charts.order.bundles import Orders, Story
from lessonkit.charts.order.layers import Layer, group_row, group_rules, line_rules, total_crossings

_CLAUSE_LIMIT = 2_000_000
"""Clauses for transitivity beyond which a story is not even written down."""

_DISTANCE_SHARE = 4
"""The part of the conflicts that the distance of rivals may cost, as a divisor."""

Costs = dict[tuple[int, int], int]
"""What it costs that two literals differ."""


def fewest_crossings(story: Story, start: Orders, conflicts: int) -> Orders | None:
    """Orders with the fewest crossings, and nearest rivals where that is cheap to find; None where not found.

    None without the extra `optimal`, and where the search passes its limit. It sets out from the orders `start`.
    """
    size = sum(len(layer.groups) ** 3 + sum(len(group) ** 3 for group in layer.groups) for layer in story.layers) // 3
    tools = cores.load() if conflicts and size < _CLAUSE_LIMIT else None
    if tools is None:
        return None
    model = _Model(story)
    solver = tools.solver()
    try:
        return _solve(model, start, cores.Minimiser(tools, solver, model.top, conflicts))
    finally:
        solver.delete()


def _solve(model: _Model, start: Orders, search: cores.Minimiser) -> Orders | None:
    search.solver.append_formula(model.clauses())
    upper = total_crossings(model.story.told(start))
    wishes = _wishes(model.crossings(), search)
    search.solver.set_phases(model.phases(start))
    try:
        search.minimise(wishes, upper)
    except cores.OutOfConflictsError:
        return None
    found = model.read(search.model)
    wishes = _wishes(model.distances(), search)
    search.limit = search.spent() + search.limit // _DISTANCE_SHARE
    try:
        search.minimise(wishes)
    except cores.OutOfConflictsError:
        return found
    return model.read(search.model)


def _wishes(costs: Costs, search: cores.Minimiser) -> list[tuple[int, int]]:
    """A literal for each pair that should not differ, with its weight."""
    wishes = []
    for (a, b), weight in costs.items():
        same = search.new_variable()
        search.solver.add_clause([-a, b, -same])
        search.solver.add_clause([a, -b, -same])
        wishes.append((same, weight))
    return wishes


@dataclass(slots=True)
class _Model:
    """The literals of a story."""

    story: Story
    top: int = 0
    groups: list[dict[tuple[int, int], int]] = field(default_factory=list)
    """For each layer the literals of pairs of its groups."""
    lines: list[dict[tuple[int, int], int]] = field(default_factory=list)
    """For each layer the literals of pairs of lines within its groups."""
    own: list[set[int]] = field(default_factory=list)
    """For each layer the groups whose lines have literals of their own."""
    homes: list[dict[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        layers = self.story.layers
        self.homes = [layer.homes for layer in layers]
        self.groups = [self._fresh(range(len(layer.groups))) for layer in layers]
        self.lines = [{} for _ in layers]
        self.own = [set(range(len(layer.groups))) for layer in layers]
        middle = _turning_point(layers)
        for index in [middle, *range(middle - 1, -1, -1), *range(middle + 1, len(layers))]:
            # Away from the middle, groups take over the order of the layer nearer to it.
            nearer = index + (index < middle) - (index > middle)
            for place, group in enumerate(layers[index].groups):
                if nearer != index and _follows(layers, index, nearer, place):
                    self.own[index].discard(place)
                    there = sorted(group & layers[nearer].lines)
                    self.lines[index] |= {two: self.left(nearer, *two) for two in itertools.combinations(there, 2)}
                else:
                    self.lines[index] |= self._fresh(sorted(group))

    def left(self, index: int, a: int, b: int) -> int:
        """The literal that says that line `a` stands left of line `b`."""
        g, h = self.homes[index][a], self.homes[index][b]
        return _either(self.lines[index], a, b) if g == h else _either(self.groups[index], g, h)

    def clauses(self) -> Iterator[Sequence[int]]:
        """What every drawing must keep: orders are orders, and follow zones and what is fixed."""
        for index, layer in enumerate(self.story.layers):
            places = range(len(layer.groups))
            yield from _transitive(places, self.groups[index])
            yield from ([_either(self.groups[index], a, b)] for a, b in sorted(group_rules(layer)))
            within = line_rules(layer)
            for place in sorted(self.own[index]):
                yield from _transitive(sorted(layer.groups[place]), self.lines[index])
            yield from ([_either(self.lines[index], a, b)] for a, b in sorted(within))

    def crossings(self) -> Costs:
        """Literals of pairs in layers that follow each other."""
        costs: Costs = {}
        for index, (before, after) in enumerate(itertools.pairwise(self.story.layers)):
            for a, b in itertools.combinations(sorted(before.lines & after.lines), 2):
                weight = self.story.weights[a] * self.story.weights[b]
                _add(costs, self.left(index, a, b), self.left(index + 1, a, b), weight)
        return costs

    def distances(self) -> Costs:
        """Literals of groups with two rivals."""
        costs: Costs = {}
        for layer, groups in zip(self.story.layers, self.groups, strict=True):
            for a, b in layer.rivals:
                for other in range(len(layer.groups)):
                    if other not in (a, b):
                        _add(costs, _either(groups, a, other), _either(groups, b, other), 1)
        return costs

    def phases(self, orders: Orders) -> list[int]:
        """The literals as they are in a drawing."""
        signs: dict[int, int] = {}
        for index, order in enumerate(orders):
            row = group_row(self.story.layers[index], order)
            for entries, table in ((row, self.groups[index]), (order, self.lines[index])):
                for a, b in itertools.combinations(entries, 2):
                    if (min(a, b), max(a, b)) in table:
                        literal = _either(table, a, b)
                        signs.setdefault(abs(literal), literal)
        return list(signs.values())

    def read(self, model: frozenset[int]) -> Orders:
        """The drawing that a model describes."""
        orders = []
        for index, layer in enumerate(self.story.layers):
            row = _sorted_by(range(len(layer.groups)), self.groups[index], model)
            inner = (_sorted_by(sorted(layer.groups[place]), self.lines[index], model) for place in row)
            orders.append(tuple(itertools.chain.from_iterable(inner)))
        return tuple(orders)

    def _fresh(self, entries: Sequence[int]) -> dict[tuple[int, int], int]:
        """A new variable for each pair."""
        pairs = list(itertools.combinations(entries, 2))
        self.top += len(pairs)
        return dict(zip(pairs, range(self.top - len(pairs) + 1, self.top + 1), strict=True))


def _turning_point(layers: Sequence[Layer]) -> int:
    """The layer from which on both sides most pairs follow the order of the layer nearer to it."""
    last = len(layers) - 1
    saved = [
        [_saved(layers, index, index + step) if 0 <= index + step <= last else 0 for index in range(last + 1)]
        for step in (1, -1)
    ]
    return max(range(last + 1), key=lambda middle: (sum(saved[0][:middle]) + sum(saved[1][middle + 1 :]), -middle))


def _saved(layers: Sequence[Layer], index: int, nearer: int) -> int:
    """How many pairs need no literal of their own in a layer that follows another."""
    followers = [group for place, group in enumerate(layers[index].groups) if _follows(layers, index, nearer, place)]
    return sum(len(group & layers[nearer].lines) ** 2 for group in followers)


def _follows(layers: Sequence[Layer], index: int, nearer: int, place: int) -> bool:
    """Whether some optimal drawing has the lines of a group in the order in which they stand in a layer beside it.

    Take a drawing in which they do not. Sort them so: that spares what they cross among themselves on this side, and
    adds at most as many crossings on the other. A line that goes on to the other side alone would be in the way.
    """
    group = layers[index].groups[place]
    farther = 2 * index - nearer
    there = layers[farther].lines if 0 <= farther < len(layers) else frozenset()
    fixed = sum(line in group for line in layers[index].fixed)
    return fixed < 2 and not (group & there) - layers[nearer].lines


def _transitive(entries: Sequence[int], table: dict[tuple[int, int], int]) -> Iterator[Sequence[int]]:
    for a, b, c in itertools.combinations(entries, 3):
        yield (-table[a, b], -table[b, c], table[a, c])
        yield (table[a, b], table[b, c], -table[a, c])


def _either(table: dict[tuple[int, int], int], a: int, b: int) -> int:
    """The literal for "a stands left of b"."""
    return table[a, b] if a < b else -table[b, a]


def _add(costs: Costs, a: int, b: int, weight: int) -> None:
    """Adds a cost that two literals differ; the same two, or both turned about, are one entry."""
    if a != b:
        if abs(a) > abs(b):
            a, b = b, a
        key = (a, b) if a > 0 else (-a, -b)
        costs[key] = costs.get(key, 0) + weight


def _sorted_by(entries: Sequence[int], table: dict[tuple[int, int], int], model: frozenset[int]) -> list[int]:
    """The entries as a model orders them; one of which nothing is said, since nothing depends on it, stands last."""
    before = dict.fromkeys(entries, 0)
    silent = set(entries)
    for a, b in itertools.combinations(entries, 2):
        if (a, b) in table:
            literal = table[a, b]
            # A variable of no clause is in no model; it counts as false.
            before[b if (abs(literal) in model) == (literal > 0) else a] += 1
            silent -= {a, b}
    return sorted(entries, key=lambda entry: (entry in silent, before[entry], entry))
