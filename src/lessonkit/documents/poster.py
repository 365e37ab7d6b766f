"""The poster: charts for the wall, each cut into so many sheets as its spec says, to be glued together.

A complete chart, on which nobody writes, is drawn on as large a sheet as lets it stand on one side; it is enlarged the
less for that. What pupils write on is drawn on a plain sheet, so that the key shows it on one page.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from lessonkit.charts.sheets import compose_storyline, compose_table, count_sides, sheet_is_landscape
from lessonkit.charts.storyline.plan import Frame
from lessonkit.documents.alliance_chart import sheet_document, sheet_frame, warnings_of
from lessonkit.documents.chart_pages import LATER_AT, chart_frame, poster_head
from lessonkit.documents.drawn import POSTER
from lessonkit.documents.kinds import Composed, Press, document_title
from lessonkit.model.alliances import SheetKind, SheetPaper
from lessonkit.model.blocks import Document, Furniture
from lessonkit.model.drawing import Poster
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.units import PaperSize

_ENLARGED = tuple(1.0 + step / 10 for step in range(11))
"""How much longer each side of the sheet may be on which a complete chart is drawn."""


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet that is a poster; its tiles are cut when it has been laid out."""
    return tuple(part for sheet in paper.sheets if sheet.poster for part in _parts(paper, sheet, press))


def _parts(paper: Paper, sheet: SheetPaper, press: Press) -> tuple[Composed, ...]:
    words = press.words
    how = words.tile_how.format(sheets=sheet.poster**2)
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.poster,
        badge=words.poster,
        code=press.code,
        page_words="",
    )
    plain_sheet = press.sheet.landscape() if sheet_is_landscape(sheet) else press.sheet
    notes = "  ·  ".join((how, press.code, paper.short_title))
    poster = Poster(sheet.poster, plain_sheet, words.tile_place, notes)
    frame = sheet_frame(paper, sheet, press)
    if sheet.kind is SheetKind.COMPLETE:
        large, frame = _one_side(paper, sheet, press, plain_sheet)
        documents = _on_one_side(paper, sheet, press, (large, frame), plain_sheet)
    else:
        documents = (sheet_document(paper, sheet, press, (f"{POSTER.name}.{sheet.id}", words.poster)),)
    first, *tables = documents
    return (
        Composed(replace(first, poster=poster), furniture, warnings_of(sheet, press, frame)),
        *(Composed(table, furniture) for table in tables),
    )


def _one_side(paper: Paper, sheet: SheetPaper, press: Press, plain_sheet: PaperSize) -> tuple[PaperSize, Frame]:
    """The smallest sheet that holds the chart on one side, with its frame; the largest where none does."""
    title = poster_head(paper, press, plain(sheet.title))

    def enlarged(share: float) -> tuple[PaperSize, Frame]:
        large = PaperSize(plain_sheet.name, share * plain_sheet.width, share * plain_sheet.height)
        return large, chart_frame(title, large, press)

    def sides(share: float) -> int:
        return -count_sides(sheet, press.faces, press.theme, press.words, enlarged(share)[1])

    # The larger the sheet, the fewer sides.
    at = bisect_left(_ENLARGED[:-1], -1, key=sides)
    return enlarged(_ENLARGED[at])


def _on_one_side(
    paper: Paper, sheet: SheetPaper, press: Press, room: tuple[PaperSize, Frame], plain_sheet: PaperSize
) -> tuple[Document, ...]:
    """The chart on a sheet of its own size, and its table on a plain sheet."""
    title = poster_head(paper, press, plain(sheet.title))
    large, frame = room
    chart = Document(
        name=f"{POSTER.name}.{sheet.id}",
        title=document_title(paper, press.words.poster),
        language=paper.language,
        head=title,
        body=compose_storyline(sheet, press.faces, press.theme, press.words, frame),
        paper=large,
        later_at=LATER_AT,
    )
    table = compose_table(sheet, press.faces, press.theme, press.words, chart_frame(title, plain_sheet, press))
    if not table:
        return (chart,)
    return chart, replace(chart, name=f"{chart.name}.table", body=table, paper=plain_sheet)
