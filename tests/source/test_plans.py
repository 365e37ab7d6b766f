"""Plans laid over a lesson: what changes, what stays, and where problems are told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guarantees.builds import FACES, LESSONS
from guarantees.random_lessons import lessons
from lessonkit.build import Packet, Settings, load, make_packet
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.documents.teachers_page import TeacherAnswer
from lessonkit.model.digest import build_code
from lessonkit.model.ledger import Date
from lessonkit.model.lesson import Levelled
from lessonkit.model.names import PROJECT_FILE
from lessonkit.model.occasion import Occasion
from lessonkit.project import SchoolClass
from lessonkit.source.naming import Naming
from lessonkit.source.nodes import Mapping
from lessonkit.source.overlay import merged
from lessonkit.source.parse import parse
from lessonkit.source.places import project_root
from lessonkit.source.plan_spec import PlanSpec
from lessonkit.source.plans import is_plan, read_plan
from lessonkit.source.reader import read
from lessonkit.words import ENGLISH

CASES = Path(__file__).parents[1] / "cases"
TREES = (CASES / "lessons" / "trees.yaml").read_text(encoding="utf-8")
CHART = """
people:
  ann: {name: Ann}
  bob: {name: Bob}
alliances:
  title: Who with whom
  actors: [ann, bob]
  phases:
    - years: 1922-24
      beyond: true
      blocs: [{members: [ann, bob]}]
    - years: 1925-27
      beyond: true
      blocs: [{members: [ann]}, {members: [bob]}]
  sheets:
    seats: {}
    wall:
      form: complete
      poster: 2
print: [worksheet, alliance-chart, poster, answer-key]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one lesson."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "lessons" / "trees.yaml").write_text(TREES, encoding="utf-8")
    return tmp_path


def planned(folder: Path, body: str, *, lesson: str = TREES) -> tuple[Levelled | None, list[Diagnostic]]:
    """The lesson as a plan with such a body has it, and what is wrong."""
    (folder / "lessons" / "trees.yaml").write_text(lesson, encoding="utf-8")
    plan = folder / "plans" / "10b.yaml"
    plan.write_text(f"lesson: ../lessons/trees.yaml\n{body}", encoding="utf-8")
    sink = Sink()
    return load(plan, sink, FACES), sink.found


def good(folder: Path, body: str, *, lesson: str = TREES) -> Levelled:
    """The same where nothing may be wrong."""
    lessons, found = planned(folder, body, lesson=lesson)
    assert found == []
    assert lessons is not None
    return lessons


def stems(lessons: Levelled) -> list[str]:
    """The worksheet in short: letters of sections, stems of items."""
    found = []
    for section in lessons.core.paper.worksheet:
        found.append(section.letter)
        found += [item.stem.plain() for item in section.items]
    return found


def test_a_plan_without_a_body_gives_the_lesson(folder: Path) -> None:
    """Paper and answers are equal, and so is the code."""
    sink = Sink()
    lesson = load(folder / "lessons" / "trees.yaml", sink, FACES)
    assert lesson is not None
    assert good(folder, "").core == lesson.core


@pytest.mark.parametrize("file", LESSONS, ids=lambda path: path.stem)
def test_a_plan_that_says_nothing_leaves_every_bundled_lesson_as_it_is(file: Path) -> None:
    """The tree itself is the lesson's own."""
    sink = Sink()
    node = parse(file.read_bytes(), str(file), sink)
    plan = parse(b"lesson: x.yaml\nclass: 10b", "plan.yaml", sink)
    assert isinstance(node, Mapping)
    assert isinstance(plan, Mapping)
    assert merged(plan, node, sink) is node


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(lessons())
def test_the_same_for_any_lesson_when_all_items_are_kept(spec: dict[str, object]) -> None:
    """`only:` with every item, by number and by id, changes nothing either."""
    sink = Sink()
    node = parse(json.dumps(spec).encode(), "lesson.yaml", sink)
    assert isinstance(node, Mapping)
    items = Naming(node).items
    for names in ([str(item.number) for item in items], [item.id for item in items]):
        plan = parse(json.dumps({"lesson": "x", "only": names}).encode(), "plan.yaml", sink)
        assert isinstance(plan, Mapping)
        assert merged(plan, node, sink) == node
    assert sink.found == []


