"""The most readable among optimal drawings: fewest bends, then fewest moves, then the lowest numbers.

A walk through the states that the exact search kept, layer by layer. It knows how many bends each state has ahead, so
that the fewest are never lost; of the rest it keeps what leads so far.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from lessonkit.charts.order.bundles import Orders
from lessonkit.charts.order.dynamic import Kept, Programme, State
from lessonkit.charts.order.layers import count_moves

_WIDTH = 48
"""States of a layer to which paths are kept."""

_FAN = 32
"""States to which paths go on from one state."""


@dataclass(frozen=True, slots=True)
class Path:
    """Orders for the first layers, with the bends and moves between them."""

    bends: int
    moves: int
    orders: Orders

    def rank(self) -> tuple[int, int, Orders]:
        """Few bends first, then few moves, then the lowest numbers."""
        return (self.bends, self.moves, self.orders)


@dataclass(frozen=True, slots=True)
class _End:
    """A state and the best paths to it."""

    kept: Kept
    paths: list[Path]

    def rank(self) -> tuple[int, int, Orders]:
        bends, moves, orders = self.paths[0].rank()
        return (bends + self.kept.ahead, moves, orders)


def most_readable(programme: Programme, columns: Sequence[Sequence[Kept]], most: int) -> list[Orders]:
    """The best `most` optimal drawings found, as orders of bundles."""
    starts = [kept for kept in columns[0] if not programme.story.turns or _first_way_round(kept.state)]
    ends = _narrowed([_End(kept, [Path(0, 0, (kept.state.order,))]) for kept in starts])
    for index in range(1, len(columns)):
        ends = _narrowed(_extended(programme, ends, columns[index], index, most))
    paths = nsmallest(most, itertools.chain.from_iterable(end.paths for end in ends), key=Path.rank)
    return [path.orders for path in paths]


def _first_way_round(state: State) -> bool:
    """Whether an order comes before its mirror image; where a whole drawing may be turned, one of both is enough."""
    return state.order <= state.order[::-1]


def _narrowed(ends: list[_End]) -> list[_End]:
    return nsmallest(_WIDTH, ends, key=_End.rank)


def _extended(programme: Programme, ends: list[_End], column: Sequence[Kept], index: int, most: int) -> list[_End]:
    """The states of the next layer that paths lead to, each with its best paths."""
    targets = programme.by_code(column, index)
    arriving: dict[tuple[int, ...], tuple[Kept, list[Path]]] = {}
    for end in ends:
        onward = sorted(programme.onward(end.kept.state, end.kept.reach, targets, index), key=lambda step: step[:2])
        for bends, kept in itertools.islice(_each(onward), _FAN):
            moves = _moves(programme, end.kept.state, kept.state)
            paths = arriving.setdefault(kept.state.order, (kept, []))[1]
            paths.extend(
                Path(path.bends + bends, path.moves + moves, (*path.orders, kept.state.order)) for path in end.paths
            )
    return [_End(kept, nsmallest(most, paths, key=Path.rank)) for kept, paths in arriving.values()]


def _each(onward: list[tuple[int, int, list[Kept]]]) -> Iterator[tuple[int, Kept]]:
    """The bends of each step, with where it leads."""
    for _, bends, states in onward:
        for kept in states:
            yield bends, kept


def _moves(programme: Programme, before: State, after: State) -> int:
    return count_moves(programme.story.unbundled(before.order), programme.story.unbundled(after.order))
