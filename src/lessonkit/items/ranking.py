"""ranking: statements put in order of weight, in a diamond of nine boxes or on a ladder, with reasons.

    - ranking: Why did Stalin win? Rank the reasons.
      shape: ladder
      statements:
        - He placed his own people in the party.
        - He led the party’s files and appointments.
        - His rivals quarrelled with one another.
        - Trotsky joined late and seemed proud.
      justify: Give two reasons for the one at the top.
      answer:
        - Those whom he placed voted for him,
        - and without votes nothing else would have counted.
      marks: 2

Write the statements in one order that can be defended, the most important first: that is the key's. They are printed
in the order of their words, behind letters; pupils write letters. A diamond (which is usual) has nine statements, in
rows of one, two, three, two and one; a ladder 3 to 10. There is no one right order, so the marks are for the reasons:
three, unless you say otherwise, and two lines for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from pydantic import Field

from lessonkit.items.printing import (
    LETTERS,
    answer_line,
    in_print_order,
    in_sentences,
    lettered,
    sentences,
    ticked_points,
)
from lessonkit.items.reading import are_different
from lessonkit.items.ruled import RuledAnswer, RuledPaper, RuledSpec
from lessonkit.items.shuffle import places_in, relettered, shuffled, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import (
    Block,
    Cell,
    Columns,
    Grid,
    Item,
    Marks,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Stack,
    Track,
)
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import Said, Strict

USUAL_MARKS = 3
LINES_A_MARK = 2
DIAMOND = (1, 2, 3, 2, 1)
FEWEST, MOST = 3, 10
BOX_WIDTH, BOX_HEIGHT = 44.0, 23.0
GAP = 5.0
STEP = BOX_WIDTH / 2 + GAP
"""Half a box of a ladder, and the white beside it."""
DIAMOND_BOX = (60.0, 30.0)
"""Width and height of a diamond's boxes: a letter is read from across the table."""

