"""What proves the alliance chart: its phases and moments with the lines that tell of them, and notes to the teacher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.charts.phrases import listed
from lessonkit.charts.telling import open_names
from lessonkit.documents.scheme_rows import COLUMNS, ITEM_PAD, citations, flag, heading
from lessonkit.model.alliances import MomentAnswer, PhaseAnswer, SheetAnswer
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import Setting
from lessonkit.model.text import Mark, Run, Text, plain


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: its years or label, its words, what proves it; `opens` a phase."""

    label: str
    text: Text
    evidence: tuple[Evidence, ...] = ()
    opens: bool = False
    style: str = "scheme"


def compose_chart_scheme(lesson: Lesson, setting: Setting, *, first: bool) -> tuple[Grid, ...]:
    """One table for all sheets, which share their facts; nothing for a lesson without a chart."""
    sheets = lesson.answers.sheets
    if not sheets:
        return ()
    told = sheets[0]
    lines = [line for n, phase in enumerate(told.phases) for line in _phase(n, phase, told, setting)]
    lines += _open_names(lesson, setting)
    title = Cell(role="TH", scope="Column", span=5, blocks=(heading(plain(setting.words.alliance_chart)),))
    rows = (Row(head=True, below=0.9, cells=(title,)), *_rows(lines, setting))
    return (Grid(columns=COLUMNS, rows=rows, id="scheme.chart", before=0.0 if first else 15.0),)


def _open_names(lesson: Lesson, setting: Setting) -> Iterator[_Line]:
    """Which names may change places, with the sheets to which that applies: the same said once."""
    notes: dict[str, list[str]] = {}
    for sheet, answer in zip(lesson.paper.sheets, lesson.answers.sheets, strict=True):
        notes.setdefault(open_names(sheet, answer, setting.words.chart), []).append(sheet.id)
    notes.pop("", None)
    for number, (note, sheets) in enumerate(notes.items()):
        named = Text((Run(listed(sheets, setting.words.chart), weight="SemiBold"),))
        yield _Line(setting.words.note if number == 0 else "", named + plain(f": {note}"), opens=number == 0)


def _phase(n: int, phase: PhaseAnswer, told: SheetAnswer, setting: Setting) -> Iterator[_Line]:
    """A phase, then its moments in order of time, then what the teacher should know."""
    said = plain(": ".join(words for words in (phase.title, phase.note) if words))
    said = said + (flag(Mark.BEYOND) if phase.beyond and not phase.beyond_note else Text())
    yield _Line(phase.years, said, phase.evidence, opens=True, style="scheme-answer")
    fates = [one for one in told.fates if one.shown.phase == n]
    fates.sort(key=lambda one: (one.shown.at, one.shown.line))
    for fate in fates:
        words = plain(f"{told.names[fate.shown.line]}: {fate.shown.caption}")
        beyond = fate.beyond and not fate.beyond_note
        yield _Line("", words + (flag(Mark.BEYOND) if beyond else Text()), fate.evidence)
    for i, note in enumerate((*_beyond(phase), *(note for one in fates for note in (*_note(one), *_beyond(one))))):
        yield _Line(setting.words.note if i == 0 else "", note)


def _note(moment: MomentAnswer) -> tuple[Text, ...]:
    return (plain(moment.note),) if moment.note else ()


def _beyond(fact: PhaseAnswer | MomentAnswer) -> tuple[Text, ...]:
    return (plain(fact.beyond_note) + flag(Mark.BEYOND),) if fact.beyond_note else ()


def _rows(lines: list[_Line], setting: Setting) -> Iterator[Row]:
    ends = {i - 1 for i, line in enumerate(lines) if line.opens} | {len(lines) - 1}
    for i, line in enumerate(lines):
        padding = (0.0, ITEM_PAD if line.opens else 0.0, 0.0, ITEM_PAD if i in ends else 0.0)
        yield Row(
            above=0.4 if line.opens and i else 0.0,
            keep_next=i not in ends,
            cells=(
                *_named(line, padding),
                Cell(padding=padding, blocks=(Paragraph(text=line.text, style=line.style),)),
                Cell(span=2, padding=padding, blocks=citations(line.evidence, setting)),
            ),
        )


def _named(line: _Line, padding: tuple[float, float, float, float]) -> tuple[Cell, ...]:
    """The years from the first column's edge, or a label in the column of labels."""
    if line.opens:
        years = Paragraph(text=plain(line.label, weight="SemiBold"), style="scheme")
        return (Cell(role="TH", scope="Row", span=2, padding=padding, blocks=(years,)),)
    label = (Paragraph(text=plain(line.label), style="label"),) if line.label else ()
    return (Cell(padding=padding), Cell(padding=padding, blocks=label))
