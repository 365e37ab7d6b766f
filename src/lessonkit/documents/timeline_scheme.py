"""What proves the timeline: its dates and events with the lines that tell of them."""

from __future__ import annotations

from collections.abc import Sequence

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
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row
from lessonkit.model.text import Text, joined, plain
from lessonkit.model.timeline import Asked, EventAnswer
from lessonkit.words import Words

_PADDING = (0.0, ITEM_PAD, 0.0, ITEM_PAD)


def compose_timeline_scheme(copies: Sequence[LevelCopy], words: Words, *, first: bool) -> tuple[Grid, ...]:
    """A row for each event that pupils complete, then what is left over; nothing for a lesson without a timeline."""
    lesson = copies[0].lesson
    answers = [copy.lesson.answers.timeline for copy in copies]
    answer = answers[0]
    if answer is None:
        return ()
    rows = [head_row(words, plain(words.timeline.document), len(COLUMNS))]
    swaps = {number: _swap(len(group), words) for group in answer.either_way for number in group}
    for number, event in enumerate(answer.events):
        if event.asked:
            told = [one.events[number].evidence if one else () for one in answers]
            proved = proofs(copies, told, words)
            rows.append(_event(event, proved, ruled=len(rows) > 1, swap=swaps.get(number, "")))
    if lesson.paper.timeline and Asked.DATES in lesson.paper.timeline.asked:
        rows.append(_labelled(words.note, plain(words.timeline.to_the_stroke)))
    if answer.left_over:
        rows.append(_labelled(words.left_over, joined(answer.left_over, "; ")))
    return (Grid(columns=COLUMNS, rows=tuple(rows), id="scheme.timeline", before=0.0 if first else 15.0),)


def _swap(count: int, words: Words) -> str:
    """What is said of so many events of one date, whose texts may change places."""
    return words.either_way if count == 2 else words.any_order


def _event(event: EventAnswer, proved: Proofs, *, ruled: bool, swap: str) -> Row:
    date = Paragraph(text=plain(event.date, weight="SemiBold"), style="scheme")
    said = plain(f"{event.letter}  ") + event.text if event.letter else event.text
    said = said + plain(f" ({swap})") if swap else said
    under = len(proved) > 1
    cited = citations(proved, tied=under)
    return Row(
        above=0.4 if ruled else 0.0,
        cells=(
            Cell(role="TH", scope="Row", span=2, padding=_PADDING, blocks=(date,)),
            *words_and_lines(Paragraph(text=said, style="scheme-answer"), cited, _PADDING, under=under, span=2),
        ),
    )


def _labelled(label: str, text: Text) -> Row:
    return Row(
        above=0.4,
        cells=(
            Cell(role="TH", scope="Row", padding=_PADDING),
            Cell(padding=_PADDING, blocks=(Paragraph(text=plain(label), style="label"),)),
            Cell(span=3, padding=_PADDING, blocks=(Paragraph(text=text, style="scheme"),)),
        ),
    )
