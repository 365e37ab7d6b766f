"""Moulds: the objects that all copies of one kind have alike, with their numbers left open.

Ten copies that are cast from a mould share its numbers: object i of copy g has the number base + 10 i + g, and the base
is a multiple of ten. So the ten differ by one digit in each reference. In an object stream the copies stand one under
the other in rows of equal length, and PNG's predictor Up (ISO 32000-1, 7.4.4.4) leaves of each row after the first a 1
for each reference and a 0 for all else: a copy's structure costs a few hundred bytes, whatever is on its pages.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lessonkit.pdf.objects import ObjectFile

TOGETHER = 10
"""Copies cast together; each has its own last digit."""

_DIGIT = b"\x01"
"""Stands for the copy's digit."""

_NUMBER = re.compile(rb"([\x02\x04])(\d+)\x03")
_ONE = bytes(1 if code == _DIGIT[0] else 0 for code in range(256))
_LEAST_ROW = 10_000
"""Length of a row in bytes: a power of ten, so that offsets too differ by the copy's digit alone."""

_WIDEST = 8
"""Digits of the largest object number, and one to spare (ISO 32000-1, annex C: 8 388 607 objects)."""
_ADLER = 65521
"""The modulus of Adler-32."""

_WIDTHS = {b"\x02": b"%d", b"\x04": b"%08d"}
_TENS = {b"\x02": b"%d", b"\x04": b"%07d"}
"""How a number is printed, and all of it but the last digit."""


def number_of(index: int) -> str:
    """The number of the copy's object `index`, in a body of a mould."""
    return f"\x02{index}\x03"


def reference_to(index: int) -> str:
    """A reference to the copy's object `index`, in a body of a mould."""
    return f"{number_of(index)} 0 R"


def identity_of(index: int) -> bytes:
    """A string that no other object of the file has, in a body of a mould. Strings sort as the numbers do."""
    return f"(n\x04{index}\x03)".encode()


class Pattern:
    """A body of which copies are cast one by one."""

    def __init__(self, body: bytes) -> None:
        self._objects = _objects_in(body)
        self._pattern = _NUMBER.sub(lambda found: _WIDTHS[found[1]], body.replace(b"%", b"%%"))

    def cast(self, number: int) -> bytes:
        """The body as one copy has it, whose object 0 has this number."""
        return self._pattern % tuple([number + TOGETHER * index for index in self._objects])


def _objects_in(body: bytes) -> tuple[int, ...]:
    """The object that each number left open is of."""
    return tuple(int(index) for _, index in _NUMBER.findall(body))


def _longest(body: bytes) -> int:
    """Bytes that a body takes at the most, with its place in the head."""
    open_numbers = len(_NUMBER.findall(body))
    return max(len(_NUMBER.sub(b"", body)) + (_WIDEST + 1) * open_numbers + 1, 2 * _WIDEST + 4)


class Mould:
    """Bodies of objects 0, 1 … of a copy; None for those that each copy writes for itself."""

    def __init__(self, bodies: Sequence[bytes | None]) -> None:
        self.size = len(bodies)
        self._chunks = tuple(_chunks(bodies))

    def put(self, file: ObjectFile, base: int, copies: int) -> None:
        """Writes the objects of so many copies, whose numbers begin at the base."""
        for chunk in self._chunks:
            holder = file.reserve()
            packed = chunk.packed(base, copies)
            entries = (chunk.count * copies, copies * chunk.row, chunk.row)
            file.put_packed(holder, packed, b"/N %d/First %d/DecodeParms<</Predictor 12/Columns %d>>" % entries)
            chunk.note(file, holder, base, copies)


