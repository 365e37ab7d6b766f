"""The key lies over the pupils' pages: whatever stands there stands in the key at the same place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TypeGuard, TypeVar

import pytest

from guarantees.builds import DATA, KEY, LESSONS, PRINTS, Finished, finish_file, load_file
from guarantees.positions import Shape, Sign, shapes, signs
from lessonkit.layout.placed import Layout, Page
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, LinkArea, Outline, Picture, Placed
from lessonkit.units import PAPERS

FILLED = ("worksheet", "quiz", "exit-ticket", "alliance-chart", "timeline")
NEAR = 0.1
FOOT = 50.0
BADGE_TOP, BADGE_FOOT, BADGE_WIDTH = 36.0, 80.0, 80.0
"""No wider: the rule for the name ends a little before the badge, and must end there in the key too."""

Thing = TypeVar("Thing")


def inside(size: tuple[float, float], x: float, y: float) -> bool:
    """Whether a place is apart from the badge and the foot, which say whose copy it is; `size` is that of a piece.

    A second piece on the sheet is a copy of the first, which alone is in the key.
    """
    badge = BADGE_TOP < y < BADGE_FOOT and x > size[0] - 54 - BADGE_WIDTH
    return y < size[1] - FOOT and not badge


def piece(page: Page) -> tuple[float, float]:
    """The size of what is handed out: half the sheet where it has a line to cut along."""
    return page.size.width, page.size.height / (2 if page.around else 1)


def missing(pupils: Iterable[Thing], keys: Iterable[Thing], kind: Callable[[Thing], Hashable],
            place: Callable[[Thing], tuple[float, ...]]) -> list[Thing]:
    """The pupils' things that the key has not, each of the key's counting once: same kind, place within NEAR."""
    there: dict[Hashable, list[tuple[float, ...]]] = {}
    for thing in keys:
        there.setdefault(kind(thing), []).append(place(thing))
    lost = []
    for thing in pupils:
        places = there.get(kind(thing), [])
        here = place(thing)
        match = next((p for p in places if all(abs(a - b) <= NEAR for a, b in zip(p, here, strict=True))), None)
        if match is None:
            lost.append(thing)
        else:
            places.remove(match)
    return lost


@pytest.fixture(
    params=[(p, s, n) for p, s in PRINTS for n in FILLED if n in load_file(p).paper.documents],
    ids=lambda it: f"{it[0].stem} {it[1]} {it[2]}",
)
def laid_over(request: pytest.FixtureRequest) -> tuple[Finished, str, dict[int, int]]:
    """A lesson, a document that the key fills in, and the key's page over each of its pages."""
    path, sheet, name = request.param
    finished = finish_file(path, sheet)
    return finished, name, finished.under_key(name)


def _kind(thing: Placed) -> Hashable:
    match thing:
        case Glyphs():
            return (thing.text, thing.face, thing.size, thing.tracking, thing.grey, thing.turned)
        case Outline():
            return (tuple(name for name, _ in thing.segments), thing.stroke, thing.fill, thing.width, thing.dash)
        case Picture():
            return (thing.file, thing.width, thing.height)
        case LinkArea():
            return (thing.url, thing.width, thing.height)


def _place(thing: Placed) -> tuple[float, ...]:
    if isinstance(thing, Outline):
        return tuple(number for _, numbers in thing.segments for number in numbers)
    return (thing.x, thing.y)


def test_everything_laid_out_for_pupils_is_in_the_key(laid_over: tuple[Finished, str, dict[int, int]]) -> None:
    """Glyphs, paths and pictures, each at its place, page by page; badge and foot apart."""
    finished, name, over = laid_over
    pupils, key = finished.layouts[name], finished.layouts[KEY]
    assert over
    for number, filled in over.items():
        page, keys = pupils.pages[number], key.pages[filled]
        assert keys.size == page.size
        half = piece(page)[1]
        own = [thing for thing in page.things if thing.owner != PAGE_ARTIFACT and _place(thing)[1] < half]
        assert own
        assert missing(own, keys.things, _kind, _place) == []


