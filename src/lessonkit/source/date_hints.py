"""What to write in place of a date that is none: the same day with its numbers in order, or the year alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from lessonkit.model.ledger import Date
from lessonkit.source.dates import read_date

_USUAL = "write 1922, 1922-12, 1924-01-21, 44 BC or 44-03-15 BC"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_BC = r"\s*B\.?\s?C\.?(?:\s?E\.?)?"
_YEAR = rf"(?P<year>\d{{1,4}})(?P<era>{_BC})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


def date_hint(value: str) -> str:
    """How to write what was most likely meant."""
    text = value.strip()
    for form, said in _FORMS:
        found = re.fullmatch(form, text, re.IGNORECASE)
        hint = said(found) if found else ""
        if hint:
            return hint
    years = re.findall(r"(?<!\d)\d{3,4}(?!\w)", text)
    return f"write the year alone, {years[0]}; or a day in numbers, as {years[0]}-01-21" if len(years) == 1 else _USUAL


def _is_date(text: str) -> bool:
    return isinstance(read_date(text), Date)


def _worded(found: re.Match[str]) -> str:
    """A day, or a month, whose month is told by its name."""
    parts = found.groupdict()
    date = f"{parts['year']}-{_MONTHS.index(parts['month'][:3].lower()) + 1:02d}"
    if parts.get("day"):
        date += f"-{int(parts['day']):02d}"
    date += " BC" if parts["era"] else ""
    return f"write {date}" if _is_date(date) else ""


def _year_first(found: re.Match[str]) -> str:
    """Year, month and day with other signs between them."""
    date = "-".join([found[1], *(f"{int(part):02d}" for part in (found[2], found[3]) if part)])
    return f"write {date}" if _is_date(date) else ""


def _year_last(found: re.Match[str]) -> str:
    """A day in numbers of which nobody knows which is the month, unless one of them is too large."""
    forms = [
        f"{found[3]}-{int(month):02d}-{int(day):02d}" for day, month in ((found[1], found[2]), (found[2], found[1]))
    ]
    sound = [form for form in dict.fromkeys(forms) if _is_date(form)]
    return f"write {' or '.join(sound)}: year, month, day" if sound else ""


def _in_order(found: re.Match[str]) -> str:
    """A date in the right form that there is not: day and month turned, else what is left without the wrong one."""
    year, month, day, era = found[1], int(found[2]), int(found[3]), " BC" if found[4] else ""
    if _is_date(turned := f"{year}-{day:02d}-{month:02d}{era}"):
        return f"write {turned}: year, month, day"
    if _is_date(shorter := f"{year}-{month:02d}{era}"):
        return f"mend the day, or write {shorter} without it"
    return f"mend the month, or write {year}{era} alone" if int(year) else ""


def _era_first(found: re.Match[str]) -> str:
    return f"write {found[1]} BC" if _is_date(f"{found[1]} BC") else ""


def _of_range(found: re.Match[str]) -> str:
    """Two years; a number up to twelve is a month."""
    if int(found[2]) <= len(_MONTHS):
        return ""
    return (
        f"write the year in which it began, {found[1]}{' BC' * bool(found[3])}, and say in `text:` how long it went on"
    )


def _about(found: re.Match[str]) -> str:
    return f"write the year alone, {found[1].upper()}, and say in `text:` that it is not certain"


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (rf"{_DAY}\s*(?:of\s+)?{_MONTH},?\s*{_YEAR}", _worded),
    (rf"{_MONTH}\s*{_DAY},?\s+{_YEAR}", _worded),
    (rf"{_MONTH},?\s*{_YEAR}", _worded),
    (r"(\d{3,4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", _year_first),
    (r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{3,4})", _year_last),
    (rf"(\d{{1,4}})-(\d{{1,2}})-(\d{{1,2}})({_BC})?", _in_order),
    (r"B\.?\s?C\.?\s*(\d{1,4}(?:-\d{1,2}){0,2})", _era_first),
    (rf"(\d{{1,4}})(?:{_BC})?\s*(?:[-–—/]|to|until)\s*(\d{{1,4}})({_BC})?", _of_range),
    (rf"(?:c|ca|circa|about|around|approx|before|after)?\.?\s*(\d{{3,4}}|\d{{1,4}}{_BC})\s*\??", _about),
)
"""Forms that teachers write, and what is said of each; the first that has something to say is heard."""
