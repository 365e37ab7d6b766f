"""Names that look alike."""

from __future__ import annotations

import time

import pytest

from lessonkit.registry import did_you_mean, near

MANY = [f"{word}-{number:03d}" for word in ("person", "place", "event") for number in range(400)]


def test_near_names_come_best_first() -> None:
    """At most three, and none that is quite another word."""
    assert near("stalim", ("lenin", "stalin", "stalino")) == ("stalin", "stalino")
    assert near("x", ("lenin", "stalin")) == ()
    assert did_you_mean("stalim", ("lenin", "stalin")) == "did you mean `stalin`?"


def test_two_slips_are_forgiven_where_a_name_begins_right() -> None:
    """`spane` is meant for `spain`; `train` for neither."""
    assert near("spane", ("france", "spain")) == ("spain",)
    assert near("train", ("france", "spain")) == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("matrx", "matrix"),
        ("seat", "seats"),
        ("lable", "label"),
        ("the seats", "seats"),
        ("start", None),
        ("seating", None),
        ("table", None),
        ("wall", None),
    ],
)
def test_a_word_with_the_same_letters_is_no_slip(name: str, meant: str | None) -> None:
    """Half the letters of "start" stand in "seats", in order: nobody meant that."""
    assert next(iter(near(name, ("seats", "label", "complete", "matrix", "network"))), None) == meant


@pytest.mark.parametrize("slip", ["pexson-123", "person-12", "oerson-123", "person123", "person-1233"])
def test_a_slip_is_found_among_many_names(slip: str) -> None:
    """One end of the name is still right, and leads to it."""
    assert any(name.startswith("person-12") or name == "person-123" for name in near(slip, MANY))


def test_a_thousand_slips_take_no_time() -> None:
    """Each is compared with a few names only: 1,200 against 1,200 took minutes."""
    start = time.process_time()
    assert all(did_you_mean(name.replace("-", "_"), MANY) for name in MANY)
    assert time.process_time() - start < 3.0
