"""How the words of a bank are parted into rows: layout prints them so, and a chart's plan reckons with the height."""

from __future__ import annotations

BANK_PADDING, BANK_MARGIN = 10.0, 3.75
"""White at the sides of a word bank's box, and over and under its words, in points."""
BANK_GAP = 12.0
"""Least white between two words of a row."""


def bank_rows(widths: list[float], room: float) -> list[list[int]]:
    """Which words (from 0) stand on which row: as few rows as hold them, about evenly filled.

    A word as wide as the room, or wider, has a row of its own.
    """
    total = sum(widths) + BANK_GAP * (len(widths) - 1)
    count = max(1, -int(-total // room))
    while True:
        aim = min(room, total / count + max(widths) / 2) if count > 1 else room
        rows: list[list[int]] = [[]]
        used = 0.0
        for index, wide in enumerate(widths):
            needed = wide + (BANK_GAP if rows[-1] else 0.0)
            if rows[-1] and used + needed > (aim if len(rows) < count else room):
                rows.append([])
                used, needed = 0.0, wide
            rows[-1].append(index)
            used += needed
        if len(rows) <= count or count >= len(widths):
            return rows
        count += 1
