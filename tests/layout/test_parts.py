"""Items inside items: letters in a list of their own, the sum beside the stem, pages broken between them."""

from __future__ import annotations

from dataclasses import replace

from layout import samples
from layout.samples import FACES, find, item, options, ruled, space, worksheet
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Marks
from lessonkit.themes import DEFAULT


def lettered(*parts, number=1, **more):
    """An item with these parts, which are called i11, i12 … within."""
    blocks = tuple(replace(part, label=f"({letter})") for letter, part in zip("abcdefgh", parts, strict=False))
    return item(number, *blocks, marks=9, marks_at=Marks.STEM, total="Total", **more)


def laid(*items):
    """The layout of a worksheet, checked for all that must hold."""
    layout, _ = lay_out(worksheet(*items), FACES, DEFAULT)
    samples.assert_sound(layout)
    return layout


def test_parts_are_a_list_of_their_own():
    """Letters inside the item's entry; the next item goes on in the list of items."""
    layout = laid(lettered(item(11, options("i11", 2)), ruled(12, 2)), item(2, options("i2", 2)))
    lists = [e for e in layout.elements if e.role == "L" and e.numbering in ("Decimal", "LowerAlpha")]
    assert [one.numbering for one in lists] == ["Decimal", "LowerAlpha"]
    entries = [sum(e.role == "LI" and e.parent == one.id for e in layout.elements) for one in lists]
    assert entries == [2, 2]


def test_the_sum_stands_beside_the_stem_with_a_word():
    """Parts have their marks as any item has; the sum is told from them. Without marks there is none."""
    marked = lettered(item(11, options("i11", 2), marks=3), ruled(12, 2))
    layout = laid(marked)
    (_, stem), (_, total), (_, own) = (find(layout, words) for words in ("Stem of 1?", "[9]", "[3]"))
    assert total.y == stem.y < own.y
    assert [g.y for g in samples.glyphs(layout) if g.text == "Total " and g.size == 8.5] == [stem.y]
    without = laid(replace(marked, marks=0))
    assert not [g for g in samples.glyphs(without) if g.text == "Total " and g.size == 8.5]


def test_every_part_has_its_place_told():
    """The item's own, and inside it those of its parts."""
    layout = laid(lettered(item(11, options("i11", 2)), ruled(12, 2)))
    places = {block.id: block for block in layout.blocks}
    whole = places["i1"]
    for name in ("i11", "i12"):
        assert whole.y < places[name].y < places[name].y + places[name].height <= whole.y + whole.height + 0.01


def test_a_page_breaks_between_parts_and_not_within():
    """The stem stays with its first part; each part with its options."""
    parts = [item(n, options(f"i{n}", 6)) for n in range(11, 19)]
    layout = laid(lettered(*parts))
    pages = [{one.page for one in layout.spaces if one.id.startswith(f"i{n}.")} for n in range(11, 19)]
    assert all(len(found) == 1 for found in pages)
    assert len(set().union(*pages)) == 2
    assert find(layout, "Stem of 1?")[0] == min(pages[0])


def test_parts_are_in_step_at_all_levels():
    """A part with more help at one level leaves the spaces of the others where they are."""
    plain = lettered(ruled(11, 3), ruled(12, 2))
    first, second = plain.body
    helped = replace(plain, body=(replace(first, how=samples.plain("See " + samples.words(40))), second))
    one, other = laid(replace(plain, others=(helped,))), laid(replace(helped, others=(plain,)))
    for name in ("i11.lines", "i12.lines"):
        assert (space(one, name).y, space(one, name).page) == (space(other, name).y, space(other, name).page)
    assert space(one, "i11.lines").y > space(laid(plain), "i11.lines").y
