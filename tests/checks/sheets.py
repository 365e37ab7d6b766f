"""Small Layouts made by hand, one for each construct, and one with all of them; lengths in points, y down."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.placed import Bookmark, Element, Layout, Page
from lessonkit.model.drawing import (
    LAYOUT_ARTIFACT,
    PAGE_ARTIFACT,
    Glyphs,
    LinkArea,
    Placed,
    ellipse,
    line,
    rectangle,
    tick,
)
from lessonkit.units import A4


def text(x: float, y: float, words: str, owner: str, face: str = "Regular", size: float = 11, **more) -> Glyphs:
    """Words at (x, y)."""
    return Glyphs(x, y, words, face, size, owner, **more)


def sheet(things: list[Placed] | list[list[Placed]], elements: list[Element], **more) -> Layout:
    """A Layout of one page, or of one for each list of things."""
    pages = things if things and isinstance(things[0], list) else [things]
    return Layout(
        name="sheet",
        title="A sheet",
        language="en-GB",
        pages=tuple(Page(size=A4, things=tuple(page)) for page in pages),
        elements=tuple(elements),
        **more,
    )


def headings() -> Layout:
    """A title, a section and a paragraph that wraps."""
    return sheet(
        [
            text(54, 51, "KICKER", PAGE_ARTIFACT, "Medium", 8, tracking=0.6),
            text(54, 76, "How rivers shape the land", "t", "Bold", 20),
            line(54, 103.5, 541, 103.5, 0.7, LAYOUT_ARTIFACT),
            text(54, 130, "Erosion", "h", "Bold", 13),
            text(54, 150, "Rivers carry sand, silt and ", "p"),
            text(54, 165, "gravel ", "p"),
            text(87, 165, "downstream", "p", "Italic"),
            text(141, 165, ".", "p"),
        ],
        [Element(id="t", role="H1"), Element(id="h", role="H2"), Element(id="p", role="P")],
        bookmarks=(
            Bookmark(title="How rivers shape the land", level=0, page=0, y=56),
            Bookmark(title="Erosion", level=1, page=0, y=117),
        ),
    )


def listing() -> Layout:
    """A numbered list of two entries."""
    elements = [Element(id="l", role="L", numbering="Decimal")]
    things: list[Placed] = []
    for n, words in enumerate(("First", "Second"), 1):
        elements += [
            Element(id=f"li{n}", role="LI", parent="l"),
            Element(id=f"lbl{n}", role="Lbl", parent=f"li{n}"),
            Element(id=f"body{n}", role="LBody", parent=f"li{n}"),
        ]
        things += [text(54, 60 + 15 * n, f"{n} ", f"lbl{n}", "Bold"), text(78, 60 + 15 * n, words, f"body{n}")]
    return sheet(things, elements)


def table() -> Layout:
    """A table with a spanning head, column heads, row heads and an empty cell; its head is repeated on page 2."""
    elements = [
        Element(id="table", role="Table"),
        Element(id="r0", role="TR", parent="table"),
        Element(id="c00", role="TH", parent="r0", scope="Column", columns=2),
        Element(id="r1", role="TR", parent="table"),
        Element(id="c10", role="TH", parent="r1", scope="Column"),
        Element(id="c11", role="TH", parent="r1", scope="Column"),
        Element(id="r2", role="TR", parent="table"),
        Element(id="c20", role="TH", parent="r2", scope="Row"),
        Element(id="c21", role="TD", parent="r2"),
        Element(id="r3", role="TR", parent="table"),
        Element(id="c30", role="TH", parent="r3", scope="Row"),
        Element(id="c31", role="TD", parent="r3"),
    ]
    first: list[Placed] = [
        rectangle(54, 60, 200, 60, 0.7, LAYOUT_ARTIFACT),
        text(58, 75, "PEOPLE", "c00", "SemiBold", 7.5, tracking=0.5),
        text(58, 90, "Name", "c10", "SemiBold"),
        text(158, 90, "Office", "c11", "SemiBold"),
        text(58, 105, "Lenin", "c20", "Bold"),
        text(158, 105, "Chairman", "c21"),
    ]
    second: list[Placed] = [
        text(58, 75, "Name", PAGE_ARTIFACT, "SemiBold"),
        text(58, 90, "Bukharin", "c30", "Bold"),
        line(54, 95, 254, 95, 0.5, LAYOUT_ARTIFACT),
    ]
    return sheet([first, second], elements)


def figure() -> Layout:
    """A drawing with words in it, and its caption."""
    return sheet(
        [
            rectangle(54, 60, 120, 60, 1, "f", fill=0.9, radius=6),
            text(60, 90, "Left", "f", "SemiBold", 9.5),
            ellipse(100, 75, 30, 15, 0.7, "f"),
            text(54, 140, "Two sides", "c", size=9),
        ],
        [
            Element(id="f", role="Figure", alt="Two sides of an alliance", box=(0, 54, 60, 120, 60)),
            Element(id="c", role="Caption"),
        ],
    )


def forms() -> Layout:
    """A cloze line with a blank and ink in another one; a box to tick and one that is ticked; writing lines."""
    return sheet(
        [
            text(54, 75, "Stalin held the office of ", "p"),
            line(190, 77, 268, 77, 0.7, "b1"),
            text(268, 75, " from ", "p"),
            line(300, 77, 378, 77, 0.7, "b2"),
            text(310, 75, "1922", "ink", "BoldItalic"),
            text(378, 75, ".", "p"),
            rectangle(54, 92, 9, 9, 0.7, "t1"),
            text(74, 100, "Pravda", "o1"),
            rectangle(54, 110, 9, 9, 0.7, "t2"),
            tick(54, 114, 9, 1.4, "t2"),
            text(74, 118, "Politburo", "o2"),
            line(54, 150, 500, 150, 0.5, "w"),
            line(54, 172.68, 500, 172.68, 0.5, "w"),
        ],
        [
            Element(id="p", role="P"),
            Element(id="b1", role="Form", parent="p", alt="blank 1", form="tv", box=(0, 190, 64, 78, 15)),
            Element(id="b2", role="Form", parent="p", alt="blank 2", form="tv", box=(0, 300, 64, 78, 15)),
            Element(id="ink", role="Span", parent="p", actual="1922"),
            Element(id="l", role="L", numbering="None"),
            Element(id="li1", role="LI", parent="l"),
            Element(id="k1", role="Lbl", parent="li1"),
            Element(id="t1", role="Form", parent="k1", alt="box A", form="cb-off", box=(0, 54, 92, 9, 9)),
            Element(id="o1", role="LBody", parent="li1"),
            Element(id="li2", role="LI", parent="l"),
            Element(id="k2", role="Lbl", parent="li2"),
            Element(id="t2", role="Form", parent="k2", alt="box B, ticked", form="cb-on", box=(0, 54, 110, 9, 9)),
            Element(id="o2", role="LBody", parent="li2"),
            Element(id="w", role="Form", alt="answer to question 3", form="tv", box=(0, 54, 128, 446, 45)),
        ],
    )


def links() -> Layout:
    """A link that wraps, so that it has two active areas, with a word of another language inside it."""
    return sheet(
        [
            text(54, 75, "See ", "p"),
            text(76, 75, "the archive of ", "a"),
            LinkArea(76, 64, 80, 15, "https://example.org/ä?q=1&r=2", "a"),
            text(54, 90, "Правда", "ru"),
            LinkArea(54, 79, 40, 15, "https://example.org/ä?q=1&r=2", "a"),
            text(94, 90, ".", "p"),
        ],
        [
            Element(id="p", role="P"),
            Element(id="a", role="Link", parent="p"),
            Element(id="ru", role="Span", parent="a", language="ru"),
        ],
    )


def notes() -> Layout:
    """Two glosses at the foot of a page."""
    return sheet(
        [
            text(54, 75, "A hard word.", "p"),
            text(54, 760, "hard", "n1", "SemiBold", 9),
            text(54, 772, "word", "n2", "SemiBold", 9),
        ],
        [
            Element(id="p", role="P"),
            Element(id="n1", role="Note"),
            Element(id="n2", role="Note"),
        ],
    )


def two_pages() -> Layout:
    """A paragraph that goes on on a second, turned page, with a child element on each."""
    return sheet(
        [
            [text(54, 75, "The first page ends ", "p"), text(160, 75, "here ", "s1", "Bold")],
            [text(54, 75, "and goes on ", "p"), text(120, 75, "there", "s2", "Bold"), text(150, 75, ".", "p")],
        ],
        [
            Element(id="p", role="P"),
            Element(id="s1", role="Span", parent="p"),
            Element(id="s2", role="Span", parent="p"),
        ],
    )


CONSTRUCTS = {
    made.__name__: made for made in (headings, listing, table, figure, forms, links, notes, two_pages)
}
"""A Layout for each construct, by name."""


def everything() -> Layout:
    """All constructs in one file, each on pages of its own."""
    pages: list[Page] = []
    elements: list[Element] = []
    for name, made in CONSTRUCTS.items():
        layout = made()
        start = len(pages)
        pages += [Page(size=page.size, things=tuple(_renamed(t, name) for t in page.things)) for page in layout.pages]
        elements += [_moved(element, name, start) for element in layout.elements]
    return Layout(
        name="everything", title="Everything", language="en-GB", pages=tuple(pages), elements=tuple(elements)
    )


def _renamed(thing: Placed, prefix: str) -> Placed:
    return thing if thing.owner.startswith("@") else replace(thing, owner=f"{prefix}.{thing.owner}")


def _moved(element: Element, prefix: str, pages: int) -> Element:
    parent = f"{prefix}.{element.parent}" if element.parent else ""
    box = element.box and (element.box[0] + pages, *element.box[1:])
    return replace(element, id=f"{prefix}.{element.id}", parent=parent, box=box)
