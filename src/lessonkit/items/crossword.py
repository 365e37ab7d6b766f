"""crossword: words that cross, each with its meaning as its clue.

    - crossword: Solve the crossword.
      words:
        Politburo: the small committee that ruled the party
        Testament: the letter in which a dying leader judged his comrades
        Red Army: the soldiers of the new state
        Pravda: the party’s newspaper
        exile: having to live far from home
      evidence: made him General Secretary
      levels:
        support:
          first_letters: true

The words come from the lesson's `people:` and `terms:`, by their ids, or are your own, with a clue each. The grid is
made from them: every word crosses another, and the empty grid can be filled with them in one way only, clues apart; the
build asks for another word where that can't be. Spaces, hyphens and apostrophes take no cell, and accents are left out:
“Red Army” stands as REDARMY, its clue ends “(3, 4)”. Another `seed:` makes another grid. One mark for each word.

For some pupils `first_letters: true` prints the first letter of each word, and `bank: true` all words, sorted; the
grid is the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.entries import CELL, LARGEST, Clued, EntriesSpec, clue_list, counted
from lessonkit.items.printing import bank_over, in_print_order, sentences
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Block, Columns, Drawing, Fitted, Hole, Item, Paragraph, Stack
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.model.faces import Faces
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import TICK, Text, joined, plain
from lessonkit.puzzles.crossing import Crossing, Entry, Loose, Spot, Twofold, cross

TALLEST = 20
"""Rows of the largest grid."""
BESIDE = 8
"""A grid of so many columns, or fewer, has its clues beside it."""
RULE = 0.7
NUMBER_SIZE, LETTER_SIZE = 7.5, 12.0
UNDER_NUMBER = 3.5
"""Letters stand so much under the middle of their cells, clear of the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswordWords:
    """The fixed words of a crossword."""

    across: str = "Across"
    down: str = "Down"
    how: str = "One letter to a box. A number in brackets tells how many letters."
    alt: str = "Crossword grid of {columns} columns and {rows} rows. Across: {across}. Down: {down}."
    entry: str = "{number}, {count} letters"
    part: str = "one mark for each word; {marks} of {words} are counted"


