"""Each kind of block: where its parts stand, and how they are tagged."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from layout import samples
from layout.samples import FACES, document, find, item, options, prose, said, space, worksheet
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import (
    Cell,
    Choice,
    Choices,
    Drawing,
    Figure,
    Grid,
    Heading,
    Hole,
    Marks,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Stack,
    Track,
    WordBank,
)
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Glyphs, LinkArea, Outline, Picture, line
from lessonkit.model.text import Blank, Mark, Run, Sign, Text, plain
from lessonkit.themes import DEFAULT


def laid(*body):
    """The layout of a document of these blocks, checked for all that must hold."""
    layout = lay_out(document(*body), FACES, DEFAULT)[0]
    samples.assert_sound(layout)
    return layout


def of_items(*items):
    """The same for a worksheet."""
    layout = lay_out(worksheet(*items), FACES, DEFAULT)[0]
    samples.assert_sound(layout)
    return layout


def cell(words, **more):
    """A cell of one paragraph."""
    return Cell(blocks=(Paragraph(text=plain(words)),), **more)


def roles(layout):
    """The roles of all elements, in tree order."""
    return [element.role for element in layout.elements]


def rules(layout, owner=LAYOUT_ARTIFACT):
    """(x1, y1, x2, y2, width) of the paths of an owner."""
    paths = (t for t in layout.pages[0].things if isinstance(t, Outline) and t.owner == owner)
    return [(*samples.extent(path), path.width) for path in paths]


def test_short_options_stand_in_two_columns_filled_downwards():
    """A and B on the left, C and D on the right, read in that order; the right column begins at half."""
    layout = of_items(item(1, options("i1", 4)))
    a, b, c, d = (next(g for g in samples.glyphs(layout) if g.text == letter) for letter in "ABCD")
    assert (a.x, b.x) == (78.0, 78.0)
    assert c.x == d.x == pytest.approx(78.0 + (487.28 - 24.0 - 45.0) / 2)
    assert (a.y, b.y) == (c.y, d.y)
    assert b.y - a.y == pytest.approx(18.0)
    assert said(layout).index("option B") < said(layout).index("option C")


def test_long_options_stand_in_one_column():
    """Where the longest does not fit in half."""
    entries = tuple(
        Choice(
            marker=Space(id=letter, kind=SpaceKind.CHOICE, name=letter, label=letter), text=plain(letter + " word" * 9)
        )
        for letter in "AB"
    )
    layout = of_items(item(1, Choices(entries=entries)))
    assert space(layout, "A").x == space(layout, "B").x


def test_options_are_a_list():
    """Letters are labels, words are bodies; boxes to tick are unticked check boxes."""
    layout = laid(options("i1", 2))
    assert roles(layout)[3:] == ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]
    assert layout.elements[3].numbering == "UpperAlpha"
    ticks = Choices(entries=(Choice(marker=Space(id="t", kind=SpaceKind.TICK, name="tick it"), text=plain("x")),))
    form = next(e for e in laid(ticks).elements if e.role == "Form")
    assert (form.form, form.alt) == ("cb-off", "tick it")


def test_a_box_to_tick_is_centred_on_the_capitals():
    """11 × 11, on the middle of the capitals of its line."""
    layout = laid(Choices(entries=(Choice(marker=Space(id="t", kind=SpaceKind.TICK, name="t"), text=plain("Word")),)))
    box, word = space(layout, "t"), find(layout, "Word")[1]
    assert (box.width, box.height) == (11.0, 11.0)
    assert box.y + 5.5 == pytest.approx(word.y - FACES.cap_height("Regular", 11) / 2)


def test_a_word_bank_spreads_its_words_over_its_box():
    """The first begins and the last ends 10 from the frame; gaps are equal."""
    layout = laid(WordBank(words=tuple(map(plain, ("one", "three", "seven", "ten"))), name="bank"))
    boxes = [samples.extent(find(layout, word)[1]) for word in ("one", "three", "seven", "ten")]
    gaps = [b[0] - a[2] for a, b in itertools.pairwise(boxes)]
    assert boxes[0][0] == 64.0
    assert boxes[-1][2] == pytest.approx(531.28)
    assert gaps == pytest.approx([gaps[0]] * 3)


def test_a_word_bank_wraps():
    """Many words take as few rows as hold them; none leaves the box or touches another."""
    layout = laid(WordBank(words=tuple(plain(f"wordnumber{n}") for n in range(14)), name="bank"))
    ys = sorted({g.y for g in samples.glyphs(layout) if g.text.startswith("wordnumber")})
    assert len(ys) == 3
    assert [b - a for a, b in itertools.pairwise(ys)] == pytest.approx([15.0, 15.0])


def test_words_of_a_bank_of_several_rows_stand_in_columns():
    """Each row begins its words where the first does, also a last one that is not full; no word touches another."""
    names = ("Bukharin", "Molotov", "promotion", "Rakovsky", "Ukraine", "Zinoviev", "zone")
    words = ["a word that is long enough", "arrests", "an editor", "envoy", *names]
    layout = laid(WordBank(words=tuple(map(plain, words)), name="bank"))
    lefts: dict[float, list[float]] = {}
    for glyphs in samples.glyphs(layout):
        if glyphs.text in words:
            lefts.setdefault(glyphs.y, []).append(glyphs.x)
    first, *others = lefts.values()
    assert others
    assert all(row == first[: len(row)] for row in others)
    samples.assert_nothing_overlaps(layout)


def test_stem_and_how_to_answer_share_a_line():
    """The stem in 11, then 9; the number in the hang, the marks flush right on the last baseline."""
    layout = of_items(item(3, options("i3", 4), marks=2, how=plain("Circle one.")))
    stem, how, number, marks = (find(layout, words)[1] for words in ("Stem", " ", "3", "[2]"))
    assert (stem.x, stem.size, how.size, number.x) == (78.0, 11, 9, 54.0)
    assert stem.y == how.y == number.y
    assert samples.extent(marks)[2] == pytest.approx(541.28)
    assert marks.y == max(g.y for g in samples.glyphs(layout) if g.text.startswith("option"))


def test_stem_and_options_end_before_the_mark_column():
    """The last 45 on the right are kept free."""
    layout = of_items(item(1, prose(60)))
    body = [samples.extent(g)[2] for g in samples.glyphs(layout) if g.text.startswith("word")]
    assert max(body) <= 541.28 - 45.0


def test_marks_stand_in_the_last_box():
    """7 from its side and its foot; the box runs through the mark column."""
    box = Space(id="box", kind=SpaceKind.BOX, name="answer", height=60.0)
    layout = of_items(item(1, box, marks=6, marks_at=Marks.BOX))
    place, marks = space(layout, "box"), find(layout, "[6]")[1]
    assert place.x + place.width == pytest.approx(541.28)
    assert samples.extent(marks)[2] == pytest.approx(place.x + place.width - 7.0)
    assert marks.y == pytest.approx(place.y + place.height - 7.0)


def test_an_item_is_a_list_entry_in_its_section():
    """Sect holds the section's heading and one list of its items."""
    layout = of_items(item(1, prose(1)), item(2, prose(1)))
    assert [r for r in roles(layout) if r in ("Sect", "H2", "L", "LI")] == ["Sect", "H2", "L", "LI", "LI"]


