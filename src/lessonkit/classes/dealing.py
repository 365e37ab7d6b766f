"""Versions dealt so that neighbours differ.

A pupil's version depends on the roster up to that row and on nothing after it: who joins the class later, at the end
of the roster, changes nobody else's copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lessonkit.classes.roster import Pupil


def dealt(pupils: Sequence[Pupil], letters: Sequence[str]) -> tuple[Pupil, ...]:
    """Each pupil with a version: the roster's own where it gives one, else one of `letters`; none for no letters.

    Seats of one row differ from place to place, and rows from one another; without seats, each row of the roster
    differs from the one before it.
    """
    found: list[Pupil] = []
    before = ""
    for pupil in pupils:
        version = pupil.version or _dealt(pupil, before, letters)
        found.append(replace(pupil, version=version))
        before = version
    return tuple(found)


def clashes(pupils: Sequence[Pupil]) -> tuple[tuple[Pupil, Pupil], ...]:
    """Neighbours of one version: beside, before and behind each other; without seats, one after the other."""
    seats = {pupil.seat: pupil for pupil in pupils if pupil.seat}
    pairs = [(one, other) for one, other in pairwise(pupils) if not (one.seat or other.seat)]
    for (row, place), pupil in seats.items():
        pairs += [(pupil, seats[near]) for near in ((row, place + 1), (row + 1, place)) if near in seats]
    return tuple((one, other) for one, other in pairs if one.version and one.version == other.version)


def _dealt(pupil: Pupil, before: str, letters: Sequence[str]) -> str:
    if not letters:
        return ""
    if pupil.seat:
        # Steps of one along a row and, where there are enough letters, of two from row to row: with four letters
        # those who sit diagonally differ too.
        row, place = pupil.seat
        return letters[((2 if len(letters) > 2 else 1) * row + place) % len(letters)]
    return letters[(letters.index(before) + 1) % len(letters)] if before in letters else letters[0]
