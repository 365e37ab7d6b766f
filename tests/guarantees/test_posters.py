"""Posters in whole lessons: which document they are part of, and what the key makes of them."""

from __future__ import annotations

import pytest

from checks.content import open_pdf
from checks.reading import page_texts, tree_text
from guarantees.builds import DATA, KEY, Finished, Spec, finish, finish_file, load_file, read_spec
from guarantees.positions import squeezed
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Page, Stretch
from lessonkit.layout.tiles import OVERLAP
from lessonkit.model.alliances import SheetKind
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs
from lessonkit.units import PAPERS

LESSON = DATA / "posters.yaml"
NEAR = 0.01


@pytest.fixture(params=["A4", "Letter"])
def finished(request: pytest.FixtureRequest) -> Finished:
    """The lesson with posters of three forms."""
    return finish_file(LESSON, request.param)


def tiles(finished: Finished) -> list[tuple[Page, ...]]:
    """The tiles of each poster, row by row."""
    across = [sheet.poster for sheet in finished.lesson.paper.sheets if sheet.poster]
    pages = [page for page in finished.layouts["poster"].pages if page.window]
    found = []
    for number in across:
        found.append(tuple(pages[: number**2]))
        del pages[: number**2]
    assert pages == []
    return found


def test_each_poster_has_its_tiles_then_its_table(finished: Finished) -> None:
    """4, 9 and 16 sheets; a plain page with the table follows, but for the matrix, which is a table."""
    kinds = [bool(page.window) for page in finished.layouts["poster"].pages]
    assert kinds == [True] * 4 + [False] + [True] * 9 + [True] * 16 + [False]
    assert [len(pages) for pages in tiles(finished)] == [4, 9, 16]


def test_each_poster_is_told_with_its_tiles(finished: Finished) -> None:
    """So many pages as it has sheets of paper, and its table; a complete one has its table as a part of its own."""
    pages = [(part.name.removeprefix("poster."), part.first, part.last) for part in parts(finished)]
    sheets = [sheet for sheet in finished.lesson.paper.sheets if sheet.poster]
    assert [name for name, _, _ in pages if not name.endswith(".table")] == [sheet.id for sheet in sheets]
    assert [last for _, _, last in pages] == [5, 14, 30, 31]


def parts(finished: Finished) -> tuple[Stretch, ...]:
    """The parts of the poster's file."""
    return finished.layouts["poster"].stretches()


def test_a_poster_is_in_no_other_document(finished: Finished) -> None:
    """The charts are those that are no posters."""
    assert len(finished.layouts["alliance-chart"].pages) == 2
    assert list(finished.layouts) == ["handout", "alliance-chart", "poster", KEY]


def test_the_key_lies_over_the_poster(finished: Finished) -> None:
    """Whatever is printed on a poster's tiles stands in the key on one page, at the place that the tiles add up to."""
    charts = len(finished.layouts["alliance-chart"].pages)
    filled = [sheet for sheet in finished.lesson.paper.sheets if sheet.poster and sheet.kind is not SheetKind.COMPLETE]
    whole = [finished.layouts[KEY].pages[charts], finished.layouts[KEY].pages[charts + 2]]
    for sheet, pages, page in zip(filled, tiles(finished), whole, strict=False):
        there = glyphs(page)
        title = next(thing for thing in glyphs(page) if thing.size == 20)
        copy = next(thing for thing in glyphs(pages[0]) if thing.text == title.text)
        scale = copy.size / title.size
        assert scale > 0.85 * sheet.poster
        _, _, width, height = pages[0].window or (0, 0, 0, 0)
        seen = 0
        for number, tile in enumerate(pages):
            row, column = divmod(number, sheet.poster)
            right = copy.x - scale * title.x - column * (width - OVERLAP)
            down = copy.y - scale * title.y - row * (height - OVERLAP)
            for thing in glyphs(tile):
                x, y = (thing.x - right) / scale, (thing.y - down) / scale
                under = [one for one in there if one.text == thing.text and near(one.x, x) and near(one.y, y)]
                assert under
                assert all(abs(one.size * scale - thing.size) < NEAR for one in under)
                seen += 1
        assert seen >= len(pages)


