"""The revision sheet: one file to complete, one to check it by, and nothing of the second in the first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checks.reading import every_string, page_texts
from guarantees.builds import DATA, Finished, Spec, finish_file, finish_spec, load_file, read_spec
from lessonkit.build import Settings, load, make_packet, open_faces
from lessonkit.diagnostics import Sink
from lessonkit.documents.revision import RevisionPaper
from lessonkit.model.edition import Look
from lessonkit.model.lesson import Levelled

ASKED, TOLD = "revision-sheet", "revision-filled"
LESSON = DATA / "revision.yaml"
TERMS: Spec = {"toll": {"term": "Toll", "meaning": "money paid for a road"}}
EVENTS: Spec = {
    "a": {"when": "1900", "text": "An oak grows"},
    "b": {"when": "1950", "text": "An elm grows"},
    "c": {"when": "1990", "text": "An ash grows", "listed": False},
}


def part_of(**more: object) -> RevisionPaper | None:
    """The revision sheet of a lesson with these keys."""
    revision = more.pop("revision", {})
    sink = Sink()
    lesson = read_spec({"title": "Trees", "revision": revision} | more, sink)
    return lesson.paper.part(RevisionPaper) if lesson else None


def said(finished: Finished, name: str) -> str:
    """The words of a document's pages."""
    return " ".join(" ".join(page_texts(finished.pdfs[name])).split())


def test_what_is_asked_stands_in_the_filled_file_alone() -> None:
    """Meanings, groups and notes; neither text, alt text nor bookmark of the blank has them.

    What may be read off the scale of the timeline, its alt text says, too.
    """
    finished = finish_file(LESSON)
    told = said(finished, TOLD)
    blank = every_string(finished.pdfs[ASKED])
    for words in ("money that is paid", "Others", "They part.", "One is gone."):
        assert words in told
        assert words.casefold() not in blank.casefold()
    assert "Jun 1212" in told
    assert "Bob falls" in said(finished, ASKED)


def test_each_term_has_lines_that_a_reader_finds_by_its_name() -> None:
    """As many for all, however long a meaning is."""
    layout = finish_file(LESSON).layouts[ASKED]
    lines = {space.id: len(space.baselines) for space in layout.spaces if space.id.startswith("revision.")}
    assert lines == {"revision.ally": 4, "revision.toll": 4}
    assert {element.alt for element in layout.elements if element.form} >= {"What Ally means", "What Toll means"}


def test_the_timeline_has_the_listed_events_or_those_asked_for() -> None:
    """It asks for dates; the filled one tells them at the same places."""
    usual = part_of(events=EVENTS)
    named = part_of(events=EVENTS, revision={"events": ["b", "c"]})
    assert usual
    assert named
    texts = [
        [event.text.plain() for event in part.blank.timeline.events if event.text]
        for part in (usual, named) if part.blank.timeline
    ]
    assert texts == [["An oak grows", "An elm grows"], ["An elm grows", "An ash grows"]]
    assert usual.blank.timeline
    assert usual.filled.timeline
    pairs = list(zip(usual.blank.timeline.events, usual.filled.timeline.events, strict=True))
    assert all(blank.date is None and told.date and blank.middle == told.middle for blank, told in pairs)


def test_the_chart_s_own_sheets_stay_as_they_are() -> None:
    """Those of the revision sheet are made beside them; what warns of the chart warns once."""
    lesson = load_file(LESSON)
    part = lesson.paper.part(RevisionPaper)
    assert [sheet.id for sheet in lesson.paper.sheets] == ["seats"]
    assert part
    assert part.blank.chart
    assert part.filled.chart
    assert part.blank.chart.names == (None,) * 3
    assert set(part.filled.chart.names) == {"Ann", "Bob", "Cat"}


def test_the_chart_is_checked_line_by_line() -> None:
    """The filled sheet has the blank one's lines, letters and places, so that letter A is the same on both."""
    part = load_file(LESSON).paper.part(RevisionPaper)
    assert part
    blank, filled = part.blank.chart, part.filled.chart
    assert blank
    assert filled
    assert replace(filled.bare(), id=blank.id) == blank
    assert all(phase.title and phase.blocs for phase in filled.phases)


