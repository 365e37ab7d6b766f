"""The order of the lines: fewest crossings, proved; then rivals near, few bends, few moves."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from charts.films import film_layers, random_layers, story_layers
from charts.stories import leaders, random_story, read
from lessonkit.charts.order import cores, paths
from lessonkit.charts.order.layers import count_orders, extensions, group_rules, line_rules
from lessonkit.charts.order.readable import Rank, rank
from lessonkit.charts.order.search import (
    Layer,
    Limits,
    Method,
    best_orders,
    clashes,
    count_crossings,
    fits,
    order_lines,
)

NO_PROGRAMME = Limits(states=0)
NO_PROOF = Limits(states=0, conflicts=0)


def _orders(layer: Layer) -> Iterator[tuple[int, ...]]:
    """Every order that the layer allows."""
    within = line_rules(layer)
    inner = [tuple(extensions(sorted(group), within)) for group in layer.groups]
    for row in extensions(range(len(layer.groups)), group_rules(layer)):
        for parts in itertools.product(*(inner[group] for group in row)):
            yield tuple(itertools.chain.from_iterable(parts))


def _best_rank(layers: list[Layer]) -> Rank:
    """By trying every order of every layer; what comes first in a rank is summed up from layer to layer, so is all."""
    known: dict[tuple[int, ...], Rank] = {}
    for index, layer in enumerate(layers):
        costs = {}
        for order in itertools.permutations(sorted(layer.lines)):
            if not fits(layer, order):
                continue
            own = rank([layer], (order,))
            if not index:
                costs[order] = own
                continue
            steps = (
                tuple(map(sum, zip(before, own, rank([Layer(())] * 2, (last, order)), strict=True)))
                for last, before in known.items()
            )
            costs[order] = min(steps)
        known = costs
    return min(known.values())


@pytest.mark.parametrize("seed", range(25))
def test_it_finds_what_trying_everything_finds(seed: int) -> None:
    """On small random stories with zones, rivals and fixed lines the search is optimal in all respects, and says so."""
    layers = random_layers(seed, lines=5, phases=4)
    order = order_lines(layers)
    assert (order.proved, order.method) == (True, Method.DYNAMIC)
    assert rank(layers, order.layers) == _best_rank(layers)
    assert order.crossings == sum(count_crossings(a, b) for a, b in itertools.pairwise(order.layers))


def test_the_programme_and_maxsat_agree() -> None:
    """On 500 random stories both find as few crossings and the same distance of rivals."""
    for seed in range(500):
        rng = random.Random(seed)  # noqa: S311 - a story, no secret
        layers = random_layers(seed, rng.randint(2, 7), rng.randint(1, 7))
        one, other = order_lines(layers), order_lines(layers, limits=NO_PROGRAMME)
        assert (one.method, other.method) == (Method.DYNAMIC, Method.MAXSAT)
        assert one.proved
        assert other.proved
        assert rank(layers, one.layers)[:2] == rank(layers, other.layers)[:2], seed
        for order in (one, other):
            assert all(fits(layer, row) for layer, row in zip(layers, order.layers, strict=True)), seed


@pytest.mark.parametrize("limits", [Limits(), NO_PROGRAMME, NO_PROOF])
@pytest.mark.parametrize("seed", range(12))
def test_groups_zones_and_fixed_lines_are_kept(seed: int, limits: Limits) -> None:
    """Every layer of every result is an order that the layer allows, proved or not."""
    layers = random_layers(seed, lines=8, phases=6)
    for order in best_orders(layers, limits=limits):
        assert all(fits(layer, row) for layer, row in zip(layers, order.layers, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_the_best_orders_differ_and_are_ranked(seed: int) -> None:
    """All are as good in crossings and rivals; fewer bends and moves come first, and none comes twice."""
    layers = story_layers(seed, lines=7, phases=6)
    for limits in (Limits(), NO_PROGRAMME):
        found = best_orders(layers, limits=limits)
        ranks = [rank(layers, order.layers) for order in found]
        assert ranks == sorted(ranks)
        assert len({ranked[:2] for ranked in ranks}) == 1
        assert len({order.layers for order in found}) == len(found) <= 12
        assert found[0] == order_lines(layers, limits=limits)


def test_there_are_several_best_orders_to_choose_from() -> None:
    """Where many orders are as good, as many as are asked for come back."""
    layers = [Layer(tuple(frozenset({line}) for line in range(5)))] * 2
    layers.append(Layer((frozenset({0, 1}), frozenset({2, 3, 4}))))
    assert [len(best_orders(layers, most)) for most in (1, 5, 12)] == [1, 5, 12]


def test_a_narrow_choice_loses_no_bend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where one state of a layer is looked at, the fewest bends are found: what lies ahead is known."""
    stories = [story_layers(seed, lines=7, phases=6) for seed in range(12)]
    wide = [rank(layers, order_lines(layers).layers) for layers in stories]
    monkeypatch.setattr(paths, "_WIDTH", 1)
    monkeypatch.setattr(paths, "_FAN", 1)
    narrow = [rank(layers, order_lines(layers).layers) for layers in stories]
    assert [ranked[:3] for ranked in narrow] == [ranked[:3] for ranked in wide]


