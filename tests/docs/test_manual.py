"""The examples that the documentation gives are lessons that build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import indent

import make
import pytest

from lessonkit import build
from lessonkit.charts.reading.requests import USUAL_BLANKS
from lessonkit.charts.reading.story import MOST_PEOPLE
from lessonkit.charts.shapes import letter
from lessonkit.charts.signs import built_in_signs
from lessonkit.charts.timeline.read import LONGEST, MOST_EVENTS, MOST_LETTERS
from lessonkit.diagnostics import Sink
from lessonkit.items import ITEM_TYPES
from lessonkit.items.part import PARTS
from lessonkit.model.alliances import Part
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.source.nodes import Mapping, plain
from lessonkit.source.parse import parse
from lessonkit.source.reader import read
from lessonkit.source.shared import with_shared
from lessonkit.source.spec import LessonSpec
from lessonkit.source.unit_spec import UnitSpec
from lessonkit.unit.lessons import load_unit
from lessonkit.unit.packet import make_unit_packet
from lessonkit.words import ENGLISH

ROOT = Path(__file__).resolve().parents[2]
LESSON = """\
title: Examples of the manual
people:
  trotsky:
    name: Leon Trotsky
  stalin:
    name: Joseph Stalin
terms:
  office:
    term: General Secretary
    meaning: who led the party’s office
  testament:
    term: Testament
    meaning: the letter in which Lenin judged the leaders
events:
  testament-dictated:
    when: 1922-12
    text: The Testament is dictated
  lenin-dies:
    when: 1924-01-21
    text: Lenin dies
  trotsky-expelled:
    when: 1927-11
    text: Trotsky is expelled
reading:
  - text: |
      In April 1922 the party made him General Secretary. Trotsky had joined only in 1917.
worksheet:
  - section: Before
    items:
      - predict: What will happen?
        id: my-guess
  - section: Examples
    items:
"""
"""What the examples refer to: people, terms, events, a guess, and the words that they cite."""

STORY = """\
title: The three men who took Rome
people:
  caesar:
    name: Julius Caesar
  pompey:
    name: Pompey
  crassus:
    name: Marcus Crassus
  cato:
    name: Cato
events:
  carrhae:
    when: 53 BC
    text: Crassus is killed
reading:
  - text: |
      In 60 BC three men agreed to help one another. In 53 BC Crassus was killed near Carrhae.

      The Senate turned to Pompey.
"""
"""What the example of an alliance chart refers to."""


def lesson_of(text: str) -> tuple[Lesson | None, Sink]:
    """A spec read by the real reader."""
    sink = Sink()
    node = parse(text.encode(), "example.yaml", sink)
    faces = build.open_faces()
    return (read(node, Path("example.yaml"), ROOT, faces, sink) if node else None), sink


@pytest.mark.parametrize("key", list(ITEM_TYPES))
def test_the_example_of_an_item_type_is_without_fault(key: str) -> None:
    """The docstring's YAML is read into one item of that type, and nothing is reported."""
    lesson, sink = lesson_of(LESSON + indent(make.example(ITEM_TYPES[key]), "      ") + "\n")
    assert [(d.code, d.message) for d in sink.in_order()] == []
    assert lesson is not None
    assert [item.number for item in lesson.paper.items] == [1, 2]


@pytest.mark.parametrize("key", list(ITEM_TYPES))
def test_the_example_of_an_item_type_can_be_printed_and_marked(key: str) -> None:
    """It composes a block, the key has ink for it, and the mark scheme a row."""
    lesson, _ = lesson_of(LESSON + indent(make.example(ITEM_TYPES[key]), "      ") + "\n")
    assert lesson is not None
    setting = Setting(LineIndex(), ENGLISH)
    paper, answer = lesson.paper.items[-1], lesson.answers.items[-1]
    assert paper.compose(setting).marks == paper.marks
    # What earns no marks, as a guess before reading, may have no answer to write.
    assert answer.fill(setting) or not paper.marks
    assert answer.scheme(setting)


