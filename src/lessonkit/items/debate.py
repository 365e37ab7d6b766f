"""debate: a frame in which pupils note both sides of a motion, and a tally sheet for those who listen.

    - debate: This house believes that Stalin did not win; Trotsky lost.
      points: 2
      for:
        opening: He had the fame and the army, and used neither.
        points:
          - He came late, and never won the trust of old members.
          - He took Stalin for a dull official.
        evidence:
          - Trotsky had joined only in 1917
      against:
        points: His office gave Stalin the votes.
      levels:
        support:
          starters:
            point: The reading shows that …

The frame has a box for the opening, for each point (with the line that proves it), for the rebuttal and for the
summing-up of each side; phrases for the rebuttal stand over it. `lines: {point: 4, rebuttal: 3}` makes boxes larger,
each line being 8 mm. The tally sheet has a row for each thing to listen for and a column for each speaker. What stands
under `for:` and `against:` is for the key. A debate has no marks, unless `marks:` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer
from lessonkit.items.grids import (
    MOST_LINES,
    GridRow,
    box_height,
    column_heads,
    line_box,
    name_cell,
    part_name,
    proved_cell,
)
from lessonkit.model.answers import ItemAnswer
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
    Stack,
    Track,
    WordBank,
)
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import OneOrMore, Strict

SIDES = ("for", "against")
NAME_WIDTH = 84.0
BOX_HEIGHT, POINT_HEIGHT = 66.0, 76.0
HEAD_HEIGHT = 20.0
TALLY_HEIGHT, TALLY_SHARE, SIDES_APART = 24.0, 4.0, 6.0
USUAL_POINTS, USUAL_SPEAKERS = 3, 3


@dataclass(frozen=True, slots=True)
class DebateWords:
    """The fixed words of frame and tally sheet."""

    sides: tuple[str, str] = ("For", "Against")
    opening: tuple[str, str] = ("Opening", "your side’s view")
    point: tuple[str, str] = ("Point {n}", "with its proof")
    rebuttal: tuple[str, str] = ("Rebuttal", "your reply")
    summing_up: tuple[str, str] = ("Summing-up", "to win the vote")
    line: str = "line"
    how: str = "Prepare **both** sides."
    phrases: str = "Phrases for the rebuttal"
    usual_phrases: tuple[str, ...] = (
        "That may be so, but …",
        "The reading says otherwise: …",
        "You leave out that …",
        "Even if that is true, …",
    )
    tally: str = "Tally sheet: a stroke each time a speaker"
    usual_tally: tuple[str, ...] = ("makes a new point", "proves it from the reading", "answers the other side")
    speaker: str = "Speaker"


WORDS: Mapping[str, DebateWords] = {"en-GB": DebateWords()}


@dataclass(frozen=True, kw_only=True)
class Starters:
    """Words in the boxes of both sides, "" for none."""

    opening: str = ""
    point: str = ""
    rebuttal: str = ""
    summing_up: str = ""


@dataclass(frozen=True, kw_only=True)
class Heights:
    """How high the boxes of both sides are."""

    opening: float = BOX_HEIGHT
    point: float = POINT_HEIGHT
    rebuttal: float = BOX_HEIGHT
    summing_up: float = BOX_HEIGHT


@dataclass(frozen=True, kw_only=True)
class DebatePaper(ItemPaper):
    """A frame for both sides, and the tally sheet."""

    points: int
    phrases: tuple[Text, ...]
    starters: Starters
    heights: Heights
    tally: tuple[Text, ...]
    speakers: int

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.for.opening", "<id>.for.1", "<id>.for.1.line", "<id>.for.rebuttal" … and
        "<id>.tally.<row>.<column>".
        """
        body: list[Block] = [self._frame(setting)]
        if self.phrases:
            body.insert(0, self._phrases(setting))
        if self.tally:
            body.append(self._tally(setting))
        marks_at = Marks.BASELINE if self.marks and self.tally else Marks.BOX
        return self.item(tuple(body), marks_at=marks_at)

    def _phrases(self, setting: Setting) -> Stack:
        own = setting.words.of(WORDS)
        head = Paragraph(text=plain(own.phrases), style="row-name", keep_next=True)
        bank = WordBank(words=self.phrases, name=own.phrases, before=2.0)
        return Stack(blocks=(head, bank), before=5.0, keep=True)

    def _frame(self, setting: Setting) -> Grid:
        own = setting.words.of(WORDS)
        head = Row(height=HEAD_HEIGHT, head=True, cells=(Cell(), *column_heads([plain(side) for side in own.sides])))
        return Grid(
            columns=(Track(width=NAME_WIDTH), Track(), Track()),
            rows=(head, *self._boxes(setting)),
            id=f"{self.id}.frame",
            before=5.0,
        )

    def _boxes(self, setting: Setting) -> Iterator[Row]:
        own, help_ = setting.words.of(WORDS), self.starters
        yield self._row("opening", own.opening, help_.opening, setting)
        for n in range(1, self.points + 1):
            name = (own.point[0].format(n=n), own.point[1])
            yield self._row(str(n), name, help_.point, setting, proved=True)
        yield self._row("rebuttal", own.rebuttal, help_.rebuttal, setting)
        yield self._row("summing_up", own.summing_up, help_.summing_up, setting)

    def _row(self, key: str, name: tuple[str, str], starter: str, setting: Setting, *, proved: bool = False) -> Row:
        own = setting.words.of(WORDS)
        cells = []
        for side, said in zip(SIDES, own.sides, strict=True):
            space = Space(
                id=f"{self.id}.{side}.{key}",
                kind=SpaceKind.BOX,
                name=part_name(self, setting, f"{said}, {name[0]}"),
                height=self.heights.point if proved else getattr(self.heights, key),
                starter=starter,
            )
            line = line_box(f"{space.id}.line", f"{space.name}, {own.line}", own.line)
            cells.append(proved_cell(space, line) if proved else Cell(blocks=(space,)))
        head = name_cell(GridRow(name=plain(name[0]), hint=plain(name[1]), cells=()))
        return Row(cells=(head, *cells))

    def _tally(self, setting: Setting) -> Stack:
        """What to listen for in rows, the speakers of both sides in columns."""
        own = setting.words.of(WORDS)
        speakers = [str(n) for n in range(1, self.speakers + 1)]
        sides = tuple(_over(side, self.speakers) for side in own.sides)
        numbers = tuple(_over(n) for _ in SIDES for n in speakers)
        # The first row has a head of its own, so that in large print no box is set under the other: strokes are short.
        head = (
            Row(cells=(_beside(plain(own.speaker)), *sides), head=True),
            Row(cells=(Cell(), *numbers), head=True),
        )
        columns = [Track()] * self.speakers
        rows = tuple(self._strokes(r, words, speakers, setting) for r, words in enumerate(self.tally, 1))
        grid = Grid(
            columns=(Track(share=TALLY_SHARE), *columns[:-1], Track(gap=SIDES_APART), *columns),
            rows=(*head, *rows),
            id=f"{self.id}.tally",
            before=2.0,
        )
        title = Paragraph(text=plain(own.tally), style="row-name", keep_next=True)
        return Stack(blocks=(title, grid), before=12.0, keep=True)

    def _strokes(self, r: int, words: Text, speakers: list[str], setting: Setting) -> Row:
        own = setting.words.of(WORDS)
        columns = [f"{side}, {own.speaker} {n}" for side in own.sides for n in speakers]
        boxes = tuple(
            Cell(
                blocks=(
                    Space(
                        id=f"{self.id}.tally.{r}.{c}",
                        kind=SpaceKind.BOX,
                        name=part_name(self, setting, f"{words.plain()}, {column}"),
                        height=TALLY_HEIGHT,
                    ),
                )
            )
            for c, column in enumerate(columns, 1)
        )
        return Row(cells=(_beside(words), *boxes), height=TALLY_HEIGHT)

    def texts(self) -> tuple[Text, ...]:
        """The motion, the phrases, what to listen for, and the starters."""
        help_ = self.starters
        starters = (help_.opening, help_.point, help_.rebuttal, help_.summing_up)
        return (self.stem, self.how, *self.phrases, *self.tally, *map(plain, starters))


