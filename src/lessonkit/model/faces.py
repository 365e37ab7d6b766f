"""Faces by weight and slope: widths, coverage, and the split of a text into runs that a face can print.

A protocol alone: what draws itself is told by it how wide its words are, and knows no font.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Faces(Protocol):
    """The faces of a family, with its fallbacks. Sizes and widths are in points."""

    def width(self, face: str, text: str, size: float) -> float:
        """The advance width of `text`; no kerning, as the canvas paints none."""
        ...

    def split(self, face: str, text: str) -> tuple[tuple[str, str], ...]:
        """The text as (face, text) runs, each printable; a sign that no face has stays in the first face."""
        ...

    def missing(self, text: str) -> tuple[str, ...]:
        """The signs that no face has, each once, in order of appearance."""
        ...

    def cap_height(self, face: str, size: float) -> float:
        """The height of capitals."""
        ...

    def file(self, face: str) -> Path:
        """The TrueType file of a face, or of a fallback face that `split` named; the pdf room embeds it."""
        ...
