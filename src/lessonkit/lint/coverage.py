"""Whether reading and questions fit each other: every paragraph is asked about, every answer can be found."""

from __future__ import annotations

from lessonkit.diagnostics import Sink
from lessonkit.lint.subject import Subject, found_in
from lessonkit.model.lines import Evidence


def check_paragraphs(subject: Subject, sink: Sink) -> None:
    """LK910: a paragraph of the reading that nothing on the sheets is about. A lesson without items has none."""
    if not subject.items:
        return
    touched = {piece.paragraph for piece in found_in(subject.lesson.answers, Evidence) if not piece.source}
    for paragraph in subject.lesson.paper.paragraphs:
        if paragraph.number not in touched:
            message = f"no item is about ¶{paragraph.number}"
            hint = "ask about it, quote it as `evidence:`, or take it out"
            sink.report("LK910", message, paragraph.text.origin, hint=hint)


def check_evidence(subject: Subject, sink: Sink) -> None:
    """LK911: an item whose answer nothing in the reading proves, and which does not say that it goes beyond it.

    What the lesson's facts answer (`ItemAnswer.from_facts`) needs no reading, nor does what earns no marks.
    """
    if not subject.lesson.paper.reading:
        return
    for paper, answer in subject.items:
        if answer.marks and not answer.from_facts and not answer.guidance.beyond and not _proved(answer):
            message = f"item {subject.number(paper)} has no evidence: can the reading answer it?"
            hint = "quote the words that do under `evidence:`, or say `beyond: true`"
            sink.report("LK911", message, paper.origin, hint=hint)


def _proved(answer: object) -> bool:
    return next(found_in(answer, Evidence), None) is not None
