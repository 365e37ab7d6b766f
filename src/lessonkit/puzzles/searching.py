"""A word search's letters: each word stands there once, in one line, and no rude word does by chance.

The words are laid in an order and in directions that are made from a seed; then each empty cell gets a letter that
completes no word which must not stand there, read in any of the eight directions. The letters are those of the words:
rare ones would show where a word lies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_uppercase

Spot = tuple[int, int]
"""A row and a column, from 0."""

Step = tuple[int, int]
"""Down and right from a letter to the next."""

RIGHT, DOWN, FALLING, RISING = (0, 1), (1, 0), (1, 1), (-1, 1)
AXES: tuple[Step, ...] = (RIGHT, DOWN, FALLING, RISING)
"""Each line of letters is read along one of these, or against it."""

FULL = 0.6
"""No larger a share of the cells is taken by words, where the sheet has room for more cells."""
TRIES = 12


@dataclass(frozen=True, slots=True)
class Lie:
    """Where a word lies: its first letter, and the step from letter to letter."""

    row: int
    column: int
    step: Step
    length: int

    @property
    def cells(self) -> tuple[Spot, ...]:
        """Its cells, from the first letter to the last."""
        down, right = self.step
        return tuple((self.row + n * down, self.column + n * right) for n in range(self.length))


@dataclass(frozen=True, slots=True)
class Hunt:
    """The letters, row by row, and where each word lies, in the order of the words."""

    rows: tuple[str, ...]
    lies: tuple[Lie, ...]


@lru_cache(maxsize=32)
def hide(
    words: tuple[str, ...], seed: str, steps: tuple[Step, ...], sizes: tuple[int, ...], banned: frozenset[str]
) -> Hunt | None:
    """The smallest square, of the sizes that are allowed, that holds the words; None where none does.

    No word may be part of another, read either way, see `part_of`. The square is kept for a while: a lesson is read
    once for each of its levels.
    """
    shunned = _Shunned.of({*words, *banned})
    letters, longest = sum(map(len, words)), max(map(len, words))
    roomy = [size for size in sizes if size >= longest and size * size * FULL >= letters]
    tight = [size for size in sizes if size >= longest and size not in roomy]
    for size in (*roomy, *reversed(tight)):
        for attempt in range(TRIES):
            hunt = _Hiding(words, size, f"{seed}\x1f{size}\x1f{attempt}", steps, shunned).hunt()
            if hunt is not None:
                return hunt
    return None


def part_of(words: Sequence[str]) -> tuple[int, int] | None:
    """A word that another holds, read either way, and that other; None where there is none."""
    for small, word in enumerate(words):
        for large, other in enumerate(words):
            if small != large and len(word) <= len(other) and (word in other or word[::-1] in other):
                return small, large
    return None


@dataclass(frozen=True, slots=True)
class _Shunned:
    """What must not stand there by chance, as it is read forwards and backwards, and how long such words are."""

    words: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, words: Collection[str]) -> _Shunned:
        """Those words, either way."""
        return cls(
            frozenset(words) | frozenset(word[::-1] for word in words), tuple(sorted({len(word) for word in words}))
        )


@dataclass(slots=True)
class _Hiding:
    """One try, on a square of one size."""

    words: Sequence[str]
    size: int
    seed: str
    steps: tuple[Step, ...]
    shunned: _Shunned
    letters: dict[Spot, str] = field(default_factory=dict)
    axes: dict[Spot, set[Step]] = field(default_factory=dict)
    lies: dict[int, Lie] = field(default_factory=dict)

    def hunt(self) -> Hunt | None:
        """The whole puzzle; None where a word finds no place, or a cell no letter."""
        order = sorted(range(len(self.words)), key=lambda word: (-len(self.words[word]), self.chance(word)))
        if not all(self.lay(word) for word in order) or self.strays():
            return None
        if not all(self.fill(spot) for spot in self.spots() if spot not in self.letters):
            return None
        rows = tuple("".join(self.letters[row, column] for column in range(self.size)) for row in range(self.size))
        return Hunt(rows, tuple(self.lies[word] for word in range(len(self.words))))

    def chance(self, *parts: object) -> bytes:
        """What looks like chance and is the same each time."""
        return hashlib.sha256("\x1f".join((self.seed, *map(str, parts))).encode()).digest()[:8]

    def spots(self) -> Iterator[Spot]:
        """All cells, row by row."""
        return ((row, column) for row in range(self.size) for column in range(self.size))

    def lay(self, word: int) -> bool:
        """Lays a word, in the direction that is its turn if it can be."""
        ways = sorted(self.steps, key=lambda step: (self.used(step), self.chance(word, step)))
        for step in ways:
            lies = [lie for spot in self.spots() if (lie := self.fitting(word, spot, step))]
            if lies:
                self.put(word, min(lies, key=lambda lie: self.chance(word, lie.row, lie.column, step)))
                return True
        return False

    def used(self, step: Step) -> int:
        """How many words lie in a direction."""
        return sum(lie.step == step for lie in self.lies.values())

    def fitting(self, word: int, spot: Spot, step: Step) -> Lie | None:
        """The word there, if it stays inside and clashes with none, nor lies along another."""
        lie = Lie(*spot, step, len(self.words[word]))
        axis = _axis(step)
        for cell, letter in zip(lie.cells, self.words[word], strict=True):
            if not (0 <= cell[0] < self.size and 0 <= cell[1] < self.size):
                return None
            if self.letters.get(cell, letter) != letter or axis in self.axes.get(cell, ()):
                return None
        return lie

    def put(self, word: int, lie: Lie) -> None:
        """Adds a word."""
        self.lies[word] = lie
        for cell, letter in zip(lie.cells, self.words[word], strict=True):
            self.letters[cell] = letter
            self.axes.setdefault(cell, set()).add(_axis(lie.step))

    def strays(self) -> bool:
        """Whether words that are laid make others between them."""
        known = [frozenset(lie.cells) for lie in self.lies.values()]
        return any(
            not any(cells <= lie for lie in known) for spot in self.spots() for cells in self.forbidden_at(spot)
        )

    def fill(self, spot: Spot) -> bool:
        """Gives a cell a letter that makes no word: one of theirs, each as likely as it is often, else any."""
        pool = sorted(enumerate("".join(self.words)), key=lambda one: self.chance(spot, *one))
        for letter in (*(letter for _, letter in pool), *ascii_uppercase):
            self.letters[spot] = letter
            if not any(True for _ in self.forbidden_at(spot)):
                return True
        return False

    def forbidden_at(self, spot: Spot) -> Iterator[frozenset[Spot]]:
        """The cells of each word of these that goes through a cell, as far as letters stand there already."""
        for down, right in AXES:
            run, at = self.run(spot, (down, right))
            line = "".join(self.letters[cell] for cell in run)
            for length in self.shunned.lengths:
                for start in range(max(0, at - length + 1), min(at, len(line) - length) + 1):
                    if line[start : start + length] in self.shunned.words:
                        yield frozenset(run[start : start + length])

    def run(self, spot: Spot, step: Step) -> tuple[list[Spot], int]:
        """The unbroken line of letters through a cell, and where the cell stands in it."""
        if spot not in self.letters:
            return [], 0
        before, after = ([*self.ahead(spot, sign, step)] for sign in (-1, 1))
        return [*reversed(before), spot, *after], len(before)

    def ahead(self, spot: Spot, sign: int, step: Step) -> Iterator[Spot]:
        """The cells with letters from a cell on."""
        cell = (spot[0] + sign * step[0], spot[1] + sign * step[1])
        while cell in self.letters:
            yield cell
            cell = (cell[0] + sign * step[0], cell[1] + sign * step[1])


def _axis(step: Step) -> Step:
    """The axis of a direction, whichever way along it."""
    return step if step in AXES else (-step[0], -step[1])
