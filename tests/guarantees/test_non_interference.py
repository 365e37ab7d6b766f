"""What is not disclosed leaves no trace: other answers, the same bytes for pupils."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guarantees.builds import PUPILS, Spec, finish, read_spec
from guarantees.facts import FACTS
from items.own import own
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Severity, Sink

few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

WORDS = ("oak", "elm", "ash", "fir", "yew", "box", "bay", "fig")
READING = ["The oak is old.", "The elm is tall, and the ash is not.", "The fir stands by the yew."]
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
quoted = st.lists(st.sampled_from(["oak is old", "elm is tall", "ash is not", "fir stands by"]), max_size=3)


def pupils_files(spec: Spec, versions: tuple[str, ...] = ("",)) -> dict[str, bytes]:
    """The pupils' files. A choice that would print a list in its right order, or the like, is passed over."""
    sink = Sink()
    lesson = read_spec(spec, sink)
    codes = {problem.code for problem in sink.found if problem.severity is Severity.ERROR}
    assume(not codes & {"LK408", "LK409"})
    assert lesson is not None, sink.in_order()
    check_versions(lesson, versions, sink)
    assume("LK250" not in {problem.code for problem in sink.found})
    return dict(finish(lesson, only=tuple(n for n in lesson.paper.documents if n in PUPILS), versions=versions).pdfs)


def lesson_with(item: Spec, **more: object) -> Spec:
    """A lesson of one item."""
    paragraphs = [{"text": text} for text in READING]
    lesson: Spec = {"title": "Trees", "reading": [{"heading": "Wood", "paragraphs": paragraphs}]}
    return lesson | {"worksheet": [{"section": "S", "items": [item]}]} | more


@st.composite
def guidance(draw: st.DrawFn) -> Spec:
    """Everything that only the marker is told."""
    keys = draw(st.sets(st.sampled_from(["why", "accept", "reject", "beyond", "corrects", "note"])))
    return {key: draw(said) for key in sorted(keys)} | {"evidence": draw(quoted)}


Answers = Callable[[st.DrawFn], Spec]


def _choose(draw: st.DrawFn) -> Spec:
    return {"choose": "Which?", "options": list(WORDS[:5]), "answer": draw(st.sampled_from(WORDS[:5]))}


def _choose_all(draw: st.DrawFn) -> Spec:
    right = draw(st.permutations(WORDS[:6]))[:3]
    return {"choose_all": "Which?", "options": list(WORDS[:6]), "answers": right}


def _true_false(draw: st.DrawFn) -> Spec:
    statements: list[Spec] = []
    for word in WORDS[:4]:
        statement: Spec = {"text": f"{word} is a tree", "evidence": draw(quoted)}
        true = draw(st.booleans())
        more = {} if true else {"correction": draw(said), "accept": draw(said)}
        statements.append(statement | {"answer": true} | more)
    return {"true_false": "True or false?", "statements": statements}


def _cloze(draw: st.DrawFn) -> Spec:
    one, two, three, four = draw(st.permutations(WORDS[:4]))
    return {"cloze": f"First {{{one}}}, then {{{two}}} and {{{three}}},\nlast {{{four}}}.", "bank": ["larch"]}


def _cloze_without_bank(draw: st.DrawFn) -> Spec:
    return {"cloze": f"First {{{draw(said)}}}, then {{{draw(said)}}}.", "bank": False}


def _match(draw: st.DrawFn) -> Spec:
    rights = draw(st.permutations(WORDS[4:8]))
    pairs = [{"left": left, "right": right} for left, right in zip(WORDS[:4], rights, strict=True)]
    return {"match": "Match.", "pairs": draw(st.permutations(pairs)), "extra": ["larch"], "seed": 2}


def _order(draw: st.DrawFn) -> Spec:
    return {"order": "Order.", "events": draw(st.permutations(WORDS[:5])), "seed": 2}


