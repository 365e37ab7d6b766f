"""Grids: rows of cells on shared baselines, with rules, spans, rings and cell feet. A row never splits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from lessonkit.layout.restack import is_narrow, restacked
from lessonkit.layout.shift import owned
from lessonkit.layout.slabs import Bench, DoesNotFit, Frame, Keep, Slab, Upright, kept, loosely, stacked
from lessonkit.layout.tree import Tree
from lessonkit.model.blocks import Cell, Grid, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.drawing import LAYOUT_ARTIFACT, LinkArea, ellipse, line, rectangle

RING_RADIUS, RING_RULE = 3.0, 0.9
RING_OVER = 3.3
"""A ring's centre stands this much over the row's baseline, half the height of 9.5-pt capitals, or in its middle."""


AT_EDGE = 0.5
"""A cell ends at the grid's right edge that ends so near to it; the marks stand there."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell with its place in the row: first column, columns, left edge and width."""

    cell: Cell
    column: int
    x: float
    width: float


@dataclass(slots=True, eq=False)
class _Filled:
    """A measured cell: its content, its foot, and how far down in its row the content begins."""

    span: _Span
    content: Slab
    foot: Slab
    down: float = 0.0

    @property
    def shares_baseline(self) -> bool:
        """Whether its first line stands on the row's."""
        cell = self.span.cell
        return self.content.first is not None and not cell.middle and not cell.rule and not self.shares_last

    @property
    def shares_last(self) -> bool:
        """Whether its last line stands on the last of the other cells."""
        return self.span.cell.last and self.content.last is not None


_NOTHING = Slab(0.0)


def grid_slabs(bench: Bench, block: Grid, frame: Frame) -> list[Slab]:
    """One slab for each row; head rows stay with the next row and are repeated on each new page.

    Where its columns would be too narrow the grid is set as short lists.
    """
    if is_narrow(block, frame.width, bench.theme.least_column):
        return bench.measure(restacked(block), frame)
    owner = bench.tree.add(block.role, frame.parent) if block.role else frame.parent
    edges = _edges(block, frame, bench.theme.mark_column)
    inside = frame.under(owner)
    slabs: list[Slab] = []
    heads: list[Slab] = []
    repeated: Slab | None = None
    for index, row in enumerate(block.rows):
        spans = _spans(row, edges)
        keep_off = frame.keep_off if index == len(block.rows) - 1 else 0.0
        slab = _row(bench, _roles(block, row), (row, spans), replace(inside, keep_off=keep_off))
        slab.before = row.before
        _uprights(slab, block, spans, edges)
        _ruled(slab, row, edges, first=index == 0)
        _rings(slab, spans, first=index == 0, last=index == len(block.rows) - 1)
        if row.head:
            heads.append(_head_again(bench, row, edges, inside, first=not heads) if row.again else slab)
            repeated = _repeated(heads)
            slab.keep = Keep.HARD
        else:
            slab.repeat = repeated
            slab.keep = Keep.SOFT if row.keep_next else Keep.NONE
        slabs.append(slab)
    if slabs:
        # The last row may hold on to what comes after the grid; a head that has no rows holds on to nothing.
        slabs[-1].keep = Keep.SOFT if block.rows[-1].keep_next else Keep.NONE
        slabs[0].before += block.before
    if block.loose:
        loosely([[slab] for slab in slabs[len(heads) :]])
    return kept(slabs) if block.keep else slabs


def _edges(block: Grid, frame: Frame, mark_column: float) -> list[tuple[float, float]]:
    """Left and right edge of each column; one that only keeps the mark column free is no wider than that."""
    columns = [_kept_free(block, i, track, mark_column) for i, track in enumerate(block.columns)]
    fixed = sum(track.width + track.gap for track in columns)
    shares = sum(track.share for track in columns if not track.width) or 1.0
    left_over = max(0.0, frame.width - fixed)
    edges = []
    x = frame.x
    for track in columns:
        width = track.width or left_over * track.share / shares
        edges.append((x, x + width))
        x += width + track.gap
    return edges


def _kept_free(block: Grid, index: int, track: Track, mark_column: float) -> Track:
    if track.width <= mark_column:
        return track
    blocks = [b for row in block.rows if len(row.cells) == len(block.columns) for b in row.cells[index].blocks]
    margins = [isinstance(b, Space) and b.kind is SpaceKind.MARGIN for b in blocks]
    return replace(track, width=mark_column) if margins and all(margins) else track


