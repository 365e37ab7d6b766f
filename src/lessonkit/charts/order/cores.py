"""Weighted MaxSAT by unsatisfiable cores, on a SAT solver that the extra `optimal` brings.

The algorithm is OLL (Andres, Kaufmann, Matheis and Schaub, ICLP 2012; Morgado, Dodaro and Marques-Silva, CP 2014): soft
literals are assumed true; a set of them that cannot all be true raises the bound, and gives way to a literal for "at
most one of them is false", later two, and so on. Work is limited by conflicts, never by a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Clause = Sequence[int]

_TRIAL = 1000
"""Conflicts for one try at a smaller core."""


class Solver(Protocol):
    """What is used of a SAT solver."""

    def add_clause(self, clause: Clause) -> object: ...
    def append_formula(self, formula: Iterable[Clause]) -> object: ...
    def conf_budget(self, budget: int) -> None: ...
    def solve_limited(self, assumptions: Clause) -> bool | None: ...
    def get_core(self) -> list[int] | None: ...
    def get_model(self) -> list[int] | None: ...
    def set_phases(self, literals: Clause) -> None: ...
    def accum_stats(self) -> dict[str, int]: ...
    def delete(self) -> None: ...


class Sum(Protocol):
    """A counter of true literals; if more than `b` of them are true, so is `rhs[b]`."""

    rhs: list[int]
    top_id: int
    nof_new: int

    @property
    def cnf(self) -> Formula: ...
    def increase(self, ubound: int, top_id: int) -> None: ...


class Formula(Protocol):
    """Clauses."""

    clauses: list[list[int]]


@dataclass(frozen=True, slots=True)
class Tools:
    """How to make a solver and a counter."""

    solver: Callable[[], Solver]
    counter: Callable[[list[int], int, int], Sum]


def load() -> Tools | None:
    """The tools of the extra `optimal`, or None where it is not installed."""
    try:
        # Imported late: a build that needs no MaxSAT should not wait for it.
        from pysat.card import ITotalizer  # noqa: PLC0415
        from pysat.solvers import Glucose4  # noqa: PLC0415
    except ImportError:
        return None
    return Tools(Glucose4, lambda literals, bound, top: ITotalizer(literals, ubound=bound, top_id=top))


class OutOfConflictsError(Exception):
    """The work has passed its limit."""


@dataclass(slots=True)
class Minimiser:
    """A formula, and softer wishes that are met one set after the other."""

    tools: Tools
    solver: Solver
    top: int
    limit: int
    model: frozenset[int] = frozenset()
    _cost: int = 0
    _weights: dict[int, int] = field(default_factory=dict)
    _sums: dict[int, tuple[Sum, int]] = field(default_factory=dict)

    def minimise(self, soft: Iterable[tuple[int, int]], upper: int | None = None) -> int:
        """The least weight of soft literals that are false; from then on the formula allows no more.

        `upper` is a cost known to be possible. OutOfConflictsError beyond the limit.
        """
        self._cost, self._weights, self._sums = 0, {}, {}
        for literal, weight in soft:
            self._weights[literal] = self._weights.get(literal, 0) + weight
        while self._cost != upper and not self._solve(list(self._weights)):
            self._relax(self._smaller(self._core()))
        for literal in self._weights:
            self.solver.add_clause([literal])
        self._solve([])
        self.model = frozenset(self.solver.get_model() or ())
        return self._cost

    def spent(self) -> int:
        """The conflicts so far."""
        return self.solver.accum_stats()["conflicts"]

    def new_variable(self) -> int:
        """A variable that nothing has used."""
        self.top += 1
        return self.top

    def _solve(self, assumed: Clause) -> bool:
        answer = self._try(assumed, self.limit)
        if answer is None:
            raise OutOfConflictsError
        return answer

    def _try(self, assumed: Clause, most: int) -> bool | None:
        """Whether the formula can be met with these literals true; None where `most` conflicts do not tell."""
        left = self.limit - self.spent()
        if left <= 0:
            raise OutOfConflictsError
        self.solver.conf_budget(min(left, most))
        return self.solver.solve_limited(assumptions=assumed)

    def _core(self) -> list[int]:
        """Literals of the last assumption that cannot all be true."""
        return sorted(self.solver.get_core() or (), key=lambda literal: (self._weights[literal], literal))

    def _smaller(self, core: list[int]) -> list[int]:
        """The core without literals that it does not need, as far as a few conflicts can tell."""
        needed: list[int] = []
        while len(core) > 1 and core[0] not in needed:
            answer = self._try(core[1:], _TRIAL)
            if answer is None:
                break
            if answer:
                needed.append(core[0])
                core = [*core[1:], core[0]]
            else:
                core = [literal for literal in core[1:] if literal in set(self._core())]
        return core

    def _relax(self, core: list[int]) -> None:
        """Raises the bound by a core: one of its literals must be false, and only more than one costs anew."""
        weight = min(self._weights[literal] for literal in core)
        self._cost += weight
        for literal in core:
            self._weights[literal] -= weight
            if not self._weights[literal]:
                del self._weights[literal]
            if literal in self._sums:
                counter, bound = self._sums[literal]
                self._allow(counter, bound + 1, weight)
        if len(core) == 1:
            self.solver.add_clause([-core[0]])
            return
        counter = self.tools.counter([-literal for literal in core], 1, self.top)
        self.top = max(self.top, counter.top_id)
        self.solver.append_formula(counter.cnf.clauses)
        bound = 1
        # The bound rises further while not even so few may be false.
        while bound < len(core) and not self._solve([-self._beyond(counter, bound)]):
            self._cost += weight
            bound += 1
        self._allow(counter, bound, weight)

    def _allow(self, counter: Sum, bound: int, weight: int) -> None:
        """From now on `bound` false literals are free, and one more costs `weight`."""
        if bound < len(counter.rhs) or self._grow(counter, bound):
            literal = -counter.rhs[bound]
            self._sums[literal] = (counter, bound)
            self._weights[literal] = self._weights.get(literal, 0) + weight

    def _beyond(self, counter: Sum, bound: int) -> int:
        """The literal for "more than `bound`"."""
        if bound >= len(counter.rhs):
            self._grow(counter, bound)
        return counter.rhs[bound]

    def _grow(self, counter: Sum, bound: int) -> bool:
        """Lets a counter count further; False where it has no more to count."""
        known = len(counter.rhs)
        counter.increase(ubound=bound, top_id=self.top)
        self.top = max(self.top, counter.top_id)
        if counter.nof_new:
            self.solver.append_formula(counter.cnf.clauses[-counter.nof_new :])
        return len(counter.rhs) > known
