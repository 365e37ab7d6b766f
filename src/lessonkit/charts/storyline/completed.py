"""What completes a storyline: names and groups in their boxes, titles and notes on their lines, lines and signs.

Everything stands by the blank's own plan, so that the key lies over the blank.
"""

from __future__ import annotations

from lessonkit.chart_words import ChartWords
from lessonkit.charts.shapes import SMALLEST, set_text, wrap
from lessonkit.charts.storyline.blank import dots_again, seat_id
from lessonkit.charts.storyline.fates import draw_over
from lessonkit.charts.storyline.legend import draw_note
from lessonkit.charts.storyline.pills import draw_pill, pill
from lessonkit.charts.storyline.plan import Plan, Side
from lessonkit.charts.storyline.rows import RULE_PITCH, Row
from lessonkit.charts.storyline.texts import BEYOND_RULE, HOLE_PADDING, Ruled, ruled_of
from lessonkit.charts.storyline.tracks import draw_lines
from lessonkit.charts.telling import completed_phase, either_way
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetAnswer, SheetKind
from lessonkit.model.drawing import Placed
from lessonkit.model.ink import Ink, Sketched, Written
from lessonkit.model.text import plain

_INK = "BoldItalic"
_OVER_RULE = (12.6, 3.0)
"""How far two lines of small writing stand over one rule."""


def complete_side(plan: Plan, side: Side, answer: SheetAnswer, faces: Faces, words: ChartWords) -> tuple[Ink, ...]:
    """The ink of one side: what is drawn, then what is written."""
    sheet = plan.sheet
    drawn: list[Placed] = []
    written: list[Ink] = []
    if not sheet.draws_lines:
        drawn += draw_lines(plan, side, answer.moments, answer.protagonist, faces)
    elif not sheet.moments:
        drawn += draw_over(plan, side, answer.moments, faces)
    if sheet.kind is SheetKind.LABEL:
        drawn += _pills(plan, side, answer, faces)
    elif sheet.kind is SheetKind.SEATS and not sheet.draws_lines:
        drawn += dots_again(plan, side)
    for row in side.rows:
        inks, dense = _note(plan, row, answer, faces, words)
        written += inks
        drawn += dense
    drawn += _either_way(plan, side, answer, faces, words)
    if drawn:
        told = " ".join(
            f"{sheet.phases[phase].years}: {completed_phase(sheet, answer, phase, words)}" for phase in side.part
        )
        sketch = Sketched(plan.drawing_id(side), tuple(drawn), words.completed.format(text=told))
        return (sketch, *_names(plan, side, answer), *written)
    return (*_names(plan, side, answer), *written)


def _names(plan: Plan, side: Side, answer: SheetAnswer) -> list[Ink]:
    """Names in their boxes and seats, groups on their plates."""
    sheet = plan.sheet
    inks: list[Ink] = [
        Written(f"{sheet.id}.name{line}", plain(answer.names[line]), group=f"{sheet.id}.names")
        for line, _ in side.names
        if sheet.names[line] is None
    ]
    for row in side.rows:
        phase = sheet.phases[row.phase]
        if sheet.kind is SheetKind.SEATS:
            inks += [
                Written(seat_id(plan, row.phase, line), plain(answer.names[line]), group=f"{sheet.id}.names")
                for line in phase.order
                if sheet.name(row.phase, line) is None
            ]
        inks += [
            Written(
                f"{sheet.id}.bloc{row.phase}.{number}",
                plain(answer.phases[row.phase].blocs[number]),
                group=f"{sheet.id}.blocs",
            )
            for number, bloc in enumerate(phase.blocs)
            if bloc.named and bloc.name is None
        ]
    return inks


def _pills(plan: Plan, side: Side, answer: SheetAnswer, faces: Faces) -> list[Placed]:
    """Names on their lines, each on a white pill; none at all where the rows, or one of the names, leave no room."""
    if None not in plan.sheet.names:
        return []
    places = [
        (row, pill(plan, row, line, answer.names[line], faces, _INK))
        for one in plan.sides
        for row in one.rows
        for line in plan.sheet.phases[row.phase].order
    ]
    if not all(place.fits and row.name_height > 0 for row, place in places):
        return []
    return [thing for row, place in places if row.phase in side.part for thing in draw_pill(place, faces, _INK)]


def _note(
    plan: Plan, row: Row, answer: SheetAnswer, faces: Faces, words: ChartWords
) -> tuple[list[Ink], list[Placed]]:
    """Who joins whom, and why: one line of ink on each rule, two to a rule where it is longer.

    A title is written where there is no note to write: nobody is asked for a headline.
    """
    phase, said = plan.sheet.phases[row.phase], answer.phases[row.phase]
    ruled = ruled_of(plan, row, faces, words)
    texts = [text for text, shown in ((said.note, phase.note), (said.title, phase.title)) if shown is None and text]
    return on_rules(f"{plan.sheet.id}.note{row.phase}", next(iter(texts), ""), ruled, faces, cut=True)


def on_rules(
    space: str, text: str, ruled: Ruled, faces: Faces, *, cut: bool = False
) -> tuple[list[Ink], list[Placed]]:
    """A text on ruled lines: one to a rule, in the holes `space`.0, `space`.1 …; else small, drawn two to a rule.

    What is longer still ends with dots where `cut` says so: the mark scheme has all of it.
    """
    if not ruled.baselines or not text:
        return [], []
    width = ruled.width + BEYOND_RULE - HOLE_PADDING
    for size in (9.5, 9.0, 8.5, 8.0):
        lines = wrap(faces, text, _INK, size, width)
        if len(lines) <= len(ruled.baselines):
            group = space.rpartition(".")[0] + ".notes"
            return [Written(f"{space}.{n}", plain(part), group=group) for n, part in enumerate(lines)], []
    return [], _small(_cut(text, ruled, faces) if cut else text, ruled, faces)


def _cut(text: str, ruled: Ruled, faces: Faces) -> str:
    """The text, or as much of it as two small lines over each rule hold."""
    words = text.split()
    said = text
    while len(words) > 1 and len(wrap(faces, said, _INK, SMALLEST, ruled.width)) > 2 * len(ruled.baselines):
        words.pop()
        said = " ".join(words) + " …"
    return said


def _small(text: str, ruled: Ruled, faces: Faces) -> list[Placed]:
    """Two lines of small writing over each rule."""
    things: list[Placed] = []
    for number, part in enumerate(wrap(faces, text, _INK, SMALLEST, ruled.width)):
        rule = ruled.baselines[0] + RULE_PITCH * (number // 2)
        things += set_text(faces, ruled.x, rule - _OVER_RULE[number % 2], part, _INK, SMALLEST)
    return things


def _either_way(plan: Plan, side: Side, answer: SheetAnswer, faces: Faces, words: ChartWords) -> list[Placed]:
    """Which names may change places, by the legend."""
    note = either_way(plan.sheet, answer, words)
    return draw_note(plan.sheet, faces, words, plan.width, side.legend_top, note) if note else []
