"""The fewest bends are the fewest, and are proved."""

from __future__ import annotations

import itertools
import random

import pytest
from tests.charts import stories
from tests.charts.tangles import Net, can_be_straight, crossed_net, fewest_by_trial, greedy, random_net

from lessonkit.charts.placing.bends import fewest, fewest_bends
from lessonkit.charts.placing.coordinates import place
from lessonkit.charts.placing.covers import Covers, Spent
from lessonkit.charts.placing.gaps import Gap, tightest
from lessonkit.charts.placing.holding import Holding
from lessonkit.charts.storyline.stand import GUTTER, TEXT_COLUMNS, UPRIGHT_WIDTH, Spacing, _GapGraph

_LEADERS = Spacing(44, 5, 60, 8, 30)
"""The spacing with which the chart of the Soviet story fits its sheet."""


def _holding(net: Net) -> Holding:
    return Holding(net.nodes, net.gaps, net.links, net.width)


def _chart(sheet_id: str, more: int = 0) -> Net:
    papers, _ = stories.read(stories.leaders())
    graph = _GapGraph(papers[sheet_id], _LEADERS)
    room = int(10 * (UPRIGHT_WIDTH - TEXT_COLUMNS[1] - GUTTER)) + more
    return Net(graph.nodes, graph.gaps, graph.links, room)


@pytest.mark.parametrize("seed", range(30))
def test_no_smaller_or_lighter_set_of_bends_can_be_drawn(seed: int) -> None:
    """Bends and their weight are the least of all sets of links, and the search knows that they are."""
    net = random_net(seed, lines=2 + seed % 3, phases=2 + seed % 4 if seed % 3 < 2 else 3)
    straight = fewest(_holding(net))
    bent = [link.weight for at, link in enumerate(net.links) if at not in straight.links]
    assert straight.proved
    assert (len(bent), sum(bent)) == fewest_by_trial(net)
    assert can_be_straight(net, [net.links[at] for at in straight.links])
    assert fewest_bends(net.nodes, net.gaps, net.links, net.width) == (len(bent), True)


@pytest.mark.parametrize("seed", range(12))
def test_a_search_that_knows_what_is_enough_stops_there(seed: int) -> None:
    """Below the optimum the answer is what was asked for, above it the optimum."""
    net = random_net(seed, lines=4, phases=4)
    bends, _ = fewest_bends(net.nodes, net.gaps, net.links, net.width)
    for enough in range(bends + 3):
        found = fewest_bends(net.nodes, net.gaps, net.links, net.width, enough=enough)
        assert found == (min(bends, enough), True)


@pytest.mark.parametrize("seed", range(4))
def test_without_work_the_answer_is_sound_and_not_proved(seed: int) -> None:
    """At the limit of work links are straight that can be, no more fit in, and nothing is claimed."""
    net = crossed_net(seed, lines=6, phases=6, room=600)
    found, best = fewest(_holding(net), work_limit=0), fewest(_holding(net))
    assert best.proved
    assert not found.proved
    assert len(found.links) <= len(best.links)
    assert can_be_straight(net, [net.links[at] for at in found.links])
    at = place(net.nodes, net.gaps, net.links, net.width, work_limit=0)
    assert net.keeps(at)
    assert net.cost(at)[0] >= len(net.links) - len(best.links)


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_twelve_lines_that_change_places_in_every_phase_are_solved(seed: int) -> None:
    """Twelve lines in a new order in each of twelve phases are proved, and better than one link after the other."""
    net = crossed_net(seed, lines=12, phases=12, room=500)
    straight = fewest(_holding(net))
    assert straight.proved
    assert can_be_straight(net, [net.links[at] for at in straight.links])
    assert len(straight.links) > len(fewest(_holding(net), work_limit=0).links)


