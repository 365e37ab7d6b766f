"""A storyline's two halves: what a sheet prints, and what completes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.reading.arrange import Arrangement, BlocPlace, Solved, arrange, phase_paper, zones_of
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
    """One sheet of a storyline.

    Where everybody stands, and the room for the key's note, are the same whatever the sheet's level gives: what the
    sheet prints without that comes first.
    """
    printed = Printed(request.kind, request.blank, given)
    bare = Printed(request.kind, request.blank, Given())
    arranged = arrange(facts, solved, (_labels(facts, bare), _labels(facts, printed)))
    names = tuple(facts.people[person].short for person in arranged.people)
    banked = _bank(names, bank.extra) if bank.names and Part.NAMES in request.blank else ()
    groups = bank_of_groups(facts, bank) if Part.BLOCS in request.blank else ()
    paper = replace(
        _drawn(request.id, facts, arranged, printed),
        most_moments=most_signs(facts.moments),
        says_when=any(one.when for one in facts.moments),
        sign_count=len(facts.moments),
        bank_names=banked,
        bank_blocs=groups,
        spare=(len({*banked} - {*names}), len({*groups} - {*_groups(facts)})),
        page=request.page,
        poster=request.poster,
        table=request.spec.table,
        crossings=solved.order.crossings,
        proved=solved.order.proved,
        method=solved.order.method,
    )
    paper = replace(paper, open_names=symmetry_of(paper.bare()).sizes)
    return paper, _answer(paper, facts, arranged)


def _drawn(name: str, facts: Facts, arranged: Arrangement, printed: Printed) -> SheetPaper:
    """What a sheet prints of the story."""
    people = [facts.people[person] for person in arranged.people]
    shown = [printed.name(person) for person in arranged.people]
    return SheetPaper(
        id=name,
        kind=printed.kind,
        title=facts.title,
        names=tuple(person.short if seen else None for person, seen in zip(people, shown, strict=True)),
        phases=tuple(
            _phase_paper(facts, index, places, arranged, printed) for index, places in enumerate(arranged.phases)
        ),
        zones=zones_of(facts),
        blank=printed.blank,
        moments=tuple(moment.shown for moment in _fates(facts, arranged)) if printed.moments else (),
        protagonist=_protagonist(facts, arranged) if printed.lines else None,
        draws_lines=printed.lines,
        signs=used_signs(facts),
        nouns=facts.nouns,
    )


def _answer(paper: SheetPaper, facts: Facts, arranged: Arrangement) -> SheetAnswer:
    """What completes a sheet, and what the sheet leaves open."""
    symmetry = symmetry_of(paper)
    return SheetAnswer(
        id=paper.id,
        names=tuple(facts.people[person].short for person in arranged.people),
        phases=tuple(phase_answer(phase, places) for phase, places in zip(facts.phases, arranged.phases, strict=True)),
        fates=_fates(facts, arranged),
        protagonist=_protagonist(facts, arranged),
        either_way=symmetry.classes,
        exchanges=symmetry.exchanges,
    )


def _protagonist(facts: Facts, arranged: Arrangement) -> int | None:
    return None if facts.about is None else arranged.line_of(facts.about)


def _labels(facts: Facts, printed: Printed) -> tuple[Label, ...]:
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
    return tuple(labels)


def _phase_paper(
    facts: Facts, index: int, places: Sequence[BlocPlace], arranged: Arrangement, printed: Printed
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


def _fates(facts: Facts, arranged: Arrangement) -> tuple[MomentAnswer, ...]:
    """What befell people, line by line in order of time."""
    fates = [moment_answer(one, arranged.line_of(one.person)) for one in facts.moments]
    return tuple(sorted(fates, key=lambda fate: _when(fate.shown)))


def moment_answer(moment: Moment, line: int) -> MomentAnswer:
    """The sign that belongs on somebody's line, with what proves it."""
    return MomentAnswer(
        shown=MomentPaper(
            line=line, phase=moment.phase, at=moment.at, sign=moment.sign, word=moment.word, when=moment.when
        ),
        evidence=moment.evidence,
        beyond=moment.beyond,
        beyond_note=moment.beyond_note,
        note=moment.note,
    )


def _when(moment: MomentPaper) -> tuple[int, int, float, bool, str, str]:
    """The order of the signs on the lines; of those of one time the end comes last, and nothing else counts."""
    return moment.line, moment.phase, moment.at, moment.sign.ends, moment.sign.shape, moment.caption


def phase_answer(phase: Phase, places: Sequence[BlocPlace]) -> PhaseAnswer:
    """What completes a phase; `places` are its blocs from left to right."""
    return PhaseAnswer(
        years=phase.years,
        title=phase.title,
        note=phase.note,
        blocs=tuple(phase.blocs[place.bloc].name for place in places),
        evidence=phase.evidence,
        beyond=phase.beyond,
        beyond_note=phase.beyond_note,
    )


def bank_of_groups(facts: Facts, bank: BankSpec) -> tuple[str, ...]:
    """The bank's groups, those too many among them; none where it is to have none."""
    return _bank(_groups(facts), bank.extra_blocs) if bank.blocs else ()


def _groups(facts: Facts) -> list[str]:
    return [bloc.name for phase in facts.phases for bloc in phase.blocs if bloc.name]


def _bank(names: Sequence[str], extra: Sequence[str]) -> tuple[str, ...]:
    """Each name once, sorted, so that the order tells nothing."""
    return tuple(sorted({*names, *extra}, key=lambda name: (name.casefold(), name)))
