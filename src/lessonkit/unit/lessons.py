"""load_unit: a unit's file and those of its lessons become a unit with its lessons and its test."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from pathlib import Path

from lessonkit.diagnostics import Severity, Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.documents.booklet import WORDS
from lessonkit.fonts.faces import Faces
from lessonkit.freshness import digest_of
from lessonkit.loading import Sources, Written, bytes_of, read_written, written_in
from lessonkit.model.edition import CORE
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.project import SchoolClass
from lessonkit.source.levels import take_apart
from lessonkit.source.nodes import Mapping
from lessonkit.source.parse import parse
from lessonkit.source.silences import read_silences
from lessonkit.source.unit_file import Listed, Unit, is_unit, read_unit
from lessonkit.source.unit_test import Taught, read_test
from lessonkit.words import ENGLISH, Words

NO_BOOKLET = frozenset({"poster"})
"""Pupils' documents that hang on the wall."""


@dataclass(frozen=True, slots=True)
class WholeUnit:
    """A unit with all that it is made from. `lessons` are in order; `read` are the files that went in
    besides the unit's own, with their digests."""

    unit: Unit
    lessons: tuple[Levelled, ...]
    test: Lesson | None
    read: Sources

    @property
    def boundaries(self) -> tuple[tuple[str, float], ...]:
        """The grades of the test with the percentages from which they are given, the best first."""
        spec = self.unit.spec.test
        return tuple(spec.boundaries.items()) if spec else ()


def load_unit(
    file: Path,
    sink: Sink,
    faces: Faces,
    classes: AbstractMapping[str, SchoolClass] | None = None,
    words: Words = ENGLISH,
) -> WholeUnit | None:
    """The unit; None after errors, all in the sink, those of its lessons included.

    Errors: those of `read_unit`, of each lesson and of the test; LK261 what is named is no lesson.
    """
    data = bytes_of(file, sink)
    node = parse(data, str(file), sink) if data is not None else None
    if not isinstance(node, Mapping):
        return None
    sink.silences += read_silences(node, sink)
    documents = tuple(name for name in PUPILS_KINDS if name not in NO_BOOKLET)
    unit = read_unit(node, file, faces, sink, documents, words=words)
    listed = unit.lessons if unit else ()
    both = [found for one in listed if (found := _read(one, sink, faces, classes, words))]
    if unit is None or len(both) < len(listed) or sink.has_errors():
        return None
    named = words.of(WORDS).lesson
    taught = [
        Taught(
            number,
            one.file.stem,
            named.format(number=number),
            take_apart(one.node, Sink())[CORE],
            lesson.core,
            one.file.parent,
        )
        for number, (one, lesson) in enumerate(both, 1)
    ]
    test = read_test(unit, taught, faces, sink, words=words)
    read = {path: digest for one, lesson in both for path, digest in (*one.read, *_images(lesson.core))}
    read |= dict(_images(test)) if test else {}
    others = tuple((path, digest) for path, digest in read.items() if path.resolve() != file.resolve())
    return None if sink.has_errors() else WholeUnit(unit, tuple(lesson for _, lesson in both), test, others)


def _read(
    listed: Listed, sink: Sink, faces: Faces, classes: AbstractMapping[str, SchoolClass] | None, words: Words
) -> tuple[Written, Levelled] | None:
    """A lesson, as it is written and read. Its errors are the unit's, too; what it is warned of, its own build tells.

    What it silences is silent for its items in the test as well, and for nothing of other lessons.

    Error: LK261 what is no lesson: a plan, or a unit.
    """
    heard = Sink()
    written = written_in(listed.file, heard, faces, classes)
    lesson = None
    if written and (written.file != listed.file or is_unit(written.node)):
        what = "a unit" if written.file == listed.file else "a plan"
        sink.report("LK261", f"{listed.file} is {what}, not a lesson", listed.span, hint="name a lesson")
    elif written:
        lesson = read_written(written, heard, faces, words)
    sink.silences += tuple(replace(silence, whole=False) for silence in heard.silences)
    for one in (found for found in heard.found if found.severity is Severity.ERROR):
        sink.report(one.code, one.message, one.span, hint=one.hint, also=one.also)
    return (written, lesson) if written and lesson else None


def _images(lesson: Lesson) -> tuple[tuple[Path, str], ...]:
    """The pictures of a lesson, with the digests of what they hold."""
    return tuple((file, digest_of(file.read_bytes())) for file in lesson.paper.images)