def test_without_room_for_a_proof_it_says_so() -> None:
    """Where the search would take too long, the best order found is given, not proved."""
    layers = random_layers(3, lines=7, phases=6)
    sifted, exact = order_lines(layers, limits=NO_PROOF), order_lines(layers)
    assert exact.proved
    assert exact.crossings > 0
    assert (sifted.proved, sifted.method) == (False, Method.HEURISTIC)
    assert sifted.crossings >= exact.crossings


def test_too_few_conflicts_are_no_proof() -> None:
    """MaxSAT stops at its limit, and the best order found is given."""
    layers = film_layers(0, lines=14, scenes=50, at_once=8)
    order = order_lines(layers, limits=Limits(conflicts=20))
    assert (order.proved, order.method) == (False, Method.HEURISTIC)
    assert order == order_lines(layers, limits=Limits(conflicts=20))


def test_without_the_extra_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `optimal` is not installed, small stories are proved still, and large ones drawn."""
    monkeypatch.setattr(cores, "load", lambda: None)
    assert order_lines(story_layers(1, 6, 6)).method is Method.DYNAMIC
    large = film_layers(0, lines=14, scenes=50, at_once=8)
    order = order_lines(large)
    assert (order.proved, order.method) == (False, Method.HEURISTIC)
    assert all(fits(layer, row) for layer, row in zip(large, order.layers, strict=True))


@pytest.mark.parametrize(("lines", "scenes", "at_once"), [(14, 50, 8), (40, 80, 10)])
def test_a_film_is_proved_by_maxsat(lines: int, scenes: int, at_once: int) -> None:
    """Storylines of the size of a film's are proved, with fewer crossings than sifting finds."""
    layers = film_layers(1, lines, scenes, at_once)
    order = order_lines(layers)
    assert (order.proved, order.method) == (True, Method.MAXSAT)
    assert all(fits(layer, row) for layer, row in zip(layers, order.layers, strict=True))
    assert order.crossings == sum(count_crossings(a, b) for a, b in itertools.pairwise(order.layers))
    assert order.crossings < order_lines(layers, limits=NO_PROOF).crossings


def test_one_who_leaves_may_part_two_who_stay() -> None:
    """Two who share a group in two phases may still cross between them, where that lets others come and go.

    Line 2 stands between 0 and 1 and leaves, line 3 comes between them on the other side of the crossing.
    """
    ends = (-1, 0, 1)
    layers = [
        Layer((frozenset({0}), frozenset({2}), frozenset({1})), ends),
        Layer((frozenset({0, 1, 2}),)),
        Layer((frozenset({0, 1, 3}),)),
        Layer((frozenset({1}), frozenset({3}), frozenset({0})), ends),
    ]
    for limits in (Limits(), NO_PROGRAMME):
        assert order_lines(layers, limits=limits).crossings == 1


@pytest.mark.parametrize("limits", [Limits(), NO_PROGRAMME, NO_PROOF])
def test_the_order_in_which_groups_are_told_makes_no_difference(limits: Limits) -> None:
    """The result depends on who sits with whom alone."""
    for seed in range(6):
        layers = random_layers(seed, lines=8, phases=6)
        assert order_lines([_shuffled(layer, seed) for layer in layers], limits=limits) == order_lines(
            layers, limits=limits
        )


