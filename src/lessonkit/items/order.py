"""order: events to be numbered from the earliest to the latest.

    - order: Number the events from 1 (earliest) to 3.
      events:
        - testament-dictated
        - lenin-dies
        - trotsky-expelled

The events come from the ledger, are printed in the order of their words, and carry a box for a number each. Where
that happens to be the right order, down or across two columns, the build asks for a `seed:`. One mark for each right
pair: 1–2, 3–4, 5–6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import answer_line, in_print_order
from lessonkit.items.shuffle import places_in, shuffled, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Choice, Choices, Item, Space, SpaceKind
from lessonkit.model.ink import Ink, Written
from lessonkit.model.ledger import Date, Event
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import TICK, Text, joined, plain
from lessonkit.registry import did_you_mean

BOX = 17.0
PITCH = 24.5
INDENT = 25.0


@dataclass(frozen=True, kw_only=True)
class OrderPaper(ItemPaper):
    """Events, each behind a box for its number."""

    events: tuple[Text, ...]

    def compose(self, setting: Setting) -> Item:
        """Events in two columns where they fit; the spaces are "<id>.1", "<id>.2" … as printed."""
        entries = tuple(
            Choice(
                marker=Space(
                    id=f"{self.id}.{n}",
                    kind=SpaceKind.LETTER,
                    name=setting.words.answer_part.format(number=self.number, part=event.plain()),
                    width=BOX,
                    height=BOX,
                ),
                text=event,
            )
            for n, event in enumerate(self.events, 1)
        )
        return self.item((Choices(id=f"{self.id}.events", entries=entries, indent=INDENT, pitch=PITCH, before=6.0),))

    def texts(self) -> tuple[Text, ...]:
        """The stem and the events."""
        return (self.stem, self.how, *self.events)

    def tells(self) -> tuple[Text, ...]:
        """The stem, and the events, which happened."""
        return (*super().tells(), *self.events)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The events move."""
        places = places_in(version, self.events, self.id, self.seed)
        return replace(self, events=taken(self.events, places)), (places,)


@dataclass(frozen=True, kw_only=True)
class OrderAnswer(ItemAnswer):
    """The number of each event as printed, and the events in their true order."""

    numbers: tuple[int, ...]
    in_time: tuple[Text, ...]
    in_pairs: bool

    def discloses(self) -> tuple[str, ...]:
        """The events, sorted by their words."""
        return tuple(sorted(text.plain() for text in self.in_time))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The number in each box."""
        return tuple(Written(f"{self.id}.{n}", plain(str(number))) for n, number in enumerate(self.numbers, 1))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The events in time with a tick after each pair, and how the marks are given."""
        parts = []
        for i, event in enumerate(self.in_time, 1):
            ticked = self.in_pairs and (i % 2 == 0 or i == len(self.in_time))
            parts.append(plain(f"{i}\u00a0") + event + (TICK if ticked else Text()))
        lines = [answer_line(setting, joined(parts, "  "), self.guidance.evidence)]
        if self.in_pairs:
            lines.append(SchemeLine(setting.words.award, plain(setting.words.one_for_each_pair)))
        return tuple(lines)

    def moved(self, moves: Moves) -> Self:
        """The numbers beside the events as they stand now."""
        return replace(self, numbers=taken(self.numbers, moves[0])) if moves else self

    def tells_itself(self) -> bool:
        """Whether the events stand in the order of time."""
        return _ascend(self.numbers)


