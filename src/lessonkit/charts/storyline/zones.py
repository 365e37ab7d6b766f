"""Zones: a dashed boundary along time, with the zone's name on its inner side."""

from __future__ import annotations

from lessonkit.charts.shapes import OWNER, stroke
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.stand import Boundary
from lessonkit.charts.storyline.ways import Way
from lessonkit.model.drawing import Glyphs, Placed

_SIZE = 8.0
_RULE, _DASH = 1.1, (5.0, 3.0)


def draw_zone(plan: Plan, side: Side, boundary: Boundary) -> list[Placed]:
    """What of a zone's boundary stands on a side of paper."""
    first, last = max(boundary.first, side.part.start), min(boundary.last, side.part.stop - 1)
    if first > last:
        return []
    zone = plan.sheet.zones[boundary.zone]
    start, stop = side.row(first).top - 3.0, side.row(last).foot + 5.0
    free = _free(plan, [side.row(phase) for phase in range(first, last + 1)], boundary.zone)
    line = stroke([plan.way.point(start, boundary.c), plan.way.point(stop, boundary.c)], _RULE, _DASH)
    if plan.way is Way.ACROSS:
        y = boundary.c + (-4.0 if zone.left else 10.5)
        return [line, Glyphs(free[0] + 3.0, y, zone.name, "SemiBold", _SIZE, OWNER)]
    x = boundary.c + (-4.5 if zone.left else 11.5)
    return [line, Glyphs(x, free[1] - 5.0, zone.name, "SemiBold", _SIZE, OWNER, turned=90.0)]


def _free(plan: Plan, rows: list[Row], zone: int) -> tuple[float, float]:
    """The longest stretch of a zone's boundary that no lane and no line crosses."""

    def inside(phase: int) -> set[int]:
        return {line for bloc in plan.sheet.phases[phase].blocs if bloc.zone == zone for line in bloc.lines}

    stretches = [[rows[0].top, rows[0].foot]]
    for row in rows[1:]:
        both = set(plan.sheet.phases[row.phase - 1].order) & set(plan.sheet.phases[row.phase].order)
        if row.lanes_top < row.top or (inside(row.phase - 1) ^ inside(row.phase)) & both:
            stretches.append([row.top, row.foot])
        stretches[-1][1] = row.foot
    start, stop = max(stretches, key=lambda stretch: (stretch[1] - stretch[0], stretch[1]))
    return start, stop
