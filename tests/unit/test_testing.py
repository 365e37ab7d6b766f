"""The test of a unit and its key: what is picked, how it is counted, and what proves it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import indent

import pytest
from PIL import Image

from checks.reading import every_string, page_texts
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import DATA, FACES
from guarantees.nonsense import Mint, nonsense_lesson
from lessonkit.build import Settings
from lessonkit.diagnostics import Sink
from lessonkit.documents.grade_boundaries import boundaries_of
from lessonkit.model.lesson import Lesson
from lessonkit.model.paper import Paper
from lessonkit.pdf.writer import write
from lessonkit.unit.packet import make_unit_packet
from unit.samples import TREES, UNIT, WATER, loaded, made, written


def read(folder: Path, unit: str = UNIT, **lessons: str) -> Lesson:
    """The test of a unit that must be free of errors."""
    whole, found = loaded(written(folder, unit, **lessons))
    assert whole is not None, found
    assert whole.test is not None
    return whole.test


def problems(folder: Path, unit: str, **lessons: str) -> list[tuple[str, str]]:
    """Codes and words of what is wrong with a unit."""
    _, found = loaded(written(folder, unit, **lessons))
    return [(one.code, one.message) for one in found]


def test_sections_have_picked_items_then_their_own(tmp_path: Path) -> None:
    """Numbers run through, marks are summed for each section and for all."""
    paper = read(tmp_path).paper
    stems = [[item.stem.plain() for item in section.items] for section in paper.worksheet]
    assert stems == [
        ["Which tree is old?", "Which tree is tall?", "What feeds the river?"],
        ["What feeds the elm?", "Why do trees need rain?"],
    ]
    assert [item.number for item in paper.items] == [1, 2, 3, 4, 5]
    assert ([section.marks for section in paper.worksheet], paper.marks) == ([3, 3], 6)
    assert (paper.title.plain(), paper.minutes) == ("Trees and water", 20)


def test_the_help_of_a_worksheet_is_left_out(tmp_path: Path) -> None:
    """Pupils are sent to no lines, and asked to go no further."""
    items = read(tmp_path).paper.items
    assert [item.hint for item in items if item.hint] == []
    assert [item.extension for item in items if item.extension] == []


def test_no_item_is_picked_twice(tmp_path: Path) -> None:
    """A later pick takes from what is left."""
    unit = UNIT.replace("{tags: [fact], marks: 3}", "[{tags: fact, marks: 1}, {tags: FACT, marks: 1}]")
    ids = [item.id for item in read(tmp_path, unit).paper.items]
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("name", ["water", "2", "../lessons/water.yaml"])
def test_a_lesson_is_named_by_number_or_file(tmp_path: Path, name: str) -> None:
    """The pick takes from it alone."""
    unit = UNIT.replace("{tags: [fact], marks: 3}", f"{{lesson: {name}, tags: fact}}")
    assert read(tmp_path, unit).paper.worksheet[0].items[0].stem.plain() == "What feeds the river?"


def test_another_seed_picks_others(tmp_path: Path) -> None:
    """The same seed always the same."""
    asked = [UNIT.replace("marks: 3", f"marks: 1, seed: {seed}") for seed in ("a", "b", "c", "d", "e", "a")]
    picked = [read(tmp_path, unit).paper.items[0].id for unit in asked]
    assert picked[0] == picked[-1]
    assert len(set(picked)) > 1


def test_the_key_cites_the_lessons(tmp_path: Path) -> None:
    """Paragraphs and printed lines of the lesson's own handout, in the margin and in the mark scheme."""
    packet = made(written(tmp_path))
    pages = page_texts(write(packet.documents["answer-key"], FACES))
    filled, scheme = pages[0], " ".join(" ".join(pages).split())
    for place, lines in (("Lesson 1, ¶1", "line 1"), ("Lesson 1, ¶2", "line 2"), ("Lesson 2, ¶1", "line 1")):
        assert place in filled
        assert f"{place}, {lines}" in scheme.replace("\N{NO-BREAK SPACE}", " ")


