"""The chart in words: what a blank prints, and the completed chart, phase by phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lessonkit.chart_words import ChartWords
from lessonkit.charts.asking import asked_in, asks_names, begins_in, dots_told, ends_in
from lessonkit.charts.phrases import Part, listed, sentence, told_fates, told_rivals, with_note
from lessonkit.charts.shapes import letter
from lessonkit.model.alliances import Exchange, PhasePaper, SheetAnswer, SheetKind, SheetPaper, Tie


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words for the lines of a phase and what their group is called, if anything; for the name of each bloc.

    `vague` are blocs of which there is but a number of people to tell, by their places.
    """

    people: Callable[[Sequence[int], str], str]
    names: Sequence[str]
    vague: frozenset[int] = frozenset()


def printed_phase(sheet: SheetPaper, index: int, words: ChartWords) -> str:
    """All that a blank prints of a phase, and nothing else: title and note, who stands with whom, what befell whom.

    People whose names are asked for are letters or lines, as the sheet draws them; on seats without lines mere numbers.
    """
    phase = sheet.phases[index]
    to_name = words.to_name.format(group=words.group)
    blocs = list(enumerate(phase.blocs))
    teller = _Teller(
        lambda lines, name: _people(sheet, index, lines, name, words),
        [to_name if bloc.unnamed else bloc.name or "" for _, bloc in blocs],
        frozenset(at for at, bloc in blocs if any(_known(sheet, index, one, words) is None for one in bloc.lines)),
    )
    # Signs stand on drawn lines, each of which has a name, a letter or a number.
    mine = [moment for moment in sheet.moments if moment.phase == index]
    fates = told_fates([(_known(sheet, index, one.line, words) or "", one.caption) for one in mine], words)
    told = [sentence(text) for text in (phase.title, phase.note) if text]
    return " ".join([*told, _sentence([*_said(_parts(sheet, phase, teller, words), words), *fates])])


def letters_of(sheet: SheetPaper) -> tuple[str, ...]:
    """The letters of a sheet, each with its name where that is printed: A, B, C Stalin."""
    return tuple(f"{letter(line)} {name}" if name else letter(line) for line, name in enumerate(sheet.names))


def told_sheet(sheet: SheetPaper, part: Sequence[int], words: ChartWords) -> str:
    """What stands on a side of paper, some phases of a sheet, before they are told one by one."""
    phases = [sheet.phases[index] for index in part]
    pattern = words.seats_of if sheet.kind is SheetKind.SEATS else words.chart_of
    lines = words.one_line if len(sheet.names) == 1 else words.lines.format(n=words.count(len(sheet.names)))
    span = words.one_phase if len(phases) == 1 else words.phases
    times = span.format(n=words.count(len(phases)), first=phases[0].years, last=phases[-1].years)
    said = [pattern.format(lines=lines, phases=times)]
    if sheet.kind is SheetKind.SEATS:
        said += _told_seats(sheet, part, words)
    elif sheet.kind is SheetKind.LABEL:
        letters = listed(letters_of(sheet), words)
        pattern = words.label_alt if sheet.draws_lines else words.letters_alt
        said.append(pattern.format(people=words.people, letters=letters))
    else:
        said.append(words.complete_alt.format(people=words.people))
    if any(bloc.framed for phase in phases for bloc in phase.blocs):
        said.append(words.in_frame.format(allies=words.allies))
    if any(phase.title is None or phase.note is None for phase in phases):
        said.append(words.writing_lines.format(why=words.who_joins))
    return " ".join(said)


def _told_seats(sheet: SheetPaper, part: Sequence[int], words: ChartWords) -> list[str]:
    """Whether the boxes are empty, and what joins them: lines, or dots that pupils join."""
    names = {sheet.name(index, line) is not None for index in part for line in sheet.phases[index].order}
    boxes = words.boxes_some if len(names) > 1 else words.boxes_full if True in names else words.boxes_empty
    joined = words.boxes_lines.format(person=words.person) if sheet.draws_lines else words.boxes_dots
    return [boxes, joined]


def _known(sheet: SheetPaper, index: int, line: int, words: ChartWords) -> str | None:
    """What a line is called in a phase: its name or its letter, or the line's number where it is drawn."""
    name = sheet.name(index, line)
    if name is not None:
        return name
    if sheet.kind is SheetKind.LABEL:
        return letter(line)
    return words.line.format(n=_line_numbers(sheet)[line]) if sheet.draws_lines else None


