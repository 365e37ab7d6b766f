"""What is cast from a mould is what each copy would have written for itself."""

from __future__ import annotations

import io
import random
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lessonkit.pdf.moulds import TOGETHER, Mould, Pattern, identity_of, number_of, reference_to
from lessonkit.pdf.objects import ObjectFile, bytewise_difference
from lessonkit.pdf.strings import text_string


def bodies(count: int, width: int) -> list[bytes]:
    """Dictionaries with references, numbers, strings and signs that patterns could trip over."""
    chance = random.Random(count)  # noqa: S311 - nothing secret
    found = []
    for index in range(count):
        kids = " ".join(reference_to(chance.randrange(count)) for _ in range(chance.randrange(width)))
        entry = f"<</K[{kids}]/N {number_of(index)}/T".encode()
        found.append(entry + text_string("100 % \\ (d) \x02\x01 ä ж") + b"/ID" + identity_of(index) + b">>")
    return found


@pytest.mark.parametrize("copies", [1, 2, 3, TOGETHER])
@pytest.mark.parametrize(("count", "width"), [(1, 2), (40, 4), (700, 6), (3, 4000)])
def test_each_copy_has_its_objects(copies, count, width):
    """Every object of every copy is found under its number, in object streams that a strict reader takes."""
    plain = bodies(count, width)
    stream = io.BytesIO()
    file = ObjectFile(stream)
    pages, catalog, info = file.reserve(), file.reserve(), file.reserve()
    file.put(pages, b"<</Type/Pages/Kids[]/Count 0>>")
    file.put(catalog, b"<</Type/Catalog/Pages %d 0 R>>" % pages)
    file.put(info, b"<<>>")
    mould = Mould([None, *plain[1:]])
    base = file.reserve_block(mould.size)
    for copy in range(copies):
        file.put(base + copy, Pattern(plain[0]).cast(base + copy))
    mould.put(file, base, copies)
    file.finish(catalog, info)
    with pikepdf.open(stream, attempt_recovery=False) as pdf:
        for copy in range(copies):
            for index, body in enumerate(plain):
                found = pdf.get_object(base + TOGETHER * index + copy, 0)
                expected = pikepdf.Object.parse(Pattern(body).cast(base + copy).replace(b" 0 R", b""))
                assert [kid.objgen[0] for kid in found.K] == [int(kid) for kid in expected.K]
                assert int(found.N) == int(expected.N) == base + TOGETHER * index + copy
                assert bytes(found.T) == bytes(expected.T)
                assert str(found.ID) == f"n{base + TOGETHER * index + copy:08d}"


@given(some.lists(some.tuples(some.integers(0, 255), some.integers(0, 255)), min_size=1))
@settings(max_examples=200)
def test_bytes_are_taken_off_one_by_one(pairs):
    """Modulo 256, without a borrow from one to the next."""
    left, right = bytes(a for a, _ in pairs), bytes(b for _, b in pairs)
    assert bytewise_difference(left, right) == bytes((a - b) % 256 for a, b in pairs)


@given(some.text())
@settings(max_examples=200)
def test_strings_are_read_back(text):
    """Latin signs in brackets, all others in hexadecimal; no control character in either."""
    text = text.encode("utf-8", "ignore").decode()
    written = text_string(text)
    assert all(byte >= 0x20 for byte in written)
    assert str(pikepdf.Object.parse(written)) == text


def test_packed_rows_are_whole():
    """The checksum of the rows that were repeated is right."""
    stream = io.BytesIO()
    Mould(bodies(300, 5)).put(file := ObjectFile(stream), file.reserve_block(300), TOGETHER)
    data = stream.getvalue()
    starts = [at + len(b">>stream\n") for at in range(len(data)) if data.startswith(b">>stream\n", at)]
    assert len(starts) > 1
    for start in starts:
        whole = zlib.decompressobj()
        whole.decompress(data[start:])
        assert whole.eof
