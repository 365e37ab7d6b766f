"""What stands where in a finished PDF, read back with pypdfium2: lengths in points, y down from the top edge."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

WORD_GAP = 4.0
"""Signs of one baseline that stand further apart than this belong to different pieces."""

SAME_SIZE = 0.3


@dataclass(frozen=True, order=True)
class Sign:
    """A painted character: its page (from 0), origin, right edge and size."""

    page: int
    y: float
    x: float
    right: float
    text: str
    size: float


@dataclass(frozen=True)
class Piece:
    """Words on one baseline, from `x` to `right`, in the size of their first sign."""

    page: int
    x: float
    y: float
    right: float
    text: str
    size: float


@dataclass(frozen=True)
class Shape:
    """A painted path or picture: its page and bounds."""

    page: int
    kind: int
    left: float
    top: float
    right: float
    bottom: float


def signs(pdf: bytes) -> list[Sign]:
    """All characters that are no white space, in the order of the content."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [sign for number in range(len(document)) for sign in _page_signs(document, number)]
    finally:
        document.close()


def _page_signs(document: pypdfium2.PdfDocument, number: int) -> Iterator[Sign]:
    page = document[number]
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        # A hyphen at the end of a line is told by a flag of its own.
        hyphen = pdfium.FPDFText_IsHyphen(text, index) == 1
        sign = "-" if hyphen else chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        right = text.get_charbox(index, loose=True)[2]
        yield Sign(number, height - y.value, x.value, right, sign, pdfium.FPDFText_GetFontSize(text, index))


def pieces(pdf: bytes) -> list[Piece]:
    """The signs of each baseline as words, by page, then down, then across.

    What stands apart, or in another size, is a piece of its own.
    """
    rows: dict[tuple[int, int], list[Sign]] = {}
    for sign in signs(pdf):
        rows.setdefault((sign.page, round(sign.y * 4)), []).append(sign)
    found: list[Piece] = []
    for _, row in sorted(rows.items()):
        current: list[Sign] = []
        for sign in sorted(row, key=lambda one: one.x):
            if current and (sign.x - current[-1].right > WORD_GAP or abs(sign.size - current[-1].size) > SAME_SIZE):
                found.append(_piece(current))
                current = []
            current.append(sign)
        found.append(_piece(current))
    return found


def _piece(row: list[Sign]) -> Piece:
    """One piece; a gap of more than an eighth of the size is a space."""
    text = row[0].text
    for before, sign in pairwise(row):
        text += (" " if sign.x - before.right > sign.size / 8 else "") + sign.text
    return Piece(row[0].page, row[0].x, row[0].y, row[-1].right, text, row[0].size)


def shapes(pdf: bytes) -> list[Shape]:
    """All painted paths and pictures."""
    document = pypdfium2.PdfDocument(pdf)
    wanted = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    found = []
    try:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            for item in page.get_objects(filter=wanted):
                left, bottom, right, top = item.get_bounds()
                found.append(Shape(number, item.type, left, height - top, right, height - bottom))
    finally:
        document.close()
    return found


def squeezed(text: str) -> str:
    """The text without white space: where a line was broken no longer matters."""
    return "".join(text.split())
