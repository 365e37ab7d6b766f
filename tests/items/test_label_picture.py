"""label_picture: dots on a picture of the teacher's, lines to name them, and the mistakes that it tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from items.scope import SETTING, FakeScope, halves, read
from layout.samples import FACES
from lessonkit.items.label_picture import Dot, LabelAnswer, LabelPaper, placed
from lessonkit.model.blocks import Columns, Drawing, Fitted, Space, WordBank
from lessonkit.model.drawing import Glyphs, Outline, Picture
from lessonkit.model.ink import Written

FIGURE = {"file": "map.png", "alt": "A map."}
DOTS = [
    {"x": 80, "y": 20, "label": "Moscow"},
    {"x": 10, "y": 18, "label": "Riga"},
    {"x": 50, "y": 90, "label": "Baku"},
]
ITEM: dict[str, Any] = {"label_picture": "Name them.", "figure": FIGURE, "dots": DOTS, "extra": ["Kiev"]}
_BOX = {"file": "images/box.png", "alt": "A box."}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """The labels differ, the places do not."""
    labels = draw(st.permutations(["ash", "elm", "oak"]))
    dots = [{**dot, "label": label} for dot, label in zip(DOTS, labels, strict=True)]
    return {"label_picture": "Name.", "figure": _BOX, "dots": dots, "extra": [draw(st.sampled_from(["fir", "yew"]))]}


def hidden(mint: Any) -> dict[str, Any]:
    """No label is printed without a bank."""
    dots = [{**dot, "label": mint.hide(f"label {n} of a picture")} for n, dot in enumerate(DOTS)]
    return {"label_picture": "Name.", "figure": _BOX, "dots": dots}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Dots in a row, with or without their labels to choose from."""
    count = draw(st.integers(2, 9))
    dots = [{"x": 10 * n + 5, "y": 50, "label": f"{draw(st.sampled_from('abc'))}{n}"} for n in range(count)]
    levels = {"support": {"bank": draw(st.booleans())}}
    return {"label_picture": "Name.", "figure": _BOX, "dots": dots, "levels": levels, "seed": draw(st.integers(1, 9))}


def paper_of(**more: object) -> LabelPaper:
    """The paper of the item with other settings."""
    paper, _ = halves({**ITEM, **more})
    assert isinstance(paper, LabelPaper)
    return paper


def drawing_of(paper: LabelPaper) -> Drawing:
    """The picture as it is drawn on A4."""
    fitted = next(block for block in paper.compose(SETTING).body if isinstance(block, Fitted))
    return fitted.artist.drawn(FACES, 418.0, 500.0)


def test_dots_are_numbered_by_their_places() -> None:
    """Row by row, whatever the order of the spec; the key's labels follow."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, LabelPaper)
    assert paper.dots == (Dot(10, 18), Dot(80, 20), Dot(50, 90))
    assert paper_of(dots=DOTS[::-1]) == paper
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written == {"item.1": "Riga", "item.2": "Moscow", "item.3": "Baku"}


def test_each_dot_is_black_in_a_white_ring_with_a_white_number() -> None:
    """So it is legible on a dark picture and on a light one; the picture keeps its shape."""
    drawing = drawing_of(paper_of())
    picture = next(thing for thing in drawing.things if isinstance(thing, Picture))
    assert picture.file == Path("map.png")
    assert picture.width / picture.height == pytest.approx(400 / 300)
    fills = [thing.fill for thing in drawing.things if isinstance(thing, Outline) and thing.fill is not None]
    assert fills == [1.0, 0.0] * 3
    numbers = [thing for thing in drawing.things if isinstance(thing, Glyphs)]
    assert [(thing.text, thing.grey) for thing in numbers] == [("1", 1.0), ("2", 1.0), ("3", 1.0)]
    assert drawing.alt == (
        "A map. Numbered dots: 1, 10 % from the left and 18 % from the top; 2, 80 % from the left and 20 % from the"
        " top; 3, 50 % from the left and 90 % from the top."
    )


@given(st.floats(0, 100), st.floats(0, 100))
def test_no_dot_leaves_the_picture(x: float, y: float) -> None:
    """With its white ring; in the middle it stands where it is asked for."""
    ((left, top),) = placed([Dot(x, y)], 400.0, 300.0)
    assert 10.0 < left < 390.0
    assert 10.0 < top < 290.0
    if 5 <= x <= 95 and 5 <= y <= 95:
        assert (left, top) == pytest.approx((4 * x, 3 * y))


def test_there_is_a_line_for_each_number() -> None:
    """In two columns, filled downwards; names for screen readers tell the number alone."""
    columns = paper_of().compose(SETTING).body[-1]
    assert isinstance(columns, Columns)
    lines = [block for stack in (columns.left, columns.right) for block in stack.blocks if isinstance(block, Space)]
    assert [(line.id, line.label) for line in lines] == [(f"item.{n}", str(n)) for n in (1, 2, 3)]
    assert all(line.name.endswith(f"number {line.label}") for line in lines)


def test_a_bank_has_the_labels_and_those_too_many() -> None:
    """Sorted; without it nothing is disclosed and nothing is left over."""
    paper, answer = halves({**ITEM, "bank": True})
    assert isinstance(paper, LabelPaper)
    assert [text.plain() for text in paper.bank] == ["Baku", "Kiev", "Moscow", "Riga"]
    assert isinstance(paper.compose(SETTING).body[0], WordBank)
    assert answer.discloses() == ("Baku", "Moscow", "Riga")
    assert [line.label for line in answer.scheme(SETTING)] == ["Answer", "Left over"]
    _, without = halves(ITEM)
    assert without.discloses() == ()
    assert [line.label for line in without.scheme(SETTING)] == ["Answer"]


def test_labels_follow_their_numbers_into_other_versions() -> None:
    """Dots stay where they are, numbers move."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, LabelPaper)
    assert isinstance(answer, LabelAnswer)
    places = {Dot(float(str(dot["x"])), float(str(dot["y"]))): dot["label"] for dot in DOTS}
    seen = set()
    for version in "BCDEF":
        moved, moves = paper.reordered(version)
        assert [places[dot] for dot in moved.dots] == [text.plain() for text in answer.moved(moves).labels]
        seen.add(moved.dots)
    assert len(seen) > 1
    assert paper.reordered("")[0] == paper


def test_the_picture_is_one_of_the_lessons_files() -> None:
    """So a build knows when it has changed."""
    assert paper_of().images() == (Path("map.png"),)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"figure": {**FIGURE, "file": "missing.png"}}, "LK702"),
        ({"dots": [DOTS[0], {**DOTS[1], "label": "moscow"}]}, "LK403"),
        ({"extra": ["Riga"]}, "LK403"),
        ({"dots": [DOTS[0], {"x": 81, "y": 21, "label": "Tula"}]}, "LK456"),
        ({"dots": [{"x": 10, "y": 10, "label": "a"}, {"x": 50, "y": 10, "label": "b"}], "bank": True}, "LK409"),
    ],
)
def test_mistakes_have_codes_and_hints(change: dict[str, Any], code: str) -> None:
    """Each gives its code, and no half-read item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]


def test_a_place_off_the_picture_is_refused() -> None:
    """Percents run from 0 to 100."""
    with pytest.raises(ValidationError):
        read({**ITEM, "dots": [DOTS[0], {"x": 101, "y": 0, "label": "off"}]}, FakeScope())
