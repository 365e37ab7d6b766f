"""The timeline's part of the mark scheme."""

from __future__ import annotations

import pytest

from guarantees.builds import Spec, read_spec
from lessonkit.diagnostics import Sink
from lessonkit.documents.scheme_rows import LevelCopy
from lessonkit.documents.timeline_scheme import compose_timeline_scheme
from lessonkit.model.blocks import Paragraph
from lessonkit.model.lines import LineIndex
from lessonkit.words import ENGLISH


def _said(dates: list[str], timeline: Spec) -> list[str]:
    """All paragraphs of the scheme of a timeline whose events are A, B, C …"""
    events = {f"e{n}": {"when": date, "text": "ABCDEFGH"[n]} for n, date in enumerate(dates)}
    sink = Sink()
    lesson = read_spec({"title": "T", "events": events, "timeline": {"title": "When", **timeline}}, sink)
    assert lesson is not None, sink.in_order()
    [grid] = compose_timeline_scheme([LevelCopy("core", lesson, LineIndex())], ENGLISH, first=True)
    blocks = [block for row in grid.rows for cell in row.cells for block in cell.blocks]
    return [block.text.plain() for block in blocks if isinstance(block, Paragraph)]


def test_events_of_one_date_change_places() -> None:
    """Two go either way round, three in any order; one that is alone says nothing."""
    said = _said(["1914-08-04"] * 3 + ["1914-08-05"] * 2 + ["1914-08-06"], {})
    assert [one for one in said if one[0] in "ABCDEF" and len(one) != 10] == [
        "A (in any order)",
        "B (in any order)",
        "C (in any order)",
        "D (either way round)",
        "E (either way round)",
        "F",
    ]


@pytest.mark.parametrize(("blank", "told"), [(["texts"], False), (["dates"], True), (["texts", "dates"], True)])
def test_dates_that_are_read_off_need_be_no_more_exact_than_the_scale(blank: list[str], told: bool) -> None:
    """The scheme says so where dates are asked for."""
    assert (ENGLISH.timeline.to_the_stroke in _said(["1066-10-14", "1087"], {"blank": blank})) is told
