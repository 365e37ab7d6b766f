"""board: a plan of the blackboard, without slides: what stands where when the lesson ends, and when it is written up.

    board:
      title: Stalin against Trotsky
      areas:
        - heading: Trotsky
          where: left
          step: 1
          when: after the reading
          lines:
            - built the Red Army
            - joined late, in 1917
        - heading: Why did Stalin win?
          where: centre
          wide: 2
          step: 2
          lines: [votes, files, allies]

Without `where:` each area has a column of its own; with it, areas stand one under the other on the left, in the centre
and on the right. Title and question are the lesson's, unless the board has its own. It is printed on its side for the
teacher, who copies it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.documents.kinds import Composed, Press, document_title, pushed_down, teachers_furniture, teachers_head
from lessonkit.documents.pieces import height_of
from lessonkit.documents.teachers import Printed, TeachersKind
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.answers import PartAnswer
from lessonkit.model.blocks import Block, Cell, Document, Grid, Paragraph, Row, Stack, Track
from lessonkit.model.lesson import Lesson
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import OneOrMore, Strict
from lessonkit.themes import THIN_RULE
from lessonkit.units import PaperSize

BODY_AT, LATER_AT = 113.0, 77.0
FRAME, RIM = 2.4, 3.0
"""The frame of the board, and the white inside it before a thin one."""
EDGE = 14.0
AREA_PADDING = (12.0, 8.0, 12.0, 8.0)
AREA_GAP, LINE_GAP = 15.0, 4.0
TITLE_UNDER = 8.0
LEDGE = 8.0
"""White under the board."""
PLACES = ("left", "centre", "right")


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The fixed words of a board plan."""

    document: str = "Board plan"
    step: str = "Step {step}"


WORDS = {"en-GB": BoardWords()}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardArea:
    """A part of the board; `column` is its place from the left."""

    heading: Text
    lines: tuple[Text, ...] = ()
    step: str = ""
    when: Text = Text()
    column: int = 0
    wide: int = 1


@dataclass(frozen=True, kw_only=True)
class BoardAnswer(PartAnswer):
    """The board: empty title and question are those of the lesson."""

    areas: tuple[BoardArea, ...]
    title: Text = Text()
    question: Text = Text()


class AreaSpec(Strict):
    """A part of the board."""

    heading: str = Field(min_length=1, description="What stands over it.")
    lines: OneOrMore = Field(default_factory=list, description="What is written, line by line.")
    step: str = Field("", max_length=8, description="The step at which it is written up, as 1.")
    when: str = Field("", description="When that is, as “after the reading”.")
    where: Literal["", "left", "centre", "right"] = Field("", description="Its side of the board.")
    wide: int = Field(1, ge=1, le=4, description="How many times as wide its column is as one of width 1.")


class BoardSpec(PartSpec):
    """A plan of the blackboard."""

    key: ClassVar[str] = "board"
    document: ClassVar[str] = "board-plan"

    title: str = Field("", description="What stands over everything; default: the lesson's title.")
    question: str = Field("", description="The question under it; default: the lesson's.")
    areas: list[AreaSpec] = Field(min_length=1, max_length=12, description="The parts of the board.")

    def split(self, scope: Scope) -> PartHalves | None:
        """All of it is for the teacher. Errors: LK472 some areas say where they stand, and others do not."""
        sides = [i for i, area in enumerate(self.areas) if area.where]
        if sides and len(sides) < len(self.areas):
            lacking = next(i for i in range(len(self.areas)) if i not in sides)
            scope.sink.report("LK472", "this area does not say where it stands", scope.at("areas", lacking))
            return None
        columns = [where for where in PLACES if any(area.where == where for area in self.areas)]
        areas = tuple(
            BoardArea(
                heading=scope.text(area.heading, "areas", i, "heading"),
                lines=tuple(scope.text(line, "areas", i, "lines", k) for k, line in enumerate(area.lines)),
                step=area.step,
                when=scope.text(area.when, "areas", i, "when") if area.when else Text(),
                column=columns.index(area.where) if area.where else i,
                wide=area.wide,
            )
            for i, area in enumerate(self.areas)
        )
        title = scope.text(self.title, "title") if self.title else Text()
        question = scope.text(self.question, "question") if self.question else Text()
        return PartHalves(answer=BoardAnswer(areas=areas, title=title, question=question))


