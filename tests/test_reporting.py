"""Diagnostics as text and as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.diagnostics import Diagnostic, Span
from lessonkit.reporting import WIDEST, Paint, as_json, as_text, summary


def place(line: int, column: int, end: int, end_line: int = 0) -> Span:
    """A stretch of a.yaml."""
    return Span("a.yaml", line, column, end_line or line, end)


def test_a_message_shows_its_line_its_hint_and_its_second_places() -> None:
    """The whole form, sign by sign."""
    found = Diagnostic(
        "LK402",
        "the answer “Stalim” is not among the options",
        place(2, 11, 17),
        "did you mean `Stalin`?",
        ((place(1, 1, 8), "the options"),),
    )
    assert as_text(found, {"a.yaml": ["options: [Stalin]", "  answer: Stalim"]}) == "\n".join(
        [
            "a.yaml:2:11: error LK402: the answer “Stalim” is not among the options",
            "  2 |   answer: Stalim",
            "    |           ^~~~~~",
            "  hint: did you mean `Stalin`?",
            "  a.yaml:1:1: the options",
            "  1 | options: [Stalin]",
            "    | ^~~~~~~",
        ]
    )


def test_warnings_are_called_so() -> None:
    """The severity is that of the table of codes."""
    assert as_text(Diagnostic("LK113", "x", place(9, 1, 2)), {}) == "a.yaml:9:1: warning LK113: x"
    assert as_text(Diagnostic("LK402", "x"), {}) == "error LK402: x"


@pytest.mark.parametrize(
    ("line", "span", "shown", "marks"),
    [
        ("\tkey: x", place(1, 2, 5), "    key: x", "    ^~~"),
        ("漢字 x", place(1, 4, 5), "漢字 x", "     ^"),
        ("漢字 x", place(1, 2, 3), "漢字 x", "  ^~"),
        ("e\u0301 x", place(1, 4, 5), "e\u0301 x", "  ^"),
        ("abc", place(1, 2, 3, 4), "abc", " ^~"),
        ("abc", place(1, 4, 4), "abc", "   ^"),
        ("abc", place(1, 90, 95), "abc", "   ^"),
        ("a\x1b[31m\u202eb", place(1, 8, 9), "a\ufffd[31m\ufffdb", "       ^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, span: Span, shown: str, marks: str) -> None:
    """Tabs, wide and combining signs are counted as a terminal shows them; what could act on it is not passed on."""
    _, source, caret = as_text(Diagnostic("LK101", "x", span), {"a.yaml": [line]}).split("\n")
    assert source == f"  1 | {shown}"
    assert caret == f"    | {marks}"


def test_a_long_line_is_cut_around_the_place() -> None:
    """The place is always shown, and its caret stands under it."""
    line = "a" * 300 + "HERE" + "b" * 300
    _, source, caret = as_text(Diagnostic("LK101", "x", place(1, 301, 305)), {"a.yaml": [line]}).split("\n")
    assert len(source) <= WIDEST + 10
    assert source.index("HERE") == caret.index("^~~~")
    assert "…" in source


def test_paint_is_given_by_the_caller() -> None:
    """Each part is painted by its own function."""
    paint = Paint(error=lambda text: f"<e>{text}</e>", strong=lambda text: f"<b>{text}</b>")
    assert as_text(Diagnostic("LK101", "x"), {}, paint) == "<e>error LK101</e>: <b>x</b>"


def test_the_summary_counts() -> None:
    """One line for a whole run."""
    error, warning = Diagnostic("LK101", "x"), Diagnostic("LK113", "x")
    assert summary([]) == "no problems"
    assert summary([error]) == "1 error"
    assert summary([error, warning, error]) == "2 errors, 1 warning"


def test_json_has_every_part() -> None:
    """Places are objects; a diagnostic without one has null."""
    found = Diagnostic("LK103", "x", place(1, 2, 3), "y", ((place(4, 5, 6), "z"),))
    at = {"file": "a.yaml", "line": 1, "column": 2, "end_line": 1, "end_column": 3}
    second = {"file": "a.yaml", "line": 4, "column": 5, "end_line": 4, "end_column": 6}
    assert json.loads(as_json([found, Diagnostic("LK101", "\ud800")])) == [
        {
            "code": "LK103",
            "severity": "error",
            "message": "x",
            "hint": "y",
            "place": at,
            "also": [{"place": second, "message": "z"}],
        },
        {"code": "LK101", "severity": "error", "message": "?", "hint": "", "place": None, "also": []},
    ]


@given(st.text(max_size=200), st.integers(1, 250), st.integers(1, 250), st.integers(0, 3))
def test_any_line_and_place_can_be_shown(line: str, column: int, end: int, down: int) -> None:
    """Nothing raises, and nothing unprintable comes out."""
    span = Span("a.yaml", 1, column, 1 + down, end)
    text = as_text(Diagnostic("LK101", line, span, line), {"a.yaml": [line]})
    assert all(row.isprintable() or any(s.isspace() for s in row) for row in text.split("\n"))
    assert "\x1b" not in text
