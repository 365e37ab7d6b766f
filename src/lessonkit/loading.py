"""load: a lesson's file, or a plan's, becomes a lesson at each of its levels."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.documents import known_documents
from lessonkit.fonts.faces import Faces
from lessonkit.freshness import digest_of
from lessonkit.model.lesson import Levelled
from lessonkit.project import SchoolClass
from lessonkit.source.decode import MOST_BYTES
from lessonkit.source.levelled import read_levels
from lessonkit.source.nodes import Mapping, Node, key_span
from lessonkit.source.overlay import merged
from lessonkit.source.parse import parse
from lessonkit.source.plans import Plan, is_plan, read_plan
from lessonkit.source.silences import read_silences
from lessonkit.words import ENGLISH, Words


def load(
    file: Path,
    sink: Sink,
    faces: Faces,
    classes: AbstractMapping[str, SchoolClass] | None = None,
    words: Words = ENGLISH,
) -> Levelled | None:
    """bytes → Node → Lesson at each level; of a plan, the lesson that it names, with the plan laid over it.

    `classes` are those that a plan may name by id, for their full name and their teacher.

    None after errors, all in the sink. Errors: LK1xx to LK7xx, LK803.
    """
    data = _bytes_of(file, sink)
    node = parse(data, str(file), sink) if data is not None else None
    if node is None:
        return None
    sink.silences += read_silences(node, sink)
    if isinstance(node, Mapping) and is_plan(node):
        return _load_planned(read_plan(node, file, faces, sink, classes), sink, faces, words)
    return _levelled(node, file, sink, faces, words)


def _levelled(node: Node, file: Path, sink: Sink, faces: Faces, words: Words) -> Levelled | None:
    return read_levels(node, file, file.parent, faces, sink, known_documents(), words=words)


def _load_planned(plan: Plan | None, sink: Sink, faces: Faces, words: Words) -> Levelled | None:
    """The lesson of a plan, as the plan has it."""
    data = _bytes_of(plan.lesson, sink) if plan else None
    lesson = parse(data, str(plan.lesson), sink) if plan and data is not None else None
    if plan is None or data is None or lesson is None:
        return None
    sink.silences += read_silences(lesson, sink)
    if is_plan(lesson):
        message = f"{plan.lesson} is a plan itself"
        sink.report("LK230", message, key_span(plan.node, ("lesson",)), hint="name the lesson that it is made from")
        return None
    whole = merged(plan.node, lesson, sink) if isinstance(lesson, Mapping) else lesson
    levelled = _levelled(whole, plan.lesson, sink, faces, words)
    if levelled is None or sink.has_errors():
        return None
    return replace(levelled, occasion=plan.occasion, sources=((plan.lesson, digest_of(data)),))


def _bytes_of(file: Path, sink: Sink) -> bytes | None:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one byte more than a lesson may have tells that it is too large
    except OSError as error:
        sink.report("LK803", f"{file}: {error.strerror or error}", hint=_unread(file))
        return None


def _unread(file: Path) -> str:
    """A hint to the lesson that is most likely meant."""
    folders = (Path("lessons"), Path("plans"))
    names = [folder / name for name in (file.name, f"{file.stem}.yaml") for folder in folders]
    for likely in (*names, file.with_suffix(".yaml")):
        if likely != file and likely.is_file():
            return f"did you mean {likely}?"
    return "check its name; lessons are called by folder and file, as lessons/my-lesson.yaml"
