"""Each rule speaks where it should, at its place, and is silent on a lesson that is as it should be."""

from __future__ import annotations

from pathlib import Path

import yaml

from lessonkit.build import Settings, load, make_packet
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.fonts.fira import load_faces
from lessonkit.lint import lint

FACES = load_faces()
TEXT = (
    "In April 1922 the party made Stalin General Secretary.\n\nIn November 1927 Trotsky was expelled.\n\n"
    "In August 1940 a Soviet agent murdered him in Mexico."
)
Item = dict[str, object]


def _choose(stem: str, right: str, *wrong: str, said: str = "General Secretary") -> Item:
    return {"choose": stem, "options": [right, *wrong], "answer": right, "evidence": said}


def _short(stem: str, answer: str, said: str) -> Item:
    return {"short": stem, "answer": answer, "evidence": said}


ALL: list[Item] = [
    _short("What did Stalin become?", "General Secretary", "General Secretary"),
    _short("When was Trotsky thrown out?", "in November 1927", "In November 1927"),
    _short("Where did he die?", "in Mexico", "in Mexico"),
]


def _told(tmp_path: Path, items: list[Item], **keys: object) -> list[Diagnostic]:
    lesson: dict[str, object] = {
        "title": "How it ended",
        "reading": [{"text": TEXT}],
        "worksheet": [{"section": "One", "items": items}],
    }
    return _of(tmp_path, yaml.safe_dump(lesson | keys, sort_keys=False, allow_unicode=True))


def _of(tmp_path: Path, text: str) -> list[Diagnostic]:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    sink = Sink()
    lessons = load(file, sink, FACES)
    packet = make_packet(lessons, Settings(), sink, FACES) if lessons else None
    if packet:
        lint(packet, str(file), sink)
    return list(sink.in_order())


def _codes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found]


def test_a_sound_lesson_is_not_spoken_of(tmp_path: Path) -> None:
    """Every paragraph is asked about, every item has its evidence."""
    assert _told(tmp_path, ALL) == []


def test_a_paragraph_without_an_item(tmp_path: Path) -> None:
    """LK910 names it and points into it."""
    (found,) = _told(tmp_path, ALL[:2])
    assert found.code == "LK910"
    assert "¶3" in found.message
    assert found.span


def test_words_of_a_source_touch_no_paragraph(tmp_path: Path) -> None:
    """A source on the worksheet proves an answer; ¶1 of the reading is still without an item."""
    text = """\
title: How it ended
reading:
  - text: In April 1922 the party made Stalin General Secretary.
worksheet:
  - section: One
    passage:
      text: He has gathered great power.
    items:
      - short: What has he gathered, says the source?
        answer: much power
        evidence: gathered great power
"""
    assert _codes(_of(tmp_path, text)) == ["LK910"]


def test_an_item_without_evidence(tmp_path: Path) -> None:
    """LK911, unless the item goes beyond the reading."""
    bare = {"short": "Who was Lenin?", "answer": "the first leader"}
    assert _codes(_told(tmp_path, [*ALL, bare])) == ["LK911"]
    assert _told(tmp_path, [*ALL, bare | {"beyond": True}]) == []
    assert _told(tmp_path, [*ALL, bare | {"marks": 0, "lines": 2}]) == []


def test_a_stem_that_tells_another_answer(tmp_path: Path) -> None:
    """LK912: two words are enough anywhere; a name or an option tells nothing."""
    teller = _short("Why was the General Secretary strong?", "he had a post", "General Secretary")
    (found,) = _told(tmp_path, [*ALL, teller])
    assert found.code == "LK912"
    assert "item 4 gives away item 1" in found.message
    option = _choose("Which was his post?", "General Secretary", "Editor", "Commissar")
    assert _told(tmp_path, [*ALL, option]) == []


def test_items_of_other_sheets_are_named_with_their_sheet(tmp_path: Path) -> None:
    """Every sheet begins with an item 1; what a quiz picks is told of the worksheet alone."""
    teller = _short("Why was the General Secretary strong?", "he had a post", "General Secretary")
    bare = {"short": "Who was Lenin?", "answer": "the first leader"}
    ticket = {"items": [teller, {"short": "Who came first?", "answer": "nobody", "marks": 1}]}
    found = _told(tmp_path, [*ALL, bare], exit_ticket=ticket, quiz={"pick": {}})
    assert sorted((one.code, one.message.partition(":")[0]) for one in found) == [
        ("LK911", "item 2 of the exit ticket has no evidence"),
        ("LK911", "item 4 has no evidence"),
        ("LK912", "item 1 of the exit ticket gives away item 1"),
    ]


def test_an_item_that_a_quiz_takes_is_spoken_of_once(tmp_path: Path) -> None:
    """With its number on the worksheet."""
    teller = _short("Why was the General Secretary strong?", "he had a post", "General Secretary")
    asks: Item = {"minutes": 5, "tags": "recall", **ALL[0]}
    (found,) = _told(tmp_path, [teller, asks, *ALL[1:]], quiz={"pick": {"tags": "recall"}})
    assert found.message == "item 1 gives away item 2: it says “general secretary”"


def test_a_word_that_tells_needs_the_same_topic(tmp_path: Path) -> None:
    """A single word gives away only what is about the same thing."""
    asks = {"cloze": "The murderer came to {Mexico} by ship.", "evidence": "in Mexico"}
    same = _short("Which murderer struck in Mexico?", "an agent", "a Soviet agent")
    other = _short("What is hot in Mexico?", "the sun", "a Soviet agent")
    rest = ALL[:2]
    assert "item 4 gives away item 3" in "\n".join(one.message for one in _told(tmp_path, [*rest, asks, same]))
    assert _told(tmp_path, [*rest, asks, other]) == []


