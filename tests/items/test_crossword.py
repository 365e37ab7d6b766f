"""crossword: what the grid and the clues print, what the key fills in, and the mistakes that it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.builds import read_spec
from items.scope import LEDGER, SETTING, FakeScope, halves, read
from layout.samples import FACES
from lessonkit.diagnostics import Sink
from lessonkit.items.crossword import CrosswordAnswer, CrosswordPaper
from lessonkit.model.blocks import Columns, Drawing, Fitted, WordBank
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written
from lessonkit.model.ledger import Person, Term
from lessonkit.model.text import plain

WORDS = {"Red Army": "soldiers", "Stalin": "Secretary", "exile": "far from home", "Kulak": "called rich"}
ITEM: dict[str, Any] = {"crossword": "Solve it.", "words": WORDS, "evidence": "Red Army"}


def answered(_draw: st.DrawFn) -> dict[str, Any]:
    """The grid is made of the words, so they stay."""
    return {"crossword": "Solve.", "words": WORDS}


def hidden(mint: Any) -> dict[str, Any]:
    """A word of nonsense among others; its clue is printed."""
    return {"crossword": "Solve.", "words": {mint.hide("word of a crossword"): "a", "Vexing": "b", "Exit": "c"}}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Words that cross, with help for some."""
    chosen = draw(st.lists(st.sampled_from(sorted(WORDS)), min_size=3, max_size=4, unique=True))
    clues = {word: draw(st.text("ab ", min_size=1, max_size=90)).strip() or "c" for word in chosen}
    levels = {level: {"bank": draw(st.booleans()), "first_letters": draw(st.booleans())} for level in ("support",)}
    return {"crossword": "Solve.", "words": clues, "seed": draw(st.sampled_from(["", "1"])), "levels": levels}


def paper_of(**more: object) -> CrosswordPaper:
    """The paper of the item with other settings."""
    paper, _ = halves({**ITEM, **more})
    assert isinstance(paper, CrosswordPaper)
    return paper


def drawing_of(paper: CrosswordPaper) -> Drawing:
    """The grid as it is drawn on A4."""
    body = paper.compose(SETTING).body
    fitted = [block for block in body if isinstance(block, Fitted)]
    fitted += [block.left.blocks[0] for block in body if isinstance(block, Columns)]  # type: ignore[misc]
    return next(block for block in fitted if isinstance(block, Fitted)).artist.drawn(FACES, 418.0, 500.0)


def test_the_blank_tells_lengths_and_no_letter() -> None:
    """Numbers alone stand in the boxes; the alt text has the entries with their counts."""
    paper, answer = halves(ITEM)
    assert isinstance(answer, CrosswordAnswer)
    drawing = drawing_of(paper)
    assert all(thing.text.isdigit() for thing in drawing.things if isinstance(thing, Glyphs))
    assert not [one.words for one in answer.words if one.words in drawing.alt]
    told = drawing.alt.partition(" Across: ")[2]
    assert sorted(told.replace(". Down: ", "; ").rstrip(".").split("; ")) == sorted(
        f"{entry.number}, {one.count} letters" for entry, one in zip(answer.entries, answer.words, strict=True)
    )


def test_each_box_gets_its_letter() -> None:
    """The key writes every letter once, in a hole that the drawing has."""
    paper, answer = halves(ITEM)
    assert isinstance(answer, CrosswordAnswer)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert set(written) == {hole.id for hole in drawing_of(paper).holes}
    for entry, one in zip(answer.entries, answer.words, strict=True):
        assert "".join(written[f"item.{row}.{column}"] for row, column in entry.cells) == one.letters


def test_clues_end_in_the_count_of_letters() -> None:
    """Under Across or Down, behind their numbers; never parted from the last word."""
    blanks = paper_of().blanks
    assert {(one.clue.plain(), one.count) for one in blanks} == {
        ("soldiers", "3, 4"),
        ("Secretary", "6"),
        ("far from home", "5"),
        ("called rich", "5"),
    }


