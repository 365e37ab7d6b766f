"""Copies of a bundled lesson, stamped by the layout and written as a set: sound, each with its own name, and small."""

from __future__ import annotations

import io

import pytest

from checks.content import open_pdf
from checks.reading import page_texts
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import FACES, PUPILS, ROOT, finish_file
from lessonkit.layout.placed import Layout
from lessonkit.layout.stamp import stamp
from lessonkit.pdf.assembler import Copy, CopyPart, SetHead, write_set
from lessonkit.themes import DEFAULT

LESSON = ROOT / "lessons" / "stalin-and-trotsky.yaml"
NAMES = ("Ada Löwe", "Иван Петров", "Maximiliane Wilhelmina von Hohenstein-Schwarzburg", "Zoë O’Brien")


@pytest.fixture(scope="module")
def layouts() -> dict[str, Layout]:
    """The pupils' documents of the lesson."""
    return {name: layout for name, layout in finish_file(LESSON).layouts.items() if name in PUPILS}


def made(layouts: dict[str, Layout], count: int) -> bytes:
    """A set of so many copies of all the documents."""

    def copy(number: int) -> Copy:
        name = f"{NAMES[number % len(NAMES)]} {number + 1}"
        words = {"name": name, "class": "10b", "date": "26 November 2026"}
        parts = (CopyPart(kind, stamp(layout, words, FACES, DEFAULT)) for kind, layout in layouts.items())
        return Copy(name, tuple(parts), 0)

    stream = io.BytesIO()
    write_set(stream, SetHead("Class 10b", "en-GB"), layouts, map(copy, range(count)), FACES)
    return stream.getvalue()


def test_a_set_of_the_packet_is_sound(layouts):
    """Both checks, and each page that asks for a name has that of its copy."""
    count = 13
    pdf = made(layouts, count)
    assert check(pdf) == []
    assert is_ua1(pdf)
    pages = sum(len(layout.pages) for layout in layouts.values())
    texts = [" ".join(words.split()) for words in page_texts(pdf)]
    assert len(texts) == count * pages
    for number in range(count):
        name = f"{NAMES[number % len(NAMES)]} {number + 1}"
        copy = texts[number * pages : (number + 1) * pages]
        assert any(name in words for words in copy)
        others = [f"{other} " for other in NAMES if not name.startswith(other)]
        assert not any(other in words for other in others for words in copy)
    with open_pdf(pdf) as opened:
        assert opened.check_pdf_syntax() == []


def test_a_further_pupil_costs_no_more_than_two_and_a_half_kilobytes(layouts):
    """For a set of three pages or more, with all of its structure: a handout of four pages."""
    handout = {"handout": layouts["handout"]}
    assert len(handout["handout"].pages) >= 3
    assert (len(made(handout, 30)) - len(made(handout, 1))) / 29 <= 2500
