"""Where each phase stands along time, where that runs down: from top to bottom, and how many one side has room for."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import HANDWRITING, Box
from lessonkit.model.alliances import PhasePaper, SheetKind, SheetPaper

BOX_HEIGHT = RULE_PITCH = HANDWRITING
LANE = 17.0
"""Room along time for the lane in which rivals that are not neighbours are joined."""

CAPTION_LEAD = 8.6
SIGN_BAND = 12.0 + 2 * CAPTION_LEAD + 1.4
"""A sign and two lines of caption."""

PILL = 12.5
"""Height of a printed name on its line."""

_EVEN, _STEEPEST, _MOST_WEIGHT = 30.0, 0.62, 90.0
"""What is left over is shared among turns: evenly, and by a share of the way that a line comes over, within bounds."""

_PLATE_FOOT = 3.5
_FIRST_GAP = 5.5
_LAST_GAP = 8.0
_OVER = 5.0
"""A phase's text begins so far over its lanes and frames: its first line stands level with their upper edge."""
_APART = 7.0
"""White between a phase's text and the line that parts it from the next."""
_USUAL_HEIGHT = 640.0
"""Taller sides, as those of A3, let everything grow further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A phase along time: its lanes, its frames and what stands in them; and the box of its text.

    `name_top` is where seats stand on a sheet of seats, and where names stand on lines elsewhere (`name_height` is 0
    where there is no room). `plate_top` is None where no plate stands at the end of the frames.
    """

    phase: int
    text: Box
    lanes_top: float
    top: float
    name_top: float
    name_height: float
    band_top: float
    band_foot: float
    plate_top: float | None
    foot: float


@dataclass(frozen=True, slots=True)
class _Heights:
    """The parts of every row: white between rows, the name, the band of signs, from the frame to the name.

    `texts` are the heights that the texts beside the rows need, phase by phase; the band grows where they are higher.
    """

    gap: float
    name: float
    band: float
    head: float
    texts: tuple[float, ...] = ()

    def frame(self, index: int, phase: PhasePaper) -> float:
        """The height of a phase's frames."""
        return self.head + self.name + 2 + self.band_of(index, phase) + _plate(phase)

    def band_of(self, index: int, phase: PhasePaper) -> float:
        """The height of the signs' band, so that lanes and frames with what follows are as high as the text."""
        if not self.texts:
            return self.band
        after = min(self.gap - _APART, _OVER + _LAST_GAP)
        around = after + lanes_extent(phase) + self.head + self.name + 2 + _plate(phase)
        return max(self.band, self.texts[index] - around)

    def row(self, index: int, phase: PhasePaper) -> float:
        """A phase with its lanes and the white above it."""
        return self.gap + lanes_extent(phase) + self.frame(index, phase)

    def page(self, sheet: SheetPaper, part: range) -> float:
        """All rows of a sheet's side."""
        first = 0 if part.start > 0 else self.gap - _FIRST_GAP
        return sum(self.row(index, sheet.phases[index]) for index in part) - first + _LAST_GAP


def _plate(phase: PhasePaper) -> float:
    """What plates take at the end of a phase's frames."""
    return 1 + BOX_HEIGHT + _PLATE_FOOT if any(bloc.named for bloc in phase.blocs) else 2.0


def needs_lane(phase: PhasePaper, one: int, other: int) -> bool:
    """Whether rivals are joined over the heads of others: those who are not neighbours, or not in one zone."""
    return other - one > 1 or phase.blocs[one].zone != phase.blocs[other].zone


def lanes_of(phase: PhasePaper) -> dict[tuple[int, int], int]:
    """The lane of each pair of rivals that needs one; pairs that do not overlap share a lane."""
    lanes: dict[tuple[int, int], int] = {}
    ends: list[int] = []
    for one, other in sorted(phase.rivals):
        if not needs_lane(phase, one, other):
            continue
        free = next((lane for lane, end in enumerate(ends) if end <= one), len(ends))
        ends[free : free + 1] = [other]
        lanes[one, other] = free
    return lanes


def lanes_extent(phase: PhasePaper) -> float:
    """The room that a phase's lanes take along time."""
    return LANE * (max(lanes_of(phase).values(), default=-1) + 1)


def highest(sheet: SheetPaper) -> float:
    """The least height of a side that holds the highest phase."""
    least = _least(sheet, Needs())
    return max(least.row(index, phase) for index, phase in enumerate(sheet.phases)) + _LAST_GAP


@dataclass(frozen=True, slots=True)
class Needs:
    """What rows must have room for: printed names so high, and texts beside them, phase by phase."""

    names: float = PILL
    texts: tuple[float, ...] = ()


