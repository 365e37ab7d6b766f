"""Running head, badge and foot; and parts joined into one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout import samples
from layout.samples import FACES, document, find, item, options, prose
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Furniture
from lessonkit.themes import DEFAULT
from lessonkit.units import LETTER

FURNITURE = Furniture(short_title="A sample", document="Worksheet", badge="Worksheet", code="7K2D", name_label="Name")


def part(*body, furniture=FURNITURE, **more):
    """A laid-out part."""
    return Part(lay_out(document(*body, **more), FACES, DEFAULT)[0], furniture)


def texts(layout, page):
    """The text of a page by what it says."""
    return {g.text: g for g in samples.glyphs(layout, page)}


def test_the_first_page_has_a_badge_and_a_foot():
    """Badge 17 high from y 60.5, flush right; no running head under the document's own head."""
    layout = furnish((part(prose(5)),), FACES, DEFAULT)
    page = texts(layout, 0)
    assert page["WORKSHEET"].y == 60.5 + 8.5 + 9 * 0.7 / 2
    assert page["Page 1 of 1"].y == 808.0
    assert samples.extent(page["Page 1 of 1"])[2] == 541.28
    assert page["A sample"].size == 8
    assert "Name" not in page


def test_later_pages_have_a_running_head_with_a_name_rule():
    """Short title at y 51, the name's rule from x 310, badge from y 39."""
    layout = furnish((part(prose(900)),), FACES, DEFAULT)
    page = texts(layout, 1)
    assert page["WORKSHEET"].y == 39.0 + 8.5 + 9 * 0.7 / 2
    assert page["Name"].y == 51.0
    rules = [t for t in layout.pages[1].things if t.owner == "@pagination" and samples.extent(t)[0] == 310.0]
    assert samples.extent(rules[0])[2] == 450.0


def test_all_of_it_is_pagination():
    """What furnish adds is an artifact; what was there stays as it was."""
    one = part(prose(500))
    layout = furnish((one,), FACES, DEFAULT)
    for old, new in zip(one.layout.pages, layout.pages, strict=True):
        extra = [thing for thing in new.things if thing not in old.things]
        assert {thing.owner for thing in extra} == {"@pagination"}
        assert [thing for thing in new.things if thing not in extra] == list(old.things)


def test_parts_are_numbered_through():
    """Page x of y over all parts; ids are prefixed; a part's first page has no running head."""
    layout = furnish((part(prose(900)), part(item(1, options("i1", 2)))), FACES, DEFAULT)
    last = len(layout.pages) - 1
    assert f"Page {last + 1} of {last + 1}" in texts(layout, last)
    assert {block.page for block in layout.blocks if block.id == "p2.i1"} == {last}
    assert {space.page for space in layout.spaces if space.id.startswith("p2.")} == {last}
    assert [mark.page for mark in layout.bookmarks] == [0, last]
    assert "Name" not in texts(layout, last)
    samples.assert_tree_is_valid(layout)
    samples.assert_read_in_order(layout)


def test_a_part_may_count_its_pages_alone():
    """Sheets of a chart are handed out one by one: each begins at page 1."""
    alone = replace(FURNITURE, alone=True)
    layout = furnish((part(prose(900), furniture=alone), part(prose(5), furniture=alone)), FACES, DEFAULT)
    assert len(layout.pages) > 2
    assert f"Page 2 of {len(layout.pages) - 1}" in texts(layout, 1)
    assert "Page 1 of 1" in texts(layout, -1)


def test_a_solid_badge_has_white_words():
    """The teacher's copies are known at arm's length."""
    solid = Furniture(short_title="A sample", document="Key", badge="Answer key", badge_solid=True)
    layout = furnish((part(prose(3), furniture=solid),), FACES, DEFAULT)
    assert find(layout, "ANSWER KEY")[1].grey == 1.0


def test_the_foot_stands_on_letter_paper_too():
    """Its place is reckoned from the foot of the sheet."""
    layout = furnish((part(prose(3), paper=LETTER),), FACES, DEFAULT)
    foot = texts(layout, 0)["Page 1 of 1"]
    assert foot.y == 792.0 - 33.89
    assert samples.extent(foot)[2] == 612.0 - 54.0


def test_a_long_short_title_is_cut_at_a_word():
    """It never runs into the build code."""
    long = Furniture(short_title="word " * 40, document="Worksheet", badge="Worksheet", code="7K2D")
    layout = furnish((part(prose(3), furniture=long),), FACES, DEFAULT)
    samples.assert_nothing_overlaps(layout)
    assert any(g.text.endswith(" …") for g in samples.glyphs(layout, 0))


