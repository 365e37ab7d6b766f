"""The teacher's page and the board plan: what they tell, and what is told of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from checks.reading import tree_text
from checks.structure import check
from checks.ua import is_ua1
from documents.cut_sheets import built, codes, lesson, packed, read, words
from guarantees.builds import FACES, ROOT, finish, finish_file, read_spec
from guarantees.pages import outside, overlaps
from lessonkit.build import Settings, load, make_packet
from lessonkit.classes.editions import lay_out_one
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.documents.cards_part import CardsAnswer
from lessonkit.documents.kinds import Press
from lessonkit.documents.teachers import Printed
from lessonkit.documents.teachers_page import TEACHERS_PAGE
from lessonkit.model.drawing import Glyphs
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.themes import DEFAULT
from lessonkit.units import A4
from lessonkit.words import ENGLISH

ROMEO, EUROPE = (ROOT / "lessons" / f"{name}.yaml" for name in ("romeo-and-juliet", "europe-1879-1918"))
LINE = 14.0
"""About the height of a line of the page."""
WORKSHEET = [
    {
        "section": "Find it",
        "items": [
            {"id": "why", "short": "Why?", "answer": "Because.", "beyond": True, "minutes": 4},
            {"short": "How?", "answer": "So.", "beyond": True, "minutes": 3},
        ],
    },
    {"section": "Think", "items": [{"explain": "What for?", "answer": "For that.", "beyond": True}]},
]
TEACHER = {
    "aims": ["Pupils weigh reasons."],
    "timings": [
        {"minutes": 20, "what": "Reading", "items": ["A", "why"]},
        {"minutes": 40, "what": "Debate"},
    ],
    "resources": ["a map", "scissors"],
    "misconceptions": [{"wrong": "Lenin chose Trotsky.", "right": "He named nobody."}],
    "sensitive": "Leave room for questions.",
    "homework": "Item 3.",
}
BOARD = {
    "areas": [
        {"heading": "Trotsky", "where": "left", "step": "1", "when": "starter", "lines": ["the Red Army"]},
        {"heading": "Why?", "where": "centre", "wide": 2, "lines": ["votes", "files"]},
        {"heading": "Judgement", "where": "centre", "step": "2"},
        {"heading": "Stalin", "where": "right", "lines": "the office"},
    ]
}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_teacher_s_page_tells_all_on_one_page(paper: str) -> None:
    """What the teacher wrote, and what is counted; nothing overlaps, and both checks pass it."""
    parts = {"minutes": 60, "worksheet": WORKSHEET, "teacher": TEACHER, "cards": {"terms": "all", "match": True}}
    asked = ["worksheet", "cards", "answer-key", "teachers-page"]
    packet, sink = packed(lesson(**parts, print=asked))
    assert "LK470" not in codes(sink)
    layout = packet.documents["teachers-page"]
    [page] = layout.pages
    text = words(page)
    for told in ("Pupils weigh reasons.", "0–20", "20–60", "A, 1", "Total 60 Resources", "He named nobody.", "TEACHER"):
        assert told in text, told
    assert "Answer key" in text
    finished = built("teachers-page", paper, **parts)
    assert not outside(finished.layouts["teachers-page"])
    assert not [*overlaps(finished.layouts["teachers-page"])]
    assert check(finished.pdfs["teachers-page"]) == []
    assert is_ua1(finished.pdfs["teachers-page"])


def test_sheets_are_counted_for_a_class() -> None:
    """A sheet for each pupil; what a group shares, for each group: eight sets of cards for thirty."""
    parts = {"worksheet": WORKSHEET, "teacher": TEACHER, "cards": {"terms": "all", "match": True}}
    packet, _ = packed(lesson(**parts, print=["worksheet", "cards", "teachers-page"]))
    text = words(packet.documents["teachers-page"].pages[0])
    assert "Worksheet 1 1 30" in text
    assert "Cards (one copy for 4 pupils) 1 1 8" in text


def test_sheets_of_a_chart_are_counted_one_by_one() -> None:
    """Each with its pages in the file; what tells the others' answers is handed out afterwards."""
    layout = finish_file(ROMEO).layouts["teachers-page"]
    text = words(layout.pages[0])
    assert "Alliance chart, pages 1–3: Lines to label 3 2 60" in text
    assert "Alliance chart, pages 5–6: Complete chart (hand out afterwards) 2 1 30" in text


def test_tiles_of_a_poster_are_printed_on_one_side() -> None:
    """A sheet of paper for each of them."""
    found = finish_file(EUROPE).layouts
    count = len(found["poster"].pages)
    text = words(found["teachers-page"].pages[0])
    assert f"Poster (one copy for the class, on one side) {count} {count} {count}" in text


def test_the_sections_are_summed() -> None:
    """Items, marks and minutes of each, and in all: 1.2 minutes a mark where an item does not say its own."""
    text = words(built("teachers-page", worksheet=WORKSHEET, teacher=TEACHER).layouts["teachers-page"].pages[0])
    assert "A Find it 1–2 2 7 B Think 3 4 5 Total 3 6 12" in text


