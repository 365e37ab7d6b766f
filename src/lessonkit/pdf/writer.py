"""Layout becomes PDF/UA-1 bytes: each page painted once, then the structure tree over all of them."""

from __future__ import annotations

from functools import partial

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Bookmark, Layout, Page
from lessonkit.model.drawing import LinkArea, linked_page
from lessonkit.pdf.canvas import FinishedPage, TaggedCanvas
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.embedding import EmbeddedFaces
from lessonkit.pdf.links import link_annotation, words_of_links
from lessonkit.pdf.painting import Resources, paint
from lessonkit.pdf.pictures import Pictures
from lessonkit.pdf.structure import Marks, Raw, StructureTree, check_elements, string_of


def write(layout: Layout, faces: Faces) -> bytes:
    """The Layout as PDF 1.7, tagged for PDF/UA-1; the same Layout always gives the same bytes.

    One document at a time in a process. Raises LayoutDefectError where the Layout breaks its contract: no title or
    language, a thing without an owner, a Figure or Form without alt text, a sign that its face lacks.
    """
    if not layout.title.strip() or not layout.language.strip() or not layout.pages:
        raise LayoutDefectError(f"{layout.name}: a document needs a title, a language and a page")
    canvas = TaggedCanvas(layout.title, layout.language)
    elements = check_elements(layout)
    resources = Resources(elements, EmbeddedFaces(faces), Pictures(canvas.document), Marks())
    links = _LinkWriter(layout, canvas, resources.marks)
    pages = [_write_page(page, index, canvas, resources, links) for index, page in enumerate(layout.pages)]
    links.finish(pages)
    for resource, font in resources.faces.embed(canvas.document):
        canvas.add_font(resource, font)
    _write_outline(layout.bookmarks, canvas)
    structure = StructureTree(canvas.document, layout, resources.marks, pages)
    return canvas.finish(structure.write())


def _write_page(
    page: Page, index: int, canvas: TaggedCanvas, resources: Resources, links: _LinkWriter
) -> PDFObjectReference:
    painted = paint(page, resources)
    links.bookmark(index)
    finished = FinishedPage(
        painted.content(),
        resources.pictures.resources(painted.pictures),
        tuple(links.write(area, index) for area in painted.links),
        index if resources.marks.pages[index] else None,
    )
    return canvas.add_page(page.size, finished)


class _LinkWriter:
    """Writes what leads elsewhere: link annotations, and the destinations of bookmarks."""

    def __init__(self, layout: Layout, canvas: TaggedCanvas, marks: Marks) -> None:
        self._layout = layout
        self._canvas = canvas
        self._marks = marks
        self._words = words_of_links(layout)
        self._open: list[tuple[Raw, LinkArea, int, int]] = []

    def bookmark(self, page: int) -> None:
        """Sets the destinations of the bookmarks that lead to this page, which must be the canvas's current one."""
        for position, entry in enumerate(self._layout.bookmarks):
            if entry.page == page:
                top = self._layout.pages[page].size.height - entry.y
                self._canvas.bookmarkPage(_destination(position), fit="XYZ", left=0, top=round(top, 2), zoom=0)

    def write(self, area: LinkArea, page: int) -> PDFObjectReference:
        """The annotation of an active area; its description is the words of its Link element.

        It is written by `finish`: it may lead to a page that is still to come.
        """
        document = self._canvas.document
        key = len(self._layout.pages) + len(self._marks.links)
        annotation = Raw(b"")
        self._open.append((annotation, area, page, key))
        reference = document.Reference(annotation)
        self._marks.links.append((area.owner, page, reference.format(document).decode()))
        return reference

    def finish(self, pages: list[PDFObjectReference]) -> None:
        """Writes all annotations, now that every page has its reference."""
        document = self._canvas.document
        string = partial(string_of, document)
        for annotation, area, page, key in self._open:
            height = self._layout.pages[page].size.height
            target = self._target(linked_page(area.url), pages)
            annotation.content = link_annotation(area, height, key, self._words[area.owner], string, target)

    def _target(self, number: int, pages: list[PDFObjectReference]) -> str:
        """The top of a page, counted from 1, as a destination; "" for none."""
        if not number:
            return ""
        page = pages[number - 1].format(self._canvas.document).decode()
        return f"[{page} /XYZ 0 {round(self._layout.pages[number - 1].size.height, 2):g} 0]"


def _write_outline(bookmarks: tuple[Bookmark, ...], canvas: TaggedCanvas) -> None:
    """The outline. A level that skips one counts as the next below."""
    level = -1
    for position, entry in enumerate(bookmarks):
        level = min(max(entry.level, 0), level + 1)
        canvas.addOutlineEntry(entry.title, _destination(position), level)


def _destination(position: int) -> str:
    return f"b{position}"
