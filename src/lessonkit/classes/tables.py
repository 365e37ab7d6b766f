"""A table from a file, CSV or XLSX: cells as text, each with its place.

A file may come from anybody: it is bounded in size, nothing in it is calculated, and no link in it is followed.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lessonkit.diagnostics import Sink, Span
from lessonkit.extras import to_install

MOST_BYTES = 4_000_000
MOST_ROWS = 5_000
"""Rows of pupils, below the row of headings."""
MOST_COLUMNS = 100
MOST_UNPACKED = 50_000_000
"""Bytes of an XLSX once it is unpacked."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SEPARATORS = ",;\t"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_EXCEL = "in Excel choose Save As, then CSV UTF-8"


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in a cell, without control characters and white at its ends; and where.

    In a CSV the place is its line and sign, in an XLSX its row and column.
    """

    text: str
    span: Span


TableRow = tuple[TableCell, ...]


class UnreadableError(Exception):
    """The file is no table that can be used: what is wrong with it, and what to do."""

    def __init__(self, what: str, hint: str, code: str = "LK850") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.code = code


def read_table(file: Path, sink: Sink) -> tuple[TableRow, ...] | None:
    """The rows that hold anything. None after errors: LK850 unreadable, LK857 XLSX without its package.

    Warning: LK856 a CSV that is not UTF-8.
    """
    try:
        return _rows(file, sink)
    except UnreadableError as problem:
        sink.report(problem.code, f"{file} {problem.what}", hint=problem.hint)
    except OSError as error:
        sink.report("LK850", f"{file}: {error.strerror or error}", hint="check its name and its folder")
    return None


def _rows(file: Path, sink: Sink) -> tuple[TableRow, ...]:
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError("is too large for a roster", "check that it is the right file")
    if data.startswith(_OLD_EXCEL):
        raise UnreadableError("is an old Excel file", f"{_EXCEL} or XLSX")
    rows = _from_xlsx(data, file) if data.startswith(_ZIP) else _from_csv(data, file, sink)
    kept = tuple(row for row in rows if any(cell.text for cell in row))
    if len(kept) > MOST_ROWS + 1:
        raise UnreadableError(f"has more than {MOST_ROWS:,} pupils", "split it in two")
    if not kept:
        raise UnreadableError("is empty", "write a row of headings, then a row for each pupil")
    return kept


def clean(text: str) -> str:
    """The text composed (NFC), without what prints nothing and may turn the writing, white as single spaces."""
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if sign.isspace() else sign for sign in composed)
    return " ".join("".join(s for s in kept if unicodedata.category(s) not in ("Cc", "Cf", "Cs")).split())


def _from_csv(data: bytes, file: Path, sink: Sink) -> list[TableRow]:
    text = _decoded(data, file, sink)
    separator = _separator(text)
    lines = list(io.StringIO(text, newline=""))  # lines end as csv has it, not at every sign that may end one
    shift = data.startswith(codecs.BOM_UTF8)  # it stands before the first line, where editors do not show it
    reader = csv.reader(lines, delimiter=separator)
    rows: list[TableRow] = []
    before = 0
    try:
        for row in reader:
            first, before = before + 1, reader.line_num
            # Where a cell holds line ends, the places of the cells after it are not worth the search.
            places = _places(lines[first - 1], separator) if before == first else []
            if any(cell.strip() for cell in row[MOST_COLUMNS:]):
                raise UnreadableError(f"has more than {MOST_COLUMNS} columns", "keep those that a roster needs")
            cells = row[:MOST_COLUMNS]
            if shift and first == 1:
                places = [(start + 1, end + 1) for start, end in places]
            spans = _spans(str(file), first, places, len(cells))
            rows.append(tuple(TableCell(clean(c), span) for c, span in zip(cells, spans, strict=False)))
            if len(rows) > 2 * MOST_ROWS:
                break
    except csv.Error as error:
        raise UnreadableError(f"is no table: line {reader.line_num + 1} has a cell without end", _EXCEL) from error
    return rows


def _decoded(data: bytes, file: Path, sink: Sink) -> str:
    if data[:2] in _UTF16:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{file} is not UTF-8; it was read as text from Windows"
        sink.report("LK856", message, hint=f"check the names with accents; {_EXCEL}")
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that stands most often in the first line that holds anything."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _places(line: str, separator: str) -> list[tuple[int, int]]:
    """The columns, from 1, at which the cells of a line begin and end, as far as they may hold anything."""
    cell = re.compile(rf'\s*"(?:[^"]|"")*"[^{separator}\r\n]*|[^{separator}\r\n]*')
    found: list[tuple[int, int]] = []
    at = 0
    while len(found) < MOST_COLUMNS:
        match = cell.match(line, at)
        end = match.end() if match else at
        found.append((at + 1, end + 1))
        if end >= len(line) or line[end] != separator:
            break
        at = end + 1
    return found


def _spans(file: str, line: int, places: list[tuple[int, int]], count: int) -> Iterator[Span]:
    known = places if len(places) == count else [(1, 1)] * count
    for start, end in known:
        yield Span(file, line, start, line, end)


def _from_xlsx(data: bytes, file: Path) -> list[TableRow]:
    """The first sheet's values as they were saved; formulas are not evaluated."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra: only those who have such rosters need it
    except ImportError as error:
        hint = f"save the roster as CSV, or install it with: {to_install('xlsx')}"
        raise UnreadableError("is an Excel file, and the package that reads those is missing", hint, "LK857") from error
    damaged = UnreadableError("is no Excel file that can be read", _EXCEL)
    if not _harmless(data):
        raise damaged
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = list(book.worksheets[0].iter_rows(max_row=2 * MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
    except Exception as error:  # the package raises whatever a damaged file makes it stumble over
        raise damaged from error
    # Most rows of a sheet whose last cell stands far down are empty.
    held = ((number, values) for number, values in enumerate(rows, 1) if any(value is not None for value in values))
    return [_xlsx_row(str(file), number, values) for number, values in held]


def _xlsx_row(file: str, number: int, values: Iterable[object]) -> TableRow:
    return tuple(
        TableCell(clean(_shown(value)), Span(file, number, column, number, column))
        for column, value in enumerate(values, 1)
    )


def _shown(value: object) -> str:
    """A value as it is read on the sheet: 18.0 is 18."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _harmless(data: bytes) -> bool:
    """Whether the packed files are of a size to be unpacked, and none declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                return False
            return not any(_declares(packed, part) for part in parts if part.filename.endswith((".xml", ".rels")))
    except Exception:  # each way of packing raises its own where a file is damaged
        return False


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with packed.open(part) as stream:
        head = stream.read(4096)
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head
