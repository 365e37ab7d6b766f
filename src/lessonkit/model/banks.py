"""How the words of a bank are parted into rows: layout prints them so, and a chart's plan reckons with the height."""

from __future__ import annotations

BANK_PADDING, BANK_MARGIN = 10.0, 3.75
"""White at the sides of a word bank's box, and over and under its words, in points."""
BANK_GAP = 12.0
"""Least white between two words of a row."""


def bank_rows(widths: list[float], room: float) -> list[list[int]]:
    """Which words (from 0) stand on which row: as few rows as hold them, in columns where they fit, else evenly filled.

    A word as wide as the room, or wider, has a row of its own.
    """
    rows = _filled(widths, room)
    across = -(-len(widths) // len(rows))
    columns = [[*range(first, min(first + across, len(widths)))] for first in range(0, len(widths), across)]
    return columns if bank_columns(widths, columns, room) else rows


def bank_columns(widths: list[float], rows: list[list[int]], room: float) -> list[float]:
    """How far from the left each column begins, where words in rows stand in columns; nothing where they cannot."""
    across = len(rows[0])
    if any(len(row) != across for row in rows[:-1]) or len(rows[-1]) > across:
        return []
    wide = [max(widths[row[n]] for row in rows if n < len(row)) for n in range(across)]
    spare = room - sum(wide)
    if across > 1 and spare < BANK_GAP * (across - 1):
        return []
    gap = spare / (across - 1) if across > 1 else 0.0
    return [sum(wide[:n]) + n * gap for n in range(across)]


def _filled(widths: list[float], room: float) -> list[list[int]]:
    """The words in as few rows as hold them, each filled to about the same width."""
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
