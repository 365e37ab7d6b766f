"""Where a word that is too wide for its room is broken: in pieces of like length, before a consonant if possible."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

HYPHEN = "-"

_VOWELS = frozenset("aeiouyäöüàâáéèêëíîïóôúûøåæœ")
_LEAST = 3
"""Letters before and after a break."""
_REACH = 2
"""How far a break may lie from the place that makes pieces of one length."""


def hyphenated(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The word in as few pieces as fit: after its own hyphens, else of like length, each but the last with a hyphen.

    It stays whole where no way fits.
    """
    if fits(word):
        return [word]
    own = re.findall(r"[^-]+-*|-+", word)
    if len(own) > 1:
        return [piece for part in own for piece in hyphenated(part, fits)]
    for count in range(2, len(word)):
        found = pieces(word, count)
        parts = [*(f"{part}{HYPHEN}" for part in found[:-1]), found[-1]]
        if all(fits(part) for part in parts):
            return parts
    return [word]


def pieces(word: str, count: int) -> list[str]:
    """The word in so many pieces without their hyphens; fewer where it is too short."""
    breaks: list[int] = []
    for number in range(1, count):
        ideal = round(number * len(word) / count)
        first = (breaks[-1] if breaks else 0) + _LEAST
        places = [at for at in range(ideal - _REACH, ideal + _REACH + 1) if first <= at <= len(word) - _LEAST]
        if places:
            breaks.append(min(places, key=lambda at: (_harsh(word, at), abs(at - ideal), at)))
    edges = [0, *breaks, len(word)]
    return [word[start:stop] for start, stop in itertools.pairwise(edges)]


def _harsh(word: str, at: int) -> int:
    """How a break reads: well between two consonants, fairly between a vowel and a consonant, badly before a vowel."""
    before, after = word[at - 1].casefold() in _VOWELS, word[at].casefold() in _VOWELS
    return 2 if after else 1 if before else 0
