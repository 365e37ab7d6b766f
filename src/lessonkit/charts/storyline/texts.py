"""The text of each phase, beside the chart or over it: years, title and note, or lines to write on."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.shapes import SMALLEST, set_text, stroke, wrap
from lessonkit.charts.storyline.across import TEXT_GAP
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rows import RULE_PITCH, Row
from lessonkit.charts.storyline.stand import GUTTER
from lessonkit.charts.storyline.ways import Way
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed
from lessonkit.themes import THIN_RULE
from lessonkit.words import ChartWords

_YEARS, _TITLE, _NOTE = 13.0, 10.0, 9.0
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: words, face, size and baseline."""

    words: str
    face: str
    size: float
    y: float


def ruled_of(plan: Plan, row: Row, faces: Faces) -> Ruled:
    """The writing lines of a phase; none where title and note are printed."""
    phase = plan.sheet.phases[row.phase]
    if phase.title is not None and phase.note is not None:
        return Ruled((), row.text.x, row.text.width)
    y = _lines(plan, row, faces)[-1].y + (12.0 if plan.way is Way.DOWN else 0.0)
    count = int((row.text.foot - 2.0 - y) // RULE_PITCH)
    return Ruled(tuple(y + RULE_PITCH * (number + 1) for number in range(count)), row.text.x, row.text.width)


def draw_text(plan: Plan, side: Side, row: Row, faces: Faces, words: ChartWords) -> list[Placed]:
    """A phase's text, and the dotted line that parts it from the phase before."""
    things: list[Placed] = []
    box = row.text
    if row.phase > side.part.start:
        ends = [(0.0, box.y), (box.width + GUTTER / 2, box.y)]
        if plan.way is Way.ACROSS:
            x = box.x - TEXT_GAP / 2
            ends = [(x, box.y), (x, box.foot)]
        things.append(stroke(ends, 0.7, _DOTS))
    lines = _lines(plan, row, faces)
    for line in lines:
        things += set_text(faces, box.x, line.y, line.words, line.face, line.size)
    ruled = ruled_of(plan, row, faces)
    if ruled.baselines and plan.way is Way.DOWN:
        things += set_text(faces, box.x, lines[-1].y + 12.0, words.who_joins, "Regular", _NOTE)
    return things + [stroke([(ruled.x, y), (ruled.x + ruled.width, y)], THIN_RULE) for y in ruled.baselines]


def _lines(plan: Plan, row: Row, faces: Faces) -> list[_Line]:
    """Years, and the printed title and note; smaller where they would be higher than their room."""
    lines = _set(plan, row, faces, (_TITLE, _NOTE))
    for sizes in ((9.0, 8.5), (SMALLEST + 0.5, SMALLEST), (SMALLEST, SMALLEST)):
        if lines[-1].y + 3.0 <= row.text.foot:
            break
        lines = _set(plan, row, faces, sizes)
    return lines


def _set(plan: Plan, row: Row, faces: Faces, sizes: tuple[float, float]) -> list[_Line]:
    phase = plan.sheet.phases[row.phase]
    under_rule = plan.way is Way.DOWN and row.text.y > 0
    y = row.text.y + (14.0 if under_rule else 10.5)
    lines = [_Line(phase.years, "Bold", _YEARS, y)]
    for text, face, size in ((phase.title, "SemiBold", sizes[0]), (phase.note, "Regular", sizes[1])):
        for part in wrap(faces, text or "", face, size, row.text.width):
            y += size + 3.0
            lines.append(_Line(part, face, size, y))
    return lines
