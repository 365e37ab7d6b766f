"""source_analysis: rows with prompts, lines and marks, and the source over them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import short_texts, texts
from items.scope import SETTING, FakeScope, halves, read
from layout.samples import FACES, document, find, prose
from lessonkit.items.helping import helped
from lessonkit.items.source_analysis import ROWS, SourcePaper
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Marks
from lessonkit.model.ink import Written
from lessonkit.model.lines import LineIndex, PrintedLine
from lessonkit.themes import DEFAULT

ITEM: dict[str, Any] = {
    "source_analysis": "How useful is it?",
    "source": {"attribution": "A letter", "text": "One.\n\nTwo."},
    "attribution": {"answer": "A member wrote it.", "marks": 1},
    "limits": {"answer": ["It is one view,", "and short."], "prompt": "What is *missing*?", "evidence": "Red Army"},
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """What belongs on the lines differs."""
    said = st.lists(st.sampled_from(["oak", "the elm", "an ash or two"]), min_size=1, max_size=3)
    rows = {key: {"answer": draw(said), "evidence": draw(st.sampled_from(["oak", "elm"]))} for key in ROWS}
    return {"source_analysis": "How useful?", **rows}


def hidden(mint: Mint) -> dict[str, Any]:
    """What belongs on the lines is hidden."""
    return {"source_analysis": "How useful?", **{key: {"answer": mint.hide(f"{key} of a source")} for key in ROWS}}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Some rows, with starters at support; a source or none."""
    item: dict[str, Any] = {"source_analysis": draw(texts(1, 14))}
    if draw(st.booleans()):
        item["source"] = {"attribution": draw(texts(0, 12)), "text": draw(texts(1, 60))}
    for key in draw(st.lists(st.sampled_from(ROWS), min_size=1, unique=True)):
        item[key] = {"answer": draw(texts(1, 20)), "lines": draw(st.integers(2, 5)), "marks": draw(st.integers(0, 3))}
        item[key]["levels"] = {"support": {"starter": draw(short_texts(0, 20))}}
    return item


def test_rows_stand_in_their_usual_order_with_letters_prompts_and_marks() -> None:
    """Usual prompts or the teacher’s own; marks are the sum of the rows’."""
    paper, _ = halves({key: ITEM[key] for key in ("source_analysis", "limits", "attribution")})
    assert isinstance(paper, SourcePaper)
    assert [(row.letter, row.prompt.plain(), row.lines, row.marks) for row in paper.rows] == [
        ("A", "Attribution. Who made it, when, and what kind of source is it?", 4, 1),
        ("L", "Limits. What is *missing*?", 4, 2),
    ]
    assert paper.marks == 3
    assert paper.source == ()


def test_the_source_stands_over_the_rows_with_its_attribution() -> None:
    """An empty line parts its paragraphs."""
    paper, _ = halves(ITEM)
    assert isinstance(paper, SourcePaper)
    assert [text.plain() for text in paper.source] == ["One.", "Two."]
    assert {"A letter", "One.", "Two."} <= {text.plain() for text in paper.texts()}


def test_the_key_fills_each_row_and_ticks_its_marks() -> None:
    """Evidence stands behind the words."""
    _, answer = halves(ITEM)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written["item.limits"] == "It is one view, and short. (¶1,\u00a0line\u00a01)"
    ticks = [sum(type(i).__name__ == "Sign" for i in line.text.inlines) for line in answer.scheme(SETTING)]
    assert ticks == [1, 2]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"attribution": None, "limits": None}, "LK443"),
        ({"limits": {"answer": ""}}, "LK414"),
        ({"marks": 4}, "LK413"),
    ],
)
def test_mistakes_are_told_with_a_hint(change: dict[str, Any], code: str) -> None:
    """And nothing is made of the item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint


def test_an_answer_too_long_for_its_lines_is_a_warning_at_its_place() -> None:
    """Eight words to a line."""
    scope = FakeScope()
    assert read({**ITEM, "limits": {"answer": "word " * 40}}, scope) is not None
    assert [(d.code, d.span.file if d.span else "") for d in scope.sink.found] == [("LK901", "limits/answer")]


def test_the_source_is_cited_by_its_own_lines() -> None:
    """As “the source”, though others have that name; what stands nowhere in it is looked for in the reading."""
    letter = {**ITEM, "source": {"text": "Nobody dared.\n\nEach of us knew."}, "hint": True}
    paper, answer = halves({**letter, "attribution": {"answer": "A member.", "evidence": "of us knew"}})
    (source,) = paper.sources()
    lines = LineIndex((*SETTING.lines.lines, PrintedLine(2, 2, 1, 0, 16, source.name)))
    setting = replace(SETTING, lines=lines)
    written = {ink.space: ink.text.plain() for ink in answer.fill(setting) if isinstance(ink, Written)}
    assert written["item.attribution"] == "A member. (the source,\u00a0line\u00a02)"
    assert written["item.limits"].endswith("(¶1,\u00a0line\u00a01)")
    assert "the\u00a0source,\u00a0line\u00a02" in helped(paper, setting).how.plain()


def test_the_source_on_another_sheet_has_lines_of_its_own() -> None:
    """Paper and answer take the same name for it."""
    letter = {**ITEM, "source": {"text": "Each of us knew."}, "hint": True}
    halved = halves({**letter, "attribution": {"answer": "A member.", "evidence": "of us knew"}})
    paper, answer = halved[0].renamed("quiz", 1), halved[1].renamed("quiz", 1)
    (source,) = paper.sources()
    assert source.name != halved[0].sources()[0].name
    assert source.name in {piece.source for piece in paper.hint}
    assert source.name in {piece.source for line in answer.scheme(SETTING) for piece in line.evidence}


def test_the_sum_stands_over_the_rows() -> None:
    """After the stem, so that it is not read as the marks of the last row."""
    paper, _ = halves(ITEM)
    block = paper.compose(SETTING)
    assert (block.marks_at, block.total, block.ends_ruled) == (Marks.STEM, SETTING.words.total, True)


@pytest.mark.parametrize("above", range(10, 40))
def test_a_prompt_is_never_parted_from_its_lines(above: int) -> None:
    """Rows may stand on two pages, each whole."""
    paper, _ = halves(ITEM)
    layout = lay_out(document(*[prose(1)] * above, paper.compose(SETTING)), FACES, DEFAULT)[0]
    for key, words in (("attribution", "Attribution."), ("limits", "Limits.")):
        assert {space.page for space in layout.spaces if space.id == f"item.{key}"} == {find(layout, words)[0]}
