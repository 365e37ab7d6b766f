"""essay: a judgement argued at length, with a plan box and a rubric.

    - essay: “Control of the party machine was the main reason why Stalin won.” How far do you agree?
      marks: 10
      plan:
        - I agree because
        - Other reasons
        - My judgement
      lines: 24
      rubric:
        - marks: 9–10
          text: I argue both sides from the text and reach a judgement that follows.
        - marks: 1–3
          text: I make points with little proof.
      answer:
        - The machine gave him appointments and delegates.

      levels:
        support:
          frame:
            - name: Introduction
              starter: People disagree about why Stalin won. Some say …
            - name: I agree because
              starter: One reason was …
            - name: Other reasons
              starter: On the other hand, …
            - name: Conclusion
              starter: On balance, I …

Rubric, in pupils' words, and plan box stand over the lines. Ten marks, 24 lines. A `frame:` parts the lines into
paragraphs, each with its name and a starter, or one of the two; it may have more at one level and less, or nothing, at
another. The answer is indicative: what good essays bring, not what each must say. Under the names of the frame's
paragraphs, or the heads of the plan, it stands in the key where each is to be written:

    - essay: “Control of the party machine was the main reason why Stalin won.” How far do you agree?
      frame:
        - name: The machine
        - name: Other reasons
      answer:
        The machine: It gave him appointments and delegates.
        Other reasons:
          - His rivals underrated him.
          - The country was tired.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import one_a_line
from lessonkit.items.reading import points_of
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import (
    Block,
    Cell,
    Grid,
    Item,
    Marks,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Track,
    WritingLines,
)
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import OneOrMore, Strict
from lessonkit.themes import THIN_RULE
from lessonkit.words import Words

USUAL_MARKS = 10
USUAL_LINES = 24
PLAN_HEAD = 20.5
PLAN_HEIGHT = 92.5
RUBRIC_PAD = (0.0, 2.0, 0.0, 2.0)
PLAN = ("I agree because", "Other reasons", "My judgement")


@dataclass(frozen=True, kw_only=True)
class Band:
    """A band of the rubric: its marks ("9–10") and what it takes."""

    marks: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class EssayPaper(ItemPaper):
    """A stem, a plan box, ruled lines and the rubric."""

    plan: tuple[Text, ...]
    lines: int
    rubric: tuple[Band, ...]
    frame: tuple[Text, ...] = ()
    """What stands at the beginning of each paragraph."""

    def compose(self, setting: Setting) -> Item:
        """The rubric and the plan box over the lines; the spaces are "<id>.plan.1" … and "<id>.lines"."""
        name = setting.words.answer_to.format(number=self.number)
        body: list[Block] = []
        if self.rubric:
            body.append(_rubric_grid(self.rubric, setting.words, f"{self.id}.rubric"))
        if self.plan:
            body.append(self._plan_grid(name))
        body.append(WritingLines(id=f"{self.id}.lines", count=self.lines, name=name, starters=self.frame))
        return self.item(tuple(body), marks_at=Marks.LINE, breakable=True)

    def _plan_grid(self, name: str) -> Grid:
        heads = tuple(
            Cell(
                role="TH",
                scope="Column",
                rule=0.7,
                padding=(7.5, 4.0, 7.5, 0.0),
                blocks=(Paragraph(text=head, style="plan-head", role=""),),
            )
            for head in self.plan
        )
        boxes = tuple(
            Cell(
                blocks=(
                    Space(
                        id=f"{self.id}.plan.{n}",
                        kind=SpaceKind.BOX,
                        name=f"{name}: {head.plain()}",
                        height=PLAN_HEIGHT,
                    ),
                )
            )
            for n, head in enumerate(self.plan, 1)
        )
        return Grid(
            columns=tuple(Track() for _ in self.plan),
            rows=(Row(cells=heads, height=PLAN_HEAD), Row(cells=boxes)),
            id=f"{self.id}.plan",
            before=7.5,
            keep=True,
        )

    def texts(self) -> tuple[Text, ...]:
        """The stem, the plan's heads, the rubric and the frame."""
        bands = (text for band in self.rubric for text in (plain(band.marks), band.text))
        return (self.stem, self.how, *self.plan, *bands, *self.frame)


