"""Where each phase stands along time, where that runs across: columns of one width, with their text over them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.shapes import Box
from lessonkit.charts.storyline.rows import Row, evenly, lanes_extent, shared
from lessonkit.model.alliances import PhasePaper, SheetKind, SheetPaper

TEXT_GAP = 16.0
"""White between the text of two phases."""
SIGN_ROOM = 46.0
"""Room along a line for a sign with its caption under it."""
CAPTION_ROOM = 58.0
"""Room in which a caption stands on one line."""
YEAR_ROOM = 34.0
"""Room on a line of seats: a pupil draws a sign and writes its year under it; the rest is the name's."""
TURN = 26.0
"""The least length in which a line changes its place."""
_HEAD, _END = 5.0, 8.0
_ARROW, _LEAD = 9.0, 8.0
_SEAT, _PILL, _LEAST_PILL, _LETTER = 62.0, 46.0, 36.0, 10.0
_MOST_SEAT, _MOST_PILL, _MOST_TURN, _MOST_SIGNS = 120.0, 96.0, 54.0, 76.0

_FOR_SEATS = 0.8
"""What seats take of the width that a column has to spare."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """The parts of every column: where lines turn, the name, the band of signs."""

    turn: float
    name: float
    band: float
    head: float = _HEAD

    @property
    def frame(self) -> float:
        """The width of a frame."""
        return self.head + self.name + 2 + self.band + _END

    def page(self, phases: Sequence[PhasePaper]) -> float:
        """All columns of a side."""
        return sum(self.turn + lanes_extent(phase) + self.frame for phase in phases) + _ARROW


@dataclass(frozen=True, slots=True)
class Widest:
    """The widths of the widest printed name and of the widest printed caption; 0 where none is printed."""

    name: float = 0.0
    caption: float = 0.0


def parted_across(sheet: SheetPaper, width: float, most: int, widest: Widest) -> list[range]:
    """The phases of each side of paper: as few sides as handwriting allows, evenly filled, no side over `most`."""
    least = _least(sheet, widest)

    def fits(part: range) -> bool:
        return len(part) <= most and least.page(sheet.phases[part.start : part.stop]) <= width

    return evenly(len(sheet.phases), fits)


@dataclass(frozen=True, slots=True)
class Over:
    """What columns must know: top and height of the text over them, the widest texts in them, how far lines come over.

    `drops` say for each phase how far a line comes over, at most, from the phase before: it gets room to turn by that.
    """

    top: float
    height: float
    widest: Widest
    drops: tuple[float, ...]


def columns(sheet: SheetPaper, part: range, width: float, over: Over) -> tuple[Row, ...]:
    """The columns of one side, filling the width."""
    least = _least(sheet, over.widest)
    phases = sheet.phases[part.start : part.stop]
    spare = max(0.0, width - least.page(phases)) / len(phases)
    widths = _grown(sheet, least, spare)
    lead = [_LEAD] if part.start == 0 else []
    drops = over.drops
    room = width - _ARROW - sum(lanes_extent(phase) + widths.frame for phase in phases) - sum(lead)
    turns = lead + shared(room, least.turn, drops[len(lead) :])
    tops: list[tuple[float, float]] = []
    x = 0.0
    for phase, turn in zip(phases, turns, strict=True):
        tops.append((x + turn, x + turn + lanes_extent(phase)))
        x = tops[-1][1] + widths.frame
    # The text of a phase begins level with its frames.
    edges = [*(frame for _, frame in tops), width - _END + TEXT_GAP]
    return tuple(
        _column(index, widths, Box(left, over.top, right - TEXT_GAP - left, over.height), top)
        for index, top, (left, right) in zip(part, tops, itertools.pairwise(edges), strict=True)
    )


def _least(sheet: SheetPaper, widest: Widest) -> _Widths:
    seats = sheet.kind is SheetKind.SEATS
    sign = YEAR_ROOM if seats else min(max(SIGN_ROOM, widest.caption), _MOST_SIGNS)
    band = sign * max(1, sheet.most_moments) if sheet.signs else 14.0
    if seats:
        return _Widths(TURN, _SEAT, band)
    if sheet.kind is SheetKind.COMPLETE:
        return _Widths(TURN, min(max(_LEAST_PILL, widest.name), _MOST_PILL), band)
    return _Widths(TURN + 2.0, 0.0, band, head=_LETTER)


def _grown(sheet: SheetPaper, least: _Widths, spare: float) -> _Widths:
    """Shares out the spare width of a column: captions on one line first, then names, then the turns.

    On a sheet of seats the names, which are written by hand, have the most of it.
    """
    if sheet.kind is SheetKind.SEATS:
        name = min(_FOR_SEATS * spare, _MOST_SEAT - least.name)
        turn = min((spare - name) / 2, _MOST_TURN - least.turn)
        return _Widths(least.turn + turn, least.name + name, least.band + spare - name - turn, least.head)
    wanted = (CAPTION_ROOM - SIGN_ROOM) * max(1, sheet.most_moments) if sheet.signs else 0.0
    if sheet.kind is SheetKind.LABEL:
        # A letter stands on the line; where there is room the key writes the name behind it.
        name = min(_PILL, spare - wanted) if spare - wanted >= _LEAST_PILL else 0.0
    else:
        name = min(0.5 * max(0.0, spare - wanted), _MOST_PILL - least.name)
    rest = spare - name
    most = (_MOST_SIGNS - SIGN_ROOM) * max(1, sheet.most_moments)
    band = min(max(min(rest, wanted), 0.6 * rest), most) if sheet.signs else 0.25 * rest
    turn = min(rest - band, _MOST_TURN - least.turn)
    return _Widths(least.turn + turn, least.name + name, least.band + band, least.head)


def _column(phase: int, widths: _Widths, text: Box, starts: tuple[float, float]) -> Row:
    lanes, start = starts
    name = start + widths.head
    band = name + widths.name + 2
    return Row(
        phase=phase,
        text=text,
        lanes_top=lanes,
        top=start,
        name_top=name,
        name_height=widths.name,
        band_top=band,
        band_foot=band + widths.band,
        plate_top=None,
        foot=start + widths.frame,
    )
