"""Free drawing and writing, guesses before reading, and the look back at them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from items.scope import SETTING, FakeScope
from items.test_item_types import halves, read
from lessonkit.model.blocks import Choices, Marks, Pattern, Space, WritingLines
from lessonkit.model.ink import Written
from lessonkit.units import MM

DRAW: dict[str, Any] = {"draw": "Draw it."}
WRITE: dict[str, Any] = {"write": "Write it."}
PREDICT: dict[str, Any] = {"predict": "Who will win?"}
REVISIT: dict[str, Any] = {"revisit": "my-guess"}


def revisiting(**more: Any) -> FakeScope:
    """A scope in which a guess stands before the item."""
    paper, _ = halves(PREDICT, FakeScope(id="my-guess", number=2))
    return FakeScope(before={"my-guess": paper}, **more)


def space_of(spec: dict[str, Any]) -> Space | WritingLines:
    """The space that an item with a room prints."""
    paper, _ = halves(spec)
    (space,) = paper.compose(SETTING).body
    assert isinstance(space, Space | WritingLines)
    return space


@pytest.mark.parametrize(("laid", "pattern"), [("blank", "plain"), ("squared", "squared"), ("dotted", "dotted")])
@pytest.mark.parametrize("spec", [DRAW, WRITE, PREDICT])
def test_a_box_has_its_pattern_and_height(spec: dict[str, Any], laid: str, pattern: str) -> None:
    """Millimetres, or lines of 8 mm."""
    for size, high in (({"height": 50}, 50), ({"lines": 5}, 40)):
        box = space_of({**spec, "space": laid, **size})
        assert isinstance(box, Space)
        assert (box.pattern, round(box.height / MM, 3)) == (Pattern(pattern), high)


@pytest.mark.parametrize(("spec", "usual"), [(DRAW, 10), (WRITE, 8), (PREDICT, 3)])
def test_lines_are_counted_or_measured(spec: dict[str, Any], usual: int) -> None:
    """As many as are asked for, as a height holds, or the usual number; one at the least."""
    for size, count in (({}, usual), ({"lines": 5}, 5), ({"height": 47}, 5), ({"height": 10}, 1)):
        lines = space_of({**spec, "space": "lined", **size})
        assert isinstance(lines, WritingLines)
        assert lines.count == count


@pytest.mark.parametrize(
    ("spec", "code", "place"),
    [
        ({**DRAW, "height": 50, "lines": 5}, "LK434", "lines"),
        ({**DRAW, "lines": 28}, "LK434", "lines"),
        ({**DRAW, "marks": 2}, "LK414", "marks"),
        ({**REVISIT, "marks": 2}, "LK414", "marks"),
        ({**WRITE, "space": "blank", "starter": "I"}, "LK435", "starter"),
        ({**WRITE, "space": "dotted", "bank": "oak"}, "LK435", "bank"),
    ],
)
def test_mistakes_are_told(spec: dict[str, Any], code: str, place: str) -> None:
    """At the key that is wrong."""
    scope = revisiting()
    assert read(spec, scope) is None
    assert [(one.code, one.span and one.span.file) for one in scope.sink.found] == [(code, place)]


def test_a_height_that_no_page_has_is_refused() -> None:
    """221 mm and more, or less than one can write in."""
    for height in (9, 221):
        with pytest.raises(ValidationError):
            read({**DRAW, "height": height}, FakeScope())


@pytest.mark.parametrize("spec", [DRAW, WRITE, PREDICT])
def test_nothing_is_marked_unless_marks_are_given(spec: dict[str, Any]) -> None:
    """No marks and no ink; the mark scheme says whose the answer is."""
    paper, answer = halves(spec)
    assert (paper.marks, answer.marks, answer.fill(SETTING)) == (0, 0, ())
    (row,) = answer.scheme(SETTING)
    assert (row.label, row.text.plain()) == ("Note", "The pupil’s own; there is no set answer.")


@pytest.mark.parametrize("spec", [DRAW, WRITE, PREDICT, REVISIT])
def test_an_answer_stands_in_the_space(spec: dict[str, Any]) -> None:
    """In the key; its ticks, one for each mark, in the mark scheme."""
    paper, answer = halves({**spec, "answer": ["One.", "Two.", "Three."], "marks": 2}, revisiting())
    assert paper.marks == 2
    (ink,) = answer.fill(SETTING)
    assert isinstance(ink, Written)
    assert (ink.space, ink.text.plain(), ink.overflow) == ("item.space", "One. Two. Three.", "→ mark scheme 7")
    rows = answer.scheme(SETTING)
    assert [row.label for row in rows] == ["Answer", "Marks"]
    assert answer.discloses() == ()


def test_an_answer_without_marks_has_no_ticks() -> None:
    """It is guidance, not a model to be marked by."""
    _, answer = halves({**DRAW, "answer": ["One.", "Two."]})
    (row,) = answer.scheme(SETTING)
    assert row.text.plain() == "One. Two."


def test_marks_stand_beside_squares_and_inside_a_blank_box() -> None:
    """They could not be read over a pattern."""
    cases = (("squared", 1, "baseline"), ("blank", 1, "box"), ("dotted", 0, "box"), ("lined", 1, "line"))
    for laid, marks, place in cases:
        paper, _ = halves({**DRAW, "space": laid, "marks": marks, "answer": "A weir."})
        assert paper.compose(SETTING).marks_at is Marks(place)


def test_a_guess_keeps_its_number() -> None:
    """It is pinned, whatever the spec says of that."""
    paper, _ = halves(PREDICT)
    assert paper.pinned


def test_a_look_back_prints_the_guess_and_where_it_stands() -> None:
    """Its number and question, three boxes to tick, and lines."""
    paper, _ = halves(REVISIT, revisiting())
    assert paper.stem.plain() == "Look back at question 2: Who will win?"
    ticks, told, lines = paper.compose(SETTING).body
    assert isinstance(ticks, Choices)
    assert [entry.text.plain() for entry in ticks.entries] == ["I was right", "I was partly right", "I was wrong"]
    assert told.text.plain() == "What I think now, and which line changed my mind:"
    assert isinstance(lines, WritingLines)
    assert lines.count == 4


def test_a_look_back_at_nothing_is_told() -> None:
    """LK431 with the name that was likely meant; LK432 for what is no guess; nothing more for a guess with errors."""
    known = revisiting().before
    choose, _ = halves({"choose": "Which?", "options": ["a", "b"], "answer": "a"})
    for wanted, code, hint in (
        ("my-gues", "LK431", "did you mean `my-guess`?"),
        ("other", "LK431", "name the guess by its id, `my-guess`, or give it `id: other`"),
        ("which", "LK432", "name one of `my-guess`"),
        ("broken", "", ""),
    ):
        scope = FakeScope(before={**known, "which": choose, "broken": None})
        assert read({"revisit": wanted}, scope) is None
        assert [(one.code, one.hint) for one in scope.sink.found] == ([(code, hint)] if code else [])


def test_without_a_guess_the_hint_says_how_to_give_one() -> None:
    """A question in place of the id is no id to give."""
    for wanted, hint in (
        ("other", "let a `predict` with `id: other` stand before it"),
        ("Were you right?", "add a `predict` before it, give that an `id:`, and name the id here"),
    ):
        scope = FakeScope()
        assert read({"revisit": wanted}, scope) is None
        assert scope.sink.found[0].hint.startswith(hint)


def test_the_words_for_pupils_follow_the_language() -> None:
    """American classrooms have students."""
    _, answer = halves(DRAW)
    american = replace(SETTING, words=replace(SETTING.words, tag="en-US"))
    assert answer.scheme(american)[0].text.plain() == "The student’s own; there is no set answer."


def test_a_long_question_is_not_printed_again() -> None:
    """The number alone sends pupils back to it."""
    guess, _ = halves({"predict": "Who will win? " * 8}, FakeScope(id="my-guess", number=2))
    paper, _ = halves(REVISIT, FakeScope(before={"my-guess": guess}))
    assert paper.stem.plain() == "Look back at question 2."


def test_boxes_suit_what_was_guessed() -> None:
    """Nobody is right or wrong about a judgement."""
    for boxes, said in ({}, "I was wrong"), ({"boxes": "opinion"}, "I have changed my mind"):
        paper, _ = halves({**REVISIT, **boxes}, revisiting())
        ticks = paper.compose(SETTING).body[0]
        assert isinstance(ticks, Choices)
        assert ticks.entries[-1].text.plain() == said
        assert ticks.entries[-1].text in paper.texts()