def _line_numbers(sheet: SheetPaper) -> dict[int, int]:
    """Lines counted as they appear: phase by phase, in each from left to right."""
    lines = dict.fromkeys(line for phase in sheet.phases for line in phase.order)
    return {line: number for number, line in enumerate(lines, 1)}


def _people(sheet: SheetPaper, index: int, lines: Sequence[int], name: str, words: ChartWords) -> str:
    """Those of a bloc who are told apart, then how many others; on seats with dots, who is new and who leaves."""
    dotted = sheet.kind is SheetKind.SEATS and not sheet.draws_lines
    notes = {(True, True): words.only_now, (True, False): words.new, (False, True): words.leaving}
    known: list[tuple[str, str]] = []
    hidden: Counter[str] = Counter()
    for line in lines:
        who = _known(sheet, index, line, words)
        note = notes.get((begins_in(sheet, index, line), ends_in(sheet, index, line)), "") if dotted else ""
        if who is None:
            hidden[note] += 1
        else:
            known.append((who, note))
    told = [*known, *([_counted(hidden, words)] if hidden else [])]
    # The group's name follows in brackets: the last is best one that has none.
    *first, (last, note) = sorted(told, key=lambda one: not one[1])
    return listed([*(with_note(who, about) for who, about in first), with_note(last, note, name)], words)


def _counted(hidden: Counter[str], words: ChartWords) -> tuple[str, str]:
    """How many people there are, and how many of them are new or leave: "four people", "two new"."""
    count = hidden.total()
    noted = sorted((note, n) for note, n in hidden.items() if note)
    said = [note if n == count else words.so_many.format(n=words.count(n), what=note) for note, n in noted]
    one, some = words.one_alone.format(person=words.person), words.some
    return one if count == 1 else some.format(n=words.count(count), people=words.people), ", ".join(said)