def test_first_letters_are_printed_and_not_written_again() -> None:
    """The grid is the same; the letters stand in it."""
    core, support = paper_of(), paper_of(first_letters=True)
    _, answer = halves({**ITEM, "first_letters": True})
    assert replace(support, blanks=tuple(replace(one, first="") for one in support.blanks)) == core
    letters = [t.text for t in drawing_of(support).things if isinstance(t, Glyphs) and t.text.isalpha()]
    assert sorted(letters) == ["E", "K", "R", "S"]
    written = {ink.space for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert len(drawing_of(support).holes) - len(written) == len({(one.row, one.column) for one in support.blanks})


def test_a_bank_lists_the_words_sorted_and_changes_nothing_else() -> None:
    """A level may have it; then the words are disclosed."""
    paper, answer = halves({**ITEM, "bank": True})
    assert isinstance(paper, CrosswordPaper)
    assert [text.plain() for text in paper.bank] == ["exile", "Kulak", "Red Army", "Stalin"]
    assert paper.how.plain().endswith(SETTING.words.use_bank)
    assert replace(paper, bank=(), how=paper_of().how) == paper_of()
    assert isinstance(paper.compose(SETTING).body[0], WordBank)
    assert set(answer.discloses()) == set(WORDS)
    assert not set(halves(ITEM)[1].discloses()) & set(WORDS)


def test_people_and_terms_bring_their_clues() -> None:
    """By their ids; the order of the spec makes no difference."""
    ledger = replace(
        LEDGER,
        people=(Person("trotsky", "Leon Trotsky", "Trotsky", role=plain("built the army")),),
        terms=(Term("kulak", "Kulak", plain("called rich")),),
    )
    spec = {"crossword": "Solve.", "people": "trotsky", "terms": ["kulak"], "words": {"Stalin": "Secretary"}}
    paper, answer = halves(spec, FakeScope(ledger=ledger))
    assert isinstance(paper, CrosswordPaper)
    assert {one.clue.plain() for one in paper.blanks} == {"built the army", "called rich", "Secretary"}
    assert {text.plain() for text in answer.short_answers()} == {"Trotsky", "Kulak", "Stalin"}
    reversed_ = {**ITEM, "words": dict(reversed(WORDS.items()))}
    assert halves(reversed_)[0] == halves(ITEM)[0]


def test_the_mark_scheme_has_a_tick_for_each_word() -> None:
    """Or says how many of them count."""
    _, answer = halves(ITEM)
    lines = answer.scheme(SETTING)
    assert [line.label for line in lines] == ["Across", "Down"]
    assert sum(type(i).__name__ == "Sign" for line in lines for i in line.text.inlines) == 4
    _, fewer = halves({**ITEM, "marks": 2})
    assert fewer.scheme(SETTING)[-1].text.plain() == "one mark for each word; 2 of 4 are counted"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": {**WORDS, "1917": "a year"}}, "LK450"),
        ({"words": {**WORDS, "NO": "short"}}, "LK450"),
        ({"words": {**WORDS, "incomprehensibilities": "long"}}, "LK450"),
        ({"words": {**WORDS, "REDARMY": "again"}}, "LK403"),
        ({"words": {**WORDS, "Cheka": ""}}, "LK454"),
        ({"words": {"Stalin": "a", "exile": "b"}}, "LK401"),
        ({"words": {**WORDS, "Zoo": "o"}}, "LK451"),
        ({"words": {"CASE": "a", "LASE": "b", "MASE": "c", "PASE": "d"}}, "LK452"),
        ({"people": ["trotski"]}, "LK412"),
        ({"people": ["trotsky"]}, "LK454"),
        ({"terms": ["kulac"]}, "LK444"),
        ({"marks": 5}, "LK413"),
    ],
)
def test_mistakes_have_codes_and_hints(change: dict[str, Any], code: str) -> None:
    """Each gives its code, a hint, and no half-read item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes[0] == code
    assert scope.sink.found[0].hint


def test_a_wide_grid_has_its_clues_under_it_and_a_narrow_one_beside() -> None:
    """Eight boxes or fewer leave half of the width."""
    many = dict.fromkeys(("Politburo", "Testament", "Zinoviev", "Kamenev", "Trotsky", "Pravda", "Lenin"), "a clue")
    few = dict.fromkeys(("Lenin", "exile", "Kulak"), "a clue")
    for words, beside in ((few, True), (many, False)):
        paper = paper_of(words=words)
        assert (paper.columns <= 8) is beside
        assert any(isinstance(block, Fitted) for block in paper.compose(SETTING).body) is not beside


def test_a_warning_in_a_clue_leaves_the_puzzle() -> None:
    """A link that is printed as typed is told, and the grid is made."""
    sink = Sink()
    words = {**WORDS, "exile": "see [here](ftp://example.org)"}
    item = {"crossword": "Solve.", "words": words, "seed": "1"}
    lesson = read_spec({"title": "T", "worksheet": [{"section": "S", "items": [item]}]}, sink)
    assert [one.code for one in sink.found] == ["LK120"]
    assert lesson is not None
    assert [one.kind for one in lesson.paper.items] == ["crossword"]
