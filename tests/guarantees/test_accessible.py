"""Every PDF of every lesson is PDF/UA-1, by an independent validator and by our own check of its structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import KEY, PRINTS, finish_file, finish_spec
from lessonkit.units import PAPERS, PaperSize


@pytest.mark.parametrize(("path", "paper"), PRINTS, ids=lambda given: getattr(given, "stem", given))
def test_every_document_is_accessible(path: Path, paper: str) -> None:
    """Both checks pass each document on every paper."""
    finished = finish_file(path, paper)
    assert finished.pdfs
    for name, pdf in finished.pdfs.items():
        assert check(pdf, tiles=name == "poster") == [], name
        assert is_ua1(pdf), name


@pytest.mark.parametrize(("path", "paper"), PRINTS, ids=lambda given: getattr(given, "stem", given))
def test_pages_have_the_size_that_was_asked_for(path: Path, paper: str) -> None:
    """Upright or turned, charts have theirs, in the key too; all else, tiles of posters too, has the plain sheet's."""
    finished = finish_file(path, paper)
    layouts = finished.layouts
    plain, large = (sides(size) for size in (PAPERS[paper].sheet, PAPERS[paper].charts))
    charts = [page for name in ("alliance-chart", "timeline") if name in layouts for page in layouts[name].pages]
    assert all(sides(page.size) == large for page in charts)
    for name in layouts.keys() - {"alliance-chart", "timeline", KEY}:
        assert all(sides(page.size) == plain for page in layouts[name].pages)
    if KEY in layouts and plain != large:
        own = [sides(page.size) for page in layouts[KEY].pages]
        filled = sum(len(over) for name, _, over in finished.in_key() if name in ("alliance-chart", "timeline"))
        assert own.count(large) == filled
        assert own.count(plain) == len(own) - filled


def sides(size: PaperSize) -> set[float]:
    """Both sides of a sheet, however it lies."""
    return {size.width, size.height}


def test_a_page_of_ruled_lines_alone_is_tagged() -> None:
    """The middle page of a long essay has no text but its furniture; its lines are tagged, and the check passes it."""
    essay = {"essay": "Write.", "answer": "Words.", "lines": 80, "plan": []}
    finished = finish_spec({"title": "T", "worksheet": [{"section": "S", "items": [essay]}]})
    assert len(finished.layouts["worksheet"].pages) == 3
    for name, pdf in finished.pdfs.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name
