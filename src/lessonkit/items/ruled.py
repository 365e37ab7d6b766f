"""What the item types with ruled lines share: room by marks, a list of points as the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import answer_line, in_print_order, in_sentences, ticked_points
from lessonkit.items.reading import points_of, warn_if_cramped
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Item, Marks, WritingLines
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import OneOrMore


@dataclass(frozen=True, kw_only=True)
class RuledPaper(ItemPaper):
    """A stem over ruled lines; starters may stand on some of them, and words to use at their top."""

    lines: int
    starters: tuple[str, ...] = ()
    bank: tuple[Text, ...] = ()

    def compose(self, setting: Setting) -> Item:
        """Ruled lines with the marks on the last; the space is "<id>.lines"."""
        lines = WritingLines(
            id=f"{self.id}.lines",
            count=self.lines,
            name=setting.words.answer_to.format(number=self.number),
            starters=self.starters,
            bank=self.bank,
        )
        return self.item((lines,), marks_at=Marks.LINE)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the starters and the words to use."""
        return (self.stem, self.how, *(plain(words) for words in self.starters), *self.bank)

    def tells(self) -> tuple[Text, ...]:
        """The stem and the starters."""
        return (*super().tells(), *(plain(words) for words in self.starters))


@dataclass(frozen=True, kw_only=True)
class RuledAnswer(ItemAnswer):
    """The points of the model answer; `so_many` says that any of them up to the marks earn a mark each."""

    points: tuple[Text, ...]

    def discloses(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The model answer on the lines; what is too long goes on in the mark scheme."""
        overflow = setting.words.overflow.format(number=self.number)
        return (Written(f"{self.id}.lines", in_sentences(self.points), overflow),)

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The points with their ticks."""
        lines = [answer_line(setting, ticked_points(self.points, self.marks), self.guidance.evidence)]
        if 0 < self.marks < len(self.points):
            award = setting.words.one_for_each_point.format(n=self.marks)
            lines.append(SchemeLine(setting.words.award, plain(award)))
        return tuple(lines)


class RuledSpec(ItemSpec):
    """The keys that all items with ruled lines have."""

    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"starter", "starters", "bank"}

    answer: OneOrMore = Field(description="The model answer: one text, or a list of points that earn a mark each.")
    lines: int | None = Field(None, ge=1, le=60, description="Ruled lines, where the usual number does not fit.")
    starter: str = Field("", description="Words on the first line that help pupils to begin.")
    starters: OneOrMore = Field(
        default_factory=list, description="More beginnings of sentences, spread over the lines."
    )
    bank: OneOrMore = Field(default_factory=list, description="Words to use, in a box at the top of the lines.")

    def identity(self) -> str:
        """The stem."""
        return str(getattr(self, self.key))

    def split_ruled(
        self, scope: Scope, marks: int, lines_a_mark: int, unmarked: int
    ) -> tuple[RuledPaper, RuledAnswer] | None:
        """Both halves; `unmarked` are the lines of an item without marks.

        Errors: LK414 no answer; LK901, a warning, where the model answer outgrows the lines.
        """
        points = points_of(self.answer, scope, "answer")
        if not points:
            scope.sink.report("LK414", "the answer has no words", scope.at("answer"), hint="say what earns the marks")
            return None
        guidance = self.guidance(scope)
        lines = self.lines or lines_a_mark * marks or unmarked
        warn_if_cramped(scope, points, marks, lines)
        paper = RuledPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.use_bank if self.bank else ""),
            marks=marks,
            lines=lines,
            starters=self._starters(scope),
            bank=in_print_order([scope.text(words, "bank", i) for i, words in enumerate(self.bank)]),
            origin=scope.at(),
        )
        answer = RuledAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            points=points,
        )
        return paper, answer

    def _starters(self, scope: Scope) -> tuple[str, ...]:
        texts = [scope.text(self.starter, "starter")]
        texts += [scope.text(words, "starters", i) for i, words in enumerate(self.starters)]
        return tuple(text.plain() for text in texts if text)