def test_own_items_quote_any_lesson(tmp_path: Path) -> None:
    """What no lesson says is an error at its place; what two say is cited in the first."""
    words = "evidence: Rain feeds the river\n"
    assert problems(tmp_path, UNIT.replace(words, "evidence: Snow feeds the river\n"))[0][0] == "LK501"
    both = TREES.replace("The oak is old. Ann", "Rain feeds the river. The oak is old. Ann")
    found = problems(tmp_path, UNIT, trees=both)
    assert found == [
        ("LK502", "“Rain feeds the river” stands in Lesson 1, ¶1 and in Lesson 2, ¶1; Lesson 1, ¶1 is cited")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("lesson: water", "lesson: watter", "LK269", "the unit has no lesson “watter”"),
        ("lesson: water", "lesson: 3", "LK269", "the unit has no lesson “3”"),
        ("tags: [fact]", "tags: [fakt]", "LK270", "no item is left to pick here"),
        ("marks: 3}", "marks: 9}", "LK271", "these items make up 3 marks, not 9"),
        ("marks: 3}", "markz: 3}", "LK201", "`markz` is not known here"),
        ("marks: 3}", "marks: many}", "LK202", "`marks` must be a whole number, not “many”"),
        ("short: Why do trees need rain?", "choose: Why?", "LK203", "`options` is missing"),
        ("short: Why do trees", "shrot: Why do trees", "LK420", "this item does not say what it is"),
    ],
)
def test_what_can_be_wrong(tmp_path: Path, old: str, new: str, code: str, words: str) -> None:
    """Each is told once, in the unit's file."""
    assert (code, words) in problems(tmp_path, UNIT.replace(old, new))


def test_a_section_without_items_is_told(tmp_path: Path) -> None:
    """It needs a pick, or items of its own."""
    unit = UNIT.replace("  boundaries", "    - section: Nothing\n  boundaries")
    assert problems(tmp_path, unit) == [("LK270", "this section has no items")]


def test_one_question_of_two_lessons_is_told(tmp_path: Path) -> None:
    """Both places are named."""
    same = WATER.replace("choose: What feeds the river?", "choose: Which tree is old?")
    assert [code for code, _ in problems(tmp_path, UNIT, water=same)] == ["LK422"]


def over(lesson: str, name: str = "") -> str:
    """The lesson with a source over its items, which the first of them quotes."""
    named = f"name: {name}, " if name else ""
    source = f"section: Ask\n    passage: {{{named}text: A pear fell.}}"
    return lesson.replace("section: Ask", source).replace("evidence: Rain feeds the river", "evidence: A pear fell", 1)


def headed(paper: Paper) -> list[tuple[str, str, str, int]]:
    """Letter, heading, source and number of items of each section."""
    return [
        (one.letter, one.title.plain(), one.passage.name if one.passage else "", len(one.items))
        for one in paper.worksheet
    ]


OWN_ALONE = UNIT.replace("      pick: {lesson: water, tags: tell}\n", "")
"""A test whose first section picks, and whose second has an item of its own."""
ALL = OWN_ALONE.replace("{tags: [fact], marks: 3}", "{tags: [fact, tell]}")


def test_items_about_a_source_bring_it(tmp_path: Path) -> None:
    """In a section of their own after the others; numbers run on, and evidence is found in it."""
    lesson = read(tmp_path, OWN_ALONE, water=over(WATER))
    assert headed(lesson.paper) == [("A", "Know", "", 2), ("B", "Ask", "Source A", 1), ("C", "Tell", "", 1)]
    assert [item.number for item in lesson.paper.items] == [1, 2, 3, 4]
    assert [one.source for one in lesson.answers.items[2].guidance.evidence] == ["Source A"]


