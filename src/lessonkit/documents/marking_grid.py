"""The marking grid: one page for thirty scripts, a column for each item.

For a lesson in several versions the columns follow the first, each head tells the item's number in every version, and
each script has a box for its version's letter.

Items too many for an upright sheet take two pages of a turned one; those too many for that, several upright tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from lessonkit.documents.kinds import Press, document_title, pushed_down, teachers_head
from lessonkit.model.blocks import Block, Cell, Document, Field, Grid, NewPage, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.paper import ItemPaper, Paper
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE
from lessonkit.units import PaperSize
from lessonkit.words import Words

GRID = "marking-grid"

SCRIPTS = 30
BODY_AT = 137.5
NUMBER_TRACK = 20.0
NAME_TRACK = 126.5
LEAST_NAME_TRACK = 74.0
TOTAL_TRACK = 54.0
VERSION_TRACK = 26.0
HEAD_PAD = 4.0
"""White between the word over the versions' column and the rule at its right."""
HEAD_OVER = 16.0
"""How far that word may reach over the column of names, which ends in a track so wide."""
ITEM_TRACK = 26.0
LEAST_ITEM_TRACK = 14.5
THREE_FIGURES_TRACK = 18.5
"""The least width of a column whose item has a number of three figures."""
HEAVY_RULE = 1.1
ROW_HEIGHT = 18.4
HEAD_ROWS = 2
"""The sections and the marks; between them stands a row of numbers for each version."""
FIELD_WIDTH = 90.0
LEAST_ROW_HEIGHT = 15.0
HOW_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The grid's measure on a sheet: the sheet as turned, the widths of name and item columns, the height of rows.

    `tables` is the number of tables that the items are parted into.
    """

    sheet: PaperSize
    name: float
    item: float
    row: float
    tables: int = 1


@dataclass(frozen=True, slots=True)
class _Part:
    """The items of one table, by section with the section's letter; the total stands on the last table."""

    number: int
    sections: tuple[tuple[str, tuple[ItemPaper, ...]], ...]
    last: bool
    numbers: tuple[tuple[str, Mapping[str, int]], ...]
    """Each version's letter with the numbers of its items by id; "" where there is one version."""

    @property
    def versioned(self) -> bool:
        """Whether there is more than one version."""
        return len(self.numbers) > 1

    @property
    def leads(self) -> int:
        """How many tracks stand before the items: number and name; with versions, the name's last piece and theirs."""
        return 4 if self.versioned else 2

    @property
    def items(self) -> tuple[ItemPaper, ...]:
        """The items of all its sections."""
        return tuple(item for _, items in self.sections for item in items)

    @property
    def id(self) -> str:
        """The table's id, with which those of its spaces begin."""
        return f"grid-{self.number}" if self.number > 1 else "grid"


def compose_grid(papers: Mapping[str, Paper], press: Press) -> Document:
    """One table where a sheet holds the items, upright and on one page if it can be; else a table to a page.

    `papers` are those of the versions by their letters, the first one's order leading; one by "" is not versioned.
    """
    words = press.words
    papers = {version: _marked(one) for version, one in papers.items()}
    paper = next(iter(papers.values()))
    numbers = tuple((version, {item.id: item.number for item in one.items}) for version, one in papers.items())
    fields = (
        Field(id="field.class", label=words.class_, width=FIELD_WIDTH),
        Field(id="field.date", label=words.date, width=FIELD_WIDTH),
    )
    title = replace(teachers_head(paper, press, words.marking_grid), fields=fields, body_at=BODY_AT)
    # Both ways round, the title wraps at the narrower sheet's edge at the latest.
    pushed = pushed_down(title, press, press.sheet.width - 2 * press.theme.margin)
    shape = shape_for(len(paper.items), press.sheet, press.theme.margin, pushed, len(papers))
    how = Paragraph(text=plain(words.copy_marks), style="how", align="right")
    body: list[Block] = []
    for part in _parts(paper, shape.tables, numbers):
        body += [NewPage()] if body else []
        body.append(_table(paper, part, shape, words))
    return Document(
        name=GRID,
        title=document_title(paper, words.marking_grid if len(papers) > 1 else words.answer_key),
        language=paper.language,
        head=title,
        body=(*body, how),
        paper=shape.sheet,
    )


