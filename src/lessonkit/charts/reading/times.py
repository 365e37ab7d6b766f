"""Phases in time: what their years say, whether they stand in order, and by what names they are called elsewhere.

LK608 years that cannot be read, LK609 phases that overlap or stand in the wrong order, LK634 one id for two phases,
LK635 one label for two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lessonkit.charts.reading.facts import Phase
from lessonkit.charts.reading.report import Story, listed
from lessonkit.charts.reading.years import AS_BC, is_early, wrong_years, years_of
from lessonkit.charts.spec import PhaseSpec
from lessonkit.registry import did_you_mean

_JUMP = 300
"""Years: a phase that ended so long before has wrong years, rather than being too short."""


def read_span(story: Story, index: int, spec: PhaseSpec) -> tuple[int, int] | None:
    """First and last year; LK608 for those that cannot be read, or are missing where there is no label either."""
    if not spec.years:
        if not spec.label.strip():
            hint = "add `years:`, as 1922–24; or `label:`, as Act 1, where the story has no years"
            message = "This phase has neither `years:` nor `label:`."
            story.wrong("LK608", message, "phases", index, "years", hint=hint)
        return None
    wrong = wrong_years(spec.years)
    if wrong is not None:
        story.wrong("LK608", f"{wrong[0]}.", "phases", index, "years", hint=wrong[1])
    return years_of(spec.years) if wrong is None else None


def check_times(story: Story, phases: Sequence[Phase]) -> None:
    """LK609 for a phase that begins before the one above it has ended, LK634 and LK635 for names that two bear."""
    last: Phase | None = None
    for index, phase in enumerate(phases):
        if phase.span is None:
            continue
        if last is not None and last.span is not None and phase.span[0] <= last.span[1]:
            message, hint = _disordered(phase, last)
            story.wrong("LK609", message, "phases", index, "years", hint=hint)
        last = phase
    for index, phase in enumerate(phases):
        before = phases[:index]
        if phase.id and any(phase.id == other.id for other in before):
            story.wrong("LK634", f"Two phases have the id `{phase.id}`.", "phases", index, "id")
        if story.spec.phases[index].label and any(phase.years == other.years for other in before):
            story.wrong("LK635", f"Two phases are called “{phase.years}”.", "phases", index, "label")


def _disordered(phase: Phase, last: Phase) -> tuple[str, str]:
    """What is wrong with a phase that does not follow the one above it, and what to do."""
    if phase.span is None or last.span is None or phase.span[1] >= last.span[0]:
        hint = "both years of a phase belong to it; the next begins in a later year"
        return f"{phase.years} overlaps {last.years}.", hint
    hint = "put the phases in the order of time"
    if phase.span[0] > 0 and is_early(last.span[1]):
        hint += f"; {AS_BC}, as {last.years} BC"
    return f"{phase.years} comes before {last.years}, yet stands after it.", hint


def outside(year: int, phases: Sequence[Phase]) -> str:
    """What to do about a year that no phase holds."""
    dated = [(phase.span, phase.years) for phase in phases if phase.span is not None]
    if not dated:
        return "the phases have no years: give the moment `phase:` in place of `event:`"
    turned = [years for span, years in dated if span[0] <= -year <= span[1]]
    if turned:
        wrong = f"{turned[0]} is read as AD" if year < 0 else f"{year} is read as AD"
        return f"{wrong}; {AS_BC}"
    if year > dated[-1][0][1]:
        return f"the last phase, {dated[-1][1]}, ends before it: let that one last longer, or add a phase"
    if year < dated[0][0][0]:
        return f"the first phase, {dated[0][1]}, begins after it: let that one begin earlier, or add a phase"
    before = [(span, years) for span, years in dated if span[1] < year]
    after = [years for span, years in dated if span[0] > year]
    if year - before[-1][0][1] > _JUMP:
        return f"mend the years of the phase {before[-1][1]}, if it belongs there; else mend the event's date"
    return f"it lies between {before[-1][1]} and {after[0]}: let the first of them last longer, or add a phase"


def undated_at(year: int, phases: Sequence[Phase]) -> int | None:
    """The place of a phase without years, beside some that have them, in which a year may lie."""
    dated = [(at, phase.span) for at, phase in enumerate(phases) if phase.span is not None]
    for index, phase in enumerate(phases):
        ended = all(span[1] < year for at, span in dated if at < index)
        if dated and phase.span is None and ended and all(span[0] > year for at, span in dated if at > index):
            return index
    return None


def phases_named(word: str, phases: Sequence[Phase]) -> list[int]:
    """The places of the phases that are called so: one by its id, else by label or years, however these are written."""
    said = word.strip()
    by_id = [i for i, phase in enumerate(phases) if said and said == phase.id]
    span = years_of(said)
    return by_id[:1] or [
        i for i, phase in enumerate(phases) if said == phase.years or (span is not None and span == phase.span)
    ]


def which_phase(word: str, phases: Sequence[Phase], missing: str) -> tuple[str, str]:
    """What is wrong with a word that names no phase (`missing`) or several, and what to do."""
    if phases_named(word, phases):
        return f"More than one phase is called `{word}`.", "give them ids, and name one of these"
    # Another number is another phase, and no slip.
    names = [name for phase in phases for name in (phase.id, phase.years) if name and _digits(name) == _digits(word)]
    near = did_you_mean(word, names)
    return missing, near or f"the phases are {listed([phase.id or phase.years for phase in phases], 8)}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
