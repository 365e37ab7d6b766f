"""A chart's plan and the printed word bank agree on its height."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.builds import FACES, LESSONS, load_file
from guarantees.random_lessons import texts
from lessonkit.charts.storyline.plan import BANK_BEFORE, bank_height
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Document, Head, Paragraph, WordBank
from lessonkit.model.text import Text, plain
from lessonkit.themes import DEFAULT
from lessonkit.units import A4

WIDTH = A4.width - 2 * DEFAULT.margin
SHEET = next(sheet for path in LESSONS for sheet in load_file(path).paper.sheets)


def printed_height(words: list[str]) -> float:
    """How far a bank pushes down what stands under it."""
    bank = WordBank(words=tuple(map(plain, words)), name="bank")
    body = (bank, Paragraph(text=plain("under")))
    head = Head(kicker="", title=plain("T"), subtitle=Text())
    page = Document(name="d", title="T", language="en-GB", head=head, body=body)
    things = lay_out(page, FACES, DEFAULT)[0].pages[0].things
    under = next(thing for thing in things if getattr(thing, "text", "") == "under")
    return under.y - 11.25 - head.body_at


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(texts(1, 3), min_size=1, max_size=12))
def test_the_plan_reckons_with_the_bank_as_it_is_printed(words: list[str]) -> None:
    """The same height for words that fit the box, room enough for those that wrap in it."""
    sheet = replace(SHEET, bank_names=tuple(words), bank_blocs=())
    planned = bank_height(sheet, FACES, DEFAULT, WIDTH, 1) - BANK_BEFORE
    printed = printed_height(words)
    style = DEFAULT.style("body")
    if all(FACES.width(style.weight, word, style.size) < WIDTH - 25 for word in words):
        assert abs(planned - printed) < 0.01
    else:
        assert planned > printed - 0.01
