"""parts: several questions under one stem, (a), (b), (c) …

    - parts:
        - short: Where did Trotsky stand until 1917?
          marks: 1
          answer: Outside the party.
          evidence: Trotsky had joined only in 1917
        - explain: Why did that count against him?
          answer: [He was new., Old members had worked for years., They knew Stalin.]
      ask: Use the reading.

Each part is an item of any other type, with its own marks, evidence and guidance; the sum of the marks stands beside
the stem. Parts keep their order in all versions. `hint:`, `extension:` and `levels:` may stand under the whole or under
a part. A part has no parts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self, TypeVar

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.helping import helped
from lessonkit.items.marking import flagged, guidance_lines
from lessonkit.model.answers import Guidance, ItemAnswer, SchemeLine
from lessonkit.model.blocks import Item, Marks
from lessonkit.model.ink import Ink
from lessonkit.model.lines import Evidence
from lessonkit.model.paper import ItemPaper, Moves, PartNumber, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.specs import RawItem

LETTERS = "abcdefghijklmnopqrstuvwxyz"
AFTER_STEM, AFTER_PART, AFTER_LINES = 4.0, 10.0, 16.0
"""White over the first part, and over the others: more where the part before ends in ruled lines."""


@dataclass(frozen=True, slots=True)
class PartsWords:
    """The fixed words of an item with parts."""

    question: str = "Question"
    """Before the stem in the mark scheme."""


WORDS: Mapping[str, PartsWords] = {"en-GB": PartsWords()}


@dataclass(frozen=True, kw_only=True)
class PartsPaper(ItemPaper):
    """A stem over items with letters. What the parts are called follows the item's own number and id."""

    parts: tuple[ItemPaper, ...]

    def compose(self, setting: Setting) -> Item:
        """The parts' own forms, each with its help; their spaces are named by the parts' ids."""
        blocks: list[Item] = []
        for letter, part in zip(LETTERS, self._lettered(), strict=False):
            over = AFTER_STEM if not blocks else AFTER_LINES if blocks[-1].ends_ruled else AFTER_PART
            blocks.append(replace(helped(part, setting), label=f"({letter})", before=over))
        block = self.item(tuple(blocks), marks_at=Marks.STEM, breakable=True)
        return replace(block, total=setting.words.total)

    def _lettered(self) -> Iterator[ItemPaper]:
        """The parts as the item is numbered now."""
        for letter, part in zip(LETTERS, self.parts, strict=False):
            yield replace(part, number=PartNumber(self.number, letter))

    def texts(self) -> tuple[Text, ...]:
        """The stem, and every text of the parts with its letter and marks."""
        own = (
            (plain(f"({letter})"), *part.texts(), plain(f"[{part.marks}]" if part.marks else ""))
            for letter, part in zip(LETTERS, self.parts, strict=False)
        )
        return (self.stem, self.how, *(text for texts in own for text in texts))

    def inner(self) -> tuple[ItemPaper, ...]:
        """The parts."""
        return self.parts

    def in_step(self, others: tuple[ItemPaper, ...]) -> ItemPaper:
        """Each part beside its own forms at other levels."""
        forms = [other.parts for other in others if isinstance(other, PartsPaper)]
        parts = tuple(part.in_step(tuple(form[n] for form in forms)) for n, part in enumerate(self.parts))
        return replace(self, parts=parts)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The lists of the parts move. The first move says how many lists each part has; theirs follow."""
        moved = [part.reordered(version) for part in self.parts]
        counts = tuple(len(moves) for _, moves in moved)
        lists = tuple(one for _, own in moved for one in own)
        return replace(self, parts=tuple(part for part, _ in moved)), (counts, *lists)

    def renamed(self, id_: str, number: int) -> Self:
        """The item as it stands on another sheet: its parts' ids are made from its own."""
        return replace(self, id=id_, number=number, parts=_renamed(self.parts, id_, number))

    def unaided(self) -> Self:
        """The item and its parts without help."""
        return replace(super().unaided(), parts=tuple(part.unaided() for part in self.parts))


