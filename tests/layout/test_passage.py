"""The reading: numbered lines, glosses at the foot of their page, the column for notes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from layout import samples
from layout.samples import FACES, document, find, prose, reading
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Gloss, NumberedParagraph, Passage
from lessonkit.model.drawing import Outline
from lessonkit.model.text import Run, Text, plain
from lessonkit.themes import DEFAULT

counts = st.lists(st.integers(1, 260), min_size=1, max_size=6)


def laid(*blocks):
    """Layout and line index of a handout."""
    return lay_out(document(*blocks, later_at=77.0), FACES, DEFAULT)


@given(counts, st.sampled_from([0, 3, 11, 40]))
@settings(max_examples=40, deadline=None)
def test_every_word_is_printed_once_and_every_line_numbered(paragraphs, gloss_each):
    """Nothing is lost in pagination; numbers run on; the index has the words of each line; pages never go back."""
    layout, index = laid(reading(*paragraphs, gloss_each=gloss_each))
    assert [line.number for line in index.lines] == list(range(1, len(index.lines) + 1))
    assert all(a.page <= b.page and a.paragraph <= b.paragraph for a, b in pairwise(index.lines))
    body = [g.text for g in samples.glyphs(layout) if g.size == 11 and g.x >= 90.0]
    assert " ".join(body).split() == [f"word{n}" for n in range(sum(paragraphs))]
    samples.assert_sound(layout)


@given(counts)
@settings(max_examples=25, deadline=None)
def test_the_index_joins_up(paragraphs):
    """Lines of a paragraph touch, and together they are the paragraph."""
    passage = reading(*paragraphs)
    _, index = laid(passage)
    for part in passage.parts[1:]:
        lines = [line for line in index.lines if line.paragraph == part.number]
        assert lines[0].start == 0
        assert lines[-1].end == len(part.text.plain())
        assert all(a.end == b.start for a, b in pairwise(lines))


@given(counts, st.integers(2, 30))
@settings(max_examples=30, deadline=None)
def test_a_gloss_stands_on_the_page_of_its_word(paragraphs, gloss_each):
    """Each gloss once, with the number of its line, under the text and over the foot limit."""
    layout, index = laid(reading(*paragraphs, gloss_each=gloss_each))
    for n in range(0, sum(paragraphs), gloss_each):
        page, meaning = find(layout, f"meaning {n}")
        assert sum(g.text == f"meaning {n}" for g in samples.glyphs(layout)) == 1
        number = next(
            int(g.text) for g in samples.glyphs(layout, page) if g.y == meaning.y and g.text.strip().isdecimal()
        )
        assert index.lines[number - 1].page == page + 1
        texts = [g.y for g in samples.glyphs(layout, page) if g.size == 11]
        assert max(texts) < meaning.y


def rules(layout, page):
    """The dotted notes rules of a page."""
    return [t for t in layout.pages[page].things if isinstance(t, Outline) and t.dash and t.width == 1.0]


def test_the_notes_rule_runs_beside_the_passage_on_each_page():
    """At x 422; to the foot where the passage goes on, and 12 under its last line where it ends."""
    layout, _ = laid(reading(300, 300), prose(3))
    assert len(layout.pages) == 2
    first, second = rules(layout, 0)[0].segments, rules(layout, 1)[0].segments
    assert first[0] == ("M", (422.0, 120.0))
    assert first[1][1][1] == 841.89 - 53.89 - 7.5
    last = max(g.y for g in samples.glyphs(layout, 1) if g.x == 90.0)
    assert second[1][1][1] == last + 3.75 + 12.0


def test_notes_is_read_once():
    """The label is tagged where the passage begins, and an artifact on later pages."""
    layout, _ = laid(reading(300, 300))
    owners = [g.owner.startswith("@") for g in samples.glyphs(layout) if g.text == "NOTES"]
    assert owners == [False, True]


def test_line_numbers_end_flush_and_are_artifacts():
    """They end at x 81; the paragraph's number at x 54 is text."""
    layout, _ = laid(reading(120))
    numbers = [g for g in samples.glyphs(layout) if g.size == 7.5 and g.text.strip().isdecimal()]
    assert all(g.owner == "@layout" for g in numbers)
    assert {round(samples.extent(g)[2], 6) for g in numbers} == {81.0}
    _, number = find(layout, "¶1")
    assert number.x == 54.0
    assert not number.owner.startswith("@")


def test_a_paragraph_stands_close_under_its_heading():
    """3.75 under a heading, 7.5 between paragraphs."""
    layout, _ = laid(reading(5, 5))
    ys = [find(layout, words)[1].y for words in ("A heading", "¶1", "¶2")]
    assert round(ys[1] - ys[0], 4) == round(18.75 / 4 + 3.75 + 11.25, 4)
    assert ys[2] - ys[1] == 22.5


