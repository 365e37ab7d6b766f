"""The chart in words: what a blank prints, and the completed chart, phase by phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from lessonkit.charts.asking import asks_names, begins_in, dots_told, ends_in
from lessonkit.charts.shapes import letter
from lessonkit.model.alliances import BlocPaper, Exchange, PhasePaper, SheetAnswer, SheetKind, SheetPaper, Tie
from lessonkit.words import ChartWords

Who = Callable[[int], str]
"""The words for a bloc, by its place in its phase."""


def printed_phase(sheet: SheetPaper, index: int, words: ChartWords) -> str:
    """All that a blank prints of a phase, and nothing else: title and note, who stands with whom, what befell whom.

    People whose names are asked for are letters or lines, as the sheet draws them; on seats without lines mere numbers.
    """
    phase = sheet.phases[index]

    def group(at: int) -> str:
        bloc = phase.blocs[at]
        name = words.to_name.format(group=words.group) if bloc.named and bloc.name is None else bloc.name or ""
        return _with_name(listed(_people(sheet, index, bloc, words), words), name)

    # Signs stand on drawn lines, each of which has a name, a letter or a number.
    mine = [moment for moment in sheet.moments if moment.phase == index]
    happened = _happened([(_known(sheet, index, one.line, words) or "", one.caption) for one in mine], words)
    told = [sentence(text) for text in (phase.title, phase.note) if text]
    return " ".join([*told, _sentences(sheet, phase, group, happened, words)])


def letters_of(sheet: SheetPaper) -> tuple[str, ...]:
    """The letters of a sheet, each with its name where that is printed: A, B, C Stalin."""
    return tuple(f"{letter(line)} {name}" if name else letter(line) for line, name in enumerate(sheet.names))


def told_sheet(sheet: SheetPaper, part: Sequence[int], words: ChartWords) -> str:
    """What stands on a side of paper, some phases of a sheet, before they are told one by one."""
    phases = [sheet.phases[index] for index in part]
    pattern = words.seats_of if sheet.kind is SheetKind.SEATS else words.chart_of
    lines = words.count(len(sheet.names))
    said = [pattern.format(lines=lines, phases=words.count(len(phases)), first=phases[0].years, last=phases[-1].years)]
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


def _people(sheet: SheetPaper, index: int, bloc: BlocPaper, words: ChartWords) -> list[str]:
    """Those of a bloc who are told apart, then how many others; on seats with dots, where somebody comes or goes."""
    dotted = sheet.kind is SheetKind.SEATS and not sheet.draws_lines
    hidden: Counter[str] = Counter()
    people = []
    for line in bloc.lines:
        known = _known(sheet, index, line, words)
        comes, goes = dotted and begins_in(sheet, index, line), dotted and ends_in(sheet, index, line)
        pattern = {(True, True): words.comes_and_goes, (True, False): words.comes, (False, True): words.goes}
        dots = pattern.get((comes, goes), "{who}")
        if known is None:
            hidden[dots] += 1
        else:
            people.append(dots.format(who=known))
    for dots, count in sorted(hidden.items(), key=lambda one: (-one[1], one[0])):
        one, some = words.one_alone.format(person=words.person), words.some
        people.append(dots.format(who=one if count == 1 else some.format(n=words.count(count), people=words.people)))
    return people


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def completed_phase(sheet: SheetPaper, answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """A phase of the completed chart, with names and groups, and what befell whom."""
    phase, said = sheet.phases[index], answer.phases[index]

    def group(at: int) -> str:
        names = listed([answer.names[line] for line in phase.blocs[at].lines], words)
        return _with_name(names, said.blocs[at])

    moments = [(answer.names[one.line], one.caption) for one in answer.moments if one.phase == index]
    happened = _happened(moments, words)
    return _sentences(sheet, phase, group, happened, words)


def befell(answer: SheetAnswer, index: int, words: ChartWords) -> str:
    """The signs of a phase in words: "Lenin died 1924."; "" where there are none."""
    moments = [(answer.names[one.line], one.caption) for one in answer.moments if one.phase == index]
    told = "; ".join(_happened(moments, words))
    return f"{told}." if told else ""


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

    def zoned(at: int, who: str) -> str:
        zone = phase.blocs[at].zone
        if zone is None:
            return who
        name = sheet.zones[zone].name
        return words.behind.format(lines=who, zone=name[:1].lower() + name[1:])

    rival = _told_apart({at: zoned(at, group(at)) for pair in phase.rivals for at in pair}, phase, words)
    parts = [words.against_each_other.format(one=rival[one], other=rival[other]) for one, other in phase.rivals]
    told = {at for pair in phase.rivals for at in pair}
    for at, bloc in enumerate(phase.blocs):
        if at in told:
            continue
        if bloc.zone is None:
            parts.append(_standing(bloc, group(at), words))
        else:
            allied = bloc.framed and len(bloc.lines) > 1
            parts.append(zoned(at, f"{_standing(bloc, group(at), words)}," if allied else group(at)))
    counted = Counter(parts)
    once = [_repeated(part, count, words) for part, count in counted.items()]
    told_all = "; ".join([*once, *happened])
    return f"{told_all[:1].upper()}{told_all[1:]}."


def _told_apart(rivals: dict[int, str], phase: PhasePaper, words: ChartWords) -> dict[int, str]:
    """Rivals in words, by place: numbered from left to right where one that has several rivals sounds like another."""
    often = Counter(at for pair in phase.rivals for at in pair)
    alike = Counter(rivals.values())
    if not any(often[at] > 1 and alike[who] > 1 for at, who in rivals.items()):
        return rivals
    return {at: words.numbered.format(who=rivals[at], n=n) for n, at in enumerate(sorted(rivals), 1)}


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
