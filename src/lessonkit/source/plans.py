"""Plans: a YAML file that names a lesson, and says what is different for one class."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from lessonkit.diagnostics import Sink
from lessonkit.fonts.faces import Faces
from lessonkit.items.part import PARTS
from lessonkit.model.ledger import Date
from lessonkit.model.occasion import Occasion
from lessonkit.project import SchoolClass
from lessonkit.source.dates import read_date
from lessonkit.source.nodes import Entry, Mapping, Node, Scalar, exact, plain, without
from lessonkit.source.places import Naming, named_file
from lessonkit.source.plan_spec import PlanSpec
from lessonkit.source.scope import Desk
from lessonkit.source.spec import LessonSpec
from lessonkit.source.wording import report_invalid

LESSON = Naming("lesson", "plan", missing="LK230", outside="LK231")

_PLANS = (
    frozenset(field.alias or name for name, field in PlanSpec.model_fields.items()) - LessonSpec.model_fields.keys()
)
_BODY = frozenset({"reading", "worksheet", "people", "terms", "events", "alliances", "timeline", "sources"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that holds: the lesson's file, the occasion, and the tree to lay over the lesson."""

    lesson: Path
    occasion: Occasion
    node: Mapping


def is_plan(node: Node) -> bool:
    """Whether a file is a plan: it names a lesson, or has keys of a plan alone and nothing that makes up a lesson."""
    if not isinstance(node, Mapping):
        return False
    keys = set(node.keys())
    of_lesson = keys & _BODY or any(_is_part(entry) for entry in node.entries)
    return "lesson" in keys or (bool(keys & _PLANS) and not of_lesson)


def _is_part(entry: Entry) -> bool:
    """Whether it is a part of a lesson: under `teacher:` a plan has a name, and a lesson keys."""
    return entry.key.value in PARTS and (entry.key.value not in _PLANS or isinstance(entry.value, Mapping))


def read_plan(
    node: Mapping, file: Path, faces: Faces, sink: Sink, classes: AbstractMapping[str, SchoolClass] | None = None
) -> Plan | None:
    """The plan; None where its lesson is not known. What is wrong with a key is reported, and the key left out.

    `classes` are those of the project, by id. Errors: LK201 to LK205, LK230 the lesson is not there, LK231 it lies
    outside the project, LK110 and LK701 signs that can't be printed.
    """
    spec, kept = _shaped(node, sink)
    if spec is None:
        return None
    desk = Desk("en-GB", faces, sink)
    desk.check_signs(Mapping(tuple(e for e in kept.entries if e.key.value in ("class", "teacher")), kept.span))
    named = exact(kept, ("lesson",))
    lesson = named_file(named, file, LESSON, sink) if isinstance(named, Scalar) else None
    return Plan(lesson, _occasion(spec, kept, desk, classes or {}), kept) if lesson else None


def _shaped(node: Mapping, sink: Sink) -> tuple[PlanSpec | None, Mapping]:
    """The spec, and the tree without the keys that have faults."""
    try:
        return PlanSpec.model_validate(plain(node)), node
    except ValidationError as error:
        slips = report_invalid(error, node, (), PlanSpec, sink)
    kept = without(node, frozenset(slip.path[:1] for slip in slips))
    if not isinstance(kept, Mapping) or kept.entry("lesson") is None:
        return None, node
    return PlanSpec.model_validate(plain(kept)), kept


def _occasion(spec: PlanSpec, node: Node, desk: Desk, classes: AbstractMapping[str, SchoolClass]) -> Occasion:
    """Class, date and teacher; a class of the project's has its full name, and its usual teacher."""
    known = classes.get(spec.class_)
    day = read_date(spec.date)
    return Occasion(
        school_class=(known.name if known else "") or desk.words(spec.class_, node, ("class",)),
        date=day if isinstance(day, Date) else None,
        teacher=desk.words(spec.teacher, node, ("teacher",)) or (known.teacher if known else ""),
    )
