"""Layout: pages of placed things with their structure, as plain data. The pdf room turns it into bytes.

Things on a page stand in reading order (artifacts anywhere); elements stand in the order of the document tree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import Cut, Placed, Poster
from lessonkit.units import PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A structure element. `parent` is an element's id, or "" for the document element.

    `alt` describes a Figure or Form; `actual` replaces the text; `form` is the PrintField role and state: "tv" for
    something to write, "cb-off" and "cb-on" for a box to tick. `scope` is Row, Column or Both for TH; `columns` is the
    ColSpan; `box` is (page from 0, x, y, width, height) of a Figure or Form, y down from the top edge.
    """

    id: str
    role: str
    parent: str = ""
    alt: str = ""
    actual: str = ""
    language: str = ""
    form: str = ""
    scope: str = ""
    columns: int = 1
    numbering: str = ""
    box: tuple[int, float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSpace:
    """An answer space on its page (from 0). `baselines` are those of its writing lines, or the one to write on; of a
    box, that of the starter after which the answer goes on.

    `element` is the structure element of the space; ink is put right after it. `keep_off` is the width at the end of
    the last line that belongs to the marks. `begun` are the words of the starter, `indent` is how much of its first
    line they take. Writing lines are one space on a page, or one for each starter.
    """

    id: str
    kind: SpaceKind
    page: int
    x: float
    y: float
    width: float
    height: float
    baselines: tuple[float, ...] = ()
    element: str = ""
    size: float = 11.0
    align: str = "left"
    indent: float = 0.0
    keep_off: float = 0.0
    begun: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """Where an item, a section head or a heading came to stand."""

    id: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the outline. `page` counts from 0; `y` runs down from the top edge."""

    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet's side: its size and what is painted on it, in order. A `poster` is still to be cut into tiles.

    A page that is `half` a sheet high is to be put on one, see `halves`; one with a `cut` is a piece, to be put on a
    sheet with others. A tile has a `window`, a rectangle (x, y, width, height) outside which none of its things shows;
    `around` is what stands outside, all of it artifacts; `read_at` tells of each thing where it is read: page and place
    before the cut.
    """

    size: PaperSize
    things: tuple[Placed, ...]
    poster: Poster | None = None
    half: bool = False
    cut: Cut | None = None
    window: tuple[float, float, float, float] | None = None
    around: tuple[Placed, ...] = ()
    fixed: bool = False
    """Whether all must stay where it is: along the marks it is cut, and its back is printed to meet it."""
    read_at: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The pages of one part of a document, counted from 1 as they are printed; white ones at its end are left out."""

    name: str
    first: int
    last: int

    @property
    def pages(self) -> str:
        """ "page 3" or "pages 1–2"."""
        return f"page {self.first}" if self.first == self.last else f"pages {self.first}–{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A laid-out document. `language` is a BCP 47 tag; `parts` are the names of its parts with their first pages."""

    name: str
    title: str
    language: str
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    spaces: tuple[PlacedSpace, ...] = ()
    blocks: tuple[PlacedBlock, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    def stretches(self) -> tuple[Stretch, ...]:
        """Which pages belong to which part; nothing for a document of one piece."""
        ends = (*(first for _, first in self.parts[1:]), len(self.pages))
        named = zip(self.parts, ends, strict=bool(self.parts))
        return tuple(Stretch(name, first + 1, self._last(first, end)) for (name, first), end in named)

    def whole_sheets(self, leaf: int, before: int = 0) -> Layout:
        """The document with white pages at its end, so that it ends with a sheet of `leaf` pages.

        `before` is how many pages stand before it.
        """
        white = Page(size=self.pages[-1].size, things=())
        return replace(self, pages=(*self.pages, *(white,) * (-(before + len(self.pages)) % leaf)))

    def _last(self, first: int, end: int) -> int:
        """The last of these pages that is not white, counted from 1; the first where all are."""
        return max((at + 1 for at in range(first, end) if self.pages[at].things), default=first + 1)
