"""Reading a copy without knowing it by heart: words and letters found by their form, through correlation.

A form is looked for where it was printed, up to two pixels around. What is compared is the darkness of the two
patches without their mean (normalised cross-correlation, from -1 to 1).
"""

from __future__ import annotations

import math
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from checks.sheets import sheet
from copies.photocopier import PER_POINT, Pixels, printed
from guarantees.builds import FACES
from lessonkit.layout.placed import Element
from lessonkit.model.drawing import Glyphs, Placed
from lessonkit.pdf.writer import write

AROUND = 2
"""Pixels around its place in which a form is looked for."""

Forms = NDArray[np.float32]
"""One row for each form: darkness without its mean, of length 1, or all 0 where there is nothing but paper."""


@dataclass(frozen=True)
class Spot:
    """A rectangle of pixels."""

    left: int
    top: int
    width: int
    height: int

    def cut(self, page: Pixels) -> Pixels:
        """The pixels of a page in it."""
        return page[self.top : self.top + self.height, self.left : self.left + self.width]

    def at(self, left: int, top: int) -> Spot:
        """As large a spot elsewhere."""
        return Spot(left, top, self.width, self.height)


@dataclass(frozen=True)
class Word:
    """A word or a letter as it stands on a page, and the spot it takes."""

    text: str
    face: str
    size: float
    turned: bool
    x: float
    y: float
    spot: Spot

    @property
    def kind(self) -> tuple[str, float, bool, int]:
        """What words have in common that could be taken for each other: face, size, way and length."""
        return self.face, self.size, self.turned, len(self.text)


def words_of(glyphs: Glyphs) -> Iterator[Word]:
    """The words of a text, each with its place."""
    for start, text in _split(glyphs.text):
        yield _placed(glyphs, start, text)


def letters_of(glyphs: Glyphs) -> Iterator[Word]:
    """The letters and figures of a text that is not turned, each with its place."""
    for start, text in enumerate(glyphs.text):
        if text in _ALPHABETS and not glyphs.turned:
            yield _placed(glyphs, start, text)


