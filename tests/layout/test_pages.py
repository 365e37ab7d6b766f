"""Pages: what stays together, what may part, and what is reported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout import samples
from layout.samples import (
    FACES,
    document,
    find,
    glyphs,
    item,
    options,
    prose,
    reading,
    ruled,
    said,
    space,
    words,
    worksheet,
)
from lessonkit.diagnostics import Span
from lessonkit.layout.pages import lay_out
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.blocks import (
    Cell,
    Columns,
    Drawing,
    Gloss,
    Grid,
    Head,
    Heading,
    Item,
    NewPage,
    NumberedParagraph,
    Paragraph,
    Passage,
    Row,
    Space,
    SpaceKind,
    Stack,
    Track,
)
from lessonkit.model.drawing import Outline
from lessonkit.model.text import Run, Text, plain
from lessonkit.themes import DEFAULT
from lessonkit.units import LETTER

WORDS_A_PAGE = 44 * 10


def laid(*body, **more):
    """The layout of a document of these blocks."""
    return lay_out(document(*body, **more), FACES, DEFAULT)[0]


def heading(words="A heading", **more):
    """A heading of level 2."""
    return Heading(text=plain(words), **more)


def test_the_body_begins_under_the_head():
    """The first baseline stands at 3/4 of the leading under `body_at`."""
    _, glyphs = find(laid(prose(3)), "word0")
    assert glyphs.y == pytest.approx(117.0 + 11.25)
    assert glyphs.x == 54.0


def test_a_long_title_pushes_everything_down():
    """Each further line of the title is 24 points; the badge's room stays free."""
    head = Head(kicker="K", title=plain("long " * 14), subtitle=plain("Question"))
    layout = laid(prose(3), head=head)
    _, first = find(layout, "long")
    _, body = find(layout, "word0")
    lines = sum(g.size == 20 for g in samples.glyphs(layout))
    assert first.y == 76.0
    assert lines == 2
    assert body.y == pytest.approx(117.0 + 24.0 + 11.25)
    samples.assert_sound(layout)


def test_a_kicker_wider_than_the_sheet_is_cut():
    """It ends in an ellipsis inside the frame; its element has all its words."""
    kicker = "W" * 160 + "  ·  60 minutes"
    head = Head(kicker=kicker, title=plain("Title"), subtitle=plain("Question"))
    layout = laid(prose(3), head=head)
    _, glyphs = find(layout, "WWW")
    assert glyphs.text.endswith("…")
    assert [e.actual for e in layout.elements if e.id == glyphs.owner] == [kicker]
    samples.assert_sound(layout)


def test_a_kicker_that_fits_is_as_it_was_written():
    """No ellipsis, and nothing that replaces its words."""
    layout = laid(prose(3))
    kicker = next(glyphs for glyphs in samples.glyphs(layout) if glyphs.y == DEFAULT.kicker_at)
    assert "…" not in kicker.text
    assert [e.actual for e in layout.elements if e.id == kicker.owner] == [""]


def test_a_head_higher_than_a_page_is_reported_with_its_place():
    """A title of hundreds of words fits nowhere; the exception names where it was written."""
    origin = Span("lesson.yaml", 1, 8, 1, 9)
    title = Text((Run("long " * 700),), origin)
    with pytest.raises(DoesNotFit) as caught:
        laid(prose(3), head=Head(kicker="", title=title, subtitle=plain("Question")))
    assert caught.value.origin == origin


def test_the_white_above_a_block_is_dropped_at_the_top_of_a_page():
    """`before` counts between blocks alone."""
    layout = laid(prose(3), NewPage(), prose(2, before=50.0), prose(1, before=10.0))
    lines = samples.glyphs(layout, 1)
    assert [g.y for g in lines] == pytest.approx([70.0 + 11.25, 70.0 + 15.0 + 10.0 + 11.25])


