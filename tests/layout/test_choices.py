"""Options in two columns."""

from __future__ import annotations

from layout import samples
from layout.samples import FACES, find, item, worksheet
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Choice, Choices, Space, SpaceKind
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT


def starts(*texts):
    """Where the letters of these options stand, and the white before the second column's."""
    entries = tuple(
        Choice(marker=Space(id=f"i1.{x}", kind=SpaceKind.CHOICE, name=x, label=x, width=11.0), text=plain(text))
        for x, text in zip("ABCD", texts, strict=True)
    )
    layout, _ = lay_out(worksheet(item(1, Choices(entries=entries))), FACES, DEFAULT)
    samples.assert_nothing_overlaps(layout)
    at = [next(space.x for space in layout.spaces if space.id == f"i1.{x}") for x in "ABCD"]
    first = max(samples.extent(find(layout, text)[1])[2] for text in texts[:2])
    assert samples.extent(find(layout, texts[3])[1])[2] <= 595.28 - 54.0 - 45.0
    return at, at[2] - first


def test_columns_of_short_options_are_of_one_width():
    """The second begins in the middle."""
    at, _ = starts("one", "two", "three", "four")
    [usual, _] = starts("five", "six", "seven", "eight")
    assert at == usual
    assert at[2] > at[0] + 150.0


def test_the_second_column_keeps_off_long_options():
    """By 24 points, where its own are short enough."""
    _, gap = starts("an option of thirty letters", "two", "three", "four")
    assert gap >= 24.0


def test_long_options_on_both_sides_share_the_white():
    """The gap is what the second column can spare, and never less than 8."""
    _, gap = starts("an option of thirty letters", "two", "three", "an option of thirty letter")
    assert gap >= 8.0
