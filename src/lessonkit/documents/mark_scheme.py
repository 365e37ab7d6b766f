"""The mark scheme: for each item what earns its marks, what proves it, and what the marker should know."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.documents.chart_scheme import compose_chart_scheme
from lessonkit.documents.scheme_rows import COLUMNS, ITEM_PAD, citations, flag, heading
from lessonkit.documents.timeline_scheme import compose_timeline_scheme
from lessonkit.model.answers import AnswerBook, Guidance, ItemAnswer, SchemeLine, TeacherNote
from lessonkit.model.blocks import Block, Cell, Grid, Paragraph, Row, Stack, Track
from lessonkit.model.lesson import Lesson
from lessonkit.model.paper import Setting, WorksheetSection
from lessonkit.model.text import Mark, Sign, Text, joined, plain
from lessonkit.words import Words

NOTE_COLUMNS = (Track(width=24.0), Track(width=48.0, gap=4.0), Track())
LEGEND_PAD = 6.0
"""White between the legend's rule and its flags."""

SIGNS_A_LINE = 72
"""About how many signs the column of words holds in a line."""


def compose_scheme(lesson: Lesson, setting: Setting) -> tuple[Block, ...]:
    """A table for each section, for chart and timeline; the legend, notes for the teacher, traces to the source."""
    answers = {answer.id: answer for answer in lesson.answers.items}
    blocks: list[Block] = []
    for section in lesson.paper.worksheet:
        blocks.append(_section(section, answers, setting, first=not blocks))
    blocks += compose_chart_scheme(lesson, setting, first=not blocks)
    blocks += compose_timeline_scheme(lesson, setting, first=not blocks)
    blocks.append(_legend(setting.words))
    blocks += _notes(lesson.answers, setting.words)
    return tuple(blocks)


def _section(section: WorksheetSection, answers: dict[str, ItemAnswer], setting: Setting, *, first: bool) -> Grid:
    marks = setting.words.marks.format(n=section.marks) if section.marks != 1 else setting.words.mark
    title = Cell(role="TH", scope="Column", span=2, blocks=(heading(section.title),))
    # The title starts where the labels do and runs on over the text's column.
    head = Row(
        head=True,
        below=0.9,
        cells=(
            Cell(role="TH", scope="Column", blocks=(heading(plain(section.letter)),)),
            title,
            Cell(role="TH", scope="Column", span=2, align="right", blocks=(_right(marks),)),
        ),
    )
    rows = [head]
    for n, item in enumerate(section.items):
        rows += _item_rows(answers[item.id], setting, ruled=n > 0)
    return Grid(columns=COLUMNS, rows=tuple(rows), id=f"scheme.{section.letter}", before=0.0 if first else 15.0)


def _right(words: str) -> Paragraph:
    return Paragraph(text=plain(words), style="total", align="right")


def _item_rows(answer: ItemAnswer, setting: Setting, *, ruled: bool) -> list[Row]:
    lines = _all_lines(answer, setting)
    cited = _spread(lines, setting)
    rows = []
    answering = False
    for i, line in enumerate(lines):
        first = i == 0
        number = Paragraph(text=plain(str(answer.number)), style="number")
        marks = Paragraph(text=plain(f"[{answer.marks}]"), style="marks", align="right")
        label = (Paragraph(text=plain(line.label), style="label"),) if line.label else ()
        # A row without a label goes on with what the one above it was.
        answering = line.label == setting.words.answer or (not line.label and (answering or first))
        style = "scheme-answer" if answering else "scheme"
        top = ITEM_PAD if first else 0.0
        foot = ITEM_PAD if i == len(lines) - 1 else 0.0
        padding = (0.0, top, 0.0, foot)
        rows.append(
            Row(
                above=0.4 if first and ruled else 0.0,
                keep_next=i < len(lines) - 1,
                cells=(
                    Cell(role="TH", scope="Row", padding=padding, blocks=(number,) if first else ()),
                    Cell(padding=padding, blocks=label),
                    Cell(padding=padding, blocks=(Paragraph(text=line.text, style=style),)),
                    Cell(padding=padding, blocks=cited[i]),
                    Cell(padding=padding, align="right", blocks=(marks,) if first else ()),
                ),
            )
        )
    return rows


def _spread(lines: list[SchemeLine], setting: Setting) -> list[tuple[Block, ...]]:
    """The citations beside each row: those that a short row has no room for go on beside the rows below."""
    spread: list[tuple[Block, ...]] = []
    waiting: tuple[Block, ...] = ()
    for i, line in enumerate(lines):
        waiting += citations(line.evidence, setting)
        last = i == len(lines) - 1 or any(later.evidence for later in lines[i + 1 :])
        room = len(waiting) if last else 1 + len(line.text.plain()) // SIGNS_A_LINE
        spread.append(waiting[:room])
        waiting = waiting[room:]
    return spread


