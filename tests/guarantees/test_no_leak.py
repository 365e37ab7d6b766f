"""No answer stands anywhere in a pupil's file, and every answer stands in the key."""

from __future__ import annotations

import re

import pytest

from checks.reading import every_string, page_texts
from guarantees.builds import GRID, KEY, PUPILS, Finished, finish_spec
from guarantees.nonsense import Mint, nonsense_lesson

Nonsense = tuple[Mint, Finished]


@pytest.fixture(scope="session", params=[True, False], ids=["bank", "no bank"])
def nonsense(request: pytest.FixtureRequest) -> Nonsense:
    """The lesson in nonsense, built with and without a bank on its chart."""
    mint = Mint()
    return mint, finish_spec(nonsense_lesson(mint, bank=request.param))


def found(words: dict[str, str], text: str) -> dict[str, str]:
    """Those of the words that stand in a text, in any case."""
    folded = text.casefold()
    return {word: what for word, what in words.items() if word in folded}


@pytest.fixture(scope="session")
def versions() -> Nonsense:
    """The lesson in nonsense, in three versions."""
    mint = Mint()
    return mint, finish_spec(nonsense_lesson(mint, bank=True), versions=("A", "B", "C"))


def test_no_version_holds_an_answer_and_each_key_holds_all(versions: Nonsense) -> None:
    """The grid, which lies open on a desk, holds none either."""
    mint, finished = versions
    assert {"worksheet-A", "worksheet-B", "worksheet-C"} <= set(finished.pupils)
    for pdf in (*finished.pupils.values(), finished.pdfs[GRID]):
        assert found(mint.hidden | mint.unprinted, every_string(pdf)) == {}
    wanted = mint.hidden | mint.shown
    for version in "ABC":
        assert found(wanted, "\n".join(page_texts(finished.pdfs[f"{KEY}-{version}"]))) == wanted


@pytest.mark.parametrize("name", PUPILS)
def test_a_pupils_file_holds_no_answer(nonsense: Nonsense, name: str) -> None:
    """Not in its text, its strings, names and keys, its metadata, bookmarks, alt texts or undone streams."""
    mint, finished = nonsense
    everything = every_string(finished.pdfs[name])
    assert found(mint.hidden, everything) == {}
    assert found(mint.unprinted, everything) == {}


def test_what_is_disclosed_stands_on_the_pupils_sheets(nonsense: Nonsense) -> None:
    """The search is able to find: every disclosed word is there."""
    mint, finished = nonsense
    everything = "".join(every_string(pdf) for pdf in finished.pupils.values())
    assert found(mint.shown, everything) == mint.shown


def test_the_key_holds_every_answer(nonsense: Nonsense) -> None:
    """Answers and all that guides the marker can be read on its pages."""
    mint, finished = nonsense
    wanted = mint.hidden | mint.shown
    assert found(wanted, "\n".join(page_texts(finished.pdfs[KEY]))) == wanted


def test_what_is_printed_nowhere_is_not_in_the_key(nonsense: Nonsense) -> None:
    """Ids are the teacher's own names for things."""
    mint, finished = nonsense
    ids = {word: what for word, what in mint.unprinted.items() if what.startswith("id of")}
    assert found(ids, every_string(finished.pdfs[KEY])) == {}


def test_items_declare_what_they_disclose(nonsense: Nonsense) -> None:
    """`discloses` names the nonsense words that stand on the worksheet, item by item, and no others."""
    mint, finished = nonsense
    lesson = finished.lesson
    for paper, answer in zip(lesson.paper.every_item, lesson.answers.every_item, strict=True):
        printed = " ".join(text.plain() for text in paper.texts())
        assert found(mint.shown, printed) == found(mint.shown, " ".join(answer.discloses())), answer.number


def test_file_names_tell_nothing(nonsense: Nonsense) -> None:
    """Titles of files are made of the lesson's title alone."""
    _, finished = nonsense
    for layout in finished.layouts.values():
        assert re.fullmatch(r"A lesson in nonsense – [A-Z][a-z ]+", layout.title)
