"""place_in_time: boxes on an axis, the letters that belong in them, and the mistakes that it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.builds import FACES
from items.scope import LEDGER, SETTING, FakeScope, halves, read
from lessonkit.charts.timeline.calendar import span_of
from lessonkit.charts.timeline.small import Means, small_timeline
from lessonkit.items.place_in_time import PlaceAnswer, PlacePaper
from lessonkit.model.blocks import Drawing, Fitted
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written
from lessonkit.model.ledger import Date, Event, printed_date
from lessonkit.model.text import plain
from lessonkit.model.timeline import Asked, EventPaper, TimelinePaper
from lessonkit.words import ENGLISH

EVENTS = ["dies", "secretary", "expelled", "murder"]
ITEM: dict[str, Any] = {
    "place_in_time": "Place them.",
    "events": EVENTS,
    "given": ["expelled"],
    "extra": ["A war ends"],
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """Events of the lesson keep their dates; what is too many differs in nothing that is printed."""
    return {"place_in_time": "Place.", "events": draw(st.permutations(["oak", "ash", "elm"])), "seed": 2}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Some events, some of them given, their dates printed for some."""
    events = draw(st.lists(st.integers(0, 9).map("e{}".format), min_size=3, max_size=10, unique=True))
    given_ = events[: draw(st.integers(0, len(events) - 2))]
    levels = {"support": {"dates": draw(st.booleans())}}
    return {"place_in_time": "Place.", "events": events, "given": given_, "seed": draw(st.integers(1, 9))} | {
        "levels": levels
    }


def drawing_of(paper: PlacePaper, width: float = 418.0, height: float = 500.0) -> Drawing:
    """The axis as it is drawn in so much room."""
    fitted = next(block for block in paper.compose(SETTING).body if isinstance(block, Fitted))
    return fitted.artist.drawn(FACES, width, height)


def paper_of(**more: object) -> PlacePaper:
    """The paper of the item with other settings."""
    paper, _ = halves({**ITEM, **more})
    assert isinstance(paper, PlacePaper)
    return paper


def said(drawing: Drawing) -> str:
    """All words of a drawing."""
    return " ".join(thing.text for thing in drawing.things if isinstance(thing, Glyphs))


