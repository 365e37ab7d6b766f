"""Zones: a dashed boundary along time, with the zone's name on its inner side."""

from __future__ import annotations

from lessonkit.charts.shapes import set_text, set_turned, shortened, stroke
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rows import Row
from lessonkit.charts.storyline.stand import Boundary, stands_beyond
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed

_FACE, _SIZE = "SemiBold", 8.0
_RULE, _DASH = 1.1, (5.0, 3.0)
_INSET = 4.0
"""White before and after a zone's name."""


def draw_zone(plan: Plan, side: Side, boundary: Boundary, faces: Faces) -> list[Placed]:
    """What of a zone's boundary stands on a side of paper, its name where the boundary begins and is free."""
    first, last = max(boundary.first, side.part.start), min(boundary.last, side.part.stop - 1)
    if first > last:
        return []
    zone = plan.sheet.zones[boundary.zone]
    start, stop = side.row(first).top - 3.0, side.row(last).foot + 5.0
    line = stroke([plan.way.point(start, boundary.c), plan.way.point(stop, boundary.c)], _RULE, _DASH)
    free = _free(plan, [side.row(phase) for phase in range(first, last + 1)], boundary.zone)
    wanted = faces.width(_FACE, zone.name, _SIZE) + 2 * _INSET
    begin, end = next((one for one in free if one[1] - one[0] >= wanted), max(free, key=lambda one: one[1] - one[0]))
    name = shortened(faces, zone.name, _FACE, _SIZE, end - begin - 2 * _INSET)
    if plan.way is Way.ACROSS:
        y = boundary.c + (-4.0 if zone.left else 10.5)
        return [line, *set_text(faces, begin + _INSET, y, name, _FACE, _SIZE)]
    x = boundary.c + (-4.5 if zone.left else 11.5)
    return [line, *set_turned(faces, x, begin + _INSET + faces.width(_FACE, name, _SIZE), name, _FACE, _SIZE)]


def _free(plan: Plan, rows: list[Row], zone: int) -> list[tuple[float, float]]:
    """The stretches of a zone's boundary that no lane and no line crosses."""

    def inside(phase: int) -> set[int]:
        blocs = plan.sheet.phases[phase].blocs
        return {line for bloc in blocs if stands_beyond(plan.sheet, bloc, zone) for line in bloc.lines}

    stretches = [(rows[0].top, rows[0].foot)]
    for row in rows[1:]:
        both = set(plan.sheet.phases[row.phase - 1].order) & set(plan.sheet.phases[row.phase].order)
        if row.lanes_top < row.top or (inside(row.phase - 1) ^ inside(row.phase)) & both:
            stretches.append((row.top, row.foot))
        stretches[-1] = (stretches[-1][0], row.foot)
    return stretches