def test_the_parts_of_a_running_head_keep_apart():
    """The name's rule ends before a wide badge; a long title ends before the name."""
    wide = Furniture(short_title="word " * 20, document="Worksheet", badge="Alliance chart", name_label="Name")
    layout = furnish((part(prose(900), furniture=wide),), FACES, DEFAULT)
    page = texts(layout, 1)
    badge = page["ALLIANCE CHART"]
    rules = [t for t in layout.pages[1].things if t.owner == "@pagination" and samples.extent(t)[0] == 310.0]
    assert samples.extent(rules[0])[2] <= badge.x - 9.0 - 10.0
    samples.assert_nothing_overlaps(layout)


def test_a_running_head_is_the_same_beside_any_badge():
    """Title and name's rule are as long beside the widest badge as beside the narrowest, which are set down to fit."""

    def rest(badge):
        more = Furniture(short_title="word " * 20, document="D", badge=badge, name_label="Name")
        layout = furnish((part(prose(900), furniture=more),), FACES, DEFAULT)
        samples.assert_nothing_overlaps(layout)
        words = [g for g in samples.glyphs(layout, 1) if g.face == "Bold" and g.owner == "@pagination"]
        assert min(g.x for g in words if g.y < 60 and g.x > 450) >= 541.28 - 76.0 + 9.0
        return [t for t in layout.pages[1].things if t.owner == "@pagination" and samples.extent(t)[2] <= 460]

    assert rest("Key") == rest("Vocabulary of the whole chapter")


def test_a_title_of_one_word_is_cut_at_a_sign():
    """With an ellipsis, in the running head and in the foot."""
    long = Furniture(short_title="w" * 200, document="Worksheet", badge="Worksheet", code="7K2D", name_label="Name")
    layout = furnish((part(prose(900), furniture=long),), FACES, DEFAULT)
    samples.assert_nothing_overlaps(layout)
    for page, count in ((0, 1), (1, 2)):
        cut = [g.text for g in samples.glyphs(layout, page) if g.text.startswith("www")]
        assert len(cut) == count
        assert all(words.endswith("w…") and len(words) > 20 for words in cut)


@pytest.mark.parametrize("length", range(75, 95))
def test_a_title_that_is_cut_always_says_so(length: int):
    """Also where its first word would just fill the room, without its ellipsis."""
    title = f"{'w' * length} and more of the same kind for a very long line, and yet more of the same kind"
    long = Furniture(short_title=title, document="Worksheet", badge="Worksheet", code="7K2D")
    [foot] = [
        g.text for g in samples.glyphs(furnish((part(prose(3), furniture=long),), FACES, DEFAULT), 0) if "www" in g.text
    ]
    assert foot.endswith("…")


@pytest.mark.parametrize("leaf", [1, 2, 4])
def test_what_is_handed_out_for_itself_begins_on_a_sheet_of_its_own(leaf: int):
    """After white pages, which no part counts among its own and no foot tells; all else moves with the pages."""
    alone = replace(FURNITURE, alone=True)
    short, long = part(prose(5), furniture=alone), part(prose(900), item(1, options("i1", 2)), furniture=alone)
    layout = furnish((short, long, short), FACES, DEFAULT, leaf)
    first, second, third = layout.stretches()
    pages = len(long.layout.pages)
    assert [(one.first - 1) % leaf for one in (first, second, third)] == [0, 0, 0]
    assert [one.last - one.first + 1 for one in (first, second, third)] == [1, pages, 1]
    white = [number for number, page in enumerate(layout.pages, 1) if not page.things]
    assert white == [*range(2, second.first), *range(second.last + 1, third.first)]
    assert f"Page 1 of {pages}" in texts(layout, second.first - 1)
    moved = second.first - 1
    assert [block.page - moved for block in layout.blocks if block.id.startswith("p2.")] == [
        block.page for block in long.layout.blocks
    ]


def test_what_is_counted_through_has_no_white_pages():
    """Parts that belong together follow each other, whatever the sheet of paper."""
    together = (part(prose(5)), part(prose(5)))
    assert furnish(together, FACES, DEFAULT, 2) == furnish(together, FACES, DEFAULT)


def test_a_layout_knows_the_pages_of_its_parts():
    """Counted from 1, as the feet of the pages do; a part that was never furnished has none."""
    one = part(prose(5))
    two = part(*(prose(60) for _ in range(40)))
    long = len(two.layout.pages)
    assert long > 1
    stretches = furnish((one, two, one), FACES, DEFAULT).stretches()
    assert [(each.first, each.last) for each in stretches] == [(1, 1), (2, 1 + long), (2 + long, 2 + long)]
    assert [each.pages for each in stretches] == ["page 1", f"pages 2–{1 + long}", f"page {2 + long}"]
    assert one.layout.stretches() == ()
