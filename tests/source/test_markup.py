"""Inline markup and typographic signs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.model.text import LineBreak, Run, Text
from lessonkit.source.markup import LONGEST, read_markup, read_signs


def shown(value: str, language: str = "en-GB") -> str:
    """The words as printed."""
    return Text(read_markup(value, language).inlines).plain()


def test_emphasis_and_links_become_runs() -> None:
    """Each kind of markup sets its own mark on the run."""
    runs = read_markup("**a** *b* ~~c~~ `d` ~e~ ^f^ [g](https://x.org)").inlines
    assert [run for run in runs if isinstance(run, Run) and run.text != " "] == [
        Run("a", strong=True),
        Run("b", emphasis=True),
        Run("c", strike=True),
        Run("d", code=True),
        Run("e", lowered=True),
        Run("f", raised=True),
        Run("g", link="https://x.org"),
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("He said \"no\" -- and 'yes'...", "He said “no” – and ‘yes’…"),
        ("it's the workers' party", "it’s the workers’ party"),
        ("the '20s, 'tis, rock 'n' roll", "the ’20s, ’tis, rock ’n’ roll"),
        ("\"'Why?' he asked,\" they said", "“‘Why?’ he asked,” they said"),
        ('*"Pravda"* and "*Pravda*"', "“Pravda” and “Pravda”"),
        ('a 6" nail', 'a 6" nail'),
        ("1922--24 and a---b", "1922–24 and a—b"),
        ("------ and ____ and ....", "------ and ____ and ...."),
        ("(a) this (b) that (c) and (r)", "(a) this (b) that (c) and (r)"),
        ('`"x" -- y` and \\"z\\" and &quot;z&quot;', '"x" -- y and "z" and "z"'),
        ("a  b", "a b"),
        ("a\nb", "a b"),
        ('<img src="/etc/passwd">', '<img src="/etc/passwd">'),
        ("\\*not italic\\*", "*not italic*"),
    ],
)
def test_typed_signs_are_printed_as_typographic_ones(typed: str, printed: str) -> None:
    """Quotation marks, dashes and dots; code, escapes and HTML stay as typed."""
    assert shown(typed) == printed


def test_quotes_follow_the_language() -> None:
    """German and French have their own, and both kinds of English the same."""
    assert [shown('"x"', tag) for tag in ("en-GB", "en-US", "de-DE", "fr")] == ["“x”", "“x”", "„x“", "«x»"]


def test_lines_break_where_asked() -> None:
    """Two spaces, a backslash, or an empty line; else a line end is a space."""
    runs = read_markup("a  \nb\\\nc\n\nd\ne").inlines
    assert [run.text if isinstance(run, Run) else "/" for run in runs] == ["a", "/", "b", "/", "c", "/", "d e"]
    assert runs.count(LineBreak()) == 3


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.org"])
def test_other_links_are_printed_as_typed(address: str) -> None:
    """LK120 for whatever is neither http(s) nor mailto, and no run carries it."""
    marked = read_markup(f"see [here]({address}) now")
    assert [flaw.code for flaw in marked.flaws] == ["LK120"]
    assert not any(run.link for run in marked.inlines if isinstance(run, Run))
    assert address in Text(marked.inlines).plain()


def test_stars_between_digits_are_lk121() -> None:
    """3*4*5 turns italic, which nobody means; words do not warn."""
    assert [(f.code, f.start, f.end) for f in read_markup("is 3*4*5 60?").flaws] == [("LK121", 4, 7)]
    assert read_markup("a *word* here").flaws == ()


def test_a_text_that_is_too_long_is_lk109() -> None:
    """One text is bounded, so that no text can keep the parser busy."""
    assert [flaw.code for flaw in read_markup("*" * (LONGEST + 1)).flaws] == ["LK109"]


def test_plain_text_does_not_load_the_markdown_library() -> None:
    """Quotation marks and dashes are no markup."""
    code = (
        "import sys; from lessonkit.source.markup import read_markup;"
        "read_markup('\"It\\'s\" -- plain\\ntext (really)');"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


_PLAIN = st.text(
    st.one_of(st.sampled_from("ab1 \"'-.,()!?\n<>{}$%@:;/]=~"), st.characters(codec="utf-8")), max_size=60
).filter(lambda text: not set(text) & set("\\*_~^[`&\r\t") and "  \n" not in text)


@settings(max_examples=400, deadline=None)
@given(_PLAIN)
def test_both_paths_read_plain_text_alike(text: str) -> None:
    """The path without the Markdown library gives the same runs as the one with it."""
    fast = list(read_markup(text).inlines)
    if "\n\n" in text or LineBreak() in fast or any(not c.isprintable() and c != "\n" for c in text):
        return
    assert fast == read_signs(text.strip("\n"), "en-GB")


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("ab1 \"'-.*_~^[]()`\\&<>\n:/h"), max_size=60))
def test_any_markup_can_be_read(text: str) -> None:
    """Nothing raises, no run is empty, no two neighbours could be one, and no link is other than web or mail."""
    runs = read_markup(text).inlines
    for run in runs:
        if isinstance(run, Run):
            assert run.text
            assert not run.link or run.link.startswith(("http://", "https://", "mailto:"))
    for flaw in read_markup(text).flaws:
        assert 0 <= flaw.start < flaw.end <= max(len(text), 1)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab \"'1("), max_size=40))
def test_typographic_signs_take_no_word_away(text: str) -> None:
    """Every letter and digit is printed, in order."""
    assert [c for c in shown(text) if c.isalnum()] == [c for c in text if c.isalnum()]
