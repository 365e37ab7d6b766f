"""What all charts share of their pages: an instruction over the first side of paper, then side after side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessonkit.model.blocks import Block, NewPage, Paragraph
from lessonkit.model.text import operative

HOW_STYLE = "how"


def on_sides(how: str, sides: Iterable[Sequence[Block]]) -> tuple[Block, ...]:
    """The instruction, then the blocks of each side, from the second on on a new page."""
    blocks: list[Block] = [Paragraph(text=operative(how), style=HOW_STYLE)]
    for number, side in enumerate(sides):
        blocks += [NewPage(), *side] if number else side
    return tuple(blocks)
