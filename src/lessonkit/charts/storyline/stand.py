"""Where each line stands across time: seats, frames, rivals and zones turned into gaps, then placed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lessonkit.charts.placing.coordinates import Gap, Impossible, Link, fewest_bends, narrowest, place
from lessonkit.charts.storyline.rows import BOX_HEIGHT, highest, needs_lane
from lessonkit.model.alliances import BlocPaper, PhasePaper, SheetKind, SheetPaper

BETWEEN_SEATS = 4.0
LOOSE = 34.0
"""How much further apart neighbours in a bloc may stand so that their lines run straight."""
BETWEEN_ZONES = 8.0
PLATE_OVER = BOX_HEIGHT + 3.0
"""What a plate takes over the first seat of its frame, where time runs across."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Lengths across time: of a seat, between seats, from a seat to its frame, between blocs, between rivals.

    `plate` is the least length of a frame that bears a plate at its end, `plates` what the printed names need; `names`
    are the widths of printed names that stand out over their seats. `over` is what a plate takes before the first
    seat. `zone` is the white before and after a zone's boundary, whose name stands in the second. `under` is what a
    line needs on its far side, for the caption of a sign.
    """

    seat: float
    padding: float = 6.0
    plate: float = 0.0
    apart: float = 9.0
    rivals: float = 34.0
    over: float = 0.0
    between: float = BETWEEN_SEATS
    zone: tuple[float, float] = (6.0, 16.0)
    under: float = 0.0
    plates: tuple[tuple[str, float], ...] = ()
    names: tuple[float, ...] = ()

    @property
    def pitch(self) -> float:
        """The least distance from line to line in a bloc."""
        return self.seat + self.between

    def first(self, bloc: BlocPaper) -> float:
        """From a bloc's edge to its first line."""
        return max(self._edge(bloc), self._name(bloc.lines[0])) + (self.over if bloc.named else 0.0)

    def last(self, bloc: BlocPaper) -> float:
        """From a bloc's last line to its other edge."""
        return max(self._edge(bloc), self._name(bloc.lines[-1]), self.under)

    def _name(self, line: int) -> float:
        """Half of a line's name with the white beside it."""
        return self.names[line] / 2 + _BESIDE_NAME if self.names else 0.0

    def _edge(self, bloc: BlocPaper) -> float:
        if not bloc.framed:
            return self.seat / 2
        edge = self.seat / 2 + self.padding
        if not bloc.named:
            return edge
        plate = max(self.plate, dict(self.plates).get(bloc.name or "", 0.0))
        return max(edge, (plate - (len(bloc.lines) - 1) * self.pitch) / 2)


_BESIDE_NAME = 3.0

_WIDE = tuple(Spacing(seat, plate=plate, rivals=38) for seat, plate in ((84, 108), (76, 100), (68, 94), (60, 88)))
"""For sheets larger than A4: names have more room."""
_ROOMY = tuple(Spacing(seat, plate=plate) for seat, plate in ((54, 84), (52, 80), (50, 78), (48, 76), (46, 72)))
_TIGHT = (Spacing(46, 5, 64, 8, 32), Spacing(44, 5, 60, 8, 30), Spacing(42, 4, 54, 7, 28), Spacing(40, 4, 48, 7, 28))
_SEATS_FIRST = (Spacing(48, 4, 60, 7, 28),)
"""Wider seats, for which everything beside them gives way a little."""
_LAST = (Spacing(36, 4, 44, 6, 26), Spacing(32, 3, 38, 6, 24))

TEXT_COLUMNS = (132.0, 118.0, 104.0)
"""Widths of the column that holds years and writing lines: the wider the better."""
_QUESTION_COLUMN = 111.0
"""The usual question stands on one line in it."""
GUTTER = 14.0

UPRIGHT_WIDTH = 487.28
"""The text width of an A4 sheet, which is narrower than a Letter sheet."""

