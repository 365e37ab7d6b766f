"""The mark scheme: for each item what earns its marks, what proves it, and what the marker should know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from lessonkit.documents import item_sheets
from lessonkit.documents.chart_scheme import compose_chart_scheme
from lessonkit.documents.scheme_items import ItemLine, item_lines
from lessonkit.documents.scheme_legend import compose_legend
from lessonkit.documents.scheme_notes import compose_notes
from lessonkit.documents.scheme_rows import (
    COLUMNS,
    ITEM_PAD,
    LevelCopy,
    Padding,
    citations,
    head_row,
    lines_taken,
    words_and_lines,
)
from lessonkit.documents.timeline_scheme import compose_timeline_scheme
from lessonkit.model.blocks import Block, Cell, Grid, Paragraph, Row
from lessonkit.model.paper import ItemPaper, WorksheetSection
from lessonkit.model.text import plain
from lessonkit.words import Words

UNDER_LEGEND = 11.0
"""White between the legend and the first table."""
LETTER_INSET = 5.0
"""White between a part's letter and the labels."""

SIGNS_A_LINE = 72
"""About how many signs the column of words holds in a line."""
OVER = 2
"""By so many lines citations may be higher than what they stand beside; else they run under it."""


def compose_scheme(copies: Sequence[LevelCopy], words: Words) -> tuple[Block, ...]:
    """The legend, then a table for each section of a sheet, for chart and timeline; notes for the teacher, traces.

    One for all levels: it is the core's, and cites the lines of each.
    """
    lesson = copies[0].lesson
    blocks: list[Grid] = []
    for name, sections in item_sheets(lesson.paper, words).items():
        for section in sections:
            blocks.append(_section(section, name, copies, words, first=not blocks))
    blocks += compose_chart_scheme(copies, words, first=not blocks)
    blocks += compose_timeline_scheme(copies, words, first=not blocks)
    blocks += compose_notes(lesson.answers, words)
    legend = compose_legend(blocks, words, [copy.level for copy in copies])
    if legend and blocks:
        blocks[0] = replace(blocks[0], before=UNDER_LEGEND)
    return (*legend, *blocks)


def _section(
    section: WorksheetSection, sheet: str, copies: Sequence[LevelCopy], words: Words, *, first: bool
) -> Grid:
    marks = words.marks.format(n=section.marks) if section.marks > 1 else words.mark if section.marks else ""
    rows = [head_row(words, section.title, len(COLUMNS), letter=section.letter, sum_=marks)]
    for n, item in enumerate(section.items):
        rows += _item_rows(item, item_lines(item.id, copies, words), words, ruled=n > 0)
    return Grid(columns=COLUMNS, rows=tuple(rows), id=f"scheme.{sheet}.{section.letter}", before=0.0 if first else 15.0)


def _item_rows(item: ItemPaper, lines: Sequence[ItemLine], words: Words, *, ruled: bool) -> list[Row]:
    under = any(len(line.proved) > 1 for line in lines)
    cited = [] if under else _spread(lines)
    if under or _too_high(lines, cited):
        under, cited = True, [citations(line.proved, tied=True) for line in lines]
    rows = []
    answering = False
    for i, line in enumerate(lines):
        first = i == 0
        earned = item.marks if first else line.marks
        marks = Paragraph(text=plain(f"[{earned}]" if earned else ""), style="marks", align="right")
        label = (Paragraph(text=plain(line.label), style="label"),) if line.label else ()
        # A row without a label goes on with what the one above it was.
        answering = line.label == words.answer or (not line.label and (answering or first))
        style = "scheme-answer" if answering else "scheme"
        top = ITEM_PAD if first else 0.0
        foot = ITEM_PAD if i == len(lines) - 1 else 0.0
        padding = (0.0, top, 0.0, foot)
        rows.append(
            Row(
                above=0.4 if first and ruled else 0.0,
                keep_next=i < len(lines) - 1 and (first or lines[i + 1].part == line.part),
                cells=(
                    _number(item, line, padding, first=first, opens=first or lines[i - 1].part != line.part),
                    Cell(padding=padding, blocks=label),
                    *words_and_lines(Paragraph(text=line.text, style=style), cited[i], padding, under=under),
                    Cell(padding=padding, align="right", blocks=(marks,) if earned else ()),
                ),
            )
        )
    return rows


def _number(item: ItemPaper, line: ItemLine, padding: Padding, *, first: bool, opens: bool) -> Cell:
    """The item's number before its first row, a part's letter before that of the part, further to the right."""
    if first:
        number = Paragraph(text=plain(str(item.number)), style="number")
        return Cell(role="TH", scope="Row", padding=padding, blocks=(number,))
    letter = Paragraph(text=plain(line.part), style="part", align="right")
    inset = (padding[0], padding[1], LETTER_INSET, padding[3])
    return Cell(role="TH", scope="Row", padding=inset, blocks=(letter,) if opens and line.part else ())


def _spread(lines: Sequence[ItemLine]) -> list[tuple[Paragraph, ...]]:
    """The citations beside each row: those that a short row has no room for go on beside the rows below."""
    spread: list[tuple[Paragraph, ...]] = []
    waiting: list[Paragraph] = []
    for i, line in enumerate(lines):
        waiting += citations(line.proved)
        last = i == len(lines) - 1 or any(later.cites for later in lines[i + 1 :])
        room = _lines_of(line)
        fits = len(waiting) if last else max(1, _that_fit(waiting, room))
        spread.append(tuple(waiting[:fits]))
        waiting = waiting[fits:]
    return spread


def _lines_of(line: ItemLine) -> int:
    """About how many printed lines a row's words take."""
    return 1 + len(line.text.plain()) // SIGNS_A_LINE


def _too_high(lines: Sequence[ItemLine], cited: Sequence[tuple[Paragraph, ...]]) -> bool:
    """Whether citations would make a tall and narrow column beside a short row."""
    return any(
        sum(map(lines_taken, own)) > _lines_of(line) + OVER for line, own in zip(lines, cited, strict=True)
    )


def _that_fit(cited: Sequence[Paragraph], room: int) -> int:
    """How many citations so many lines hold."""
    taken = accumulate(lines_taken(one) for one in cited)
    return sum(1 for lines in taken if lines <= room)
