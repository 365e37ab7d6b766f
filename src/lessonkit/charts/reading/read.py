"""`alliances:` becomes the two halves of its sheets: what each prints, and what completes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lessonkit.charts.reading.arrange import solve
from lessonkit.charts.reading.crowded import warn_of_ties
from lessonkit.charts.reading.facts import Facts
from lessonkit.charts.reading.idle import check_idle
from lessonkit.charts.reading.papers import split_storyline
from lessonkit.charts.reading.report import listed
from lessonkit.charts.reading.requests import Given, Request, read_given, read_requests
from lessonkit.charts.reading.room import have_room
from lessonkit.charts.reading.sides import split_matrix, split_network
from lessonkit.charts.reading.spare import check_spare
from lessonkit.charts.reading.story import Reading
from lessonkit.charts.spec import AlliancesSpec, BankSpec
from lessonkit.model.alliances import Part, SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.scope import Scope

NO_BANK = BankSpec(names=False, blocs=False)


def split_alliances(
    spec: AlliancesSpec, scope: Scope
) -> tuple[tuple[SheetPaper, ...], tuple[SheetAnswer, ...]]:
    """The sheets that are to be printed, in order, and their answers; empty after an error.

    All errors of facts and sheets come in one run; then LK613 for sheets without room, and the warnings LK611 (a
    printed text holds a name which a sheet asks for), LK637, LK638 and LK641.
    """
    declared, requests = read_requests(spec, scope)
    reading = Reading(spec, scope)
    facts = reading.facts()
    starts = {request.id: read_given(request, reading) for request in (*declared, *(requests or ()))}
    check_idle(declared, requests or (), spec, scope)
    check_spare(spec, scope)
    if facts is None or requests is None or None in starts.values():
        return (), ()
    solved = solve(facts) if any(request.kind.is_storyline for request in requests) else None
    asked: list[_Sheet] = []
    answers = []
    for request in requests:
        given = starts[request.id] or Given()
        if request.kind is SheetKind.MATRIX:
            paper, answer = split_matrix(facts, request, given, spec.bank or NO_BANK, scope.words)
        elif solved is None or request.kind is SheetKind.NETWORK:
            paper, answer = split_network(facts, request, given)
        else:
            paper, answer = split_storyline(facts, request, given, spec.bank or NO_BANK, solved)
        # What a sheet can have no room for is asked by one of these keys.
        origin = scope.at("sheets", request.id, "triangles" if paper.triangles else "page")
        asked.append(_Sheet(replace(paper, origin=origin, level=request.spec.level), request, given))
        answers.append(answer)
    papers = tuple(sheet.paper for sheet in asked)
    if not have_room(papers, facts, scope):
        return (), ()
    _warn_of_names(asked, facts, spec, scope)
    warn_of_ties(papers, answers, facts, scope)
    return papers, tuple(answers)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet prints, what was asked for, and what it gives as a start."""

    paper: SheetPaper
    request: Request
    given: Given


def _warn_of_names(sheets: list[_Sheet], facts: Facts, spec: AlliancesSpec, scope: Scope) -> None:
    """LK611 for a printed text that holds what sheets ask for: once, whatever sheets print it."""
    found: dict[tuple[str, str, tuple[str | int, ...]], list[str]] = {}
    for sheet in sheets:
        asked = sorted(_asked(sheet, facts))
        for text, path in _printed(sheet, facts, spec):
            told = next((name for name in asked if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)), None)
            if told is not None:
                found.setdefault((told, text, path), []).append(f"`{sheet.paper.id}`")
    for (name, text, path), ids in found.items():
        one = len(ids) == 1
        who = f"The sheet {ids[0]} asks" if one else f"The sheets {listed(ids)} ask"
        message = f"{who} for “{name}”, yet {'prints' if one else 'print'} it in “{text}”."
        scope.sink.report("LK611", message, scope.at(*path), hint="reword the text, or do not blank it")


def _asked(sheet: _Sheet, facts: Facts) -> set[str]:
    """The names of people and groups that a sheet leaves to the pupil."""
    asked: set[str] = set()
    if Part.NAMES in sheet.request.blank and sheet.request.kind.is_storyline:
        hidden = [person for number, person in enumerate(facts.people) if number not in sheet.given.people]
        asked.update(name for person in hidden for name in (person.short, person.name))
    if Part.BLOCS in sheet.request.blank:
        asked.update(bloc.name for phase in facts.phases for bloc in phase.blocs if bloc.name)
    return asked


def _printed(sheet: _Sheet, facts: Facts, spec: AlliancesSpec) -> list[tuple[str, tuple[str | int, ...]]]:
    """The teacher's texts on a sheet, with their places in the spec; the bank and what is given as a start apart."""
    paper = sheet.paper
    texts: list[tuple[str, tuple[str | int, ...]]] = [(paper.title, ("title",))]
    texts += [(zone.name, ("zones", id_, "name")) for id_, zone in zip(spec.zones, paper.zones, strict=False)]
    used = {sign.meaning for sign in paper.signs}
    texts += [(sign.meaning, ("signs", id_, "meaning")) for id_, sign in spec.signs.items() if sign.meaning in used]
    for index, phase in enumerate(paper.phases):
        at = ("phases", index)
        texts.append((phase.years, (*at, "label")))
        if index in sheet.given.phases:
            continue
        texts += [(phase.title or "", (*at, "title")), (phase.note or "", (*at, "note"))]
        shown = {bloc.name for bloc in phase.blocs}
        blocs = enumerate(facts.phases[index].blocs)
        texts += [(bloc.name, (*at, "blocs", number, "name")) for number, bloc in blocs if bloc.name in shown]
    moments = enumerate(facts.moments if paper.moments else ())
    return texts + [(moment.caption, ("moments", number)) for number, moment in moments]
