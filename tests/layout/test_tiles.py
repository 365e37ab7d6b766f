"""Posters: a page enlarged and cut into sheets that can be glued together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checks.content import ARTIFACT, Piece, open_pdf, read_page
from checks.reading import page_texts, render, tree_text
from checks.structure import check
from checks.ua import is_ua1
from layout import samples
from layout.samples import FACES, HEAD, document, find, options, prose
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Bookmark, Element, Layout, Page, PlacedBlock, PlacedSpace
from lessonkit.layout.shift import scaled
from lessonkit.layout.tiles import MARGIN, OVERLAP, Cut, cut_of, extent, tiled
from lessonkit.model.blocks import Drawing, Furniture, Heading, NewPage, SpaceKind, WordBank
from lessonkit.model.drawing import (
    LAYOUT_ARTIFACT,
    PAGE_ARTIFACT,
    Glyphs,
    LinkArea,
    Outline,
    Picture,
    Poster,
    line,
    rectangle,
)
from lessonkit.model.text import plain
from lessonkit.pdf.writer import write
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, MM

PLACE = "Poster {number}: row {row} of {rows}, column {column} of {columns}"
POSTER = Poster(2, A4, PLACE, "4 sheets  ·  7K2D")
FURNITURE = Furniture(short_title="A sample", document="Poster", badge="Poster", code="7K2D", page_words="")
FIRA = load_faces()
PAPERS = [A4, A4.landscape(), LETTER, LETTER.landscape()]


def whole(*body, faces=FACES, across=2, **more):
    """A document that is a poster, furnished and not yet cut."""
    poster = replace(POSTER, across=across, sheet=more.get("paper", A4))
    layout = lay_out(document(*body, poster=poster, **more), faces, DEFAULT)[0]
    return furnish((Part(layout, FURNITURE),), faces, DEFAULT)


def sketch(width=480.0, height=300.0, **more):
    """A drawing with lines, signs and words all over it."""
    things = [
        rectangle(10, 10, width - 20, height - 20, 0.9, "", radius=8),
        Outline((("M", (0, 0)), ("L", (width, height))), "", width=1.3, dash=(3.0, 2.0)),
        replace(line(0, height, width, 0, 2.0, ""), clip=(100, 100, 200, 150)),
    ]
    things += [
        Glyphs(x, y, f"at {x} {y}", "Bold", 9, "", turned=90 if y == 160 else 0)
        for x in range(20, int(width) - 60, 90)
        for y in range(40, int(height), 60)
    ]
    return Drawing(id="d", width=width, height=height, things=tuple(things), alt="Words in a frame.", **more)


def bank():
    """Words in rows over the whole width."""
    words = tuple(plain(f"word{n} of bank") for n in range(12))
    return WordBank(words=words, name="Word bank", id="bank", before=4.0)


BODY = (prose(60), sketch(before=4.0), bank(), NewPage(), Heading(text=plain("The table")), prose(5))


def tiles_of(layout: Layout) -> list[Page]:
    """The pages that are tiles."""
    return [page for page in layout.pages if page.window]


def cut_page(page: Page, faces=FACES) -> Cut:
    """How a furnished page is to be cut, from the boxes of its things."""
    boxes = [extent(thing, faces) for thing in page.things]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return cut_of(page.size, (left, top, right - left, foot - top), page.poster.across)


def texts(layout: Layout) -> list[str]:
    """All texts of elements, in order."""
    return [glyphs.text for glyphs in samples.glyphs(layout) if not glyphs.owner.startswith("@")]


def numbers(thing) -> Iterator[float]:
    """All lengths of a thing, in a fixed order."""
    if isinstance(thing, Glyphs):
        yield from (thing.x, thing.y, thing.size, thing.tracking, thing.rise, thing.turned)
    elif isinstance(thing, Outline):
        yield from (number for _, values in thing.segments for number in values)
        yield from (thing.width, *thing.dash, *(thing.clip or ()))
    else:
        yield from (thing.x, thing.y, thing.width, thing.height)


@pytest.mark.parametrize("across", [2, 3, 4])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.name} {paper.width:.0f}")
def test_tiles_cover_the_content_and_share_a_strip(paper, across):
    """Windows lie inside margins of 12 mm, overlap by 10 mm, and end with the content, which fills one direction."""
    content = (50.0, 40.0, paper.width - 100.0, paper.height - 75.0)
    cut = cut_of(paper, content, across)
    left, top, width, height = cut.window
    assert (left, top) == (12 * MM, 12 * MM)
    assert (width, height) == (paper.width - 24 * MM, paper.height - 24 * MM)
    places = [tile.place(content) for tile in cut.tiles]
    for tile, (x, y, wide, high) in zip(cut.tiles, places, strict=True):
        first = places[0]
        assert first[0] - x == pytest.approx(tile.column * (width - 10 * MM))
        assert first[1] - y == pytest.approx(tile.row * (height - 10 * MM))
        assert (wide, high) == pytest.approx((content[2] * tile.scale, content[3] * tile.scale))
    x, y, wide, high = places[0]
    last = places[-1]
    assert x >= left - 1e-6
    assert y >= top - 1e-6
    assert last[0] + wide <= left + width + 1e-6
    assert last[1] + high <= top + height + 1e-6
    room = across * width - (across - 1) * OVERLAP, across * height - (across - 1) * OVERLAP
    assert min(room[0] - wide, room[1] - high) == pytest.approx(0.0, abs=1e-6)
    assert cut.tiles[0].scale > 0.85 * across


@pytest.mark.parametrize("across", [2, 3, 4])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.name} {paper.width:.0f}")
def test_everything_is_read_once_and_shown_wherever_it_is(paper, across):
    """Each thing has one tile on which it has its owner; on others it is an artifact, in the same place."""
    before = whole(prose(40), sketch(height=150.0), across=across, paper=paper)
    after = tiled(before, FACES, DEFAULT)
    assert len(after.pages) == across * across
    page, cut = before.pages[0], cut_page(before.pages[0])
    found: dict[int, list[tuple[int, object]]] = {}
    for number, sheet in enumerate(after.pages):
        assert sheet.size == page.size
        assert sheet.window == cut.window
        assert list(sheet.read_at) == sorted(sheet.read_at)
        assert all(thing.owner == PAGE_ARTIFACT for thing in sheet.around)
        for thing, (start, at) in zip(sheet.things, sheet.read_at, strict=True):
            assert start == 0
            found.setdefault(at, []).append((number, thing))
    for at, thing in enumerate(page.things):
        shown = found[at]
        owners = [copy.owner for _, copy in shown]
        if thing.owner.startswith("@"):
            assert set(owners) == {thing.owner}
        else:
            assert sorted(owners) == sorted([thing.owner, *[LAYOUT_ARTIFACT] * (len(owners) - 1)])
        for number, copy in shown:
            tile = cut.tiles[number]
            back = scaled(copy, 1 / tile.scale, -tile.right / tile.scale, -tile.down / tile.scale)
            assert list(numbers(back)) == pytest.approx(list(numbers(thing)), abs=1e-6)
            assert replace(back, owner="").__class__ is thing.__class__


def test_a_thing_is_on_every_tile_where_any_of_it_shows():
    """Whatever window a box touches has the thing, be it never so little."""
    before = whole(prose(60), sketch())
    after = tiled(before, FACES, DEFAULT)
    cut = cut_page(before.pages[0])
    left, top, width, height = cut.window
    for at, thing in enumerate(before.pages[0].things):
        for tile, sheet in zip(cut.tiles, after.pages, strict=True):
            x, y, wide, high = tile.place(extent(thing, FACES))
            touches = x < left + width and x + wide > left and y < top + height and y + high > top
            assert not touches or (0, at) in sheet.read_at


def test_the_table_under_its_heading_is_no_poster():
    """Pages from the first heading on stay as they are, spaces and all."""
    before = whole(*BODY[:4], Heading(text=plain("The table")), prose(400), options("i1", 3))
    after = tiled(before, FACES, DEFAULT)
    cut = [page for page in before.pages if page.poster]
    assert len(cut) == 1
    assert len(after.pages) == len(before.pages) + 3
    assert after.pages[4:] == before.pages[1:]
    assert len(after.spaces) == 3
    assert [space.page for space in after.spaces] == [space.page + 3 for space in before.spaces[-3:]]
    heading = next(mark for mark in before.bookmarks if mark.title == "The table")
    assert replace(heading, page=heading.page + 3) in after.bookmarks


def test_a_layout_without_posters_stays_as_it_is():
    """Nothing is made anew."""
    layout = lay_out(document(prose(30)), FACES, DEFAULT)[0]
    assert tiled(layout, FACES, DEFAULT) is layout


def test_text_is_read_in_its_order():
    """Paragraphs and banks that run over several tiles: the tree has their words as they stand on the whole page."""
    layout = whole(*BODY, faces=FIRA)
    pdf = write(tiled(layout, FIRA, DEFAULT), FIRA)
    said = tree_text(pdf)
    assert said.count("Figure") == 1
    wanted = [text.strip() for text in texts(layout) if not text.startswith("at ")]
    at = 0
    for words in wanted:
        at = said.index(words, at)
    assert "page 2" in said


def test_each_text_is_tagged_once():
    """What shows on two tiles is tagged on one and an artifact on the other."""
    layout = whole(*BODY, faces=FIRA)
    pdf = write(tiled(layout, FIRA, DEFAULT), FIRA)
    tagged, shown = [], []
    with open_pdf(pdf) as opened:
        for page in opened.pages:
            pieces = [item for item in read_page(page) if isinstance(item, Piece) and item.kind == "text"]
            tagged += [piece.text for piece in pieces if piece.mark != ARTIFACT]
            shown += [piece.text for piece in pieces]
    assert sorted("".join(tagged)) == sorted("".join(texts(layout)))
    assert len(shown) > len(tagged)


@pytest.mark.parametrize("across", [2, 3, 4])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.name} {paper.width:.0f}")
def test_a_poster_is_accessible(paper, across):
    """Both checks pass it; the figure keeps its alt text, and has no box, as it stands on several pages."""
    layout = tiled(whole(prose(60), sketch(height=150.0), across=across, paper=paper, faces=FIRA), FIRA, DEFAULT)
    pdf = write(layout, FIRA)
    assert check(pdf, tiles=True) == []
    assert is_ua1(pdf)
    [figure] = [element for element in layout.elements if element.role == "Figure"]
    assert figure.alt == "Words in a frame."
    assert figure.box is None


def test_a_figure_on_one_tile_keeps_its_box():
    """A small one in a corner stands where its enlarged self is."""
    before = whole(sketch(width=100.0, height=60.0), prose(300))
    after = tiled(before, FACES, DEFAULT)
    old, new = (next(e for e in layout.elements if e.role == "Figure").box for layout in (before, after))
    tile = cut_page(before.pages[0]).tiles[0]
    assert new == (0, *tile.place(old[1:]))


def test_nothing_shows_outside_the_window():
    """Enlarged words are cut off at the window's edge; the margin has its own words and lines alone."""
    before = whole(prose(300), sketch(height=400.0), faces=FIRA)
    after = tiled(before, FIRA, DEFAULT)
    bare = replace(after, pages=tuple(replace(page, around=()) for page in after.pages), bookmarks=())
    pdf = write(bare, FIRA)
    for number in range(4):
        picture = render(pdf, number, 2.0).convert("L")
        edge = int(MARGIN * 2) - 1
        inner = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
        assert inner.getextrema()[0] < 128
        picture.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
        assert picture.getextrema() == (255, 255)


