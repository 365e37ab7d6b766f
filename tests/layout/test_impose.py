"""Imposition: pages that share sheets, to be folded or cut."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reading import tree_text
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import LESSONS, finish_file
from layout.test_tiles import FIRA
from lessonkit.layout.impose import EDGE, booklet_order, card_order, fits, imposed
from lessonkit.layout.placed import Bookmark, Element, Layout, Page, PlacedBlock, PlacedSpace
from lessonkit.layout.tiles import extent
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, Glyphs, LinkArea, linked_page, page_link
from lessonkit.model.production import Flip, Imposition
from lessonkit.pdf.writer import write
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, PaperSize

WAYS = [way for way in Imposition if way]
COUNTS = st.integers(min_value=1, max_value=60)


def pages_of(count: int, size: PaperSize = A4) -> Layout:
    """So many pages, each with one word and a link."""
    return Layout(
        name="sample",
        title="A sample",
        language="en-GB",
        pages=tuple(
            Page(
                size=size,
                things=(
                    Glyphs(60.0, 120.0, f"page {n} ", "Regular", 11.0, f"e{n}"),
                    LinkArea(60.0, 110.0, 30.0, 12.0, "https://example.org/", f"l{n}"),
                    Glyphs(120.0, 120.0, "there", "Regular", 11.0, f"l{n}"),
                ),
            )
            for n in range(count)
        ),
        elements=tuple(
            element
            for n in range(count)
            for element in (Element(id=f"e{n}", role="P"), Element(id=f"l{n}", role="Link", parent=f"e{n}"))
        ),
    )


def test_a_link_to_a_page_leads_to_the_side_that_it_came_to_stand_on() -> None:
    """Of six pages folded to a booklet, the third stands on the inner sheet's front: the third side."""
    layout = pages_of(6)
    leading = LinkArea(60.0, 110.0, 30.0, 12.0, page_link(3), "l0")
    words, _, there = layout.pages[0].things
    first = replace(layout.pages[0], things=(words, leading, there))
    after = imposed(replace(layout, pages=(first, *layout.pages[1:])), Imposition.BOOKLET, A4, DEFAULT)
    led = {linked_page(thing.url) for page in after.pages for thing in page.things if isinstance(thing, LinkArea)} - {0}
    assert led == {1 + next(n for n, side in enumerate(shown(after)) if ("page 2", "read") in side)}


def shown(layout: Layout) -> list[list[tuple[str, str]]]:
    """The words of each side from left to right and top to bottom, each with whether it is read there."""
    sides = []
    for page in layout.pages:
        words = [t for t in page.things if isinstance(t, Glyphs) and t.text.startswith("page")]
        words.sort(key=lambda t: (round(t.y), t.x))
        sides.append([(w.text.strip(), "copy" if w.owner == LAYOUT_ARTIFACT else "read") for w in words])
    return sides


