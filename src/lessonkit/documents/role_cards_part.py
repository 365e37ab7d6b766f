"""role_cards: cards to play a part with, four to a page; the backs follow on the next page, and meet their fronts.

    role_cards:
      years: 1922–1929
      cards:
        - person: trotsky
          aim: To carry the revolution abroad.
          powers: You built the Red Army. No one writes or speaks better.
          weakness: You joined late. Old Bolsheviks do not trust you.
          secret: In May 1924 you could speak up about the Testament. You do not.
          allies:
            1923–25: the Left Opposition
            1926–27: Kamenev, Zinoviev
            1928–29: "nobody: sent away, then abroad"
        - name: A party delegate
          role: one of those who vote
          aim: To keep your post.

Print the sheets on both sides, flipped on the long edge, and cut along the marks: `--flip short` is for printers that
flip on the short edge. A secret is for whoever holds the card. `allies: chart` takes the allies from the
alliance chart, phase by phase: cards then tell what the chart asks, so play when it is filled in.

A card that is too full closes all of them up a little, then makes them larger, two or one to a page, with a warning;
in large print that is as it should be, and nothing is said. Of a class set role cards are no part: a group shares them,
so they are printed once, in a file of their own, in each look and level that some pupil has.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.documents.role_cards import WORDS, RoleCard, RoleCardsPaper
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.ledger import Person
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain, tied
from lessonkit.registry import did_you_mean
from lessonkit.specs import Levels, Strict


class RoleCardSpec(Strict):
    """A card: whose it is, and what it says."""

    person: str = Field("", description="The person's id under `people:`, whose name and role are printed.")
    name: str = Field("", description="A name of the card's own, for somebody who is not among the people.")
    role: str = Field("", description="Who that is, under the name; default: what `people:` says.")
    aim: str = Field(min_length=1, description="What the holder wants to achieve.")
    powers: str = Field("", description="What the holder can do.")
    weakness: str = Field("", description="What stands in the way.")
    secret: str = Field("", description="What only the holder knows.")
    allies: Literal["chart"] | dict[str, str] = Field(
        default_factory=dict,
        description="Who is on the holder's side, by date; or `chart`: as the alliance chart says.",
    )
    levels: Levels = Field(
        default_factory=dict, description="What `support` or `stretch` have instead: aim, powers, weakness, secret."
    )


class RoleCardsSpec(PartSpec):
    """Cards to play a part with."""

    key: ClassVar[str] = "role_cards"
    document: ClassVar[str] = "role-cards"
    levelled: ClassVar = {("cards", "*"): frozenset({"aim", "powers", "weakness", "secret"})}

    years: str = Field("", description="When it plays, as 1922–1929; printed over the name.")
    cards: list[RoleCardSpec] = Field(min_length=1, description="The cards.")

    def split(self, scope: Scope) -> PartHalves | None:
        """All of it is for pupils. Errors: LK480 nobody of that id, LK481 whose card it is, LK484 no chart."""
        cards = [_card(scope, i, spec) for i, spec in enumerate(self.cards)]
        years = scope.text(self.years, "years").plain() if self.years else ""
        found = tuple(card for card in cards if card)
        return PartHalves(RoleCardsPaper(cards=found, years=years)) if len(found) == len(cards) else None


def _card(scope: Scope, i: int, spec: RoleCardSpec) -> RoleCard | None:
    def text(key: str) -> Text:
        value = getattr(spec, key)
        return scope.text(value, "cards", i, key) if value else Text()

    named = _named(scope, i, spec)
    allies = _allies(scope, i, spec)
    if named is None or allies is None:
        return None
    return RoleCard(
        name=named.short,
        role=text("role") or named.role,
        aim=text("aim"),
        powers=text("powers"),
        weakness=text("weakness"),
        secret=text("secret"),
        allies=allies,
        origin=scope.at("cards", i),
    )


def _named(scope: Scope, i: int, spec: RoleCardSpec) -> Person | None:
    """Whose card it is: a declared person, or one of the card's own."""
    if bool(spec.person) == bool(spec.name):
        what = "says both `person:` and `name:`" if spec.person else "does not say whose it is"
        scope.sink.report("LK481", f"this card {what}", scope.at("cards", i))
        return None
    if spec.name:
        name = scope.text(spec.name, "cards", i, "name").plain()
        return Person(id="", name=name, short=name)
    known = scope.ledger.person(spec.person)
    if known is None:
        message = f"there is no `{spec.person}` under `people:`"
        hint = did_you_mean(spec.person, [person.id for person in scope.ledger.people])
        scope.sink.report("LK480", message, scope.at("cards", i, "person"), hint=hint)
    return known


def _allies(scope: Scope, i: int, spec: RoleCardSpec) -> tuple[tuple[Text, Text], ...] | None:
    if not isinstance(spec.allies, str):
        # A key has no place of its own to read markup at, so that of its value stands for it.
        return tuple(
            (plain(scope.text(when, "cards", i, "allies", when).plain()), scope.text(who, "cards", i, "allies", when))
            for when, who in spec.allies.items()
        )
    words = scope.words.of(WORDS)
    told = scope.allies(spec.person)
    if not told:
        who = "this person" if spec.person else "a card without `person:`"
        message = f"the alliance chart tells nothing of {who}"
        scope.sink.report("LK484", message, scope.at("cards", i, "allies"))
        return None
    return tuple((plain(one.when), tied(plain(", ".join(one.names) or words.nobody))) for one in told)
