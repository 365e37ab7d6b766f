"""Dictionary strips: two or three to a page, tagged once, with a line for each term."""

from __future__ import annotations

import pytest

from checks.reading import tree_text
from checks.structure import check
from checks.ua import is_ua1
from documents.cut_sheets import built, codes, lesson, packed, read, words
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Outline


def many(count: int) -> dict[str, object]:
    """So many terms."""
    return {f"term-{n}": {"term": f"Term {n}", "meaning": f"what number {n} means"} for n in range(count)}


@pytest.mark.parametrize(("count", "strips"), [(3, 3), (5, 3), (9, 2), (10, 2)])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_as_many_strips_stand_on_a_page_as_fit(count: int, strips: int, paper: str) -> None:
    """With a dashed line and scissors between them; all but the first are artifacts."""
    finished = built("dictionary-strip", paper, terms=many(count), dictionary={})
    [page] = finished.layouts["dictionary-strip"].pages
    assert words(page).count("Term 1 ") == strips
    dashes = [one for one in page.around if isinstance(one, Outline) and one.dash]
    assert len({one.segments[0][1][1] for one in dashes}) == strips - 1
    assert len(page.around) == (strips - 1) * (2 + 4)
    assert all(one.owner == PAGE_ARTIFACT for one in page.around)
    pdf = finished.pdfs["dictionary-strip"]
    assert tree_text(pdf).count("what number 1 means") == 1
    assert check(pdf) == []
    assert is_ua1(pdf)


def test_each_term_has_lines_to_write_on() -> None:
    """As many as are asked for; terms stand by their letters, under the teacher's own head."""
    layout = built("dictionary-strip", dictionary={"lines": "2", "column": "Auf Deutsch"}).layouts["dictionary-strip"]
    assert len(layout.spaces) == 6
    text = words(layout.pages[0])
    assert "AUF DEUTSCH" in text
    assert text.index("Delegate") < text.index("Politburo") < text.index("Testament")


@pytest.mark.parametrize("lines", ["1", "2"])
@pytest.mark.parametrize("meaning", ["short", "a meaning so long that it takes two lines of its column at least"])
def test_the_last_line_to_write_on_is_that_of_the_meaning(lines: str, meaning: str) -> None:
    """However many lines the two have."""
    terms = {"a": {"term": "Term", "meaning": meaning}}
    layout = built("dictionary-strip", terms=terms, dictionary={"lines": lines}).layouts["dictionary-strip"]
    last = max(space.baselines[-1] for space in layout.spaces)
    words = [thing.y for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.text in meaning]
    assert any(abs(y - last) < 0.01 for y in words)
    assert all(y <= last + 0.01 for y in words if y < layout.pages[0].size.height / 4)


def test_too_many_terms_are_told() -> None:
    """They are printed all the same, one strip to a page."""
    packet, sink = packed(lesson(terms=many(20), dictionary={}), only=("dictionary-strip",))
    assert "LK482" in codes(sink)
    assert "Term 19" in words(packet.documents["dictionary-strip"].pages[-1])


def test_an_unknown_term_and_no_terms_are_told() -> None:
    """With the near one."""
    found, sink = read(dictionary={"terms": ["politburos"]})
    assert found is None
    assert [(one.code, one.hint) for one in sink.found] == [("LK480", "did you mean `politburo`?")]
    _, sink = read(terms={}, dictionary={})
    assert codes(sink) == ["LK481"]