def test_the_key_to_the_cards_stands_on_it() -> None:
    """Pairs and order, as the answer has them."""
    parts = {"teacher": TEACHER, "cards": {"terms": "all", "match": True, "events": "all"}}
    found, _ = read(**parts)
    answer = found.answers.part(CardsAnswer) if found else None
    assert answer
    text = words(built("teachers-page", **parts).layouts["teachers-page"].pages[0])
    assert ", ".join(f"{one}–{other}" for one, other in answer.pairs) in text
    assert ", ".join(answer.order) in text


def test_minutes_that_do_not_add_up_and_unknown_items_are_told() -> None:
    """The sum beside the lesson's; the name that is none."""
    wrong = {**TEACHER, "timings": [{"minutes": 50, "what": "Reading", "items": ["Z"]}]}
    packet, sink = packed(lesson(minutes=60, worksheet=WORKSHEET, teacher=wrong), only=("teachers-page",))
    assert [(one.code, one.message) for one in sink.found] == [
        ("LK470", "the timings add up to 50 minutes, and the lesson has 60"),
        ("LK471", "the worksheet has no `Z`"),
    ]
    assert "Total 50 of 60 minutes" in words(packet.documents["teachers-page"].pages[0])


def test_a_plan_s_minutes_are_not_compared(tmp_path: Path) -> None:
    """It can't change the timings, which are the lesson's; the page says how long they are, and what there is."""
    wrong = {**TEACHER, "timings": [{"minutes": 50, "what": "Reading"}]}
    for folder, name, spec in (
        ("lessons", "two", lesson(minutes=60, worksheet=WORKSHEET, teacher=wrong)),
        ("plans", "10b", {"lesson": "../lessons/two.yaml", "minutes": 45}),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(json.dumps(spec), encoding="utf-8")
    for file, told in (("lessons/two.yaml", ["LK470"]), ("plans/10b.yaml", [])):
        sink = Sink()
        found = load(tmp_path / file, sink, FACES)
        assert found
        packet = make_packet(found, Settings(only=("teachers-page",)), sink, FACES)
        assert packet
        assert codes(sink) == told
    assert "Total 50 of 45 minutes" in words(packet.documents["teachers-page"].pages[0])


def test_the_teacher_s_own_pages_are_counted() -> None:
    """Once each, whatever stands first under `print:`."""
    spec = lesson(worksheet=WORKSHEET, teacher=TEACHER, board=BOARD, print=["teachers-page", "board-plan", "worksheet"])
    packet, _ = packed(spec)
    assert list(packet.documents) == ["worksheet", "teachers-page", "board-plan"]
    text = words(packet.documents["teachers-page"].pages[0])
    assert "Board plan 1 1 1 Teacher’s page 1 1 1" in text


def test_what_is_too_much_for_one_side_flows_over_it() -> None:
    """The first side is full, no two lists stand beside each other, and its own pages are counted right."""
    timings = [{"minutes": 2, "what": f"Step {n}"} for n in range(30)]
    more = {**TEACHER, "timings": timings, "resources": ["a map"] * 9, "sensitive": ["Leave room."] * 9}
    packet, _ = packed(lesson(worksheet=WORKSHEET, teacher=more, print=["worksheet", "teachers-page"]))
    layout = packet.documents["teachers-page"]
    first, second = layout.pages
    assert "Teacher’s page 2 1 1" in words(second)
    told = [thing for page in layout.pages for thing in page.things if isinstance(thing, Glyphs)]
    bullets = [round(one.x) for one in told if one.text == "•"]
    assert len(bullets) > 18
    assert len(set(bullets)) == 1
    body = [one for one in first.things if isinstance(one, Glyphs) and one.owner[0] != "@"]
    assert max(one.y for one in body) > first.size.height - DEFAULT.foot_limit - 3 * LINE


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_board_is_drawn_on_its_side_and_read_column_by_column(paper: str) -> None:
    """Title and question first; the areas of a column one under the other, with their steps."""
    finished = built("board-plan", paper, board=BOARD)
    layout = finished.layouts["board-plan"]
    [page] = layout.pages
    assert page.size.width > page.size.height
    text = tree_text(finished.pdfs["board-plan"])
    order = ["Two rivals", "better-known", "STEP 1", "Trotsky", "Red Army", "Why?", "votes", "Judgement", "Stalin"]
    places = [text.rindex(told) if told == "Stalin" else text.index(told) for told in order]
    assert places == sorted(places)
    assert check(finished.pdfs["board-plan"]) == []
    assert is_ua1(finished.pdfs["board-plan"])


def test_all_areas_of_a_board_have_a_side_or_none_has() -> None:
    """Else nobody knows where the others stand; without sides each has a column."""
    some = {"areas": [{"heading": "One", "where": "left"}, {"heading": "Two"}]}
    found, sink = read(board=some)
    assert found is None
    assert codes(sink) == ["LK472"]
    none = {"areas": [{"heading": "One"}, {"heading": "Two"}], "title": "Our board", "question": "Who?"}
    text = words(built("board-plan", board=none).layouts["board-plan"].pages[0])
    assert "Our board Who? One Two" in text


def test_neither_is_for_pupils() -> None:
    """Nothing of them is in the half that pupils' sheets are made from."""
    found, _ = read(worksheet=WORKSHEET, teacher=TEACHER, board=BOARD)
    assert found
    assert found.paper.parts == ()
    assert len(found.answers.parts) == 2


def test_two_exit_tickets_stand_on_a_sheet() -> None:
    """Fifteen sheets for thirty pupils."""
    asked = ({"short": f"Why did {who} lose?", "answer": "He had no votes.", "beyond": True} for who in ("he", "she"))
    ticket = {"items": list(asked)}
    spec = lesson(teacher=TEACHER, exit_ticket=ticket, print=["exit-ticket", "teachers-page"])
    packet, _ = packed(spec)
    assert "Exit ticket (one copy for 2 pupils) 1 1 15" in words(packet.documents["teachers-page"].pages[0])


def test_it_is_made_of_a_lesson_in_versions() -> None:
    """Once, for all of them, with the lines of the first."""
    sheet = {"section": "S", "items": [{"short": "Why?", "answer": "So."}]}
    both = read_spec({"title": "T", "worksheet": [sheet], "teacher": {"aims": "A"}}, Sink())
    assert both is not None
    finished = finish(both, versions=("A", "B"))
    assert [name for name in finished.layouts if name.startswith("teachers-page")] == ["teachers-page"]


def test_versions_have_one_teacher_s_page_and_one_board() -> None:
    """They cite the lines of all copies, and count the sheets of each version."""
    choose = {"choose": "Which tree?", "options": ["oak", "elm", "ash"], "answer": "oak", "beyond": True}
    worksheet = [*WORKSHEET, {"section": "Choose", "items": [choose]}]
    spec = lesson(worksheet=worksheet, teacher=TEACHER, board=BOARD, reading=[{"text": "Lenin died."}])
    packet, _ = packed(spec, versions=("A", "B"))
    assert {"teachers-page", "board-plan", "worksheet-A", "worksheet-B"} <= set(packet.documents)
    text = words(packet.documents["teachers-page"].pages[0])
    assert "Worksheet – Version A, Version B 2 1 30" in text
    assert "Answer key – Version A, Version B" in text
    assert "the number is for all of them together." in text


def _told(printed: Mapping[str, Printed], levels: tuple[str, ...] = ()) -> str:
    """The teacher's page of a lesson of which that is printed."""
    press = Press(FACES, DEFAULT, A4, A4, Setting(LineIndex(), ENGLISH), "7K2D", levels=levels)
    found, _ = read(teacher=TEACHER)
    assert found
    [composed] = TEACHERS_PAGE.compose(found, press, printed)
    return " ".join(words(page) for page in lay_out_one(composed, press)[0].pages)


def test_the_copies_of_a_document_share_a_row() -> None:
    """It tells the pages of each where they differ, and for the class from the least to the most sheets."""
    printed = {
        "handout": Printed(3, "handout", title="Handout", copy="core"),
        "handout-support": Printed(5, "handout", title="Handout", copy="support"),
        "exit-ticket": Printed(1, "exit-ticket", 2, "Exit ticket", "core, version A"),
        "exit-ticket-support": Printed(1, "exit-ticket", 2, "Exit ticket", "support, version A"),
    }
    told = _told(printed)
    assert "Handout – core, support 3, 5 2, 3 60–90" in told
    assert "Exit ticket – core, version A; support, version A (one copy for 2 pupils) 1 1 15" in told


def test_levels_are_told_with_the_shapes_in_the_foot() -> None:
    """A teacher who sorts copies needs to know which is which."""
    assert "core (circle), support (square); the shape stands in the foot" in _told({}, ("core", "support"))


def test_what_is_glued_or_cut_is_printed_on_one_side() -> None:
    """Each page takes a sheet, and the row says so."""
    printed = {
        "poster": Printed(5, "poster", 1000, "Poster", one_sided=True),
        "cards": Printed(2, "cards", 4, "Cards", one_sided=True),
    }
    told = _told(printed)
    assert "Poster (one copy for the class, on one side) 5 5 5" in told
    assert "Cards (one copy for 4 pupils, on one side) 2 2 16" in told


def test_cards_without_backs_are_printed_on_one_side() -> None:
    """Those of terms have their meanings on the backs, unless each is to find its partner."""
    for match, sided in ((True, True), (False, False)):
        found, _ = read(cards={"terms": "all", "match": match})
        assert found
        assert PUPILS_KINDS["cards"].one_sided(found.paper) is sided
