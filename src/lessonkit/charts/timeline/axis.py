"""The axis: one scale for all its parts, breaks where many years are empty, ticks at round days.

A stretch without events is left out where it is longer than 30 % of the whole span and longer than four times the
median of all empty stretches. Lengths are in points, along the axis from its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from lessonkit.charts.timeline.calendar import Step, Unit, date_of
from lessonkit.model.ledger import Date, year_words
from lessonkit.words import Words

BREAK_SHARE, BREAK_MEDIANS = 0.30, 4
BREAK_GAP = 16.0
"""Between the two parts of the axis at a break."""

END_WHITE = 5.0
"""From the words of the outermost tick to the end of its part."""

_LEAST_DAYS = 4
"""Events of one day, or nearly so, still get an axis of some days."""

_LABEL_WHITE, _ODD_WHITE = 13.0, 6.0
"""Between the words of two round ticks; between those of a round one and those at an edge."""

_MOST_DAYS = {Unit.DAY: 100.0, Unit.MONTH: 1100.0, Unit.YEAR: float("inf")}
"""Ticks are named by days, or by months, only where no more days are shown."""

_FINEST_TICKS = 4.2
_ROUNDED = 0.05
"""An end of the axis may be moved so far, as a share of its length, to a rounder day."""

_STEPS = tuple(
    Step(unit, count)
    for unit, counts in (
        (Unit.DAY, (1, 2, 5, 10)),
        (Unit.MONTH, (1, 2, 3, 6)),
        (Unit.YEAR, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)),
    )
    for count in counts
)
_BETWEEN: dict[Step, tuple[Step, ...]] = {
    Step(Unit.DAY, 2): (Step(Unit.DAY),),
    Step(Unit.DAY, 5): (Step(Unit.DAY),),
    Step(Unit.DAY, 10): (Step(Unit.DAY), Step(Unit.DAY, 5)),
    Step(Unit.MONTH): (Step(Unit.DAY), Step(Unit.DAY, 5), Step(Unit.DAY, 10)),
    Step(Unit.MONTH, 2): (Step(Unit.MONTH),),
    Step(Unit.MONTH, 3): (Step(Unit.MONTH),),
    Step(Unit.MONTH, 6): (Step(Unit.MONTH), Step(Unit.MONTH, 3)),
    Step(Unit.YEAR): (Step(Unit.MONTH), Step(Unit.MONTH, 3), Step(Unit.MONTH, 6)),
    Step(Unit.YEAR, 2): (Step(Unit.MONTH, 6), Step(Unit.YEAR)),
    Step(Unit.YEAR, 5): (Step(Unit.YEAR),),
} | {
    Step(Unit.YEAR, count): tuple(Step(Unit.YEAR, count // part) for part in (10, 5, 2))
    for count in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
}
"""The steps of the small ticks, the finest first."""

Extent = Callable[[Sequence[str]], float]
"""How much of the axis the lines of a tick's words take."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A stroke at the beginning of a day; `lines` are its words, if any, and `name` tells the day in full."""

    at: float
    day: int
    major: bool
    lines: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece without a break: its first and last day, and where it begins and ends, white at both ends included."""

    first: int
    last: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Parts in order of time, all to one scale (points for each day), with their ticks."""

    scale: float
    white: float
    parts: tuple[Part, ...]
    ticks: tuple[Tick, ...]
    small: Step
    """From stroke to stroke."""

    def place(self, day: float) -> float:
        """Where a day stands. It must lie in one of the parts."""
        part = next(part for part in self.parts if part.first <= day <= part.last)
        return part.begin + self.white + (day - part.first) * self.scale


class TooShort(Exception):
    """The axis has no room for any ticks; on a whole sheet there is always some."""


def lay_axis(spans: Sequence[tuple[int, int]], length: float, extent: Extent, words: Words) -> Axis:
    """The axis with the finest ticks whose words keep apart. `spans` are first days and days after the last.

    Raises TooShort.
    """
    runs = _runs(spans)
    shown = sum(last - first for first, last in runs)
    for step in _STEPS:
        if shown > _MOST_DAYS[step.unit] or _scale(runs, length, 0.0) * step.days < _LABEL_WHITE:
            continue
        axis = _Laying(step, runs, length, extent, words).axis()
        if axis is not None:
            return axis
    raise TooShort


Run = tuple[int, int]
"""The first day of some events, and the day after the last."""


