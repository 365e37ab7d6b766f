"""Kinds of copies: all copies of the same documents, stamped in the same places, have the same objects but for words.

A kind numbers a copy's objects from 0. First come those that each copy writes for itself: its Part, the node of its
pages, its bookmark, its own content streams. All others are in the kind's mould.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.layout.placed import Element, Layout
from lessonkit.pdf.links import link_annotation
from lessonkit.pdf.masters import OwnPage, Variant
from lessonkit.pdf.moulds import Mould, Pattern, identity_of, number_of, reference_to
from lessonkit.pdf.numbers import number
from lessonkit.pdf.strings import text_string
from lessonkit.pdf.structure import ElementWriter, Marks
from lessonkit.pdf.trees import page_entries
from lessonkit.units import PaperSize

PART, NODE, BOOKMARK, STREAMS = 0, 1, 2, 3
"""The first objects of a copy; its own streams start with the last of them."""

_BESIDE = 1 / 1024
"""How far behind the content before it a stamp is read; contents are 1 apart."""


@dataclass(frozen=True, slots=True)
class PartOfCopy:
    """A document of a copy. `streams` says which of the copy's own streams each page has, None for none."""

    variant: Variant
    pages: tuple[OwnPage, ...]
    streams: tuple[int | None, ...]

    def key(self) -> tuple[object, ...]:
        """What two copies of a kind have in common: all but the words."""
        return (self.variant, tuple([page.owners for page in self.pages]), self.streams)


@dataclass(frozen=True, slots=True)
class Common:
    """What all copies refer to: the Document element, the resources of pages; and the set's language."""

    document: str
    resources: str
    language: str


class CopyKind:
    """The mould of a kind of copies, and the patterns of what each copy writes for itself."""

    def __init__(self, parts: Sequence[PartOfCopy], white: int, common: Common) -> None:
        self._common = common
        self._bodies: list[bytes | None] = []
        self.notes: list[int] = []
        self.parents: list[tuple[int, int]] = []
        """(key, object) of the parent tree: marks of a page have its array for both, annotations their elements."""
        self.pages: list[int] = []
        streams = {stream for part in parts for stream in part.streams if stream is not None}
        self._take(STREAMS + len(streams))
        sections = [self._part(part) for part in parts]
        size = parts[-1].variant.layout.pages[-1].size
        self.pages += [self._page(size, "") for _ in range(white)]
        kids = " ".join(map(reference_to, sections))
        self.part = Pattern(f"/P {common.document}/K[{kids}]>>".encode())
        self.node = Pattern(page_entries(len(self.pages), " ".join(map(reference_to, self.pages))))
        height = number(parts[0].variant.layout.pages[0].size.height)
        self.bookmark = Pattern(f"/Dest[{reference_to(self.pages[0])}/XYZ 0 {height} 0]".encode())
        self.mould = Mould(self._bodies)

    def _take(self, count: int) -> int:
        """The first of so many new objects."""
        first = len(self._bodies)
        self._bodies += [None] * count
        return first

    def _put(self, body: bytes) -> int:
        index = self._take(1)
        self._bodies[index] = body
        return index

    def _page(self, size: PaperSize, entries: str) -> int:
        box = f"[0 0 {number(size.width)} {number(size.height)}]"
        common = f"/Parent {reference_to(NODE)}/MediaBox{box}/Resources {self._common.resources}/Tabs/S"
        return self._put(f"<</Type/Page{common}{entries}>>".encode())

    def _part(self, part: PartOfCopy) -> int:
        """All objects of a document; gives its Sect."""
        layout, links = part.variant.layout, part.variant.master.links
        section = self._take(1)
        marks = _marks(part)
        arrays = [self._take(1) if owners else None for owners in marks.pages]
        annotations = self._take(len(links))
        pages = self._pages(part, arrays, annotations)
        self.pages += pages
        first = self._take(len(layout.elements))
        objects = {element.id: first + at for at, element in enumerate(layout.elements)}
        marks.links += [(area.owner, page, reference_to(annotations + at)) for at, (page, area) in enumerate(links)]
        refs = {"": reference_to(section)} | {name: reference_to(index) for name, index in objects.items()}
        writer = ElementWriter(layout, marks, refs, [reference_to(page) for page in pages], text_string)
        for element in layout.elements:
            index = objects[element.id]
            if element.role == "Note":
                self.notes.append(index)
            self._bodies[index] = writer.element(element, identity_of(index))
        self._section(section, layout, writer)
        for array, owners in zip(arrays, marks.pages, strict=True):
            if array is not None:
                self._bodies[array] = f"[{' '.join(refs[owner] for owner in owners)}]".encode()
                self.parents.append((array, array))
        self.parents += [(annotations + at, objects[area.owner]) for at, (_, area) in enumerate(links)]
        return section

    def _section(self, index: int, layout: Layout, writer: ElementWriter) -> None:
        """The Sect that holds a document, with its title and, where it is another than the set's, its language."""
        language = b"/Lang" + text_string(layout.language) if layout.language != self._common.language else b""
        head = f"<</Type/StructElem/S/Sect/P {reference_to(PART)}/K[{' '.join(writer.top())}]/T".encode()
        self._bodies[index] = head + text_string(layout.title) + language + b">>"

    def _pages(self, part: PartOfCopy, arrays: Sequence[int | None], annotations: int) -> list[int]:
        """The page dictionaries and the annotations of a document."""
        master = part.variant.master
        found: list[int] = []
        for index, page in enumerate(master.layout.pages):
            own = part.streams[index]
            shared = f"{master.streams[index]} 0 R"
            entries = f"/Contents {shared}" if own is None else f"/Contents[{shared} {reference_to(STREAMS + own)}]"
            array = arrays[index]
            if array is not None:
                entries += f"/StructParents {number_of(array)}"
            active = [annotations + at for at, (where, _) in enumerate(master.links) if where == index]
            if active:
                entries += f"/Annots[{' '.join(map(reference_to, active))}]"
            found.append(self._page(page.size, entries))
        for at, (where, area) in enumerate(master.links):
            height = master.layout.pages[where].size.height
            words = master.words[area.owner]
            key = number_of(annotations + at)
            self._bodies[annotations + at] = link_annotation(area, height, key, words, text_string)
        return found


def _marks(part: PartOfCopy) -> Marks:
    """The marks of the master's pages and after them those of the copy, which are read in their places in the tree."""
    shared = part.variant.master.marks
    marks = Marks(read_at=dict(shared.read_at))
    for index, owners in enumerate(shared.pages):
        own = part.pages[index].owners
        marks.pages.append([*owners, *own])
        if own:
            read = _places(part.variant.layout.elements, index, shared, own)
            marks.read_at |= {(index, len(owners) + at): read[owner] for at, owner in enumerate(own)}
    return marks


def _places(elements: Sequence[Element], page: int, shared: Marks, own: Sequence[str]) -> dict[str, tuple[int, float]]:
    """Where a copy's own content of a page is read: right behind what stands before its element in the tree."""
    last = {owner: (page, mcid) for mcid, owner in enumerate(shared.pages[page])}
    found: dict[str, tuple[int, float]] = {}
    before: tuple[int, float] = (page, -1)
    for element in elements:
        place = last.get(element.id)
        if place is not None:
            before = shared.read_at.get(place, place)
        if element.id in own:
            before = found[element.id] = (before[0], before[1] + _BESIDE)
    return found
