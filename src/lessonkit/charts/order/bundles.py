"""A story made smaller without loss: people who always sit together are one line, a phase that repeats is one layer.

Some drawing with the fewest crossings, and among those the nearest rivals, keeps both.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.order.layers import Layer, tidied

Orders = tuple[tuple[int, ...], ...]
"""An order for each layer."""


@dataclass(frozen=True, slots=True)
class Story:
    """The layers to be ordered, with bundles of lines for lines; which of them each phase shows; the bundles."""

    layers: tuple[Layer, ...]
    shown: tuple[int, ...]
    bundles: tuple[tuple[int, ...], ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """How many lines each bundle holds."""
        return tuple(len(bundle) for bundle in self.bundles)

    @property
    def turns(self) -> bool:
        """Whether every drawing may be turned about, left for right."""
        return not any(layer.fixed or len(set(layer.sides)) > 1 for layer in self.layers)

    def unbundled(self, order: Sequence[int]) -> tuple[int, ...]:
        """An order of bundles as an order of lines."""
        return tuple(line for bundle in order for line in self.bundles[bundle])

    def told(self, orders: Sequence[Sequence[int]]) -> Orders:
        """Orders of the layers as orders of lines in every phase."""
        return tuple(self.unbundled(orders[layer]) for layer in self.shown)


def bundled(phases: Sequence[Layer]) -> Story:
    """The story of these phases, as small as it gets."""
    tidy = [tidied(phase) for phase in phases]
    layers = [layer for layer, _ in itertools.groupby(tidy)]
    shown = [index for index, (_, run) in enumerate(itertools.groupby(tidy)) for _ in run]
    bundles = _bundles(layers)
    bundle_of = {line: number for number, bundle in enumerate(bundles) for line in bundle}
    return Story(tuple(_in_bundles(layer, bundle_of) for layer in layers), tuple(shown), bundles)


def _bundles(layers: Sequence[Layer]) -> tuple[tuple[int, ...], ...]:
    """Lines that share every group they are ever in; one that is fixed somewhere stands alone."""
    fixed = frozenset(line for layer in layers for line in layer.fixed)
    homes = [layer.homes for layer in layers]
    alike: dict[tuple[int, ...], list[int]] = {}
    for line in sorted(frozenset().union(*(layer.lines for layer in layers))):
        home = (line if line in fixed else -1, *(home.get(line, -1) for home in homes))
        alike.setdefault(home, []).append(line)
    return tuple(tuple(bundle) for bundle in alike.values())


def _in_bundles(layer: Layer, bundle_of: dict[int, int]) -> Layer:
    groups = tuple(frozenset(bundle_of[line] for line in group) for group in layer.groups)
    return Layer(groups, layer.sides, layer.rivals, tuple(bundle_of[line] for line in layer.fixed))