Shape = Literal["diamond", "ladder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingWords:
    """The fixed words of a ranking."""

    how: str = "Write one letter in each box; many orders can be right."
    most: str = "most important"
    least: str = "least important"
    place: str = "row {row}, box {box}"
    rung: str = "place {number}"
    justify: str = "Give your reasons for the one at the top."
    one_order: str = "{order} – one order of many"
    reasons: str = "for the reasons, not for the order: one for each, up to {n}"


WORDS: Mapping[str, RankingWords] = {
    "en-GB": RankingWords(),
}


@dataclass(frozen=True, kw_only=True)
class RankingPaper(RuledPaper):
    """Lettered statements, boxes for their letters, and lines for reasons."""

    statements: tuple[Text, ...]
    shape: Shape
    ends: tuple[Text, Text]
    """What the first place and the last mean."""
    justify: Text

    def compose(self, setting: Setting) -> Item:
        """The boxes beside the statements; the spaces are "<id>.1" …, row by row, and "<id>.lines"."""
        own = setting.words.of(WORDS)
        letters = replace(lettered(self.id, self.statements), columns=1)
        boxes = self._diamond(own, setting) if self.shape == "diamond" else self._ladder(own, setting)
        right = Stack(blocks=(boxes,), firm=True)
        body: list[Block] = [Columns(left=Stack(blocks=(letters,)), right=right, before=4.0)]
        body.append(Paragraph(text=self.justify or plain(own.justify), before=8.0, keep_next=True))
        body += super().compose(setting).body
        return self.item(tuple(body), marks_at=Marks.LINE, loose=True)

    def _diamond(self, own: RankingWords, setting: Setting) -> Grid:
        """Rows of boxes over one middle, with words over the first and under the last.

        Each takes two of six tracks, so that boxes of one row stand over the gaps of the next.
        """
        widest = max(DIAMOND)
        count, rows = 0, [_words_across(self.ends[0], 2 * widest)]
        for row, boxes in enumerate(DIAMOND, 1):
            aside = (Cell(role="", span=widest - boxes),) if widest > boxes else ()
            cells = tuple(
                self._box(count + box, own.place.format(row=row, box=box), setting, DIAMOND_BOX)
                for box in range(1, boxes + 1)
            )
            rows.append(Row(role="", cells=(*aside, *cells, *aside)))
            count += boxes
        rows.append(_words_across(self.ends[1], 2 * widest))
        return Grid(role="", id=f"{self.id}.boxes", columns=(Track(),) * (2 * widest), rows=tuple(rows))

    def _ladder(self, own: RankingWords, setting: Setting) -> Grid:
        """A box for each statement, with words beside the first and the last."""
        last = len(self.statements)
        ends = {1: self.ends[0], last: self.ends[1]}
        rows = []
        for rung in range(1, last + 1):
            said = (Paragraph(text=ends[rung], style="how"),) if rung in ends else ()
            box = self._box(rung, own.rung.format(number=rung), setting, (BOX_WIDTH, BOX_HEIGHT))
            label = Cell(role="", blocks=said, middle=True, padding=(GAP, 0.0, 0.0, 0.0))
            rows.append(Row(role="", cells=(box, label)))
        tracks = (Track(width=STEP), Track(width=STEP), Track())
        return Grid(role="", id=f"{self.id}.boxes", columns=tracks, rows=tuple(rows))

    def _box(self, number: int, place: str, setting: Setting, size: tuple[float, float]) -> Cell:
        """A box for a letter, no wider than its cell."""
        space = Space(
            id=f"{self.id}.{number}",
            kind=SpaceKind.LETTER,
            name=setting.words.answer_part.format(number=self.number, part=place),
            width=size[0],
            height=size[1],
        )
        return Cell(role="", span=2, align="centre", middle=True, padding=(GAP, GAP / 2, GAP, GAP / 2), blocks=(space,))

    def texts(self) -> tuple[Text, ...]:
        """The stem, the statements and what the reasons are asked for."""
        return (*super().texts(), *self.statements, *self.ends, self.justify)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The statements move."""
        places = places_in(version, self.statements, self.id, self.seed)
        return replace(self, statements=taken(self.statements, places)), (places,)


def _words_across(words: Text, tracks: int) -> Row:
    said = Paragraph(text=words, style="how", align="centre")
    return Row(role="", cells=(Cell(role="", span=tracks, blocks=(said,)),))


@dataclass(frozen=True, kw_only=True)
class RankingAnswer(RuledAnswer):
    """One order, by the letters of its statements as they are printed, and the reasons for it."""

    letters: tuple[str, ...]
    rows: tuple[int, ...]
    statements: tuple[Text, ...]

    def discloses(self) -> tuple[str, ...]:
        """The statements, sorted by their words."""
        return tuple(sorted(text.plain() for text in self.statements))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A letter in each box, the reasons on the lines."""
        letters = (Written(f"{self.id}.{n}", plain(letter)) for n, letter in enumerate(self.letters, 1))
        overflow = setting.words.overflow.format(number=self.number)
        return (*letters, Written(f"{self.id}.lines", in_sentences(self.points), overflow))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The order, the reasons with their ticks, and what the marks are for."""
        own = setting.words.of(WORDS)
        rows, start = [], 0
        for boxes in self.rows:
            rows.append(", ".join(self.letters[start : start + boxes]))
            start += boxes
        lines = [
            answer_line(setting, plain(own.one_order.format(order=" / ".join(rows)))),
            SchemeLine("", ticked_points(self.points, self.marks), self.guidance.evidence),
        ]
        if self.marks:
            lines.append(SchemeLine(setting.words.award, plain(own.reasons.format(n=self.marks))))
        return tuple(lines)

    def moved(self, moves: Moves) -> Self:
        """The letters beside the statements as they stand now."""
        return replace(self, letters=relettered(self.letters, moves[0])) if moves else self

    def tells_itself(self) -> bool:
        """Whether the statements stand in the order of the key."""
        return self.letters == tuple(LETTERS[: len(self.letters)])


class EndsSpec(Strict):
    """What the first place and the last mean."""

    most: str = Field("", description="At the first, in place of “most important”.")
    least: str = Field("", description="At the last, in place of “least important”.")


class RankingSpec(RuledSpec):
    """Statements to rank."""

    key: ClassVar[str] = "ranking"

    ranking: str = Field(min_length=1, description="The stem.")
    statements: list[Said] = Field(
        max_length=26, description="The statements, in one order that can be defended, the most important first."
    )
    shape: Shape = Field("diamond", description="Boxes in a diamond of nine, or one under the other.")
    ends: EndsSpec = Field(EndsSpec(), description="Words at the first place and at the last.")
    justify: str = Field("", description="What the reasons are asked for; default: the one at the top.")
    seed: str = Field("", description="Any number or word: shuffles the statements by it.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK457 how many, LK403 a statement twice, LK409 the printed order is the key's, LK414 no reasons."""
        statements = tuple(scope.text(words, "statements", i) for i, words in enumerate(self.statements))
        if not self._counted(scope) or not are_different(statements, scope, "statements", "keep one of the two"):
            return None
        printed = shuffled(in_print_order(statements), self.seed, scope.id)
        if printed == statements:
            scope.sink.report(
                "LK409",
                "the sorted statements stand in the order of the key",
                scope.at("statements"),
                hint="try another `seed:`" if self.seed else "add `seed: 1` to shuffle them",
            )
            return None
        halves = self.split_ruled(scope, self.marks_or(USUAL_MARKS), LINES_A_MARK, LINES_A_MARK)
        return self._ranked(scope, halves, statements, printed) if halves else None

    def _counted(self, scope: Scope) -> bool:
        count = len(self.statements)
        if self.shape == "diamond" and count != sum(DIAMOND):
            message = f"a diamond has {sum(DIAMOND)} statements, not {count}"
            hint = f"write {sum(DIAMOND)}, or say `shape: ladder`"
        elif not FEWEST <= count <= MOST:
            message, hint = f"{count} statements do not make a ladder", f"write {FEWEST} to {MOST}"
        else:
            return True
        scope.sink.report("LK457", message, scope.at("statements"), hint=hint)
        return False

    def _ranked(
        self,
        scope: Scope,
        halves: tuple[RuledPaper, RuledAnswer],
        statements: tuple[Text, ...],
        printed: tuple[Text, ...],
    ) -> tuple[ItemPaper, ItemAnswer]:
        ruled, reasons = halves
        own = scope.words.of(WORDS)
        most, least = (scope.text(getattr(self.ends, key), "ends", key) for key in ("most", "least"))
        paper = RankingPaper(
            id=ruled.id,
            kind=ruled.kind,
            number=ruled.number,
            stem=ruled.stem,
            how=self.how_to(scope, sentences(own.how, scope.words.use_bank if self.bank else "")),
            marks=ruled.marks,
            lines=ruled.lines,
            starters=ruled.starters,
            bank=ruled.bank,
            statements=printed,
            shape=self.shape,
            ends=(most or plain(own.most), least or plain(own.least)),
            justify=scope.text(self.justify, "justify"),
            seed=self.seed,
            origin=ruled.origin,
        )
        answer = RankingAnswer(
            id=reasons.id,
            number=reasons.number,
            marks=reasons.marks,
            guidance=reasons.guidance,
            points=reasons.points,
            letters=tuple(LETTERS[printed.index(text)] for text in statements),
            rows=DIAMOND if self.shape == "diamond" else (1,) * len(statements),
            statements=statements,
        )
        return paper, answer