WORDS: Mapping[str, CrosswordWords] = {"en-GB": CrosswordWords()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """An entry as pupils see it."""

    number: int
    row: int
    column: int
    down: bool
    length: int
    count: str
    clue: Text
    first: str = ""
    """Its first letter, where that is printed."""

    @property
    def cells(self) -> tuple[Spot, ...]:
        """Its cells."""
        return Entry(0, self.row, self.column, self.down, self.length).cells


@dataclass(frozen=True, slots=True, kw_only=True)
class GridArtist:
    """Draws the boxes, their numbers, and letters that are given; each box is a hole "<id>.<row>.<column>"."""

    id: str
    rows: int
    columns: int
    blanks: tuple[Blank, ...]
    alt: str

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """Boxes of 8 mm, or smaller where they have no room."""
        cell = min(CELL, (width - RULE) / self.columns, (height - RULE) / self.rows)
        spots = sorted({spot for blank in self.blanks for spot in blank.cells})
        edge = RULE / 2
        things: list[Placed] = [
            rectangle(edge + column * cell, edge + row * cell, cell, cell, RULE, "") for row, column in spots
        ]
        size = NUMBER_SIZE * cell / CELL
        for (row, column), number in {(one.row, one.column): one.number for one in self.blanks}.items():
            at = (edge + column * cell + 0.26 * size, edge + row * cell + 0.96 * size)
            things.append(Glyphs(*at, str(number), "Regular", size, ""))
        for blank in self.blanks:
            if blank.first:
                things += self._letter(blank, faces, cell)
        holes = tuple(
            Hole(
                id=f"{self.id}.{row}.{column}",
                x=edge + column * cell,
                y=edge + row * cell + UNDER_NUMBER * cell / CELL,
                width=cell,
                height=cell - UNDER_NUMBER * cell / CELL,
                size=LETTER_SIZE * cell / CELL,
            )
            for row, column in spots
        )
        high, wide = self.rows * cell + RULE, self.columns * cell + RULE
        return Drawing(
            id=f"{self.id}.grid", width=wide, height=high, things=tuple(things), alt=self.alt, holes=holes, before=6.0
        )

    def _letter(self, blank: Blank, faces: Faces, cell: float) -> list[Placed]:
        size = LETTER_SIZE * cell / CELL
        middle = RULE / 2 + (blank.column + 0.5) * cell
        foot = RULE / 2 + (blank.row + 0.5) * cell + UNDER_NUMBER / 2 + faces.cap_height("Regular", size) / 2
        return [
            Glyphs(middle - faces.width(face, run, size) / 2, foot, run, face, size, "")
            for face, run in faces.split("Regular", blank.first)
        ]


@dataclass(frozen=True, kw_only=True)
class CrosswordPaper(ItemPaper):
    """An empty grid and its clues."""

    rows: int
    columns: int
    blanks: tuple[Blank, ...]
    bank: tuple[Text, ...] = ()

    def compose(self, setting: Setting) -> Item:
        """The grid over two lists of clues, or, where it is narrow, beside them."""
        own = setting.words.of(WORDS)
        across, down = (self._clues(own, down=down) for down in (False, True))
        alt = self._told(own)
        artist = GridArtist(id=self.id, rows=self.rows, columns=self.columns, blanks=self.blanks, alt=alt)
        grid = Fitted(artist=artist)
        body: list[Block] = [*bank_over(self.id, self.bank, setting)]
        if self.columns <= BESIDE:
            clues = Stack(blocks=(across, down))
            body.append(Columns(left=Stack(blocks=(grid,)), right=clues, before=6.0))
        else:
            body += [grid, Columns(left=across, right=down, before=10.0)]
        return self.item(tuple(body))

    def _clues(self, own: CrosswordWords, *, down: bool) -> Stack:
        rows = [(str(one.number), counted(one.clue, one.count), ()) for one in self.blanks if one.down is down]
        name = own.down if down else own.across
        head = Paragraph(text=plain(name), style="row-name", before=4.0, keep_next=True)
        return Stack(blocks=(head, clue_list(f"{self.id}.{'down' if down else 'across'}", rows)))

    def _told(self, own: CrosswordWords) -> str:
        """The grid in words: its entries and their lengths."""
        across, down = (
            "; ".join(own.entry.format(number=one.number, count=one.count) for one in self.blanks if one.down is way)
            for way in (False, True)
        )
        return own.alt.format(columns=self.columns, rows=self.rows, across=across, down=down)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the clues and the bank."""
        return (self.stem, self.how, *(one.clue for one in self.blanks), *self.bank)

    def tells(self) -> tuple[Text, ...]:
        """The clues, too."""
        return (*super().tells(), *(one.clue for one in self.blanks))


@dataclass(frozen=True, kw_only=True)
class CrosswordAnswer(ItemAnswer):
    """The words, in the order of the entries; `shown` are the boxes whose letters are printed."""

    from_facts: ClassVar[bool] = True

    entries: tuple[Entry, ...]
    words: tuple[Clued, ...]
    shown: frozenset[Spot]
    banked: bool

    def discloses(self) -> tuple[str, ...]:
        """The words, where there is a bank; else their lengths and where they cross, which the grid cannot hide."""
        if self.banked:
            return tuple(sorted(one.words for one in self.words))
        places = (f"{entry.number} {entry.row}/{entry.column}" for entry in self.entries)
        return tuple(f"{place} ({one.count})" for place, one in zip(places, self.words, strict=True))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A letter in each box."""
        letters = {
            spot: letter
            for entry, one in zip(self.entries, self.words, strict=True)
            for spot, letter in zip(entry.cells, one.letters, strict=True)
        }
        return tuple(
            Written(f"{self.id}.{row}.{column}", plain(letters[row, column]))
            for row, column in sorted(letters.keys() - self.shown)
        )

    def short_answers(self) -> tuple[Text, ...]:
        """The words, rather than their letters."""
        return tuple(plain(one.words) for one in self.words)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The words across and down, with a tick each."""
        own = setting.words.of(WORDS)
        whole = self.marks == len(self.words)
        lines: list[SchemeLine] = []
        for down, label in ((False, own.across), (True, own.down)):
            said = [
                plain(f"{entry.number}\u00a0{one.words}") + (TICK if whole else Text())
                for entry, one in zip(self.entries, self.words, strict=True)
                if entry.down is down
            ]
            lines.append(SchemeLine(label, joined(said, "  "), () if lines else self.guidance.evidence))
        if not whole and self.marks:
            told = own.part.format(marks=self.marks, words=len(self.words))
            lines.append(SchemeLine(setting.words.award, plain(told)))
        return tuple(lines)


class CrosswordSpec(EntriesSpec):
    """Words that cross."""

    key: ClassVar[str] = "crossword"

    crossword: str = Field(min_length=1, description="The stem.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: those of the words, LK451 words that cross none, LK452 words that may change places."""
        words = self.entries(scope, clues=True)
        if words is None:
            return None
        seed = f"{self.seed}\x1f{scope.id}"
        grid = cross(tuple(one.letters for one in words), seed, LARGEST, TALLEST)
        if isinstance(grid, Crossing):
            return self._halves(scope, words, grid)
        self._report(grid, words, scope)
        return None

    def _report(self, fault: Loose | Twofold, words: tuple[Clued, ...], scope: Scope) -> None:
        named = [f"“{words[number].words}”" for number in fault.words]
        listed = ", ".join(named[:-1]) + (" and " if named[:-1] else "") + named[-1]
        if isinstance(fault, Twofold):
            hint = "put another word in the place of one of them, or add words that cross them"
            message = f"{listed} may change places in every grid that was tried, so that it has no one solution"
            scope.sink.report("LK452", message, scope.at("words"), hint=hint)
            return
        message = f"{listed} {'finds' if len(named) == 1 else 'find'} no place in the grid"
        hint = "a word must share a letter with others; take it out, add words that share its letters, or try a `seed:`"
        scope.sink.report("LK451", message, scope.at("words"), hint=hint)

    def _halves(self, scope: Scope, words: tuple[Clued, ...], grid: Crossing) -> tuple[ItemPaper, ItemAnswer]:
        guidance = self.guidance(scope)
        marks = self.marks_or(len(words))
        placed = tuple(words[entry.word] for entry in grid.entries)
        pairs = zip(grid.entries, placed, strict=True)
        blanks = tuple(_blank(entry, one, first=self.first_letters) for entry, one in pairs)
        paper = CrosswordPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, sentences(scope.words.of(WORDS).how, scope.words.use_bank if self.bank else "")),
            marks=marks,
            rows=grid.rows,
            columns=grid.columns,
            blanks=blanks,
            bank=in_print_order([plain(one.words) for one in words]) if self.bank else (),
            origin=scope.at(),
        )
        answer = CrosswordAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            entries=grid.entries,
            words=placed,
            shown=frozenset((one.row, one.column) for one in blanks if one.first),
            banked=self.bank,
        )
        return paper, answer


def _blank(entry: Entry, one: Clued, *, first: bool) -> Blank:
    """An entry as pupils see it; its first letter alone may be given."""
    return Blank(
        number=entry.number,
        row=entry.row,
        column=entry.column,
        down=entry.down,
        length=entry.length,
        count=one.count,
        clue=one.clue,
        first=one.letters[0] if first else "",
    )
