"""The timeline: events on an axis to scale, for pupils to complete."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts.timeline.sheets import compose_timeline
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row, pushed_down
from lessonkit.model.blocks import Document, Furniture, Head
from lessonkit.model.paper import Paper
from lessonkit.model.timeline import Lie, TimelinePaper
from lessonkit.units import PaperSize

BODY_AT = 136.0
LATER_AT = 70.0


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part, turned where time runs from left to right; nothing for a lesson without a timeline."""
    timeline, words = paper.timeline, press.words
    if timeline is None:
        return ()
    title = _head(paper, timeline, press)
    size = press.sheet.landscape() if timeline.lie is Lie.LANDSCAPE else press.sheet
    document = Document(
        name=TIMELINE.name,
        title=document_title(paper, words.timeline.document),
        language=paper.language,
        head=title,
        body=compose_timeline(timeline, press.faces, press.theme, words, _frame(title, size, press)),
        paper=size,
        later_at=LATER_AT,
    )
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.timeline.document,
        badge=words.chart_badge,
        code=press.code,
        page_words=words.page,
        name_label=words.name,
    )
    return (Composed(document, furniture),)


def _head(paper: Paper, timeline: TimelinePaper, press: Press) -> Head:
    return replace(head(paper, press.words, timeline.title), fields=name_row(press.words), body_at=BODY_AT)


def _frame(title: Head, size: PaperSize, press: Press) -> PaperSize:
    """The room between the margins, from under the head to the foot."""
    width = size.width - 2 * press.theme.margin
    top = BODY_AT + pushed_down(title, press, width)
    return PaperSize("frame", width, size.height - top - press.theme.foot_limit)


def _present(paper: Paper) -> bool:
    return paper.timeline is not None


TIMELINE = PupilsKind("timeline", frozenset(), _present, compose)