def test_answer_spaces_are_where_they_were(laid_over: tuple[Finished, str, dict[int, int]]) -> None:
    """Ids, boxes and baselines of all spaces."""
    finished, name, over = laid_over

    def places(layout: Layout, pages: Iterable[int]) -> set[tuple[object, ...]]:
        numbers = {page: number for number, page in enumerate(pages)}
        return {
            (s.kind, numbers[s.page], s.x, s.y, s.width, s.height, s.baselines)
            for s in layout.spaces
            if s.page in numbers
        }

    assert places(finished.layouts[name], over) == places(finished.layouts[KEY], over.values())


def test_every_sign_that_pupils_see_is_printed_in_the_key(laid_over: tuple[Finished, str, dict[int, int]]) -> None:
    """Character by character in the finished files."""
    finished, name, over = laid_over
    pages = finished.layouts[name].pages
    sizes = {number: piece(pages[number]) for number in over}
    under = {filled: number for number, filled in over.items()}

    def kind(sign: Sign) -> Hashable:
        return sign.page, sign.text, round(sign.size, 1)

    printed = [sign for sign in signs(finished.pdfs[name]) if sign.page in sizes]
    own = [sign for sign in printed if inside(sizes[sign.page], sign.x, sign.y)]
    keys = [
        Sign(under[sign.page], sign.y, sign.x, sign.right, sign.text, sign.size)
        for sign in signs(finished.pdfs[KEY])
        if sign.page in under
    ]
    assert own
    assert missing(own, keys, kind, lambda sign: (sign.x, sign.y)) == []


def test_every_line_that_pupils_see_is_painted_in_the_key(laid_over: tuple[Finished, str, dict[int, int]]) -> None:
    """Path by path in the finished files."""
    finished, name, over = laid_over
    pages = finished.layouts[name].pages
    sizes = {number: piece(pages[number]) for number in over}
    under = {filled: number for number, filled in over.items()}

    def kind(shape: Shape) -> Hashable:
        return shape.page, shape.kind

    def place(shape: Shape) -> tuple[float, ...]:
        return shape.left, shape.top, shape.right, shape.bottom

    own = [s for s in shapes(finished.pdfs[name]) if s.page in sizes and inside(sizes[s.page], s.right, s.top)]
    keys = [
        Shape(under[s.page], s.kind, s.left, s.top, s.right, s.bottom)
        for s in shapes(finished.pdfs[KEY])
        if s.page in under
    ]
    assert own
    assert missing(own, keys, kind, place) == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_key_has_the_pupils_pages_first(path: Path) -> None:
    """Sheets with items, charts and posters in the lesson's order, timeline; what follows is the teacher's alone."""
    finished = finish_file(path)
    if KEY not in finished.layouts:
        return
    filled = finished.in_key()
    teachers = finished.parts(KEY)[len(filled) :]
    assert len(teachers) == 1 + bool(finished.lesson.paper.items)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_poster_is_one_page_of_the_key(paper: str) -> None:
    """However many sheets it is cut into; all that is printed on these is there, and so is its table."""
    finished = finish_file(DATA / "posters.yaml", paper)
    posters = [(pages, over) for name, pages, over in finished.in_key() if name == "poster"]
    assert [sheet.id for sheet in finished.lesson.paper.sheets if sheet.poster] == ["wall", "sides", "whole"]
    assert [(len(pages) > len(over), len(over)) for pages, over in posters] == [(True, 2), (True, 1)]
    for pages, over in posters:
        pupils, key = finished.layouts["poster"].pages, finished.layouts[KEY].pages
        own = {thing.text for n in pages for thing in pupils[n].things if _is_of_the_sheet(thing)}
        assert own
        assert own <= {thing.text for n in over for thing in key[n].things if isinstance(thing, Glyphs)}


def _is_of_the_sheet(thing: Placed) -> TypeGuard[Glyphs]:
    return isinstance(thing, Glyphs) and not thing.owner.startswith("@")
