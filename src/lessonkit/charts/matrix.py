"""The matrix: people down, phases across, and in each box where somebody stood towards one person."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.shapes import stroke, wrap
from lessonkit.charts.storyline.plan import Frame, bank_height, instruction_height
from lessonkit.charts.storyline.rows import BOX_HEIGHT
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetAnswer, SheetPaper, SidePaper
from lessonkit.model.blocks import Block, Cell, Drawing, Grid, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import LineBreak, Run, Text, operative, plain
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.words import ChartWords

_NAMES = 84.0
_NAME_STYLE, _NAME_PADDING = "row-name", (0.0, 4.0, 6.0, 4.0)
_HEAD, _UNDER_HOW, _FOOT = 40.0, 4.0, 22.0
_GIVEN_STYLES, _GIVEN_PADDING = ("table", "table-small", "table-smallest"), (6.0, 4.0, 6.0, 4.0)
_MOST_HEIGHT, _MOST_SHARE = 62.0, 0.15
"""A row is no higher than the one, or than that share of a large sheet."""


def compose_matrix(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[Block, ...]:
    """The instruction, a table with a box in each cell, and what the crossed cells mean; room is left for a bank."""
    asked = _how_words(sheet, words)
    how_height = _UNDER_HOW + instruction_height(asked, faces, theme, frame.width)
    bank = bank_height(sheet, faces, theme, frame.width, 1)
    height = (frame.height - _HEAD - how_height - _FOOT - bank) / max(1, len(sheet.rows))
    height = max(BOX_HEIGHT, min(max(_MOST_HEIGHT, _MOST_SHARE * frame.height), height - 1.0))
    width = (frame.width - _NAMES) / len(sheet.phases)
    heights = [max(height, _name_height(row.name, faces, theme)) for row in sheet.rows]
    given = _Given(faces, theme)
    rows = [_head(sheet), *(_row(sheet, number, (width, own), given, words) for number, own in enumerate(heights))]
    grid = Grid(
        columns=(Track(width=_NAMES), *(Track(width=width) for _ in sheet.phases)),
        rows=tuple(rows),
        id=f"{sheet.id}.table",
        before=6.0,
    )
    how = Paragraph(text=operative(asked), style=HOW_STYLE)
    closed = any(
        not open_ and given is None
        for row in sheet.rows
        for open_, given in zip(row.open, row.given, strict=True)
    )
    note = (Paragraph(text=plain(words.not_there), style="how", before=4.0),) if closed else ()
    return (how, grid, *note)


def _name_height(name: str, faces: Faces, theme: Theme) -> float:
    """The height that a person's name takes: it may stand on several lines."""
    style = theme.style(_NAME_STYLE)
    left, top, right, bottom = _NAME_PADDING
    lines = wrap(faces, name, style.weight, style.size, _NAMES - left - right)
    return len(lines) * style.leading + top + bottom


def _how_words(sheet: SheetPaper, words: ChartWords) -> str:
    """What to write in a box, and about whom to say more: by the signs of this story that end somebody's part."""
    asked = words.matrix_how.format(group=words.group)
    ends = ", ".join(one.meaning for one in sheet.signs if one.ends)
    if not ends:
        return asked
    told = words.matrix_ends_when if sheet.says_when else words.matrix_ends
    return f"{asked} {told.format(person=words.person, how=ends)}"


def complete_matrix(sheet: SheetPaper, answer: SheetAnswer) -> tuple[Ink, ...]:
    """Sides in their boxes, the group or zone under them."""
    return tuple(
        Written(_space(sheet, row, column), _said(side.side, side.detail), group=f"{sheet.id}.cells")
        for row, sides in enumerate(answer.rows)
        for column, side in enumerate(sides)
        if side is not None and sheet.rows[row].open[column]
    )


def _said(side: str, detail: str) -> Text:
    return Text((Run(side), LineBreak(), Run(detail))) if detail else plain(side)


def _space(sheet: SheetPaper, row: int, column: int) -> str:
    return f"{sheet.id}.cell{row}.{column}"


def _head(sheet: SheetPaper) -> Row:
    def cell(index: int) -> Cell:
        phase = sheet.phases[index]
        title = (Paragraph(text=plain(phase.title), style="row-hint"),) if phase.title else ()
        years = Paragraph(text=plain(phase.years), style="column-head")
        return Cell(role="TH", scope="Column", blocks=(years, *title), padding=(6.0, 3.0, 6.0, 3.0))

    corner = Cell(role="TD")
    return Row(cells=(corner, *(cell(index) for index in range(len(sheet.phases)))), head=True)


@dataclass(frozen=True, slots=True)
class _Given:
    """Sets what is given in a box of fixed height, which tells nothing of the words that others write there."""

    faces: Faces
    theme: Theme

    def paragraph(self, side: SidePaper, size: tuple[float, float]) -> Paragraph:
        """The words as large as the box allows; what is longer still ends with dots."""
        left, top, right, bottom = _GIVEN_PADDING
        width, height = 0.98 * (size[0] - left - right), size[1] - top - bottom
        for name in _GIVEN_STYLES:
            style = self.theme.style(name)
            lines = [wrap(self.faces, part, style.weight, style.size, width) for part in (side.side, side.detail)]
            if sum(map(len, lines)) * style.leading <= height:
                return Paragraph(text=_said(side.side, side.detail), style=name)
        most = max(1, int(height / style.leading) - len(lines[0]))
        kept = " ".join(lines[1][:most])
        if len(lines[1]) > most:
            kept = f"{kept.rsplit(' ', 1)[0]} …"
        return Paragraph(text=_said(side.side, kept), style=name)


def _row(
    sheet: SheetPaper, number: int, size: tuple[float, float], printed: _Given, words: ChartWords
) -> Row:
    row = sheet.rows[number]
    cells = []
    for column, phase in enumerate(sheet.phases):
        name = words.cell_blank.format(name=row.name, years=phase.years)
        space = Space(id=_space(sheet, number, column), kind=SpaceKind.BOX, name=name, height=size[1], rule=0.0)
        crossed = _cross(f"{sheet.id}.cross{number}.{column}", size, f"{name}: {words.crossed}")
        given = row.given[column]
        if given is not None:
            told = printed.paragraph(given, size)
            cells.append(Cell(blocks=(told,), rule=0.7, middle=True, padding=_GIVEN_PADDING))
        else:
            cells.append(Cell(blocks=(space if row.open[column] else crossed,), rule=0.7))
    head = Cell(
        role="TH",
        scope="Row",
        middle=True,
        blocks=(Paragraph(text=plain(row.name), style=_NAME_STYLE),),
        padding=_NAME_PADDING,
    )
    return Row(cells=(head, *cells), height=size[1])


def _cross(name: str, size: tuple[float, float], alt: str) -> Drawing:
    """Two diagonals: nothing is to be written about somebody who is dead or not part of the story."""
    width, height = size
    lines = (stroke([(0.0, 0.0), (width, height)], THIN_RULE), stroke([(0.0, height), (width, 0.0)], THIN_RULE))
    return Drawing(id=name, width=width, height=height, things=lines, alt=alt)