def test_a_margin_stands_in_the_mark_column_beside_its_line():
    """Whatever the width of its cell, a MARGIN space is 45 wide at the right edge and paints nothing."""
    margin = Space(id="m", kind=SpaceKind.MARGIN, name="", width=45.0)
    row = Row(cells=(cell("Statement"), Cell(blocks=(margin,))))
    grid = Grid(role="", columns=(Track(), Track(width=45.0)), rows=(row,))
    layout = of_items(item(1, grid))
    place = space(layout, "m")
    assert (place.x, place.width) == (pytest.approx(541.28 - 45.0), 45.0)
    assert find(layout, "Statement")[1].y - 11.25 == pytest.approx(place.y)


def test_a_line_stands_after_its_label():
    """Label, 7.5, rule; the rule 3.75 over the foot of its height, the baseline over the rule."""
    layout = laid(Space(id="l", kind=SpaceKind.LINE, name="line", label="Correction", height=22.7))
    place, label = space(layout, "l"), find(layout, "Correction")[1]
    assert place.x == pytest.approx(samples.extent(label)[2] + 7.5)
    assert place.baselines == (label.y,)
    assert place.x + place.width == pytest.approx(541.28)


def test_cells_share_their_first_baseline():
    """Texts of different sizes in one row stand on one line."""
    row = Row(cells=(cell("Large"), Cell(blocks=(Paragraph(text=plain("small"), style="table"),))))
    layout = laid(Grid(columns=(Track(), Track()), rows=(row,)))
    assert find(layout, "Large")[1].y == find(layout, "small")[1].y


