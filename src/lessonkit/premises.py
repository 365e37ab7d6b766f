"""Where the project of a lesson is, and what a run must know of it before anything is read.

A run with nothing to do reads no YAML: what a project file said is kept in the cache under the file's bytes.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessonkit import __version__
from lessonkit.cache import Cache, content_key
from lessonkit.diagnostics import Sink
from lessonkit.model.names import PROJECT_FILE

if TYPE_CHECKING:
    from lessonkit.project import Project

KIND = "project"
_ANYBODYS = stat.S_ISVTX | stat.S_IWOTH
"""All may write in a folder, but delete only what is their own."""


_FOLDERS = ("lessons", "plans", "units", "output")
_UNIT = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?(?:lessons|booklet|test)["']?[ \t]*:""", re.MULTILINE)
"""A key at the head of a line that a unit has, and no lesson and no plan."""


@dataclass(frozen=True, slots=True)
class Premises:
    """A project's folder and file, the file's bytes, the paper and folders that it asks for, its classes' rosters.

    `file` is None where there is none: the defaults hold then, in the current folder. Folders are called as they are
    seen from where the program runs. `project` is the whole of it, where it had to be read.
    """

    root: Path
    file: Path | None = None
    data: bytes = b""
    paper: str = "A4"
    lessons: Path = Path("lessons")
    plans: Path = Path("plans")
    units: Path = Path("units")
    output: Path = Path("output")
    rosters: Mapping[str, Path] = field(default_factory=dict)
    project: Project | None = None


def premises_of(folder: Path, cache: Cache, sink: Sink) -> Premises | None:
    """The project that the folder belongs to: that of the nearest project file in it or above.

    None after errors, all in the sink: LK220 the file can't be opened, or what it says is wrong.
    """
    root = _root(folder.resolve())
    if root is None:
        return Premises(Path.cwd())
    file = as_called(root / PROJECT_FILE)
    try:
        data = file.read_bytes()
    except OSError as error:
        sink.report("LK220", f"{file}: {error.strerror or error}")
        return None
    key = content_key(__version__, str(root), data)
    return _recalled(cache, key, Premises(root, file, data)) or _read(cache, key, Premises(root, file, data), sink)


def whole_project(premises: Premises, sink: Sink) -> Project | None:
    """All that the project says; None after errors, all in the sink."""
    if premises.project is not None:
        return premises.project
    # Imported late: a run with nothing to do needs none of it.
    from lessonkit.fonts.fira import load_faces
    from lessonkit.project import Project
    from lessonkit.source.project import read_project

    if premises.file is None:
        return Project(root=premises.root)
    return read_project(premises.data, premises.file, premises.root, load_faces(Cache()), sink)


def is_unit_file(file: Path) -> bool:
    """Whether a file is a unit, told without reading its YAML: what is asked before it is known to have changed."""
    try:
        return _UNIT.search(file.read_bytes()) is not None
    except OSError:
        return False


def as_called(path: Path) -> Path:
    """The path as it is seen from the current folder; whole where the two are on different drives."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path


def _root(folder: Path) -> Path | None:
    """The nearest folder that holds a project file.

    Above the lesson's own folder, one where anybody may put files for others (as /tmp) is passed over: a project can
    name programs to run.
    """
    for above in (folder, *folder.parents):
        if (above / PROJECT_FILE).is_file() and (above == folder or above.stat().st_mode & _ANYBODYS != _ANYBODYS):
            return above
    return None


def _recalled(cache: Cache, key: str, found: Premises) -> Premises | None:
    """What these bytes said when they were last read."""
    stored = cache.get(KIND, key)
    try:
        return None if stored is None else _told(found, **json.loads(stored))
    except (ValueError, TypeError, KeyError):
        return None


def _read(cache: Cache, key: str, found: Premises, sink: Sink) -> Premises | None:
    before = len(sink.found)
    project = whole_project(found, sink)
    if project is None:
        return None
    folders = {name: getattr(project, name) for name in _FOLDERS}
    said: dict[str, Any] = {"paper": project.paper}
    said["folders"] = {name: folder.as_posix() for name, folder in folders.items()}
    said["rosters"] = {id_: one.roster.as_posix() for id_, one in project.classes.items() if one.roster}
    if len(sink.found) == before:  # what is warned of must be said again
        cache.put(KIND, key, json.dumps(said).encode())
    return _told(found, **said, project=project)


def _told(
    found: Premises,
    paper: str,
    folders: Mapping[str, str],
    rosters: Mapping[str, str],
    project: Project | None = None,
) -> Premises:
    lessons, plans, units, output = (as_called(found.root / folders[name]) for name in _FOLDERS)
    kept = {id_: as_called(found.root / roster) for id_, roster in rosters.items()}
    found = replace(found, lessons=lessons, plans=plans, units=units, output=output)
    return replace(found, paper=paper, project=project, rosters=kept)
