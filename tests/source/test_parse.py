"""parse: bytes to nodes."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import lessonkit.source.parse as parsing
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.source.nodes import Node, Scalar, exact, plain, walk
from lessonkit.source.parse import parse


def parsed(data: bytes | str) -> tuple[Node | None, list[Diagnostic]]:
    """The node and the diagnostics."""
    sink = Sink()
    node = parse(data.encode() if isinstance(data, str) else data, "lesson.yaml", sink)
    return node, sink.found


def only(data: bytes | str) -> Diagnostic:
    """The one diagnostic."""
    _, found = parsed(data)
    assert len(found) == 1, found
    return found[0]


def test_every_scalar_is_text() -> None:
    """Dates, truths, numbers and nulls stay what was typed."""
    node, found = parsed("a: 1924-01-21\nb: no\nc: 1.10\nd: null\ne: 12:30\nf: 007\ng:\n")
    assert found == []
    assert node is not None
    assert plain(node) == {
        "a": "1924-01-21",
        "b": "no",
        "c": "1.10",
        "d": "null",
        "e": "12:30",
        "f": "007",
        "g": "",
    }


def test_windows_newlines_and_a_byte_order_mark_are_fine() -> None:
    """Places and values are those of the same file with plain newlines and no mark."""
    text = "a: b\nc: |\n  d\n  e\nf:\n  - g\n"
    same, found = parsed(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert found == []
    assert same == parsed(text)[0]


def test_not_utf8_is_lk102_at_the_byte() -> None:
    """Line and column are those of the first byte that is no UTF-8."""
    found = only(b"title: x\nsubject: caf\xe9\n")
    assert (found.code, found.span and found.span.line, found.span and found.span.column) == ("LK102", 2, 13)


def test_utf16_is_named() -> None:
    """A file saved as UTF-16 is told from one with a bad byte."""
    assert "UTF-16" in only("title: x".encode("utf-16")).message


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_lk111(data: bytes) -> None:
    """Nothing but white space is an empty file."""
    assert only(data).code == "LK111"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_nesting_bomb_is_lk108(opening: str) -> None:
    """50,000 nested values are refused at the 33rd, whatever they are made of."""
    assert only(opening * 50_000).code == "LK108"


def test_ten_megabytes_are_refused_at_once() -> None:
    """LK109 before a single sign is read."""
    data = b"title: " + b"x" * 10_000_000
    start = time.perf_counter()
    assert only(data).code == "LK109"
    assert time.perf_counter() - start < 0.5


def test_too_many_values_are_lk109() -> None:
    """The count of values is bounded, too."""
    assert only("a: [" + "x," * 60_000 + "]").code == "LK109"


def test_control_characters_are_lk110_and_reading_goes_on() -> None:
    """The place of each is told, and the words around it are kept."""
    node, found = parsed("a: b\x07c\nd: e\u2028f\n")
    assert [(d.code, d.span and d.span.line, d.span and d.span.column) for d in found] == [
        ("LK110", 1, 5),
        ("LK110", 2, 5),
    ]
    assert node is not None
    assert plain(node) == {"a": "b c", "d": "e f"}


def test_the_python_parser_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml, values and places are the same, and bombs are refused as well."""
    good = "a: b\nc: |\n  d\n   e\nf: {g: 'h''i', j: [k]}\n"
    slips = ["a: b: c", "a: *x y", "a: %x", "[" * 50_000, "a: 'x", "a: b\n\tc: d", "a: {b, c}"]
    with_c = [parsed(good)[0], *([d.code for d in parsed(slip)[1]] for slip in slips)]
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)
    assert [parsed(good)[0], *([d.code for d in parsed(slip)[1]] for slip in slips)] == with_c


STRETCHES = [
    ("a: one two three", "two", (1, 8), (1, 11)),
    ("a: 'it''s two'", "two", (1, 11), (1, 14)),
    ('a: "\\u0041 \\"two\\""', "two", (1, 14), (1, 17)),
    ("a: |\n  one\n  two three\n", "three", (3, 7), (3, 12)),
    ("a: >\n  one\n  two\n\n  three\n", "three", (5, 3), (5, 8)),
    ("a: one\n  two\n  three\n", "three", (3, 3), (3, 8)),
    ("a: |\n  one\n    two\n", "two", (3, 5), (3, 8)),
    ('a: "one\n  two \\\n  three"', "three", (3, 3), (3, 8)),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), STRETCHES)
def test_words_in_a_text_have_a_place(text: str, words: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    """In every style of scalar, line and column of a stretch are those of the file."""
    node, _ = parsed(text)
    assert node is not None
    scalar = exact(node, ("a",))
    assert isinstance(scalar, Scalar)
    at = scalar.value.index(words)
    span = scalar.stretch(at, at + len(words))
    assert ((span.line, span.column), (span.end_line, span.end_column)) == (start, end)


_YAML = st.text(st.sampled_from("ab:- \n\t\"'{}[],#&*!|>%@`\\?<é\r\x00"), max_size=80)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=100), _YAML.map(str.encode)))
def test_parse_never_raises(data: bytes) -> None:
    """Any bytes give a node, diagnostics, or both; each place lies within the file."""
    node, found = parsed(data)
    assert node is not None or found
    if node is not None:
        for _, scalar in walk(node):
            for at in range(len(scalar.value)):
                span = scalar.stretch(at, at + 1)
                assert scalar.span.line <= span.line <= scalar.span.end_line


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40))
def test_quoted_text_survives(words: str) -> None:
    """What stands in single quotes is read as typed, and each sign is found at its own place."""
    source = "a: '" + words.replace("'", "''") + "'"
    node, found = parsed(source)
    scalar = exact(node, ("a",)) if node is not None else None
    assert isinstance(scalar, Scalar)
    assert found == []
    assert scalar.value == words
    for at, sign in enumerate(words):
        assert source[scalar.stretch(at, at + 1).column - 1] == sign