def test_columns_are_fixed_or_shares():
    """A fixed track, its gap, then shares of what is left; a span takes all that it covers."""
    columns = (Track(width=100.0, gap=7.28), Track(share=1.0), Track(share=3.0))
    rows = (Row(cells=(cell("a"), cell("b"), cell("c"))), Row(cells=(cell("d"), cell("e", span=2, align="right"))))
    layout = laid(Grid(columns=columns, rows=rows))
    assert [find(layout, w)[1].x for w in "abc"] == pytest.approx([54.0, 161.28, 256.28])
    assert samples.extent(find(layout, "e")[1])[2] == pytest.approx(541.28)
    assert next(e.columns for e in layout.elements if e.columns > 1) == 2


def test_rules_of_a_grid():
    """Above, below, between the columns (not through a span), each column rule in one piece."""
    rows = (
        Row(cells=(cell("a"), cell("b")), above=0.9, below=0.5, height=20.0),
        Row(cells=(cell("c"), cell("d")), below=0.4, height=20.0),
        Row(cells=(cell("e", span=2),), height=20.0),
    )
    layout = laid(Grid(columns=(Track(), Track()), rows=rows, verticals=(0.4, 0.4, 1.0)))
    drawn = sorted(r for r in rules(layout) if r[1] > 110)
    flat = [(r[1], r[4]) for r in drawn if r[1] == r[3]]
    upright = [(r[0], r[1], r[3], r[4]) for r in drawn if r[0] == r[2]]
    assert sorted(flat) == [(117.0, 0.9), (137.0, 0.5), (157.0, 0.4)]
    assert upright == [
        (54.0, 117.0, 177.0, 0.4),
        (pytest.approx(297.64), 117.0, 157.0, 0.4),
        (pytest.approx(541.28), 117.0, 177.0, 1.0),
    ]


def test_a_table_is_tagged_by_its_roles():
    """Table, TR, TH with Scope, TD; mere placing has no tags of its own."""
    row = Row(cells=(cell("name", role="TH", scope="Row"), cell("value")))
    grid = Grid(columns=(Track(), Track()), rows=(row,))
    layout = laid(grid)
    assert roles(layout)[3:] == ["Table", "TR", "TH", "TD"]
    assert [e.scope for e in layout.elements if e.role == "TH"] == ["Row"]
    bare = Grid(role="", columns=(Track(), Track()), rows=(row,))
    assert roles(laid(bare))[3:] == ["P", "P"]


def test_a_dated_list_has_rings_on_a_line():
    """L with LI, Lbl, LBody; rings of radius 3 on one line from the first to the last."""
    rows = tuple(
        Row(height=22.0, cells=(cell(f"19{n}", middle=True), Cell(ring=True, role=""), cell(f"event {n}", middle=True)))
        for n in (22, 23, 24)
    )
    layout = laid(Grid(role="L", columns=(Track(width=50.0), Track(width=12.0), Track()), rows=rows))
    assert roles(layout)[3:] == ["L"] + ["LI", "Lbl", "LBody"] * 3
    rings = [t for t in layout.pages[0].things if isinstance(t, Outline) and t.fill == 1.0]
    centres = [(e[1] + e[3]) / 2 for e in map(samples.extent, rings)]
    joined = [r for r in rules(layout) if r[0] == r[2] == 110.0]
    assert [(e[2] - e[0], e[3] - e[1]) for e in map(samples.extent, rings)] == [pytest.approx((6.0, 6.0))] * 3
    assert joined == [(110.0, pytest.approx(centres[0]), 110.0, pytest.approx(centres[2]), 0.9)]
    assert [b - a for a, b in itertools.pairwise(centres)] == pytest.approx([22.0, 22.0])


