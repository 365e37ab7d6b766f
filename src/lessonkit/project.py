"""The project: what all lessons of a folder share, as `lessonkit.yaml` says. Everything has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lessonkit.themes import DEFAULT, Theme
from lessonkit.words import ENGLISH, Words

PROJECT_FILE = "lessonkit.yaml"


@dataclass(frozen=True, slots=True)
class School:
    """Who prints: a name, a logo, and a colour for rules and badges that stays dark in grey; "" for black."""

    name: str = ""
    logo: Path | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """A class: its id and name, who teaches it, and the file with its pupils."""

    id: str
    name: str = ""
    teacher: str = ""
    roster: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The folder that holds `lessonkit.yaml`, and what that says. `file` is None where there is none.

    `levels` are the names of the levels for the teacher's own pages, by id; `extensions` are Python files.
    """

    root: Path
    file: Path | None = None
    school: School = School()
    theme: Theme = DEFAULT
    words: Words = ENGLISH
    paper: str = "A4"
    lessons: Path = Path("lessons")
    plans: Path = Path("plans")
    output: Path = Path("output")
    classes: Mapping[str, SchoolClass] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    extensions: tuple[Path, ...] = ()
