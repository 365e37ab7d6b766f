"""The mark scheme: its legend, what is said again on a further page, notes to the teacher, and sources."""

from __future__ import annotations

import pytest

from guarantees.builds import KEY, Spec, finish_spec, read_spec
from lessonkit.diagnostics import Sink
from lessonkit.documents.scheme_notes import compose_notes
from lessonkit.model.answers import AnswerBook, Trace
from lessonkit.model.blocks import Grid, Paragraph
from lessonkit.model.drawing import Glyphs
from lessonkit.model.lines import paragraphs_told
from lessonkit.model.text import plain
from lessonkit.words import ENGLISH


def _lesson(count: int = 2, **more: object) -> Spec:
    told = {"answer": "Because.", "beyond": True, "why": "It is so. " * 9}
    items = [{"short": f"Why {n}?", **told} for n in range(count)]
    return {"title": "Rivals", "worksheet": [{"section": "Find it", "items": items}], **more}


def _pages(spec: Spec, paper: str = "A4") -> list[str]:
    """What stands on each page of the mark scheme."""
    pages = finish_spec(spec, paper).layouts[KEY].pages
    told = [[thing.text for thing in page.things if isinstance(thing, Glyphs)] for page in pages]
    return [" ".join(" ".join(page).split()) for page in told if any("mark scheme" in run for run in page)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_section_that_goes_on_says_so_and_gives_its_sum_once(paper: str) -> None:
    """The sum is that of the whole section."""
    first, *further = _pages(_lesson(25), paper)
    assert "A Find it 25 marks" in first
    assert "continued" not in first
    assert further
    for page in further[:-1]:
        assert "A Find it (continued)" in page
        assert "25 marks" not in page


def test_the_legend_explains_what_occurs() -> None:
    """Before the first section: a sign that nothing bears is not explained."""
    (usual,) = _pages(_lesson())
    assert usual.index("one mark") < usual.index("Find it")
    assert "goes beyond the reading" in usual
    assert "departs from the source" not in usual
    notes = [{"text": "The article has it otherwise.", "corrects": True}]
    (corrected,) = _pages(_lesson(notes=notes))
    assert "departs from the source" in corrected
    assert "not in the source" not in corrected
    (further,) = _pages(_lesson(notes=[{"text": "A later letter.", "beyond": True}]))
    assert "goes beyond the reading: credit it, do not expect it; in the notes: not in the source" in further
    unmarked = [{"short": "Who?", "answer": "He.", "beyond": True, "marks": 0}]
    spec = _lesson(worksheet=[{"section": "Think", "items": unmarked}])
    assert not any("one mark" in page for page in _pages(spec))


def test_a_note_on_an_event_says_which() -> None:
    """The year alone tells nothing; the flag stands last, whether it corrects or goes beyond."""
    events = {
        "home": {"when": "1917-04", "text": "Lenin comes home", "beyond": "The article has no date."},
        "split": {"when": "1917-07", "text": "Did he flee?", "corrects": "He hid in Finland."},
    }
    found = read_spec(_lesson(events=events), Sink())
    assert found
    rows = _rows(compose_notes(found.answers, ENGLISH)[0])
    assert rows[0] == ("1917", "Lenin comes home. The article has no date. ", "beyond")
    assert rows[1] == ("1917", "Did he flee? He hid in Finland. ", "corrects")


def test_a_section_of_the_source_is_named_once() -> None:
    """With all paragraphs that draw on it, beside others of the same ones; then those that tell more than it."""
    several = Trace(2, ("rise", "fall", "end"), beyond=True)
    traces = (Trace(1, ("rise",)), several, Trace(3, ("rise",)), Trace(4, (), beyond=True))
    sources = ((plain("An article"), plain("in a journal")),)
    titles = (("rise", "The Rise"), ("fall", "The Fall"), ("end", "The End"))
    (grid,) = compose_notes(AnswerBook(traces=traces, sources=sources, section_titles=titles), ENGLISH)
    assert [(place, told) for place, told, _ in _rows(grid)] == [
        ("Source", "An article – in a journal"),
        ("¶1–3", "The Rise"),
        ("¶2", "The Fall; The End"),
        ("¶2, ¶4", "Here the reading tells more than the source."),
    ]


def test_paragraphs_in_a_row_are_told_by_the_first_and_the_last() -> None:
    """Each once, in the order of their numbers."""
    assert paragraphs_told([5, 1, 2, 3, 2, 7, 8]) == "¶1–3, ¶5, ¶7–8"
    assert paragraphs_told([4]) == "¶4"


def _rows(grid: Grid) -> list[tuple[str, str, str]]:
    """Place, words and last sign of each row under the head."""
    found = []
    for row in grid.rows[1:]:
        (place,), (told,) = row.cells[0].blocks, row.cells[1].blocks
        assert isinstance(place, Paragraph)
        assert isinstance(told, Paragraph)
        mark = getattr(told.text.inlines[-1], "mark", "")
        found.append((place.text.plain(), told.text.plain(), str(mark)))
    return found