def _all_lines(answer: ItemAnswer, setting: Setting) -> list[SchemeLine]:
    """The item's own rows, then its guidance: accept, reject, why, note, and the flags."""
    words, guidance = setting.words, answer.guidance
    lines = list(answer.scheme(setting))
    if guidance.beyond and not guidance.beyond_note:
        lines[0] = SchemeLine(lines[0].label, lines[0].text + flag(Mark.BEYOND), lines[0].evidence)
    for label, texts in ((words.accept, guidance.accept), (words.reject, guidance.reject)):
        if texts:
            lines.append(SchemeLine(label, joined(texts, "; ")))
    if guidance.why:
        lines.append(SchemeLine(words.why, guidance.why))
    return lines + _note_lines(guidance, words)


def _note_lines(guidance: Guidance, words: Words) -> list[SchemeLine]:
    notes = []
    if guidance.note:
        notes.append(guidance.note)
    if guidance.beyond_note:
        notes.append(guidance.beyond_note + flag(Mark.BEYOND))
    if guidance.corrects:
        notes.append(Text((Sign(Mark.CORRECTS),)) + plain(" ") + guidance.corrects)
    return [SchemeLine(words.note if i == 0 else "\u2007", text) for i, text in enumerate(notes)]


def _legend(words: Words) -> Stack:
    signs = (
        (Mark.TICK, words.legend_tick),
        (Mark.BEYOND, words.legend_beyond),
        (Mark.CORRECTS, words.legend_corrects),
    )
    text = joined((Text((Sign(mark),)) + plain(f"\u00a0{told}") for mark, told in signs), "\u00a0" * 6)
    legend = Cell(role="", padding=(0.0, LEGEND_PAD, 0.0, 0.0), blocks=(Paragraph(text=text, style="legend"),))
    rule = Row(above=0.9, role="", cells=(legend,))
    return Stack(blocks=(Grid(role="", columns=(Track(),), rows=(rule,), before=7.5),), keep=True)


def _notes(answers: AnswerBook, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if answers.notes:
        # What concerns the whole lesson comes before remarks on paragraphs and dates.
        notes = sorted(answers.notes, key=lambda note: bool(note.place))
        rows = tuple(_note_row(note, ruled=i > 0) for i, note in enumerate(notes))
        blocks.append(_titled(words.for_the_teacher, rows, "notes"))
    drawn = (*_source_lines(answers, words), *_trace_lines(answers))
    if drawn:
        rows = tuple(_told_row(place, text, ruled=i > 0) for i, (place, text) in enumerate(drawn))
        blocks.append(_titled(words.sources, rows, "sources"))
    return blocks


_PADDED = (0.0, 2.0, 0.0, 2.0)


def _titled(title: str, rows: tuple[Row, ...], name: str) -> Grid:
    head = Row(
        head=True,
        below=0.9,
        cells=(Cell(role="TH", scope="Column", span=3, blocks=(heading(plain(title)),)),),
    )
    return Grid(columns=NOTE_COLUMNS, rows=(head, *rows), id=name, before=22.5)


def _source_lines(answers: AnswerBook, words: Words) -> Iterator[tuple[str, Text]]:
    """Each source with what finds it again."""
    for title, note in answers.sources:
        yield words.source, joined((title.strong(), note), " – ")


def _trace_lines(answers: AnswerBook) -> Iterator[tuple[str, Text]]:
    """Each paragraph with the sections that it draws on."""
    titles = dict(answers.section_titles)
    for trace in answers.traces:
        drawn = plain("; ".join(titles.get(section, section) for section in trace.sections))
        yield f"¶{trace.paragraph}", drawn + (flag(Mark.BEYOND) if trace.beyond else Text())


def _note_row(note: TeacherNote, *, ruled: bool) -> Row:
    flags = Text((Sign(Mark.CORRECTS),)) + plain(" ") if note.corrects else Text()
    return _told_row(note.place, flags + note.text + (flag(Mark.BEYOND) if note.beyond else Text()), ruled=ruled)


def _told_row(place: str, text: Text, *, ruled: bool) -> Row:
    return Row(
        above=0.4 if ruled else 0.0,
        cells=(
            Cell(role="TH", scope="Row", span=2, padding=_PADDED, blocks=(_place(place),)),
            Cell(padding=_PADDED, blocks=(Paragraph(text=text, style="scheme"),)),
        ),
    )


def _place(words: str) -> Paragraph:
    return Paragraph(text=plain(words, weight="SemiBold"), style="scheme")
