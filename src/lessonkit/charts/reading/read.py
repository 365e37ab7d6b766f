"""`alliances:` becomes the two halves of its sheets: what each prints, and what completes it."""

from __future__ import annotations

import re

from lessonkit.charts.reading.arrange import solve
from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.reading.papers import split_storyline
from lessonkit.charts.reading.requests import Given, Request, read_given, read_requests
from lessonkit.charts.reading.sides import split_matrix, split_network
from lessonkit.charts.reading.story import read_facts
from lessonkit.charts.spec import AlliancesSpec, BankSpec
from lessonkit.charts.storyline.stand import fits_paper
from lessonkit.model.alliances import Part, SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.scope import Scope

NO_BANK = BankSpec(names=False, blocs=False)


def split_alliances(
    spec: AlliancesSpec, scope: Scope
) -> tuple[tuple[SheetPaper, ...], tuple[SheetAnswer, ...]]:
    """The sheets that are to be printed, in order, and their answers; empty after an error.

    Beside the errors of the facts: LK612 for a sheet that does not exist, LK613 for one without room, LK632 for a
    start that cannot be given, LK611 (a warning) for a printed text that holds a name which the sheet asks for.
    """
    requests = read_requests(spec, scope)
    facts = read_facts(spec, scope)
    if facts is None or requests is None:
        return (), ()
    starts = [read_given(request, facts, spec, scope) for request in requests]
    solved = solve(facts) if any(request.kind.is_storyline for request in requests) else None
    papers, answers = [], []
    for request, given in zip(requests, starts, strict=True):
        if given is None:
            return (), ()
        if request.kind is SheetKind.MATRIX:
            paper, answer = split_matrix(facts, request, given, scope.words)
        elif solved is None or request.kind is SheetKind.NETWORK:
            paper, answer = split_network(facts, request, given)
        else:
            paper, answer = split_storyline(facts, request, given, spec.bank or NO_BANK, solved)
        if not fits_paper(paper):
            message = f"The sheet `{request.id}` has no room for this story: too many separate groups, or rivals."
            scope.sink.report("LK613", message, scope.at("phases"))
            return (), ()
        _warn_of_names(paper, facts, request, given, scope)
        papers.append(paper)
        answers.append(answer)
    return tuple(papers), tuple(answers)


def _warn_of_names(paper: SheetPaper, facts: Facts, request: Request, given: Given, scope: Scope) -> None:
    """LK611 for a printed text that holds what the sheet asks for."""
    asked: list[str] = []
    if Part.NAMES in request.blank and request.kind.is_storyline:
        hidden = [person for number, person in enumerate(facts.people) if number not in given.people]
        asked += [name for person in hidden for name in (person.short, person.name)]
    if Part.BLOCS in request.blank:
        asked += [bloc.name for phase in facts.phases for bloc in phase.blocs if bloc.name]
    for text, path in _printed(paper, given):
        for name in sorted(set(asked)):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                message = f"The sheet `{paper.id}` asks for “{name}”, yet prints it in “{text}”."
                scope.sink.report("LK611", message, scope.at(*path), hint="reword the text, or do not blank it")
                break


def _printed(paper: SheetPaper, given: Given) -> list[tuple[str, tuple[str | int, ...]]]:
    """The teacher's texts on a sheet, with their places in the spec; the bank and what is given as a start apart."""
    texts: list[tuple[str, tuple[str | int, ...]]] = [(paper.title, ("title",))]
    texts += [(zone.name, ("zones",)) for zone in paper.zones]
    for index, phase in enumerate(paper.phases):
        if index not in given.phases:
            texts += [(phase.title or "", ("phases", index, "title")), (phase.note or "", ("phases", index, "note"))]
            texts += [(bloc.name or "", ("phases", index, "blocs")) for bloc in phase.blocs]
    return texts + [(moment.caption, ("moments",)) for moment in paper.moments]