NAMES = ["1", "3", "9", "tall-tree", "True or false", "section", "after", "before", "item", "short", "answer", "marks"]
VALUES = st.recursive(
    st.sampled_from(NAMES) | st.text(max_size=6) | st.integers(0, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(sorted(field.alias or name for name, field in PlanSpec.model_fields.items())), VALUES
    )
)
def test_whatever_a_plan_says_is_taken_or_told_at_its_place(body: dict[str, object]) -> None:
    """Nothing ends in a defect of ours, and no error is without a place in one of the two files."""
    sink = Sink()
    text = json.dumps(body | {"lesson": "../lessons/trees.yaml"})
    node, lesson = parse(text.encode(), "10b.yaml", sink), parse(TREES.encode(), "trees.yaml", sink)
    assert isinstance(lesson, Mapping)
    plan = read_plan(node, CASES / "plans" / "10b.yaml", FACES, sink) if isinstance(node, Mapping) else None
    if plan:
        taken = read(merged(plan.node, lesson, sink), plan.lesson, plan.lesson.parent, FACES, sink)
        assert (taken is not None) or sink.has_errors()
    assert all(d.span and d.span.file in ("10b.yaml", "trees.yaml") for d in sink.found)


def test_items_are_left_out_by_number_id_and_first_words(folder: Path) -> None:
    """Numbers are those of the lesson as it is written; what is left is numbered anew, and sums are counted."""
    lessons = good(folder, "leave_out: [1, tall-tree, What of]\n")
    assert stems(lessons) == ["A", "True or false?", "B", "True or false?"]
    assert [item.number for item in lessons.core.paper.items] == [1, 2]
    assert lessons.core.paper.marks == 2


def test_a_section_without_items_is_dropped_and_letters_close_up(folder: Path) -> None:
    """Section B is A now."""
    assert stems(good(folder, "only: [4, two]\n")) == ["A", "What of the oak?", "True or false?"]


def test_without_any_item_there_is_no_worksheet(folder: Path) -> None:
    """It is not asked for either, although the lesson names it."""
    lesson = TREES + "notes:\n  - text: A note.\nprint: [handout, worksheet, answer-key]\n"
    lessons = good(folder, "leave_out: [1, 2, 3, 4, 5]\n", lesson=lesson)
    assert lessons.core.paper.worksheet == ()
    assert lessons.core.paper.documents == ("handout", "answer-key")


def test_keys_of_an_item_are_overridden(folder: Path) -> None:
    """Others stay; the id stays, as the stem does."""
    before = good(folder, "").core
    after = good(folder, "items:\n  4:\n    marks: 2\n    why: Oaks live long.\n").core
    assert after.paper.items[3].marks == 2
    assert after.answers.items[3].guidance.why.plain() == "Oaks live long."
    assert [item.id for item in after.paper.items] == [item.id for item in before.paper.items]
    assert after.paper.marks == before.paper.marks + 1


def test_items_are_replaced_and_added_in_their_places(folder: Path) -> None:
    """Before and after an item, also one that is left out, and at the end of a section by letter or heading."""
    new = "\n      short: {0}?\n      answer: Yes."
    places = [
        ("after: 1", "Q1"),
        ("before: 1", "Q2"),
        ("section: B", "Q3"),
        ("section: tell", "Q4"),
        ("after: 3", "Q5"),
    ]
    body = "leave_out: 3\nreplace:\n  2:\n    short: New?\n    answer: Yes.\nadd:\n"
    body += "".join(f"  - {place}\n    item:{new.format(stem)}\n" for place, stem in places)
    first = ["A", "Q2?", "Which tree is old?", "Q1?", "New?", "Q5?"]
    assert stems(good(folder, body)) == [*first, "B", "What of the oak?", "True or false?", "Q3?", "Q4?"]


def test_facts_of_the_lesson_are_said_anew(folder: Path) -> None:
    """Title, question, minutes, documents; notes come after the lesson's own."""
    lesson = TREES + "notes:\n  - text: First.\n"
    body = "title: Oaks\nshort_title: O\nquestion: Why?\nminutes: 5\nprint: worksheet\nnotes: [Second., Third.]\n"
    core = good(folder, body, lesson=lesson).core
    paper = core.paper
    assert (paper.title.plain(), paper.short_title, paper.question.plain(), paper.minutes) == ("Oaks", "O", "Why?", 5)
    assert paper.documents == ("worksheet",)
    assert [note.text.plain() for note in core.answers.notes] == ["First.", "Second.", "Third."]


