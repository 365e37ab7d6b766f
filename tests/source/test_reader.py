"""read: nodes to the two halves of a lesson."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonkit.diagnostics import Diagnostic, Sink, Span
from lessonkit.fonts.fira import load_faces
from lessonkit.items import ITEM_TYPES
from lessonkit.model.answers import TeacherNote, Trace
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Evidence
from lessonkit.model.text import Run, plain
from lessonkit.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from lessonkit.source.parse import parse
from lessonkit.source.reader import read
from lessonkit.source.spec import LessonSpec

FACES = load_faces()
HERE = Path(__file__).parent

LESSON = """
title: Who was "Koba"?
ages: 14-18
language: en-gb
sources:
  article: {title: The article, sections: {rise: The rise}}
people:
  stalin: {name: Joseph Stalin}
events:
  office: {when: 1922-04, text: Stalin takes office, people: stalin, beyond: true}
  death: {when: 44 BC, text: Caesar dies, corrects: It was 44, beyond: no}
reading:
  - heading: One
    from: rise
    text: |
      Stalin ran the party's *bureaucracy* -- and
      its files.

      In 1929 it ended.
    glosses:
      files: papers
      bureaucracy -- and: offices
  - heading: Two
    paragraphs:
      - text: It began.
        beyond: It is not in the article.
        note: Take care.
worksheet:
  - section: First
    items:
      - choose: Who ran it?
        options: [Stalin, Lenin]
        answer: Stalin
        evidence: files. In 1929
      - choose: When?
        id: year
        options: ["1929", "1930"]
        answer: 1929
  - section: Second
    items:
      - choose: Who was it?
        options: [Stalin, Lenin]
        answer: Stalin
notes:
  - text: A note.
    corrects: true
"""


def reading_of(text: str, folder: Path = HERE) -> tuple[Lesson | None, list[Diagnostic]]:
    """The lesson and the diagnostics."""
    sink = Sink()
    node = parse(text.encode(), "lesson.yaml", sink)
    assert node is not None
    return read(node, folder / "stalin.yaml", folder, FACES, sink), sink.found


def good(text: str = LESSON) -> Lesson:
    """The lesson, which has no errors and no warnings."""
    lesson, found = reading_of(text)
    assert found == []
    assert lesson is not None
    return lesson


def test_numbers_and_letters_run_through_the_lesson() -> None:
    """Paragraphs from 1, items from 1, sections from A."""
    paper = good().paper
    assert [p.number for p in paper.paragraphs] == [1, 2, 3]
    assert [item.number for item in paper.items] == [1, 2, 3]
    assert [section.letter for section in paper.worksheet] == ["A", "B"]
    assert (paper.id, paper.ages, paper.language) == ("stalin", "14–18", "en-GB")
    assert paper.title.plain() == "Who was “Koba”?"
    assert paper.short_title == "Who was “Koba”?"


def test_all_that_there_is_is_printed() -> None:
    """Without `print:` every document that has something to print is made."""
    assert good().paper.documents == ("handout", "worksheet", "answer-key")
    assert good("title: x\nprint: [answer-key, worksheet, worksheet]\n" + LESSON.split("\n", 2)[2]).paper.documents == (
        "answer-key",
        "worksheet",
    )


def test_facts_that_are_not_listed_make_no_handout() -> None:
    """A handout with a head and nothing under it is not printed."""
    facts = "people:\n  a: {name: A, listed: false}\nevents:\n  e: {when: 1922, text: x, listed: false}\n"
    assert good(f"title: x\n{facts}").paper.documents == ()
    assert good(f"title: x\n{facts}terms:\n  t: {{term: T, meaning: m}}\n").paper.documents == ("handout",)


def test_every_text_of_a_chart_is_read_as_markup() -> None:
    """Stars are never printed in zones and remarks, and control characters in them have their place."""
    chart = """title: x
people:
  a: {name: A}
alliances:
  title: T
  actors: [a]
  zones:
    out: {name: "*Outside*"}
  phases:
    - {years: 1900, beyond: "*new*", blocs: [{members: [a], zone: out, name: "**B**"}]}