def _split(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split(" "):
        if part:
            yield start, part
        start += len(part) + 1


def _placed(glyphs: Glyphs, start: int, text: str) -> Word:
    before = FACES.width(glyphs.face, glyphs.text[:start], glyphs.size) + start * glyphs.tracking
    wide = FACES.width(glyphs.face, text, glyphs.size) + (len(text) - 1) * glyphs.tracking
    rise, fall = 0.75 * glyphs.size, 0.22 * glyphs.size
    if glyphs.turned:
        x, y = glyphs.x, glyphs.y - before
        spot = _spot(x - rise, y - wide, rise + fall, wide)
    else:
        x, y = glyphs.x + before, glyphs.y
        spot = _spot(x, y - rise, wide, rise + fall)
    return Word(text, glyphs.face, glyphs.size, bool(glyphs.turned), x, y, spot)


def _spot(x: float, y: float, width: float, height: float) -> Spot:
    left, top = math.floor(x * PER_POINT), math.floor(y * PER_POINT)
    right, foot = math.ceil((x + width) * PER_POINT), math.ceil((y + height) * PER_POINT)
    return Spot(left, top, right - left, foot - top)


def forms(patches: Sequence[Pixels]) -> Forms:
    """Patches of one size as forms."""
    dark = 255.0 - np.asarray(patches, dtype=np.float32).reshape(len(patches), -1)
    dark -= dark.mean(axis=1, keepdims=True)
    length = np.linalg.norm(dark, axis=1, keepdims=True)
    return dark / np.where(length > 0, length, 1)


def likeness(copy: Pixels, spot: Spot, known: Forms, around: int = AROUND) -> NDArray[np.float32]:
    """How like each known form the spot of the copy is, in the best place around it."""
    wide = Spot(spot.left - around, spot.top - around, spot.width + 2 * around, spot.height + 2 * around)
    places = sliding_window_view(wide.cut(copy), (spot.height, spot.width))
    return (known @ forms(list(places.reshape(-1, spot.height, spot.width))).T).max(axis=1)


@dataclass(frozen=True)
class Reading:
    """How well a word was read: its likeness to what was printed, and to that other word which comes nearest, if any.

    The likeness to the other word is below its own where the two cannot be taken for each other.
    """

    word: Word
    own: float
    other: float
    taken_for: str = ""


def read_words(original: Pixels, copy: Pixels, texts: Sequence[Glyphs]) -> list[Reading]:
    """Each word against its own print and those of all other words of its kind on the page."""
    words = [word for glyphs in texts for word in words_of(glyphs)]
    examples: dict[tuple[str, float, bool, int], dict[str, Word]] = {}
    for word in words:
        examples.setdefault(word.kind, {}).setdefault(word.text, word)
    return [
        _read(original, copy, word, [one for one in examples[word.kind].values() if one.text != word.text])
        for word in words
    ]


def _read(original: Pixels, copy: Pixels, word: Word, others: Sequence[Word]) -> Reading:
    own = float(likeness(copy, word.spot, forms([word.spot.cut(original)]))[0])
    behind, best = -1.0, ""
    for other in others:
        mine, theirs = _alike(word, other)
        found = likeness(copy, mine, forms([mine.cut(original), theirs.cut(original)]))
        if not best or found[1] - found[0] > behind:
            behind, best = float(found[1] - found[0]), other.text
    return Reading(word, own, own + behind, best)


def _alike(word: Word, other: Word) -> tuple[Spot, Spot]:
    """The spots of two words from where they begin, both as long as the longer one: an I is no E without its arms."""
    mine, theirs = word.spot, other.spot
    if not word.turned:
        width = max(mine.width, theirs.width)
        return replace(mine, width=width), Spot(theirs.left, theirs.top, width, mine.height)
    height = max(mine.height, theirs.height)  # read upwards: the first letter is the lowest
    tops = (one.top + one.height - height for one in (mine, theirs))
    return tuple(Spot(one.left, top, mine.width, height) for one, top in zip((mine, theirs), tops, strict=True))


_ALPHABETS = {
    sign: alphabet
    for alphabet in (string.ascii_lowercase, string.ascii_uppercase, string.digits)
    for sign in alphabet
}
_PHASES = 4
"""Places between two pixels, each way, at which letters are known."""


def read_letters(copy: Pixels, texts: Sequence[Glyphs]) -> dict[tuple[str, float], float]:
    """The share of letters and figures told by their form alone from all others, for each face and size.

    Small letters are told from small ones, capitals from capitals, and figures from figures.
    """
    told: Counter[tuple[str, float]] = Counter()
    there: Counter[tuple[str, float]] = Counter()
    for glyphs in texts:
        for letter in letters_of(glyphs):
            kind = letter.face, letter.size
            there[kind] += 1
            told[kind] += _recognised(copy, letter)
    return {kind: told[kind] / there[kind] for kind in sorted(there)}


def _recognised(copy: Pixels, letter: Word) -> bool:
    alphabet = _ALPHABETS[letter.text]
    page, cell = _specimens(letter.face, letter.size, alphabet)
    (across, x), (down, y) = _phase(letter.x), _phase(letter.y)
    row = cell * (1 + _PHASES * down + across) - (y - letter.spot.top)
    spots = [letter.spot.at(cell * column - (x - letter.spot.left), row) for column in range(1, len(alphabet) + 1)]
    found = likeness(copy, letter.spot, forms([spot.cut(page) for spot in spots]))
    return alphabet[int(found.argmax())] == letter.text


def _phase(place: float) -> tuple[int, int]:
    """The nearest known place between two pixels, and the pixel that it follows."""
    steps = round(place * PER_POINT * _PHASES)
    return steps % _PHASES, steps // _PHASES


@cache
def _specimens(face: str, size: float, alphabet: str) -> tuple[Pixels, int]:
    """An alphabet in one row for each place between pixels, and the pixels from specimen to specimen."""
    cell = math.ceil(1.5 * size * PER_POINT)
    things: list[Placed] = [
        Glyphs(
            (cell * (1 + column) + across / _PHASES) / PER_POINT,
            (cell * (1 + _PHASES * down + across) + down / _PHASES) / PER_POINT,
            sign,
            face,
            size,
            "letters",
        )
        for column, sign in enumerate(alphabet)
        for down in range(_PHASES)
        for across in range(_PHASES)
    ]
    return printed(write(sheet(things, [Element(id="letters", role="P")]), FACES)), cell
