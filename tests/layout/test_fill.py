"""Ink: added where the answer spaces are, while nothing of the form moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout import samples
from layout.samples import FACES, document, find, item, options, ruled, space, worksheet
from lessonkit.items.printing import one_a_line
from lessonkit.layout.fill import UnknownSpaceError, fill
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import (
    Cell,
    Choice,
    Choices,
    Drawing,
    Grid,
    Hole,
    Marks,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Stack,
    Track,
    WritingLines,
)
from lessonkit.model.drawing import Glyphs, Outline, line
from lessonkit.model.ink import Cited, Ringed, Sketched, Ticked, Written
from lessonkit.model.text import Blank, Run, Text, plain
from lessonkit.themes import DEFAULT


def laid(*items):
    """The layout of a worksheet."""
    return lay_out(worksheet(*items), FACES, DEFAULT)[0]


def filled(layout, *inks):
    """The layout with this ink."""
    return fill(layout, inks, FACES, DEFAULT)


def added(before, after):
    """(page, thing) of all that was added; fails where anything moved or went."""
    found = []
    for number, (old, new) in enumerate(zip(before.pages, after.pages, strict=True)):
        rest = iter(new.things)
        for thing in old.things:
            for candidate in rest:
                if candidate == thing:
                    break
                found.append((number, candidate))
            else:
                raise AssertionError(f"{thing} is gone")
        found += [(number, thing) for thing in rest]
    return found


def words(things):
    """The text among them."""
    return "".join(thing.text for _, thing in things if isinstance(thing, Glyphs))


def boxes(kind, *names, **more):
    """Choices behind boxes."""
    entries = (Choice(marker=Space(id=name, kind=kind, name=name, **more), text=plain(name)) for name in names)
    return Choices(entries=tuple(entries), columns=1)


def all_kinds():
    """A worksheet with every kind of answer space."""
    gap = Paragraph(text=Text((Run("It was "), Blank("gap"), Run(" then."))))
    table = Grid(
        columns=(Track(width=100.0), Track()),
        rows=(
            Row(
                cells=(
                    Cell(role="TH", scope="Row", blocks=(Paragraph(text=plain("Claim")),)),
                    Cell(rule=0.7, blocks=(Space(id="cell", kind=SpaceKind.BOX, name="claim", height=60.0, rule=0.0),)),
                )
            ),
        ),
    )
    drawing = Drawing(
        id="map",
        width=200.0,
        height=80.0,
        alt="A map",
        things=(line(0, 0, 200, 80, 1.0, ""),),
        holes=(Hole(id="hole", x=20.0, y=20.0, width=80.0, height=16.0),),
    )
    return (
        item(1, options("i1", 4)),
        item(2, boxes(SpaceKind.TICK, "tick")),
        item(3, boxes(SpaceKind.LETTER, "letter")),
        item(4, gap),
        item(5, Space(id="line", kind=SpaceKind.LINE, name="line", label="Correction", height=22.7)),
        ruled(6, 4),
        item(7, table, marks_at=Marks.BOX),
        item(8, drawing),
    )


INKS = (
    Ringed("i1.C"),
    Cited("i1.margin", "¶2", "lines 6–7"),
    Ticked("tick"),
    Written("letter", plain("B")),
    Written("gap", plain("Lenin")),
    Written("line", plain("He joined late.")),
    Written("i6.lines", plain(samples.words(12)), "→ 6"),
    Cited("i6.margin", "¶3", "lines 8–9"),
    Written("cell", plain("A claim of some words.")),
    Cited("i7.margin", "¶4", "lines 1–2"),
    Written("hole", plain("Minsk")),
    Sketched("map", (line(1, 1, 9, 9, 2.0, ""),), "A road"),
)


def test_ink_of_every_kind_moves_nothing_and_is_read_in_order():
    """Every thing of the form stays, every ink has an element, and the tree stays valid."""
    before = laid(*all_kinds())
    after = filled(before, *INKS)
    things = added(before, after)
    assert {e.id for e in before.elements} < {e.id for e in after.elements}
    assert len(after.elements) == len(before.elements) + len(INKS)
    assert {thing.owner for _, thing in things} == {e.id for e in after.elements if e.id.startswith("ink")}
    assert "Lenin" in words(things)
    assert after.spaces == before.spaces
    samples.assert_read_in_order(after)
    samples.assert_tree_is_valid(after)
    samples.assert_inside_frame(after)


def test_no_two_texts_overlap_on_the_key():
    """Ink keeps off marks, starters, labels and citations."""
    samples.assert_nothing_overlaps(filled(laid(*all_kinds()), *INKS))


def test_a_ring_is_centred_on_its_letter():
    """16.5 × 15.5, 1.6 thick, round the capital."""
    before = laid(item(1, options("i1", 4)))
    [(_, ring)] = added(before, filled(before, Ringed("i1.B", alt="B is circled")))
    left, top, right, foot = samples.extent(ring)
    letter = find(before, "B")[1]
    assert (right - left, foot - top) == pytest.approx((16.5, 15.5))
    assert (left + right) / 2 == pytest.approx(letter.x + FACES.width("Bold", "B", 11) / 2)
    assert (top + foot) / 2 == pytest.approx(letter.y - FACES.cap_height("Bold", 11) / 2)
    assert ring.width == 1.6


def test_a_tick_breaks_out_of_its_box():
    """Its foot stands in the box, its arm leaves it at the top right."""
    before = laid(item(1, boxes(SpaceKind.TICK, "tick")))
    [(_, tick)] = added(before, filled(before, Ticked("tick")))
    box = space(before, "tick")
    left, top, right, foot = samples.extent(tick)
    assert box.x < left
    assert foot < box.y + box.height
    assert right > box.x + box.width
    assert top < box.y


def test_a_letter_is_centred_in_its_box():
    """By its width and by the height of capitals."""
    before = laid(item(1, boxes(SpaceKind.LETTER, "letter")))
    [(_, letter)] = added(before, filled(before, Written("letter", plain("B"))))
    box = space(before, "letter")
    assert (box.width, box.height) == (17.0, 17.0)
    assert letter.x + 11 / 4 == pytest.approx(box.x + 8.5)
    assert letter.y - 11 * 0.7 / 2 == pytest.approx(box.y + 8.5)
    assert letter.face == "BoldItalic"


def test_words_are_set_down_before_they_are_cut():
    """In a blank of 78, 14 signs need 10.5 pt; 30 signs do not fit at 8 and end with the overflow."""
    before = laid(item(1, Paragraph(text=Text((Run("It was "), Blank("gap"), Run("."))))))
    [(_, once)] = added(before, filled(before, Written("gap", plain("abcdefghijklmn"))))
    assert once.size == 10.5
    things = added(before, filled(before, Written("gap", plain(samples.words(6)), "→ 1")))
    assert words(things) == "word0 word1 → 1"
    assert {thing.size for _, thing in things} == {8.0}


def test_ruled_lines_are_written_on_one_after_the_other():
    """The first after its starter, the last before the marks, all on the lines' baselines."""
    lines = WritingLines(id="lines", count=3, name="answer", starters=("Because",))
    before = laid(item(1, lines, marks=3, marks_at=Marks.LINE))
    things = [t for _, t in added(before, filled(before, Written("lines", plain(samples.words(30)))))]
    place = space(before, "lines")
    starter = find(before, "Because")[1]
    assert [t.y for t in things] == list(place.baselines)
    assert things[0].x > samples.extent(starter)[2]
    assert samples.extent(things[-1])[2] <= place.x + place.width - 28.0


