"""with_shared: a lesson's tree with the facts that it takes from its unit, which are declared there once for all.

Each fact keeps its place in the unit's file, so that whatever is wrong with it is told there, and all that comes after
knows nothing of units.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping

from lessonkit.diagnostics import Sink
from lessonkit.registry import did_you_mean
from lessonkit.source.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact,
    head_span,
    key_span,
    texts_of,
    with_entry,
)

PARTS = ("people", "terms", "events", "sources")
"""The keys of a lesson whose entries a unit may share."""
OF_LESSON: AbstractMapping[str, tuple[str, ...]] = {
    "people": ("listed",),
    "events": ("evidence", "listed", "beyond", "levels"),
}
"""What a lesson may say of a fact of the unit's: its own reading proves an event, and its own handout lists it."""


def with_shared(lesson: Mapping, unit: Mapping, sink: Sink) -> Mapping:
    """The lesson with what it uses before what it declares itself, in the order of `uses:`.

    Errors: LK263 the unit has no such fact, LK264 a fact is declared or named a second time.
    """
    whole = lesson
    for part in PARTS:
        used = _used(part, lesson, unit, sink)
        own = lesson.entry(part)
        if own is None and used:
            key = Scalar(part, key_span(lesson, ("uses", part)))
            whole = with_entry(whole, Entry(key, Mapping(used, key.span)))
        elif own is not None and used and isinstance(own.value, Mapping):
            entries = _beside(part, used, own.value, sink)
            whole = with_entry(whole, Entry(own.key, Mapping(entries, own.value.span)))
    return whole


def _used(part: str, lesson: Mapping, unit: Mapping, sink: Sink) -> tuple[Entry, ...]:
    """The unit's entries that a lesson names."""
    known = _mapping(exact(unit, (part,)), unit)
    found: dict[str, Entry] = {}
    for name in texts_of(exact(lesson, ("uses", part))):
        entry = known.entry(name.value)
        if entry is None:
            message = f"the unit has no `{name.value[:40]}` under `{part}:`"
            hint = did_you_mean(name.value, known.keys())
            hint = hint or f"declare it under `{part}:` in the unit, or here if this lesson alone needs it"
            sink.report("LK263", message, head_span(name), hint=hint)
        elif name.value in found:
            sink.report("LK264", f"`{name.value}` is named twice", name.span, hint="keep one of the two")
        else:
            found[name.value] = entry
    if part != "events":
        return tuple(found.values())
    absent = _absent_people(lesson, unit)
    return tuple(Entry(event.key, _without(absent, event.value)) for event in found.values())


def _absent_people(lesson: Mapping, unit: Mapping) -> set[str]:
    """Those of the unit's people who are not in the lesson: they took part in an event, but not in this story."""
    used = {name.value for name in texts_of(exact(lesson, ("uses", "people")))}
    own = _mapping(exact(lesson, ("people",)), lesson).keys()
    return set(_mapping(exact(unit, ("people",)), unit).keys()) - used - set(own)


def _without(absent: set[str], event: Node) -> Node:
    """An event without these people."""
    entry = event.entry("people") if isinstance(event, Mapping) else None
    if not isinstance(event, Mapping) or entry is None:
        return event
    named = texts_of(entry.value)
    kept = tuple(person for person in named if person.value not in absent)
    return with_entry(event, Entry(entry.key, Sequence(kept, entry.value.span))) if kept != named else event


def _beside(part: str, used: tuple[Entry, ...], own: Mapping, sink: Sink) -> tuple[Entry, ...]:
    """The used entries, with what a lesson says of them more; then its own."""
    shared = {entry.key.value: entry for entry in used}
    more: list[Entry] = []
    for entry in own.entries:
        there = shared.get(entry.key.value)
        if there is None:
            more.append(entry)
        elif part in OF_LESSON and isinstance(entry.value, Mapping) and isinstance(there.value, Mapping):
            shared[entry.key.value] = Entry(there.key, _told_more(part, there.value, entry.value, sink))
        else:
            _report_twice(entry.key, there.key, sink)
    return (*shared.values(), *more)


def _told_more(part: str, fact: Mapping, own: Mapping, sink: Sink) -> Mapping:
    """A person or an event of the unit's with what the lesson says of it."""
    told = fact
    for entry in own.entries:
        said = fact.entry(entry.key.value)
        if entry.key.value in OF_LESSON[part]:
            told = with_entry(told, entry)
        elif said is not None:
            _report_twice(entry.key, said.key, sink)
        else:
            message = f"a lesson can't say `{entry.key.value[:40]}` of what its unit declares"
            hint = f"say it in the unit; here may stand: {', '.join(f'`{key}`' for key in OF_LESSON[part])}"
            sink.report("LK264", message, entry.key.span, hint=hint)
    return told


def _report_twice(here: Scalar, there: Scalar, sink: Sink) -> None:
    message = f"the unit says what `{here.value[:40]}` is already"
    hint = "take it out here, or take it out of `uses:`"
    sink.report("LK264", message, here.span, hint=hint, also=((there.span, "there"),))


def _mapping(node: Node | None, whole: Mapping) -> Mapping:
    return node if isinstance(node, Mapping) else Mapping((), whole.span)
