"""Which sheets a lesson prints, and what each of them leaves or gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lessonkit.charts.reading.report import person_meant
from lessonkit.charts.reading.story import Reading
from lessonkit.charts.reading.times import phases_named, which_phase
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


def read_requests(spec: AlliancesSpec, scope: Scope) -> tuple[tuple[Request, ...], tuple[Request, ...] | None]:
    """All sheets that are declared, and those to print in their order; None for these where one of them is wrong.

    LK612 for a form that does not exist, LK617 for a matrix about nobody.
    """
    found: dict[str, Request] = {}
    sound = True
    named: list[tuple[str, tuple[str | int, ...]]] = [(name, ("sheets", name)) for name in spec.sheets]
    named += [(name, ("print", index)) for index, name in enumerate(spec.print) if name not in spec.sheets]
    for name, path in named:
        request = _request(name, spec.sheets.get(name, SheetSpec.model_validate({})))
        if request is None:
            form = spec.sheets[name].form if name in spec.sheets else ""
            hint = _form_hint(form or name, path, spec)
            place = (*path, "form") if form else path
            scope.sink.report("LK612", f"There is no sheet `{form or name}`.", scope.at(*place), hint=hint)
            sound = False
        else:
            found[name] = request
    for name, path in named:
        sound = (name not in found or _is_told(found[name], path, spec, scope)) and sound
    declared = tuple(found.values())
    if not sound:
        return declared, None
    chosen = dict.fromkeys(spec.print or list(spec.sheets) or [SheetKind.SEATS.value])
    return declared, tuple(found.get(name) or _usual(name) for name in chosen)


def _form_hint(name: str, path: tuple[str | int, ...], spec: AlliancesSpec) -> str:
    """The sheet that is meant, if one looks like it, and the forms that there are."""
    known = [kind.value for kind in SheetKind]
    others = [one for one in spec.sheets if one != name and path[0] == "print"]
    forms = f"the forms are {', '.join(known)}"
    likely = did_you_mean(name, [*known, *others])
    return f"{likely} {forms[0].upper()}{forms[1:]}" if likely else f"{forms}; a sheet of another name says `form:`"


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


def lacks_about(request: Request, spec: AlliancesSpec) -> bool:
    """Whether a matrix is printed, and nothing says whose sides it tells: LK617."""
    return spec.about is None and request.kind is SheetKind.MATRIX and request.id in (spec.print or list(spec.sheets))


def _is_told(request: Request, path: tuple[str | int, ...], spec: AlliancesSpec, scope: Scope) -> bool:
    """Whether a matrix has somebody to be about and rows, where it is printed; other forms need neither."""
    wanted = spec.print or list(spec.sheets)
    if request.kind is not SheetKind.MATRIX or request.id not in wanted:
        return True
    if lacks_about(request, spec):
        hint = "add `about:` under `alliances:`, with the id of one of its actors; or leave the sheet out"
        message = "The matrix needs `about:`, the person whose sides it tells."
        scope.sink.report("LK617", message, scope.at(*path), hint=hint)
        return False
    if not set(spec.actors) - {spec.about}:
        hint = "list more `actors:`, or print another sheet"
        message = f"The matrix has no row: nobody but `{spec.about}` is on the chart."
        scope.sink.report("LK617", message, scope.at("actors"), hint=hint)
        return False
    there = [{name for bloc in phase.blocs for name in bloc.members} for phase in spec.phases]
    there = [names for names in there if spec.about in names]
    if there and not any(len(names) > 1 for names in there):
        hint = f"put `{spec.about}` into a phase with others, or print another sheet"
        message = f"The matrix has nothing to tell: nobody stands in a phase with `{spec.about}`."
        scope.sink.report("LK617", message, scope.at(*path), hint=hint)
        return False
    return True


def read_given(request: Request, reading: Reading) -> Given | None:
    """What a sheet gives as a start: what it says, else what its level gives; LK632 for who or what is not there."""
    given = request.spec.given
    if given is not None:
        return _named(request.id, given, reading)
    about = frozenset() if reading.about is None else frozenset({reading.about})
    match request.spec.level:
        case "support":
            return Given(about, frozenset({0}))
        case "core":
            return Given(about)
        case _:
            return Given()


def _named(name: str, given: GivenSpec, reading: Reading) -> Given | None:
    """The people and phases that are named; None after LK632."""
    sink, at = reading.scope.sink, reading.scope.at
    missing = "The chart has no `{}` to give."
    people: set[int] = set()
    phases: set[int] = set()
    sound = True
    for number, word in enumerate(given.people):
        if word in reading.place:
            people.add(reading.place[word])
        else:
            hint = person_meant(word, reading.declared())
            sink.report("LK632", missing.format(word), at("sheets", name, "given", "people", number), hint=hint)
            sound = False
    for number, word in enumerate(given.phases):
        found = phases_named(word, reading.phases)
        if len(found) == 1:
            phases.add(found[0])
        else:
            message, hint = which_phase(word, reading.phases, missing.format(word))
            sink.report("LK632", message, at("sheets", name, "given", "phases", number), hint=hint)
            sound = False
    return Given(frozenset(people), frozenset(phases)) if sound else None