def _rubric_grid(bands: tuple[Band, ...], words: Words, name: str) -> Grid:
    """The bands of the rubric, best first: marks on the left, what it takes on the right."""
    rows = tuple(
        Row(
            cells=(
                Cell(
                    role="TH",
                    scope="Row",
                    padding=RUBRIC_PAD,
                    blocks=(Paragraph(text=plain(band.marks, strong=True), style="table"),),
                ),
                Cell(padding=RUBRIC_PAD, blocks=(Paragraph(text=band.text, style="table"),)),
            ),
            above=THIN_RULE,
        )
        for band in bands
    )
    head = Row(
        cells=(
            Cell(role="TH", scope="Column", blocks=(Paragraph(text=plain(words.award), style="table-head"),)),
            Cell(role="TH", scope="Column", blocks=(Paragraph(text=plain(words.rubric), style="table-head"),)),
        ),
        above=0.9,
        head=True,
    )
    last = rows[-1]
    closed = (*rows[:-1], Row(cells=last.cells, above=last.above, below=0.9))
    return Grid(columns=(Track(width=60.0), Track()), rows=(head, *closed), id=name, before=7.5, keep=True)


@dataclass(frozen=True, kw_only=True)
class Indicated:
    """What good essays bring to a paragraph, or to the whole: which of the frame it is, or of the plan's columns.

    Both are counted from 1, and 0 where there is none of that name.
    """

    name: Text
    points: tuple[Text, ...]
    part: int = 0
    column: int = 0

    def named(self) -> Text:
        """The points after the name, if there is one."""
        return joined((self.name, one_a_line(self.points)), ": ")


@dataclass(frozen=True, kw_only=True)
class EssayAnswer(ItemAnswer):
    """Indicative content, and the bands by which it is marked."""

    content: tuple[Indicated, ...]
    rubric: tuple[Band, ...]

    def discloses(self) -> tuple[str, ...]:
        """Of the answer the names that frame and plan print; the rubric is the pupils' own."""
        return tuple(said.name.plain() for said in self.content if said.part or said.column)

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The indicative content in its paragraphs or plan boxes, or all on the lines; it continues no starter.

        With all of it in the plan, the lines send the marker to the scheme.
        """
        overflow = setting.words.overflow.format(number=self.number)
        lines = f"{self.id}.lines"
        if not all(said.part or said.column for said in self.content):
            whole = one_a_line([said.named() for said in self.content])
            return (Written(lines, whole, overflow, afresh=True),)
        inks = [self._at_home(said, overflow) for said in self.content]
        if not any(said.part for said in self.content):
            inks.append(Written(lines, plain(overflow), afresh=True))
        return tuple(inks)

    def _at_home(self, said: Indicated, overflow: str) -> Written:
        text = one_a_line(said.points)
        if said.part:
            return Written(f"{self.id}.lines", text, overflow, group=f"{self.id}.lines", afresh=True, part=said.part)
        return Written(f"{self.id}.plan.{said.column}", text, overflow, group=f"{self.id}.plan")

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The points of each paragraph, what proves them under the last, then the bands."""
        words = setting.words
        lines = [SchemeLine(words.answer if i == 0 else "", said.named()) for i, said in enumerate(self.content)]
        lines[-1] = replace(lines[-1], evidence=self.guidance.evidence)
        lines += [
            SchemeLine(words.award if i == 0 else "", plain(f"{band.marks}\u00a0\u00a0", strong=True) + band.text)
            for i, band in enumerate(self.rubric)
        ]
        return tuple(lines)


class BandSpec(Strict):
    """A band of the rubric."""

    marks: str = Field(max_length=20, description="The band's marks, such as 9–10.")
    text: str = Field(description="What it takes, in pupils' words.")


class ParagraphSpec(Strict):
    """A paragraph of the frame."""

    name: str = Field("", description="What it is, such as Introduction; printed bold.")
    starter: str = Field("", description="Words that help pupils to begin it.")