def _over(words: str, columns: int = 1) -> Cell:
    head = Paragraph(text=plain(words), style="row-name", align="centre")
    return Cell(role="TH", scope="Column", span=columns, blocks=(head,))


def _beside(words: Text) -> Cell:
    return Cell(role="TH", scope="Row", middle=True, blocks=(Paragraph(text=words, style="table"),))


class SideSpec(Strict):
    """What a side could say; for the key alone."""

    opening: str = Field("", description="A model opening.")
    points: OneOrMore = Field(default_factory=list, description="Model points, as many as the frame has or fewer.")
    evidence: OneOrMore = Field(
        default_factory=list, description="Words of the reading that prove each point, in their order; “” for none."
    )
    rebuttal: str = Field("", description="A model reply to the other side.")
    summing_up: str = Field("", description="A model summing-up.")


class DebateLines(Strict):
    """How many lines of handwriting the boxes of both sides hold, where the usual size does not fit."""

    opening: int | None = Field(None, ge=1, le=MOST_LINES, description="In the opening.")
    point: int | None = Field(None, ge=1, le=MOST_LINES, description="In each point.")
    rebuttal: int | None = Field(None, ge=1, le=MOST_LINES, description="In the rebuttal.")
    summing_up: int | None = Field(None, ge=1, le=MOST_LINES, description="In the summing-up.")


