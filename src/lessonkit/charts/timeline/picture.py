"""A timeline as it is drawn: the band with its ticks, the events' dots, leaders and boxes, and the legend."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.charts.shapes import disc, set_centred, set_text, stroke
from lessonkit.charts.timeline.axis import Tick
from lessonkit.charts.timeline.calendar import Step, Unit
from lessonkit.charts.timeline.cards import card_holes, draw_card
from lessonkit.charts.timeline.places import (
    ARROW,
    LARGE_TICK,
    LEGEND_HEIGHT,
    SMALL_TICK,
    TICK_FACE,
    TICK_LEAD,
    TICK_SIZE,
    Side,
)
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Hole
from lessonkit.model.drawing import Placed, rectangle
from lessonkit.model.timeline import TimelinePaper
from lessonkit.themes import THIN_RULE
from lessonkit.words import TimelineWords, Words

_BAND_RULE = 0.9
_LEADER = 0.75
_DOT = 2.6
_LEAN = 4.0
"""How far the strokes of a break lean, and stand out over the band."""

_LEGEND_SIZE = 8.5
_LEGEND_GAP = 18.0


def draw_timeline(paper: TimelinePaper, side: Side, faces: Faces, words: Words) -> list[Placed]:
    """Everything that is printed on one side of paper."""
    things: list[Placed] = [*_band(side)]
    for tick in side.axis.ticks:
        things += _tick(side, tick, faces)
    for card in side.cards:
        things.append(stroke(card.leader, _LEADER))
    for card in side.cards:
        if card.bar:
            bar = card.bar
            radius = min(bar.width, bar.height) / 2
            things.append(rectangle(bar.x, bar.y, bar.width, bar.height, _BAND_RULE, "", fill=1.0, radius=radius))
    for card in side.cards:
        if not card.bar:
            things.append(disc(*card.leader[0], _DOT, 0.5, fill=0.0))
        things += draw_card(paper.events[card.number], card.box, faces, words)
    return things + _legend(side, faces, words.timeline)


def holes_of(paper: TimelinePaper, side: Side, faces: Faces, words: Words) -> tuple[Hole, ...]:
    """Where the key writes on a side."""
    return tuple(
        hole for card in side.cards for hole in card_holes(paper, card.number, card.box, faces, words)
    )


def _band(side: Side) -> Iterator[Placed]:
    """Two rails for each part of the axis, slanted strokes at breaks, a straight end, and a point."""
    half, turn, parts = side.band / 2, side.turn, side.axis.parts
    for number, part in enumerate(parts):
        first, last = number == 0, number == len(parts) - 1
        begin, end = part.begin, part.end
        lean = 0.0 if first else _LEAN * half / (half + _LEAN)
        after = 0.0 if last else _LEAN * half / (half + _LEAN)
        upper = [turn.point(begin + lean, -half), turn.point(end + after, -half)]
        lower = [turn.point(begin - lean, half), turn.point(end - after, half)]
        if last:
            tip = turn.point(end + ARROW, 0.0)
            yield stroke([upper[0], upper[1], tip, lower[1], lower[0], *([upper[0]] if first else [])], _BAND_RULE)
        else:
            yield stroke(upper, _BAND_RULE)
            yield stroke(lower, _BAND_RULE)
        if first and not last:
            yield stroke([turn.point(begin, -half), turn.point(begin, half)], _BAND_RULE)
        for at in ([] if first else [begin]) + ([] if last else [end]):
            out = half + _LEAN
            yield stroke([turn.point(at + _LEAN, -out), turn.point(at - _LEAN, out)], _BAND_RULE)


def _tick(side: Side, tick: Tick, faces: Faces) -> Iterator[Placed]:
    """Strokes from both edges of the band, and the words between them."""
    half, turn = side.band / 2, side.turn
    high = LARGE_TICK if tick.major else SMALL_TICK
    for way in (-1, 1):
        yield stroke([turn.point(tick.at, way * half), turn.point(tick.at, way * (half - high))], THIN_RULE)
    x, y = turn.point(tick.at, 0.0)
    first = y - (len(tick.lines) - 1) * TICK_LEAD / 2 + 0.345 * TICK_SIZE
    for number, line in enumerate(tick.lines):
        face = TICK_FACE if number == 0 else "Regular"
        yield from set_centred(faces, x, first + number * TICK_LEAD, line, face, TICK_SIZE)


def _legend(side: Side, faces: Faces, told: TimelineWords) -> list[Placed]:
    """What strokes, bars and breaks mean, as far as there are any; at the end, that the line goes on."""
    things: list[Placed] = []
    x, y = 1.0, side.legend_top + 11.0
    for picture, words in _entries(side, told):
        wide = _PICTURES[picture] + (5.0 if picture else 0.0)
        needed = wide + faces.width("Regular", words, _LEGEND_SIZE)
        if x + needed > side.width:
            x, y = 1.0, y + LEGEND_HEIGHT
        things += _picture(picture, x, y)
        things += set_text(faces, x + wide, y + 0.34 * _LEGEND_SIZE, words, "Regular", _LEGEND_SIZE)
        x += needed + _LEGEND_GAP
    return things


def _entries(side: Side, told: TimelineWords) -> Iterator[tuple[str, str]]:
    axis = side.axis
    yield "ticks", told.from_stroke.format(span=_span(axis.small, told))
    if side.has_bars:
        yield "bar", told.some_time
    if len(axis.parts) > 1:
        yield "break", told.left_out
    if side.goes_on:
        yield "", told.own_scale


def _span(step: Step, told: TimelineWords) -> str:
    one, many = {
        Unit.DAY: (told.day, told.days),
        Unit.MONTH: (told.month, told.months),
        Unit.YEAR: (told.year, told.years),
    }[step.unit]
    return one if step.count == 1 else many.format(n=step.count)


_PICTURES = {"ticks": 18.0, "bar": 18.0, "break": 14.0, "": 0.0}
"""How wide each picture of the legend is."""


def _picture(kind: str, x: float, y: float) -> list[Placed]:
    """A small picture before its meaning."""
    right = x + _PICTURES[kind]
    match kind:
        case "ticks":
            strokes = [stroke([(x + at, y - 1.0), (x + at, y + 3.0)], THIN_RULE) for at in (3.0, 9.0, 15.0)]
            return [stroke([(x, y + 3.0), (right, y + 3.0)], _BAND_RULE), *strokes]
        case "bar":
            return [rectangle(x, y - 2.6, right - x, 5.2, _BAND_RULE, "", fill=1.0, radius=2.6)]
        case "break":
            return [stroke([(x + at + 3, y - 5), (x + at - 1, y + 5)], _BAND_RULE) for at in (4.0, 9.0)]
        case _:
            return []
