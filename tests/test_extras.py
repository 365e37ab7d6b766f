"""What hints say about installing an extra."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lessonkit.extras import to_install


@pytest.mark.parametrize(
    ("python", "called"),
    [
        ("here/.venv/bin/python", str(Path(".venv/bin/python"))),
        ("elsewhere/bin/python", ""),
        ("two words/python", '"'),
    ],
)
def test_the_python_that_runs_is_named_as_it_is_seen_from_here(
    python: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the current folder by its short path, in another by its whole one, in quotes where that has spaces."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(sys, "executable", str(tmp_path / python))
    whole = called if called.startswith(".venv") else f"{called}{tmp_path / python}{called}"
    assert to_install("fonts") == f'{whole} -m pip install "lessonkit[fonts]"'