def test_words_go_on_where_the_lines_go_on():
    """Lines that broken over two pages are filled on both."""
    before = laid(*(item(n, options(f"i{n}", 4)) for n in range(1, 8)), ruled(9, 12))
    assert len({s.page for s in before.spaces if s.id == "i9.lines"}) == 2
    things = added(before, filled(before, Written("i9.lines", plain(samples.words(110)))))
    assert {page for page, _ in things} == {0, 1}
    assert words(things).split() == samples.words(110).split()


def test_a_citation_ends_over_the_marks():
    """Two lines of 9, flush right, right above the marks; words written in the box end before it."""
    box = Space(id="box", kind=SpaceKind.BOX, name="answer", height=60.0)
    before = laid(item(1, box, marks_at=Marks.BOX))
    inks = (Cited("i1.margin", "¶2", "lines 6–7"), Written("box", plain(samples.words(60))))
    after = filled(before, *inks)
    paragraph, lines, marks = (find(after, text)[1] for text in ("¶2", "lines", "[1]"))
    assert lines.y - paragraph.y == pytest.approx(9.0)
    assert samples.extent(lines)[2] == pytest.approx(samples.extent(marks)[2])
    assert lines.y < marks.y - 7.0
    samples.assert_nothing_overlaps(after)


def test_a_citation_between_ruled_lines_touches_no_rule():
    """It stands wholly under the rule over it."""
    before = laid(ruled(1, 4))
    after = filled(before, Cited("i1.margin", "¶2", "lines 6–7"))
    paragraph = find(after, "¶2")[1]
    rules = {t.segments[0][1][1] for t in after.pages[0].things if isinstance(t, Outline) and t.width == 0.65}
    top = paragraph.y - FACES.cap_height("SemiBold", 7.5)
    assert not [y for y in rules if top < y < paragraph.y]


