"""Gaps between places on a line, links between them, and the leftmost places that keep all gaps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """`right` stands at least `least` to the right of `left` (negative: at most that far to the left)."""

    left: int
    right: int
    least: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that want one position; `weight`, 1 or more, says how much."""

    first: int
    second: int
    weight: int = 1


class Impossible(ValueError):
    """No positions keep all gaps."""


def tightest(nodes: int, gaps: Iterable[Gap]) -> list[int] | None:
    """The leftmost positions, from 0 up, or None where the gaps contradict each other (longest paths).

    Bellman and Ford's method with a queue: a node that is pushed on as often as there are nodes stands in a circle.
    """
    after: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
    for gap in gaps:
        after[gap.left].append((gap.right, gap.least))
    at, pushed, waiting = [0] * nodes, [0] * nodes, [True] * nodes
    queue = deque(range(nodes))
    while queue:
        left = queue.popleft()
        waiting[left] = False
        for right, least in after[left]:
            if at[left] + least > at[right]:
                at[right] = at[left] + least
                if not waiting[right]:
                    pushed[right] += 1
                    if pushed[right] > nodes:
                        return None
                    waiting[right] = True
                    queue.append(right)
    return at


def framed(nodes: int, gaps: Sequence[Gap], width: int) -> list[Gap]:
    """The strictest gap of each pair, and two further nodes, `nodes` and `nodes` + 1, for the edges of the frame.

    Only a node that nothing keeps off an edge needs a gap to it: all others stand inside of such a node.
    """
    least: dict[tuple[int, int], int] = {}
    for gap in gaps:
        pair = gap.left, gap.right
        least[pair] = max(gap.least, least.get(pair, gap.least))
    kept_off_left = {right for (_, right), gap in least.items() if gap > 0}
    kept_off_right = {left for (left, _), gap in least.items() if gap > 0}
    strict = [Gap(left, right, gap) for (left, right), gap in least.items()]
    strict += [Gap(nodes, node, 0) for node in range(nodes) if node not in kept_off_left]
    strict += [Gap(node, nodes + 1, 0) for node in range(nodes) if node not in kept_off_right]
    return [*strict, Gap(nodes, nodes + 1, 0), Gap(nodes + 1, nodes, -width)]
