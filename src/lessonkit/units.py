"""Lengths. Everything inside lessonkit is in PDF points (1/72 inch); these turn other units into points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


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
LETTER = PaperSize("Letter", 612.0, 792.0)
PAPER_SIZES = {size.name: size for size in (A4, LETTER)}
