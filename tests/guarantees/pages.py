"""What must hold of any laid-out page: nothing outside its frame, nothing over something else, nothing torn apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from guarantees.builds import FACES
from lessonkit.layout.placed import Layout, PlacedBlock, PlacedSpace
from lessonkit.model.blocks import Columns, Fitted, SpaceKind
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Outline, Placed
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import ItemPaper, Setting, WorksheetSection
from lessonkit.themes import DEFAULT
from lessonkit.words import ENGLISH

Box = tuple[float, float, float, float]
"""Left, top, right, foot."""

ASCENT, DESCENT = 0.75, 0.2
"""What signs take over and under their baseline, as a share of the size."""
HANG = 3.0
"""Rings, ticks and the edges of boxes may stand out so much."""
TOP = 40.0
MARKS_NEAR = 15.0
"""An item's marks stand that near its last line or its foot."""
TOUCH = 0.5
"""Boxes may overlap so much; the tallest letters stand that near in close lines."""


def glyph_box(glyphs: Glyphs) -> Box:
    """Where the signs of a run stand, turned runs included."""
    words = glyphs.text.rstrip()
    width = FACES.width(glyphs.face, words, glyphs.size) + glyphs.tracking * max(len(words) - 1, 0)
    high, low = -ASCENT * glyphs.size, DESCENT * glyphs.size
    cos, sin = math.cos(math.radians(glyphs.turned)), math.sin(math.radians(glyphs.turned))
    corners = [(x * cos + y * sin, -x * sin + y * cos) for x in (0.0, width) for y in (high, low)]
    x, y = glyphs.x, glyphs.y - glyphs.rise
    across, down = [x + cx for cx, _ in corners], [y + cy for _, cy in corners]
    return min(across), min(down), max(across), max(down)


def box_of(thing: Placed) -> Box:
    """Where a thing stands; a curve within its handles, a clipped path within its clip."""
    if isinstance(thing, Glyphs):
        return glyph_box(thing)
    if isinstance(thing, Outline):
        points = [number for _, numbers in thing.segments for number in numbers]
        box = min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])
        if thing.clip is None:
            return box
        x, y, width, height = thing.clip
        return max(box[0], x), max(box[1], y), min(box[2], x + width), min(box[3], y + height)
    return thing.x, thing.y, thing.x + thing.width, thing.y + thing.height


def outside(layout: Layout) -> list[tuple[int, Placed]]:
    """Things of the body, with their page from 1, that reach beyond the margins or into head and foot.

    Tiles have no margins of that kind: what stands on them goes on on the next one.
    """
    margin = DEFAULT.margin
    return [
        (number, thing)
        for number, page in enumerate(layout.pages, 1)
        for thing in page.things
        if page.window is None
        and thing.owner != PAGE_ARTIFACT
        and not _within(
            box_of(thing),
            (margin - HANG, TOP, page.size.width - margin + HANG, page.size.height - DEFAULT.foot_limit + HANG),
        )
    ]


