"""true_false: statements to judge, each with a line to correct it.

    - true_false: True or false?
      statements:
        - text: Trotsky was one of the first Bolsheviks.
          answer: false
          correction: He joined only in 1917.
          evidence: only in 1917
        - text: Lenin’s Testament criticised both rivals.
          answer: true

Every statement has a correction line, so that the line tells nothing. One mark for each statement; a false one
needs its correction too, so that the marks do not tell how many are false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Block, Cell, Grid, Item, Paragraph, Row, Space, SpaceKind, Stack, Track
from lessonkit.model.ink import Ink, Ringed, Written
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import TICK, Text, joined, plain
from lessonkit.specs import Levels, OneOrMore, Strict
from lessonkit.themes import THIN_RULE
from lessonkit.words import Words

PARTS = "abcdefghijklmnopqrstuvwxyz"
LETTER_WIDTH = 26.0
MARK_COLUMN = 45.0
CORRECTION_HEIGHT = 22.7


@dataclass(frozen=True, kw_only=True)
class TrueFalsePaper(ItemPaper):
    """Statements, each with T and F to ring and a line to write on."""

    statements: tuple[Text, ...]

    def compose(self, setting: Setting) -> Item:
        """A list of statements; spaces "<id>.a.T", "<id>.a.F", "<id>.a.line" and "<id>.a.margin"."""
        rows = tuple(
            self._statement(PARTS[i], text, setting.words, first=i == 0) for i, text in enumerate(self.statements)
        )
        return self.item((Stack(blocks=rows, role="L"),))

    def _statement(self, part: str, text: Text, words: Words, *, first: bool) -> Block:
        place = f"{self.id}.{part}"
        name = words.answer_part.format(number=self.number, part=part)
        letters = (_ring(place, "T", name, words.true_letter), _ring(place, "F", name, words.false_letter))
        margin = Space(id=f"{place}.margin", kind=SpaceKind.MARGIN, name="", width=MARK_COLUMN)
        line = Space(
            id=f"{place}.line",
            kind=SpaceKind.LINE,
            name=name,
            height=CORRECTION_HEIGHT,
            label=words.correction,
            rule=THIN_RULE,
        )
        statement = Cell(role="LBody", blocks=(Paragraph(text=text),))
        label = Cell(role="Lbl", blocks=(Paragraph(text=plain(part), style="part", role=""),))
        grid = Grid(
            role="",
            columns=(
                Track(width=20.0),
                Track(),
                Track(width=LETTER_WIDTH),
                Track(width=LETTER_WIDTH),
                Track(width=MARK_COLUMN),
            ),
            rows=(
                Row(role="", cells=(label, statement, *letters, Cell(role="", blocks=(margin,)))),
                Row(role="", cells=(Cell(role=""), Cell(role="", span=3, blocks=(line,)), Cell(role=""))),
            ),
            keep=True,
        )
        return Stack(blocks=(grid,), role="LI", before=4.0 if first else 8.5, keep=True)

    def texts(self) -> tuple[Text, ...]:
        """The stem and every statement."""
        return (self.stem, self.how, *self.statements)


def _ring(place: str, key: str, name: str, label: str) -> Cell:
    """A cell with a letter to ring; its space is named by the key, whatever the letter in print."""
    space = Space(id=f"{place}.{key}", kind=SpaceKind.CHOICE, name=f"{name}: {label}", label=label, width=11.0)
    return Cell(role="", align="centre", blocks=(space,))


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """Whether a statement is true; if not, what is."""

    is_true: bool
    correction: Text = Text()
    evidence: tuple[Evidence, ...] = ()
    accept: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrueFalseAnswer(ItemAnswer):
    """One judgement for each statement."""

    judgements: tuple[Judgement, ...]

    def discloses(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A ring round T or F; the correction on its line, a dash where none is due."""
        ink: list[Ink] = []
        for part, judged in zip(PARTS, self.judgements, strict=False):
            place = f"{self.id}.{part}"
            ink.append(Ringed(f"{place}.{'T' if judged.is_true else 'F'}"))
            overflow = setting.words.overflow.format(number=self.number)
            ink.append(Written(f"{place}.line", judged.correction or plain("–"), overflow))
        return tuple(ink)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """Each judgement with its correction, then how the marks are given."""
        words = setting.words
        lines = [
            SchemeLine(words.answer if i == 0 else "", self._row(PARTS[i], judged, words), judged.evidence)
            for i, judged in enumerate(self.judgements)
        ]
        accepted = joined(
            (
                plain(f"{part}\u00a0\u00a0") + joined(judged.accept, "; ")
                for part, judged in zip(PARTS, self.judgements, strict=False)
                if judged.accept
            ),
            "; ",
        )
        if accepted:
            lines.append(SchemeLine(words.accept, accepted))
        if self.marks:
            lines.append(SchemeLine(words.award, plain(words.false_needs_correction)))
        return tuple(lines)

    def _row(self, part: str, judged: Judgement, words: Words) -> Text:
        letter = words.true_letter if judged.is_true else words.false_letter
        return joined((plain(f"{part}\u00a0\u00a0{letter}"), judged.correction), "\u00a0\u00a0") + TICK

    def citations(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """The evidence of each statement beside it; the item's own beside its marks.

        The last statement stands where the marks stand, so there the two are cited together.
        """
        each = [judged.evidence for judged in self.judgements]
        own = self.guidance.evidence
        if own:
            own, each[-1] = own + each[-1], ()
        places = [(f"{self.id}.margin", own)]
        places += [(f"{self.id}.{part}.margin", found) for part, found in zip(PARTS, each, strict=False)]
        return tuple((place, found) for place, found in places if found)


class Statement(Strict):
    """A statement to judge."""

    text: str = Field(min_length=1, description="The statement.")
    answer: bool = Field(description="true or false.")
    correction: str = Field("", description="What is true, if the statement is false.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    accept: OneOrMore = Field(default_factory=list, description="Other corrections that earn the mark.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class TrueFalseSpec(ItemSpec):
    """Statements to judge and to correct."""

    key: ClassVar[str] = "true_false"
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {"statements": frozenset({"evidence"})}

    true_false: str = Field(min_length=1, description="The stem, such as “True or false?”.")
    statements: list[Statement] = Field(min_length=1, max_length=len(PARTS), description="What to judge.")

    def identity(self) -> str:
        """The stem and the statements."""
        return "\n".join((self.true_false, *(s.text for s in self.statements)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK404 a false statement without a correction, or a true one with one."""
        judged = [self._judge(i, statement, scope) for i, statement in enumerate(self.statements)]
        judgements = tuple(j for j in judged if j is not None)
        if len(judgements) < len(judged):
            return None
        marks = self.marks_or(len(judgements))
        guidance = self.guidance(scope)
        paper = TrueFalsePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.true_or_false),
            marks=marks,
            statements=tuple(scope.text(s.text, "statements", i, "text") for i, s in enumerate(self.statements)),
            origin=scope.at(),
        )
        answer = TrueFalseAnswer(
            id=scope.id, number=scope.number, marks=marks, guidance=guidance, judgements=judgements
        )
        return paper, answer

    def _judge(self, i: int, statement: Statement, scope: Scope) -> Judgement | None:
        at = ("statements", i)
        if statement.answer and statement.correction:
            scope.sink.report(
                "LK404",
                "a true statement has a correction",
                scope.at(*at, "correction"),
                hint="leave the correction out, or say `answer: false`",
            )
            return None
        if not statement.answer and not statement.correction:
            scope.sink.report(
                "LK404",
                "a false statement has no correction",
                scope.at(*at),
                hint="add `correction:` with what is true",
            )
            return None
        return Judgement(
            is_true=statement.answer,
            correction=scope.text(statement.correction, *at, "correction"),
            evidence=tuple(
                piece
                for k, words in enumerate(statement.evidence)
                for piece in scope.evidence(words, *at, "evidence", k)
            ),
            accept=tuple(scope.text(words, *at, "accept", k) for k, words in enumerate(statement.accept)),
        )
