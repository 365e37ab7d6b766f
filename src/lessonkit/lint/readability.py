"""How hard a text is to read, by two measures that need no word list."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[.!?…:;]+(?=[\s”’\")\]]|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüàâéèêëîïôûùáíóúñ]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^laeiouycgshxz]es)$")
LONG_WORD = 6
"""A long word has more letters than that."""


@dataclass(frozen=True, slots=True)
class Readability:
    """Both measures of a text."""

    lix: float
    grade: float


def readability(text: str) -> Readability:
    """The LIX and the Flesch–Kincaid grade of a text; 0 for one without words.

    Colons and semicolons end a sentence, as LIX counts them.
    """
    return Readability(lix(text), grade(text))


def lix(text: str) -> float:
    """Words a sentence, plus long words in a hundred. Björnsson, "Läsbarhet" (1968); 25 is easy, 55 is hard."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    long = sum(len(word) > LONG_WORD for word in words)
    return len(words) / _sentences(text) + 100 * long / len(words)


def grade(text: str) -> float:
    """The school year in the United States that an English text is fit for.

    Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas" (Naval Technical Training, Research
    Branch Report 8-75, 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    syllables_a_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / _sentences(text) + 11.8 * syllables_a_word - 15.59


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent end."""
    small = word.casefold()
    groups = len(_VOWELS.findall(small))
    return max(1, groups - bool(_SILENT.search(small)))


def _sentences(text: str) -> int:
    ends = len(_SENTENCE.findall(text.strip()))
    return max(1, ends if _SENTENCE.search(text.strip()[-2:]) else ends + 1)
