"""Pages: slabs go down one after the other; what holds together goes to the next page together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lessonkit.fonts.faces import Faces
from lessonkit.layout.cut import piece_theme
from lessonkit.layout.halves import half_of, half_theme
from lessonkit.layout.head import head_slab
from lessonkit.layout.lines import Setter
from lessonkit.layout.measure import measure
from lessonkit.layout.placed import Layout, Page
from lessonkit.layout.sheet import Gathered, Sheet, needed_alone
from lessonkit.layout.slabs import Bench, DoesNotFit, Frame, Keep, Slab
from lessonkit.layout.tree import Tree
from lessonkit.model.blocks import Block, Document, Heading, Item, Marks, Passage, SectionHead
from lessonkit.model.lines import LineIndex
from lessonkit.themes import Theme

OVER_FOOT, CLOSE = 8.0, 0.5
"""White kept at the foot of half a sheet, and the share of the white over items that makes room for it."""
CLOSER = 0.8
"""The share of the white between paragraphs of a reading that is left where it is set closer to save a page."""
ITEM_GAP, RULED_GAP = 12.0, 23.0
"""White between items, and where one of the two ends in ruled lines."""
MOST_WHITE = 1 / 6
"""The share of a page that may stay white under it for the sake of what holds together only weakly."""


def lay_out(document: Document, faces: Faces, theme: Theme) -> tuple[Layout, LineIndex]:
    """The document on its pages, and where each numbered line of its readings stands.

    Raises DoesNotFit where something that cannot be split is higher than a page.
    """
    half = _on_half(document, faces, theme) if document.halves else None
    return half or _spaced(document, faces, theme)


def _spaced(document: Document, faces: Faces, theme: Theme) -> tuple[Layout, LineIndex]:
    """The document on its pages; the paragraphs of its reading closer where that saves a page, or the reading's last.

    Lines and their numbers are the same either way.
    """
    usual = _laid_out(document, faces, theme)
    if len(usual[0].pages) == 1 or not any(isinstance(block, Passage) for block in document.body):
        return usual
    closer = _laid_out(document, faces, replace(theme, reading_white=CLOSER * theme.reading_white))
    return min(usual, closer, key=_page_ends)


def _page_ends(laid: tuple[Layout, LineIndex]) -> tuple[int, int]:
    """How many pages there are, and on which the reading ends."""
    layout, index = laid
    return len(layout.pages), index.lines[-1].page if index.lines else 0


def _on_half(document: Document, faces: Faces, theme: Theme) -> tuple[Layout, LineIndex] | None:
    """The document on half a sheet; None where it needs more.

    White is kept over the foot, if need be by setting items closer; where that fails, no more than usual.
    """
    piece = half_of(document.paper)
    usual = half_theme(theme, piece)
    airy = replace(usual, foot_limit=usual.foot_limit + OVER_FOOT)
    for one in (airy, replace(airy, white=CLOSE * airy.white), usual):
        try:
            layout, lines = _laid_out(replace(document, paper=piece), faces, one)
        except DoesNotFit:
            continue
        if len(layout.pages) == 1:
            return replace(layout, pages=(replace(layout.pages[0], half=True),)), lines
    return None


def _laid_out(document: Document, faces: Faces, theme: Theme) -> tuple[Layout, LineIndex]:
    paper = document.paper
    theme = piece_theme(theme, document.cut)
    limit = paper.height - theme.foot_limit
    bench = Bench(
        faces=faces,
        theme=theme,
        setter=Setter(faces),
        tree=Tree(),
        language=document.language,
        room=limit - (document.later_at - theme.later_raised),
        measure_block=measure,
    )
    frame = Frame(theme.margin, paper.width - 2 * theme.margin, paper.width - theme.margin)
    head = head_slab(bench, document.head, frame)
    slabs = body_slabs(bench, document, frame)
    gathered = Gathered(bench, limit)
    sheet = gathered.open(head.height)
    sheet.put(head, 0.0)
    sheet.headed = True
    pages = _paginated(gathered, sheet, slabs, document.later_at - theme.later_raised)
    layout = Layout(
        name=document.name,
        title=document.title,
        language=document.language,
        pages=_finished(document, pages, gathered),
        elements=bench.tree.in_order(),
        spaces=tuple(gathered.spaces),
        blocks=tuple(gathered.placed_blocks()),
        bookmarks=tuple(gathered.bookmarks),
    )
    return layout, LineIndex(tuple(gathered.lines))


def _finished(document: Document, sheets: Sequence[Sheet], gathered: Gathered) -> tuple[Page, ...]:
    """The pages. What has a heading of its own, such as a chart's table, is for the desk and not for the wall."""
    desk = min((mark.page for mark in gathered.bookmarks if mark.level), default=len(sheets))
    return tuple(
        Page(
            size=document.paper,
            things=tuple(sheet.finish()),
            poster=document.poster if number < desk else None,
            cut=document.cut,
        )
        for number, sheet in enumerate(sheets)
    )


