"""Whether a lesson fits its period and its class: its minutes, its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.diagnostics import Sink
from lessonkit.documents.teachers_page import Stretch, TeacherAnswer
from lessonkit.lint.subject import Subject
from lessonkit.model.pace import minutes_of
from lessonkit.model.paper import Paper

WORDS_A_MINUTE = 120
"""What pupils read of a demanding text, aloud or with a pencil in the hand."""
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
    return Pace(-(-words // WORDS_A_MINUTE), round(sum(map(minutes_of, paper.items))))


def check_minutes(subject: Subject, sink: Sink) -> None:
    """LK918: reading and worksheet take longer than the period.

    Where the teacher's page says what is done when, each stretch is looked at instead: the rest of the worksheet is for
    home, or for choice.
    """
    paper = subject.lesson.paper
    teacher = subject.lesson.answers.part(TeacherAnswer)
    planned = [one for one in teacher.timings if one.items] if teacher else []
    if planned:
        _check_stretches(planned, paper, sink)
        return
    pace = pace_of(paper)
    if paper.minutes and pace.total > LEEWAY * paper.minutes:
        message = f"the lesson takes about {pace.total} minutes: {pace.reading} to read, {pace.items} for the worksheet"
        hint = f"leave items out, or say `minutes:` where an item takes less; the period has {paper.minutes}"
        sink.report("LK918", message, paper.title.origin, hint=hint)


def _check_stretches(planned: Sequence[Stretch], paper: Paper, sink: Sink) -> None:
    for stretch in planned:
        named = {item.id: item for name in stretch.items for item in paper.called(name)[1]}
        taken = round(sum(map(minutes_of, named.values())))
        if taken > LEEWAY * stretch.minutes:
            message = f"the items of this stretch take about {taken} minutes; it has {stretch.minutes}"
            hint = "name fewer items here, or say `minutes:` where an item takes less"
            sink.report("LK918", message, stretch.origin, hint=hint)


def check_terms(subject: Subject, sink: Sink) -> None:
    """LK920: more new terms than a class can learn at once."""
    terms = subject.lesson.paper.ledger.terms
    if len(terms) > MOST_TERMS:
        hint = f"keep the {MOST_TERMS} that the lesson needs; explain others under `glosses:`"
        sink.report("LK920", f"the lesson has {len(terms)} terms", terms[MOST_TERMS].origin, hint=hint)
