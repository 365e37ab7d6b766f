"""Sources on a worksheet: lines numbered from 1, room shared by all levels, held to what follows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout import samples
from layout.samples import FACES, find, item, options, worksheet
from lessonkit.layout.extract import extract_lines
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Extract, Marks, WritingLines
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT

counts = st.lists(st.integers(1, 120), min_size=1, max_size=4)


def source(*paragraphs, name="Source A", **more):
    """A source with paragraphs of so many words."""
    texts = tuple(plain(samples.words(count)) for count in paragraphs)
    return Extract(id=f"source.{name}", name=name, title=plain("A letter"), paragraphs=texts, **more)


def laid(*blocks):
    """Layout and line index of a worksheet."""
    return lay_out(worksheet(*blocks), FACES, DEFAULT)


@given(counts, counts)
@settings(max_examples=30, deadline=None)
def test_each_source_counts_its_lines_from_one(first, second):
    """The index has every line by the name of its source, as it is known before pages are made."""
    blocks = source(*first), source(*second, name="Source B")
    layout, index = laid(*blocks, item(1, options("i1", 2)))
    width = layout.pages[0].size.width - 2 * DEFAULT.margin
    for block in blocks:
        own = [line for line in index.lines if line.source == block.name]
        assert [line.number for line in own] == list(range(1, len(own) + 1))
        foreseen = extract_lines(block, FACES, DEFAULT, width).lines
        assert [(one.number, one.paragraph, one.start, one.end) for one in own] == [
            (one.number, one.paragraph, one.start, one.end) for one in foreseen
        ]
    samples.assert_sound(layout)


def test_a_source_is_a_section_with_a_heading_and_a_quotation():
    """Name and title are a heading under that of the section; the text is quoted, its numbers are not read aloud."""
    layout, _ = laid(source(30, 5, attribution=plain("Who wrote it.")), item(1, options("i1", 2)))
    roles = [element.role for element in layout.elements]
    start = roles.index("H3") - 1
    assert roles[start : start + 6] == ["Sect", "H3", "BlockQuote", "P", "P", "P"]
    parents = {element.id: element.parent for element in layout.elements}
    quotation = layout.elements[start + 2].id
    quoted = [parents[element.id] == quotation for element in layout.elements[start + 3 : start + 6]]
    assert quoted == [True, True, False]
    numbers = [g for g in samples.glyphs(layout) if g.text.strip().isdigit() and g.size == 7.5]
    assert numbers
    assert {glyph.owner[0] for glyph in numbers} == {"@"}


def test_a_level_takes_the_room_of_the_longest():
    """What follows stands where it stands on the copies of other levels, if the text is shorter or longer there."""
    short, long = source(20), source(90, 30)
    pages = []
    for block in (source(20, others=(long,)), source(90, 30, others=(short,))):
        layout, _ = laid(block, item(1, options("i1", 2)))
        pages.append([(one.id, one.page, round(one.y, 2), round(one.height, 2)) for one in layout.blocks])
    assert pages[0] == pages[1]


def test_a_source_stays_with_its_first_item():
    """A source that would end a page goes to the next one with the item, and its section's heading with both."""
    for lines in range(20, 44):
        filler = samples.ruled(1, lines)
        layout, _ = laid(filler, source(60), item(2, options("i2", 4)))
        assert find(layout, "Source A")[0] == find(layout, "Stem of 2")[0]


def test_one_higher_than_a_page_breaks_between_lines():
    """A very long source is printed all the same."""
    layout, index = laid(source(2000), item(1, options("i1", 2)))
    assert {line.page for line in index.lines} >= {1, 2}
    samples.assert_sound(layout)


def test_a_source_inside_an_item_has_numbered_lines_and_no_heading():
    """They are known before pages are made, too; where it comes from stands over it."""
    own = source(60, 30, attribution=plain("Who wrote it."), headed=False)
    layout, index = laid(item(1, own, WritingLines(id="i1.lines", count=2, name="answer"), marks_at=Marks.LINE))
    width = layout.pages[0].size.width - 2 * DEFAULT.margin - DEFAULT.hang
    foreseen = extract_lines(own, FACES, DEFAULT, width).lines
    assert len(foreseen) > 2
    assert [(one.number, one.start) for one in index.lines] == [(one.number, one.start) for one in foreseen]
    assert "H3" not in {element.role for element in layout.elements}
    assert find(layout, "Who wrote it.")[1].y < find(layout, "word0")[1].y
    samples.assert_sound(layout)
