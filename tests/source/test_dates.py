"""Dates as teachers write them."""

from __future__ import annotations

import pytest

from lessonkit.model.ledger import Date, year_words
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
    ],
)
def test_dates_are_as_exact_as_they_are_typed(typed: str, date: Date) -> None:
    """Year, then month, then day."""
    assert read_date(typed) == date


@pytest.mark.parametrize(
    "typed", ["", "spring", "1922/12", "1922-00", "1922-13", "1923-02-29", "1900-02-29", "0", "-44 BC", "12:30"]
)
def test_what_is_no_date_is_told(typed: str) -> None:
    """Words say what is wrong."""
    assert isinstance(read_date(typed), str)


def test_bc_dates_come_before_ad_dates() -> None:
    """Dates sort by time."""
    assert sorted([Date(1), Date(-1), Date(-44, 3), Date(-44)]) == [Date(-44), Date(-44, 3), Date(-1), Date(1)]
    assert [year_words(Date(year)) for year in (-44, 14, 476)] == ["44 BC", "AD 14", "476"]
