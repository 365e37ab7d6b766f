"""Moulds: the objects that all copies of one kind have alike, with their numbers left open.

Ten copies that are cast from a mould share its numbers: object i of copy g has the number base + 10 i + g, and the base
is a multiple of ten. So the ten differ by one digit in each reference. In an object stream the copies stand one under
the other in rows of equal length, and PNG's predictor Up (ISO 32000-1, 7.4.4.4) leaves of each row after the first a 1
for each reference and a 0 for all else: a copy's structure costs a few hundred bytes, whatever is on its pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def cast(body: bytes, number: int) -> bytes:
    """A body as one copy has it, whose object 0 has this number."""
    return _NUMBER.sub(lambda found: _WIDTHS[found[1]] % (number + TOGETHER * int(found[2])), body)


@dataclass(frozen=True, slots=True)
class _Form:
    """A text with numbers left open: a pattern for `%`, and the object that each of its numbers is of."""

    pattern: bytes
    objects: tuple[int, ...]

    @classmethod
    def of(cls, body: bytes) -> _Form:
        objects = tuple(int(index) for _, index in _NUMBER.findall(body))
        pattern = _NUMBER.sub(lambda found: _TENS[found[1]] + _DIGIT, body.replace(b"%", b"%%"))
        return cls(pattern, objects)

    def at(self, base: int) -> bytes:
        """The text with all digits but the copy's."""
        tens = base // TOGETHER
        return self.pattern % tuple([tens + index for index in self.objects])


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Objects that stand together in an object stream."""

    first: int
    bodies: tuple[_Form, ...]
    row: int


class Mould:
    """Bodies of objects 0, 1 … of a copy; None for those that each copy writes for itself."""

    def __init__(self, bodies: Sequence[bytes | None]) -> None:
        self.size = len(bodies)
        self._chunks = tuple(_chunks(bodies))

    def put(self, file: ObjectFile, base: int, copies: int) -> None:
        """Writes the objects of so many copies, whose numbers begin at the base."""
        for chunk in self._chunks:
            holder = file.reserve()
            count = len(chunk.bodies)
            packed = _packed(chunk, base, copies)
            first = copies * chunk.row
            entries = b"/N %d/First %d/DecodeParms<</Predictor 12/Columns %d>>" % (count * copies, first, chunk.row)
            file.put_packed(holder, packed, entries)
            start = base + TOGETHER * chunk.first
            for copy in range(copies):
                numbers = range(start + copy, start + copy + TOGETHER * count, TOGETHER)
                file.note_packed(numbers, holder, copy * count)


def _chunks(bodies: Sequence[bytes | None]) -> Iterator[_Chunk]:
    """Runs of bodies, each of which fits into a row with its place in the head."""
    run: list[_Form] = []
    first = length = 0
    for index, body in enumerate(bodies):
        if body is None:
            if run:
                yield _Chunk(first, tuple(run), _row(length))
            run, first, length = [], index + 1, 0
            continue
        form = _Form.of(body)
        size = max(len(form.pattern) + _WIDEST * len(form.objects) + 1, 2 * _WIDEST + 4)
        if run and length + size > _LEAST_ROW:
            yield _Chunk(first, tuple(run), _row(length))
            run, first, length = [], index, 0
        run.append(form)
        length += size
    if run:
        yield _Chunk(first, tuple(run), _row(length))


def _row(length: int) -> int:
    row = _LEAST_ROW
    while row < length:
        row *= 10
    return row


def _packed(chunk: _Chunk, base: int, copies: int) -> bytes:
    """The object stream as the predictor and Flate leave it: a head row for each copy, then its objects in one."""
    head: list[bytes] = []
    bodies: list[bytes] = []
    at = 0
    digits = len(str(chunk.row)) - 1
    for place, form in enumerate(chunk.bodies):
        body = form.at(base)
        tens = base // TOGETHER + chunk.first + place
        head.append(b"%d%b %b%0*d " % (tens, _DIGIT, _DIGIT, digits, at))
        bodies.append(body)
        at += len(body) + 1
    packed, check = [b"\x78\x9c"], 1
    for text in (b"".join(head), b"\n".join(bodies)):
        more, check = _alike(text.ljust(chunk.row), copies, check)
        packed += more
    # An empty last block and the checksum (RFC 1951, 3.2.6, and RFC 1950).
    return b"".join((*packed, b"\x03\x00", check.to_bytes(4, "big")))


def _alike(text: bytes, copies: int, check: int) -> tuple[list[bytes], int]:
    """The first copy's row as it is, and of the others what differs from the one before: deflated, and the checksum.

    Rows after the second are packed like it. Each of its matches lies in the row before, which is the same for all:
    of matches that are equally long Flate takes the nearest, and none is longer than that with the row before.
    """
    first, other = b"\x00" + text.replace(_DIGIT, b"0"), b"\x02" + text.translate(_ONE)
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = [packer.compress(first)]
    check = zlib.adler32(first, check)
    if copies > 1:
        packed += [packer.compress(other), packer.flush(zlib.Z_SYNC_FLUSH)]
        packed += [packer.compress(other) + packer.flush(zlib.Z_SYNC_FLUSH)] * (copies - 2)
        for _ in range(copies - 1):
            check = zlib.adler32(other, check)
    else:
        packed.append(packer.flush(zlib.Z_SYNC_FLUSH))
    return packed, check
