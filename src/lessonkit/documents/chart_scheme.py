"""What proves the alliance chart: its phases and moments with the lines that tell of them, and notes to the teacher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessonkit.charts.phrases import listed
from lessonkit.charts.telling import open_names
from lessonkit.documents.scheme_rows import (
    COLUMNS,
    ITEM_PAD,
    LevelCopy,
    Proofs,
    citations,
    head_row,
    proofs,
    words_and_lines,
)
from lessonkit.model.alliances import MomentAnswer, PhaseAnswer, SheetAnswer, SheetPaper
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row
from lessonkit.model.lines import Evidence
from lessonkit.model.text import Mark, Run, Text, flag, plain
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its years or label, its words, what proves it; `opens` a phase."""

    label: str
    text: Text
    evidence: tuple[Evidence, ...] = ()
    opens: bool = False
    style: str = "scheme"
    proved: Proofs = ()


def compose_chart_scheme(copies: Sequence[LevelCopy], words: Words, *, first: bool) -> tuple[Grid, ...]:
    """One table for all sheets and levels, which share their facts; nothing for a lesson without a chart."""
    # The answers know every sheet at every level, so that their facts stand in one order.
    told = [copy.lesson.answers.sheets[0] for copy in copies if copy.lesson.answers.sheets]
    if not told:
        return ()
    by_level = [_facts(sheet, words) for sheet in told]
    lines = [
        replace(beside[0], proved=proofs(copies, [one.evidence for one in beside], words))
        for beside in zip(*by_level, strict=True)
    ]
    lines += _open_names(copies, words)
    rows = (head_row(words, plain(words.alliance_chart), len(COLUMNS)), *_rows(lines))
    return (Grid(columns=COLUMNS, rows=rows, id="scheme.chart", before=0.0 if first else 15.0),)


def _facts(told: SheetAnswer, words: Words) -> list[_Line]:
    return [line for n, phase in enumerate(told.phases) for line in _phase(n, phase, told, words)]


def _open_names(copies: Sequence[LevelCopy], words: Words) -> Iterator[_Line]:
    """Which names may change places, with the sheets to which that applies: the same said once."""
    notes: dict[str, list[str]] = {}
    sheets = {sheet.id: sheet for copy in copies for sheet in copy.lesson.paper.sheets}
    called = _called(tuple(sheets.values()), words)
    for answer in copies[0].lesson.answers.sheets:
        if answer.id in sheets:
            sheet = sheets[answer.id]
            notes.setdefault(open_names(sheet, answer, words.chart), []).append(called[sheet.id])
    notes.pop("", None)
    for number, (note, named) in enumerate(notes.items()):
        who = Text((Run(listed(named, words.chart), weight="SemiBold"),))
        yield _Line(words.note if number == 0 else "", who + plain(f": {note}"), opens=number == 0)


def _called(sheets: Sequence[SheetPaper], words: Words) -> dict[str, str]:
    """Sheets, by their ids, as a teacher calls them: "Seats (support)"; those of one name are numbered."""
    names = [_form(sheet, words) for sheet in sheets]
    numbers = (f" {names[: at + 1].count(name)}" if names.count(name) > 1 else "" for at, name in enumerate(names))
    return {sheet.id: name + number for sheet, name, number in zip(sheets, names, numbers, strict=True)}


def _form(sheet: SheetPaper, words: Words) -> str:
    """A sheet by its form, with the level that it is made for."""
    form = words.poster if sheet.poster else dict(words.chart.forms)[sheet.kind]
    level = words.levels.name(sheet.level)
    return words.chart.form_at_level.format(form=form, level=level) if sheet.level else form


def _phase(n: int, phase: PhaseAnswer, told: SheetAnswer, words: Words) -> Iterator[_Line]:
    """A phase, then its moments in order of time, then what the teacher should know."""
    said = plain(": ".join(words for words in (phase.title, phase.note) if words))
    said = said + (flag(Mark.BEYOND) if phase.beyond and not phase.beyond_note else Text())
    yield _Line(phase.years, said, phase.evidence, opens=True, style="scheme-answer")
    fates = [one for one in told.fates if one.shown.phase == n]
    fates.sort(key=lambda one: (one.shown.at, one.shown.line))
    for fate in fates:
        befell = plain(f"{told.names[fate.shown.line]}: {fate.shown.caption}")
        beyond = fate.beyond and not fate.beyond_note
        yield _Line("", befell + (flag(Mark.BEYOND) if beyond else Text()), fate.evidence)
    for i, note in enumerate((*_beyond(phase), *(note for one in fates for note in (*_note(one), *_beyond(one))))):
        yield _Line(words.note if i == 0 else "", note)


def _note(moment: MomentAnswer) -> tuple[Text, ...]:
    return (plain(moment.note),) if moment.note else ()


def _beyond(fact: PhaseAnswer | MomentAnswer) -> tuple[Text, ...]:
    return (plain(fact.beyond_note) + flag(Mark.BEYOND),) if fact.beyond_note else ()


def _rows(lines: list[_Line]) -> Iterator[Row]:
    under = any(len(line.proved) > 1 for line in lines)
    ends = {i - 1 for i, line in enumerate(lines) if line.opens} | {len(lines) - 1}
    for i, line in enumerate(lines):
        padding = (0.0, ITEM_PAD if line.opens else 0.0, 0.0, ITEM_PAD if i in ends else 0.0)
        yield Row(
            above=0.4 if line.opens and i else 0.0,
            keep_next=i not in ends,
            cells=(
                *_named(line, padding),
                *words_and_lines(
                    Paragraph(text=line.text, style=line.style),
                    citations(line.proved, tied=under) if line.proved else (),
                    padding,
                    under=under,
                    span=2,
                ),
            ),
        )


def _named(line: _Line, padding: tuple[float, float, float, float]) -> tuple[Cell, ...]:
    """The years from the first column's edge, or a label in the column of labels."""
    if line.opens:
        years = Paragraph(text=plain(line.label, weight="SemiBold"), style="scheme")
        return (Cell(role="TH", scope="Row", span=2, padding=padding, blocks=(years,)),)
    label = (Paragraph(text=plain(line.label), style="label"),) if line.label else ()
    return (Cell(padding=padding), Cell(padding=padding, blocks=label))
