"""Which project a folder belongs to, and what is known of it without reading YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lessonkit import premises
from lessonkit.cache import Cache
from lessonkit.diagnostics import Sink
from lessonkit.premises import PROJECT_FILE, Premises, premises_of, whole_project


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project in it; runs start there."""
    (tmp_path / "lessons" / "year 9").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / PROJECT_FILE).write_text("paper: Letter\nfolders:\n  output: printed\n", encoding="utf-8")
    return tmp_path


def found(folder: Path, cache: Cache) -> Premises:
    """The premises of a folder, without a complaint."""
    sink = Sink()
    here = premises_of(folder, cache, sink)
    assert sink.found == []
    assert here is not None
    return here


def test_the_nearest_file_above_wins(root: Path) -> None:
    """Folders and the file are called as they are seen from where the run starts."""
    cache = Cache(root / "cache")
    here = found(root / "lessons" / "year 9", cache)
    assert (here.root, here.file, here.paper) == (root, Path(PROJECT_FILE), "Letter")
    assert (here.lessons, here.output) == (Path("lessons"), Path("printed"))
    (root / "lessons" / PROJECT_FILE).write_text("", encoding="utf-8")
    nearer = found(root / "lessons" / "year 9", cache)
    assert (nearer.root, nearer.paper, nearer.output) == (root / "lessons", "A4", Path("lessons/output"))


def test_from_a_folder_below_paths_lead_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project is one, wherever in it a teacher stands."""
    monkeypatch.chdir(root / "lessons")
    assert found(Path.cwd(), Cache(root / "cache")).output == Path("../printed")


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those of the current folder."""
    monkeypatch.chdir(tmp_path)
    assert found(tmp_path, Cache(tmp_path / "cache")) == Premises(tmp_path)


def test_what_was_read_once_is_recalled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are not read again; other bytes are."""
    cache = Cache(root / "cache")
    assert found(root, cache).project is not None
    again = found(root, cache)
    assert (again.project, again.paper, again.output) == (None, "Letter", Path("printed"))
    assert whole_project(again, Sink()) is not None
    (root / PROJECT_FILE).write_text("paper: A3\n", encoding="utf-8")
    assert found(root, cache).paper == "A3"


@pytest.mark.parametrize("stored", [b"", b"[1]", b'{"paper": "A4"}', b'{"colour": 1}'])
def test_a_spoilt_record_is_read_anew(root: Path, monkeypatch: pytest.MonkeyPatch, stored: bytes) -> None:
    """A cache may hold anything."""
    cache = Cache(root / "cache")

    def spoilt(self: Cache, kind: str, key: str) -> bytes | None:
        return stored if kind == premises.KIND else None

    monkeypatch.setattr(Cache, "get", spoilt)
    assert found(root, cache).paper == "Letter"


def test_a_file_with_errors_is_told_each_time(root: Path) -> None:
    """Nothing is recalled of it."""
    (root / PROJECT_FILE).write_text("paper: A5\nlanguage: xx\n", encoding="utf-8")
    for _ in range(2):
        sink = Sink()
        assert premises_of(root, Cache(root / "cache"), sink) is None
        assert [d.code for d in sink.in_order()] == ["LK204", "LK227"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_cannot_be_opened_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LK220, with the system's reason."""

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    sink = Sink()
    assert premises_of(root, Cache(root / "cache"), sink) is None
    assert [(d.code, d.message) for d in sink.found] == [("LK220", "lessonkit.yaml: Permission denied")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_project_left_where_anybody_may_write_is_passed_over(root: Path) -> None:
    """It could name programs to run; in one's own folder it is one's own."""
    root.chmod(0o1777)
    assert found(root / "lessons", Cache(root / "cache")).file is None
    assert found(root, Cache(root / "cache")).file == Path(PROJECT_FILE)
