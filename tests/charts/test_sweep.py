"""Random charts of up to twelve people in twelve phases, in every form and on every page, without a touch."""

from __future__ import annotations

import pytest

from charts.sweep import draw, faults, random_sheets
from lessonkit.units import A4, LETTER

SEEDS = range(200)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_chart_is_without_fault(seed: int) -> None:
    """Nothing overlaps, nothing leaves the page, no text is under 8 points, no box to write in under 22."""
    papers, answers = random_sheets(seed)
    paper = (A4, LETTER)[seed % 2]
    for sheet, answer in zip(papers, answers, strict=True):
        assert faults(draw(sheet, answer, paper)) == []


def test_few_stories_are_too_large_for_their_paper() -> None:
    """Most stories of that size can be drawn: what is refused is refused for its width."""
    refused = [seed for seed in range(40) if not random_sheets(seed)[0]]
    assert len(refused) <= 4
