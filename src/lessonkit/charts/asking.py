"""What a storyline's sheet asks: its instruction, and what is left to say of each phase in words."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.chart_words import ChartWords
from lessonkit.charts.shapes import letter
from lessonkit.model.alliances import SheetKind, SheetPaper


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet leaves open of a phase: who stands where, what the groups are called, why, and the signs."""

    who: bool
    groups: bool
    title: bool
    note: bool
    signs: bool

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return self.who or self.groups or self.title or self.note or self.signs


def asked_in(sheet: SheetPaper, index: int) -> Asked:
    """What is left to say of a phase. Letters stand for the same people throughout: their names are asked for once."""
    phase = sheet.phases[index]
    seats = sheet.kind is SheetKind.SEATS
    return Asked(
        who=seats and any(sheet.name(index, line) is None for line in phase.order),
        groups=any(bloc.unnamed for bloc in phase.blocs),
        title=phase.title is None,
        note=phase.note is None,
        signs=asks_signs(sheet),
    )


def asks_signs(sheet: SheetPaper) -> bool:
    """Whether pupils draw the signs: those of the legend stand on no line."""
    return bool(sheet.signs) and not sheet.moments


def ends_in(sheet: SheetPaper, index: int, line: int) -> bool:
    """Whether a line goes no further than a phase, which is not the last: its seat has no dot to go on from."""
    return index + 1 < len(sheet.phases) and line not in sheet.phases[index + 1].order


def begins_in(sheet: SheetPaper, index: int, line: int) -> bool:
    """Whether a line begins in a phase that is not the first."""
    return index > 0 and line not in sheet.phases[index - 1].order


def how_words(sheet: SheetPaper, words: ChartWords, *, across: bool, brief: bool = False) -> str:
    """What the sheet leaves pupils to do; where time runs down the writing lines ask for themselves beside all else.

    A `brief` one says of the word banks only how many words belong nowhere.
    """
    blocs = [bloc for phase in sheet.phases for bloc in phase.blocs]
    phases = range(len(sheet.phases))
    asked = (
        (asks_names(sheet), _how_names(sheet, words, across=across)),
        (not sheet.draws_lines, words.join_dots if sheet.kind is SheetKind.SEATS else words.join_letters),
        (any(bloc.unnamed for bloc in blocs), words.name_groups.format(groups=words.groups)),
        (bool(sheet.bank_names or sheet.bank_blocs), choose_words(sheet, words, brief=brief)),
        (asks_signs(sheet), _how_signs(sheet, words)),
    )
    told = [sentence for wanted, sentence in asked if wanted and sentence]
    writes = any(asked_in(sheet, index).title or asked_in(sheet, index).note for index in phases)
    if writes and (across or not told):
        told.append(words.on_the_lines.format(why=words.who_joins))
    return " ".join(told) or words.complete_how


def asks_names(sheet: SheetPaper) -> bool:
    """Whether some box for a name is empty."""
    if sheet.kind is not SheetKind.SEATS:
        return None in sheet.names
    return any(asked_in(sheet, index).who for index in range(len(sheet.phases)))


def choose_words(sheet: SheetPaper, words: ChartWords, *, brief: bool = False) -> str:
    """Where the words to choose from stand, how often they may be used, and how many of them belong nowhere."""
    spare = _spare_words(sheet, words)
    if brief:
        return words.spare_below.format(spare=spare) if spare else ""
    # A letter's name is written once; whoever has a seat has one in each phase.
    once = sheet.kind is SheetKind.LABEL and not sheet.bank_blocs
    return words.choose.format(
        boxes=words.boxes[bool(sheet.bank_names and sheet.bank_blocs)],
        often="" if once else words.often,
        spare=f"; {spare}" if spare else "",
    )


def _spare_words(sheet: SheetPaper, words: ChartWords) -> str:
    names, groups = sheet.spare
    if names == groups == 1:
        return words.spare_each
    nouns = ((names, words.name, words.bank_names), (groups, words.group, words.groups))
    left = [words.so_many.format(n=words.count(n), what=one if n == 1 else some) for n, one, some in nouns if n]
    pattern = words.spare_one if names + groups == 1 else words.spare
    return pattern.format(what=f" {words.and_} ".join(left)) if left else ""


def _how_signs(sheet: SheetPaper, words: ChartWords) -> str:
    """How many signs there are to draw."""
    if sheet.sign_count == 1:
        return words.draw_sign_when if sheet.says_when else words.draw_sign
    return (words.draw_signs_when if sheet.says_when else words.draw_signs).format(n=sheet.sign_count)


def _how_names(sheet: SheetPaper, words: ChartWords, *, across: bool) -> str:
    """How to write the names: by letter, by line, or in any order within a frame, as far as the dots allow."""
    if sheet.kind is SheetKind.LABEL:
        return words.write_letters.format(last=letter(len(sheet.names) - 1), person=words.person)
    if sheet.draws_lines:
        return words.write_on_lines.format(person=words.person)
    frames = any(bloc.framed and len(bloc.lines) > 1 for phase in sheet.phases for bloc in phase.blocs)
    before, after = words.before_after_across if across else words.before_after
    leaves, joins = _come_and_go(sheet)
    told = (
        (True, words.write_names.format(order=words.free_order if frames else "")),
        (joins, words.no_dot_before.format(where=before, person=words.person)),
        (leaves, words.no_dot_after.format(where=after, person=words.person)),
    )
    return " ".join(said for wanted, said in told if wanted)


def _come_and_go(sheet: SheetPaper) -> tuple[bool, bool]:
    """Whether anybody leaves before the end, and whether anybody joins later: such a seat has but one dot."""
    places = [(index, line) for index, phase in enumerate(sheet.phases) for line in phase.order]
    return any(ends_in(sheet, *place) for place in places), any(begins_in(sheet, *place) for place in places)


def dots_told(sheet: SheetPaper, words: ChartWords) -> str:
    """What the dots tell of those who leave or join, for whoever marks the sheet."""
    leaves, joins = _come_and_go(sheet)
    if leaves and joins:
        return words.dots_both
    if leaves:
        return words.dots_end
    return words.dots_begin if joins else ""
