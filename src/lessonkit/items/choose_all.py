"""choose_all: several right options; pupils tick all that apply.

    - choose_all: Which powers did that office give him?
      options:
        - choosing who was promoted
        - keeping the membership files
        - leading the Red Army
        - making treaties abroad
      answers:
        - choosing who was promoted
        - keeping the membership files

Options are printed in the order of their words, as for `choose`. One mark for each right option; a wrong tick takes
one off, never below 0. The marks tell how many options are right; say other `marks:` to hide it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.choose import index_of, read_options
from lessonkit.items.printing import answer_line, in_print_order, ticked_points
from lessonkit.items.shuffle import places_in, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Choice, Choices, Item, Space, SpaceKind
from lessonkit.model.ink import Ink, Ticked
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import Said

BOX = 11.0
"""Side of a box to tick, in points."""


@dataclass(frozen=True, kw_only=True)
class ChooseAllPaper(ItemPaper):
    """A stem over options behind boxes to tick."""

    options: tuple[Text, ...]
    keep_order: bool = False

    def compose(self, setting: Setting) -> Item:
        """Options in two columns where they fit, each behind a box; the spaces are "<id>.1", "<id>.2" …"""
        entries = tuple(
            Choice(
                marker=Space(id=f"{self.id}.{n}", kind=SpaceKind.TICK, name=option.plain(), width=BOX, height=BOX),
                text=option,
            )
            for n, option in enumerate(self.options, 1)
        )
        return self.item((Choices(id=f"{self.id}.options", entries=entries, before=4.0),))

    def texts(self) -> tuple[Text, ...]:
        """The stem and every option."""
        return (self.stem, self.how, *self.options)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The options move, unless they have an order of their own."""
        if self.keep_order:
            return self, ()
        places = places_in(version, self.options, self.id)
        return replace(self, options=taken(self.options, places)), (places,)


@dataclass(frozen=True, kw_only=True)
class ChooseAllAnswer(ItemAnswer):
    """The right options: their places on this paper (from 1) and their words."""

    places: tuple[int, ...]
    options: tuple[Text, ...]

    def discloses(self) -> tuple[str, ...]:
        """The right options stand among the others."""
        return tuple(option.plain() for option in self.options)

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A tick in the box of each right option."""
        return tuple(Ticked(f"{self.id}.{place}") for place in self.places)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The right options, and what a wrong tick costs."""
        words = setting.words
        take_off = (SchemeLine(words.take_off, plain(words.take_off_wrong_ticks)),) if self.marks else ()
        return (answer_line(setting, ticked_points(self.options, self.marks), self.guidance.evidence), *take_off)

    def moved(self, moves: Moves) -> Self:
        """The right options in the order in which they stand now."""
        if not moves:
            return self
        words = {moves[0].index(old - 1) + 1: option for old, option in zip(self.places, self.options, strict=True)}
        places = tuple(sorted(words))
        return replace(self, places=places, options=tuple(words[place] for place in places))


class ChooseAllSpec(ItemSpec):
    """Several right options among many."""

    key: ClassVar[str] = "choose_all"

    choose_all: str = Field(min_length=1, description="The question.")
    options: list[Said] = Field(description="What to choose from; two or more.")
    answers: list[str] = Field(min_length=1, description="The right options, in their own words.")
    keep_order: bool = Field(default=False, description="Print the options in the order written here.")

    def identity(self) -> str:
        """The question."""
        return self.choose_all

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK401, LK402 and LK403 as for `choose`."""
        options = read_options(self.options, scope)
        if options is None:
            return None
        printed = options if self.keep_order else in_print_order(options)
        found = [
            index_of(scope.text(words, "answers", i).plain(), printed, scope, "answers", i)
            for i, words in enumerate(self.answers)
        ]
        places = sorted({place for place in found if place is not None})
        if None in found:
            return None
        if len(places) < len(found):
            scope.sink.report("LK403", "an answer stands twice", scope.at("answers"), hint="keep one of the two")
            return None
        guidance = self.guidance(scope)
        marks = self.marks_or(len(places))
        paper = ChooseAllPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.tick_all),
            marks=marks,
            options=printed,
            keep_order=self.keep_order,
            origin=scope.at(),
        )
        answer = ChooseAllAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            places=tuple(place + 1 for place in places),
            options=tuple(printed[place] for place in places),
        )
        return paper, answer