SIDEWAYS_WIDTH = 684.0
"""The text width of a Letter sheet on its side, which is narrower than an A4 sheet."""

UPRIGHT_ROOM, SIDEWAYS_ROOM = 390.0, 240.0
"""Heights for phases that instruction, names, legend and bank leave on any sheet, at the least."""

_LARGE = 600.0
"""Text widths beyond this are those of sheets larger than A4."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A zone's dashed line: its c, the first and last phase that it parts, and the zone's place in the sheet."""

    zone: int
    first: int
    last: int
    c: float


@dataclass(frozen=True, slots=True)
class Stand:
    """Places of lines by (phase, line), both edges of blocs by (phase, bloc), and the zones' boundaries, across time.

    `text_width` is that of the column beside the chart, where time runs down.
    """

    spacing: Spacing
    text_width: float
    c: dict[tuple[int, int], float]
    edges: dict[tuple[int, int], tuple[float, float]]
    boundaries: tuple[Boundary, ...]

    def drops(self, part: range) -> tuple[float, ...]:
        """For each phase of a part how far a line comes over from the phase before, at most."""
        found = dict.fromkeys(part, 0.0)
        for (phase, line), c in self.c.items():
            if phase in found and (phase - 1, line) in self.c:
                found[phase] = max(found[phase], abs(c - self.c[phase - 1, line]))
        return tuple(found.values())


def bends_of(sheet: SheetPaper, enough: int | None = None) -> int:
    """The fewest bends on the way from phase to phase, on an upright sheet that is roomy enough.

    With `enough` the search ends as soon as it is sure that there are so many.
    """
    graph = _GapGraph(sheet, _ROOMY[-1])
    room = max(UPRIGHT_WIDTH - TEXT_COLUMNS[-1] - GUTTER, graph.narrowest())
    return fewest_bends(graph.nodes, graph.gaps, graph.links, int(10 * room), enough=enough)[0]


def fits_upright(sheet: SheetPaper) -> bool:
    """Whether the chart has room on an upright sheet without cramped seats."""
    tight = _TIGHT[1]
    return _GapGraph(sheet, tight).narrowest() <= UPRIGHT_WIDTH - TEXT_COLUMNS[-1] - GUTTER


def fits_paper(sheet: SheetPaper) -> bool:
    """Whether a storyline has room, if cramped, on either paper size: upright, or laid on its side, phase by phase."""
    if not sheet.kind.is_storyline:
        return True
    if fits_upright(sheet):
        return highest(sheet) <= UPRIGHT_ROOM
    wide = _GapGraph(sheet, _LAST[-1]).narrowest() > SIDEWAYS_WIDTH - TEXT_COLUMNS[-1] - GUTTER
    return not wide and highest(sheet) <= SIDEWAYS_ROOM


@dataclass(frozen=True, slots=True)
class Wish:
    """What printed names ask for: seats at least so wide, frames by the groups' names, white for people's names.

    `plates` are names of groups with the least length of their frames, `names` the widths of people's names by line.
    """

    seat: float = 0.0
    plates: tuple[tuple[str, float], ...] = ()
    names: tuple[float, ...] = ()


def stand_down(sheet: SheetPaper, width: float, wishes: Sequence[Wish] = (Wish(),)) -> tuple[Stand, int]:
    """Time runs down: the roomiest spacing that fits, beside the widest column of text.

    It is the first of the wishes that can be met; given back with its place among them.
    """
    wide = _WIDE if width > _LARGE else ()
    broad, usual, narrow = TEXT_COLUMNS
    ladder = (
        (broad, (*wide, *_ROOMY)),
        (usual, _TIGHT[:1]),
        (_QUESTION_COLUMN, _SEATS_FIRST),
        (usual, _TIGHT[1:2]),
        (narrow, (*_TIGHT, *_LAST)),
    )
    for number, wish in enumerate(wishes):
        for column, steps in ladder:
            for step in steps:
                spacing, room = replace(step, plates=wish.plates, names=wish.names), width - column - GUTTER
                if step.seat >= wish.seat and _GapGraph(sheet, spacing).narrowest() <= room:
                    return _spread(sheet, spacing, (column, column + GUTTER), room), number
    raise Impossible("the chart is wider than its sheet")


