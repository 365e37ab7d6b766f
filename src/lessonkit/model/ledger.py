"""The fact ledger: people, terms and events, said once and used everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from lessonkit.diagnostics import Span
from lessonkit.model.digest import UNPRINTED
from lessonkit.model.text import Text
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story. `short` is the name in running text and on charts."""

    id: str
    name: str
    short: str
    role: Text = Text()
    fate: Text = Text()
    listed: bool = True
    """Whether the handout's table of people shows this person."""
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A key term and its meaning."""

    id: str
    term: str
    meaning: Text
    origin: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date as exact as it is known: year, then month and day or 0. Negative years are BC."""

    year: int
    month: int = 0
    day: int = 0


def printed_date(date: Date, words: Words) -> str:
    """ "1922", "Apr 1922" or "21 Jan 1924" or "Jan 21, 1924"; years before the first are "44 BC"; "AD 14"."""
    year = year_words(date)
    if not date.month:
        return year
    month = words.months[date.month - 1]
    return words.full_date.format(day=date.day, month=month, year=year) if date.day else f"{month} {year}"


def year_words(date: Date) -> str:
    """The year as it is printed: "1066", "44 BC", "AD 14"; a number below 100 alone would not look like a year."""
    if date.year < 0:
        return f"{-date.year} BC"
    return f"AD {date.year}" if date.year < 100 else str(date.year)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `listed` says whether the handout's dates show it.

    One that is not `sound` stands there by its id alone: what is wrong with it was reported.
    """

    id: str
    when: Date
    text: Text
    people: tuple[str, ...] = ()
    listed: bool = True
    origin: Span | None = None
    sound: bool = field(default=True, metadata={UNPRINTED: True})


@dataclass(frozen=True, slots=True)
class Ledger:
    """All declared facts, each kind in the order of the spec."""

    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()

    def listed(self) -> Ledger:
        """The facts that the handout shows: what is unlisted may be the answer to something."""
        people = tuple(person for person in self.people if person.listed)
        events = tuple(event for event in self.events if event.listed)
        return Ledger(people, self.terms, events)

    def person(self, id: str) -> Person | None:  # noqa: A002 - the spec's own word
        """The person of that id."""
        return next((p for p in self.people if p.id == id), None)

    def event(self, id: str) -> Event | None:  # noqa: A002 - the spec's own word
        """The event of that id."""
        return next((e for e in self.events if e.id == id), None)
