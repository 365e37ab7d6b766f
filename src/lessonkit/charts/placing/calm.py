"""Among choices with as few bends, one with less movement: a bend is moved to another link as long as that helps.

To make a bent link straight, a link of the same weight that contradicts it must bend in its place. Each such exchange
is tried, those of the widest bends first; a local search, so that the movement is small, yet not proved the least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessonkit.charts.placing.flow import least_movement, moved
from lessonkit.charts.placing.holding import Holding

_TRIALS = 20
"""Exchanges whose movement is computed, at the most."""


def calmest(holding: Holding, straight: Iterable[int]) -> list[int]:
    """Positions with as many straight links of each weight as `straight`, which `holding` holds, and less movement."""
    best = set(straight)
    at = _positions(holding, best)
    trials = _TRIALS
    better = True
    while better and trials:
        better = False
        for choice in _exchanges(holding, best, at):
            found = _positions(holding, choice)
            trials -= 1
            if moved(found, holding.links) < moved(at, holding.links):
                best, at, better = choice, found, True
            if better or not trials:
                break
    return at


def _positions(holding: Holding, straight: set[int]) -> list[int]:
    return least_movement(holding.nodes, holding.gaps, holding.links, holding.width, sorted(straight))


def _exchanges(holding: Holding, straight: set[int], at: list[int]) -> Iterator[set[int]]:
    """Choices that can be drawn and in which one bent link and one straight link change parts."""
    links = holding.links
    bent = [number for number in range(len(links)) if number not in straight]
    for number in sorted(bent, key=lambda one: (-abs(at[links[one].first] - at[links[one].second]), one)):
        _hold(holding, straight)
        conflict = holding.hold(number)
        for other in sorted(straight):
            # Each conflict that is found must lose a member: what is not in all of them does not help.
            if conflict >> other & 1 and links[other].weight == links[number].weight:
                holding.release(1 << other)
                found = holding.hold(number)
                if found:
                    conflict &= found
                    holding.hold(other)
                else:
                    yield straight - {other} | {number}
                    _hold(holding, straight)


def _hold(holding: Holding, choice: set[int]) -> None:
    """Holds these links and no others; it is known that they can be held."""
    holding.release(holding.held & ~sum(1 << number for number in choice))
    for number in sorted(choice):
        if not holding.held >> number & 1:
            holding.hold(number)
