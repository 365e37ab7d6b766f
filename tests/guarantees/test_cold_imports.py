"""Start-up is light: what is not needed is not imported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guarantees.builds import DATA, ROOT
from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS
from lessonkit.items.part import PARTS
from lessonkit.model.names import DOCUMENTS

HEAVY = {"yaml", "pydantic", "reportlab", "markdown_it", "PIL"}
OF_BUILDS = {*HEAVY, "multiprocessing", "csv", "openpyxl"}
PROGRAM = """
import sys
from lessonkit.cli import main
sys.argv = ["lessonkit", *sys.argv[1:]]
try:
    main()
finally:
    print("loaded:", *sorted(sys.modules))
"""


def loaded(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a run of the command printed, and the modules that it imported."""
    environ = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LESSONKIT_CACHE": str(folder / "cache")}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    run = subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True, text=True)  # noqa: S603
    said, _, names = run.stdout.rpartition("loaded:")
    return said, set(names.split())


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """`lessonkit --help` costs what click costs."""
    said, names = loaded(tmp_path, "--help")
    assert "Usage: " in said
    assert names & HEAVY == set()
    assert "click" in names


def test_a_rebuild_without_changes_imports_nothing_heavy(tmp_path: Path) -> None:
    """The second build of the same lesson reads no YAML and paints nothing; the first did both."""
    shutil.copy(DATA / "hostile.yaml", tmp_path)
    _, first = loaded(tmp_path, "build", "hostile.yaml")
    said, second = loaded(tmp_path, "build", "hostile.yaml")
    assert {"yaml", "pydantic", "reportlab"} <= first
    assert "nothing had changed" in said
    assert second & OF_BUILDS == set()


def test_a_class_set_without_changes_imports_nothing_heavy(tmp_path: Path) -> None:
    """Nor is the roster read, but for its digest; documents that are named are known without the lesson's rules."""
    shutil.copy(DATA / "hostile.yaml", tmp_path)
    (tmp_path / "10b.csv").write_text("name\nAda\nBjörn\n", encoding="utf-8")
    order = ("build", "hostile.yaml", "--class", "10b.csv", "--only", "handout", "--only", "worksheet")
    loaded(tmp_path, *order)
    said, second = loaded(tmp_path, *order)
    assert "nothing had changed" in said
    assert second & OF_BUILDS == set()


def test_a_lesson_without_charts_does_not_load_what_draws_them(tmp_path: Path) -> None:
    """It is loaded for one that has a chart."""
    shutil.copy(DATA / "reading_alone.yaml", tmp_path / "trees.yaml")
    _, plain = loaded(tmp_path, "build", "trees.yaml")
    shutil.copy(DATA / "chart_alone.yaml", tmp_path / "kings.yaml")
    _, charted = loaded(tmp_path, "build", "kings.yaml")
    drawing = {"lessonkit.charts.storyline.blank", "lessonkit.charts.network.blank"}
    assert drawing <= charted
    assert plain & drawing == set()


def test_a_worksheet_without_an_axis_does_not_load_what_draws_one(tmp_path: Path) -> None:
    """An item that is drawn by the charts' engine brings it along; other items do without."""
    shutil.copy(DATA / "reading_alone.yaml", tmp_path / "trees.yaml")
    _, plain = loaded(tmp_path, "build", "trees.yaml")
    shutil.copytree(DATA / "images", tmp_path / "images")
    shutil.copy(DATA / "puzzles.yaml", tmp_path)
    _, drawn = loaded(tmp_path, "build", "puzzles.yaml")
    drawing = {"lessonkit.charts.timeline.read", "lessonkit.charts.timeline.small", "lessonkit.charts.timeline.rows"}
    assert drawing <= drawn
    assert plain & drawing == set()


def test_the_names_of_documents_are_those_of_the_kinds() -> None:
    """They are listed apart, so that a name can be checked without the kinds; those of parts are not among them."""
    parts = {PARTS[key].document for key in PARTS}
    assert set(DOCUMENTS) == {*PUPILS_KINDS, ANSWER_KEY} - parts
