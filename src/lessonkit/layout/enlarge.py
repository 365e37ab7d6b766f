"""A layout as it is printed: large print is laid out on a sheet that is so much smaller, and then enlarged.

So all proportions of a page stay, and what is on it re-flows, without a length anywhere that knows of it.
"""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.placed import Layout, Page, PlacedSpace
from lessonkit.layout.shift import scaled, scaled_block, scaled_box, scaled_space
from lessonkit.units import PaperSize


def shrunk(paper: PaperSize, scale: float) -> PaperSize:
    """The sheet on which to lay out what is printed `scale` times larger."""
    return paper if scale == 1 else PaperSize(paper.name, paper.width / scale, paper.height / scale)


def enlarged_page(page: Page, scale: float) -> Page:
    """A page with all its things, enlarged to the sheet that it is printed on."""
    if scale == 1:
        return page
    size = PaperSize(page.size.name, round(page.size.width * scale, 2), round(page.size.height * scale, 2))
    return replace(page, size=size, things=tuple(scaled(thing, scale, 0.0, 0.0) for thing in page.things))


def enlarged(layout: Layout, scale: float) -> Layout:
    """A layout with all that stands on its pages, the pages themselves apart, enlarged."""
    if scale == 1:
        return layout
    return replace(
        layout,
        elements=tuple(
            replace(e, box=(e.box[0], *scaled_box(e.box[1:], scale, 0.0, 0.0))) if e.box else e
            for e in layout.elements
        ),
        spaces=tuple(enlarged_space(space, scale) for space in layout.spaces),
        blocks=tuple(scaled_block(block, scale, 0.0, 0.0) for block in layout.blocks),
        bookmarks=tuple(replace(mark, y=mark.y * scale) for mark in layout.bookmarks),
    )


def enlarged_space(space: PlacedSpace, scale: float) -> PlacedSpace:
    """A space, enlarged."""
    return space if scale == 1 else scaled_space(space, scale, 0.0, 0.0)
