"""The rows of an item in the mark scheme: one list for all levels, each row with what proves it in every copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.documents.scheme_rows import LevelCopy, Proofs, flag, proofs
from lessonkit.model.answers import Guidance, ItemAnswer, SchemeLine
from lessonkit.model.paper import Setting
from lessonkit.model.text import Mark, Sign, Text, joined, plain
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A row: its label, its words, and what proves them in each copy."""

    label: str
    text: Text
    proved: Proofs

    @property
    def cites(self) -> bool:
        """Whether anything stands in the column of lines."""
        return any(found for _, found in self.proved)


def item_lines(item: str, copies: Sequence[LevelCopy], words: Words) -> list[ItemLine]:
    """The core's rows, then its guidance; between them what pupils write at another level alone, by its name."""
    answers = [_answer(item, copy) for copy in copies]
    settings = (Setting(copy.lines, words) for copy in copies)
    core, *others = (list(one.scheme(setting)) for one, setting in zip(answers, settings, strict=True))
    core = _flagged(core, answers[0].guidance)
    found: list[list[SchemeLine | None]] = [[_taken(line, other) for other in others] for line in core]
    rows = [
        ItemLine(
            line.label,
            line.text,
            proofs(copies, [line.evidence, *(one.evidence if one else () for one in beside)], words),
        )
        for line, beside in zip(core, found, strict=True)
    ]
    for copy, left in zip(copies[1:], others, strict=True):
        name = words.levels.name(copy.level)
        rows += [ItemLine(name, line.text, proofs([copy], [line.evidence], words)) for line in left]
    none = proofs(copies, [()] * len(copies), words)
    return rows + [ItemLine(line.label, line.text, none) for line in _guidance_lines(answers[0].guidance, words)]


def _answer(item: str, copy: LevelCopy) -> ItemAnswer:
    return next(answer for answer in copy.lesson.answers.every_item if answer.id == item)


def _taken(line: SchemeLine, others: list[SchemeLine]) -> SchemeLine | None:
    """The row with the same words at another level, taken out of that level's rows."""
    for number, other in enumerate(others):
        if _bare(other.text) == _bare(line.text):
            return others.pop(number)
    return None


def _bare(text: Text) -> str:
    return " ".join(text.plain().split())


def _flagged(lines: list[SchemeLine], guidance: Guidance) -> list[SchemeLine]:
    """The rows, flagged where the answer goes beyond the reading and nothing says in what."""
    if guidance.beyond and not guidance.beyond_note:
        first = lines[0]
        return [SchemeLine(first.label, first.text + flag(Mark.BEYOND), first.evidence), *lines[1:]]
    return lines


def _guidance_lines(guidance: Guidance, words: Words) -> list[SchemeLine]:
    """Accept, reject, why, note, and the flags."""
    lines = [
        SchemeLine(label, joined(texts, "; "))
        for label, texts in ((words.accept, guidance.accept), (words.reject, guidance.reject))
        if texts
    ]
    if guidance.why:
        lines.append(SchemeLine(words.why, guidance.why))
    return lines + _note_lines(guidance, words)


def _note_lines(guidance: Guidance, words: Words) -> list[SchemeLine]:
    notes = []
    if guidance.note:
        notes.append(guidance.note)
    if guidance.beyond_note:
        notes.append(guidance.beyond_note + flag(Mark.BEYOND))
    if guidance.corrects:
        notes.append(Text((Sign(Mark.CORRECTS),)) + plain(" ") + guidance.corrects)
    return [SchemeLine(words.note if i == 0 else "\u2007", text) for i, text in enumerate(notes)]
