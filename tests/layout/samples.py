"""Faces of equal signs, small blocks, and what must hold on every laid-out page."""

from __future__ import annotations

from pathlib import Path

from lessonkit.layout.placed import Layout
from lessonkit.model.blocks import (
    Choice,
    Choices,
    Document,
    Field,
    Gloss,
    Head,
    Heading,
    Item,
    Marks,
    NumberedParagraph,
    Paragraph,
    Passage,
    SectionHead,
    Space,
    SpaceKind,
    WritingLines,
)
from lessonkit.model.drawing import Glyphs, LinkArea, Outline, Picture
from lessonkit.model.text import Run, Text, plain
from lessonkit.themes import DEFAULT


class HalfEm:
    """A family in which every sign is half an em wide; Greek letters stand in a face of their own."""

    def width(self, face, text, size):
        return len(text) * size / 2

    def split(self, face, text):
        runs = []
        for sign in text:
            chosen = "Greek" if "α" <= sign <= "ω" else face
            if runs and runs[-1][0] == chosen:
                runs[-1] = (chosen, runs[-1][1] + sign)
            else:
                runs.append((chosen, sign))
        return tuple(runs)

    def missing(self, text):
        return ()

    def cap_height(self, face, size):
        return size * 0.7

    def file(self, face):
        return Path(f"{face}.ttf")


FACES = HalfEm()
HEAD = Head(kicker="History · 60 minutes", title=plain("A short title"), subtitle=plain("A question?"))


def document(*body, head=HEAD, **more):
    """A document of these blocks."""
    return Document(name="sample", title="A sample", language="en-GB", head=head, body=tuple(body), **more)


def words(count, start=0):
    """That many different words, on one line of text."""
    return " ".join(f"word{n}" for n in range(start, start + count))


def options(item, count, text="option"):
    """Options behind letters to ring."""
    return Choices(
        before=4.0,
        entries=tuple(
            Choice(
                marker=Space(id=f"{item}.{letter}", kind=SpaceKind.CHOICE, name=letter, label=letter, width=11.0),
                text=plain(f"{text} {letter}"),
            )
            for letter in "ABCDEFGHIJ"[:count]
        ),
    )


def item(number, *body, marks=1, **more):
    """An item whose body is given."""
    return Item(id=f"i{number}", number=number, stem=plain(f"Stem of {number}?"), body=body, marks=marks, **more)


def ruled(number, count, **more):
    """An item that ends in ruled lines."""
    lines = WritingLines(id=f"i{number}.lines", count=count, name=f"answer to question {number}", **more)
    return item(number, lines, marks=count, marks_at=Marks.LINE)


def reading(*counts, gloss_each=0):
    """A passage with a heading and paragraphs of so many words; every so-many-th word is glossed."""
    parts = [Heading(text=plain("A heading"), id="reading.heading")]
    start = 0
    for number, count in enumerate(counts, 1):
        runs, glosses = [], []
        for n in range(start, start + count):
            glossed = gloss_each and n % gloss_each == 0
            runs += [Run(f"word{n}", gloss=f"g{n}" if glossed else ""), Run(" ")]
            if glossed:
                glosses.append(Gloss(id=f"g{n}", word=f"word{n}", meaning=plain(f"meaning {n}")))
        parts.append(NumberedParagraph(number=number, text=Text(tuple(runs[:-1])), glosses=tuple(glosses)))
        start += count
    return Passage(id="reading", attribution=plain("Written for this test."), parts=tuple(parts))


def worksheet(*items):
    """A worksheet of one section."""
    head = Head(
        kicker="History",
        title=plain("A short title"),
        subtitle=plain("A question?"),
        fields=(Field(id="name", label="Name", width=150.0),),
        total_label="Total",
        total="/ 9",
        body_at=144.0,
    )
    section = SectionHead(id="A", letter="A", title=plain("Find it"), total=9, total_text="/ 9")
    return document(section, *items, head=head)


def prose(count, **more):
    """A paragraph of so many words."""
    return Paragraph(text=plain(words(count)), **more)