def completed_phase(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """A phase of the completed chart, with names and groups, and what befell whom."""
    parts = _completed_parts(sheet, answer, index, words)
    return _sentence([*_said(parts, words), *_fates(answer, index, words)])


def open_phase(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """What a sheet leaves open of a phase but for its text: who stands where, what the groups are called, the signs.

    Where no name is open, groups stand beside those whom the sheet prints: "A, B and C: Allies". What is printed
    complete is not told again.
    """
    phase, asked, said = sheet.phases[index], asked_in(sheet, index), answer.phases[index]
    parts = []
    if asked.who:
        open_ = {at for at, bloc in enumerate(phase.blocs) if _is_open(sheet, index, at) or bloc.unnamed}
        parts = _said([part for part in _completed_parts(sheet, answer, index, words) if part[0] & open_], words)
    else:
        for at, bloc in enumerate(phase.blocs):
            if bloc.unnamed:
                parts.append(f"{_people(sheet, index, bloc.lines, '', words)}: {said.blocs[at]}")
    fates = _fates(answer, index, words) if asked.signs else []
    if asked.signs and not parts and not fates:
        return words.no_sign
    return _sentence([*parts, *fates])


def _is_open(sheet: SheetPaper, index: int, at: int) -> bool:
    return any(sheet.name(index, line) is None for line in sheet.phases[index].blocs[at].lines)


def _completed_parts(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> list[Part]:
    def people(lines: Sequence[int], name: str) -> str:
        return with_note(listed([answer.names[line] for line in lines], words), name)

    return _parts(sheet, sheet.phases[index], _Teller(people, answer.phases[index].blocs), words)


def _fates(answer: SheetAnswer, index: int, words: ChartWords) -> list[str]:
    return told_fates([(answer.names[one.line], one.caption) for one in answer.moments if one.phase == index], words)


def open_names(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> str:
    """What a marker must know of names that may stand elsewhere: on seats without lines what counts, then all that is
    open besides; "" where each has one place."""
    counts = ""
    if _in_any_order(sheet):
        counts = words.seats_right.format(dots=dots_told(sheet, words))
    return " ".join(part for part in (counts, either_way(sheet, answer, words)) if part)


def either_way(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> str:
    """Which names may change places: "Kamenev and Zinoviev: either way round."; "" where each has one place.

    On seats without lines people of one frame may stand in any order, phase by phase, as the instruction says: those
    who always share a frame need no further word.
    """
    labels = sheet.kind is SheetKind.LABEL
    notes = []
    for lines in answer.either_way:
        if _in_any_order(sheet) and _always_framed(sheet, lines):
            continue
        names = listed([answer.names[line] for line in lines], words)
        if labels:
            names = f"{listed([letter(line) for line in lines], words)} ({names})"
        notes.append((words.either_way if len(lines) == 2 else words.any_order).format(lines=names))
    notes += [_exchanged(exchange, answer.names, words) for exchange in answer.exchanges]
    return " ".join(notes)


def _in_any_order(sheet: SheetPaper) -> bool:
    """Whether nothing but its dots tells one seat of a frame from another."""
    return sheet.kind is SheetKind.SEATS and not sheet.draws_lines and asks_names(sheet)


def _always_framed(sheet: SheetPaper, lines: tuple[int, ...]) -> bool:
    """Whether these lines stand in one frame in every phase in which they are there."""
    homes = [bloc for phase in sheet.phases for bloc in phase.blocs if set(lines) & set(bloc.lines)]
    return all(bloc.framed and set(lines) <= set(bloc.lines) for bloc in homes)


def _exchanged(exchange: Exchange, names: Sequence[str], words: ChartWords) -> str:
    """Pairs that change places, or rounds of names that each go to the place of the next."""
    if all(len(pair) == 2 for pair in exchange):
        pairs = [words.exchanged.format(one=names[one], other=names[other]) for one, other in exchange]
        return words.all_at_once.format(pairs=listed(pairs, words))
    rounds = [" → ".join(names[line] for line in (*one, one[0])) for one in exchange]
    return words.turned_round.format(rounds=listed(rounds, words))


def _parts(sheet: SheetPaper, phase: PhasePaper, teller: _Teller, words: ChartWords) -> list[Part]:
    """Rivals first, then allies without a rival and those apart, people alone all at once."""

    def group(at: int) -> str:
        return teller.people(phase.blocs[at].lines, teller.names[at])

    def zoned(at: int, who: str) -> str:
        zone = phase.blocs[at].zone
        if zone is None:
            return who
        name = sheet.zones[zone].name
        return words.behind.format(lines=who, zone=name[:1].lower() + name[1:])

    parts = told_rivals(phase.rivals, lambda at: zoned(at, group(at)), set(teller.vague), words)
    told = {at for pair in phase.rivals for at in pair}
    apart = [(at, bloc) for at, bloc in enumerate(phase.blocs) if at not in told]
    alone = [at for at, bloc in apart if len(bloc.lines) == 1 and bloc.zone is None and not teller.names[at]]
    for at, bloc in apart:
        if at in alone:
            if at == alone[0]:
                lines = [line for one in alone for line in phase.blocs[one].lines]
                pattern = words.alone if len(alone) == 1 else words.each_alone
                parts.append((frozenset(alone), pattern.format(lines=teller.people(lines, ""))))
            continue
        allied = bloc.framed and len(bloc.lines) > 1
        if bloc.zone is None:
            pattern = words.alone if len(bloc.lines) == 1 else words.allied if allied else words.beside
            said = pattern.format(lines=group(at), allies=words.allies, group=words.group)
        else:
            said = zoned(at, f"{words.allied.format(lines=group(at), allies=words.allies)}," if allied else group(at))
        parts.append((frozenset((at,)), said))
    return parts


def _said(parts: Sequence[Part], words: ChartWords) -> list[str]:
    """The words alone; the same said of several: "two people together, in no group, twice"."""
    counted = Counter(text for _, text in parts)
    return [_repeated(text, count, words) for text, count in counted.items()]


def _repeated(part: str, count: int, words: ChartWords) -> str:
    if count < 3:
        return part if count == 1 else words.twice.format(what=part)
    return words.times.format(what=part, n=words.count(count))


def _sentence(parts: Sequence[str]) -> str:
    """One sentence, its parts parted by semicolons; "" of nothing."""
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


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

    at = {group: number for number, group in enumerate(groups)}
    pairs = [(at[one], at[other]) for one, other in rivals]
    parts = [text for _, text in told_rivals(pairs, lambda number: said(groups[number]), set(), words)]
    told = {group for pair in rivals for group in pair}
    left = [group for group in groups if group not in told]
    parts += [words.allied.format(lines=said(group), allies=words.allies) for group in left if len(group) > 1]
    alone = [group[0] for group in left if len(group) == 1]
    parts += [words.untied.format(lines=said(alone))] if alone else []
    return _sentence(parts)
