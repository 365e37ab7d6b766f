"""Dates as teachers write them."""

from __future__ import annotations

import pytest

from lessonkit.model.ledger import Date, year_words
from lessonkit.source.date_hints import date_hint
from lessonkit.source.dates import read_date


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1922", Date(1922)),
        ("1922-12", Date(1922, 12)),
        ("1924-01-21", Date(1924, 1, 21)),
        ("1924-2-29", Date(1924, 2, 29)),
        ("44 BC", Date(-44)),
        ("-44", Date(-44)),
        ("-44-03-15", Date(-44, 3, 15)),
        ("44-03-15 BC", Date(-44, 3, 15)),
        ("476 AD", Date(476)),
        ("AD 14", Date(14)),
        ("A.D. 14", Date(14)),
        ("44 B.C.", Date(-44)),
        ("44-03-15 bce", Date(-44, 3, 15)),
        ("44 B.C.E.", Date(-44)),
    ],
)
def test_dates_are_as_exact_as_they_are_typed(typed: str, date: Date) -> None:
    """Year, then month, then day."""
    assert read_date(typed) == date


@pytest.mark.parametrize(
    "typed",
    [
        *("", "spring", "1922/12", "1922-00", "1922-13", "1923-02-29", "1900-02-29", "0", "-44 BC", "12:30"),
        "AD 14 AD",
    ],
)
def test_what_is_no_date_is_told(typed: str) -> None:
    """Words say what is wrong."""
    assert isinstance(read_date(typed), str)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2 December 1805", "write 1805-12-02"),
        ("2nd of Dec. 1805", "write 1805-12-02"),
        ("December 2, 1805", "write 1805-12-02"),
        ("December 1805", "write 1805-12"),
        ("15 March 44 BC", "write 44-03-15 BC"),
        ("31 June 1805", "write the year alone, 1805; or a day in numbers, as 1805-01-21"),
        ("1805/12/2", "write 1805-12-02"),
        ("02.12.1805", "write 1805-12-02 or 1805-02-12: year, month, day"),
        ("22/12/1805", "write 1805-12-22: year, month, day"),
        ("1805-22-12", "write 1805-12-22: year, month, day"),
        ("1805-02-30", "mend the day, or write 1805-02 without it"),
        ("1805-13-30", "mend the month, or write 1805 alone"),
        ("BC 44", "write 44 BC"),
        ("1812-1813", "write the year in which it began, 1812, and say in `text:` how long it went on"),
        ("1812–13", "write the year in which it began, 1812, and say in `text:` how long it went on"),
        ("60–53 BC", "write the year in which it began, 60 BC, and say in `text:` how long it went on"),
        ("c. 1812", "write the year alone, 1812, and say in `text:` that it is not certain"),
        ("1812?", "write the year alone, 1812, and say in `text:` that it is not certain"),
        ("winter 1812", "write the year alone, 1812; or a day in numbers, as 1812-01-21"),
        ("0", "write 1922, 1922-12, 1924-01-21, 44 BC or 44-03-15 BC"),
        ("the 1890s", "write 1922, 1922-12, 1924-01-21, 44 BC or 44-03-15 BC"),
    ],
)
def test_a_hint_says_how_a_date_is_written(typed: str, hint: str) -> None:
    """What is written in place of it is a date."""
    assert isinstance(read_date(typed), str)
    assert date_hint(typed) == hint


def test_bc_dates_come_before_ad_dates() -> None:
    """Dates sort by time."""
    assert sorted([Date(1), Date(-1), Date(-44, 3), Date(-44)]) == [Date(-44), Date(-44, 3), Date(-1), Date(1)]
    assert [year_words(Date(year)) for year in (-44, 14, 476)] == ["44 BC", "AD 14", "476"]
