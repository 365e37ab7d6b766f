"""Numbers for the lines of a chart, made from the structure alone.

Two charts of one structure get the same numbering, whoever plays which part: colours are refined by who stands with
whom (as in nauty: McKay and Piperno, *Practical graph isomorphism II*, 2014), ties are broken by trying each line of
a class, and the numbering whose description sorts first is taken. Where several numberings have that description, the
one whose printed labels sort first: so all sheets of a chart share one numbering of places, whatever each prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from lessonkit.charts.structure.moves import Move, orbits

Label = tuple[str, ...]
"""What a sheet prints of a line or a bloc beside the structure; equal for lines that it does not tell apart."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together, and what is printed of them."""

    lines: frozenset[int]
    label: Label


@dataclass(frozen=True, slots=True)
class Structure:
    """Who stands where in each phase: groups, and rivals as pairs of places in them.

    Lines of another `kind` are never alike. `labels` only choose among numberings that the structure leaves open:
    a tuple for each layer of them, of which a later one chooses where those before it leave a choice.
    """

    kinds: tuple[Label, ...]
    phases: tuple[tuple[tuple[Group, ...], frozenset[tuple[int, int]]], ...]
    labels: tuple[tuple[Label, ...], ...] = ()


def canonical_order(structure: Structure) -> tuple[int, ...]:
    """The structure's lines in canonical order: place 0 is the line that gets number 0."""
    return Search(structure).first()


def automorphisms(structure: Structure) -> tuple[Move, ...]:
    """Moves of lines that leave no trace and generate all such; among them every swap of two that leaves none."""
    search = Search(replace(structure, labels=()))
    search.first()
    return tuple(search.generators)


def _ranked(signatures: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """Signatures as small numbers that sort as they do."""
    rank = {one: number for number, one in enumerate(sorted(set(signatures)))}
    return tuple(rank[one] for one in signatures)


def _refined(structure: Structure, colours: tuple[int, ...]) -> tuple[int, ...]:
    """Parts lines that stand with, or against, lines of other colours, until nothing changes."""
    while True:
        seen = [[f"{colour:04d}"] for colour in colours]
        for groups, rivals in structure.phases:
            shades = [(group.label, tuple(sorted(f"{colours[line]:04d}" for line in group.lines))) for group in groups]
            absent = set(range(len(colours)))
            for home, group in enumerate(groups):
                against = tuple(sorted(shades[a + b - home] for a, b in rivals if home in (a, b)))
                absent -= group.lines
                for line in group.lines:
                    seen[line] += [repr(shades[home]), repr(against)]
            for line in absent:
                seen[line] += ["()", "()"]
        finer = _ranked([tuple(one) for one in seen])
        if len(set(finer)) == len(set(colours)):
            return finer
        colours = finer


@dataclass(slots=True)
class Search:
    """The tree of numberings: lines of the first class that has several are told apart, one after the other.

    Two numberings that describe the same tell an automorphism. Lines that known ones carry into each other, with all
    lines told apart so far left in place, are tried once: their branches are alike. `leaves` counts numberings made.
    """

    structure: Structure
    generators: list[Move] = field(default_factory=list)
    leaves: int = 0

    def first(self) -> tuple[int, ...]:
        """The numbering whose description sorts first, then its labels."""
        colours = _refined(self.structure, _ranked(self.structure.kinds))
        self.generators += _swaps(self.structure, colours)
        _, order = self._below(colours, ())
        return order

    def _below(self, colours: tuple[int, ...], told: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """The first numbering of a branch, behind its description; `told` are the lines told apart so far."""
        cell = _first_cell(colours)
        if not cell:
            self.leaves += 1
            order = tuple(sorted(range(len(colours)), key=lambda line: colours[line]))
            return _described(self.structure, order), order
        best: dict[str, tuple[int, ...]] = {}
        tried: list[int] = []
        for line in sorted(cell, key=lambda one: (self._labels((one,)), one)):
            if self._is_alike(line, tried, told):
                continue
            tried.append(line)
            apart = tuple(2 * colour + (index != line) for index, colour in enumerate(colours))
            description, found = self._below(_refined(self.structure, apart), (*told, line))
            if description in best:
                there = dict(zip(best[description], found, strict=True))
                self.generators.append(tuple(there[one] for one in range(len(colours))))
                found = min(best[description], found, key=self._labels)
            best[description] = found
        return min(best.items())

    def _is_alike(self, line: int, tried: Sequence[int], told: Sequence[int]) -> bool:
        """Whether a line's branch tells nothing beyond those tried.

        The line stands on the first place that is still open, so of lines carried into each other the one whose label
        sorts first belongs there. Where labels are equal, only moves that leave them as they are count for the next.
        """
        moves = [move for move in self.generators if all(move[one] == one for one in told)]
        for layer in self.structure.labels:
            home = orbits(moves, len(layer))
            if any(home[line] == home[other] and layer[other] < layer[line] for other in tried):
                return True
            moves = [move for move in moves if all(layer[a] == layer[b] for a, b in enumerate(move))]
        home = orbits(moves, len(self.structure.kinds))
        return any(home[line] == home[other] for other in tried)

    def _labels(self, order: tuple[int, ...]) -> tuple[tuple[Label, ...], ...]:
        return tuple(tuple(layer[line] for line in order) for layer in self.structure.labels)


def _first_cell(colours: tuple[int, ...]) -> list[int]:
    """The lines of the first colour that several have."""
    counts = Counter(colours)
    several = min((colour for colour, count in counts.items() if count > 1), default=None)
    return [line for line, colour in enumerate(colours) if colour == several]


def _swaps(structure: Structure, colours: tuple[int, ...]) -> list[Move]:
    """All swaps of two lines that leave no trace: where two swap with a third, they swap with each other."""
    still = tuple(range(len(colours)))
    described = _described(structure, still)

    def swapped(one: int, other: int) -> Move:
        return tuple({one: other, other: one}.get(line, line) for line in still)

    alike: list[list[int]] = []
    for line in still:
        near = (lines for lines in alike if colours[lines[0]] == colours[line])
        home = next((lines for lines in near if _described(structure, swapped(lines[0], line)) == described), None)
        if home is None:
            alike.append([line])
        else:
            home.append(line)
    return [swapped(*pair) for lines in alike for pair in combinations(lines, 2)]


def _described(structure: Structure, order: tuple[int, ...]) -> str:
    """The structure in words of an order's numbers; equal for two orders if and only if they cannot be told apart."""
    number = {line: place for place, line in enumerate(order)}
    phases = []
    for groups, rivals in structure.phases:
        named = [(tuple(sorted(number[line] for line in group.lines)), group.label) for group in groups]
        pairs = sorted(tuple(sorted((named[a], named[b]))) for a, b in rivals)
        phases.append((sorted(named), pairs))
    return repr((tuple(structure.kinds[line] for line in order), phases))
