"""Placed things: the primitives of a drawing and of a finished page.

All lengths are in points. x runs right from the left edge, y runs DOWN from the top edge (of the page, or of the
drawing while it is not placed); text is placed by its baseline. Ink is black; `grey` is 0 (black) to 1 (white). Only
outlines have colours: a school's own.
Every thing has an `owner`: the id of a structure element, or one of the two artifact names.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lessonkit.units import PaperSize

LAYOUT_ARTIFACT = "@layout"
PAGE_ARTIFACT = "@pagination"

Paint = float | tuple[float, float, float]
"""A grey from 0 (black) to 1 (white), or red, green and blue from 0 to 1."""

Segment = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""A step of a path: M x y, L x y, C x1 y1 x2 y2 x y, or Z with no numbers."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of text in one face on one baseline.

    `face` names a face of the theme's family ("Regular", "BoldItalic" …) or a fallback face by its full name. A line
    that goes on after a wrap ends with the space that the wrap took, so that extracted text keeps its words apart.
    `grey` is 0 for black and 1 for white; `tracking` is extra room after each sign; `rise` lifts the baseline.
    """

    x: float
    y: float
    text: str
    face: str
    size: float
    owner: str
    tracking: float = 0.0
    rise: float = 0.0
    grey: float = 0.0
    turned: float = 0.0
    """Degrees anticlockwise about (x, y)."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A path, stroked, filled, or both. `stroke` and `fill` are None for none.

    What lies inside is told by the non-zero winding number, or where `even_odd` holds by counting crossings.
    """

    segments: tuple[Segment, ...]
    owner: str
    stroke: Paint | None = 0.0
    fill: Paint | None = None
    width: float = 0.5
    dash: tuple[float, ...] = ()
    round_caps: bool = False
    round_joins: bool = False
    clip: tuple[float, float, float, float] | None = None
    """x, y, width and height of a rectangle outside which nothing is painted."""
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file, placed by its top left corner."""

    x: float
    y: float
    width: float
    height: float
    file: Path
    owner: str


@dataclass(frozen=True, slots=True)
class LinkArea:
    """An active area over text that belongs to a Link element; `url` may be one of `page_link`."""

    x: float
    y: float
    width: float
    height: float
    url: str
    owner: str


_PAGE_LINK = "#page="


def page_link(number: int) -> str:
    """What leads to a page of the same document, counted from 1, in place of an address."""
    return f"{_PAGE_LINK}{number}"


def linked_page(url: str) -> int:
    """The page that a link leads to, counted from 1; 0 for one that leads out of the document."""
    return int(url.removeprefix(_PAGE_LINK)) if url.startswith(_PAGE_LINK) else 0


Placed = Glyphs | Outline | Picture | LinkArea


@dataclass(frozen=True, slots=True)
class Poster:
    """What becomes of a page that is a poster: it is cut into tiles, `across` of them side by side and as many deep.

    Each tile is a `sheet` as it lies. The margin of each names its place by the pattern `place`, which has {number},
    {row}, {rows}, {column} and {columns}; then `notes`.
    """

    across: int
    sheet: PaperSize
    place: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Pages that are pieces of a sheet, to be cut out: `across` of them side by side, and `down` rows.

    With `backs`, each second page is the back of the one before it: the backs stand on the next side, where they meet
    their fronts when the printer turns the sheet. With `copies`, every piece of a sheet is the same page. A `dashed`
    line with scissors runs from edge to edge along each cut; without it short marks stand at the edges, and crosses
    inside. `margin` is that of each piece.
    """

    across: int
    down: int
    margin: float = 34.0
    backs: bool = False
    copies: bool = False
    dashed: bool = False

    @property
    def pieces(self) -> int:
        """How many pieces a sheet has."""
        return self.across * self.down


def line(  # noqa: PLR0913 - a line has four numbers
    x1: float, y1: float, x2: float, y2: float, width: float, owner: str, *, stroke: Paint = 0.0
) -> Outline:
    """A straight stroke with butt ends."""
    return Outline((("M", (x1, y1)), ("L", (x2, y2))), owner, stroke, width=width)


