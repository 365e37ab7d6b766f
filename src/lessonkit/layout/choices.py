"""Lists of short entries behind markers, and the word bank."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.setting import text_slabs
from lessonkit.layout.slabs import Bench, Frame, Slab, kept, stacked
from lessonkit.model.banks import BANK_GAP, BANK_MARGIN, BANK_PADDING, bank_columns, bank_rows
from lessonkit.model.blocks import Choice, Choices, SpaceKind, WordBank
from lessonkit.model.drawing import LAYOUT_ARTIFACT, rectangle
from lessonkit.themes import THIN_RULE

COLUMN_GAP, ROOMY_GAP = 8.0, 24.0
"""Least white between two columns, and how much there is where the next one can stand further right."""


def choices_slabs(bench: Bench, block: Choices, frame: Frame) -> list[Slab]:
    """The entries in as many columns as they may have and the longest fits into, filled downwards."""
    if not block.entries:
        return []
    kinds = {entry.marker.kind for entry in block.entries}
    owner = bench.tree.add("L", frame.parent, numbering="UpperAlpha" if kinds == {SpaceKind.CHOICE} else "")
    count = _columns(bench, block, frame)
    if count == 1:
        slabs = _column(bench, block, block.entries, frame.under(owner))
    else:
        rows = -(-len(block.entries) // count)
        entries = [block.entries[n : n + rows] for n in range(0, len(block.entries), rows)]
        frames = _column_frames(frame, [block.indent + _longest(bench, column) for column in entries], count)
        columns = [
            _column(bench, block, column, one.under(owner)) for column, one in zip(entries, frames, strict=True)
        ]
        slabs = [_beside(columns)]
        if slabs[0].height > bench.room:
            slabs = [slab for column in columns for slab in column]
    slabs[0].before = block.before
    return kept(slabs)


def _columns(bench: Bench, block: Choices, frame: Frame) -> int:
    """How many columns there are; one where the theme has options under each other."""
    longest = _longest(bench, block.entries)
    most = min(block.columns, len(block.entries)) if bench.theme.option_columns > 1 else 1
    return next((n for n in range(most, 1, -1) if block.indent + longest <= frame.width / n - COLUMN_GAP), 1)


def _longest(bench: Bench, entries: tuple[Choice, ...]) -> float:
    """The width of the longest entry, its marker left out."""
    style = bench.theme.style("option")
    return max(bench.setter.text_width(entry.text, style) for entry in entries)


def _column_frames(frame: Frame, widths: list[float], count: int) -> list[Frame]:
    """Columns of one width; one that would stand close to long entries stands further right, if its own allow it."""
    wide = frame.width / count
    starts = [0.0]
    for n, width in enumerate(widths[:-1], 1):
        starts.append(max(n * wide, starts[-1] + width + ROOMY_GAP))
    end = frame.width - frame.keep_off + COLUMN_GAP
    for n in range(len(widths) - 1, 0, -1):
        starts[n] = max(n * wide, min(starts[n], end - COLUMN_GAP - widths[n]))
        end = starts[n]
    ends = [*(start - COLUMN_GAP for start in starts[1:]), frame.width]
    return [replace(frame, x=frame.x + start, width=end - start) for start, end in zip(starts, ends, strict=True)]


def _beside(columns: list[list[Slab]]) -> Slab:
    """All columns in one slab, so that the first is read first."""
    stacks = [stacked(column) for column in columns]
    whole = Slab(max(column.height for column in stacks))
    for column in stacks:
        whole.add(column, 0.0)
    whole.first = stacks[0].first
    whole.last = max(column.last or 0.0 for column in stacks)
    return whole


def _column(bench: Bench, block: Choices, entries: tuple[Choice, ...], frame: Frame) -> list[Slab]:
    *others, last = entries
    whole, short = replace(frame, keep_off=0.0), replace(frame.inset(0.0, frame.keep_off), keep_off=0.0)
    slabs = [*(_entry(bench, block, entry, whole) for entry in others), _entry(bench, block, last, short)]
    for slab in slabs[1:]:
        slab.before = max(0.0, block.pitch - slab.height) if slab.height < block.pitch else 3.0
    return slabs


def _entry(bench: Bench, block: Choices, entry: Choice, frame: Frame) -> Slab:
    """The marker and its words on one baseline."""
    tree = bench.tree
    owner = tree.add("LI", frame.parent)
    label = tree.add("Lbl", owner)
    [marker] = bench.measure(entry.marker, replace(frame, parent=label, bare=True))
    body = tree.add("LBody", owner)
    style = bench.theme.style("option")
    inside = frame.inset(block.indent)
    words = stacked(text_slabs(bench, ((entry.text, style),), inside, body)) if entry.text else Slab(0.0, first=0.0)
    base = max(marker.first or 0.0, words.first or 0.0)
    whole = Slab(0.0, first=base, origin=entry.text.origin)
    bottom = 0.0
    for part in (marker, words):
        down = base - (part.first or 0.0)
        whole.add(part, down)
        bottom = max(bottom, down + part.height)
        whole.last = max(whole.last or 0.0, down + (part.last or 0.0))
    whole.height = bottom
    return whole


def word_bank_slabs(bench: Bench, block: WordBank, frame: Frame, margin: float = BANK_MARGIN) -> list[Slab]:
    """One framed box; words spread evenly over its width, in as many rows as they need, and in columns if they can.

    A word wider than the box wraps in it, on a row of its own. `margin` is the white over and under the words.
    """
    if not block.words:
        return []
    style = bench.theme.style("body")
    room = frame.width - 2 * BANK_PADDING
    widths = [min(room, bench.setter.text_width(word, style)) for word in block.words]
    rows = bank_rows(widths, room)
    columns = bank_columns(widths, rows, room)
    owner = bench.tree.add("L", frame.parent)
    slab = Slab(margin, before=block.before)
    for row in rows:
        high = 0.0
        own = columns or _spread([widths[i] for i in row], room, even=len(row) == len(rows[0]))
        for i, right in zip(row, own, strict=False):
            x = frame.x + BANK_PADDING + right
            body = bench.tree.add("LBody", bench.tree.add("LI", owner))
            place = replace(frame, x=x, width=min(room, widths[i] + 1.0), align="left")
            word = stacked(text_slabs(bench, ((block.words[i], style),), place, body))
            slab.add(word, slab.height)
            high = max(high, word.height)
        slab.height += high
    slab.height += margin
    box = rectangle(frame.x, 0.0, frame.width, slab.height, THIN_RULE, LAYOUT_ARTIFACT)
    slab.parts.insert(0, (0.0, box))
    slab.first, slab.last = margin + 11.25, slab.height - margin - 3.75
    return [slab]


def _spread(widths: list[float], room: float, *, even: bool) -> list[float]:
    """How far from the left each word of a row begins: evenly over the room, or near each other."""
    gap = (room - sum(widths)) / (len(widths) - 1) if len(widths) > 1 else 0.0
    gap = gap if even else min(gap, BANK_GAP * 2)
    return [sum(widths[:n]) + n * gap for n in range(len(widths))]
