"""The alliance chart: one part for each sheet that the lesson prints."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts import Frame, compose_sheet, sheet_is_landscape
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row, pushed_down
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import Document, Furniture, Head
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.units import PaperSize

BODY_AT = 136.0
LYING_BODY_AT = 112.0
"""On its side a sheet has room for the name row beside the subtitle."""
LATER_AT = 70.0


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet with its own head, turned where its form asks for it."""
    return tuple(_part(paper, sheet, press) for sheet in paper.sheets)


def _part(paper: Paper, sheet: SheetPaper, press: Press) -> Composed:
    words = press.words
    size = _turned(sheet, press)
    document = Document(
        name=f"{ALLIANCE_CHART.name}.{sheet.id}",
        title=document_title(paper, words.alliance_chart),
        language=paper.language,
        head=_head(paper, sheet, press),
        body=compose_sheet(sheet, press.faces, press.theme, words, sheet_frame(paper, sheet, press)),
        paper=size,
        later_at=LATER_AT,
    )
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.alliance_chart,
        badge=words.chart_badge,
        code=press.code,
        page_words=words.page,
        name_label=words.name,
    )
    return Composed(document, furniture)


def sheet_frame(paper: Paper, sheet: SheetPaper, press: Press) -> Frame:
    """The room for a sheet's blocks: between the margins, from under the head to the foot."""
    size = _turned(sheet, press)
    width = size.width - 2 * press.theme.margin
    title = _head(paper, sheet, press)
    top = title.body_at + pushed_down(title, press, width)
    foot = size.height - press.theme.foot_limit
    return Frame(width, foot - top, foot - LATER_AT)


def _turned(sheet: SheetPaper, press: Press) -> PaperSize:
    return press.sheet.landscape() if sheet_is_landscape(sheet) else press.sheet


def _head(paper: Paper, sheet: SheetPaper, press: Press) -> Head:
    title = head(paper, press.words, plain(sheet.title))
    lies = sheet_is_landscape(sheet)
    body_at = LYING_BODY_AT if lies else BODY_AT
    return replace(title, fields=name_row(press.words), fields_beside=lies, body_at=body_at)


def _present(paper: Paper) -> bool:
    return bool(paper.sheets)


ALLIANCE_CHART = PupilsKind("alliance-chart", frozenset(), _present, compose)
