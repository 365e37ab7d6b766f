"""What all charts share of their pages: an instruction over the first side of paper, then side after side; banks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessonkit.model.blocks import Block, NewPage, Paragraph, WordBank
from lessonkit.model.text import operative, plain

HOW_STYLE = "how"


def word_banks(banks: Sequence[Sequence[str]], name: str, prefix: str, before: float) -> tuple[WordBank, ...]:
    """Word banks of that name under each other, with so much white over each."""
    return tuple(
        WordBank(words=tuple(plain(entry) for entry in entries), name=name, id=f"{prefix}.{n}", before=before)
        for n, entries in enumerate(banks, 1)
    )


def on_sides(how: str, sides: Iterable[Sequence[Block]]) -> tuple[Block, ...]:
    """The instruction, then the blocks of each side, from the second on on a new page."""
    blocks: list[Block] = [Paragraph(text=operative(how), style=HOW_STYLE)]
    for number, side in enumerate(sides):
        blocks += [NewPage(), *side] if number else side
    return tuple(blocks)