def test_options_that_can_be_told_by_their_look(tmp_path: Path) -> None:
    """LK913 for the longest, LK914 for one letter, LK915 for unlike lengths."""
    longest = [_choose(f"What {n}?", "A rather long one", "Bread", "Clouds", "Dust") for n in range(4)]
    assert {"LK913", "LK914"} <= set(_codes(_told(tmp_path, [*ALL, *longest])))
    spread = [
        _choose("What 1?", "Bread", "Apple", "Cloud"),
        _choose("What 2?", "Apple", "Bread", "Cloud"),
        _choose("What 3?", "Cloud", "Apple", "Bread"),
        _choose("What 4?", "Bread", "Apple", "Cloud"),
    ]
    assert _told(tmp_path, [*ALL, *spread]) == []
    unlike = _choose("What?", "A very long option that says it all", "Dust", "Mud")
    assert _codes(_told(tmp_path, [*ALL, unlike])) == ["LK915"]


def test_a_list_in_the_order_of_its_answer(tmp_path: Path) -> None:
    """LK916: the words of a bank stand in the order of their gaps."""
    told: Item = {"cloze": "{Agents} in {Mexico} killed {Trotsky}.", "bank": ["Zinoviev"], "evidence": "in Mexico"}
    mixed = told | {"cloze": "{Trotsky} was killed in {Mexico} by {agents}."}
    assert "LK916" in _codes(_told(tmp_path, [*ALL, told]))
    assert "LK916" not in _codes(_told(tmp_path, [*ALL, mixed]))


def test_a_box_that_is_too_small(tmp_path: Path) -> None:
    """LK917 by the printed size of a cell."""
    grid: Item = {
        "compare": "Compare.",
        "columns": ["One", "Other"],
        "rows": [{"name": "Post", "cells": ["word " * 60, "few words"]}],
        "beyond": True,
    }
    assert _codes(_told(tmp_path, [*ALL, grid])) == ["LK917"]


def test_minutes_beyond_the_period(tmp_path: Path) -> None:
    """LK918 by marks, or by what items say they take."""
    long = [item | {"minutes": 10} for item in ALL]
    assert _codes(_told(tmp_path, long, minutes=20)) == ["LK918"]
    assert _told(tmp_path, long, minutes=40) == []


def test_minutes_of_the_stretches_of_the_teacher_s_page(tmp_path: Path) -> None:
    """LK918 looks at what is done when, and no more at the whole worksheet."""
    long = [item | {"minutes": 10} for item in ALL]

    def told(*stretches: Item) -> list[str]:
        return _codes(_told(tmp_path, long, minutes=20, teacher={"timings": list(stretches)}))

    step: Item = {"minutes": 10, "what": "Work"}
    assert told(step | {"items": ["1"]}, step | {"items": ["3"]}) == []
    assert told(step | {"items": ["A"]}, step) == ["LK918"]
    assert told(step | {"items": ["1", "2"]}, step | {"items": ["3"]}) == ["LK918"]


def test_stems_that_are_harder_than_the_text(tmp_path: Path) -> None:
    """LK919 gives both measures."""
    hard = _short(
        "Considering contemporary administrative responsibilities, characterise the institutional circumstances "
        "facilitating Stalin's consolidation of organisational authority throughout revolutionary bureaucracies.",
        "a post",
        "General Secretary",
    )
    (found,) = _told(tmp_path, [*ALL, hard])
    assert found.code == "LK919"
    assert "LIX" in found.message
    assert "school year" in found.message


def test_more_than_ten_terms(tmp_path: Path) -> None:
    """LK920 points at the eleventh."""
    terms = {f"t{n}": {"term": f"Term {n}", "meaning": "a thing"} for n in range(11)}
    (found,) = _told(tmp_path, ALL, terms=terms)
    assert found.code == "LK920"
    assert found.span


SILENT = """\
title: How it ended
reading:
  - paragraphs:
      - text: In April 1922 the party made Stalin General Secretary.
      - text: It rained.
        silence:
          LK910: The weather is for the mood alone.
worksheet:
  - section: One
    items:
      - short: What did Stalin become?
        answer: General Secretary
        evidence: General Secretary
"""


def test_a_warning_is_silenced_where_it_stands(tmp_path: Path) -> None:
    """For its own part of the file alone; without a need it is told of, and without a reason refused."""
    assert _of(tmp_path, SILENT) == []
    elsewhere = SILENT.replace("It rained.", "It snowed.").replace(
        "General Secretary.\n", "General Secretary.\n      - text: It was cold.\n", 1
    )
    assert _codes(_of(tmp_path, elsewhere)) == ["LK910"]
    idle = SILENT.replace("LK910", "LK915")
    assert sorted(_codes(_of(tmp_path, idle))) == ["LK910", "LK932"]
    assert _codes(_of(tmp_path, SILENT.replace("LK910: The weather is for the mood alone.", "LK910: ''"))) == ["LK205"]
    assert _codes(_of(tmp_path, SILENT.replace("LK910", "LK999"))) == ["LK930"]
    assert _codes(_of(tmp_path, SILENT.replace("LK910", "LK501"))) == ["LK930"]
