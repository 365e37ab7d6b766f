"""The rows of an item in the mark scheme: one list for all levels, each row with what proves it in every copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.documents.scheme_rows import LevelCopy, Proofs, proofs
from lessonkit.items.marking import flagged, guidance_lines
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.paper import Setting
from lessonkit.model.text import Text
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A row: its label, its words, and what proves them in each copy; of a part its letter, at first its marks."""

    label: str
    text: Text
    proved: Proofs
    part: str = ""
    marks: int = 0

    @property
    def cites(self) -> bool:
        """Whether anything stands in the column of lines."""
        return any(found for _, found in self.proved)


def item_lines(item: str, copies: Sequence[LevelCopy], words: Words) -> list[ItemLine]:
    """The core's rows, then its guidance; between them what pupils write at another level alone, by its name."""
    answers = [_answer(item, copy) for copy in copies]
    settings = (Setting(copy.lines, words) for copy in copies)
    core, *others = (list(one.scheme(setting)) for one, setting in zip(answers, settings, strict=True))
    core = flagged(core, answers[0].guidance)
    found: list[list[SchemeLine | None]] = [[_taken(line, other) for other in others] for line in core]
    rows = [
        ItemLine(
            line.label,
            line.text,
            proofs(copies, [line.evidence, *(one.evidence if one else () for one in beside)], words),
            line.part,
            line.marks,
        )
        for line, beside in zip(core, found, strict=True)
    ]
    for copy, left in zip(copies[1:], others, strict=True):
        name = words.levels.name(copy.level)
        rows += [ItemLine(name, line.text, proofs([copy], [line.evidence], words), line.part) for line in left]
    none = proofs(copies, [()] * len(copies), words)
    return rows + [ItemLine(line.label, line.text, none) for line in guidance_lines(answers[0].guidance, words)]


def _answer(item: str, copy: LevelCopy) -> ItemAnswer:
    return next(answer for answer in copy.lesson.answers.every_item if answer.id == item)


def _taken(line: SchemeLine, others: list[SchemeLine]) -> SchemeLine | None:
    """The row with the same words at another level, taken out of that level's rows."""
    for number, other in enumerate(others):
        if other.part == line.part and _bare(other.text) == _bare(line.text):
            return others.pop(number)
    return None


def _bare(text: Text) -> str:
    return " ".join(text.plain().split())
