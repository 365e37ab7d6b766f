"""A named set of entries: duplicates are refused, and a wrong name gets the near ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
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
    """Up to three of `names` that look like `name`, best first (Ratcliff–Obershelp, by difflib)."""
    return tuple(difflib.get_close_matches(name, list(names), n=3, cutoff=0.6))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A hint "did you mean …?", or nothing where no name is near."""
    found = near(name, names)
    return f"did you mean `{found[0]}`?" if found else ""
