"""A PDF file written from front to back: objects leave as they come, what stays is where they went.

Objects that are no streams go into object streams, and a cross-reference stream ends the file (ISO 32000-1, 7.5.7 and
7.5.8). For each object number eleven bytes stay in memory.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO

_FREE, _PLAIN, _PACKED = 0, 1, 2
"""Types of an entry of the cross-reference stream."""

_NEVER_USED = 0xFFFF
"""Generation of a number that no object has, whose entry leads back to object 0 (7.5.4)."""

_TOGETHER = 100
"""Objects to an object stream: a reader decodes all of them to get one."""

_ROUND = 10
"""Numbers are given out in tens, so that each block starts with a round one."""

_ENTRY = 7
"""Bytes of an entry: its type, 4 for an offset or an object stream, 2 for a place in it."""

_LEAST_BYTES = 4
"""Bytes of the file for each number. qpdf takes a file with less than three to be damaged; white space does no harm."""


class ObjectFile:
    """The file while it is written. Numbers count from 10; 0 heads the list of free ones."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written = 0
        self._digest = blake2b(digest_size=16)
        self._kinds = bytearray()
        self._where = array("I")
        self._places = array("H")
        self._spare: Iterator[int] = iter(())
        self._waiting: list[tuple[int, bytes]] = []
        self.reserve_block(1)
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """A number for an object to come."""
        found = next(self._spare, None)
        if found is None:
            first = self.reserve_block(1)
            self._spare = iter(range(first, first + _ROUND))
            found = next(self._spare)
        return found

    def reserve_block(self, tens: int) -> int:
        """The first of so many times ten numbers in a row; it is a multiple of ten."""
        first = len(self._kinds)
        count = tens * _ROUND
        self._kinds.extend(bytes(count))
        self._where.extend(array("I", [0]) * count)
        self._places.extend(array("H", [_NEVER_USED]) * count)
        return first

    def put(self, number: int, body: bytes) -> None:
        """An object that is no stream; it leaves with others."""
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self._flush()

    def put_stream(self, number: int, content: bytes, entries: bytes = b"") -> None:
        """A stream, compressed where that makes it smaller."""
        packed = zlib.compress(content)
        if len(packed) + len(b"/Filter/FlateDecode") < len(content):
            self.put_plain(number, stream_object(packed, entries + b"/Filter/FlateDecode"))
        else:
            self.put_clear_stream(number, content, entries)

    def put_clear_stream(self, number: int, content: bytes, entries: bytes = b"") -> None:
        """A stream that is not compressed."""
        self.put_plain(number, stream_object(content, entries))

    def put_plain(self, number: int, body: bytes) -> None:
        """An object as it is, outside all object streams."""
        self._note(number, _PLAIN, self._written, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_packed(self, holder: int, packed: bytes, entries: bytes) -> None:
        """An object stream made elsewhere, see `note_packed`."""
        self.put_plain(holder, stream_object(packed, b"/Type/ObjStm/Filter/FlateDecode" + entries))

    def note_packed(self, numbers: range, holder: int, places: array[int]) -> None:
        """Says that these objects stand in an object stream, each in its place there."""
        some = slice(numbers.start, numbers.stop, numbers.step)
        self._kinds[some] = bytes([_PACKED]) * len(numbers)
        self._where[some] = array("I", [holder]) * len(numbers)
        self._places[some] = places

    def finish(self, catalog: int, info: int) -> None:
        """What still waits, the cross-reference stream and the end of the file."""
        self._flush()
        number = self.reserve()
        size = len(self._kinds)
        self._write(b"\n" * max(0, _LEAST_BYTES * size - self._written))
        identity = self._digest.hexdigest()
        entries = (
            f"/Type/XRef/Size {size}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]"
            f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {_ENTRY}>>"
        ).encode()
        start = self._written
        self._note(number, _PLAIN, start, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, stream_object(self._entries(), entries)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _note(self, number: int, kind: int, where: int, place: int) -> None:
        self._kinds[number], self._where[number], self._places[number] = kind, where, place

    def _flush(self) -> None:
        """Packs the objects that wait."""
        if not self._waiting:
            return
        holder = self.reserve()
        head: list[str] = []
        at = 0
        for place, (number, body) in enumerate(self._waiting):
            self._note(number, _PACKED, holder, place)
            head.append(f"{number} {at} ")
            at += len(body) + 1
        start = "".join(head).encode()
        packed = zlib.compress(start + b"\n".join(body for _, body in self._waiting))
        self.put_packed(holder, packed, b"/N %d/First %d" % (len(self._waiting), len(start)))
        self._waiting.clear()

    def _entries(self) -> bytes:
        """The compressed entries, each as what differs from the one before (the predictor Up of PNG)."""
        packer = zlib.compressobj()
        parts: list[bytes] = []
        before = bytes(_ENTRY)
        for start in range(0, len(self._kinds), 4096):
            rows = self._rows(slice(start, start + 4096))
            parts.append(packer.compress(_tagged(bytewise_difference(rows, before + rows[:-_ENTRY]))))
            before = rows[-_ENTRY:]
        return b"".join((*parts, packer.flush()))

    def _rows(self, some: slice) -> bytes:
        """Entries, all bytes of one column at once."""
        kinds, where, places = self._kinds[some], self._where[some], self._places[some]
        if sys.byteorder == "little":
            where.byteswap()
            places.byteswap()
        rows = bytearray(_ENTRY * len(kinds))
        rows[0::_ENTRY] = kinds
        for column in range(4):
            rows[1 + column :: _ENTRY] = where.tobytes()[column::4]
        for column in range(2):
            rows[5 + column :: _ENTRY] = places.tobytes()[column::2]
        return bytes(rows)

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self._written += len(data)


def stream_object(content: bytes, entries: bytes) -> bytes:
    """A stream with its dictionary."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def bytewise_difference(left: bytes, right: bytes) -> bytes:
    """Each byte less the other's, modulo 256: one subtraction of two large numbers.

    The top bit of each byte is set before and mended after, so that no byte borrows from the next.
    """
    top = int.from_bytes(b"\x80" * len(left), "big")
    a, b = int.from_bytes(left, "big"), int.from_bytes(right, "big")
    return (((a | top) - (b & ~top)) ^ ((a ^ ~b) & top)).to_bytes(len(left), "big")


def _tagged(rows: bytes) -> bytes:
    """Each row after the byte that names the predictor Up."""
    tagged = bytearray(b"\x02" * (len(rows) // _ENTRY * (_ENTRY + 1)))
    for column in range(_ENTRY):
        tagged[column + 1 :: _ENTRY + 1] = rows[column::_ENTRY]
    return bytes(tagged)
