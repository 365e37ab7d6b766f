"""essay: the frame for its paragraphs."""

from __future__ import annotations

import pytest

from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.essay import EssayPaper
from lessonkit.model.blocks import WritingLines
from lessonkit.model.ink import Written

ITEM = {"essay": "How far?", "answer": "the machine", "lines": 20}
FRAME = [{"name": "Introduction", "starter": "Some say"}, {"name": "Conclusion"}, {"starter": "On balance"}, {}]


def lines_of(paper: EssayPaper) -> WritingLines:
    """The lines to write on, which come last."""
    lines = paper.compose(SETTING).body[-1]
    assert isinstance(lines, WritingLines)
    return lines


def test_a_frame_names_and_begins_paragraphs_on_the_same_lines() -> None:
    """A paragraph may have a name, a starter or both; an empty one is left out."""
    framed, bare = (halves(spec)[0] for spec in (ITEM | {"frame": FRAME}, ITEM))
    assert isinstance(framed, EssayPaper)
    assert isinstance(bare, EssayPaper)
    assert [text.plain() for text in framed.frame] == ["Introduction  Some say", "Conclusion", "On balance"]
    assert lines_of(framed).starters == framed.frame
    assert (lines_of(framed).id, lines_of(framed).count) == (lines_of(bare).id, lines_of(bare).count)
    assert set(framed.frame) <= set(framed.texts())


def test_the_name_of_a_paragraph_is_told_from_its_starter() -> None:
    """Bold and upright, where a starter is light and in italics."""
    paper, _ = halves(ITEM | {"frame": FRAME})
    assert isinstance(paper, EssayPaper)
    name, _, starter = paper.frame[0].inlines
    assert (name.strong, name.emphasis) == (True, True)
    assert (starter.strong, starter.emphasis) == (False, False)


NAMED = ITEM | {
    "frame": [{"name": "Lost", "starter": "He lost"}, {"starter": "Then"}, {"name": "Won"}],
    "answer": {"Won": ["by votes", "by luck"], "Lost": "he was proud"},
}


def test_what_is_indicated_for_a_paragraph_is_written_there() -> None:
    """The parts are counted as the frame has them, empty ones left out; the scheme tells the names."""
    _, answer = halves(NAMED)
    inks = [ink for ink in answer.fill(SETTING) if isinstance(ink, Written)]
    assert [(ink.space, ink.part, ink.text.plain()) for ink in inks] == [
        ("item.lines", 3, "by votes by luck"),
        ("item.lines", 1, "he was proud"),
    ]
    assert len({ink.group for ink in inks}) == 1
    scheme = [(line.label, line.text.plain()) for line in answer.scheme(SETTING)]
    assert scheme == [(SETTING.words.answer, "Won: by votes by luck"), ("", "Lost: he was proud")]


def test_without_a_frame_the_names_stand_on_the_lines() -> None:
    """As at a level that leaves the frame out."""
    _, answer = halves(NAMED | {"frame": []})
    (ink,) = answer.fill(SETTING)
    assert isinstance(ink, Written)
    assert (ink.part, ink.text.plain()) == (0, "Won: by votes by luck Lost: he was proud")


def test_what_is_indicated_for_a_column_of_the_plan_is_written_there() -> None:
    """The lines then send the marker to the scheme; a paragraph of the frame goes before a column of its name."""
    spec = ITEM | {"plan": ["Lost", "Won"], "answer": {"Won": "by votes", "Lost": "he was proud"}}
    _, answer = halves(spec)
    assert [(ink.space, ink.text.plain()) for ink in answer.fill(SETTING) if isinstance(ink, Written)] == [
        ("item.plan.2", "by votes"),
        ("item.plan.1", "he was proud"),
        ("item.lines", SETTING.words.overflow.format(number=7)),
    ]
    assert answer.discloses() == ("Won", "Lost")
    _, framed = halves(spec | {"frame": [{"name": "Won"}]})
    places = [(ink.space, ink.part) for ink in framed.fill(SETTING) if isinstance(ink, Written)]
    assert places == [("item.lines", 1), ("item.plan.1", 0)]


@pytest.mark.parametrize(
    ("frame", "hint"),
    [
        ([{"name": "Lost"}, {"name": "Won"}], "did you mean `Lost`?"),
        ([{"name": "Why"}], "the frame has “Why”"),
        ([{"starter": "He"}], "the frame has no names"),
    ],
)
def test_an_answer_to_a_paragraph_that_is_not_there_is_refused(frame: list[dict[str, str]], hint: str) -> None:
    """LK447, at the name."""
    scope = FakeScope()
    assert read(ITEM | {"frame": frame, "answer": {"Losst": "he was proud"}}, scope) is None
    (found,) = scope.sink.found
    assert (found.code, found.message, found.span.file) == (
        "LK447", "the frame has no paragraph “Losst” to answer", "key/answer/Losst"
    )  # fmt: skip
    assert found.hint == hint


def test_an_answer_by_paragraphs_needs_words() -> None:
    """LK414."""
    scope = FakeScope()
    assert read(ITEM | {"answer": {"Lost": ""}}, scope) is None
    assert scope.codes == ["LK414"]
