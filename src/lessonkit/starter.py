"""A starting lesson, or a starting plan, for `lessonkit new`; round the first one a project."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.documents import known_documents
from lessonkit.files import put_files
from lessonkit.model.names import PROJECT_FILE
from lessonkit.premises import Premises, as_called
from lessonkit.source.naming import Naming
from lessonkit.source.parse import parse
from lessonkit.source.places import SUFFIXES
from lessonkit.source.plan_spec import LONGEST_CLASS
from lessonkit.source.plans import is_plan
from lessonkit.source.schema import plan_schema_text, project_schema_text, schema_text

SCHEMA, PLAN_SCHEMA, PROJECT_SCHEMA = "lesson.schema.json", "plan.schema.json", "project.schema.json"
_TEMPLATE = Path(__file__).with_name("starter.yaml")
_PLAN = Path(__file__).with_name("starter-plan.yaml")
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
    stem = _stem(name)
    target = _new_file(premises.lessons, name, "lesson", sink)
    if target is None:
        return None
    title = stem.replace("-", " ").strip()
    template = _WITH_CHART if chart else _TEMPLATE
    text = template.read_text(encoding="utf-8").replace("{title}", f'"{title[:1].upper()}{title[1:]}"')
    files = {target: text.encode()} | {
        file: words for file, words in _around(premises).items() if not file.exists()
    }
    return put_files(files, sink)


def start_plan(name: str, lesson: Path, sink: Sink, premises: Premises) -> tuple[Path, ...] | None:
    """Writes plans/NAME.yaml for a lesson, with a list of its items, and the schema for editors if it is not there.

    The plan comes first.

    Errors: LK805 as for a lesson, and where a lesson has this name; LK230 there is no such lesson; LK231 it lies
    elsewhere; LK801.
    """
    target = _new_file(premises.plans, name, "plan", sink)
    items = _items_of(lesson, premises, sink) if target else None
    if target is None or items is None:
        return None
    if any((premises.lessons / target.name).with_suffix(suffix).exists() for suffix in SUFFIXES):
        hint = "choose another name: both would be written to one folder of output/"
        sink.report("LK805", f"there is a lesson {premises.lessons / target.name} already", hint=hint)
        return None
    seen = os.path.relpath(lesson.resolve(), target.parent.resolve())
    text = _PLAN.read_text(encoding="utf-8").format_map(
        {
            "file": target.name,
            "lesson": _quoted(Path(seen).as_posix()),
            "class": _quoted(_stem(name)[:LONGEST_CLASS]),
            "items": "\n".join(items),
        }
    )
    files = {target: text.encode()}
    schema = as_called(premises.root) / PLAN_SCHEMA
    if not schema.exists():
        files[schema] = plan_schema_text(known_documents()).encode()
    return put_files(files, sink)


def _items_of(lesson: Path, premises: Premises, sink: Sink) -> list[str] | None:
    """A comment for each item of a lesson, which must lie in the project; None where it can't be read."""
    if not lesson.resolve().is_relative_to(premises.root.resolve()):
        hint = "go to the folder of your lessons first, or copy the lesson into it"
        sink.report("LK231", f"{lesson} does not lie in this folder", hint=hint)
        return None
    if not lesson.is_file():
        sink.report("LK230", f"there is no lesson {lesson}", hint="name its file, as lessons/my-lesson.yaml")
        return None
    node = parse(lesson.read_bytes(), str(lesson), sink)
    if node is None:
        return None
    if is_plan(node):
        sink.report("LK230", f"{lesson} is a plan itself", hint="name the lesson that it is made from")
        return None
    return [f"# {item.number:>4}  {' '.join(item.stem.split())[:80]}".rstrip() for item in Naming(node).items]


def _new_file(folder: Path, name: str, what: str, sink: Sink) -> Path | None:
    """The file of that name in a folder; LK805 where the name is none, or taken."""
    stem = _stem(name)
    if not _NAME.fullmatch(stem):
        sink.report("LK805", f"`{name}` is no name for a {what}", hint="use letters, digits and hyphens")
        return None
    target = folder / f"{stem.replace(' ', '-')}.yaml"
    if target.exists():
        sink.report("LK805", f"{target} exists already", hint="choose another name; nothing was overwritten")
        return None
    return target


def _stem(name: str) -> str:
    return name.removesuffix(".yaml").removesuffix(".yml").strip()


def _quoted(text: str) -> str:
    """A text as YAML reads it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _around(premises: Premises) -> dict[Path, bytes]:
    """What belongs beside the lessons of a project, whose root is the current folder where it is new."""
    root = as_called(premises.root)
    schemas = {root / SCHEMA: schema_text(known_documents()).encode()}
    if premises.file is not None:
        return schemas
    return schemas | {
        root / PROJECT_FILE: _PROJECT.read_bytes(),
        root / PROJECT_SCHEMA: project_schema_text().encode(),
        root / ".gitignore": _IGNORED.encode(),
    }
