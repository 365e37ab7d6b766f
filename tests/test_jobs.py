"""Many lessons at once, in processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lessonkit import jobs, runs
from lessonkit.cache import Cache
from lessonkit.jobs import Defect, build_all
from lessonkit.runs import Order, Outcome

SPEC = "title: Lesson {n}\nreading:\n  - text: Something happened.\n"
COUNT = 3


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A few lessons; the second has a mistake."""
    made = []
    for n in range(COUNT):
        file = tmp_path / f"l{n}.yaml"
        file.write_text(SPEC.format(n=n) + ("odd: key\n" if n == 1 else ""))
        made.append(file)
    return made


def run(files: list[Path], folder: Path, count: int) -> list[Outcome | Defect]:
    """All of them built, with a cache beside the output."""
    order = Order("A4", (), folder / "out")
    return list(build_all(files, order, Cache(folder / "cache"), count))


def contents(folder: Path) -> dict[str, bytes]:
    """All finished files."""
    root = folder / "out"
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*.pdf")}


def test_processes_make_the_same_files_in_the_same_order(files: list[Path], tmp_path: Path) -> None:
    """Results in the order of the lessons, mistakes told at theirs; bytes as from one process."""
    alone, together = run(files, tmp_path / "one", 1), run(files, tmp_path / "two", 2)
    for one, two in zip(alone, together, strict=True):
        assert isinstance(one, Outcome)
        assert isinstance(two, Outcome)
        assert (one.file, one.diagnostics, one.pages) == (two.file, two.diagnostics, two.pages)
    assert [outcome.good for outcome in together] == [True, False, True]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_what_stands_is_not_built_again(files: list[Path], tmp_path: Path) -> None:
    """The second run builds only the lesson that has a mistake, whatever the number of processes."""
    run(files, tmp_path, 2)
    again = run(files, tmp_path, 2)
    assert [isinstance(one, Outcome) and one.unchanged for one in again] == [True, False, True]


def test_a_defect_is_told_of_its_lesson_and_stops_no_other(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is raised becomes a Defect with its place."""
    build = runs.build_anew

    def fail(file: Path, order: Order, cache: Cache) -> Outcome:
        if file == files[0]:
            raise RuntimeError("made for the test")
        return build(file, order, cache)

    monkeypatch.setattr(runs, "build_anew", fail)
    first, _, last = run(files, tmp_path, 1)
    assert isinstance(first, Defect)
    assert first.message == "RuntimeError: made for the test"
    assert "in fail" in first.trace
    assert isinstance(last, Outcome)
    assert last.good


def test_a_process_that_is_ended_from_outside_is_told(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where memory runs out: each lesson that was waited for says so."""
    monkeypatch.setattr(jobs, "_built", _ends)
    done = run(files, tmp_path, 2)
    assert len(done) == COUNT
    assert all(isinstance(one, Defect) and "ended from outside" in one.message for one in done)


def _ends(*_: object) -> None:
    os._exit(1)


@pytest.mark.parametrize(
    ("asked", "stale", "workers"), [(1, 9, 1), (3, 9, 3), (3, 2, 2), (0, 4, 1), (0, 9, 6), (0, 5, 5)]
)
def test_by_default_there_are_processes_where_they_are_worth_it(
    asked: int, stale: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for few lessons; else as many as the computer has processors, and never more than lessons."""
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert jobs.workers_for(asked, stale) == workers
