"""The teacher's pages of a class set: the distribution list, and the print summary.

The list names every pupil, with what the copy is like and boxes to tick when it is handed out and comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.documents.kinds import Composed, Press, document_title, head, teachers_furniture
from lessonkit.model.blocks import (
    Cell,
    Document,
    Grid,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Track,
)
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE
from lessonkit.units import PaperSize

BODY_AT, LATER_AT = 113.0, 77.0
NUMBER_TRACK, BOX_TRACK = 24.0, 26.0
LEAST_NAME_TRACK = 120.0
ROW_HEIGHT, HEAVY_RULE = 18.4, 1.1
PADDING = (3.0, 2.0, 3.0, 2.0)
BOX = 11.0
WIDTHS = {"group": 46.0, "level": 46.0, "version": 42.0, "look": 60.0, "tint": 40.0, "pages": 46.0}
"""Of the columns that stand only where some pupil has anything in them; longer words take more lines. With all of them
thirty pupils still have room on one upright page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the list: a pupil's name and what is told of the copy, each in the words of the list."""

    name: str
    group: str = ""
    level: str = ""
    version: str = ""
    look: str = ""
    tint: str = ""
    pages: str = ""


def compose_list(paper: Paper, entries: Sequence[Entry], told: str, press: Press) -> Composed:
    """The distribution list; `told` names class and date."""
    words = press.words.sets
    columns = tuple(name for name in WIDTHS if any(getattr(entry, name) for entry in entries))
    sheet = _sheet(columns, press)
    tracks = (
        Track(width=NUMBER_TRACK),
        Track(),
        *(Track(width=WIDTHS[name]) for name in columns),
        Track(width=BOX_TRACK),
        Track(width=BOX_TRACK),
    )
    heads = ("", press.words.name, *(getattr(words, name) for name in columns), words.handed_out, words.handed_in)
    rows = (
        Row(cells=tuple(_head(label) for label in heads), height=ROW_HEIGHT, below=HEAVY_RULE, head=True),
        *(_row(number, entry, columns, press) for number, entry in enumerate(entries, 1)),
    )
    verticals = (0.0, *(0.0 for _ in tracks[1:]), 0.0)
    body = (Grid(columns=tracks, rows=rows, id="list", verticals=verticals),)
    return _composed("distribution-list", words.list, (paper, told, press), body, sheet)


def compose_summary(paper: Paper, lines: Sequence[str], told: str, press: Press) -> Composed:
    """The print summary: a line for each thing that the printer has to know."""
    words = press.words.sets
    body = tuple(Paragraph(text=plain(line), before=6.0 if index else 0.0) for index, line in enumerate(lines))
    return _composed("print-summary", words.summary, (paper, told, press), body, press.sheet)


def _composed(
    name: str,
    label: str,
    means: tuple[Paper, str, Press],
    body: tuple[Grid | Paragraph, ...],
    sheet: PaperSize,
) -> Composed:
    paper, told, press = means
    subtitle = " · ".join(part for part in (label, told) if part)
    document = Document(
        name=name,
        title=document_title(paper, label),
        language=paper.language,
        head=replace(head(paper, press.words, plain(subtitle)), body_at=BODY_AT),
        body=body,
        paper=sheet,
        later_at=LATER_AT,
    )
    furniture = teachers_furniture(paper, press, label, press.words.sets.badge)
    return Composed(document, furniture)


def _sheet(columns: Sequence[str], press: Press) -> PaperSize:
    """Upright, unless the names would have too little room."""
    taken = NUMBER_TRACK + 2 * BOX_TRACK + sum(WIDTHS[name] for name in columns)
    room = press.sheet.width - 2 * press.theme.margin - taken
    return press.sheet if room >= LEAST_NAME_TRACK else press.sheet.landscape()


def _head(label: str) -> Cell:
    if not label:
        return Cell(padding=PADDING)
    words = Paragraph(text=plain(label, strong=True), style="grid")
    return Cell(role="TH", scope="Column", middle=True, padding=PADDING, blocks=(words,))


def _row(number: int, entry: Entry, columns: Sequence[str], press: Press) -> Row:
    words = press.words.sets
    told = [_cell(getattr(entry, name)) for name in columns]
    boxes = [
        _box(f"list.{number}.{name}", label.format(n=number))
        for name, label in (("out", words.out_box), ("in", words.in_box))
    ]
    name = Paragraph(text=plain(entry.name), style="grid")
    return Row(
        height=ROW_HEIGHT,
        below=HEAVY_RULE if number % 5 == 0 else THIN_RULE,
        cells=(
            _cell(str(number)),
            Cell(role="TH", scope="Row", middle=True, padding=PADDING, blocks=(name,)),
            *told,
            *boxes,
        ),
    )


def _cell(said: str) -> Cell:
    blocks = (Paragraph(text=plain(said), style="grid"),) if said else ()
    return Cell(middle=True, padding=PADDING, blocks=blocks)


def _box(name: str, label: str) -> Cell:
    box = Space(id=name, kind=SpaceKind.TICK, name=label, width=BOX, height=BOX)
    return Cell(middle=True, padding=PADDING, blocks=(box,))