def test_blocks_at_the_foot_of_a_cell():
    """They stand flush right at its foot, whatever its height."""
    foot = (Paragraph(text=plain("lines 3–4"), style="small"),)
    worked = Cell(rule=0.7, padding=(7.0, 6.0, 7.0, 4.0), blocks=(Paragraph(text=plain("Worked")),), foot=foot)
    layout = laid(Grid(columns=(Track(),), rows=(Row(cells=(worked,), height=71.0),)))
    words = find(layout, "lines")[1]
    assert samples.extent(words)[2] == pytest.approx(541.28 - 7.0)
    assert words.y == pytest.approx(117.0 + 71.0 - 4.0 - 13.0 / 4)


def test_the_frame_of_a_cell_is_that_of_its_only_box():
    """A box without a rule in a framed cell takes the cell's size, and the frame is painted for it."""
    box = Space(id="b", kind=SpaceKind.BOX, name="answer", height=30.0, rule=0.0)
    layout = laid(Grid(columns=(Track(),), rows=(Row(cells=(Cell(rule=0.7, blocks=(box,)),), height=71.0),)))
    place = space(layout, "b")
    assert place.height == 71.0
    assert rules(layout, place.element)[0][4] == 0.7


def test_links_have_an_area_over_their_words():
    """A Link element with the address, and its active area."""
    text = Text((Run("See "), Run("the archive", link="https://example.org"), Run(".")))
    layout = laid(Paragraph(text=text))
    [area] = [t for t in layout.pages[0].things if isinstance(t, LinkArea)]
    words = find(layout, "the archive")[1]
    assert (area.x, area.width) == (words.x, pytest.approx(samples.extent(words)[2] - words.x))
    assert next(e for e in layout.elements if e.id == area.owner).role == "Link"
    assert words.owner == area.owner


def test_words_in_another_language_are_marked():
    """A Span with their language; words in the document's own have none."""
    layout = laid(
        Paragraph(text=Text((Run("Wir schaffen das"),), language="de")),
        Paragraph(text=Text((Run("We can"),), language="en-GB")),
    )
    spans = [e for e in layout.elements if e.role == "Span"]
    assert [(e.language, e.parent) for e in spans] == [("de", layout.elements[3].id)]
    assert find(layout, "Wir")[1].owner == spans[0].id


def test_blanks_are_forms_inside_their_line():
    """One width; the rule 2.8 under the baseline; lines with blanks are 22.5 apart."""
    runs = (Run("They met in "), Blank("b1", name="gap 1"), Run(", then " * 12), Blank("b2", name="gap 2"), Run("."))
    text = Text(runs)
    layout = laid(Paragraph(text=text))
    one, two = space(layout, "b1"), space(layout, "b2")
    assert (one.width, two.width) == (78.0, 78.0)
    assert two.baselines[0] - one.baselines[0] == pytest.approx(22.5)
    assert rules(layout, one.element)[0][1] == pytest.approx(one.baselines[0] + 2.8)
    assert [e.parent for e in layout.elements if e.role == "Form"] == [layout.elements[3].id] * 2


def test_drawn_signs_can_be_read():
    """A tick is a path that reads as ✓; flags are words."""
    text = Text((Run("done "), Sign(Mark.TICK), Run(" far "), Sign(Mark.BEYOND)))
    layout = laid(Paragraph(text=text))
    assert [e.actual for e in layout.elements if e.role == "Span"] == ["✓"]
    assert find(layout, "BEYOND")[1].size == 7.0


def test_struck_and_glossed_words_have_rules():
    """A rule through, a dotted one under; both artifacts as wide as the words."""
    layout = laid(Paragraph(text=Text((Run("gone", strike=True), Run(" "), Run("hard", gloss="g")))))
    hard = samples.extent(find(layout, "hard")[1])
    dotted = [t for t in layout.pages[0].things if isinstance(t, Outline) and t.dash]
    assert samples.extent(dotted[0]) == pytest.approx((hard[0], hard[3] + 2.6, hard[2], hard[3] + 2.6))
    assert any(r[4] == 0.6 and r[1] < hard[3] for r in rules(layout))


