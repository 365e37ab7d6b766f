"""essay: the frame for its paragraphs."""

from __future__ import annotations

from items.scope import SETTING, halves
from lessonkit.items.essay import EssayPaper
from lessonkit.model.blocks import WritingLines

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