def _ascend(numbers: tuple[int, ...]) -> bool:
    """Whether the list is solved as it stands: read downwards, or line by line where it is set in two columns."""
    lines = -(-len(numbers) // 2)
    across = tuple(number for line in range(lines) for number in numbers[line::lines])
    return tuple(sorted(numbers)) in (numbers, across)


class OrderSpec(ItemSpec):
    """Events to put in order."""

    key: ClassVar[str] = "order"

    order: str = Field("", description="The stem; empty for “Number the events from 1 (earliest) to …”.")
    events: list[str] = Field(min_length=3, max_length=12, description="Ids of events, in any order.")
    seed: str = Field("", description="Any number or word: shuffles the printed list by it.")

    def identity(self) -> str:
        """The stem and the events' ids, sorted."""
        return "\n".join((self.order, *sorted(self.events)))

    def stem(self, scope: Scope) -> Text:
        """The teacher's stem, or the usual one."""
        return scope.text(self.order, "order") or plain(scope.words.order_stem.format(n=len(self.events)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK407 unknown event, LK403 an event twice, LK408 a tie, LK409 the printed order is right."""
        events = [self._event(i, name, scope) for i, name in enumerate(self.events)]
        found = [event for event in events if event is not None]
        if len(found) < len(events) or not self._distinct(scope):
            return None
        in_time = sorted(found, key=lambda event: event.when)
        if not self._no_tie(in_time, scope):
            return None
        texts = tuple(event.text for event in in_time)
        printed = shuffled(in_print_order(texts), self.seed, scope.id)
        numbers = tuple(texts.index(text) + 1 for text in printed)
        if _ascend(numbers):
            downwards = list(numbers) == sorted(numbers)
            scope.sink.report(
                "LK409",
                "the sorted list is already in the right order" + ("" if downwards else ", read across two columns"),
                scope.at("events"),
                hint="try another `seed:`" if self.seed else "add `seed: 1` to shuffle the list",
            )
            return None
        return self._halves(scope, printed, texts, numbers)

    def _halves(
        self, scope: Scope, printed: tuple[Text, ...], in_time: tuple[Text, ...], numbers: tuple[int, ...]
    ) -> tuple[ItemPaper, ItemAnswer]:
        guidance = self.guidance(scope)
        pairs = (len(numbers) + 1) // 2
        marks = self.marks_or(pairs)
        how = scope.words.order_how.format(pairs=_pairs(len(numbers))) if marks == pairs else ""
        paper = OrderPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, how),
            marks=marks,
            events=printed,
            seed=self.seed,
            origin=scope.at(),
        )
        answer = OrderAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            numbers=numbers,
            in_time=in_time,
            in_pairs=marks == pairs,
        )
        return paper, answer

    def _event(self, i: int, name: str, scope: Scope) -> Event | None:
        event = scope.ledger.event(name)
        if event is None:
            scope.sink.report(
                "LK407",
                f"no event has the id `{name}`",
                scope.at("events", i),
                hint=did_you_mean(name, [e.id for e in scope.ledger.events]) or "declare it under `events:`",
            )
        return event

    def _distinct(self, scope: Scope) -> bool:
        for i, name in enumerate(self.events):
            if name in self.events[:i]:
                scope.sink.report(
                    "LK403", f"the event `{name}` stands twice", scope.at("events", i), hint="keep one of the two"
                )
                return False
        return True

    def _no_tie(self, in_time: list[Event], scope: Scope) -> bool:
        for earlier, later in pairwise(in_time):
            if cannot_tell_apart(earlier.when, later.when):
                scope.sink.report(
                    "LK408",
                    f"`{earlier.id}` and `{later.id}` have dates that cannot be told apart",
                    scope.at("events", self.events.index(later.id)),
                    hint="give both a month or a day, or leave one out",
                    also=tuple((e.origin, "declared here") for e in (earlier, later) if e.origin),
                )
                return False
        return True


def cannot_tell_apart(a: Date, b: Date) -> bool:
    """Whether two dates may be the same day: equal as far as both are known (1922 and 1922-04)."""
    for ours, theirs in ((a.year, b.year), (a.month, b.month), (a.day, b.day)):
        if ours == 0 or theirs == 0:
            return True
        if ours != theirs:
            return False
    return True


def _pairs(count: int) -> str:
    return ", ".join(f"{i}–{i + 1}" if i < count else str(i) for i in range(1, count + 1, 2))
