"""Files that a file names: found inside the project alone, as seen from the folder of the one that names them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from lessonkit.diagnostics import Sink
from lessonkit.model.names import PROJECT_FILE
from lessonkit.registry import near
from lessonkit.source.nodes import Scalar, head_span

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Naming:
    """What is named by what, in a teacher's words: a "lesson" by a "plan"; and the codes of what can be wrong.

    `missing` is the code for a file that is not there, `outside` for one that lies outside the project.
    """

    what: str
    by: str
    missing: str
    outside: str

    @property
    def folder(self) -> str:
        """The usual folder of what is named."""
        return f"{self.what}s"


def project_root(file: Path) -> Path:
    """The folder that a file may name others in: that of `lessonkit.yaml`, else the one above the file's own."""
    home = file.resolve().parent
    return next((folder for folder in (home, *home.parents) if (folder / PROJECT_FILE).is_file()), home.parent)


def named_file(named: Scalar, by: Path, naming: Naming, sink: Sink) -> Path | None:
    """The file named in the file `by`, as its problems will name it; links are followed.

    Errors are those of the naming: it is not there, or lies outside the project.
    """
    name, root = named.value, project_root(by)
    place = head_span(named)
    what, namer = naming.what, naming.by
    outside = f"copy the {what} into {root.name or root}, and write its path as seen from the {namer}"
    if "\\" in name:
        hint = "part folders with `/`, on every computer"
        sink.report(naming.outside, f"“{name[:80]}” has a backslash", place, hint=hint)
        return None
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        sink.report(naming.outside, f"“{name[:80]}” does not begin at the {namer}'s folder", place, hint=outside)
        return None
    try:
        file = (by.resolve().parent / name).resolve()
        there = file.is_file()
    except (OSError, ValueError, RuntimeError):
        sink.report(naming.missing, f"the {what} “{name[:80]}” can't be opened", place)
        return None
    if not file.is_relative_to(root):
        sink.report(naming.outside, f"“{name[:80]}” leads out of the project", place, hint=outside)
        return None
    if not there or file.suffix not in SUFFIXES:
        hint = _likely(name, by, root, naming)
        sink.report(naming.missing, f"there is no {what} “{name[:80]}”", place, hint=hint)
        return None
    shown = Path(os.path.normpath(by.parent / name))
    return shown if shown.resolve() == file else file


def _likely(name: str, by: Path, root: Path, naming: Naming) -> str:
    """A hint to the file that is most likely meant, with its path from the one that names it."""
    folders = (root / naming.folder, root)
    known = sorted(file for folder in folders for file in folder.glob("*") if _may_be_named(file, by))
    by_stem = {file.stem: file for file in reversed(known)}
    wanted = PurePosixPath(name).name.removesuffix(".yaml").removesuffix(".yml")
    for stem in near(wanted, by_stem):
        path = os.path.relpath(by_stem[stem], by.resolve().parent)
        return f"did you mean `{Path(path).as_posix()}`?"
    return f"write the path as seen from the {naming.by}, as `../{naming.folder}/my-{naming.what}.yaml`"


def _may_be_named(file: Path, by: Path) -> bool:
    return file.suffix in SUFFIXES and file.name != PROJECT_FILE and file != by.resolve()
