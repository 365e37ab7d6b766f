"""What becomes of the signs that are not printed as they stand.

- U+00AD (soft hyphen), zero-width signs, directional marks and control characters print nothing.
- Tab and the line ends print as one space. U+00A0 keeps its own width, the space's, and is extracted as a space.
- U+2010 and U+2011 (the hyphen that holds a word together) print as the hyphen-minus where the face lacks them, and
  extract as it; the fixed-width spaces (U+2002 … U+200A, U+202F, U+205F) print as a space where the face lacks them.
"""

from __future__ import annotations

from collections.abc import Container

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_SILENT = (
    [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _SPACES]
    + ["\u00ad", "\u180e", "\u2060", "\ufeff"]
    + [chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2061, 0x2070))]
    + [chr(code) for code in range(0xFE00, 0xFE10)]
)
_ALWAYS: dict[int, str] = {ord(sign): "" for sign in _SILENT} | {ord(sign): " " for sign in _SPACES}
_INSTEAD: dict[int, str] = {
    0x2010: "-",
    0x2011: "-",
    **dict.fromkeys((*range(0x2002, 0x200B), 0x202F, 0x205F), " "),
}


TURNING = frozenset(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Overrides of the direction of writing (UAX #9): a text that has them says one thing to the eye and another to a file.

They count as missing from every face.
"""


def print_table(coverage: Container[str]) -> dict[int, str]:
    """For `str.translate`: what a face with this coverage prints for the signs above."""
    return _ALWAYS | {code: other for code, other in _INSTEAD.items() if chr(code) not in coverage}
