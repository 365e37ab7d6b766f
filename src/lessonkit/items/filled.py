"""The answer of every item that is boxes to fill in: words for each box, what proves them, and the marks of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from lessonkit.items.printing import one_a_line
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.ink import Ink, Written
from lessonkit.model.lines import Evidence, cite, told_by_place
from lessonkit.model.paper import Setting
from lessonkit.model.text import TICK, Run, Text, joined, plain


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A box and what belongs in it; `label` names it in the mark scheme.

    The lines that prove it stand behind its words, or in the space `lines_at`, where pupils write them too, those of
    each box on a line of their own. A box without a `space` is not printed at this level, and stands in the mark
    scheme alone.
    """

    label: str
    text: Text
    whole: Text = Text()
    """The words in the mark scheme, where the sheet prints the first of them, or their ticks stand among them."""
    space: str = ""
    evidence: tuple[Evidence, ...] = ()
    marks: int = 0
    lines_at: str = ""
    told: bool = True
    """Whether it stands in the mark scheme."""


@dataclass(frozen=True, kw_only=True)
class FilledAnswer(ItemAnswer):
    """What belongs in each box, in the order of the sheet. `shown` are the words of it that the sheet prints."""

    boxes: tuple[Filled, ...]
    shown: tuple[str, ...] = ()
    award: str = ""
    """How the marks are given, where ticks do not say it."""

    def discloses(self) -> tuple[str, ...]:
        """What is worked or given."""
        return self.shown

    def renamed(self, id_: str, number: int) -> Self:
        """The answer to the item as it stands on another sheet: the spaces of its boxes begin with its id."""
        boxes = tuple(
            replace(box, space=_moved(box.space, self.id, id_), lines_at=_moved(box.lines_at, self.id, id_))
            for box in self.boxes
        )
        return replace(self, id=id_, number=number, boxes=boxes)

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """Each box with its words and the lines that prove them."""
        return (*self._words(setting), *self._lines(setting))

    def _words(self, setting: Setting) -> Iterator[Ink]:
        overflow = setting.words.overflow.format(number=self.number)
        for box in self.boxes:
            text = box.text if box.lines_at else _with_lines(box, setting)
            if box.space and text:
                yield Written(box.space, text, overflow)

    def _lines(self, setting: Setting) -> Iterator[Ink]:
        found: dict[str, list[Text]] = {}
        for box in self.boxes:
            numbers = "; ".join(citation.numbers() for citation in cite(setting.lines, box.evidence))
            if box.lines_at and numbers:
                found.setdefault(box.lines_at, []).append(plain(numbers))
        for space, texts in found.items():
            yield Written(space, one_a_line(texts))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """A row for each box; the item's own evidence stands beside the last, as a verdict's, unless a box has it."""
        told = [box for box in self.boxes if box.text and box.told]
        in_boxes = {piece for box in told for piece in box.evidence}
        own = tuple(piece for piece in self.guidance.evidence if piece not in in_boxes)
        words = setting.words
        rows = [
            SchemeLine(
                words.answer if i == 0 else "",
                _named(box) + _ticks(box.marks),
                box.evidence + (own if i == len(told) - 1 else ()),
            )
            for i, box in enumerate(told)
        ]
        return (*rows, SchemeLine(words.award, plain(self.award))) if self.award else tuple(rows)

    def citations(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """None in the mark column, which the boxes cover: each holds its own."""
        return ()

    def proof(self) -> tuple[Evidence, ...]:
        """What proves the boxes that pupils fill in, and the whole."""
        return (*(piece for box in self.boxes for piece in box.evidence), *self.guidance.evidence)


def _moved(space: str, old: str, new: str) -> str:
    return new + space.removeprefix(old) if space else ""


def _named(box: Filled) -> Text:
    text = box.whole or box.text
    return plain(f"{box.label}: ") + text if box.label else text


def _ticks(marks: int) -> Text:
    text = Text()
    for _ in range(marks):
        text = text + TICK
    return text


def _with_lines(box: Filled, setting: Setting) -> Text:
    told = told_by_place(cite(setting.lines, box.evidence))
    cited = ((place, lines.replace(" ", "\u00a0")) for place, lines in told)
    places = "; ".join(f"{place},\u00a0{lines}" for place, lines in cited)
    return joined((box.text, Text((Run(f"({places})", weight="SemiBold"),)))) if places else box.text


def shared(marks: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Marks dealt out to boxes by their weights; what does not come out even goes to the first that are owed most."""
    whole = sum(weights)
    dealt = [marks * weight // whole for weight in weights]
    owed = sorted(range(len(weights)), key=lambda i: (-(marks * weights[i] % whole), i))
    for i in owed[: marks - sum(dealt)]:
        dealt[i] += 1
    return tuple(dealt)


def one_each(boxes: Sequence[Filled], marks: int) -> tuple[Filled, ...]:
    """The boxes with a mark for each, as far as there are marks."""
    return tuple(replace(box, marks=1 if i < marks else 0) for i, box in enumerate(boxes))


def with_shares(boxes: Sequence[Filled], marks: int, weights: Sequence[int] = ()) -> tuple[Filled, ...]:
    """The boxes with all the marks dealt out to them, evenly or by weights."""
    shares = shared(marks, weights or [1] * len(boxes))
    return tuple(replace(box, marks=share) for box, share in zip(boxes, shares, strict=True))
