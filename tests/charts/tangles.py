"""Small networks of gaps and links from a seed, and slow, plain ways to judge them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lessonkit.charts.placing.coordinates import Gap, Link, narrowest
from lessonkit.charts.placing.flow import least_movement

_NEVER = -(10**9)


@dataclass(frozen=True)
class Net:
    """What `place` is asked."""

    nodes: int
    gaps: list[Gap]
    links: list[Link]
    width: int

    def keeps(self, at: Sequence[int]) -> bool:
        """Whether positions keep all gaps and the width."""
        inside = all(0 <= place <= self.width for place in at)
        return inside and all(at[gap.right] - at[gap.left] >= gap.least for gap in self.gaps)

    def cost(self, at: Sequence[int]) -> tuple[int, int, int]:
        """Bends, their weight, and the movement."""
        ways = [(link.weight, abs(at[link.first] - at[link.second])) for link in self.links]
        bent = [weight for weight, way in ways if way]
        return len(bent), sum(bent), sum(weight * way for weight, way in ways)


def random_net(seed: int, lines: int, phases: int) -> Net:
    """Lines in a random order in each phase, some away; neighbours of a bloc stay near, and a boundary parts phases.

    Node 0 is the boundary of a zone on the right, as it is on a chart: one place for all phases that it runs through.
    """
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    node: dict[tuple[int, int], int] = {}
    gaps: list[Gap] = []
    for phase in range(phases):
        there = [line for line in range(lines) if rng.random() < 0.9] or [0]
        rng.shuffle(there)
        for line in there:
            node[phase, line] = len(node) + 1
        places = [node[phase, line] for line in there]
        outside = rng.randrange(len(places)) if rng.random() < 0.4 else len(places)
        for one, other in itertools.pairwise(places):
            least = rng.randint(1, 3)
            gaps.append(Gap(one, other, least))
            if rng.random() < 0.4 and other != places[outside % len(places)]:
                gaps.append(Gap(other, one, -least - rng.randint(0, 1)))
        if outside < len(places):
            gaps += [Gap(place, 0, 1) for place in places[:outside]] + [Gap(0, place, 2) for place in places[outside:]]
    links = [
        Link(node[phase, line], node[phase + 1, line], 3 if line == 0 else 1)
        for phase, line in node
        if (phase + 1, line) in node
    ]
    nodes = len(node) + 1
    return Net(nodes, gaps, links, narrowest(nodes, gaps) + seed % 4)


def crossed_net(seed: int, lines: int, phases: int, room: int) -> Net:
    """Every line in every phase, each time in a new order: far more bends than a story has."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    gaps: list[Gap] = []
    for phase in range(phases):
        order = rng.sample(range(lines), lines)
        gaps += [
            Gap(phase * lines + one, phase * lines + other, rng.randint(300, 600))
            for one, other in itertools.pairwise(order)
        ]
    links = [Link(node, node + lines, 3 if node % lines == 0 else 1) for node in range(lines * (phases - 1))]
    return Net(lines * phases, gaps, links, narrowest(lines * phases, gaps) + room)


def can_be_straight(net: Net, straight: Iterable[Link]) -> bool:
    """Whether these links can be straight together: longest ways between all pairs of nodes (Floyd and Warshall)."""
    left, right = net.nodes, net.nodes + 1
    arcs = [(gap.left, gap.right, gap.least) for gap in net.gaps]
    arcs += [arc for node in range(net.nodes) for arc in ((left, node, 0), (node, right, 0))]
    arcs += [arc for link in straight for arc in ((link.first, link.second, 0), (link.second, link.first, 0))]
    arcs.append((right, left, -net.width))
    far = [[_NEVER] * (net.nodes + 2) for _ in range(net.nodes + 2)]
    for one, other, least in arcs:
        far[one][other] = max(far[one][other], least)
    for via, onward in enumerate(far):
        for row in far:
            if row[via] > _NEVER:
                start = row[via]
                row[:] = [max(old, start + new) for old, new in zip(row, onward, strict=True)]
    return all(row[node] <= 0 for node, row in enumerate(far))


def fewest_by_trial(net: Net) -> tuple[int, int]:
    """The fewest bends and their least weight: all sets of links in the order of their size."""
    for bends in range(len(net.links) + 1):
        sound = [sum(net.links[at].weight for at in bent) for bent in _drawn(net, bends)]
        if sound:
            return bends, min(sound)
    raise AssertionError("a network without straight links can always be drawn")


def _drawn(net: Net, bends: int) -> Iterator[tuple[int, ...]]:
    for bent in itertools.combinations(range(len(net.links)), bends):
        if can_be_straight(net, [link for at, link in enumerate(net.links) if at not in bent]):
            yield bent


def greedy(net: Net) -> list[int]:
    """Positions as a plain way finds them: what the least movement holds straight, then one link after the other."""
    free = least_movement(net.nodes, net.gaps, net.links, net.width)

    def way(link: Link) -> int:
        return abs(free[link.first] - free[link.second])

    straight = [at for at, link in enumerate(net.links) if not way(link)]
    bent = [at for at, link in enumerate(net.links) if way(link)]
    for at in sorted(bent, key=lambda at: (-net.links[at].weight, way(net.links[at]), at)):
        if can_be_straight(net, [net.links[one] for one in [*straight, at]]):
            straight.append(at)
    return least_movement(net.nodes, net.gaps, net.links, net.width, straight)
