"""The school at the head of a document: its name or sign, and its colour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout import samples
from layout.samples import FACES, document, item, options, prose, worksheet
from lessonkit.layout.dump import as_text
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Furniture, Heading
from lessonkit.model.drawing import Glyphs, Outline, Picture, rectangle
from lessonkit.model.school import Logo, School
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT

NAVY = (0.0, 0.0, 0.5)
SHAPE = replace(rectangle(0, 0, 200, 100, 1, "", fill=NAVY), clip=(0, 0, 200, 100), even_odd=True)


def laid(school: School, *body):
    """A document of that school."""
    layout = lay_out(document(*body or (prose(5),)), FACES, replace(DEFAULT, school=school))[0]
    samples.assert_nothing_overlaps(layout)
    samples.assert_read_in_order(layout)
    samples.assert_tree_is_valid(layout)
    return layout


def rest(layout, *, without):
    """What is printed on the first page, but for things of one kind."""
    return [replace(t, owner="") for t in layout.pages[0].things if not isinstance(t, without)]


def test_the_name_ends_at_the_right_margin_on_the_kickers_line():
    """It is read before the title; nothing else moves."""
    layout = laid(School("Hillside School"))
    plain_layout = laid(School())
    [name] = [g for g in samples.glyphs(layout, 0) if g.text.strip() == "HILLSIDE SCHOOL"]
    assert name.y == DEFAULT.kicker_at
    assert samples.extent(name)[2] - name.tracking == pytest.approx(541.28, abs=0.01)
    assert [e.role for e in layout.elements[:3]] == ["P", "P", "H1"]
    others = [g for g in rest(layout, without=Picture) if g != replace(name, owner="")]
    assert others == rest(plain_layout, without=Picture)


def test_a_long_name_leaves_the_kicker_half_the_line():
    """What is cut is read in full."""
    long = "The Royal and Ancient Grammar School of Saint Bartholomew by the Sea"
    layout = laid(School(long))
    [element] = [e for e in layout.elements if e.actual == long]
    width = max(samples.extent(g)[2] - samples.extent(g)[0] for g in samples.glyphs(layout, 0) if g.owner == element.id)
    assert width <= (541.28 - 54) / 2 + 0.01


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((200.0, 100.0), (501.28, 35.5, 40.0, 20.0)),
        ((1000.0, 100.0), (449.28, 46.3, 92.0, 9.2)),
        ((20.0, 100.0), (537.28, 35.5, 4.0, 20.0)),
    ],
)
def test_a_logo_keeps_to_its_room_over_the_badge(size, box):
    """20 high at most, and as wide as the room beside the title; its shape stays; it is a figure with the name."""
    layout = laid(School("Hillside", Logo(*size, file=Path("logo.png"))))
    [picture] = [t for t in layout.pages[0].things if isinstance(t, Picture)]
    assert (picture.x, picture.y, picture.width, picture.height) == pytest.approx(box)
    [figure] = [e for e in layout.elements if e.role == "Figure"]
    assert (figure.alt, figure.id) == ("Hillside", picture.owner)
    assert figure.box == (0, *(pytest.approx(edge) for edge in box))
    assert rest(layout, without=Picture) == rest(laid(School()), without=Picture)


def test_a_drawn_logo_is_made_smaller_with_its_window():
    """The outlines belong to the figure."""
    layout = laid(School("Hillside", Logo(200, 100, outlines=(SHAPE,))))
    [figure] = [e for e in layout.elements if e.role == "Figure"]
    [shape] = [t for t in layout.pages[0].things if t.owner == figure.id]
    assert isinstance(shape, Outline)
    assert shape.clip == pytest.approx((501.28, 35.5, 40, 20))
    assert shape.segments[0][1] == pytest.approx((501.28, 35.5))
    assert (shape.fill, shape.even_odd, shape.width) == (NAVY, True, pytest.approx(0.2))
    assert "fill 0 0 0.5 by even and odd" in as_text(layout)


def test_rules_of_heads_and_headings_and_badges_have_the_colour():
    """All else is black: text, name rules, boxes, the rule of the foot."""
    theme = replace(DEFAULT, school=School(colour=NAVY))
    body = worksheet(item(1, options("i1", 2)), item(2, options("i2", 2)))
    headed = replace(body, body=(prose(900), *body.body, Heading(text=plain("Ruled"), rule=0.5)))
    furniture = Furniture(short_title="S", document="Worksheet", badge="Worksheet", name_label="Name")
    layout = furnish((Part(lay_out(headed, FACES, theme)[0], furniture),), FACES, theme)
    things = [thing for page in layout.pages for thing in page.things]
    coloured = [t for t in things if isinstance(t, Outline) and NAVY in (t.stroke, t.fill)]
    assert {t.width for t in coloured} == {1.5, 0.9, 0.5}
    assert all(t.grey in (0.0, 1.0) for t in things if isinstance(t, Glyphs))
    black = [t for t in things if isinstance(t, Outline) and t not in coloured]
    assert {0.5, 0.65} <= {t.width for t in black}
