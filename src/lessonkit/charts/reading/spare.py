"""What stands in a chart's spec to no purpose: LK637, a warning, beside the keys of sheets, which are in `idle.py`.

A zone or sign that nobody uses, rivals or sheets named twice, and words too many in the bank that belong on the chart.
"""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.charts.reading.report import called
from lessonkit.charts.signs import built_in_signs
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.model.ledger import Ledger
from lessonkit.model.scope import Scope

_Spare = tuple[tuple[str | int, ...], str, str]
"""The place of an entry, why it changes nothing, and what to do."""

_TAKEN = "take it out"


def check_spare(spec: AlliancesSpec, scope: Scope) -> None:
    """LK637 for each entry that has no effect."""
    found = (*_unused(spec), *_twice(spec), *_in_bank(spec, scope.ledger))
    for path, message, hint in found:
        scope.sink.report("LK637", f"{message}.", scope.at(*path), hint=hint)


def _unused(spec: AlliancesSpec) -> Iterator[_Spare]:
    """Zones and signs of its own; none where a name is wrong that may mean one of them, which is reported."""
    zones = {bloc.zone for phase in spec.phases for bloc in phase.blocs if bloc.zone is not None}
    if zones <= spec.zones.keys():
        for name in spec.zones:
            if name not in zones:
                hint = f"say `zone: {name}` of a bloc, or {_TAKEN}"
                yield ("zones", name), f"Nobody stands in the zone `{name}`", hint
    signs = {moment.sign for moment in spec.moments}
    if signs <= {*spec.signs, *built_in_signs()}:
        for name in spec.signs:
            if name not in signs:
                hint = f"say `sign: {name}` of a moment, or {_TAKEN}"
                yield ("signs", name), f"No moment has the sign `{name}`", hint


def _twice(spec: AlliancesSpec) -> Iterator[_Spare]:
    """Rivals and sheets that are named again."""
    for index, phase in enumerate(spec.phases):
        seen: set[frozenset[str]] = set()
        for at, pair in enumerate(phase.rivals):
            if frozenset(pair) in seen:
                message = f"`{pair[0]}` and `{pair[1]}` are rivals in {called(phase, index)} already"
                yield ("phases", index, "rivals", at), message, _TAKEN
            seen.add(frozenset(pair))
    for at, name in enumerate(spec.print):
        if name in spec.print[:at]:
            yield ("print", at), f"The sheet `{name}` is printed once, though named twice", _TAKEN


def _in_bank(spec: AlliancesSpec, ledger: Ledger) -> Iterator[_Spare]:
    """Names and groups that belong somewhere, and are in the bank anyway."""
    if spec.bank is None:
        return
    hint = "name somebody who is not on the chart, or take the name out"
    people = [person for person in ledger.people if person.id in spec.actors]
    names = {said.casefold(): person.short for person in people for said in (person.name, person.short)}
    for at, name in enumerate(spec.bank.extra):
        if name.casefold() in names:
            whom = names[name.casefold()]
            beside = "" if whom == name else f", as “{whom}”"
            yield ("bank", "extra", at), f"“{name}” is no name too many: it is on the chart{beside}", hint
    hint = "name a group that is not on the chart, or take the name out"
    groups = {bloc.name.casefold() for phase in spec.phases for bloc in phase.blocs if bloc.name}
    for at, name in enumerate(spec.bank.extra_blocs):
        if name.casefold() in groups:
            yield ("bank", "extra_blocs", at), f"“{name}” is no group too many: it is on the chart", hint
