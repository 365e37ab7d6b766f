"""`alliances:` becomes the two halves of its sheets: what each prints, and what completes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lessonkit.charts.canonical import Group, Label, Structure, canonical_order, twins_of_sheet
from lessonkit.charts.columns import fits_paper
from lessonkit.charts.facts import Bloc, Facts, Moment, Phase, read_facts
from lessonkit.charts.order import Layer, Order, order_lines
from lessonkit.charts.spec import AlliancesSpec, BankSpec
from lessonkit.model.alliances import (
    BlocPaper,
    Fate,
    MomentAnswer,
    MomentPaper,
    Part,
    PhaseAnswer,
    PhasePaper,
    RowPaper,
    SheetAnswer,
    SheetKind,
    SheetPaper,
    SideAnswer,
    ZonePaper,
)
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean
from lessonkit.words import Words

USUAL_BLANKS: dict[SheetKind, frozenset[Part]] = {
    SheetKind.SEATS: frozenset(Part),
    SheetKind.LABEL: frozenset({Part.NAMES, Part.BLOCS, Part.TITLES, Part.NOTES}),
    SheetKind.MATRIX: frozenset({Part.BLOCS, Part.TITLES, Part.NOTES}),
}
"""What a sheet leaves for the pupil where the spec does not say."""


def split_alliances(
    spec: AlliancesSpec, scope: Scope
) -> tuple[tuple[SheetPaper, ...], tuple[SheetAnswer, ...]]:
    """The sheets that are to be printed, in order, and their answers; empty after an error.

    Beside the errors of the facts: LK612 for a sheet that does not exist, LK611 (a warning) for a printed text that
    holds a name which the sheet asks for.
    """
    kinds = _printed_kinds(spec, scope)
    facts = read_facts(spec, scope)
    if facts is None or kinds is None:
        return (), ()
    papers, answers = [], []
    for kind in kinds:
        blank = _blank(spec, kind)
        if kind is SheetKind.MATRIX:
            paper, answer = _split_matrix(facts, blank, scope.words)
        else:
            paper, answer = _split_storyline(facts, kind, blank, spec.bank)
            if not fits_paper(paper):
                message = f"The sheet `{kind}` has no room for this story: too many separate groups, or rivals."
                scope.sink.report("LK613", message, scope.at("phases"))
                return (), ()
        _warn_of_names(paper, facts, blank, scope)
        papers.append(paper)
        answers.append(answer)
    return tuple(papers), tuple(answers)


def _printed_kinds(spec: AlliancesSpec, scope: Scope) -> tuple[SheetKind, ...] | None:
    known = [kind.value for kind in SheetKind]
    named: list[tuple[str, tuple[str | int, ...]]] = [(name, ("sheets", name)) for name in spec.sheets]
    named += [(name, ("print", index)) for index, name in enumerate(spec.print)]
    sound = True
    for name, path in named:
        if name not in known:
            hint = did_you_mean(name, known) or f"the sheets are {', '.join(known)}"
            scope.sink.report("LK612", f"There is no sheet `{name}`.", scope.at(*path), hint=hint)
            sound = False
    chosen = spec.print or list(spec.sheets) or [SheetKind.SEATS.value]
    if sound and SheetKind.MATRIX.value in chosen and spec.about is None:
        scope.sink.report("LK617", "The matrix needs `about:`, the person whose sides it tells.", scope.at())
        sound = False
    elif sound and SheetKind.MATRIX.value in chosen and not set(spec.actors) - {spec.about}:
        hint = "list more `actors:`, or print another sheet"
        message = f"The matrix has no row: nobody but `{spec.about}` is on the chart."
        scope.sink.report("LK617", message, scope.at("actors"), hint=hint)
        sound = False
    return tuple(SheetKind(name) for name in dict.fromkeys(chosen)) if sound else None


def _blank(spec: AlliancesSpec, kind: SheetKind) -> frozenset[Part]:
    """What the sheet leaves blank; a sheet that asks for blocs hides titles and notes, which would tell them."""
    sheet = spec.sheets.get(kind.value)
    blank = frozenset(sheet.blank) if sheet is not None and sheet.blank else USUAL_BLANKS[kind]
    return blank | {Part.TITLES, Part.NOTES} if Part.BLOCS in blank else blank


def _split_storyline(
    facts: Facts, kind: SheetKind, blank: frozenset[Part], bank: BankSpec | None
) -> tuple[SheetPaper, SheetAnswer]:
    shown_moments = not blank & {Part.LINES, Part.MOMENTS}
    structure = _structure(facts, blank)
    canonical = canonical_order(structure)
    solved = _solve(facts, canonical)
    people = _by_first_place(solved, canonical)
    line_of = {person: line for line, person in enumerate(people)}
    arranged = [_arranged(phase, order, canonical) for phase, order in zip(facts.phases, solved.layers, strict=True)]
    moments = sorted(facts.moments, key=lambda one: (line_of[one.person], one.phase, one.at, one.sign, one.caption))
    names = tuple(facts.people[person].short for person in people)
    paper = SheetPaper(
        id=kind.value,
        kind=kind,
        title=facts.title,
        names=tuple(None if Part.NAMES in blank else name for name in names),
        phases=tuple(
            _phase_paper(phase, blocs, line_of, blank) for phase, blocs in zip(facts.phases, arranged, strict=True)
        ),
        zones=tuple(ZonePaper(name=name, left=left) for name, left in facts.zones),
        moments=tuple(_moment_paper(one, line_of) for one in moments) if shown_moments else (),
        protagonist=None if Part.LINES in blank or facts.about is None else line_of[facts.about],
        draws_lines=Part.LINES not in blank,
        signs=tuple(fate for fate in Fate if any(one.sign is fate for one in moments)),
        most_moments=_most_moments(facts),
        bank_names=_bank(names, bank.extra) if bank and bank.names and Part.NAMES in blank else (),
        bank_blocs=_bank(_bloc_names(facts), bank.extra_blocs) if bank and bank.blocs and Part.BLOCS in blank else (),
        crossings=solved.crossings,
        proved=solved.proved,
    )
    answer = SheetAnswer(
        id=kind.value,
        names=names,
        phases=tuple(_phase_answer(phase, blocs) for phase, (blocs, _) in zip(facts.phases, arranged, strict=True)),
        moments=tuple(_moment_answer(one, line_of) for one in moments),
        protagonist=None if facts.about is None else line_of[facts.about],
        either_way=twins_of_sheet(paper),
    )
    return paper, answer


Arranged = tuple[list[int], list[tuple[int, ...]]]
"""The places of a phase's blocs from left to right, and the people in each from left to right."""


