"""Phases in time: what their years say, whether they stand in order, and by what names they are called elsewhere.

LK608 years that cannot be read, LK609 phases that overlap or stand in the wrong order, LK634 one id for two phases,
LK635 one label for two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lessonkit.charts.reading.facts import Phase, years_of
from lessonkit.charts.reading.report import Story, listed
from lessonkit.charts.spec import PhaseSpec
from lessonkit.registry import did_you_mean

_EARLY = 1000
"""Years before this one are more often meant as BC than stories are told of them."""
_AS_BC = "years before Christ end in BC"


def read_span(story: Story, index: int, spec: PhaseSpec) -> tuple[int, int] | None:
    """First and last year; LK608 for those that cannot be read, or are missing where there is no label either."""
    path = ("phases", index, "years")
    if not spec.years:
        if not spec.label.strip():
            hint = "give it one of the two"
            story.wrong("LK608", "This phase has neither `years:` nor `label:`.", *path, hint=hint)
        return None
    years = years_of(spec.years)
    if years is None:
        hint = "write 1922–24, 1922–1924, 1925 or 60–53 BC"
        story.wrong("LK608", f"`{spec.years}` is not a year or a span of years.", *path, hint=hint)
    elif years[1] < years[0]:
        story.wrong("LK608", f"`{spec.years}` ends before it begins.", *path, hint=_turned(spec.years))
        return None
    return years


def _turned(text: str) -> str:
    """How to write years of which the second comes first."""
    first, last = re.findall(r"\d+", text)
    if len(last) < len(first):
        century = int(first[: len(first) - len(last)]) + 1
        return f"write the last year in full: {first}–{century}{last}"
    if "BC" in text:
        return f"put the earlier year first: {last}–{first} BC"
    if int(first) < _EARLY:
        return f"{_AS_BC}: {first}–{last} BC"
    return f"put the earlier year first: {last}–{first}"


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
    if phase.span[0] > 0 and last.span[1] < _EARLY:
        hint += f"; {_AS_BC}, as {last.years} BC"
    return f"{phase.years} comes before {last.years}, yet stands after it.", hint


def outside(year: int, phases: Sequence[Phase]) -> str:
    """What to do about a year that no phase holds."""
    dated = [(phase.span, phase.years) for phase in phases if phase.span is not None]
    if not dated:
        return "the phases have no years: give the moment `phase:` in place of `event:`"
    turned = [years for span, years in dated if span[0] <= -year <= span[1]]
    if turned:
        wrong = f"{turned[0]} is read as AD" if year < 0 else f"{year} is read as AD"
        return f"{wrong}; {_AS_BC}"
    if year > dated[-1][0][1]:
        return f"the last phase, {dated[-1][1]}, ends before it: let that one last longer, or add a phase"
    if year < dated[0][0][0]:
        return f"the first phase, {dated[0][1]}, begins after it: let that one begin earlier, or add a phase"
    before = [years for span, years in dated if span[1] < year]
    return f"it lies between two phases: let {before[-1]} last longer, or add a phase"


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
