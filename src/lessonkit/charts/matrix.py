"""The matrix: people down, phases across, and in each box where somebody stood towards one person."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.chart_words import ChartWords
from lessonkit.charts.asking import choose_words
from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.shapes import stroke, wrap
from lessonkit.charts.storyline.plan import Frame, bank_height, instruction_height
from lessonkit.charts.storyline.rows import BOX_HEIGHT
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetAnswer, SheetPaper, SidePaper, Stance
from lessonkit.model.blocks import Block, Cell, Drawing, Grid, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Ringed, Written
from lessonkit.model.text import LineBreak, Run, Text, operative, plain
from lessonkit.themes import THIN_RULE, Theme

_NAMES = 84.0
_NAME_STYLE, _ROLE_STYLE, _NAME_PADDING = "row-name", "table-smallest", (0.0, 4.0, 6.0, 4.0)
_HEAD, _UNDER_HOW, _FOOT = 40.0, 4.0, 22.0
_GIVEN_STYLES, _GIVEN_PADDING = ("table", "table-small", "table-smallest"), (6.0, 4.0, 6.0, 4.0)
_RING_STYLE, _RING_TOP, _RING_WHITE = "number", 3.0, 10.0
"""The style of what is to be ringed, and the white over and between it."""
_RING_PADDING = (0.0, _RING_TOP, 0.0, 0.0)
_MOST_HEIGHT, _MOST_SHARE = 62.0, 0.15
"""A row is no higher than the one, or than that share of a large sheet."""


def compose_matrix(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[Block, ...]:
    """The instruction, a table with a box in each cell, and what the crossed cells mean; room is left for a bank."""
    width, height = _cell_size(sheet, faces, theme, words, frame)
    ring = _Ring.of((width, height), faces, theme, words)
    asked = _how_words(sheet, words, ring)
    heights = [max(height, _name_height(row.name, faces, theme)) for row in sheet.rows]
    roles = all(_name_height(row.name, faces, theme, row.role) <= height for row in sheet.rows)
    given = _Given(faces, theme)
    print_ = _Print(sheet, width, ring, given, words, roles)
    rows = [_head(sheet), *(print_.row(number, own) for number, own in enumerate(heights))]
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


def _cell_size(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[float, float]:
    """The width and height of a cell, whichever instruction stands over the table."""
    asked = max(_hows(sheet, words), key=lambda how: instruction_height(how, faces, theme, frame.width))
    how_height = _UNDER_HOW + instruction_height(asked, faces, theme, frame.width)
    bank = bank_height(sheet, faces, theme, frame.width, 1)
    height = (frame.height - _HEAD - how_height - _FOOT - bank) / max(1, len(sheet.rows))
    height = max(BOX_HEIGHT, min(max(_MOST_HEIGHT, _MOST_SHARE * frame.height), height - 1.0))
    return (frame.width - _NAMES) / len(sheet.phases), height


@dataclass(frozen=True, slots=True)
class _Ring:
    """The ways to stand, printed at the head of each box to be ringed: words, or letters where boxes are narrow."""

    labels: tuple[str, ...]
    widths: tuple[float, ...]

    @classmethod
    def of(cls, size: tuple[float, float], faces: Faces, theme: Theme, words: ChartWords) -> _Ring | None:
        """None where they would leave no room to write under them."""
        style = theme.style(_RING_STYLE)
        if size[1] < style.leading + _RING_TOP + BOX_HEIGHT:
            return None
        for labels in (words.matrix_stances, words.matrix_letters):
            wide = [faces.width(style.weight, label, style.size) for label in labels]
            white = (size[0] - sum(wide)) / len(wide)
            if white >= _RING_WHITE:
                return cls(labels, tuple(one + white for one in wide))
        return None

    def ways(self, words: ChartWords) -> str:
        """ "**with**, **against** or **apart**"; letters with what they mean."""
        named = [
            f"**{label}**" if label == told else f"**{label}** ({told})"
            for label, told in zip(self.labels, words.matrix_stances, strict=True)
        ]
        return f"{', '.join(named[:-1])} {words.or_} {named[-1]}"

    def grid(self, cell: str, name: str) -> Grid:
        """The ways side by side; the key rings one."""
        spaces = [
            Space(id=f"{cell}.{stance}", kind=SpaceKind.CHOICE, name=f"{name}: {stance}", label=label)
            for stance, label in zip(Stance, self.labels, strict=True)
        ]
        cells = tuple(Cell(role="", align="centre", blocks=(space,), padding=_RING_PADDING) for space in spaces)
        tracks = tuple(Track(width=width) for width in self.widths)
        return Grid(role="", columns=tracks, rows=(Row(role="", cells=cells),))


def _name_height(name: str, faces: Faces, theme: Theme, role: str = "") -> float:
    """The height that a person's name takes, with the role under it: both may stand on several lines."""
    left, top, right, bottom = _NAME_PADDING
    height = top + bottom
    for text, used in ((name, _NAME_STYLE), (role, _ROLE_STYLE)):
        style = theme.style(used)
        height += len(wrap(faces, text, style.weight, style.size, _NAMES - left - right)) * style.leading
    return height


