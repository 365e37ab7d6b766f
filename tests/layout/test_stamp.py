"""Names, classes and dates on shared pages: in the sheet's own places, never cut, and read with their labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.samples import FACES, HEAD, document, prose
from lessonkit.layout.furnish import NAME_WIDTH, RUNNING_NAME, Part, furnish
from lessonkit.layout.pages import lay_out
from lessonkit.layout.stamp import SMALLEST, elements_with, fits, stamp
from lessonkit.model.blocks import Field, Furniture
from lessonkit.model.drawing import PAGE_ARTIFACT
from lessonkit.themes import DEFAULT

FURNITURE = Furniture(short_title="A sample", document="Worksheet", badge="Worksheet", name_label="Name")
FIELDS = (Field(id="field.name", label="Name", width=158), Field(id="field.class", label="Class", width=50))
HEADED = replace(HEAD, fields=FIELDS)


def sheet(*, parts=1):
    """A furnished document of two pages with a name row, in so many parts."""
    one = Part(lay_out(replace(document(prose(900)), head=HEADED), FACES, DEFAULT)[0], FURNITURE)
    return furnish((one,) * parts, FACES, DEFAULT)


def said(stamped, page):
    """What is stamped on a page, as it is read."""
    return "".join(thing.text for thing in stamped.pages[page])


def test_later_pages_have_a_space_for_the_name():
    """It stands on the name rule; a document without a name row has none."""
    names = [space for space in sheet(parts=2).spaces if space.id == RUNNING_NAME]
    assert [space.page for space in names] == [1, 3]
    assert (names[0].x, names[0].width, names[0].baselines) == (310.0, NAME_WIDTH, (51.0,))
    nameless = Part(lay_out(document(prose(900)), FACES, DEFAULT)[0], replace(FURNITURE, name_label=""))
    assert furnish((nameless,), FACES, DEFAULT).spaces == ()


def test_words_stand_in_their_fields():
    """The name on every page, the class where the sheet asks for it, each on the rule of its field."""
    layout = sheet(parts=2)
    stamped = stamp(layout, {"name": "Anna", "class": "10b", "date": "1 May"}, FACES, DEFAULT)
    assert [said(stamped, page) for page in range(4)] == ["Anna10b", "Anna"] * 2
    spaces = {space.id: space for space in layout.spaces}
    anna, form = stamped.pages[0]
    assert (anna.x, anna.y) == (spaces["field.name"].x + 2.0, spaces["field.name"].baselines[0])
    assert (form.x, form.y) == (spaces["field.class"].x + 2.0, spaces["field.class"].baselines[0])
    assert stamped.pages[1][0].y == 51.0


def test_a_name_is_read_after_its_label():
    """A Span right after the field's Form; the running name is an artifact; the shared elements stay as they were."""
    layout = sheet(parts=2)
    stamped = stamp(layout, {"name": "Anna"}, FACES, DEFAULT)
    elements = elements_with(layout.elements, stamped.own)
    ids = [element.id for element in elements]
    assert [element for element in elements if not element.id.startswith("own.")] == list(layout.elements)
    for page in (0, 2):
        owner = stamped.pages[page][0].owner
        own, field = elements[ids.index(owner)], elements[ids.index(owner) - 1]
        assert (own.role, field.role, field.alt, own.parent) == ("Span", "Form", "Name", field.parent)
    assert {thing.owner for page in (1, 3) for thing in stamped.pages[page]} == {PAGE_ARTIFACT}
    assert len(set(ids)) == len(ids)


def test_nothing_is_stamped_without_words():
    """A spare is the shared document itself."""
    layout = sheet()
    stamped = stamp(layout, {"name": ""}, FACES, DEFAULT)
    assert stamped.own == ()
    assert stamped.pages == ((), ())


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [("Anna Berg", 10.0, 1), ("A" * 27, 10.0, 1), ("A" * 33, 8.25, 1), (f"{'A' * 20} {'B' * 20}", 8.0, 2)],
)
def test_a_long_name_is_set_smaller_then_on_two_lines(name, size, lines):
    """Ten points where it fits, down to eight, then two lines, the lower on the rule."""
    things = stamp(sheet(), {"name": name}, FACES, DEFAULT).pages[1]
    heights = sorted({thing.y for thing in things})
    assert len(heights) == lines
    assert {thing.size for thing in things} == {size}
    assert heights[-1] == 51.0


@given(st.text(st.sampled_from("abc λ-"), min_size=1, max_size=200).filter(str.strip))
def test_no_name_is_cut_or_leaves_its_rule(name):
    """Whatever its length: all signs are there, on at most two lines, within the rule."""
    layout = sheet()
    stamped = stamp(layout, {"name": name}, FACES, DEFAULT)
    for number, space_id in enumerate(("field.name", RUNNING_NAME)):
        space = next(space for space in layout.spaces if space.id == space_id)
        things = stamped.pages[number]
        assert "".join(thing.text for thing in things).split() == name.split()
        assert len({thing.y for thing in things}) <= 2
        for thing in things:
            end = thing.x + FACES.width(thing.face, thing.text.rstrip(), thing.size)
            assert space.x <= thing.x
            assert end <= space.x + space.width + 0.01
        if fits(name, space.width - space.indent, FACES, DEFAULT.style("field")):
            assert min(thing.size for thing in things) >= SMALLEST


def test_a_copy_is_painted_in_reading_order():
    """Over the shared things, each word stands right after the rule of its field; nothing else is moved or lost."""
    layout = sheet()
    stamped = stamp(layout, {"name": "Anna Berg", "class": "10b"}, FACES, DEFAULT)
    copy = stamped.over(layout)
    assert copy.elements == elements_with(layout.elements, stamped.own)
    for page, shared, own in zip(copy.pages, layout.pages, stamped.pages, strict=True):
        assert [thing for thing in page.things if thing not in own] == list(shared.things)
        assert len(page.things) == len(shared.things) + len(own)
    owners = [thing.owner for thing in copy.pages[0].things]
    fields = [space.element for space in layout.spaces if space.element and f"own.{space.element}" in owners]
    assert len(fields) == 2
    assert all(owners[owners.index(f"own.{field}") - 1] == field for field in fields)
