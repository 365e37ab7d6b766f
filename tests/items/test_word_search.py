"""word_search: what the square and the clues print, what the key rings, and the mistakes that it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from items.scope import SETTING, FakeScope, halves, read
from layout.samples import FACES
from lessonkit.items.word_search import SearchAnswer, SearchPaper
from lessonkit.model.blocks import Columns, Drawing, Fitted, WordBank
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Ringed, Written

WORDS = {"Red Army": "soldiers", "Stalin": "a secretary", "exile": "far from home", "Kulak": "called rich"}
ITEM: dict[str, Any] = {"word_search": "Find them.", "words": WORDS, "evidence": "Red Army"}


def answered(_draw: st.DrawFn) -> dict[str, Any]:
    """The letters are made of the words, so they stay."""
    return {"word_search": "Find.", "words": WORDS}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Words with clues, in some directions, with help for some."""
    clues = {word: draw(st.text("ab ", min_size=1, max_size=90)).strip() or "c" for word in WORDS}
    ways = draw(st.lists(st.sampled_from(["right", "down", "diagonal", "backwards"]), min_size=1, unique=True))
    levels = {"support": {"bank": draw(st.booleans()), "first_letters": draw(st.booleans())}}
    return {"word_search": "Find.", "words": clues, "directions": ways, "levels": levels}


def paper_of(**more: object) -> SearchPaper:
    """The paper of the item with other settings."""
    paper, _ = halves({**ITEM, **more})
    assert isinstance(paper, SearchPaper)
    return paper


def drawing_of(paper: SearchPaper) -> Drawing:
    """The square as it is drawn on A4."""
    fitted = next(block for block in paper.compose(SETTING).body if isinstance(block, Fitted))
    return fitted.artist.drawn(FACES, 418.0, 500.0)


def test_the_square_prints_its_letters_and_tells_them_row_by_row() -> None:
    """In 8 mm; the alt text has the same letters and no more."""
    paper = paper_of()
    drawing = drawing_of(paper)
    assert "".join(t.text for t in drawing.things if isinstance(t, Glyphs)) == "".join(paper.rows)
    assert f"Row 1: {' '.join(paper.rows[0])}." in drawing.alt
    assert drawing.holes[1].x - drawing.holes[0].x == pytest.approx(22.68, abs=0.01)


def test_rings_go_round_the_words() -> None:
    """From the first letter to the last, both of them holes; the alt text says where."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, SearchPaper)
    assert isinstance(answer, SearchAnswer)
    rings = [ink for ink in answer.fill(SETTING) if isinstance(ink, Ringed)]
    holes = {hole.id for hole in drawing_of(paper).holes}
    assert {ring.space for ring in rings} | {ring.to for ring in rings} <= holes
    for ring, one, lie in zip(rings, answer.words, answer.lies, strict=True):
        assert "".join(paper.rows[row][column] for row, column in lie.cells) == one.letters
        assert ring.space == f"item.{lie.row}.{lie.column}"
        assert ring.alt.startswith(f"{one.words}: from row {lie.row + 1}, column {lie.column + 1}, ")


def test_clues_stand_in_the_order_of_their_words_with_lines() -> None:
    """Each word of the key stands on the line of its clue."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, SearchPaper)
    assert [one.clue.plain() for one in paper.wanted] == ["a secretary", "called rich", "far from home", "soldiers"]
    written = [ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)]
    assert written == ["Stalin", "Kulak", "exile", "Red Army"]


def test_help_changes_no_letter() -> None:
    """A bank, or first letters beside the clues: the square is the same."""
    core = paper_of()
    assert replace(paper_of(bank=True), bank=()) == core
    lettered = paper_of(first_letters=True)
    assert [one.first for one in lettered.wanted] == ["S", "K", "E", "R"]
    assert replace(lettered, wanted=core.wanted) == core
    assert isinstance(paper_of(bank=True).compose(SETTING).body[0], WordBank)


def test_words_without_clues_are_printed_alone() -> None:
    """Then there is nothing to write on."""
    bare = {"word_search": "Find.", "words": dict.fromkeys(WORDS, ""), "bank": True}
    paper, answer = halves(bare)
    assert not [block for block in paper.compose(SETTING).body if isinstance(block, Columns)]
    assert not [ink for ink in answer.fill(SETTING) if isinstance(ink, Written)]


@pytest.mark.parametrize(
    ("directions", "steps"),
    [
        (["right"], {(0, 1)}),
        (["right", "backwards"], {(0, 1), (0, -1)}),
        (["down", "right"], {(1, 0), (0, 1)}),
        (["diagonal"], {(1, 1), (-1, 1)}),
        (["backwards"], {(0, 1), (0, -1)}),
    ],
)
def test_directions_are_kept_to(directions: list[str], steps: set[tuple[int, int]]) -> None:
    """`backwards` adds the other way; alone it is that of lines to the right."""
    for seed in ("1", "2"):
        _, answer = halves({**ITEM, "directions": directions, "seed": seed})
        assert isinstance(answer, SearchAnswer)
        assert {lie.step for lie in answer.lies} <= steps
        assert all("from row" in ink.alt for ink in answer.fill(SETTING) if isinstance(ink, Ringed))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": {**WORDS, "Stalinist": "a follower"}}, "LK453"),
        ({"words": {**WORDS, "Cheka": ""}}, "LK454"),
        ({"words": {**WORDS, "R2D2": "a robot"}}, "LK450"),
        ({"marks": 5}, "LK413"),
    ],
)
def test_mistakes_have_codes_and_hints(change: dict[str, Any], code: str) -> None:
    """Each gives its code, a hint, and no half-read item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint


def test_words_that_no_square_holds_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """LK455, where the search finds none."""
    monkeypatch.setattr("lessonkit.items.word_search.hide", lambda *_: None)
    scope = FakeScope()
    assert read(ITEM, scope) is None
    assert scope.codes == ["LK455"]