def _structure(facts: Facts, blank: frozenset[Part]) -> Structure:
    """What the sheet prints of each person, without order."""
    labels = []
    for number, person in enumerate(facts.people):
        label: list[str] = [] if Part.NAMES in blank else [person.short, person.id]
        if Part.LINES not in blank:
            label.append("thick" if number == facts.about else "")
        if not blank & {Part.LINES, Part.MOMENTS}:
            mine = [one for one in facts.moments if one.person == number]
            label += sorted(f"{one.phase:02d} {one.at:.4f} {one.sign} {one.caption}" for one in mine)
        labels.append(tuple(label))
    phases = tuple(
        (tuple(Group(bloc.members, _bloc_label(bloc, blank)) for bloc in phase.blocs), phase.rivals)
        for phase in facts.phases
    )
    return Structure(tuple(labels), phases)


def _bloc_label(bloc: Bloc, blank: frozenset[Part]) -> Label:
    printed = "" if Part.BLOCS in blank else bloc.name
    return (str(bloc.framed), str(bool(bloc.name)), printed, "" if bloc.zone is None else str(bloc.zone))


def _solve(facts: Facts, canonical: Sequence[int]) -> Order:
    """The order with the fewest crossings, in canonical numbers."""
    number = {person: place for place, person in enumerate(canonical)}
    layers = []
    for phase in facts.phases:
        groups = [frozenset(number[person] for person in bloc.members) for bloc in phase.blocs]
        order = sorted(range(len(groups)), key=lambda i: sorted(groups[i]))
        at = {old: new for new, old in enumerate(order)}
        sides = tuple(_side(facts, phase.blocs[old]) for old in order)
        rivals = tuple(sorted(_pair(at[a], at[b]) for a, b in phase.rivals))
        layers.append(Layer(tuple(groups[old] for old in order), sides, rivals))
    return order_lines(layers)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (min(one, other), max(one, other))


def _side(facts: Facts, bloc: Bloc) -> int:
    """Blocs of no zone stand between those on the left and on the right; the first zone of a side stands inmost."""
    if bloc.zone is None:
        return 0
    return -(bloc.zone + 1) if facts.zones[bloc.zone][1] else bloc.zone + 1


def _by_first_place(solved: Order, canonical: Sequence[int]) -> tuple[int, ...]:
    """People in the order in which their lines first appear, left to right, phase by phase: line A, B, C …"""
    seen = dict.fromkeys(line for layer in solved.layers for line in layer)
    return tuple(canonical[line] for line in seen)


def _arranged(phase: Phase, order: Sequence[int], canonical: Sequence[int]) -> Arranged:
    people = [canonical[line] for line in order]
    places = list(dict.fromkeys(next(i for i, b in enumerate(phase.blocs) if p in b.members) for p in people))
    return places, [tuple(p for p in people if p in phase.blocs[place].members) for place in places]


def _phase_paper(phase: Phase, arranged: Arranged, line_of: dict[int, int], blank: frozenset[Part]) -> PhasePaper:
    places, members = arranged
    at = {old: new for new, old in enumerate(places)}
    blocs = tuple(
        BlocPaper(
            lines=tuple(line_of[person] for person in people),
            framed=phase.blocs[place].framed,
            named=bool(phase.blocs[place].name),
            name=None if Part.BLOCS in blank or not phase.blocs[place].name else phase.blocs[place].name,
            zone=phase.blocs[place].zone,
        )
        for place, people in zip(places, members, strict=True)
    )
    return PhasePaper(
        years=phase.years,
        blocs=blocs,
        rivals=tuple(sorted(_pair(at[a], at[b]) for a, b in phase.rivals)),
        title=None if Part.TITLES in blank else phase.title,
        note=None if Part.NOTES in blank else phase.note,
    )


