"""Numbers for the lines of a chart, made from the structure alone.

Two charts of one structure get the same numbering, whoever plays which part: colours are refined by who stands with
whom (as in nauty: McKay and Piperno, *Practical graph isomorphism II*, 2014), ties are broken by trying each line of
a class, and the numbering whose description sorts first is taken. Where several numberings have that description, the
one whose printed labels sort first: so all sheets of a chart share one numbering of places, whatever each prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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

    Lines of another `kind` are never alike; `labels` only choose among numberings that the structure leaves open.
    """

    kinds: tuple[Label, ...]
    labels: tuple[Label, ...]
    phases: tuple[tuple[tuple[Group, ...], frozenset[tuple[int, int]]], ...]


Description = tuple[object, ...]


def canonical_order(structure: Structure) -> tuple[int, ...]:
    """The structure's lines in canonical order: place 0 is the line that gets number 0."""
    return _Search(structure).first()


def automorphisms(structure: Structure) -> list[tuple[tuple[int, int], ...]]:
    """Ways of moving lines that leave no trace, as pairs (from, to); with the swaps of two lines they generate all."""
    search = _Search(structure)
    search.first()
    return search.generators


def may_swap(structure: Structure, one: int, other: int) -> bool:
    """Whether two lines may change places without a trace."""
    return _may_swap(structure, (0,) * len(structure.kinds), one, other)


def _home(groups: Sequence[Group], line: int) -> int:
    return next((index for index, group in enumerate(groups) if line in group.lines), -1)


def _ranked(signatures: Sequence[tuple[object, ...]]) -> tuple[int, ...]:
    """Signatures as small numbers that sort as they do; they are of one shape, so that `repr` orders them."""
    rank = {text: number for number, text in enumerate(sorted({repr(one) for one in signatures}))}
    return tuple(rank[repr(one)] for one in signatures)


def _refined(structure: Structure, colours: tuple[int, ...]) -> tuple[int, ...]:
    """Parts lines that stand with, or against, lines of other colours, until nothing changes."""
    while True:
        finer = _ranked([_signature(structure, colours, line) for line in range(len(colours))])
        if len(set(finer)) == len(set(colours)):
            return finer
        colours = finer


def _signature(structure: Structure, colours: tuple[int, ...], line: int) -> tuple[object, ...]:
    seen: list[object] = [f"{colours[line]:04d}"]
    for groups, rivals in structure.phases:
        home = _home(groups, line)
        against = [_shades(groups[a + b - home], colours) for a, b in rivals if home in (a, b)]
        seen.append((_shades(groups[home], colours) if home >= 0 else (), tuple(sorted(against))))
    return tuple(seen)


def _shades(group: Group, colours: tuple[int, ...]) -> tuple[Label, tuple[str, ...]]:
    return (group.label, tuple(sorted(f"{colours[line]:04d}" for line in group.lines)))


@dataclass(slots=True)
class _Search:
    """The tree of numberings: lines of the first class that has several are told apart, one after the other.

    Lines that a known automorphism carries into each other are tried once: their branches are alike. One that moves
    labels does not count, since labels choose among numberings; swaps do, since the line whose label sorts first is
    tried first and belongs on the first place.
    """

    structure: Structure
    generators: list[tuple[tuple[int, int], ...]] = field(default_factory=list)

    def first(self) -> tuple[int, ...]:
        """The numbering whose description sorts first, then its labels."""
        colours = _ranked([(kind,) for kind in self.structure.kinds])
        return self.below(_refined(self.structure, colours))

    def below(self, colours: tuple[int, ...]) -> tuple[int, ...]:
        """The first numbering of a branch."""
        structure = self.structure
        classes: dict[int, list[int]] = {}
        for line, colour in enumerate(colours):
            classes.setdefault(colour, []).append(line)
        cell = next((classes[colour] for colour in sorted(classes) if len(classes[colour]) > 1), None)
        if cell is None:
            return tuple(sorted(range(len(colours)), key=lambda line: colours[line]))
        best: tuple[int, ...] = ()
        orbit = {line: line for line in range(len(colours))}
        tried: list[int] = []
        for line in sorted(cell, key=lambda one: (structure.labels[one], one)):
            if any(orbit[line] == orbit[other] or _may_swap(structure, colours, line, other) for other in tried):
                continue
            tried.append(line)
            apart = _ranked([(f"{2 * colour + (index != line):04d}",) for index, colour in enumerate(colours)])
            found = self.below(_refined(structure, apart))
            best = self.better(best, found, orbit) if best else found
        return best

    def better(self, best: tuple[int, ...], found: tuple[int, ...], orbit: dict[int, int]) -> tuple[int, ...]:
        """The better of two numberings; where both describe the same, they tell an automorphism."""
        structure = self.structure
        if _described(structure, best) == _described(structure, found):
            moved = tuple((a, b) for a, b in zip(best, found, strict=True) if a != b)
            self.generators.append(moved)
            if all(structure.labels[a] == structure.labels[b] for a, b in moved):
                join_orbits(orbit, moved)
        return min(best, found, key=lambda order: _rank(structure, order))


def join_orbits(orbit: dict[int, int], moved: tuple[tuple[int, int], ...]) -> None:
    """Makes one orbit of lines that are carried into each other."""
    for one, other in moved:
        gone, kept = orbit[other], orbit[one]
        for line, home in orbit.items():
            if home == gone:
                orbit[line] = kept


def _rank(structure: Structure, order: tuple[int, ...]) -> tuple[str, tuple[Label, ...]]:
    return _described(structure, order), tuple(structure.labels[line] for line in order)


def _may_swap(structure: Structure, colours: tuple[int, ...], one: int, other: int) -> bool:
    """Whether swapping two lines leaves structure and colours as they are: then trying both finds nothing new."""
    swap = list(range(len(colours)))
    swap[one], swap[other] = other, one
    unmoved = tuple(range(len(colours)))
    alike = structure.kinds[one] == structure.kinds[other] and colours[one] == colours[other]
    return alike and _described(structure, tuple(swap)) == _described(structure, unmoved)


def _described(structure: Structure, order: tuple[int, ...]) -> str:
    """The structure in words of an order's numbers; equal for two orders if and only if they cannot be told apart."""
    number = {line: place for place, line in enumerate(order)}
    phases = []
    for groups, rivals in structure.phases:
        named = [(tuple(sorted(number[line] for line in group.lines)), group.label) for group in groups]
        pairs = sorted(tuple(sorted((named[a], named[b]))) for a, b in rivals)
        phases.append((sorted(named), pairs))
    return repr((tuple(structure.kinds[line] for line in order), phases))
