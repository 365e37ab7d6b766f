"""The fact ledger read from a spec: people, terms, events, and what contradicts itself among them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lessonkit.diagnostics import Span
from lessonkit.model.answers import TeacherNote
from lessonkit.model.ledger import Date, Event, Ledger, Person, Term, year_words
from lessonkit.model.text import Text, joined, plain
from lessonkit.registry import did_you_mean
from lessonkit.source.date_hints import date_hint
from lessonkit.source.dates import read_date
from lessonkit.source.nodes import Mapping, Node, exact, key_span
from lessonkit.source.scope import Desk
from lessonkit.source.shape import Shaped
from lessonkit.source.spec import EventSpec
from lessonkit.words import Words

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def read_ledger(shaped: Shaped, desk: Desk, words: Words) -> tuple[Ledger, tuple[TeacherNote, ...]]:
    """The ledger, and its notes to the teacher.

    Errors: LK209 an id that can't be one, LK301 an unknown person, LK303 one short name for two people, LK304 a term
    twice, LK305 a bad date, LK307 a person twice in an event. What had errors of its own stands there by its id alone,
    so that nothing that refers to it is complained of.
    """
    people = _people(shaped, desk)
    terms = _terms(shaped, desk)
    ids = [person.id for person in people]
    events = [_event(id_, spec, ids, shaped, desk) for id_, spec in shaped.spec.events.items()]
    # Notes follow time, as the dates do: what comes from a unit stands before a lesson's own in the ledger.
    told = sorted(events, key=lambda event: event.when)
    notes = [note for event in told for note in _notes(event, shaped.spec.events[event.id], shaped.node, desk)]
    notes += _beyond([event for event in told if _is_bare(shaped.spec.events.get(event.id))], words)
    events.extend(Event(id_, Date(1), Text(), sound=False) for id_ in _left_out(shaped, "events", shaped.spec.events))
    return Ledger(people, terms, tuple(events)), tuple(notes)


def check_id(id_: str, span: Span, desk: Desk) -> None:
    """LK209 unless an id has only small letters, digits, hyphens and underscores."""
    if not _ID.fullmatch(id_):
        desk.sink.report(
            "LK209",
            f"“{id_[:40]}” can't be an id",
            span,
            hint=f"{_proposed(id_) or 'use '}small letters a–z, digits, hyphens and underscores; pupils never see it",
        )


def _proposed(id_: str) -> str:
    """The id that was most likely meant, as the head of a hint; nothing where it can't be told."""
    proposed = re.sub(r"\s+", "-", id_.strip().lower())
    return f"write `{proposed}`: " if len(proposed) <= 40 and _ID.fullmatch(proposed) else ""


def _left_out(shaped: Shaped, part: str, kept: Iterable[str]) -> list[str]:
    declared = exact(shaped.whole, (part,))
    known = set(kept)
    return [key for key in declared.keys() if key not in known] if isinstance(declared, Mapping) else []  # noqa: SIM118


def _people(shaped: Shaped, desk: Desk) -> tuple[Person, ...]:
    people: list[Person] = []
    seen: dict[str, Span] = {}
    for id_, spec in shaped.spec.people.items():
        at = ("people", id_)
        span = key_span(shaped.node, at)
        check_id(id_, span, desk)
        name = desk.words(spec.name, shaped.node, (*at, "name"))
        short = desk.words(spec.short, shaped.node, (*at, "short")) or name.split()[-1] if name.split() else id_
        place = key_span(shaped.node, (*at, "short" if spec.short else "name"))
        if short.casefold() in seen:
            desk.sink.report(
                "LK303",
                f"two people are called “{short}”",
                place,
                hint="give each a `short:` of their own",
                also=((seen[short.casefold()], "the other one"),),
            )
        seen.setdefault(short.casefold(), place)
        role = desk.text(spec.role, shaped.node, (*at, "role")) if spec.role else Text()
        fate = desk.text(spec.fate, shaped.node, (*at, "fate")) if spec.fate else Text()
        people.append(Person(id_, name, short, role, fate, spec.listed, span))
    people.extend(Person(id_, id_, id_) for id_ in _left_out(shaped, "people", shaped.spec.people))
    return tuple(people)


def _terms(shaped: Shaped, desk: Desk) -> tuple[Term, ...]:
    terms: list[Term] = []
    seen: dict[str, Span] = {}
    for id_, spec in shaped.spec.terms.items():
        at = ("terms", id_)
        span = key_span(shaped.node, at)
        check_id(id_, span, desk)
        term = desk.words(spec.term, shaped.node, (*at, "term"))
        if term.casefold() in seen:
            desk.sink.report(
                "LK304",
                f"the term “{term}” is declared twice",
                span,
                hint="keep one of the two",
                also=((seen[term.casefold()], "declared here first"),),
            )
        seen.setdefault(term.casefold(), span)
        terms.append(Term(id_, term, desk.text(spec.meaning, shaped.node, (*at, "meaning")), span))
    return tuple(terms)


def _event(id_: str, spec: EventSpec, ids: list[str], shaped: Shaped, desk: Desk) -> Event:
    at = ("events", id_)
    node = shaped.node
    check_id(id_, key_span(node, at), desk)
    when = read_date(spec.when)
    sound = not isinstance(when, str)
    if isinstance(when, str):
        desk.sink.report("LK305", when, _place(node, *at, "when"), hint=date_hint(spec.when))
        when = Date(1)
    for i, person in enumerate(spec.people):
        place = _place(node, *at, "people", i)
        if person not in ids:
            hint = did_you_mean(person, ids) or "declare the person under `people:`"
            desk.sink.report("LK301", f"no person has the id `{person}`", place, hint=hint)
        elif person in spec.people[:i]:
            desk.sink.report("LK307", f"`{person}` stands twice in this event", place, hint="keep one of the two")
    text = desk.text(spec.text, node, (*at, "text"))
    people = tuple(dict.fromkeys(spec.people))
    return Event(id_, when, text, people, spec.listed, key_span(node, at), sound)


def _place(node: Node, *path: str | int) -> Span:
    found = exact(node, path) or exact(node, path[:-1])
    return found.span if found is not None else key_span(node, path)


def _notes(event: Event, spec: EventSpec, node: Node, desk: Desk) -> list[TeacherNote]:
    at = ("events", event.id)
    place = year_words(event.when)
    notes = []
    if spec.corrects:
        corrects = desk.text(spec.corrects, node, (*at, "corrects"))
        notes.append(TeacherNote(place, corrects, corrects=True, about=event.text))
    if isinstance(spec.beyond, str):
        beyond = desk.text(spec.beyond, node, (*at, "beyond"))
        notes.append(TeacherNote(place, beyond, beyond=True, about=event.text))
    return notes


def _is_bare(spec: EventSpec | None) -> bool:
    """Whether an event goes beyond the source without a remark of its own."""
    return spec is not None and spec.beyond is True


def _beyond(events: list[Event], words: Words) -> list[TeacherNote]:
    """One note for all events that go beyond the source and say no more about it."""
    if not events:
        return []
    listed = joined((plain(f"{year_words(event.when)}\u00a0") + event.text for event in events), "; ")
    return [TeacherNote(words.dates, listed, beyond=True)]
