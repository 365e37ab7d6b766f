"""A page's content stream as painted pieces, each with the marked content that it stands in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

TEXT = {"Tj", "TJ", "'", '"'}
IMAGES = {"Do", "INLINE IMAGE"}
PATHS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}

ARTIFACT = "artifact"
"""Stands in `Piece.mark` for an artifact; a tagged piece has its MCID there, an unmarked one None."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One painting operator: its kind ("text", "image", "path"), its mark, and the text that it shows."""

    kind: str
    mark: int | str | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a tagged sequence."""

    mcid: int
    tag: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the nesting of marked content."""

    words: str


def open_pdf(pdf: bytes | str | Path) -> pikepdf.Pdf:
    """The file, from bytes or a path."""
    return pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)


def objects(node: Object) -> list[Object]:
    """What a K entry or a Contents entry holds, as a list."""
    return list(node) if isinstance(node, Array) else [node]


def read_page(page: pikepdf.Page) -> Iterator[Piece | Opening | Fault]:
    """What the page's content streams paint and mark, in order."""
    for items in read_streams(page):
        yield from items


def read_streams(page: pikepdf.Page) -> Iterator[Iterator[Piece | Opening | Fault]]:
    """The same for each of the page's content streams, which must be whole in itself: pages may share it."""
    for stream in objects(page.obj.get("/Contents", Array())):
        yield read_stream(stream, page.obj.get("/Resources", Dictionary()))


def read_stream(stream: Object, resources: Object) -> Iterator[Piece | Opening | Fault]:
    """The same for any stream with its resources."""
    fonts = {name: _decoder(font) for name, font in resources.get("/Font", Dictionary()).items()}
    stack: list[int | str | None] = []
    saved = lowest = 0
    decode = _latin
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        saved += {"q": 1, "Q": -1}.get(operator, 0)
        lowest = min(lowest, saved)
        if operator in ("BDC", "BMC"):
            mark = _mark(operands)
            if mark is not None and any(other is not None for other in stack):
                yield Fault("marked content inside marked content")
            stack.append(mark)
            if isinstance(mark, int):
                yield Opening(mark, str(operands[0]))
        elif operator == "EMC":
            if not stack:
                yield Fault("EMC without BDC")
            else:
                stack.pop()
        elif operator == "Tf":
            decode = fonts.get(str(operands[0]), _latin)
        elif operator in TEXT | IMAGES | PATHS:
            kind = "text" if operator in TEXT else "image" if operator in IMAGES else "path"
            mark = next((mark for mark in stack if mark is not None), None)
            yield Piece(kind, mark, _shown(operands, decode) if kind == "text" else "")
    if stack:
        yield Fault(f"{len(stack)} marked-content sequences are not closed")
    if saved or lowest:
        yield Fault("q and Q are not balanced")


def _mark(operands: list[Object]) -> int | str | None:
    if str(operands[0]) == "/Artifact":
        return ARTIFACT
    if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return None


def _latin(data: bytes) -> str:
    return data.decode("latin-1")


def _shown(operands: list[Object], decode) -> str:
    strings = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
    return "".join(decode(bytes(string)) for string in strings if isinstance(string, pikepdf.String))


def _decoder(font: Object):
    """Codes to text by the font's ToUnicode map; Latin-1 where it has none."""
    if "/ToUnicode" not in font:
        return _latin
    source = font.ToUnicode.read_bytes().decode("latin-1")
    table = {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be", "replace")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL)
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)
    }
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for low, high, start in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for offset in range(int(high, 16) - int(low, 16) + 1):
                table[int(low, 16) + offset] = chr(int(start, 16) + offset)
    size = 2 if font.get("/Subtype") == Name.Type0 else 1

    def decode(data: bytes) -> str:
        codes = (int.from_bytes(data[at : at + size], "big") for at in range(0, len(data), size))
        return "".join(table.get(code, "\ufffd") for code in codes)

    return decode


def streams_of_text(pdf: pikepdf.Pdf) -> Iterator[tuple[Object, Object]]:
    """Every stream that may show text, with its resources: pages, then form XObjects and appearances."""
    for page in pdf.pages:
        for stream in objects(page.obj.get("/Contents", Array())):
            yield stream, page.obj.get("/Resources", Dictionary())
    for entry in pdf.objects:
        if isinstance(entry, Stream) and entry.get("/Subtype") == Name.Form:
            yield entry, entry.get("/Resources", Dictionary())