def test_the_source_of_the_manual_is_without_fault() -> None:
    """What a teacher copies from docs/spec.md for a section with a source is read, and its evidence is found."""
    page = (ROOT / "docs" / "intros" / "worksheet.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    lesson, sink = lesson_of(f"title: Letters\nworksheet:\n{indent(found[1], '  ')}")
    assert [(d.code, d.message) for d in sink.in_order()] == []
    assert lesson is not None
    assert [piece.source for piece in lesson.answers.items[0].guidance.evidence] == ["Source A"]


TAGGED = """\
      - explain: Why did he have the votes?
        tags: recall
        marks: 10
        lines: 12
        answer: His office chose who was promoted.
"""
"""What a part of the lesson may pick from the worksheet."""


@pytest.mark.parametrize("key", list(PARTS))
def test_the_example_of_a_part_is_without_fault(key: str) -> None:
    """The docstring's YAML is read into the part, nothing is reported, and its document is printed."""
    lesson, sink = lesson_of(f"{LESSON}{TAGGED}{make.example(PARTS[key])}\n")
    assert [(d.code, d.message) for d in sink.in_order()] == []
    assert lesson is not None
    assert PARTS[key].document in lesson.paper.documents


def test_the_alliances_of_the_manual_are_without_fault() -> None:
    """What a teacher copies from docs/spec.md for a chart is read into its sheets, once its facts are there."""
    page = (ROOT / "docs" / "intros" / "alliances.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    lesson, sink = lesson_of(STORY + found[1])
    assert [(d.code, d.message) for d in sink.in_order()] == []
    assert lesson is not None
    assert [sheet.kind.value for sheet in lesson.paper.sheets] == ["seats", "matrix"]


def test_the_manual_tells_what_each_form_leaves_blank() -> None:
    """Its table names the parts that the code leaves for the pupil, in the order of the spec."""
    page = (ROOT / "docs" / "intros" / "alliances.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", page, re.MULTILINE))
    usual = {
        kind.value: ", ".join(part.value for part in Part if part in parts) for kind, parts in USUAL_BLANKS.items()
    }
    assert rows == usual | {"complete": "nothing, whatever `blank:` says"}


def test_the_manual_tells_how_much_fits() -> None:
    """The numbers of its pages are those of the code."""
    chart = (ROOT / "docs" / "intros" / "alliances.md").read_text(encoding="utf-8")
    numbers = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    assert f"{numbers[MOST_PEOPLE].capitalize()} people at most (each of them is a line, from A to L)" in chart
    assert letter(MOST_PEOPLE - 1) == "L"
    signs = built_in_signs()
    assert all(f"{sign} the {shape.value}" in chart.replace(" is the", " the") for sign, (shape, _) in signs.items())
    assert f"{numbers[len(signs)].capitalize()} of them are taken by the built-in signs" in chart
    timeline = (ROOT / "docs" / "intros" / "timeline.md").read_text(encoding="utf-8")
    told = f"Two to {MOST_EVENTS} events; {MOST_EVENTS} texts to choose from, {MOST_LETTERS} with `letters: true`;"
    assert f"{told} {LONGEST} characters to a text." in timeline
    page = (ROOT / "docs" / "spec.md").read_text(encoding="utf-8")
    assert "| `caption` | text of up to 12 characters |" in page


@pytest.mark.parametrize("page", ["README.md", "docs/intros/plans.md", "plans/10b.yaml"])
def test_the_plans_shown_are_without_fault(page: str, tmp_path: Path) -> None:
    """Those of the pages, and the one that comes with the project: laid over the lesson that they name, and built."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(lesson: .*?)```", text, re.DOTALL)
    for folder in ("lessons", "plans"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "lessons" / "stalin-and-trotsky.yaml", tmp_path / "lessons")
    plan = tmp_path / "plans" / "10b.yaml"
    plan.write_text(found[1] if found else text, encoding="utf-8")
    sink = Sink()
    lessons = build.load(plan, sink, build.open_faces())
    assert lessons is not None
    assert build.make_packet(lessons, build.Settings(), sink, build.open_faces()) is not None
    assert [(d.code, d.message) for d in sink.in_order()] == []


@pytest.mark.parametrize("page", ["README.md", "docs/intros/units.md"])
def test_the_units_shown_are_without_fault(page: str, tmp_path: Path) -> None:
    """Each is made of the lessons that it names."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(title: Rivals\n.*?)```", text, re.DOTALL)
    assert found
    for folder in ("lessons", "units"):
        (tmp_path / folder).mkdir()
    for name in ("wars-of-the-roses", "stalin-and-trotsky"):
        shutil.copy(ROOT / "lessons" / f"{name}.yaml", tmp_path / "lessons")
    unit = tmp_path / "units" / "rivals.yaml"
    unit.write_text(found[1], encoding="utf-8")
    sink = Sink()
    whole = load_unit(unit, sink, build.open_faces())
    assert whole is not None
    assert make_unit_packet(whole, build.Settings(), sink, build.open_faces()) is not None
    assert [(d.code, d.message) for d in sink.in_order()] == []


