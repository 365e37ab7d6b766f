"""The text of each phase, beside the chart or over it: years, title and note, or lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.charts.shapes import set_text, stroke
from lessonkit.charts.storyline.across import TEXT_GAP
from lessonkit.charts.storyline.plan import Plan, Side, question_of
from lessonkit.charts.storyline.rows import RULE_PITCH, Row
from lessonkit.charts.storyline.stand import GUTTER
from lessonkit.charts.storyline.told import Line, asked_height, least_rules, question_lines, told_lines
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_DOTS = (0.7, 2.3)
HOLE_PADDING = 7.0
"""White that ink in a hole keeps from its sides."""

BEYOND_RULE = 7.0
"""What the key's words may stand out beyond a writing line, into the white beside it."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The writing lines of a phase: their baselines, where they begin and their length."""

    baselines: tuple[float, ...]
    x: float
    width: float


def ruled_of(plan: Plan, row: Row, faces: Faces, words: ChartWords) -> Ruled:
    """The writing lines of a phase; none where title and note are printed."""
    y = (_question(plan, row, faces, words) or _lines(plan, row, faces, words))[-1].y
    baselines = tuple(row.text.y + y + RULE_PITCH * (number + 1) for number in range(_rules(plan, row)))
    return Ruled(baselines, row.text.x, row.text.width)


def draw_text(plan: Plan, side: Side, row: Row, faces: Faces, words: ChartWords) -> list[Placed]:
    """A phase's text, and the dotted line that parts it from the phase before."""
    things: list[Placed] = []
    box = row.text
    if row.phase > side.part.start:
        ends = [(0.0, box.y), (box.width + GUTTER / 2, box.y)]
        if plan.way is Way.ACROSS:
            x = box.x - TEXT_GAP / 2
            ends = [(x, max(0.0, box.y)), (x, box.foot)]
        things.append(stroke(ends, 0.7, _DOTS))
    for line in [*_lines(plan, row, faces, words), *_question(plan, row, faces, words)]:
        things += set_text(faces, box.x, box.y + line.y, line.words, line.face, line.size)
    ruled = ruled_of(plan, row, faces, words)
    return things + [stroke([(ruled.x, y), (ruled.x + ruled.width, y)], THIN_RULE) for y in ruled.baselines]


def _rules(plan: Plan, row: Row) -> int:
    """One number of lines for all phases, so that it tells nothing; none where there is nothing to write."""
    return plan.rules if least_rules(plan.sheet.phases[row.phase]) else 0


def _lines(plan: Plan, row: Row, faces: Faces, words: ChartWords) -> list[Line]:
    """Years, and the printed title and note, over the room for what is asked."""
    phase, box = plan.sheet.phases[row.phase], row.text
    asked = asked_height(faces, box.width, question_of(plan.way, words), _rules(plan, row))
    return told_lines(faces, phase, box.width, box.height - asked)


def _question(plan: Plan, row: Row, faces: Faces, words: ChartWords) -> list[Line]:
    """What is asked over the writing lines; where time runs across the instruction asks it once for all."""
    if not _rules(plan, row):
        return []
    last = _lines(plan, row, faces, words)[-1].y
    lines = question_lines(faces, question_of(plan.way, words), row.text.width)
    return [replace(line, y=last + line.y) for line in lines]
