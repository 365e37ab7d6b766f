"""The marking grid: one page for thirty scripts, a column for each item; two pages where the items need a wide one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.documents.kinds import Press, document_title, head, pushed_down
from lessonkit.model.blocks import Block, Cell, Document, Field, Grid, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE
from lessonkit.units import PaperSize
from lessonkit.words import Words

SCRIPTS = 30
BODY_AT = 137.5
NUMBER_TRACK = 20.0
NAME_TRACK = 126.5
LEAST_NAME_TRACK = 74.0
TOTAL_TRACK = 54.0
ITEM_TRACK = 26.0
LEAST_ITEM_TRACK = 14.5
BRACKETED_TRACK = 22.0
HEAVY_RULE = 1.1
ROW_HEIGHT = 18.4
HEAD_ROWS = 3
FIELD_WIDTH = 90.0
HOW_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The grid's measure on a sheet: the sheet as turned, and the widths of name and item columns."""

    sheet: PaperSize
    name: float
    item: float
    row: float


def compose_grid(paper: Paper, press: Press) -> Document:
    """One table: upright and on one page where the items fit, else turned."""
    words = press.words
    fields = (
        Field(id="grid.class", label=words.class_, width=FIELD_WIDTH),
        Field(id="grid.date", label=words.date, width=FIELD_WIDTH),
    )
    title = replace(head(paper, words, plain(words.marking_grid)), fields=fields, body_at=BODY_AT)
    # Both ways round, the title wraps at the narrower sheet's edge at the latest.
    pushed = pushed_down(title, press, press.sheet.width - 2 * press.theme.margin)
    shape = shape_for(len(paper.items), press.sheet, press.theme.margin, pushed)
    how = Paragraph(text=plain(words.copy_marks), style="how", align="right")
    body: tuple[Block, ...] = (_table(paper, shape, words), how)
    return Document(
        name="marking-grid",
        title=document_title(paper, words.answer_key),
        language=paper.language,
        head=title,
        body=body,
        paper=shape.sheet,
    )


def shape_for(items: int, sheet: PaperSize, margin: float, pushed: float = 0.0) -> Shape:
    """The least cramped grid of so many items: names give way first, then the sheet is turned.

    `pushed` is the height that a long title takes. A turned sheet is too low for thirty rows to write in: there the
    rows keep their height and go on on a second page.
    """
    for turned in (sheet, sheet.landscape()):
        room = turned.width - 2 * margin - NUMBER_TRACK - TOTAL_TRACK
        item = min(ITEM_TRACK, (room - LEAST_NAME_TRACK) / items)
        if item >= LEAST_ITEM_TRACK or turned is not sheet:
            break
    # Thirty rows, three heads and an average row share what the page has under the head; a small slack stays.
    height = turned.height - BODY_AT - 56.0 - HOW_HEIGHT - pushed
    row = min(ROW_HEIGHT, height / (SCRIPTS + HEAD_ROWS + 1.1)) if turned is sheet else ROW_HEIGHT
    return Shape(turned, room - item * items, item, row)


def _table(paper: Paper, shape: Shape, words: Words) -> Grid:
    items = paper.items
    columns = (
        Track(width=NUMBER_TRACK),
        Track(width=shape.name),
        *(Track(width=shape.item) for _ in items),
        Track(width=TOTAL_TRACK),
    )
    rows = (
        _section_row(paper, shape),
        _head_row(words.item, [str(item.number) for item in items], words.total, shape, strong=True),
        replace(
            _head_row(words.out_of, *_marks(paper, shape), shape, strong=False),
            below=1.1,
        ),
        *(_script_row(n, len(items), shape, words) for n in range(1, SCRIPTS + 1)),
        _average_row(len(items), shape, words),
    )
    return Grid(columns=columns, rows=rows, id="grid", verticals=_verticals(paper))


def _marks(paper: Paper, shape: Shape) -> tuple[list[str], str]:
    """The marks of each item, and of all, in brackets where the columns have room for them."""
    pattern = "[{}]" if shape.item >= BRACKETED_TRACK else "{}"
    return [pattern.format(item.marks) for item in paper.items], pattern.format(paper.marks)


def _verticals(paper: Paper) -> tuple[float, ...]:
    """Thin lines between items, heavier ones between sections and round the totals."""
    edges = [0.0, THIN_RULE, HEAVY_RULE]
    for section in paper.worksheet:
        edges += [THIN_RULE] * (len(section.items) - 1) + [HEAVY_RULE]
    return (*edges, HEAVY_RULE)


def _centred(words: str, *, strong: bool = False) -> Paragraph:
    return Paragraph(text=plain(words, strong=strong), style="grid", align="centre")


def _section_row(paper: Paper, shape: Shape) -> Row:
    sections = tuple(
        Cell(
            role="TH",
            scope="Column",
            span=len(section.items),
            middle=True,
            align="centre",
            blocks=(_centred(section.letter, strong=True),),
        )
        for section in paper.worksheet
    )
    return Row(cells=(Cell(span=2), *sections, Cell()), height=shape.row, above=1.1, head=True)


def _head_row(label: str, values: list[str], total: str, shape: Shape, *, strong: bool) -> Row:
    name = Paragraph(text=plain(label, strong=True), style="grid")
    # Item numbers name their columns; the marks under them are ordinary cells.
    role, scope = ("TH", "Column") if strong else ("TD", "")
    printed = [*(_centred(value, strong=strong) for value in values), _centred(total, strong=True)]
    cells = tuple(Cell(role=role, scope=scope, middle=True, align="centre", blocks=(words,)) for words in printed)
    return Row(
        cells=(Cell(role="TH", scope="Row", span=2, middle=True, blocks=(name,)), *cells),
        height=shape.row,
        above=THIN_RULE,
        head=True,
    )


def _script_row(n: int, items: int, shape: Shape, words: Words) -> Row:
    number = Paragraph(text=plain(str(n)), style="line-number", align="centre")
    name = Space(
        id=f"grid.{n}.name",
        kind=SpaceKind.BOX,
        name=f"{words.name} {n}",
        height=shape.row - 1.0,
        rule=0.0,
    )
    return Row(
        height=shape.row,
        below=HEAVY_RULE if n % 5 == 0 else THIN_RULE,
        cells=(
            Cell(role="TH", scope="Row", middle=True, blocks=(number,)),
            Cell(blocks=(name,)),
            *(Cell() for _ in range(items + 1)),
        ),
    )


def _average_row(items: int, shape: Shape, words: Words) -> Row:
    label = Paragraph(text=plain(words.class_average, strong=True), style="grid")
    return Row(
        height=shape.row,
        below=0.7,
        cells=(
            Cell(role="TH", scope="Row", span=2, middle=True, blocks=(label,)),
            *(Cell() for _ in range(items + 1)),
        ),
    )
