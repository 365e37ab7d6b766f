"""The Document: a tree of semantic blocks, each with an id, a role and the place it came from.

Documents and items compose these; layout alone knows where they go. Lengths are in points. `before` is the white
above a block; it is dropped at the top of a page. Roles are the standard structure types of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lessonkit.diagnostics import Span
from lessonkit.model.drawing import Cut, Placed, Poster
from lessonkit.model.faces import Faces
from lessonkit.model.passages import Extract as Extract
from lessonkit.model.passages import Figure as Figure
from lessonkit.model.passages import Gloss as Gloss
from lessonkit.model.passages import Heading as Heading
from lessonkit.model.passages import NumberedParagraph as NumberedParagraph
from lessonkit.model.passages import Passage as Passage
from lessonkit.model.spaces import Hole as Hole
from lessonkit.model.spaces import Pattern as Pattern
from lessonkit.model.spaces import Space as Space
from lessonkit.model.spaces import SpaceKind as SpaceKind
from lessonkit.model.spaces import WritingLines as WritingLines
from lessonkit.model.text import Text
from lessonkit.units import A4, PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph in a style of the theme. `align` is left, right or centre."""

    text: Text
    style: str = "body"
    role: str = "P"
    align: str = "left"
    id: str = ""
    before: float = 0.0
    keep_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Blocks one under the other. `keep` holds them on one page; `firm` does so before all that stands round them.

    A `loose` stack parts between its blocks only where much of a page would else stay white, two of them on each side.
    """

    blocks: tuple[Block, ...]
    role: str = ""
    id: str = ""
    before: float = 0.0
    keep: bool = False
    firm: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A column of a Grid: its width in points, or 0 for a share of what is left; then the gap after it."""

    width: float = 0.0
    share: float = 1.0
    gap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a Grid. `rule` frames it; `padding` is (left, top, right, bottom); `span` counts columns.

    `ring` draws the small ring of a list of dates on a line that joins the rings of all rows.
    """

    blocks: tuple[Block, ...] = ()
    role: str = "TD"
    scope: str = ""
    span: int = 1
    align: str = "left"
    middle: bool = False
    rule: float = 0.0
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    ring: bool = False
    foot: tuple[Block, ...] = ()
    """Blocks that stand at the foot of the cell, flush right."""
    last: bool = False
    """Whether its last line stands on the last line of the row's other cells, as a line to write on under a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a Grid: never split over pages. Its cells share their first baseline unless `middle` or framed.

    `above` and `below` are rules over the whole width, 0 for none. `height` is the least height.
    """

    cells: tuple[Cell, ...]
    role: str = "TR"
    height: float = 0.0
    above: float = 0.0
    below: float = 0.0
    before: float = 0.0
    head: bool = False
    """A head row is repeated, as an artifact, where the grid goes on on a new page."""
    again: tuple[Cell, ...] = ()
    """The cells with which a head row is repeated, where they are not its own."""
    keep_next: bool = False
    """Stays on the page of the next row, where both fit on one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows and columns. Role "Table" with TR, TH, TD; "L" with LI, Lbl, LBody; or "" with "" for mere placing.

    A `loose` grid parts between its rows only where much of a page would else stay white, two of them on each side.
    """

    columns: tuple[Track, ...]
    rows: tuple[Row, ...]
    role: str = "Table"
    id: str = ""
    before: float = 0.0
    keep: bool = False
    loose: bool = False
    verticals: tuple[float, ...] = ()
    """Rules between the columns: one width for each edge, the outer edges included; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of Choices: what stands before it (an answer space) and its words."""

    marker: Space
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A list of short entries, each behind a marker; in up to so many columns, filled downwards, where they fit.

    `indent` is the distance from the marker's left edge to the words; `pitch` the least distance from row to row.
    """

    entries: tuple[Choice, ...]
    indent: float = 20.0
    pitch: float = 18.0
    id: str = ""
    before: float = 0.0
    columns: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBank:
    """One framed box with words spread evenly; it wraps where it must."""

    words: tuple[Text, ...]
    name: str
    id: str = ""
    before: float = 0.0


