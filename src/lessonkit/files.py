"""Files on disk: all of a packet or none of it, by temporary file and rename.

Whoever is stopped at any moment, by force or by a full disk, leaves under each name a whole file: the new one or the
last good one. Temporary files have names that no other build uses.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from shutil import copyfile
from typing import BinaryIO

from lessonkit.diagnostics import Sink

Content = bytes | Callable[[BinaryIO], None]
"""What becomes a file: its bytes, or what writes them, for those too large to be held."""

_HALF, _OLD, _COPY = ".part", ".old", ".half"
_NODE = os.uname().nodename if sys.platform != "win32" else ""
_HOST = hashlib.sha256(_NODE.encode()).hexdigest()[:8]
"""This computer, in names of temporary files: a folder may be shared, and each computer counts its own processes."""
_OURS = re.compile(rf"\..+\.([0-9a-f]{{8}})-(\d+)-[0-9a-f]{{8}}(?:{_HALF}|{_OLD}|{_COPY})")
_ABANDONED = 3600.0
"""Seconds after which a temporary file is taken to be left by a build that was stopped by force, whoever's it is."""

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


def put_files(files: Mapping[Path, Content], sink: Sink) -> tuple[Path, ...] | None:
    """Writes each file beside its place, then renames all; the last good files stay where anything fails. LK801.

    What a file's own writer raises, beside an OSError, is raised again once the temporary files are gone.
    """
    halves: list[tuple[Path, Path]] = []
    try:
        for folder in dict.fromkeys(target.parent for target in files):
            _sweep(folder)
        for target, content in files.items():
            half = target.with_name(f".{target.name}.{_HOST}-{os.getpid()}-{token_hex(4)}{_HALF}")
            halves.append((half, target))
            _write(half, target, content)
        _rename_all(halves)
    except OSError as error:
        _tell(error, halves[-1][1], sink)
        return None
    finally:
        for half, _ in halves:
            with suppress(OSError):
                half.unlink()
    return tuple(files)


def _write(half: Path, target: Path, content: Content) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with half.open("wb") as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            content(stream)


def _tell(error: OSError, target: Path, sink: Sink) -> None:
    """Reports why nothing was written."""
    if error.errno in _FULL:
        sink.report(
            "LK801",
            f"the disk is full: there is no room for {target}",
            hint="make room, or choose another folder with --output; the files that were there are as they were",
        )
        return
    where = error.filename2 or error.filename or target.parent
    sink.report(
        "LK801",
        f"{where} cannot be written: {error.strerror or error}",
        hint="close the file if it is open elsewhere, or choose another folder with --output",
    )


def _sweep(folder: Path) -> None:
    """Removes what builds that were stopped by force have left in a folder: their processes are gone, or it is old."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = _OURS.fullmatch(entry.name)
            if ours is None:
                continue
            with suppress(OSError):
                gone = ours[1] == _HOST and not _at_work(int(ours[2]))
                if gone or time.time() - entry.stat().st_mtime > _ABANDONED:
                    Path(entry.path).unlink()


def _at_work(process: int) -> bool:
    """Whether a process of this computer may still run. On Windows that can't be asked without ending it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's, or no number of a process at all
        return True
    return True


def _rename_all(halves: Sequence[tuple[Path, Path]]) -> None:
    """Puts each half in its place. Where one can't be, those before it get their old files back."""
    done: list[_Placed] = []
    olds: list[Path] = []
    try:
        for half, target in halves:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            old = half.with_suffix(_OLD) if target.exists() else None
            if old:
                olds.append(old)
                _keep(target, old)
            placed = _Placed(target, old, half.stat())
            half.replace(target)
            done.append(placed)
    except BaseException:
        for placed in reversed(done):
            placed.take_back()
        raise
    finally:
        for old in olds:
            with suppress(OSError):
                old.unlink()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file in its place, and what was there before."""

    target: Path
    old: Path | None
    made: os.stat_result

    def take_back(self) -> None:
        """Puts the old file back, unless another build has put its own in the place since."""
        with suppress(OSError):
            if os.path.samestat(self.target.stat(), self.made):
                if self.old:
                    self.old.replace(self.target)
                else:
                    self.target.unlink()


def _keep(target: Path, old: Path) -> None:
    """A second name for a file, or a copy where links can't be made: it is whole under its own name all the time."""
    try:
        os.link(target, old)
    except OSError:
        half = old.with_suffix(_COPY)
        try:
            copyfile(target, half)
            half.replace(old)
        finally:
            half.unlink(missing_ok=True)
