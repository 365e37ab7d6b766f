"""Where each line stands from left to right: seats, frames, rivals and zones turned into gaps, then placed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lessonkit.charts.coordinates import Gap, Impossible, Link, narrowest, place
from lessonkit.charts.rows import highest, needs_lane
from lessonkit.model.alliances import BlocPaper, PhasePaper, SheetPaper

BETWEEN_SEATS = 4.0
LOOSE = 34.0
"""How much further apart neighbours in a bloc may stand so that their lines run straight."""
ZONE_BEFORE, ZONE_AFTER = 6.0, 16.0
"""White on both sides of a zone's boundary; its name stands in the second."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Widths in points: of a seat, from a seat to its frame, the least width of a plate, between blocs, rivals."""

    seat: float
    padding: float = 6.0
    plate: float = 0.0
    apart: float = 9.0
    rivals: float = 34.0

    def beside(self, bloc: BlocPaper) -> float:
        """From a bloc's outer line to its edge."""
        if not bloc.framed:
            return self.seat / 2
        edge = self.seat / 2 + self.padding
        if not bloc.named:
            return edge
        return max(edge, (self.plate - (len(bloc.lines) - 1) * (self.seat + BETWEEN_SEATS)) / 2)


_ROOMY = tuple(Spacing(seat, plate=plate) for seat, plate in ((54, 84), (52, 80), (50, 78), (48, 76), (46, 72)))
_TIGHT = (Spacing(46, 5, 64, 8, 32), Spacing(44, 5, 60, 8, 30), Spacing(42, 4, 54, 7, 28), Spacing(40, 4, 48, 7, 28))
_LAST = (Spacing(36, 4, 44, 6, 26), Spacing(32, 3, 38, 6, 24))

TEXT_COLUMNS = (132.0, 118.0, 104.0)
"""Widths of the column that holds years and writing lines: the wider the better."""
GUTTER = 14.0

UPRIGHT_WIDTH = 487.28
"""The text width of an A4 sheet, which is narrower than a Letter sheet."""

SIDEWAYS_WIDTH = 684.0
"""The text width of a Letter sheet on its side, which is narrower than an A4 sheet."""

UPRIGHT_ROOM, SIDEWAYS_ROOM = 390.0, 240.0
"""Heights for phases that instruction, names, legend and bank leave on any sheet, at the least."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A zone's dashed line: its x, the first and last phase that it parts, and the zone's place in the sheet."""

    zone: int
    first: int
    last: int
    x: float


@dataclass(frozen=True, slots=True)
class Stand:
    """Places of lines by (phase, line), left and right edges of blocs by (phase, bloc), and the zones' boundaries."""

    spacing: Spacing
    text_width: float
    x: dict[tuple[int, int], float]
    edges: dict[tuple[int, int], tuple[float, float]]
    boundaries: tuple[Boundary, ...]


def fits_upright(sheet: SheetPaper) -> bool:
    """Whether the chart has room on an upright sheet without cramped seats."""
    tight = _TIGHT[1]
    return _Network(sheet, tight).narrowest() <= UPRIGHT_WIDTH - TEXT_COLUMNS[-1] - GUTTER


def fits_paper(sheet: SheetPaper) -> bool:
    """Whether the chart has room, if cramped, on either paper size: upright, or laid on its side, phase by phase."""
    if fits_upright(sheet):
        return highest(sheet) <= UPRIGHT_ROOM
    wide = _Network(sheet, _LAST[-1]).narrowest() > SIDEWAYS_WIDTH - TEXT_COLUMNS[-1] - GUTTER
    return not wide and highest(sheet) <= SIDEWAYS_ROOM


def stand(sheet: SheetPaper, width: float) -> Stand:
    """The roomiest spacing that fits, with its lines as straight as they can be; x counts from the drawing's edge."""
    ladder = zip(TEXT_COLUMNS, (_ROOMY, _TIGHT[:2], (*_TIGHT, *_LAST)), strict=True)
    tries = [(column, spacing) for column, steps in ladder for spacing in steps]
    for column, spacing in tries:
        room = width - column - GUTTER
        if _Network(sheet, spacing).narrowest() <= room:
            return _spread(sheet, spacing, column, room)
    raise Impossible("the chart is wider than its sheet")


def _spread(sheet: SheetPaper, spacing: Spacing, column: float, room: float) -> Stand:
    """Widens the gaps between blocs as long as no line bends for it."""
    network = _Network(sheet, spacing)
    best = network.solve(room)
    fewest = network.bends(best)
    for more in (24.0, 18.0, 12.0, 6.0):
        wider = _Network(sheet, replace(spacing, apart=spacing.apart + more, rivals=spacing.rivals + more / 2))
        if wider.narrowest() <= room:
            found = wider.solve(room)
            if wider.bends(found) <= fewest:
                network, best = wider, found
                break
    return network.stand(best, column, room)


