"""The item types: their two halves, and the mistakes that they tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from items.own import own
from items.scope import LEDGER, SETTING, FakeScope, halves, read
from lessonkit.items.order import OrderAnswer
from lessonkit.model.ink import Ringed, Ticked, Written
from lessonkit.model.ledger import Date, Event
from lessonkit.model.lines import Evidence
from lessonkit.model.text import plain

CHOOSE: dict[str, Any] = {"choose": "Which office?", "options": ["War", "General Secretary", "Pravda"], "answer": "War"}
CHOOSE_ALL = {"choose_all": "Which powers?", "options": ["files", "army", "jobs"], "answers": ["jobs", "files"]}
STATEMENTS = [
    {"text": "He came early.", "answer": "false", "correction": "He came late."},
    {"text": "He was ill.", "answer": "true"},
]
TRUE_FALSE: dict[str, Any] = {"true_false": "True or false?", "statements": STATEMENTS}
RANKED = {"statements": ["elm", "ash", "oak"], "shape": "ladder", "answer": "So."}
CLOZE: dict[str, Any] = {"cloze": r"Stalin was {General Secretary} from {1922}. \{so\}", "bank": ["1917"]}
MATCH: dict[str, Any] = {
    "match": "Who did what?",
    "pairs": [{"person": "trotsky", "right": "built the army"}, {"left": "Lenin", "right": "dictated"}],
    "extra": ["headed the police"],
}
ORDER: dict[str, Any] = {"order": "", "events": ["dies", "secretary", "expelled", "murder"]}
SHORT: dict[str, Any] = {"short": "Why?", "answer": ["He was late.", "He was proud."]}
EXPLAIN: dict[str, Any] = {"explain": "How?", "answer": ["Jobs,", "so votes."], "starter": "Because"}
ESSAY: dict[str, Any] = {
    "essay": "How far?",
    "rubric": [{"marks": "9–10", "text": "both sides"}],
    "answer": ["the machine"],
}
COMPARE: dict[str, Any] = {
    "compare": "Compare.",
    "columns": ["Stalin", "Trotsky"],
    "rows": [
        {"name": "Office", "cells": ["Secretary", "War"], "evidence": ["General Secretary", "Red Army"]},
        {"name": "Ideas", "cells": ["One country", "Permanent"]},
    ],
    "worked": {"row": "Office", "column": "Trotsky"},
    "verdict": {"answer": "Stalin"},
}
ALL = [CHOOSE, CHOOSE_ALL, TRUE_FALSE, CLOZE, MATCH, ORDER, SHORT, EXPLAIN, ESSAY, COMPARE, *own("ITEM").values()]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: next(iter(spec)))
def test_paper_and_answer_agree_on_id_number_and_marks(spec: dict[str, Any]) -> None:
    """Both halves carry the scope's id and number, and the same marks."""
    paper, answer = halves(spec)
    assert (paper.id, paper.number, paper.marks) == (answer.id, answer.number, answer.marks)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: next(iter(spec)))
def test_on_another_sheet_every_answer_has_its_space(spec: dict[str, Any]) -> None:
    """As on a quiz, which picks it: what is filled in there is what is filled in here, under the new id."""
    _, answer = halves(spec)
    renamed = answer.renamed("quiz-it", answer.number)
    spaces = [ink.space for ink in answer.fill(SETTING)]
    assert [ink.space for ink in renamed.fill(SETTING)] == [f"quiz-it{s.removeprefix(answer.id)}" for s in spaces]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: next(iter(spec)))
def test_the_block_shows_number_stem_and_marks(spec: dict[str, Any]) -> None:
    """The paper form is an item block with the paper's own number, stem and marks."""
    paper, _ = halves(spec)
    block = paper.compose(SETTING)
    assert (block.number, block.stem, block.marks) == (paper.number, paper.stem, paper.marks)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: next(iter(spec)))
def test_a_tick_stands_for_each_mark_of_a_marked_list(spec: dict[str, Any]) -> None:
    """The mark scheme never shows more ticks than the item has marks."""
    _, answer = halves(spec)
    ticks = sum(1 for line in answer.scheme(SETTING) for i in line.text.inlines if type(i).__name__ == "Sign")
    assert ticks <= answer.marks


def test_options_are_printed_by_their_words() -> None:
    """Options stand in the order of their words, whichever is right; the ring follows the words."""
    for right, letter in (("General Secretary", "A"), ("Pravda", "B"), ("War", "C")):
        paper, answer = halves({**CHOOSE, "answer": right})
        assert [o.plain() for o in paper.options] == ["General Secretary", "Pravda", "War"]
        assert answer.fill(SETTING) == (Ringed(f"item.{letter}"),)


def test_numbers_are_sorted_by_size_and_none_of_these_is_last() -> None:
    """9 stands before 10, and "None of these" after everything."""
    spec = {"choose": "How many?", "options": ["None of these", "10", "9", "zero"], "answer": "9"}
    paper, _ = halves(spec)
    assert [o.plain() for o in paper.options] == ["9", "10", "zero", "None of these"]


