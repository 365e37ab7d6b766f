"""Alliance charts: who sided with whom, phase by phase, as sheets that pupils complete."""

from lessonkit.charts.sheets import (
    compose_sheet,
    compose_storyline,
    compose_table,
    count_sides,
    denied,
    describe_order,
    fill_sheet,
    sheet_is_landscape,
)
from lessonkit.charts.storyline.plan import Frame

__all__ = [
    "Frame",
    "compose_sheet",
    "compose_storyline",
    "compose_table",
    "count_sides",
    "denied",
    "describe_order",
    "fill_sheet",
    "sheet_is_landscape",
]
