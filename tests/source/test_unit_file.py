"""A unit's own file: what it says, and what can be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.builds import FACES
from lessonkit.diagnostics import Sink
from lessonkit.source.nodes import Mapping
from lessonkit.source.parse import parse
from lessonkit.source.unit_file import Unit, is_unit, read_unit
from lessonkit.source.unit_spec import BOOKLET

UNIT = """\
title: Trees
subject: Botany
question: What makes a tree?
lessons: [../lessons/one.yaml, ../lessons/two.yaml]
people:
  ann: {name: Ann Oak}
booklet:
  documents: [handout, worksheet]
  introduction: Keep it **safe**.
test:
  minutes: 40
  sections:
    - section: Know
      items: [{short: Which tree is old?, answer: the oak}]
  boundaries: {A: 70%, B: 55, C: 40}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The place of a unit with two lessons."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / "units").mkdir()
    for name in ("one", "two"):
        (tmp_path / "lessons" / f"{name}.yaml").write_text(f"title: {name}\n", encoding="utf-8")
    return tmp_path / "units" / "trees.yaml"


def read(file: Path, text: str = UNIT) -> tuple[Unit | None, list[tuple[str, str]]]:
    """The unit, and codes and words of what is wrong."""
    sink = Sink()
    node = parse(text.encode(), str(file), sink)
    assert isinstance(node, Mapping)
    unit = read_unit(node, file, FACES, sink, (*BOOKLET, "exit-ticket"))
    return unit, [(one.code, one.message) for one in sink.found]


def test_a_unit_is_read(file: Path) -> None:
    """Its cover, its lessons in order, what the booklet has, and the boundaries as numbers."""
    unit, found = read(file)
    assert found == []
    assert unit is not None
    assert (unit.paper.title.plain(), unit.paper.subject) == ("Trees", "Botany")
    assert [lesson.file.stem for lesson in unit.lessons] == ["one", "two"]
    assert unit.booklet.documents == ("handout", "worksheet")
    assert unit.booklet.introduction.plain() == "Keep it safe."
    assert unit.spec.test is not None
    assert unit.spec.test.boundaries == {"A": 70.0, "B": 55.0, "C": 40.0}


def test_a_unit_may_say_no_more_than_its_lessons(file: Path) -> None:
    """Then the booklet has the usual documents, and there is no test."""
    unit, found = read(file, "title: Trees\nlessons: [../lessons/one.yaml]\n")
    assert found == []
    assert unit is not None
    assert unit.booklet.documents == BOOKLET
    assert unit.spec.test is None


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("lessons/two", "lessons/tow", "LK261", "there is no lesson “../lessons/tow.yaml”"),
        ("../lessons/two", "../../two", "LK262", "“../../two.yaml” leads out of the project"),
        ("lessons/two", "lessons/one", "LK266", "the lesson one stands twice in the unit"),
        ("[handout, worksheet]", "[handout, poster]", "LK268", "a booklet can't have `poster`"),
        ("documents: [handout, worksheet]", "documents: answer-key", "LK268", "a booklet can't have `answer-key`"),
        ("B: 55", "B: 75", "LK204", "`boundaries`: A must ask for more than B: begin with the best grade"),
        ("A: 70%", "A: 170", "LK204", "`boundaries`: a boundary is a percentage from 0 to 100; A has 170"),
        ("title: Trees\n", "", "LK203", "`title` is missing"),
        ("{name: Ann Oak}", "{nam: Ann Oak}", "LK201", "`nam` is not known here"),
        ("ann: {", "Ann B: {", "LK209", "“Ann B” can't be an id"),
    ],
)
def test_what_can_be_wrong(file: Path, old: str, new: str, code: str, words: str) -> None:
    """Each is told once, and then there is no unit."""
    unit, found = read(file, UNIT.replace(old, new))
    assert unit is None
    assert (code, words) in found
    assert len(found) == len(set(found)) == 1


def test_a_unit_is_known_by_keys_that_no_lesson_has() -> None:
    """A lesson may name its unit and share all other keys with it."""

    def known(text: str) -> bool:
        node = parse(text.encode(), "x.yaml", Sink())
        return node is not None and is_unit(node)

    assert known("title: T\nlessons: [a.yaml]\n")
    assert known("title: T\nbooklet: {introduction: Hello.}\n")
    assert not known("title: T\nunit: u.yaml\npeople: {a: {name: A}}\n")
    assert not known("lesson: a.yaml\n")
