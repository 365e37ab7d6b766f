"""Under each name stands a whole file, the new one or the last good one, whatever happens to a build."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from lessonkit import files
from lessonkit.diagnostics import Sink
from lessonkit.files import put_files

SOURCE = Path(files.__file__).parents[1]

WRITER = """
import sys, time
from pathlib import Path
from lessonkit.diagnostics import Sink
from lessonkit.files import put_files

def slowly(stream):
    for _ in range(int(sys.argv[3])):
        stream.write(sys.argv[2].encode() * 4096)
        stream.flush()
        print("writing", flush=True)
        time.sleep(float(sys.argv[4]))

sink = Sink()
folder = Path(sys.argv[1])
done = put_files({folder / "set.pdf": slowly, folder / "list.pdf": sys.argv[2].encode()}, sink)
print("done" if done else sink.in_order()[0].message, flush=True)
"""
"""Writes a file bit by bit: FOLDER SIGN TIMES PAUSE."""


def writer(folder: Path, sign: str, times: int, pause: float, before: str = "") -> subprocess.Popen[str]:
    """A process that writes two files of one sign."""
    command = [sys.executable, "-c", before + WRITER, str(folder), sign, str(times), str(pause)]
    environ = os.environ | {"PYTHONPATH": str(SOURCE)}
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program


def names(folder: Path) -> set[str]:
    """What stands in the folder."""
    return {entry.name for entry in folder.iterdir()}


def good(folder: Path) -> dict[Path, bytes]:
    """The last good files of the folder."""
    found = {folder / "set.pdf": b"good", folder / "list.pdf": b"good too"}
    assert put_files(found, Sink())
    return found


def stand(found: dict[Path, bytes]) -> bool:
    """Whether the files are as they were."""
    return all(path.read_bytes() == content for path, content in found.items())


def test_a_file_may_be_written_by_its_own_writer(tmp_path):
    """Bytes and writers stand beside each other; nothing else is left."""
    path = tmp_path / "deep" / "set.pdf"
    assert put_files({path: lambda stream: stream.writelines([b"a", b"b"])}, Sink()) == (path,)
    assert path.read_bytes() == b"ab"
    assert names(path.parent) == {"set.pdf"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_build_that_is_killed_while_it_writes_leaves_the_last_good_files(tmp_path):
    """The files are as they were; what the dead build left is swept away by the next one."""
    found = good(tmp_path)
    with writer(tmp_path, "x", 1000, 0.01) as process:
        assert process.stdout
        for _ in range(3):
            assert process.stdout.readline() == "writing\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert stand(found)
    left = names(tmp_path) - {"set.pdf", "list.pdf"}
    assert len(left) == 1
    assert put_files({tmp_path / "set.pdf": b"newer"}, Sink())
    assert names(tmp_path) == {"set.pdf", "list.pdf"}
    assert (tmp_path / "set.pdf").read_bytes() == b"newer"


def test_what_another_build_writes_is_not_swept_away(tmp_path):
    """One at work here, or on another computer; unless it is older than any build takes. Others' files stay."""
    mine, others = (f"{host}-{os.getpid()}-{'ab' * 4}" for host in (files._HOST, "0" * 8))
    gone = f"{'0' * 8}-999999999-{'ab' * 4}"
    left = {f".set.pdf.{mine}.part", f".set.pdf.{others}.old", f".list.pdf.{gone}.half", ".my.part", "set.part"}
    for name in left:
        (tmp_path / name).write_bytes(b"half")
    assert put_files({tmp_path / "set.pdf": b"new"}, Sink())
    assert names(tmp_path) == {"set.pdf", *left}
    for name in left:
        os.utime(tmp_path / name, (time.time() - 7200,) * 2)
    assert put_files({tmp_path / "set.pdf": b"newer"}, Sink())
    assert names(tmp_path) == {"set.pdf", ".my.part", "set.part"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("step", ["link", "replace"])
@pytest.mark.parametrize("call", [1, 2])
def test_a_build_that_is_killed_while_it_renames_leaves_whole_files(tmp_path, step, call):
    """Killed right before or after any step, each name has its old or its new file, whole."""
    found = good(tmp_path)
    for after in (False, True):
        killer = f"""
import os, signal
calls, step = [], os.{step}
def deadly(*arguments, **more):
    calls.append(1)
    if len(calls) == {call} and not {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    step(*arguments, **more)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
os.{step} = deadly
"""
        process = writer(tmp_path, "x", 1, 0, killer)
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
        for path, content in found.items():
            assert path.read_bytes() in (content, b"x" * 4096, b"x")


def test_two_builds_at_once_do_not_harm_each_other(tmp_path):
    """Both succeed; each file is wholly one build's, and no temporary file is left."""
    pair = [writer(tmp_path, sign, 20, 0.01) for sign in "ab"]
    for process in pair:
        said, _ = process.communicate(timeout=60)
        assert said.splitlines()[-1] == "done"
    assert (tmp_path / "set.pdf").read_bytes() in (b"a" * 4096 * 20, b"b" * 4096 * 20)
    assert names(tmp_path) == {"set.pdf", "list.pdf"}


def test_a_failed_build_leaves_what_another_has_put_in_its_place(tmp_path, monkeypatch):
    """What is taken back is the build's own file, never another's."""
    (tmp_path / "list.pdf").mkdir()
    (tmp_path / "set.pdf").write_bytes(b"old")
    replace = Path.replace

    def overtaken(self: Path, target: Path) -> Path:
        result = replace(self, target)
        if target.name == "set.pdf" and self.name.endswith(".part"):
            other = tmp_path / "other"
            other.write_bytes(b"another build's")
            replace(other, target)
        return result

    monkeypatch.setattr(Path, "replace", overtaken)
    assert put_files({tmp_path / "set.pdf": b"mine", tmp_path / "list.pdf": b"mine"}, Sink()) is None
    assert (tmp_path / "set.pdf").read_bytes() == b"another build's"


def test_where_links_cannot_be_made_the_old_file_is_copied(tmp_path, monkeypatch):
    """As on a memory stick: a build that fails still gives the old files back."""

    def refused(*paths: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    (tmp_path / "set.pdf").write_bytes(b"old")
    (tmp_path / "list.pdf").mkdir()
    assert put_files({tmp_path / "set.pdf": b"new", tmp_path / "list.pdf": b"new"}, Sink()) is None
    assert (tmp_path / "set.pdf").read_bytes() == b"old"
    assert names(tmp_path) == {"set.pdf", "list.pdf"}


def test_a_full_disk_is_told_in_clear_words(tmp_path):
    """LK801 says what there is no room for; the last good files stay, and no temporary file does."""
    found = good(tmp_path)

    def full(stream: BinaryIO) -> None:
        stream.write(b"some")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sink = Sink()
    assert put_files({tmp_path / "list.pdf": b"new", tmp_path / "set.pdf": full}, sink) is None
    [problem] = sink.in_order()
    assert problem.code == "LK801"
    assert problem.message == f"the disk is full: there is no room for {tmp_path / 'set.pdf'}"
    assert "make room" in (problem.hint or "")
    assert stand(found)
    assert names(tmp_path) == {"set.pdf", "list.pdf"}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file sizes are tried on Linux")
def test_a_file_that_grows_too_large_for_the_disk_is_told(tmp_path):
    """The same with the system's own refusal, in the middle of a file."""
    found = good(tmp_path)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
    said, _ = writer(tmp_path, "x", 50, 0, limit).communicate(timeout=60)
    assert said.splitlines()[-1] == f"the disk is full: there is no room for {tmp_path / 'set.pdf'}"
    assert stand(found)
    assert names(tmp_path) == {"set.pdf", "list.pdf"}


def test_a_writer_that_fails_leaves_nothing(tmp_path):
    """A defect, or the teacher's Ctrl-C, goes on its way; the temporary files are gone and the old ones there."""
    found = good(tmp_path)

    def stopped(stream: BinaryIO) -> None:
        stream.write(b"some")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_files({tmp_path / "list.pdf": b"new", tmp_path / "set.pdf": stopped}, Sink())
    assert stand(found)
    assert names(tmp_path) == {"set.pdf", "list.pdf"}