class _Chunk:
    """Objects that stand together in an object stream: a head row for each copy, then its objects in one."""

    def __init__(self, first: int, bodies: Sequence[bytes], row: int) -> None:
        self.first = first
        self.count = len(bodies)
        self.row = row
        whole = b"\n".join(bodies)
        self._objects = _objects_in(whole)
        self._pattern = _NUMBER.sub(lambda found: _TENS[found[1]] + _DIGIT, whole.replace(b"%", b"%%"))
        self._head = b"%%d%b %b%%0%dd " % (_DIGIT, _DIGIT, len(str(row)) - 1) * self.count
        self._places = array("H", [at + copy * self.count for at in range(self.count) for copy in range(TOGETHER)])
        self._further = (_Rows(), _Rows())

    def note(self, file: ObjectFile, holder: int, base: int, copies: int) -> None:
        """Says where the objects of so many copies stand: copy after copy, while their numbers alternate."""
        start, count = base + TOGETHER * self.first, TOGETHER * self.count
        if copies == TOGETHER:
            file.note_packed(range(start, start + count), holder, self._places)
            return
        for copy in range(copies):
            file.note_packed(range(start + copy, start + count, TOGETHER), holder, self._places[copy::TOGETHER])

    def packed(self, base: int, copies: int) -> bytes:
        """The object stream as the predictor and Flate leave it."""
        tens = base // TOGETHER
        bodies = self._pattern % tuple([tens + index for index in self._objects])
        # No body has a line feed in it: strings with control characters are hexadecimal.
        starts = accumulate(map(len, bodies.split(b"\n")), lambda at, length: at + length + 1, initial=0)
        numbers = range(tens + self.first, tens + self.first + self.count)
        head = self._head % tuple([value for pair in zip(numbers, starts, strict=False) for value in pair])
        packed, check = [b"\x78\x9c"], 1
        for text, further in zip((head, bodies), self._further, strict=True):
            row = text.ljust(self.row)
            first = b"\x00" + row.replace(_DIGIT, b"0")
            more, check = further.after(zlib.adler32(first, check), row, copies)
            packed += [_deflated(first), more]
        # An empty last block and the checksum (RFC 1951, 3.2.6, and RFC 1950).
        return b"".join((*packed, b"\x03\x00", check.to_bytes(4, "big")))


class _Rows:
    """What the predictor leaves of all copies' rows but the first: they are alike, and as a rule so are those of the
    next cast, whose numbers have as many digits.

    They are packed by themselves. The second is like none before it, and each after that repeats it.
    """

    def __init__(self) -> None:
        self._row = b""
        self._second = self._third = b""
        self._check = 1

    def after(self, check: int, row: bytes, copies: int) -> tuple[bytes, int]:
        """The rows deflated, and the checksum with them."""
        other = b"\x02" + row.translate(_ONE)
        if other != self._row:
            self._row, self._check = other, zlib.adler32(other)
            packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
            self._second = packer.compress(other) + packer.flush(zlib.Z_SYNC_FLUSH)
            self._third = packer.compress(other) + packer.flush(zlib.Z_SYNC_FLUSH)
        for _ in range(copies - 1):
            check = _joined(check, self._check, len(other))
        return self._second * (copies > 1) + self._third * (copies - 2), check


def _deflated(text: bytes) -> bytes:
    """Deflated blocks that end on a whole byte, so that more can follow."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)


def _joined(first: int, second: int, length: int) -> int:
    """Adler-32 of two texts as one, from those of both and the length of the second (RFC 1950, 8.2)."""
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)
    return (high % _ADLER) << 16 | low % _ADLER


def _chunks(bodies: Sequence[bytes | None]) -> Iterator[_Chunk]:
    """Runs of bodies, each of which fits into a row with its place in the head."""
    run: list[bytes] = []
    first = length = 0
    for index, body in enumerate(bodies):
        if body is None:
            if run:
                yield _Chunk(first, run, _row(length))
            run, first, length = [], index + 1, 0
            continue
        size = _longest(body)
        if run and length + size > _LEAST_ROW:
            yield _Chunk(first, run, _row(length))
            run, first, length = [], index, 0
        run.append(body)
        length += size
    if run:
        yield _Chunk(first, run, _row(length))


def _row(length: int) -> int:
    row = _LEAST_ROW
    while row < length:
        row *= 10
    return row