def stand_across(sheet: SheetPaper, top: float, room: float) -> Stand | None:
    """Time runs across: lines under each other in a band `room` high from `top` on; None where they do not fit."""
    for spacing in _across_ladder(sheet):
        if _GapGraph(sheet, spacing).narrowest() <= room:
            return _spread(sheet, spacing, (0.0, top), room)
    return None


def _across_ladder(sheet: SheetPaper) -> Iterator[Spacing]:
    """Lines 31 points apart down to the least that their boxes, letters and captions allow."""
    seats = sheet.kind is SheetKind.SEATS
    least = BOX_HEIGHT + BETWEEN_SEATS if seats else CAPTIONED_PITCH if sheet.signs else 17.0
    usual, tight, in_key = CAPTION_UNDER
    steps = [(pitch, usual) for pitch in (36.0, 33.0, 31.0, 29.0, 27.0)]
    closer = [(pitch, tight) for pitch in (29.0, 27.0, 25.0, least)]
    for pitch, under in (*steps, *closer, *([(least, in_key)] if seats else [])):
        if pitch < least:
            continue
        seat = BOX_HEIGHT if seats else 14.0
        padding = max(3.0, (pitch - seat) / 2 + 1.0)
        yield Spacing(
            seat,
            padding=padding,
            apart=9.0 if pitch > least else 7.0,
            rivals=30.0 if pitch > least else 28.0,
            over=PLATE_OVER + 2.0 - padding,
            between=pitch - seat,
            zone=(6.0, 15.0),
            under=under if sheet.signs else 0.0,
        )


CAPTION_UNDER = (18.0, 16.8, 14.6)
"""From a line to its frame's edge under a sign's caption, where time runs across: usually, where it is tight, and least
of all on seats, whose captions stand in the key alone."""
CAPTIONED_PITCH = 22.0


def _spread(sheet: SheetPaper, spacing: Spacing, at: tuple[float, float], room: float) -> Stand:
    """Widens the gaps between blocs as long as no line bends for it. `at` is the text's width and where c begins."""
    graph = _GapGraph(sheet, spacing)
    best = graph.solve(room)
    fewest = graph.bends(best)
    for more in (24.0, 18.0, 12.0, 6.0):
        wider = _GapGraph(sheet, replace(spacing, apart=spacing.apart + more, rivals=spacing.rivals + more / 2))
        if wider.narrowest() <= room and wider.fewest(room, fewest + 1) <= fewest:
            found = wider.solve(room)
            if wider.bends(found) <= fewest:
                graph, best = wider, found
                break
    return graph.stand(best, at, room)


