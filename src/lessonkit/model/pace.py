"""How long pupils take for an item."""

from __future__ import annotations

from lessonkit.model.paper import ItemPaper

MINUTES_A_MARK = 1.2
"""As examination boards reckon: 60 minutes for a paper of 50 marks."""


def minutes_of(item: ItemPaper) -> float:
    """The minutes of an item, as it says or by its marks."""
    return item.minutes or item.marks * MINUTES_A_MARK
