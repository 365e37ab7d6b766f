"""Dates as teachers write them: 1922, 1922-12, 1924-01-21, 44 BC, 44-03-15 BC, AD 14."""

from __future__ import annotations

import re

from lessonkit.model.ledger import Date, year_words

_ERA = r"B\.?\s?C\.?\s?(?:E\.?)?|A\.?\s?D\.?|C\.?\s?E\.?"
_FORM = re.compile(
    rf"(A\.?\s?D\.?\s*)?(-?\d{{1,4}})(?:-(\d{{1,2}})(?:-(\d{{1,2}}))?)?(?:\s*({_ERA}))?", re.IGNORECASE
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_date(value: str) -> Date | str:
    """The date, or what is wrong with it. There is no year 0; days follow the Gregorian calendar."""
    found = _FORM.fullmatch(value.strip())
    if not found or (found[1] and found[5]):
        return f"“{value.strip()[:40]}” is not a date"
    year, month, day = int(found[2]), int(found[3] or 0), int(found[4] or 0)
    era = re.sub(r"[\s.]", "", found[1] or found[5] or "").upper()
    if year == 0:
        return "there is no year 0: AD 1 follows 1 BC"
    if era and year < 0:
        return f"a year has a minus or {era}, not both"
    if era.startswith("BC"):
        year = -year
    if found[3] and not 1 <= month <= 12:
        return f"there is no month {month}"
    if found[4] and not 1 <= day <= days_of(year, month):
        return f"month {month} of {year_words(Date(year))} has no day {day}"
    return Date(year, month, day)


def days_of(year: int, month: int) -> int:
    """How many days a month has. Years BC count backwards from 1 BC, which is a leap year."""
    counted = year if year > 0 else year + 1
    leap = counted % 4 == 0 and (counted % 100 != 0 or counted % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
