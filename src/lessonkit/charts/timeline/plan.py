"""The geometry that a blank and its key share: how many sides of paper a timeline takes, and where its list stands."""

from __future__ import annotations

import math

from lessonkit.charts.pages import HOW_STYLE
from lessonkit.charts.storyline.plan import Frame
from lessonkit.charts.timeline.bank import bank_height
from lessonkit.charts.timeline.places import Plan
from lessonkit.charts.timeline.rows import ANYHOW, TRIES, Planner
from lessonkit.fonts.faces import Faces
from lessonkit.model.timeline import Asked, TimelinePaper
from lessonkit.themes import Theme
from lessonkit.words import Words

DRAWING_BEFORE = 6.0
_SLACK = 0.5
_MOST_BESIDE = 2
"""On more sides than these the list is not printed anew each time: it has a page of its own."""


def plan_timeline(paper: TimelinePaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> Plan:
    """The geometry of a timeline in a frame; it depends on nothing but what the blank prints."""
    bank = bank_height(paper, faces, theme, frame.width)
    room = frame.height - _SLACK - how_height(paper, faces, theme, words, frame.width) - DRAWING_BEFORE
    count = len(paper.events)
    planner = Planner(paper, faces, words, frame.width)
    for apart in (False, True) if bank else (True,):
        height = room if apart else room - bank
        for pages in range(1, max(1, count // 2) + 1 if apart else _MOST_BESIDE + 1):
            sides = planner.sides(pages, height, TRIES)
            if sides:
                return Plan(paper, sides, apart and bool(bank))
    sides = planner.sides(max(1, count // 2), room, (ANYHOW,))
    if not sides:
        raise AssertionError("two events have room on any sheet")
    return Plan(paper, sides, bool(bank))


def has_one_side(paper: TimelinePaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> bool:
    """Whether a timeline without a list has room on one side of paper, in a frame of any height."""
    room = frame.height - _SLACK - how_height(paper, faces, theme, words, frame.width) - DRAWING_BEFORE
    return not paper.bank and bool(Planner(paper, faces, words, frame.width).sides(1, room, TRIES))


def how_words(paper: TimelinePaper, words: Words) -> str:
    """What the sheet asks pupils to do."""
    told = words.timeline
    sentences = []
    if Asked.TEXTS in paper.asked:
        what = told.write_texts if not paper.bank else told.write_letters if paper.letters else told.write_from_list
        sentences.append(what)
    if Asked.DATES in paper.asked:
        sentences.append(told.write_dates_too if sentences else told.write_dates)
    if paper.left_over:
        many = told.events_left_over.format(n=words.count(paper.left_over))
        sentences.append(told.event_left_over if paper.left_over == 1 else many)
    return " ".join(sentences)


def how_height(paper: TimelinePaper, faces: Faces, theme: Theme, words: Words, width: float) -> float:
    """The height of the instruction, measured on the safe side."""
    style = theme.style(HOW_STYLE)
    text = how_words(paper, words).replace("**", "")
    return style.leading * math.ceil(1.02 * faces.width(style.strong, text, style.size) / width)
