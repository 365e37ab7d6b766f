"""debate: the frame for both sides, and the tally sheet."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import short_texts, texts
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.debate import DebatePaper
from lessonkit.model.blocks import Grid, Space, Stack
from lessonkit.model.ink import Written
from lessonkit.themes import RULING

ITEM: dict[str, Any] = {
    "debate": "This house believes that he lost.",
    "points": 2,
    "for": {"opening": "He lost it.", "points": ["One.", "Two."], "evidence": ["", "Red Army"], "summing_up": "So."},
    "against": {"points": "Three."},
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """What either side could say differs, and how much of it there is."""
    said = st.lists(st.sampled_from(["oak", "the elm", "an ash or two"]), max_size=3)
    words = st.sampled_from(["", "fir", "yew tree"])
    sides = {
        side: {"opening": draw(words), "points": draw(said), "rebuttal": draw(words)} for side in ("for", "against")
    }
    return {"debate": "This house believes so.", **sides}


def hidden(mint: Mint) -> dict[str, Any]:
    """All that either side could say is hidden."""
    keys = ("opening", "points", "rebuttal", "summing_up")
    sides = {side: {key: mint.hide(f"{key} {side} it") for key in keys} for side in ("for", "against")}
    return {"debate": "This house believes so.", **sides}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """With phrases, starters and a tally sheet, or without."""
    item: dict[str, Any] = {"debate": draw(texts(1, 14)), "points": draw(st.integers(1, 3))}
    item["speakers"] = draw(st.integers(1, 4))
    item["for"] = {"opening": draw(texts(1, 14)), "points": draw(texts(1, 20))}
    if draw(st.booleans()):
        item["phrases"] = draw(st.lists(short_texts(1, 5), max_size=4))
    if draw(st.booleans()):
        item["tally"] = draw(st.lists(short_texts(1, 5), max_size=4))
    help_ = {"starters": {"opening": draw(short_texts(0, 6)), "point": draw(short_texts(0, 4))}}
    return item | {"levels": {"support": help_ | {"phrases": draw(st.lists(short_texts(1, 5), max_size=5))}}}


def test_a_debate_has_no_marks_unless_it_says_so() -> None:
    """The usual number is 0."""
    assert halves(ITEM)[0].marks == 0
    assert halves({**ITEM, "marks": 4})[0].marks == 4


def test_the_frame_has_a_box_for_everything_that_each_side_says() -> None:
    """Points have a space for the line that proves them."""
    paper, answer = halves({**ITEM, "phrases": [], "tally": []})
    (frame,) = paper.compose(SETTING).body
    assert isinstance(frame, Grid)
    spaces = [
        b.id for row in frame.rows for cell in row.cells for b in (*cell.blocks, *cell.foot) if isinstance(b, Space)
    ]
    own = ["opening", "1", "1.line", "2", "2.line", "rebuttal", "summing_up"]
    assert sorted(spaces) == sorted(f"item.{side}.{key}" for side in ("for", "against") for key in own)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written == {
        "item.for.opening": "He lost it.",
        "item.for.1": "One.",
        "item.for.2": "Two.",
        "item.for.2.line": "1",
        "item.for.summing_up": "So.",
        "item.against.1": "Three.",
    }


def test_the_tally_sheet_has_a_row_for_each_thing_and_a_column_for_each_speaker() -> None:
    """Nothing is written there in the key."""
    paper, answer = halves({**ITEM, "tally": ["a point", "a proof"], "speakers": 2})
    assert isinstance(paper, DebatePaper)
    tally = paper.compose(SETTING).body[-1]
    assert isinstance(tally, Stack)
    grid = tally.blocks[-1]
    assert isinstance(grid, Grid)
    spaces = [block for row in grid.rows for cell in row.cells for block in cell.blocks if isinstance(block, Space)]
    assert len(spaces) == 2 * 4
    assert spaces[-1].name == "Answer to question 7, a proof, Against, Speaker 2"
    assert not any(ink.space.startswith("item.tally") for ink in answer.fill(SETTING))


def test_phrases_and_tally_are_the_usual_ones_unless_they_are_named() -> None:
    """An empty list takes them out."""
    paper, _ = halves(ITEM)
    bare, _ = halves({**ITEM, "phrases": [], "tally": []})
    assert isinstance(paper, DebatePaper)
    assert isinstance(bare, DebatePaper)
    assert len(paper.phrases) == 4
    assert len(paper.tally) == 3
    assert (bare.phrases, bare.tally) == ((), ())


@pytest.mark.parametrize("key", ["points", "evidence"])
def test_more_than_the_frame_holds_is_an_error(key: str) -> None:
    """Of points as of their evidence; the hint says how to make room."""
    scope = FakeScope()
    assert read({**ITEM, "against": {key: ["a", "b", "c"]}}, scope) is None
    assert scope.codes == ["LK446"]
    assert scope.sink.found[0].hint.startswith("say `points: 3`")


def test_boxes_hold_as_many_lines_as_are_asked_for() -> None:
    """8 mm for each, on both sides; a point has the number of a line on top."""
    asked, usual = (halves({**ITEM, "phrases": [], "tally": [], **more})[0] for more in ({"lines": {"point": 4}}, {}))
    heights = []
    for paper in (asked, usual):
        (frame,) = paper.compose(SETTING).body
        assert isinstance(frame, Grid)
        boxes = [b for row in frame.rows for cell in row.cells for b in cell.blocks if isinstance(b, Space)]
        heights.append({box.id: box.height for box in boxes})
    assert heights[0]["item.for.1"] == heights[0]["item.against.2"] >= 4 * RULING
    assert {key for key in heights[0] if heights[0][key] != heights[1][key]} == {
        f"item.{side}.{n}" for side in ("for", "against") for n in (1, 2)
    }
