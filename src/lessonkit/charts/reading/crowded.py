"""Networks with more ties than can be told apart: LK641, a warning."""

from __future__ import annotations

from collections.abc import Sequence

from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.reading.report import listed
from lessonkit.model.alliances import SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.scope import Scope

MOST_TIES = 20
"""Of seven people who are all tied to each other there are 21."""


def warn_of_ties(papers: Sequence[SheetPaper], answers: Sequence[SheetAnswer], facts: Facts, scope: Scope) -> None:
    """LK641 for a network with a phase of too many ties: once, for the first sheet that has it."""
    for paper, answer in zip(papers, answers, strict=True):
        if paper.kind is not SheetKind.NETWORK:
            continue
        crowded = [at for at, ties in enumerate(answer.ties) if len(ties) > MOST_TIES]
        if crowded:
            counts = listed([str(len(answer.ties[at])) for at in crowded])
            years = listed([facts.phases[at].years for at in crowded])
            message = f"In {years} the network has {counts} ties: more than about {MOST_TIES} cannot be told apart."
            hint = "show fewer people in a lesson of its own, or print `seats` or `label` in place of it"
            scope.sink.report("LK641", message, scope.at("sheets", paper.id), hint=hint)
        return
