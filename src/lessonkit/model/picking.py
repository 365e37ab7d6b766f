"""Items picked by marks: a quiz or a test has as many as make up what was asked for."""

from __future__ import annotations

from collections.abc import Sequence


def made_up(worths: Sequence[int], marks: int) -> tuple[int, ...]:
    """Which of these to take, each with so many marks: those that make up the sum, or as much of it as can be had.

    Of all such choices the first in their order: one is taken where those after it can make up what it leaves.
    """
    sums: list[set[int]] = [{0}]  # what the last 0, 1, 2 … of them can add up to
    for worth in reversed(worths):
        sums.append(sums[-1] | {one + worth for one in sums[-1] if one + worth <= marks})
    left = max(sums[-1])
    chosen: list[int] = []
    for number, worth in enumerate(worths, 1):
        if left - worth in sums[len(worths) - number]:
            chosen.append(number - 1)
            left -= worth
    return tuple(chosen)
