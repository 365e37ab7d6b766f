"""The exit ticket: two to a sheet where they fit, one to a page where not, one with the name on it in a class set."""

from __future__ import annotations

from pathlib import Path

import pytest

from classes.classrooms import packed, saved
from guarantees.builds import KEY, Finished, Spec, finish, finish_spec, read_spec
from lessonkit.build import Settings, make_packet, open_faces
from lessonkit.classes.set_order import SetOrder
from lessonkit.diagnostics import Sink
from lessonkit.layout.halves import half_of, half_theme
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs, Outline
from lessonkit.model.lesson import Levelled
from lessonkit.model.production import Imposition, Production
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, PAPERS

TICKET = "exit-ticket"


def lesson(**more: object) -> Spec:
    """A lesson that is an exit ticket alone, as in the reference picture: one line, one line, four lines."""
    items: list[Spec] = [
        {"short": "Name one power.", "answer": "He chose who was promoted."},
        {"short": "Which two partners did he drop?", "answer": "Zinoviev and Kamenev"},
        {"explain": "Why did the better-known man lose?", "answer": "He had no votes."},
    ]
    ticket: Spec = {"items": items} | more
    return {"title": "Rivals", "subject": "History", "question": "Who won?", "exit_ticket": ticket}


def words(layout: Layout, page: int = 0) -> list[str]:
    """All that is printed on a page, run by run."""
    return [thing.text for thing in layout.pages[page].things if isinstance(thing, Glyphs)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_two_tickets_stand_on_a_sheet(paper: str) -> None:
    """Each with its head, its questions and its foot, the second so much lower as half the sheet is high."""
    layout = finish_spec(lesson(), paper).layouts[TICKET]
    (page,) = layout.pages
    assert page.size == PAPERS[paper].sheet
    glyphs = [thing for thing in page.things if isinstance(thing, Glyphs)]
    half = page.size.height / 2
    upper = sorted((thing.text, round(thing.x, 3), round(thing.y, 3)) for thing in glyphs if thing.y < half)
    lower = sorted((thing.text, round(thing.x, 3), round(thing.y - half, 3)) for thing in glyphs if thing.y > half)
    assert upper == lower
    assert [text for text, _, _ in upper].count("1 ") == 1
    assert any(isinstance(thing, Outline) and thing.dash for thing in page.around)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_key_has_the_ticket_once(paper: str) -> None:
    """Where the upper one stands on the sheet, filled in; the sheet is whole, and nothing is cut."""
    finished = finish_spec(lesson(), paper)
    (sheet,), (first, *_) = finished.layouts[TICKET].pages, finished.layouts[KEY].pages
    assert first.size == sheet.size
    half = first.size.height / 2
    shown = [thing for thing in first.things if isinstance(thing, Glyphs)]
    assert max(thing.y for thing in shown) < half
    places = {(thing.text, thing.x, thing.y) for thing in shown}
    asked = [thing for thing in sheet.things if isinstance(thing, Glyphs) and thing.owner[0] != "@"]
    assert {(thing.text, thing.x, thing.y) for thing in asked} <= places
    assert not any(isinstance(thing, Outline) and thing.dash for thing in first.around)


def test_the_second_ticket_is_read_to_nobody() -> None:
    """It is an artifact, and each answer space is there once: a form is filled in once."""
    layout = finish_spec(lesson()).layouts[TICKET]
    half = layout.pages[0].size.height / 2
    lower = {thing.owner for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.y > half}
    assert {owner[0] for owner in lower} == {"@"}
    assert len({space.id for space in layout.spaces}) == len(layout.spaces)
    assert all(space.y + space.height < half for space in layout.spaces)


def test_a_ticket_says_how_long_it_takes_and_its_own_title() -> None:
    """Five minutes and the lesson's question, unless it says otherwise; no page number on half a sheet."""
    usual, own = (finish_spec(lesson(**more)).layouts[TICKET] for more in ({}, {"title": "Last", "minutes": 8}))
    assert any("5 MINUTES" in run for run in words(usual))
    assert "Who won?" in "".join(words(usual))
    assert any("8 MINUTES" in run for run in words(own))
    assert "Last" in "".join(words(own))
    assert "Who won?" not in "".join(words(own))
    assert not any(run.startswith("Page") for run in words(usual))


def test_marks_are_printed_where_they_are_written() -> None:
    """Otherwise the ticket has none, and the mark scheme no ticks."""
    spec = lesson()
    plain = finish_spec(spec)
    assert not any(run.startswith("[") for run in words(plain.layouts[TICKET]))
    spec["exit_ticket"]["items"][0] |= {"marks": 1, "lines": 1}  # type: ignore[index]
    marked = finish_spec(spec)
    assert words(marked.layouts[TICKET]).count("[1]") == 2
    assert (_ticks(plain), _ticks(marked)) == (0, 2)


def _ticks(finished: Finished) -> int:
    """The ticks of the key, that of the legend included: it explains them where there are any."""
    return sum(
        isinstance(thing, Outline) and thing.round_caps and len(thing.segments) == 3
        for page in finished.layouts[KEY].pages
        for thing in page.things
    )


def test_parts_of_an_item_have_no_marks_either() -> None:
    """Unless they say so."""
    parts: list[Spec] = [{"short": "Who?", "answer": "He."}, {"explain": "Why so?", "answer": "Votes."}]
    ticket = lesson(items=[{"short": "When?", "answer": "Then."}, {"parts": parts, "ask": "Tell."}])
    sink = Sink()
    found = read_spec(ticket, sink)
    assert found
    assert sink.found == []
    assert [item.marks for item in found.paper.every_item] == [0, 0]


def test_a_long_ticket_takes_a_page_and_the_teacher_is_told() -> None:
    """LK464, at its place; the page is numbered like any other."""
    spec = lesson()
    spec["exit_ticket"]["items"][2]["lines"] = 9  # type: ignore[index]
    sink = Sink()
    found = read_spec(spec, sink)
    assert found
    packet = make_packet(Levelled.of(found), Settings(), sink, open_faces())
    assert packet
    assert [(one.code, one.span is not None) for one in sink.found] == [("LK464", True)]
    layout = packet.documents[TICKET]
    assert words(layout).count("1 ") == 1
    assert "Page 1 of 1" in words(layout)
    assert layout.pages[0].around == ()


def test_a_ticket_that_never_asks_why_is_warned_of() -> None:
    """By its words or its type; LK460."""
    for item, told in (
        ({"explain": "Give the cause.", "answer": "Votes."}, []),
        ({"short": "Why was that?", "answer": "Votes."}, []),
        ({"short": "When was that?", "answer": "In 1925."}, ["LK460"]),
    ):
        sink = Sink()
        spec = lesson(items=[{"short": "Who?", "answer": "He."}, item])
        assert read_spec(spec, sink)
        assert [one.code for one in sink.found] == told


def test_what_asks_why_is_known_in_english_alone() -> None:
    """Of a lesson in another language nothing is said."""
    sink = Sink()
    spec = lesson(items=[{"short": "Wer?", "answer": "Er."}, {"short": "Warum?", "answer": "Darum."}])
    assert read_spec(spec | {"language": "de"}, sink)
    assert sink.found == []


@pytest.mark.parametrize("count", [1, 4])
def test_a_ticket_has_two_or_three_items(count: int) -> None:
    """One asks too little, four too much for five minutes."""
    sink = Sink()
    items = [{"short": f"Why {n}?", "answer": "So."} for n in range(count)]
    assert read_spec(lesson(items=items), sink) is None
    assert len(sink.found) == 1


def test_a_sheet_that_is_cut_shares_no_sheet() -> None:
    """LK874 says so: shrunk, its line would cut another page."""
    found = read_spec(lesson(), Sink())
    assert found
    sink = Sink()
    settings = Settings(production=Production(impose=Imposition.A5))
    packet = make_packet(Levelled.of(found), settings, sink, open_faces())
    assert packet
    assert [one.code for one in sink.found] == ["LK874"]
    assert packet.documents[TICKET].pages[0].size == A4


def test_in_a_class_set_each_pupil_has_one_ticket(tmp_path: Path) -> None:
    """On the upper half of a sheet of its own, where the key lies over it."""
    found = read_spec(lesson(), Sink())
    assert found
    roster = saved([["Ada"], ["Bo"]], tmp_path, headings=["name"])
    packet = packed(Levelled.of(found), SetOrder(roster=roster, duplex=False))
    assert packet.class_set
    (page,) = packet.class_set.masters[TICKET].pages
    assert page.size == A4
    assert all(thing.y < A4.height / 2 for thing in page.things if isinstance(thing, Glyphs))
    spaces = {space.id: space for space in packet.class_set.masters[TICKET].spaces}
    for space in finish(found).layouts[TICKET].spaces:
        assert (spaces[space.id].x, spaces[space.id].y) == (space.x, space.y)


def test_a_lower_half_raises_what_stands_on_it() -> None:
    """On Letter head and body stand a little higher; on A4 all is as on a whole sheet."""
    assert half_theme(DEFAULT, half_of(A4)) == DEFAULT
    letter = half_theme(DEFAULT, half_of(LETTER))
    assert 0 < DEFAULT.title_at - letter.title_at < letter.raised


@pytest.mark.parametrize("lines", range(1, 6))
def test_white_is_left_over_the_foot(lines: int) -> None:
    """A full ticket has its questions closer, so that the last line and the rule of the foot are two things."""
    spec = lesson()
    spec["exit_ticket"]["items"][2]["lines"] = lines  # type: ignore[index]
    layout = finish_spec(spec).layouts[TICKET]
    (page,) = layout.pages
    rule = page.size.height / 2 - DEFAULT.foot_rule_up
    last = max(space.y + space.height for space in layout.spaces)
    assert rule - last >= 15.0