def _within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def overlaps(layout: Layout) -> Iterator[tuple[int, str, str]]:
    """Pairs of texts that stand on one another, with their page from 1; page furniture included."""
    for number, page in enumerate(layout.pages, 1):
        texts = [(glyph_box(t), t.text) for t in page.things if isinstance(t, Glyphs) and t.text.strip()]
        for (one, first), (other, second) in combinations(texts, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > TOUCH and down > TOUCH:
                yield number, first, second


def struck(layout: Layout) -> Iterator[tuple[int, str]]:
    """Texts through which a level rule runs that nothing white covers before them, with their page from 1."""
    for number, page in enumerate(layout.pages, 1):
        outlines = [(order, thing) for order, thing in enumerate(page.things) if isinstance(thing, Outline)]
        rules = [(order, box_of(thing)) for order, thing in outlines if len(thing.segments) == 2]
        level = [(order, rule) for order, rule in rules if rule[3] - rule[1] < 0.01]
        whites = [(order, box_of(thing)) for order, thing in outlines if thing.fill == 1.0]
        for place, text in enumerate(page.things):
            if not isinstance(text, Glyphs) or text.turned or not text.text.strip():
                continue
            left, _, right, _ = glyph_box(text)
            top, foot = text.y - text.rise - 0.68 * text.size, text.y - text.rise - 0.03 * text.size
            covers = [order for order, w in whites if order < place and w[0] <= left and w[2] >= right and w[1] <= top]
            shown = [r for order, r in level if order > max(covers, default=-1)]
            if any(min(r[2], right) - max(r[0], left) > 1 and top < r[1] < foot for r in shown):
                yield number, text.text


_NOWHERE = Setting(LineIndex(), ENGLISH)
OFF = "its marks do not stand at its end"


def torn_items(layout: Layout, items: tuple[ItemPaper, ...]) -> list[str]:
    """Items whose stem, options, marks or first line of space stand on different pages."""
    blocks = {block.id: block for block in layout.blocks}
    # What has parts may be parted between them, and what is loose between its rows.
    parts = [part for item in items for part in (item.inner() or (item,))]
    whole = [item for item in parts if not item.compose(_NOWHERE).loose]
    return [
        f"{item.number}: {why}"
        for item in whole
        for why in _torn(blocks[item.id], _spaces(layout, item.id), _marks(layout, item.marks) if item.marks else None)
        if not (why == OFF and _goes_on(item))
    ]


def _goes_on(item: ItemPaper) -> bool:
    """Whether something stands under the marks: a prompt to go further, or a grid whose clues they end beside it."""
    return bool(item.extension) or any(isinstance(part, Columns | Fitted) for part in item.compose(_NOWHERE).body)


def _spaces(layout: Layout, item: str) -> list[PlacedSpace]:
    return [space for space in layout.spaces if space.id.startswith(f"{item}.")]


def _marks(layout: Layout, marks: int) -> list[tuple[int, float]]:
    """Page (from 0) and baseline of all marks of that number."""
    return [
        (number, thing.y)
        for number, page in enumerate(layout.pages)
        for thing in page.things
        if isinstance(thing, Glyphs) and thing.text == f"[{marks}]"
    ]


def _torn(block: PlacedBlock, spaces: list[PlacedSpace], marks: list[tuple[int, float]] | None) -> Iterator[str]:
    lines = [space for space in spaces if space.kind is SpaceKind.LINES]
    margin = next(space for space in spaces if space.id == f"{block.id}.margin")
    if lines and lines[0].page != block.page:
        yield "its first line of space stands on another page"
    if margin.page != block.page:
        yield "its citation stands on another page"
    foot = lines[-1].baselines[-1] if lines else block.y + block.height
    page = lines[-1].page if lines else block.page
    if marks is not None and not any(at == page and abs(y - foot) < MARKS_NEAR for at, y in marks):
        yield OFF
    ruled = Counter((part.id, part.page) for part in lines for _ in part.baselines)
    parted = {one.id for one, other in pairwise(lines) if one.id == other.id and one.page != other.page}
    if any(count < 2 for (id_, _), count in ruled.items() if id_ in parted):
        yield "a line of space stands alone"
    for space in spaces:
        if space.kind not in (SpaceKind.LINES, SpaceKind.MARGIN) and space.page != block.page:
            yield f"{space.id} stands on another page"


def parted_sections(layout: Layout, sections: tuple[WorksheetSection, ...]) -> list[str]:
    """Section heads that stand on another page than their first item."""
    pages = {block.id: block.page for block in layout.blocks}
    return [s.letter for s in sections if s.items and pages[f"section.{s.letter}"] != pages[s.items[0].id]]


def last_headings(layout: Layout) -> list[str]:
    """Headings with no text under them on their page; the foot does not count."""
    roles = {element.id: element.role for element in layout.elements}
    found = []
    for page in layout.pages:
        texts = [t for t in page.things if isinstance(t, Glyphs) and t.owner != PAGE_ARTIFACT and t.text.strip()]
        heads = [t for t in texts if roles.get(t.owner, "").startswith("H")]
        found += [head.text for head in heads if not any(text.y > head.y + 3 and text not in heads for text in texts)]
    return found