@dataclass(frozen=True, kw_only=True)
class PartsAnswer(ItemAnswer):
    """The answers to the parts. The stem and what is said of the whole stand over them in the mark scheme."""

    parts: tuple[ItemAnswer, ...]
    stem: Text
    whole: Guidance

    def discloses(self) -> tuple[str, ...]:
        """What the parts disclose."""
        return tuple(words for part in self.parts for words in part.discloses())

    def _lettered(self) -> tuple[ItemAnswer, ...]:
        pairs = zip(LETTERS, self.parts, strict=False)
        return tuple(replace(part, number=PartNumber(self.number, letter)) for letter, part in pairs)

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The ink of all parts."""
        return tuple(ink for part in self._lettered() for ink in part.fill(setting))

    def short_answers(self) -> tuple[Text, ...]:
        """None of its own: each part has its own."""
        return ()

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The stem with the guidance of the whole, then the rows and the guidance of each part behind its letter."""
        lines = [SchemeLine(setting.words.of(WORDS).question, self.stem, self.guidance.evidence)]
        lines += guidance_lines(self.whole, setting.words)
        for letter, part in zip(LETTERS, self._lettered(), strict=False):
            own = flagged(list(part.scheme(setting)), part.guidance)
            own += guidance_lines(part.guidance, setting.words)
            lines += [replace(line, part=f"({letter})", marks=0 if n else part.marks) for n, line in enumerate(own)]
        return tuple(lines)

    def citations(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """Those of the parts, each beside its own marks."""
        return tuple(cited for part in self.parts for cited in part.citations())

    def moved(self, moves: Moves) -> Self:
        """Each part after the moves of its own lists, see `PartsPaper.reordered`."""
        if not moves:
            return self
        lists = iter(moves[1:])
        own = (tuple(next(lists) for _ in range(count)) for count in moves[0])
        return replace(self, parts=tuple(part.moved(one) for part, one in zip(self.parts, own, strict=True)))

    def inner(self) -> tuple[ItemAnswer, ...]:
        """The answers to the parts."""
        return self.parts

    def renamed(self, id_: str, number: int) -> Self:
        """The answer to the item as it stands on another sheet."""
        return replace(self, id=id_, number=number, parts=_renamed(self.parts, id_, number))


_Half = TypeVar("_Half", ItemPaper, ItemAnswer)


def _renamed(parts: tuple[_Half, ...], id_: str, number: int) -> tuple[_Half, ...]:
    return tuple(
        part.renamed(f"{id_}.{letter}", PartNumber(number, letter))
        for letter, part in zip(LETTERS, parts, strict=False)
    )


class PartsSpec(ItemSpec):
    """Several questions under one stem."""

    key: ClassVar[str] = "parts"

    parts: list[RawItem] = Field(
        min_length=2, max_length=len(LETTERS), description="The parts; each is an item and begins with its type."
    )
    ask: str = Field(min_length=1, description="The stem, over all parts.")

    def identity(self) -> str:
        """The stem."""
        return self.ask

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK430 a part with parts, LK436 marks of the whole; and those of the parts."""
        nested = [n for n, part in enumerate(self.parts) if self.key in part]
        for n in nested:
            hint = "make it an item of its own, or give its questions letters here"
            scope.sink.report("LK430", "a part has no parts of its own", scope.at("parts", n, self.key), hint=hint)
        if self.marks is not None:
            hint = "take it out: the marks of the parts are added up"
            scope.sink.report("LK436", "the marks of the parts are the item's", scope.at("marks"), hint=hint)
        halves = scope.items("parts") if not nested else ()
        if len(halves) < len(self.parts) or self.marks is not None:
            return None
        marks = sum(paper.marks for paper, _ in halves)
        numbers = [PartNumber(scope.number, letter) for letter, _ in zip(LETTERS, halves, strict=False)]
        paper = PartsPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=scope.text(self.ask, "ask"),
            how=self.how_to(scope, ""),
            marks=marks,
            parts=tuple(replace(one, number=n) for (one, _), n in zip(halves, numbers, strict=True)),
            origin=scope.at(),
        )
        whole = self.guidance(scope)
        answer = PartsAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=Guidance(evidence=whole.evidence, beyond=whole.beyond),
            whole=whole,
            parts=tuple(replace(one, number=n) for (_, one), n in zip(halves, numbers, strict=True)),
            stem=paper.stem,
        )
        return paper, answer
