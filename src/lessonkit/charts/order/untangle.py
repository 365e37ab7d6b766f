"""The search for the fewest crossings on its own, for other people's storylines: names in, names out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from lessonkit.charts.order.search import DEFAULT_LIMITS, Layer, Limits, Method, order_lines


class Sortable(Hashable, Protocol):
    """Something that can be put in order, as texts and numbers can."""

    def __lt__(self, other: Self, /) -> bool: ...


Name = TypeVar("Name", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Untangled(Generic[Name]):
    """The names of each layer in order, how often their lines cross, whether fewer are impossible, and who found it."""

    layers: tuple[tuple[Name, ...], ...]
    crossings: int
    proved: bool
    method: Method


def untangle(layers: Sequence[Iterable[Iterable[Name]]], *, limits: Limits = DEFAULT_LIMITS) -> Untangled[Name]:
    """Orders the lines of a storyline so that they cross as seldom as possible.

    A layer is a list of groups, a group a list of names. The names of a group stand side by side; a name that is in no
    group of a layer is absent there. Lines cross between layers that follow each other, where both are present.
    ValueError where a name is twice in one layer.

    >>> story = untangle([
    ...     [["Ann", "Bob"], ["Cid"], ["Dot"]],
    ...     [["Ann", "Dot"], ["Bob", "Cid"]],
    ...     [["Ann"], ["Bob", "Dot"]],
    ... ])
    >>> for names in story.layers:
    ...     print(*names)
    Ann Bob Dot Cid
    Ann Dot Bob Cid
    Ann Dot Bob
    >>> story.crossings, story.proved, story.method.value
    (1, True, 'dynamic programme')

    Larger storylines than a class draws are proved by MaxSAT, which the extra `lessonkit[optimal]` brings; without it
    and beyond the `limits` the best order found is given, and `proved` says no.
    """
    grouped = [[list(group) for group in layer] for layer in layers]
    for groups in grouped:
        there = [name for group in groups for name in group]
        if len(set(there)) < len(there):
            raise ValueError("a name is twice in one layer")
    names = sorted({name for groups in grouped for group in groups for name in group})
    number = {name: place for place, name in enumerate(names)}
    order = order_lines(
        [Layer(tuple(frozenset(number[name] for name in group) for group in groups if group)) for groups in grouped],
        limits=limits,
    )
    ordered = tuple(tuple(names[line] for line in lines) for lines in order.layers)
    return Untangled(ordered, order.crossings, order.proved, order.method)
