"""Pieces that are cut out of sheets: where each stands, where its back is, and which marks tell where to cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.structure import check
from checks.ua import is_ua1
from layout.samples import FACES, HEAD, document
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.cut import EDGE, MARK, piece_of, put_on_sheets
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Layout, Page
from lessonkit.model.blocks import Furniture, Heading, NewPage
from lessonkit.model.drawing import Cut, Glyphs, Outline
from lessonkit.model.production import Flip
from lessonkit.model.text import Text, plain
from lessonkit.pdf.writer import write
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, PaperSize

FURNITURE = Furniture(short_title="A sample", document="Cards", badge="", code="7K2D", page_words="", piece=True)
BARE = replace(HEAD, kicker="", title=Text(), subtitle=Text(), rule=False, body_at=40.0)


def pieces(cut: Cut, count: int, sheet: PaperSize = A4, faces: object = FACES) -> Layout:
    """So many pieces, furnished and not yet on sheets; each says its number."""
    body = [block for n in range(count) for block in (NewPage(), Heading(text=plain(f"No{n}."), level=1))][1:]
    whole = document(*body, head=BARE, paper=piece_of(sheet, cut), later_at=40.0, cut=cut)
    return furnish((Part(lay_out(whole, faces, DEFAULT)[0], FURNITURE),), faces, DEFAULT)


def cells(page: Page, cut: Cut) -> dict[str, tuple[int, int]]:
    """The column and row of each number on a sheet."""
    wide, high = page.size.width / cut.across, page.size.height / cut.down
    words = (thing for thing in page.things if isinstance(thing, Glyphs) and thing.text.startswith("No"))
    return {thing.text: (int(thing.x / wide), int(thing.y / high)) for thing in words}


@pytest.mark.parametrize("sheet", [A4, LETTER])
@pytest.mark.parametrize(("across", "down"), [(2, 2), (2, 4), (3, 4), (1, 2), (1, 1)])
def test_pieces_fill_sheets_row_by_row(sheet: PaperSize, across: int, down: int) -> None:
    """Each in its cell, on sheets of the size that was asked for; one too many opens another."""
    cut = Cut(across=across, down=down)
    layout = put_on_sheets(pieces(cut, cut.pieces + 1, sheet))
    assert len(layout.pages) == 2
    assert layout.pages[0].size.name == sheet.name
    assert (layout.pages[0].size.width, layout.pages[0].size.height) == pytest.approx((sheet.width, sheet.height))
    assert cells(layout.pages[0], cut) == {f"No{n}.": (n % across, n // across) for n in range(cut.pieces)}
    assert cells(layout.pages[1], cut) == {f"No{cut.pieces}.": (0, 0)}


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize(("across", "down"), [(2, 2), (2, 4), (3, 4), (1, 2)])
def test_a_sheet_that_is_turned_has_each_back_behind_its_front(flip: Flip, across: int, down: int) -> None:
    """Turned on its long edge left and right change places, on its short edge top and foot."""
    cut = Cut(across=across, down=down, backs=True)
    cards = cut.pieces - 1 or 1
    layout = put_on_sheets(pieces(cut, 2 * cards), flip)
    assert len(layout.pages) == 2
    fronts, backs = (cells(page, cut) for page in layout.pages)
    for n in range(cards):
        column, row = backs[f"No{2 * n + 1}."]
        turned = (across - 1 - column, row) if flip is Flip.LONG else (column, down - 1 - row)
        assert fronts[f"No{2 * n}."] == turned


def test_marks_stand_at_the_edges_and_cross_inside() -> None:
    """Two at each cut, and one cross for two cuts that meet; or a dashed line with scissors from edge to edge."""
    marks = put_on_sheets(pieces(Cut(across=2, down=2), 4)).pages[0].around
    lengths = sorted(round(_length(one), 2) for one in marks)
    assert lengths == [MARK] * 4 + [24.0] * 2
    around = put_on_sheets(pieces(Cut(across=1, down=2, dashed=True), 2)).pages[0].around
    dashed = [one for one in around if isinstance(one, Outline) and one.dash]
    assert len(dashed) == 2
    assert (dashed[0].segments[0][1][0], dashed[1].segments[1][1][0]) == (EDGE, pytest.approx(A4.width - EDGE))
    assert len(around) == len(dashed) + 4


def _length(mark: object) -> float:
    assert isinstance(mark, Outline)
    (_, (x, y)), (_, (right, foot)) = mark.segments
    return (right - x) + (foot - y)


def test_copies_are_one_page_many_times_and_read_once() -> None:
    """All but the first are artifacts."""
    cut = Cut(across=1, down=3, copies=True)
    layout = put_on_sheets(pieces(cut, 2))
    assert len(layout.pages) == 2
    numbers = [thing for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.text == "No0."]
    assert [thing.owner.startswith("@") for thing in numbers] == [False, True, True]


def test_a_layout_without_pieces_stays_as_it_is() -> None:
    """Nothing is carried anywhere."""
    plain_layout = lay_out(document(Heading(text=plain("Words"))), FACES, DEFAULT)[0]
    assert put_on_sheets(plain_layout) is plain_layout


def test_sheets_of_pieces_are_accessible() -> None:
    """Both checks pass them, and each piece has its own small foot and no running head."""
    faces = load_faces()
    layout = put_on_sheets(pieces(Cut(across=2, down=2, backs=True), 8, faces=faces))
    pdf = write(layout, faces)
    assert check(pdf) == []
    assert is_ua1(pdf)
    codes = [thing for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.text == "7K2D"]
    assert len(codes) == 4
