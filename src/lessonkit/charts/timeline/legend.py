"""The legend under a timeline: what strokes, bars and breaks mean, as far as there are any; and that it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessonkit.chart_words import TimelineWords
from lessonkit.charts.shapes import set_text, stroke
from lessonkit.charts.timeline.calendar import Step, Unit
from lessonkit.charts.timeline.places import BAND_RULE, LEGEND_HEIGHT, Side
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed, rectangle
from lessonkit.model.timeline import Asked, TimelinePaper
from lessonkit.themes import THIN_RULE

_SIZE = 8.5
_GAP = 18.0
_BESIDE = 5.0
"""From a picture to its meaning."""

_PICTURES = {"ticks": 18.0, "bar": 18.0, "break": 14.0, "": 0.0}
"""How wide each picture is."""

_WIDEST = (Step(Unit.DAY, 10), Step(Unit.MONTH, 6), Step(Unit.YEAR, 1000))

Entry = tuple[str, str]
"""A picture and its meaning."""


def legend_height(paper: TimelinePaper, part: range, width: float, faces: Faces, told: TimelineWords) -> float:
    """The room for whatever may have to be explained of these events; it is kept before the axis is laid."""
    spans = [stroke_words(step, told) for step in _WIDEST]
    entries = [("ticks", max(spans, key=lambda words: _width(words, faces))), ("break", told.left_out)]
    if any(paper.events[number].after - paper.events[number].first > 1 for number in part):
        entries.append(("bar", bar_words(paper, told)))
    if part.stop < len(paper.events):
        entries.append(("", told.own_scale))
    return LEGEND_HEIGHT * (1 + max(row for _, row, _ in _set_out(entries, width, faces)))


def draw_legend(paper: TimelinePaper, side: Side, faces: Faces, told: TimelineWords) -> Iterator[Placed]:
    """The legend of a side, row by row."""
    for at, row, (picture, words) in _set_out(_entries(paper, side, told), side.width, faces):
        x, y = 1.0 + at, side.legend_top + 11.0 + row * LEGEND_HEIGHT
        yield from _picture(picture, x, y)
        yield from set_text(faces, x + _lead(picture), y + 0.34 * _SIZE, words, "Regular", _SIZE)


def bar_words(paper: TimelinePaper, told: TimelineWords) -> str:
    """What a bar means; where dates are asked for, at which of its ends the date is read."""
    return told.bar_begins if Asked.DATES in paper.asked else told.some_time


def _set_out(entries: Iterable[Entry], width: float, faces: Faces) -> Iterator[tuple[float, int, Entry]]:
    """Where each entry begins, and in which row; none is broken."""
    x, row = 0.0, 0
    for picture, words in entries:
        needed = _lead(picture) + _width(words, faces)
        if x and x + needed + 1.0 > width:
            x, row = 0.0, row + 1
        yield x, row, (picture, words)
        x += needed + _GAP


def _entries(paper: TimelinePaper, side: Side, told: TimelineWords) -> Iterator[Entry]:
    axis = side.axis
    yield "ticks", stroke_words(axis.small, told)
    if len(axis.parts) > 1:
        yield "break", told.left_out
    if side.has_bars:
        yield "bar", bar_words(paper, told)
    if side.goes_on:
        yield "", told.own_scale


def stroke_words(step: Step, told: TimelineWords) -> str:
    """How much time lies between two strokes."""
    one, many = {
        Unit.DAY: (told.day, told.days),
        Unit.MONTH: (told.month, told.months),
        Unit.YEAR: (told.year, told.years),
    }[step.unit]
    return told.from_stroke.format(span=one if step.count == 1 else many.format(n=step.count))


def _lead(picture: str) -> float:
    return _PICTURES[picture] + (_BESIDE if picture else 0.0)


def _width(words: str, faces: Faces) -> float:
    return faces.width("Regular", words, _SIZE)


def _picture(kind: str, x: float, y: float) -> list[Placed]:
    """A small picture before its meaning."""
    right = x + _PICTURES[kind]
    match kind:
        case "ticks":
            strokes = [stroke([(x + at, y - 1.0), (x + at, y + 3.0)], THIN_RULE) for at in (3.0, 9.0, 15.0)]
            return [stroke([(x, y + 3.0), (right, y + 3.0)], BAND_RULE), *strokes]
        case "bar":
            return [rectangle(x, y - 2.6, right - x, 5.2, BAND_RULE, "", fill=1.0, radius=2.6)]
        case "break":
            return [stroke([(x + at + 3, y - 5), (x + at - 1, y + 5)], BAND_RULE) for at in (4.0, 9.0)]
        case _:
            return []
