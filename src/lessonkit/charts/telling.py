"""The chart in words: what a blank prints, and the completed chart, phase by phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from lessonkit.charts.shapes import letter
from lessonkit.model.alliances import BlocPaper, PhasePaper, SheetAnswer, SheetKind, SheetPaper, Tie
from lessonkit.words import ChartWords

Who = Callable[[int], str]
"""The words for a bloc, by its place in its phase."""


def printed_phase(sheet: SheetPaper, index: int, words: ChartWords) -> str:
    """What a blank shows of a phase: letters, or mere numbers on a sheet of seats."""
    phase = sheet.phases[index]

    def named(line: int) -> str:
        name = sheet.name(index, line)
        return name if name is not None else letter(line)

    def group(at: int) -> str:
        bloc = phase.blocs[at]
        hidden = sheet.kind is SheetKind.SEATS and any(sheet.name(index, line) is None for line in bloc.lines)
        if not hidden:
            return _with_name(listed([named(line) for line in bloc.lines], words), bloc.name or "")
        if len(bloc.lines) == 1:
            return words.one_alone.format(person=words.person)
        return words.some.format(n=words.count(len(bloc.lines)), people=words.people)

    captions = [(moment.line, moment.caption) for moment in sheet.moments if moment.phase == index]
    happened = _happened([(named(line), caption) for line, caption in captions], words)
    return _sentences(sheet, phase, group, happened, words)


def completed_phase(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """A phase of the completed chart, with names and groups, and what befell whom."""
    phase, said = sheet.phases[index], answer.phases[index]

    def group(at: int) -> str:
        names = listed([answer.names[line] for line in phase.blocs[at].lines], words)
        return _with_name(names, said.blocs[at])

    moments = [(answer.names[one.line], one.caption) for one in answer.moments if one.phase == index]
    happened = _happened(moments, words)
    return _sentences(sheet, phase, group, happened, words)


def either_way(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> str:
    """Which names may change places: "Kamenev and Zinoviev: either way round."; "" where each has one place."""
    labels = sheet.kind is SheetKind.LABEL
    notes = []
    for lines in answer.either_way:
        names = listed([answer.names[line] for line in lines], words)
        if labels:
            names = f"{listed([letter(line) for line in lines], words)} ({names})"
        notes.append((words.either_way if len(lines) == 2 else words.any_order).format(lines=names))
    for pairs in answer.exchanges:
        named = [words.exchanged.format(one=answer.names[a], other=answer.names[b]) for a, b in pairs]
        notes.append(words.all_at_once.format(pairs=listed(named, words)))
    return " ".join(notes)


def listed(entries: Sequence[str], words: ChartWords) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(entries) < 2:
        return "".join(entries)
    return f"{', '.join(entries[:-1])} {words.and_} {entries[-1]}"


def _happened(moments: Sequence[tuple[str, str]], words: ChartWords) -> list[str]:
    """Who shared a fate, and what it was: "Zinoviev and Kamenev expelled 1927"."""
    shared: dict[str, list[str]] = {}
    for name, caption in moments:
        shared.setdefault(caption, []).append(name)
    return [f"{listed(names, words)} {caption}" for caption, names in shared.items()]


def _with_name(lines: str, name: str) -> str:
    return f"{lines} ({name})" if name else lines


def _sentences(sheet: SheetPaper, phase: PhasePaper, group: Who, happened: Sequence[str], words: ChartWords) -> str:
    """Rivals first, then allies without a rival, then those apart, then what befell whom; parted by semicolons."""
    parts = [words.against_each_other.format(one=group(one), other=group(other)) for one, other in phase.rivals]
    told = {at for pair in phase.rivals for at in pair}
    for at, bloc in enumerate(phase.blocs):
        who = group(at)
        if bloc.zone is not None:
            zone = sheet.zones[bloc.zone].name
            parts.append(words.behind.format(lines=who, zone=zone[:1].lower() + zone[1:]))
        elif at not in told:
            parts.append(_standing(bloc, who, words))
    counted = Counter(parts)
    once = [_repeated(part, count, words) for part, count in counted.items()]
    told_all = "; ".join([*once, *happened])
    return f"{told_all[:1].upper()}{told_all[1:]}."


def _repeated(part: str, count: int, words: ChartWords) -> str:
    """The same said of several: "one person alone, twice"."""
    if count < 3:
        return part if count == 1 else words.twice.format(what=part)
    return words.times.format(what=part, n=words.count(count))


def _standing(bloc: BlocPaper, who: str, words: ChartWords) -> str:
    if len(bloc.lines) == 1:
        return words.alone.format(lines=who)
    pattern = words.allied if bloc.framed else words.beside
    return pattern.format(lines=who, allies=words.allies, group=words.group)



def told_ties(names: Sequence[str], there: Sequence[int], ties: Sequence[Tie], words: ChartWords) -> str:
    """The ties of a picture: rivals first, then allies without a rival, then those without a line.

    Allies of allies are allies, and a rival of one is a rival of all, as people stand in groups.
    """
    allied = {pair for tie in ties if tie.allied for pair in ((tie.one, tie.other), (tie.other, tie.one))}
    groups: list[tuple[int, ...]] = []
    for person in there:
        if not any(person in group for group in groups):
            groups.append((person, *(other for other in there if (person, other) in allied)))
    home = {person: group for group in groups for person in group}
    against = [(home[tie.one], home[tie.other]) for tie in ties if not tie.allied]
    rivals = list(dict.fromkeys((min(pair), max(pair)) for pair in against))

    def said(group: Sequence[int]) -> str:
        return listed([names[person] for person in group], words)

    told = {group for pair in rivals for group in pair}
    parts = [words.against_each_other.format(one=said(one), other=said(other)) for one, other in rivals]
    left = [group for group in groups if group not in told]
    parts += [words.allied.format(lines=said(group), allies=words.allies) for group in left if len(group) > 1]
    alone = [group[0] for group in left if len(group) == 1]
    parts += [words.untied.format(lines=said(alone))] if alone else []
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."