def _marked(paper: Paper) -> Paper:
    """The paper without what earns no marks."""
    sections = (replace(one, items=tuple(item for item in one.items if item.marks)) for one in paper.worksheet)
    return replace(paper, worksheet=tuple(sections))


def shape_for(items: int, sheet: PaperSize, margin: float, pushed: float = 0.0, versions: int = 1) -> Shape:
    """The least cramped grid of so many items: names give way first, then the sheet is turned, then the items parted.

    `pushed` is the height that a long title takes. A turned sheet is too low for thirty rows to write in: there the
    rows keep their height and go on on a second page. Parted tables are upright, which takes fewer pages.
    """
    least = LEAST_ITEM_TRACK if items < 100 else THREE_FIGURES_TRACK
    taken = margin + (VERSION_TRACK / 2 if versions > 1 else 0.0)
    turned = next((s for s in (sheet, sheet.landscape()) if items <= _most(s, taken, least)), sheet)
    tables = ceil(items / _most(turned, taken, least))
    widest = ceil(items / tables)
    room = _room(turned, taken)
    item = min(ITEM_TRACK, (room - LEAST_NAME_TRACK) / widest)
    # Thirty rows, the heads and an average row share what the page has under the head; a small slack stays.
    height = turned.height - BODY_AT - 56.0 - HOW_HEIGHT - pushed
    row = min(ROW_HEIGHT, height / (SCRIPTS + HEAD_ROWS + versions + 1.1)) if turned is sheet else ROW_HEIGHT
    return Shape(turned, room - item * widest, item, max(row, LEAST_ROW_HEIGHT), tables)


def _room(sheet: PaperSize, margin: float) -> float:
    """What a table has for names and items."""
    return sheet.width - 2 * margin - NUMBER_TRACK - TOTAL_TRACK


def _most(sheet: PaperSize, margin: float, least: float) -> int:
    """How many items a table on the sheet holds, their columns that wide."""
    return int((_room(sheet, margin) - LEAST_NAME_TRACK) / least)


def _parts(paper: Paper, tables: int, numbers: tuple[tuple[str, Mapping[str, int]], ...]) -> tuple[_Part, ...]:
    """The items in so many tables of about the same width; a section may go on in the next."""
    count = len(paper.items)
    parts = []
    for table in range(tables):
        start, end = count * table // tables, count * (table + 1) // tables
        sections = []
        before = 0
        for section in paper.worksheet:
            items = section.items[max(0, start - before) : max(0, end - before)]
            before += len(section.items)
            if items:
                sections.append((section.letter, items))
        parts.append(_Part(table + 1, tuple(sections), table == tables - 1, numbers))
    return tuple(parts)


def _table(paper: Paper, part: _Part, shape: Shape, words: Words) -> Grid:
    items = part.items
    columns = (
        Track(width=NUMBER_TRACK),
        *_name_tracks(part, shape),
        *(Track(width=shape.item) for _ in items),
        *([Track(width=TOTAL_TRACK)] if part.last else []),
    )
    marks, total = [str(item.marks) for item in items], str(paper.marks)
    rows = (
        _section_row(part, shape),
        *_number_rows(part, shape, words),
        _marks_row(_head_row(words.out_of, marks, _total(part, total), part, shape, strong=False), part, words),
        *(_script_row(n, part, shape, words) for n in range(1, SCRIPTS + 1)),
        _average_row(part, shape, words),
    )
    return Grid(columns=columns, rows=rows, id=part.id, verticals=_verticals(part))


def _name_tracks(part: _Part, shape: Shape) -> tuple[Track, ...]:
    if not part.versioned:
        return (Track(width=shape.name),)
    return (Track(width=shape.name - HEAD_OVER), Track(width=HEAD_OVER), Track(width=VERSION_TRACK))


def _number_rows(part: _Part, shape: Shape, words: Words) -> tuple[Row, ...]:
    """The items' numbers, in each version; the last column is headed once."""
    rows = []
    for n, (version, numbers) in enumerate(part.numbers):
        label = words.item_in_version.format(version=version) if part.versioned else words.item
        total = _total(part, "" if n else words.total)
        values = [str(numbers[item.id]) for item in part.items]
        rows.append(_head_row(label, values, total, part, shape, strong=True))
    return tuple(rows)