def _ruled(key: str) -> Answers:
    def make(draw: st.DrawFn) -> Spec:
        answer = draw(st.lists(said, min_size=1, max_size=5))
        return {key: "Why?", "answer": answer, "marks": 3, "lines": 6, "starter": "Since"}

    return make


def _compare(draw: st.DrawFn) -> Spec:
    rows: list[Spec] = [{"name": word, "cells": [draw(said), draw(said)]} for word in WORDS[:3]]
    rows[0] |= {"cells": ["worked", draw(said)], "evidence": ["oak is old", draw(quoted.map(lambda q: "".join(q[:1])))]}
    rows[1]["evidence"] = draw(quoted)[:2]
    verdict = {"answer": draw(said)}
    return {"compare": "Compare.", "columns": ["A", "B"], "rows": rows, "verdict": verdict} | {
        "worked": {"row": WORDS[0], "column": "A"}
    }


def _essay(draw: st.DrawFn) -> Spec:
    answer = draw(st.lists(said, min_size=1, max_size=6))
    return {"essay": "Judge.", "answer": answer, "lines": 5, "rubric": [{"marks": "1–2", "text": "I try."}]}


def _draw(draw: st.DrawFn) -> Spec:
    return {"draw": "Draw.", "space": "squared", "marks": 2, "answer": draw(st.lists(said, min_size=1, max_size=4))}


def _write(draw: st.DrawFn) -> Spec:
    return {"write": "Write.", "lines": 12, "answer": draw(st.lists(said, max_size=4))}


def _parts(draw: st.DrawFn) -> Spec:
    inner = [make(draw) | draw(guidance()) for make in (_choose, _true_false, _ruled("short"), _write)]
    return {"parts": inner, "ask": "Say."}


TYPES: dict[str, Answers] = {
    "choose": _choose,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "cloze": _cloze,
    "cloze without a bank": _cloze_without_bank,
    "match": _match,
    "order": _order,
    "short": _ruled("short"),
    "explain": _ruled("explain"),
    "compare": _compare,
    "essay": _essay,
    "draw": _draw,
    "write": _write,
    "parts": _parts,
    **own("answered"),
}


@st.composite
def answered(draw: st.DrawFn, kind: str) -> Spec:
    """A lesson of one item: its answer by chance, what is disclosed always the same."""
    dates = draw(st.permutations([f"190{n}" for n in range(5)])) if kind == "order" else [f"190{n}" for n in range(5)]
    events = {
        word: {"when": when, "text": f"An {word} grows", "listed": False}
        for word, when in zip(WORDS, dates, strict=False)
    }
    return lesson_with(TYPES[kind](draw) | draw(guidance()), events=events, **FACTS)


@pytest.mark.parametrize("kind", TYPES)
def test_answers_leave_no_trace_on_the_pupils_sheets(kind: str) -> None:
    """Whatever the answer, its evidence and the guidance: worksheet and handout are the same bytes."""
    seen: list[dict[str, bytes]] = []

    @few
    @given(answered(kind))
    def same(spec: Spec) -> None:
        files = pupils_files(spec)
        assert set(files) == {"handout", "worksheet"}
        seen.append(files)
        assert files == seen[0]

    same()
    assert len(seen) > 1


@pytest.mark.parametrize("kind", ["choose", "choose_all", "match", "order"])
def test_answers_leave_no_trace_in_any_version(kind: str) -> None:
    """What a version shuffles it shuffles by what is printed alone."""
    seen: list[dict[str, bytes]] = []

    @few
    @given(answered(kind))
    def same(spec: Spec) -> None:
        files = pupils_files(spec, ("A", "B", "C"))
        assert set(files) == {"handout", "worksheet-A", "worksheet-B", "worksheet-C"}
        seen.append(files)
        assert files == seen[0]

    same()
    assert len(seen) > 1