def test_a_drawing_is_a_figure_with_its_holes():
    """Moved to the frame; artifacts stay artifacts; holes are answer spaces."""
    things = (line(0, 0, 10, 0, 1.0, ""), Glyphs(5, 9, "A", "Bold", 9, ""), line(0, 1, 10, 1, 1.0, "@layout"))
    hole = Hole(id="h", x=10.0, y=20.0, width=50.0, height=12.0)
    layout = laid(Drawing(id="d", width=200.0, height=60.0, things=things, alt="A drawing", holes=(hole,)))
    figure = next(e for e in layout.elements if e.role == "Figure")
    assert (figure.alt, figure.box) == ("A drawing", (0, 54.0, 117.0, 200.0, 60.0))
    assert [t.owner for t in layout.pages[0].things if t.owner in (figure.id, "@layout")][-3:] == [
        figure.id, figure.id, "@layout"
    ]
    assert (space(layout, "h").x, space(layout, "h").y) == (64.0, 137.0)
    assert space(layout, "d").kind is SpaceKind.SKETCH


def test_a_figure_fits_its_frame_and_keeps_its_caption():
    """Scaled to the frame's width at most; alt text and box on its element; caption and credit under it."""
    figure = Figure(
        file=Path("map.png"), alt="A map", width_px=2000, height_px=500, caption=plain("Map."), credit=plain("Archive")
    )
    layout = laid(figure)
    [picture] = [t for t in layout.pages[0].things if isinstance(t, Picture)]
    assert (picture.width, picture.height) == pytest.approx((487.28, 121.82))
    assert find(layout, "Map.")[1].y > picture.y + picture.height


def test_a_heading_may_have_a_rule():
    """Under its line box, over the whole frame; its level is its role."""
    layout = laid(Heading(text=plain("People"), rule=0.9, level=3))
    assert "H3" in roles(layout)
    [rule] = [r for r in rules(layout) if r[4] == 0.9]
    assert rule[:3] == (54.0, pytest.approx(117.0 + 20.75), pytest.approx(541.28))


def test_a_stack_may_be_a_list():
    """Stacks carry roles; what stands in an entry without a label belongs to its body."""
    entry = Stack(role="LI", blocks=(Space(id="x", kind=SpaceKind.LINE, name="line"),))
    layout = laid(Stack(role="L", blocks=(entry,)))
    assert roles(layout)[3:] == ["L", "LI", "LBody", "Form"]


def test_the_name_row_has_fields_and_the_total():
    """Name with its rule 1.5 under the baseline; the total in a box of 60 × 22.5."""
    layout = of_items(item(1, prose(1)))
    name, total = find(layout, "Name")[1], find(layout, "/ 9")[1]
    field = space(layout, "name")
    assert (name.y, field.width) == (127.5, 150.0)
    assert rules(layout, field.element)[0][1] == 129.0
    assert samples.extent(total)[2] == pytest.approx(541.28 - 7.0)


def test_a_word_wider_than_the_bank_wraps_in_it():
    """On rows of its own, inside the frame, which is as high as its rows."""
    long = samples.words(20)
    layout = laid(WordBank(words=(plain("one"), plain(long), plain("two")), name="bank"))
    samples.assert_inside_frame(layout)
    samples.assert_nothing_overlaps(layout)
    ys = [g.y for g in samples.glyphs(layout) if g.text.startswith(("one", "word", "two"))]
    assert [b - a for a, b in itertools.pairwise(ys)] == pytest.approx([15.0] * (len(ys) - 1))
    [box] = [samples.extent(t) for t in layout.pages[0].things if isinstance(t, Outline) and t.width == 0.65]
    assert box[3] - box[1] == pytest.approx(15.0 * len(ys) + 7.5)


def test_boxes_of_a_row_are_of_one_height():
    """As high as the row, where a neighbour makes it higher."""
    box = Space(id="box", kind=SpaceKind.BOX, name="answer", height=30.0)
    row = Row(cells=(Cell(blocks=(box,)), Cell(blocks=(Paragraph(text=plain(samples.words(40))),), rule=0.7)))
    layout = laid(Grid(columns=(Track(), Track()), rows=(row,)))
    frames = [samples.extent(t) for t in layout.pages[0].things if isinstance(t, Outline) and t.width == 0.7]
    assert len(frames) == 2
    assert frames[0][1::2] == pytest.approx(frames[1][1::2])
    place = space(layout, "box")
    assert (place.y, place.y + place.height) == pytest.approx(frames[0][1::2])
    assert place.height > 30.0
