"""Placed things of one page become the operators of its content stream, in marked-content sequences by owner.

Consecutive things of one owner share a sequence; font, grey and line settings are written only where they change.
Vector paint of an element (a rule of a Form, the stroke under a word) is tagged content like its text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from lessonkit.layout.placed import Element, Page
from lessonkit.model.drawing import (
    LAYOUT_ARTIFACT,
    PAGE_ARTIFACT,
    Glyphs,
    LinkArea,
    Outline,
    Picture,
    Placed,
    Segment,
)
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.embedding import EmbeddedFaces
from lessonkit.pdf.numbers import number
from lessonkit.pdf.pictures import Pictures
from lessonkit.pdf.structure import GROUPING, Marks

_ARTIFACTS = {
    LAYOUT_ARTIFACT: "/Artifact<</Type/Layout>>BDC",
    PAGE_ARTIFACT: "/Artifact<</Type/Pagination>>BDC",
}


@dataclass(frozen=True, slots=True)
class Resources:
    """What the pages of one document share while they are painted."""

    elements: dict[str, Element]
    faces: EmbeddedFaces
    pictures: Pictures
    marks: Marks


@dataclass(slots=True)
class _State:
    """The graphics state as the stream has left it; at the start of a page these are the defaults of PDF."""

    font: str = ""
    size: float = 0.0
    tracking: float = 0.0
    fill: float = 0.0
    stroke: float = 0.0
    width: float = 1.0
    dash: tuple[float, ...] = ()
    caps: bool = False
    joins: bool = False


@dataclass(slots=True)
class PaintedPage:
    """A page's operators, the names of the pictures that it uses, and its active areas."""

    operators: list[str] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    links: list[LinkArea] = field(default_factory=list)

    def content(self) -> bytes:
        """The content stream. Codes of signs are bytes, hence Latin-1."""
        return "\n".join(self.operators).encode("latin-1")


def paint(page: Page, resources: Resources, below: Sequence[str] = ()) -> PaintedPage:
    """Paints a page and notes its marked content in `resources.marks`. Raises LayoutDefectError.

    `below` are the owners of the marked content of a stream that comes before it on the page.
    """
    resources.marks.pages.append([*below])
    painter = _Painter(page, resources)
    for thing in page.around:
        painter.put(thing)
    if page.window:
        painter.narrow(page.window)
    for at, thing in enumerate(page.things):
        if page.read_at:
            painter.reads(page.read_at[at])
        painter.put(thing)
    painter.close()
    if page.window:
        painter.painted.operators.append("Q")
    return painter.painted