def glyphs(layout, page=None):
    """All text of a layout, or of one page."""
    pages = layout.pages if page is None else [layout.pages[page]]
    return [thing for page in pages for thing in page.things if isinstance(thing, Glyphs)]


def said(layout, page=None):
    """The text of a layout or page in the order in which it is painted."""
    return "".join(g.text if g.text.endswith(" ") else f"{g.text}|" for g in glyphs(layout, page))


def find(layout, text):
    """(page, glyphs) of the first text that is or begins so."""
    for number, page in enumerate(layout.pages):
        for thing in page.things:
            if isinstance(thing, Glyphs) and thing.text.startswith(text):
                return number, thing
    raise AssertionError(f"{text!r} is not on any page")


def space(layout, name):
    """The answer space of that id."""
    return next(space for space in layout.spaces if space.id == name)


def extent(thing):
    """Left, top, right and foot of a thing; of text, its capitals and baseline, trailing spaces left out."""
    if isinstance(thing, Glyphs):
        width = FACES.width(thing.face, thing.text.rstrip(" "), thing.size)
        width += thing.tracking * len(thing.text.rstrip(" "))
        return thing.x, thing.y - 0.6 * thing.size, thing.x + width, thing.y
    if isinstance(thing, Outline):
        xs = [n for _, numbers in thing.segments for n in numbers[::2]]
        ys = [n for _, numbers in thing.segments for n in numbers[1::2]]
        return min(xs), min(ys), max(xs), max(ys)
    assert isinstance(thing, Picture | LinkArea)
    return thing.x, thing.y, thing.x + thing.width, thing.y + thing.height


def assert_inside_frame(layout: Layout) -> None:
    """Everything stands between the margins and over the foot limit."""
    for page in layout.pages:
        left, right = DEFAULT.margin - 0.5, page.size.width - DEFAULT.margin + 0.5
        foot = page.size.height - DEFAULT.foot_limit + 0.6
        for thing in page.things:
            x, top, end, bottom = extent(thing)
            assert left <= x <= end <= right, thing
            assert 0 <= top <= bottom <= foot, thing


def assert_nothing_overlaps(layout: Layout) -> None:
    """No two texts stand on one another."""
    for page in layout.pages:
        boxes = [(extent(t), t) for t in page.things if isinstance(t, Glyphs) and t.text.strip()]
        for n, ((x, top, end, foot), one) in enumerate(boxes):
            for (x2, top2, end2, foot2), other in boxes[n + 1 :]:
                apart = end <= x2 + 0.05 or end2 <= x + 0.05 or foot <= top2 + 0.05 or foot2 <= top + 0.05
                assert apart, (one, other)


def assert_read_in_order(layout: Layout) -> None:
    """On each page elements are first painted in tree order, and every owner is an element or an artifact."""
    order = {element.id: n for n, element in enumerate(layout.elements)}
    for page in layout.pages:
        seen = []
        for thing in page.things:
            if thing.owner.startswith("@"):
                continue
            assert thing.owner in order, thing
            if order[thing.owner] not in seen:
                seen.append(order[thing.owner])
        assert seen == sorted(seen)


def assert_tree_is_valid(layout: Layout) -> None:
    """Parents come before children; lists, tables and their parts hold only what they may (ISO 32000-1, 14.8.4)."""
    roles = {"": "Document"}
    allowed = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}
    homes = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}
    for element in layout.elements:
        parent = roles[element.parent]
        assert element.id not in roles
        assert parent not in allowed or element.role in allowed[parent], element
        assert element.role not in homes or homes[element.role] == parent, element
        assert element.role not in ("Form", "Figure") or element.alt
        roles[element.id] = element.role
    painted = {thing.owner for page in layout.pages for thing in page.things}
    grouping = {"Document", "Sect", "Div", "Table", "TR", "L", "LI"}
    assert not [owner for owner in painted if roles.get(owner) in grouping]


def assert_sound(layout: Layout) -> None:
    """Everything that must hold of any layout."""
    assert_inside_frame(layout)
    assert_nothing_overlaps(layout)
    assert_read_in_order(layout)
    assert_tree_is_valid(layout)
