"""A timeline in a few centimetres, for a sheet that has other things, too: one side, as low as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from lessonkit.charts.timeline.axis import TooShort
from lessonkit.charts.timeline.cards import card_holes, is_legible
from lessonkit.charts.timeline.picture import draw_timeline
from lessonkit.charts.timeline.places import Side
from lessonkit.charts.timeline.rows import ANYHOW, TRIES, Planner, Try
from lessonkit.charts.timeline.telling import described
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Drawing
from lessonkit.model.timeline import Lie, TimelinePaper
from lessonkit.words import Words

_HEIGHTS = (150.0, 175.0, 200.0, 230.0, 260.0, 300.0, 350.0, 400.0, 480.0, 600.0)
_NARROW = 330.0
"""In less width than this, time runs down if it can."""
_LARGER = (1.0, 1.2, 1.45, 1.75, 2.2, 3.0, 4.0)
"""Where there is no room it is drawn for so much larger a place, and set smaller."""


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to draw with: faces, fixed words, and the room."""

    faces: Faces
    words: Words
    width: float
    height: float


def small_timeline(name: str, paper: TimelinePaper, planned: TimelinePaper, means: Means) -> Drawing:
    """The drawing; its holes are "<name>.<label>".

    Everything stands where `planned`, the same events with all that may be printed of them, has room for it: so a copy
    that prints less is no smaller.
    """
    side, lie = next(_sides(planned, means))
    printed = replace(paper, lie=lie)
    holes = (
        replace(hole, id=f"{name}.{printed.events[card.number].label}")
        for card in side.cards
        for hole in card_holes(printed, card.number, card.box, means.faces, means.words)
    )
    return Drawing(
        id=f"{name}.axis",
        width=side.width,
        height=side.height,
        things=tuple(draw_timeline(printed, side, means.faces, means.words)),
        alt=described(printed, side, means.words),
        holes=tuple(holes),
        before=8.0,
    )


def _sides(paper: TimelinePaper, means: Means) -> Iterator[tuple[Side, Lie]]:
    """Ways to set out the events, the best first: in full size, with short leaders, low."""
    lies = (Lie.PORTRAIT, Lie.LANDSCAPE) if means.width < _NARROW else (Lie.LANDSCAPE, Lie.PORTRAIT)
    for larger, one, lie in product(_LARGER, (*TRIES, ANYHOW), lies):
        planner = Planner(replace(paper, lie=lie), means.faces, means.words, means.width * larger)
        most = means.height * larger
        heights = [height for height in _HEIGHTS if height <= most]
        # Most places have no room at any height: that is told by the greatest of them.
        if heights and _side(planner, heights[-1], one, most):
            yield next(side for height in heights if (side := _side(planner, height, one, most))), lie
    raise AssertionError("a dozen events have room on a sheet of any size")


def _side(planner: Planner, height: float, one: Try, most: float) -> Side | None:
    """The side in a frame of such a height, if all of it is legible and it is no higher than `most`."""
    events = planner.paper.events
    try:
        side = planner.side(1, range(len(events)), None, height, (one,))
    except TooShort:
        return None
    if side is None or side.height > most:
        return None
    legible = all(is_legible(events[card.number], card.box.width, planner.faces) for card in side.cards)
    return side if legible else None
