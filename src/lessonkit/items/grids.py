"""The paper form of grids: names in rows, cells of 25 mm to write in, a verdict in a heavier box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.model.blocks import Block, Cell, Grid, Item, Marks, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.lines import Evidence, cite
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.text import Text, plain
from lessonkit.themes import RULING

HEAD_HEIGHT = 20.0
CELL_HEIGHT = 71.0
NAME_WIDTH = 96.0
VERDICT_HEIGHT = 42.0
PADDING = (7.5, 6.0, 7.5, 4.0)
LINE_WIDTH, LINE_HEIGHT = 72.0, 18.0
LINE_IN, LINE_FOOT = 7.5, 3.0
"""White beside and under the rule for the number of a line in its box."""
BOX_WHITE = 7.5
"""White over and under the lines of handwriting in a box."""
MOST_LINES = 12
"""Lines of handwriting in one box: several boxes stand on a page."""


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A cell: empty, or worked, with the evidence whose lines stand at its foot."""

    text: Text = Text()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A criterion: its name, a hint of two or three words, and its cells."""

    name: Text
    hint: Text
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, kw_only=True)
class ComparePaper(ItemPaper):
    """A grid to fill in: criteria, or people, in rows."""

    columns: tuple[Text, ...]
    rows: tuple[GridRow, ...]
    verdict: GridRow | None = None
    last_width: float = 0.0
    """Width of the last column, where it is not as wide as the others."""

    def compose(self, setting: Setting) -> Item:
        """A table of boxes; the spaces are "<id>.<row>.<column>", both from 1, and "<id>.verdict"."""
        head = Row(
            height=HEAD_HEIGHT,
            head=True,
            cells=(Cell(), *column_heads(self.columns)),
        )
        rows = tuple(self._row(n, row, setting) for n, row in enumerate(self.rows, 1))
        closing = (self._verdict_row(self.verdict, setting),) if self.verdict else ()
        grid = Grid(
            columns=(Track(width=NAME_WIDTH), *(Track() for _ in self.columns[1:]), Track(width=self.last_width)),
            rows=(head, *rows, *closing),
            id=f"{self.id}.grid",
            before=2.2,
        )
        return self.item((grid,), marks_at=Marks.BOX)

    def _row(self, n: int, row: GridRow, setting: Setting) -> Row:
        cells = tuple(self._cell(n, c, cell, setting) for c, cell in enumerate(row.cells, 1))
        return Row(cells=(name_cell(row), *cells), height=CELL_HEIGHT)

    def _cell(self, n: int, c: int, cell: GridCell, setting: Setting) -> Cell:
        if cell.text:
            places = "; ".join(citation.lines() for citation in cite(setting.lines, cell.evidence))
            foot = (Paragraph(text=plain(places, weight="SemiBold"), style="small"),) if places else ()
            return Cell(rule=0.7, padding=PADDING, blocks=(Paragraph(text=cell.text, style="worked"),), foot=foot)
        name = part_name(self, setting, f"{self.rows[n - 1].name.plain()}, {self.columns[c - 1].plain()}")
        space = Space(id=f"{self.id}.{n}.{c}", kind=SpaceKind.BOX, name=name, height=CELL_HEIGHT)
        return Cell(blocks=(space,))

    def _verdict_row(self, verdict: GridRow, setting: Setting) -> Row:
        name = part_name(self, setting, verdict.name.plain())
        space = Space(id=f"{self.id}.verdict", kind=SpaceKind.BOX, name=name, height=VERDICT_HEIGHT, rule=1.1)
        return Row(cells=(name_cell(verdict), Cell(span=len(self.columns), blocks=(space,))), height=VERDICT_HEIGHT)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the names and hints, and the worked cell."""
        rows = (*self.rows, self.verdict) if self.verdict else self.rows
        named = [text for row in rows for text in (row.name, row.hint)]
        worked = [cell.text for row in self.rows for cell in row.cells]
        return (self.stem, self.how, *self.columns, *named, *worked)


def name_cell(row: GridRow) -> Cell:
    """The head of a row: its name, and the hint under it."""
    blocks: tuple[Block, ...] = (Paragraph(text=row.name, style="row-name"),)
    if row.hint:
        blocks = (*blocks, Paragraph(text=row.hint, style="row-hint"))
    return Cell(role="TH", scope="Row", padding=(0.0, 4.0, 6.0, 0.0), blocks=blocks)


def column_heads(heads: Sequence[Text]) -> tuple[Cell, ...]:
    """The heads of columns of boxes."""
    return tuple(
        Cell(
            role="TH",
            scope="Column",
            padding=(7.5, 0.0, 0.0, 0.0),
            blocks=(Paragraph(text=head, style="column-head"),),
        )
        for head in heads
    )


def part_name(paper: ItemPaper, setting: Setting, part: str) -> str:
    """What a screen reader says of the box for a part of an item."""
    return setting.words.answer_part.format(number=paper.number, part=part)


def line_box(name: str, said: str, label: str) -> Space:
    """The rule for the number of a line, after its label."""
    return Space(id=name, kind=SpaceKind.LINE, name=said, label=label, width=LINE_WIDTH, height=LINE_HEIGHT)


def box_height(lines: int | None, usual: float, *, proved: bool = False) -> float:
    """The height of a box for so many lines of handwriting; a proved one has the number of a line at its foot."""
    if lines is None:
        return usual
    return lines * RULING + BOX_WHITE + (LINE_HEIGHT + LINE_FOOT if proved else 0.0)


def proved_cell(box: Space, line: Space) -> Cell:
    """A box to write in with the rule for the number of a line at its foot; together they are as high as the box."""
    own = replace(box, height=box.height - LINE_HEIGHT - LINE_FOOT, rule=0.0)
    return Cell(rule=box.rule, padding=(0.0, 0.0, LINE_IN, LINE_FOOT), blocks=(own,), foot=(line,))
