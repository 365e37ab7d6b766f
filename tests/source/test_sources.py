"""Sources on the worksheet, as they are read: names, titles, and the evidence that is found in them."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.builds import read_spec, read_spec_levels
from lessonkit.diagnostics import Sink
from lessonkit.documents.answer_key import margin_words
from lessonkit.model.lines import Citation, Evidence, LineIndex, PrintedLine, cite

READING = [{"text": "The oak is old.\n\nThe elm is tall."}]


def lesson(*passages: dict[str, Any], evidence: str = "", reading: object = READING) -> dict[str, Any]:
    """A lesson with one section for each source, and an item in the first."""
    sections: list[dict[str, Any]] = [
        {"section": "S", "passage": passage, "items": [{"short": f"Why {n}?", "answer": "So."}]}
        for n, passage in enumerate(passages)
    ]
    if evidence:
        sections[0]["items"][0]["evidence"] = evidence
    return {"title": "Trees", "reading": reading, "worksheet": sections}


def told(spec: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Codes, messages and hints."""
    sink = Sink()
    read_spec(spec, sink)
    return [(one.code, one.message, one.hint) for one in sink.in_order()]


def test_sources_are_lettered_unless_they_have_names() -> None:
    """A, B … in their order; a title that begins with the name says it once."""
    found = read_spec(
        lesson(
            {"title": "Source A: The song", "text": "La."},
            {"name": "Extract 1", "title": "Extract 10", "text": "Lo."},
            {"title": "Source B", "text": "Li."},
        ),
        Sink(),
    )
    assert found is not None
    passages = [section.passage for section in found.paper.worksheet]
    assert [(one.name, one.title.plain()) for one in passages if one] == [
        ("Source A", "The song"),
        ("Extract 1", "Extract 10"),
        ("Source B", ""),
    ]


def test_two_sources_of_one_name_are_told() -> None:
    """LK433, beside the second."""
    found = told(lesson({"text": "La."}, {"name": "Source A", "text": "Lo."}))
    assert found == [("LK433", "two sources are called “Source A”", "give one of them another `name:`")]


def test_evidence_is_found_in_the_source_over_the_item() -> None:
    """In its paragraphs, under its name; what the source does not say is looked for in the reading."""
    for words, wanted in (("a fig", ("Source A", 2)), ("elm is tall", ("", 2))):
        found = read_spec(lesson({"text": "A pear.\n\nAnd a fig."}, evidence=words), Sink())
        assert found is not None
        (piece,) = found.answers.items[0].guidance.evidence
        assert (piece.source, piece.paragraph) == wanted


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        ("a plum", "LK501", "neither the reading nor Source A says “a plum”", "quote the reading word for word"),
        (
            "And the fig",
            "LK501",
            "neither the reading nor Source A says “And the fig”",
            "the nearest passage is “And a fig.”",
        ),
        (
            "The oak",
            "LK502",
            "“The oak” stands in Source A and in ¶1; Source A is cited",
            "quote more words to say which place is meant",
        ),
    ],
)
def test_what_is_not_there_or_twice_is_told(words: str, code: str, message: str, hint: str) -> None:
    """LK501 names both texts; LK502 says which of them is cited."""
    assert told(lesson({"text": "The oak.\n\nAnd a fig."}, evidence=words)) == [(code, message, hint)]


def test_a_source_needs_no_reading() -> None:
    """A lesson of sources alone has its evidence in them."""
    assert told(lesson({"text": "And a fig."}, evidence="a fig", reading=[])) == []


def test_a_level_may_have_a_text_of_its_own() -> None:
    """With fewer paragraphs, and evidence that is found in it."""
    passage = {"text": "A pear.\n\nAnd a fig.", "levels": {"support": {"text": "One fig."}}}
    spec = lesson(passage, evidence="a fig")
    spec["worksheet"][0]["items"][0]["levels"] = {"support": {"evidence": "One fig"}}
    levelled = read_spec_levels(spec, Sink())
    assert levelled is not None
    texts = [
        [text.plain() for text in section.passage.paragraphs]
        for at in levelled.by_level.values()
        for section in at.paper.worksheet
        if section.passage
    ]
    assert texts == [["A pear.", "And a fig."], ["One fig."]]


def test_a_source_is_cited_by_its_lines() -> None:
    """Lines of all its paragraphs are one count; the reading comes first."""
    index = LineIndex(
        (
            PrintedLine(1, 7, 1, 0, 10),
            PrintedLine(1, 1, 1, 0, 10, "Source A"),
            PrintedLine(2, 2, 1, 0, 10, "Source A"),
        )
    )
    evidence = (
        Evidence(2, 0, 5, source="Source A"),
        Evidence(1, 0, 5, source="Source A"),
        Evidence(1, 0, 5),
        Evidence(1, 0, 5, source="Source B"),
    )
    found = cite(index, evidence)
    assert found == (Citation(1, 7, 7), Citation(0, 1, 2, "Source A"))
    assert [one.place for one in found] == ["¶1", "Source A"]
    assert margin_words(found, "→ scheme 4") == ("¶1, Source A", "lines 7, 1–2")


def test_lines_that_do_not_fit_the_mark_column_stand_in_the_scheme() -> None:
    """First and last of them would tell nothing of those between, the less where they are of several texts."""
    found = (Citation(1, 107, 109), Citation(2, 111, 112), Citation(0, 1, 2, "Source A"))
    assert margin_words(found, "→ scheme 4") == ("¶1–2, Source A", "→ scheme 4")
    found = (Citation(1, 7, 7), Citation(3, 21, 22), Citation(4, 30, 31))
    assert margin_words(found, "→ scheme 4") == ("¶1, ¶3–4", "→ scheme 4")
    found = (Citation(6, 7, 7), Citation(8, 21, 22), Citation(9, 30, 31), Citation(12, 40, 40))
    assert margin_words(found, "→ scheme 4") == ("¶6 … ¶12", "→ scheme 4")


def test_the_word_for_lines_is_left_out_only_where_there_is_no_room() -> None:
    """Numbers alone are lines, too, but say it less clearly."""
    found = (Citation(1, 5, 5), Citation(1, 8, 9))
    assert margin_words(found, "→ scheme 4") == ("¶1", "lines 5, 8–9")
    found = (Citation(1, 17, 18), Citation(1, 21, 22))
    assert margin_words(found, "→ scheme 4") == ("¶1", "17–18, 21–22")


def test_places_that_are_not_named_are_left_to_the_scheme() -> None:
    """Lines of one lesson never stand under the name of another."""
    found = (Citation(0, 52, 53, "Lesson 5, ¶8"), Citation(0, 2, 3, "Lesson 7, ¶1"))
    assert margin_words(found, "→ scheme 4") == ("Lesson 5, ¶8", "→ scheme 4")