@dataclass(slots=True)
class _GapGraph:
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
                pitch = self.spacing.pitch
                self._add(self.node[index, one], self.node[index, other], pitch)
                self._add(self.node[index, other], self.node[index, one], -pitch - LOOSE)
        if not phase.blocs:
            return
        self._add(0, self.node[index, phase.blocs[0].lines[0]], self.spacing.first(phase.blocs[0]) + 1)
        self._add(self.node[index, phase.blocs[-1].lines[-1]], 1, self.spacing.last(phase.blocs[-1]) + 1)
        for at, (left, right) in enumerate(itertools.pairwise(phase.blocs)):
            joined = (at, at + 1) in phase.rivals and not needs_lane(phase, at, at + 1)
            between = self.spacing.rivals if joined else self.spacing.apart
            edges = self.spacing.last(left) + self.spacing.first(right)
            self._add(self.node[index, left.lines[-1]], self.node[index, right.lines[0]], edges + between)
        self._add_boundaries(index, phase)

    def _add_boundaries(self, index: int, phase: PhasePaper) -> None:
        here = [(2 + n, self.sheet.zones[run[0]].left) for n, run in enumerate(self.runs) if run[1] <= index <= run[2]]
        for left, right in itertools.product((n for n, at in here if at), (n for n, at in here if not at)):
            # Nobody need stand between two zones: their boundaries keep their sides all the same.
            self._add(left, right, BETWEEN_ZONES)
        for number, (zone, first, last) in enumerate(self.runs):
            if not first <= index <= last:
                continue
            node = 2 + number
            mirrored = self.sheet.zones[zone].left
            for bloc in phase.blocs:
                inside = stands_beyond(self.sheet, bloc, zone)
                white = self.spacing.zone[1] if inside else self.spacing.zone[0]
                if inside != mirrored:
                    self._add(node, self.node[index, bloc.lines[0]], self.spacing.first(bloc) + white)
                else:
                    self._add(self.node[index, bloc.lines[-1]], node, self.spacing.last(bloc) + white)

    def _add(self, left: int, right: int, least: float) -> None:
        self.gaps.append(Gap(left, right, round(10 * least)))

    def narrowest(self) -> float:
        """The least width in points."""
        return narrowest(self.nodes, self.gaps) / 10

    def solve(self, room: float) -> list[int]:
        """Places of all nodes."""
        return place(self.nodes, self.gaps, self.links, int(10 * room))

    def fewest(self, room: float, enough: int) -> int:
        """The fewest bends in that room, as far as they are fewer than `enough`."""
        return fewest_bends(self.nodes, self.gaps, self.links, int(10 * room), enough=enough)[0]

    def bends(self, at: list[int]) -> int:
        """How many links are not straight."""
        return sum(at[link.first] != at[link.second] for link in self.links)

    def stand(self, at: list[int], start: tuple[float, float], room: float) -> Stand:
        """The places in points, in the middle of the room. `start` is the text's width, and where the room begins."""
        ends = [
            bound
            for index, phase in enumerate(self.sheet.phases)
            for bloc in phase.blocs
            for bound in (
                at[self.node[index, bloc.lines[0]]] - 10 * self.spacing.first(bloc),
                at[self.node[index, bloc.lines[-1]]] + 10 * self.spacing.last(bloc),
            )
        ]
        ends += [at[2 + number] for number in range(len(self.runs))]
        least, most = min(ends, default=0), max(ends, default=0)
        shift = start[1] + (room - (most - least) / 10) / 2 - least / 10
        c = {key: shift + at[node] / 10 for key, node in self.node.items()}
        edges = {
            (index, number): (
                c[index, bloc.lines[0]] - self.spacing.first(bloc),
                c[index, bloc.lines[-1]] + self.spacing.last(bloc),
            )
            for index, phase in enumerate(self.sheet.phases)
            for number, bloc in enumerate(phase.blocs)
        }
        boundaries = tuple(
            Boundary(zone, first, last, shift + at[2 + number] / 10)
            for number, (zone, first, last) in enumerate(self.runs)
        )
        return Stand(self.spacing, start[0], c, edges, boundaries)


def stands_beyond(sheet: SheetPaper, bloc: BlocPaper, zone: int) -> bool:
    """Whether a bloc stands in a zone, or in one that lies further out on the same side."""
    if bloc.zone is None or sheet.zones[bloc.zone].left != sheet.zones[zone].left:
        return False
    return bloc.zone >= zone


def _runs(sheet: SheetPaper, zone: int) -> Iterator[tuple[int, int, int]]:
    """Phases one after the other in which somebody stands in a zone."""
    inside = [any(bloc.zone == zone for bloc in phase.blocs) for phase in sheet.phases]
    for held, group in itertools.groupby(range(len(inside)), key=lambda index: inside[index]):
        if held:
            phases = list(group)
            yield zone, phases[0], phases[-1]