def compose(lesson: Lesson, press: Press, printed: Mapping[str, Printed]) -> tuple[Composed, ...]:
    """One part, on its side: the board with all that is written on it."""
    del printed
    paper, words = lesson.paper, press.words.of(WORDS)
    board = lesson.answers.part(BoardAnswer) or BoardAnswer(areas=())
    board = replace(board, title=board.title or paper.title, question=board.question or paper.question)
    sheet = press.sheet.landscape()
    width = sheet.width - 2 * press.theme.margin
    head = replace(teachers_head(paper, press, words.document), body_at=BODY_AT)
    document = Document(
        name=BOARD_PLAN.name,
        title=document_title(paper, words.document),
        language=paper.language,
        head=head,
        body=(_board(board, press, sheet, _height(sheet, press, pushed_down(head, press, width))),),
        paper=sheet,
        later_at=LATER_AT,
    )
    furniture = teachers_furniture(paper, press, words.document)
    return (Composed(document, furniture),)


def _height(sheet: PaperSize, press: Press, pushed: float) -> float:
    """What the page has room for under its head."""
    return sheet.height - press.theme.foot_limit - (BODY_AT - press.theme.raised) - pushed - LEDGE


def _board(board: BoardAnswer, press: Press, sheet: PaperSize, height: float) -> Grid:
    """The board in its frame, as high as the page has room for."""
    width = sheet.width - 2 * press.theme.margin - 2 * RIM
    over = sum(
        height_of(text, press.theme.style(style), width, press)
        for text, style in ((board.title, "title"), (board.question, "subtitle"))
    )
    inside: list[Block] = [Paragraph(text=board.title, style="title", role="H2", align="centre")]
    if board.question:
        inside.append(Paragraph(text=board.question, style="subtitle", align="centre"))
    room = height - 2 * RIM - 2 * EDGE - over - TITLE_UNDER
    inside.append(_areas(board.areas, press.words.of(WORDS), room))
    rim = Cell(role="", rule=THIN_RULE, padding=(0.0, EDGE, 0.0, EDGE), blocks=tuple(inside))
    inner = Grid(role="", columns=(Track(),), rows=(Row(role="", cells=(rim,), height=height - 2 * RIM),))
    frame = Cell(role="", rule=FRAME, padding=(RIM, RIM, RIM, RIM), blocks=(inner,))
    return Grid(role="", columns=(Track(),), rows=(Row(role="", cells=(frame,), height=height),))


def _areas(areas: Sequence[BoardArea], words: BoardWords, height: float) -> Grid:
    """The columns of the board, each with its areas one under the other."""
    count = max((area.column for area in areas), default=0) + 1
    columns = [[area for area in areas if area.column == at] for at in range(count)]
    tracks = tuple(Track(share=float(max(area.wide for area in own))) for own in columns)
    cells = tuple(
        Cell(
            role="",
            padding=AREA_PADDING,
            blocks=tuple(_area(area, words, AREA_GAP if i else 0.0) for i, area in enumerate(own)),
        )
        for own in columns
    )
    return Grid(
        role="",
        columns=tracks,
        rows=(Row(role="", cells=cells, height=height),),
        before=TITLE_UNDER,
        verticals=(0.0, *(THIN_RULE for _ in columns[1:]), 0.0),
    )


def _area(area: BoardArea, words: BoardWords, before: float) -> Stack:
    """An area: when it is written up, its heading, its lines."""
    step = words.step.format(step=area.step) if area.step else ""
    told = "  ·  ".join(part for part in (step, area.when.plain()) if part)
    blocks: list[Block] = [Paragraph(text=plain(told), style="label")] if told else []
    blocks.append(Paragraph(text=area.heading, style="heading", role="H3"))
    blocks += [Paragraph(text=line, style="card-text", before=LINE_GAP) for line in area.lines]
    return Stack(blocks=tuple(blocks), role="Sect", before=before)


def _present(lesson: Lesson) -> bool:
    return lesson.answers.part(BoardAnswer) is not None


BOARD_PLAN = TeachersKind("board-plan", _present, compose)
