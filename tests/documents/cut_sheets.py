"""Lessons with cards for the tests, and where what they print stands on its sheet."""

from __future__ import annotations

from guarantees.builds import FACES, Finished, Spec, finish_spec, read_spec
from lessonkit.build import Packet, Settings, make_packet
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Page
from lessonkit.model.drawing import Glyphs
from lessonkit.model.lesson import Lesson, Levelled

PEOPLE: Spec = {
    "stalin": {"name": "Joseph Stalin", "short": "Stalin", "role": "General Secretary"},
    "trotsky": {"name": "Leon Trotsky", "short": "Trotsky", "role": "Commissar for War"},
    "lenin": {"name": "Vladimir Lenin", "short": "Lenin", "role": "leader"},
}
EVENTS: Spec = {
    "secretary": {"when": "1922-04", "text": "Stalin becomes General Secretary"},
    "dies": {"when": "1924-01", "text": "Lenin dies"},
    "expelled": {"when": "1927-11", "text": "Trotsky is expelled"},
    "secret": {"when": "1940-08", "text": "A murder in Mexico", "listed": False},
}
TERMS: Spec = {
    "politburo": {"term": "Politburo", "meaning": "the small committee at the top of the party"},
    "testament": {"term": "Testament", "meaning": "the last letter of Lenin"},
    "delegate": {"term": "Delegate", "meaning": "somebody whom others choose to vote for them"},
}


def lesson(**parts: object) -> Spec:
    """A lesson with facts, and what is asked for."""
    facts: Spec = {"people": PEOPLE, "terms": TERMS, "events": EVENTS}
    return {"title": "Two rivals", "question": "Why did the better-known man lose?", **facts, **parts}


def built(name: str, paper: str = "A4", **parts: object) -> Finished:
    """Such a lesson, one document of it built."""
    return finish_spec(lesson(**parts), paper, (name,))


def read(**parts: object) -> tuple[Lesson | None, Sink]:
    """Such a lesson, read, with what was reported."""
    sink = Sink()
    return read_spec(lesson(**parts), sink), sink


def packed(spec: Spec, **settings: object) -> tuple[Packet, Sink]:
    """A lesson laid out, with what was reported."""
    sink = Sink()
    found = read_spec(spec, sink)
    assert found, sink.found
    packet = make_packet(Levelled.of(found), Settings(**settings), sink, FACES)  # type: ignore[arg-type]
    assert packet, sink.found
    return packet, sink


def codes(sink: Sink) -> list[str]:
    """What was reported."""
    return [one.code for one in sink.found]


def words(page: Page) -> str:
    """All that stands on a page."""
    said = " ".join(thing.text for thing in page.things if isinstance(thing, Glyphs))
    return " ".join(said.split())


def middle(page: Page, wanted: str) -> tuple[float, float]:
    """Where words stand: the middle of their line, and their baseline."""
    found = next(thing for thing in page.things if isinstance(thing, Glyphs) and thing.text.strip() == wanted)
    return found.x + FACES.width(found.face, wanted, found.size) / 2, found.y


def quarter(page: Page, wanted: str) -> tuple[int, int]:
    """The column and row of the quarter of a sheet in which words stand."""
    x, y = middle(page, wanted)
    return int(2 * x / page.size.width), int(2 * y / page.size.height)