class Marks(StrEnum):
    """Where an item's marks stand."""

    BASELINE = "baseline"  # flush right on the last baseline
    STEM = "stem"  # flush right on the stem's last baseline: the sum of what its parts earn
    LINE = "line"  # on the last writing line, which stops short
    BOX = "box"  # inside the last box, 7 from the side and the foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A numbered task: number in the hang, stem and how to answer on one line, its body, its marks.

    Never parted from its options, its marks or its first line of space; only `WritingLines` inside it may break, and
    a grid higher than a page, where `breakable`. A `loose` one may break between the blocks of its body, and between
    rows of a grid in it, where a page would else end in much white. `id` also names its MARGIN space: "<id>.margin".

    `others` are the same item at other levels: each part of it takes as much room as the largest of them, so that all
    levels share one geometry. Bodies are matched from their ends, where the answer spaces are.

    An item whose body is made of items has parts: each has a `label` in place of its number. Items with parts may break
    between them; `total` stands before their marks. `further` is asked under all that, for paper of their own.
    """

    id: str
    number: int
    stem: Text
    how: Text = Text()
    body: tuple[Block, ...] = ()
    marks: int
    marks_at: Marks = Marks.BASELINE
    before: float = 12.0
    breakable: bool = False
    loose: bool = False
    origin: Span | None = None
    others: tuple[Item, ...] = ()
    label: str = ""
    total: str = ""
    further: Text = Text()

    @property
    def ends_ruled(self) -> bool:
        """Whether it ends in ruled lines, its own or those of its last part."""
        last = self.body[-1] if self.body else None
        if isinstance(last, Item):
            return last.ends_ruled
        return isinstance(last, WritingLines) or self.marks_at is Marks.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionHead:
    """A section of the worksheet: bold letter, name, and a box for the sum of its marks (0 for no box).

    A rule stands over it unless it opens a page.
    """

    id: str
    letter: str
    title: Text
    total: int = 0
    total_text: str = ""
    before: float = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two stacks side by side, each half the width; one under the other where one is higher than a page.

    Where much of a page would else stay white, the left one of `loose` ones runs over into the right one, or both part
    where each of them may; the block that a stack begins with is repeated over the rest of it.
    """

    left: Stack
    right: Stack
    gap: float = 24.0
    before: float = 0.0
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Primitives in a box of their own (y down from its top edge); a Figure with `alt` to a screen reader.

    The things inside have the owner "" and take the drawing's element, or an artifact name. `holes` are where the
    key writes; sketches that the key adds carry the drawing's id. Without `alt` it is mere decoration, all of it an
    artifact, and the key adds nothing to it.
    """

    id: str
    width: float
    height: float
    things: tuple[Placed, ...]
    alt: str
    holes: tuple[Hole, ...] = ()
    before: float = 0.0


class Artist(Protocol):
    """Draws for the room that there is. A frozen dataclass: two that are equal draw the same."""

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """The drawing, no wider or higher than that if it can be; what is larger is set smaller."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A drawing that is made when the size of its place is known, and that may measure its words.

    `smallest` is the size of its smallest words: in large print, where nothing of a task may be smaller than running
    text, it is drawn for so much narrower a place and enlarged. 0 for a drawing that sees to that itself.
    """

    artist: Artist
    smallest: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """What follows starts on a new page."""


Block = (
    Paragraph
    | Stack
    | Space
    | WritingLines
    | Grid
    | Choices
    | WordBank
    | Item
    | SectionHead
    | Heading
    | Passage
    | Extract
    | Figure
    | Columns
    | Drawing
    | Fitted
    | NewPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the name row: its label and the length of its rule."""

    id: str
    label: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first page's head: kicker over the title, the inquiry question under it, then the name row, if any.

    `total` is the sheet's sum ("/ 50"), or "" for none.
    """

    kicker: str
    title: Text
    subtitle: Text
    fields: tuple[Field, ...] = ()
    fields_beside: bool = False
    """Whether the fields stand at the end of the subtitle's line, as on a sheet that lies on its side."""
    total_label: str = ""
    total: str = ""
    body_at: float = 117.0
    """y of the first block under the head."""
    rule: bool = True
    """Whether a rule stands under it; the back of a card has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A composed document, ready to be laid out; a `poster` up to its first heading. `later_at` is y on later pages.

    One of `halves` takes half a sheet where it fits there on one page: the sheet is printed with two, to be cut.
    `origin` is where the lesson asks for it, for what cannot be told more exactly.
    """

    name: str
    title: str
    language: str
    head: Head
    body: tuple[Block, ...]
    paper: PaperSize = A4
    later_at: float = 70.0
    poster: Poster | None = None
    halves: bool = False
    cut: Cut | None = None
    """Set where each page is a piece of a sheet; `paper` is then the size of a piece."""
    origin: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page outside the body: running head, badge and foot.

    `version` is the letter of the copy's version, or ""; `version_words` the pattern in which the foot says it.
    `badge_solid` is for the teacher's copies. `page_words` is a pattern: "Page {page} of {pages}", or "". `name_label`
    is the label of the name rule on later pages, or "". Where `alone` holds, a part's pages are counted by themselves,
    and it begins on a sheet of paper of its own: it is handed out without the others.
    """

    short_title: str
    document: str
    badge: str
    badge_solid: bool = False
    code: str = ""
    qr: str = ""
    """A pattern with {page} for a square code that a scanner reads, or ""."""
    page_words: str = "Page {page} of {pages}"
    name_label: str = ""
    alone: bool = False
    form: str = ""
    """What a teacher calls such a part among those of its document."""
    afterwards: bool = False
    """Whether it tells what others ask for, so that it is handed out when they are done."""
    version: str = ""
    version_words: str = "Version {version}"
    piece: bool = False
    """Whether the page is cut out of a sheet: it has a small foot, and no head or badge."""
    level_mark: str = ""
    """The level whose shape stands in the foot beside the code; "" for a document that is the same at all levels."""
