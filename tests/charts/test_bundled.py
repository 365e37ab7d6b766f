"""The charts of the lessons that come with the project."""

from __future__ import annotations

import itertools

import pytest

from guarantees.builds import LESSONS, load_file
from lessonkit.charts.order.layers import count_crossings
from lessonkit.model.alliances import SheetPaper

SHEETS = [
    pytest.param(sheet, id=f"{path.stem} {sheet.id}")
    for path in LESSONS
    if path.parent.name == "lessons"
    for sheet in load_file(path).paper.sheets
    if sheet.kind.is_storyline
]


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_bundled_chart_is_proved_to_cross_least(sheet: SheetPaper) -> None:
    """The order is proved, by a method that has a name, and the count is that of what is printed."""
    assert sheet.proved
    assert sheet.method in ("dynamic programme", "MaxSAT")
    orders = [phase.order for phase in sheet.phases]
    printed = sum(count_crossings(one, other) for one, other in itertools.pairwise(orders))
    assert sheet.crossings == printed


def test_the_bundled_lessons_show_every_form() -> None:
    """Each form of a chart can be seen in a lesson that comes with the project."""
    kinds = {sheet.kind.value for path in LESSONS for sheet in load_file(path).paper.sheets}
    assert kinds >= {"seats", "label", "complete", "matrix", "network"}
