"""A kind's documents in a look. A drawing can't re-flow: it stays as it is, and what tells it in words is set anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lessonkit.classes.looks import re_flows
from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.model.blocks import Heading, NewPage
from lessonkit.model.edition import Look
from lessonkit.model.paper import Paper
from lessonkit.units import PaperSize

TOLD_AT = 117.0
"""y of the words that tell a drawing, under a head without a name row."""


def composed_in(
    look: Look, kind: PupilsKind, paper: Paper, press_for: Callable[[Look | None], Press]
) -> tuple[Composed, ...]:
    """A kind's documents in a look. Of a drawing, only the pages that tell it in words are in the look.

    Where a project has all in another size, drawings have the theme's own: larger, they would not fit their sheets.
    """
    if kind.together and not re_flows(look) and press_for(look).theme.enlarged == 1:
        return kind.together(paper, press_for(look))
    if kind.drawings:
        drawn = replace(kind, compose=kind.drawings, drawings=None, drawn=True)
        text = composed_in(look, replace(kind, drawings=None), paper, press_for)
        return (*text, *composed_in(look, drawn, paper, press_for))
    own = press_for(look)
    if not kind.drawn or (not re_flows(look) and own.theme.enlarged == 1):
        return kind.compose(paper, own)
    if not re_flows(look):
        return tuple(replace(part, drawn=True) for part in kind.compose(paper, press_for(None)))
    parts = kind.compose(_told(paper), press_for(None))
    sheet = own.sheet
    return tuple(half for part in parts for half in _halves(part, sheet))


def _told(paper: Paper) -> Paper:
    """The paper with all drawings told in words, too."""
    sheets = tuple(replace(sheet, table=True) for sheet in paper.sheets)
    return replace(paper, sheets=sheets, parts=tuple(part.told() for part in paper.parts))


def _halves(part: Composed, sheet: PaperSize) -> Iterator[Composed]:
    """The drawing as it is for everybody, then what tells it, on a sheet of the look."""
    body = part.document.body
    cut = next((i for i, block in enumerate(body) if isinstance(block, Heading)), len(body))
    drawing = tuple(block for block in body[:cut] if not isinstance(block, NewPage))
    if drawing:
        yield replace(part, document=replace(part.document, body=drawing), drawn=True)
    if body[cut:]:
        head = replace(part.document.head, fields=(), fields_beside=False, body_at=TOLD_AT)
        told = replace(
            part.document, name=f"{part.document.name}.told", head=head, body=body[cut:], paper=sheet, poster=None
        )
        yield Composed(told, part.furniture)
