"""The timeline: events on an axis to scale, for pupils to complete."""

from __future__ import annotations

from lessonkit.charts.timeline.sheets import compose_timeline
from lessonkit.documents.chart_pages import LATER_AT, chart_frame, chart_furniture, chart_head
from lessonkit.documents.drawn import TIMELINE
from lessonkit.documents.kinds import Composed, Press, document_title
from lessonkit.model.blocks import Document
from lessonkit.model.paper import Paper
from lessonkit.model.timeline import Lie


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part, turned where time runs from left to right; nothing for a lesson without a timeline."""
    timeline, words = paper.timeline, press.words
    if timeline is None:
        return ()
    lies = timeline.lie is Lie.LANDSCAPE
    title = chart_head(paper, press, timeline.title, lies=lies)
    size = press.chart_sheet.landscape() if lies else press.chart_sheet
    document = Document(
        name=TIMELINE.name,
        title=document_title(paper, words.timeline.document),
        language=paper.language,
        head=title,
        body=compose_timeline(timeline, press.faces, press.theme, words, chart_frame(title, size, press)),
        paper=size,
        later_at=LATER_AT,
    )
    return (Composed(document, chart_furniture(paper, press, words.timeline.document)),)
