"""Structural balance (Cartwright and Harary, 1956): a triangle of ties is stable with three allied sides or one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lessonkit.model.alliances import Tie


def count_triangles(ties: Sequence[Tie]) -> tuple[int, int]:
    """How many triangles of ties are stable, and how many unstable."""
    allied = {(tie.one, tie.other): tie.allied for tie in ties}
    people = sorted({person for pair in allied for person in pair})
    counts = [0, 0]
    for three in itertools.combinations(people, 3):
        sides = [allied.get(pair) for pair in itertools.combinations(three, 2)]
        if None not in sides:
            counts[sides.count(False) % 2] += 1
    return counts[0], counts[1]
