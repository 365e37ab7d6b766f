"""Links held straight one by one, and which of them contradict each other.

Positions that keep all gaps are kept up to date as links are added (Cotton and Maler, "Fast and flexible difference
constraint propagation for DPLL(T)", SAT 2006): the one end of a link moves to the other, and pushes what stands in its
way. Where the push comes back to its start, the gaps and links on the way form a circle that no positions can keep.
Letting go of a link needs no work, for positions that keep more keep less.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from lessonkit.charts.placing.gaps import Gap, Impossible, Link, framed, tightest


@dataclass(slots=True)
class Holding:
    """The links that are held straight, as bits of `held`, and positions `at` that keep them and all gaps.

    Raises Impossible where the gaps alone do not fit into the width.
    """

    nodes: int
    gaps: Sequence[Gap]
    links: Sequence[Link]
    width: int
    held: int = 0
    at: list[int] = field(default_factory=list)
    after: list[list[tuple[int, int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        strict = framed(self.nodes, self.gaps, self.width)
        at = tightest(self.nodes + 2, strict)
        if at is None:
            raise Impossible("the gaps do not fit into the width")
        self.at = at
        self.after = [[] for _ in at]
        for gap in strict:
            # A gap holds always: its bits are those of every set of links.
            self.after[gap.left].append((gap.right, gap.least, 0))
        for number, link in enumerate(self.links):
            self.after[link.first].append((link.second, 0, 1 << number))
            self.after[link.second].append((link.first, 0, 1 << number))

    def hold(self, number: int) -> int:
        """Holds a link straight: 0, or where that cannot be the links that contradict each other, as bits."""
        link = self.links[number]
        start, end = link.first, link.second
        if self.at[start] < self.at[end]:
            start, end = end, start
        if self.at[start] > self.at[end]:
            by = self._push(end, self.at[start] - self.at[end], start)
            if by:
                return 1 << number | self._circle(by, start, end)
        self.held |= 1 << number
        return 0

    def release(self, links: int) -> None:
        """Lets go of links, given as bits."""
        self.held &= ~links

    def _push(self, first: int, way: int, fixed: int) -> dict[int, tuple[int, int]]:
        """Moves a node to the right and all that it pushes; or moves none where that would move `fixed`.

        Then the nodes on the way, each with the one that pushes it and the link through which it does. Those that
        move furthest come first, so that none is moved twice.
        """
        at, after, bent = self.at, self.after, ~self.held
        moves, done = {first: way}, {}
        by: dict[int, tuple[int, int]] = {}
        heap = [(-way, first)]
        while heap:
            move, node = heapq.heappop(heap)
            if node in done:
                continue
            done[node] = -move
            place = at[node] - move
            for right, least, link in after[node]:
                move = place + least - at[right]
                if move > 0 and not link & bent and right not in done and move > moves.get(right, 0):
                    moves[right], by[right] = move, (node, link)
                    if right == fixed:
                        return by
                    heapq.heappush(heap, (-move, right))
        for node, move in done.items():
            at[node] += move
        return {}

    def _circle(self, by: dict[int, tuple[int, int]], node: int, end: int) -> int:
        links = 0
        while node != end:
            node, link = by[node]
            links |= link
        return links
