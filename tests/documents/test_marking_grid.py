"""The marking grid: how many sheets it takes, and what stands on them."""

from __future__ import annotations

import pytest

from checks.structure import check
from guarantees.builds import GRID, KEY, Spec, finish_spec
from guarantees.pages import outside, overlaps
from lessonkit.documents.marking_grid import LEAST_ITEM_TRACK, THREE_FIGURES_TRACK, shape_for
from lessonkit.model.drawing import Glyphs
from lessonkit.units import A4, LETTER

MARGIN = 54.0


@pytest.mark.parametrize(
    ("items", "tables", "turned"), [(11, 1, False), (23, 1, False), (24, 1, True), (40, 1, True), (41, 2, False)]
)
def test_items_are_parted_where_no_sheet_holds_them(items: int, tables: int, turned: bool) -> None:
    """Upright while they fit, then turned, then upright in several tables."""
    shape = shape_for(items, A4, MARGIN)
    assert (shape.tables, shape.sheet.width > shape.sheet.height) == (tables, turned)


@pytest.mark.parametrize("sheet", [A4, LETTER])
def test_no_column_is_too_narrow_for_its_number(sheet: object) -> None:
    """However many items, on either paper."""
    for items in range(1, 300):
        shape = shape_for(items, sheet, MARGIN)
        assert shape.item >= (LEAST_ITEM_TRACK if items < 100 else THREE_FIGURES_TRACK), items


def _lesson(items: int) -> Spec:
    def section(first: int, last: int) -> Spec:
        asked = [
            {"choose": f"Question {n}?", "options": ["one", "two"], "answer": "one", "beyond": True}
            for n in range(first, last)
        ]
        return {"section": f"From {first}", "items": asked}

    return {"title": "A title", "worksheet": [section(0, items // 3), section(items // 3, items)]}


@pytest.mark.parametrize("items", [4, 20, 60])
def test_marks_are_bare_numbers(items: int) -> None:
    """However wide the columns are: the row's name says that they are marks."""
    pages = finish_spec(_lesson(items)).layouts[KEY].pages
    texts = [[thing.text.strip() for thing in page.things if isinstance(thing, Glyphs)] for page in pages]
    for page in (page for page in texts if "Class average" in page):
        start = page.index("Out of")
        assert page[start + 1 : start + 4] == ["1"] * 3


@pytest.mark.parametrize(("items", "tables"), [(60, 3), (150, 9)])
def test_each_item_has_one_column_and_the_total_stands_last(items: int, tables: int) -> None:
    """Heads, names and averages stand on each page; the numbers run on and nothing overlaps."""
    finished = finish_spec(_lesson(items))
    layout = finished.layouts[KEY]
    assert check(finished.pdfs[KEY]) == []
    assert outside(layout) == []
    assert list(overlaps(layout)) == []
    texts = [[thing.text.strip() for thing in page.things if isinstance(thing, Glyphs)] for page in layout.pages]
    grids = [page for page in texts if "Class average" in page]
    assert len(grids) == tables
    numbers = []
    for page in grids:
        start, end = page.index("Item"), page.index("Out of")
        numbers += [int(word) for word in page[start + 1 : end] if word.isdigit()]
    assert numbers == list(range(1, items + 1))
    assert [page.count("Total") for page in grids] == [0] * (tables - 1) + [1]


def test_the_column_of_versions_is_headed_right_over_it() -> None:
    """On the line of the marks: beside the letters of the sections it would seem to name those."""
    spec = _lesson(9)
    layout = finish_spec(spec, versions=("A", "B")).layouts[GRID]
    (page,) = layout.pages
    said = {thing.text.strip(): thing for thing in page.things if isinstance(thing, Glyphs)}
    version, marks = said["Version"], said["Out of"]
    first = next(space for space in layout.spaces if space.id.endswith("1.version"))
    assert version.y == marks.y
    assert marks.x < version.x < first.x + first.width
    assert list(overlaps(layout)) == []