def test_numbers_of_any_length_are_sorted() -> None:
    """More digits than Python turns into a number are no defect; leading zeros do not count."""
    long = "9" * 5000
    paper, _ = halves({"choose": "Which?", "options": [long, "010", "9"], "answer": "9"})
    assert [o.plain() for o in paper.options] == ["9", "010", long]


@pytest.mark.parametrize(
    "spec",
    [
        {**CHOOSE, "choose": ""},
        {**CHOOSE, "options": ["", "War"]},
        {**CHOOSE, "marks": -1},
        {**CHOOSE, "marks": 1_000_000},
        {**SHORT, "short": ""},
        {**ESSAY, "rubric": [{"marks": "9" * 5000, "text": "x"}]},
    ],
)
def test_what_no_sheet_could_print_is_refused(spec: dict[str, Any]) -> None:
    """Empty stems and options, and marks without measure, stop at the model."""
    with pytest.raises(ValidationError):
        read(spec, FakeScope())


def test_an_answer_that_is_no_option_is_told_with_the_near_one() -> None:
    """LK402 names the option that looks like the answer."""
    scope = FakeScope()
    assert read({**CHOOSE, "answer": "Genral Secretary"}, scope) is None
    assert scope.codes == ["LK402"]
    assert "General Secretary" in scope.sink.found[0].hint


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        ({**CHOOSE, "options": ["War"]}, "LK401"),
        ({**CHOOSE, "options": ["War", "war"]}, "LK403"),
        ({**CHOOSE_ALL, "answers": ["jobs", "jobs"]}, "LK403"),
        ({**TRUE_FALSE, "statements": [{"text": "x", "answer": "false"}]}, "LK404"),
        ({**TRUE_FALSE, "statements": [{"text": "x", "answer": "true", "correction": "y"}]}, "LK404"),
        ({"cloze": "no gap"}, "LK405"),
        ({"cloze": "one {gap"}, "LK405"),
        ({"cloze": "one gap}"}, "LK405"),
        ({"cloze": "an {} empty gap"}, "LK405"),
        ({"cloze": "a {gap {in} a gap}"}, "LK405"),
        ({**MATCH, "pairs": [{"left": "a", "right": "b"}, {"left": "c"}]}, "LK406"),
        ({**MATCH, "pairs": [{"left": "a", "right": "b"}, {"person": "lennin", "right": "c"}]}, "LK412"),
        ({**MATCH, "pairs": [{"left": "a", "right": "b"}, {"left": "a", "right": "c"}]}, "LK403"),
        ({"match": "x", "pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]}, "LK409"),
        ({**ORDER, "events": ["dies", "secretary", "expeled"]}, "LK407"),
        ({**ORDER, "events": ["dies", "secretary", "dies"]}, "LK403"),
        ({**ORDER, "events": ["dies", "secretary", "some-day"]}, "LK408"),
        ({**ORDER, "events": ["secretary", "expelled", "dies"], "seed": ""}, ""),
        ({**COMPARE, "rows": [{"name": "Office", "cells": ["one"]}]}, "LK410"),
        ({**COMPARE, "rows": [{"name": "Office", "cells": ["a", "b"], "evidence": ["", "", "c"]}]}, "LK410"),
        ({**COMPARE, "columns": ["Stalin", "Stalin"]}, "LK403"),
        ({**COMPARE, "worked": {"row": "Offise", "column": "Trotsky"}}, "LK411"),
        ({**ESSAY, "rubric": [{"marks": "11–12", "text": "x"}]}, "LK413"),
        ({**ESSAY, "answer": ""}, "LK414"),
        ({**SHORT, "answer": ""}, "LK414"),
    ],
)
def test_mistakes_have_codes_and_hints(spec: dict[str, Any], code: str) -> None:
    """Each mistake gives its code, a hint, and no half-read item."""
    scope = FakeScope()
    split = read(spec, scope)
    if not code:
        assert split is not None
        return
    assert split is None
    assert scope.codes[0] == code
    assert scope.sink.found[0].hint


def test_sorted_events_in_the_right_order_ask_for_a_seed() -> None:
    """LK409 where the words happen to sort by time; a seed shuffles them."""
    spec = {"order": "", "events": ["expelled", "dies", "drops"]}
    scope = FakeScope()
    assert read(spec, scope) is None
    assert scope.codes == ["LK409"]
    paper, _ = halves({**spec, "seed": "3"})
    printed = [text.plain() for text in paper.events]
    assert printed != sorted(printed)


@pytest.mark.parametrize(
    ("numbers", "tells"),
    [((1, 2, 3), True), ((1, 3, 2), True), ((1, 3, 2, 4), True), ((1, 4, 2, 5, 3), False), ((1, 3, 5, 2, 4), True)],
)
def test_events_in_two_columns_are_not_in_order_line_by_line_either(numbers: tuple[int, ...], tells: bool) -> None:
    """Two columns are read downwards by some pupils, across by others."""
    _, answer = halves(ORDER)
    assert isinstance(answer, OrderAnswer)
    assert replace(answer, numbers=numbers).tells_itself() is tells