"""
    lesson = good(chart)
    phase = lesson.answers.sheets[0].phases[0]
    assert lesson.paper.sheets[0].zones[0].name == "Outside"
    assert (phase.beyond_note, phase.blocs) == ("new", ("B",))
    _, found = reading_of(chart.replace("*Outside*", "\\e[31m").replace("title: x", 'title: x\nages: "\\e"'))
    assert sorted((d.code, d.span.line, d.span.column) for d in found if d.span) == [("LK110", 2, 8), ("LK110", 9, 18)]


def test_short_names_default_to_the_last_word() -> None:
    """A person's short name is printed on charts and in running text."""
    assert [person.short for person in good().paper.ledger.people] == ["Stalin"]


def test_evidence_over_two_paragraphs_is_two_pieces() -> None:
    """Offsets are those of each paragraph's printed words."""
    lesson = good()
    pieces = lesson.answers.items[0].guidance.evidence
    assert [(piece.paragraph, piece.words) for piece in pieces] == [(1, "files."), (2, "In 1929")]
    for piece in pieces:
        assert isinstance(piece, Evidence)
        assert lesson.paper.paragraphs[piece.paragraph - 1].text.plain()[piece.start : piece.end] == piece.words


def test_glossed_words_are_marked_over_markup_and_typographic_signs() -> None:
    """The runs of the word carry the gloss's id, and the glosses stand in the order of the text."""
    first = good().paper.paragraphs[0]
    assert [(gloss.word, gloss.meaning.plain()) for gloss in first.glosses] == [
        ("bureaucracy – and", "offices"),
        ("files", "papers"),
    ]
    marked = [(i.text, i.emphasis, i.gloss) for i in first.text.inlines if isinstance(i, Run) and i.gloss]
    assert marked == [("bureaucracy", True, "gloss-1"), (" – and", False, "gloss-1"), ("files", False, "gloss-2")]


def test_the_answer_book_traces_every_paragraph() -> None:
    """Sections are inherited; what goes beyond or corrects the source is a note to the teacher."""
    answers = good().answers
    assert answers.traces == (Trace(1, ("rise",)), Trace(2, ("rise",)), Trace(3, (), beyond=True))
    assert [(note.place, note.text.plain(), note.corrects, note.beyond) for note in answers.notes] == [
        ("¶3", "It is not in the article.", False, True),
        ("¶3", "Take care.", False, False),
        ("44 BC", "It was 44", True, False),
        ("Dates", "1922\u00a0Stalin takes office", False, True),
        ("", "A note.", True, False),
    ]
    assert all(isinstance(note, TeacherNote) for note in answers.notes)
    assert dict(answers.section_titles) == {"article": "The article", "rise": "The rise"}


def test_ids_are_made_from_the_question_alone() -> None:
    """Other answers, options and neighbours leave an id as it is; another question changes it."""
    ids = [item.id for item in good().paper.items]
    assert ids[1] == "year"
    changed = good(LESSON.replace("answer: Stalin", "answer: Lenin").replace("- choose: When?", "- choose: What year?"))
    assert [item.id for item in changed.paper.items] == ids
    reworded = good(LESSON.replace("Who ran it?", "Who ruled it?"))
    assert reworded.paper.items[0].id != ids[0]


def test_the_paper_does_not_hold_what_only_the_answer_book_may() -> None:
    """Another answer leaves the whole paper as it is."""
    changed = good(LESSON.replace("answer: Stalin", "answer: Lenin").replace("answer: 1929", "answer: 1930"))
    assert changed.paper == good().paper


def test_errors_leave_no_lesson_and_warnings_do() -> None:
    """A lesson with errors is never printed."""
    assert reading_of("title: x\nminute: 3\n")[0] is None
    lesson, found = reading_of("title: Is it 3*4*5?\n")
    assert lesson is not None
    assert [d.code for d in found] == ["LK121"]


def test_all_errors_come_in_one_run() -> None:
    """A slip in one part does not hide those in others, even where parts are left out."""
    text = LESSON.replace("ages:", "age:").replace("answer: 1929", "answer: 1931").replace("from: rise", "from: ris")
    _, found = reading_of(text.replace("people: stalin", "people: lenin"))
    assert sorted(d.code for d in found) == ["LK201", "LK301", "LK302", "LK402"]


def test_signs_are_looked_up_in_the_faces() -> None:
    """A sign that no installed font has is LK701, in a glossed word too, which is a key."""
    _, found = reading_of("title: x\nreading:\n  - text: 'A \U000e0041 b'\n    glosses:\n      \U000e0041: tag\n")
    assert [(d.code, d.span and d.span.line, d.span and d.span.column) for d in found] == [
        ("LK701", 3, 14),
        ("LK701", 5, 7),
    ]


