"""The order of the lines in each phase with the fewest crossings, proved where that is possible.

Three searches, tried in turn: a dynamic programme over all orders, MaxSAT (with the extra `optimal`), a heuristic.
Among orders with as few crossings the most readable is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessonkit.charts.order.bundles import Orders, Story, bundled
from lessonkit.charts.order.dynamic import Programme, count_states
from lessonkit.charts.order.layers import Layer, clashes, count_crossings, fits, total_crossings
from lessonkit.charts.order.maxsat import fewest_crossings
from lessonkit.charts.order.paths import most_readable
from lessonkit.charts.order.readable import polished, rank
from lessonkit.charts.order.reseating import settled
from lessonkit.charts.order.sifting import best_found


class Method(StrEnum):
    """The search that found an order."""

    DYNAMIC = "dynamic programme"
    MAXSAT = "MaxSAT"
    HEURISTIC = "heuristic"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much work the exact searches may do; measured in steps, so that every machine gets the same answer."""

    states: int = 40_000
    """Orders of all phases that the dynamic programme may write down."""

    pairs: int = 1_500_000
    """Pairs of orders that it may compare."""

    conflicts: int = 30_000
    """Conflicts that MaxSAT may run into."""


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Order:
    """The lines of each phase from left to right, how often they cross, whether fewer were proved impossible, and how.

    Without a crossing there is nothing to prove, whatever found the order.
    """

    layers: Orders
    crossings: int
    proved: bool
    method: Method


def order_lines(layers: Sequence[Layer], *, limits: Limits = DEFAULT_LIMITS) -> Order:
    """Orders with the fewest crossings; among those rivals near, then few bends, then few moves from place to place.

    Groups are never torn, zones stay on their sides, what is fixed keeps its order. Ties fall to the order that comes
    first by number, so that the result depends on `layers` alone. ValueError where one of them `clashes`.
    """
    return best_orders(layers, limits=limits)[0]


def best_orders(layers: Sequence[Layer], most: int = 12, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Order, ...]:
    """Up to `most` different orders, as good as each other in crossings and rivals, those with the fewest bends first.

    The bends are those between two phases by themselves; how many a drawing needs, its coordinates decide.
    """
    if any(clashes(layer) for layer in layers):
        raise ValueError("lines are fixed in an order that their groups or zones do not allow")
    if not layers:
        return (Order((), 0, proved=True, method=Method.DYNAMIC),)
    story = bundled(layers)
    start = best_found(story)
    bound = total_crossings(story.told(start))
    exact = _by_dynamic_programme(story, bound, most, limits)
    if exact:
        return tuple(Order(orders, total_crossings(orders), proved=True, method=Method.DYNAMIC) for orders in exact)
    solved = fewest_crossings(story, start, limits.conflicts)
    method = Method.HEURISTIC if solved is None else Method.MAXSAT
    taken = settled(story, start) if solved is None else solved
    found = _turned(story, layers, polished(layers, story.told(taken), most))
    crossings = total_crossings(found[0])
    proved = solved is not None or not crossings
    return tuple(Order(orders, crossings, proved=proved, method=method) for orders in found)


def _by_dynamic_programme(story: Story, bound: int, most: int, limits: Limits) -> list[Orders]:
    """Optimal orders by the dynamic programme, none where it would be too much work."""
    if count_states(story) > limits.states:
        return []
    programme = Programme(story, bound, limits.pairs)
    columns = programme.optimal()
    return [] if columns is None else [story.told(orders) for orders in most_readable(programme, columns, most)]


def _turned(story: Story, layers: Sequence[Layer], found: list[Orders]) -> list[Orders]:
    """The drawings the way round that has the lower numbers first, where both are allowed; ranked, none twice."""
    if story.turns:
        found = [min(orders, tuple(order[::-1] for order in orders)) for orders in found]
    return sorted(dict.fromkeys(found), key=lambda orders: (rank(layers, orders), orders))


__all__ = [
    "DEFAULT_LIMITS",
    "Layer",
    "Limits",
    "Method",
    "Order",
    "best_orders",
    "clashes",
    "count_crossings",
    "fits",
    "order_lines",
]
