"""Sheets that are cut in two: a document that takes half a sheet stands on it twice.

Each half has its own head and foot. The second is a copy of the first, so it is an artifact: who has the page read
aloud hears it once, and a form is filled in once.
"""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.cut import cut_across
from lessonkit.layout.placed import Layout, Page
from lessonkit.layout.shift import owned, shifted
from lessonkit.model.drawing import LAYOUT_ARTIFACT, LinkArea, Placed
from lessonkit.themes import Theme
from lessonkit.units import A4, PaperSize

MOST_HEAD_RAISED, MOST_RAISED = 4.0, 7.0
"""How much higher the head, and the body under it, may stand on a half that is not as high as that of A4."""


def half_of(sheet: PaperSize) -> PaperSize:
    """The upper half of a sheet."""
    return PaperSize(sheet.name, sheet.width, sheet.height / 2)


def half_theme(theme: Theme, half: PaperSize) -> Theme:
    """The theme for a half: on Letter, whose halves are lower, head and body stand a little higher.

    Large print has its own lengths, which are close already.
    """
    lower = max(A4.height / 2 - half.height, 0.0) if theme.enlarged == 1 else 0.0
    head, body = min(lower, MOST_HEAD_RAISED), min(lower, MOST_RAISED)
    return replace(
        theme,
        kicker_at=theme.kicker_at - head,
        title_at=theme.title_at - head,
        subtitle_at=theme.subtitle_at - head,
        head_rule_at=theme.head_rule_at - head,
        name_row_at=theme.name_row_at - head,
        badge_at=theme.badge_at - head,
        raised=theme.raised + body,
    )


def on_sheets(layout: Layout, *, twice: bool = True, cut: bool = True) -> Layout:
    """The document with each half on a whole sheet, `twice` or with white under it; all else as it is.

    Without `cut` no line is drawn along which to cut: the key's sheets stay whole.
    """
    pages = (_sheet(page, twice=twice, cut=cut) if page.half else page for page in layout.pages)
    return replace(layout, pages=tuple(pages))


def _sheet(page: Page, *, twice: bool, cut: bool) -> Page:
    height = page.size.height
    size = PaperSize(page.size.name, page.size.width, 2 * height)
    copy = [_copied(thing, height) for thing in page.things if not isinstance(thing, LinkArea)] if twice else []
    around = (*page.around, *(cut_across(size.width, height) if cut else ()))
    return replace(page, size=size, things=(*page.things, *copy), around=around, half=False, fixed=True)


def _copied(thing: Placed, down: float) -> Placed:
    moved = shifted(thing, 0.0, down)
    return moved if thing.owner[0] == "@" else owned(moved, LAYOUT_ARTIFACT)
