"""Drawings that are made for their place, and rings round what stands between two of their holes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from layout.samples import FACES, document
from lessonkit.layout.fill import UnknownSpaceError, fill
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Layout
from lessonkit.model.blocks import Drawing, Fitted, Hole
from lessonkit.model.drawing import Glyphs, Outline, capsule, rectangle
from lessonkit.model.faces import Faces
from lessonkit.model.ink import Ringed, Written
from lessonkit.model.text import plain
from lessonkit.themes import DEFAULT, Theme


@dataclass(frozen=True, slots=True)
class Frieze:
    """Two holes in a frame that is as wide as its place, or as wide as it is told to be."""

    width: float = 0.0

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """The frame with a word of 8 points."""
        wide = self.width or width
        word = Glyphs(2.0, 12.0, "A", "Regular", 8.0, "")
        holes = tuple(Hole(id=f"h{n}", x=n * 40.0, y=0.0, width=20.0, height=20.0, size=12.0) for n in (0, 1))
        frame = rectangle(0.0, 0.0, wide, 20.0, 0.5, "")
        return Drawing(id="frieze", width=wide, height=20.0, things=(frame, word), alt="A frieze", holes=holes)


def lay(block: Fitted, theme: Theme = DEFAULT) -> Layout:
    """The block alone on a page."""
    return lay_out(document(block), FACES, theme)[0]


def box_of(layout: Layout) -> tuple[float, float, float, float]:
    """The box of the one figure."""
    (element,) = (element for element in layout.elements if element.role == "Figure")
    assert element.box is not None
    return element.box[1:]


def test_it_is_drawn_as_wide_as_its_place() -> None:
    """The artist is told the width that there is."""
    layout = lay(Fitted(artist=Frieze()))
    assert box_of(layout)[2] == pytest.approx(487.28, abs=0.01)


def test_what_is_too_wide_is_set_smaller_with_all_that_stands_in_it() -> None:
    """Things, holes and box shrink together."""
    layout = lay(Fitted(artist=Frieze(974.56)))
    assert box_of(layout)[2:] == pytest.approx((487.28, 10.0), abs=0.01)
    second = next(space for space in layout.spaces if space.id == "h1")
    assert (second.x, second.width, second.size) == pytest.approx((54.0 + 20.0, 10.0, 6.0), abs=0.01)


def test_in_large_print_its_smallest_words_are_as_large_as_the_text() -> None:
    """It is drawn for a narrower place, then enlarged; without `smallest` it stays as it is drawn."""
    large = replace(DEFAULT, enlarged=1.5)
    for smallest, size in ((8.0, 11.0), (0.0, 8.0)):
        layout = lay(Fitted(artist=Frieze(), smallest=smallest), large)
        said = [thing for thing in layout.pages[0].things if isinstance(thing, Glyphs) and thing.text == "A"]
        assert [glyphs.size for glyphs in said] == [pytest.approx(size)]


def test_a_ring_leads_from_hole_to_hole() -> None:
    """It goes round both and what stands between, and an unknown end is a defect."""
    layout = lay(Fitted(artist=Frieze(100.0)))
    ringed = fill(layout, (Ringed("h0", to="h1"), Written("h0", plain("T"))), FACES, DEFAULT)
    before = {thing for page in layout.pages for thing in page.things}
    (ring,) = (t for page in ringed.pages for t in page.things if isinstance(t, Outline) and t not in before)
    ends = [number for _, numbers in ring.segments for number in numbers[-2::2]]
    assert min(ends) < layout.spaces[0].x + 10.0
    assert max(ends) > layout.spaces[0].x + 50.0
    with pytest.raises(UnknownSpaceError):
        fill(layout, (Ringed("h0", to="h9"),), FACES, DEFAULT)


@pytest.mark.parametrize("end", [(30.0, 0.0), (0.0, 40.0), (25.0, 25.0), (0.0, 0.0)])
def test_a_capsule_keeps_its_distance(end: tuple[float, float]) -> None:
    """Every corner of its path is the radius away from the line between its ends, or on the handles of a round end."""
    ring = capsule((0.0, 0.0), end, 8.0, 1.0, "")
    length = max((end[0] ** 2 + end[1] ** 2) ** 0.5, 1e-9)
    along = (end[0] / length, end[1] / length) if length > 1 else (1.0, 0.0)
    for _, numbers in ring.segments:
        if numbers:
            x, y = numbers[-2:]
            u = min(max(x * along[0] + y * along[1], 0.0), length)
            away = ((x - u * along[0]) ** 2 + (y - u * along[1]) ** 2) ** 0.5
            assert away == pytest.approx(8.0, abs=1e-6)
