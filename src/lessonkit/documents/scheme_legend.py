"""The legend of the mark scheme: the signs that occur in it, and the shapes that tell the levels of copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonkit.documents.scheme_notes import NOTES
from lessonkit.model.blocks import Grid, Heading, Paragraph
from lessonkit.model.text import Mark, Sign, Text, joined, plain
from lessonkit.words import Words

BETWEEN = "\u00a0" * 6
"""White between two signs with their meanings."""


def compose_legend(scheme: Sequence[Grid], words: Words, levels: Sequence[str]) -> tuple[Paragraph, ...]:
    """A line for the signs that the scheme has, one for BEYOND, one for the levels, where there are several.

    Of an answer the flag says that it goes beyond the reading, of a note that it goes beyond the source.
    """
    noted = frozenset(_signs([grid for grid in scheme if grid.id == NOTES]))
    marked = frozenset(_signs([grid for grid in scheme if grid.id != NOTES]))
    meanings = ((Mark.TICK, words.legend_tick), (Mark.CORRECTS, words.legend_corrects))
    signs = joined((_meaning(mark, told) for mark, told in meanings if mark in marked | noted), BETWEEN)
    both = ((words.legend_beyond, marked), (words.legend_beyond_note, noted))
    beyond = "; ".join(told for told, found in both if Mark.BEYOND in found)
    flagged = _meaning(Mark.BEYOND, beyond) if beyond else Text()
    shapes = plain(_shapes(words, levels)) if len(levels) > 1 else Text()
    return tuple(Paragraph(text=text, style="legend") for text in (signs, flagged, shapes) if text)


def _meaning(mark: Mark, told: str) -> Text:
    return Text((Sign(mark),)) + plain(f"\u00a0{told}")


def _signs(scheme: Sequence[Grid]) -> Iterator[Mark]:
    cells = (cell for grid in scheme for row in grid.rows for cell in row.cells)
    texts = (block.text for cell in cells for block in cell.blocks if isinstance(block, Heading | Paragraph))
    yield from (inline.mark for text in texts for inline in text.inlines if isinstance(inline, Sign))


def _shapes(words: Words, levels: Sequence[str]) -> str:
    """Which shape in the foot tells which level."""
    told = words.levels
    named = [f"{told.shape(level)} – {told.name(level)}" for level in levels if told.shape(level)]
    return told.told.format(shapes=", ".join(named))
