"""Files on disk: all of a packet or none of it, by temporary file and rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from lessonkit.diagnostics import Sink

Content = bytes | Callable[[BinaryIO], None]
"""What becomes a file: its bytes, or what writes them, for those too large to be held."""


def put_files(files: Mapping[Path, Content], sink: Sink) -> tuple[Path, ...] | None:
    """Writes each file beside its place, then renames all; the last good files stay where anything fails. LK801."""
    halves: list[tuple[Path, Path]] = []
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{target.name}.{_writer()}")
            halves.append((half, target))
            if isinstance(data, bytes):
                half.write_bytes(data)
            else:
                with half.open("wb") as stream:
                    data(stream)
        _rename_all(halves)
    except BaseException as problem:
        for half, _ in halves:
            half.unlink(missing_ok=True)
        if not isinstance(problem, OSError):
            raise
        error = problem
        where = error.filename2 or error.filename or next(iter(files)).parent
        sink.report(
            "LK801",
            f"{where} cannot be written: {error.strerror or error}",
            hint="close the file if it is open elsewhere, or choose another folder with --output",
        )
        return None
    return tuple(files)


def _rename_all(halves: Sequence[tuple[Path, Path]]) -> None:
    """Puts each half in its place. Where one can't be, those before it get their old files back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for half, target in halves:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            old = half.with_suffix(".old") if target.exists() else None
            if old:
                _keep(target, old)
            done.append((target, old))
            half.replace(target)
    except OSError:
        for target, old in reversed(done):
            if old:
                old.replace(target)
            else:
                target.unlink(missing_ok=True)
        raise
    for _, old in done:
        if old:
            with suppress(OSError):
                old.unlink()


def _keep(target: Path, old: Path) -> None:
    """A second name for a file, so that it is there at every moment; a new name where links can't be made."""
    try:
        os.link(target, old)
    except OSError:
        target.replace(old)


def _writer() -> str:
    """A name for half-written files that no other process uses."""
    return f"{os.getpid()}.part"
