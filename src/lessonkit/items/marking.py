"""What the mark scheme says of any answer: its rows, flagged, and what the marker should know besides."""

from __future__ import annotations

from lessonkit.model.answers import Guidance, SchemeLine
from lessonkit.model.text import Mark, flag, joined
from lessonkit.words import Words


def flagged(lines: list[SchemeLine], guidance: Guidance) -> list[SchemeLine]:
    """The rows, flagged where the answer goes beyond the reading and nothing says in what."""
    if guidance.beyond and not guidance.beyond_note:
        first = lines[0]
        return [SchemeLine(first.label, first.text + flag(Mark.BEYOND), first.evidence), *lines[1:]]
    return lines


def guidance_lines(guidance: Guidance, words: Words) -> list[SchemeLine]:
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
        notes.append(guidance.corrects + flag(Mark.CORRECTS))
    return [SchemeLine(words.note if i == 0 else "\u2007", text) for i, text in enumerate(notes)]
