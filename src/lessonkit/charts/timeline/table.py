"""The timeline's equivalent table, for readers of the tagged PDF and those who would rather write: a visible page.

The list of events is printed there, too, where it takes no more pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.shapes import HANDWRITING
from lessonkit.charts.storyline.plan import Frame, instruction_height
from lessonkit.charts.timeline.bank import bank_block, bank_height
from lessonkit.charts.timeline.cards import BOX_RULE
from lessonkit.charts.timeline.legend import stroke_words
from lessonkit.charts.timeline.places import Card, Plan, Side
from lessonkit.charts.timeline.plan import how_words
from lessonkit.charts.timeline.telling import place_words
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Block, Cell, Grid, Heading, NewPage, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import operative, plain
from lessonkit.model.timeline import Asked, TimelineAnswer, TimelinePaper
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.words import Words

_PADDING = (6.0, 4.0, 6.0, 4.0)
_FIRST = (0.0, 4.0, 6.0, 4.0)
_MOST_HEIGHT = 34.0
_HEADS = 45.0
"""Heading and head of the table."""

_RULES = 1.0
"""What the rules of a row add to its height."""

_PLACE_WIDTH, _DATE_WIDTH = 150.0, 96.0


def table_blocks(plan: Plan, faces: Faces, theme: Theme, words: Words, frame: Frame) -> tuple[Block, ...]:
    """A new page with a row for each event: where it stands, its date, its text; an empty box for what is asked."""
    paper, told = plan.paper, words.timeline
    how = _task(plan, words)
    height = frame.later - _HEADS - instruction_height(how, faces, theme, frame.width)
    listed = height - bank_height(paper, faces, theme, frame.width)
    with_list = bool(paper.bank) and _pages(len(paper.events), listed) == _pages(len(paper.events), height)
    lists = (bank_block(paper, 0, faces, theme, frame.width),) if with_list else ()
    box = _box_height(len(paper.events), listed if with_list else height)
    dated = Asked.DATES in paper.asked
    heads = (told.place, told.date, told.event) if dated else (told.date, told.event)
    rows = [Row(cells=tuple(_head(text, number) for number, text in enumerate(heads)), head=True, below=0.9)]
    for side in plan.sides:
        rows += [_row(paper, side, card, words, box) for card in side.cards]
    places = (Track(width=_PLACE_WIDTH),) if dated else ()
    grid = Grid(
        columns=(*places, Track(width=_DATE_WIDTH), Track()),
        rows=tuple(rows),
        id="timeline.table",
        before=8.0,
    )
    told_how = Paragraph(text=operative(how), style=HOW_STYLE)
    return (NewPage(), Heading(text=plain(told.table), before=0.0), told_how, *lists, grid)


def _task(plan: Plan, words: Words) -> str:
    """What the table is for, what to write, and how much time lies between the strokes by which it tells places."""
    told = words.timeline
    asked = how_words(plan.paper, words)
    if not asked:
        return told.table_read
    strokes = dict.fromkeys(stroke_words(side.axis.small, told) for side in plan.sides)
    scale = told.table_strokes.format(strokes=", ".join(strokes)) if Asked.DATES in plan.paper.asked else ""
    return " ".join(part for part in (told.table_how, asked, scale) if part)


def _box_height(count: int, height: float) -> float:
    """As high as lets the rows stand on as few pages as they can, in equal parts: none has a page of its own."""
    return min(_MOST_HEIGHT, max(HANDWRITING, height / math.ceil(count / _pages(count, height)) - _RULES))


def _pages(count: int, height: float) -> int:
    """How many pages so many rows take at the least; more than there are rows where they have no room at all."""
    return math.ceil(count * (HANDWRITING + _RULES) / height) if height > 0 else count + 1


def table_ink(paper: TimelinePaper, answer: TimelineAnswer) -> Iterator[Ink]:
    """Dates and texts in the table's boxes."""
    for number, (event, said) in enumerate(zip(paper.events, answer.events, strict=True)):
        if event.date is None:
            yield Written(_date_space(number), plain(said.date))
        if event.text is None:
            letter = plain(f"{said.letter}  ", strong=True) if said.letter else plain("")
            yield Written(_text_space(number), letter + said.text)


def _date_space(number: int) -> str:
    return f"timeline.table.date{number}"


def _text_space(number: int) -> str:
    return f"timeline.table.text{number}"


def _head(text: str, number: int) -> Cell:
    padding = _FIRST if number == 0 else _PADDING
    return Cell(role="TH", scope="Column", blocks=(Paragraph(text=plain(text), style="table-head"),), padding=padding)


def _row(paper: TimelinePaper, side: Side, card: Card, words: Words, height: float) -> Row:
    """Its head is what is printed of the time: the place on the axis where dates are asked for, else the date.

    What is printed in a column of boxes stands in one, too.
    """
    dates, texts = (BOX_RULE if what in paper.asked else 0.0 for what in (Asked.DATES, Asked.TEXTS))
    number, told = card.number, words.timeline
    event = paper.events[number]
    place = place_words(paper, side, card, words)
    cells = []
    if Asked.DATES in paper.asked:
        cells.append(_told(place, "row-hint", _FIRST, head=True))
    if event.date is None:
        cells.append(_blank(_date_space(number), told.date_of.format(place=place), height))
    else:
        padding = _PADDING if cells else _FIRST
        cells.append(_told(event.date, "row-name", padding, head=not cells, rule=dates))
    if event.text is None:
        cells.append(_blank(_text_space(number), told.text_of.format(place=place), height))
    else:
        text = Paragraph(text=event.text, style="table")
        cells.append(Cell(blocks=(text,), middle=True, padding=_PADDING, rule=texts))
    return Row(cells=tuple(cells), height=height, below=THIN_RULE)


def _told(
    text: str, style: str, padding: tuple[float, float, float, float], *, head: bool, rule: float = 0.0
) -> Cell:
    said = Paragraph(text=plain(text), style=style)
    role, scope = ("TH", "Row") if head else ("TD", "")
    return Cell(role=role, scope=scope, middle=True, blocks=(said,), padding=padding, rule=rule)


def _blank(space: str, name: str, height: float) -> Cell:
    blank = Space(id=space, kind=SpaceKind.BOX, name=name, height=height, rule=0.0)
    return Cell(blocks=(blank,), rule=BOX_RULE)
