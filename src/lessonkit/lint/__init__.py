"""Lint: what an experienced colleague would say of a lesson that has no mistakes. Warnings of `check`, by code."""

from __future__ import annotations

from collections.abc import Callable

from lessonkit.build import Packet
from lessonkit.diagnostics import Sink
from lessonkit.lint.coverage import check_evidence, check_paragraphs
from lessonkit.lint.giveaways import check_giveaways
from lessonkit.lint.options import check_lengths, check_longest, check_places
from lessonkit.lint.pace import check_minutes, check_terms
from lessonkit.lint.reading_age import check_reading_age
from lessonkit.lint.sheet import check_orders, check_room
from lessonkit.lint.subject import Subject

Rule = Callable[[Subject, Sink], None]

RULES: tuple[Rule, ...] = (
    check_paragraphs,
    check_evidence,
    check_giveaways,
    check_longest,
    check_places,
    check_lengths,
    check_orders,
    check_room,
    check_minutes,
    check_terms,
    check_reading_age,
)
"""Each looks at one thing and reports it; the codes stand in its docstring."""


def lint(packet: Packet, file: str, sink: Sink) -> None:
    """Reports what every rule finds, LK910 to LK920, and LK932 for silences of the file that were not needed.

    Those of a lesson may be needed no more where a plan leaves things out.
    """
    subject = Subject.of(packet)
    for rule in RULES:
        rule(subject, sink)
    for silence in (one for one in sink.idle_silences() if one.span.file == file):
        message = f"nothing here is reported as {silence.code}"
        sink.report("LK932", message, silence.span, hint="take the line out of `silence:`")
