"""Items with parts: one stem, letters, summed marks, and everything of the parts in its place."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from guarantees.builds import read_spec, read_spec_levels
from items.scope import SETTING, FakeScope
from items.test_item_types import CHOOSE, EXPLAIN, MATCH, SHORT, halves, read
from lessonkit.diagnostics import Sink
from lessonkit.items.parts import PartsAnswer, PartsPaper
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Item, Marks
from lessonkit.model.ink import Written
from lessonkit.model.paper import ItemPaper, PartNumber

PARTS: dict[str, Any] = {"parts": [CHOOSE, SHORT, MATCH], "ask": "Use the reading."}


def part(spec: dict[str, Any], id_: str) -> tuple[ItemPaper, ItemAnswer]:
    """Both halves of a part, as the reader hands them over."""
    return halves(spec, FakeScope(id=id_, number=1))


def whole(**more: Any) -> tuple[PartsPaper, PartsAnswer]:
    """An item with three parts."""
    inner = (part(CHOOSE, "one"), part({**SHORT, **more}, "two"), part(MATCH, "three"))
    paper, answer = halves(PARTS, FakeScope(inner=inner))
    assert isinstance(paper, PartsPaper)
    assert isinstance(answer, PartsAnswer)
    return paper, answer


def test_a_part_is_numbered_with_its_letter() -> None:
    """In every pattern of words, also after it was sent to another process; and it is a number still."""
    for number in (PartNumber(7, "a"), pickle.loads(pickle.dumps(PartNumber(7, "a")))):  # noqa: S301 - our own bytes
        assert (SETTING.words.overflow.format(number=number), str(number), number + 1) == ("→ mark scheme 7a", "7a", 8)


def test_marks_are_added_up_and_parts_have_their_own() -> None:
    """The sum beside the stem with a word that tells it from those of the parts."""
    paper, answer = whole()
    assert paper.marks == answer.marks == 1 + 2 + 2
    block = paper.compose(SETTING)
    assert (block.marks, block.marks_at, block.total) == (5, Marks.STEM, "Total")
    parts = [(one.label, one.marks) for one in block.body if isinstance(one, Item)]
    assert parts == [("(a)", 1), ("(b)", 2), ("(c)", 2)]


def test_names_and_ink_follow_the_number_of_the_item() -> None:
    """A version numbers the item anew; its parts are said with that number."""
    paper, answer = whole()
    lines = replace(paper, number=3).compose(SETTING).body[1].body[0]
    assert lines.name == "Answer to question 3b"
    written = [ink for ink in replace(answer, number=3).fill(SETTING) if isinstance(ink, Written)]
    assert [ink.overflow for ink in written if ink.space == "two.lines"] == ["→ mark scheme 3b"]


def test_the_mark_scheme_has_the_rows_of_each_part() -> None:
    """The stem, then each part's rows and guidance behind its letter; marks beside its first row."""
    _, answer = whole(note="Take care.", beyond="true")
    rows = answer.scheme(SETTING)
    assert (rows[0].label, rows[0].text.plain(), rows[0].part) == ("Question", "Use the reading.", "")
    assert [(row.part, row.label, row.marks) for row in rows[1:4]] == [
        ("(a)", "Answer", 1),
        ("(b)", "Answer", 2),
        ("(b)", "Note", 0),
    ]
    assert {row.part for row in rows[4:]} == {"(c)"}


def test_what_the_parts_say_the_whole_says() -> None:
    """Texts, what is disclosed, ink and citations."""
    paper, answer = whole(evidence="General Secretary")
    texts = [text.plain() for text in paper.texts()]
    assert [text for text in texts if text.startswith("(")] == ["(a)", "(b)", "(c)"]
    assert "War" in texts
    assert "War" in answer.discloses()
    assert [space for space, _ in answer.citations()] == ["two.margin"]
    assert answer.short_answers() == ()
    assert {ink.space.partition(".")[0] for ink in answer.fill(SETTING)} == {"one", "two", "three"}


@pytest.mark.parametrize("version", ["B", "C", "D"])
def test_parts_keep_their_order_and_their_lists_move(version: str) -> None:
    """Each answer follows the lists of its own part."""
    paper, answer = whole()
    printed, moves = paper.reordered(version)
    moved = answer.moved(moves)
    assert [one.id for one in printed.parts] == ["one", "two", "three"]
    assert answer.moved(()) == answer
    for before, after, own, other in zip(paper.parts, printed.parts, answer.parts, moved.parts, strict=True):
        alone, its = before.reordered(version)
        assert (alone, own.moved(its)) == (after, other)


def test_another_sheet_has_its_own_ids() -> None:
    """The parts' ids are made from the item's, in both halves alike."""
    paper, answer = whole()
    for one in (paper.renamed("quiz.1", 2), answer.renamed("quiz.1", 2)):
        assert (one.id, one.number) == ("quiz.1", 2)
        names = [("quiz.1.a", "2a"), ("quiz.1.b", "2b"), ("quiz.1.c", "2c")]
        assert [(part.id, f"{part.number}") for part in one.inner()] == names


def test_parts_in_parts_and_marks_of_the_whole_are_told() -> None:
    """LK430 at the inner `parts:`, LK436 at the marks; a part with errors leaves the item out."""
    scope = FakeScope()
    assert read({**PARTS, "parts": [CHOOSE, PARTS], "marks": 4}, scope) is None
    assert [(one.code, one.span and one.span.file) for one in scope.sink.found] == [
        ("LK430", "parts/1/parts"),
        ("LK436", "marks"),
    ]
    quiet = FakeScope(inner=(part(CHOOSE, "one"),))
    assert read(PARTS, quiet) is None
    assert quiet.codes == []


def test_one_part_is_no_part() -> None:
    """From two on."""
    with pytest.raises(ValidationError):
        read({**PARTS, "parts": [CHOOSE]}, FakeScope())


def lesson(**more: Any) -> dict[str, Any]:
    """A lesson with one item of two parts."""
    parts = [{**CHOOSE, "id": "one"}, {**EXPLAIN, "id": "two", "marks": 2, **more}]
    return {"title": "Parts", "worksheet": [{"section": "S", "items": [{"parts": parts, "ask": "Say."}]}]}


def test_a_part_is_read_as_any_item() -> None:
    """Its mistakes are told at their places, its id is one of the lesson's."""
    sink = Sink()
    spec = lesson(id="one", answer=[])
    read_spec(spec, sink)
    assert sorted(one.code for one in sink.found) == ["LK414", "LK422"]


def test_a_part_may_have_levels() -> None:
    """A starter at one of them; all levels share the rest."""
    sink = Sink()
    levelled = read_spec_levels(lesson(levels={"support": {"starter": "I think"}}), sink)
    assert levelled is not None, sink.found
    starters = [at.paper.items[0].parts[1].starters for at in levelled.by_level.values()]
    assert starters == [("Because",), ("I think",)]
