"""What the manual says of rosters is what they can hold, and the rosters it shows can be used as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from classes.classrooms import codes, read
from lessonkit.classes.roster import COLUMNS, Roster
from lessonkit.model.names import SORTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "class-sets.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def good(text: str, folder: Path) -> Roster:
    """A roster with nothing wrong in it."""
    roster, sink = read(text, folder)
    assert codes(sink) == []
    assert roster is not None
    return roster


@pytest.mark.parametrize("column", COLUMNS)
def test_the_table_tells_every_heading(column: str) -> None:
    """In the row of its column; those of first and last names share one."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    told = [{word.strip(" `") for word in row.replace("|", ",").replace(";", ",").split(",")} for row in rows]
    assert [row for row in told if set(COLUMNS[column]) <= row]


def test_the_example_is_a_class_of_thirty(tmp_path: Path) -> None:
    """Three levels, two in large print, one of them on tinted paper."""
    pupils = good((ROOT / "docs" / "example-roster.csv").read_text(encoding="utf-8"), tmp_path).pupils
    assert len(pupils) == 30
    assert {pupil.level for pupil in pupils} == {"support", "core", "stretch"}
    assert sorted(pupil.look.size for pupil in pupils if pupil.look.size) == [18, 24]
    assert [pupil.look.tint for pupil in pupils if pupil.look.tint] == ["cream"]


def test_the_readmes_roster_can_be_used(tmp_path: Path) -> None:
    """As it is shown, indented in a list."""
    shown = README.partition("## A class set")[2].partition("```text\n")[2].partition("```")[0]
    assert len(good("\n".join(line.strip() for line in shown.splitlines()), tmp_path).pupils) == 4


def test_the_orders_are_those_of_the_command() -> None:
    """Each is named."""
    row = next(line for line in PAGE.splitlines() if line.startswith("| `--sort"))
    assert [sort for sort in SORTS if sort not in row] == []