def rectangle(  # noqa: PLR0913 - a rectangle has four numbers
    x: float,
    y: float,
    width: float,
    height: float,
    stroke_width: float,
    owner: str,
    *,
    fill: Paint | None = None,
    radius: float = 0.0,
    stroke: Paint | None = 0.0,
) -> Outline:
    """A rectangle, its corners rounded by `radius`; x and y are its top left corner."""
    if radius <= 0:
        segments: tuple[Segment, ...] = (
            ("M", (x, y)),
            ("L", (x + width, y)),
            ("L", (x + width, y + height)),
            ("L", (x, y + height)),
            ("Z", ()),
        )
    else:
        segments = _rounded(x, y, width, height, min(radius, width / 2, height / 2))
    return Outline(segments, owner, stroke=stroke, fill=fill, width=stroke_width)


_KAPPA = 0.5522847498
"""Handle length of the cubic that comes nearest to a quarter circle of radius 1."""


def _rounded(x: float, y: float, width: float, height: float, r: float) -> tuple[Segment, ...]:
    k = r * (1 - _KAPPA)
    right, foot = x + width, y + height
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, foot - r)),
        ("C", (right, foot - k, right - k, foot, right - r, foot)),
        ("L", (x + r, foot)),
        ("C", (x + k, foot, x, foot - k, x, foot - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def ellipse(x: float, y: float, width: float, height: float, stroke_width: float, owner: str) -> Outline:
    """An ellipse inside the box whose top left corner is (x, y)."""
    rx, ry = width / 2, height / 2
    cx, cy, kx, ky = x + rx, y + ry, rx * _KAPPA, ry * _KAPPA
    segments: tuple[Segment, ...] = (
        ("M", (x + width, cy)),
        ("C", (x + width, cy + ky, cx + kx, y + height, cx, y + height)),
        ("C", (cx - kx, y + height, x, cy + ky, x, cy)),
        ("C", (x, cy - ky, cx - kx, y, cx, y)),
        ("C", (cx + kx, y, x + width, cy - ky, x + width, cy)),
        ("Z", ()),
    )
    return Outline(segments, owner, width=stroke_width)


def capsule(start: tuple[float, float], end: tuple[float, float], radius: float, width: float, owner: str) -> Outline:
    """An outline `radius` away from the line between two points; a circle where they are one."""
    (x1, y1), (x2, y2) = start, end
    long = math.dist(start, end)
    ux, uy = ((x2 - x1) / long, (y2 - y1) / long) if long else (1.0, 0.0)
    r, k = radius, radius * _KAPPA

    def at(middle: tuple[float, float], along: float, across: float) -> tuple[float, float]:
        return middle[0] + along * ux - across * uy, middle[1] + along * uy + across * ux

    segments: tuple[Segment, ...] = (
        ("M", at(start, 0.0, -r)),
        ("L", at(end, 0.0, -r)),
        ("C", (*at(end, k, -r), *at(end, r, -k), *at(end, r, 0.0))),
        ("C", (*at(end, r, k), *at(end, k, r), *at(end, 0.0, r))),
        ("L", at(start, 0.0, r)),
        ("C", (*at(start, -k, r), *at(start, -r, k), *at(start, -r, 0.0))),
        ("C", (*at(start, -r, -k), *at(start, -k, -r), *at(start, 0.0, -r))),
        ("Z", ()),
    )
    return Outline(segments, owner, width=width)


def tick(x: float, y: float, height: float, width: float, owner: str) -> Outline:
    """A tick, drawn: `height` high, its left end at (x, y) halfway up, `width` thick."""
    segments: tuple[Segment, ...] = (
        ("M", (x, y + 0.02 * height)),
        ("L", (x + 0.32 * height, y + 0.40 * height)),
        ("L", (x + 0.95 * height, y - 0.60 * height)),
    )
    return Outline(segments, owner, width=width, round_joins=True, round_caps=True)
