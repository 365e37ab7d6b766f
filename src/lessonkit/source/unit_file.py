"""read_unit: a unit's tree → Unit. What is wrong with it is told in one run; its lessons are read by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from lessonkit.diagnostics import Sink, Span
from lessonkit.fonts.faces import Faces
from lessonkit.model.paper import Paper
from lessonkit.model.text import Text
from lessonkit.model.unit import Booklet
from lessonkit.registry import did_you_mean
from lessonkit.source.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact,
    head_span,
    plain,
    with_entry,
    without,
)
from lessonkit.source.nodes import Path as NodePath
from lessonkit.source.places import Naming, named_file
from lessonkit.source.reader import language_of, read
from lessonkit.source.scope import Desk
from lessonkit.source.shared import PARTS
from lessonkit.source.spec import LessonSpec
from lessonkit.source.unit_spec import BOOKLET, UnitSpec
from lessonkit.source.wording import report_invalid
from lessonkit.words import ENGLISH, Words

LESSON = Naming("lesson", "unit", missing="LK261", outside="LK262")
_OWN = frozenset(UnitSpec.model_fields) - LessonSpec.model_fields.keys()
"""Keys of a unit that no lesson has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A lesson of a unit: its file, and where the unit names it."""

    file: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that holds: what its cover says, as a paper without a reading; its lessons' files in order.

    `node` is its tree, in which the test is still to be read: that takes the lessons.
    """

    file: Path
    paper: Paper
    lessons: tuple[Listed, ...]
    booklet: Booklet
    spec: UnitSpec
    node: Mapping


def is_unit(node: Node) -> bool:
    """Whether a file is a unit: it has a key that no lesson and no plan has."""
    return isinstance(node, Mapping) and not _OWN.isdisjoint(node.keys())


def read_unit(
    node: Mapping, file: Path, faces: Faces, sink: Sink, documents: tuple[str, ...], *, words: Words = ENGLISH
) -> Unit | None:
    """The unit; None after errors, all in the sink. `documents` are those that pupils may get.

    Errors: LK2xx and LK3xx of its facts, LK261 a lesson is not there, LK262 it lies outside the project, LK266 it
    stands twice, LK268 a document that can't stand in the booklet.
    """
    before = sink.count_errors()
    spec, kept = _shaped(_with_picks_listed(node), sink)
    if spec is None:
        return None
    facts = Mapping(tuple(e for e in kept.entries if e.key.value in LessonSpec.model_fields), kept.span)
    lesson = read(facts, file, file.parent, faces, sink, words=words)
    lessons = _lessons(kept, file, sink)
    _check_documents(kept, documents, sink)
    desk = Desk(language_of(spec.language) or "en-GB", faces, sink)
    desk.check_signs(Mapping(tuple(e for e in kept.entries if e.key.value in _OWN - {"lessons"}), kept.span))
    said = spec.booklet.introduction
    introduction = desk.text(said, kept, ("booklet", "introduction")) if said else Text()
    booklet = Booklet(tuple(dict.fromkeys(spec.booklet.documents)) or BOOKLET, introduction)
    if lesson is None or sink.count_errors() > before:
        return None
    return Unit(file, lesson.paper, lessons, booklet, spec, kept)


def _with_picks_listed(node: Mapping) -> Mapping:
    """The tree with a list of one in the place of a pick that stands alone in its section."""
    test = node.entry("test")
    sections = exact(node, ("test", "sections"))
    if test is None or not isinstance(test.value, Mapping) or not isinstance(sections, Sequence):
        return node
    changed = Sequence(tuple(_with_pick_listed(section) for section in sections.items), sections.span)
    key = test.value.entry("sections")
    return with_entry(node, Entry(test.key, with_entry(test.value, Entry(key.key, changed)))) if key else node


def _with_pick_listed(section: Node) -> Node:
    pick = section.entry("pick") if isinstance(section, Mapping) else None
    if not isinstance(section, Mapping) or pick is None or not isinstance(pick.value, Mapping):
        return section
    return with_entry(section, Entry(pick.key, Sequence((pick.value,), pick.value.span)))


def _shaped(node: Mapping, sink: Sink) -> tuple[UnitSpec | None, Mapping]:
    """The spec, and the tree without the parts that have faults."""
    try:
        return UnitSpec.model_validate(plain(node)), node
    except ValidationError as error:
        slips = report_invalid(error, node, (), UnitSpec, sink)
    kept = without(node, frozenset(_unit(slip.path) for slip in slips))
    if not isinstance(kept, Mapping) or kept.entry("title") is None or kept.entry("lessons") is None:
        return None, node
    return UnitSpec.model_validate(plain(kept)), kept


def _unit(path: NodePath) -> NodePath:
    """The smallest part that can be left out: a fact, or all that stands under a key."""
    return path[:2] if path[0] in PARTS else path[:1]


def _lessons(node: Mapping, file: Path, sink: Sink) -> tuple[Listed, ...]:
    """The lessons' files, each once."""
    found: dict[Path, Scalar] = {}
    listed: list[Listed] = []
    named = exact(node, ("lessons",))
    for one in () if named is None or isinstance(named, Scalar | Mapping) else named.items:
        place = named_file(one, file, LESSON, sink) if isinstance(one, Scalar) else None
        if place is None or not isinstance(one, Scalar):
            continue
        first = found.setdefault(place.resolve(), one)
        if first is not one:
            also = ((head_span(first), "the first time"),)
            sink.report("LK266", f"the lesson {place.stem} stands twice in the unit", head_span(one), also=also)
        else:
            listed.append(Listed(place, head_span(one)))
    return tuple(listed)


def _check_documents(node: Mapping, documents: tuple[str, ...], sink: Sink) -> None:
    """LK268 for each document of the booklet that pupils do not get, or that hangs on the wall."""
    named = exact(node, ("booklet", "documents"))
    values = named.items if named is not None and not isinstance(named, Scalar | Mapping) else (named,)
    for one in values:
        if isinstance(one, Scalar) and one.value not in documents:
            hint = did_you_mean(one.value, documents) or f"choose from {', '.join(documents)}"
            message = f"a booklet can't have `{one.value[:40]}`"
            sink.report("LK268", message, head_span(one), hint=hint)
