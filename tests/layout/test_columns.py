"""Two stacks side by side: whole, spread over both, or parted where a page would else end in much white."""

from __future__ import annotations

import pytest

from layout import samples
from layout.samples import FACES, document, find, prose
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Cell, Columns, Grid, Heading, Paragraph, Row, Stack, Track
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT

LINE = 15.0
ROOM = 841.89 - 53.89 - 117.0


def listed(name: str, count: int, **more: float) -> Stack:
    """A heading over so many entries of one line."""
    entries = tuple(Paragraph(text=plain(f"{name}{n}"), id=f"{name}{n}") for n in range(count))
    heading = Heading(text=plain(f"Head {name}"), rule=0.9, before=0.0)
    return Stack(blocks=(heading, Stack(blocks=entries, loose=True)), **more)


def laid(free: float, *blocks):
    """The blocks on a page of which so much is left free."""
    above = Grid(columns=(Track(),), rows=(Row(cells=(Cell(blocks=(prose(1),)),), height=ROOM - free),), role="")
    layout, _ = lay_out(document(above, *blocks), FACES, DEFAULT)
    samples.assert_inside_frame(layout)
    samples.assert_nothing_overlaps(layout)
    samples.assert_tree_is_valid(layout)
    return layout


def pages_of(layout, name, count):
    """On which page each entry stands."""
    return [find(layout, f"{name}{n}")[0] for n in range(count)]


def test_columns_that_fit_stay_side_by_side():
    """Nothing is moved."""
    layout = laid(160.0, Columns(left=listed("a", 8), right=listed("b", 2), loose=True))
    assert pages_of(layout, "a", 8) == [0] * 8
    assert {find(layout, f"a{n}")[1].x for n in range(8)} == {54.0}


def test_the_first_column_runs_over_into_a_second_with_room():
    """Over the second's own, as even as can be; it is read on where it goes on, and its head once."""
    layout = laid(160.0, Columns(left=listed("a", 10), right=listed("b", 2), before=19.0, loose=True))
    assert len(layout.pages) == 1
    places = [find(layout, f"a{n}")[1] for n in range(10)]
    second = [place for place in places if place.x > 54.0]
    assert 2 <= len(second) < 8
    assert second[0].y == places[0].y
    assert find(layout, "Head b")[1].y > second[-1].y
    assert sum(g.text == "Head a" for g in samples.glyphs(layout)) == 1
    samples.assert_read_in_order(layout)


def test_columns_part_where_much_of_a_page_would_stay_white():
    """Two entries stay on each side, under the head again, which is an artifact there."""
    layout = laid(150.0, Columns(left=listed("a", 12), right=listed("b", 11), loose=True))
    for name, count in (("a", 12), ("b", 11)):
        pages = pages_of(layout, name, count)
        assert pages == sorted(pages)
        assert 2 <= pages.count(1) <= count - 2
        assert find(layout, f"{name}{pages.index(1)}")[1].y > 70.0 + 18.0
        heads = [g for g in samples.glyphs(layout) if g.text == f"Head {name}"]
        assert [head.owner.startswith("@") for head in heads] == [False, True]


@pytest.mark.parametrize(("free", "loose"), [(100.0, True), (150.0, False)])
def test_columns_go_whole_on_the_next_page_otherwise(free, loose):
    """Where little would stay white, and where they are not loose."""
    layout = laid(free, Columns(left=listed("a", 12), right=listed("b", 11), loose=loose))
    assert pages_of(layout, "a", 12) == [1] * 12


@pytest.mark.parametrize(("free", "kept"), [(140.0, 4), (100.0, 0)])
def test_a_loose_table_parts_between_its_rows(free, kept):
    """Where more than a sixth of a page would stay white; two rows at least on each side, under the head again."""
    cell = Cell(role="TH", scope="Column", blocks=(Paragraph(text=plain("Head")),))
    head = Row(head=True, height=20.0, cells=(cell,))
    rows = tuple(Row(height=30.0, cells=(Cell(blocks=(Paragraph(text=plain(f"r{n}")),)),)) for n in range(7))
    layout = laid(free, Grid(columns=(Track(),), rows=(head, *rows), loose=True))
    assert pages_of(layout, "r", 7) == [0] * kept + [1] * (7 - kept)
    assert sum(g.text == "Head" for g in samples.glyphs(layout, 1)) == 1