def test_a_text_with_many_strange_signs_is_told_once() -> None:
    """LK701 names the first five, counts the others, and stands at the first."""
    _, found = reading_of("title: x\nreading:\n  - text: ab ༀ༁༂༃ༀ༄༅༆\n")
    [told] = [d for d in found if d.code == "LK701"]
    assert told.span == Span("lesson.yaml", 3, 14, 3, 15)
    assert told.message.count("U+0F") == 5
    assert told.message.startswith("no font has “ༀ” (U+0F00, TIBETAN SYLLABLE OM), “༁” (U+0F01, ")
    assert told.message.endswith(" and 2 more")


SPAN = Span("x.yaml", 1, 1, 1, 2)
_WORDS = sorted(
    {*LessonSpec.model_fields, *ITEM_TYPES, "text", "heading", "from", "items", "section", "options", "answer"}
    | {name for key in ITEM_TYPES for name in ITEM_TYPES[key].model_fields}
    | {"paragraphs", "glosses", "figure", "file", "alt", "name", "short", "when", "people", "phases", "actors", "blocs"}
)
_TYPED = ["", "x", "stalin", "true", "1922", "3", "a {b} c", "Stalin won", "*x*", "\ud800"]
_SCALARS = st.one_of(st.sampled_from(_TYPED), st.text(max_size=8)).map(lambda value: Scalar(value, SPAN, value))


def _mapping(pairs: dict[str, Node]) -> Mapping:
    return Mapping(tuple(Entry(Scalar(key, SPAN, key), value) for key, value in pairs.items()), SPAN)


_KEYS = st.one_of(st.sampled_from(_WORDS), st.text(max_size=4))
_NODES: st.SearchStrategy[Node] = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: Sequence(tuple(items), SPAN)),
        st.dictionaries(_KEYS, inner, max_size=5).map(_mapping),
    ),
    max_leaves=20,
)
_ITEM = st.sampled_from(sorted(ITEM_TYPES)).flatmap(
    lambda key: st.fixed_dictionaries(
        {key: _SCALARS}, optional={name: _NODES for name in ITEM_TYPES[key].model_fields if name != key}
    ).map(_mapping)
)
_SECTIONS = st.lists(_ITEM, max_size=3).map(
    lambda items: Sequence((_mapping({"section": Scalar("One", SPAN), "items": Sequence(tuple(items), SPAN)}),), SPAN)
)
_LESSONS = st.fixed_dictionaries(
    {"title": _SCALARS},
    optional={name: _NODES for name in LessonSpec.model_fields if name not in ("title", "worksheet")}
    | {"worksheet": st.one_of(_NODES, _SECTIONS)},
).map(_mapping)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.one_of(_NODES, _LESSONS))
def test_read_never_raises(node: Node) -> None:
    """Any tree gives a lesson or errors, and never both."""
    sink = Sink()
    lesson = read(node, Path("x.yaml"), HERE, FACES, sink)
    assert (lesson is None) == sink.has_errors()


def test_a_text_is_its_words() -> None:
    """Plain words give the very run that `plain` gives."""
    assert good("title: Plain words\n").paper.title.inlines == plain("Plain words").inlines


def test_notes_for_the_teacher_alone_make_an_answer_key() -> None:
    """A lesson without tasks prints a key where there is something to tell the teacher, and none where there is not."""
    reading = "title: x\nreading:\n  - text: One fact.\n"
    assert good(reading).paper.documents == ("handout",)
    assert good(reading + "notes:\n  - text: Take care.\n").paper.documents == ("handout", "answer-key")


def test_paper_knows_nothing_of_unlisted_facts() -> None:
    """An event that the handout does not list may be an answer; its date stands nowhere in the paper."""
    events = "title: x\nevents:\n  a:\n    when: 1922\n    text: One\n  b:\n    when: 1923\n    text: Two\n"
    assert [event.id for event in good(events + "    listed: false\n").paper.ledger.events] == ["a"]


def test_sources_are_told_to_the_teacher() -> None:
    """The key names each source with what finds it again."""
    sources = "title: x\nsources:\n  a:\n    title: A book\n    note: Paris, 1930\n"
    lesson = good(sources + "reading:\n  - text: One.\n    from: a\n")
    assert [(title.plain(), note.plain()) for title, note in lesson.answers.sources] == [("A book", "Paris, 1930")]
