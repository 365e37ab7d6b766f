"""The cheapest set that has a member in every one of many sets: hitting set, by branch and bound.

Sets are bits of whole numbers. A search goes down with the member that is in most small sets, then without it. On the
way sets that contain others are dropped, and members that another one replaces at no higher price (Weihe, "Covering
trains by stations", 1998); what is left is bounded from below by a packing of prices into the sets (dual ascent), which
also rules out members that would cost too much (Beasley, "An algorithm for set covering problems", 1987).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_SIZES = 16
"""Sets larger than this weigh the same in the choice of a member."""


class Spent(Exception):
    """The search reached its limit of work."""


@dataclass(slots=True)
class Covers:
    """Searches among members with `prices` (by their bit); `work` is how many sets may still be looked at."""

    prices: Mapping[int, int]
    work: int
    known: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def members(self, bits: int) -> tuple[int, ...]:
        """The members of a set, each as its bit."""
        if bits not in self.known:
            self.known[bits] = tuple(1 << at for at in range(bits.bit_length()) if bits >> at & 1)
        return self.known[bits]

    def price(self, bits: int) -> int:
        """What all members of a set cost."""
        return sum(self.prices[member] for member in self.members(bits))

    def quick(self, sets: Iterable[int]) -> int:
        """A cover that takes the member of most small sets each time."""
        left, cover = list(sets), 0
        weights = self._weights(left)
        while left:
            member = self._foremost(weights)
            cover |= member
            for other, weight in self._weights([one for one in left if one & member]).items():
                weights[other] -= weight
            left = [one for one in left if not one & member]
        return cover

    def cheaper(self, sets: Iterable[int], bound: int) -> int | None:
        """A cover that costs less than `bound`, or None where there is none. Raises Spent at the limit of work."""
        return self._search(list(sets), bound, 0)

    def _search(self, sets: list[int], left: int, cover: int) -> int | None:
        """`left` is the price that what is still to come must stay under."""
        while True:
            rest = self._kernel(sets, left)
            if rest is None:
                return None
            sets, left, taken = rest
            cover |= taken
            if not sets:
                return cover
            member = self._foremost(self._weights(sets))
            others = [one for one in sets if not one & member]
            found = self._search(others, left - self.prices[member], cover | member)
            if found is not None:
                return found
            sets = [one & ~member for one in sets]

    def _kernel(self, sets: list[int], left: int) -> tuple[list[int], int, int] | None:
        """What is hard of a search: its sets, the price left, the members that must be in; None where all is lost."""
        taken = 0
        while True:
            self.work -= len(sets)
            if self.work < 0:
                raise Spent
            sets = self._without_replaceable(least(sets))
            alone = {one for one in sets if not one & (one - 1)}
            taken |= sum(alone)
            left -= sum(self.prices[one] for one in alone)
            sets = [one for one in sets if one not in alone]
            if left <= 0:
                return None
            packed, rest = self._pack(sets)
            if packed >= left:
                return None
            dear = sum(member for member, price in rest.items() if price >= left - packed)
            if not any(one & dear for one in sets):
                return sets, left, taken
            sets = [one & ~dear for one in sets]
            if not all(sets):
                return None

    def _pack(self, sets: list[int]) -> tuple[int, dict[int, int]]:
        """A price that every cover reaches, and what is left of the members' prices after it."""
        rest: dict[int, int] = {}
        packed = 0
        for one in sets:
            members = self.members(one)
            for member in members:
                if member not in rest:
                    rest[member] = self.prices[member]
            part = min([rest[member] for member in members])
            if part:
                packed += part
                for member in members:
                    rest[member] -= part
        return packed, rest

    def _weights(self, sets: list[int]) -> dict[int, int]:
        """How many sets each member is in; a set counts four times as much as one with a member more."""
        weights: dict[int, int] = {}
        for one in sets:
            members = self.members(one)
            weight = 1 << 2 * max(_SIZES - len(members), 0)
            for member in members:
                weights[member] = weights.get(member, 0) + weight
        return weights

    def _foremost(self, weights: Mapping[int, int]) -> int:
        return max(weights, key=lambda member: (weights[member], -self.prices[member], -member))

    def _without_replaceable(self, sets: list[int]) -> list[int]:
        """The same with fewer members: each is left out where another is in all its sets, and no dearer."""
        while True:
            homes: dict[int, int] = {}
            smallest: dict[int, int] = {}
            for at, one in enumerate(sets):
                for member in self.members(one):
                    homes[member] = homes.get(member, 0) | 1 << at
                    smallest.setdefault(member, one)
            out = 0
            for member, home in homes.items():
                if self._replaced(member, self.members(smallest[member] & ~out), homes, home):
                    out |= member
            if not out:
                return sets
            sets = least(one & ~out for one in sets)

    def _replaced(self, member: int, others: Iterable[int], homes: Mapping[int, int], home: int) -> bool:
        price = self.prices[member]
        for other in others:
            if other != member and not home & ~homes[other] and self.prices[other] <= price:
                # Of two that are alike the one with the lower number stays.
                alike = home == homes[other] and self.prices[other] == price
                if not alike or other < member:
                    return True
        return False


def least(sets: Iterable[int]) -> list[int]:
    """The sets that contain no other, the small first."""
    kept: list[int] = []
    # A set inside another begins with one of the other's members.
    by_first: dict[int, list[int]] = {}
    for one in sorted(set(sets), key=lambda bits: (bits.bit_count(), bits)):
        rest = one
        while rest:
            first = rest & -rest
            rest ^= first
            if first in by_first and any_inside(by_first[first], one):
                break
        else:
            kept.append(one)
            by_first.setdefault(one & -one, []).append(one)
    return kept


def any_inside(sets: Iterable[int], one: int) -> bool:
    """Whether any of the sets has no member that `one` has not."""
    for other in sets:  # noqa: SIM110 - where the time goes
        if not other & ~one:
            return True
    return False
