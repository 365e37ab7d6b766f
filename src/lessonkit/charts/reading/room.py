"""Sheets that cannot be as they are asked for: LK613 without room at all, LK638 (a warning) without room upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.reading.report import listed
from lessonkit.charts.storyline.stand import fits_paper, fits_upright
from lessonkit.model.alliances import BlocPaper, PageShape, PhasePaper, SheetPaper
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
    """What must go so that the sheet has room: tried one after the other in the first phase that does not fit."""
    count = len(paper.phases)
    at = next((i for i in range(count) if not fits_paper(replace(paper, phases=(paper.phases[i],)))), 0)
    phase, years = paper.phases[at], paper.phases[at].years

    def fits(changed: PhasePaper, most_moments: int = paper.most_moments) -> bool:
        return fits_paper(replace(paper, phases=(changed,), most_moments=most_moments))

    if fits(phase, most_moments=1):
        return _too_many_signs(facts)
    if fits(replace(phase, rivals=())):
        words = f"in {years} {len(phase.rivals)} pairs of groups are rivals"
        return _Cause(words, ("phases", at, "rivals"), "leave some pairs out, or make one bloc of several")
    if fits(_with_blocs(phase, lambda bloc: replace(bloc, zone=None))):
        return _Cause(f"in {years} people stand in too many zones", ("zones",), "leave a zone out")
    if fits(_with_blocs(phase, lambda bloc: replace(bloc, named=False, name=None))):
        words = f"in {years} too many groups have a name"
        return _Cause(words, ("phases", at, "blocs"), "leave out some of the names")
    words = f"in {years} {len(phase.blocs)} groups stand apart, {len(phase.rivals)} pairs of them as rivals"
    return _Cause(words, ("phases", at, "blocs"), "make one bloc of several, leave names out, or make two charts")


def _with_blocs(phase: PhasePaper, change: Callable[[BlocPaper], BlocPaper]) -> PhasePaper:
    return replace(phase, blocs=tuple(change(bloc) for bloc in phase.blocs))


def _too_many_signs(facts: Facts) -> _Cause:
    """The line that bears most signs in one phase, and the last of them."""
    counts = Counter((one.person, one.phase) for one in facts.moments)
    [((person, phase), count)] = counts.most_common(1)
    last = max(i for i, one in enumerate(facts.moments) if (one.person, one.phase) == (person, phase))
    words = f"`{facts.people[person].id}` has {count} signs in {facts.phases[phase].years}"
    return _Cause(words, ("moments", last), "leave some out, or part the phase in two")
