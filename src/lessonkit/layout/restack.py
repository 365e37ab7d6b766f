"""Tables for a narrow sheet: each row becomes a short list, its cells one under the other under their heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lessonkit.model.blocks import Block, Cell, Choices, Grid, Paragraph, Row, Space, SpaceKind, Stack, Track
from lessonkit.model.text import joined, plain

ROW_GAP, CELL_GAP, LABEL_GAP, LINE_GAP = 12.0, 6.0, 2.0, 2.0
"""White over what was a row and a cell, between a column's head and its cell, and over words behind their label."""
PAIR_SHARE = 1.5
"""A list of answers needs so much more than a column of a table: each stands behind its letter."""
WORKED = (7.5, 4.0, 7.5, 4.0)
"""Padding of a cell that has a frame and words in it."""


def is_narrow(block: Grid, width: float, least: float) -> bool:
    """Whether the columns that share what is left are narrower than `least`; only what can be stacked is."""
    if not least or not (_is_table(block) or _is_pair(block)):
        return False
    shares = sum(track.share for track in block.columns if not track.width)
    left = width - sum(track.width + track.gap for track in block.columns)
    return bool(shares) and left / shares < (PAIR_SHARE * least if _is_pair(block) else least)


def restacked(block: Grid) -> Stack:
    """The grid's words and spaces in their order, in one column."""
    if _is_pair(block):
        lists = [child for row in block.rows for cell in row.cells for child in cell.blocks]
        # Where both are too high for a page, they are parted from each other rather than in themselves.
        lower = (_lower(child, CELL_GAP * 2 if i else 0.0) for i, child in enumerate(lists))
        blocks = tuple(Stack(blocks=(child,), firm=True) for child in lower)
        return Stack(blocks=blocks, before=block.before, keep=True)
    heads = _heads(block)
    rows = [row for row in block.rows if not _is_head(row)]
    stacks = tuple(
        Stack(blocks=tuple(_record(row, heads)), before=ROW_GAP, keep=True, firm=_is_told(row)) for row in rows
    )
    return Stack(blocks=stacks, id=block.id, before=block.before)


def _is_pair(block: Grid) -> bool:
    """Two lists side by side, such as those of a matching task."""
    children = [child for row in block.rows for cell in row.cells for child in cell.blocks]
    return block.role == "" and len(children) > 1 and all(isinstance(child, Choices) for child in children)


def _is_table(block: Grid) -> bool:
    return block.role == "Table" and len(block.columns) > 2 and bool(block.rows) and _is_head(block.rows[0])


def _is_head(row: Row) -> bool:
    return all(cell.scope == "Column" or not cell.blocks for cell in row.cells)


def _heads(block: Grid) -> tuple[tuple[Block, ...], ...]:
    return tuple(cell.blocks for cell in block.rows[0].cells for _ in range(cell.span))


def _record(row: Row, heads: tuple[tuple[Block, ...], ...]) -> Iterator[Block]:
    """A row's own head, then each cell under the head of its column; a cell over several columns has none.

    Words follow their label on its line. What is under the first box may stand on the next page, without the row's own
    head: the label of each further box names that, too.
    """
    column = boxes = 0
    named = _words_of(row)
    for cell in row.cells:
        labels = heads[column] if cell.span == 1 else ()
        column += cell.span
        if not cell.blocks:
            continue
        if cell.scope == "Row":
            yield from (_leading(child) for child in cell.blocks)
            continue
        framed = (bool(cell.rule) and not _is_space(cell)) or bool(cell.foot)
        if not framed and (run_in := _run_in(labels, cell)):
            yield _lower(run_in, LINE_GAP)
            continue
        boxes += 1
        label = tuple(_leading(_lower(_further(child, named if boxes > 1 else ""), CELL_GAP)) for child in labels)
        yield from label
        gap = LABEL_GAP if label else CELL_GAP
        if framed:
            yield _frame(cell, gap)
        else:
            yield from (_ruled(_lower(child, gap)) for child in cell.blocks)


def _is_told(row: Row) -> bool:
    """Whether a row has nothing but words: with boxes to write in it may be too high to be kept whole."""
    return not any(isinstance(child, Space) for cell in row.cells for child in cell.blocks)


def _words_of(row: Row) -> str:
    """The words of a row's own head, without the hint under them."""
    heads = (child for cell in row.cells if cell.scope == "Row" for child in cell.blocks)
    return next((head.text.plain() for head in heads if isinstance(head, Paragraph)), "")


def _run_in(labels: tuple[Block, ...], cell: Cell) -> Paragraph | None:
    """A cell of words behind its label, as one paragraph."""
    match labels, cell.blocks:
        case (Paragraph() as label,), (Paragraph() as words,):
            return replace(words, text=joined((plain(label.text.plain(), strong=True), words.text)))
    return None


def _further(label: Block, named: str) -> Block:
    if not named or not isinstance(label, Paragraph):
        return label
    return replace(label, text=label.text + plain(f" ({named})"))


def _frame(cell: Cell, before: float) -> Grid:
    own = replace(cell, role="", scope="", span=1, padding=WORKED, middle=False)
    return Grid(role="", columns=(Track(),), rows=(Row(role="", cells=(own,)),), before=before)


def _is_space(cell: Cell) -> bool:
    return len(cell.blocks) == 1 and isinstance(cell.blocks[0], Space)


def _ruled(block: Block) -> Block:
    """A box keeps the frame that its cell drew."""
    if isinstance(block, Space) and block.kind is SpaceKind.BOX and not block.rule:
        return replace(block, rule=0.7)
    return block


def _leading(block: Block) -> Block:
    """A head is a paragraph of its own, and never last on a page."""
    return replace(block, role="P", keep_next=True) if isinstance(block, Paragraph) else block


def _lower(block: Block, before: float) -> Block:
    return replace(block, before=before) if isinstance(block, Paragraph | Space | Choices) else block
