"""Layers to be ordered: random ones, stories of a class, and films with many scenes; each from a seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable

from lessonkit.charts.order.search import Layer


def random_layers(seed: int, lines: int, phases: int) -> list[Layer]:
    """Layers without sense, with zones, rivals and fixed lines that do not clash."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    layers = []
    for _ in range(phases):
        there = [line for line in range(lines) if rng.random() < 0.85] or [0]
        rng.shuffle(there)
        groups = _cut(rng, there)
        sides = tuple(rng.choice([0, 0, 0, 1, -1]) for _ in groups)
        rivals = tuple(two for two in itertools.combinations(range(len(groups)), 2) if rng.random() < 0.15)
        # What some order of the layer holds can be fixed without a clash.
        row = sorted(range(len(groups)), key=lambda group: (sides[group], rng.random()))
        order = [line for group in row for line in rng.sample(sorted(groups[group]), len(groups[group]))]
        fixed = tuple(line for line in order if rng.random() < 0.5) if rng.random() < 0.3 else ()
        layers.append(Layer(tuple(groups), sides, rivals, fixed))
    return layers


def story_layers(seed: int, lines: int, phases: int) -> list[Layer]:
    """A story as a class reads it: everybody is there most of the time, alliances change by one or two people."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    people = list(range(lines))
    home = {line: rng.randrange(max(2, lines // 3)) for line in people}
    enters = {line: 0 if rng.random() < 0.75 else rng.randrange(phases) for line in people}
    leaves = {line: phases if rng.random() < 0.7 else rng.randint(enters[line] + 1, phases) for line in people}
    layers = []
    for phase in range(phases):
        for line in rng.sample(people, rng.choice([1, 1, 2])):
            home[line] = rng.randrange(max(3, lines // 2))
        groups = _by_home([line for line in people if enters[line] <= phase < leaves[line]] or people[:1], home)
        rivals = ((0, 1),) if len(groups) > 1 else ()
        layers.append(Layer(tuple(groups), (), rivals))
    return layers


def film_layers(seed: int, lines: int, scenes: int, at_once: int) -> list[Layer]:
    """A film: some `at_once` of the characters are about; a few meet, part, and meet others; new ones come for them."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    stay = max(2, scenes * at_once // lines)
    enters = [round(line * max(scenes - stay, 0) / max(lines - 1, 1)) for line in range(lines)]
    leaves = [enter + max(2, round(stay * rng.uniform(0.6, 1.4))) for enter in enters]
    home = {line: line for line in range(lines)}
    layers = []
    for scene in range(scenes):
        there = [line for line in range(lines) if enters[line] <= scene < leaves[line]] or [0]
        for line in rng.sample(there, min(2, len(there))):
            home[line] = home[rng.choice(there)] if rng.random() < 0.6 else lines + line
        layers.append(Layer(tuple(_by_home(there, home))))
    return layers


def _cut(rng: random.Random, there: list[int]) -> list[frozenset[int]]:
    groups = []
    while there:
        size = rng.choice([1, 1, 2, 3])
        groups.append(frozenset(there[:size]))
        there = there[size:]
    return groups


def _by_home(there: Iterable[int], home: dict[int, int]) -> list[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for line in there:
        groups.setdefault(home[line], set()).add(line)
    return [frozenset(group) for group in groups.values()]
