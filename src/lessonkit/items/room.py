"""What free writing and drawing share: a space that is blank, lined, squared or dotted, and what the key says in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import answer_line, in_print_order, in_sentences, ticked_points
from lessonkit.items.reading import marked_points, warn_if_cramped
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Item, Marks, Pattern, Space, SpaceKind, WritingLines
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import OneOrMore
from lessonkit.units import MM

PITCH = 8
"""Millimetres from one ruled line to the next."""
HIGHEST = 220
"""Millimetres that a page has for a box under its stem."""

Laid = Literal["blank", "lined", "squared", "dotted"]
"""How a space is laid out."""

_PATTERNS = {"blank": Pattern.PLAIN, "squared": Pattern.SQUARED, "dotted": Pattern.DOTTED}


@dataclass(frozen=True, slots=True)
class RoomWords:
    """What the mark scheme says where there is no set answer."""

    own: str = "The pupil’s own; there is no set answer."


WORDS: Mapping[str, RoomWords] = {
    "en-GB": RoomWords(),
    "en-US": RoomWords("The student’s own; there is no set answer."),
}


@dataclass(frozen=True, kw_only=True)
class RoomPaper(ItemPaper):
    """A stem over ruled lines or a box; starters and words to use stand on the lines. `height` is in points."""

    laid: Laid
    lines: int
    height: float
    starters: tuple[str, ...] = ()
    bank: tuple[Text, ...] = ()

    def compose(self, setting: Setting) -> Item:
        """The space is "<id>.space", whatever its kind."""
        name, space = setting.words.answer_to.format(number=self.number), f"{self.id}.space"
        if self.laid == "lined":
            lines = WritingLines(id=space, count=self.lines, name=name, starters=self.starters, bank=self.bank)
            return self.item((lines,), marks_at=Marks.LINE)
        box = Space(
            id=space, kind=SpaceKind.BOX, name=name, height=self.height, before=4.0, pattern=_PATTERNS[self.laid]
        )
        # Marks could not be read over squares: such a box ends before their column.
        beside = self.marks and self.laid != "blank"
        return self.item((box,), marks_at=Marks.BASELINE if beside else Marks.BOX)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the starters and the words to use."""
        return (self.stem, self.how, *(plain(words) for words in self.starters), *self.bank)


@dataclass(frozen=True, kw_only=True)
class RoomAnswer(ItemAnswer):
    """What a good piece of work has; nothing where it is the pupil's own."""

    points: tuple[Text, ...]

    def discloses(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """What a good piece of work has, in the space."""
        if not self.points:
            return ()
        overflow = setting.words.overflow.format(number=self.number)
        return (Written(f"{self.id}.space", in_sentences(self.points), overflow),)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The points, with ticks where they earn marks."""
        words = setting.words
        if not self.points:
            return (SchemeLine(words.note, plain(words.of(WORDS).own), self.guidance.evidence),)
        lines = [answer_line(setting, self._ticked(), self.guidance.evidence)]
        if len(self.points) > self.marks > 0:
            lines.append(SchemeLine(words.award, plain(words.one_for_each_point.format(n=self.marks))))
        return tuple(lines)

    def _ticked(self) -> Text:
        return ticked_points(self.points, self.marks) if self.marks else in_sentences(self.points)


class RoomSpec(ItemSpec):
    """The keys that all items with a free space have."""

    usual: ClassVar[int]
    """How many ruled lines, or 8 mm of a box, the space has where nothing is said."""

    space: Laid = Field("blank", description="What the space is.")
    height: int | None = Field(None, ge=10, le=HIGHEST, description="Its height in millimetres.")
    lines: int | None = Field(None, ge=1, le=60, description="Its height in ruled lines of 8 mm, in place of `height`.")
    answer: OneOrMore = Field(
        default_factory=list, description="What a good piece of work has, for the key: one text, or points."
    )

    def identity(self) -> str:
        """The stem."""
        return str(getattr(self, self.key))

    def split_room(
        self, scope: Scope, *, starters: tuple[str, ...] = (), bank: tuple[Text, ...] = ()
    ) -> tuple[RoomPaper, RoomAnswer] | None:
        """Both halves. Errors: LK414 marks without an answer, LK434 a size that can't be. Warning: LK901."""
        marks = self.marks_or(0)
        points = marked_points(self.answer, marks, scope)
        if points is None or not self._size_holds(scope):
            return None
        guidance = self.guidance(scope)
        if self.space == "lined" and points:
            warn_if_cramped(scope, points, marks, self._lines())
        paper = RoomPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.use_bank if bank else ""),
            marks=marks,
            laid=self.space,
            lines=self._lines(),
            height=(self.height or (self.lines or self.usual) * PITCH) * MM,
            starters=starters,
            bank=in_print_order(bank),
            origin=scope.at(),
        )
        return paper, RoomAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, points=points)

    def _lines(self) -> int:
        return self.lines or max(1, (self.height or self.usual * PITCH) // PITCH)

    def _size_holds(self, scope: Scope) -> bool:
        if self.height and self.lines:
            hint = "keep one of the two"
            scope.sink.report("LK434", "the space has both `height` and `lines`", scope.at("lines"), hint=hint)
            return False
        if self.space != "lined" and self.lines and self.lines * PITCH > HIGHEST:
            message = f"{self.lines} lines are {self.lines * PITCH} mm; a page has room for {HIGHEST} mm"
            scope.sink.report("LK434", message, scope.at("lines"), hint="say less, or make it `space: lined`")
            return False
        return True
