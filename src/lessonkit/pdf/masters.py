"""Masters: the shared pages of a class set, painted once; and what is stamped on them for one copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Element, Layout, Page
from lessonkit.layout.stamp import OwnElements, Stamped, elements_with
from lessonkit.model.drawing import LinkArea, Placed
from lessonkit.pdf.canvas import settings_of_ours
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.embedding import EmbeddedFaces
from lessonkit.pdf.links import words_of_links
from lessonkit.pdf.objects import ObjectFile
from lessonkit.pdf.painting import PaintedPage, Resources, paint
from lessonkit.pdf.pictures import Pictures
from lessonkit.pdf.structure import Marks, check_element, check_elements
from lessonkit.units import PaperSize


@dataclass(frozen=True, slots=True)
class Master:
    """A document whose pages are in the file: the numbers of their streams, the marks on them, their active areas."""

    layout: Layout
    elements: dict[str, Element]
    streams: tuple[int, ...]
    marks: Marks
    links: tuple[tuple[int, LinkArea], ...]
    words: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """A master with those elements in their places that copies of it have of their own; there is one of each."""

    master: Master
    layout: Layout
    elements: dict[str, Element]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What a copy has of its own on a page: a content stream, or b"", and the owners of its marked content."""

    content: bytes
    owners: tuple[str, ...]


NOTHING = OwnPage(b"", ())


class MasterPress:
    """Paints masters and stamps; fonts and pictures are those of the whole file."""

    def __init__(self, file: ObjectFile, faces: Faces) -> None:
        self._file = file
        self._store = _Store(file)
        self._faces = EmbeddedFaces(faces)
        self._pictures = Pictures(self._store)
        self._named: set[str] = set()
        self._variants: dict[tuple[int, OwnElements], Variant] = {}

    def master(self, layout: Layout) -> Master:
        """Paints all pages of a document and writes their streams. Raises LayoutDefectError."""
        if not layout.pages:
            raise LayoutDefectError(f"{layout.name}: a document needs a page")
        elements = check_elements(layout)
        marks = Marks()
        streams: list[int] = []
        links: list[tuple[int, LinkArea]] = []
        for index, page in enumerate(layout.pages):
            painted = self._painted(page, elements, marks)
            links += [(index, area) for area in painted.links]
            streams.append(self._file.reserve())
            # The streams of a page run as one: the state that this one leaves is none of the next one's business.
            self._file.put_stream(streams[-1], b"q\n" + painted.content() + b"\nQ")
        return Master(layout, elements, tuple(streams), marks, tuple(links), words_of_links(layout))

    def variant(self, master: Master, own: OwnElements) -> Variant:
        """The master with a copy's own elements. Raises LayoutDefectError."""
        key = (master.streams[0], own)
        found = self._variants.get(key)
        if found is None:
            elements = dict(master.elements)
            for _, element in own:
                check_element(element, elements, master.layout.name)
                elements[element.id] = element
            layout = replace(master.layout, elements=elements_with(master.layout.elements, own))
            found = self._variants[key] = Variant(master, layout, elements)
        return found

    def stamp(self, variant: Variant, stamped: Stamped) -> tuple[OwnPage, ...]:
        """What a copy has of its own on each page; what it has on several pages in the same place is painted once."""
        done: dict[tuple[PaperSize, int, tuple[Placed, ...]], OwnPage] = {}
        pages: list[OwnPage] = []
        for index, things in enumerate(stamped.pages):
            if not things:
                pages.append(NOTHING)
                continue
            size = variant.layout.pages[index].size
            # Artifacts have no numbers, so they are alike whatever is below them.
            tagged = any(thing.owner in variant.elements for thing in things)
            below = variant.master.marks.pages[index] if tagged else []
            key = (size, len(below), things)
            if key not in done:
                done[key] = self._own_page(Page(size=size, things=things), variant, below)
            pages.append(done[key])
        return tuple(pages)

    def _own_page(self, page: Page, variant: Variant, below: list[str]) -> OwnPage:
        marks = Marks()
        painted = self._painted(page, variant.elements, marks, below)
        if painted.links:
            raise LayoutDefectError(f"{variant.layout.name}: a link cannot be stamped on a copy")
        return OwnPage(painted.content(), tuple(marks.pages[0][len(below) :]))

    def resources(self) -> bytes:
        """Writes the fonts, which are complete only now; gives the dictionary of resources of all pages."""
        fonts = {name: self._store.text(reference) for name, reference in self._faces.embed(self._store)}
        pictures = self._pictures.resources(self._named)
        shown = b"/XObject" + self._store.bytes_of(pictures) if pictures else b""
        self._store.drain()
        listed = "".join(f"/{name} {reference}" for name, reference in fonts.items())
        return f"<</Font<<{listed}>>".encode() + shown + b">>"

    def _painted(
        self, page: Page, elements: dict[str, Element], marks: Marks, below: list[str] | None = None
    ) -> PaintedPage:
        painted = paint(page, Resources(elements, self._faces, self._pictures, marks), below or ())
        self._named |= painted.pictures
        self._store.drain()
        return painted


class _Store:
    """What fonts and pictures ask of a ReportLab document: numbers for objects, which leave once they are made."""

    defaultStreamFilters = None  # noqa: N815 - ReportLab's name

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self._waiting: list[tuple[int, PDFObject]] = []
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}  # ReportLab's name
        self.encrypt = _NoEncryption()

    def Reference(self, thing: PDFObject, name: str = "") -> PDFObjectReference:  # noqa: N802 - ReportLab's name
        """Gives the object a number."""
        number = self._file.reserve()
        name = name or f"object {number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self._waiting.append((number, thing))
        return PDFObjectReference(name)

    def text(self, reference: PDFObjectReference) -> str:
        """A reference as text."""
        return self.bytes_of(reference).decode()

    def bytes_of(self, thing: PDFObject) -> bytes:
        """An object as bytes."""
        with settings_of_ours():
            found: bytes = thing.format(self)
        return found

    def drain(self) -> None:
        """Writes all objects that have numbers, and those that they refer to."""
        for number, thing in self._taken():
            self._file.put_plain(number, self.bytes_of(thing))

    def _taken(self) -> Iterator[tuple[int, PDFObject]]:
        while self._waiting:
            yield self._waiting.pop(0)


class _NoEncryption:
    @staticmethod
    def encode(content: bytes) -> bytes:
        """The content as it is."""
        return content
