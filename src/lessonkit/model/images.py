"""An image of the lesson's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A checked image: the file lies in the lesson's folder, can be printed, and is of this size in pixels."""

    file: Path
    width: int
    height: int
