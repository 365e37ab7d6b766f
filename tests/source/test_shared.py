"""Facts that lessons take from their unit: what is merged, where faults are told, and what makes a lesson stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.builds import FACES
from lessonkit import runs
from lessonkit.build import load
from lessonkit.cache import Cache
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.model.lesson import Levelled

UNIT = """\
title: Trees
lessons: [../lessons/one.yaml]
people:
  ann: {name: Ann Oak, role: She saw it.}
  bob: {name: Bob Elm}
terms:
  acorn: {term: acorn, meaning: the nut of an oak}
  bark: {term: bark, meaning: the skin of a tree}
events:
  fall: {when: 1924, text: An acorn fell., people: [ann, bob]}
  storm: {when: 1930, text: A storm came.}
sources:
  article: {title: Of trees, sections: {oaks: Oaks}}
"""
LESSON = """\
title: One
unit: ../units/trees.yaml
uses:
  people: [ann]
  terms: [bark, acorn]
  events: [fall]
  sources: [article]
people:
  cat: {name: Cat Ash}
events:
  fall: {evidence: The acorn fell.}
  rain: {when: 1925, text: Rain came., people: [ann, cat]}
timeline:
  title: Trees
  events: [fall, rain]
reading:
  - heading: Oaks
    from: oaks
    text: The acorn fell. Ann saw it, and rain came.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a unit and its one lesson."""
    for name, text in (("units/trees.yaml", UNIT), ("lessons/one.yaml", LESSON)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, lesson: str = LESSON, unit: str = UNIT) -> tuple[Levelled | None, list[Diagnostic]]:
    """The lesson with such texts, and what is wrong."""
    (folder / "units/trees.yaml").write_text(unit, encoding="utf-8")
    (folder / "lessons/one.yaml").write_text(lesson, encoding="utf-8")
    sink = Sink()
    return load(folder / "lessons/one.yaml", sink, FACES), sink.found


def problems(folder: Path, lesson: str = LESSON, unit: str = UNIT) -> list[tuple[str, str, str]]:
    """File, code and words of each problem."""
    _, found = loaded(folder, lesson, unit)
    return [(Path(one.span.file).stem if one.span else "", one.code, one.message) for one in found]


def test_a_lesson_has_what_it_uses_before_its_own(folder: Path) -> None:
    """In the order of `uses:`; what it does not use is not there."""
    lessons, found = loaded(folder)
    assert found == []
    assert lessons is not None
    ledger = lessons.core.paper.ledger
    assert [person.id for person in ledger.people] == ["ann", "cat"]
    assert [term.id for term in ledger.terms] == ["bark", "acorn"]
    assert [event.id for event in ledger.events] == ["fall", "rain"]
    assert lessons.core.answers.section_titles == (("article", "Of trees"), ("oaks", "Oaks"))


def test_facts_keep_their_places_in_the_units_file(folder: Path) -> None:
    """A fault of a fact is told where it is declared."""
    lessons, _ = loaded(folder)
    assert lessons is not None
    assert [Path(p.origin.file).stem for p in lessons.core.paper.ledger.people if p.origin] == ["trees", "one"]
    spoilt = problems(folder, unit=UNIT.replace("when: 1924", "when: then"))
    assert [(file, code) for file, code, _ in spoilt] == [("trees", "LK305")]


def test_an_event_leaves_out_whom_the_lesson_does_not_know(folder: Path) -> None:
    """Bob took part in it, but has no part in this lesson; who is declared nowhere is a slip."""
    lessons, _ = loaded(folder)
    assert lessons is not None
    assert lessons.core.paper.ledger.events[0].people == ("ann",)
    assert [code for _, code, _ in problems(folder, unit=UNIT.replace("[ann, bob]", "[ann, bop]"))] == ["LK301"]


def test_a_person_of_the_units_may_be_left_out_of_a_lessons_table(folder: Path) -> None:
    """She is known there, and shown in other lessons."""
    unlisted = "cat: {name: Cat Ash}\n  ann: {listed: false}"
    lessons, found = loaded(folder, LESSON.replace("cat: {name: Cat Ash}", unlisted))
    assert found == []
    assert lessons is not None
    assert [person.id for person in lessons.core.paper.ledger.people] == ["cat"]


def test_an_event_of_the_units_is_proved_by_the_lessons_own_reading(folder: Path) -> None:
    """`evidence`, `listed`, `beyond` and `levels` may stand beside what the unit says."""
    lessons, _ = loaded(folder, LESSON.replace("fall: {evid", "fall: {listed: false, beyond: It fell twice., evid"))
    assert lessons is not None
    assert [event.id for event in lessons.core.paper.ledger.events] == ["rain"]
    assert any(note.text.plain() == "It fell twice." for note in lessons.core.answers.notes)
    timeline = lessons.core.answers.timeline
    assert timeline is not None
    assert "The acorn fell." in repr(timeline)
    wrong = LESSON.replace("The acorn fell.}", "The acorn stood.}")
    assert [(file, code) for file, code, _ in problems(folder, wrong)] == [("one", "LK501")]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("[bark, acorn]", "[bark, akorn]", "LK263", "the unit has no `akorn` under `terms:`"),
        ("[bark, acorn]", "[bark, acorn, bark]", "LK264", "`bark` is named twice"),
        ("cat: {name: Cat Ash}", "ann: {name: Ann Ash}", "LK264", "the unit says what `name` is already"),
        ("cat: {name: Cat Ash}", "ann: Ann Ash", "LK264", "the unit says what `ann` is already"),
        ("cat: {name: Cat Ash}", "ann: {fate: Gone.}", "LK264", "a lesson can't say `fate` of what its unit declares"),
        ("fall: {evid", "fall: {text: It fell., evid", "LK264", "the unit says what `text` is already"),
        (
            "fall: {evid",
            "fall: {corrects: No., evid",
            "LK264",
            "a lesson can't say `corrects` of what its unit declares",
        ),
        ("../units/trees", "../units/tree", "LK261", "there is no unit “../units/tree.yaml”"),
        ("../units/trees", "../../trees", "LK262", "“../../trees.yaml” leads out of the project"),
        ("../units/trees.yaml", "one.yaml", "LK261", "is no unit"),
        ("unit: ../units/trees.yaml\n", "", "LK265", "the lesson does not say which unit it belongs to"),
    ],
)
def test_what_can_be_wrong(folder: Path, old: str, new: str, code: str, words: str) -> None:
    """Each is told once, at its place in the lesson."""
    [(file, told, message)] = [one for one in problems(folder, LESSON.replace(old, new)) if one[1] == code]
    assert (file, told) == ("one", code)
    assert words in message


def test_a_unit_that_does_not_list_the_lesson_is_told(folder: Path) -> None:
    """Its booklet would be without it; the lesson is made all the same."""
    lessons, found = loaded(folder, unit=UNIT.replace("../lessons/one.yaml", "../lessons/two.yaml"))
    assert lessons is not None
    assert [one.code for one in found] == ["LK267"]
    assert "`../lessons/one.yaml`" in found[0].hint
    assert Path(found[0].span.file).stem == "one" if found[0].span else False


def test_a_slip_is_guessed(folder: Path) -> None:
    """In ids and in the unit's name."""
    _, found = loaded(folder, LESSON.replace("[bark, acorn]", "[bark, akorn]"))
    assert found[0].hint == "did you mean `acorn`?"
    _, found = loaded(folder, LESSON.replace("../units/trees", "../units/tree"))
    assert found[0].hint == "did you mean `../units/trees.yaml`?"


