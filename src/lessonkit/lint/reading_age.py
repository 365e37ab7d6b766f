"""Whether the questions are harder to read than the text that they are about."""

from __future__ import annotations

from lessonkit.diagnostics import Sink
from lessonkit.lint.readability import Readability, readability
from lessonkit.lint.subject import Subject

LEAST_WORDS = 12
"""A measure of fewer words is chance."""
LIX_OVER, GRADE_OVER = 6.0, 1.5
"""By so much a stem may be over the text: it is a single sentence, and its measure varies more."""


def check_reading_age(subject: Subject, sink: Sink) -> None:
    """LK919: a stem is harder to read than the text, by LIX and, in English, by Flesch–Kincaid as well."""
    paper = subject.lesson.paper
    text = readability("\n".join(paragraph.text.plain() for paragraph in paper.paragraphs))
    if not text.lix:
        return
    english = paper.language.partition("-")[0] == "en"
    for item, _ in subject.items:
        stem = item.stem.plain()
        own = readability(stem)
        if len(stem.split()) >= LEAST_WORDS and _harder(own, text, english=english):
            told = _told(own, text, english=english)
            message = f"item {subject.number(item)} is harder to read than the text: {told}"
            sink.report("LK919", message, item.origin, hint="ask in shorter sentences and everyday words")


def _harder(own: Readability, text: Readability, *, english: bool) -> bool:
    return own.lix > text.lix + LIX_OVER and (not english or own.grade > text.grade + GRADE_OVER)


def _told(own: Readability, text: Readability, *, english: bool) -> str:
    told = f"LIX {own.lix:.0f} against {text.lix:.0f}"
    return f"{told}, school year {own.grade:.0f} against {text.grade:.0f}" if english else told
