"""claim: a claim, the evidence for it, and the reasoning that joins the two, each in a box of its own.

    - claim: Did Stalin win, or did Trotsky lose?
      answer:
        claim: Stalin won it, through his office.
        reasoning: He chose the officials who chose the delegates, so he had the votes before any debate began.
      evidence: the party made him General Secretary
      levels:
        support:
          starters:
            claim: I think that …
            reasoning: This shows it because …

The boxes are as 1 to 2 to 3, and so are the marks: one for the claim, two for the evidence, three for the reasoning,
if `marks:` doesn’t say otherwise. The first box holds one line, about nine words; `lines: {claim: 2, reasoning: 5}`
makes boxes larger, each line being 8 mm. What stands under `evidence:` is quoted in the model answer; pupils write the
number of its line, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer, with_shares
from lessonkit.items.grids import (
    MOST_LINES,
    NAME_WIDTH,
    GridRow,
    box_height,
    line_box,
    name_cell,
    part_name,
    proved_cell,
)
from lessonkit.items.reading import is_said
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Cell, Grid, Item, Marks, Row, Space, SpaceKind, Track
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.specs import Strict

PARTS = ("claim", "evidence", "reasoning")
WEIGHTS = (1, 2, 3)
BOX_UNIT = 30.0
"""Usual height of the claim’s box; the others are two and three times as high."""
BETWEEN = 4.0
USUAL_MARKS = 6


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The fixed words of the boxes: names, and hints under them."""

    claim: tuple[str, str] = ("Claim", "what you say")
    evidence: tuple[str, str] = ("Evidence", "a quotation")
    reasoning: tuple[str, str] = ("Reasoning", "how the evidence proves the claim")
    line: str = "line"
    how: str = "Make a claim and prove it."


WORDS: Mapping[str, ClaimWords] = {"en-GB": ClaimWords()}


@dataclass(frozen=True, kw_only=True)
class ClaimPaper(ItemPaper):
    """Three boxes, each with a starter or none."""

    starters: tuple[str, str, str]
    heights: tuple[float, float, float]

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.claim", "<id>.evidence", "<id>.line" and "<id>.reasoning"."""
        rows = tuple(self._row(setting, i) for i in range(len(PARTS)))
        grid = Grid(columns=(Track(width=NAME_WIDTH), Track()), rows=rows, id=f"{self.id}.grid", before=2.2)
        return self.item((grid,), marks_at=Marks.BOX)

    def _row(self, setting: Setting, i: int) -> Row:
        own = setting.words.of(WORDS)
        name, hint = (own.claim, own.evidence, own.reasoning)[i]
        box = Space(
            id=f"{self.id}.{PARTS[i]}",
            kind=SpaceKind.BOX,
            name=part_name(self, setting, name),
            height=self.heights[i],
            starter=self.starters[i],
        )
        cell = Cell(blocks=(box,))
        if PARTS[i] == "evidence":
            cell = proved_cell(box, line_box(f"{self.id}.line", part_name(self, setting, own.line), own.line))
        head = name_cell(GridRow(name=plain(name), hint=plain(hint), cells=()))
        return Row(cells=(head, cell), height=box.height, before=BETWEEN if i else 0.0)

    def texts(self) -> tuple[Text, ...]:
        """The stem and the starters."""
        return (self.stem, self.how, *map(plain, self.starters))


class ClaimAnswers(Strict):
    """The model answer."""

    claim: str = Field(description="A model claim.")
    evidence: str = Field("", description="Its evidence, where that is not what stands under `evidence:` of the item.")
    reasoning: str = Field(description="How the evidence proves it.")


class ClaimLines(Strict):
    """How many lines of handwriting the boxes hold, where the usual size does not fit."""

    claim: int | None = Field(None, ge=1, le=MOST_LINES, description="In the first box.")
    evidence: int | None = Field(None, ge=1, le=MOST_LINES, description="In the second box.")
    reasoning: int | None = Field(None, ge=1, le=MOST_LINES, description="In the third box.")


class ClaimStarters(Strict):
    """Words in the boxes that help pupils to begin."""

    claim: str = Field("", description="In the first box.")
    evidence: str = Field("", description="In the second box.")
    reasoning: str = Field("", description="In the third box.")


class ClaimSpec(ItemSpec):
    """A claim with its evidence and reasoning."""

    key: ClassVar[str] = "claim"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"starters"}

    claim: str = Field(min_length=1, description="The question that the claim answers.")
    answer: ClaimAnswers = Field(description="The model answer, box by box.")
    starters: ClaimStarters = Field(ClaimStarters(), description="Words in the boxes, to help pupils to begin.")
    lines: ClaimLines = Field(ClaimLines(), description="Lines of 8 mm that the boxes hold.")

    def identity(self) -> str:
        """The question."""
        return self.claim

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 a box without an answer; LK440 no evidence."""
        said = [is_said(getattr(self.answer, key), scope, "answer", key) for key in ("claim", "reasoning")]
        proved = bool(self.evidence or self.answer.evidence.strip())
        if not proved:
            hint = "quote the words of the reading that prove the model claim under `evidence:`"
            scope.sink.report("LK440", "the claim has no evidence", scope.at(), hint=hint)
        if not proved or not all(said):
            return None
        marks = self.marks_or(USUAL_MARKS)
        paper = ClaimPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.of(WORDS).how),
            marks=marks,
            starters=self._starters(scope),
            heights=self._heights(),
            origin=scope.at(),
        )
        guidance = self.guidance(scope)
        boxes = with_shares(tuple(self._filled(guidance.evidence, scope)), marks, WEIGHTS)
        return paper, FilledAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, boxes=boxes)

    def _heights(self) -> tuple[float, float, float]:
        claim, evidence, reasoning = (
            box_height(getattr(self.lines, key), BOX_UNIT * weight, proved=key == "evidence")
            for key, weight in zip(PARTS, WEIGHTS, strict=True)
        )
        return claim, evidence, reasoning

    def _starters(self, scope: Scope) -> tuple[str, str, str]:
        claim, evidence, reasoning = (scope.text(getattr(self.starters, key), "starters", key).plain() for key in PARTS)
        return claim, evidence, reasoning

    def _filled(self, evidence: tuple[Evidence, ...], scope: Scope) -> Iterator[Filled]:
        """The three boxes. That of the evidence has the teacher’s words, or the quotations found as `evidence`."""
        own = scope.words.of(WORDS)
        claim = scope.text(self.answer.claim, "answer", "claim")
        yield Filled(label=own.claim[0], text=claim, space=f"{scope.id}.claim")
        quoted = joined((scope.text(words, "evidence", i) for i, words in enumerate(self.evidence)), " … ")
        own_words = scope.text(self.answer.evidence, "answer", "evidence")
        yield Filled(
            label=own.evidence[0],
            text=own_words or plain("“") + quoted + plain("”"),
            space=f"{scope.id}.evidence",
            evidence=evidence,
            lines_at=f"{scope.id}.line",
        )
        reasoning = scope.text(self.answer.reasoning, "answer", "reasoning")
        yield Filled(label=own.reasoning[0], text=reasoning, space=f"{scope.id}.reasoning")