def test_a_source_alone_stands_under_the_tests_own_heading(tmp_path: Path) -> None:
    """There is nothing else to stand there; items of one source stand under it together."""
    unit = OWN_ALONE.replace("{tags: [fact], marks: 3}", "[{lesson: water, tags: fact}, {lesson: water, tags: tell}]")
    assert headed(read(tmp_path, unit, water=over(WATER)).paper) == [("A", "Know", "Source A", 2), ("B", "Tell", "", 1)]


def test_a_source_is_printed_once_and_cited(tmp_path: Path) -> None:
    """On the test and on the key's page over it; the mark scheme has its name and lines."""
    packet = made(written(tmp_path, ALL, water=over(WATER)))
    test, key = (" ".join(page_texts(write(packet.documents[name], FACES))) for name in ("unit-test", "answer-key"))
    assert [text.count("A pear fell.") for text in (test, key)] == [1, 1]
    assert "Source A, line 1" in " ".join(key.split()).replace("\N{NO-BREAK SPACE}", " ")


def test_of_two_sources_of_one_name_one_is_printed(tmp_path: Path) -> None:
    """What it is called must lead to it alone; a name of its own makes room for the other."""
    trees, water = over(TREES), over(WATER)
    assert [code for code, _ in problems(tmp_path, ALL, trees=trees, water=water)] == ["LK274"]
    names = [source for _, _, source, _ in headed(read(tmp_path, ALL, trees=trees, water=water).paper)]
    assert names == ["Source A", ""]
    other = over(WATER, "Source W")
    assert problems(tmp_path, ALL, trees=trees, water=other) == []
    names = [source for _, _, source, _ in headed(read(tmp_path, ALL, trees=trees, water=other).paper)]
    assert names == ["Source A", "Source W", ""]


def test_a_source_is_not_printed_again(tmp_path: Path) -> None:
    """A later section can't have what is about it, and says why."""
    whole, found = loaded(written(tmp_path, UNIT, water=over(WATER)))
    assert whole is None
    (told,) = found
    assert (told.code, "Source A" in told.hint) == ("LK270", True)


@pytest.mark.parametrize("total", [0, 1, 7, 26, 50, 100, 137])
def test_boundaries_cover_all_marks_once(total: int) -> None:
    """From the total down to the last boundary no mark is left out, and none has two grades."""
    found = boundaries_of((("A", 70.0), ("B", 55.5), ("C", 40.0), ("D", 0.0)), total)
    covered = [mark for one in found for mark in range(one.first, one.last + 1)]
    assert sorted(covered) == list(range(total + 1))
    assert all(100 * one.first >= total * one.percent - 1e-6 for one in found)
    assert all(100 * (one.first - 1) < total * one.percent for one in found)


def test_boundaries_are_printed_as_marks(tmp_path: Path) -> None:
    """Of 6 marks, 80 % are 5, 50 % are 3 and 20 % are 2."""
    text = " ".join(page_texts(write(made(written(tmp_path)).documents["answer-key"], FACES))[-1].split())
    for row in ("A 80 % 5–6", "B 50 % 3–4", "C 20 % 2", "– below 0–1"):
        assert row in text
    assert "Grade boundaries" in text


def test_grades_that_begin_at_the_same_marks_are_told(tmp_path: Path) -> None:
    """A short test can't tell them apart."""
    sink = Sink()
    whole, _ = loaded(written(tmp_path, UNIT.replace("B: 50", "B: 75")))
    assert whole is not None
    assert make_unit_packet(whole, Settings(), sink, FACES) is not None
    assert [(one.code, one.message) for one in sink.found] == [("LK272", "A and B both begin at 5 of 6 marks")]


def test_versions_of_the_test_have_keys_of_their_own(tmp_path: Path) -> None:
    """And one marking grid; the booklet is the same for all."""
    packet = made(written(tmp_path), Settings(versions=("A", "B")))
    keys = {"answer-key-A", "answer-key-B", "marking-grid"}
    assert set(packet.documents) == {"booklet", "unit-test-A", "unit-test-B", *keys}


