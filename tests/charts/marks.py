"""What stands on a drawing, as boxes and strokes, to find what overlaps."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from charts.stories import faces
from lessonkit.charts.shapes import Box, flattened
from lessonkit.model.drawing import Glyphs, Outline, Placed


@dataclass(frozen=True)
class Mark:
    """A text, or a stretch of a stroke, with its place in the order of painting."""

    order: int
    box: Box
    what: str


def text_box(glyphs: Glyphs) -> Box:
    """From the capitals' height to the descenders."""
    width = faces().width(glyphs.face, glyphs.text, glyphs.size)
    rise, fall = 0.69 * glyphs.size, 0.1 * glyphs.size
    if glyphs.turned:
        return Box(glyphs.x - rise, glyphs.y - width, rise + fall, width)
    return Box(glyphs.x, glyphs.y - rise, width, rise + fall)


def texts(things: Sequence[Placed]) -> list[Mark]:
    """All texts."""
    return [
        Mark(order, text_box(thing), thing.text) for order, thing in enumerate(things) if isinstance(thing, Glyphs)
    ]


def ink_strokes(things: Sequence[Placed], *, closed: bool = True) -> list[Mark]:
    """Black strokes in short stretches, and black areas; `closed` ones, as frames and boxes, or the open ones alone."""
    marks = []
    for order, thing in enumerate(things):
        if not isinstance(thing, Outline) or (thing.segments[-1][0] == "Z" and not closed):
            continue
        if thing.fill == 0.0:
            marks.append(Mark(order, bounds(thing), "area"))
        elif thing.stroke == 0.0:
            points = flattened(thing.segments, 8)
            if thing.segments[-1][0] == "Z":
                points.append(points[0])
            half = thing.width / 2
            for (x1, y1), (x2, y2) in itertools.pairwise(points):
                # A stroke that runs down has butt ends: it is broader than its path, not longer.
                across, along = (half, 0.0) if x1 == x2 else (0.0, half) if y1 == y2 else (half, half)
                box = Box(min(x1, x2) - across, min(y1, y2) - along, 0, 0)
                right, foot = max(x1, x2) + across, max(y1, y2) + along
                marks.append(Mark(order, Box(box.x, box.y, right - box.x, foot - box.y), "stroke"))
    return marks


def white_areas(things: Sequence[Placed]) -> list[Mark]:
    """Areas that hide what was painted before."""
    return [
        Mark(order, bounds(thing), "white")
        for order, thing in enumerate(things)
        if isinstance(thing, Outline) and thing.fill == 1.0
    ]


def signs(things: Sequence[Placed]) -> list[Mark]:
    """The discs of signs."""
    return [
        Mark(order, bounds(thing), "sign")
        for order, thing in enumerate(things)
        if isinstance(thing, Outline) and thing.fill is not None and abs(bounds(thing).width - 11.0) < 0.01
        and abs(bounds(thing).height - 11.0) < 0.01
    ]


def bounds(outline: Outline) -> Box:
    """The rectangle round a path."""
    points = flattened(outline.segments)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def covers(outer: Box, inner: Box, slack: float = 1.5) -> bool:
    """Whether one box holds the other."""
    return (
        outer.x <= inner.x + slack
        and outer.y <= inner.y + slack
        and outer.right >= inner.right - slack
        and outer.foot >= inner.foot - slack
    )


def _inside(disc: Box, stroke: Box) -> bool:
    """Whether a stroke is part of a sign, or of its ring."""
    return covers(disc, stroke, 1.0)


def overlaps(things: Sequence[Placed]) -> list[tuple[str, str]]:
    """Pairs that must not touch: text with text, text with strokes, sign with sign, sign with strokes not its own."""
    words, strokes, whites, discs = texts(things), ink_strokes(things), white_areas(things), signs(things)
    found = [(a.what, b.what) for a, b in itertools.combinations(words, 2) if a.box.overlaps(b.box)]
    found += [("sign", "sign") for a, b in itertools.combinations(discs, 2) if a.box.overlaps(b.box)]
    found += [
        ("sign", f"{mark.what} at {mark.box}")
        for disc, mark in itertools.product(discs, strokes)
        if disc.box.overlaps(mark.box, 0.2)
        and not _inside(disc.box, mark.box)
        and not any(mark.order < white.order < disc.order and covers(white.box, disc.box) for white in whites)
    ]
    for word in words:
        for mark in strokes:
            if word.box.overlaps(mark.box, 0.2):
                hidden = any(mark.order < white.order < word.order and covers(white.box, word.box) for white in whites)
                if not hidden:
                    found.append((word.what, f"{mark.what} at {mark.box}"))
    return found


def outside(things: Sequence[Placed], width: float, height: float) -> list[Box]:
    """Boxes of whatever leaves the drawing; half a point is a stroke's own width."""
    boxes = [text_box(thing) for thing in things if isinstance(thing, Glyphs)]
    boxes += [bounds(thing) for thing in things if isinstance(thing, Outline)]
    frame = Box(0, 0, width, height)
    return [box for box in boxes if not covers(frame, box, 0.6)]
