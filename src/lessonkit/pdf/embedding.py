"""Faces of a document: text to codes while pages are painted, then subset fonts with a correct ToUnicode map.

ReportLab's TTFont is not used: its ToUnicode map sends unused codes to U+0000, puts more than 100 entries in a block
and breaks beyond the BMP, all of which PDF/UA-1 (7.21.7) refuses; and it paints .notdef for a sign without a glyph.
Its face class makes the subset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFStream
from reportlab.pdfbase.pdfdoc import PDFStreamFilterZCompress as Flate
from reportlab.pdfbase.ttfonts import SUBSETN, TTFontFace

from lessonkit.fonts.faces import Faces
from lessonkit.fonts.signs import print_table
from lessonkit.fonts.truetype import Outlines, read_outlines
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.structure import Raw

_SYMBOLIC, _FIXED, _ITALIC, _FORCE_BOLD = 4, 1, 64, 1 << 18
"""Flags of a font descriptor (ISO 32000-1, table 123)."""

_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
_NO_BREAK_SPACE = 0xA0


class SubsetFace(TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's subset maker on top of our own reader, which takes a quarter of its time."""

    outlines: Outlines
    instead: Mapping[int, str]
    """What is printed for signs that the face lacks, see `signs`."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - ReportLab's names
        """Sets what `makeSubset` reads."""
        outlines = self.outlines = read_outlines(self._ttf_data)
        self.charToGlyph = outlines.glyphs
        self.glyphPos = outlines.offsets
        bearings = (value & 0xFFFF for value in outlines.advances[1::2])
        self.hmetrics = list(zip(outlines.advances[::2], bearings, strict=True))
        self.instead = print_table({chr(code) for code in outlines.glyphs})

    def advance(self, code: int) -> int:
        """The advance of a code point in 1/1000, as the Widths array has it; 0 for 0."""
        glyph = self.outlines.glyphs.get(code)
        return 0 if glyph is None else round(self.outlines.advances[2 * glyph] * 1000 / self.outlines.units)


@lru_cache(maxsize=64)
def _subset_face(file: Path) -> SubsetFace:
    """A parsed face. Its reading position is shared: write one document at a time in a process."""
    return SubsetFace(BytesIO(file.read_bytes()))


class EmbeddedFace:
    """One face of one document. ASCII keeps its codes; other signs get free ones, and later subsets hold 128."""

    def __init__(self, name: str, file: Path, number: int) -> None:
        self.name = name
        self._number = number
        self._font = _subset_face(file)
        self._instead = self._font.instead
        self._subsets: list[dict[int, int]] = [{}]
        self._free = iter((*range(0x80, 0x100), *range(0x0E, 0x20)))
        self._codes = _Codes(self._assign)

    def encode(self, text: str) -> list[tuple[str, str]]:
        """(font resource, literal string without its brackets) pairs that print the text; none where nothing prints.

        Raises LayoutDefectError for a sign without a glyph.
        """
        codes = text.translate(self._codes)
        if len(self._subsets) == 1:
            return [(self._resource(0), codes)] if codes else []
        parts: list[tuple[str, str]] = []
        for code in codes:
            resource, sign = self._resource(ord(code) >> 8), chr(ord(code) & 0xFF)
            if parts and parts[-1][0] == resource:
                parts[-1] = (resource, parts[-1][1] + sign)
            else:
                parts.append((resource, sign))
        return parts

    def embed(self, document: PDFDocument) -> Iterator[tuple[str, PDFObjectReference]]:
        """Adds the subsets that were used; gives each font's resource name and reference."""
        for index, signs in enumerate(self._subsets):
            if signs:
                resource = self._resource(index)
                yield resource, document.Reference(self._font_object(document, index, signs), f"Font.{resource}")

    def _resource(self, index: int) -> str:
        return f"F{self._number}" if index == 0 else f"F{self._number}.{index}"

    def _assign(self, code: int) -> str:
        """The code of a sign met for the first time: 256 times the number of its subset, then its code in it."""
        if code in self._instead:
            return self._instead[code].translate(self._codes)
        if code == _NO_BREAK_SPACE:
            return self._codes[0x20]
        if code not in self._font.outlines.glyphs:
            raise LayoutDefectError(f"{self.name} has no glyph for {chr(code)!r} (U+{code:04X})")
        if 0x20 <= code < 0x7F:
            self._subsets[0][code] = code
            return _ESCAPED.get(chr(code), chr(code))
        if len(self._subsets) == 1:
            free = next(self._free, None)
            if free is not None:
                self._subsets[0][free] = code
                return chr(free)
            self._subsets.append({})
        if len(self._subsets[-1]) == 128:
            self._subsets.append({})
        free = 0x80 + len(self._subsets[-1])
        self._subsets[-1][free] = code
        return chr(0x100 * (len(self._subsets) - 1) + free)

    def _font_object(self, document: PDFDocument, index: int, signs: dict[int, int]) -> PDFDictionary:
        codes = [signs.get(code, 0) for code in range(max(signs) + 1)]
        base = f"{SUBSETN(index).decode()}+{self.name}"
        first = min(signs)
        program = self._font.makeSubset(codes)
        file = _stream(program, {"Length1": len(program)})
        unicode_map = _stream(_to_unicode(signs).encode("ascii"), {})
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("TrueType"),
                "BaseFont": PDFName(base),
                "FirstChar": first,
                "LastChar": len(codes) - 1,
                "Widths": Raw(f"[{' '.join(str(self._font.advance(code)) for code in codes[first:])}]".encode()),
                "ToUnicode": document.Reference(unicode_map),
                "FontDescriptor": document.Reference(self._descriptor(base, document.Reference(file))),
            }
        )

    def _descriptor(self, base: str, file: PDFObjectReference) -> PDFDictionary:
        outlines = self._font.outlines
        flags = _SYMBOLIC | (_FIXED if outlines.monospaced else 0) | (_ITALIC if outlines.angle else 0)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": flags | (_FORCE_BOLD if outlines.weight >= 600 else 0),
                "FontBBox": PDFArray([round(value) for value in outlines.box]),
                "ItalicAngle": outlines.angle,
                "Ascent": round(outlines.ascent),
                "Descent": round(outlines.descent),
                "CapHeight": round(outlines.cap_height),
                # No table holds the width of stems; this estimate from the weight class is the customary one.
                "StemV": 50 + int((outlines.weight / 65) ** 2),
                "FontFile2": file,
            }
        )


