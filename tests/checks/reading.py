"""What a finished PDF says, to a reader and to somebody who looks into its every corner."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream, String
from PIL.Image import Image

from checks.content import Opening, Piece, objects, open_pdf, read_page, read_stream, streams_of_text


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as a viewer extracts it; line ends are "\\n"."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def render(pdf: bytes, page: int = 0, scale: float = 1.0) -> Image:
    """A picture of a page (from 0), `scale` pixels to a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=scale).to_pil()
    finally:
        document.close()


def every_string(pdf: bytes) -> str:
    """All that the file says anywhere: shown text through ToUnicode, strings, names, keys, and streams undone.

    Shown text stands here twice: as one string for each page, so that a word split over several operators is found,
    and piece by piece. A text that is hidden, tagged as an artifact or off the page counts like any other.
    """
    parts: list[str] = []
    with open_pdf(pdf) as opened:
        for stream, resources in streams_of_text(opened):
            shown = [item.text for item in read_stream(stream, resources) if isinstance(item, Piece)]
            parts += ["".join(shown), *shown]
        for entry in opened.objects:
            parts += _strings(entry)
            if isinstance(entry, Stream):
                parts.append(_undone(entry))
        parts += _strings(opened.trailer)
    return "\n".join(parts)


def _strings(entry: Object) -> Iterator[str]:
    """Strings and names directly in an object; indirect objects have their own turn."""
    if isinstance(entry, String | Name):
        yield str(entry)
    elif isinstance(entry, Array):
        for kid in entry:
            if not getattr(kid, "is_indirect", False):
                yield from _strings(kid)
    elif isinstance(entry, Dictionary | Stream):
        for key, value in entry.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)


def _undone(stream: Stream) -> str:
    """A stream's bytes, decompressed where that can be done, as UTF-8 or else Latin-1."""
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def tree_text(pdf: bytes) -> str:
    """The structure tree as text, one element to a line, with its attributes and what is painted for it."""
    with open_pdf(pdf) as opened:
        numbers = {page.obj.objgen: index for index, page in enumerate(opened.pages, 1)}
        words = {
            (index, mcid): text
            for index, page in enumerate(opened.pages, 1)
            for mcid, text in _tagged_words(page).items()
        }
        lines: list[str] = []
        for element in objects(opened.Root.StructTreeRoot.K):
            _describe(element, 0, (numbers, words), lines)
        return "\n".join(lines) + "\n"


def _tagged_words(page: pikepdf.Page) -> dict[int, str]:
    found: dict[int, str] = {}
    for item in read_page(page):
        if isinstance(item, Opening):
            found[item.mcid] = ""
        elif isinstance(item, Piece) and isinstance(item.mark, int):
            found[item.mark] += item.text if item.kind == "text" else f"<{item.kind}>"
    return found


def _describe(element: Object, depth: int, known: tuple[dict, dict], lines: list[str]) -> None:
    numbers, words = known
    notes = [f"{key[1:]}={str(element[key])!r}" for key in ("/Alt", "/ActualText", "/Lang", "/ID") if key in element]
    for attributes in objects(element.get("/A", Array())):
        notes += [f"{key[1:]}={_plain(value)}" for key, value in attributes.items()]
    lines.append("  " * depth + " ".join([str(element.S)[1:], *notes]))
    home = element.get("/Pg")
    for kid in objects(element.get("/K", Array())):
        if isinstance(kid, int):
            lines.append("  " * depth + f"  | {words[numbers[home.objgen], kid]!r}")
        elif kid.get("/Type") == Name.MCR:
            number = numbers[kid.Pg.objgen]
            lines.append("  " * depth + f"  | page {number}: {words[number, int(kid.MCID)]!r}")
        elif kid.get("/Type") == Name.OBJR:
            where = kid.Obj.A.URI if "/URI" in kid.Obj.A else f"page {numbers[kid.Obj.A.D[0].objgen]}"
            lines.append("  " * depth + f"  @ {where} {str(kid.Obj.Contents)!r}")
        else:
            _describe(kid, depth + 1, known, lines)


def _plain(value: object) -> str:
    if isinstance(value, Array):
        return "[" + " ".join(str(number) for number in value) + "]"
    return str(value).lstrip("/")
