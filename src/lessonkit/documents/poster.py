"""The poster: charts for the wall, each cut into so many sheets as its spec says, to be glued together."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.documents.alliance_chart import sheet_document
from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import Furniture
from lessonkit.model.drawing import Poster
from lessonkit.model.paper import Paper


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each sheet that is a poster, drawn as on a page; its tiles are cut when it has been laid out."""
    return tuple(_part(paper, sheet, press) for sheet in paper.sheets if sheet.poster)


def _part(paper: Paper, sheet: SheetPaper, press: Press) -> Composed:
    words = press.words
    document = sheet_document(paper, sheet, press, (f"{POSTER.name}.{sheet.id}", words.poster))
    how = words.tile_how.format(sheets=sheet.poster**2)
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.poster,
        badge=words.poster,
        code=press.code,
        page_words="",
    )
    poster = Poster(sheet.poster, words.tile_place, "  ·  ".join((how, press.code, paper.short_title)))
    return Composed(replace(document, poster=poster), furniture)


def _present(paper: Paper) -> bool:
    return any(sheet.poster for sheet in paper.sheets)


POSTER = PupilsKind("poster", frozenset(), _present, compose)
