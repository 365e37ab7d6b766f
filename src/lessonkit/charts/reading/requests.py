"""Which sheets a lesson prints, and what each of them leaves or gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.spec import AlliancesSpec, GivenSpec, SheetSpec
from lessonkit.model.alliances import PageShape, Part, SheetKind
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean

USUAL_BLANKS: Mapping[SheetKind, frozenset[Part]] = {
    SheetKind.SEATS: frozenset(Part),
    SheetKind.LABEL: frozenset({Part.NAMES, Part.BLOCS, Part.TITLES, Part.NOTES}),
    SheetKind.COMPLETE: frozenset(),
    SheetKind.MATRIX: frozenset({Part.BLOCS, Part.TITLES, Part.NOTES}),
    SheetKind.NETWORK: frozenset({Part.LINES, Part.TITLES, Part.NOTES}),
}
"""What a sheet leaves for the pupil where the spec does not say."""


@dataclass(frozen=True, slots=True)
class Request:
    """A sheet to print: its name, its form, what it leaves blank, how it lies, and what the spec says of it."""

    id: str
    kind: SheetKind
    blank: frozenset[Part]
    page: PageShape
    poster: int
    spec: SheetSpec


@dataclass(frozen=True, slots=True)
class Given:
    """What a sheet prints of its answers: people by place, and phases by place."""

    people: frozenset[int] = frozenset()
    phases: frozenset[int] = frozenset()


def read_requests(spec: AlliancesSpec, scope: Scope) -> tuple[Request, ...] | None:
    """The sheets in the order of printing; LK612 for a form that does not exist, LK617 a matrix about nobody."""
    found: dict[str, Request] = {}
    sound = True
    named = [(name, ("sheets", name)) for name in spec.sheets]
    named += [(name, ("print", str(index))) for index, name in enumerate(spec.print) if name not in spec.sheets]
    for name, path in named:
        request = _request(name, spec.sheets.get(name, SheetSpec.model_validate({})))
        if request is None:
            known = [kind.value for kind in SheetKind]
            form = spec.sheets[name].form if name in spec.sheets else ""
            likely = did_you_mean(form or name, [*known, *spec.sheets])
            hint = likely or f"the forms are {', '.join(known)}; a sheet of another name says `form:`"
            place = (*path, "form") if form else (path[0], int(path[1])) if path[0] == "print" else path
            scope.sink.report("LK612", f"There is no sheet `{form or name}`.", scope.at(*place), hint=hint)
            sound = False
        else:
            found[name] = request
    chosen = list(dict.fromkeys(spec.print or list(spec.sheets) or [SheetKind.SEATS.value]))
    if not sound:
        return None
    requests = tuple(found.get(name) or _usual(name) for name in chosen)
    if any(one.kind is SheetKind.MATRIX for one in requests) and not _has_rows(spec, scope):
        return None
    return requests


def _request(name: str, spec: SheetSpec) -> Request | None:
    form = spec.form or name
    if form not in list(SheetKind):
        return None
    kind = SheetKind(form)
    blank = frozenset(spec.blank) if spec.blank and kind is not SheetKind.COMPLETE else USUAL_BLANKS[kind]
    # A sheet that asks for groups, or for ties, hides titles and notes, which would tell them.
    if Part.BLOCS in blank or (kind is SheetKind.NETWORK and Part.LINES in blank):
        blank |= {Part.TITLES, Part.NOTES}
    return Request(name, kind, blank, spec.page, spec.poster, spec)


def _usual(name: str) -> Request:
    request = _request(name, SheetSpec.model_validate({}))
    if request is None:
        raise AssertionError("unknown sheets were reported before")
    return request


def _has_rows(spec: AlliancesSpec, scope: Scope) -> bool:
    if spec.about is None:
        scope.sink.report("LK617", "The matrix needs `about:`, the person whose sides it tells.", scope.at())
        return False
    if not set(spec.actors) - {spec.about}:
        hint = "list more `actors:`, or print another sheet"
        message = f"The matrix has no row: nobody but `{spec.about}` is on the chart."
        scope.sink.report("LK617", message, scope.at("actors"), hint=hint)
        return False
    return True


def read_given(request: Request, facts: Facts, spec: AlliancesSpec, scope: Scope) -> Given | None:
    """What a sheet gives as a start: what it says, else what its level gives; LK632 for who or what is not there."""
    given = request.spec.given
    if given is None:
        about = frozenset() if facts.about is None else frozenset({facts.about})
        match request.spec.level:
            case "support":
                return Given(about, frozenset({0}))
            case "core":
                return Given(about)
            case _:
                return Given()
    return _named(request.id, given, facts, spec, scope)


def _named(name: str, given: GivenSpec, facts: Facts, spec: AlliancesSpec, scope: Scope) -> Given | None:
    number = {person.id: place for place, person in enumerate(facts.people)}
    phases: dict[str, int] = {}
    for place, phase in enumerate(facts.phases):
        for word in (phase.id, phase.years, spec.phases[place].years):
            phases.setdefault(word, place)
    sound = True
    for key, words, known in (("people", given.people, number), ("phases", given.phases, phases)):
        for at, word in enumerate(words):
            if word not in known:
                path = scope.at("sheets", name, "given", key, at)
                hint = did_you_mean(word, known)
                scope.sink.report("LK632", f"The chart has no `{word}` to give.", path, hint=hint)
                sound = False
    if not sound:
        return None
    return Given(frozenset(number[one] for one in given.people), frozenset(phases[one] for one in given.phases))
