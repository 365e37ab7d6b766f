"""The order of the lines: fewest crossings, proved."""

from __future__ import annotations

import itertools
import random

import pytest

from charts.stories import leaders, random_story, read
from lessonkit.charts.order import Layer, count_crossings, fits, order_lines


def _random_layers(seed: int, lines: int, phases: int) -> list[Layer]:
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    layers = []
    for _ in range(phases):
        there = [line for line in range(lines) if rng.random() < 0.85] or [0]
        rng.shuffle(there)
        groups = []
        while there:
            size = rng.choice([1, 1, 2, 3])
            groups.append(frozenset(there[:size]))
            there = there[size:]
        sides = tuple(rng.choice([0, 0, 0, 1, -1]) for _ in groups)
        layers.append(Layer(tuple(groups), sides))
    return layers


def _fewest(layers: list[Layer]) -> int:
    """By trying every order of every layer."""
    known: dict[tuple[int, ...], int] = {}
    for layer in layers:
        orders = [order for order in itertools.permutations(sorted(layer.lines)) if fits(layer, order)]
        costs = {}
        for order in orders:
            costs[order] = min((cost + count_crossings(last, order) for last, cost in known.items()), default=0)
        known = costs
    return min(known.values())


@pytest.mark.parametrize("seed", range(25))
def test_it_finds_what_trying_everything_finds(seed: int) -> None:
    """On small random stories, zones included, the search is optimal, and says so."""
    layers = _random_layers(seed, lines=5, phases=4)
    order = order_lines(layers)
    assert order.proved
    assert order.crossings == _fewest(layers)
    assert order.crossings == sum(count_crossings(a, b) for a, b in itertools.pairwise(order.layers))


@pytest.mark.parametrize("seed", range(12))
def test_no_group_is_torn_and_zones_keep_their_sides(seed: int) -> None:
    """Every layer of the result is an order that the layer allows, proved or not."""
    for limit in (3_000_000, 0):
        layers = _random_layers(seed, lines=7, phases=5)
        order = order_lines(layers, work_limit=limit)
        assert all(fits(layer, line) for layer, line in zip(layers, order.layers, strict=True))


def test_without_room_for_a_proof_it_says_so() -> None:
    """Where the search would take too long, the best order found is given, not proved."""
    layers = _random_layers(3, lines=7, phases=6)
    sifted, exact = order_lines(layers, work_limit=0), order_lines(layers)
    assert exact.proved
    assert exact.crossings > 0
    assert not sifted.proved
    assert sifted.crossings >= exact.crossings


def test_rivals_stand_side_by_side_where_that_costs_nothing() -> None:
    """Among orders with as few crossings, rivals are neighbours."""
    groups = tuple(frozenset({line}) for line in range(4))
    order = order_lines([Layer(groups, (), ((0, 3),)), Layer(groups, (), ((0, 3),))])
    assert order.crossings == 0
    for layer in order.layers:
        assert abs(layer.index(0) - layer.index(3)) == 1


def test_the_soviet_leaders_need_no_crossing() -> None:
    """The bundled story is drawn without a crossing, on both sheets, proved."""
    papers, _ = read(leaders())
    assert [(papers[name].crossings, papers[name].proved) for name in ("seats", "label")] == [(0, True), (0, True)]


@pytest.mark.parametrize("seed", range(10))
def test_the_count_is_that_of_the_printed_order(seed: int) -> None:
    """What the build log says of a sheet is true of what the sheet prints."""
    papers, _ = read(*random_story(seed))
    orders = [phase.order for phase in papers["label"].phases]
    assert papers["label"].crossings == sum(count_crossings(a, b) for a, b in itertools.pairwise(orders))
