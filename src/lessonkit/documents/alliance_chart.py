"""The alliance chart: one part for each sheet that the lesson prints."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts import compose_sheet, sheet_is_landscape
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import Document, Furniture
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.units import PaperSize

BODY_AT = 144.0
LATER_AT = 70.0


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet with its own head, turned where its form asks for it."""
    return tuple(_part(paper, sheet, press) for sheet in paper.sheets)


def _part(paper: Paper, sheet: SheetPaper, press: Press) -> Composed:
    words = press.words
    size = press.sheet.landscape() if sheet_is_landscape(sheet) else press.sheet
    margin = press.theme.margin
    frame = PaperSize("frame", size.width - 2 * margin, size.height - BODY_AT - press.theme.foot_limit)
    document = Document(
        name=f"{ALLIANCE_CHART.name}.{sheet.id}",
        title=document_title(paper, words.alliance_chart),
        language=paper.language,
        head=replace(head(paper, words, plain(sheet.title)), fields=name_row(words), body_at=BODY_AT),
        body=compose_sheet(sheet, press.faces, press.theme, words, frame),
        paper=size,
        later_at=LATER_AT,
    )
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.alliance_chart,
        badge=words.alliance_chart,
        code=press.code,
        page_words=words.page,
        name_label=words.name,
    )
    return Composed(document, furniture)


def _present(paper: Paper) -> bool:
    return bool(paper.sheets)


ALLIANCE_CHART = PupilsKind("alliance-chart", frozenset(), _present, compose)
