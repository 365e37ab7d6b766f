"""Versions: neighbours differ, the roster's own win, and who comes last changes nobody's."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lessonkit.classes.dealing import clashes, dealt
from lessonkit.classes.roster import Pupil

LETTERS = st.sampled_from(["AB", "ABC", "ABCD"])
SEATS = st.one_of(st.none(), st.tuples(st.integers(1, 9), st.integers(1, 9)))


@st.composite
def classes(draw: st.DrawFn, *, given_versions: bool = True) -> list[Pupil]:
    """Pupils, some with seats (no two on one), some with versions of their own."""
    versions = st.sampled_from(["", "", "A", "B"]) if given_versions else st.just("")
    seats = draw(st.lists(SEATS, max_size=30, unique_by=lambda seat: seat or object()))
    return [
        Pupil(place=n, name=f"Pupil {n}", seat=seat, version=draw(versions)) for n, seat in enumerate(seats, 1)
    ]


def versions(pupils: list[Pupil], letters: str) -> list[str]:
    """What each of them gets."""
    return [pupil.version for pupil in dealt(pupils, letters)]


@given(classes(given_versions=False), LETTERS)
def test_neighbours_differ(pupils: list[Pupil], letters: str) -> None:
    """Beside, before and behind each other; without seats, one after the other."""
    assert clashes(dealt(pupils, letters)) == ()


@given(classes(), classes(), LETTERS)
def test_who_comes_later_changes_nothing(pupils: list[Pupil], later: list[Pupil], letters: str) -> None:
    """Whatever seat and version they have."""
    moved = [replace(pupil, place=len(pupils) + pupil.place) for pupil in later]
    assert versions([*pupils, *moved], letters)[: len(pupils)] == versions(pupils, letters)


@given(classes(), LETTERS)
def test_the_rosters_own_version_wins(pupils: list[Pupil], letters: str) -> None:
    """And every pupil has one."""
    got = versions(pupils, letters)
    assert all(got)
    assert all(pupil.version in ("", version) for pupil, version in zip(pupils, got, strict=True))


def test_with_four_letters_those_who_sit_diagonally_differ_too() -> None:
    """All eight neighbours."""
    room = {(row, place): None for row in range(1, 6) for place in range(1, 6)}
    got = {p.seat: p.version for p in dealt([Pupil(place=1, name="x", seat=seat) for seat in room], "ABCD")}
    for row, place in room:
        round_it = [(row + r, place + p) for r in (-1, 0, 1) for p in (-1, 0, 1) if r or p]
        assert got[row, place] not in [got[seat] for seat in round_it if seat in got]


def test_given_versions_that_clash_are_found() -> None:
    """One warning for each pair: one after the other, or at the next desk."""
    one, two = Pupil(place=1, name="x", version="B"), Pupil(place=2, name="y", version="B")
    assert clashes([one, two]) == ((one, two),)
    seated = [replace(one, seat=(1, 1)), replace(two, seat=(2, 1)), replace(two, seat=(9, 9))]
    assert clashes(seated) == ((seated[0], seated[1]),)
    assert clashes(dealt([Pupil(place=1, name="x"), Pupil(place=2, name="y")], "")) == ()
