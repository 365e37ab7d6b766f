"""A starting lesson for `lessonkit new`."""

from __future__ import annotations

import re
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.files import put_files
from lessonkit.source.schema import schema_text

FOLDER = Path("lessons")
SCHEMA = Path("lesson.schema.json")
_TEMPLATE = Path(__file__).with_name("starter.yaml")
_WITH_CHART = Path(__file__).with_name("starter-chart.yaml")
_NAME = re.compile(r"[^\W_][\w -]*")


def start(name: str, sink: Sink, *, chart: bool = False) -> tuple[Path, ...] | None:
    """Writes lessons/NAME.yaml, with an alliance chart or without, and the schema for editors if it is not there.

    The lesson comes first.

    Errors: LK805 the lesson exists already or the name is no file name; LK801 the folder cannot be written.
    """
    stem = name.removesuffix(".yaml").removesuffix(".yml").strip()
    if not _NAME.fullmatch(stem):
        sink.report("LK805", f"`{name}` is no name for a lesson", hint="use letters, digits and hyphens")
        return None
    target = FOLDER / f"{stem.replace(' ', '-')}.yaml"
    if target.exists():
        sink.report("LK805", f"{target} exists already", hint="choose another name; nothing was overwritten")
        return None
    title = stem.replace("-", " ").strip()
    template = _WITH_CHART if chart else _TEMPLATE
    text = template.read_text(encoding="utf-8").replace("{title}", f'"{title[:1].upper()}{title[1:]}"')
    files = {target: text.encode()}
    if not SCHEMA.exists():
        files[SCHEMA] = schema_text(PUPILS_KINDS).encode()
    return put_files(files, sink)
