"""Places of lines: gaps kept, little movement, few bends."""

from __future__ import annotations

import itertools
import random

import pytest

from lessonkit.charts.coordinates import Gap, Impossible, Link, narrowest, place


def _random_network(seed: int) -> tuple[int, list[Gap], list[Link]]:
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    lines, phases = rng.randint(2, 4), rng.randint(2, 4)
    gaps, links = [], []
    for phase in range(phases):
        order = rng.sample(range(lines), lines)
        for one, other in itertools.pairwise(order):
            gaps.append(Gap(phase * lines + one, phase * lines + other, rng.randint(1, 3)))
        if phase:
            links += [Link(node - lines, node, rng.randint(1, 3)) for node in range(phase * lines, (phase + 1) * lines)]
    return lines * phases, gaps, links


@pytest.mark.parametrize("seed", range(30))
def test_all_gaps_are_kept_inside_the_width(seed: int) -> None:
    """Every pair stands as far apart as it must, and nothing passes the edges."""
    nodes, gaps, links = _random_network(seed)
    width = narrowest(nodes, gaps) + seed % 4
    at = place(nodes, gaps, links, width)
    assert all(at[gap.right] - at[gap.left] >= gap.least for gap in gaps)
    assert min(at) >= 0
    assert max(at) <= width


@pytest.mark.parametrize("seed", range(12))
def test_no_place_moves_less_with_as_few_bends(seed: int) -> None:
    """Nothing that trying all whole positions finds has both fewer bends and less movement."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    lines, phases, width = 2, 3, 5
    gaps = [Gap(2 * phase, 2 * phase + 1, rng.randint(1, 3)) for phase in range(phases)]
    pinned = [Gap(0, 1, 3), Gap(1, 0, -3), *gaps]
    links = [Link(node, node + lines, rng.randint(1, 3)) for node in range(lines * (phases - 1))]
    at = place(lines * phases, pinned, links, width)

    def cost(found: tuple[int, ...] | list[int]) -> tuple[int, int]:
        bends = sum(found[link.first] != found[link.second] for link in links)
        return bends, sum(link.weight * abs(found[link.first] - found[link.second]) for link in links)

    mine = cost(at)
    for found in itertools.product(range(width + 1), repeat=lines * phases):
        if all(found[gap.right] - found[gap.left] >= gap.least for gap in pinned):
            bends, moved = cost(found)
            assert not (bends < mine[0] and moved < mine[1])


def test_what_can_be_straight_is_straight() -> None:
    """Lines in one order with room enough do not bend."""
    gaps = [Gap(phase * 3 + line, phase * 3 + line + 1, 10) for phase in range(4) for line in range(2)]
    links = [Link(phase * 3 + line, phase * 3 + 3 + line) for phase in range(3) for line in range(3)]
    at = place(12, gaps, links, 25)
    assert all(at[link.first] == at[link.second] for link in links)


def test_too_narrow_a_frame_is_refused() -> None:
    """Gaps that pass the width are a defect of the caller."""
    with pytest.raises(Impossible):
        place(2, [Gap(0, 1, 10)], [], 9)
