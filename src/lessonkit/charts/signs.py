"""What befell people, as signs 11 points across; outlines and black areas only, so that any copier keeps them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lessonkit.charts.shapes import OWNER, arrow_head, disc, polygon, stroke
from lessonkit.model.alliances import Shape
from lessonkit.model.drawing import Outline, Placed, ellipse

RADIUS = 5.5

_BUILT_IN: Mapping[str, tuple[Shape, bool]] = MappingProxyType(
    {
        "died": (Shape.DAGGER, True),
        "killed": (Shape.CROSS, True),
        "expelled": (Shape.BAR, False),
        "exiled": (Shape.ARROW_RIGHT, False),
        "ousted": (Shape.ARROW_DOWN, False),
        "rejoined": (Shape.ARROW_UP, False),
    }
)


def built_in_signs() -> Mapping[str, tuple[Shape, bool]]:
    """The signs that every story may use, by name: the shape, and whether a line ends there."""
    return _BUILT_IN


def sign(shape: Shape, x: float, y: float) -> list[Placed]:
    """A sign centred on (x, y), inside a circle of `RADIUS`."""
    return _PAINTERS[shape](x, y)


def _ring(x: float, y: float) -> Outline:
    return disc(x, y, RADIUS, 0.9)


def _white(*points: tuple[float, float]) -> Outline:
    """A white stroke on a black disc."""
    return Outline(
        (("M", points[0]), *(("L", point) for point in points[1:])), OWNER, stroke=1.0, width=1.4, round_joins=True
    )


def _black(x: float, y: float) -> Outline:
    return disc(x, y, RADIUS, 0.5, fill=0.0)


def _dagger(x: float, y: float) -> list[Placed]:
    beam = stroke([(x - 3.0, y - 2.2), (x + 3.0, y - 2.2)], 1.1)
    return [_ring(x, y), stroke([(x, y - 4.0), (x, y + 4.2)], 1.1), beam]


def _cross(x: float, y: float) -> list[Placed]:
    bars = [_white((x - 2.3, y - 2.3 * way), (x + 2.3, y + 2.3 * way)) for way in (1, -1)]
    return [_black(x, y), *bars]


def _bar(x: float, y: float) -> list[Placed]:
    return [_ring(x, y), stroke([(x - 3.6, y), (x + 3.6, y)], 2.2)]


def _arrow(dx: float, dy: float) -> Callable[[float, float], list[Placed]]:
    """An arrow that points along (dx, dy), of length 1.

    Its head is broad: a slim one that was copied three times looked like a bar, and like the beam of a dagger.
    """

    def painted(x: float, y: float) -> list[Placed]:
        shaft = stroke([(x - 4.0 * dx, y - 4.0 * dy), (x, y)], 1.6)
        corners = [(x - 0.2 * dx - half * dy, y - 0.2 * dy + half * dx) for half in (3.5, -3.5)]
        return [_ring(x, y), shaft, polygon([(x + 4.0 * dx, y + 4.0 * dy), *corners])]

    return painted


def _swap(x: float, y: float) -> list[Placed]:
    """Two arrows one over the other, there and back."""
    things: list[Placed] = [_ring(x, y)]
    for way, up in ((1, -1.7), (-1, 1.7)):
        things.append(stroke([(x - 3.2 * way, y + up), (x + 0.6 * way, y + up)], 1.1))
        things.append(arrow_head(x + 3.5 * way, y + up, (way, 0), 3.0))
    return things


def _door(x: float, y: float) -> list[Placed]:
    """An arrow out of a frame that is open on one side."""
    frame = stroke([(x - 0.2, y - 2.9), (x - 3.2, y - 2.9), (x - 3.2, y + 2.9), (x - 0.2, y + 2.9)], 1.1)
    return [_ring(x, y), frame, stroke([(x - 1.6, y), (x + 1.6, y)], 1.2), arrow_head(x + 4.3, y, (1, 0), 3.4)]


def _one_ring(x: float, y: float) -> list[Placed]:
    return [_ring(x, y), disc(x, y, 2.4, 1.2)]


def _rings(x: float, y: float) -> list[Placed]:
    """Two linked rings, without a circle round them."""
    return [_disc_of_paper(x, y), *(ellipse(x - 2.5 * way - 3.0, y - 3.0, 6.0, 6.0, 1.2, OWNER) for way in (1, -1))]


def _disc_of_paper(x: float, y: float) -> Outline:
    """White under a sign that has no circle of its own, so that the line does not run through it."""
    return Outline(_ring(x, y).segments, OWNER, stroke=None, fill=1.0)


def _heart(x: float, y: float) -> list[Placed]:
    heart = Outline(
        (
            ("M", (x, y + 4.6)),
            ("C", (x - 6.4, y + 0.6, x - 5.4, y - 4.6, x - 2.6, y - 4.6)),
            ("C", (x - 1.2, y - 4.6, x - 0.3, y - 3.6, x, y - 2.6)),
            ("C", (x + 0.3, y - 3.6, x + 1.2, y - 4.6, x + 2.6, y - 4.6)),
            ("C", (x + 5.4, y - 4.6, x + 6.4, y + 0.6, x, y + 4.6)),
            ("Z", ()),
        ),
        OWNER,
        stroke=None,
        fill=0.0,
    )
    return [_disc_of_paper(x, y), heart]


def _crown(x: float, y: float) -> list[Placed]:
    points = [(-4.4, 3.6), (-4.8, -2.6), (-2.2, 0.2), (0.0, -4.2), (2.2, 0.2), (4.8, -2.6), (4.4, 3.6)]
    return [_disc_of_paper(x, y), polygon([(x + dx, y + dy) for dx, dy in points])]


def _swords(x: float, y: float) -> list[Placed]:
    """Two crossed blades with their guards."""
    things: list[Placed] = [_ring(x, y)]
    for way in (1, -1):
        things.append(stroke([(x - 3.0 * way, y + 3.0), (x + 3.0 * way, y - 3.0)], 1.2))
        things.append(stroke([(x - 3.1 * way, y + 0.7), (x - 0.7 * way, y + 3.1)], 1.0))
    return things


def _star(x: float, y: float) -> list[Placed]:
    def corner(n: int) -> tuple[float, float]:
        radius, angle = (5.4 if n % 2 == 0 else 2.1), math.pi * (n / 5 - 0.5)
        return x + radius * math.cos(angle), y + radius * math.sin(angle)

    return [_disc_of_paper(x, y), polygon([corner(n) for n in range(10)])]


def _flag(x: float, y: float) -> list[Placed]:
    cloth = polygon([(x - 1.9, y - 3.7), (x + 3.4, y - 1.7), (x - 1.9, y + 0.3)])
    return [_ring(x, y), stroke([(x - 1.9, y - 3.9), (x - 1.9, y + 3.9)], 1.2), cloth]


def _dot(x: float, y: float) -> list[Placed]:
    return [_ring(x, y), disc(x, y, 2.6, 0.0, fill=0.0)]


def _diamond(x: float, y: float) -> list[Placed]:
    points = [(0.0, -5.3), (4.6, 0.0), (0.0, 5.3), (-4.6, 0.0)]
    return [_disc_of_paper(x, y), polygon([(x + dx, y + dy) for dx, dy in points])]


_PAINTERS: Mapping[Shape, Callable[[float, float], list[Placed]]] = MappingProxyType(
    {
        Shape.DAGGER: _dagger,
        Shape.CROSS: _cross,
        Shape.BAR: _bar,
        Shape.ARROW_RIGHT: _arrow(1, 0),
        Shape.ARROW_LEFT: _arrow(-1, 0),
        Shape.ARROW_DOWN: _arrow(0, 1),
        Shape.ARROW_UP: _arrow(0, -1),
        Shape.SWAP: _swap,
        Shape.DOOR: _door,
        Shape.RING: _one_ring,
        Shape.RINGS: _rings,
        Shape.HEART: _heart,
        Shape.CROWN: _crown,
        Shape.SWORDS: _swords,
        Shape.STAR: _star,
        Shape.FLAG: _flag,
        Shape.DOT: _dot,
        Shape.DIAMOND: _diamond,
    }
)
