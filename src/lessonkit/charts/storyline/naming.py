"""How printed names stand on a complete chart: side by side, in turns on two heights, on two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import SMALLEST
from lessonkit.charts.storyline.rows import PILL
from lessonkit.charts.storyline.stand import BETWEEN_SEATS, Wish
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetKind, SheetPaper

NAME_FACE = "SemiBold"
"""The face of printed names on their lines."""
SEAT_FACE = PLATE_FACE = "Bold"
PLATE_INSET = 4.0
PLATE_PADDING = 4.1
"""White on both sides of a name on its plate."""
_SECOND_LINE = 9.0
_AROUND = 4.0
"""White beside a name, and between it and its neighbour's line."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one or two lines; with `turns` neighbours stand on two heights, and have each other's room."""

    lines: int = 1
    turns: bool = False

    @property
    def height(self) -> float:
        """What they take along time, where that runs down."""
        return (PILL + _SECOND_LINE * (self.lines - 1)) * (1 + self.turns)


_USUAL = (Naming(1), Naming(1, turns=True), Naming(2), Naming(2, turns=True))


def namings(sheet: SheetPaper, faces: Faces) -> Sequence[tuple[Naming, Wish]]:
    """The ways to set a sheet's names, the best first, each with the room that it asks for; the last asks for none."""
    plates = _plates(sheet, faces)
    if sheet.kind is not SheetKind.COMPLETE:
        return [(Naming(), wish) for wish in dict.fromkeys((_seats(sheet, faces, plates), Wish(0.0, plates), Wish()))]
    names = [name or "" for name in sheet.names]
    widths = {1: [_wide(faces, (name,)) for name in names]}
    widths[2] = [_wide(faces, in_two(name, faces, NAME_FACE, SMALLEST)) for name in names]
    found = [(one, _wish(one, widths[one.lines], plates)) for one in _USUAL]
    found += [(one, _wish(one, widths[one.lines], ())) for one in _USUAL]
    return [*found, (Naming(2), Wish())]


def _seats(sheet: SheetPaper, faces: Faces, plates: tuple[tuple[str, float], ...]) -> Wish:
    """Seats in which the names that are printed on all levels have room on two lines."""
    names = [name for name in sheet.names if name] if sheet.kind is SheetKind.SEATS else []
    parts = [part for name in names for part in in_two(name, faces, SEAT_FACE, SMALLEST)]
    widths = [faces.width(SEAT_FACE, part, SMALLEST) for part in parts]
    return Wish(max(widths, default=-_AROUND) + _AROUND, plates)


def _wish(naming: Naming, widths: Sequence[float], plates: tuple[tuple[str, float], ...]) -> Wish:
    widest = max(widths) + 1.0
    if naming.turns:
        return Wish((widest + _AROUND + 3.0) / 2 - BETWEEN_SEATS, plates, tuple(widths))
    return Wish(widest, plates)


def _wide(faces: Faces, parts: Sequence[str]) -> float:
    return max(faces.width(NAME_FACE, part, SMALLEST) for part in parts)


def _plates(sheet: SheetPaper, faces: Faces) -> tuple[tuple[str, float], ...]:
    """The groups' names with the least length of the frames that hold them on two lines."""
    names = sorted({bloc.name for phase in sheet.phases for bloc in phase.blocs if bloc.name})
    around = 2 * PLATE_INSET + PLATE_PADDING

    def least(name: str) -> float:
        return max(faces.width(PLATE_FACE, part, SMALLEST) for part in in_two(name, faces, PLATE_FACE, SMALLEST))

    return tuple((name, least(name) + around) for name in names)


def in_two(name: str, faces: Faces, face: str, size: float) -> tuple[str, ...]:
    """A name on two lines of like width; on one if it is one word."""
    words = name.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(halves, key=lambda pair: max(faces.width(face, half, size) for half in pair), default=(name,))
