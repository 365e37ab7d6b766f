"""Items that make up a sum of marks."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.model.picking import made_up

WORTHS = st.lists(st.integers(1, 9), max_size=9)


@settings(deadline=None, derandomize=True, database=None)
@given(WORTHS, st.integers(1, 40))
def test_as_much_of_the_sum_is_made_up_as_can_be(worths: list[int], marks: int) -> None:
    """No choice comes nearer from below; of equal ones the first in their order is taken."""
    every = [some for count in range(len(worths) + 1) for some in combinations(range(len(worths)), count)]
    sums = {some: sum(worths[n] for n in some) for some in every}
    best = max(total for total in sums.values() if total <= marks)
    chosen = made_up(worths, marks)
    assert sums[chosen] == best
    others = (some for some in every if sums[some] == best)
    assert chosen == min(others, key=lambda some: [n not in some for n in range(len(worths))])
