"""Days as numbers, and the round days at which an axis has its ticks.

The Gregorian calendar throughout, also before it was made. Inside, years are counted as astronomers do: the year
before AD 1 is 0, though no date says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lessonkit.model.ledger import Date

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MEAN_YEAR = 365.2425


class Unit(Enum):
    """What ticks are counted in; the value is its mean length in days."""

    DAY = 1.0
    MONTH = _MEAN_YEAR / 12
    YEAR = _MEAN_YEAR


@dataclass(frozen=True, slots=True)
class Step:
    """Ticks at each `count`-th day of a month, month of a year, or year."""

    unit: Unit
    count: int = 1

    @property
    def days(self) -> float:
        """About how many days lie between two ticks."""
        return self.unit.value * self.count

    def ticks(self, first: int, last: int) -> Iterator[int]:
        """The ticks from one day to another, both included."""
        at = _period(first, self.unit)
        while (day := _start(at, self.unit)) <= last:
            if day >= first and self._has(at):
                yield day
            at += 1

    def before(self, day: int) -> int:
        """The last tick up to a day."""
        at = _period(day, self.unit)
        while not self._has(at):
            at -= 1
        return _start(at, self.unit)

    def after(self, day: int) -> int:
        """The first tick from a day on."""
        at = _period(day, self.unit)
        while not (self._has(at) and _start(at, self.unit) >= day):
            at += 1
        return _start(at, self.unit)

    def _has(self, period: int) -> bool:
        """Whether a period begins with a tick."""
        if self.unit is Unit.YEAR:
            year = _named(period)
            return year % self.count == 0 or year == 1
        if self.unit is Unit.MONTH:
            return period % 12 % self.count == 0
        _, month, day = date_of(period)
        left = _length(_counted(date_of(period)[0]), month) - day
        return (day - 1) % self.count == 0 and (self.count == 1 or left >= self.count / 2)


def span_of(date: Date) -> tuple[int, int]:
    """The days on which it may have happened: the first, and the one after the last."""
    year = _counted(date.year)
    if not date.month:
        return _new_year(year), _new_year(year + 1)
    first = _month_start(12 * year + date.month - 1)
    if not date.day:
        return first, first + _length(year, date.month)
    return first + date.day - 1, first + date.day


def date_of(day: int) -> tuple[int, int, int]:
    """Year (negative for BC), month and day of the month."""
    year = _year_of(day)
    left, month = day - _new_year(year), 1
    while left >= _length(year, month):
        left -= _length(year, month)
        month += 1
    return _named(year), month, left + 1


def _counted(year: int) -> int:
    """The year as astronomers count: 1 BC is 0."""
    return year if year > 0 else year + 1


def _named(year: int) -> int:
    """The year as dates have it: no year 0, and BC negative."""
    return year if year > 0 else year - 1


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def _new_year(year: int) -> int:
    """The number of a year's first day."""
    past = year - 1
    return 365 * past + past // 4 - past // 100 + past // 400


def _year_of(day: int) -> int:
    year = int(day // _MEAN_YEAR) + 1
    while _new_year(year) > day:
        year -= 1
    while _new_year(year + 1) <= day:
        year += 1
    return year


def _month_start(period: int) -> int:
    year, month = divmod(period, 12)
    return _new_year(year) + sum(_length(year, n) for n in range(1, month + 1))


def _period(day: int, unit: Unit) -> int:
    """The number of the day, month or year in which a day lies."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.YEAR:
        return _year_of(day)
    year, month, _ = date_of(day)
    return 12 * _counted(year) + month - 1


def _start(period: int, unit: Unit) -> int:
    """The first day of a period."""
    if unit is Unit.DAY:
        return period
    return _new_year(period) if unit is Unit.YEAR else _month_start(period)
