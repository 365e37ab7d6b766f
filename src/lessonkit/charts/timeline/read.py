"""`timeline:` becomes the two halves of its sheet: what it prints, and what completes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lessonkit.charts.shapes import letter
from lessonkit.charts.timeline.calendar import span_of
from lessonkit.charts.timeline.spec import TimelineSpec
from lessonkit.codes import CODES
from lessonkit.diagnostics import Span
from lessonkit.model.ledger import Event, printed_date, year_words
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text
from lessonkit.model.timeline import Asked, EventAnswer, EventPaper, TimelineAnswer, TimelinePaper
from lessonkit.registry import did_you_mean

MOST_EVENTS = 30
"""No more events, and no more texts in the bank: their list would be higher than a page."""

MOST_LETTERS = 26

LONGEST = 120
"""Signs of the longest text that a box holds."""

Proved = Mapping[str, tuple[Evidence, ...]]
"""What proves each event, by its id."""


def split_timeline(
    spec: TimelineSpec, scope: Scope, proved: Proved
) -> tuple[TimelinePaper | None, TimelineAnswer | None]:
    """Both halves; (None, None) after an error (LK620 to LK628). Warning: LK629 a text that tells its date."""
    return _Reading(spec, scope).split(proved)


@dataclass(slots=True)
class _Reading:
    """One reading of the spec; `sound` until an error is found."""

    spec: TimelineSpec
    scope: Scope
    sound: bool = True
    asked: frozenset[Asked] = field(default_factory=frozenset)

    def wrong(self, code: str, message: str, *path: str | int, hint: str = "", first: Span | None = None) -> None:
        """Reports a problem at a path of the spec; `first` is the place of that which it repeats."""
        self.wrong_at(code, message, self.scope.at(*path), hint=hint, first=first)

    def wrong_at(
        self, code: str, message: str, place: Span, *, hint: str = "", first: Span | None = None
    ) -> None:
        """Reports a problem at a place."""
        also = ((first, "it stands here first"),) if first else ()
        self.scope.sink.report(code, message, place, hint=hint, also=also)
        self.sound = self.sound and CODES[code].severity != "error"

    def text_place(self, event: Event) -> Span:
        """Where the lesson says an event's text: that is what must be reworded."""
        return event.text.origin or event.origin or self.scope.at("events")

    def split(self, proved: Proved) -> tuple[TimelinePaper | None, TimelineAnswer | None]:
        """All checks, then the two halves."""
        self.asked = frozenset(self.spec.blank)
        events, given = self.events(), self.given()
        extra = [self.scope.text(text, "extra", index) for index, text in enumerate(self.spec.extra)]
        title = self.scope.text(self.spec.title, "title")
        hidden = [event for event in events if event.id not in given]
        self.check_number(events, hidden)
        self.check_empty()
        self.check_texts(events)
        self.check_bank(events, hidden, extra)
        if not self.sound:
            return None, None
        self.warn_of_dates(hidden)
        bank = _sorted([event.text for event in hidden] + extra) if self.banked() else []
        paper = TimelinePaper(
            title=title,
            events=tuple(self.paper(event, given=event.id in given) for event in events),
            asked=self.asked,
            bank=tuple(bank),
            letters=self.spec.letters,
            lie=self.spec.page,
            left_over=len(extra),
        )
        answers = [self.answer(event, bank, proved, asked=event.id not in given) for event in events]
        answer = TimelineAnswer(
            events=tuple(answers),
            either_way=_either_way(paper),
            left_over=tuple(_sorted(extra)),
        )
        return paper, answer

    def banked(self) -> bool:
        """Whether the texts are printed to choose from."""
        wanted = Asked.TEXTS in self.asked if self.spec.bank is None else self.spec.bank
        return wanted and Asked.TEXTS in self.asked

    def events(self) -> list[Event]:
        """The events in order of their places; those of one date as the spec has them. LK620 unknown, LK621 twice."""
        ledger = self.scope.ledger
        ids = self.spec.events or [event.id for event in ledger.events if event.listed]
        found: list[Event] = []
        for index, id_ in enumerate(ids):
            event = ledger.event(id_)
            if event is None:
                hint = did_you_mean(id_, (one.id for one in ledger.events))
                self.wrong("LK620", f"There is no `{id_}` under the lesson's `events:`.", "events", index, hint=hint)
            elif event in found:
                self.wrong("LK621", f"`{id_}` stands twice on the timeline.", "events", index)
            else:
                found.append(event)
        return sorted(found, key=lambda event: _place(event).middle)

    def given(self) -> frozenset[str]:
        """The ids of events that are printed in full. LK622 for one that is not on the timeline."""
        named = self.spec.events or [event.id for event in self.scope.ledger.events if event.listed]
        for index, id_ in enumerate(self.spec.given):
            if id_ not in named:
                hint = self.hint_of_given(id_, named)
                self.wrong("LK622", f"`{id_}` is given, yet not on the timeline.", "given", index, hint=hint)
            elif id_ in self.spec.given[:index]:
                self.wrong("LK621", f"`{id_}` stands twice among the given events.", "given", index)
        return frozenset(self.spec.given)

    def hint_of_given(self, id_: str, named: Sequence[str]) -> str:
        """What to do about a given event that is not on the timeline: a lesson has two lists called `events:`."""
        if self.scope.ledger.event(id_) is None:
            return did_you_mean(id_, named) or "declare it under the lesson's `events:`, or mend its id"
        if self.spec.events:
            return "list it under the timeline's `events:` too"
        return f"`{id_}` is `listed: false`; to show it, name the timeline's events under `timeline:` `events:`"

    def check_number(self, events: Sequence[Event], hidden: Sequence[Event]) -> None:
        """LK623 for fewer than two events, LK624 where all are given, LK627 for too many."""
        if not self.sound:
            return
        place = ("events",) if self.spec.events else ()
        if len(events) < 2:
            hint = "name two events or more" if self.spec.events else "declare more under `events:`, or name them here"
            count = "no event" if not events else "one event only"
            self.wrong("LK623", f"The timeline has {count}.", *place, hint=hint)
        elif not hidden:
            self.wrong("LK624", "Every event is given: there is nothing to write.", "given")
        if len(events) > MOST_EVENTS:
            self.wrong("LK627", f"{len(events)} events are too many: {MOST_EVENTS} at most.", *place)

    def check_empty(self) -> None:
        """LK637 for `events: []`, which is no other than none."""
        if "events" in self.spec.model_fields_set and not self.spec.events:
            message = "`events: []` has no effect: all events but those with `listed: false` are on the timeline."
            self.wrong("LK637", message, "events", hint="name the events that are to be on it, or take it out")

    def check_texts(self, events: Sequence[Event]) -> None:
        """LK626 for two events with one text, LK628 for a text too long for its box."""
        seen: dict[str, Event] = {}
        for event in events:
            text = event.text.plain()
            twin = seen.setdefault(text.casefold(), event)
            if text and twin is not event:
                self.wrong_at(
                    "LK626", f"Two events read “{text}”.", self.text_place(event), first=self.text_place(twin)
                )
            elif len(text) > LONGEST:
                message = f"The text of `{event.id}` has {len(text)} signs; a box holds {LONGEST}."
                self.wrong_at("LK628", message, self.text_place(event))

    def check_bank(self, events: Sequence[Event], hidden: Sequence[Event], extra: Sequence[Text]) -> None:
        """LK625 for extra texts or letters without a bank, LK626 for an extra text that is an event's, LK627."""
        if not self.banked():
            self.check_no_bank()
            return
        seen = {event.text.plain().casefold(): self.text_place(event) for event in events}
        for index, text in enumerate(extra):
            words = text.plain()
            twin = seen.setdefault(words.casefold(), place := self.scope.at("extra", index))
            if twin != place:
                message = f"“{words}” is to belong nowhere, yet an event reads so, or another extra text."
                self.wrong("LK626", message, "extra", index, first=twin)
            elif len(words) > LONGEST:
                self.wrong("LK628", f"The text has {len(words)} signs; a box holds {LONGEST}.", "extra", index)
        count, most = len(hidden) + len(extra), MOST_LETTERS if self.spec.letters else MOST_EVENTS
        if count > most and len(events) <= MOST_EVENTS:
            what = "letters" if self.spec.letters else "texts to choose from"
            self.wrong("LK627", f"{count} are too many {what}: {most} at most.", "extra" if extra else "events")

    def check_no_bank(self) -> None:
        """LK625 for what needs a bank where there is none."""
        why = "`bank:` is false" if Asked.TEXTS in self.asked else "the texts are not left blank"
        for key, there in (("extra", bool(self.spec.extra)), ("letters", self.spec.letters)):
            if there:
                self.wrong("LK625", f"`{key}:` needs the texts to choose from, but {why}.", key)
        if self.spec.bank and Asked.TEXTS not in self.asked:
            self.wrong("LK625", "`bank:` lists texts, but the texts are not left blank.", "bank")

    def warn_of_dates(self, hidden: Sequence[Event]) -> None:
        """LK629 for a printed text that holds the year which the sheet asks for."""
        if Asked.DATES not in self.asked or (Asked.TEXTS in self.asked and not self.banked()):
            return
        for event in hidden:
            year = year_words(event.when)
            if re.search(rf"(?<!\d){year}(?!\d)", event.text.plain()):
                message = f"The sheet asks for the date of `{event.id}`, yet its text says {year}."
                self.wrong_at("LK629", message, self.text_place(event))

    def paper(self, event: Event, *, given: bool) -> EventPaper:
        """What is printed of an event."""
        return replace(
            _place(event),
            date=printed_date(event.when, self.scope.words) if given or Asked.DATES not in self.asked else None,
            text=event.text if given or Asked.TEXTS not in self.asked else None,
        )

    def answer(self, event: Event, bank: Sequence[Text], proved: Proved, *, asked: bool) -> EventAnswer:
        """What completes an event."""
        lettered = self.spec.letters and asked
        return EventAnswer(
            date=printed_date(event.when, self.scope.words),
            text=event.text,
            letter=letter(bank.index(event.text)) if lettered else "",
            asked=asked,
            evidence=proved.get(event.id, ()),
        )


def _place(event: Event) -> EventPaper:
    """An event's place on the axis, with nothing printed beside it."""
    first, after = span_of(event.when)
    return EventPaper(first=first, after=after)


def _sorted(texts: Sequence[Text]) -> list[Text]:
    """By their words, so that the order tells nothing."""
    return sorted(texts, key=lambda text: (text.plain().casefold(), text.plain()))


def _either_way(paper: TimelinePaper) -> tuple[tuple[int, ...], ...]:
    """Events that the sheet cannot tell apart: texts are asked for, and the dates are the same."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, event in enumerate(paper.events):
        if event.text is None:
            groups.setdefault((event.first, event.after), []).append(number)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
