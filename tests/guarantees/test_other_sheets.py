"""Items on another sheet than the worksheet, as on a quiz that picks them: all their spaces are called as they are."""

from __future__ import annotations

from functools import cache

import pytest

from guarantees.builds import FACES, LESSONS, load_levels
from lessonkit.documents.worksheet import item_blocks
from lessonkit.items import ITEM_TYPES
from lessonkit.layout.fill import fill
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Layout
from lessonkit.lint.subject import found_in
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Document, Head
from lessonkit.model.edition import CORE
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.text import Text, plain
from lessonkit.themes import DEFAULT
from lessonkit.units import A4
from lessonkit.words import ENGLISH

SETTING = Setting(LineIndex(), ENGLISH)
NEW = "quiz-it"


@cache
def _examples() -> dict[str, tuple[ItemPaper, ItemAnswer]]:
    """An item of each type, from the lessons that all guarantees are proved on."""
    found: dict[str, tuple[ItemPaper, ItemAnswer]] = {}
    for path in LESSONS:
        lesson = load_levels(path).by_level[CORE]
        answers = {one.id: one for one in found_in(lesson.answers, ItemAnswer)}  # type: ignore[type-abstract]
        for paper in found_in(lesson.paper, ItemPaper):  # type: ignore[type-abstract]
            found.setdefault(paper.kind, (paper, answers[paper.id]))
    return found


def _filled(paper: ItemPaper, answer: ItemAnswer) -> Layout:
    document = Document(
        name="quiz",
        title="Quiz",
        language="en-GB",
        head=Head(kicker="", title=plain("Quiz"), subtitle=Text()),
        body=item_blocks((paper,), SETTING),
        paper=A4,
        later_at=77.0,
    )
    layout, _ = lay_out(document, FACES, DEFAULT)
    return fill(layout, answer.fill(SETTING), FACES, DEFAULT)


@pytest.mark.parametrize("kind", list(ITEM_TYPES))
def test_an_item_on_another_sheet_is_filled_in_there(kind: str) -> None:
    """Each of its answers finds its space, and no space is called as it is on the worksheet."""
    paper, answer = _examples()[kind]
    here = _filled(paper, answer)
    there = _filled(paper.renamed(NEW, paper.number), answer.renamed(NEW, paper.number))
    assert {space.id.partition(".")[0] for space in there.spaces} <= {NEW}
    assert [(space.kind, space.x, space.y) for space in there.spaces] == [
        (space.kind, space.x, space.y) for space in here.spaces
    ]
    assert len(list(there.pages[0].things)) == len(list(here.pages[0].things))