def test_numbers_of_paragraphs_never_touch_those_of_lines():
    """They are set down for the whole reading where one would."""
    layout, _ = laid(reading(*[40] * 26))
    sizes = {g.size for g in samples.glyphs(layout) if g.text.startswith("¶")}
    assert len(sizes) == 1
    assert sizes.pop() < 9.5
    samples.assert_nothing_overlaps(layout)


def test_a_glossed_word_as_wide_as_the_column_has_its_meaning_under_it():
    """The word wraps; the meaning stands in the column of meanings, on lines of its own."""
    word = "w" * 90
    text = Text((Run("See "), Run(word, gloss="g"), Run(".")))
    gloss = Gloss(id="g", word=word, meaning=plain("A meaning of some words."))
    block = Passage(id="r", attribution=Text(), parts=(NumberedParagraph(number=1, text=text, glosses=(gloss,)),))
    layout, _ = laid(block)
    meaning = find(layout, "A meaning")[1]
    above = [g for g in samples.glyphs(layout) if g.text.startswith("www") and g.face == "SemiBold"]
    assert len(above) == 2
    assert meaning.x == above[0].x + 72.0
    assert meaning.y > above[-1].y
    samples.assert_sound(layout)
    samples.assert_nothing_overlaps(layout)


def test_the_notes_rule_runs_to_the_foot_where_nothing_follows():
    """Where the reading ends as where it goes on."""
    layout, _ = laid(reading(300, 300))
    assert len(layout.pages) == 2
    feet = {rules(layout, page)[0].segments[1][1][1] for page in (0, 1)}
    assert feet == {841.89 - 53.89 - 7.5}


def test_glosses_stand_right_under_the_reading_that_ends():
    """11.25 under its last line is their rule; what follows stands under them, and the notes rule ends with them."""
    layout, _ = laid(reading(60, gloss_each=50), prose(3, before=22.5))
    last = max(g.y for g in samples.glyphs(layout) if g.size == 11 and g.x == 90.0)
    glosses = [find(layout, f"meaning {n}")[1].y for n in (0, 50)]
    assert glosses == [last + 3.75 + 11.25 + 5.5 + 9.375, last + 3.75 + 11.25 + 5.5 + 9.375 + 12.5]
    assert rules(layout, 0)[0].segments[1][1][1] == glosses[-1] + 3.125
    assert find(layout, "word0 word1 word2")[1].y == glosses[-1] + 3.125 + 22.5 + 11.25
    samples.assert_sound(layout)


def test_meanings_stand_in_one_column_as_far_right_as_the_widest_word_needs():
    """On all pages alike; words too wide for the widest column wrap in it."""
    names = ("short", "general secretary", "word " * 9)
    runs = tuple(run for n, name in enumerate(names) for run in (Run(name.strip(), gloss=f"g{n}"), Run(" and ")))
    glosses = tuple(
        Gloss(id=f"g{n}", word=name.strip(), meaning=plain(f"Meaning {n}")) for n, name in enumerate(names)
    )
    part = NumberedParagraph(number=1, text=Text(runs), glosses=glosses)
    layout, _ = laid(Passage(id="r", attribution=Text(), parts=(part,)))
    wide = len("general secretary") * 4.5 + 7.5
    assert {find(layout, f"Meaning {n}")[1].x for n in range(3)} == {90.0 + wide}
    samples.assert_sound(layout)


@given(st.integers(200, 420))
@settings(max_examples=30, deadline=None)
def test_no_page_is_opened_for_three_lines_of_the_last_paragraph(count):
    """At least four lines of it stand on the page on which the reading ends, or all of it."""
    _, index = laid(reading(200, count))
    own = [line for line in index.lines if line.paragraph == 2]
    last = [line for line in own if line.page == own[-1].page]
    assert len(last) >= min(4, len(own))


def test_paragraphs_stand_closer_where_that_saves_a_page():
    """By a fifth of the white between them, and only there."""
    pitches = {1: [], 2: []}
    for count in range(20, 90, 5):
        layout, index = laid(reading(*[20] * 10, count))
        second = next(line.number for line in index.lines if line.paragraph == 2)
        at = {g.text.strip(): g.y for g in samples.glyphs(layout, 0) if g.size == 7.5}
        pitches[len(layout.pages)].append(round(at[str(second)] - at[str(second - 1)], 4))
    usual, closer = 22.5, 21.0
    assert set(pitches[1]) == {usual, closer}
    assert pitches[1] == sorted(pitches[1], reverse=True)
    assert set(pitches[2]) == {usual}
