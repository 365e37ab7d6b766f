"""The least movement: positions that keep all gaps and all straight links, by a minimum-cost circulation.

Minimises Σ w·|x_u − x_v| over links, subject to x_v − x_u ≥ gap. The dual is a minimum-cost flow: each link is a pair
of arcs of capacity w, each gap an arc without bound whose cost is −gap; the optimal positions are the potentials
(Ahuja, Magnanti and Orlin, *Network Flows*, 1993, ch. 9; successive shortest paths). Nodes that straight links join are
one node of the flow.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.placing.gaps import Gap, Impossible, Link, framed, tightest

_UNBOUNDED = 1 << 40
_FAR = 1 << 60


def least_movement(
    nodes: int, gaps: Sequence[Gap], links: Sequence[Link], width: int, straight: Iterable[int] = ()
) -> list[int]:
    """Positions from 0 to `width` that keep all gaps and the `straight` links, and move as little as they can.

    Raises Impossible where there are none.
    """
    rod = _rods(nodes, [links[number] for number in straight])
    rods = max(rod, default=-1) + 1
    strict = framed(rods, [Gap(rod[gap.left], rod[gap.right], gap.least) for gap in gaps], width)
    start = tightest(rods + 2, strict)
    if start is None:
        raise Impossible("the gaps do not fit into the width")
    flow = _Circulation(len(start), start)
    for gap in strict:
        flow.arc(gap.right, gap.left, _UNBOUNDED, -gap.least)
    weights: dict[tuple[int, int], int] = {}
    for link in links:
        one, other = sorted((rod[link.first], rod[link.second]))
        weights[one, other] = weights.get((one, other), 0) + link.weight
    for (one, other), weight in weights.items():
        if one != other:
            flow.arc(one, other, weight, 0)
            flow.arc(other, one, weight, 0)
    at = flow.potentials()
    return [at[rod[node]] - at[rods] for node in range(nodes)]


def moved(at: Sequence[int], links: Iterable[Link]) -> int:
    """How far the lines move sideways, all links together, each times its weight."""
    return sum(link.weight * abs(at[link.first] - at[link.second]) for link in links)


def _rods(nodes: int, straight: Iterable[Link]) -> list[int]:
    """For each node the number of the rod of straight links that it is in."""
    first = list(range(nodes))

    def find(node: int) -> int:
        while first[node] != node:
            first[node] = first[first[node]]
            node = first[node]
        return node

    for link in straight:
        one, other = sorted((find(link.first), find(link.second)))
        first[other] = one
    number: dict[int, int] = {}
    return [number.setdefault(find(node), len(number)) for node in range(nodes)]


@dataclass(slots=True)
class _Circulation:
    """A minimum-cost circulation. `potential` keeps every arc with room at a cost that is not negative."""

    nodes: int
    potential: list[int]
    heads: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    leaving: list[list[int]] = field(default_factory=list)
    excess: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leaving = [[] for _ in range(self.nodes)]
        self.excess = [0] * self.nodes

    def arc(self, tail: int, head: int, room: int, cost: int) -> None:
        """Adds an arc and its reverse; one that would pay to be used is filled at once."""
        used = room if cost + self.potential[tail] - self.potential[head] < 0 else 0
        self.leaving[tail].append(len(self.heads))
        self.leaving[head].append(len(self.heads) + 1)
        self.heads += [head, tail]
        self.room += [room - used, used]
        self.costs += [cost, -cost]
        self.excess[head] += used
        self.excess[tail] -= used

    def potentials(self) -> list[int]:
        """Optimal positions: flow goes from where there is too much to where there is too little, cheapest first."""
        while any(amount > 0 for amount in self.excess):
            self._augment()
        return self.potential

    def _augment(self) -> None:
        distance, by = [_FAR] * self.nodes, [-1] * self.nodes
        heap = [(0, node) for node in range(self.nodes) if self.excess[node] > 0]
        for _, node in heap:
            distance[node] = 0
        reached, target = 0, -1
        while heap:
            reached, node = heapq.heappop(heap)
            if reached > distance[node]:
                continue
            if self.excess[node] < 0:
                target = node
                break
            for arc in self.leaving[node]:
                if self.room[arc] > 0:
                    head = self.heads[arc]
                    cost = reached + self.costs[arc] + self.potential[node] - self.potential[head]
                    if cost < distance[head]:
                        distance[head], by[head] = cost, arc
                        heapq.heappush(heap, (cost, head))
        if target < 0:
            raise AssertionError("links form a circulation: what leaves a node can always come back")
        for node in range(self.nodes):
            self.potential[node] += min(distance[node], reached)
        self._push(target, by)

    def _push(self, target: int, by: list[int]) -> None:
        path, node = [], target
        while by[node] >= 0:
            path.append(by[node])
            node = self.heads[by[node] ^ 1]
        amount = min([self.excess[node], -self.excess[target], *(self.room[arc] for arc in path)])
        for arc in path:
            self.room[arc] -= amount
            self.room[arc ^ 1] += amount
        self.excess[node] -= amount
        self.excess[target] += amount
