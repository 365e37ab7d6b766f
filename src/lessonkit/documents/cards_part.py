"""cards: small cards to cut out, eight to a page, of terms, people, events, or texts of your own.

    cards:
      terms: all
      people: [trotsky]
      events: [lenin-dies, trotsky-expelled]
      own:
        - front: Why did he win?
          back: He had the votes.
      per_page: 8

The back of a term is its meaning, of a person the role: cards to learn from, printed on both sides and flipped on the
long edge. With `match: true` there are no backs: each term and each meaning is a card of its own, terms with numbers
and meanings with letters, mixed by `seed:`, for pupils to pair.

Events are to be put in order, so a card has no date and is lettered, mixed by `seed:`. `dates: front` prints the date
over the text; `dates: back` on the back, for pupils to check themselves; it takes events that the handout dates anyway.
The pairs and the order by letters stand on the teacher's page, if the lesson has one.

Words are as large as the fullest card allows; short fronts of your own without a stop are bold, as names are. A card
that is too full makes all of them larger, with a warning. Of a class set cards are no part: a group shares them,
so they are printed once, in a file of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeVar

from pydantic import Field

from lessonkit.diagnostics import Span
from lessonkit.documents.cards import WORDS, CardsPaper, SmallCard
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.items.printing import LETTERS, sort_key
from lessonkit.items.shuffle import digest
from lessonkit.model.answers import PartAnswer
from lessonkit.model.ledger import Event, Person, Term, printed_date
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import OneOrMore, Strict

MOST_SEEDS = 50
"""So many seeds are tried for one that a teacher can be told of."""
LEAST_MIXED = 3
"""Fewer cards than this may stand in any order."""
LONGEST_NAME = 32
"""What is longer is no name."""
ALL = "all"

_Mixed = TypeVar("_Mixed")
Fact = TypeVar("Fact", Person, Term, Event)


@dataclass(frozen=True, kw_only=True)
class CardsAnswer(PartAnswer):
    """Which cards belong together, and the letters of the events in the order of time."""

    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()


class OwnCardSpec(Strict):
    """A card of your own."""

    front: str = Field(min_length=1, description="What it says.")
    back: str = Field("", description="What stands on its back, or on its partner.")


class CardsSpec(PartSpec):
    """Cards to cut out."""

    key: ClassVar[str] = "cards"
    document: ClassVar[str] = "cards"

    terms: OneOrMore = Field(default_factory=list, description="Ids of terms, or `all`.")
    people: OneOrMore = Field(default_factory=list, description="Ids of people, or `all` whom the handout lists.")
    events: OneOrMore = Field(default_factory=list, description="Ids of events, or `all` that the handout lists.")
    own: list[OwnCardSpec] = Field(default_factory=list, description="Cards of your own.")
    match: bool = Field(default=False, description="Make two cards of what has a back, for pupils to pair.")
    dates: Literal["none", "front", "back"] = Field("none", description="Where the dates of events are printed.")
    per_page: Literal["12", "8", "6", "4", "2", "1"] = Field("8", description="How many cards stand on a page.")
    seed: str = Field("", description="A word of your own for the order in which cards are mixed; try another.")

    def split(self, scope: Scope) -> PartHalves | None:
        """The cards, and which belong together. Errors: LK480 an unknown id, LK481 no card, LK485 a date to find out.
        """
        cutter = _Cutter(self, scope)
        return cutter.halves()


@dataclass(frozen=True, slots=True)
class _Pair:
    """What has two sides: their words over them, the texts, and where it was written."""

    named: tuple[str, str]
    front: Text
    back: Text
    strong: bool
    origin: Span


class _Cutter:
    """Makes the cards that a teacher asks for."""

    def __init__(self, spec: CardsSpec, scope: Scope) -> None:
        self.spec, self.scope = spec, scope
        self.words = scope.words.of(WORDS)
        self.sound = True

    def halves(self) -> PartHalves | None:
        """Both halves; None after an error."""
        pairs = [*self._facts(), *self._own()]
        events = self._events()
        if not pairs and not events and self.sound:
            self.scope.sink.report("LK481", "there are no cards", self.scope.at(), hint="name terms, people or events")
            self.sound = False
        if not self.sound:
            return None
        told, order = self._dated(events)
        cards, partners = self._paired(pairs) if self.spec.match else (self._backed(pairs), ())
        if self.spec.match:
            self._check_mixed([one.back.plain() for one in _by_words(pairs) if one.back])
        if order:
            self._check_mixed([event.text.plain() for _, event in sorted(events, key=lambda one: one[1].when)])
        paper = CardsPaper(cards=(*cards, *told), per_page=int(self.spec.per_page))
        answer = CardsAnswer(pairs=partners, order=order) if partners or order else None
        return PartHalves(paper, answer)

    def _facts(self) -> Iterator[_Pair]:
        words, ledger = self.words, self.scope.ledger
        for at, term in self._wanted("terms", ledger.terms, lambda _: True):
            yield _Pair((words.term, words.meaning), plain(term.term), term.meaning, strong=True, origin=at)
        for at, person in self._wanted("people", ledger.people, lambda one: one.listed):
            yield _Pair((words.person, words.role), plain(person.name), person.role, strong=True, origin=at)

    def _own(self) -> Iterator[_Pair]:
        """Cards of the teacher's own; their fronts are names where all are."""
        fronts = [self.scope.text(card.front, "own", i, "front") for i, card in enumerate(self.spec.own)]
        strong = all(_is_name(front.plain()) for front in fronts)
        for i, (card, front) in enumerate(zip(self.spec.own, fronts, strict=True)):
            back = self.scope.text(card.back, "own", i, "back") if card.back else Text()
            at = self.scope.at("own", i)
            yield _Pair((self.words.front, self.words.back), front, back, strong=strong, origin=at)

    def _events(self) -> list[tuple[Span, Event]]:
        found = list(self._wanted("events", self.scope.ledger.events, lambda one: one.listed))
        for at, event in found:
            if self.spec.dates == "back" and not event.listed:
                message = f"the handout does not date `{event.id}`, and its card would"
                self.scope.sink.report("LK485", message, at)
                self.sound = False
        return found

    def _wanted(
        self, key: str, facts: Sequence[Fact], listed: Callable[[Fact], bool]
    ) -> Iterator[tuple[Span, Fact]]:
        """The facts named under a key with the place of their names. LK480 for one that is not declared."""
        names: list[str] = getattr(self.spec, key)
        if names == [ALL]:
            yield from ((self.scope.at(key), fact) for fact in facts if listed(fact))
            return
        for i, name in enumerate(names):
            found = next((fact for fact in facts if fact.id == name), None)
            if found is not None:
                yield self.scope.at(key, i), found
                continue
            hint = did_you_mean(name, (*(fact.id for fact in facts), ALL))
            self.scope.sink.report("LK480", f"there is no `{name}` under `{key}:`", self.scope.at(key, i), hint=hint)
            self.sound = False

    def _backed(self, pairs: Sequence[_Pair]) -> tuple[SmallCard, ...]:
        """A card for each pair, with its back; over one of the teacher's own stands nothing, as it is just a card."""
        own = self.words.front
        kickers = ["" if one.named[0] == own else _named(one.named[0], "") for one in pairs]
        return tuple(
            SmallCard(kicker=kicker, text=one.front, strong=one.strong, back=one.back, origin=one.origin)
            for kicker, one in zip(kickers, pairs, strict=True)
        )

    def _paired(self, pairs: Sequence[_Pair]) -> tuple[tuple[SmallCard, ...], tuple[tuple[str, str], ...]]:
        """Two cards for each pair: numbers by the words of the first, letters by the seed; and which belong together.

        What has no back is a card without a partner.
        """
        fronts = _by_words(pairs)
        backs = self._mixed([one for one in fronts if one.back], lambda one: one.back.plain())
        cards = [
            SmallCard(kicker=_named(one.named[0], str(n)), text=one.front, strong=one.strong, origin=one.origin)
            for n, one in enumerate(fronts, 1)
        ]
        cards += [
            SmallCard(kicker=_named(one.named[1], _letter(i)), text=one.back, origin=one.origin)
            for i, one in enumerate(backs)
        ]
        partners = [(str(n), _letter(backs.index(one))) for n, one in enumerate(fronts, 1) if one.back]
        return tuple(cards), tuple(partners)

    def _dated(self, events: Sequence[tuple[Span, Event]]) -> tuple[tuple[SmallCard, ...], tuple[str, ...]]:
        """The cards of events, and their letters in the order of time."""
        if self.spec.dates == "front":
            return tuple(self._event(at, event, "") for at, event in events), ()
        mixed = self._mixed([*events], lambda one: one[1].text.plain())
        cards = tuple(self._event(at, event, _letter(i)) for i, (at, event) in enumerate(mixed))
        in_time = sorted(enumerate(mixed), key=lambda one: one[1][1].when)
        return cards, tuple(_letter(i) for i, _ in in_time)

    def _event(self, at: Span, event: Event, letter: str) -> SmallCard:
        when = printed_date(event.when, self.scope.words)
        return SmallCard(
            kicker=_named(self.words.event, letter),
            text=event.text,
            date=when if self.spec.dates == "front" else "",
            back=plain(when, strong=True) if self.spec.dates == "back" else Text(),
            origin=at,
        )

    def _check_mixed(self, right: list[str]) -> None:
        """LK486 where the letters A, B, C … stand in the right order; names a seed with which they do not."""
        if len(right) < LEAST_MIXED or self._mixed(right, str) != right:
            return
        others = (str(n) for n in range(1, MOST_SEEDS))
        better = next((seed for seed in others if _mixed_by(seed, right, str) != right), "")
        message = "the letters run A, B, C … in the right order"
        self.scope.sink.report("LK486", message, self.scope.at("seed"), hint=f"write `seed: {better}`")

    def _mixed(self, entries: list[_Mixed], words: Callable[[_Mixed], str]) -> list[_Mixed]:
        """Entries by a digest of their words, which knows nothing of what belongs where."""
        return _mixed_by(self.spec.seed, entries, words)


def _mixed_by(seed: str, entries: list[_Mixed], words: Callable[[_Mixed], str]) -> list[_Mixed]:
    return sorted(entries, key=lambda one: digest(seed, CardsSpec.key, words(one)))


def _by_words(pairs: Sequence[_Pair]) -> list[_Pair]:
    return sorted(pairs, key=lambda one: sort_key(one.front.plain()))


def _named(pattern: str, sign: str) -> str:
    return pattern.format(sign=sign).strip()


def _is_name(words: str) -> bool:
    """Whether words name something: they are few, and end in no stop."""
    return len(words) <= LONGEST_NAME and words[-1:] not in ".!?…:;"


def _letter(i: int) -> str:
    return LETTERS[i % len(LETTERS)] * (i // len(LETTERS) + 1)
