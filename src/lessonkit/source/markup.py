r"""Inline markup: a small safe part of Markdown, read into runs.

`*emphasis*`, `**strong**`, `~~struck~~`, `` `code` ``, `H~2~O`, `x^2^`, `[words](https://…)`, entities, and `\` before
a sign that is meant as such. A backslash or two spaces at the end of a line, or an empty line, break the line. HTML
is printed as typed: nothing here is ever read as markup of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lessonkit.model.text import Inline, LineBreak, Run
from lessonkit.source.decode import is_control
from lessonkit.source.typography import HIDDEN, set_quotes

LONGEST = 20_000
_SIGNS = re.compile(r"[\\*_~^\[`&]| {2,}\n")
_EMPTY_LINES = re.compile(r" *\n(?: *\n)+ *")
_FOLDED = re.compile(r" *\n *")
_TYPED_LINK = re.compile(r"(?<!\\)\[[^\[\]]*\]\((\S{0,200}?)\)")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A diagnostic about a stretch of a text, by offsets into it."""

    code: str
    message: str
    hint: str
    start: int = 0
    end: int = 1


@dataclass(frozen=True, slots=True)
class Marked:
    """A text after its markup has been read, and what is wrong with it."""

    inlines: tuple[Inline, ...]
    flaws: tuple[Flaw, ...] = ()


@lru_cache(maxsize=4096)  # the levels of a lesson have nearly all of their texts in common
def read_markup(value: str, language: str = "en-GB") -> Marked:
    """The runs of a text. Flaws: LK109 too long, LK110 control characters, LK120 a link, LK121 stars."""
    if len(value) > LONGEST:
        message = f"this text has {len(value):,} signs; one text has at most {LONGEST:,}"
        return Marked((), (Flaw("LK109", message, "part it with empty lines"),))
    text, flaws = _clean(value)
    inlines: list[Inline] = []
    for i, part in enumerate(_EMPTY_LINES.split(text)):
        runs = read_signs(part, language) if _SIGNS.search(part) else _read_plain(part, language)
        inlines.extend((LineBreak(), *runs) if i else runs)
    return Marked(tuple(inlines), (*flaws, *_refused_links(inlines, value), *_stars(inlines, value)))


def read_signs(text: str, language: str) -> list[Inline]:
    """The runs of one paragraph that may hold markup, by the Markdown library."""
    # Imported here for start-up time: few texts have markup, and a lesson without any never loads the library.
    from lessonkit.source.markdown import runs_of  # noqa: PLC0415

    inlines, hidden = runs_of(text)
    pieces = [
        (HIDDEN * len(inline.text) if i in hidden else inline.text) if isinstance(inline, Run) else "\n"
        for i, inline in enumerate(inlines)
    ]
    joined: list[Inline] = []
    for i, (inline, words) in enumerate(zip(inlines, set_quotes(pieces, language), strict=True)):
        if not isinstance(inline, Run):
            joined.append(inline)
            continue
        run = inline if i in hidden else replace(inline, text=words)
        last = joined[-1] if joined else None
        if isinstance(last, Run) and replace(last, text="") == replace(run, text=""):
            joined[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            joined.append(run)
    return joined


def _read_plain(text: str, language: str) -> list[Inline]:
    words = set_quotes([_FOLDED.sub(" ", text)], language)[0]
    return [Run(words)] if words else []


def _clean(value: str) -> tuple[str, list[Flaw]]:
    """Tabs and ends of lines made plain; control characters become spaces."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip("\n")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text, []
    controls = [sign for sign in dict.fromkeys(text) if is_control(sign)]
    flaws = []
    for sign in controls:
        at = value.find(sign)
        flaws.append(Flaw("LK110", f"the character U+{ord(sign):04X} can't be printed", "delete it", at, at + 1))
    return "".join(" " if sign in controls else sign for sign in text), flaws


def _refused_links(inlines: list[Inline], value: str) -> list[Flaw]:
    """LK120 for each link that stayed as it was typed."""
    if "](" not in value:
        return []
    shown = "".join(i.text if isinstance(i, Run) and not i.code else HIDDEN for i in inlines)
    flaws = []
    for found in _TYPED_LINK.finditer(value):
        address, at = found.group(1), found.start(1)
        if f"]({address}" not in shown:
            continue
        flaws.append(
            Flaw(
                "LK120",
                f"the link to “{address[:60]}” is printed as typed",
                "links begin with https://, http:// or mailto:",
                at,
                at + max(len(address), 1),
            )
        )
    return flaws


def _stars(inlines: list[Inline], value: str) -> list[Flaw]:
    """LK121 where `3*4*5` turned italic: emphasis that touches a digit on its outer side."""
    flaws = []
    for before, run, after in zip(inlines, inlines[1:], inlines[2:], strict=False):
        if not (isinstance(before, Run) and isinstance(run, Run) and isinstance(after, Run) and run.emphasis):
            continue
        if not (before.emphasis or after.emphasis) and before.text[-1:].isdigit() and after.text[:1].isdigit():
            at = max(value.find(f"*{run.text}*"), 0)
            message = f"the stars around “{run.text}” turn it italic"
            hint = "type × for times, or a backslash before each star that is meant"
            flaws.append(Flaw("LK121", message, hint, at, at + len(run.text) + 2))
    return flaws