def test_a_new_page_at_the_end_leaves_no_empty_page():
    """A page break matters only for what follows it."""
    assert len(laid(prose(3), NewPage()).pages) == 1
    assert len(laid(prose(3), NewPage(), NewPage(), prose(3)).pages) == 2


@given(st.integers(300, 900))
@settings(max_examples=30, deadline=None)
def test_a_paragraph_parts_with_two_lines_on_each_side(count):
    """Neither a first line nor a last one stands alone."""
    layout = laid(prose(20), prose(count))
    for number in range(len(layout.pages)):
        body = [g for g in samples.glyphs(layout, number) if g.size == 11]
        last_paragraph = [g for g in body if g.owner == body[-1].owner]
        assert len(last_paragraph) >= 2


@given(st.integers(0, 45), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_a_heading_is_never_last_on_a_page(lines, count):
    """It goes to the next page with the two lines that follow it."""
    layout = laid(*[prose(1)] * lines, heading(), prose(10 * count))
    page, glyphs = find(layout, "A heading")
    after = [g for g in samples.glyphs(layout, page) if g.y > glyphs.y]
    assert len(after) >= min(2, count)


@given(st.integers(0, 45), st.integers(2, 8))
@settings(max_examples=40, deadline=None)
def test_an_item_is_not_parted_from_its_options_and_marks(lines, count):
    """All of it stands on one page."""
    layout = laid(*[prose(1)] * lines, item(1, options("i1", count)))
    pages = {find(layout, words)[0] for words in ("Stem", "option A", f"option {'ABCDEFGHIJ'[count - 1]}", "[1]")}
    assert len(pages) == 1


@given(st.integers(0, 45), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_writing_lines_part_with_two_lines_on_each_side(lines, count):
    """The stem keeps its first two lines, the marks the last two."""
    layout = laid(*[prose(1)] * lines, ruled(1, count))
    parts = [s for s in layout.spaces if s.id == "i1.lines"]
    assert sum(len(part.baselines) for part in parts) == count
    assert all(len(part.baselines) >= min(2, count) for part in parts)
    assert parts[0].page == find(layout, "Stem")[0]
    assert parts[-1].page == find(layout, f"[{count}]")[0]


def test_a_section_rule_is_left_out_where_the_section_opens_a_page():
    """Under the head, and between items, it is drawn."""
    def rules(layout, page):
        return [
            t for t in layout.pages[page].things
            if isinstance(t, Outline) and t.width == 0.5 and t.segments[0][1][0] == 54.0
        ]

    section = worksheet().body[0]
    assert len(rules(laid(section, item(1, options("i1", 4))), 0)) == 1
    assert rules(laid(prose(3), NewPage(), section, item(1, options("i1", 4))), 1) == []


def test_ruled_items_stand_further_apart():
    """12 between items, 23 where one of the two ends in ruled lines; none under the section's head."""
    layout = lay_out(worksheet(item(1, options("i1", 2)), item(2, options("i2", 2)), ruled(3, 2)), FACES, DEFAULT)[0]
    head, one, two, three = (next(b for b in layout.blocks if b.id == name) for name in ("A", "i1", "i2", "i3"))
    assert one.y == pytest.approx(head.y + 32.0)
    assert two.y - one.y - one.height == pytest.approx(12.0)
    assert three.y - two.y - two.height == pytest.approx(23.0)


def row(words, **more):
    """A row of one cell."""
    return Row(cells=(Cell(blocks=(Paragraph(text=plain(words)),)),), **more)


def test_head_rows_are_repeated_as_artifacts():
    """On each further page, untagged; tagged once."""
    grid = Grid(columns=(Track(),), rows=(row("Head", head=True), *(row(f"row{n}") for n in range(100))))
    layout = laid(grid)
    heads = [[g for g in samples.glyphs(layout, n) if g.text == "Head"] for n in range(len(layout.pages))]
    assert [len(found) for found in heads] == [1] * len(layout.pages)
    assert not heads[0][0].owner.startswith("@")
    assert all(found[0].owner == "@layout" for found in heads[1:])
    samples.assert_sound(layout)


def test_a_head_row_may_be_repeated_with_other_words():
    """It is tagged once with its own; the others are artifacts, and take the room that they need."""
    goes_on = Cell(blocks=(Paragraph(text=plain("Head (continued) " * 20)),))
    grid = Grid(
        columns=(Track(),), rows=(row("Head", head=True, again=(goes_on,)), *(row(f"row{n}") for n in range(100)))
    )
    layout = laid(grid)
    first, *further = [samples.glyphs(layout, n) for n in range(len(layout.pages))]
    assert [g.owner.startswith("@") for g in first if g.text.startswith("Head")] == [False]
    assert not any("continued" in g.text for g in first)
    assert further
    for page in further:
        told = [g for g in page if "continued" in g.text]
        assert len(told) > 1
        assert all(g.owner == "@layout" for g in told)
        assert max(g.y for g in told) < min(g.y for g in page if g.text.startswith("row"))
    samples.assert_sound(layout)


def test_a_row_higher_than_a_page_is_reported_with_its_place():
    """Rows never split; the exception names where the text was written."""
    origin = Span("lesson.yaml", 7, 3, 7, 9)
    cell = Cell(blocks=(Paragraph(text=plain(samples.words(900))),))
    tall = Grid(columns=(Track(),), rows=(Row(cells=(cell,)),))
    with pytest.raises(DoesNotFit):
        laid(tall)
    drawing = Drawing(id="d", width=100.0, height=2000.0, things=(), alt="A drawing")
    with pytest.raises(DoesNotFit) as caught:
        laid(item(1, drawing, origin=origin))
    assert caught.value.origin == origin


def test_what_is_kept_but_higher_than_a_page_is_parted():
    """A keep that no page can hold gives way; no word is lost."""
    layout = laid(Stack(blocks=tuple(prose(1) for _ in range(100)), keep=True))
    assert len(layout.pages) == 3
    assert said(layout).count("word0") == 100


def test_what_fits_a_later_page_but_not_the_first_goes_there_whole():
    """A keep is not broken for the sake of the first page, which has the head on it."""
    layout = laid(Stack(blocks=tuple(prose(1) for _ in range(46)), keep=True))
    assert [said(layout, n).count("word0") for n in range(len(layout.pages))] == [0, 46]


def test_columns_stand_side_by_side_left_read_first():
    """Two shares of the width, with the gap between; one under the other only if higher than a page."""
    layout = laid(Columns(left=Stack(blocks=(prose(1),)), right=Stack(blocks=(heading("Right", before=9.0),))))
    _, left = find(layout, "word0")
    _, right = find(layout, "Right")
    assert right.x == pytest.approx(54.0 + (487.28 + 24.0) / 2)
    assert said(layout).index("word0") < said(layout).index("Right")
    assert left.y - 11.25 == pytest.approx(right.y - 18.75 * 0.75)
    tall = Stack(blocks=tuple(prose(1) for _ in range(60)))
    high = laid(Columns(left=tall, right=Stack(blocks=(heading("Right"),))))
    assert find(high, "Right")[0] == 1
    assert said(high).count("word0") == 60


def test_letter_paper_has_its_own_limits():
    """Nothing stands below the foot limit of the sheet."""
    layout = laid(prose(900), paper=LETTER)
    assert len(layout.pages) > 1
    samples.assert_sound(layout)


def test_blocks_and_bookmarks_name_their_pages():
    """Items, section heads and headings are reported where they begin; the title is the first bookmark."""
    layout = lay_out(worksheet(item(1, options("i1", 2)), ruled(2, 60)), FACES, DEFAULT)[0]
    assert [(b.title, b.level) for b in layout.bookmarks] == [("A short title", 0), ("A Find it", 1)]
    assert {b.id: b.page for b in layout.blocks} == {"title": 0, "A": 0, "i1": 0, "i2": 0}
    assert len(layout.pages) > 1


def test_answer_spaces_are_in_place():
    """A citation's place ends right above the marks; the lines' baselines stand 4 above their rules."""
    layout = lay_out(worksheet(item(1, options("i1", 2)), ruled(2, 3)), FACES, DEFAULT)[0]
    margin, marks = space(layout, "i1.margin"), find(layout, "[1]")[1]
    assert margin.kind is SpaceKind.MARGIN
    assert margin.x + margin.width == pytest.approx(541.28)
    assert marks.y - 10.5 == pytest.approx(margin.y + margin.height)
    lines = space(layout, "i2.lines")
    assert lines.keep_off == 28.0
    assert [b - a for a, b in zip(lines.baselines, lines.baselines[1:], strict=False)] == pytest.approx([22.68] * 2)


def test_two_runs_give_the_same_layout():
    """Layout has no memory and no chance in it."""
    page = document(reading(200, 200, gloss_each=17), item(1, options("i1", 4)))
    assert lay_out(page, FACES, DEFAULT) == lay_out(page, FACES, DEFAULT)


def test_a_space_that_fills_its_frame():
    """A width of 0 takes the frame's."""
    layout = laid(Space(id="box", kind=SpaceKind.BOX, name="answer", height=40.0))
    assert space(layout, "box").width == pytest.approx(487.28)


def test_a_rule_between_rows_is_left_out_where_the_second_opens_a_page():
    """It stays over a first row."""
    rows = tuple(row(f"row{n}", above=0.4) for n in range(60))
    layout = laid(Grid(columns=(Track(),), rows=rows))
    counts = [sum(isinstance(t, Outline) and t.width == 0.4 for t in page.things) for page in layout.pages]
    assert sum(counts) == 59


def test_a_breakable_grid_stays_whole_where_a_page_holds_it():
    """It parts between its rows only where it is higher than a page."""
    def pages(count):
        grid = Grid(columns=(Track(),), rows=tuple(row(f"row{n}", height=30.0) for n in range(count)))
        layout = laid(*[prose(1)] * 20, item(1, grid, breakable=True))
        return {find(layout, f"row{n}")[0] for n in range(count)}

    assert pages(20) == {1}
    assert pages(30) == {0, 1}


def test_what_fits_on_no_page_is_told_in_millimetres():
    """With all that it takes: the head repeated over a row, the glosses under a line."""
    with pytest.raises(DoesNotFit, match=r"^this would be \d{3} mm high in print; a page has room for 253 mm$"):
        laid(Drawing(id="d", width=100.0, height=2000.0, things=(), alt="A drawing"))
    grid = Grid(columns=(Track(),), rows=(row("Head", head=True), row("Row", height=710.0)))
    with pytest.raises(DoesNotFit, match=r"^this would be 25[4-9] mm high"):
        laid(grid)
    gloss = Gloss(id="g", word="word", meaning=plain(samples.words(900)))
    text = Text((Run("word", gloss="g"),))
    passage = Passage(id="r", attribution=Text(), parts=(NumberedParagraph(number=1, text=text, glosses=(gloss,)),))
    with pytest.raises(DoesNotFit, match=r"^this line with its glosses would be"):
        laid(passage)


def test_columns_higher_than_a_page_take_the_whole_width():
    """One under the other, each element once in the tree, white between the two."""
    tall = Stack(blocks=tuple(prose(1) for _ in range(60)))
    one_line = Stack(blocks=(Paragraph(text=plain(samples.words(11, 100))),))
    layout = laid(Columns(left=tall, right=one_line))
    samples.assert_sound(layout)
    assert len(layout.elements) == len({e.id for e in layout.elements}) == 3 + 61
    assert find(layout, "word100")[1].text.endswith("word110")
    assert find(layout, "word100")[1].x == 54.0


@given(st.integers(0, 45), st.integers(2, 5))
@settings(max_examples=40, deadline=None)
def test_a_starter_stands_with_the_lines_under_it(above, count):
    """The name of a paragraph is never the last on a page; at a level without starters the lines part at one place."""
    starters = tuple(plain(f"Paragraph {n}") for n in range(count))
    framed, bare = ruled(1, 7 * count, starters=starters), ruled(1, 7 * count)
    layout = laid(*[prose(1)] * above, replace(framed, others=(bare,)))
    other = laid(*[prose(1)] * above, replace(bare, others=(framed,)))
    baselines = [[(s.page, y) for s in one.spaces for y in s.baselines] for one in (layout, other)]
    assert baselines[0] == baselines[1]
    for starter in starters:
        page, name = find(layout, starter.plain())
        under = [y for at, y in baselines[0] if at == page and y > name.y + 1.0]
        assert len(under) >= 2


def test_instructions_never_end_in_one_word_alone():
    """Whatever the stem leaves them of a line; a single word stays with the stem's last."""
    for count in range(1, 30):
        for how in (plain("Give a reason for each of them."), plain("Match.")):
            one = Item(id="i1", number=1, stem=plain(words(count)), how=how, marks=1)
            told = [thing for thing in glyphs(laid(one)) if thing.x > DEFAULT.margin and thing.text != "[1]"]
            foot = max(thing.y for thing in told)
            last = " ".join(thing.text for thing in told if thing.y == foot)
            assert len(last.replace("\u00a0", " ").split()) > 1


@pytest.mark.parametrize(("above", "parted"), [(10, False), (22, True), (38, False)])
def test_a_loose_item_parts_where_a_page_would_end_in_much_white(above, parted):
    """Between rows that do not keep the next, under heads that are repeated; else it goes on the next page whole."""
    rows = [row(f"row{n}", height=40.0, keep_next=n % 2 == 0) for n in range(10)]
    grid = Grid(columns=(Track(),), rows=(row("head", head=True), *rows))
    layout = laid(*[prose(1)] * above, item(1, grid, loose=True))
    pages = [find(layout, f"row{n}")[0] for n in range(10)]
    assert (len(set(pages)) > 1) is parted
    assert pages[::2] == pages[1::2]
    assert pages[0] == find(layout, "Stem")[0]
    assert [sum(g.text == "head" for g in glyphs(layout, page)) for page in sorted(set(pages))] == [1] * len(set(pages))


def test_a_loose_item_may_part_between_its_blocks_and_not_in_them():
    """The list, then what is done with it."""
    grid = Stack(blocks=(Grid(columns=(Track(),), rows=(row("box", height=330.0), row("foot"))),), firm=True)
    layout = laid(*[prose(1)] * 22, item(1, options("i1", 8), grid, loose=True))
    pages = [find(layout, words)[0] for words in ("Stem", "option A", "option H", "box", "foot")]
    assert pages == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("above", [0, *range(26, 40)])
def test_a_prompt_to_go_further_stands_under_the_item(above):
    """After its marks, held to its last line; another level keeps the room, so that all else stands in one place."""
    bare = ruled(1, 4)
    asking = replace(bare, further=plain("Going further: what of the elm?"))
    layouts = [
        laid(*[prose(1)] * above, replace(one, others=(other,)), item(2, prose(1)))
        for one, other in ((bare, asking), (asking, bare))
    ]
    for mark in ("[4]", "Stem of 2?"):
        (one, first), (other, second) = (find(each, mark) for each in layouts)
        assert (one, first.y) == (other, second.y)
    page, prompt = find(layouts[1], "Going further: what of the elm?")
    marked, marks = find(layouts[1], "[4]")
    assert (page, prompt.y > marks.y) == (marked, True)
    samples.assert_sound(layouts[1])
