"""The chart's equivalent table, for readers of the tagged PDF and for those who would rather write: a visible page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.asking import asked_in
from lessonkit.charts.shapes import letter
from lessonkit.charts.telling import befell, completed_phase, letters_of, listed, printed_phase, sentence
from lessonkit.model.alliances import SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.blocks import Block, Cell, Grid, Heading, NewPage, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_PADDING = (6.0, 4.0, 6.0, 4.0)
_FIRST = (0.0, 4.0, 6.0, 4.0)
_MOST_HEIGHT, _LEAST_HEIGHT = 108.0, 36.0
_OVER_ROWS = 78.0
"""Heading, what the table is for, and the head of the table."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the table: its head, what the sheet shows, and the id and name of the box to write in, if any."""

    head: str
    shown: str
    space: str = ""
    name: str = ""


def table_blocks(sheet: SheetPaper, words: ChartWords, height: float) -> tuple[Block, ...]:
    """A new page that says for each phase what the chart prints, with an empty box where the sheet leaves anything.

    Nothing where the sheet does without its table.
    """
    told = []
    if _asks_letters(sheet):
        letters = listed(list(letters_of(sheet)), words)
        told.append(Told(words.names, letters, f"{sheet.id}.table.names", words.names))
    for index, phase in enumerate(sheet.phases):
        asked = asked_in(sheet, index)
        shown = printed_phase(sheet, index, words)
        if asked.signs:
            shown = f"{shown[:-1]}; {words.signs_to_draw}."
        space = f"{sheet.id}.table{index}" if asked else ""
        told.append(Told(phase.years, shown, space, words.phase_blank.format(years=phase.years)))
    return table_page(sheet, told, words, height)


def table_page(sheet: SheetPaper, told: Sequence[Told], words: ChartWords, height: float) -> tuple[Block, ...]:
    """A page of its own with a row for each; without the boxes' column where nothing is to be written."""
    if not sheet.table:
        return ()
    box = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, (height - _OVER_ROWS) / len(told) - 1.0))
    asks = any(one.space for one in told)
    heads = (words.when, words.shown, words.to_write)[: 3 if asks else 2]
    head = Row(cells=tuple(_head(text, first=number == 0) for number, text in enumerate(heads)), head=True, below=0.9)
    grid = Grid(
        columns=(Track(width=64.0), *(Track(share=1.0) for _ in heads[1:])),
        rows=(head, *(_row(one, box if asks else 0.0) for one in told)),
        id=f"{sheet.id}.table",
        before=8.0,
    )
    how = Paragraph(text=plain(words.table_how if asks else words.table_read), style="how")
    return (NewPage(), Heading(text=plain(words.table), before=0.0), how, grid)


def table_ink(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> tuple[Ink, ...]:
    """What the sheet asks for, in words, in the table's boxes: no more than that."""
    inks: list[Ink] = []
    if not sheet.table:
        return ()
    if _asks_letters(sheet):
        names = zip(sheet.names, answer.names, strict=True)
        open_ = [f"{letter(line)} {name}" for line, (printed, name) in enumerate(names) if printed is None]
        inks.append(Written(f"{sheet.id}.table.names", plain(", ".join(open_))))
    for index in range(len(sheet.phases)):
        told = _answered(sheet, answer, index, words)
        if told:
            inks.append(Written(f"{sheet.id}.table{index}", plain(told)))
    return tuple(inks)


def _answered(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """Title and note, then who stood with whom, as far as either is asked for; else the signs alone."""
    asked, said = asked_in(sheet, index), answer.phases[index]
    open_ = ((asked.title, said.title), (asked.note, said.note))
    parts = [sentence(text) for wanted, text in open_ if wanted and text]
    if asked.who or asked.groups:
        parts.append(completed_phase(sheet, answer, index, words))
    elif asked.signs:
        parts.append(befell(answer, index, words) or words.no_sign)
    return " ".join(parts)


def _asks_letters(sheet: SheetPaper) -> bool:
    """Whether letters stand for names that the table must ask for too."""
    return sheet.kind is SheetKind.LABEL and None in sheet.names


def _head(text: str, *, first: bool) -> Cell:
    words = Paragraph(text=plain(text), style="table-head")
    return Cell(role="TH", scope="Column", blocks=(words,), padding=_FIRST if first else _PADDING)


def _row(told: Told, height: float) -> Row:
    """Head, what is shown, and a box; height 0 leaves the box's column out."""
    head = Paragraph(text=plain(told.head), style="row-name")
    shown = Paragraph(text=plain(told.shown), style="table")
    cells = [Cell(role="TH", scope="Row", blocks=(head,), padding=_FIRST), Cell(blocks=(shown,), padding=_PADDING)]
    if told.space:
        blank = Space(id=told.space, kind=SpaceKind.BOX, name=told.name, height=height, rule=0.0)
        cells.append(Cell(blocks=(blank,), rule=0.7))
    elif height:
        cells.append(Cell())
    return Row(cells=tuple(cells), height=height, below=THIN_RULE)