@pytest.mark.parametrize("left_out", ["glossary", "timeline", "chart"])
def test_what_is_not_wanted_is_left_out(left_out: str) -> None:
    """Each of the three by its key."""
    part = part_of(terms=TERMS, events=EVENTS, revision={left_out: False})
    assert part
    assert bool(part.terms) == (left_out != "glossary")
    assert bool(part.blank.timeline) == (left_out != "timeline")


def test_a_lesson_without_facts_has_nothing_to_revise() -> None:
    """LK465; one event makes no timeline."""
    sink = Sink()
    spec: Spec = {"title": "T", "events": {"a": EVENTS["a"]}, "revision": {}}
    assert read_spec(spec, sink) is None
    assert [one.code for one in sink.found] == ["LK465"]


def test_a_teacher_may_keep_the_filled_one() -> None:
    """By leaving it out of `print:`."""
    finished = finish_spec({"title": "T", "terms": TERMS, "revision": {}, "print": [ASKED]})
    assert set(finished.layouts) == {ASKED}


def test_large_print_sets_terms_anew_and_tells_drawings_in_words() -> None:
    """The terms re-flow, the drawings stay, and a table follows each."""
    sink, faces = Sink(), open_faces()
    lessons: Levelled | None = load(LESSON, sink, faces)
    assert lessons
    packet = make_packet(lessons, Settings(looks=(Look(), Look(size=18)), only=(ASKED,)), sink, faces)
    assert packet
    names = [name for name, _ in packet.documents[f"{ASKED}-18pt"].parts]
    assert [re.sub(r"^revision-sheet\.", "", name) for name in names] == [
        "terms", "timeline", "timeline.told", "chart", "chart.told"
    ]
    usual = [name for name, _ in packet.documents[ASKED].parts]
    assert usual == [f"{ASKED}.{one}" for one in ("terms", "timeline", "chart")]


@pytest.mark.parametrize(("terms", "lines"), [(3, 4), (9, 2)])
def test_terms_have_as_many_lines_as_their_page_has_room_for(terms: int, lines: int) -> None:
    """As many for each, and no page more than with the least."""
    spec: Spec = {f"t{n}": {"term": f"Term {n}", "meaning": "what it means"} for n in range(terms)}
    layout = finish_spec({"title": "Trees", "revision": {}, "terms": spec}).layouts[ASKED]
    assert len(layout.pages) == 1
    assert [len(space.baselines) for space in layout.spaces if space.id.startswith("revision.")] == [lines] * terms


def test_the_filled_sheet_says_that_it_is_filled_in() -> None:
    """In its badge and its foot; the timeline to complete is not from memory, as it is read off the scale."""
    finished = finish_file(LESSON)
    blank, told = said(finished, ASKED), said(finished, TOLD)
    assert "FILLED IN" in told
    assert "Revision sheet, filled in" in told
    assert "filled in" not in blank.lower()
    assert "Timeline: to complete" in blank
    assert "Key terms: from memory" in blank


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_timeline_follows_the_meanings_where_both_fit(paper: str) -> None:
    """On one page of the filled sheet; with many terms, or its table, it has a page of its own."""

    def names(**more: object) -> list[str]:
        spec: Spec = {"title": "Trees", "terms": TERMS, "events": EVENTS, "revision": {}, "print": [TOLD], **more}
        layout = finish_spec(spec, paper).layouts[TOLD]
        assert len(layout.pages) >= len(layout.parts)
        return [name.removeprefix(f"{TOLD}.") for name, _ in layout.parts] or [str(len(layout.pages))]

    many = {f"t{n}": {"term": f"Term {n}", "meaning": "what it means"} for n in range(24)}
    assert names() in (["terms"], ["1"])
    assert names(terms=many) == ["terms", "timeline"]
    assert names(revision={"tables": True}) == ["terms", "timeline"]


def test_large_print_tells_the_timeline_apart_from_the_meanings() -> None:
    """Terms re-flow and drawings do not, so they share no page."""
    sink, faces = Sink(), open_faces()
    lessons = load(LESSON, sink, faces)
    assert lessons
    packet = make_packet(lessons, Settings(looks=(Look(), Look(size=18)), only=(TOLD,)), sink, faces)
    assert packet
    large = [name for name, _ in packet.documents[f"{TOLD}-18pt"].parts]
    assert [name.removeprefix(f"{TOLD}.") for name in large] == [
        "terms", "timeline", "timeline.told", "chart", "chart.told"
    ]
    assert [name for name, _ in packet.documents[TOLD].parts] == [f"{TOLD}.terms", f"{TOLD}.chart"]