class _Painter:
    """Holds what the stream has set so far."""

    def __init__(self, page: Page, resources: Resources) -> None:
        self.painted = PaintedPage()
        self._add = self.painted.operators.append
        self._height = page.size.height
        self._resources = resources
        self._state = _State()
        self._owner: str | None = None
        self._in_text = False
        self._origin: tuple[float, float] | None = None
        """Where the current line of text starts; None after a turned one."""
        self._place: tuple[int, int] | None = None
        self._parted = False
        """Whether something that is read in between stands on another page."""

    def put(self, thing: Placed) -> None:
        """Any thing."""
        match thing:
            case Glyphs():
                self.glyphs(thing)
            case Outline():
                self.outline(thing)
            case Picture():
                self.picture(thing)
            case LinkArea():
                self.link(thing)
            case _:
                assert_never(thing)

    def narrow(self, window: tuple[float, float, float, float]) -> None:
        """From here on nothing shows outside the window; whoever calls it restores the state when the page is done."""
        self.close()
        self._add(f"q {self._rectangle(window)} re W n")

    def reads(self, place: tuple[int, int]) -> None:
        """Says where the next thing is read."""
        self._parted = self._place is not None and place != (self._place[0], self._place[1] + 1)
        self._place = place

    def glyphs(self, thing: Glyphs) -> None:
        """Text on a baseline."""
        encoded = self._resources.faces[thing.face].encode(thing.text)
        if not encoded:
            return
        self._own(thing.owner)
        if not self._in_text:
            self._add("BT")
            self._in_text = True
            self._origin = (0.0, 0.0)
        state = self._state
        if state.fill != thing.grey:
            state.fill = thing.grey
            self._add(f"{number(thing.grey)} g")
        if state.tracking != thing.tracking:
            state.tracking = thing.tracking
            self._add(f"{number(thing.tracking)} Tc")
        self._move(thing)
        for font, codes in encoded:
            if state.font != font or state.size != thing.size:
                state.font, state.size = font, thing.size
                self._add(f"/{font} {number(thing.size)} Tf")
            self._add(f"({codes})Tj")

    def outline(self, thing: Outline) -> None:
        """A path."""
        if thing.stroke is None and thing.fill is None:
            return
        self._own(thing.owner)
        self._end_text()
        before = self._state
        if thing.clip is not None:
            self._state = replace(before)
            self._add(f"q {self._rectangle(thing.clip)} re W n")
        self._style(thing)
        self._add(self._path(thing.segments) + (" B" if None not in (thing.stroke, thing.fill) else _single(thing)))
        if thing.clip is not None:
            self._add("Q")
            self._state = before

    def picture(self, thing: Picture) -> None:
        """An image."""
        self._own(thing.owner)
        self._end_text()
        name = self._resources.pictures.name(thing.file)
        self.painted.pictures.add(name)
        foot = self._height - thing.y - thing.height
        self._add(
            f"q {number(thing.width)} 0 0 {number(thing.height)} {number(thing.x)} {number(foot)} cm /{name} Do Q"
        )

    def link(self, thing: LinkArea) -> None:
        """An active area; it paints nothing."""
        element = self._resources.elements.get(thing.owner)
        if element is None or element.role != "Link":
            raise LayoutDefectError(f"the link to {thing.url} belongs to {thing.owner!r}, which is no Link element")
        self.painted.links.append(thing)

    def close(self) -> None:
        """Ends what is open."""
        self._end_text()
        if self._owner is not None:
            self._add("EMC")
            self._owner = None

    def _own(self, owner: str) -> None:
        """Opens a marked-content sequence for the owner unless it is open.

        Text whose middle stands on another page is not joined; what has alt text is not read piece by piece.
        """
        if owner == self._owner and not (self._parted and self._is_read(owner)):
            return
        opening = _ARTIFACTS.get(owner)
        if opening is None:
            element = self._resources.elements.get(owner)
            if element is None:
                raise LayoutDefectError(f"something is painted for {owner!r}, which is no element")
            if element.role in GROUPING:
                raise LayoutDefectError(f"something is painted for {owner!r}, a {element.role}, which only groups")
            opening = f"/{element.role}<</MCID {self._resources.marks.add(owner, self._place)}>>BDC"
        self.close()
        self._add(opening)
        self._owner = owner

    def _is_read(self, owner: str) -> bool:
        element = self._resources.elements.get(owner)
        return element is not None and not element.alt

    def _rectangle(self, box: tuple[float, float, float, float]) -> str:
        x, y, width, height = box
        return f"{number(x)} {number(self._height - y - height)} {number(width)} {number(height)}"

    def _end_text(self) -> None:
        if self._in_text:
            self._add("ET")
            self._in_text = False

    def _move(self, thing: Glyphs) -> None:
        """Sets the start of the text. Positions are rounded before they are made relative, so no error adds up."""
        x, y = round(thing.x, 2), round(self._height - thing.y + (0 if thing.turned else thing.rise), 2)
        if thing.turned:
            angle = math.radians(thing.turned)
            cos, sin = math.cos(angle), math.sin(angle)
            turn = " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in (cos, sin, -sin, cos))
            self._add(f"{turn} {number(x - sin * thing.rise)} {number(y + cos * thing.rise)} Tm")
            self._origin = None
        elif self._origin is None:
            self._add(f"1 0 0 1 {number(x)} {number(y)} Tm")
            self._origin = (x, y)
        else:
            from_x, from_y = self._origin
            if (x, y) != self._origin or self.painted.operators[-1] != "BT":
                self._add(f"{number(x - from_x)} {number(y - from_y)} Td")
            self._origin = (x, y)

    def _style(self, thing: Outline) -> None:
        state = self._state
        if thing.fill is not None and state.fill != thing.fill:
            state.fill = thing.fill
            self._add(f"{number(thing.fill)} g")
        if thing.stroke is None:
            return
        if state.stroke != thing.stroke:
            state.stroke = thing.stroke
            self._add(f"{number(thing.stroke)} G")
        if state.width != thing.width:
            state.width = thing.width
            self._add(f"{number(thing.width)} w")
        if state.dash != thing.dash:
            state.dash = thing.dash
            self._add(f"[{' '.join(number(length) for length in thing.dash)}] 0 d")
        if state.caps != thing.round_caps:
            state.caps = thing.round_caps
            self._add("1 J" if thing.round_caps else "0 J")
        if state.joins != thing.round_joins:
            state.joins = thing.round_joins
            self._add("1 j" if thing.round_joins else "0 j")

    def _path(self, segments: tuple[Segment, ...]) -> str:
        height = self._height
        parts: list[str] = []
        for kind, numbers in segments:
            parts += [number(height - value if i % 2 else value) for i, value in enumerate(numbers)]
            parts.append("h" if kind == "Z" else kind.lower())
        return " ".join(parts)


def _single(thing: Outline) -> str:
    return " S" if thing.fill is None else " f"
