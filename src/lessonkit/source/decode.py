"""Bytes to text: UTF-8, of a size that a lesson can have, without control characters."""

from __future__ import annotations

import unicodedata

from lessonkit.diagnostics import Sink, Span

MOST_BYTES = 1_000_000
_TOLD_AT_MOST = 20


def decode(data: bytes, file: str, sink: Sink, *, may_be_empty: bool = False) -> str | None:
    """The file's text with plain line feeds; None after LK102 (not UTF-8), LK109 (too large) or LK111 (empty).

    A byte order mark is fine. Control characters are LK110 and become spaces, so that reading can go on.
    """
    start = Span(file, 1, 1, 1, 1)
    if len(data) > MOST_BYTES:
        sink.report(
            "LK109",
            f"the file is too large; a lesson has at most {MOST_BYTES:,} bytes",
            start,
            hint="is this the right file? split a very long lesson in two",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(data, error, file, sink)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip() and not may_be_empty:
        sink.report("LK111", "the file is empty", start, hint="`lessonkit new NAME` writes a spec to start from")
        return None
    return _without_controls(text, file, sink)


def is_control(sign: str) -> bool:
    """Whether a sign is a control character, half a surrogate pair, a line separator or no character at all.

    Line feeds and tabs are not counted. U+0085, U+2028 and U+2029 are: YAML 1.1 takes them for ends of lines.
    """
    if sign in "\n\t":
        return False
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or (ord(sign) & 0xFFFE) == 0xFFFE


def _report_encoding(data: bytes, error: UnicodeDecodeError, file: str, sink: Sink) -> None:
    hint = "save the file as UTF-8; every editor can (“Save as … Encoding”)"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        sink.report("LK102", "the file is UTF-16, not UTF-8", Span(file, 1, 1, 1, 2), hint=hint)
        return
    before = data[: error.start].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    sink.report(
        "LK102",
        f"the byte {data[error.start]:#04x} here is not UTF-8 text",
        Span(file, line, column, line, column + 1),
        hint=hint,
    )


def _without_controls(text: str, file: str, sink: Sink) -> str:
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    controls = {sign for sign in set(text) if is_control(sign)}
    if not controls:
        return text
    found = [(i, sign) for i, sign in enumerate(text) if sign in controls]
    for i, sign in found[:_TOLD_AT_MOST]:
        line = text.count("\n", 0, i) + 1
        column = i - text.rfind("\n", 0, i)
        sink.report(
            "LK110",
            f"the character U+{ord(sign):04X} can't be printed",
            Span(file, line, column, line, column + 1),
            hint="delete it and type the words around it anew; it often comes with pasted text",
        )
    return "".join(" " if sign in controls else sign for sign in text)
