"""Lengths and sheets. Everything inside lessonkit is in PDF points (1/72 inch)."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM = 72 / 25.4
_UNITS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "": MM}
WIDEST = 40 * MM
"""No margin is asked to be wider."""


def length(words: str) -> float | None:
    """A length as it is written ("8mm", "0.8 cm", "8" for millimetres) in points; None where it is none, or too long.
    """
    match = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(mm|cm|in|pt|)", words.strip().lower())
    if match is None:
        return None
    points = float(match[1].replace(",", ".")) * _UNITS[match[2]]
    return points if points <= WIDEST else None


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet, upright: its name, width and height in points."""

    name: str
    width: float
    height: float

    def landscape(self) -> PaperSize:
        """The same sheet, turned."""
        return PaperSize(self.name, self.height, self.width)


A4 = PaperSize("A4", 595.28, 841.89)
A3 = PaperSize("A3", 841.89, 1190.55)
LETTER = PaperSize("Letter", 612.0, 792.0)
TABLOID = PaperSize("Tabloid", 792.0, 1224.0)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What a packet is printed on: its sheet, and the one of charts, timelines and posters, which may be double."""

    sheet: PaperSize
    charts: PaperSize


PAPERS = {
    "A4": PaperChoice(A4, A4),
    "A3": PaperChoice(A4, A3),
    "Letter": PaperChoice(LETTER, LETTER),
    "Tabloid": PaperChoice(LETTER, TABLOID),
}
"""What `--paper` may ask for."""
