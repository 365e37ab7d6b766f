"""ranking: boxes in a diamond or on a ladder, reasons under them, and the mistakes that it tells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.builds import finish_spec
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.ranking import RankingAnswer, RankingPaper
from lessonkit.model.blocks import Cell, Columns, Grid, Space, SpaceKind, Stack, WritingLines
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written

NINE = ["posts", "votes", "quarrels", "pride", "illness", "silence", "luck", "peace", "youth"]
ITEM: dict[str, Any] = {"ranking": "Rank them.", "statements": NINE, "answer": ["Posts", "made votes."], "marks": 2}
LADDER: dict[str, Any] = {**ITEM, "shape": "ladder", "statements": NINE[:4]}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """The order and the reasons differ."""
    statements = draw(st.permutations(NINE))
    return {"ranking": "Rank.", "statements": statements, "answer": draw(st.sampled_from(["a", "b c"])), "seed": 2}


def hidden(mint: Any) -> dict[str, Any]:
    """The statements are printed, the reasons are not."""
    statements = [mint.show(f"statement {n} to rank") for n in range(4)]
    answer = [mint.hide("reason of a ranking"), mint.hide("another reason of a ranking")]
    return {"ranking": "Rank.", "shape": "ladder", "statements": statements, "answer": answer, "seed": 1}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Either shape, with statements of any length."""
    shape = draw(st.sampled_from(["diamond", "ladder"]))
    count = 9 if shape == "diamond" else draw(st.integers(3, 10))
    statements = [f"{draw(st.sampled_from('abc'))} {'word ' * draw(st.integers(0, 20))}{n}" for n in range(count)]
    return {"ranking": "Rank.", "shape": shape, "statements": statements, "answer": "Because.", "seed": 1}


def boxes_of(paper: RankingPaper) -> list[list[Space]]:
    """The boxes, row by row."""
    body = paper.compose(SETTING).body
    stacks = [block for block in body if isinstance(block, Stack)]
    stacks += [block.right for block in body if isinstance(block, Columns)]
    outer = stacks[0].blocks[0]
    grid = outer.blocks[0] if isinstance(outer, Stack) else outer
    assert isinstance(grid, Grid)
    rows = [[space for cell in row.cells for space in _spaces(cell)] for row in grid.rows]
    return [row for row in rows if row]


def _spaces(cell: Cell) -> list[Space]:
    return [block for block in cell.blocks if isinstance(block, Space)]


def paper_of(spec: dict[str, Any]) -> RankingPaper:
    """The paper of an item."""
    paper, _ = halves(spec)
    assert isinstance(paper, RankingPaper)
    return paper


def test_a_diamond_has_rows_of_one_two_three_two_and_one() -> None:
    """Each box says where it stands, and nothing of what belongs there."""
    rows = boxes_of(paper_of(ITEM))
    assert [len(row) for row in rows] == [1, 2, 3, 2, 1]
    assert [box.id for row in rows for box in row] == [f"item.{n}" for n in range(1, 10)]
    assert rows[2][1].name.endswith("row 3, box 2")


def test_a_ladder_has_a_box_for_each_statement() -> None:
    """One under the other, beside the statements."""
    rows = boxes_of(paper_of(LADDER))
    assert [len(row) for row in rows] == [1] * 4
    assert [row[0].name.rpartition(", ")[2] for row in rows] == [f"place {n}" for n in range(1, 5)]


@pytest.mark.parametrize("spec", [ITEM, LADDER])
def test_statements_are_printed_by_their_words_and_the_key_has_the_order(spec: dict[str, Any]) -> None:
    """The letters in the boxes spell the teacher's order."""
    paper, answer = halves(spec)
    assert isinstance(paper, RankingPaper)
    printed = [text.plain() for text in paper.statements]
    assert printed == sorted(spec["statements"])
    letters = [ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)]
    assert [printed["ABCDEFGHI".index(letter)] for letter in letters[:-1]] == spec["statements"]
    assert letters[-1] == "Posts; made votes."


def test_marks_are_for_the_reasons() -> None:
    """No tick stands in the order; two lines are ruled for each mark."""
    paper, answer = halves(ITEM)
    order, reasons, award = answer.scheme(SETTING)
    assert not [i for i in order.text.inlines if type(i).__name__ == "Sign"]
    assert order.text.plain().endswith("one order of many")
    assert len([i for i in reasons.text.inlines if type(i).__name__ == "Sign"]) == paper.marks == 2
    assert "not for the order" in award.text.plain()
    lines = paper.compose(SETTING).body[-1]
    assert isinstance(lines, WritingLines)
    assert lines.count == 4


def test_letters_follow_their_statements_into_other_versions() -> None:
    """The order of the key is the same, by its words."""
    paper, answer = halves(ITEM)
    assert isinstance(answer, RankingAnswer)
    seen = set()
    for version in "BCD":
        moved, moves = paper.reordered(version)
        assert isinstance(moved, RankingPaper)
        statements = [text.plain() for text in moved.statements]
        assert [statements["ABCDEFGHI".index(letter)] for letter in answer.moved(moves).letters] == NINE
        seen.add(tuple(statements))
    assert len(seen) == 3
    assert paper.reordered("")[0] == paper
    assert not answer.tells_itself()


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ({**ITEM, "statements": NINE[:8]}, "LK457"),
        ({**LADDER, "statements": NINE[:2]}, "LK457"),
        ({**LADDER, "statements": [*NINE, "a", "b"]}, "LK457"),
        ({**LADDER, "statements": ["posts", "Posts", "votes"]}, "LK403"),
        ({**LADDER, "statements": ["a", "b", "c"]}, "LK409"),
        ({**LADDER, "answer": ""}, "LK414"),
    ],
)
def test_mistakes_have_codes_and_hints(spec: dict[str, Any], code: str) -> None:
    """Each gives its code, a hint, and no half-read item."""
    scope = FakeScope()
    assert read(spec, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint


def test_a_diamond_stands_beside_its_statements() -> None:
    """Over one middle, in boxes whose letters are read from afar, and clear of the statements."""
    lesson = {"title": "Rivals", "worksheet": [{"section": "Judge", "items": [ITEM]}]}
    layout = finish_spec(lesson).layouts["worksheet"]
    boxes = [space for space in layout.spaces if space.kind is SpaceKind.LETTER]
    rows: dict[float, list[float]] = {}
    for box in boxes:
        rows.setdefault(round(box.y, 3), []).append(box.x + box.width / 2)
        assert (box.width, box.height) >= (58.0, 28.0)
    middles = [sum(row) / len(row) for row in rows.values()]
    assert middles == pytest.approx([middles[0]] * 5)
    said = [thing for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.text.strip() in NINE]
    assert len(said) == 9
    assert min(thing.y for thing in said) < boxes[2].y
    assert max(thing.x for thing in said) + 60.0 < min(box.x for box in boxes)


@pytest.mark.parametrize("spec", [ITEM, LADDER])
def test_the_ends_have_words_of_the_teachers_own(spec: dict[str, Any]) -> None:
    """Either of the two, or both; else the usual ones."""
    assert [text.plain() for text in paper_of(spec).ends] == ["most important", "least important"]
    paper = paper_of(spec | {"ends": {"most": "cost him most"}})
    assert [text.plain() for text in paper.ends] == ["cost him most", "least important"]
    assert set(paper.ends) <= set(paper.texts())
