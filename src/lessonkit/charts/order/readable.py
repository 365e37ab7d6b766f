"""What makes one drawing more readable than another with as many crossings, and small steps to the better one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.order.bundles import Orders
from lessonkit.charts.order.layers import (
    Layer,
    count_bends,
    count_crossings,
    count_moves,
    group_row,
    rival_distance,
)
from lessonkit.charts.order.sifting import Sifter, crossing_table

Rank = tuple[int, int, int, int]
"""Crossings, groups between rivals, bends, moves: the fewer the better, in this order."""

_ROUNDS = 12


def rank(layers: Sequence[Layer], orders: Orders) -> Rank:
    """How readable a whole drawing is."""
    steps = list(itertools.pairwise(orders))
    return (
        sum(count_crossings(*step) for step in steps),
        sum(_distance(layer, order) for layer, order in zip(layers, orders, strict=True)),
        sum(count_bends(*step) for step in steps),
        sum(count_moves(*step) for step in steps),
    )


def polished(layers: Sequence[Layer], orders: Orders, most: int) -> list[Orders]:
    """The drawing after all single moves that make it more readable, then others that cross as seldom, best first."""
    polish = _Polish(layers, list(orders))
    polish.run()
    best = tuple(polish.orders)
    ties = sorted(set(polish.ties()))[: most - 1]
    return [best, *((*best[:index], order, *best[index + 1 :]) for _, index, order in ties)]


def _distance(layer: Layer, order: tuple[int, ...]) -> int:
    return rival_distance(layer, group_row(layer, order)) if layer.rivals else 0


@dataclass(slots=True)
class _Polish:
    """A drawing that moves of one group or line at a time make more readable."""

    layers: Sequence[Layer]
    orders: list[tuple[int, ...]]
    sifters: list[Sifter] = field(default_factory=list)
    _weights: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sifters = [Sifter.of(layer) for layer in self.layers]
        self._weights = [1] * (1 + max((line for layer in self.layers for line in layer.lines), default=0))

    def run(self) -> None:
        """Moves until nothing gets better."""
        stale = set(range(len(self.layers)))
        for _ in range(_ROUNDS):
            for index in sorted(stale):
                stale.discard(index)
                if self._better(index):
                    stale.update(range(max(index - 1, 0), min(index + 2, len(self.layers))))
            if not stale:
                break

    def ties(self) -> Iterator[tuple[Rank, int, tuple[int, ...]]]:
        """Single moves that add neither crossings nor distance, and what else they add."""
        for index in range(len(self.layers)):
            for more, order in self._moves(index):
                if more[:2] == (0, 0):
                    yield more, index, order

    def _better(self, index: int) -> bool:
        """Takes the best moves in one layer, while there are any."""
        improved = False
        while True:
            more, order = min(self._moves(index), default=((0, 0, 0, 0), ()))
            if more >= (0, 0, 0, 0):
                return improved
            self.orders[index], improved = order, True

    def _moves(self, index: int) -> Iterator[tuple[Rank, tuple[int, ...]]]:
        """Moves that add no crossing, and what they add."""
        beside = [self.orders[other] for other in (index - 1, index + 1) if 0 <= other < len(self.orders)]
        order = self.orders[index]
        table = crossing_table(order, beside, self._weights)
        distance, bends, moves = self._around(index, order, beside)
        for crossings, other in self.sifters[index].neighbours(order, table):
            if crossings <= 0:
                now = self._around(index, other, beside)
                yield (crossings, now[0] - distance, now[1] - bends, now[2] - moves), other

    def _around(self, index: int, order: tuple[int, ...], beside: list[tuple[int, ...]]) -> tuple[int, int, int]:
        """Distance in a layer, bends and moves on both sides of it, were it ordered so."""
        # Both are the same read forwards and backwards.
        bends = sum(count_bends(order, other) for other in beside)
        return (_distance(self.layers[index], order), bends, sum(count_moves(order, other) for other in beside))
