"""The fewest bends: which links of a storyline chart can be straight together, proved.

Minimising wiggles with orders given (Fröschl and Nöllenburg, "Minimizing wiggles in storyline visualizations", GD
2017), here without a solver, as an implicit hitting set (Moreno-Centeno and Karp, "The implicit hitting set approach to
solve combinatorial optimization problems with an application to multigenome alignment", 2013): links that contradict
each other are a conflict, of which one must bend. A cheap set of bends that breaks all known conflicts is tried. Either
it can be drawn, or it shows further conflicts. When no set that breaks all of them is cheaper than the best that can be
drawn, that one is the optimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lessonkit.charts.placing.covers import Covers, Spent, any_inside, least
from lessonkit.charts.placing.gaps import Gap, Link
from lessonkit.charts.placing.holding import Holding

WORK_LIMIT = 50_000
"""Conflicts that the search may look at; beyond it the answer is the best found."""

_FINDING = 50
"""To find a conflict is as much work as to look at so many."""


@dataclass(frozen=True, slots=True)
class Straight:
    """Places of the links that are straight together, rising, and whether no better choice was proved to exist."""

    links: tuple[int, ...]
    proved: bool


def fewest(holding: Holding, order: Sequence[int] = (), *, work_limit: int = WORK_LIMIT) -> Straight:
    """Links that can be straight together, so that the fewest bend, and of those the lightest. `holding` holds them.

    Links are tried in `order`; where holding them one by one in this order is as good as anything, it is the answer.
    """
    dear = 1 + sum(link.weight for link in holding.links)
    costs = [dear + link.weight for link in holding.links]
    search = _Search(holding, costs, list(order or range(len(costs))), work_limit)
    proved = search.run(None)
    links = search.places(search.best)
    holding.release(holding.held & ~search.best)
    for number in links:
        if not holding.held >> number & 1:
            holding.hold(number)
    return Straight(tuple(links), proved)


def fewest_bends(
    nodes: int, gaps: Sequence[Gap], links: Sequence[Link], width: int, *, enough: int | None = None
) -> tuple[int, bool]:
    """How many links must bend inside `width`, and whether fewer were proved impossible.

    With `enough` the search ends as soon as it is sure that so many must bend, and the answer is `enough`.
    """
    search = _Search(Holding(nodes, gaps, links, width), [1] * len(links), list(range(len(links))), WORK_LIMIT)
    proved = search.run(enough)
    bends = len(links) - search.best.bit_count()
    return (bends if enough is None else min(bends, enough)), proved


@dataclass(slots=True)
class _Search:
    """What each bend costs, the order of trying; the conflicts known, and the best links to hold, as bits."""

    holding: Holding
    costs: list[int]
    order: list[int]
    work_limit: int
    conflicts: list[int] = field(default_factory=list)
    best: int = 0

    def run(self, enough: int | None) -> bool:
        """Improves `best` until it is proved to be the best, or to bend `enough` links."""
        covers = Covers({1 << number: cost for number, cost in enumerate(self.costs)}, self.work_limit)
        everything = (1 << len(self.costs)) - 1
        self._find_forced()
        bends = sum(self.conflicts)
        while True:
            known = len(self.conflicts)
            drawn = self._try(bends)
            covers.work -= _FINDING * max(0, len(self.conflicts) - known)
            bound = covers.price(everything & ~self.best)
            if enough is not None:
                bound = min(bound, enough)
            if not drawn:
                bends = covers.quick(self.conflicts)
            if drawn or covers.price(bends) >= bound or covers.work < 0:
                try:
                    found = covers.cheaper(self.conflicts, bound)
                except Spent:
                    return False
                if found is None:
                    return True
                bends = found

    def _find_forced(self) -> None:
        """Notes the links that cannot even be straight alone."""
        for number in self.order:
            if self.holding.hold(number):
                self.conflicts.append(1 << number)
            self.holding.release(self.holding.held)

    def _try(self, bends: int) -> bool:
        """Holds all links but these straight, then as many of these as can be; whether the first could be done."""
        self.holding.release(bends)
        failed = [number for number in self.order if not bends >> number & 1 and not self._hold(number)]
        for number in self.order:
            if bends >> number & 1:
                self._hold(number)
        self.conflicts = least(self.conflicts)
        if self._saved(self.holding.held) > self._saved(self.best):
            self.best = self.holding.held
        return not failed

    def _hold(self, number: int) -> bool:
        """Whether a link can be held as well; if not, a conflict is known afterwards that says why."""
        link = 1 << number
        if self.holding.held & link:
            return True
        if link in self.conflicts:
            return False
        conflict = self.holding.hold(number)
        if conflict and not any_inside(self.conflicts, conflict):
            self.conflicts.append(self._smallest(conflict, number))
        return not conflict

    def _smallest(self, conflict: int, needed: int) -> int:
        """A part of a conflict of which no link can be spared; small conflicts prove far more than large ones.

        `needed` is the link that failed. After those that are needed the others are held one by one, until one fails:
        it is needed too, and all that come after it are not.
        """
        before, at = self.holding.held, self.holding.at.copy()
        core = [needed]
        spare = [number for number in self.places(conflict) if number != needed]
        while True:
            self.holding.release(before | conflict)
            contradicted = any(self.holding.hold(number) for number in core)
            if contradicted or len(spare) < 2:
                break
            for place, number in enumerate(spare):
                found = self.holding.hold(number)
                if found:
                    core.append(number)
                    spare = [one for one in spare[:place] if found >> one & 1]
                    break
        self.holding.held, self.holding.at = before, at
        return sum(1 << number for number in (core if contradicted else [*core, *spare]))

    def places(self, links: int) -> list[int]:
        """Links given as bits, as rising numbers."""
        return [number for number in range(len(self.costs)) if links >> number & 1]

    def _saved(self, links: int) -> int:
        return sum(cost for number, cost in enumerate(self.costs) if links >> number & 1)
