"""Kinds of copies: all copies of the same documents, stamped in the same places, have the same objects but for words.

A kind numbers a copy's objects from 0. First come those that each copy writes for itself: its Part, the node of its
pages, its bookmark, its own content streams, its own elements. All others are in the kind's mould.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessonkit.layout.placed import Element
from lessonkit.layout.stamp import Stamped
from lessonkit.pdf.links import link_annotation
from lessonkit.pdf.masters import Master, OwnPage
from lessonkit.pdf.moulds import Mould, identity_of, number_of, reference_to
from lessonkit.pdf.numbers import number
from lessonkit.pdf.strings import text_string
from lessonkit.pdf.structure import ElementWriter, Marks
from lessonkit.units import PaperSize

PART, NODE, BOOKMARK, STREAMS = 0, 1, 2, 3
"""The first objects of a copy; its own streams start with the last of them."""

_BESIDE = 1 / 1024
"""How far behind the content before it a stamp is read; contents are 1 apart."""


@dataclass(frozen=True, slots=True)
class PartOfCopy:
    """A document of a copy. `own` are the positions of its own elements; `streams` says which of the copy's own streams
    each page has, None for none."""

    master: Master
    stamped: Stamped
    own: tuple[int, ...]
    pages: tuple[OwnPage, ...]
    streams: tuple[int | None, ...]

    def key(self) -> tuple[object, ...]:
        """What two copies of a kind have in common: all but the words."""
        elements = self.stamped.elements
        own = tuple((position, _wordless(elements[position])) for position in self.own)
        return (self.master.streams[0], own, tuple(page.owners for page in self.pages), self.streams)


def _wordless(element: Element) -> Element:
    if element.alt or element.actual or element.language:
        return replace(element, alt="", actual="", language="")
    return element


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
        self._own_elements: list[tuple[int, int, int, ElementWriter]] = []
        streams = {stream for part in parts for stream in part.streams if stream is not None}
        self._take(STREAMS + len(streams) + sum(len(part.own) for part in parts))
        own = STREAMS + len(streams)
        sections = [self._part(number, part, own_at) for number, part, own_at in _counted(parts, own)]
        size = parts[-1].master.layout.pages[-1].size
        self.pages += [self._page(size, "") for _ in range(white)]
        kids = " ".join(map(reference_to, sections))
        self.part = f"/P {common.document}/K[{kids}]>>".encode()
        self.page_kids = " ".join(map(reference_to, self.pages))
        height = number(parts[0].master.layout.pages[0].size.height)
        self.bookmark = f"/Dest[{reference_to(self.pages[0])}/XYZ 0 {height} 0]".encode()
        self.mould = Mould(self._bodies)

    def own_elements(self, parts: Sequence[PartOfCopy]) -> Iterator[tuple[int, bytes]]:
        """Objects and dictionaries of a copy's own elements, with their numbers open."""
        for index, part, position, writer in self._own_elements:
            yield index, writer.element(parts[part].stamped.elements[position])

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

    def _part(self, place: int, part: PartOfCopy, own_at: int) -> int:
        """All objects of a document; gives its Sect."""
        layout = replace(part.master.layout, elements=part.stamped.elements)
        section = self._take(1)
        marks = _marks(part)
        arrays = [self._take(1) if owners else None for owners in marks.pages]
        annotations = self._take(len(part.master.links))
        pages = self._pages(part, arrays, annotations)
        self.pages += pages
        own = {position: own_at + at for at, position in enumerate(part.own)}
        shared = iter(range(self._take(len(layout.elements) - len(own)), len(self._bodies)))
        objects = {e.id: own[at] if at in own else next(shared) for at, e in enumerate(layout.elements)}
        marks.links += [
            (area.owner, page, reference_to(annotations + at)) for at, (page, area) in enumerate(part.master.links)
        ]
        refs = {"": reference_to(section)} | {name: reference_to(index) for name, index in objects.items()}
        writer = ElementWriter(layout, marks, refs, [reference_to(page) for page in pages], text_string)
        self._elements(part, objects, writer)
        self._own_elements += [(own[at], place, at, writer) for at in part.own]
        self._section(section, part, writer)
        for array, owners in zip(arrays, marks.pages, strict=True):
            if array is not None:
                self._bodies[array] = f"[{' '.join(refs[owner] for owner in owners)}]".encode()
                self.parents.append((array, array))
        for at, (_, area) in enumerate(part.master.links):
            self.parents.append((annotations + at, objects[area.owner]))
        return section

    def _section(self, index: int, part: PartOfCopy, writer: ElementWriter) -> None:
        """The Sect that holds a document, with its title and, where it is another than the set's, its language."""
        layout = part.master.layout
        language = b"/Lang" + text_string(layout.language) if layout.language != self._common.language else b""
        head = f"<</Type/StructElem/S/Sect/P {reference_to(PART)}/K[{' '.join(writer.top())}]/T".encode()
        self._bodies[index] = head + text_string(layout.title) + language + b">>"

    def _elements(self, part: PartOfCopy, objects: dict[str, int], writer: ElementWriter) -> None:
        for at, element in enumerate(part.stamped.elements):
            index = objects[element.id]
            if element.role == "Note":
                self.notes.append(index)
            if at not in part.own:
                self._bodies[index] = writer.element(element, identity_of(index))

    def _pages(self, part: PartOfCopy, arrays: Sequence[int | None], annotations: int) -> list[int]:
        """The page dictionaries and the annotations of a document."""
        master = part.master
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


def _counted(parts: Sequence[PartOfCopy], own_at: int) -> Iterator[tuple[int, PartOfCopy, int]]:
    """Each part with its place and the object of its first own element."""
    for place, part in enumerate(parts):
        yield place, part, own_at
        own_at += len(part.own)


def _marks(part: PartOfCopy) -> Marks:
    """The marks of the master's pages and after them those of the copy, which are read in their places in the tree."""
    shared = part.master.marks
    marks = Marks(read_at=dict(shared.read_at))
    for index, owners in enumerate(shared.pages):
        own = part.pages[index].owners
        marks.pages.append([*owners, *own])
        if own:
            read = _places(part.stamped.elements, index, shared, own)
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
