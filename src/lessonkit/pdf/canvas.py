"""The one place that reaches into ReportLab's canvas. Version 5.1.0 is pinned for it; tests/pdf is the alarm.

Private there and used here: `_make_preamble` (it would set Helvetica on every page), `_setAnnotations` (the last step
before a page is filed), `_doc`, and the list of keys that a page may have, which lacks StructParents and Tabs: it is
widened on the page instance, never on the class.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
)
from reportlab.pdfbase.pdfdoc import PDFStreamFilterZCompress as Flate
from reportlab.pdfgen.canvas import Canvas

from lessonkit.pdf.metadata import PROGRAM, printable, xmp
from lessonkit.pdf.structure import Raw
from lessonkit.units import PaperSize


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page's content stream, resources and annotations; `key` is its StructParents, None where nothing is tagged."""

    content: bytes
    pictures: PDFDictionary | None
    annotations: tuple[PDFObjectReference, ...]
    key: int | None


@contextmanager
def settings_of_ours() -> Iterator[None]:
    """Holds white space and comments between objects as they are by default, and gives the settings back afterwards.

    They are read when the bytes are made, and come from ~/.reportlab_settings and any module called
    reportlab_settings; no argument overrides them. The same lesson has the same bytes on every machine.
    """
    before = rl_config.pdfMultiLine, rl_config.pdfComments
    rl_config.pdfMultiLine = rl_config.pdfComments = 0
    try:
        yield
    finally:
        rl_config.pdfMultiLine, rl_config.pdfComments = before


@contextmanager
def _undated() -> Iterator[None]:
    """Sets SOURCE_DATE_EPOCH aside: an invariant document has ReportLab's fixed date, whatever the environment."""
    before = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas for finished content streams.

    Settings of ReportLab that users may override are passed explicitly; `settings_of_ours` holds the two that
    cannot be.
    """

    def __init__(self, title: str, language: str) -> None:
        with _undated():
            super().__init__(BytesIO(), pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._finished: FinishedPage | None = None
        self.setTitle(printable(title))
        self.setAuthor("")
        self.setSubject("")
        self.setCreator(PROGRAM)
        self.setProducer(PROGRAM)
        self.setViewerPreference("DisplayDocTitle", "true")
        packet = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        self.document.Catalog.Metadata = PDFStream(packet, xmp(title, language))

    @property
    def document(self) -> PDFDocument:
        """The document that the canvas writes to."""
        return self._doc

    def add_page(self, size: PaperSize, page: FinishedPage) -> PDFObjectReference:
        """Files a page; gives its reference."""
        reference = self.document.thisPageRef()
        self.setPageSize((size.width, size.height))
        self._finished = page
        self.document.updateSignature(page.content)
        self.showPage()
        return reference

    def add_font(self, resource: str, font: PDFObjectReference) -> None:
        """Makes a font available to all pages under its resource name."""
        self.document.idToObject["BasicFonts"].dict[resource] = font

    def finish(self, structure: PDFObjectReference) -> bytes:
        """The file's bytes, with its structure tree."""
        catalog = self.document.Catalog
        catalog.StructTreeRoot = structure
        catalog.MarkInfo = Raw(b"<</Marked true>>")
        with settings_of_ours():
            data: bytes = self.getpdfdata()
        return data

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802 - ReportLab's name
        finished = self._finished
        if finished is None:
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        # Given here, the stream escapes ReportLab's setting to wrap it in ASCII85, which is a quarter longer.
        page.Contents = PDFStream(content=finished.content, filters=[Flate()])
        page.XObjects = finished.pictures
        page.Annots = PDFArray(finished.annotations) if finished.annotations else None
        page.Tabs = PDFName("S")
        if finished.key is not None:
            page.StructParents = finished.key