def _shuffled(layer: Layer, seed: int) -> Layer:
    places = list(range(len(layer.groups)))
    random.Random(seed).shuffle(places)  # noqa: S311 - a story, no secret
    at = {old: new for new, old in enumerate(places)}
    return Layer(
        tuple(layer.groups[old] for old in places),
        tuple(layer.side(old) for old in places),
        tuple((at[b], at[a]) for a, b in reversed(layer.rivals)),
        layer.fixed,
    )


def test_rivals_stand_side_by_side_where_that_costs_nothing() -> None:
    """Among orders with as few crossings, rivals are neighbours."""
    groups = tuple(frozenset({line}) for line in range(4))
    for limits in (Limits(), NO_PROGRAMME):
        order = order_lines([Layer(groups, (), ((0, 3),)), Layer(groups, (), ((0, 3), (1, 2)))], limits=limits)
        assert order.crossings == 0
        for layer in order.layers:
            assert abs(layer.index(0) - layer.index(3)) == 1


def test_what_is_fixed_is_worth_any_crossing() -> None:
    """A teacher's own order is kept though it makes lines cross."""
    groups = tuple(frozenset({line}) for line in range(3))
    order = order_lines([Layer(groups, fixed=(2, 0, 1)), Layer(groups, fixed=(0, 1, 2))])
    assert order.layers == ((2, 0, 1), (0, 1, 2))
    assert (order.crossings, order.proved) == (2, True)


@pytest.mark.parametrize(
    ("layer", "clash"),
    [
        (Layer((frozenset({0, 1}), frozenset({2})), fixed=(0, 1, 2)), False),
        (Layer((frozenset({0, 1}), frozenset({2})), fixed=(0, 2, 1)), True),
        (Layer((frozenset({0, 1}), frozenset({2})), (0, 1), fixed=(1, 2)), False),
        (Layer((frozenset({0, 1}), frozenset({2})), (0, 1), fixed=(2, 1)), True),
        (Layer((frozenset({0, 1}),), fixed=(0, 0)), True),
        (Layer((frozenset({0, 1}),), fixed=(0, 7)), True),
    ],
)
def test_a_fixed_order_that_cannot_be_clashes(layer: Layer, clash: bool) -> None:
    """It clashes where it tears a group, leaves a zone, or names somebody twice or who is not there."""
    assert clashes(layer) is clash
    assert any(fits(layer, order) for order in itertools.permutations(sorted(layer.lines))) is not clash
    if clash:
        with pytest.raises(ValueError, match="fixed"):
            order_lines([layer])


@pytest.mark.parametrize("seed", range(20))
def test_the_orders_of_a_layer_are_those_that_fit(seed: int) -> None:
    """They are made without detours, each once, and counted without being made."""
    for layer in random_layers(seed, lines=6, phases=3):
        made = list(_orders(layer))
        assert sorted(made) == [row for row in itertools.permutations(sorted(layer.lines)) if fits(layer, row)]
        assert len(made) == count_orders(layer)


def test_twelve_fixed_lines_have_one_order() -> None:
    """An order that is fixed is not looked for among all others."""
    row = tuple(range(11, -1, -1))
    layer = Layer(tuple(frozenset({line}) for line in range(12)), fixed=row)
    assert list(_orders(layer)) == [row]
    assert count_orders(layer) == 1


def test_no_layers_need_no_order() -> None:
    """An empty story is drawn without a crossing; so is a phase without lines."""
    assert order_lines([]).layers == ()
    assert order_lines([Layer(()), Layer((frozenset({0}),))]).layers == ((), (0,))


def test_the_soviet_leaders_need_no_crossing() -> None:
    """The bundled story is drawn without a crossing, on both sheets, proved."""
    papers, _ = read(leaders())
    assert [(papers[name].crossings, papers[name].proved) for name in ("seats", "label")] == [(0, True), (0, True)]


@pytest.mark.parametrize("seed", range(10))
def test_the_count_is_that_of_the_printed_order(seed: int) -> None:
    """What the build log says of a sheet is true of what the sheet prints."""
    papers, _ = read(*random_story(seed))
    rows = [phase.order for phase in papers["label"].phases]
    assert papers["label"].crossings == sum(count_crossings(a, b) for a, b in itertools.pairwise(rows))
