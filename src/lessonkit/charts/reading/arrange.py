"""The lines of a story put in order once, for all its sheets; then the people put on the places, sheet by sheet.

The order is made from the structure alone, so that it tells nothing of who plays which part. Every storyline of a
lesson shares it: the blank, the part-filled and the completed chart have one geometry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.order.search import Layer, Order, best_orders
from lessonkit.charts.reading.facts import Bloc, Facts, Phase, side_of
from lessonkit.charts.storyline.stand import bends_of
from lessonkit.charts.structure.canonical import Group, Label, Structure, canonical_order
from lessonkit.model.alliances import BlocPaper, PhasePaper, SheetKind, SheetPaper, ZonePaper


@dataclass(frozen=True, slots=True)
class BlocPlace:
    """A bloc's place in a phase: which bloc of the facts stands there, and its lines from left to right."""

    bloc: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who stands where on one sheet: people by line, and the blocs of each phase from left to right."""

    people: tuple[int, ...]
    phases: tuple[tuple[BlocPlace, ...], ...]

    def line_of(self, person: int) -> int:
        """The line of somebody."""
        return self.people.index(person)


@dataclass(frozen=True, slots=True)
class Solved:
    """The order of a story's lines: `slots` are the places of the structure in the order of their line letters."""

    order: Order
    slots: tuple[int, ...]


def solve(facts: Facts) -> Solved:
    """The most readable order with the fewest crossings; among equals the one with the fewest bends as drawn."""
    canonical = canonical_order(_structure(facts, ()))
    orders = best_orders(_layers(facts, canonical))
    best, fewest = orders[0], None
    for order in orders if len(orders) > 1 else ():
        bends = bends_of(_sketch(facts, order, canonical), fewest)
        if fewest is None or bends < fewest:
            best, fewest = order, bends
    slots = tuple(dict.fromkeys(line for layer in best.layers for line in layer))
    return Solved(best, slots)


def arrange(facts: Facts, solved: Solved, labels: tuple[tuple[Label, ...], ...]) -> Arrangement:
    """People on the places of the order; layers of `labels`, what the sheet prints of each, part those alike."""
    canonical = canonical_order(_structure(facts, labels))
    return _arranged(facts, solved.order, canonical, solved.slots)


def _arranged(facts: Facts, order: Order, canonical: Sequence[int], slots: Sequence[int]) -> Arrangement:
    people = tuple(canonical[slot] for slot in slots)
    line_of = {person: line for line, person in enumerate(people)}
    phases = []
    for phase, layer in zip(facts.phases, order.layers, strict=True):
        standing = [canonical[slot] for slot in layer]
        places = dict.fromkeys(_home(phase, person) for person in standing)
        phases.append(
            tuple(
                BlocPlace(home, tuple(line_of[one] for one in standing if one in phase.blocs[home].members))
                for home in places
            )
        )
    return Arrangement(people, tuple(phases))


def _home(phase: Phase, person: int) -> int:
    home = phase.bloc_of(person)
    if home is None:
        raise AssertionError("an order holds those who are in the phase")
    return home


def _structure(facts: Facts, labels: tuple[tuple[Label, ...], ...]) -> Structure:
    """Who stands with and against whom, and the places that a teacher's own order gives; no name, no sign."""
    kinds = tuple(
        tuple(str(phase.order.index(person)) if person in phase.order else "" for phase in facts.phases)
        for person in range(len(facts.people))
    )
    phases = tuple(
        (tuple(Group(bloc.members, _bloc_label(bloc)) for bloc in phase.blocs), phase.rivals)
        for phase in facts.phases
    )
    return Structure(kinds, phases, labels)


def _bloc_label(bloc: Bloc) -> Label:
    return (str(bloc.framed), str(bool(bloc.name)), "" if bloc.zone is None else str(bloc.zone))


def _layers(facts: Facts, canonical: Sequence[int]) -> list[Layer]:
    """The phases in canonical numbers."""
    number = {person: place for place, person in enumerate(canonical)}
    left = tuple(zone[1] for zone in facts.zones)
    layers = []
    for phase in facts.phases:
        groups = [frozenset(number[person] for person in bloc.members) for bloc in phase.blocs]
        order = sorted(range(len(groups)), key=lambda i: sorted(groups[i]))
        at = {old: new for new, old in enumerate(order)}
        sides = tuple(side_of(phase.blocs[old].zone, left) for old in order)
        rivals = tuple(sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in phase.rivals))
        fixed = tuple(number[person] for person in phase.order)
        layers.append(Layer(tuple(groups[old] for old in order), sides, rivals, fixed))
    return layers


def _sketch(facts: Facts, order: Order, canonical: Sequence[int]) -> SheetPaper:
    """A sheet in this order, with nothing printed: enough to count its bends."""
    slots = tuple(dict.fromkeys(line for layer in order.layers for line in layer))
    arranged = _arranged(facts, order, canonical, slots)
    return SheetPaper(
        id="sketch",
        kind=SheetKind.SEATS,
        names=(None,) * len(slots),
        phases=tuple(
            phase_paper(phase, places) for phase, places in zip(facts.phases, arranged.phases, strict=True)
        ),
        zones=zones_of(facts),
    )


def zones_of(facts: Facts) -> tuple[ZonePaper, ...]:
    """The zones as they are printed."""
    return tuple(ZonePaper(name=name, left=left) for name, left in facts.zones)


def phase_paper(phase: Phase, places: Sequence[BlocPlace], *, names: bool = False) -> PhasePaper:
    """A phase's frames and rivals from left to right, with the groups' names where `names` says so."""
    at = {place.bloc: number for number, place in enumerate(places)}
    blocs = []
    for place in places:
        bloc = phase.blocs[place.bloc]
        blocs.append(
            BlocPaper(
                lines=place.lines,
                framed=bloc.framed,
                named=bool(bloc.name),
                name=bloc.name if names and bloc.name else None,
                zone=bloc.zone,
            )
        )
    rivals = tuple(sorted((min(at[a], at[b]), max(at[a], at[b])) for a, b in phase.rivals))
    return PhasePaper(years=phase.years, blocs=tuple(blocs), rivals=rivals)