def test_boxes_are_numbered_in_order_of_time_and_the_key_has_their_letters() -> None:
    """Each hole of the drawing gets the letter of its event in the list."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, PlacePaper)
    bank = [text.plain() for text in paper.timeline.bank]
    assert bank == ["A murder in Mexico", "A war ends", "Lenin dies", "Stalin becomes General Secretary"]
    letters = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert letters == {"item.1": "D", "item.2": "C", "item.3": "A"}
    assert {hole.id for hole in drawing_of(paper).holes} == set(letters)


def test_given_events_are_printed_and_the_others_are_not() -> None:
    """The drawing has the date and words of what is given; of a box its number, or its date, too."""
    drawing = drawing_of(paper_of())
    assert "Nov 1927 Trotsky is expelled" in said(drawing)
    assert "Jan 1924" not in said(drawing)
    assert "Lenin" not in said(drawing) + drawing.alt
    assert " 2: " in drawing.alt
    dated = drawing_of(paper_of(dates=True))
    assert "Jan 1924" in said(dated)
    assert "2: Jan 1924: to be filled in." in dated.alt


def test_dates_move_nothing() -> None:
    """The boxes stand in one place with their dates and without."""
    plain_, dated = drawing_of(paper_of()), drawing_of(paper_of(dates=True))
    assert plain_.holes == dated.holes
    assert (plain_.width, plain_.height) == (dated.width, dated.height)


def test_the_mark_scheme_tells_events_and_what_is_left_over() -> None:
    """A tick for each box; events of one date may change places."""
    _, answer = halves(ITEM)
    first, spare = answer.scheme(SETTING)
    assert first.text.plain().replace("\u00a0", " ").startswith("1 D  Stalin becomes General Secretary")
    assert len([i for i in first.text.inlines if type(i).__name__ == "Sign"]) == 3
    assert (spare.label, spare.text.plain()) == ("Left over", "A war ends")
    twins = replace(LEDGER, events=(*LEDGER.events, Event("also", Date(1924, 1), plain("Also then"))))
    spec = {"place_in_time": "Place.", "events": [*EVENTS, "also"]}
    _, both = halves(spec, FakeScope(ledger=twins))
    assert [line.text.plain() for line in both.scheme(SETTING)][1:] == ["2, 3: either way round"]


def test_letters_follow_their_events_into_other_versions() -> None:
    """The list moves, the axis does not."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, PlacePaper)
    assert isinstance(answer, PlaceAnswer)
    seen = set()
    for version in "BCD":
        moved, moves = paper.reordered(version)
        bank = [text.plain() for text in moved.timeline.bank]
        events = [bank["ABCDEFGH".index(letter)] for letter in answer.moved(moves).letters]
        assert events == ["Stalin becomes General Secretary", "Lenin dies", "A murder in Mexico"]
        assert moved.timeline.events == paper.timeline.events
        seen.add(tuple(bank))
    assert len(seen) > 1
    assert paper.reordered("")[0] == paper


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"events": ["dies", "secretry"], "given": []}, "LK620"),
        ({"events": ["dies", "secretary", "dies"], "given": []}, "LK621"),
        ({"given": ["drops"]}, "LK622"),
        ({"given": EVENTS}, "LK624"),
        ({"extra": ["Lenin dies"]}, "LK626"),
        ({"events": ["dies", "expelled"], "given": [], "extra": []}, "LK409"),
    ],
)
def test_mistakes_have_codes(change: dict[str, Any], code: str) -> None:
    """Those of a timeline; and letters that run through time."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]


def test_a_seed_shuffles_letters_that_would_run_through_time() -> None:
    """As LK409 asks for."""
    spec = {"place_in_time": "Place.", "events": ["dies", "expelled", "secretary"]}
    ledger = replace(LEDGER, events=tuple(replace(e, text=plain(f"{e.when.year}")) for e in LEDGER.events))
    assert read(spec, FakeScope(ledger=ledger)) is None
    _, answer = halves({**spec, "seed": "1"}, FakeScope(ledger=ledger))
    assert not answer.tells_itself()


@st.composite
def timelines(draw: st.DrawFn) -> TimelinePaper:
    """Two to twelve events at any dates, the first some given with texts long and short."""
    dates = draw(st.lists(st.tuples(st.integers(1000, 2020), st.integers(0, 12)), min_size=2, max_size=12))
    events = []
    for number, (year, month) in enumerate(sorted(dates)):
        date = Date(year, month)
        first, after = span_of(date)
        shown = draw(st.booleans()) and number > 0
        text = plain("word " * draw(st.integers(1, 16))) if shown else None
        label = "" if shown else str(number)
        events.append(
            EventPaper(first=first, after=after, date=printed_date(date, ENGLISH), text=text, label=label)
        )
    ordered = tuple(sorted(events, key=lambda event: event.middle))
    return TimelinePaper(title=plain("t"), events=ordered, asked=frozenset({Asked.TEXTS}), letters=True)


@settings(max_examples=20, deadline=None)
@given(timelines(), st.sampled_from([(418.0, 500.0), (435.0, 500.0), (201.0, 250.0), (140.0, 190.0)]))
def test_any_dozen_events_have_room_in_any_place(paper: TimelinePaper, room: tuple[float, float]) -> None:
    """In so much room, or set smaller; on A4 and on Letter never smaller, and each box has its hole inside."""
    drawing = small_timeline("x", paper, paper, Means(FACES, ENGLISH, *room))
    shrunk = min(1.0, room[0] / drawing.width, room[1] / drawing.height)
    assert shrunk > 0.2
    assert {hole.id for hole in drawing.holes} == {f"x.{event.label}" for event in paper.events if event.label}
    for hole in drawing.holes:
        assert hole.x >= -0.1
        assert hole.x + hole.width <= drawing.width + 0.1
        assert hole.y >= -0.1
        assert hole.y + hole.height <= drawing.height + 0.1
