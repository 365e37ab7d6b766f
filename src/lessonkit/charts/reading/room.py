"""Sheets that cannot be as they are asked for: LK613 without room at all, LK638 (a warning) without room upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.reading.report import listed
from lessonkit.charts.storyline.stand import fits_paper, fits_upright
from lessonkit.model.alliances import PageShape, PhasePaper, SheetPaper
from lessonkit.model.scope import Scope


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why a sheet has no room: in words, with the place and what to do."""

    words: str
    path: tuple[str | int, ...]
    hint: str


def have_room(papers: Sequence[SheetPaper], facts: Facts, scope: Scope) -> bool:
    """Whether all sheets fit their paper; LK613 for those that do not, LK638 for those that cannot stand upright."""
    causes: dict[_Cause, list[str]] = {}
    for paper in papers:
        if not fits_paper(paper):
            causes.setdefault(_cause(paper, facts), []).append(f"`{paper.id}`")
        elif paper.page is PageShape.PORTRAIT and not fits_upright(paper):
            message = f"The sheet `{paper.id}` has no room upright: it lies on its side, with time running down it."
            hint = "take `page:` out, so that time runs across where it fits; or show fewer people or groups at once"
            scope.sink.report("LK638", message, scope.at("sheets", paper.id, "page"), hint=hint)
    for cause, names in causes.items():
        sheets = f"The sheet {names[0]} has" if len(names) == 1 else f"The sheets {listed(names)} have"
        scope.sink.report("LK613", f"{sheets} no room: {cause.words}.", scope.at(*cause.path), hint=cause.hint)
    return not causes


def _cause(paper: SheetPaper, facts: Facts) -> _Cause:
    """What must go, in all phases, so that the sheet has room; told of the first phase that does not fit by itself."""
    count = len(paper.phases)
    alone = [at for at in range(count) if not fits_paper(replace(paper, phases=(paper.phases[at],)))]
    at = alone[0] if alone else max(range(count), key=lambda at: len(paper.phases[at].blocs))
    phase, years = paper.phases[at], paper.phases[at].years

    def fits(change: Callable[[PhasePaper], PhasePaper]) -> bool:
        return fits_paper(replace(paper, phases=tuple(change(one) for one in paper.phases)))

    if paper.most_moments > 1 and fits_paper(replace(paper, most_moments=1)):
        return _too_many_signs(facts)
    if fits(lambda one: replace(one, rivals=())):
        words = f"in {years} {len(phase.rivals)} pairs of groups are rivals"
        return _Cause(words, ("phases", at, "rivals"), "leave some pairs out, or make one bloc of several")
    if fits(_without_zones):
        return _too_many_zones(paper)
    words = f"in {years} {len(phase.blocs)} groups stand apart, {len(phase.rivals)} pairs of them as rivals"
    return _Cause(words, ("phases", at, "blocs"), "make one bloc of several, or make two charts")


def _too_many_zones(paper: SheetPaper) -> _Cause:
    """The phase in which people stand in most zones: their boundaries take the room of a person each."""
    zones = [{bloc.zone for bloc in phase.blocs if bloc.zone is not None} for phase in paper.phases]
    at = max(range(len(zones)), key=lambda at: len(zones[at]))
    names = listed([f"“{paper.zones[zone].name}”" for zone in sorted(zones[at])])
    one = len(zones[at]) == 1
    words = f"the zone{'' if one else 's'} {names} in {paper.phases[at].years} {'takes' if one else 'take'} it up"
    return _Cause(words, ("zones",), "leave a zone out, or show fewer groups at once")


def _without_zones(phase: PhasePaper) -> PhasePaper:
    return replace(phase, blocs=tuple(replace(bloc, zone=None) for bloc in phase.blocs))


def _too_many_signs(facts: Facts) -> _Cause:
    """The line that bears most signs in one phase, and the last of them."""
    counts = Counter((one.person, one.phase) for one in facts.moments)
    [((person, phase), count)] = counts.most_common(1)
    last = max(i for i, one in enumerate(facts.moments) if (one.person, one.phase) == (person, phase))
    words = f"`{facts.people[person].id}` has {count} signs in {facts.phases[phase].years}"
    return _Cause(words, ("moments", last), "leave some out, or part the phase in two")
