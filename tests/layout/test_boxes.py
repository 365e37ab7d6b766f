"""Boxes to write in: starters, rows in step with those of other levels, marks in cells; and decoration."""

from __future__ import annotations

from dataclasses import replace

from layout import samples
from layout.samples import FACES, glyphs, item, worksheet
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Layout
from lessonkit.model.blocks import (
    Cell,
    Drawing,
    Grid,
    Item,
    Marks,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Track,
    WritingLines,
)
from lessonkit.model.drawing import Outline, line
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT


def of_items(*items: Item) -> Layout:
    """The layout of a worksheet, checked for all that must hold."""
    layout = lay_out(worksheet(*items), FACES, DEFAULT)[0]
    samples.assert_sound(layout)
    return layout


def test_a_starter_stands_in_its_box_and_the_answer_goes_on_after_it() -> None:
    """The box is as large as without one, unless the starter has no room in it."""
    box = Space(id="i1.box", kind=SpaceKind.BOX, name="answer", height=60.0)
    both = (box, replace(box, starter="I think"))
    bare, begun = (of_items(item(1, one, marks=6, marks_at=Marks.BOX)) for one in both)
    [(own,), (other,)] = [[s for s in layout.spaces if s.id == "i1.box"] for layout in (bare, begun)]
    assert (own.x, own.y, own.width, own.height) == (other.x, other.y, other.width, other.height)
    (words,) = [thing for thing in glyphs(begun) if thing.text == "I think"]
    assert other.baselines == (words.y,)
    assert words.x < other.x + other.indent < other.x + other.width / 2
    long = of_items(item(1, replace(box, height=20.0, starter="word " * 40)))
    (high,) = [space for space in long.spaces if space.id == "i1.box"]
    assert high.height > 40
    assert all(high.y < thing.y < high.y + high.height for thing in glyphs(long) if thing.text.startswith("word"))


def test_rows_of_a_table_are_as_high_as_at_any_level() -> None:
    """A box under a row that has more words at another level stands where it does there."""

    def table(words: int) -> Grid:
        boxes = [Space(id=f"i1.{n}", kind=SpaceKind.BOX, name="box", height=30.0) for n in (1, 2)]
        cells = (Cell(blocks=(Paragraph(text=plain("word " * words)), boxes[0])), Cell(blocks=(boxes[1],)))
        return Grid(columns=(Track(),), rows=tuple(Row(cells=(one,)) for one in cells))

    short, long = item(1, table(1)), item(1, table(60))
    layouts = [of_items(replace(one, others=(other,))) for one, other in ((short, long), (long, short))]
    places = [[(s.x, s.y, s.height) for s in layout.spaces if s.id == "i1.2"] for layout in layouts]
    assert places[0] == places[1]


def test_marks_stand_on_the_last_line_in_a_cell() -> None:
    """Inside its frame; the line stops short of them, and only that line."""
    lines = [WritingLines(id=f"i1.{n}", count=2, name="lines") for n in (1, 2)]
    rows = tuple(Row(cells=(Cell(rule=0.7, padding=(7.0, 0.0, 7.0, 8.0), blocks=(one,)),)) for one in lines)
    layout = of_items(item(1, Grid(columns=(Track(),), rows=rows), marks=3, marks_at=Marks.LINE))
    (marks,) = [thing for thing in glyphs(layout) if thing.text == "[3]"]
    last = [space for space in layout.spaces if space.id == "i1.2"][-1]
    assert marks.x > last.x + last.width - last.keep_off
    assert marks.x < last.x + last.width
    assert [space.keep_off > 0 for space in layout.spaces if space.kind is SpaceKind.LINES] == [False, True]


def test_a_drawing_without_words_is_decoration() -> None:
    """No element, no space; all of it an artifact."""
    drawing = Drawing(id="", width=20.0, height=10.0, things=(line(0.0, 0.0, 5.0, 5.0, 1.0, ""),), alt="")
    layout = of_items(item(1, drawing))
    assert not [element for element in layout.elements if element.role == "Figure"]
    assert [t.owner for t in layout.pages[0].things if isinstance(t, Outline) and t.width == 1.0] == ["@layout"]


def test_words_to_use_take_the_room_of_one_line() -> None:
    """The first line to write on follows their box at once, and all lines stand where they do without them."""
    bare = WritingLines(id="i1.lines", count=4, name="lines")
    helped = replace(bare, bank=(plain("one"), plain("two")))
    pair = item(1, bare, marks_at=Marks.LINE), item(1, helped, marks_at=Marks.LINE)
    layouts = [of_items(replace(one, others=(other,))) for one, other in (pair, pair[::-1])]
    without, given = ([s.baselines for s in layout.spaces if s.id == "i1.lines"] for layout in layouts)
    assert len(given[0]) == 4
    assert without[0][1:] == given[0]


def test_a_stem_stays_with_its_body_where_another_level_has_a_longer_one() -> None:
    """The white is over it, and the answers stand in one place."""
    box = Space(id="i1.box", kind=SpaceKind.BOX, name="answer", height=60.0)
    short = item(1, box, marks_at=Marks.BOX)
    long = replace(short, stem=plain("word " * 60))
    layouts = [of_items(replace(one, others=(other,))) for one, other in ((short, long), (long, short))]
    tops = [next(space.y for space in layout.spaces if space.id == "i1.box") for layout in layouts]
    assert tops[0] == tops[1]
    for layout, top in zip(layouts, tops, strict=True):
        lowest = max(thing.y for thing in glyphs(layout) if thing.y < top)
        assert top - lowest < 15.0
