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


def how_words(sheet: SheetPaper, words: ChartWords, *, across: bool) -> str:
    """What the sheet leaves pupils to do; where time runs down the writing lines ask for themselves beside all else."""
    blocs = [bloc for phase in sheet.phases for bloc in phase.blocs]
    phases = range(len(sheet.phases))
    asked = (
        (asks_names(sheet), _how_names(sheet, words)),
        (not sheet.draws_lines, words.join_dots if sheet.kind is SheetKind.SEATS else words.join_letters),
        (any(bloc.unnamed for bloc in blocs), words.name_groups.format(groups=words.groups)),
        (asks_signs(sheet), words.draw_signs_when if sheet.says_when else words.draw_signs),
    )
    told = [sentence for wanted, sentence in asked if wanted]
    writes = any(asked_in(sheet, index).title or asked_in(sheet, index).note for index in phases)
    if writes and (across or not told):
        told.append(words.on_the_lines.format(why=words.who_joins))
    return " ".join(told) or words.complete_how


def asks_names(sheet: SheetPaper) -> bool:
    """Whether some box for a name is empty."""
    if sheet.kind is not SheetKind.SEATS:
        return None in sheet.names
    return any(asked_in(sheet, index).who for index in range(len(sheet.phases)))


def _how_names(sheet: SheetPaper, words: ChartWords) -> str:
    """How to write the names: by letter, by line, or in any order within a frame, as far as the dots allow."""
    if sheet.kind is SheetKind.LABEL:
        return words.write_letters.format(last=letter(len(sheet.names) - 1), person=words.person)
    if sheet.draws_lines:
        return words.write_on_lines.format(person=words.person)
    frames = any(bloc.framed and len(bloc.lines) > 1 for phase in sheet.phases for bloc in phase.blocs)
    return words.write_names.format(order=words.free_order if frames else "", dots=dots_told(sheet, words))


def dots_told(sheet: SheetPaper, words: ChartWords) -> str:
    """What the dots tell: a seat of somebody who leaves, or joins, has but one."""
    places = [(index, line) for index, phase in enumerate(sheet.phases) for line in phase.order]
    leaves = any(ends_in(sheet, index, line) for index, line in places)
    joins = any(begins_in(sheet, index, line) for index, line in places)
    if leaves and joins:
        return words.dots_both
    if leaves:
        return words.dots_end
    return words.dots_begin if joins else ""
