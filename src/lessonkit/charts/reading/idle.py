"""Keys that change nothing on their sheet: LK637, a warning, so that nobody waits for what does not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonkit.charts.reading.requests import Request
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.model.alliances import PageShape, Part, SheetKind
from lessonkit.model.scope import Scope

_ALWAYS_PRINTED = {
    SheetKind.MATRIX: (Part.NAMES, Part.LINES, Part.MOMENTS),
    SheetKind.NETWORK: (Part.NAMES, Part.MOMENTS),
}
"""What `blank:` cannot leave out of these forms: they print it, or have no such thing."""

_TAKEN = "take it out"

_Idle = tuple[tuple[str | int, ...], str]
"""The place of a key under its sheet, and why it changes nothing."""


def check_idle(declared: Sequence[Request], printed: Sequence[Request], spec: AlliancesSpec, scope: Scope) -> None:
    """LK637 for each key of a sheet, and of the bank, that has no effect."""
    for request in declared:
        for path, why in (*_of_form(request), *_of_start(request)):
            key = path[0] if len(path) == 1 else f"{path[0]}: {request.spec.blank[int(path[1])].value}"
            message = f"`{key}` has no effect on the sheet `{request.id}`: {why}."
            scope.sink.report("LK637", message, scope.at("sheets", request.id, *path), hint=_TAKEN)
    for path, why in _of_bank(printed, spec):
        scope.sink.report("LK637", f"`{path[-1]}` has no effect: {why}.", scope.at(*path), hint=_TAKEN)


def _of_form(request: Request) -> Iterator[_Idle]:
    """Keys that the form has no use for."""
    kind, spec = request.kind, request.spec
    if spec.page is not PageShape.AUTO and not kind.is_storyline:
        yield ("page",), f"a {kind.value} always lies on its side"
    if spec.triangles and kind is not SheetKind.NETWORK:
        yield ("triangles",), "a network alone asks for them"
    if not spec.table and kind is SheetKind.MATRIX:
        yield ("table",), "a matrix is a table itself"
    if spec.blank and kind is SheetKind.COMPLETE:
        yield ("blank",), "a complete sheet leaves nothing out"
    for at, part in enumerate(spec.blank):
        if part in _ALWAYS_PRINTED.get(kind, ()):
            yield ("blank", at), f"a {kind.value} does not ask for {part.value}"


def _of_start(request: Request) -> Iterator[_Idle]:
    """`given:` where it gives nothing. A `level:` always has an effect: it says who gets the sheet."""
    given = request.spec.given
    if given is None:
        return
    if given.people and not _asks_for_people(request):
        yield ("given",), "it asks for no names" if request.kind.is_storyline else "all names are printed anyway"
    elif given.phases and not _asks_for_phases(request):
        yield ("given",), "nothing of a phase is asked for"


def _asks_for_people(request: Request) -> bool:
    """Whether giving a person prints something that would else be asked for."""
    return request.kind is SheetKind.MATRIX or (request.kind.is_storyline and Part.NAMES in request.blank)


def _asks_for_phases(request: Request) -> bool:
    """Whether giving a phase prints something that would else be asked for."""
    parts = {
        SheetKind.SEATS: {Part.NAMES, Part.BLOCS, Part.TITLES, Part.NOTES},
        SheetKind.NETWORK: {Part.LINES, Part.TITLES},
        SheetKind.MATRIX: set(Part),
    }
    asked = parts.get(request.kind, {Part.BLOCS, Part.TITLES, Part.NOTES})
    return request.kind is SheetKind.MATRIX or bool(asked & request.blank)


def _asks_for_groups(request: Request) -> bool:
    """Whether a sheet asks for the groups' names, as a matrix does in every box."""
    return request.kind is SheetKind.MATRIX or (request.kind.is_storyline and Part.BLOCS in request.blank)


def _of_bank(printed: Sequence[Request], spec: AlliancesSpec) -> Iterator[_Idle]:
    """A bank that no sheet prints, and words for a part of it that is left out."""
    bank = spec.bank
    if bank is None:
        return
    names = bank.names and any(one.kind.is_storyline and Part.NAMES in one.blank for one in printed)
    blocs = bank.blocs and any(_asks_for_groups(one) for one in printed)
    if printed and not names and not blocs:
        yield ("bank",), "no sheet that is printed asks for names or groups"
        return
    if bank.extra and not bank.names:
        yield ("bank", "extra"), "the bank does not print names"
    if bank.extra_blocs and not bank.blocs:
        yield ("bank", "extra_blocs"), "the bank does not print groups"
