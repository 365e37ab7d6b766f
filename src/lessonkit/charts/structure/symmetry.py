"""Which names of a sheet may change places: lines that it does not tell apart, alone or several at once.

A key is fair if it says so: every other way of putting the names leaves a trace on the sheet. The ways are the
automorphisms of what is printed; swaps of two lines and some exchanges of several generate them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.structure.canonical import Group, Structure, automorphisms
from lessonkit.charts.structure.moves import Closure, Move, cycles, moved, orbits
from lessonkit.model.alliances import Exchange, SheetPaper


@dataclass(frozen=True, slots=True)
class Symmetry:
    """`classes` are lines whose names may stand in any order; names of an exchange change places all at once."""

    classes: tuple[tuple[int, ...], ...] = ()
    exchanges: tuple[Exchange, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many names it takes to say each of them; of a round of three or more, the first is said twice."""
        rounds = [[len(one) + (len(one) > 2) for one in exchange] for exchange in self.exchanges]
        return (*map(len, self.classes), *map(sum, rounds))


def symmetry_of(sheet: SheetPaper) -> Symmetry:
    """What a sheet leaves open; nothing where all its names are printed."""
    if None not in sheet.names or not sheet.kind.is_storyline:
        return Symmetry()
    moves = automorphisms(_printed(sheet))
    swaps = [move for move in moves if len(moved(move)) == 2]
    home = orbits(swaps, len(sheet.names))
    alike = [tuple(line for line, first in enumerate(home) if first == one) for one in sorted(set(home))]
    exchanges = _exchanges(moves, swaps, alike)
    return Symmetry(tuple(one for one in alike if len(one) > 1), tuple(map(cycles, exchanges)))


def _exchanges(moves: Sequence[Move], swaps: Sequence[Move], alike: Sequence[tuple[int, ...]]) -> list[Move]:
    """Of the moves of several lines at once those that, with the swaps, amount to all; the simplest first."""
    known = Closure(sum(map(len, alike)))
    for swap in swaps:
        known.add(swap)
    kept = []
    for move in sorted({_in_order(move, alike) for move in moves}, key=_how_hard):
        if move not in known:
            known.add(move)
            kept.append(move)
    return kept


def _in_order(move: Move, alike: Sequence[tuple[int, ...]]) -> Move:
    """The move, with lines that are alike carried in their order: with the swaps it amounts to the same."""
    there: dict[int, int] = {}
    for lines in alike:
        there |= dict(zip(lines, sorted(move[line] for line in lines), strict=True))
    return tuple(there[line] for line in range(len(move)))


def _how_hard(move: Move) -> tuple[int, int, Exchange]:
    """How hard a move is to follow: by its longest round, then by how many lines it moves."""
    return max(map(len, cycles(move)), default=0), len(moved(move)), cycles(move)


def _printed(sheet: SheetPaper) -> Structure:
    """Everything that a sheet prints, by line. That a line is drawn thick tells nobody whose it is."""
    kinds = []
    for line in range(len(sheet.names)):
        # The exact place of a sign in its phase tells nobody anything, the order of several does.
        mine = sorted((one for one in sheet.moments if one.line == line), key=lambda one: (one.phase, one.at))
        signs = [f"{one.phase:02d} {one.sign.shape} {one.caption}" for one in mine]
        names = [sheet.name(index, line) or "" for index in range(len(sheet.phases))]
        kinds.append((*names, *signs))
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
    return Structure(padded, phases)