def test_without_its_unit_a_lesson_is_not_read(folder: Path) -> None:
    """What it uses would be missed everywhere, which would hide the one thing that is wrong."""
    assert [code for _, code, _ in problems(folder, LESSON.replace("units/trees", "units/tree"))] == ["LK261"]


def test_a_plan_of_such_a_lesson_has_the_units_facts(folder: Path) -> None:
    """The plan is laid over the lesson with its facts; both files go in."""
    (folder / "plans").mkdir()
    plan = folder / "plans/10b.yaml"
    plan.write_text("lesson: ../lessons/one.yaml\ntitle: Ours\n", encoding="utf-8")
    sink = Sink()
    lessons = load(plan, sink, FACES)
    assert sink.found == []
    assert lessons is not None
    assert lessons.core.paper.title.plain() == "Ours"
    assert [person.id for person in lessons.core.paper.ledger.people] == ["ann", "cat"]
    assert [path.name for path, _ in lessons.sources] == ["one.yaml", "trees.yaml"]


def test_a_plan_can_not_be_made_from_a_unit(folder: Path) -> None:
    """It is made from a lesson."""
    plan = folder / "units/10b.yaml"
    plan.write_text("lesson: trees.yaml\n", encoding="utf-8")
    sink = Sink()
    assert load(plan, sink, FACES) is None
    assert [(one.code, one.message.rpartition(" is ")[2]) for one in sink.found] == [("LK230", "a unit")]


def test_a_changed_unit_builds_its_lessons_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The unit's file goes into the record of what a lesson was built from."""
    monkeypatch.chdir(folder)
    order, cache = runs.Order("A4", (), folder / "out"), Cache(folder / "cache")
    lesson = folder / "lessons/one.yaml"
    assert runs.build(lesson, order, cache).good
    assert runs.build(lesson, order, cache).unchanged
    (folder / "units/trees.yaml").write_text(UNIT.replace("the nut", "the fruit"), encoding="utf-8")
    again = runs.build(lesson, order, cache)
    assert again.good
    assert not again.unchanged
