"""What the mark scheme tells besides answers: notes for the teacher, and where the reading comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonkit.charts.phrases import sentence
from lessonkit.documents.scheme_rows import head_row
from lessonkit.model.answers import AnswerBook, TeacherNote
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row, Track
from lessonkit.model.lines import paragraphs_told
from lessonkit.model.text import Mark, Text, flag, joined, plain
from lessonkit.words import Words

COLUMNS = (Track(width=24.0), Track(width=48.0, gap=4.0), Track())
BEFORE = 22.5
NOTES = "notes"
"""The id of the table of notes."""
_PADDED = (0.0, 2.0, 0.0, 2.0)


def compose_notes(answers: AnswerBook, words: Words) -> tuple[Grid, ...]:
    """A table for the notes, one for the sources; what has none is left out.

    What concerns the whole lesson comes before remarks on paragraphs and dates.
    """
    notes = sorted(answers.notes, key=lambda note: bool(note.place))
    told = [(note.place, _told(note)) for note in notes]
    drawn = [*_source_lines(answers, words), *_trace_lines(answers, words)]
    tables = ((words.for_the_teacher, told, NOTES), (words.sources, drawn, "sources"))
    return tuple(_titled(title, lines, name, words) for title, lines, name in tables if lines)


def _titled(title: str, lines: Sequence[tuple[str, Text]], name: str, words: Words) -> Grid:
    rows = (_row(place, text, ruled=i > 0) for i, (place, text) in enumerate(lines))
    return Grid(
        columns=COLUMNS, rows=(head_row(words, plain(title), len(COLUMNS)), *rows), id=name, before=BEFORE
    )


def _told(note: TeacherNote) -> Text:
    """What it speaks of in bold, then the note, its flag last as everywhere."""
    about = note.about.strong()
    if about:
        about = about + plain(sentence(about.plain()).removeprefix(about.plain()), strong=True)
    flags = ((note.corrects, Mark.CORRECTS), (note.beyond, Mark.BEYOND))
    text = joined((about, note.text))
    for there, mark in flags:
        text = text + flag(mark) if there else text
    return text


def _source_lines(answers: AnswerBook, words: Words) -> Iterator[tuple[str, Text]]:
    """Each source with what finds it again."""
    for title, note in answers.sources:
        yield words.source, joined((title.strong(), note), " – ")


def _trace_lines(answers: AnswerBook, words: Words) -> Iterator[tuple[str, Text]]:
    """Each section of the sources once, with the paragraphs that draw on it, sections of the same ones in a row.

    Then the paragraphs that tell more than the source.
    """
    titles = dict(answers.section_titles)
    drawn: dict[str, list[int]] = {}
    for trace in answers.traces:
        for section in trace.sections:
            drawn.setdefault(titles.get(section, section), []).append(trace.paragraph)
    rows: dict[str, list[str]] = {}
    for title, paragraphs in drawn.items():
        rows.setdefault(paragraphs_told(paragraphs), []).append(title)
    for place, named in rows.items():
        yield place, plain("; ".join(named))
    beyond = [trace.paragraph for trace in answers.traces if trace.beyond]
    if beyond:
        yield paragraphs_told(beyond), plain(words.more_than_source)


def _row(place: str, text: Text, *, ruled: bool) -> Row:
    where = Paragraph(text=plain(place, weight="SemiBold"), style="scheme")
    return Row(
        above=0.4 if ruled else 0.0,
        cells=(
            Cell(role="TH", scope="Row", span=2, padding=_PADDED, blocks=(where,)),
            Cell(padding=_PADDED, blocks=(Paragraph(text=text, style="scheme"),)),
        ),
    )
