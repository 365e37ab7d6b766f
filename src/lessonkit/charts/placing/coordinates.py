"""Where the lines stand: the fewest bends, then the least sideways movement, under the gaps of texts and frames.

Lengths are whole tenths of a point, so that the result is exact and the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lessonkit.charts.placing.bends import WORK_LIMIT, fewest, fewest_bends
from lessonkit.charts.placing.calm import calmest
from lessonkit.charts.placing.flow import least_movement
from lessonkit.charts.placing.gaps import Gap, Impossible, Link, tightest
from lessonkit.charts.placing.holding import Holding

__all__ = ["Gap", "Impossible", "Link", "fewest_bends", "narrowest", "place"]


def place(
    nodes: int, gaps: Sequence[Gap], links: Sequence[Link], width: int, *, work_limit: int = WORK_LIMIT
) -> list[int]:
    """Positions from 0 to `width` that keep all gaps: the fewest bends, of those the lightest, then little movement.

    Raises Impossible where even the tightest positions pass the width. The same question is answered once: the levels
    of a sheet, its key and a look ahead all ask it.
    """
    return list(_placed(nodes, tuple(gaps), tuple(links), width, work_limit))


@lru_cache(maxsize=64)
def _placed(
    nodes: int, gaps: tuple[Gap, ...], links: tuple[Link, ...], width: int, work_limit: int
) -> tuple[int, ...]:
    free = least_movement(nodes, gaps, links, width)

    def reluctance(number: int) -> tuple[bool, int, int, int]:
        link = links[number]
        way = abs(free[link.first] - free[link.second])
        return way > 0, -link.weight, way, number

    holding = Holding(nodes, gaps, links, width)
    straight = fewest(holding, sorted(range(len(links)), key=reluctance), work_limit=work_limit)
    return tuple(calmest(holding, straight.links))


def narrowest(nodes: int, gaps: Sequence[Gap]) -> int:
    """The least width in which the gaps can be kept."""
    tight = tightest(nodes, gaps)
    if tight is None:
        raise Impossible("the gaps contradict each other")
    return max(tight, default=0)
