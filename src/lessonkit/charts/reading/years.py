"""The years of a phase as teachers write them: 1922–24, 1925, 60–53 BC, 31 BC–AD 14. There is no year 0."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lessonkit.model.ledger import Date

_BEFORE, _AFTER = r"A\.?\s?D\.?", r"B\.?\s?C\.?\s?(?:E\.?)?|A\.?\s?D\.?|C\.?\s?E\.?"
_YEAR = rf"(?:(?P<pre{{n}}>{_BEFORE})\s*)?(?P<year{{n}}>\d{{{{1,4}}}})(?:\s*(?P<era{{n}}>{_AFTER}))?"
_SPAN = re.compile(
    rf"{_YEAR.format(n=1)}(?:\s*[-–—]\s*{_YEAR.format(n=2)})?",
    re.IGNORECASE,
)
_EARLY = 1000
"""Years before this one are more often meant as BC than stories are told of them."""
AS_BC = "years before Christ end in BC"
_FORMS = "write 1922–24, 1922–1924, 1925, 60–53 BC or 31 BC–AD 14"


@dataclass(frozen=True, slots=True)
class _Year:
    """A year as it is written: digits, and "BC", "AD" or nothing."""

    digits: str
    era: str

    @property
    def number(self) -> int:
        return -int(self.digits) if self.era == "BC" else int(self.digits)

    def words(self) -> str:
        """The year with what tells its era."""
        return {"BC": f"{self.digits} BC", "AD": f"AD {self.digits}"}.get(self.era, self.digits)


def years_of(text: str) -> tuple[int, int] | None:
    """First and last year, BC negative; None where it is no such text, or the year 0 stands in it."""
    found = _parsed(text)
    if found is None or _unclear(*found):
        return None
    first, last = found[0].number, found[1].number
    return (first, last) if first and last else None


def wrong_years(text: str) -> tuple[str, str] | None:
    """What is wrong with the years of a phase, and what to do; None where they are right."""
    found = _parsed(text)
    if found is None:
        return f"`{text}` is not a year or a span of years", _FORMS
    first, last = found
    if not first.number or not last.number:
        return "There is no year 0", "AD 1 follows 1 BC: mend the year"
    if _unclear(first, last):
        backwards = f", or {first.digits}–{last.digits} BC" if int(last.digits) < int(first.digits) else ""
        return (
            f"`{text}` does not say whether {last.digits} is BC or AD",
            f"write {first.words()}–AD {last.digits}{backwards}",
        )
    if last.number < first.number:
        return f"`{text}` ends before it begins", _turned(text, first, last)
    return None


def _parsed(text: str) -> tuple[_Year, _Year] | None:
    """First and last year; an era told once, at the end or at the start with AD, holds for both."""
    found = _SPAN.fullmatch(text.strip())
    if found is None or (found["pre1"] and found["era1"]) or (found["pre2"] and found["era2"]):
        return None
    first, last = found["year1"], found["year2"] or found["year1"]
    eras = [_era(found[f"pre{n}"] or found[f"era{n}"]) for n in (1, 2)]
    if not found["year2"]:
        eras[1] = eras[0]
    if eras[0] != "BC" or eras[1] == "BC":
        eras = [eras[0] or eras[1], eras[1] or eras[0]]
    if eras == ["", ""] and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return _Year(first, eras[0]), _Year(last, eras[1])


def _era(word: str | None) -> str:
    return "" if not word else "BC" if word[0] in "Bb" else "AD"


def _unclear(first: _Year, last: _Year) -> bool:
    """Whether the first year is BC, and nothing says what the second is."""
    return first.era == "BC" and not last.era


def _turned(text: str, first: _Year, last: _Year) -> str:
    """How to write years of which the second comes first; a last year that was shortened may be of the next century."""
    short = re.findall(r"\d+", text)[-1]
    if not first.era and first.number < _EARLY:
        return f"{AS_BC}: {first.digits}–{short} BC"
    step = int(10 ** len(short))
    later = last.number + step
    if not last.era and len(short) < len(first.digits) and later - first.number < first.number - last.number:
        return f"write the last year in full: {first.digits}–{later}"
    if first.era == last.era:
        head, tail = "AD " * (first.era == "AD"), " BC" * (first.era == "BC")
        return f"put the earlier year first: {head}{last.digits}–{first.digits}{tail}"
    return f"put the earlier year first: {last.words()}–{first.words()}"


def counted(year: int) -> int:
    """A year's place on a scale without a gap: 1 BC is 0, and AD 1 follows it."""
    return year if year > 0 else year + 1


def place_in(date: Date, span: tuple[int, int]) -> float:
    """Where in a span of years a date lies, from 0 to 1."""
    start = counted(span[0])
    return (in_years(date) - start) / (counted(span[1]) + 1 - start)


def in_years(date: Date) -> float:
    """A date on the scale of `counted`; one without a month counts as the middle of its year."""
    year = counted(date.year)
    if not date.month:
        return year + 0.5
    return year + (date.month - 1 + ((date.day or 15) - 1) / 31) / 12


def is_early(year: int) -> bool:
    """Whether a year may have been meant as one before Christ, or is one."""
    return year < _EARLY
