"""The alliance chart: one part for each sheet that the lesson prints, posters apart."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts.sheets import compose_sheet, denied, sheet_is_landscape
from lessonkit.charts.storyline.plan import Frame
from lessonkit.diagnostics import Diagnostic
from lessonkit.documents.chart_pages import LATER_AT, chart_frame, chart_furniture, chart_head, poster_head
from lessonkit.documents.drawn import ALLIANCE_CHART
from lessonkit.documents.kinds import Composed, Press, document_title
from lessonkit.model.alliances import SheetKind, SheetPaper
from lessonkit.model.blocks import Document, Head
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.units import PaperSize


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet with its own head, turned where its form asks for it."""
    return tuple(_part(paper, sheet, press) for sheet in paper.sheets if not sheet.poster)


def _part(paper: Paper, sheet: SheetPaper, press: Press) -> Composed:
    words = press.words
    name = f"{ALLIANCE_CHART.name}.{sheet.id}"
    document = sheet_document(paper, sheet, press, (name, words.alliance_chart))
    warnings = warnings_of(sheet, press, sheet_frame(paper, sheet, press))
    furniture = replace(
        chart_furniture(paper, press, words.alliance_chart),
        form=dict(words.chart.forms)[sheet.kind],
        afterwards=sheet.kind is SheetKind.COMPLETE,
    )
    return Composed(document, furniture, warnings)


def warnings_of(sheet: SheetPaper, press: Press, frame: Frame) -> tuple[Diagnostic, ...]:
    """LK638 for each key that a sheet has no room to keep."""
    warnings = []
    for key in denied(sheet, press.faces, press.theme, press.words, frame):
        message, hint = _no_triangles(sheet, press, frame) if key == "triangles" else _not_across(sheet)
        warnings.append(Diagnostic("LK638", message, sheet.origin, hint))
    return tuple(warnings)


def _not_across(sheet: SheetPaper) -> tuple[str, str]:
    return (
        f"The sheet `{sheet.id}` has no room for time to run across: it lies on its side, and time runs down it.",
        "take `page:` out, or show fewer people or groups at once",
    )


def _no_triangles(sheet: SheetPaper, press: Press, frame: Frame) -> tuple[str, str]:
    """Why a network counts no triangles: its phases, and how many would leave the room."""
    count = len(sheet.panels)
    fewer = (replace(sheet, panels=sheet.panels[:n], phases=sheet.phases[:n]) for n in range(count - 1, 0, -1))
    fits = (one for one in fewer if not denied(one, press.faces, press.theme, press.words, frame))
    room = next((len(one.panels) for one in fits), 0)
    why = f"it has {count} phases, and room for {room}" if room else "its pictures take all the room"
    hint = "leave phases out, or print it without `triangles:`" if room else "print it without `triangles:`"
    return f"The sheet `{sheet.id}` leaves its triangles out: {why}.", hint


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
        origin=sheet.origin,
    )


def sheet_frame(paper: Paper, sheet: SheetPaper, press: Press) -> Frame:
    """The room for a sheet's blocks."""
    return chart_frame(_head(paper, sheet, press), _turned(sheet, press), press)


def _turned(sheet: SheetPaper, press: Press) -> PaperSize:
    """The sheet of paper as it lies. A poster is drawn on a plain one, and grows by being cut into several."""
    size = press.sheet if sheet.poster else press.chart_sheet
    return size.landscape() if sheet_is_landscape(sheet) else size


def _head(paper: Paper, sheet: SheetPaper, press: Press) -> Head:
    if sheet.poster:
        return poster_head(paper, press, plain(sheet.title))
    return chart_head(paper, press, plain(sheet.title), lies=sheet_is_landscape(sheet))
