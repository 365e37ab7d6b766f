"""Numbers for the lines of a chart, made from the structure alone.

Two charts of one structure get the same numbering, whoever plays which part: colours are refined by who stands with
whom (as in nauty: McKay and Piperno, *Practical graph isomorphism II*, 2014), ties are broken by trying each line of
a class, and the numbering whose description sorts first is taken. Where several numberings have that description, the
one whose printed labels sort first: so all sheets of a chart share one numbering of places, whatever each prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.model.alliances import SheetPaper

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
    colours = _ranked([(kind,) for kind in structure.kinds])
    return _search(structure, _refined(structure, colours))


def twins_of_sheet(sheet: SheetPaper) -> tuple[tuple[int, ...], ...]:
    """Lines that a sheet does not tell apart: together throughout, with the same signs and no name of their own.

    That one of them is drawn thick tells nobody whose it is.
    """
    classes: dict[tuple[object, ...], list[int]] = {}
    for line, name in enumerate(sheet.names):
        homes = tuple(
            (next((at for at, bloc in enumerate(phase.blocs) if line in bloc.lines), -1), dict(phase.given).get(line))
            for phase in sheet.phases
        )
        # The exact place of a sign in its phase tells nobody anything: its caption gives the year alone.
        signs = tuple((one.phase, one.sign.shape, one.caption) for one in sheet.moments if one.line == line)
        classes.setdefault((name, homes, signs), []).append(line)
    return tuple(tuple(found) for found in classes.values() if len(found) > 1 and sheet.names[found[0]] is None)


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


def _search(structure: Structure, colours: tuple[int, ...]) -> tuple[int, ...]:
    classes: dict[int, list[int]] = {}
    for line, colour in enumerate(colours):
        classes.setdefault(colour, []).append(line)
    open_ones = [colour for colour in sorted(classes) if len(classes[colour]) > 1]
    if not open_ones:
        return tuple(sorted(range(len(colours)), key=lambda line: colours[line]))
    best: tuple[int, ...] = ()
    tried: list[int] = []
    # Of lines that may be swapped the one whose label sorts first belongs on the first place.
    for line in sorted(classes[open_ones[0]], key=lambda one: (structure.labels[one], one)):
        if any(_may_swap(structure, colours, line, other) for other in tried):
            continue
        tried.append(line)
        apart = _ranked([(f"{2 * colour + (index != line):04d}",) for index, colour in enumerate(colours)])
        found = _search(structure, _refined(structure, apart))
        if not best or _rank(structure, found) < _rank(structure, best):
            best = found
    return best


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