def test_neighbours_show_the_same_strip():
    """What the right strip of one sheet shows, the left strip of the next shows too."""
    after = tiled(whole(prose(300), sketch(height=400.0), faces=FIRA), FIRA, DEFAULT)
    bare = replace(after, pages=tuple(replace(page, around=()) for page in after.pages), bookmarks=())
    pdf = write(bare, FIRA)
    one, two, three = (render(pdf, number, 3.0).convert("1") for number in (0, 1, 2))
    left, strip = round(MARGIN * 3), round(OVERLAP * 3)
    right, foot = one.width - left, one.height - left
    beside = one.crop((right - strip, left, right, foot)), two.crop((left, left, left + strip, foot))
    under = one.crop((left, foot - strip, right, foot)), three.crop((left, left, right, left + strip))
    for first, second in (beside, under):
        assert black(first) > 500
        assert abs(black(first) - black(second)) < 0.06 * black(first)


def black(picture) -> int:
    """How many pixels are black."""
    return picture.histogram()[0]


def test_the_margin_tells_which_sheet_it_is():
    """Row and column, how to glue, the code; posters are numbered."""
    layout = whole(prose(60), sketch(), faces=FIRA)
    twice = furnish((Part(layout, FURNITURE), Part(layout, FURNITURE)), FIRA, DEFAULT)
    said = [" ".join(text.split()) for text in page_texts(write(tiled(twice, FIRA, DEFAULT), FIRA))]
    assert len(said) == 8
    assert "Poster 1: row 1 of 2, column 1 of 2" in said[0]
    assert "Poster 1: row 2 of 2, column 1 of 2" in said[2]
    assert "Poster 2: row 2 of 2, column 2 of 2" in said[7]
    assert all("4 sheets · 7K2D" in text for text in said)


