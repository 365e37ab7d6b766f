"""The alliance chart: one part for each sheet that the lesson prints, posters apart."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts import compose_sheet, sheet_is_landscape
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row, pushed_down
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import Document, Furniture, Head
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.units import PaperSize

BODY_AT, POSTER_BODY_AT = 136.0, 117.0
"""A poster belongs to the whole class: it has no fields for a name."""
LATER_AT = 70.0


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet with its own head, turned where its form asks for it."""
    return tuple(_part(paper, sheet, press) for sheet in paper.sheets if not sheet.poster)


def _part(paper: Paper, sheet: SheetPaper, press: Press) -> Composed:
    words = press.words
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.alliance_chart,
        badge=words.chart_badge,
        code=press.code,
        page_words=words.page,
        name_label=words.name,
    )
    name = f"{ALLIANCE_CHART.name}.{sheet.id}"
    return Composed(sheet_document(paper, sheet, press, (name, words.alliance_chart)), furniture)


def sheet_document(paper: Paper, sheet: SheetPaper, press: Press, named: tuple[str, str]) -> Document:
    """A sheet's blank with its table; `named` is its name and what its kind is called."""
    name, label = named
    return Document(
        name=name,
        title=document_title(paper, label),
        language=paper.language,
        head=_head(paper, sheet, press),
        body=compose_sheet(sheet, press.faces, press.theme, press.words, sheet_frame(paper, sheet, press)),
        paper=_turned(sheet, press),
        later_at=LATER_AT,
    )


def sheet_frame(paper: Paper, sheet: SheetPaper, press: Press) -> PaperSize:
    """The room for a sheet's blocks on its first side: between the margins, from under the head to the foot."""
    size = _turned(sheet, press)
    width = size.width - 2 * press.theme.margin
    title = _head(paper, sheet, press)
    top = title.body_at + pushed_down(title, press, width)
    return PaperSize("frame", width, size.height - top - press.theme.foot_limit)


def _turned(sheet: SheetPaper, press: Press) -> PaperSize:
    """The sheet of paper as it lies. A poster is drawn on a plain one, and grows by being cut into several."""
    size = press.sheet if sheet.poster else press.chart_sheet
    return size.landscape() if sheet_is_landscape(sheet) else size


def _head(paper: Paper, sheet: SheetPaper, press: Press) -> Head:
    title = head(paper, press.words, plain(sheet.title))
    if sheet.poster:
        return replace(title, body_at=POSTER_BODY_AT)
    return replace(title, fields=name_row(press.words), body_at=BODY_AT)


def _present(paper: Paper) -> bool:
    return any(not sheet.poster for sheet in paper.sheets)


ALLIANCE_CHART = PupilsKind("alliance-chart", frozenset(), _present, compose)
