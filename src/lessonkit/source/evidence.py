"""Finding words of the reading: what proves an answer, and which word a gloss explains."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from lessonkit.diagnostics import Span
from lessonkit.model.lines import Evidence, paragraph_of

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "…": "...",
    }
)
_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?()[]'\"-"
_MOST_WORDS = 40
_MOST_IN_ONE = 8
_MOST_COMPARED = 48
_MOST_LEFT_OUT = 2
"""A quotation may have left out so many words of the passage that was meant."""
_MOST_SEARCHES = 20
"""The nearest passage is looked for so many times; a lesson with more misquotations was written for another text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand: one Evidence for each paragraph they touch, and the numbers of all paragraphs that have them.

    `starts_in` lists the paragraphs in which the words begin, each once.
    """

    pieces: tuple[Evidence, ...]
    starts_in: tuple[int, ...]


class Passage:
    """The reading, or a source by its name, as one string in which quotation marks, dashes and white space are alike.

    `offsets` leads from each sign back to its paragraph and its place in that paragraph's plain text. With `several`
    the reading is one of several by their names, whose paragraphs are told apart.
    """

    def __init__(self, paragraphs: Sequence[tuple[int, str]], name: str = "", *, several: bool = False) -> None:
        self.name = name
        self._several = several
        self._texts = dict(paragraphs)
        signs: list[str] = []
        self._offsets: list[tuple[int, int]] = []
        for number, text in paragraphs:
            if signs:
                signs.append(" ")
                self._offsets.append((number, 0))
            for folded, at in _folded(text):
                signs.append(folded)
                self._offsets.append((number, at))
        self._joined = "".join(signs)
        self._searches = 0

    def source_of(self, paragraph: int) -> str:
        """What a paragraph is cited as, if not by its number alone."""
        return paragraph_of(self.name, paragraph) if self._several else self.name

    def __bool__(self) -> bool:
        """Whether there is anything to find words in."""
        return bool(self._joined)

    def find(self, words: str, origin: Span | None = None) -> Found | None:
        """The words, exact but for quotation marks, dashes and white space; whole words only. None if not there."""
        wanted = normal(words)
        if not wanted:
            return None
        starts = list(_places(wanted, self._joined))
        if not starts:
            return None
        pieces = self._pieces(starts[0], starts[0] + len(wanted), origin)
        return Found(pieces, tuple(dict.fromkeys(self._offsets[start][0] for start in starts)))

    def first(self, words: str) -> tuple[Evidence, ...]:
        """The first place of whole words, in any case; nothing where they don't stand."""
        for number, text in self._texts.items():
            for start, end in Findable(text).places(words):
                return (Evidence(number, start, end, text[start:end], source=self.source_of(number)),)
        return ()

    def _pieces(self, start: int, end: int, origin: Span | None) -> tuple[Evidence, ...]:
        spans: dict[int, tuple[int, int]] = {}
        for i in range(start, end):
            if self._joined[i] == " ":
                continue
            number, at = self._offsets[i]
            spans[number] = (spans[number][0] if number in spans else at, at + 1)
        return tuple(
            Evidence(number, first, last, self._texts[number][first:last], origin, self.source_of(number))
            for number, (first, last) in spans.items()
        )

    def nearest(self, words: str) -> str:
        """The passage that looks most like these words, as it is printed, or nothing.

        The stretches that share most words with them are compared sign by sign (difflib). Nothing after the first
        20 searches, each of which takes as long as reading a lesson.
        """
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return ""
        wanted = normal(words).split()[:_MOST_WORDS]
        stretches = [
            stretch
            for width in range(len(wanted), len(wanted) + _MOST_LEFT_OUT + 1)
            for text in self._texts.values()
            for stretch in _sharing(text, wanted, width)
            if stretch[0] > 0
        ]
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(" ".join(wanted).casefold())
        best, passage = 0.5, ""
        for _, shown in sorted(stretches, key=lambda stretch: -stretch[0])[:_MOST_COMPARED]:
            matcher.set_seq1(normal(shown).casefold())
            ratio = matcher.ratio()
            if ratio > best:
                best, passage = ratio, shown
        return passage


def _sharing(text: str, wanted: list[str], most: int) -> list[tuple[int, str]]:
    """Stretches of `most` words or the whole text, with the number of words they share; at most a few from a text."""
    found = list(_WORD.finditer(text))
    known = {word.strip(_EDGES).casefold() for word in wanted}
    shared = [0, *accumulate(normal(word.group()).strip(_EDGES).casefold() in known for word in found)]
    width = min(most, len(found)) if wanted else 0
    starts = sorted(range(len(found) - width + 1), key=lambda i: shared[i] - shared[i + width])[:_MOST_IN_ONE]
    if not width:
        return []
    return [(shared[i + width] - shared[i], text[found[i].start() : found[i + width - 1].end()]) for i in starts]


def likeness(wanted: str, found: str) -> float:
    """How much of each other two stretches of words have, from 0 to 1."""
    return difflib.SequenceMatcher(None, normal(wanted).casefold(), normal(found).casefold(), autojunk=False).ratio()


def normal(text: str) -> str:
    """The text with quotation marks, dashes and white space made alike."""
    return " ".join(text.translate(_ALIKE).split())


class Findable:
    """A text in which words are looked for: folded once, with the offsets from which its signs come."""

    def __init__(self, text: str) -> None:
        signs = _folded(text)
        self._signs = "".join(sign for sign, _ in signs)
        self._offsets = [at for _, at in signs]
        self._small = self._signs.lower()

    def places(self, word: str) -> Iterator[tuple[int, int]]:
        """Offsets of each place where a word or phrase stands whole, in any case."""
        wanted = normal(word)
        # A plain search first: it is many times faster, and most texts do not have the word.
        if wanted and wanted.lower() in self._small:
            for found in _in_any_case(wanted).finditer(self._signs):
                yield self._offsets[found.start()], self._offsets[found.end() - 1] + 1


def _places(wanted: str, text: str) -> Iterator[int]:
    """Where words stand whole. No pattern: compiling one for each quotation takes longer than all the searching."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        runs_on = wanted[-1].isalnum() and _in_word(text[end : end + 1])
        if runs_on or (wanted[0].isalnum() and _in_word(text[start - 1 : start])):
            start = text.find(wanted, start + 1)
        else:
            yield start
            start = text.find(wanted, end)


def _in_word(sign: str) -> bool:
    r"""What `\w` stands for; nothing, at either end of the text, is in no word."""
    return sign.isalnum() or sign == "_"


def _in_any_case(wanted: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    return re.compile(before + re.escape(wanted) + after, re.IGNORECASE)


@lru_cache(maxsize=256)  # the levels of a lesson have most paragraphs in common
def _folded(text: str) -> tuple[tuple[str, int], ...]:
    """Each sign of `normal(text)` with the offset in `text` from which it comes."""
    signs: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if sign.isspace():
            if signs and signs[-1][0] != " ":
                signs.append((" ", at))
            continue
        signs.extend((alike, at) for alike in sign.translate(_ALIKE))
    if signs and signs[-1][0] == " ":
        signs.pop()
    return tuple(signs)