def _spans(row: Row, edges: list[tuple[float, float]]) -> list[_Span]:
    spans = []
    column = 0
    for cell in row.cells:
        last = min(column + cell.span, len(edges)) - 1
        spans.append(_Span(cell, column, edges[column][0], edges[last][1] - edges[column][0]))
        column = last + 1
    return spans


def _roles(grid: Grid, row: Row) -> tuple[str, tuple[str, ...]]:
    """The roles of a row and its cells: the defaults are those of a table, and mean nothing elsewhere."""
    if grid.role == "Table":
        return row.role or "TR", tuple(cell.role or "TD" for cell in row.cells)
    own = tuple("" if cell.role in ("TD", "TH") else cell.role for cell in row.cells)
    if grid.role != "L":
        return ("" if row.role == "TR" else row.role), own
    if not any(own):
        filled = [i for i, cell in enumerate(row.cells) if cell.blocks]
        own = tuple(
            ("Lbl" if i == filled[0] and len(filled) > 1 else "LBody") if i in filled else ""
            for i in range(len(row.cells))
        )
    return "LI", own


def _row(
    bench: Bench, roles: tuple[str, tuple[str, ...]], placed: tuple[Row, list[_Span]], frame: Frame
) -> Slab:
    """A row without its rules. Raises DoesNotFit where it is higher than a page."""
    row, spans = placed
    inside = frame.under(bench.tree.add(roles[0], frame.parent)) if roles[0] else frame
    filled = [_cell(bench, span, role, inside) for span, role in zip(spans, roles[1], strict=True)]
    base = max((f.span.cell.padding[1] + (f.content.first or 0.0) for f in filled if f.shares_baseline), default=0.0)
    slab = Slab(row.height, origin=next((f.content.origin for f in filled if f.content.origin), None))
    for f in filled:
        f.down = base - (f.content.first or 0.0) if f.shares_baseline else f.span.cell.padding[1]
    _set_on_last(filled)
    for f in filled:
        slab.height = max(slab.height, f.down + f.content.height + f.foot.height + f.span.cell.padding[3])
    if slab.height > bench.room:
        raise DoesNotFit(slab.origin, slab.height, bench.room)
    for f in filled:
        _set_cell(slab, f)
    return slab


def _set_on_last(filled: list[_Filled]) -> None:
    """Sets cells whose last lines stand on those of the others, which make room over them where they must."""
    others = [f for f in filled if f.shares_baseline]
    lasts = [f for f in filled if f.shares_last]
    if not others or not lasts:
        return
    base = max(f.down + (f.content.last or 0.0) for f in others)
    lower = max(0.0, *(f.span.cell.padding[1] + (f.content.last or 0.0) - base for f in lasts))
    for f in others:
        f.down += lower
    for f in lasts:
        f.down = base + lower - (f.content.last or 0.0)


def _ruled(slab: Slab, row: Row, edges: list[tuple[float, float]], *, first: bool) -> None:
    """The rules over and under a row; one between two rows is left out where the second opens a page."""
    left, right = edges[0][0], edges[-1][1]
    if row.above:
        above = line(left, 0.0, right, 0.0, row.above, LAYOUT_ARTIFACT)
        if first:
            slab.parts.append((0.0, above))
        else:
            slab.unless_top.append(above)
    if row.below:
        slab.parts.append((0.0, line(left, slab.height, right, slab.height, row.below, LAYOUT_ARTIFACT)))


def _cell(bench: Bench, span: _Span, role: str, frame: Frame) -> _Filled:
    cell = span.cell
    owner = frame.parent
    if role:
        columns = cell.span if role in ("TD", "TH") else 1
        scope = (cell.scope or "Column") if role == "TH" else ""
        owner = bench.tree.add(role, frame.parent, scope=scope, columns=columns)
    if not cell.blocks and not cell.foot:
        return _Filled(span, _NOTHING, _NOTHING)
    left, _, right, _ = cell.padding
    alone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
    inner = Frame(
        span.x + left,
        span.width - left - right,
        frame.right,
        owner,
        cell.align if cell.align != "left" else frame.align,
        keep_off=frame.keep_off if span.x + span.width > frame.x + frame.width - AT_EDGE else 0.0,
        bare=role in ("Lbl", "TH") or (bool(role) and alone),
    )
    content = stacked(bench.measure_all(cell.blocks, inner)) if cell.blocks else _NOTHING
    under = replace(inner, align="right", bare=False)
    foot = stacked(bench.measure_all(cell.foot, under)) if cell.foot else _NOTHING
    return _Filled(span, content, foot)