def _runs(spans: Sequence[tuple[int, int]]) -> list[Run]:
    """The stretches with events; what lies between them is left out of the axis."""
    ordered = sorted(spans)
    begin, end = ordered[0][0], max(after for _, after in ordered)
    if end - begin < _LEAST_DAYS:
        return [(begin - 2, end + 2)]
    reached, gaps = ordered[0][1], []
    for first, after in ordered[1:]:
        gaps.append((max(0, first - reached), reached, first))
        reached = max(reached, after)
    empty = [gap for gap, _, _ in gaps if gap]
    if len(empty) < 2:
        return [(begin, end)]
    least = max(BREAK_SHARE * (end - begin), BREAK_MEDIANS * median_low(empty))
    edges = [begin, *(day for gap, *days in gaps if gap > least for day in days), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _scale(runs: Sequence[Run], length: float, white: float) -> float:
    room = length - (len(runs) - 1) * BREAK_GAP - 2 * len(runs) * white
    return room / sum(last - first for first, last in runs)


@dataclass(frozen=True, slots=True)
class _Laying:
    """One try: ticks of `step`."""

    step: Step
    runs: list[Run]
    length: float
    extent: Extent
    words: Words

    def axis(self) -> Axis | None:
        """The axis; None where the words of neighbouring ticks would touch."""
        widest = max(self.extent(self.lines(day, year=True)) for run in self.runs for day in self.named_days(run))
        white = widest / 2 + END_WHITE
        runs = self.joined(self.rounded(white), white)
        scale = _scale(runs, self.length, white)
        if scale * self.step.days < widest + _LABEL_WHITE:
            return None
        parts, begin = [], 0.0
        for first, last in runs:
            end = begin + 2 * white + (last - first) * scale
            parts.append(Part(first, last, begin, end))
            begin = end + BREAK_GAP
        small = next((one for one in _BETWEEN.get(self.step, ()) if one.days * scale >= _FINEST_TICKS), self.step)
        axis = Axis(scale, white, tuple(parts), (), small)
        return replace(axis, ticks=tuple(self.ticks(axis)))

    def named_days(self, run: Run) -> Iterator[int]:
        """Days whose words may stand on the axis; those at the ends of a run, if not these, are no longer."""
        first, last = run
        yield from run
        yield from self.step.ticks(self.step.before(first), self.step.after(last))

    def rounded(self, white: float) -> list[Run]:
        """The runs from round day to round day, each long enough for the words at both its ends."""
        steps = [step for step in reversed(_STEPS) if step.unit is self.step.unit and step.count <= self.step.count]
        runs = self.runs
        scale = _scale(runs, self.length, white)
        allowed = _ROUNDED * self.length / scale
        rounded = []
        for first, last in runs:
            begin = next(
                (day for step in steps if first - (day := step.before(first)) <= allowed), steps[-1].before(first)
            )
            end = next((day for step in steps if (day := step.after(last)) - last <= allowed), steps[-1].after(last))
            rounded.append((begin, end))
        if len(rounded) == 1:
            return rounded
        for _ in range(2):  # the second round reckons with the scale that the first has left
            scale = _scale(rounded, self.length, white)
            rounded = [self.lengthened(run, scale, steps[::-1]) for run in rounded]
        return rounded

    def lengthened(self, run: Run, scale: float, steps: Sequence[Step]) -> Run:
        """A short run with more days, until its ends have room for their words: up to rounder days, then by steps."""
        first, last = run
        least = self.extent(self.lines(first, year=True)) + _ODD_WHITE
        for step in steps:
            if (last - first) * scale >= least:
                break
            first, last = step.before(first), step.after(last)
        before = False
        while (last - first) * scale < least:
            first, last = (steps[-1].before(first - 1), last) if before else (first, steps[-1].after(last + 1))
            before = not before
        return first, last

    def joined(self, runs: list[Run], white: float) -> list[Run]:
        """Runs joined again where leaving out what lies between them spares no room."""
        scale = _scale(runs, self.length, white)
        kept = [runs[0]]
        for first, last in runs[1:]:
            if (first - kept[-1][1]) * scale <= BREAK_GAP + 2 * white:
                kept[-1] = (kept[-1][0], last)
            else:
                kept.append((first, last))
        return kept

    def ticks(self, axis: Axis) -> Iterator[Tick]:
        """Large ticks with words, the edges of a break among them, and small ones between."""
        for number, part in enumerate(axis.parts):
            forced = [part.first] if number else []
            forced += [part.last] if number < len(axis.parts) - 1 else []
            large = set(self.step.ticks(part.first, part.last)) | set(forced)
            named = self.named(axis, forced, [*sorted(large), part.first, part.last])
            days = sorted(large | set(named) | set(axis.small.ticks(part.first, part.last)))
            year = 0
            for day in days:
                lines = self.lines(day, year=date_of(day)[0] != year) if day in named else ()
                year = date_of(day)[0] if day in named else year
                yield Tick(axis.place(day), day, day in large or day in named, lines, self.name(day))

    def named(self, axis: Axis, forced: Sequence[int], others: Sequence[int]) -> list[int]:
        """The days whose words stand on the axis: the forced ones, then those that keep clear of them."""
        half = {day: self.extent(self.lines(day, year=True)) / 2 for day in (*forced, *others)}
        named = list(forced)
        for day in others:
            at = axis.place(day)
            if all(abs(axis.place(one) - at) >= half[one] + half[day] + _ODD_WHITE for one in named):
                named.append(day)
        return named

    def lines(self, day: int, *, year: bool) -> tuple[str, ...]:
        """The words of a tick; months and days name their year on a second line, where it is not the one before."""
        counted, month, number = date_of(day)
        if self.step.unit is Unit.YEAR:
            return (self.year(counted),)
        name = self.words.months[month - 1]
        first = name if self.step.unit is Unit.MONTH else self.words.day_and_month.format(day=number, month=name)
        return (first, self.year(counted)) if year else (first,)

    def name(self, day: int) -> str:
        """A tick's day in full, as far as its step tells it."""
        if self.step.unit is not Unit.DAY:
            return " ".join(self.lines(day, year=True))
        year, month, number = date_of(day)
        name = self.words.months[month - 1]
        return self.words.full_date.format(day=number, month=name, year=self.year(year))

    def year(self, year: int) -> str:
        """A year in print."""
        return year_words(Date(year))
