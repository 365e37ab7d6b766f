"""What a sheet has no room for is told when it is composed: LK638, a warning, and the chart is printed all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit import build
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.units import PAPERS

LESSON = """title: Sides
people:
{people}
alliances:
  title: Who stood with whom
  actors: [{ids}]
  phases:
{phases}
  sheets:
    mine:
      form: {form}
      {key}
"""


def warned(
    folder: Path, people: int, phases: int, key: str, form: str = "seats", paper: str = "A4"
) -> list[Diagnostic]:
    """What is said of a chart of so many people, each a group of one, in so many phases."""
    ids = [f"p{number:02d}" for number in range(people)]
    blocs = "".join(f"\n        - {{members: [{name}], name: House of {name}}}" for name in ids)
    text = LESSON.format(
        people="\n".join(f"  {name}: {{name: Person {name}}}" for name in ids),
        ids=", ".join(ids),
        phases="\n".join(f"    - years: {1900 + n}\n      beyond: true\n      blocs:{blocs}" for n in range(phases)),
        form=form,
        key=key,
    )
    file = folder / "lesson.yaml"
    file.write_text(text, encoding="utf-8")
    sink, faces = Sink(), build.open_faces()
    lesson = build.load(file, sink, faces)
    assert lesson is not None, sink.found
    packet = build.make_packet(lesson, build.Settings(PAPERS[paper], ("alliance-chart", "poster")), sink, faces)
    assert packet is not None
    line = text.splitlines().index(f"      {key}".splitlines()[0]) + 1
    found = [one for one in sink.in_order() if one.code == "LK638"]
    assert all(one.span is not None and one.span.line == line for one in found)
    return found


@pytest.mark.parametrize(("people", "paper", "count"), [(4, "A4", 0), (8, "A4", 1), (8, "A3", 0)])
def test_time_that_cannot_run_across_is_told(tmp_path: Path, people: int, paper: str, count: int) -> None:
    """Eight groups under each other are too many for A4 on its side, and few enough for A3."""
    found = warned(tmp_path, people, 2, "page: landscape", paper=paper)
    message = "The sheet `mine` has no room for time to run across: it lies on its side, and time runs down it."
    assert [one.message for one in found] == [message] * count


@pytest.mark.parametrize("form", ["seats", "complete"])
def test_a_poster_is_told_of_as_well(tmp_path: Path, form: str) -> None:
    """A poster is drawn on a plain sheet, or on one that is a little larger."""
    assert len(warned(tmp_path, 12, 2, "page: landscape\n      poster: 2", form=form)) == 1
    assert warned(tmp_path, 4, 2, "page: landscape\n      poster: 2", form=form) == []


@pytest.mark.parametrize(("phases", "count"), [(3, 0), (5, 0), (6, 1)])
def test_triangles_without_a_cell_are_told(tmp_path: Path, phases: int, count: int) -> None:
    """Six pictures leave no cell for the words on how triangles are counted."""
    found = warned(tmp_path, 4, phases, "triangles: true", form="network")
    message = "The sheet `mine` leaves its triangles out: it has 6 phases, and room for 5."
    assert [one.message for one in found] == [message] * count
