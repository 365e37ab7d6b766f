"""A named set of entries: duplicates are refused, and a wrong name gets the near ones."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class DuplicateName(ValueError):
    """Two entries were registered under one name."""


class Registry(Generic[Entry]):
    """Entries by name, in the order in which they were added."""

    def __init__(self, what: str, entries: Iterable[tuple[str, Entry]] = ()) -> None:
        self.what = what
        self._entries: dict[str, Entry] = {}
        for name, entry in entries:
            self.add(name, entry)

    def add(self, name: str, entry: Entry) -> None:
        """Adds an entry. Raises DuplicateName where the name is taken."""
        if name in self._entries:
            raise DuplicateName(f"{self.what} {name!r} is registered twice")
        self._entries[name] = entry

    def remove(self, name: str) -> None:
        """Takes an entry out, if it is there."""
        self._entries.pop(name, None)

    def get(self, name: str) -> Entry | None:
        """The entry of that name, or None."""
        return self._entries.get(name)

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def near(self, name: str) -> tuple[str, ...]:
        """Up to three registered names that look like `name`, best first."""
        return near(name, self._entries)


def near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three of `names` that look like `name`, best first (Ratcliff–Obershelp, by difflib).

    Those that share many letters with it, yet are more than a slip away, are left out. Of more than 32 names only those
    are compared that stand next to it in order of spelling, read from the front or from the back: a slip leaves one end
    of a name as it is, and a thousand slips must not take minutes.
    """
    known = tuple(names)
    if len(known) > 4 * _NEIGHBOURS:
        forwards, backwards = _by_spelling(known)
        likely = [*_beside(name, forwards), *(other[::-1] for other in _beside(name[::-1], backwards))]
        known = tuple(dict.fromkeys(likely))
    close = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    return tuple(one for one in close if _within(name, one) or _slips(name, one) <= _most_slips(name, one))


_NEIGHBOURS = 8
"""So many names before and after are compared in each of the two orders."""


def _most_slips(one: str, other: str) -> int:
    """How many slips lead from one name to another: two in a short one only where it begins right, as `spane`."""
    begins_right = one[:_HEAD].casefold() == other[:_HEAD].casefold() and min(len(one), len(other)) > _HEAD
    return max(1 + begins_right, max(len(one), len(other)) // 3)


_HEAD = 3


def _within(one: str, other: str) -> bool:
    """Whether one of two names is a whole word of the other, as `trotsky` of "Leon Trotsky"."""
    words, others = (set(re.split(r"[\W_]+", name.casefold())) for name in (one, other))
    return one.casefold() in others or other.casefold() in words


def _slips(one: str, other: str) -> int:
    """How many letters are missing, too many, wrong or changed with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != against))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=8)
def _by_spelling(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The names in order, and in order of their spelling backwards."""
    return sorted(set(names)), sorted({name[::-1] for name in names})


def _beside(name: str, ordered: list[str]) -> list[str]:
    at = bisect_left(ordered, name)
    return ordered[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A hint "did you mean …?", or nothing where no name is near."""
    found = near(name, names)
    return f"did you mean `{found[0]}`?" if found else ""
