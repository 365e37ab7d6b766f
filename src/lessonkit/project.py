"""The project: what all lessons of a folder share, as `lessonkit.yaml` says. Everything has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit.model.edition import Look
from lessonkit.model.school import School
from lessonkit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """A class: its id and name, who teaches it, and the file with its pupils, which need not be there."""

    id: str
    name: str = ""
    teacher: str = ""
    roster: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The folder that holds `lessonkit.yaml`, and what that says. `file` is None where there is none.

    `look` is how all copies are set that ask for nothing else; `levels` are the names of the levels for the teacher's
    own pages, by id; `extensions` are Python files, `inputs` all files whose content changes what is printed.
    `lessons`, `plans`, `units` and `output` are folders from the root.
    """

    root: Path
    file: Path | None = None
    school: School = School()
    look: Look = Look()
    words: Words = ENGLISH
    paper: str = "A4"
    lessons: Path = Path("lessons")
    plans: Path = Path("plans")
    units: Path = Path("units")
    output: Path = Path("output")
    classes: Mapping[str, SchoolClass] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    extensions: tuple[Path, ...] = ()
    inputs: tuple[Path, ...] = ()