def near(one: float, other: float) -> bool:
    """Whether two places are one but for rounding."""
    return abs(one - other) < 2 * NEAR


def glyphs(page: Page) -> list[Glyphs]:
    """The texts of the body."""
    return [thing for thing in page.things if isinstance(thing, Glyphs) and thing.owner != PAGE_ARTIFACT]


def test_the_key_fills_posters_in_and_leaves_complete_ones_out(finished: Finished) -> None:
    """Seats and sides are answered; a chart that tells all is not printed again."""
    texts = page_texts(finished.pdfs[KEY])
    charts = len(finished.layouts["alliance-chart"].pages)
    posters = [squeezed(text) for text in texts if "key:poster" in squeezed(text).casefold()]
    assert len(posters) == 3
    assert "Others" in texts[charts]
    assert "Alt='against Ann'" in tree_text(finished.pdfs[KEY])
    complete = load_file(LESSON).paper.sheets[-1]
    assert complete.kind is SheetKind.COMPLETE
    assert "follow each line" not in "\n".join(texts).casefold()


def test_posters_are_tiled_on_plain_sheets() -> None:
    """Where charts are on A3, a poster's tiles are still A4, and it looks the same but for the code."""
    large = finish_file(LESSON, "A3")
    assert {page.size.name for page in large.layouts["poster"].pages} == {"A4"}
    assert {page.size for page in large.layouts["alliance-chart"].pages} == {PAPERS["A3"].charts}
    plain = [len(page.things) for page in finish_file(LESSON).layouts["poster"].pages]
    assert [len(page.things) for page in large.layouts["poster"].pages] == plain


def test_a_poster_alone_can_be_built() -> None:
    """`--only poster` writes it without the others, the same bytes as with them."""
    lesson = load_file(LESSON)
    alone = finish(lesson, only=("poster",))
    assert list(alone.pdfs) == ["poster"]
    assert alone.pdfs["poster"] == finish_file(LESSON).pdfs["poster"]
    with open_pdf(alone.pdfs["poster"]) as opened:
        assert str(opened.docinfo.Title) == "Three kings and a bishop, whom none of them trusted – Poster"


def documents(sheets: Spec, printed: list[str]) -> tuple[tuple[str, ...], set[str]]:
    """The documents of a lesson with such sheets, and the codes of what is wrong with it."""
    alliances = {
        "title": "Sides",
        "actors": ["ann", "bob"],
        "phases": [{"years": "1900", "blocs": [{"members": ["ann", "bob"]}], "beyond": True}],
        "sheets": sheets,
    }
    people = {name: {"name": name.title(), "listed": False} for name in ("ann", "bob")}
    sink = Sink()
    spec: Spec = {"title": "T", "people": people, "alliances": alliances}
    lesson = read_spec(spec | ({"print": printed} if printed else {}), sink)
    return lesson.paper.documents if lesson else (), {problem.code for problem in sink.found}


def test_what_there_is_to_print() -> None:
    """Charts and posters are printed where there are such sheets; one asked for in vain is an error.

    Where only some of a chart's sheets are printed that is told; where none is the teacher does without the chart.
    """
    assert documents({"seats": {}}, []) == (("alliance-chart", KEY), set())
    assert documents({"seats": {"poster": 2}}, []) == (("poster", KEY), set())
    both = {"seats": {"poster": 2}, "label": {}}
    assert documents(both, []) == (("alliance-chart", "poster", KEY), set())
    assert documents(both, ["poster", "alliance-chart"]) == (("poster", "alliance-chart"), set())
    assert documents(both, ["poster"]) == (("poster",), {"LK210"})
    assert documents(both, ["alliance-chart", KEY]) == (("alliance-chart", KEY), {"LK210"})
    assert documents(both, [KEY]) == ((KEY,), set())
    assert documents({"seats": {}}, ["poster"])[1] == {"LK207"}
    assert documents({"seats": {"poster": 3}}, ["alliance-chart"])[1] == {"LK207"}
    assert documents({"seats": {}, "sea": {}}, ["poster"])[1] == {"LK612"}
    assert documents({"seats": {"poster": 5}}, [])[1] != set()
