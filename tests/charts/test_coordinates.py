"""Places of lines: gaps kept, the fewest bends, little movement."""

from __future__ import annotations

import itertools
import random

import pytest
from tests.charts.tangles import Net, greedy, random_net

from lessonkit.charts.placing.bends import fewest
from lessonkit.charts.placing.calm import calmest
from lessonkit.charts.placing.coordinates import Gap, Impossible, Link, narrowest, place
from lessonkit.charts.placing.flow import least_movement
from lessonkit.charts.placing.holding import Holding


def _placed(net: Net) -> list[int]:
    return place(net.nodes, net.gaps, net.links, net.width)


def _tiny_net(seed: int) -> Net:
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    lines, phases, width = 2, 3, 5
    gaps = [Gap(2 * phase, 2 * phase + 1, rng.randint(1, 3)) for phase in range(phases)]
    gaps += [Gap(1, 0, -3), Gap(*rng.choice([(2, 4), (2, 5), (3, 5)]), rng.randint(-1, 2))]
    links = [Link(node, node + lines, rng.choice([1, 1, 3])) for node in range(lines * (phases - 1))]
    return Net(lines * phases, gaps, links, width)


@pytest.mark.parametrize("seed", range(40))
def test_all_gaps_are_kept_inside_the_width(seed: int) -> None:
    """Every pair stands as far apart as it must, or as near, and nothing passes the edges."""
    net = random_net(seed, lines=2 + seed % 5, phases=2 + seed % 6)
    assert net.keeps(_placed(net))


@pytest.mark.parametrize("seed", range(12))
def test_no_positions_have_fewer_bends_or_lighter_ones(seed: int) -> None:
    """Of all whole positions none bends less; of those with the same links straight none moves less."""
    net = _tiny_net(seed)
    at = _placed(net)
    bends, weight, way = net.cost(at)
    straight = [link for link in net.links if at[link.first] == at[link.second]]
    for found in itertools.product(range(net.width + 1), repeat=net.nodes):
        if net.keeps(found):
            cost = net.cost(found)
            assert cost[:2] >= (bends, weight)
            if all(found[link.first] == found[link.second] for link in straight):
                assert cost[2] >= way


@pytest.mark.parametrize("seed", range(8))
def test_without_straight_links_the_movement_is_the_least(seed: int) -> None:
    """The least movement is that of all whole positions."""
    net = _tiny_net(seed)
    at = least_movement(net.nodes, net.gaps, net.links, net.width)
    assert net.keeps(at)
    least = min(
        net.cost(found)[2]
        for found in itertools.product(range(net.width + 1), repeat=net.nodes)
        if net.keeps(found)
    )
    assert net.cost(at)[2] == least


@pytest.mark.parametrize("seed", range(40))
def test_greedy_choice_is_never_better(seed: int) -> None:
    """Bends, then their weight, then movement are no more than where links are made straight one after the other."""
    net = random_net(seed, lines=3 + seed % 3, phases=4)
    assert net.cost(_placed(net)) <= net.cost(greedy(net))


def test_bends_go_where_they_move_less() -> None:
    """Exchanging bends keeps their number and weight, never moves more, and at times less."""
    gains = []
    for seed in range(30):
        net = random_net(seed, lines=5, phases=5)
        holding = Holding(net.nodes, net.gaps, net.links, net.width)
        straight = fewest(holding).links
        before = net.cost(least_movement(net.nodes, net.gaps, net.links, net.width, straight))
        at = calmest(holding, straight)
        assert net.keeps(at)
        assert net.cost(at)[:2] == before[:2]
        gains.append(before[2] - net.cost(at)[2])
    assert min(gains) == 0
    assert max(gains) > 0


def test_what_can_be_straight_is_straight() -> None:
    """Lines in one order with room enough do not bend."""
    gaps = [Gap(phase * 3 + line, phase * 3 + line + 1, 10) for phase in range(4) for line in range(2)]
    links = [Link(phase * 3 + line, phase * 3 + 3 + line) for phase in range(3) for line in range(3)]
    at = place(12, gaps, links, 25)
    assert all(at[link.first] == at[link.second] for link in links)


def test_of_two_lines_that_cross_the_heavy_one_is_straight() -> None:
    """The protagonist keeps its place, whichever comes first."""
    gaps = [Gap(0, 1, 10), Gap(3, 2, 10)]
    for weights in ((3, 1), (1, 3)):
        at = place(4, gaps, [Link(0, 2, weights[0]), Link(1, 3, weights[1])], 40)
        assert (at[0] == at[2]) == (weights[0] == 3)
        assert (at[1] == at[3]) == (weights[1] == 3)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_network_is_placed_the_same(seed: int) -> None:
    """Two calls agree to the tenth of a point."""
    net = random_net(seed, lines=6, phases=6)
    assert _placed(net) == _placed(net)


def test_too_narrow_a_frame_is_refused() -> None:
    """Gaps that pass the width are a defect of the caller."""
    with pytest.raises(Impossible):
        place(2, [Gap(0, 1, 10)], [], 9)


def test_gaps_that_contradict_each_other_are_refused() -> None:
    """Two nodes cannot each stand to the right of the other."""
    with pytest.raises(Impossible):
        narrowest(2, [Gap(0, 1, 1), Gap(1, 0, 0)])
