"""Sheets that are cut in two: a document that takes half a sheet stands on it twice.

Each half has its own head and foot. The second is a copy of the first, so it is an artifact: who has the page read
aloud hears it once, and a form is filled in once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lessonkit.layout.cut import DASH, EDGE
from lessonkit.layout.placed import Layout, Page
from lessonkit.layout.shift import owned, shifted
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, LinkArea, Outline, Placed, ellipse, line
from lessonkit.themes import Theme
from lessonkit.units import A4, PaperSize

CUT_RULE = 0.7
"""The dashed line along which the sheet is cut."""
SCISSORS_AT, SCISSORS_LONG = 30.0, 16.0
SCISSORS_GAP = 3.0
"""White on each side of the scissors, which interrupt the line."""
RING, RING_OFF = 4.6, 3.9
"""The width of the scissors' rings, and how far from the line their middles are."""
BLADE_OFF = 4.6
"""How far from the line the blades end."""
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


def on_sheets(layout: Layout, *, twice: bool = True) -> Layout:
    """The document with each half on a whole sheet, `twice` or with white under it; all else as it is."""
    return replace(layout, pages=tuple(_sheet(page, twice=twice) if page.half else page for page in layout.pages))


def _sheet(page: Page, *, twice: bool) -> Page:
    height = page.size.height
    size = PaperSize(page.size.name, page.size.width, 2 * height)
    copy = [_copied(thing, height) for thing in page.things if not isinstance(thing, LinkArea)] if twice else []
    around = (*page.around, *_cut(size))
    return replace(page, size=size, things=(*page.things, *copy), around=around, half=False, fixed=True)


def _copied(thing: Placed, down: float) -> Placed:
    moved = shifted(thing, 0.0, down)
    return moved if thing.owner[0] == "@" else owned(moved, LAYOUT_ARTIFACT)


def _cut(size: PaperSize) -> Iterator[Placed]:
    """A dashed line across the middle, with scissors on it."""
    y = size.height / 2
    left, right = SCISSORS_AT - SCISSORS_GAP, SCISSORS_AT + SCISSORS_LONG + SCISSORS_GAP
    for start, stop in ((EDGE, left), (right, size.width - EDGE)):
        yield replace(line(start, y, stop, y, CUT_RULE, PAGE_ARTIFACT), dash=DASH)
    yield from _scissors(SCISSORS_AT, y)


def _scissors(x: float, y: float) -> Iterator[Outline]:
    """Two rings and two blades that cross, pointing to the right."""
    for side in (-1, 1):
        middle = y + side * RING_OFF
        yield ellipse(x, middle - RING / 2, RING, RING, CUT_RULE + 0.2, PAGE_ARTIFACT)
        # A blade goes on from its ring to the other side of the line.
        start = (x + RING - 0.7, middle - side * RING / 3)
        yield line(*start, x + SCISSORS_LONG, y - side * BLADE_OFF, CUT_RULE + 0.2, PAGE_ARTIFACT)
