"""choose: one right option among several; pupils ring its letter.

    - choose: Which office did Stalin hold from April 1922?
      options:
        - Chairman of the Politburo
        - Commissar for War
        - Editor of Pravda
        - General Secretary
      answer: General Secretary
      why: It looked administrative, yet it held the files.
      evidence: made him General Secretary

The answer is given by its words, not by a letter. Options are printed in the order of their words, numbers by size
and "none of these" last, so that the order tells nothing; `keep_order: true` prints them as written. One mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import LETTERS, answer_line, in_print_order, lettered, ticked_points
from lessonkit.items.shuffle import places_in, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Item
from lessonkit.model.ink import Ink, Ringed
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import Said


@dataclass(frozen=True, kw_only=True)
class ChoosePaper(ItemPaper):
    """A stem over lettered options."""

    options: tuple[Text, ...]
    keep_order: bool = False

    def compose(self, setting: Setting) -> Item:
        """Options in two columns where they fit, each behind a bold letter."""
        return self.item((lettered(self.id, self.options),))

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
class ChooseAnswer(ItemAnswer):
    """The right option: its letter on this paper, and its words."""

    letter: str
    option: Text

    def discloses(self) -> tuple[str, ...]:
        """The right option stands among the others."""
        return (self.option.plain(),)

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A ring round the letter."""
        return (Ringed(f"{self.id}.{self.letter}"),)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The letter and the words, with a tick."""
        words = plain(f"{self.letter}\u00a0\u00a0") + self.option
        return (answer_line(setting, ticked_points((words,), self.marks), self.guidance.evidence),)

    def short_answers(self) -> tuple[Text, ...]:
        """The option."""
        return (self.option,)

    def moved(self, moves: Moves) -> Self:
        """The letter under which the option stands now."""
        return replace(self, letter=LETTERS[moves[0].index(LETTERS.index(self.letter))]) if moves else self


class ChooseSpec(ItemSpec):
    """One right option among several."""

    key: ClassVar[str] = "choose"

    choose: str = Field(min_length=1, description="The question.")
    options: list[Said] = Field(description="What to choose from; two or more.")
    answer: str = Field(description="The right option, in its own words.")
    keep_order: bool = Field(default=False, description="Print the options in the order written here.")

    def identity(self) -> str:
        """The question."""
        return self.choose

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK401 fewer than two options, LK402 the answer is none of them, LK403 an option twice."""
        options = read_options(self.options, scope)
        if options is None:
            return None
        printed = options if self.keep_order else in_print_order(options)
        wanted = scope.text(self.answer, "answer").plain()
        place = index_of(wanted, printed, scope, "answer")
        if place is None:
            return None
        guidance = self.guidance(scope)
        marks = self.marks_or(1)
        paper = ChoosePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.circle_one),
            marks=marks,
            options=printed,
            keep_order=self.keep_order,
            origin=scope.at(),
        )
        answer = ChooseAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            letter=LETTERS[place],
            option=printed[place],
        )
        return paper, answer


def read_options(options: list[str], scope: Scope) -> tuple[Text, ...] | None:
    """The options as texts; LK401 for fewer than two or more than 26, LK403 for one that stands twice."""
    if not 2 <= len(options) <= len(LETTERS):
        scope.sink.report(
            "LK401",
            f"there are {len(options)} options" if len(options) != 1 else "there is only one option",
            scope.at("options"),
            hint=f"give from 2 to {len(LETTERS)}",
        )
        return None
    texts = tuple(scope.text(option, "options", i) for i, option in enumerate(options))
    if not _all_different(texts, scope):
        return None
    return texts


def _all_different(texts: tuple[Text, ...], scope: Scope) -> bool:
    seen: dict[str, int] = {}
    for i, text in enumerate(texts):
        words = text.plain().casefold()
        if words in seen:
            scope.sink.report(
                "LK403",
                f"the option “{text.plain()}” stands twice",
                scope.at("options", i),
                hint="keep one of the two",
                also=((scope.at("options", seen[words]), "it stands here first"),),
            )
            return False
        seen[words] = i
    return True


def index_of(words: str, options: tuple[Text, ...], scope: Scope, *path: str | int) -> int | None:
    """Where the option with these words is printed; LK402 with the nearest option where there is none."""
    printed = [option.plain() for option in options]
    if words in printed:
        return printed.index(words)
    place, list_of = scope.at(*path), scope.at("options")
    scope.sink.report(
        "LK402",
        f"the answer “{words}” is not among the options",
        place,
        hint=did_you_mean(words, printed) or "write it with the very words of one option",
        also=() if list_of.file == place.file else ((list_of, "the options are these"),),
    )
    return None