def _total(part: _Part, words: str) -> tuple[str, ...]:
    """What stands in the column of totals, where the table has one."""
    return (words,) if part.last else ()


def _verticals(part: _Part) -> tuple[float, ...]:
    """Thin lines between items, heavier ones between sections and round the totals."""
    leads = [THIN_RULE, 0.0, THIN_RULE] if part.versioned else [THIN_RULE]
    edges = [0.0, *leads, HEAVY_RULE]
    for _, items in part.sections:
        edges += [THIN_RULE] * (len(items) - 1) + [HEAVY_RULE]
    return (*edges, HEAVY_RULE) if part.last else tuple(edges)


def _unmarked(part: _Part) -> tuple[Cell, ...]:
    """The cells to write marks in: one for each item, and one for the total where the table has it."""
    return tuple(Cell() for _ in range(len(part.items) + part.last))


def _centred(words: str, *, strong: bool = False) -> Paragraph:
    return Paragraph(text=plain(words, strong=strong), style="grid", align="centre")


def _section_row(part: _Part, shape: Shape) -> Row:
    """The sections' letters."""
    sections = tuple(
        Cell(
            role="TH",
            scope="Column",
            span=len(items),
            middle=True,
            align="centre",
            blocks=(_centred(letter, strong=True),),
        )
        for letter, items in part.sections
    )
    total = (Cell(),) if part.last else ()
    return Row(cells=(Cell(span=part.leads), *sections, *total), height=shape.row, above=1.1, head=True)


def _head_row(label: str, values: list[str], total: tuple[str, ...], part: _Part, shape: Shape, *, strong: bool) -> Row:
    name = Paragraph(text=plain(label, strong=True), style="grid")
    # Item numbers name their columns; the marks under them are ordinary cells.
    role, scope = ("TH", "Column") if strong else ("TD", "")
    printed = [_centred(value, strong=strong) for value in values]
    printed += [_centred(words, strong=True) for words in total]
    cells = tuple(Cell(role=role, scope=scope, middle=True, align="centre", blocks=(words,)) for words in printed)
    return Row(
        cells=(Cell(role="TH", scope="Row", span=part.leads, middle=True, blocks=(name,)), *cells),
        height=shape.row,
        above=THIN_RULE,
        head=True,
    )


def _marks_row(row: Row, part: _Part, words: Words) -> Row:
    """The last of the heads, right over the scripts: the column for their versions is named in it."""
    label, *marks = row.cells
    if not part.versioned:
        return replace(row, below=HEAVY_RULE)
    named = Paragraph(text=plain(words.version_head, strong=True), style="grid", align="right")
    version = Cell(
        role="TH",
        scope="Column",
        span=2,
        middle=True,
        align="right",
        padding=(0.0, 0.0, HEAD_PAD, 0.0),
        blocks=(named,),
    )
    return replace(row, cells=(replace(label, span=part.leads - 2), version, *marks), below=HEAVY_RULE)


def _script_row(n: int, part: _Part, shape: Shape, words: Words) -> Row:
    number = Paragraph(text=plain(str(n)), style="line-number", align="centre")
    name = Space(
        id=f"{part.id}.{n}.name",
        kind=SpaceKind.BOX,
        name=f"{words.name} {n}",
        height=shape.row - 1.0,
        rule=0.0,
    )
    version = replace(name, id=f"{part.id}.{n}.version", name=f"{words.version_head} {n}")
    return Row(
        height=shape.row,
        below=HEAVY_RULE if n % 5 == 0 else THIN_RULE,
        cells=(
            Cell(role="TH", scope="Row", middle=True, blocks=(number,)),
            Cell(span=2 if part.versioned else 1, blocks=(name,)),
            *([Cell(blocks=(version,))] if part.versioned else []),
            *_unmarked(part),
        ),
    )


def _average_row(part: _Part, shape: Shape, words: Words) -> Row:
    label = Paragraph(text=plain(words.class_average, strong=True), style="grid")
    return Row(
        height=shape.row,
        below=0.7,
        cells=(
            Cell(role="TH", scope="Row", span=part.leads, middle=True, blocks=(label,)),
            *_unmarked(part),
        ),
    )
