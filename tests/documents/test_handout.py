"""The handout's tables."""

from __future__ import annotations

import pytest

from guarantees.builds import FACES, Spec, finish_spec
from lessonkit.layout.placed import Page
from lessonkit.model.drawing import Glyphs, Outline


def _baselines_and_rules(role: str) -> tuple[list[float], list[float]]:
    """Of a table with one person: the baselines of all words, and where the thin rules of the table lie."""
    people = {"anna": {"name": "Anna Smith", "role": role}}
    layout = finish_spec({"title": "A title", "people": people}, only=("handout",)).layouts["handout"]
    [page] = layout.pages
    return _of(page)


def _of(page: Page) -> tuple[list[float], list[float]]:
    head = next(t.y for t in page.things if isinstance(t, Glyphs) and t.text.strip() == "NAME")
    words = sorted({t.y for t in page.things if isinstance(t, Glyphs) and head < t.y < 780})
    rules = {t.segments[0][1][1] for t in page.things if isinstance(t, Outline) and t.width == 0.65}
    return words, sorted(y for y in rules if head < y < 780)


def test_a_row_of_one_line_is_21_high() -> None:
    """The padding takes nothing that the row does not have."""
    words, (top, foot) = _baselines_and_rules("a shoemaker")
    assert len(words) == 1
    assert round(foot - top, 2) == 21.0


def test_words_that_wrap_keep_off_the_rules() -> None:
    """A row of several lines has 4 points over the first and under the last."""
    words, (top, foot) = _baselines_and_rules("a shoemaker who spoke for the town " * 6)
    assert len(words) >= 3
    leading, over, under = 13.0, 9.75, 3.25
    lines = sorted(y for y in words if (y - top - 4.0 - over) % leading < 0.01)
    assert lines[0] - over - top >= 4.0 - 0.01
    assert foot - lines[-1] - under >= 4.0 - 0.01


EVENTS = {
    "war": {"when": "1914", "text": "War"},
    "ides": {"when": "44-03-15 BC", "text": "Caesar is murdered"},
    "kings": {"when": "1036-12-30 BC", "text": "The kings of two cities that nobody knows today make peace at last"},
}


def _first_page(spec: Spec) -> list[Glyphs]:
    [page] = finish_spec({"title": "A title", **spec}, only=("handout",)).layouts["handout"].pages
    return [thing for thing in page.things if isinstance(thing, Glyphs)]


@pytest.mark.parametrize("terms", [{}, {"ban": {"term": "Ban", "meaning": "a rule"}}], ids=["dates alone", "beside"])
def test_each_date_stands_on_one_line(terms: Spec) -> None:
    """The column of dates is as wide as the widest; the words beside it begin clear of it."""
    words = _first_page({"terms": terms, "events": EVENTS})
    dates = [thing for thing in words if thing.face == "Bold" and "BC" in thing.text]
    assert [thing.text for thing in dates] == ["30 Dec 1036 BC", "15 Mar 44 BC"]
    beside = next(thing for thing in words if thing.text == "Caesar is murdered")
    assert all(thing.x + FACES.width("Bold", thing.text, thing.size) < beside.x - 16.0 for thing in dates)


def test_short_dates_keep_a_narrow_column() -> None:
    """A list of years has no more room than it needs."""
    words = _first_page({"events": {"war": EVENTS["war"], "peace": {"when": "1919", "text": "Peace"}}})
    [year] = [thing.x for thing in words if thing.text == "1914"]
    [event] = [thing.x for thing in words if thing.text == "War"]
    assert event - year == 50.0 + 11.0 + 5.0


@pytest.mark.parametrize("alone", ["terms", "events"])
def test_a_heading_alone_keeps_off_the_people(alone: str) -> None:
    """Terms without dates, and dates without terms, stand as far under the people as both beside each other."""
    people = {"anna": {"name": "Anna Smith", "role": "a shoemaker"}}
    both: Spec = {"terms": {"ban": {"term": "Ban", "meaning": "a rule"}}, "events": {"war": EVENTS["war"]}}
    heading = {"terms": "Key terms", "events": "Dates"}[alone]

    def stands_at(spec: Spec) -> float:
        return next(thing.y for thing in _first_page({"people": people, **spec}) if thing.text == heading)

    assert stands_at({alone: both[alone]}) == stands_at(both)


def _people(*people: tuple[str, str, str]) -> list[Glyphs]:
    spec = {f"p{n}": {"name": name, "role": role, "fate": fate} for n, (name, role, fate) in enumerate(people)}
    return _first_page({"people": spec})


def test_a_long_name_stands_on_one_line() -> None:
    """The column of names is as wide as the widest, and the next one keeps off it."""
    words = _people(("Richard Neville, Earl of Warwick", "a lord", "killed in battle"), ("Anna", "a maid", "lived"))
    [name] = [thing for thing in words if thing.text.startswith("Richard Neville")]
    [role] = [thing for thing in words if thing.text == "a lord"]
    assert role.y == name.y
    assert role.x >= 54.0 + FACES.width("Regular", "Richard Neville, Earl of Warwick", 9.5) + 12.0


def test_the_columns_beside_the_names_take_the_fewest_lines() -> None:
    """A long text on the one side has more of the room, where the other side does with less."""
    long = "the last man who came back from the war over there"
    words = _people(("Anna Smith", long, "lived"))
    assert [thing.text for thing in words if "the last man" in thing.text] == [long]


def test_the_number_of_a_king_is_as_bold_as_the_name() -> None:
    """It belongs to the short name where that leaves it out."""
    people = {"e": {"name": "Edward IV", "short": "Edward", "role": "a king"}}
    words = _first_page({"people": people})
    assert [thing.text for thing in words if thing.face == "Bold" and "Edward" in thing.text] == ["Edward IV"]
