"""Whether a lesson fits its period and its class: its minutes, its terms."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.diagnostics import Sink
from lessonkit.lint.subject import Subject
from lessonkit.model.paper import Paper

WORDS_A_MINUTE = 120
"""What pupils read of a demanding text, aloud or with a pencil in the hand."""
MINUTES_A_MARK = 1.2
"""As examination boards reckon: 60 minutes for a paper of 50 marks."""
LEEWAY = 1.1
MOST_TERMS = 10


@dataclass(frozen=True, slots=True)
class Pace:
    """What a lesson takes, in minutes."""

    reading: int
    items: int

    @property
    def total(self) -> int:
        """Reading and answering."""
        return self.reading + self.items


def pace_of(paper: Paper) -> Pace:
    """The minutes of the reading by its words, of the items as they say or by their marks."""
    words = sum(len(paragraph.text.plain().split()) for paragraph in paper.paragraphs)
    items = sum(item.minutes or item.marks * MINUTES_A_MARK for item in paper.items)
    return Pace(-(-words // WORDS_A_MINUTE), round(items))


def check_minutes(subject: Subject, sink: Sink) -> None:
    """LK918: reading and worksheet take longer than the period."""
    paper = subject.lesson.paper
    pace = pace_of(paper)
    if paper.minutes and pace.total > LEEWAY * paper.minutes:
        message = f"the lesson takes about {pace.total} minutes: {pace.reading} to read, {pace.items} for the worksheet"
        hint = f"leave items out, or say `minutes:` where an item takes less; the period has {paper.minutes}"
        sink.report("LK918", message, paper.title.origin, hint=hint)


def check_terms(subject: Subject, sink: Sink) -> None:
    """LK920: more new terms than a class can learn at once."""
    terms = subject.lesson.paper.ledger.terms
    if len(terms) > MOST_TERMS:
        hint = f"keep the {MOST_TERMS} that the lesson needs; explain others under `glosses:`"
        sink.report("LK920", f"the lesson has {len(terms)} terms", terms[MOST_TERMS].origin, hint=hint)
