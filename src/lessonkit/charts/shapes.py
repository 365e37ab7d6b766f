"""Boxes, texts and small shapes of a chart, in the drawing's own coordinates (y down); the owner is left open."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Glyphs, Outline, Placed, Segment, ellipse
from lessonkit.model.hyphens import HYPHEN, hyphenated
from lessonkit.units import MM

OWNER = ""
"""A drawing's things take the drawing's element."""

HANDWRITING = 8 * MM
"""Boxes to write in by hand are so high or higher, and rules so far apart."""

SMALLEST = 8.0
"""No text of a chart is smaller: it must survive three generations of photocopying."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.x + self.width

    @property
    def foot(self) -> float:
        """y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> float:
        """x of the middle."""
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        """y of the middle."""
        return self.y + self.height / 2

    def overlaps(self, other: Box, slack: float = 0.05) -> bool:
        """Whether the two share more than a touch."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.foot - slack
            and other.y < self.foot - slack
        )


def set_text(faces: Faces, x: float, y: float, text: str, face: str, size: float) -> list[Placed]:
    """A text from x on the baseline y, split where a fallback face must help."""
    things: list[Placed] = []
    for run_face, run in faces.split(face, text):
        things.append(Glyphs(x, y, run, run_face, size, OWNER))
        x += faces.width(run_face, run, size)
    return things


def set_turned(faces: Faces, x: float, y: float, text: str, face: str, size: float) -> list[Placed]:
    """A text that reads upwards from y, on the baseline x."""
    things: list[Placed] = []
    for run_face, run in faces.split(face, text):
        things.append(Glyphs(x, y, run, run_face, size, OWNER, turned=90.0))
        y -= faces.width(run_face, run, size)
    return things


def set_centred(faces: Faces, centre: float, y: float, text: str, face: str, size: float) -> list[Placed]:
    """A text centred on x, on the baseline y."""
    return set_text(faces, centre - faces.width(face, text, size) / 2, y, text, face, size)


def wrap(faces: Faces, text: str, face: str, size: float, width: float, *, cut: bool = False) -> list[str]:
    """Lines no wider than `width`; a word that is wider stands alone, or is cut with hyphens where `cut` says so."""
    lines: list[str] = []
    words = text.split()

    def fits(part: str) -> bool:
        return faces.width(face, part, size) <= width

    if cut:
        words = [piece for word in words for piece in hyphenated(word, fits)]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and not lines[-1].endswith(HYPHEN) and fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


_DOTS = "…"


def shortened(faces: Faces, text: str, face: str, size: float, width: float, *, dots: bool = False) -> str:
    """A text no wider than `width`, its end replaced by dots where it is; with `dots` there is more in any case."""
    said = f"{text.rstrip(HYPHEN)}{_DOTS}" if dots else text
    kept = text.rstrip(HYPHEN)
    while len(kept) > 1 and faces.width(face, said, size) > width:
        kept = kept[:-1].rstrip()
        said = f"{kept}{_DOTS}"
    return said


def disc(centre: float, middle: float, radius: float, width: float, fill: float = 1.0) -> Outline:
    """A filled circle with an outline."""
    ring = ellipse(centre - radius, middle - radius, 2 * radius, 2 * radius, width, OWNER)
    return Outline(ring.segments, OWNER, fill=fill, width=width)


def polygon(points: Sequence[tuple[float, float]]) -> Outline:
    """A filled polygon without an outline."""
    steps: list[Segment] = [("M" if index == 0 else "L", point) for index, point in enumerate(points)]
    return Outline((*steps, ("Z", ())), OWNER, stroke=None, fill=0.0)


def stroke(points: Sequence[tuple[float, float]], width: float, dash: tuple[float, ...] = ()) -> Outline:
    """An open line through points."""
    steps: list[Segment] = [("M" if index == 0 else "L", point) for index, point in enumerate(points)]
    return Outline(tuple(steps), OWNER, width=width, dash=dash)


def arrow_head(x: float, y: float, towards: tuple[float, float], length: float = 5.5) -> Outline:
    """A filled head whose point is at (x, y); `towards` is its direction, of length 1."""
    dx, dy = towards
    half = 0.55 * length
    back = (x - length * dx, y - length * dy)
    return polygon([(x, y), (back[0] - half * dy, back[1] + half * dx), (back[0] + half * dy, back[1] - half * dx)])


def versus(faces: Faces, x: float, y: float, word: str) -> list[Placed]:
    """The disc that stands between rivals."""
    radius = max(VERSUS_RADIUS, faces.width("Bold", word, SMALLEST) / 2 + 2.5)
    return [disc(x, y, radius, 0.9), *set_centred(faces, x, y + 0.27 * SMALLEST, word, "Bold", SMALLEST)]


VERSUS_RADIUS = 7.0


def letter(line: int) -> str:
    """A, B, C … for the lines of a chart."""
    return chr(ord("A") + line)


def points_along(segments: Sequence[Segment], step: float) -> list[tuple[float, float, float]]:
    """Points about `step` apart along an open path, none at its ends: x, y and the direction in radians."""
    polyline = flattened(segments)
    whole = sum(math.dist(one, other) for one, other in itertools.pairwise(polyline))
    step = whole / max(1, round(whole / step))
    found: list[tuple[float, float, float]] = []
    due = step / 2
    for (x1, y1), (x2, y2) in itertools.pairwise(polyline):
        length = math.dist((x1, y1), (x2, y2))
        while length > 0 and due <= length:
            share = due / length
            found.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, math.atan2(y2 - y1, x2 - x1)))
            due += step
        due -= length
    return found


def flattened(segments: Sequence[Segment], pieces: int = 16) -> list[tuple[float, float]]:
    """An open path as a polyline; each curve in `pieces` chords."""
    points: list[tuple[float, float]] = []
    for kind, numbers in segments:
        if kind == "C":
            x0, y0 = points[-1]
            x1, y1, x2, y2, x3, y3 = numbers
            for index in range(1, pieces + 1):
                t = index / pieces
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        elif kind != "Z":
            points.append((numbers[0], numbers[1]))
    return points