def parted(sheet: SheetPaper, heights: tuple[float, float], needs: Needs) -> list[range]:
    """The phases of each side of paper, in as few sides as handwriting allows.

    `heights` are those of the first side and of later ones.
    """
    least = _least(sheet, needs)
    return evenly(len(sheet.phases), lambda part: least.page(sheet, part) <= heights[part.start > 0])


def evenly(count: int, fits: Callable[[range], bool]) -> list[range]:
    """So many phases in as few parts as fit, of one length where they can be; else as they fit."""
    for sides in range(1, count + 1):
        size = math.ceil(count / sides)
        parts = [range(start, min(start + size, count)) for start in range(0, count, size)]
        if all(fits(part) for part in parts):
            break
    filled: list[range] = []
    start = 0
    while start < count:
        stop = next((stop for stop in range(count, start + 1, -1) if fits(range(start, stop))), start + 1)
        filled.append(range(start, stop))
        start = stop
    return filled if len(filled) < len(parts) else parts


@dataclass(frozen=True, slots=True)
class Beside:
    """What rows must know of the chart across time: the text's width, and how far lines come over."""

    text_width: float
    drops: tuple[float, ...]


def rows(
    sheet: SheetPaper, part: range, room: tuple[float, float], beside: Beside, needs: Needs
) -> tuple[Row, ...]:
    """The rows of one side, filling the height as far as that helps; `room` is where they begin, and that height."""
    top, height = room
    least = _least(sheet, needs)
    phases = sheet.phases[part.start : part.stop]
    continued = part.start > 0
    spare = max(0.0, height - least.page(sheet, part)) / len(phases)
    heights = _grown(sheet, least, spare, max(1.0, height / _USUAL_HEIGHT))
    first = [] if continued else [_FIRST_GAP]
    turning = beside.drops[len(first) :]
    gaps = first + shared(heights.gap * len(turning), least.gap, turning)
    y = top
    tops: list[tuple[float, float]] = []
    for index, phase, gap in zip(part, phases, gaps, strict=True):
        tops.append((y + gap, y + gap + lanes_extent(phase)))
        y = tops[-1][1] + heights.frame(index, phase)
    edges = [*(lanes - _OVER for lanes, _ in tops), y + _LAST_GAP + _APART]
    return tuple(
        _row(index, sheet.phases[index], heights, Box(0.0, head, beside.text_width, foot - _APART - head), top)
        for index, top, (head, foot) in zip(part, tops, itertools.pairwise(edges), strict=True)
    )


def _least(sheet: SheetPaper, needs: Needs) -> _Heights:
    """The least heights that any sheet may have."""
    band = SIGN_BAND * max(1, sheet.most_moments) if sheet.signs else 8.0
    if sheet.kind is SheetKind.SEATS:
        return _Heights(gap=17.5, name=BOX_HEIGHT, band=band, head=4.5, texts=needs.texts)
    if sheet.kind is SheetKind.COMPLETE:
        return _Heights(gap=21.0, name=needs.names, band=band, head=4.0, texts=needs.texts)
    return _Heights(gap=23.0, name=0.0, band=band, head=8.5, texts=needs.texts)


def _grown(sheet: SheetPaper, least: _Heights, spare: float, scale: float) -> _Heights:
    """Shares out the spare height of a row: names first, then white between the rows, then the band."""
    most_name = {SheetKind.SEATS: 4.0 * scale**4, SheetKind.LABEL: PILL}.get(sheet.kind, 0.0)
    name = min(spare, most_name)
    if sheet.kind is SheetKind.LABEL and name < most_name:
        name = 0.0
    gap = min(0.6 * (spare - name), 44.0 * scale**2)
    band = min(0.4 * (spare - name), 36.0 * scale**2)
    return _Heights(least.gap + gap, least.name + name, least.band + band, least.head, least.texts)


def shared(room: float, least: float, drops: Sequence[float]) -> list[float]:
    """A length for each of several turns, `room` in all: the least for each, the rest by how far lines come over."""
    weights = [_EVEN + min(_STEEPEST * drop, _MOST_WEIGHT) for drop in drops]
    rest = max(0.0, room - least * len(weights))
    return [least + rest * weight / sum(weights) for weight in weights]


def _row(phase: int, paper: PhasePaper, heights: _Heights, text: Box, tops: tuple[float, float]) -> Row:
    lanes_top, top = tops
    name_top = top + heights.head
    band_top = name_top + heights.name + 2
    band_foot = band_top + heights.band_of(phase, paper)
    named = any(bloc.named for bloc in paper.blocs)
    return Row(
        phase=phase,
        text=text,
        lanes_top=lanes_top,
        top=top,
        name_top=name_top,
        name_height=heights.name,
        band_top=band_top,
        band_foot=band_foot,
        plate_top=band_foot + 1 if named else None,
        foot=top + heights.frame(phase, paper),
    )
