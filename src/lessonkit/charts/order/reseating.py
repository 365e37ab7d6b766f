"""One line taken out of the whole story and put back where it crosses the fewest others, all layers at once.

Sifting moves a line in one layer at a time; a line that should stand elsewhere for several phases it never moves, since
the first step costs crossings. Here the best way of one line among all others, which stay, is found exactly.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lessonkit.charts.order.bundles import Orders, Story
from lessonkit.charts.order.layers import total_crossings
from lessonkit.charts.order.sifting import Sifter, sifted

Openings = tuple[tuple[int, ...], list[int]]
"""The other lines of a layer, and the gaps between them where the line may stand."""


def settled(story: Story, orders: Orders) -> Orders:
    """The orders after every line in turn has been put on its best way, and sifting, while that saves crossings."""
    sifters = [Sifter.of(layer) for layer in story.layers]
    crossings = total_crossings(story.told(orders))
    while True:
        tried = list(orders)
        for line in range(len(story.bundles)):
            _put_back(story, sifters, tried, line)
        better = sifted(story, tuple(tried))
        fewer = total_crossings(story.told(better))
        if fewer >= crossings:
            return orders
        orders, crossings = better, fewer


def _put_back(story: Story, sifters: Sequence[Sifter], orders: list[tuple[int, ...]], line: int) -> None:
    """Puts a line on its best way through each run of layers in which it is there."""
    run: list[int] = []
    for index in range(len(orders) + 1):
        if index < len(orders) and line in sifters[index].home:
            run.append(index)
        elif run:
            openings = [_openings(sifters[at], line, orders[at]) for at in run]
            for at, (others, _), gap in zip(run, openings, _way(story, line, openings), strict=True):
                orders[at] = (*others[:gap], line, *others[gap:])
            run = []


def _openings(sifter: Sifter, line: int, order: tuple[int, ...]) -> Openings:
    """Where a line may stand among the others: next to its group, else between groups, as the rules allow."""
    others = tuple(other for other in order if other != line)
    home, own = [sifter.home[other] for other in others], sifter.home[line]
    first, last = 0, len(others)
    for at, other in enumerate(others):
        if (home[at], own) in sifter.rows or (other, line) in sifter.within:
            first = at + 1
        if (own, home[at]) in sifter.rows or (line, other) in sifter.within:
            last = min(last, at)
    if own in home:
        first, last = max(first, home.index(own)), min(last, len(home) - home[::-1].index(own))
        return others, list(range(first, last + 1))
    whole = [gap for gap in range(first, last + 1) if gap in (0, len(others)) or home[gap - 1] != home[gap]]
    return others, whole


def _way(story: Story, line: int, layers: Sequence[Openings]) -> list[int]:
    """A place in each of the layers, which follow each other, with the fewest crossings; the lowest of several."""
    costs = [dict.fromkeys(layers[0][1], 0)]
    came: list[dict[int, int]] = []
    for (before, _), (after, gaps) in itertools.pairwise(layers):
        table = _steps(before, after, [weight * story.weights[line] for weight in story.weights])
        best = {gap: min((cost + table[old][gap], old) for old, cost in costs[-1].items()) for gap in gaps}
        costs.append({gap: cost for gap, (cost, _) in best.items()})
        came.append({gap: old for gap, (_, old) in best.items()})
    way = [min(costs[-1], key=lambda gap: (costs[-1][gap], gap))]
    for old in reversed(came):
        way.append(old[way[-1]])
    return way[::-1]


def _steps(before: tuple[int, ...], after: tuple[int, ...], weights: Sequence[int]) -> list[list[int]]:
    """What a step from each place before to each place after crosses."""
    place = {line: at for at, line in enumerate(before)}
    common = [line for line in after if line in place]
    table = []
    for old in range(len(before) + 1):
        cost = sum(weights[line] for line in common if place[line] < old)
        row = [cost]
        for line in after:
            if line in place:
                cost += weights[line] if place[line] >= old else -weights[line]
            row.append(cost)
        table.append(row)
    return table
