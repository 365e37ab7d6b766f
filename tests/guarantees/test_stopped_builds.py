"""Whole builds that are stopped, that run at once, or that find no room: what stood before stands, and is whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from guarantees.builds import ROOT
from lessonkit import starter

ORDER = ("--class", "rosters/10b.csv", "--spares", "1")
STOPS = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two lessons and a class."""
    for title in ("wall", "gate"):
        save_lesson(tmp_path, title)
    (tmp_path / "rosters").mkdir()
    pupils = "".join(f"Pupil Number{n},{'18' if n % 3 else ''}\n" for n in range(9))
    (tmp_path / "rosters" / "10b.csv").write_text(f"name,font size\n{pupils}", encoding="utf-8")
    return tmp_path


def save_lesson(root: Path, title: str, more: str = "") -> None:
    """The starting lesson under a title."""
    template = Path(starter.__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    (root / "lessons").mkdir(exist_ok=True)
    (root / "lessons" / f"{title}.yaml").write_text(template.replace("{title}", title + more), encoding="utf-8")


def started(root: Path, lesson: str = "wall", before: str = "", more: Sequence[str] = ORDER) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    code = f"{before}\nfrom lessonkit.cli import main\nmain()"
    command = [sys.executable, "-c", code, "build", f"lessons/{lesson}.yaml", *more]
    environ = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LESSONKIT_CACHE": str(root / "cache")}
    return subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finished(process: subprocess.Popen[str]) -> str:
    """What a build said that has to come off."""
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def printed(root: Path) -> dict[Path, bytes]:
    """All finished files, each of which can be opened and holds together."""
    found = {file: file.read_bytes() for file in sorted((root / "output").rglob("*.pdf"))}
    for file in found:
        with pikepdf.open(file) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) > 0
    return found


def all_is_in_order(root: Path) -> None:
    """No temporary file beside the output or in the cache; every record can be read."""
    for file in (*(root / "output").rglob("*"), *(root / "cache").rglob("*")):
        assert file.suffix not in (".part", ".old", ".half"), file
        assert file.is_dir() or "cache" not in file.parts or "." not in file.name, file
    for record in (root / "output" / ".lessonkit").glob("*"):
        assert json.loads(record.read_text(encoding="utf-8"))["code"] in record.name


def test_a_build_that_is_killed_at_any_moment_leaves_whole_files(root: Path) -> None:
    """Each name has the old or the new file; the next build is right, and nothing is left over."""
    began = time.monotonic()
    finished(started(root))
    takes = time.monotonic() - began
    old = printed(root)
    chance = random.Random(7)  # noqa: S311 - moments, no secret
    (root / "rosters" / "10b.csv").write_text("name,font size\nSomebody New,\nAnother One,24\n", encoding="utf-8")
    killed, states = 0, []
    for _ in range(STOPS):
        process = started(root)
        # Most of the time goes to imports and layout; files are written at the end.
        time.sleep(takes * chance.choice([chance.uniform(0.1, 0.7), chance.uniform(0.7, 1.1)]))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        states.append(printed(root))
    finished(started(root))
    new = printed(root)
    assert killed
    assert old.keys() == new.keys()
    assert all(state[file] in (old[file], new[file]) for state in states for file in old)
    all_is_in_order(root)


@pytest.mark.parametrize("step", ["os.link", "os.replace"])
def test_a_build_that_is_killed_at_a_step_leaves_whole_files(root: Path, step: str) -> None:
    """Right before the third time that the system is asked for it."""
    finished(started(root))
    old = printed(root)
    save_lesson(root, "wall", " again")
    killer = f"""
import os, signal
calls, step = [], {step}
def deadly(*arguments, **more):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(*arguments, **more)
{step} = deadly
"""
    process = started(root, before=killer)
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    state = printed(root)
    finished(started(root))
    new = printed(root)
    assert old[root / "output/wall/class-set.pdf"] != new[root / "output/wall/class-set.pdf"]
    assert all(state[file] in (old[file], new[file]) for file in old)
    all_is_in_order(root)


def test_builds_at_once_do_not_harm_each_other(root: Path) -> None:
    """Twice the same lesson, and another, into one folder with one cache: as if they had been built in turn."""
    together = [started(root), started(root), started(root, "gate")]
    for process in together:
        finished(process)
    found = printed(root)
    all_is_in_order(root)
    assert len(list((root / "output" / ".lessonkit").glob("*.json"))) == 2
    assert all("nothing had changed" in finished(started(root, lesson)) for lesson in ("wall", "gate"))
    for file in found:
        file.unlink()
    for lesson in ("wall", "gate"):
        finished(started(root, lesson))
    assert printed(root) == found


def test_a_full_disk_is_an_error_and_the_last_good_files_stay(root: Path) -> None:
    """However many bytes there is room for: exit code 1, words that say so, nothing left behind."""
    finished(started(root))
    old = printed(root)
    save_lesson(root, "wall", " again")
    for room in (0, 10_000, max(map(len, old.values())) - 5_000):
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
        process = started(root, before=limit)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 1, (room, said)
        assert "LK801" in said
        assert "the disk is full" in said
        assert printed(root) == old
        all_is_in_order(root)


BOUND = "import ctypes; ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522), (ctypes.c_uint32 * 6)())"
"""Gives up what lets root write anywhere: Linux's capabilities (version 3 of the call, all sets empty)."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root can't be bound by the permissions of a folder")
def test_a_folder_that_may_not_be_written_is_an_error(root: Path) -> None:
    """Exit code 1 and the folder's name; what is in it stays."""
    finished(started(root))
    old = printed(root)
    save_lesson(root, "wall", " again")
    folder = root / "output" / "wall"
    folder.chmod(0o500)
    try:
        process = started(root, before=BOUND)
        said, _ = process.communicate(timeout=120)
    finally:
        folder.chmod(0o700)
    assert process.returncode == 1, said
    assert "LK801" in said
    assert printed(root) == old


def test_a_file_where_the_folder_should_be_is_an_error(root: Path) -> None:
    """The same where the folder can't be made at all; with the records too."""
    (root / "output").mkdir()
    for name in ("wall", ".lessonkit"):
        (root / "output" / name).write_text("mine", encoding="utf-8")
        process = started(root)
        said, _ = process.communicate(timeout=120)
        assert "LK801" in said
        assert process.returncode == 1, said
        assert (root / "output" / name).read_text(encoding="utf-8") == "mine"
        (root / "output" / name).unlink()