def test_words_in_the_margin_keep_off_window_and_marks():
    """They stand between the window and the edge, at 7 points or more, and end before the mark."""
    poster = replace(POSTER, notes="words " * 60)
    layout = lay_out(document(prose(60), sketch(), poster=poster), FACES, DEFAULT)[0]
    for page in tiled(layout, FACES, DEFAULT).pages:
        left, top, width, height = page.window
        words = [thing for thing in page.around if isinstance(thing, Glyphs)]
        assert words[-1].text.endswith("…")
        for thing in words:
            x, y, wide, high = extent(thing, FACES)
            assert thing.size >= 7
            assert y >= top + height
            assert y + high <= page.size.height - 5 * MM
            assert x > left
            assert x + wide < left + width - OVERLAP


def test_cut_lines_and_marks_meet():
    """The mark for the next sheet's edge lies where its cut line comes; only inner edges are cut."""
    layout = whole(prose(60), sketch(), across=3)
    after = tiled(layout, FACES, DEFAULT)
    cut = cut_page(layout.pages[0])
    for tile, page in zip(cut.tiles, after.pages, strict=True):
        paths = [thing for thing in page.around if isinstance(thing, Outline)]
        dashed = [thing for thing in paths if thing.dash]
        assert len(dashed) == (tile.column > 0) + (tile.row > 0)
        assert len(paths) - len(dashed) == 2 * (tile.column < 2) + 2 * (tile.row < 2)
        left, top, width, height = page.window
        for thing in paths:
            x, y, wide, high = extent(thing, FACES)
            before = x + wide <= left + 1e-6 or y + high <= top + 1e-6
            assert before or (thing not in dashed and (x >= left + width or y >= top + height))


