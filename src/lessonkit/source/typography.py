"""Typographic signs for typed ones: curled quotation marks, apostrophes, dashes, the ellipsis.

One set of rules for texts with and without markup, so that both come out the same. Unlike the usual Markdown
replacements it leaves `(c)` and `(r)` alone: they name parts of a question more often than copyright.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTES = {"en": "“”‘’", "de": "„“‚‘", "fr": "«»‹›"}
"""Double and single quotation marks by language; other languages take the English ones."""

_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_SPACES = re.compile(r" {2,}")
_CLIPPED = re.compile(r"'(?:\d\ds?\b|(?:tis|twas|em|til|cause|n')(?!\w))", re.IGNORECASE)
"""Words that begin with an apostrophe: '20s, 'tis, rock 'n' roll."""
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_OPENERS = frozenset("([{<-–—/“‘„‚«‹")
_SINGLE = "'"
_APOSTROPHE = "’"
HIDDEN = "\ufffc"
"""Stands for a sign that must stay as it is: code, or one that was escaped."""


def set_quotes(pieces: Sequence[str], language: str) -> list[str]:
    """The pieces of one paragraph with typographic signs, each sign in the piece in which it was typed.

    Quotation marks are matched over the whole paragraph. Runs of spaces become one.
    """
    joined = "".join(pieces)
    signs = list(joined)
    for pattern, replacement in ((_DASHES, None), (_DOTS, "…"), (_SPACES, " ")):
        for found in pattern.finditer(joined):
            start, end = found.span()
            signs[start] = replacement or ("—" if end - start == 3 else "–")
            signs[start + 1 : end] = [""] * (end - start - 1)
    for found in _TAGS.finditer(joined):
        signs[found.start() : found.end()] = found.group()
    _curl(joined, signs, QUOTES.get(language.partition("-")[0].lower(), QUOTES["en"]))
    result, at = [], 0
    for piece in pieces:
        result.append("".join(signs[at : at + len(piece)]))
        at += len(piece)
    return result


def _curl(text: str, signs: list[str], quotes: str) -> None:
    """Sets quotation marks; a double one after a digit with none open stays straight (inches)."""
    clipped = {found.start() for found in _CLIPPED.finditer(text)}
    text = _TAGS.sub(lambda found: HIDDEN * len(found.group()), text)
    last_single_close = max((i for i, sign in enumerate(text) if sign == _SINGLE and _can_close(text, i)), default=-1)
    double_open = single_open = False
    for i, sign in enumerate(text):
        if sign == '"':
            opens = _can_open(text, i, signs)
            if opens and not (double_open and _can_close(text, i)):
                signs[i], double_open = quotes[0], True
            elif double_open or not text[i - 1 : i].isdigit():
                signs[i], double_open = quotes[1], False
        elif sign == _SINGLE:
            if i in clipped or not _can_open(text, i, signs):
                closes = single_open and i not in clipped and not text[i + 1 : i + 2].isalnum()
                signs[i] = quotes[3] if closes else _APOSTROPHE
                single_open = single_open and not closes
            elif last_single_close > i:
                signs[i], single_open = quotes[2], True
            else:
                signs[i] = _APOSTROPHE


def _can_open(text: str, i: int, signs: list[str]) -> bool:
    """Nothing, white space, or an opening sign stands before it, and a word after it."""
    before, after = signs[i - 1] if i else " ", text[i + 1 : i + 2]
    return (not before or before.isspace() or before in _OPENERS) and after != "" and not after.isspace()


def _can_close(text: str, i: int) -> bool:
    """A word stands before it and none after it."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return before != "" and not before.isspace() and not after.isalnum()
