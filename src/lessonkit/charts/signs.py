"""What befell people, as signs 11 points across; outlines only, so that any copier keeps them."""

from __future__ import annotations

from lessonkit.charts.shapes import OWNER, arrow_head, disc, stroke
from lessonkit.model.alliances import Fate
from lessonkit.model.drawing import Outline, Placed

RADIUS = 5.5


def sign(fate: Fate, x: float, y: float) -> list[Placed]:
    """A sign centred on (x, y): ⊖ expelled, → exiled, ↓ ousted, ↑ rejoined, † died, ✕ (white on black) killed."""
    match fate:
        case Fate.DIED:
            beam = stroke([(x - 2.4, y - 1.2), (x + 2.4, y - 1.2)], 1.3)
            return [_ring(x, y), stroke([(x, y - 3.6), (x, y + 3.8)], 1.3), beam]
        case Fate.KILLED:
            return [disc(x, y, RADIUS, 0.5, fill=0.0), _white(x, y, 1), _white(x, y, -1)]
        case Fate.EXPELLED:
            return [_ring(x, y), stroke([(x - 3.2, y), (x + 3.2, y)], 2.0)]
        case Fate.EXILED:
            return [_ring(x, y), stroke([(x - 3.6, y), (x + 0.8, y)], 1.3), arrow_head(x + 3.9, y, (1, 0), 4)]
        case Fate.OUSTED:
            return [_ring(x, y), stroke([(x, y - 3.6), (x, y + 0.8)], 1.3), arrow_head(x, y + 3.9, (0, 1), 4)]
        case Fate.REJOINED:
            return [_ring(x, y), stroke([(x, y + 3.6), (x, y - 0.8)], 1.3), arrow_head(x, y - 3.9, (0, -1), 4)]


def _ring(x: float, y: float) -> Outline:
    return disc(x, y, RADIUS, 1.1)


def _white(x: float, y: float, way: int) -> Outline:
    return Outline(
        (("M", (x - 2.3, y - 2.3 * way)), ("L", (x + 2.3, y + 2.3 * way))), OWNER, stroke=1.0, width=1.4
    )
