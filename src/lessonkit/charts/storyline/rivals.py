"""Who stands against whom: a dashed double arrow with a disc between neighbours, or in a lane over the others."""

from __future__ import annotations

import itertools

from lessonkit.chart_words import ChartWords
from lessonkit.charts.shapes import arrow_head, stroke, versus
from lessonkit.charts.storyline.plan import Plan, lane_at
from lessonkit.charts.storyline.rows import Row, lanes_of
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PhasePaper
from lessonkit.model.drawing import Placed

CORNER = 11.0
"""Radius of a capsule's corners."""
_DASH = (3.0, 2.2)
_RULE = 1.2
_HEAD = 5.0


def draw_rivals(plan: Plan, row: Row, phase: PhasePaper, faces: Faces, words: ChartWords) -> list[Placed]:
    """All pairs of rivals of a phase."""
    things: list[Placed] = []
    lanes = lanes_of(phase)
    for one, other in phase.rivals:
        edges = (plan.stand.edges[row.phase, one], plan.stand.edges[row.phase, other])
        if (one, other) in lanes:
            things += _in_lane(plan, row, edges, lanes[one, other], faces, words)
        else:
            things += _between(plan, row, edges, faces, words)
    return things


def _between(
    plan: Plan, row: Row, edges: tuple[tuple[float, float], tuple[float, float]], faces: Faces, words: ChartWords
) -> list[Placed]:
    """The arrow from one frame to its neighbour."""
    t = (row.top + (row.foot if row.plate_top is None else row.plate_top)) / 2
    c1, c2 = edges[0][1] + 1.4, edges[1][0] - 1.4
    dx, dy = plan.way.sideways
    return [
        stroke([plan.way.point(t, c1 + 4), plan.way.point(t, c2 - 4)], _RULE, _DASH),
        arrow_head(*plan.way.point(t, c1), (-dx, -dy), _HEAD),
        arrow_head(*plan.way.point(t, c2), (dx, dy), _HEAD),
        *versus(faces, *plan.way.point(t, (c1 + c2) / 2), words.versus),
    ]


def _in_lane(
    plan: Plan,
    row: Row,
    edges: tuple[tuple[float, float], tuple[float, float]],
    lane: int,
    faces: Faces,
    words: ChartWords,
) -> list[Placed]:
    """The arrow over the heads of those between; the disc stands where no line passes."""
    t = lane_at(row, lane)
    inset = [_inset(plan, edge, lane) for edge in edges]
    c1, c2 = edges[0][1] - inset[0], edges[1][0] + inset[1]
    passing = [plan.stand.c[row.phase, line] for line in plan.sheet.phases[row.phase].order]
    passing += [one.c for one in plan.stand.boundaries if one.first <= row.phase <= one.last]
    marks = [c1, *sorted(c for c in passing if c1 < c < c2), c2]
    start, end = max(itertools.pairwise(marks), key=lambda pair: (round(pair[1] - pair[0], 2), -pair[0]))
    corners = [(row.top - 5.5, c1), (t, c1), (t, c2), (row.top - 5.5, c2)]
    return [
        stroke([plan.way.point(*corner) for corner in corners], _RULE, _DASH),
        arrow_head(*plan.way.point(row.top - 1.2, c1), plan.way.forwards, _HEAD),
        arrow_head(*plan.way.point(row.top - 1.2, c2), plan.way.forwards, _HEAD),
        *versus(faces, *plan.way.point(t, (start + end) / 2), words.versus),
    ]


def _inset(plan: Plan, edge: tuple[float, float], lane: int) -> float:
    """From a frame's edge to where an arrow of a lane reaches it: clear of the letter or dot on the next line.

    Where time runs down each lane has an end of its own; across there is room for one.
    """
    if plan.way is Way.ACROSS:
        return CORNER / 2
    return CORNER + 2 + max(0.0, min(6.0 * lane, (edge[1] - edge[0]) / 2 - CORNER - 14))