def test_the_leaders_need_four_bends() -> None:
    """The Soviet story is drawn with four bends, and with no three links bent do its gaps allow all others straight."""
    net = _chart("seats")
    straight = fewest(_holding(net))
    assert straight.proved
    assert len(net.links) - len(straight.links) == 4
    frame = [Gap(net.nodes, net.nodes + 1, 0), Gap(net.nodes + 1, net.nodes, -net.width)]
    frame += [gap for at in range(net.nodes) for gap in (Gap(net.nodes, at, 0), Gap(at, net.nodes + 1, 0))]
    for bent in itertools.combinations(net.links, 3):
        held = [link for link in net.links if link not in bent]
        equal = [gap for k in held for gap in (Gap(k.first, k.second, 0), Gap(k.second, k.first, 0))]
        assert tightest(net.nodes + 2, [*net.gaps, *frame, *equal]) is None


@pytest.mark.parametrize("sheet_id", ["seats", "label"])
@pytest.mark.parametrize("more", [0, 300, 1000])
def test_the_leaders_never_bend_more_than_before(sheet_id: str, more: int) -> None:
    """On the sheets of the Soviet story, narrow and wide, bends are proved and no more than greedy choice needs."""
    net = _chart(sheet_id, more)
    bends, proved = fewest_bends(net.nodes, net.gaps, net.links, net.width)
    assert proved
    assert bends <= net.cost(greedy(net))[0]


@pytest.mark.parametrize("seed", [0, 5, 9, 12, 17, 23, 27, 29])
def test_stories_never_bend_more_than_before(seed: int) -> None:
    """Charts of random stories are proved, with no more bends than greedy choice needs."""
    papers, _ = stories.read(*stories.random_story(seed))
    graph = _GapGraph(papers["seats"], _LEADERS)
    net = Net(graph.nodes, graph.gaps, graph.links, int(10 * graph.narrowest()) + 300)
    bends, proved = fewest_bends(net.nodes, net.gaps, net.links, net.width)
    assert proved
    assert bends <= net.cost(greedy(net))[0]


@pytest.mark.parametrize("seed", range(20))
def test_links_that_contradict_each_other_cannot_be_held(seed: int) -> None:
    """What holding a link names as the reason is a contradiction indeed, and holding keeps what it holds straight."""
    net = random_net(seed, lines=4, phases=5)
    holding = _holding(net)
    for number in range(len(net.links)):
        conflict = holding.hold(number)
        assert bool(conflict) != bool(holding.held >> number & 1)
        if conflict:
            assert not can_be_straight(net, [link for at, link in enumerate(net.links) if conflict >> at & 1])
        edge = holding.at[net.nodes]
        assert net.keeps([place - edge for place in holding.at[: net.nodes]])
        for at, link in enumerate(net.links):
            assert not holding.held >> at & 1 or holding.at[link.first] == holding.at[link.second]


@pytest.mark.parametrize("seed", range(40))
def test_a_cheaper_cover_is_found_where_there_is_one(seed: int) -> None:
    """Covers below a bound are found exactly as long as the bound is above the price of the cheapest."""
    rng = random.Random(seed)  # noqa: S311 - sets, no secret
    count = rng.randint(3, 9)
    prices = {1 << at: rng.randint(1, 4) for at in range(count)}
    sets = [sum(rng.sample(list(prices), rng.randint(1, min(4, count)))) for _ in range(rng.randint(1, 14))]
    covers = Covers(prices, 10**6)
    best = min(covers.price(cover) for cover in range(1 << count) if all(cover & one for one in sets))
    assert covers.cheaper(sets, best) is None
    for bound in (best + 1, best + 3):
        found = covers.cheaper(sets, bound)
        assert found is not None
        assert all(found & one for one in sets)
        assert covers.price(found) < bound
    assert all(covers.quick(sets) & one for one in sets)


def test_a_search_without_work_ends() -> None:
    """Where nothing may be looked at the search says that it is spent."""
    with pytest.raises(Spent):
        Covers({1: 1, 2: 1}, 0).cheaper([3], 2)