def test_ink_without_a_space_is_a_defect():
    """The ink names what is not there."""
    with pytest.raises(UnknownSpaceError):
        filled(laid(ruled(1, 2)), Ticked("nowhere"))


def test_a_sketch_is_moved_to_its_drawing():
    """Its coordinates are the drawing's."""
    drawing = Drawing(id="map", width=100.0, height=50.0, things=(line(0, 0, 1, 1, 1.0, ""),), alt="A map")
    before = lay_out(document(drawing), FACES, DEFAULT)[0]
    after = filled(before, Sketched("map", (line(2, 3, 4, 5, 1.0, ""),), "A road"))
    [(_, road)] = added(before, after)
    assert road.segments == (("M", (56.0, 120.0)), ("L", (58.0, 122.0)))
    figure = next(e for e in after.elements if e.alt == "A road")
    assert (figure.role, figure.parent) == ("Figure", "")


@given(st.integers(0, 120), st.sampled_from(["", "→ mark scheme 6"]), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_ink_stays_in_its_space(count, overflow, lines):
    """However long an answer is, it is a beginning of it, then the overflow, inside the frame."""
    rows = Stack(blocks=(WritingLines(id="lines", count=lines, name="answer"),))
    before = laid(item(1, rows, marks_at=Marks.LINE))
    answer = samples.words(count)
    after = filled(before, Written("lines", plain(answer), overflow), Cited("i1.margin", "¶2", "lines 6–7"))
    shown = words(t for t in added(before, after) if t[1].face == "BoldItalic")
    assert answer.startswith((shown, shown.removesuffix(overflow or "…").rstrip()))
    samples.assert_inside_frame(after)
    samples.assert_nothing_overlaps(after)


def test_a_long_starter_takes_as_many_lines_as_it_needs():
    """One whole line is left under it; its lines' rules are artifacts, and ink begins after its end."""
    lines = WritingLines(id="lines", count=2, name="answer", starters=(samples.words(20),))
    before = laid(item(1, lines, marks=2, marks_at=Marks.LINE))
    starter = [g for g in samples.glyphs(before) if g.face == "LightItalic"]
    place = space(before, "lines")
    assert len(starter) == 2
    assert [t.y for t in starter] == pytest.approx([place.baselines[0] - 22.68, place.baselines[0]])
    assert len(place.baselines) == 2
    paths = [t for t in before.pages[0].things if isinstance(t, Outline) and t.width == 0.65]
    rules = [t for t in paths if samples.extent(t)[0] == 78.0]
    assert [rule.owner.startswith("@") for rule in rules] == [True, False, False]
    things = [t for _, t in added(before, filled(before, Written("lines", plain(samples.words(12)))))]
    assert things[0].y == place.baselines[0]
    assert things[0].x > samples.extent(starter[-1])[2]
    samples.assert_sound(before)
    samples.assert_nothing_overlaps(filled(before, Written("lines", plain(samples.words(12)))))


def test_a_starter_that_fills_its_line_leaves_the_next():
    """Less than an inch is no room to begin in."""
    starter = "x" * 80
    before = laid(item(1, WritingLines(id="lines", count=1, name="answer", starters=(starter,)), marks_at=Marks.LINE))
    place = space(before, "lines")
    assert find(before, starter)[1].y == pytest.approx(place.baselines[0] - 22.68)
    assert place.indent == 0.0


def test_the_citation_of_ruled_lines_stands_beside_the_stem():
    """From the top of its first line, in the mark column, whatever the number of its lines."""
    before = laid(ruled(1, 3))
    after = filled(before, Cited("i1.margin", "¶2", "lines 6–7"))
    stem, [above, under] = find(after, "Stem")[1], [t for _, t in added(before, after)]
    assert above.y == pytest.approx(stem.y - 11.25 + 6.75)
    assert under.y == pytest.approx(above.y + 9.0)
    assert samples.extent(under)[2] == pytest.approx(541.28)
    samples.assert_read_in_order(after)


def test_words_in_a_box_go_on_after_its_starter():
    """On the same line, then from the box's left edge; no two words stand on each other."""
    box = Space(id="box", kind=SpaceKind.BOX, name="answer", height=60.0, starter="I think that")
    layout = laid(item(1, box, marks_at=Marks.BOX))
    done = filled(layout, Written("box", plain(samples.words(30))))
    samples.assert_sound(done)
    inked = [thing for thing in samples.glyphs(done) if thing.face == "BoldItalic"]
    (starter,) = [thing for thing in samples.glyphs(layout) if thing.text == "I think that"]
    assert inked[0].y == starter.y
    assert inked[0].x > starter.x + FACES.width(starter.face, starter.text, starter.size)
    assert inked[-1].x < inked[0].x
    assert inked[-1].y > inked[0].y


def on_lines(layout, *inks):
    """The words of the ink, each line with its baseline."""
    things = added(layout, filled(layout, *inks))
    return [(round(thing.y, 2), thing.text.strip()) for _, thing in things if isinstance(thing, Glyphs)]


def test_words_leave_the_lines_of_further_starters_free():
    """They go on after the first; those that continue none stand on no line that bears one."""
    layout = laid(ruled(1, 8, starters=("First,", "Then,", "At last,")))
    starters = [round(find(layout, words)[1].y, 2) for words in ("First,", "Then,", "At last,")]
    text = plain(" ".join(f"answer{n}" for n in range(30)))
    going_on = [y for y, _ in on_lines(layout, Written("i1.lines", text))]
    afresh = [y for y, _ in on_lines(layout, Written("i1.lines", text, afresh=True))]
    assert (going_on[0], len(going_on)) == (starters[0], len(set(going_on)))
    assert going_on[-1] > starters[1]
    assert not set(going_on[1:]) & set(starters)
    assert not set(afresh) & set(starters)


def test_words_for_a_part_stand_between_its_starter_and_the_next():
    """Those of a group have one size; what has no room there is cut."""
    layout = laid(ruled(1, 9, starters=("First,", "Then,", "At last,")))
    starters = [round(find(layout, words)[1].y, 2) for words in ("First,", "Then,", "At last,")]
    short, long = plain("a word"), plain(samples.words(60))
    inks = [Written("i1.lines", t, "…", group="g", afresh=True, part=n) for n, t in ((3, long), (2, short))]
    (second, word), *third = on_lines(layout, *inks)
    assert (word, starters[1] < second < starters[2]) == ("a word", True)
    assert min(y for y, _ in third) > starters[2]
    done = filled(layout, *inks)
    samples.assert_sound(done)
    assert len({glyphs.size for glyphs in samples.glyphs(done) if glyphs.face == "BoldItalic"}) == 1


def test_words_that_are_cut_keep_their_line_ends():
    """Each point begins on a line of its own, as in words that fit."""
    points = [plain(f"point{n} is short") for n in range(9)]
    layout = laid(ruled(1, 5))
    written: dict[float, str] = {}
    for y, said in on_lines(layout, Written("i1.lines", one_a_line(points), "…")):
        written[y] = f"{written.get(y, '')} {said}".strip()
    assert list(written.values()) == [*(f"point{n} is short" for n in range(4)), "point4 is short …"]


def test_there_is_a_line_to_write_on_where_all_bear_starters():
    """Words that continue none then stand behind the first."""
    layout = laid(ruled(1, 2, starters=("First,", "Then,")))
    (at, said), *_ = on_lines(layout, Written("i1.lines", plain("an answer"), afresh=True))
    assert (at, said) == (round(find(layout, "First,")[1].y, 2), "an answer")


@pytest.mark.parametrize(
    ("starter", "answer", "written"),
    [
        ("The post looked …", "The post looked like dull work.", "like dull work."),
        ("The post looked", "the post looked like dull work.", "like dull work."),
        ("The post", "The posts looked dull.", "The posts looked dull."),
        ("The post looked …", "like dull work.", "like dull work."),
    ],
)
def test_the_words_of_a_starter_are_not_written_twice(starter, answer, written):
    """On ruled lines as in a box; only whole words count."""
    lines = laid(ruled(1, 3, starters=(starter,)))
    box = laid(item(1, Space(id="box", kind=SpaceKind.BOX, name="box", height=60.0, starter=starter)))
    assert words(added(lines, filled(lines, Written("i1.lines", plain(answer))))) == written
    assert words(added(box, filled(box, Written("box", plain(answer))))) == written


def test_a_starter_in_runs_of_several_kinds_is_left_out_whole():
    """Whatever is bold in it."""
    layout = laid(ruled(1, 3, starters=("The post looked …",)))
    bold = Run("The ", strong=True), Run("dull", strong=True)
    answer = Text((bold[0], Run("post"), Run(" looked … like "), bold[1], Run(" work.")))
    assert words(added(layout, filled(layout, Written("i1.lines", answer)))) == "like dull work."
