"""revision: key terms, timeline and chart to complete from memory, and the same filled in.

    revision:
      events: [testament-dictated, lenin-dies, trotsky-expelled]

Two documents are printed: `revision-sheet`, on which pupils write what the terms mean, when things happened and who
stood with whom, and `revision-filled`, by which they check it. Hand out the second one later; where you want to keep
it, leave it out of `print:`. The terms are those of the lesson, the events those of `events:` or, without it, all that
are listed; the chart, that of `alliances:`, has its lines drawn and its people, groups and titles left blank. What you
do not want is left out by `glossary: false`, `timeline: false` or `chart: false`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from lessonkit.documents.revision import FILLED, NAME, Form, RevisionPaper
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.alliances import TOLD, SheetKind
from lessonkit.model.scope import Scope
from lessonkit.model.timeline import Asked, Lie, TimelineAnswer, TimelinePaper
from lessonkit.specs import OneOrMore

LEAST_EVENTS = 2


class RevisionSpec(PartSpec):
    """The revision sheet."""

    key: ClassVar[str] = "revision"
    document: ClassVar[str] = NAME
    also: ClassVar[tuple[str, ...]] = (FILLED,)

    title: str = Field("", max_length=120, description="Printed before “Key terms: from memory” and the like.")
    glossary: bool = Field(default=True, description="Ask for the meanings of the key terms.")
    timeline: bool = Field(default=True, description="Ask for the dates of events, on an axis to scale.")
    chart: bool = Field(default=True, description="Ask for what the alliance chart tells.")
    events: OneOrMore = Field(
        default_factory=list, description="Ids of the events on the timeline; default: all that are listed."
    )
    page: Lie = Field(Lie.LANDSCAPE, description="How the timeline lies; on an upright one time runs down.")
    tables: bool = Field(default=False, description="Add pages that tell timeline and chart in words.")

    def split(self, scope: Scope) -> PartHalves | None:
        """What both sheets print. Errors: LK465 nothing to revise, those of timelines (LK620 to LK628)."""
        terms = sorted(scope.ledger.terms if self.glossary else (), key=lambda term: (term.term.casefold(), term.id))
        blank_line, told_line = self._timelines(scope)
        charts = scope.charts(SheetKind.LABEL, TOLD) if self.chart else ()
        blank_chart, told_chart = charts if len(charts) == 2 else (None, None)
        if not terms and blank_line is None and blank_chart is None:
            if not scope.sink.has_errors():
                hint = "add `terms:`, `events:` or `alliances:` to the lesson"
                if not (self.glossary and self.timeline and self.chart):
                    hint = "take a `false` out, or add `terms:`, `events:` or `alliances:` to the lesson"
                scope.sink.report("LK465", "there is nothing to revise", scope.at(), hint=hint)
            return None
        paper = RevisionPaper(
            title=scope.text(self.title, "title"),
            terms=tuple(terms),
            blank=Form(blank_line, blank_chart),
            filled=Form(told_line, told_chart),
            tables=self.tables,
            origin=scope.at(),
        )
        return PartHalves(paper)

    def _timelines(self, scope: Scope) -> tuple[TimelinePaper | None, TimelinePaper | None]:
        """The timeline without its dates, and with them; nothing for a lesson with less than two events."""
        listed = [event.id for event in scope.ledger.events if event.listed]
        ids = self.events or listed
        if not self.timeline or (not self.events and len(ids) < LEAST_EVENTS):
            return None, None
        # Imported late: a lesson without a timeline does not load what draws one.
        from lessonkit.charts.timeline.read import split_timeline  # noqa: PLC0415
        from lessonkit.charts.timeline.spec import TimelineSpec  # noqa: PLC0415

        title = self.title or scope.words.timeline.document
        spec = TimelineSpec(title=title, events=ids, blank=[Asked.DATES], page=self.page)
        paper, answer = split_timeline(spec, scope, {})
        if paper is None or answer is None:
            return None, None
        return paper, told(paper, answer)


def told(paper: TimelinePaper, answer: TimelineAnswer) -> TimelinePaper:
    """A timeline with all that it asks for."""
    pairs = zip(paper.events, answer.events, strict=True)
    events = tuple(replace(event, date=said.date, text=said.text) for event, said in pairs)
    return replace(paper, events=events, asked=frozenset(), bank=(), left_over=0)
