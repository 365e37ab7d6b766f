"""The printed text of a phase as lines: its years or label, its title and its note, and what height they need."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.shapes import SMALLEST, shortened, wrap
from lessonkit.charts.storyline.rows import RULE_PITCH
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PhasePaper

SIZES = ((10.0, 9.0), (9.0, 8.5), (SMALLEST + 0.5, SMALLEST), (SMALLEST, SMALLEST))
"""Sizes of a title and of a note, the largest first."""
QUESTION_SIZE = 9.0
_QUESTION = 12.0
"""Pitch of the lines of a question, and from the last printed line to the first of them."""
_FOOT = 2.0
"""White under the last printed line, and under the last one to write on."""
WISHED_RULES, _MOST_RULES = 3, 4
"""As many lines to write on as an answer is to have wherever they cost no further side of paper, and at the most."""
_ROUNDING = 0.01

_HEAD_SIZES = (13.0, 12.0, 11.0, 10.0)
_FIRST = 14.0
_LEAD = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: words, face, size, and its baseline, from the top of the text's room."""

    words: str
    face: str
    size: float
    y: float


def head_lines(faces: Faces, years: str, width: float) -> list[Line]:
    """Years or label: on one line if they can be, else on several of the smallest size."""
    size = next((one for one in _HEAD_SIZES if faces.width("Bold", years, one) <= width), _HEAD_SIZES[-1])
    parts = wrap(faces, years, "Bold", size, width, cut=True)
    return [Line(part, "Bold", size, _FIRST + number * (size + 2.0)) for number, part in enumerate(parts)]


def told_lines(faces: Faces, phase: PhasePaper, width: float, height: float) -> list[Line]:
    """All that is printed, as large as the height allows; what is longer still ends with dots."""
    fitting = (_set(faces, phase, width, sizes) for sizes in SIZES)
    lines = next((lines for lines in fitting if lines[-1].y + _FOOT <= height + _ROUNDING), None)
    if lines is not None:
        return lines
    head, lines = head_lines(faces, phase.years, width), _set(faces, phase, width, SIZES[-1])
    kept = [line for line in lines[len(head) :] if line.y + _FOOT <= height + _ROUNDING]
    if not kept:
        return head
    last = kept[-1]
    dots = Line(shortened(faces, last.words, last.face, last.size, width, dots=True), last.face, last.size, last.y)
    return [*head, *kept[:-1], dots]


def _set(faces: Faces, phase: PhasePaper, width: float, sizes: tuple[float, float]) -> list[Line]:
    lines = head_lines(faces, phase.years, width)
    y = lines[-1].y
    for text, face, size in ((phase.title, "SemiBold", sizes[0]), (phase.note, "Regular", sizes[1])):
        for part in wrap(faces, text or "", face, size, width, cut=True):
            y += size + _LEAD
            lines.append(Line(part, face, size, y))
    return lines


def least_rules(phase: PhasePaper) -> int:
    """How many lines to write on a phase needs at the least: a note takes two, a title alone one."""
    return 2 if phase.note is None else 1 if phase.title is None else 0


def question_lines(faces: Faces, question: str, width: float) -> list[Line]:
    """What is asked over the writing lines; its places are reckoned from the last printed line."""
    parts = wrap(faces, question, "Regular", QUESTION_SIZE, width, cut=True)
    return [Line(part, "Regular", QUESTION_SIZE, _QUESTION * (number + 1)) for number, part in enumerate(parts)]


def asked_height(faces: Faces, width: float, question: str, rules: int) -> float:
    """The height that a question and so many writing lines take of a phase's text; nothing where there are none."""
    if not rules:
        return 0.0
    question_height = len(question_lines(faces, question, width)) * _QUESTION
    return question_height + rules * RULE_PITCH


def needed(
    faces: Faces,
    phase: PhasePaper,
    width: float,
    sizes: tuple[float, float],
    question: str = "",
    rules: int = 0,
) -> float:
    """The height of a phase's text: what is printed, then the question, if any, and lines to write on.

    `rules` is how many lines are wished for where a phase asks for a note.
    """
    told = _set(faces, phase, width, sizes)[-1].y + _FOOT
    least = least_rules(phase)
    return told + asked_height(faces, width, question, max(least, rules) if least else 0)


def rules_within(faces: Faces, phase: PhasePaper, size: tuple[float, float], question: str) -> int:
    """How many lines to write on have room in a text of that width and height, up to what an answer needs."""
    width, height = size
    told = _set(faces, phase, width, SIZES[-1])[-1].y + _FOOT
    spare = height - told - asked_height(faces, width, question, 1)
    return min(_MOST_RULES, 1 + int((spare + _ROUNDING) // RULE_PITCH))
