"""The chart's equivalent table, for readers of the tagged PDF and for those who would rather write: a visible page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import letter
from lessonkit.charts.telling import completed_phase, listed, printed_phase
from lessonkit.model.alliances import SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.blocks import Block, Cell, Grid, Heading, NewPage, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_PADDING = (6.0, 4.0, 6.0, 4.0)
_FIRST = (0.0, 4.0, 6.0, 4.0)
_MOST_HEIGHT, _LEAST_HEIGHT = 108.0, 36.0


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the table: its head, what the sheet shows, and the id and name of the box to write in, if any."""

    head: str
    shown: str
    space: str = ""
    name: str = ""


def table_blocks(sheet: SheetPaper, words: ChartWords, height: float) -> tuple[Block, ...]:
    """A new page with years, what the chart prints, and an empty box for each phase."""
    asks = _asks(sheet)
    told = []
    if _asks_names(sheet):
        shown = listed([letter(line) for line in range(len(sheet.names))], words)
        told.append(Told(words.names, shown, f"{sheet.id}.table.names", words.names))
    for index, phase in enumerate(sheet.phases):
        space = f"{sheet.id}.table{index}" if asks else ""
        name = words.phase_blank.format(years=phase.years)
        told.append(Told(phase.years, printed_phase(sheet, index, words), space, name))
    return table_page(sheet.id, told, words, height)


def table_page(sheet_id: str, told: Sequence[Told], words: ChartWords, height: float) -> tuple[Block, ...]:
    """A page of its own with a row for each; without the boxes' column where nothing is to be written."""
    box = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, (height - 60.0) / len(told) - 1.0))
    asks = any(one.space for one in told)
    heads = (words.years, words.shown, words.to_write)[: 3 if asks else 2]
    head = Row(cells=tuple(_head(text, first=number == 0) for number, text in enumerate(heads)), head=True, below=0.9)
    grid = Grid(
        columns=(Track(width=64.0), *(Track(share=1.0) for _ in heads[1:])),
        rows=(head, *(_row(one, box if asks else 0.0) for one in told)),
        id=f"{sheet_id}.table",
        before=8.0,
    )
    return (NewPage(), Heading(text=plain(words.table), before=0.0), grid)


def table_ink(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> tuple[Ink, ...]:
    """The completed chart in words, in the table's boxes."""
    inks: list[Ink] = []
    if not _asks(sheet):
        return ()
    if _asks_names(sheet):
        names = [f"{letter(line)} {name}" for line, name in enumerate(answer.names)]
        inks.append(Written(f"{sheet.id}.table.names", plain(", ".join(names))))
    for index in range(len(sheet.phases)):
        told = completed_phase(sheet, answer, index, words)
        inks.append(Written(f"{sheet.id}.table{index}", plain(told)))
    return tuple(inks)


def _asks(sheet: SheetPaper) -> bool:
    """Whether the sheet leaves anything to write; a complete chart does not."""
    return sheet.kind is not SheetKind.COMPLETE


def _asks_names(sheet: SheetPaper) -> bool:
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