def test_another_title_has_no_use_for_the_short_form_of_the_old_one(folder: Path) -> None:
    """Running heads say what the title says."""
    paper = good(folder, "title: Oaks\n", lesson=f"short_title: Trees\n{TREES}").core.paper
    assert paper.short_title == "Oaks"


@pytest.mark.parametrize(
    ("sheets", "documents"),
    [("seats", ("worksheet", "alliance-chart", "answer-key")), ("[wall]", ("worksheet", "poster", "answer-key"))],
)
def test_sheets_of_the_chart_are_chosen(folder: Path, sheets: str, documents: tuple[str, ...]) -> None:
    """A document that none of them stands in is not asked for."""
    paper = good(folder, f"sheets: {sheets}\n", lesson=TREES + CHART).core.paper
    assert [sheet.id for sheet in paper.sheets] == [sheets.strip("[]")]
    assert paper.documents == documents


def test_problems_are_told_where_they_were_written(folder: Path) -> None:
    """An answer of the plan that the lesson's options have not; a slip of the lesson, at the lesson's line."""
    _, found = planned(folder, "items:\n  1:\n    answer: the ash\n")
    assert [(Path(d.span.file).name, d.span.line, d.code) for d in found if d.span] == [("10b.yaml", 4, "LK402")]
    _, found = planned(folder, "items:\n  1:\n    options: [the ash, the fir]\n")
    [told] = found
    assert told.span is not None
    assert Path(told.span.file).name == "trees.yaml"
    assert [(Path(span.file).name, span.line) for span, _ in told.also] == [("10b.yaml", 4)]
    _, found = planned(folder, "leave_out: 2\n", lesson=TREES.replace("answer: It is old.", "anser: It is old."))
    assert {(Path(d.span.file).name, d.code) for d in found if d.span} == {("trees.yaml", "LK201")}


def test_a_near_name_is_suggested(folder: Path) -> None:
    """By words, by id; a number too high gets the range."""
    _, found = planned(folder, "leave_out: [Which tree is odl, tall-tre, 12]\n")
    assert [d.hint for d in found] == [
        "did you mean item 1, “Which tree is old?”?",
        "did you mean item 2, “Which tree is tall?”?",
        "its items are numbered 1 to 5; `lessonkit show` lists them",
    ]


def test_a_near_lesson_is_suggested(folder: Path) -> None:
    """With its path from the plan."""
    plan = folder / "plans" / "10b.yaml"
    plan.write_text("lesson: lessons/tree.yaml\n", encoding="utf-8")
    sink = Sink()
    assert load(plan, sink, FACES) is None
    assert [(d.code, d.hint) for d in sink.found] == [("LK230", "did you mean `../lessons/trees.yaml`?")]


def test_a_link_out_of_the_project_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What counts is where the file is."""
    other = tmp_path_factory.mktemp("elsewhere") / "trees.yaml"
    other.write_text(TREES, encoding="utf-8")
    (folder / "lessons" / "link.yaml").symlink_to(other)
    plan = folder / "plans" / "10b.yaml"
    plan.write_text("lesson: ../lessons/link.yaml\n", encoding="utf-8")
    sink = Sink()
    assert load(plan, sink, FACES) is None
    assert [d.code for d in sink.found] == ["LK231"]


def test_the_project_begins_where_its_file_is(folder: Path) -> None:
    """Else at the folder over the plan's own."""
    deep = folder / "year10" / "history" / "plans"
    deep.mkdir(parents=True)
    assert project_root(deep / "10b.yaml") == deep.parent.resolve()
    (folder / PROJECT_FILE).touch()
    assert project_root(deep / "10b.yaml") == folder.resolve()
    (deep / "10b.yaml").write_text("lesson: ../../../lessons/trees.yaml\n", encoding="utf-8")
    assert load(deep / "10b.yaml", Sink(), FACES) is not None


def test_the_occasion_is_read(folder: Path) -> None:
    """Class, date and teacher; they are no part of the paper, and so of no code."""
    lessons = good(folder, "class: 10b\ndate: 2026-11-27\nteacher: Ms Smith\n")
    assert lessons.occasion == Occasion(school_class="10b", date=Date(2026, 11, 27), teacher="Ms Smith")
    assert lessons.occasion.told(ENGLISH) == ("10b", "27 Nov 2026", "Ms Smith")
    assert build_code(lessons.core.paper) == build_code(good(folder, "").core.paper)
    assert build_code(lessons.core.paper) != build_code(good(folder, "leave_out: 1\n").core.paper)


