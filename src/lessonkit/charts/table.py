"""The chart's equivalent table, for readers of the tagged PDF and for those who would rather write: a visible page."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts.shapes import letter
from lessonkit.charts.telling import completed_phase, listed, printed_phase
from lessonkit.model.alliances import SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.blocks import Block, Cell, Grid, Heading, NewPage, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import Text, plain
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_PADDING = (6.0, 4.0, 6.0, 4.0)
_FIRST = (0.0, 4.0, 6.0, 4.0)
_MOST_HEIGHT, _LEAST_HEIGHT = 108.0, 36.0


def table_blocks(sheet: SheetPaper, words: ChartWords, height: float) -> tuple[Block, ...]:
    """A new page with years, what the chart prints, and an empty box for each phase."""
    count = len(sheet.phases) + _asks_names(sheet)
    box = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, (height - 60.0) / count - 1.0))
    heads = (words.years, words.shown, words.to_write)[: 3 if _asks(sheet) else 2]
    rows = [
        Row(
            cells=tuple(
                Cell(
                    role="TH",
                    scope="Column",
                    blocks=(Paragraph(text=plain(text), style="table-head"),),
                    padding=_FIRST if number == 0 else _PADDING,
                )
                for number, text in enumerate(heads)
            ),
            head=True,
            below=0.9,
        )
    ]
    if _asks_names(sheet):
        shown = listed([letter(line) for line in range(len(sheet.names))], words)
        rows.append(_row(words.names, plain(shown), f"{sheet.id}.table.names", words.names, box))
    for index, phase in enumerate(sheet.phases):
        name = words.phase_blank.format(years=phase.years)
        shown = printed_phase(sheet, index, words)
        rows.append(_row(phase.years, plain(shown), f"{sheet.id}.table{index}", name, box))
    if not _asks(sheet):
        rows = [rows[0], *(replace(row, cells=row.cells[:2], height=0.0) for row in rows[1:])]
    grid = Grid(
        columns=(Track(width=64.0), *(Track(share=1.0) for _ in heads[1:])),
        rows=tuple(rows),
        id=f"{sheet.id}.table",
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


def _row(head: str, shown: Text, space: str, name: str, height: float) -> Row:
    blank = Space(id=space, kind=SpaceKind.BOX, name=name, height=height, rule=0.0)
    return Row(
        cells=(
            Cell(role="TH", scope="Row", blocks=(Paragraph(text=plain(head), style="row-name"),), padding=_FIRST),
            Cell(blocks=(Paragraph(text=shown, style="table"),), padding=_PADDING),
            Cell(blocks=(blank,), rule=0.7),
        ),
        height=height,
        below=THIN_RULE,
    )
