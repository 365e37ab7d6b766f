"""Moves of lines to each other's places, and all that some of them amount to when made one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Move = tuple[int, ...]
"""Where each line goes: the line `a` to the place of `move[a]`."""


def after(first: Move, then: Move) -> Move:
    """One move after the other."""
    return tuple(then[line] for line in first)


def inverse(move: Move) -> Move:
    """The move back."""
    return tuple(sorted(range(len(move)), key=lambda line: move[line]))


def moved(move: Move) -> tuple[int, ...]:
    """The lines that a move does not leave in place."""
    return tuple(line for line, there in enumerate(move) if line != there)


def cycles(move: Move) -> tuple[tuple[int, ...], ...]:
    """The rounds in which a move carries lines: each to the place of the next, the last to that of the first."""
    rounds: list[tuple[int, ...]] = []
    for line in moved(move):
        if any(line in one for one in rounds):
            continue
        going = [line]
        while move[going[-1]] != line:
            going.append(move[going[-1]])
        rounds.append(tuple(going))
    return tuple(rounds)


def orbits(moves: Iterable[Move], count: int) -> tuple[int, ...]:
    """The first line of those that moves carry into each other, for each of `count` lines."""
    home = list(range(count))
    for move in moves:
        for line in moved(move):
            one, other = sorted((home[line], home[move[line]]))
            home = [one if at == other else at for at in home]
    return tuple(home)


@dataclass(slots=True)
class Closure:
    """The group that moves generate, as a chain of stabilisers (after Sims; Knuth 1991, *Perm groups*).

    `carrying[k]` has moves that leave the lines before `k` in place, one for each place to which they carry `k`.
    """

    count: int
    steps: list[list[Move]] = field(init=False)
    carrying: list[dict[int, Move]] = field(init=False)

    def __post_init__(self) -> None:
        """Nothing moves yet."""
        still = tuple(range(self.count))
        self.steps = [[] for _ in still]
        self.carrying = [{line: still} for line in still]

    def __contains__(self, move: Move) -> bool:
        """Whether known moves amount to this one."""
        return self._holds(move, 0)

    def add(self, move: Move, level: int = 0) -> None:
        """Takes in a move that leaves the lines before `level` in place."""
        if self._holds(move, level):
            return
        self.steps[level].append(move)
        for known in list(self.carrying[level].values()):
            self._follow(after(known, move), level)

    def _holds(self, move: Move, level: int) -> bool:
        for line in range(level, self.count):
            known = self.carrying[line].get(move[line])
            if known is None:
                return False
            move = after(move, inverse(known))
        return True

    def _follow(self, move: Move, level: int) -> None:
        """A move that carries `level` to a new place is kept; another tells one that leaves it in place."""
        known = self.carrying[level].get(move[level])
        if known is not None:
            self.add(after(move, inverse(known)), level + 1)
            return
        self.carrying[level][move[level]] = move
        for step in list(self.steps[level]):
            self._follow(after(move, step), level)
