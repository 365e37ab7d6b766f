"""A timeline in words: only what its sheet prints, with the place of each event as it can be read off the axis.

Where dates are asked for, a place is told by strokes, as eyes would count them: "1915 + 4 strokes" is May 1915 where a
month lies between two strokes.
"""

from __future__ import annotations

from itertools import pairwise

from lessonkit.chart_words import TimelineWords
from lessonkit.charts.timeline.axis import Axis, Tick
from lessonkit.charts.timeline.legend import stroke_words
from lessonkit.charts.timeline.places import Card, Side
from lessonkit.model.timeline import TimelinePaper
from lessonkit.words import Words


def described(paper: TimelinePaper, side: Side, words: Words) -> str:
    """The alt text of a side."""
    told = words.timeline
    named = [tick for tick in side.axis.ticks if tick.lines]
    strokes = stroke_words(side.axis.small, told)
    parts = [told.chart_of.format(first=named[0].name, last=named[-1].name, strokes=strokes)]
    for before, after in pairwise(side.axis.parts):
        ends = {tick.day: tick.name for tick in named}
        parts.append(told.gap.format(first=ends[before.last], last=ends[after.first]))
    parts += [_event(paper, side, card, words) for card in side.cards]
    return " ".join(parts)


def place_words(paper: TimelinePaper, side: Side, card: Card, words: Words) -> str:
    """When an event happened, as far as the sheet tells: its date, or at which strokes its dot or bar stands."""
    event, told = paper.events[card.number], words.timeline
    if event.date is not None:
        return event.date
    if not card.bar:
        return position(side.axis, event.middle, told)
    ends = [_counted(side.axis, day) for day in (event.first, event.after)]
    (tick, count), (last_tick, last_count) = ends
    if tick is last_tick and count:
        return told.strokes_to.format(name=tick.name, first=count, last=last_count)
    first, last = (position(side.axis, day, told) for day in (event.first, event.after))
    return told.from_to.format(first=first, last=last)


def position(axis: Axis, day: float, told: TimelineWords) -> str:
    """What can be read off the axis of a day: the stroke on which it lies, or the one that it follows."""
    tick, count = _counted(axis, day)
    if day < tick.day:
        return told.until.format(day=tick.name)
    reached = [one for one in axis.ticks if one.day <= day][-1]
    later = next((one for one in axis.ticks if one.day > day), None)
    name = tick.name
    if count:
        name = (told.one_stroke if count == 1 else told.strokes).format(name=name, n=count)
    if reached.day == day:
        return name
    if later is None:
        return told.from_.format(day=name)
    if reached is tick and later.lines:
        return told.between.format(first=name, last=later.name)
    return told.just_after.format(stroke=name)


def _counted(axis: Axis, day: float) -> tuple[Tick, int]:
    """The last stroke with a name up to a day, or the first of all, and how many strokes follow it up to that day."""
    named = [tick for tick in axis.ticks if tick.lines]
    tick = next((one for one in reversed(named) if one.day <= day), named[0])
    return tick, sum(tick.day < one.day <= day for one in axis.ticks)


def _event(paper: TimelinePaper, side: Side, card: Card, words: Words) -> str:
    event = paper.events[card.number]
    text = event.text.plain() if event.text is not None else words.timeline.empty
    place = place_words(paper, side, card, words)
    said = f"{event.label}: {place}: {text}" if event.label else f"{place[:1].upper()}{place[1:]}: {text}"
    return f"{said}." if said[-1] not in ".!?" else said
