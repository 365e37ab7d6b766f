"""Versions: what moves, what stays, and what a teacher is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.builds import Spec, read_spec
from lessonkit.classes.versions import check_versions, letters, versioned
from lessonkit.diagnostics import Sink
from lessonkit.items.shuffle import in_sequence, places_in
from lessonkit.model.lesson import Lesson
from lessonkit.model.text import plain

ALL = letters(26)
calm = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def lesson_of(*items: dict[str, Any], **more: object) -> Lesson:
    """A lesson of one section that has no mistakes."""
    section = {"section": "S", "items": list(items)} | more
    sink = Sink()
    lesson = read_spec({"title": "Trees", "worksheet": [section]} | EVENTS, sink)
    assert lesson is not None, sink.in_order()
    return lesson


EVENTS: Spec = {"events": {f"e{n}": {"when": f"190{n}", "text": f"{w} falls"} for n, w in enumerate("dcba")}}


def choose(n: int, *options: str, **more: object) -> dict[str, Any]:
    """A question with an id, so that rewording it leaves its name."""
    asked = {"choose": f"Which is tree {n}?", "options": options or ("oak", "elm", "ash"), "id": f"q{n}"}
    return asked | {"answer": "oak"} | more


def order_of(lesson: Lesson, version: str) -> list[str]:
    """The ids of the items as a version prints them."""
    return [item.id for item in versioned(lesson, version).paper.items]


def options_of(lesson: Lesson, version: str, item: str = "q1") -> list[str]:
    """The options of an item as a version prints them."""
    found = next(one for one in versioned(lesson, version).paper.items if one.id == item)
    return [text.plain() for text in found.texts()[2:]]


def codes(lesson: Lesson, versions: int) -> list[tuple[str, str]]:
    """Codes and hints of what is wrong with so many versions."""
    sink = Sink()
    check_versions(lesson, letters(versions), sink)
    return [(problem.code, problem.hint) for problem in sink.found]


def test_versions_are_letters() -> None:
    """One version has none."""
    assert letters(1) == ("",)
    assert letters(3) == ("A", "B", "C")
    assert len(set(ALL)) == 26


def test_the_first_version_is_as_written() -> None:
    """So is a lesson without versions."""
    lesson = lesson_of(*(choose(n) for n in range(6)))
    assert versioned(lesson, "") == versioned(lesson, "A") == lesson


def test_versions_differ_in_order_and_in_nothing_else() -> None:
    """The same items with the same marks and words; numbers run through the sheet; answers keep in step."""
    lesson = lesson_of(*(choose(n) for n in range(6)))
    orders = {tuple(order_of(lesson, version)) for version in "ABCD"}
    assert len(orders) == 4
    for version in ALL:
        one = versioned(lesson, version)
        assert sorted(order_of(lesson, version)) == [f"q{n}" for n in range(6)]
        assert [item.number for item in one.paper.items] == list(range(1, 7))
        assert [(a.id, a.number) for a in one.answers.items] == [(i.id, i.number) for i in one.paper.items]
        assert one.paper.marks == lesson.paper.marks


@calm
@given(st.sets(st.integers(0, 30), min_size=2, max_size=9), st.sampled_from(ALL), st.data())
def test_an_item_taken_out_or_edited_leaves_the_others_in_their_order(
    numbers: set[int], version: str, data: st.DataObject
) -> None:
    """The rest stand as they stood, with their options as they were."""
    items = [choose(n) for n in sorted(numbers)]
    gone = data.draw(st.sampled_from(sorted(numbers)))
    whole = lesson_of(*items)
    less = lesson_of(*(item for item in items if item["id"] != f"q{gone}"))
    assert [id_ for id_ in order_of(whole, version) if id_ != f"q{gone}"] == order_of(less, version)
    edited = [choose(gone, "oak", "fir", "yew", "box") if item["id"] == f"q{gone}" else item for item in items]
    assert order_of(lesson_of(*edited), version) == order_of(whole, version)
    for id_ in order_of(less, version):
        assert options_of(whole, version, id_) == options_of(lesson_of(*edited), version, id_)


@calm
@given(st.permutations(["oak", "elm", "ash", "fir", "yew", "None of these"]), st.sampled_from(ALL[1:]))
def test_an_option_taken_out_leaves_the_others_and_none_of_these_last(options: list[str], version: str) -> None:
    """However the teacher wrote them."""
    whole = options_of(lesson_of(choose(1, *options)), version)
    less = options_of(lesson_of(choose(1, *(one for one in options if one != "elm"))), version)
    assert [one for one in whole if one != "elm"] == less
    assert whole[-1] == less[-1] == "None of these"


@pytest.mark.parametrize(
    "entries",
    [
        ("1914", "1916", "1918"),
        ("in April 1917", "in October 1917", "in 1918"),
        ("May 1915", "June 1916", "1 July 1916", "none of these"),
        ("£5", "£10", "about £20"),
        ("paragraph 2", "paragraph 3"),
        ("A", "B", "C"),
        ("A. oak", "B. elm"),
        ("oak", "elm", "both A and B"),
        ("only A", "oak", "elm"),
    ],
)
def test_lists_with_an_order_of_their_own_stay(entries: tuple[str, ...]) -> None:
    """Dates, numbers, letters, and entries that speak of others by letter."""
    texts = tuple(plain(entry) for entry in entries)
    assert in_sequence(texts)
    assert all(places_in(version, texts, "item") == tuple(range(len(texts))) for version in ALL[1:])


@pytest.mark.parametrize(
    "entries", [("A treaty", "A war"), ("I agree", "I differ"), ("1914", "a war"), ("May", "March on")]
)
def test_other_lists_move(entries: tuple[str, ...]) -> None:
    """A sentence may begin with a letter, and a list with a date."""
    texts = tuple(plain(entry) for entry in entries)
    assert {places_in(version, texts, "item") for version in ALL[1:]} == {(0, 1), (1, 0)}


def test_a_list_that_is_to_keep_its_order_keeps_it() -> None:
    """`keep_order` under an item and under a section, `pinned` under an item."""
    lesson = lesson_of(choose(1, keep_order=True))
    assert {tuple(options_of(lesson, version)) for version in ALL} == {("oak", "elm", "ash")}
    kept = lesson_of(*(choose(n) for n in range(6)), keep_order=True)
    assert {tuple(order_of(kept, version)) for version in ALL} == {tuple(f"q{n}" for n in range(6))}
    assert options_of(kept, "B") != options_of(kept, "A")
    pinned = lesson_of(*(choose(n, pinned=n in (2, 5)) for n in range(6)))
    orders = [order_of(pinned, version) for version in ALL]
    assert {(order[2], order[5]) for order in orders} == {("q2", "q5")}
    assert len({tuple(order) for order in orders}) > 5


MATCH = {"match": "Match.", "pairs": [{"left": "Ada", "right": "yew"}, {"left": "Ben", "right": "fir"}], "id": "m"}
ORDER = {"order": "Order.", "events": ["e0", "e1", "e2"], "id": "o"}


@pytest.mark.parametrize("item", [MATCH, ORDER], ids=["match", "order"])
def test_a_version_that_lands_on_the_answer_asks_for_a_seed_that_helps(item: dict[str, Any]) -> None:
    """LK250 names the item; with the seed of the hint no version tells, the first one neither."""
    helped = 0
    for n in range(12):
        named = item | {"id": f"item-{n}"}
        told = [hint for code, hint in codes(lesson_of(named), 4) if code == "LK250"]
        orders = [versioned(lesson_of(named), version).answers.items[0] for version in letters(4)]
        assert len(told) == any(answer.tells_itself() for answer in orders)
        if told:
            seed = told[0].partition("seed: ")[2].rstrip("`")
            mended = lesson_of(named | {"seed": seed})
            assert not any(versioned(mended, version).answers.items[0].tells_itself() for version in letters(4))
            helped += 1
    assert helped > 1


def test_versions_that_are_the_same_are_told() -> None:
    """LK251, once for all of them."""
    essay = {"essay": "Judge.", "answer": "So."}
    assert [code for code, _ in codes(lesson_of(essay), 5)] == ["LK251"]
    assert codes(lesson_of(choose(1), choose(2), choose(3)), 2) == []
    assert codes(lesson_of(essay), 1) == []


def test_an_item_named_by_a_number_that_changes_is_told() -> None:
    """LK252, unless the one that is named is pinned."""
    others = [choose(n) for n in range(2, 7)]
    naming = {"short": "Use your answer to question 1. Why?", "answer": "So.", "id": "s"}
    assert [code for code, _ in codes(lesson_of(choose(1), *others, naming), 4)] == ["LK252"]
    assert codes(lesson_of(choose(1, pinned=True), *others, naming), 4) == []