def test_what_is_in_order_across_two_columns_alone_says_so() -> None:
    """In the sorted list itself the teacher would not see it."""
    scope = FakeScope()
    early, late = Event("a", Date(1900), plain("A")), Event("c", Date(1901), plain("C"))
    scope.ledger = replace(LEDGER, events=(early, Event("b", Date(1902), plain("B")), late))
    assert read({"order": "", "events": ["a", "b", "c"]}, scope) is None
    assert scope.sink.found[0].message.endswith("order, read across two columns")


def test_true_or_false_marks_do_not_tell_how_many_are_false() -> None:
    """Marks depend on the number of statements alone."""
    paper, _ = halves(TRUE_FALSE)
    all_true = [{"text": s["text"], "answer": "true"} for s in STATEMENTS]
    other, _ = halves({**TRUE_FALSE, "statements": all_true})
    assert paper == other


def test_cloze_blanks_have_one_width_and_the_bank_is_sorted() -> None:
    """Every blank is as wide as every other; gaps and words too many stand together in order; braces print."""
    paper, answer = halves(CLOZE)
    widths = {i.width for i in paper.passage.inlines if type(i).__name__ == "Blank"}
    assert len(widths) == 1
    assert [w.plain() for w in paper.bank] == ["1917", "1922", "General Secretary"]
    assert paper.passage.plain().endswith("{so}")
    assert [ink.text.plain() for ink in answer.fill(SETTING)] == ["General Secretary", "1922"]
    assert answer.discloses() == ("1922", "General Secretary")


def test_a_cloze_without_a_bank_discloses_nothing() -> None:
    """`bank: false` prints no bank."""
    paper, answer = halves({**CLOZE, "bank": "false"})
    assert paper.bank == ()
    assert answer.discloses() == ()


def test_match_letters_follow_the_words() -> None:
    """Both columns are sorted; each box gets the letter of its partner; what is left over is told."""
    paper, answer = halves(MATCH)
    assert [t.plain() for t in paper.lefts] == ["Lenin", "Trotsky"]
    assert [t.plain() for t in paper.rights] == ["built the army", "dictated", "headed the police"]
    assert [ink.text.plain() for ink in answer.fill(SETTING)] == ["B", "A"]
    assert answer.spare == ("C",)


def test_events_are_numbered_by_time() -> None:
    """The number in each box is the event's place in time."""
    paper, answer = halves(ORDER)
    printed = [t.plain() for t in paper.events]
    assert printed == sorted(printed, key=str.casefold)
    numbers = dict(zip(printed, (ink.text.plain() for ink in answer.fill(SETTING)), strict=True))
    assert numbers["Stalin becomes General Secretary"] == "1"
    assert numbers["A murder in Mexico"] == "4"


def test_ticks_go_to_the_right_boxes() -> None:
    """Each right option is ticked where it is printed."""
    _, answer = halves(CHOOSE_ALL)
    assert answer.fill(SETTING) == (Ticked("item.2"), Ticked("item.3"))


def test_lines_come_from_marks_and_not_from_the_answer() -> None:
    """Room to write depends on the marks; a long answer changes nothing on paper, and is a warning."""
    scope = FakeScope()
    long_answer = {**SHORT, "answer": ["word " * 50, "word"]}
    paper, _ = halves(SHORT)
    other, _ = halves(long_answer, scope)
    assert paper == other
    assert scope.codes == ["LK901"]


def test_the_worked_cell_is_printed_and_the_others_are_not() -> None:
    """Of the cells only the worked one stands on paper, with its lines; the key fills the rest and the verdict."""
    paper, answer = halves(COMPARE)
    shown = [t.plain() for t in paper.texts()]
    assert "War" in shown
    assert "Secretary" not in shown
    assert "lines" not in shown
    assert answer.discloses() == ("War",)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert set(written) == {"item.1.1", "item.2.1", "item.2.2", "item.verdict"}
    assert written["item.1.1"].endswith("(¶1,\u00a0line\u00a02)")


def test_a_hint_names_the_paragraph() -> None:
    """`hint: true` sends the pupil to the place and tells none of its words."""
    spec = {**CHOOSE, "evidence": "General Secretary", "hint": "true"}
    paper, _ = halves(spec)
    assert paper.hint == (Evidence(1, 50, 67),)


@pytest.mark.parametrize("spec", [{"explain": "Why?", "answer": "So."}, {"ranking": "Rank.", **RANKED}])
def test_a_bank_on_ruled_lines_is_spoken_of(spec: dict[str, Any]) -> None:
    """The instruction says what the box is for."""
    without, banked = (halves(spec | {"bank": bank})[0].how.plain() for bank in ([], ["oak"]))
    assert banked == " ".join((without, SETTING.words.use_bank)).strip()


def test_no_more_left_over_than_there_are() -> None:
    """One, several, or none: then nothing is said."""
    words = SETTING.words
    letters = ["", "One letter is left over.", "Three letters are left over."]
    assert [words.spare_letters(n) for n in (0, 1, 3)] == letters
    assert [words.spare_words(n) for n in (-1, 1, 2)] == ["", "One word is left over.", "Two words are left over."]
