"""Which names of a sheet may change places: lines that it does not tell apart, alone or several at once.

A key is fair if it says so: every other way of putting the names leaves a trace on the sheet. The ways are the
automorphisms of what is printed; swaps of two lines and some exchanges of several generate them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lessonkit.charts.structure.canonical import Group, Structure, automorphisms, join_orbits, may_swap
from lessonkit.model.alliances import SheetKind, SheetPaper


@dataclass(frozen=True, slots=True)
class Symmetry:
    """`classes` are lines whose names may stand in any order; `exchanges` are pairs whose names change all at once."""

    classes: tuple[tuple[int, ...], ...] = ()
    exchanges: tuple[tuple[tuple[int, int], ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether any name may stand elsewhere."""
        return bool(self.classes or self.exchanges)


def symmetry_of(sheet: SheetPaper) -> Symmetry:
    """What a sheet leaves open; nothing where all its names are printed."""
    if None not in sheet.names or not sheet.kind.is_storyline:
        return Symmetry()
    structure = _printed(sheet)
    classes = _classes(structure)
    return Symmetry(classes, _exchanges(structure, classes))


def _exchanges(structure: Structure, classes: tuple[tuple[int, ...], ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Changes of several names at once: as few as carry lines to all places that they can be carried to."""
    orbit = {line: line for line in range(len(structure.kinds))}
    for lines in classes:
        join_orbits(orbit, tuple((lines[0], line) for line in lines[1:]))
    found = set()
    for moved in automorphisms(structure):
        there = dict(moved)
        if all(there[there[a]] == a for a in there):
            found.add(tuple(sorted({(min(pair), max(pair)) for pair in moved})))
    kept = []
    for pairs in sorted(found, key=lambda one: (len(one), one)):
        if any(orbit[a] != orbit[b] for a, b in pairs):
            join_orbits(orbit, pairs)
            kept.append(pairs)
    return tuple(kept)


@lru_cache(maxsize=64)
def bare_symmetry(sheet: SheetPaper) -> Symmetry:
    """What the sheet would leave open if no name were given: all its levels keep the same room for the note."""
    if sheet.kind is SheetKind.COMPLETE:
        return Symmetry()
    return symmetry_of(sheet.bare())


def _printed(sheet: SheetPaper) -> Structure:
    """Everything that a sheet prints, by line. That a line is drawn thick tells nobody whose it is."""
    kinds = []
    for line in range(len(sheet.names)):
        # The exact place of a sign in its phase tells nobody anything: its caption gives the year alone.
        signs = [f"{one.phase:02d} {one.sign.shape} {one.caption}" for one in sheet.moments if one.line == line]
        names = [sheet.name(index, line) or "" for index in range(len(sheet.phases))]
        kinds.append((*names, *sorted(signs)))
    phases = tuple(
        (
            tuple(
                Group(frozenset(bloc.lines), (str(bloc.framed), str(bloc.named), bloc.name or "", str(bloc.zone)))
                for bloc in phase.blocs
            ),
            frozenset(phase.rivals),
        )
        for phase in sheet.phases
    )
    most = max(len(kind) for kind in kinds)
    padded = tuple((*kind, *("",) * (most - len(kind))) for kind in kinds)
    return Structure(padded, ((),) * len(padded), phases)


def _classes(structure: Structure) -> tuple[tuple[int, ...], ...]:
    classes: list[list[int]] = []
    for line in range(len(structure.kinds)):
        home = next((one for one in classes if may_swap(structure, one[0], line)), None)
        if home is None:
            classes.append([line])
        else:
            home.append(line)
    return tuple(tuple(one) for one in classes if len(one) > 1)
