"""Small pieces that the paper and filled forms of several item types share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lessonkit.model.answers import SchemeLine
from lessonkit.model.blocks import Choice, Choices, Space, SpaceKind, WordBank
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import Setting
from lessonkit.model.text import TICK, LineBreak, Text, joined, plain

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_LAST = re.compile(r"^(none|all|neither|both) of (these|the above|them)\b", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


def sort_key(words: str) -> tuple[bool, tuple[tuple[int, int, str], ...], str]:
    """Order in which a list is printed: by its words, numbers by size, "none of these" last.

    The order comes from the printed words alone, so it can tell nothing about the answer.
    """
    pieces = tuple(_comparable(piece) for piece in _DIGITS.split(words.casefold()) if piece)
    return (stands_last(words), pieces, words)


def stands_last(words: str) -> bool:
    """Whether an option speaks of those before it, as "none of these" does."""
    return bool(_LAST.match(words))


def _comparable(piece: str) -> tuple[int, int, str]:
    """Numbers before words and by size, without being converted: Python refuses to, from 4,300 digits on."""
    digits = piece.lstrip("0")
    return (0, len(digits), digits) if piece.isdecimal() else (1, 0, piece)


def in_print_order(texts: Sequence[Text]) -> tuple[Text, ...]:
    """The texts as a sheet prints them, see `sort_key`."""
    return tuple(sorted(texts, key=lambda text: sort_key(text.plain())))


def lettered(item: str, texts: Sequence[Text], *, before: float = 4.0) -> Choices:
    """Options behind letters to ring; the spaces are "<item>.A", "<item>.B" …"""
    return Choices(
        id=f"{item}.options",
        before=before,
        entries=tuple(
            Choice(
                marker=Space(id=f"{item}.{letter}", kind=SpaceKind.CHOICE, name=letter, label=letter, width=11.0),
                text=text,
            )
            for letter, text in zip(LETTERS, texts, strict=False)
        ),
    )


def ticked_points(points: Sequence[Text], marks: int) -> Text:
    """Points in a row, a tick after each that earns a mark; a single point carries all the marks."""
    if len(points) == 1:
        return _with_ticks(points[0], marks)
    each = [1 if i < marks else 0 for i in range(len(points))]
    return joined(_with_ticks(point, n) for point, n in zip(points, each, strict=True))


def _with_ticks(text: Text, ticks: int) -> Text:
    for _ in range(ticks):
        text = text + TICK
    return text


def in_sentences(points: Sequence[Text]) -> Text:
    """Points run on as prose: one that ends without a mark is parted from the next by a semicolon."""
    text = Text()
    for point in points:
        between = "" if not text else " " if text.plain()[-1:] in ".,;:!?…–”)" else "; "
        text = text + plain(between) + point
    return text


def one_a_line(texts: Sequence[Text]) -> Text:
    """The texts, of which there is one at least, one under the other."""
    text = texts[0]
    for one in texts[1:]:
        text = text + Text((LineBreak(),)) + one
    return text


def sentences(*pieces: str) -> str:
    """The sentences of an instruction one after the other, those that are not needed left out."""
    return " ".join(piece for piece in pieces if piece)


def answer_line(setting: Setting, text: Text, evidence: tuple[Evidence, ...] = ()) -> SchemeLine:
    """The first row of an item in the mark scheme."""
    return SchemeLine(setting.words.answer, text, evidence)


def bank_over(item: str, bank: tuple[Text, ...], setting: Setting) -> tuple[WordBank, ...]:
    """The words that an item's body begins with, in a box "<id>.bank"; nothing where there are none."""
    if not bank:
        return ()
    return (WordBank(words=bank, name=setting.words.bank, id=f"{item}.bank", before=6.0),)
