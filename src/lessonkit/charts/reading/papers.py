"""A storyline's two halves: what a sheet prints, and what completes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.reading.arrange import Arrangement, Place, Solved, arrange, phase_paper, zones_of
from lessonkit.charts.reading.facts import Facts, Moment, Phase
from lessonkit.charts.reading.moments import most_signs
from lessonkit.charts.reading.requests import Given, Request
from lessonkit.charts.spec import BankSpec
from lessonkit.charts.structure.canonical import Label
from lessonkit.charts.structure.symmetry import symmetry_of
from lessonkit.model.alliances import (
    MomentAnswer,
    MomentPaper,
    Part,
    PhaseAnswer,
    PhasePaper,
    SheetAnswer,
    SheetKind,
    SheetPaper,
    Sign,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What one sheet prints of the facts, beside the structure."""

    kind: SheetKind
    blank: frozenset[Part]
    given: Given

    @property
    def lines(self) -> bool:
        """Whether the lines are drawn."""
        return Part.LINES not in self.blank

    @property
    def moments(self) -> bool:
        """Whether signs stand on the lines."""
        return self.lines and Part.MOMENTS not in self.blank

    def name(self, person: int) -> bool:
        """Whether somebody's name is printed throughout."""
        return Part.NAMES not in self.blank or person in self.given.people

    def name_in(self, phase: int) -> bool:
        """Whether all names of a phase are printed in its seats."""
        return Part.NAMES in self.blank and self.kind is SheetKind.SEATS and phase in self.given.phases

    def part(self, part: Part, phase: int) -> bool:
        """Whether groups, titles or notes of a phase are printed."""
        return part not in self.blank or phase in self.given.phases


def split_storyline(
    facts: Facts, request: Request, given: Given, bank: BankSpec, solved: Solved
) -> tuple[SheetPaper, SheetAnswer]:
    """One sheet of a storyline."""
    printed = Printed(request.kind, request.blank, given)
    arranged = arrange(facts, solved, _labels(facts, printed))
    people = arranged.people
    moments = sorted(facts.moments, key=lambda one: (arranged.line_of(one.person), one.phase, *_in_time(one)))
    names = tuple(facts.people[person].short for person in people)
    protagonist = None if facts.about is None else arranged.line_of(facts.about)
    paper = SheetPaper(
        id=request.id,
        kind=request.kind,
        title=facts.title,
        names=tuple(name if printed.name(person) else None for name, person in zip(names, people, strict=True)),
        phases=tuple(
            _phase_paper(facts, index, places, arranged, printed) for index, places in enumerate(arranged.phases)
        ),
        zones=zones_of(facts),
        moments=tuple(_moment_paper(one, arranged) for one in moments) if printed.moments else (),
        protagonist=protagonist if printed.lines else None,
        draws_lines=printed.lines,
        signs=used_signs(facts),
        most_moments=most_signs(facts.moments),
        says_when=any(one.when for one in facts.moments),
        bank_names=_bank(names, bank.extra) if bank.names and Part.NAMES in request.blank else (),
        bank_blocs=_bank(_groups(facts), bank.extra_blocs) if bank.blocs and Part.BLOCS in request.blank else (),
        nouns=facts.nouns,
        page=request.page,
        poster=request.poster,
        table=request.spec.table,
        crossings=solved.order.crossings,
        proved=solved.order.proved,
        method=solved.order.method,
    )
    symmetry = symmetry_of(paper)
    answer = SheetAnswer(
        id=request.id,
        names=names,
        phases=tuple(phase_answer(phase, places) for phase, places in zip(facts.phases, arranged.phases, strict=True)),
        moments=tuple(moment_answer(one, arranged.line_of(one.person)) for one in moments),
        protagonist=protagonist,
        either_way=symmetry.classes,
        exchanges=symmetry.exchanges,
    )
    return paper, answer


def _in_time(moment: Moment) -> tuple[float, bool, str, str]:
    """The order of the signs on a line; of those of one time the end comes last, and nothing else tells them apart."""
    return moment.at, moment.sign.ends, moment.sign.shape, moment.caption


def _labels(facts: Facts, printed: Printed) -> list[Label]:
    """What the sheet prints of each person beside the structure: names, groups, the thick line, signs."""
    labels = []
    for number, person in enumerate(facts.people):
        label = [person.short if printed.name(number) else ""]
        if printed.lines:
            label.append("thick" if number == facts.about else "")
        for index, phase in enumerate(facts.phases):
            home = phase.bloc_of(number)
            label.append(person.short if home is not None and printed.name_in(index) else "")
            label.append(phase.blocs[home].name if home is not None and printed.part(Part.BLOCS, index) else "")
        if printed.moments:
            mine = [one for one in facts.moments if one.person == number]
            label += sorted(f"{one.phase:02d} {one.at:.4f} {one.sign.shape} {one.caption}" for one in mine)
        labels.append(tuple(label))
    return labels


def _phase_paper(
    facts: Facts, index: int, places: Sequence[Place], arranged: Arrangement, printed: Printed
) -> PhasePaper:
    phase = facts.phases[index]
    bare = phase_paper(phase, places, names=printed.part(Part.BLOCS, index))
    given = tuple(
        (line, facts.people[arranged.people[line]].short)
        for line in sorted(bare.order)
        if printed.name_in(index) and not printed.name(arranged.people[line])
    )
    return replace(
        bare,
        title=phase.title if printed.part(Part.TITLES, index) else None,
        note=phase.note if printed.part(Part.NOTES, index) else None,
        given=given,
    )


def used_signs(facts: Facts) -> tuple[Sign, ...]:
    """The signs of the legend, in its order."""
    return tuple(one for one in facts.signs if any(moment.sign == one for moment in facts.moments))


def _moment_paper(moment: Moment, arranged: Arrangement) -> MomentPaper:
    return MomentPaper(
        line=arranged.line_of(moment.person),
        phase=moment.phase,
        at=moment.at,
        sign=moment.sign,
        word=moment.word,
        when=moment.when,
    )


def moment_answer(moment: Moment, line: int) -> MomentAnswer:
    """The sign that belongs on somebody's line, with what proves it."""
    return MomentAnswer(
        line=line,
        phase=moment.phase,
        at=moment.at,
        sign=moment.sign,
        word=moment.word,
        when=moment.when,
        evidence=moment.evidence,
        beyond=moment.beyond,
        beyond_note=moment.beyond_note,
        note=moment.note,
    )


def phase_answer(phase: Phase, places: Sequence[Place]) -> PhaseAnswer:
    """What completes a phase; `places` are its blocs from left to right."""
    return PhaseAnswer(
        title=phase.title,
        note=phase.note,
        blocs=tuple(phase.blocs[place.bloc].name for place in places),
        evidence=phase.evidence,
        beyond=phase.beyond,
        beyond_note=phase.beyond_note,
    )


def _groups(facts: Facts) -> tuple[str, ...]:
    return tuple(bloc.name for phase in facts.phases for bloc in phase.blocs if bloc.name)


def _bank(names: Sequence[str], extra: Sequence[str]) -> tuple[str, ...]:
    """Each name once, sorted, so that the order tells nothing."""
    return tuple(sorted({*names, *extra}, key=lambda name: (name.casefold(), name)))
