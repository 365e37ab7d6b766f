"""A timeline as it is drawn: the band with its ticks, the events' dots, leaders and boxes, and the legend."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.charts.shapes import disc, set_centred, stroke
from lessonkit.charts.timeline.axis import Tick
from lessonkit.charts.timeline.cards import card_holes, draw_card
from lessonkit.charts.timeline.legend import draw_legend
from lessonkit.charts.timeline.places import (
    ARROW,
    BAND_RULE,
    LARGE_TICK,
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
from lessonkit.words import Words

_LEADER = 0.75
_DOT = 2.6
_LEAN = 4.0
"""How far the strokes of a break lean, and stand out over the band."""


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
            things.append(rectangle(bar.x, bar.y, bar.width, bar.height, BAND_RULE, "", fill=1.0, radius=radius))
    for card in side.cards:
        if not card.bar:
            things.append(disc(*card.leader[0], _DOT, 0.5, fill=0.0))
        things += draw_card(paper.events[card.number], card.box, faces, words)
    return [*things, *draw_legend(paper, side, faces, words.timeline)]


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
            yield stroke([upper[0], upper[1], tip, lower[1], lower[0], *([upper[0]] if first else [])], BAND_RULE)
        else:
            yield stroke(upper, BAND_RULE)
            yield stroke(lower, BAND_RULE)
        if first and not last:
            yield stroke([turn.point(begin, -half), turn.point(begin, half)], BAND_RULE)
        for at in ([] if first else [begin]) + ([] if last else [end]):
            out = half + _LEAN
            yield stroke([turn.point(at + _LEAN, -out), turn.point(at - _LEAN, out)], BAND_RULE)


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
