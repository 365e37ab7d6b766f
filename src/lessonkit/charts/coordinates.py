"""Where the lines stand: the least sideways movement, with few bends, under the gaps that texts and frames need.

Minimises Σ w·|x_u − x_v| over links, subject to x_v − x_u ≥ gap. The dual is a minimum-cost flow: each link is a pair
of arcs of capacity w, each gap an arc without bound whose cost is −gap; the optimal positions are the potentials
(Ahuja, Magnanti and Orlin, *Network Flows*, 1993, ch. 9; successive shortest paths). Lengths are whole tenths of a
point, so that the result is exact and the same everywhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

_UNBOUNDED = 1 << 40
_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Gap:
    """`right` stands at least `least` to the right of `left` (negative: at most that far to the left)."""

    left: int
    right: int
    least: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that want one position; `weight` says how much."""

    first: int
    second: int
    weight: int = 1


class Impossible(ValueError):
    """No positions keep all gaps."""


def place(nodes: int, gaps: Sequence[Gap], links: Sequence[Link], width: int) -> list[int]:
    """Positions from 0 to `width` that keep all gaps, with few bends and little movement.

    Links that the best positions hold straight stay so; then every other link is made straight where the gaps and the
    width still allow it, heavy links and small bends first; then the rest moves as little as it can. Raises
    Impossible where even the tightest positions pass the width.
    """
    bounded = [*gaps, *_bounds(nodes, width)]
    free = _least_movement(nodes, bounded, links)
    held: list[Gap] = []
    trial = [link for link in links if free[link.first] == free[link.second]]
    for link in trial:
        held += _equal(link)
    bent = [link for link in links if link not in trial]
    for link in sorted(bent, key=lambda one: (-one.weight, abs(free[one.first] - free[one.second]), one.first)):
        if _tightest(nodes, [*bounded, *held, *_equal(link)]) is not None:
            held += _equal(link)
    return _least_movement(nodes, [*bounded, *held], links)


def narrowest(nodes: int, gaps: Sequence[Gap]) -> int:
    """The least width in which the gaps can be kept."""
    tight = _tightest(nodes, list(gaps))
    if tight is None:
        raise Impossible("the gaps contradict each other")
    return max(tight, default=0)


def _bounds(nodes: int, width: int) -> list[Gap]:
    """Two further nodes are the edges of the frame."""
    left, right = nodes, nodes + 1
    edges = [Gap(left, right, width), Gap(right, left, -width)]
    return edges + [gap for node in range(nodes) for gap in (Gap(left, node, 0), Gap(node, right, 0))]


def _equal(link: Link) -> list[Gap]:
    return [Gap(link.first, link.second, 0), Gap(link.second, link.first, 0)]


def _tightest(nodes: int, gaps: list[Gap]) -> list[int] | None:
    """The leftmost positions, from 0 up, or None where the gaps contradict each other (longest paths)."""
    count = max([nodes, *(max(gap.left, gap.right) + 1 for gap in gaps)])
    at = [0] * count
    for _ in range(count + 1):
        moved = False
        for gap in gaps:
            if at[gap.left] + gap.least > at[gap.right]:
                at[gap.right] = at[gap.left] + gap.least
                moved = True
        if not moved:
            return at
    return None


def _least_movement(nodes: int, gaps: list[Gap], links: Sequence[Link]) -> list[int]:
    start = _tightest(nodes, gaps)
    if start is None:
        raise Impossible("the gaps do not fit into the width")
    flow = _Flow(len(start), start)
    for gap in gaps:
        flow.arc(gap.right, gap.left, _UNBOUNDED, -gap.least)
    for link in links:
        flow.arc(link.first, link.second, link.weight, 0)
        flow.arc(link.second, link.first, link.weight, 0)
    at = flow.potentials()
    return [at[node] - at[nodes] for node in range(nodes)]


@dataclass(slots=True)
class _Flow:
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
