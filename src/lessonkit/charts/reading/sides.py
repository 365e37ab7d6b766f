"""The two halves of a matrix and of a network: where everybody stood, towards one person or towards each other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lessonkit.charts.reading.facts import Facts, Phase
from lessonkit.charts.reading.papers import Printed, bank_of_groups, moment_answer, phase_answer, used_signs
from lessonkit.charts.reading.requests import Given, Request
from lessonkit.charts.spec import BankSpec
from lessonkit.model.alliances import (
    MomentAnswer,
    PanelPaper,
    Part,
    PhasePaper,
    RowPaper,
    SheetAnswer,
    SheetPaper,
    SidePaper,
    Stance,
    Tie,
)
from lessonkit.model.ledger import Person
from lessonkit.words import Words


def split_matrix(
    facts: Facts, request: Request, given: Given, bank: BankSpec, words: Words
) -> tuple[SheetPaper, SheetAnswer]:
    """Rows by name: nothing of the sides shows but what is given, and who is dead or absent."""
    about = facts.about
    if about is None:
        raise AssertionError("a matrix without `about` is reported before")
    others, kept = _met(facts, words)
    sides = tuple(tuple(_stood(facts, at, number, words) for at in kept) for number in others)
    shown = [[number in given.people or at in given.phases for at in kept] for number in others]
    paper = SheetPaper(
        id=request.id,
        kind=request.kind,
        title=words.chart.stood.format(name=facts.people[about].short, person=facts.nouns.person or words.chart.person),
        phases=tuple(_column(facts.phases[at], request.blank) for at in kept),
        blank=request.blank & {Part.TITLES, Part.NOTES},
        about=facts.people[about].short,
        rows=tuple(map(_told_row, (facts.people[number] for number in others), sides, shown)),
        signs=used_signs(facts),
        says_when=any(one.when for one in facts.moments if one.sign.ends),
        bank_blocs=bank_of_groups(facts, bank),
        nouns=facts.nouns,
        poster=request.poster,
    )
    return paper, SheetAnswer(
        id=request.id,
        names=tuple(person.short for person in facts.people),
        phases=tuple(phase_answer(phase, ()) for phase in facts.phases),
        fates=_moments(facts),
        rows=sides,
    )


def _met(facts: Facts, words: Words) -> tuple[list[int], list[int]]:
    """Who ever met the person that the matrix is about, and when: others have no row, and other phases no column."""
    people, phases = range(len(facts.people)), range(len(facts.phases))
    met = {
        (number, at)
        for number in people
        for at in phases
        if number != facts.about and _stood(facts, at, number, words) is not None
    }
    return sorted({number for number, _ in met}), sorted({at for _, at in met})


def _told_row(person: Person, sides: Sequence[SidePaper | None], tells: Sequence[bool]) -> RowPaper:
    """A row with what is given; the rest is open where there is something to write."""
    cells = list(zip(sides, tells, strict=True))
    return RowPaper(
        name=person.short,
        role=person.role.plain() if person.listed else "",
        open=tuple(side is not None and not told for side, told in cells),
        given=tuple(side if told else None for side, told in cells),
    )


def _moments(facts: Facts) -> tuple[MomentAnswer, ...]:
    """What befell people, for the mark scheme: a sheet without lines counts people by their places in the facts."""
    return tuple(moment_answer(one, one.person) for one in facts.moments)


def _column(phase: Phase, blank: frozenset[Part]) -> PhasePaper:
    """A phase's head. It gives no title where that is left for the pupil: boxes stand in one place at all levels."""
    return PhasePaper(
        years=phase.years,
        title=None if Part.TITLES in blank else phase.title,
        note=None if Part.NOTES in blank else phase.note,
    )


def _stood(facts: Facts, at: int, person: int, words: Words) -> SidePaper | None:
    """Where somebody stood towards the person that the chart is about; None where one of the two is not there.

    Of one who died in the phase the answer says so.
    """
    phase = facts.phases[at]
    mine = phase.bloc_of(person)
    theirs = None if facts.about is None else phase.bloc_of(facts.about)
    if mine is None or theirs is None or facts.about is None:
        return None
    name = facts.people[facts.about].short
    bloc = phase.blocs[mine]
    zone = "" if bloc.zone is None else facts.zones[bloc.zone][0]
    last = [one.caption for one in facts.moments if one.person == person and one.phase == at and one.sign.ends]
    detail = ", ".join(part for part in (bloc.name or zone[:1].lower() + zone[1:], *last) if part)
    if mine == theirs and bloc.allied:
        return SidePaper(stance=Stance.WITH, side=words.chart.with_.format(name=name), detail=detail)
    if (min(mine, theirs), max(mine, theirs)) in phase.rivals:
        return SidePaper(stance=Stance.AGAINST, side=words.chart.against.format(name=name), detail=detail)
    return SidePaper(stance=Stance.APART, side=words.chart.apart, detail=detail)


def split_network(facts: Facts, request: Request, given: Given) -> tuple[SheetPaper, SheetAnswer]:
    """People on one ring for all phases, by name, so that their places tell nothing of who is tied to whom."""
    printed = Printed(request.kind, request.blank, given)
    ties = tuple(_ties(facts, at) for at in range(len(facts.phases)))
    panels = tuple(
        PanelPaper(
            years=phase.years,
            there=tuple(person for person in range(len(facts.people)) if phase.bloc_of(person) is not None),
            title=phase.title if printed.part(Part.TITLES, at) else None,
            ties=ties[at] if printed.part(Part.LINES, at) else None,
        )
        for at, phase in enumerate(facts.phases)
    )
    paper = SheetPaper(
        id=request.id,
        kind=request.kind,
        title=facts.title,
        names=tuple(person.short for person in facts.people),
        phases=tuple(PhasePaper(years=phase.years) for phase in facts.phases),
        blank=request.blank & {Part.TITLES, Part.LINES},
        protagonist=facts.about,
        panels=panels,
        triangles=request.spec.triangles,
        nouns=facts.nouns,
        poster=request.poster,
        table=request.spec.table,
    )
    return paper, SheetAnswer(
        id=request.id,
        names=tuple(person.short for person in facts.people),
        phases=tuple(phase_answer(phase, ()) for phase in facts.phases),
        fates=_moments(facts),
        ties=ties,
    )


def _ties(facts: Facts, at: int) -> tuple[Tie, ...]:
    """Everybody in a bloc is allied to all in it, and a rival of all in a rival bloc."""
    phase = facts.phases[at]
    found = [
        Tie(one, other, allied=True)
        for bloc in phase.blocs
        if bloc.allied
        for one, other in itertools.combinations(sorted(bloc.members), 2)
    ]
    for left, right in sorted(phase.rivals):
        pairs = itertools.product(sorted(phase.blocs[left].members), sorted(phase.blocs[right].members))
        found += [Tie(min(pair), max(pair), allied=False) for pair in pairs]
    return tuple(sorted(found))
