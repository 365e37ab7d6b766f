"""Diagnostics as text with the source line and a caret, and as JSON.

Columns are counted in signs; the caret is set by how wide a terminal shows them: tabs to the next stop of four, East
Asian wide signs as two, combining ones as none. What a file holds, or is called, is never passed on raw: control
characters and those that turn the direction of writing are shown as U+FFFD, so that no file can write on the terminal.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lessonkit.diagnostics import Diagnostic, Severity, Span

Stroke = Callable[[str], str]
"""Paints a text; the command line gives functions that add colour."""

TAB_STOP = 4
WIDEST = 100
"""A source line is cut to so many columns around the place."""


def _as_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Paint:
    """How the parts of a message are painted; by default not at all."""

    error: Stroke = _as_is
    warning: Stroke = _as_is
    strong: Stroke = _as_is
    quiet: Stroke = _as_is


PLAIN = Paint()


def as_text(diagnostic: Diagnostic, sources: Mapping[str, Sequence[str]], paint: Paint = PLAIN) -> str:
    """The message, its line with the place underlined, its hint and its second places; lines without a last feed.

    `sources` holds the lines of each file by the name that spans use; a file that is not there is shown by place only.
    """
    stroke = paint.error if diagnostic.severity is Severity.ERROR else paint.warning
    head = f"{stroke(f'{diagnostic.severity.value} {diagnostic.code}')}: {paint.strong(masked(diagnostic.message))}"
    if diagnostic.span is None:
        lines = [head]
    else:
        lines = [f"{paint.quiet(f'{_place(diagnostic.span)}:')} {head}"]
        lines += _quoted(diagnostic.span, sources, stroke, paint)
    if diagnostic.hint:
        lines.append(f"  {paint.quiet('hint:')} {masked(diagnostic.hint)}")
    for span, words in diagnostic.also:
        lines.append(f"  {paint.quiet(f'{_place(span)}:')} {masked(words)}")
        lines += _quoted(span, sources, paint.quiet, paint)
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """ "2 errors, 1 warning", or "no problems"."""
    counts = {Severity.ERROR: 0, Severity.WARNING: 0}
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    parts = [f"{n} {kind.value}{'s' if n > 1 else ''}" for kind, n in counts.items() if n]
    return ", ".join(parts) or "no problems"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list with one object for each diagnostic; places have `file`, `line`, `column` and their ends."""
    return json.dumps([_object(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=1)


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": _encodable(diagnostic.message),
        "hint": _encodable(diagnostic.hint),
        "place": _span_object(diagnostic.span) if diagnostic.span else None,
        "also": [{"place": _span_object(span), "message": _encodable(words)} for span, words in diagnostic.also],
    }


def _span_object(span: Span) -> dict[str, object]:
    return {
        "file": _encodable(span.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which no encoding of JSON allows."""
    return text.encode("utf-8", "replace").decode()


def _place(span: Span) -> str:
    return f"{masked(span.file)}:{span.line}:{span.column}"


def _quoted(span: Span, sources: Mapping[str, Sequence[str]], stroke: Stroke, paint: Paint) -> list[str]:
    """The first line of the place with ~ under it; nothing where the file or the line is not there."""
    source = sources.get(span.file, ())
    if not 0 < span.line <= len(source):
        return []
    typed = source[span.line - 1].rstrip("\r\n")
    start = min(span.column - 1, len(typed))
    end = span.end_column - 1 if span.end_line == span.line else len(typed)
    end = max(min(end, len(typed)), start)
    head = _shown(typed[:start])
    before, under, after = _cut(head, _shown(typed[start:end], _width(head)), _shown(typed[end:]))
    mark = "^" + "~" * (max(_width(under), 1) - 1)
    number = str(span.line)
    gutter = " " * len(number)
    return [
        f"  {paint.quiet(f'{number} |')} {before}{under}{after}",
        f"  {paint.quiet(f'{gutter} |')} {' ' * _width(before)}{stroke(mark)}",
    ]


def _cut(before: str, under: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, cut to WIDEST columns with … where something is left out."""
    if _width(before + under + after) <= WIDEST:
        return before, under, after
    room = WIDEST // 2
    if _width(under) > room:
        under, after = _first(under, room), ""
    if _width(before) > room - 10:
        before = "…" + _first(before[::-1], room - 10)[::-1]
    left = WIDEST - _width(before + under)
    if _width(after) > left:
        after = _first(after, left) + "…"
    return before, under, after


def _first(text: str, columns: int) -> str:
    """As much of the text as fits."""
    taken = 0
    for at, sign in enumerate(text):
        taken += _width(sign)
        if taken > columns:
            return text[:at]
    return text


def _shown(text: str, column: int = 0) -> str:
    """The text as a terminal may show it, tabs as spaces. `column` is where it begins."""
    parts: list[str] = []
    for sign in text:
        part = " " * (TAB_STOP - column % TAB_STOP) if sign == "\t" else masked(sign)
        parts.append(part)
        column += _width(part)
    return "".join(parts)


def masked(text: str) -> str:
    """The text as a terminal may get it: U+FFFD for whatever could act on one; ends of lines become spaces."""
    if text.isprintable():
        return text
    return "".join(" " if s == "\n" else "\ufffd" if unicodedata.category(s)[0] == "C" else s for s in text)


def _width(text: str) -> int:
    """How many columns a terminal needs (UAX #11: W and F are two)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me")
        else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