class _Codes(dict[int, str]):
    """For `str.translate`: each sign's code, given out when the sign is first met."""

    def __init__(self, assign: Callable[[int], str]) -> None:
        super().__init__()
        self._assign = assign

    def __missing__(self, code: int) -> str:
        found = self[code] = self._assign(code)
        return found


class EmbeddedFaces:
    """All faces of one document, each once it is used. Names are PostScript names made from the files' names."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._used: dict[str, EmbeddedFace] = {}

    def __getitem__(self, face: str) -> EmbeddedFace:
        found = self._used.get(face)
        if found is None:
            file = self._faces.file(face)
            number = len(self._used) + 1
            taken = {used.name for used in self._used.values()}
            name = "".join(sign for sign in file.stem if sign.isascii() and (sign.isalnum() or sign == "-")) or "Face"
            if name in taken:
                name = f"{name}-{number}"
            found = self._used[face] = EmbeddedFace(name, file, number)
        return found

    def embed(self, document: PDFDocument) -> Iterator[tuple[str, PDFObjectReference]]:
        """Adds every face that was used; gives resource names and references."""
        for face in self._used.values():
            yield from face.embed(document)


def _stream(content: bytes, entries: dict[str, int]) -> PDFStream:
    return PDFStream(PDFDictionary(entries), content, filters=[Flate()])


def _to_unicode(signs: dict[int, int]) -> str:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3): only codes in use, at most 100 to a block, UTF-16 beyond the BMP."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    entries = [f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex().upper()}>" for code, sign in sorted(signs.items())]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)
