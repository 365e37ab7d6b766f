"""Seeded shuffles: the same list, seed and item give the same order on every machine and in every release."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TypeVar

from lessonkit.items.printing import LETTERS, in_print_order, stands_last
from lessonkit.model.text import Text

Entry = TypeVar("Entry")

_BEFORE_A_NUMBER = (
    r"(?:(?:c\.|ca\.|about|around|over|under|in|on|by|from|before|after|until|since|between|early|mid|late|the|at|"
    r"source|extract|paragraphs?|lines?|page|figure|day|week|year|¶)[ \u00a0-]*)*"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ \u00a0]+\d"
_NUMBERED = re.compile(rf"[^\w¶]*{_BEFORE_A_NUMBER}[£$€+–-]?(?:\d|{_MONTH})", re.IGNORECASE)
_LETTERED = re.compile(r"\(?(?:[A-Z]|[a-z]|[IVX]+|[ivx]+)(?:[.):]|$)")
_REFERRING = re.compile(r"\b[A-Z](?:, [A-Z])* (?:and|or|nor) [A-Z]\b|\b(?:[Oo]nly|[Oo]ptions?) [A-Z]\b")
"""Whether words name other entries by letters; a lone "A" before a word may begin a sentence."""


def shuffled(texts: tuple[Text, ...], seed: str, item: str) -> tuple[Text, ...]:
    """The texts in an order made from seed, item id and words alone; as they are for an empty seed.

    Each text is sorted by a digest of its own words, so that adding one leaves the others in their order. The digest
    knows nothing of the answer.
    """
    if not seed:
        return texts
    return tuple(sorted(texts, key=lambda text: digest(seed, item, text.plain())))


def places_in(version: str, texts: tuple[Text, ...], item: str, seed: str = "") -> tuple[int, ...]:
    """A version's order of a list: the place of each entry in the list as it is, from 0.

    For version "" it is the order in which the list is printed at first: by its words, or by the seed. In others a list
    of dates, numbers or letters stays as it is, and "none of these" stands last.
    """
    if not version:
        first = shuffled(in_print_order(texts), seed, item)
        return tuple(texts.index(text) for text in first)
    if in_sequence(texts):
        return tuple(range(len(texts)))

    def by_digest(place: int) -> tuple[bool, bytes]:
        words = texts[place].plain()
        return stands_last(words), b"" if stands_last(words) else digest(version, seed, item, words)

    return tuple(sorted(range(len(texts)), key=by_digest))


def in_sequence(texts: Sequence[Text]) -> bool:
    """Whether a list has an order of its own that pupils look for: every entry is a date, a number or a letter.

    So it is where an entry names others by their letters, as "both A and C".
    """
    words = [text.plain() for text in texts]
    counted = [one for one in words if not stands_last(one)]
    if any(_REFERRING.search(one) for one in counted):
        return True
    return all(_NUMBERED.match(one) for one in counted) or all(_LETTERED.match(one) for one in counted)


def taken(entries: Sequence[Entry], places: Sequence[int]) -> tuple[Entry, ...]:
    """The entries in another order."""
    return tuple(entries[place] for place in places)


def relettered(letters: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """The letters that entries of a list have now, by those that they had before it was put in another order."""
    now = {LETTERS[old]: LETTERS[new] for new, old in enumerate(places)}
    return tuple(now[letter] for letter in letters)


def digest(*parts: str) -> bytes:
    """What a shuffle sorts by."""
    return hashlib.sha256("\x1f".join(parts).encode()).digest()