def _hows(sheet: SheetPaper, words: ChartWords) -> list[str]:
    """All instructions that the sheet may have."""
    rings = [_Ring(labels, ()) for labels in (words.matrix_stances, words.matrix_letters)]
    return [_how_words(sheet, words, ring) for ring in (None, *rings)]


def _how_words(sheet: SheetPaper, words: ChartWords, ring: _Ring | None) -> str:
    """What to do in a box, and about whom to say more: by the signs of this story that end somebody's part."""
    asked = words.matrix_how.format(group=words.group)
    if ring is not None:
        asked = words.matrix_ring.format(ways=ring.ways(words), group=words.group)
    if sheet.bank_blocs:
        asked = f"{asked} {choose_words(sheet, words)}"
    ends = ", ".join(one.meaning for one in sheet.signs if one.ends)
    if not ends:
        return asked
    told = words.matrix_ends_when if sheet.says_when else words.matrix_ends
    return f"{asked} {told.format(person=words.person, how=ends)}"


def complete_matrix(
    sheet: SheetPaper, answer: SheetAnswer, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[Ink, ...]:
    """Sides in their boxes, the group or zone under them; a ring round the side where it is printed."""
    ringed = _Ring.of(_cell_size(sheet, faces, theme, words, frame), faces, theme, words) is not None
    inks: list[Ink] = []
    for row, sides in enumerate(answer.rows):
        for column, side in enumerate(sides):
            if side is None or not sheet.rows[row].open[column]:
                continue
            cell = _space(sheet, row, column)
            if ringed:
                inks.append(Ringed(f"{cell}.{side.stance}", alt=side.side))
            said = plain(side.detail) if ringed else _said(side.side, side.detail)
            if said:
                inks.append(Written(cell, said, group=f"{sheet.id}.cells"))
    return tuple(inks)


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


@dataclass(frozen=True, slots=True)
class _Print:
    """Prints the rows of one table, with cells of one width."""

    sheet: SheetPaper
    width: float
    ring: _Ring | None
    given: _Given
    words: ChartWords
    roles: bool
    """Whether people's roles stand under their names: all of them, or none."""

    def row(self, number: int, height: float) -> Row:
        """Somebody's name, and a cell for each phase."""
        row = self.sheet.rows[number]
        told = [Paragraph(text=plain(row.name), style=_NAME_STYLE)]
        if self.roles and row.role:
            told.append(Paragraph(text=plain(row.role), style=_ROLE_STYLE))
        head = Cell(
            role="TH",
            scope="Row",
            middle=True,
            blocks=tuple(told),
            padding=_NAME_PADDING,
        )
        cells = (self._cell(number, column, height) for column in range(len(self.sheet.phases)))
        return Row(cells=(head, *cells), height=height)

    def _cell(self, number: int, column: int, height: float) -> Cell:
        """What is given, a box to fill in, or a cross."""
        row, size = self.sheet.rows[number], (self.width, height)
        given = row.given[column]
        if given is not None:
            return Cell(blocks=(self.given.paragraph(given, size),), rule=0.7, middle=True, padding=_GIVEN_PADDING)
        name = self.words.cell_blank.format(name=row.name, years=self.sheet.phases[column].years)
        if not row.open[column]:
            crossed = f"{self.sheet.id}.cross{number}.{column}"
            return Cell(blocks=(_cross(crossed, size, f"{name}: {self.words.crossed}"),), rule=0.7)
        cell = _space(self.sheet, number, column)
        if self.ring is None:
            return Cell(blocks=(Space(id=cell, kind=SpaceKind.BOX, name=name, height=height, rule=0.0),), rule=0.7)
        grid = self.ring.grid(cell, name)
        left = height - self.given.theme.style(_RING_STYLE).leading - _RING_TOP
        box = Space(id=cell, kind=SpaceKind.BOX, name=name, height=left, rule=0.0)
        return Cell(blocks=(grid, box), rule=0.7)


def _cross(name: str, size: tuple[float, float], alt: str) -> Drawing:
    """Two diagonals: nothing is to be written about somebody who is dead or not part of the story."""
    width, height = size
    lines = (stroke([(0.0, 0.0), (width, height)], THIN_RULE), stroke([(0.0, height), (width, 0.0)], THIN_RULE))
    return Drawing(id=name, width=width, height=height, things=lines, alt=alt)