class EssaySpec(ItemSpec):
    """An essay with plan box, rubric and a frame for its paragraphs."""

    key: ClassVar[str] = "essay"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"frame"}

    essay: str = Field(min_length=1, description="The question.")
    plan: list[str] = Field(
        default=list(PLAN), max_length=4, description="Heads of the plan box's columns; an empty list for no box."
    )
    lines: int = Field(USUAL_LINES, ge=1, le=120, description="Ruled lines.")
    rubric: list[BandSpec] = Field(default_factory=list, description="Bands of marks, best first.")
    frame: list[ParagraphSpec] = Field(
        default_factory=list, max_length=8, description="Paragraphs into which the lines are parted."
    )
    answer: OneOrMore | dict[str, OneOrMore] = Field(
        description="Indicative content: what good essays bring; also under names of the frame's paragraphs, or under "
        "heads of the plan."
    )

    def identity(self) -> str:
        """The question."""
        return self.essay

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 no answer; LK447 one for a paragraph that is not there; LK413 a band that asks for more marks
        than the essay has.
        """
        content = self._content(scope)
        marks = self.marks_or(USUAL_MARKS)
        if content is not None and not content:
            scope.sink.report("LK414", "the answer has no words", scope.at("answer"), hint="say what earns the marks")
        if not content or not self._bands_fit(marks, scope):
            return None
        guidance = self.guidance(scope)
        rubric = tuple(
            Band(marks=band.marks, text=scope.text(band.text, "rubric", i, "text"))
            for i, band in enumerate(self.rubric)
        )
        paper = EssayPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.plan_how if self.plan else ""),
            marks=marks,
            plan=tuple(scope.text(head, "plan", i) for i, head in enumerate(self.plan)),
            lines=self.lines,
            rubric=rubric,
            frame=tuple(text for i in range(len(self.frame)) if (text := self._beginning(i, scope))),
            origin=scope.at(),
        )
        answer = EssayAnswer(
            id=scope.id, number=scope.number, marks=marks, guidance=guidance, content=content, rubric=rubric
        )
        return paper, answer

    def _content(self, scope: Scope) -> tuple[Indicated, ...] | None:
        """What is indicated for each paragraph, or for the whole; None after LK447."""
        if isinstance(self.answer, list):
            points = points_of(self.answer, scope, "answer")
            return (Indicated(name=Text(), points=points),) if points else ()
        printed = [paragraph.name for paragraph in self.frame if paragraph.name or paragraph.starter]
        content: list[Indicated] = []
        good = True
        for name, answer in self.answer.items():
            known = not self.frame or name in (*printed, *self.plan)
            if not known:
                self._report_unknown(name, [one for one in printed if one], scope)
            good = good and known
            points = points_of(answer, scope, "answer", name)
            if points and good:
                part = printed.index(name) + 1 if name in printed else 0
                column = self.plan.index(name) + 1 if name in self.plan else 0
                text = scope.text(name, "answer", name)
                content.append(Indicated(name=text, points=points, part=part, column=column))
        return tuple(content) if good else None

    def _report_unknown(self, name: str, known: list[str], scope: Scope) -> None:
        hint = did_you_mean(name, known) or f"the frame has {', '.join(f'“{one}”' for one in known) or 'no names'}"
        scope.sink.report(
            "LK447", f"the frame has no paragraph “{name}” to answer", scope.key("answer", name), hint=hint
        )

    def _beginning(self, i: int, scope: Scope) -> Text:
        paragraph = self.frame[i]
        # Starters are set in italics: emphasis sets the name upright among them.
        name = plain(scope.text(paragraph.name, "frame", i, "name").plain(), strong=True, emphasis=True)
        return joined((name, scope.text(paragraph.starter, "frame", i, "starter")), "  ")

    def _bands_fit(self, marks: int, scope: Scope) -> bool:
        for i, band in enumerate(self.rubric):
            numbers = [int(piece) for piece in band.marks.replace("-", "–").split("–") if piece.strip().isdecimal()]
            if not numbers or max(numbers) > marks:
                scope.sink.report(
                    "LK413",
                    f"the band “{band.marks}” does not fit an essay of {marks} marks",
                    scope.at("rubric", i, "marks"),
                    hint=f"write one number or a range such as 1–3, {marks} at the most",
                )
                return False
        return True
