"""load: a lesson's file, or a plan's, becomes a lesson at each of its levels."""

from __future__ import annotations

import os
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.documents import known_documents
from lessonkit.fonts.faces import Faces
from lessonkit.freshness import digest_of
from lessonkit.model.lesson import Levelled
from lessonkit.model.occasion import Occasion
from lessonkit.project import SchoolClass
from lessonkit.registry import near
from lessonkit.source.decode import MOST_BYTES
from lessonkit.source.levelled import read_levels
from lessonkit.source.nodes import Mapping, Node, Scalar, exact, head_span, key_span, texts_of
from lessonkit.source.overlay import merged
from lessonkit.source.parse import parse
from lessonkit.source.places import Naming, named_file
from lessonkit.source.plans import Plan, is_plan, read_plan
from lessonkit.source.shared import with_shared
from lessonkit.source.silences import read_silences
from lessonkit.source.unit_file import is_unit
from lessonkit.words import ENGLISH, Words

UNIT = Naming("unit", "lesson", missing="LK261", outside="LK262")
Sources = tuple[tuple[Path, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A lesson as it is written, with what its unit and its plan say: a tree whose parts keep their places.

    `file` is the lesson's own; `read` are the files that were read, the one asked for first, with digests of what they
    held.
    """

    node: Node
    file: Path
    read: Sources = ()
    occasion: Occasion = Occasion()


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
    written = written_in(file, sink, faces, classes)
    return read_written(written, sink, faces, words) if written else None


def written_in(
    file: Path, sink: Sink, faces: Faces, classes: AbstractMapping[str, SchoolClass] | None = None
) -> Written | None:
    """A file's lesson before it is read; None after errors, all in the sink."""
    data = bytes_of(file, sink)
    node = parse(data, str(file), sink) if data is not None else None
    if data is None or node is None:
        return None
    sink.silences += read_silences(node, sink)
    if isinstance(node, Mapping) and is_plan(node):
        plan = read_plan(node, file, faces, sink, classes)
        written = _planned(plan, sink) if plan else None
    else:
        written = _with_unit(node, file, sink)
    return replace(written, read=((file, digest_of(data)), *written.read)) if written else None


def read_written(written: Written, sink: Sink, faces: Faces, words: Words = ENGLISH) -> Levelled | None:
    """The lesson at each of its levels; None after errors, all in the sink."""
    file = written.file
    levelled = read_levels(written.node, file, file.parent, faces, sink, known_documents(), words=words)
    if levelled is None or sink.has_errors():
        return None
    return replace(levelled, occasion=written.occasion, sources=written.read[1:])


def _with_unit(lesson: Node, file: Path, sink: Sink) -> Written | None:
    """A lesson with what it takes from its unit; None where that can't be had, as all of it would be missed.

    Errors: LK261, LK262, LK265 it takes from a unit that it does not name. Warning: LK267 the unit does not list it.
    """
    named = exact(lesson, ("unit",))
    if not isinstance(lesson, Mapping) or not isinstance(named, Scalar) or not named.value:
        if isinstance(lesson, Mapping) and lesson.entry("uses"):
            sink.report("LK265", "the lesson does not say which unit it belongs to", key_span(lesson, ("uses",)))
        return Written(lesson, file)
    place = named_file(named, file, UNIT, sink)
    data = bytes_of(place, sink) if place else None
    unit = parse(data, str(place), sink) if data is not None else None
    if place is None or data is None or unit is None:
        return None
    if not isinstance(unit, Mapping) or not is_unit(unit):
        hint = "name the file that has the unit's `lessons:`"
        sink.report("LK261", f"{place} is no unit", head_span(named), hint=hint)
        return None
    home, own = place.resolve().parent, str(file.resolve())
    if own not in {os.path.normpath(home / name.value) for name in texts_of(exact(unit, ("lessons",)))}:
        hint = f"add it to the unit's `lessons:` as `{Path(os.path.relpath(own, home)).as_posix()}`"
        sink.report("LK267", f"{place} does not list this lesson", head_span(named), hint=hint)
    return Written(with_shared(lesson, unit, sink), file, ((place, digest_of(data)),))


def _planned(plan: Plan, sink: Sink) -> Written | None:
    """The lesson of a plan, as the plan has it."""
    data = bytes_of(plan.lesson, sink)
    lesson = parse(data, str(plan.lesson), sink) if data is not None else None
    if data is None or lesson is None:
        return None
    sink.silences += read_silences(lesson, sink)
    if is_plan(lesson) or is_unit(lesson):
        message = f"{plan.lesson} is {'a plan itself' if is_plan(lesson) else 'a unit'}"
        sink.report("LK230", message, key_span(plan.node, ("lesson",)), hint="name the lesson that it is made from")
        return None
    written = _with_unit(lesson, plan.lesson, sink)
    if written is None:
        return None
    whole = merged(plan.node, written.node, sink) if isinstance(written.node, Mapping) else written.node
    return Written(whole, plan.lesson, ((plan.lesson, digest_of(data)), *written.read), plan.occasion)


def bytes_of(file: Path, sink: Sink) -> bytes | None:
    """What a file holds; LK803 where it can't be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one byte more than a lesson may have tells that it is too large
    except OSError as error:
        sink.report("LK803", f"{file}: {error.strerror or error}", hint=_unread(file))
        return None


def _unread(file: Path) -> str:
    """A hint to the lesson that is most likely meant."""
    folders = (Path("lessons"), Path("plans"), Path("units"))
    names = [folder / name for name in (file.name, f"{file.stem}.yaml") for folder in folders]
    for likely in (*names, file.with_suffix(".yaml")):
        if likely != file and likely.is_file():
            return f"did you mean {likely}?"
    there = {one.stem: one for folder in (*folders, file.parent) for one in sorted(folder.glob("*.yaml"))}
    if alike := near(file.stem, there):
        return f"did you mean {there[alike[0]]}?"
    return "check its name; lessons are called by folder and file, as lessons/my-lesson.yaml"
