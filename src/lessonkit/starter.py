"""A starting lesson for `lessonkit new`, and round the first one a project."""

from __future__ import annotations

import re
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.files import put_files
from lessonkit.premises import PROJECT_FILE, Premises, as_called
from lessonkit.source.schema import project_schema_text, schema_text

SCHEMA, PROJECT_SCHEMA = "lesson.schema.json", "project.schema.json"
_TEMPLATE = Path(__file__).with_name("starter.yaml")
_WITH_CHART = Path(__file__).with_name("starter-chart.yaml")
_PROJECT = Path(__file__).with_name("starter-project.yaml")
_IGNORED = """\
# Made anew by every build.
output/
# Names of pupils are nobody else's business.
rosters/
"""
_NAME = re.compile(r"[^\W_][\w -]*")


def start(name: str, sink: Sink, premises: Premises, *, chart: bool = False) -> tuple[Path, ...] | None:
    """Writes lessons/NAME.yaml, with an alliance chart or without, and what is not there of all round it.

    That is a project file, the schemas for editors, and a `.gitignore` that keeps rosters out. The lesson comes first.

    Errors: LK805 the lesson exists already or the name is no file name; LK801 the folder cannot be written.
    """
    stem = name.removesuffix(".yaml").removesuffix(".yml").strip()
    if not _NAME.fullmatch(stem):
        sink.report("LK805", f"`{name}` is no name for a lesson", hint="use letters, digits and hyphens")
        return None
    target = premises.lessons / f"{stem.replace(' ', '-')}.yaml"
    if target.exists():
        sink.report("LK805", f"{target} exists already", hint="choose another name; nothing was overwritten")
        return None
    title = stem.replace("-", " ").strip()
    template = _WITH_CHART if chart else _TEMPLATE
    text = template.read_text(encoding="utf-8").replace("{title}", f'"{title[:1].upper()}{title[1:]}"')
    files = {target: text.encode()} | {
        file: words for file, words in _around(premises).items() if not file.exists()
    }
    return put_files(files, sink)


def _around(premises: Premises) -> dict[Path, bytes]:
    """What belongs beside the lessons of a project, whose root is the current folder where it is new."""
    root = as_called(premises.root)
    schemas = {root / SCHEMA: schema_text(PUPILS_KINDS).encode()}
    if premises.file is not None:
        return schemas
    return schemas | {
        root / PROJECT_FILE: _PROJECT.read_bytes(),
        root / PROJECT_SCHEMA: project_schema_text().encode(),
        root / ".gitignore": _IGNORED.encode(),
    }