def test_the_steps_of_the_page_on_units_make_a_unit() -> None:
    """All that it shows of the unit's file is one file, and what it shows of a lesson another."""
    shown = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "units.md").read_text(encoding="utf-8"), re.DOTALL)
    start, facts, lesson, proved, booklet, test = shown
    sink = Sink()
    unit, own = (
        parse("".join(parts).encode(), "shown.yaml", sink)
        for parts in ((start, facts, booklet, test), (lesson, proved))
    )
    assert isinstance(unit, Mapping)
    assert isinstance(own, Mapping)
    UnitSpec.model_validate(plain(unit))
    LessonSpec.model_validate(plain(with_shared(own, unit, sink)))
    assert [(d.code, d.message) for d in sink.in_order()] == []


EVENTS = """
title: T
events:
  alliance:
    when: 60 BC
    text: Three men agree to help one another
  carrhae:
    when: 53 BC
    text: Crassus is killed
  rubicon:
    when: 49-01-10 BC
    text: Caesar crosses the Rubicon
  ides:
    when: 44-03-15 BC
    text: Caesar is murdered
"""
"""What the example of a timeline refers to."""


def test_the_timeline_of_the_manual_is_without_fault() -> None:
    """What a teacher copies from docs/spec.md for a timeline is read into its sheet, once its events are there."""
    page = (ROOT / "docs" / "intros" / "timeline.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    lesson, sink = lesson_of(EVENTS + found[1])
    assert [(d.code, d.message) for d in sink.in_order()] == []
    assert lesson is not None
    assert lesson.paper.timeline is not None
    assert len(lesson.paper.timeline.events) == 4
    assert len(lesson.paper.timeline.bank) == 4


def test_the_lesson_in_the_readme_is_without_fault() -> None:
    """What a teacher copies from the README builds as it stands."""
    found = re.findall(r"```yaml\n(title: .*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    specs = [spec for spec in found if "\nlessons:" not in spec]  # a unit is no lesson
    assert specs
    for spec in specs:
        lesson, sink = lesson_of(spec)
        assert [(d.code, d.message) for d in sink.in_order()] == []
        assert lesson is not None
        assert lesson.paper.items


def test_the_lesson_in_the_readme_fits_its_pages() -> None:
    """Its four documents are laid out without a complaint."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(title: .*?)```", page, re.DOTALL)
    assert found
    lesson, sink = lesson_of(found[1])
    assert lesson is not None
    settings = build.Settings()
    packet = build.make_packet(Levelled.of(lesson), settings, sink, build.open_faces())
    assert packet is not None
    assert list(packet.documents) == list(lesson.paper.documents)