def body_slabs(bench: Bench, document: Document, frame: Frame) -> list[Slab]:
    """All blocks of the body, measured; a section head opens a Sect that holds what follows it."""
    slabs: list[Slab] = []
    section = ""
    last: Block | None = None
    for block in document.body:
        if isinstance(block, SectionHead):
            section = bench.tree.add("Sect", "")
        elif isinstance(block, Heading) and block.level <= 2:
            section = ""
        if not isinstance(block, Item):
            bench.list_open = ""
        opened = bench.measure(block, frame.under(section))
        if isinstance(block, Item):
            opened[0].before = _gap(last, block) * bench.theme.white
        elif opened:
            opened[0].before *= bench.theme.reading_white
        slabs += opened
        last = block
    return slabs


def _gap(last: Block | None, item: Item) -> float:
    """The white above an item: none under its section's head, more where ruled lines end or begin."""
    if isinstance(last, SectionHead):
        return 0.0
    ruled = item.marks_at is Marks.LINE or (isinstance(last, Item) and last.ends_ruled)
    return max(item.before, RULED_GAP) if ruled and item.before == ITEM_GAP else item.before


def _paginated(gathered: Gathered, sheet: Sheet, slabs: list[Slab], later_at: float) -> list[Sheet]:
    sheets = [sheet]
    at = 0
    fresh = False
    room = gathered.limit - later_at
    while at < len(slabs):
        end = _end_of_group(slabs, at)
        group = slabs[at:end]
        if group[0].is_white:
            fresh = fresh or group[0].new_page
            if group[0].ends_passage:
                sheet.end_passage(group[0].before)
            else:
                sheet.skip(group[0].before)
            at += 1
            continue
        if (fresh and not sheet.empty) or not sheet.fits(group):
            parts = () if fresh else _parted(sheet, group, room)
            if parts:
                slabs[at:end] = parts
                continue
            cut = 0 if fresh else _cut(sheet, group, room)
            if cut == 0 and (not sheet.empty or sheet.headed):
                side = group[0].side
                sheet.continues = side.id if side else sheet.continues
                sheet = _next(gathered, sheets, later_at)
                fresh = False
                continue
            if cut == 0:
                origin = next((slab.origin for slab in group if slab.origin), None)
                raise DoesNotFit(origin, needed_alone(group[0]), room, glossed=bool(group[0].foot))
            group = group[:cut]
        fresh = False
        sheet.place(group)
        at += len(group)
    return sheets


def _next(gathered: Gathered, sheets: list[Sheet], top: float) -> Sheet:
    sheets.append(gathered.open(top))
    return sheets[-1]


def _end_of_group(slabs: Sequence[Slab], start: int) -> int:
    """One past the last slab that holds together with the first."""
    end = start
    while end < len(slabs) - 1 and slabs[end].keep and not slabs[end + 1].is_white:
        end += 1
    return end + 1


def _height(group: Sequence[Slab]) -> float:
    return sum(slab.height + (slab.before if i else 0.0) for i, slab in enumerate(group))


def _parted(sheet: Sheet, group: Sequence[Slab], room: float) -> tuple[Slab, ...]:
    """A loose slab spread or in two, so that it fits on a page of which else much would stay white; else none."""
    [first, *others] = group
    if others or not first.parted or sheet.white <= MOST_WHITE * room:
        return ()
    parts = first.parted(sheet.white - first.before)
    for opened in parts[:1]:
        opened.before = first.before
    return parts if parts and sheet.fits(parts[:1]) else ()


def _cut(sheet: Sheet, group: Sequence[Slab], room: float) -> int:
    """How many slabs of a group that does not fit go on this page; 0 for none.

    It is cut where it holds least firmly: one too high for any page, on an empty page anywhere; one that goes whole on
    the next page only where it holds weakly, and would leave much of this page white.
    """
    bare = sheet.empty and not sheet.headed
    levels = [Keep.WEAK] if sheet.white > MOST_WHITE * room else []
    if bare or _height(group) > room:
        levels += [Keep.SOFT, Keep.HARD] if bare else [Keep.SOFT]
    for level in levels:
        for count in range(len(group) - 1, 0, -1):
            if group[count - 1].keep <= level and sheet.fits(group[:count]):
                return count
    return 0