@dataclass(slots=True)
class _Network:
    """A sheet as nodes and gaps in tenths of a point: the two edges, a boundary for each zone's run, then the lines."""

    sheet: SheetPaper
    spacing: Spacing
    node: dict[tuple[int, int], int] = field(default_factory=dict)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runs = [run for zone in range(len(self.sheet.zones)) for run in _runs(self.sheet, zone)]
        first = 2 + len(self.runs)
        for index, phase in enumerate(self.sheet.phases):
            for line in phase.order:
                self.node[index, line] = first + len(self.node)
        for index, phase in enumerate(self.sheet.phases):
            self._add_phase(index, phase)
        for (index, line), node in self.node.items():
            if (index + 1, line) in self.node:
                weight = 3 if line == self.sheet.protagonist else 1
                self.links.append(Link(node, self.node[index + 1, line], weight))

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return 2 + len(self.runs) + len(self.node)

    def _add_phase(self, index: int, phase: PhasePaper) -> None:
        for bloc in phase.blocs:
            for one, other in itertools.pairwise(bloc.lines):
                pitch = self.spacing.seat + BETWEEN_SEATS
                self._add(self.node[index, one], self.node[index, other], pitch)
                self._add(self.node[index, other], self.node[index, one], -pitch - LOOSE)
        if not phase.blocs:
            return
        self._add(0, self.node[index, phase.blocs[0].lines[0]], self.spacing.beside(phase.blocs[0]) + 1)
        self._add(self.node[index, phase.blocs[-1].lines[-1]], 1, self.spacing.beside(phase.blocs[-1]) + 1)
        for at, (left, right) in enumerate(itertools.pairwise(phase.blocs)):
            joined = (at, at + 1) in phase.rivals and not needs_lane(phase, at, at + 1)
            between = self.spacing.rivals if joined else self.spacing.apart
            edges = self.spacing.beside(left) + self.spacing.beside(right)
            self._add(self.node[index, left.lines[-1]], self.node[index, right.lines[0]], edges + between)
        self._add_boundaries(index, phase)

    def _add_boundaries(self, index: int, phase: PhasePaper) -> None:
        for number, (zone, first, last) in enumerate(self.runs):
            if not first <= index <= last:
                continue
            node = 2 + number
            mirrored = self.sheet.zones[zone].left
            for bloc in phase.blocs:
                side = 0 if bloc.zone is None else (-1 if self.sheet.zones[bloc.zone].left else 1) * (bloc.zone + 1)
                inside = side <= -(zone + 1) if mirrored else side >= zone + 1
                room = self.spacing.beside(bloc) + (ZONE_AFTER if inside else ZONE_BEFORE)
                if inside != mirrored:
                    self._add(node, self.node[index, bloc.lines[0]], room)
                else:
                    self._add(self.node[index, bloc.lines[-1]], node, room)

    def _add(self, left: int, right: int, least: float) -> None:
        self.gaps.append(Gap(left, right, round(10 * least)))

    def narrowest(self) -> float:
        """The least width in points."""
        return narrowest(self.nodes, self.gaps) / 10

    def solve(self, room: float) -> list[int]:
        """Places of all nodes."""
        return place(self.nodes, self.gaps, self.links, int(10 * room))

    def bends(self, at: list[int]) -> int:
        """How many links are not straight."""
        return sum(at[link.first] != at[link.second] for link in self.links)

    def stand(self, at: list[int], column: float, room: float) -> Stand:
        """The places in points, in the middle of the room right of the text column."""
        ends = [
            bound
            for index, phase in enumerate(self.sheet.phases)
            for bloc in phase.blocs
            for bound in (
                at[self.node[index, bloc.lines[0]]] - 10 * self.spacing.beside(bloc),
                at[self.node[index, bloc.lines[-1]]] + 10 * self.spacing.beside(bloc),
            )
        ]
        ends += [at[2 + number] for number in range(len(self.runs))]
        least, most = min(ends, default=0), max(ends, default=0)
        shift = column + GUTTER + (room - (most - least) / 10) / 2 - least / 10
        x = {key: shift + at[node] / 10 for key, node in self.node.items()}
        edges = {
            (index, number): (
                x[index, bloc.lines[0]] - self.spacing.beside(bloc),
                x[index, bloc.lines[-1]] + self.spacing.beside(bloc),
            )
            for index, phase in enumerate(self.sheet.phases)
            for number, bloc in enumerate(phase.blocs)
        }
        boundaries = tuple(
            Boundary(zone, first, last, shift + at[2 + number] / 10)
            for number, (zone, first, last) in enumerate(self.runs)
        )
        return Stand(self.spacing, column, x, edges, boundaries)


def _runs(sheet: SheetPaper, zone: int) -> Iterator[tuple[int, int, int]]:
    """Phases one after the other in which somebody stands in a zone."""
    inside = [any(bloc.zone == zone for bloc in phase.blocs) for phase in sheet.phases]
    for held, group in itertools.groupby(range(len(inside)), key=lambda index: inside[index]):
        if held:
            phases = list(group)
            yield zone, phases[0], phases[-1]
