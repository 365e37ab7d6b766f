"""Every PDF of every lesson is PDF/UA-1, by an independent validator and by our own check of its structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import LESSONS, finish_file, finish_spec
from lessonkit.units import PAPER_SIZES


@pytest.mark.parametrize("sheet", PAPER_SIZES)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_document_is_accessible(path: Path, sheet: str) -> None:
    """Both checks pass each document on both sheets."""
    finished = finish_file(path, sheet)
    assert finished.pdfs
    for name, pdf in finished.pdfs.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name


@pytest.mark.parametrize("sheet", PAPER_SIZES)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_pages_have_the_size_that_was_asked_for(path: Path, sheet: str) -> None:
    """Upright or turned, every page is the sheet's."""
    sides = {PAPER_SIZES[sheet].width, PAPER_SIZES[sheet].height}
    for layout in finish_file(path, sheet).layouts.values():
        assert all({page.size.width, page.size.height} == sides for page in layout.pages)


def test_a_page_of_ruled_lines_alone_is_tagged() -> None:
    """The middle page of a long essay has no text but its furniture; its lines are tagged, and the check passes it."""
    essay = {"essay": "Write.", "answer": "Words.", "lines": 80, "plan": []}
    finished = finish_spec({"title": "T", "worksheet": [{"section": "S", "items": [essay]}]})
    assert len(finished.layouts["worksheet"].pages) == 3
    for name, pdf in finished.pdfs.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name
