"""cause_effect: causes from the long-term ones to the trigger, and their effect, each in a box with lines.

    - cause_effect: Why was Trotsky expelled from the party in 1927?
      long_term:
        answer:
          - He had joined the Bolsheviks only in 1917,
          - so old members never quite trusted him.
        evidence: only in 1917
      short_term:
        answer:
          - Stalin had put loyal officials in charge,
          - so Trotsky lost every vote.
        levels:
          support:
            given: true
      trigger:
        answer: He spoke in the streets against the leaders in November 1927.
        starter: In November 1927 …
      effect:
        answer: He was expelled, and sent to Alma-Ata.

Arrows that say “because of this” lead from each box to the next. A box has four lines to write on. Of a box that is
`given` the first point of its answer is printed, and pupils go on from there. One of the causes may be left out; a
`hint:` of a box says when, in place of “years before” and the like. One mark for each box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer, with_shares
from lessonkit.items.grids import NAME_WIDTH, GridRow, name_cell, part_name
from lessonkit.items.printing import in_sentences
from lessonkit.items.reading import points_of, proof_of
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Block, Cell, Drawing, Grid, Item, Marks, Paragraph, Row, Track, WritingLines
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Outline, Segment, line
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import Levels, OneOrMore, Strict

BOXES = ("long_term", "short_term", "trigger", "effect")
CAUSES = BOXES[:-1]
LINES = 4
BOX_PADDING = (7.5, 0.0, 7.5, 8.0)
ARROW_HEIGHT = 20.0
ARROW_WIDTH = 12.0
SHAFT, HEAD_LONG, HEAD_WIDE = 1.1, 7.0, 4.0
"""An arrow: its line, and how long and (on each side) how wide its head is."""


@dataclass(frozen=True, slots=True)
class CauseWords:
    """The fixed words: the name of each box with the hint under it, and what the arrows say."""

    long_term: tuple[str, str] = ("Long-term causes", "years before")
    short_term: tuple[str, str] = ("Short-term causes", "months before")
    trigger: tuple[str, str] = ("Trigger", "what set it off")
    effect: tuple[str, str] = ("Effect", "what came of it")
    because: str = "because of this"
    how: str = "Say what happened, and how it led on."


WORDS: Mapping[str, CauseWords] = {"en-GB": CauseWords()}


@dataclass(frozen=True, kw_only=True)
class CauseBox:
    """A box: its key, words under its name, and at the beginning of its lines or none."""

    key: str
    hint: Text
    starter: str = ""


@dataclass(frozen=True, kw_only=True)
class CausePaper(ItemPaper):
    """Boxes with lines, one under the other, and arrows between them."""

    boxes: tuple[CauseBox, ...]
    lines: int

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.long_term", "<id>.short_term", "<id>.trigger" and "<id>.effect"."""
        return self.item(tuple(self._blocks(setting)), marks_at=Marks.LINE)

    def _blocks(self, setting: Setting) -> Iterator[Block]:
        own = setting.words.of(WORDS)
        for i, box in enumerate(self.boxes):
            if i:
                yield _arrow(own.because)
            name, _ = getattr(own, box.key)
            lines = WritingLines(
                id=f"{self.id}.{box.key}",
                count=self.lines,
                name=part_name(self, setting, name),
                starters=(box.starter,) if box.starter else (),
            )
            head = name_cell(GridRow(name=plain(name), hint=box.hint, cells=()))
            cell = Cell(rule=0.7, padding=BOX_PADDING, blocks=(lines,))
            yield _placed(Row(cells=(head, cell)), before=0.0 if i else 4.0)

    def texts(self) -> tuple[Text, ...]:
        """The stem, and what stands in the boxes."""
        return (self.stem, self.how, *(text for box in self.boxes for text in (box.hint, plain(box.starter))))


def _placed(row: Row, before: float = 0.0) -> Grid:
    return Grid(role="", columns=(Track(width=NAME_WIDTH), Track()), rows=(row,), before=before, keep=True)


def _arrow(words: str) -> Grid:
    """An arrow down to the next box, and what it says beside it."""
    x, foot = ARROW_WIDTH / 2, ARROW_HEIGHT - 2.0
    neck = foot - HEAD_LONG
    head: tuple[Segment, ...] = (
        ("M", (x - HEAD_WIDE, neck)),
        ("L", (x + HEAD_WIDE, neck)),
        ("L", (x, foot)),
        ("Z", ()),
    )
    things = (
        line(x, 2.0, x, neck, SHAFT, LAYOUT_ARTIFACT),
        Outline(head, LAYOUT_ARTIFACT, stroke=None, fill=0.0),
    )
    drawing = Drawing(id="", width=ARROW_WIDTH, height=ARROW_HEIGHT, things=things, alt="")
    inside = Grid(
        role="",
        columns=(Track(width=ARROW_WIDTH, gap=6.0), Track()),
        rows=(
            Row(
                cells=(
                    Cell(blocks=(drawing,)),
                    Cell(middle=True, blocks=(Paragraph(text=plain(words), style="row-name"),)),
                )
            ),
        ),
    )
    return _placed(Row(cells=(Cell(), Cell(padding=(30.0, 0.0, 0.0, 0.0), blocks=(inside,)))))


