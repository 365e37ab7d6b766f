"""Words as puzzles have them: capital letters, one to a cell, and the count of letters that a clue ends with.

Spaces, hyphens and apostrophes have no cell: the count tells of them, as "(3, 5)" or "(5-4)". Latin letters lose their
accents and ligatures are two letters, as crosswords in English have it; those of other scripts stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

_SILENT = frozenset("'’‘ʼ`´.,!?“”\"")
_HYPHENS = frozenset("-‐‑–—")
_WHOLE = {"Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "ẞ": "SS"}
"""Capitals that no accent can be taken off."""



def letters_of(words: str) -> str:
    """What stands in the cells. Signs that have no place in a cell are kept as they are, see `strangers`."""
    spread = unicodedata.normalize("NFC", words).upper()
    return "".join(_cell(sign) for sign in spread if not (sign.isspace() or sign in _SILENT or sign in _HYPHENS))


def strangers(letters: str) -> str:
    """The signs among them that are no letters, each once."""
    return "".join(dict.fromkeys(sign for sign in letters if not sign.isalpha()))


def count_of(words: str) -> str:
    """How many letters each word has: "7", "3, 5" or "5-4"."""
    counts: list[str] = []
    for word in words.split():
        parts = re.split(f"[{''.join(sorted(_HYPHENS))}]", word)
        numbers = [str(len(letters_of(part))) for part in parts if letters_of(part)]
        if numbers:
            counts.append("-".join(numbers))
    return ", ".join(counts)


def _cell(sign: str) -> str:
    if sign in _WHOLE:
        return _WHOLE[sign]
    if not unicodedata.name(sign, "").startswith("LATIN"):
        return sign
    return "".join(one for one in unicodedata.normalize("NFD", sign) if not unicodedata.combining(one))