def _moment_paper(moment: Moment, line_of: dict[int, int]) -> MomentPaper:
    return MomentPaper(
        line=line_of[moment.person],
        phase=moment.phase,
        at=moment.at,
        sign=moment.sign,
        caption=moment.caption,
    )


def _moment_answer(moment: Moment, line_of: dict[int, int]) -> MomentAnswer:
    return MomentAnswer(
        line=line_of[moment.person],
        phase=moment.phase,
        at=moment.at,
        sign=moment.sign,
        caption=moment.caption,
        evidence=moment.evidence,
        beyond=moment.beyond,
        beyond_note=moment.beyond_note,
        note=moment.note,
    )


def _phase_answer(phase: Phase, blocs: Sequence[int]) -> PhaseAnswer:
    return PhaseAnswer(
        title=phase.title,
        note=phase.note,
        blocs=tuple(phase.blocs[place].name for place in blocs),
        evidence=phase.evidence,
        beyond=phase.beyond,
        beyond_note=phase.beyond_note,
    )


def _most_moments(facts: Facts) -> int:
    """The most signs that one line bears in one phase."""
    counts = Counter((one.person, one.phase) for one in facts.moments)
    return max(counts.values(), default=0)


def _bloc_names(facts: Facts) -> tuple[str, ...]:
    return tuple(bloc.name for phase in facts.phases for bloc in phase.blocs if bloc.name)


def _bank(names: Sequence[str], extra: Sequence[str]) -> tuple[str, ...]:
    """Each name once, sorted, so that the order tells nothing."""
    return tuple(sorted({*names, *extra}, key=lambda name: (name.casefold(), name)))


def _split_matrix(facts: Facts, blank: frozenset[Part], words: Words) -> tuple[SheetPaper, SheetAnswer]:
    """Rows by name: nothing of the sides shows, but for who is dead or absent."""
    about = facts.about
    if about is None:
        raise AssertionError("a matrix without `about` is reported before")
    others = [number for number in range(len(facts.people)) if number != about]
    sides = tuple(tuple(_stood(facts, at, number, words) for at in range(len(facts.phases))) for number in others)
    paper = SheetPaper(
        id=SheetKind.MATRIX.value,
        kind=SheetKind.MATRIX,
        title=words.chart.stood.format(name=facts.people[about].short),
        phases=tuple(
            PhasePaper(
                years=phase.years,
                title=None if Part.TITLES in blank else phase.title,
                note=None if Part.NOTES in blank else phase.note,
            )
            for phase in facts.phases
        ),
        about=facts.people[about].short,
        rows=tuple(
            RowPaper(name=facts.people[number].short, open=tuple(side is not None for side in row))
            for number, row in zip(others, sides, strict=True)
        ),
    )
    answer = SheetAnswer(
        id=SheetKind.MATRIX.value,
        phases=tuple(_phase_answer(phase, ()) for phase in facts.phases),
        rows=sides,
    )
    return paper, answer


def _stood(facts: Facts, at: int, person: int, words: Words) -> SideAnswer | None:
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
        return SideAnswer(side=words.chart.with_.format(name=name), detail=detail)
    if _pair(mine, theirs) in phase.rivals:
        return SideAnswer(side=words.chart.against.format(name=name), detail=detail)
    return SideAnswer(side=words.chart.apart, detail=detail)


def _warn_of_names(paper: SheetPaper, facts: Facts, blank: frozenset[Part], scope: Scope) -> None:
    """LK611 for a printed text that holds what the sheet asks for."""
    asked: list[str] = []
    if Part.NAMES in blank and paper.kind is not SheetKind.MATRIX:
        asked += [name for person in facts.people for name in (person.short, person.name)]
    if Part.BLOCS in blank:
        asked += _bloc_names(facts)
    for text, path in _printed(paper):
        for name in sorted(set(asked)):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                message = f"The sheet `{paper.id}` asks for “{name}”, yet prints it in “{text}”."
                scope.sink.report("LK611", message, scope.at(*path), hint="reword the text, or do not blank it")
                break


def _printed(paper: SheetPaper) -> list[tuple[str, tuple[str | int, ...]]]:
    """The teacher's texts on a sheet, the bank apart, with their places in the spec."""
    texts: list[tuple[str, tuple[str | int, ...]]] = [(paper.title, ("title",))]
    texts += [(zone.name, ("zones",)) for zone in paper.zones]
    for index, phase in enumerate(paper.phases):
        texts += [(phase.title or "", ("phases", index, "title")), (phase.note or "", ("phases", index, "note"))]
        texts += [(bloc.name or "", ("phases", index, "blocs")) for bloc in phase.blocs]
    return texts + [(moment.caption, ("moments",)) for moment in paper.moments]
