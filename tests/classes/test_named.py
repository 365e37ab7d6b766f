"""Whose a sheet is: in a class set every sheet says so, the reading too."""

from __future__ import annotations

from pathlib import Path

import pytest

from classes.classrooms import FACES, packed, saved, small_lesson
from lessonkit.build import make_packet
from lessonkit.classes.set_order import SetOrder
from lessonkit.diagnostics import Sink
from lessonkit.documents.handout import HANDOUT
from lessonkit.layout.placed import Page
from lessonkit.model.drawing import Glyphs
from lessonkit.model.lesson import Levelled
from lessonkit.settings import Settings

HEADINGS = ("name", "size")
ROWS = (("Ottilie Quist", ""), ("Xaver Jonas", "18"), ("Zita Quill", "24"))


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Levelled:
    """A handout and a worksheet."""
    return small_lesson(tmp_path_factory.mktemp("lesson"))


def _said(page: Page) -> str:
    return "".join(thing.text for thing in page.things if isinstance(thing, Glyphs))


def test_every_page_of_a_copy_bears_the_name(lesson: Levelled, tmp_path: Path) -> None:
    """First and later pages of every document, in usual print and in large; white backs bear nothing."""
    made = packed(lesson, SetOrder(roster=saved(ROWS, tmp_path, HEADINGS))).class_set
    assert made is not None
    copies = tuple(made.copies())
    assert [copy.label for copy in copies] == [name for name, _ in ROWS]
    for copy in copies:
        for part in copy.parts:
            assert part.stamped is not None
            shared = made.masters[part.master]
            pages = [page for page in part.stamped.over(shared).pages if page.things]
            assert pages
            assert [page for page in pages if copy.label not in _said(page)] == [], part.master


def test_without_a_roster_the_reading_has_no_name(lesson: Levelled) -> None:
    """It is read by all, and nothing is written on it but notes."""
    packet = make_packet(lesson, Settings(), Sink(), FACES)
    assert packet is not None
    assert not [space for space in packet.documents[HANDOUT.name].spaces if "name" in space.id]