def test_a_class_of_the_project_has_its_name_and_teacher(folder: Path) -> None:
    """What the plan says of the teacher goes first."""
    classes = {"10b": SchoolClass(id="10b", name="10b History", teacher="Ms Smith")}
    for more, teacher in ((b"", "Ms Smith"), (b"teacher: Mr Jones\n", "Mr Jones")):
        plan = folder / "plans" / "10b.yaml"
        plan.write_bytes(b"lesson: ../lessons/trees.yaml\nclass: 10b\n" + more)
        lessons = load(plan, Sink(), FACES, classes)
        assert lessons is not None
        assert lessons.occasion == Occasion(school_class="10b History", teacher=teacher)


def packet_of(lessons: Levelled) -> Packet:
    """All documents."""
    packet = make_packet(lessons, Settings(), Sink(), FACES)
    assert packet is not None
    return packet


def words_of(packet: Packet, document: str) -> str:
    """All glyphs of a document."""
    pages = packet.documents[document].pages
    return " ".join(thing.text for page in pages for thing in page.things if hasattr(thing, "text"))


def test_class_and_date_stand_in_their_fields(folder: Path) -> None:
    """On the worksheet, on the marking grid; the teacher's name on the teacher's pages alone. Nothing else moves."""
    lessons = good(folder, "class: 10b\ndate: 2026-11-27\nteacher: Ms Smith\n")
    packet, bare = packet_of(lessons), packet_of(replace(lessons, occasion=Occasion()))
    assert "10b" in words_of(packet, "worksheet")
    assert "27 Nov 2026" in words_of(packet, "worksheet")
    assert "Smith" not in words_of(packet, "worksheet")
    assert "MS SMITH" in words_of(packet, "answer-key").upper()
    for page, empty in zip(packet.documents["worksheet"].pages, bare.documents["worksheet"].pages, strict=True):
        assert [thing for thing in page.things if not thing.owner.startswith("own.")] == list(empty.things)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("lesson: x.yaml", True),
        ("class: 10b\nleave_out: 1", True),
        ("title: T\nreading:\n  - text: A.", False),
        ("title: T\nitems: []\nworksheet: []", False),
        ("title: T", False),
        ("- a", False),
    ],
)
def test_a_plan_is_told_by_its_keys(text: str, plan: bool) -> None:
    """One that forgot to name its lesson is a plan all the same."""
    node = parse(text.encode(), "x.yaml", Sink())
    assert node is not None
    assert is_plan(node) is plan


def test_an_item_without_a_stem_is_called_by_its_type() -> None:
    """An order with the usual words has none of its own in the file; lists of items have something to show."""
    text = "worksheet:\n  - section: Ask\n    items:\n      - order:\n        events: [one, two, three]\n"
    node = parse(text.encode(), "trees.yaml", Sink())
    assert node is not None
    assert [named.stem for named in Naming(node).items] == ["order"]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("title: A\nteacher: Ms Oak", True),
        ("title: A\nteacher: {aims: Know it.}", False),
        ("title: A\nteacher: Ms Oak\nexit_ticket: {items: []}", False),
        ("lesson: a.yaml\nteacher: {aims: Know it.}", True),
    ],
)
def test_a_lesson_with_nothing_but_parts_is_no_plan(text: str, plan: bool) -> None:
    """Under `teacher:` a plan has a name, a lesson what stands on the teacher's page."""
    node = parse(text.encode(), "a.yaml", Sink())
    assert node is not None
    assert is_plan(node) is plan


def test_the_teacher_of_a_plan_is_not_laid_over_the_teachers_page(tmp_path: Path) -> None:
    """The page says what the lesson says, and who teaches it."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "a.yaml").write_text("title: A\nteacher: {aims: Know it.}\n", encoding="utf-8")
    file = tmp_path / "plans" / "b.yaml"
    file.parent.mkdir()
    file.write_text("lesson: ../lessons/a.yaml\nteacher: Ms Oak\n", encoding="utf-8")
    sink = Sink()
    planned = load(file, sink, FACES)
    assert planned is not None, sink.found
    page = planned.core.answers.part(TeacherAnswer)
    assert page is not None
    assert [aim.plain() for aim in page.aims] == ["Know it."]
    assert planned.occasion.teacher == "Ms Oak"
