"""A crossword's grid: every word crosses another, all hang together, and no two words touch but where they cross.

Words are laid one by one, the longest first, each where it crosses most and the grid grows least. That is tried in
several orders made from a seed. The grids that hold all words are tried from the smallest on, and the first that can be
filled in one way only is taken: see `solving`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lessonkit.puzzles.solving import second_fill

TRIES, MORE = 400, 5
"""Words that are laid at first, in as many orders as that takes; and how many times more orders at most, where none of
those gives a grid with one solution."""

_DEPTH = 4
"""A row counts for so many cells more than it has."""

Spot = tuple[int, int]
"""A row and a column, from 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in the grid: which of the words it is, its first cell, its direction, and its printed number."""

    word: int
    row: int
    column: int
    down: bool
    length: int
    number: int = 0

    @property
    def cells(self) -> tuple[Spot, ...]:
        """Its cells, from the first letter to the last."""
        row, column, steps = self.row, self.column, range(self.length)
        return tuple((row + n, column) if self.down else (row, column + n) for n in steps)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A finished grid: its size, and the entries in the order of their numbers, across before down."""

    rows: int
    columns: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Why there is no grid: words that find nothing to cross, or no room."""

    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Twofold:
    """Why there is no grid: in each that was tried these words may change places."""

    words: tuple[int, ...]


@lru_cache(maxsize=32)
def cross(words: tuple[str, ...], seed: str, columns: int, rows: int) -> Crossing | Loose | Twofold:
    """The grid of some words of different letters, no larger than so many columns and rows.

    It is kept for a while: a lesson is read once for each of its levels.
    """
    loose: dict[int, int] = {}
    twofold: tuple[int, ...] = ()
    tried: set[tuple[Entry, ...]] = set()
    tries = TRIES // len(words)
    for first, after in ((0, tries), (tries, MORE * tries)):
        grids: list[Crossing] = []
        for attempt in range(first, after):
            laying = _Laying(words, (columns, rows), f"{seed}\x1f{attempt}")
            laying.lay()
            for word in laying.left:
                loose[word] = loose.get(word, 0) + 1
            if not laying.left:
                grids.append(laying.finished())
        for grid in sorted(grids, key=_size):
            if grid.entries in tried:
                continue
            tried.add(grid.entries)
            twofold = exchanged(grid, words)
            if not twofold:
                return grid
    if tried:
        return Twofold(twofold)
    most = max(loose.values())
    return Loose(tuple(sorted(word for word, count in loose.items() if count == most)))


def exchanged(grid: Crossing, words: Sequence[str]) -> tuple[int, ...]:
    """The words that stand elsewhere in a second way to fill the empty grid; nothing where there is only one way."""
    other = second_fill([entry.cells for entry in grid.entries], [words[entry.word] for entry in grid.entries])
    return tuple(entry.word for entry, word in zip(grid.entries, other, strict=False) if word != words[entry.word])


def _size(grid: Crossing) -> tuple[int, int]:
    """What a grid takes of a sheet: height costs more than width, as the clues stand under it."""
    return grid.rows * (grid.columns + _DEPTH), max(grid.rows, grid.columns)


@dataclass(slots=True)
class _Laying:
    """One try: words in an order of its own; `left` are those that found no place."""

    words: Sequence[str]
    most: tuple[int, int]
    seed: str
    letters: dict[Spot, str] = field(default_factory=dict)
    ways: dict[Spot, set[bool]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    edges: tuple[int, int, int, int] = (0, 0, 0, 0)
    """The first row and column that have a letter, and the last ones."""

    def lay(self) -> None:
        """Lays all words, in rounds: what finds nothing to cross may do so once others are there."""
        order = sorted(range(len(self.words)), key=self.rank)
        # The first of all runs across, unless the sheet is too narrow for it.
        first = order.pop(0)
        across = len(self.words[first]) <= self.most[0]
        if not across and len(self.words[first]) > self.most[1]:
            self.left = [first, *order]
            return
        self.put(Entry(first, 0, 0, not across, len(self.words[first])))
        while order:
            placed = next((entry for word in order if (entry := self.best(word))), None)
            if placed is None:
                break
            self.put(placed)
            order.remove(placed.word)
        self.left = order

    def rank(self, word: int) -> tuple[float, bytes]:
        """Long words first, more or less: by up to three letters the order is the seed's."""
        chance = self.chance(self.words[word])
        return -len(self.words[word]) + 3 * chance[0] / 255, chance

    def chance(self, *parts: object) -> bytes:
        """What looks like chance and is the same each time."""
        return hashlib.sha256("\x1f".join((self.seed, *map(str, parts))).encode()).digest()[:8]

    def put(self, entry: Entry) -> None:
        """Adds a word."""
        self.entries.append(entry)
        for spot, letter in zip(entry.cells, self.words[entry.word], strict=True):
            self.letters[spot] = letter
            self.ways.setdefault(spot, set()).add(entry.down)
        (top, left), (foot, right) = entry.cells[0], entry.cells[-1]
        edges = self.edges if len(self.entries) > 1 else (top, left, foot, right)
        self.edges = (min(edges[0], top), min(edges[1], left), max(edges[2], foot), max(edges[3], right))

    def best(self, word: int) -> Entry | None:
        """Where the word crosses most others and the grid stays smallest; of several such places the seed's."""
        found: dict[tuple[int, int, int], list[Entry]] = {}
        length = len(self.words[word])
        for row, column, down in self.places(self.words[word]):
            entry = Entry(word, row, column, down, length)
            size = self.grown(entry)
            crossings = self.crossings(self.words[word], entry) if size else 0
            if size and crossings:
                wide, high = size
                found.setdefault((-crossings, wide * high, abs(wide - high)), []).append(entry)
        equal = found[min(found)] if found else []
        return min(equal, key=lambda one: self.chance(word, one.row, one.column, one.down), default=None)

    def places(self, letters: str) -> Iterator[tuple[int, int, bool]]:
        """Each place in which some letter of the word lies on an equal one."""
        seen = set()
        for (row, column), letter in self.letters.items():
            for down in {True, False} - self.ways[row, column]:
                for step, own in enumerate(letters):
                    place = (row - step, column, down) if down else (row, column - step, down)
                    if own == letter and place not in seen:
                        seen.add(place)
                        yield place

    def crossings(self, letters: str, entry: Entry) -> int:
        """How many words it would cross; 0 where it would touch one, run on in one, or clash with one."""
        cells, down = entry.cells, entry.down
        (r, c), (last_r, last_c) = cells[0], cells[-1]
        before, after = ((r - 1, c), (last_r + 1, c)) if down else ((r, c - 1), (r, last_c + 1))
        if before in self.letters or after in self.letters:
            return 0
        count = 0
        for (r, c), letter in zip(cells, letters, strict=True):
            there = self.letters.get((r, c))
            if there is not None:
                if there != letter or down in self.ways[r, c]:
                    return 0
                count += 1
            elif self.letters.keys() & ({(r, c - 1), (r, c + 1)} if down else {(r - 1, c), (r + 1, c)}):
                return 0
        return count

    def grown(self, entry: Entry) -> tuple[int, int] | None:
        """Columns and rows of the grid with the word in it; None where that is too large."""
        last = entry.length - 1
        top, left, foot, right = self.edges
        foot = max(foot, entry.row + (last if entry.down else 0))
        right = max(right, entry.column + (0 if entry.down else last))
        wide, high = right - min(left, entry.column) + 1, foot - min(top, entry.row) + 1
        return (wide, high) if wide <= self.most[0] and high <= self.most[1] else None

    def finished(self) -> Crossing:
        """The grid, moved to its corner, numbered from the top left, row by row."""
        top, left, foot, right = self.edges
        starts = sorted({(entry.row, entry.column) for entry in self.entries})
        numbers = {spot: number for number, spot in enumerate(starts, 1)}
        entries = (_moved(entry, numbers, top, left) for entry in self.entries)
        return Crossing(
            rows=foot - top + 1,
            columns=right - left + 1,
            entries=tuple(sorted(entries, key=lambda entry: (entry.number, entry.down))),
        )


def _moved(entry: Entry, numbers: Mapping[Spot, int], top: int, left: int) -> Entry:
    number = numbers[entry.row, entry.column]
    return Entry(entry.word, entry.row - top, entry.column - left, entry.down, entry.length, number)
