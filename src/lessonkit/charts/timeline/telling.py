"""A timeline in words: only what its sheet prints, with the place of each event as it can be read off the axis."""

from __future__ import annotations

from itertools import pairwise

from lessonkit.charts.timeline.axis import position
from lessonkit.charts.timeline.places import Side
from lessonkit.model.timeline import TimelinePaper
from lessonkit.words import Words


def described(paper: TimelinePaper, side: Side, words: Words) -> str:
    """The alt text of a side."""
    told = words.timeline
    named = [tick for tick in side.axis.ticks if tick.lines]
    parts = [told.chart_of.format(first=named[0].name, last=named[-1].name)]
    for before, after in pairwise(side.axis.parts):
        ends = {tick.day: tick.name for tick in named}
        parts.append(told.gap.format(first=ends[before.last], last=ends[after.first]))
    parts += [_event(paper, side, card.number, words) for card in side.cards]
    return " ".join(parts)


def place_words(paper: TimelinePaper, side: Side, number: int, words: Words) -> str:
    """When an event happened, as far as the sheet tells: its date, or between which ticks it stands."""
    event = paper.events[number]
    return event.date if event.date is not None else position(side.axis, event.middle, words)


def _event(paper: TimelinePaper, side: Side, number: int, words: Words) -> str:
    event = paper.events[number]
    text = event.text.plain() if event.text is not None else words.timeline.empty
    said = f"{place_words(paper, side, number, words)}: {text}"
    said = said[:1].upper() + said[1:]
    return f"{said}." if said[-1] not in ".!?" else said
