"""Room to draw in: boxes with patterns, and as high as a page; choices in several columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout import samples
from layout.samples import FACES, item, options, space, worksheet
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Marks, Pattern, Space, SpaceKind
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Outline
from lessonkit.themes import DEFAULT


def laid(*body, marks=0):
    """A worksheet with one item."""
    layout, _ = lay_out(worksheet(item(1, *body, marks=marks, marks_at=Marks.BOX)), FACES, DEFAULT)
    samples.assert_sound(layout)
    return layout


def box(**more):
    """A box to draw in."""
    return Space(id="i1.space", kind=SpaceKind.BOX, name="A drawing", **more)


@pytest.mark.parametrize("height", [20.0, 100.0, 141.73])
@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_pattern_keeps_off_the_frame_of_its_box(pattern, height):
    """Dots and squares stand inside, and are nothing that is read; a plain box has its frame alone."""
    layout = laid(box(height=height, pattern=pattern))
    placed = space(layout, "i1.space")
    dotted = [thing for thing in layout.pages[0].things if isinstance(thing, Outline) and thing.round_caps]
    assert len(dotted) == (pattern is not Pattern.PLAIN)
    for thing in dotted:
        assert thing.owner == LAYOUT_ARTIFACT
        xs, ys = ([numbers[n] for _, numbers in thing.segments] for n in (0, 1))
        assert placed.x <= min(xs) < max(xs) <= placed.x + placed.width
        assert placed.y < min(ys) <= max(ys) < placed.y + placed.height


def test_a_box_is_no_higher_than_its_page():
    """In large print a page holds less of it."""
    placed = space(laid(box(height=5000.0)), "i1.space")
    assert 500 < placed.height < 800


@pytest.mark.parametrize(
    ("text", "columns"), [("short", 3), ("a somewhat longer option", 2), ("a very long option " * 3, 1)]
)
def test_choices_stand_in_as_many_columns_as_fit(text, columns):
    """Beside each other, read in their order."""
    layout = laid(replace(options("i1", 3, text), columns=3))
    places = [one for one in layout.spaces if one.kind is SpaceKind.CHOICE]
    assert len({round(one.x) for one in places}) == columns
    assert [one.id for one in places] == ["i1.A", "i1.B", "i1.C"]