@few
@given(st.lists(said, min_size=8, max_size=8), st.booleans())
def test_notes_to_the_teacher_leave_no_trace(words: list[str], told: bool) -> None:
    """Notes, corrections, sources and what goes beyond them are the teacher's."""
    lesson = lesson_with({"choose": "Which?", "options": ["oak", "elm"], "answer": "oak"})
    lesson["events"] = {"e": {"when": "1900", "text": "An oak grows"}}
    plain = pupils_files(lesson)
    lesson["sources"] = {"s": {"title": words[0], "note": words[1], "sections": {"part": words[2]}}}
    paragraph = {"from": "part", "corrects": words[3], "note": words[4], "beyond": told or words[5]}
    first, *others = ({"text": text} for text in READING)
    lesson["reading"] = [{"heading": "Wood", "paragraphs": [first | paragraph, *others]}]
    lesson["events"] = {"e": {"when": "1900", "text": "An oak grows", "corrects": words[6], "evidence": "oak is old"}}
    lesson["notes"] = [{"text": words[7], "corrects": told}]
    assert pupils_files(lesson) == plain


PEOPLE = ("ada", "ben", "cleo", "dov", "eve")


def chart(cast: list[str], told: dict[str, str], sheet: str, groups: list[str]) -> Spec:
    """Five parts in three phases, whoever plays them; `told` holds the words that sheets leave blank."""
    a, b, c, d, e = cast

    def bloc(name: int, *members: str, **more: object) -> Spec:
        return {"id": f"b{name}", "name": groups[name], "members": list(members)} | more

    phases: list[Spec] = [
        {"years": "1900–01", "blocs": [bloc(0, a, b, c), bloc(1, d), {"members": [e]}], "rivals": [["b0", "b1"]]},
        {"years": "1902", "blocs": [bloc(2, a, e), bloc(3, b, c), {"members": [d]}], "rivals": [["b2", "b3"]]},
        {"years": "1903–05", "blocs": [{"members": [a]}, bloc(4, b, d), {"members": [e], "zone": "out"}]},
    ]
    for n, phase in enumerate(phases):
        phase |= {"title": told[f"title {n}"], "note": told[f"note {n}"], "beyond": told[f"beyond {n}"]}
    moments = [
        {"event": "fall", "actor": c, "sign": "killed", "caption": told["caption"], "evidence": "oak is old"},
        {"event": "rise", "actor": d, "sign": "ousted", "beyond": told["beyond 0"], "note": told["note 1"]},
    ]
    return {
        "title": "Sides",
        "people": {name: {"name": name.title(), "listed": False} for name in PEOPLE},
        "events": {
            "fall": {"when": "1902-07", "text": "A fall", "listed": False},
            "rise": {"when": "1900-03", "text": "A rise", "listed": False},
        },
        "reading": [{"text": "The oak is old."}],
        "alliances": {
            "title": "Who stood with whom",
            "about": a,
            "actors": list(PEOPLE),
            "zones": {"out": {"name": "Abroad"}},
            "phases": phases,
            "moments": moments,
            "sheets": {
                "seats": {},
                "label": {},
                "seats-across": {"form": "seats", "page": "landscape"},
                "label-across": {"form": "label", "page": "landscape"},
                "wall": {"form": "seats", "poster": 2},
            },
            "print": [sheet],
            "bank": {"names": True, "blocs": True, "extra": ["Fay"]},
        },
    }


@st.composite
def charts(draw: st.DrawFn, sheet: str) -> Spec:
    """The chart with its parts, its groups' names and its words by chance."""
    keys = [f"{kind} {n}" for kind in ("title", "note", "beyond") for n in range(3)]
    told = {key: draw(said) for key in keys}
    told["caption"] = "falls" if sheet.startswith("label") else draw(st.sampled_from(WORDS))
    groups = draw(st.permutations(["Reds", "Blues", "Greens", "Whites", "Blacks"]))
    return chart(draw(st.permutations(PEOPLE)), told, sheet, groups)


