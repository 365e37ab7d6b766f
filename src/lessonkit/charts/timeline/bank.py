"""The list of texts to choose from: a framed box in columns, filled downwards, lettered where pupils write letters."""

from __future__ import annotations

import math
from itertools import pairwise

from lessonkit.charts.shapes import letter
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row, Track
from lessonkit.model.text import plain
from lessonkit.model.timeline import TimelinePaper
from lessonkit.themes import THIN_RULE, Theme

BANK_BEFORE = 8.0
_STYLE = "table"
_INSIDE = 9.0
_OVER = 4.0
_ROW_PAD = 1.0
_LETTER = 14.0
_MOST_COLUMNS = 4
_SAFE = 1.03
"""Measured texts are taken for a little wider than they are."""


def bank_height(paper: TimelinePaper, faces: Faces, theme: Theme, width: float) -> float:
    """The height of the list with the white over it, on the safe side."""
    if not paper.bank:
        return 0.0
    style = theme.style(_STYLE)
    columns = _columns(paper, faces, theme, width)
    room = _room(paper, columns, width)
    lines = [math.ceil(_SAFE * wide / room) if wide > room else 1 for wide in _widths(paper, faces, theme)]
    # A text that wraps may leave up to half of each line but the last empty.
    lines = [count if count == 1 else 2 * count - 1 for count in lines]
    highest = max(
        sum(count * style.leading + 2 * _ROW_PAD for count in lines[first:last])
        for first, last in _parts(len(lines), columns)
    )
    return BANK_BEFORE + highest + 2 * _OVER


def bank_block(paper: TimelinePaper, side: int, faces: Faces, theme: Theme, width: float) -> Grid:
    """The list as a block; it is printed anew on each side of paper."""
    columns = _columns(paper, faces, theme, width)
    lists = [_list(paper, first, last) for first, last in _parts(len(paper.bank), columns)]
    lists += [()] * (columns - len(lists))
    padding = (_INSIDE, _OVER, _INSIDE, _OVER)
    cells = tuple(Cell(role="", padding=padding, blocks=blocks) for blocks in lists)
    return Grid(
        role="",
        columns=tuple(Track() for _ in range(columns)),
        rows=(Row(role="", cells=cells, above=THIN_RULE, below=THIN_RULE),),
        id=f"timeline.bank{side}",
        before=BANK_BEFORE,
        verticals=(THIN_RULE, *(0.0,) * (columns - 1), THIN_RULE),
    )


def _list(paper: TimelinePaper, first: int, last: int) -> tuple[Grid, ...]:
    rows = []
    for number in range(first, last):
        text = Cell(padding=(0.0, _ROW_PAD, 0.0, _ROW_PAD), blocks=(Paragraph(text=paper.bank[number], style=_STYLE),))
        mark = Paragraph(text=plain(letter(number), strong=True), style=_STYLE)
        lead = (Cell(padding=(0.0, _ROW_PAD, 0.0, _ROW_PAD), blocks=(mark,)),) if paper.letters else ()
        rows.append(Row(cells=(*lead, text)))
    tracks = (Track(width=_LETTER), Track()) if paper.letters else (Track(),)
    return (Grid(role="L", columns=tracks, rows=tuple(rows)),)


def _columns(paper: TimelinePaper, faces: Faces, theme: Theme, width: float) -> int:
    """As many as hold every text on one line, two at the least."""
    widest = _SAFE * max(_widths(paper, faces, theme))
    count = len(paper.bank)
    fitting = [n for n in range(_MOST_COLUMNS, 2, -1) if widest <= _room(paper, n, width)]
    return min(fitting[0] if fitting else 2, count)


def _room(paper: TimelinePaper, columns: int, width: float) -> float:
    return width / columns - 2 * _INSIDE - (_LETTER if paper.letters else 0.0)


def _widths(paper: TimelinePaper, faces: Faces, theme: Theme) -> list[float]:
    style = theme.style(_STYLE)
    return [
        sum(faces.width(face, run, style.size) for face, run in faces.split(style.strong, text.plain()))
        for text in paper.bank
    ]


def _parts(count: int, columns: int) -> list[tuple[int, int]]:
    """The first entry of each column, and the one after its last."""
    high = math.ceil(count / columns)
    starts = [*range(0, count, high), count]
    return list(pairwise(starts))