@given(COUNTS)
def test_a_booklet_folds_into_the_right_order(count: int) -> None:
    """Sheets laid into each other and folded: leaf by leaf the pages count up from the first to the last."""
    sides = booklet_order(count)
    assert len(sides) == 2 * -(-count // 4)
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    # The right half of each sheet, front and back, from the outermost in; then the left halves, back and front.
    first = [page for front, back in sheets for page in (front[1], back[0])]
    second = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    assert [page for page in first + second if page is not None] == list(range(count))
    assert (first + second)[count:] == [None] * (4 * len(sheets) - count)


@given(COUNTS, st.sampled_from(Flip))
def test_backs_of_cards_meet_their_fronts(count: int, flip: Flip) -> None:
    """Turned over about the edge, each cell of the back lies under the front that it belongs to."""
    sides = card_order(count, flip)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        for row in (0, 1):
            for column in (0, 1):
                under = (row, 1 - column) if flip is Flip.LONG else (1 - row, column)
                face, reverse = front[2 * row + column], back[2 * under[0] + under[1]]
                assert reverse is None or reverse == (face or 0) + 1
                assert face is None or reverse == (face + 1 if face + 1 < count else None)
    assert sorted(page for side in sides for page in side if page is not None) == list(range(count))


@given(COUNTS, st.sampled_from(WAYS), st.sampled_from([A4, LETTER]), st.sampled_from(Flip))
def test_every_page_is_read_once(count: int, how: Imposition, sheet: PaperSize, flip: Flip) -> None:
    """Each source page is read on one side and in its own place; "two" shows it once more, as an artifact."""
    layout = pages_of(count, sheet)
    after = imposed(layout, how, sheet, DEFAULT, flip)
    found = Counter(word for side in shown(after) for word in side)
    assert {word for word, _ in found} == {f"page {n}" for n in range(count)}
    assert all(found[f"page {n}", "read"] == 1 for n in range(count))
    assert all(found[f"page {n}", "copy"] == (how is Imposition.TWO) for n in range(count))
    for page in after.pages:
        links = [thing for thing in page.things if isinstance(thing, LinkArea)]
        words = [t for t in page.things if isinstance(t, Glyphs) and t.text == "there" and t.owner[0] != "@"]
        for link, word in zip(links, words, strict=True):
            assert link.owner == word.owner
            assert 0.0 < word.x - link.x < 60.0
        for thing, (source, at) in zip(page.things, page.read_at, strict=True):
            assert type(thing) is type(layout.pages[source].things[at])


def test_two_pages_side_by_side_go_on_in_order():
    """A5: left, right, then the next side."""
    assert shown(imposed(pages_of(3), Imposition.A5, A4, DEFAULT)) == [
        [("page 0", "read"), ("page 1", "read")],
        [("page 2", "read")],
    ]


def test_sheets_lie_on_their_side_but_for_cards():
    """Half pages stand upright on a sheet that lies; quarters on one that stands."""
    for how in WAYS:
        size = imposed(pages_of(2), how, A4, DEFAULT).pages[0].size
        assert (size.width > size.height) is (how is not Imposition.CARDS)


def test_what_fits_is_not_shrunk():
    """Pages made for half a sheet keep their size."""
    small = PaperSize("A5", 419.5, 595.2)
    after = imposed(pages_of(2, small), Imposition.TWO, A4, DEFAULT)
    assert {t.size for page in after.pages for t in page.things if isinstance(t, Glyphs)} == {11.0}


def test_places_go_with_their_page():
    """Bookmarks, spaces, blocks and boxes of elements stand where their page's words stand."""
    page = Page(size=A4, things=(Glyphs(100.0, 200.0, "page 1", "Regular", 11.0, "f"),))
    layout = Layout(
        name="sample",
        title="A sample",
        language="en-GB",
        pages=(Page(size=A4, things=()), page),
        elements=(Element(id="f", role="Form", alt="Answer", box=(1, 100.0, 200.0, 50.0, 20.0)),),
        spaces=(
            PlacedSpace(
                id="s", kind=SpaceKind.LINE, page=1, x=100.0, y=200.0, width=50.0, height=20.0, baselines=(200.0,)
            ),
        ),
        blocks=(PlacedBlock(id="b", page=1, x=100.0, y=200.0, width=50.0, height=20.0),),
        bookmarks=(Bookmark(title="B", level=0, page=1, y=200.0),),
    )
    after = imposed(layout, Imposition.A5, A4, DEFAULT)
    word = after.pages[0].things[0]
    assert isinstance(word, Glyphs)
    assert word.x > A4.height / 2
    scale = word.size / 11
    box, space, block = after.elements[0].box, after.spaces[0], after.blocks[0]
    assert box == pytest.approx((0, word.x, word.y, 50 * scale, 20 * scale))
    assert (space.page, space.x, space.y, space.width) == pytest.approx(box[:4])
    assert space.baselines == pytest.approx((word.y,))
    assert (block.page, block.x, block.y, block.width, block.height) == pytest.approx(box)
    assert (after.bookmarks[0].page, after.bookmarks[0].y) == pytest.approx((0, word.y))


def test_a_sheet_that_lies_shares_none():
    """Wide pages and tiles of posters need whole sheets."""
    assert fits(pages_of(1), A4)
    assert not fits(pages_of(1, A4.landscape()), A4)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("how", WAYS)
def test_imposed_files_are_accessible_and_read_as_before(how: Imposition, paper: str) -> None:
    """Both checks pass; the tree reads as that of the plain file; running text of half pages is 8 points or more."""
    sheet = {"A4": A4, "Letter": LETTER}[paper]
    finished = finish_file(LESSONS[1], paper)
    for name in ("handout", "worksheet"):
        layout = finished.layouts[name]
        after = imposed(layout, how, sheet, DEFAULT)
        pdf = write(after, FIRA)
        assert check(pdf) == []
        assert is_ua1(pdf)
        assert reads(pdf) == reads(finished.pdfs[name])
        if how is not Imposition.CARDS:
            assert max_share(layout, after) >= 8 / 11


def reads(pdf: bytes) -> str:
    """The tree of a file with its words, whichever pages they stand on, and in however many pieces."""
    return re.sub(r"(['\"])\n *\| ['\"]", "", re.sub(r"page \d+: ", "", tree_text(pdf)))


def max_share(before: Layout, after: Layout) -> float:
    """To what share of their size pages are shrunk."""
    sizes = [max(t.size for p in one.pages for t in p.things if isinstance(t, Glyphs)) for one in (before, after)]
    return sizes[1] / sizes[0]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_nothing_passes_its_cell(path: Path, how: Imposition) -> None:
    """Every thing keeps off the edges of its cell by what printers cannot reach; only marks stand there."""
    finished = finish_file(path)
    for name in {"handout", "worksheet"} & finished.layouts.keys():
        after = imposed(finished.layouts[name], how, A4, DEFAULT)
        for page in after.pages:
            assert {mark.owner for mark in page.around} == {PAGE_ARTIFACT}
            wide = page.size.width / 2
            high = page.size.height / (2 if how is Imposition.CARDS else 1)
            for thing in page.things:
                x, y, width, height = extent(thing, FIRA)
                left, top = x % wide, y % high
                assert left >= EDGE - 1.0
                assert top >= EDGE - 1.0
                assert left + width <= wide - EDGE + 1.0
                assert top + height <= high - EDGE + 1.0
