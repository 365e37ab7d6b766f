"""The handout's tables."""

from __future__ import annotations

from guarantees.builds import finish_spec
from lessonkit.layout.placed import Page
from lessonkit.model.drawing import Glyphs, Outline


def _baselines_and_rules(role: str) -> tuple[list[float], list[float]]:
    """Of a table with one person: the baselines of all words, and where the thin rules of the table lie."""
    people = {"anna": {"name": "Anna Smith", "role": role}}
    layout = finish_spec({"title": "A title", "people": people}, only=("handout",)).layouts["handout"]
    [page] = layout.pages
    return _of(page)


def _of(page: Page) -> tuple[list[float], list[float]]:
    head = next(t.y for t in page.things if isinstance(t, Glyphs) and t.text.strip() == "NAME")
    words = sorted({t.y for t in page.things if isinstance(t, Glyphs) and head < t.y < 780})
    rules = {t.segments[0][1][1] for t in page.things if isinstance(t, Outline) and t.width == 0.65}
    return words, sorted(y for y in rules if head < y < 780)


def test_a_row_of_one_line_is_21_high() -> None:
    """The padding takes nothing that the row does not have."""
    words, (top, foot) = _baselines_and_rules("a shoemaker")
    assert len(words) == 1
    assert round(foot - top, 2) == 21.0


def test_words_that_wrap_keep_off_the_rules() -> None:
    """A row of several lines has 4 points over the first and under the last."""
    words, (top, foot) = _baselines_and_rules("a shoemaker who spoke for the town " * 6)
    assert len(words) >= 3
    leading, over, under = 13.0, 9.75, 3.25
    lines = sorted(y for y in words if (y - top - 4.0 - over) % leading < 0.01)
    assert lines[0] - over - top >= 4.0 - 0.01
    assert foot - lines[-1] - under >= 4.0 - 0.01
