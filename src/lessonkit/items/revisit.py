"""revisit: a look back at a guess that pupils wrote down before reading.

    - revisit: my-guess
      answer: Stalin, since he chose the officials who chose the delegates.

It names the `id:` of a `predict` that stands before it, and prints its number and, where both have room on one line,
its question again; then boxes to tick, and four lines (`lines:` says otherwise) for what pupils think now. The boxes
tell how right the guess was; with `boxes: opinion` they tell whether pupils still think so, as of a judgement nobody
can say more. It has no marks unless `marks:` says so; then `answer:` says what earns them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.reading import marked_points, warn_if_cramped
from lessonkit.items.room import RoomAnswer
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Choice, Choices, Item, Marks, Paragraph, Space, SpaceKind, WritingLines
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import OneOrMore

USUAL_LINES = 4
TICK_INDENT = 18.0
ONE_LINE = 68
"""Signs of a stem that one line of a sheet holds; a longer question is not printed again."""

Boxes = Literal["fact", "opinion"]
"""What the guess was about."""


@dataclass(frozen=True, slots=True)
class RevisitWords:
    """The fixed words of a look back."""

    look_back: str = "Look back at question {number}:"
    look_back_alone: str = "Look back at question {number}."
    fact: tuple[str, ...] = ("I was right", "I was partly right", "I was wrong")
    opinion: tuple[str, ...] = ("I still think so", "I am less sure", "I have changed my mind")
    now: str = "What I think now, and which line changed my mind:"
    now_opinion: str = "What I think now, and which line is my best proof:"


WORDS: Mapping[str, RevisitWords] = {"en-GB": RevisitWords()}


@dataclass(frozen=True, kw_only=True)
class RevisitPaper(ItemPaper):
    """The guess's question again, boxes to tick, and lines. The guess keeps its number in all versions."""

    lines: int
    outcomes: tuple[Text, ...]
    now: Text

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.tick.1" … and "<id>.space"."""
        name = setting.words.answer_to.format(number=self.number)
        entries = tuple(
            Choice(
                marker=Space(id=f"{self.id}.tick.{n}", kind=SpaceKind.TICK, name=f"{name}: {words.plain()}"), text=words
            )
            for n, words in enumerate(self.outcomes, 1)
        )
        ticks = Choices(entries=entries, id=f"{self.id}.ticks", indent=TICK_INDENT, columns=len(entries), before=4.0)
        told = Paragraph(text=self.now, before=7.5, keep_next=True)
        lines = WritingLines(id=f"{self.id}.space", count=self.lines, name=name)
        return self.item((ticks, told, lines), marks_at=Marks.LINE)

    def stands_alone(self) -> bool:
        """It names the guess by its number."""
        return False

    def texts(self) -> tuple[Text, ...]:
        """The stem, what the boxes say, and what stands over the lines."""
        return (self.stem, self.how, *self.outcomes, self.now)


class RevisitSpec(ItemSpec):
    """A look back at a guess."""

    key: ClassVar[str] = "revisit"

    revisit: str = Field(min_length=1, description="The `id:` of the guess, a `predict` that stands before it.")
    boxes: Boxes = Field("fact", description="What the boxes tell: how right the guess was, or whether it still holds.")
    lines: int = Field(USUAL_LINES, ge=1, le=60, description="Ruled lines.")
    answer: OneOrMore = Field(
        default_factory=list, description="What pupils may have found out, for the key: one text, or points."
    )

    def identity(self) -> str:
        """The id of the guess."""
        return self.revisit

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 marks without an answer, LK431 no such guess, LK432 an item that is none. Warning: LK901."""
        guess = self._guess(scope)
        marks = self.marks_or(0)
        points = marked_points(self.answer, marks, scope)
        if points is None or guess is None:
            return None
        if points:
            warn_if_cramped(scope, points, marks, self.lines)
        words = scope.words.of(WORDS)
        paper = RevisitPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=_looked_back(words, guess),
            how=self.how_to(scope, ""),
            marks=marks,
            lines=self.lines,
            outcomes=tuple(map(plain, words.fact if self.boxes == "fact" else words.opinion)),
            now=plain(words.now if self.boxes == "fact" else words.now_opinion),
            origin=scope.at(),
        )
        guidance = self.guidance(scope)
        return paper, RoomAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, points=points)

    def _guess(self, scope: Scope) -> ItemPaper | None:
        """The guess, unless there is none, or it has errors, which were told."""
        found = scope.before.get(self.revisit)
        if self.revisit in scope.before and (found is None or found.kind == "predict"):
            return found
        guesses = [name for name, paper in scope.before.items() if paper and paper.kind == "predict"]
        if found is None:
            message = f"no `predict` with the id `{self.revisit}` stands before this item"
            hint = did_you_mean(self.revisit, guesses) or _remedy(self.revisit, guesses)
            scope.sink.report("LK431", message, scope.at(self.key), hint=hint)
        else:
            message = f"`{self.revisit}` is no guess; it is a `{found.kind}`"
            named = ", ".join(f"`{name}`" for name in guesses)
            hint = f"name one of {named}" if guesses else "add a `predict` before it"
            scope.sink.report("LK432", message, scope.at(self.key), hint=hint)
        return None


def _remedy(named: str, guesses: Sequence[str]) -> str:
    """What to do about a guess that is not there; what was named may be a question, which is no id."""
    if guesses:
        own = "" if " " in named else f", or give it `id: {named}`"
        return f"name the guess by its id, {' or '.join(f'`{guess}`' for guess in guesses)}{own}"
    if " " in named:
        return "add a `predict` before it, give that an `id:`, and name the id here; its question is printed by itself"
    return f"let a `predict` with `id: {named}` stand before it"


def _looked_back(words: RevisitWords, guess: ItemPaper) -> Text:
    """The number of the guess with its question, where both have room on a line, or the number alone."""
    whole = joined((plain(words.look_back.format(number=guess.number)), guess.stem))
    return whole if len(whole.plain()) <= ONE_LINE else plain(words.look_back_alone.format(number=guess.number))