def _set_cell(slab: Slab, filled: _Filled) -> None:
    """Puts a cell into its row, which has its height by now."""
    cell, content, foot = filled.span.cell, filled.content, filled.foot
    _, top, _, bottom = cell.padding
    if cell.middle:
        filled.down = top + (slab.height - top - bottom - content.height - foot.height) / 2
    if content is not _NOTHING:
        slab.add(_stretched(cell, content, slab.height), filled.down)
    if foot is not _NOTHING:
        slab.add(foot, slab.height - bottom - foot.height)
    if content.first is not None:
        first = filled.down + content.first
        slab.first = first if slab.first is None else min(slab.first, first)
    if content.last is not None:
        slab.last = max(slab.last or 0.0, filled.down + content.last)
    if cell.rule:
        owner = _only_space(filled) or LAYOUT_ARTIFACT
        frame = rectangle(filled.span.x, 0.0, filled.span.width, slab.height, cell.rule, owner)
        slab.parts.append((0.0, frame))


def _stretched(cell: Cell, content: Slab, height: float) -> Slab:
    """A cell's only box takes the cell's whole height, so that the boxes of a row are of one height."""
    if len(cell.blocks) != 1 or cell.foot:
        return content
    only = cell.blocks[0]
    if not isinstance(only, Space) or only.kind is not SpaceKind.BOX or (only.rule and (only.width or cell.middle)):
        return content
    [(_, box)] = content.spaces
    room = max(content.height, height - cell.padding[1] - cell.padding[3])
    content.spaces = [(0.0, replace(box, height=room))]
    if only.rule:
        frame = rectangle(box.x, box.y, box.width, room, only.rule, box.element)
        drawn = next(n for n, (_, thing) in enumerate(content.parts) if thing.owner == box.element)
        content.parts[drawn] = (0.0, frame)
    return content


def _only_space(filled: _Filled) -> str:
    """The element of the cell's only space, where that is a box without a frame: the cell's frame is its own."""
    found = [space.element for _, space in filled.content.spaces if space.kind is SpaceKind.BOX]
    painted = [thing for _, thing in filled.content.parts if thing.owner in found]
    return found[0] if len(found) == 1 and not painted else ""


def _uprights(slab: Slab, block: Grid, spans: list[_Span], edges: list[tuple[float, float]]) -> None:
    """The rules between columns, but not through a cell that spans them."""
    if not block.verticals:
        return
    xs = [edges[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(edges)), edges[-1][1]]
    starts = {span.column for span in spans} | {len(edges)}
    for index, (x, width) in enumerate(zip(xs, block.verticals, strict=False)):
        if width and index in starts:
            slab.uprights.append((0.0, Upright(x, 0.0, slab.height, width)))


def _rings(slab: Slab, spans: list[_Span], *, first: bool, last: bool) -> None:
    """The ring of a dated row, and its part of the line that joins the rings."""
    for span in spans:
        if not span.cell.ring:
            continue
        x = span.x + span.width / 2
        y = slab.height / 2 if span.cell.middle else (slab.first or 0.0) - RING_OVER
        top = y if first else -slab.before
        foot = y if last else slab.height
        slab.uprights.append((0.0, Upright(x, top, foot, RING_RULE)))
        ring = ellipse(
            x - RING_RADIUS, y - RING_RADIUS, 2 * RING_RADIUS, 2 * RING_RADIUS, RING_RULE, LAYOUT_ARTIFACT
        )
        slab.parts.append((0.0, replace(ring, fill=1.0)))


def _head_again(bench: Bench, row: Row, edges: list[tuple[float, float]], frame: Frame, *, first: bool) -> Slab:
    """A head row as it is repeated, with cells of its own. What is repeated is not tagged: its tree is thrown away."""
    told = replace(row, cells=row.again)
    slab = _row(replace(bench, tree=Tree()), ("", ("",) * len(row.again)), (told, _spans(told, edges)), frame.under(""))
    _ruled(slab, told, edges, first=first)
    return slab


def _repeated(heads: list[Slab]) -> Slab:
    """The head rows as artifacts: tagged once, they are mere furniture on later pages."""
    whole = stacked(heads)
    copy = Slab(whole.height, uprights=whole.uprights)
    copy.parts = [
        (dy, owned(thing, LAYOUT_ARTIFACT)) for dy, thing in whole.parts if not isinstance(thing, LinkArea)
    ]
    return copy
