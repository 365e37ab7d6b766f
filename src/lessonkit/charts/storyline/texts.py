"""The text of each phase, beside the chart or over it: years, title and note, or lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.chart_words import ChartWords
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
    return _ruled(plan, row, _printed(plan, row, faces, words))


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
    printed = _printed(plan, row, faces, words)
    for line in printed:
        things += set_text(faces, box.x, box.y + line.y, line.words, line.face, line.size)
    ruled = _ruled(plan, row, printed)
    return things + [stroke([(ruled.x, y), (ruled.x + ruled.width, y)], THIN_RULE) for y in ruled.baselines]


def _rules(plan: Plan, row: Row) -> int:
    """One number of lines for all phases, so that it tells nothing; none where there is nothing to write."""
    return plan.rules if least_rules(plan.sheet.phases[row.phase]) else 0


def _printed(plan: Plan, row: Row, faces: Faces, words: ChartWords) -> list[Line]:
    """Years, the printed title and note, and what is asked over the writing lines."""
    box, question, rules = row.text, question_of(plan.way, words), _rules(plan, row)
    height = box.height - asked_height(faces, box.width, question, rules)
    told = told_lines(faces, plan.sheet.phases[row.phase], box.width, height)
    asked = question_lines(faces, question, box.width) if rules else []
    return [*told, *(replace(line, y=told[-1].y + line.y) for line in asked)]


def _ruled(plan: Plan, row: Row, printed: list[Line]) -> Ruled:
    """The writing lines under what is printed."""
    y = row.text.y + printed[-1].y
    baselines = tuple(y + RULE_PITCH * (number + 1) for number in range(_rules(plan, row)))
    return Ruled(baselines, row.text.x, row.text.width)
