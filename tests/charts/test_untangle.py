"""The search for the fewest crossings on its own."""

from __future__ import annotations

import doctest

import pytest

from lessonkit.charts.order import untangle as module
from lessonkit.charts.order.search import Method
from lessonkit.charts.order.untangle import untangle


def test_the_example_is_true() -> None:
    """What the docstring shows is what the function gives."""
    outcome = doctest.testmod(module)
    assert outcome.attempted >= 3
    assert not outcome.failed


def test_names_come_back_each_in_its_layer() -> None:
    """Names may be anything that sorts; whoever is absent has no place, and a layer may be empty."""
    story = untangle([[[30, 10], [20]], [], [(10, 20), {40}, ()]])
    assert [sorted(layer) for layer in story.layers] == [[10, 20, 30], [], [10, 20, 40]]
    assert (story.crossings, story.proved, story.method) == (0, True, Method.DYNAMIC)


def test_a_name_that_is_twice_in_a_layer_is_refused() -> None:
    """Nobody sits in two groups at once."""
    with pytest.raises(ValueError, match="twice"):
        untangle([[["Ann"], ["Bob", "Ann"]]])
