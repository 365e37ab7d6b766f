"""Who prints: the school's name, sign and colour, as they stand on paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lessonkit.model.drawing import Outline, Paint


@dataclass(frozen=True, slots=True)
class Logo:
    """A school's sign: a picture file, or outlines with the owner "" in a box of `width` and `height`."""

    width: float
    height: float
    file: Path | None = None
    outlines: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class School:
    """A name, a sign, and the colour of rules and badges, which is dark enough for a copier. All text stays black."""

    name: str = ""
    logo: Logo | None = None
    colour: Paint = 0.0
