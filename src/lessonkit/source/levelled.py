"""Reading a lesson at every level that it has: each is read like a lesson of its own, then brought in step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetKind, SheetPaper
from lessonkit.model.edition import CORE
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.paper import ItemPaper
from lessonkit.source.levels import LEVELS, take_apart
from lessonkit.source.nodes import Node
from lessonkit.source.reader import read
from lessonkit.words import ENGLISH, Words


def read_levels(  # noqa: PLR0913 - as `read`
    node: Node,
    file: Path,
    folder: Path,
    faces: Faces,
    sink: Sink,
    more_documents: tuple[str, ...] = (),
    *,
    words: Words = ENGLISH,
) -> Levelled | None:
    """The lesson at each level, the core first; None where errors were found (LK2xx to LK7xx).

    What is wrong at the core is told once; what is wrong at another level alone, at its own place. Error: LK243 an
    item that has other marks at a level.
    """
    nodes = take_apart(node, sink)
    read_all: dict[str, Lesson | None] = {}
    for level, own in nodes.items():
        heard = Sink()
        read_all[level] = read(own, file, folder, faces, heard, more_documents, words=words)
        _tell(heard, sink, level)
    lessons = {level: lesson for level, lesson in read_all.items() if lesson is not None}
    if len(lessons) < len(nodes) or not _same_marks(lessons, sink) or sink.has_errors():
        return None
    return Levelled(_in_step(_with_sheets(lessons)))


def _tell(heard: Sink, sink: Sink, level: str) -> None:
    """Reports what was heard at a level, by its name; what was told before at the same place is not told again."""
    known = {(one.code, one.span) for one in sink.found}
    for one in heard.found:
        if level == CORE:
            sink.report(one.code, one.message, one.span, hint=one.hint, also=one.also)
        elif (one.code, one.span) not in known:
            hint = f"{one.hint}; {_PROVE.format(level=level)}" if one.code == "LK501" else one.hint
            sink.report(one.code, f"at level `{level}`: {one.message}", one.span, hint=hint, also=one.also)


_PROVE = "quote words that all levels have, or give this level its own `evidence:` under `levels:`, `{level}:`"


def _same_marks(lessons: Mapping[str, Lesson], sink: Sink) -> bool:
    core = lessons[CORE].paper.every_item
    same = True
    for level, lesson in lessons.items():
        beside = {item.id: item for item in lesson.paper.every_item}
        for item in core:
            own = beside.get(item.id)  # a quiz that picks by marks may have picked others, if these differ
            if own and item.marks != own.marks:
                message = f"question {item.number} has {item.marks} marks, and {own.marks} at level `{level}`"
                sink.report("LK243", message, own.origin)
                same = False
    return same


def _with_sheets(lessons: Mapping[str, Lesson]) -> dict[str, Lesson]:
    """The lessons with those sheets of the chart that each level prints; one more where sheets alone make a level."""
    core = lessons[CORE]
    named = [level for level in LEVELS if level in lessons or sheets_at(core, level) != sheets_at(core, CORE)]
    found = {level: lessons.get(level, core) for level in (CORE, *named)}
    return {
        level: replace(lesson, paper=replace(lesson.paper, sheets=sheets_at(lesson, level)))
        for level, lesson in found.items()
    }


def sheets_at(lesson: Lesson, level: str) -> tuple[SheetPaper, ...]:
    """The sheets of a level's copies: of each form those made for it, else those for the core or for nobody.

    A form that is made for other levels alone is printed as for the first of them: everybody gets each form. Posters
    hang on the wall for all.
    """
    by_form: dict[SheetKind, list[SheetPaper]] = {}
    for sheet in lesson.paper.sheets:
        if not sheet.poster:
            by_form.setdefault(sheet.kind, []).append(sheet)
    chosen = [sheet for form in by_form.values() for sheet in _made_for(form, level)]
    return tuple(sheet for sheet in lesson.paper.sheets if sheet.poster or sheet in chosen)


def _made_for(form: list[SheetPaper], level: str) -> list[SheetPaper]:
    """The sheets of one form that a level prints."""
    own = [sheet for sheet in form if sheet.level == level]
    usual = [sheet for sheet in form if sheet.level in ("", CORE)]
    first = [sheet for sheet in form if sheet.level == form[0].level]
    # At the core a sheet that names no level stands beside one that names it.
    return (usual if level == CORE else own) or usual or first


def _in_step(lessons: Mapping[str, Lesson]) -> dict[str, Lesson]:
    """The lessons with items that know what they share with their forms at other levels."""
    if len(lessons) == 1:
        return dict(lessons)
    forms: dict[str, list[ItemPaper]] = {}
    for lesson in lessons.values():
        for item in lesson.paper.every_item:
            forms.setdefault(item.id, []).append(item)
    return {level: _items_in_step(lesson, forms) for level, lesson in lessons.items()}


def _items_in_step(lesson: Lesson, forms: Mapping[str, list[ItemPaper]]) -> Lesson:
    def in_step(items: tuple[ItemPaper, ...]) -> tuple[ItemPaper, ...]:
        return tuple(item.in_step(tuple(forms[item.id])) for item in items)

    worksheet = tuple(replace(section, items=in_step(section.items)) for section in lesson.paper.worksheet)
    parts = tuple(replace(part, items=in_step(part.items)) for part in lesson.paper.parts)
    return replace(lesson, paper=replace(lesson.paper, worksheet=worksheet, parts=parts))