class DebateStarters(Strict):
    """Words in the boxes of both sides that help pupils to begin."""

    opening: str = Field("", description="In the opening.")
    point: str = Field("", description="In each point.")
    rebuttal: str = Field("", description="In the rebuttal.")
    summing_up: str = Field("", description="In the summing-up.")


class DebateSpec(ItemSpec):
    """A debate."""

    key: ClassVar[str] = "debate"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"starters", "phrases"}

    debate: str = Field(min_length=1, description="The motion.")
    points: int = Field(USUAL_POINTS, ge=1, le=5, description="Points of each side.")
    for_: SideSpec = Field(SideSpec(), alias="for", description="What the side for the motion could say.")
    against: SideSpec = Field(SideSpec(), description="What the side against it could say.")
    phrases: list[str] | None = Field(
        None, max_length=8, description="Phrases for the rebuttal, in place of the usual ones; an empty list for none."
    )
    starters: DebateStarters = Field(DebateStarters(), description="Words in the boxes, to help pupils to begin.")
    lines: DebateLines = Field(DebateLines(), description="Lines of 8 mm that the boxes hold.")
    tally: list[str] | None = Field(
        None, max_length=8, description="What listeners count, in place of the usual; an empty list for no tally sheet."
    )
    speakers: int = Field(USUAL_SPEAKERS, ge=1, le=4, description="Speakers of each side, on the tally sheet.")

    def identity(self) -> str:
        """The motion."""
        return self.debate

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK446 more points, or more evidence, than the frame has."""
        fit = [self._fits(side, scope) for side in SIDES]
        if not all(fit):
            return None
        own = scope.words.of(WORDS)
        marks = self.marks_or(0)
        keys = ("opening", "point", "rebuttal", "summing_up")
        starters = {key: scope.text(getattr(self.starters, key), "starters", key).plain() for key in keys}
        paper = DebatePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, own.how),
            marks=marks,
            points=self.points,
            phrases=_texts(self.phrases, own.usual_phrases, scope, "phrases"),
            starters=Starters(**starters),
            heights=self._heights(),
            tally=_texts(self.tally, own.usual_tally, scope, "tally"),
            speakers=self.speakers,
            origin=scope.at(),
        )
        guidance = self.guidance(scope)
        boxes = tuple(box for side in SIDES for box in self._filled(side, own, scope))
        return paper, FilledAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, boxes=boxes)

    def _heights(self) -> Heights:
        asked, usual = self.lines, Heights()
        return Heights(
            opening=box_height(asked.opening, usual.opening),
            point=box_height(asked.point, usual.point, proved=True),
            rebuttal=box_height(asked.rebuttal, usual.rebuttal),
            summing_up=box_height(asked.summing_up, usual.summing_up),
        )

    def _side(self, side: str) -> SideSpec:
        return self.for_ if side == "for" else self.against

    def _fits(self, side: str, scope: Scope) -> bool:
        spec = self._side(side)
        if len(spec.points) < len(spec.evidence) <= self.points:
            message = f"the side `{side}` has more evidence than points"
            hint = "write a point for each, in the same order"
            scope.sink.report("LK446", message, scope.at(side, "evidence", len(spec.points)), hint=hint)
            return False
        for key in ("points", "evidence"):
            found = len(getattr(self._side(side), key))
            if found > self.points:
                message = f"the side `{side}` has {found} {key}, and the frame has room for {self.points}"
                hint = f"say `points: {found}` of the item, or leave some out"
                scope.sink.report("LK446", message, scope.at(side, key), hint=hint)
                return False
        return True

    def _filled(self, side: str, own: DebateWords, scope: Scope) -> Iterator[Filled]:
        spec, place = self._side(side), f"{scope.id}.{side}"
        name = own.sides[SIDES.index(side)]

        def alone(key: str, words: str, text: str) -> Filled:
            return Filled(label=f"{name}, {words.lower()}", text=scope.text(text, side, key), space=f"{place}.{key}")

        yield alone("opening", own.opening[0], spec.opening)
        for i, point in enumerate(spec.points):
            quoted = spec.evidence[i] if i < len(spec.evidence) else ""
            yield Filled(
                label=f"{name}, {own.point[0].format(n=i + 1).lower()}",
                text=scope.text(point, side, "points", i),
                space=f"{place}.{i + 1}",
                evidence=scope.evidence(quoted, side, "evidence", i) if quoted else (),
                lines_at=f"{place}.{i + 1}.line",
            )
        yield alone("rebuttal", own.rebuttal[0], spec.rebuttal)
        yield alone("summing_up", own.summing_up[0], spec.summing_up)


def _texts(own: list[str] | None, usual: tuple[str, ...], scope: Scope, key: str) -> tuple[Text, ...]:
    """The teacher’s, or the usual ones."""
    if own is None:
        return tuple(plain(words) for words in usual)
    return tuple(scope.text(words, key, i) for i, words in enumerate(own))
