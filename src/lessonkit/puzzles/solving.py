"""Whether a crossword's empty grid can be filled with its words in one way only.

The grid is taken as pupils have it, its clues apart: slots of some lengths that cross, and the words that belong in
them, each once. All ways are searched, the slot with the fewest words first, until a second one is found. Sets of words
are the bits of a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_STEPS = 4_000
"""A search as long as this finds no end: such a grid counts as one that can be filled in two ways."""

Cells = tuple[tuple[int, int], ...]
"""The cells of a slot, in order."""


def second_fill(slots: Sequence[Cells], words: Sequence[str]) -> tuple[str, ...]:
    """Another way to fill the slots than with these words in this order; nothing where there is none.

    Where the search finds no end, the words themselves in another order stand for it.
    """
    search = _Search(tuple(words), _crossings(slots), _with_letter(words))
    by_length: dict[int, int] = {}
    for number, word in enumerate(words):
        by_length[len(word)] = by_length.get(len(word), 0) | 1 << number
    search.run({slot: by_length[len(cells)] for slot, cells in enumerate(slots)}, {})
    return tuple(words[number] for number in search.other)


def _crossings(slots: Sequence[Cells]) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    """For each slot where it crosses others: the place in it, the other slot, and the place in that."""
    return tuple(
        tuple(
            (place, number, other.index(cell))
            for place, cell in enumerate(cells)
            for number, other in enumerate(slots)
            if other is not cells and cell in other
        )
        for cells in slots
    )


def _with_letter(words: Sequence[str]) -> dict[tuple[int, str], int]:
    """The words that have a letter in a place."""
    found: dict[tuple[int, str], int] = {}
    for number, word in enumerate(words):
        for place, letter in enumerate(word):
            found[place, letter] = found.get((place, letter), 0) | 1 << number
    return found


@dataclass(slots=True)
class _Search:
    words: tuple[str, ...]
    crossings: tuple[tuple[tuple[int, int, int], ...], ...]
    with_letter: dict[tuple[int, str], int]
    other: tuple[int, ...] = ()
    steps: int = field(default=0)

    def run(self, open_: dict[int, int], filled: dict[int, int]) -> None:
        """Fills one more slot in each way, until all are filled or another way is found.

        `open_` has the words that may still stand in each slot.
        """
        count = len(self.words)
        self.steps += 1
        if self.steps > MOST_STEPS:
            self.other = tuple(range(count))[::-1]
        elif not open_:
            found = tuple(filled[slot] for slot in range(count))
            self.other = found if found != tuple(range(count)) else ()
        if self.other or not open_:
            return
        slot = min(open_, key=lambda one: (open_[one].bit_count(), one))
        for word in (number for number in range(count) if open_[slot] >> number & 1):
            left = self.without(open_, slot, word)
            if all(left.values()) and not self.other:
                self.run(left, filled | {slot: word})

    def without(self, open_: dict[int, int], slot: int, word: int) -> dict[int, int]:
        """What may stand in the other slots once a word stands in this one."""
        left = {other: words & ~(1 << word) for other, words in open_.items() if other != slot}
        for place, other, there in self.crossings[slot]:
            if other in left:
                left[other] &= self.with_letter.get((there, self.words[word][place]), 0)
        return left
