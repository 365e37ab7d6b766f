"""Room for staples: pages moved away from the side at which they are bound."""

from __future__ import annotations

import pytest

from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import DATA, KEY, LESSONS, finish_file
from layout.test_impose import pages_of
from layout.test_tiles import FIRA, whole
from lessonkit.layout.binding import EDGE, bound, most_binding
from lessonkit.layout.tiles import extent, tiled
from lessonkit.pdf.writer import write
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, MM


def starts(layout):
    """Where the word of each page starts: from the left, and from the top."""
    return [(page.things[0].x, page.things[0].y) for page in layout.pages]


def test_the_binding_side_changes_with_the_side_of_the_sheet():
    """Odd pages to the right, even ones to the left; always to the right on sheets printed on one side."""
    assert starts(bound(pages_of(3), 20.0, duplex=True)) == [(80.0, 120.0), (40.0, 120.0), (80.0, 120.0)]
    assert starts(bound(pages_of(3), 20.0, duplex=False)) == [(80.0, 120.0)] * 3


def test_pages_that_lie_are_bound_above():
    """Their upper edge goes where the left edge of upright pages is."""
    assert starts(bound(pages_of(2, A4.landscape()), 20.0, duplex=True)) == [(60.0, 140.0), (60.0, 100.0)]


def test_no_binding_changes_nothing():
    """The same layout."""
    layout = pages_of(2)
    assert bound(layout, 0.0, duplex=True) is layout


def test_tiles_are_not_bound():
    """They are glued together."""
    poster = tiled(whole(), FIRA, DEFAULT)
    assert bound(poster, 20.0, duplex=True) is poster


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_all_that_is_asked_for_up_to_the_most_stays_on_the_page(path):
    """Moved as far as it goes, everything still keeps off the edges; 8 mm are there on every document."""
    finished = finish_file(path)
    for name, layout in finished.layouts.items():
        if any(page.window for page in layout.pages) or all(page.fixed for page in layout.pages):
            continue
        most = most_binding(layout, FIRA)
        assert most >= 8 * MM - 0.01, name
        for page in bound(layout, most, duplex=True).pages:
            for thing in page.things:
                x, y, width, height = extent(thing, FIRA)
                assert x >= EDGE - 0.01
                assert y >= EDGE - 0.01
                assert x + width <= page.size.width - EDGE + 0.01
                assert y + height <= page.size.height - EDGE + 0.01


@pytest.mark.parametrize("name", ["worksheet", "alliance-chart", KEY])
def test_bound_files_are_accessible(name):
    """Both checks pass."""
    pdf = write(bound(finish_file(LESSONS[1]).layouts[name], 8 * MM, duplex=True), FIRA)
    assert check(pdf) == []
    assert is_ua1(pdf)


def test_a_sheet_to_be_cut_stays_among_pages_that_are_bound():
    """In the key, too: there it lies over the pupil's, which is not bound either."""
    finished = finish_file(DATA / "sheets.yaml")
    key = finished.layouts["answer-key"]
    moved = bound(key, 20.0, duplex=False)
    stay = [page.fixed for page in key.pages]
    assert True in stay
    assert False in stay
    assert [page.things == other.things for page, other in zip(key.pages, moved.pages, strict=True)] == stay
    assert [page.fixed for page in moved.pages] == stay
    ticket = finished.layouts["exit-ticket"]
    assert bound(ticket, 20.0, duplex=False) is ticket
