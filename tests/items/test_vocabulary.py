"""vocabulary: what is printed of each term, what the key fills in, and the mistakes that it tells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import texts
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.vocabulary import VocabularyAnswer, VocabularyPaper, VocabularySpec
from lessonkit.model.ink import Written

ITEM: dict[str, Any] = {
    "vocabulary": "What do these mean?",
    "terms": ["secretary", {"term": "army", "meaning": "soldiers", "use": "The Red Army won."}],
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """The sentence and the meaning differ."""
    term = {"term": "t0", "meaning": draw(st.sampled_from(["a", "b c"])), "use": draw(st.sampled_from(["d", "e f"]))}
    return {"vocabulary": "Mean?", "terms": ["t1", term]}


def hidden(mint: Mint) -> dict[str, Any]:
    """The meaning and the sentence are hidden."""
    term = {"term": "t0", "meaning": mint.hide("meaning of a term"), "use": mint.hide("sentence with a term")}
    return {"vocabulary": "Mean?", "terms": [term]}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Some terms; meanings at support."""
    ids = draw(st.lists(st.integers(0, 7), min_size=1, max_size=7, unique=True))
    terms = [{"term": f"t{n}", "use": draw(texts(0, 9))} for n in ids]
    levels = {"support": {"give": "meanings"}} if draw(st.booleans()) else {}
    return {"vocabulary": draw(texts(1, 12)), "terms": terms, "levels": levels}


def paper_of(**more: object) -> VocabularyPaper:
    """The paper of the item with other settings."""
    paper, _ = halves({**ITEM, **more})
    assert isinstance(paper, VocabularyPaper)
    return paper


def test_terms_stand_in_the_order_of_their_letters() -> None:
    """Whatever the order in the spec."""
    assert [row.term for row in paper_of().rows] == ["General Secretary", "Red Army"]
    assert paper_of() == paper_of(terms=list(reversed(ITEM["terms"])))


def test_what_is_given_is_printed_and_nothing_else() -> None:
    """By default the terms; with `meanings` those, too; with `none` the places in the reading alone."""
    assert [row.meaning.plain() for row in paper_of().rows] == ["", ""]
    assert [row.meaning.plain() for row in paper_of(give="meanings").rows] == [
        "who leads the party’s office",
        "soldiers",
    ]
    rows = paper_of(give="none").rows
    assert [(row.term, row.meaning.plain()) for row in rows] == [("", ""), ("", "")]
    assert all(piece.words == "" for row in rows for piece in row.place)
    assert [row.place[0].start for row in rows] == [50, 18]


@pytest.mark.parametrize("give", ["terms", "meanings", "none"])
def test_only_spaces_that_are_printed_are_filled_in(give: str) -> None:
    """The meaning, the line and the sentence; what is printed is not written again."""
    paper, answer = halves({**ITEM, "give": give})
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    row = {"item.2.use": "The Red Army won."}
    row |= {} if give == "meanings" else {"item.2.meaning": "soldiers"}
    if give == "none":
        row |= {"item.2.term": "Red Army", "item.2.meaning": "soldiers (¶1,\u00a0line\u00a01)"}
    else:
        row |= {"item.2.line": "1"}
    assert {space: words for space, words in written.items() if space.startswith("item.2.")} == row
    assert paper.marks == 2


def test_the_mark_scheme_is_the_same_whatever_is_given() -> None:
    """So that all levels have one; each term has its mark and its line."""
    schemes = [halves({**ITEM, "give": give})[1].scheme(SETTING) for give in ("terms", "meanings", "none")]
    assert schemes[0] == schemes[1] == schemes[2]
    assert [line.text.plain().replace("\u00a0", "") for line in schemes[0]][1:3] == [
        "Red Army: soldiers",
        "Red Army, in a sentence: The Red Army won.",
    ]


def test_rows_move_with_their_answers() -> None:
    """In another version each row has its own meaning, line and sentence still."""
    paper, answer = halves({**ITEM, "terms": ["secretary", "army", {"term": "gulag", "use": "The Gulag was cruel."}]})
    assert isinstance(paper, VocabularyPaper)
    assert isinstance(answer, VocabularyAnswer)
    seen = set()
    for version in "BCDEFG":
        moved, moves = paper.reordered(version)
        inks = {ink.space: ink.text.plain() for ink in answer.moved(moves).fill(SETTING) if isinstance(ink, Written)}
        at = [row.term for row in moved.rows].index("Gulag") + 1
        assert inks[f"item.{at}.use"] == "The Gulag was cruel."
        seen.add(at)
    assert len(seen) > 1
    assert paper.reordered("")[0] == paper


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        ({"terms": ["secretry"]}, "LK444", "did you mean `secretary`?"),
        ({"terms": ["army", {"term": "army"}]}, "LK403", "keep one of the two"),
        ({"terms": ["gulag"], "give": "none"}, "LK445", "say `evidence:` with the words that hold it"),
    ],
)
def test_mistakes_are_told_with_a_hint(change: dict[str, Any], code: str, hint: str) -> None:
    """At the place of the term."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint.startswith(hint)
    assert scope.sink.found[0].span
    assert scope.sink.found[0].span.file.startswith("terms/")


def test_a_term_that_the_reading_has_not_gets_no_line() -> None:
    """It may be one that pupils should know anyway."""
    _, answer = halves({**ITEM, "terms": ["gulag"]})
    assert [ink.space for ink in answer.fill(SETTING) if isinstance(ink, Written)] == ["item.1.meaning"]


def test_its_id_tells_no_term() -> None:
    """At a level that hides the terms they are the answer; ids and orders are made from the stem."""
    specs = [VocabularySpec.model_validate({**ITEM, "terms": [term]}) for term in ("army", "gulag")]
    assert [spec.identity() for spec in specs] == ["What do these mean?"] * 2


def test_without_marks_nothing_is_said_of_them() -> None:
    """The rule for marks stands only where there are some."""
    _, answer = halves(ITEM | {"marks": 0})
    assert SETTING.words.award not in [line.label for line in answer.scheme(SETTING)]