@pytest.mark.parametrize("sheet", ["seats", "label", "seats-across", "label-across", "wall"])
def test_parts_leave_no_trace_on_the_blank_chart(sheet: str) -> None:
    """Whoever plays which part, and whatever titles, notes and groups are called: the same bytes."""
    seen: list[dict[str, bytes]] = []

    @few
    @given(charts(sheet))
    def same(spec: Spec) -> None:
        seen.append(pupils_files(spec))
        assert set(seen[0]) == {"handout", "poster" if sheet == "wall" else "alliance-chart"}
        assert seen[-1] == seen[0]

    same()
    assert len(seen) > 1


@few
@given(st.permutations(("ben", "cleo", "dov")), said, st.sampled_from(["matrix", "network"]))
def test_sides_leave_no_trace_on_matrix_and_network(others: list[str], words: str, form: str) -> None:
    """Who stood with or against whom does not show: not in a cell, not in the places on a ring."""
    first, second, third = others
    phases = [
        {"years": "1900", "blocs": [{"members": ["ada", first], "name": words}, {"members": [second, third]}]},
        {"years": "1901", "blocs": [{"id": "x", "members": ["ada"]}, {"id": "y", "members": [first, second, third]}]},
    ]
    phases[1]["rivals"] = [["x", "y"]]
    alliances = {
        "title": "Sides",
        "about": "ada",
        "actors": ["ada", *sorted(others)],
        "phases": [phase | {"title": words, "note": words, "beyond": True} for phase in phases],
        "sheets": {form: {}},
    }
    people = {name: {"name": name.title(), "listed": False} for name in PEOPLE}
    spec: Spec = {"title": "Sides", "people": people, "alliances": alliances}
    plain_phases = [
        {"years": "1900", "blocs": [{"members": ["ada"]}, {"members": ["ben", "cleo", "dov"]}], "beyond": True},
        {"years": "1901", "blocs": [{"members": ["ada", "ben", "cleo", "dov"]}], "beyond": True},
    ]
    assert pupils_files(spec) == pupils_files(spec | {"alliances": alliances | {"phases": plain_phases}})


def timeline(texts: list[str], evidence: str, **more: object) -> Spec:
    """Six texts on six dates; the last is given."""
    dates = ("1900-02", "1901", "1901-05-04", "1907", "1908-11", "1909")
    events = {
        f"e{n}": {"when": when, "text": text, "evidence": evidence, "listed": False}
        for n, (when, text) in enumerate(zip(dates, [*texts, "A given one"], strict=True))
    }
    line: Spec = {"title": "When", "events": sorted(events), "given": ["e5"]}
    return {"title": "Trees", "events": events, "reading": [{"text": "The oak is old."}], "timeline": line | more}


@pytest.mark.parametrize("page", ["landscape", "portrait"])
@pytest.mark.parametrize("letters", [True, False])
@pytest.mark.parametrize("blank", [["texts"], ["texts", "dates"]], ids=" and ".join)
def test_events_leave_no_trace_on_the_timeline(page: str, letters: bool, blank: list[str]) -> None:
    """Whichever text of the list belongs to which date, and whatever proves it: the same bytes."""
    seen: list[dict[str, bytes]] = []
    wordy = "Yews are planted all along the road that leads to the old church on its hill"

    @few
    @given(st.permutations(["An ash", "A birch falls", "Elms die", "An oak", wordy]), st.sampled_from(["oak", "old"]))
    def same(texts: list[str], evidence: str) -> None:
        more = {"page": page, "letters": letters, "blank": blank, "extra": ["A fir grows"]}
        seen.append(pupils_files(timeline(texts, evidence, **more)))
        assert set(seen[0]) == {"handout", "timeline"}
        assert seen[-1] == seen[0]

    same()
    assert len(seen) > 1


@few
@given(st.lists(said, min_size=5, max_size=5, unique=True))
def test_events_without_a_list_leave_no_trace(texts: list[str]) -> None:
    """Where nothing is printed to choose from, the texts may be any."""
    plain = timeline(["One", "Two", "Three", "Four", "Five"], "oak", bank=False)
    assert pupils_files(timeline(texts, "oak", bank=False)) == pupils_files(plain)
