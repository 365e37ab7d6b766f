"""Where each phase stands from top to bottom, and how many phases one sheet has room for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.model.alliances import PhasePaper, SheetKind, SheetPaper

BOX_HEIGHT = 22.0
"""Boxes for handwriting are 8 mm high or more."""

RULE_PITCH = 22.0
LANE = 17.0
"""Height of the lane in which rivals that are not neighbours are joined."""

CAPTION_LEAD = 8.6
SIGN_BAND = 12.0 + 2 * CAPTION_LEAD + 1.4
"""A sign and two lines of caption."""

_PLATE_FOOT = 3.5
_FIRST_GAP = 9.0
_LAST_GAP = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A phase from top to bottom: its text, its lanes, its frames and what stands in them; y in the drawing.

    `text_top` to `text_foot` belongs to the years and writing lines. `name_top` is where seats stand on a sheet of
    seats, and where the key writes names on a sheet of labels (`name_height` is 0 where there is no room). `plate_top`
    is None in a phase without named blocs.
    """

    phase: int
    text_top: float
    text_foot: float
    lanes_top: float
    top: float
    name_top: float
    name_height: float
    band_top: float
    band_foot: float
    plate_top: float | None
    foot: float


@dataclass(frozen=True, slots=True)
class _Span:
    """What is known of a row before its parts: its phase, where its text stands, its lanes and its frames."""

    phase: int
    text_top: float
    text_foot: float
    lanes_top: float
    top: float


@dataclass(frozen=True, slots=True)
class _Heights:
    """The parts of every row: white between rows, the name, the band of signs, each with what it may grow by."""

    gap: float
    name: float
    band: float
    head: float

    def frame(self, phase: PhasePaper) -> float:
        """The height of a phase's frames."""
        plate = 1 + BOX_HEIGHT + _PLATE_FOOT if any(bloc.named for bloc in phase.blocs) else 2.0
        return self.head + self.name + 2 + self.band + plate

    def row(self, phase: PhasePaper) -> float:
        """A phase with its lanes and the white above it."""
        return self.gap + _lanes_height(phase) + self.frame(phase)

    def page(self, phases: Sequence[PhasePaper], *, continued: bool) -> float:
        """All rows of a sheet's side."""
        first = 0 if continued else self.gap - _FIRST_GAP
        return sum(self.row(phase) for phase in phases) - first + _LAST_GAP


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


def _lanes_height(phase: PhasePaper) -> float:
    return LANE * (max(lanes_of(phase).values(), default=-1) + 1)


def highest(sheet: SheetPaper) -> float:
    """The least height of a side that holds the highest phase."""
    least = _least(sheet)
    return max(least.page([phase], continued=True) for phase in sheet.phases)


def parted(sheet: SheetPaper, height: float) -> list[range]:
    """The phases of each side of paper: as few sides as handwriting allows, evenly filled."""
    least = _least(sheet)
    count = len(sheet.phases)
    for sides in range(1, count + 1):
        size = math.ceil(count / sides)
        parts = [range(start, min(start + size, count)) for start in range(0, count, size)]
        if all(least.page(sheet.phases[p.start : p.stop], continued=p.start > 0) <= height for p in parts):
            return parts
    return [range(index, index + 1) for index in range(count)]


def rows(sheet: SheetPaper, part: range, top: float, height: float) -> tuple[Row, ...]:
    """The rows of one side, filling the height as far as that helps."""
    least = _least(sheet)
    phases = sheet.phases[part.start : part.stop]
    continued = part.start > 0
    spare = max(0.0, height - least.page(phases, continued=continued)) / len(phases)
    heights = _grown(sheet, least, spare)
    y = top - (0 if continued else heights.gap - _FIRST_GAP)
    placed: list[Row] = []
    text_top = top
    for index, phase in zip(part, phases, strict=True):
        lanes_top = y + heights.gap
        frame_top = lanes_top + _lanes_height(phase)
        y = frame_top + heights.frame(phase)
        text_foot = y + (_LAST_GAP if index == part.stop - 1 else heights.gap / 2)
        placed.append(_row(phase, heights, _Span(index, text_top, text_foot, lanes_top, frame_top)))
        text_top = text_foot
    return tuple(placed)


def _least(sheet: SheetPaper) -> _Heights:
    """The least heights that any sheet may have."""
    band = SIGN_BAND * max(1, sheet.most_moments) if sheet.signs else 8.0
    if sheet.kind is SheetKind.SEATS:
        return _Heights(gap=19.0, name=BOX_HEIGHT, band=band, head=4.5)
    return _Heights(gap=26.0, name=0.0, band=band, head=8.5)


def _grown(sheet: SheetPaper, least: _Heights, spare: float) -> _Heights:
    """Shares out the spare height of a row: names first, then white between the rows, then the band."""
    most_name = 4.0 if sheet.kind is SheetKind.SEATS else 12.5
    name = min(spare, most_name)
    if sheet.kind is SheetKind.LABEL and name < most_name:
        name = 0.0
    gap = min(0.6 * (spare - name), 28.0)
    band = min(0.4 * (spare - name), 24.0)
    return _Heights(least.gap + gap, least.name + name, least.band + band, least.head)


def _row(phase: PhasePaper, heights: _Heights, span: _Span) -> Row:
    name_top = span.top + heights.head
    band_top = name_top + heights.name + 2
    named = any(bloc.named for bloc in phase.blocs)
    return Row(
        phase=span.phase,
        text_top=span.text_top,
        text_foot=span.text_foot,
        lanes_top=span.lanes_top,
        top=span.top,
        name_top=name_top,
        name_height=heights.name,
        band_top=band_top,
        band_foot=band_top + heights.band,
        plate_top=band_top + heights.band + 1 if named else None,
        foot=span.top + heights.frame(phase),
    )
