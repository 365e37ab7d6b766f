"""Room for staples or holes: pages moved away from the side at which they are bound."""

from __future__ import annotations

from lessonkit.fonts.faces import Faces
from lessonkit.layout.carry import Side, Spot, carried
from lessonkit.layout.placed import Layout, Page
from lessonkit.layout.tiles import extent

EDGE = 9.0
"""What is moved keeps so far from the other edge: an eighth of an inch, which printers cannot reach."""


def most_binding(layout: Layout, faces: Faces) -> float:
    """How far the pages of a document can be moved to either side."""
    return min((_room(page, faces) for page in layout.pages if page.things and not _stays(page)), default=0.0)


def bound(layout: Layout, binding: float, *, duplex: bool) -> Layout:
    """Pages moved by so much to the right; where both sides are printed, even pages to the left.

    A page that lies on its side is bound at its upper edge. A poster cut into tiles is not bound, nor is a sheet to be
    cut, which may stand among others in a key.
    """
    if binding == 0.0 or any(page.window for page in layout.pages) or all(_stays(page) for page in layout.pages):
        return layout
    spots = []
    for number, page in enumerate(layout.pages):
        shift = 0.0 if _stays(page) else -binding if duplex and number % 2 else binding
        lies = page.size.width > page.size.height
        spots.append(Spot(number, number, right=0.0 if lies else shift, down=shift if lies else 0.0))
    return carried(layout, spots, [Side(page.size, page.around, page.fixed) for page in layout.pages])


def _stays(page: Page) -> bool:
    """Whether a page is for scissors and not for a folder."""
    return page.fixed or page.window is not None


def _room(page: Page, faces: Faces) -> float:
    """The white on both sides that a page can spare, whichever is less."""
    lies = page.size.width > page.size.height
    whole = page.size.height if lies else page.size.width
    boxes = [extent(thing, faces) for thing in page.things]
    starts = [box[1] if lies else box[0] for box in boxes]
    ends = [box[1] + box[3] if lies else box[0] + box[2] for box in boxes]
    return max(0.0, min(*starts, whole - max(ends)) - EDGE)
