"""claim: three boxes, their marks, and the evidence with its line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import short_texts, texts
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.filled import FilledAnswer
from lessonkit.items.grids import LINE_FOOT, LINE_HEIGHT
from lessonkit.model.blocks import Grid
from lessonkit.model.ink import Written
from lessonkit.themes import RULING

ITEM: dict[str, Any] = {
    "claim": "Who won?",
    "answer": {"claim": "Stalin did.", "reasoning": "He had an office."},
    "evidence": "General Secretary",
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """All three boxes differ."""
    words = st.sampled_from(["oak", "the elm", "an ash or two"])
    return {"claim": "Who?", "answer": {key: draw(words) for key in ("claim", "evidence", "reasoning")}}


def hidden(mint: Mint) -> dict[str, Any]:
    """All three boxes are hidden."""
    return {"claim": "Who?", "answer": {key: mint.hide(f"{key} of it") for key in ("claim", "evidence", "reasoning")}}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """With starters at support."""
    keys = ("claim", "evidence", "reasoning")
    starters = {key: draw(short_texts(0, 14)) for key in draw(st.sets(st.sampled_from(keys)))}
    answer = {key: draw(texts(1, 25)) for key in keys}
    return {"claim": draw(texts(1, 20)), "answer": answer, "levels": {"support": {"starters": starters}}}


def test_marks_are_as_one_to_two_to_three() -> None:
    """Six by default; other sums are dealt out as near to that as they can be."""
    for marks, shares in ((6, (1, 2, 3)), (3, (1, 1, 1)), (4, (1, 1, 2)), (10, (2, 3, 5)), (0, (0, 0, 0))):
        _, answer = halves({**ITEM, "marks": marks})
        assert isinstance(answer, FilledAnswer)
        assert tuple(box.marks for box in answer.boxes) == shares
    assert halves(ITEM)[0].marks == 6


def test_the_evidence_box_has_the_quotation_and_the_number_of_its_line() -> None:
    """The line stands in a space of its own, where pupils write it."""
    _, answer = halves(ITEM)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written["item.evidence"] == "“General Secretary”"
    assert written["item.line"] == "2"
    assert [len(line.evidence) for line in answer.scheme(SETTING)] == [0, 1, 0]


def test_boxes_are_as_one_to_two_to_three() -> None:
    """30, 60 and 90 points high, starters or none."""
    for starters in ({}, {"claim": "I think", "reasoning": "This shows"}):
        paper, _ = halves({**ITEM, "starters": starters})
        (grid,) = paper.compose(SETTING).body
        assert isinstance(grid, Grid)
        assert [row.height for row in grid.rows] == [30.0, 60.0, 90.0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"evidence": []}, "LK440"),
        ({"answer": {"claim": "", "reasoning": "So."}}, "LK414"),
    ],
)
def test_a_box_without_an_answer_is_an_error(change: dict[str, Any], code: str) -> None:
    """And so is a claim without evidence."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint


def test_evidence_may_be_told_in_other_words() -> None:
    """As where it stands in something else that pupils have."""
    _, answer = halves({**ITEM, "evidence": [], "answer": ITEM["answer"] | {"evidence": "the photograph"}})
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written["item.evidence"] == "the photograph"
    assert "item.line" not in written


def test_boxes_hold_as_many_lines_as_are_asked_for() -> None:
    """8 mm for each, the room for the line's number on top; the others are as usual."""
    paper, _ = halves({**ITEM, "lines": {"claim": 2, "evidence": 2}})
    (grid,) = paper.compose(SETTING).body
    assert isinstance(grid, Grid)
    claim, evidence, reasoning = (row.height for row in grid.rows)
    assert claim >= 2 * RULING
    assert evidence - claim == LINE_HEIGHT + LINE_FOOT
    assert reasoning == 90.0
