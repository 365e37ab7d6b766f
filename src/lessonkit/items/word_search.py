"""word_search: words hidden in a square of letters, each found by its clue.

    - word_search: Find a word for each clue, ring it, and write it on the line.
      words:
        Politburo: the small committee that ruled the party
        Testament: the letter in which a dying leader judged his comrades
        Pravda: the party’s newspaper
        exile: having to live far from home
      evidence: made him General Secretary
      levels:
        support:
          bank: true

The words come from the lesson's `people:` and `terms:`, by their ids, or are your own, with a clue each; without any
clue, `bank: true` prints the words instead. They run to the right, down and aslant, and with `backwards` the other way,
too. Each stands there once, and no rude word does by chance. Another `seed:` makes another square. One mark for each
word.

For some pupils `bank: true` prints the words beside their clues, sorted, and `first_letters: true` the first letter of
each; the square is the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.items.entries import CELL, LARGEST, Clued, EntriesSpec, clue_list, counted
from lessonkit.items.printing import bank_over, in_print_order, ticked_points
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Block, Columns, Drawing, Fitted, Hole, Item, Space, SpaceKind, Stack
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.model.faces import Faces
from lessonkit.model.ink import Ink, Ringed, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.puzzles.rude import rude_words
from lessonkit.puzzles.searching import DOWN, FALLING, RIGHT, RISING, Hunt, Lie, Step, hide, part_of

SMALLEST = 8
RULE, WHITE = 0.7, 4.0
LETTER_SIZE = 12.0
LINE_HEIGHT = 20.0

Direction = Literal["right", "down", "diagonal", "backwards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """The fixed words of a word search."""

    how: str = "Each word stands in the grid once."
    alt: str = "Word search, {size} rows of {size} letters. {rows}"
    row: str = "Row {number}: {letters}."
    ringed: str = "{word}: from row {row}, column {column}, {way}"
    right: str = "to the right"
    down: str = "down"
    falling: str = "down to the right"
    rising: str = "up to the right"
    left: str = "to the left"
    up: str = "up"
    back_up: str = "up to the left"
    back_down: str = "down to the left"

    def way(self, step: Step) -> str:
        """A direction in words."""
        ways = {RIGHT: self.right, DOWN: self.down, FALLING: self.falling, RISING: self.rising}
        back = {(0, -1): self.left, (-1, 0): self.up, (-1, -1): self.back_up, (1, -1): self.back_down}
        return (ways | back)[step]


WORDS: Mapping[str, SearchWords] = {"en-GB": SearchWords()}


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareArtist:
    """Draws the letters in a frame; each is a hole "<id>.<row>.<column>"."""

    id: str
    rows: tuple[str, ...]
    alt: str

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """Letters 8 mm apart, or nearer where they have no room."""
        count = len(self.rows)
        edge = RULE / 2 + WHITE
        cell = min(CELL, (min(width, height) - 2 * edge) / count)
        size = LETTER_SIZE * cell / CELL
        side = count * cell + 2 * WHITE
        things: list[Placed] = [rectangle(RULE / 2, RULE / 2, side, side, RULE, "")]
        foot = cell / 2 + faces.cap_height("Regular", size) / 2
        holes = []
        for row, letters in enumerate(self.rows):
            for column, letter in enumerate(letters):
                x, y = edge + column * cell, edge + row * cell
                for face, run in faces.split("Regular", letter):
                    left = x + (cell - faces.width(face, run, size)) / 2
                    things.append(Glyphs(left, y + foot, run, face, size, ""))
                holes.append(Hole(id=f"{self.id}.{row}.{column}", x=x, y=y, width=cell, height=cell))
        whole = side + RULE
        return Drawing(
            id=f"{self.id}.square",
            width=whole,
            height=whole,
            things=tuple(things),
            alt=self.alt,
            holes=tuple(holes),
            before=6.0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A word as pupils are asked for it."""

    clue: Text
    count: str
    first: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchPaper(ItemPaper):
    """A square of letters, and a clue with a line for each word; no clues where the words are printed alone."""

    rows: tuple[str, ...]
    wanted: tuple[Wanted, ...]
    bank: tuple[Text, ...] = ()

    def compose(self, setting: Setting) -> Item:
        """The words, the square, then the clues in two columns; the lines are "<id>.1", "<id>.2" …"""
        own = setting.words.of(WORDS)
        rows = (own.row.format(number=n, letters=" ".join(row)) for n, row in enumerate(self.rows, 1))
        alt = own.alt.format(size=len(self.rows), rows=" ".join(rows))
        body: list[Block] = [*bank_over(self.id, self.bank, setting)]
        body.append(Fitted(artist=SquareArtist(id=self.id, rows=self.rows, alt=alt)))
        if self.wanted:
            half = (len(self.wanted) + 1) // 2
            left, right = (self._clues(part, setting) for part in (range(half), range(half, len(self.wanted))))
            body.append(Columns(left=left, right=right, before=8.0))
        return self.item(tuple(body))

    def _clues(self, part: range, setting: Setting) -> Stack:
        rows = []
        for n in part:
            one = self.wanted[n]
            rows.append((str(n + 1), counted(one.clue, one.count, one.first), (self._line(n, setting),)))
        return Stack(blocks=(clue_list(f"{self.id}.clues{part.start}", rows),))

    def _line(self, n: int, setting: Setting) -> Space:
        name = setting.words.answer_part.format(number=self.number, part=self.wanted[n].clue.plain())
        return Space(id=f"{self.id}.{n + 1}", kind=SpaceKind.LINE, name=name, height=LINE_HEIGHT)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the clues and the words."""
        return (self.stem, self.how, *(one.clue for one in self.wanted), *self.bank)

    def tells(self) -> tuple[Text, ...]:
        """The clues, too."""
        return (*super().tells(), *(one.clue for one in self.wanted))


@dataclass(frozen=True, kw_only=True)
class SearchAnswer(ItemAnswer):
    """The words and where they lie, in the order of their clues."""

    from_facts: ClassVar[bool] = True

    words: tuple[Clued, ...]
    lies: tuple[Lie, ...]
    clued: bool

    def discloses(self) -> tuple[str, ...]:
        """The words, which stand among the letters."""
        return tuple(sorted(one.words for one in self.words))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A ring round each word, and the word on its line."""
        own = setting.words.of(WORDS)
        found: list[Ink] = []
        for n, (one, lie) in enumerate(zip(self.words, self.lies, strict=True), 1):
            first, last = (f"{self.id}.{row}.{column}" for row, column in (lie.cells[0], lie.cells[-1]))
            place = own.ringed.format(word=one.words, row=lie.row + 1, column=lie.column + 1, way=own.way(lie.step))
            found.append(Ringed(first, alt=place, to=last))
            if self.clued:
                found.append(Written(f"{self.id}.{n}", plain(one.words)))
        return tuple(found)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The words with a tick each."""
        said = [plain(f"{n}\u00a0{one.words}" if self.clued else one.words) for n, one in enumerate(self.words, 1)]
        return (SchemeLine(setting.words.answer, ticked_points(said, self.marks), self.guidance.evidence),)


class SearchSpec(EntriesSpec):
    """Words hidden among letters."""

    key: ClassVar[str] = "word_search"

    word_search: str = Field(min_length=1, description="The stem.")
    directions: list[Direction] = Field(
        default=["right", "down", "diagonal"], min_length=1, description="How words may run; the same for all levels."
    )

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: those of the words, LK453 a word inside another, LK455 no room."""
        words = self.entries(scope, clues=not self.bank)
        if words is None or not self._apart(words, scope):
            return None
        seed = f"{self.seed}\x1f{scope.id}"
        sizes = tuple(range(SMALLEST, LARGEST + 1))
        hunt = hide(tuple(one.letters for one in words), seed, self._steps(), sizes, rude_words())
        if hunt is None:
            hint = "take some words out, or allow more `directions:`"
            message = f"no square of up to {LARGEST} letters holds the {len(words)} words"
            scope.sink.report("LK455", message, scope.at("words"), hint=hint)
            return None
        return self._halves(scope, words, hunt)

    def _steps(self) -> tuple[Step, ...]:
        straight = {"right": (RIGHT,), "down": (DOWN,), "diagonal": (FALLING, RISING)}
        forwards = tuple(step for way, steps in straight.items() if way in self.directions for step in steps)
        forwards = forwards or (RIGHT,)
        back = tuple((-down, -right) for down, right in forwards)
        return (*forwards, *back) if "backwards" in self.directions else forwards

    def _apart(self, words: tuple[Clued, ...], scope: Scope) -> bool:
        """Whether no word holds another: it would be found twice."""
        found = part_of([one.letters for one in words])
        if found is None:
            return True
        small, large = (words[number].words for number in found)
        message = f"“{small}” is part of “{large}”, so that it would be found twice"
        scope.sink.report("LK453", message, scope.at("words"), hint="take one of the two out")
        return False

    def _halves(self, scope: Scope, words: tuple[Clued, ...], hunt: Hunt) -> tuple[ItemPaper, ItemAnswer]:
        guidance = self.guidance(scope)
        marks = self.marks_or(len(words))
        clued = all(one.clue for one in words)
        clues = in_print_order([one.clue for one in words]) if clued else ()
        order = sorted(range(len(words)), key=lambda n: clues.index(words[n].clue) if clued else n)
        wanted = tuple(
            Wanted(
                clue=words[n].clue, count=words[n].count, first=words[n].letters[0] if self.first_letters else ""
            )
            for n in order
        )
        paper = SearchPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.of(WORDS).how),
            marks=marks,
            rows=hunt.rows,
            wanted=wanted if clued else (),
            bank=in_print_order([plain(one.words) for one in words]) if self.bank else (),
            origin=scope.at(),
        )
        answer = SearchAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            words=tuple(words[n] for n in order),
            lies=tuple(hunt.lies[n] for n in order),
            clued=clued,
        )
        return paper, answer