@pytest.mark.parametrize("name", ["unit-test", "answer-key"])
def test_they_are_accessible(tmp_path: Path, name: str) -> None:
    """By both checks."""
    pdf = write(made(written(tmp_path)).documents[name], FACES)
    assert check(pdf) == []
    assert is_ua1(pdf)


def test_no_answer_stands_in_booklet_or_test(tmp_path: Path) -> None:
    """Of a lesson in nonsense, all of whose items are picked; the key has the answers to them."""
    mint = Mint()
    lesson = json.dumps(nonsense_lesson(mint, bank=True), ensure_ascii=False)
    unit = "title: Nonsense\nlessons: [../lessons/nonsense.yaml]\ntest:\n  sections: [{section: All, pick: {}}]\n"
    shutil.copytree(DATA / "images", tmp_path / "lessons" / "images")
    packet = made(written(tmp_path, unit, nonsense=lesson))
    secret = mint.hidden | mint.unprinted
    for name in ("booklet", "unit-test"):
        told = every_string(write(packet.documents[name], FACES)).casefold()
        assert {word: what for word, what in secret.items() if word in told} == {}
    key = "\n".join(page_texts(write(packet.documents["answer-key"], FACES))).casefold()
    test = page_texts(write(packet.documents["unit-test"], FACES))
    assert sum(word in key for word in mint.hidden) > len(mint.hidden) / 2
    assert any(word in "\n".join(test).casefold() for word in mint.shown)


def test_answers_change_no_byte_of_the_test(tmp_path: Path) -> None:
    """Another explanation, another model answer: the paper and its code stay as they were."""
    one = made(written(tmp_path))
    other = made(
        written(
            tmp_path,
            UNIT.replace("They drink it.", "Their roots drink all of it, day and night."),
            trees=TREES.replace("It has stood there longest.", "Look at the text."),
        )
    )
    before, after = (write(packet.documents["unit-test"], FACES) for packet in (one, other))
    assert before == after
    assert one.keys["answer-key"] != other.keys["answer-key"]


_PICTURE = """
      - label_picture: Name the parts.
        tags: tell
        figure: {file: box.png, alt: A box.}
        dots: [{x: 10, y: 10, label: the lid}, {x: 90, y: 90, label: the foot}]
        evidence: Rain feeds the river
"""


def test_a_picture_is_found_where_its_lesson_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever folder the command is called in; the file is one that the unit is made from."""
    for folder in ("lessons", "elsewhere"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    picture = tmp_path / "lessons" / "box.png"
    Image.new("L", (300, 200), 200).save(picture)
    whole, found = loaded(written(tmp_path, water=WATER.rstrip("\n") + _PICTURE))
    assert whole is not None, found
    assert whole.test is not None
    assert picture in whole.test.paper.images
    assert picture in dict(whole.read)


def test_a_picture_of_the_tests_own_lies_beside_the_unit(tmp_path: Path) -> None:
    """As a lesson's lies beside the lesson."""
    (tmp_path / "units").mkdir()
    picture = tmp_path / "units" / "box.png"
    Image.new("L", (300, 200), 200).save(picture)
    unit = UNIT.replace("  boundaries", indent(_PICTURE.lstrip("\n"), "  ") + "  boundaries")
    whole, found = loaded(written(tmp_path, unit))
    assert whole is not None, found
    assert picture in dict(whole.read)


def test_what_carries_no_marks_or_needs_its_sheet_is_not_picked(tmp_path: Path) -> None:
    """A guess asks nothing that could be marked; who looks back at it needs the guess."""
    more = """
      - predict: What will feed the elm?
        id: guess
        tags: tell
      - revisit: guess
        tags: tell
        answer: It was the river.
        evidence: The river feeds the elm
        marks: 1
"""
    paper = read(tmp_path, water=WATER.rstrip("\n") + more).paper
    kinds = {item.kind for item in paper.items}
    assert kinds == {"choose", "short"}
