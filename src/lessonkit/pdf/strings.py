"""Text strings of a PDF (ISO 32000-1, 7.9.2.2), without a byte that could be taken for something else."""

from __future__ import annotations

_ESCAPED = {0x28: r"\(", 0x29: r"\)", 0x5C: r"\\"}
_LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))))
"""Signs that have one and the same code in Latin-1 and PDFDocEncoding."""


def text_string(text: str) -> bytes:
    """In brackets where Latin-1 has all signs, else in hexadecimal UTF-16: never a control character in either."""
    if _LATIN.issuperset(text):
        return b"(" + text.translate(_ESCAPED).encode("latin-1") + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"