class CauseSpec(Strict):
    """A box and what belongs in it."""

    answer: OneOrMore = Field(description="The model answer: one text, or a list of points.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    hint: str = Field("", description="Two or three words under the name, in place of the usual.")
    starter: str = Field("", description="Words at the beginning of the lines.")
    given: bool = Field(default=False, description="Print the first point of the answer; pupils go on from there.")
    levels: Levels = Field(
        default_factory=dict,
        description="What `support` or `stretch` have instead: `starter`, `given`, `evidence`.",
    )


_HELP = frozenset({"evidence", "starter", "given"})


class CauseEffectSpec(ItemSpec):
    """Causes and their effect."""

    key: ClassVar[str] = "cause_effect"
    levelled: ClassVar[Mapping[str, frozenset[str]]] = dict.fromkeys(BOXES, _HELP)

    cause_effect: str = Field(min_length=1, description="The question.")
    long_term: CauseSpec | None = Field(None, description="Causes that go back for years.")
    short_term: CauseSpec | None = Field(None, description="Causes of the months before.")
    trigger: CauseSpec | None = Field(None, description="What set it off.")
    effect: CauseSpec = Field(description="What came of it.")
    lines: int = Field(LINES, ge=3, le=8, description="Lines in each box.")

    def identity(self) -> str:
        """The question."""
        return self.cause_effect

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK441 fewer than two causes; LK414 no answer; LK442 a given box with nothing left to write."""
        named = {key: box for key in BOXES if (box := getattr(self, key)) is not None}
        if len(named) < 3:
            hint = "give two of `long_term`, `short_term` and `trigger`, or all three"
            scope.sink.report("LK441", "there are fewer than two causes", scope.at(), hint=hint)
            return None
        points = {key: points_of(box.answer, scope, key, "answer") for key, box in named.items()}
        whole = [_is_whole(box, points[key], key, scope) for key, box in named.items()]
        if not all(whole):
            return None
        marks = self.marks_or(len(named))
        paper = CausePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.of(WORDS).how),
            marks=marks,
            boxes=tuple(_printed(box, points[key], key, scope) for key, box in named.items()),
            lines=self.lines,
            origin=scope.at(),
        )
        guidance = self.guidance(scope)
        answer = FilledAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            boxes=with_shares([_filled(box, points[key], key, scope) for key, box in named.items()], marks),
            shown=tuple(points[key][0].plain() for key, box in named.items() if box.given),
        )
        return paper, answer


def _filled(box: CauseSpec, points: tuple[Text, ...], key: str, scope: Scope) -> Filled:
    return Filled(
        label=getattr(scope.words.of(WORDS), key)[0],
        text=in_sentences(points[1:] if box.given else points),
        whole=in_sentences(points),
        space=f"{scope.id}.{key}",
        evidence=proof_of(box.evidence, scope, key, "evidence"),
    )


def _printed(box: CauseSpec, points: tuple[Text, ...], key: str, scope: Scope) -> CauseBox:
    usual = plain(getattr(scope.words.of(WORDS), key)[1])
    return CauseBox(
        key=key, hint=scope.text(box.hint, key, "hint") or usual, starter=_beginning(box, points, key, scope)
    )


def _beginning(box: CauseSpec, points: tuple[Text, ...], key: str, scope: Scope) -> str:
    """What is printed on the first line: the given point, then the starter."""
    given = points[0].plain() if box.given else ""
    return " ".join(filter(None, (given, scope.text(box.starter, key, "starter").plain())))


def _is_whole(box: CauseSpec, points: tuple[Text, ...], key: str, scope: Scope) -> bool:
    if not points:
        scope.sink.report("LK414", "the box has no answer", scope.at(key, "answer"), hint="say what earns the mark")
    elif box.given and len(points) < 2:
        hint = "make a list of `answer:`; the first point is printed, pupils write the others"
        scope.sink.report("LK442", "a given box has nothing left to write", scope.at(key, "given"), hint=hint)
        return False
    return bool(points)
