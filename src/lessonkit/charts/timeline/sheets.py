"""A timeline becomes blocks, and its answer becomes ink; the two share one plan."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.charts.pages import on_sides
from lessonkit.charts.storyline.plan import Frame
from lessonkit.charts.timeline.bank import bank_block
from lessonkit.charts.timeline.cards import date_hole, text_hole
from lessonkit.charts.timeline.picture import draw_timeline, holes_of
from lessonkit.charts.timeline.places import Side
from lessonkit.charts.timeline.plan import DRAWING_BEFORE, how_words, plan_timeline
from lessonkit.charts.timeline.table import table_blocks, table_ink
from lessonkit.charts.timeline.telling import described
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Block, Drawing, Heading
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import plain
from lessonkit.model.timeline import TimelineAnswer, TimelinePaper
from lessonkit.themes import Theme
from lessonkit.words import Words


def compose_timeline(paper: TimelinePaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> tuple[Block, ...]:
    """The blank: instruction, drawing and texts to choose from on each side of paper, then the equivalent table.

    `frame` is the room on the first side, in points.
    """
    plan = plan_timeline(paper, faces, theme, words, frame)
    sides: list[tuple[Block, ...]] = []
    for side in plan.sides:
        bank = paper.bank and not plan.bank_apart
        below = (bank_block(paper, side.number, faces, theme, frame.width),) if bank else ()
        sides.append((_drawing(paper, side, faces, words), *below))
    if plan.bank_apart:
        title = Heading(text=plain(words.timeline.list_title), before=0.0)
        sides.append((title, bank_block(paper, 1, faces, theme, frame.width)))
    return (*on_sides(how_words(paper, words), sides), *table_blocks(plan, faces, theme, words, frame))


def _drawing(paper: TimelinePaper, side: Side, faces: Faces, words: Words) -> Drawing:
    return Drawing(
        id=side.drawing_id,
        width=side.width,
        height=side.height,
        things=tuple(draw_timeline(paper, side, faces, words)),
        alt=described(paper, side, words),
        holes=holes_of(paper, side, faces, words),
        before=DRAWING_BEFORE,
    )


def fill_timeline(paper: TimelinePaper, answer: TimelineAnswer) -> tuple[Ink, ...]:
    """The ink that completes the blank."""
    return (*_card_ink(paper, answer), *table_ink(paper, answer))


def _card_ink(paper: TimelinePaper, answer: TimelineAnswer) -> Iterator[Ink]:
    for number, (event, said) in enumerate(zip(paper.events, answer.events, strict=True)):
        if event.date is None:
            yield Written(date_hole(number), plain(said.date))
        if event.text is None:
            yield Written(text_hole(number), plain(said.letter) if said.letter else said.text)
