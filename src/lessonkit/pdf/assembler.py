"""A class set as one file: temporary, all in memory; the streaming assembler takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Bookmark, Element, Layout, Page
from lessonkit.layout.shift import owned
from lessonkit.layout.stamp import Stamped
from lessonkit.pdf.writer import write


@dataclass(frozen=True, slots=True)
class SetHead:
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class CopyPart:
    master: str
    stamped: Stamped | None


@dataclass(frozen=True, slots=True)
class Copy:
    label: str
    parts: tuple[CopyPart, ...]
    pages: int


def write_set(
    stream: BinaryIO, head: SetHead, masters: Mapping[str, Layout], copies: Iterable[Copy], faces: Faces
) -> None:
    pages: list[Page] = []
    elements: list[Element] = []
    marks: list[Bookmark] = []
    for number, copy in enumerate(copies):
        root = f"c{number}"
        elements.append(Element(id=root, role="Part"))
        marks.append(Bookmark(title=copy.label, level=0, page=len(pages), y=0.0))
        start = len(pages)
        for index, part in enumerate(copy.parts):
            layout, first = masters[part.master], len(pages)
            own = part.stamped.elements if part.stamped else layout.elements
            stamps = part.stamped.pages if part.stamped else ((),) * len(layout.pages)
            prefix = f"{root}.{index}."
            for element in own:
                box = (element.box[0] + first, *element.box[1:]) if element.box else None
                parent = prefix + element.parent if element.parent else root
                elements.append(replace(element, id=prefix + element.id, parent=parent, box=box))
            for page, stamped in zip(layout.pages, stamps, strict=True):
                things = [t if t.owner.startswith("@") else owned(t, prefix + t.owner) for t in (*page.things, *stamped)]
                pages.append(replace(page, things=tuple(things)))
        while len(pages) - start < copy.pages:
            pages.append(Page(size=pages[-1].size, things=()))
    stream.write(
        write(Layout(name="set", title=head.title, language=head.language, pages=tuple(pages), elements=tuple(elements), bookmarks=tuple(marks)), faces)
    )