def test_links_blocks_and_bookmarks_go_where_they_are_seen():
    """An active area stands on one tile, within its window; places are those of the tile of their corner."""
    page = Page(
        size=A4,
        things=(
            rectangle(50, 50, 495, 740, 1, LAYOUT_ARTIFACT),
            Glyphs(270, 100, "the archive", "Regular", 11, "a"),
            LinkArea(230, 90, 100, 15, "https://example.org/", "a"),
            Picture(300, 500, 100, 100, Path("x.png"), "f"),
        ),
        poster=POSTER,
    )
    layout = Layout(
        name="n",
        title="t",
        language="en",
        pages=(page,),
        elements=(Element(id="a", role="Link"), Element(id="f", role="Figure", alt="x", box=(0, 300, 500, 100, 100))),
        spaces=(PlacedSpace(id="s", kind=SpaceKind.BOX, page=0, x=60, y=60, width=9, height=9),),
        blocks=(PlacedBlock(id="b", page=0, x=400, y=600, width=20, height=10),),
        bookmarks=(Bookmark(title="B", level=0, page=0, y=600),),
    )
    after = tiled(layout, FACES, DEFAULT)
    [(number, area)] = [(n, t) for n, page in enumerate(after.pages) for t in page.things if isinstance(t, LinkArea)]
    left, _, width, _ = after.pages[number].window
    assert left <= area.x
    assert area.x + area.width <= left + width
    tiles = cut_page(page).tiles
    assert after.spaces == ()
    assert (after.blocks[0].page, after.blocks[0].width) == (3, pytest.approx(20 * tiles[3].scale))
    assert (after.bookmarks[0].page, after.bookmarks[0].y) == (2, pytest.approx(tiles[2].place((0, 600, 0, 0))[1]))
    assert after.elements[1].box == (3, *tiles[3].place((300, 500, 100, 100)))


def test_the_title_is_large():
    """A poster of two sheets each way is nearly twice as large as the page."""
    before = whole(prose(200), sketch(height=350.0))
    after = tiled(before, FACES, DEFAULT)
    _, title = find(before, HEAD.title.plain())
    _, large = find(after, HEAD.title.plain())
    assert 1.8 < large.size / title.size < 2.3
    assert samples.glyphs(after)
