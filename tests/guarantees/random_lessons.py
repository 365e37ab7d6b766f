"""Lessons by chance, free of errors: all item types, texts short and long, words short and very long."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from hypothesis import strategies as st

from guarantees.builds import Spec
from guarantees.texts import different, short_texts, short_words, texts, words
from items.own import own


@st.composite
def readings(draw: st.DrawFn) -> list[Spec]:
    """One to three sections of one to four paragraphs."""
    sections = []
    for n in range(draw(st.integers(1, 3))):
        paragraphs = draw(st.lists(texts(3, 90), min_size=1, max_size=4))
        glossed = draw(st.lists(st.sampled_from(["town", "river", "bridge", "votes"]), unique=True, max_size=3))
        there = [word for word in glossed if any(word in text.split() for text in paragraphs)]
        section: Spec = {"paragraphs": [{"text": text, "note": draw(texts())} for text in paragraphs]}
        section["glosses"] = {word: draw(texts(1, 14)) for word in there}
        if n or draw(st.booleans()):
            section["heading"] = draw(texts(1, 9))
        sections.append(section)
    return sections


def _quotation(draw: st.DrawFn, reading: list[Spec]) -> list[str]:
    """Words of the reading, or none."""
    paragraphs = [p["text"].split() for section in reading for p in section["paragraphs"]]  # type: ignore[attr-defined]
    chosen = draw(st.lists(st.sampled_from(paragraphs), max_size=3))
    quoted = []
    for found in chosen:
        start = draw(st.integers(0, len(found) - 1))
        quoted.append(" ".join(found[start : start + draw(st.integers(1, 14))]))
    return quoted


Draw = st.DrawFn
Maker = Callable[[Draw], Spec]


def _choose(draw: Draw) -> Spec:
    options = draw(different(2, 6))
    return {"choose": draw(texts(1, 30)), "options": options, "answer": options[0]}


def _choose_all(draw: Draw) -> Spec:
    options = draw(different(2, 7))
    right = draw(st.integers(1, len(options)))
    return {"choose_all": draw(texts(1, 30)), "options": options, "answers": options[:right]}


def _true_false(draw: Draw) -> Spec:
    statements: list[Spec] = []
    for _ in range(draw(st.integers(1, 5))):
        statement: Spec = {"text": draw(texts(1, 25)), "answer": draw(st.booleans())}
        if not statement["answer"]:
            statement["correction"] = draw(texts(1, 25))
        statements.append(statement)
    return {"true_false": draw(texts(1, 8)), "statements": statements}


def _cloze(draw: Draw) -> Spec:
    pieces = draw(st.lists(st.tuples(texts(0, 12), short_texts(1, 2)), min_size=1, max_size=6))
    text = " ".join(f"{before} {{{gap}}}" for before, gap in pieces)
    bank: object = draw(st.one_of(st.just(False), st.lists(short_texts(1, 2), max_size=4)))
    return {"cloze": f"{text} {draw(texts(0, 8))}", "bank": bank}


def _match(draw: Draw) -> Spec:
    lefts = draw(different(3, 8, 3))
    rights = draw(different(len(lefts), len(lefts) + 2, 5))
    pairs = [{"left": left, "right": right} for left, right in zip(lefts, rights, strict=False)]
    return {"match": draw(texts(1, 12)), "pairs": pairs, "extra": rights[len(lefts) :], "seed": draw(st.integers(0, 9))}


def _order(draw: Draw) -> Spec:
    events = draw(st.lists(st.integers(0, 9).map("e{}".format), min_size=3, max_size=10, unique=True))
    return {"order": draw(texts(0, 8)), "events": events, "seed": draw(st.integers(1, 9))}


def _ruled(key: str) -> Maker:
    def make(draw: Draw) -> Spec:
        return {
            key: draw(texts(1, 30)),
            "answer": draw(st.lists(texts(1, 40), min_size=1, max_size=4)),
            "lines": draw(st.integers(1, 14)),
            "marks": draw(st.integers(1, 6)),
            "starter": draw(short_texts(0, 4)),
        }

    return make


def _compare(draw: Draw) -> Spec:
    columns, names = draw(different(2, 4, 2)), draw(different(1, 5, 3))
    rows = [{"name": name, "hint": draw(texts(0, 4)), "cells": [draw(texts(1, 30)) for _ in columns]} for name in names]
    item: Spec = {"compare": draw(texts(1, 20)), "columns": columns, "rows": rows}
    if draw(st.booleans()):
        item["worked"] = {"row": names[-1], "column": columns[0]}
    if draw(st.booleans()):
        item["verdict"] = {"answer": draw(texts(1, 30)), "hint": draw(texts(0, 4))}
    return item


def _essay(draw: Draw) -> Spec:
    bands = [{"marks": str(marks), "text": draw(texts(1, 30))} for marks in range(draw(st.integers(0, 5)), 0, -1)]
    plan = draw(different(0, 4, 3))
    answer = draw(st.lists(texts(1, 40), min_size=1, max_size=6))
    item: Spec = {"essay": draw(texts(1, 30)), "lines": draw(st.integers(1, 40)), "plan": plan, "rubric": bands}
    if not draw(st.booleans()):
        return item | {"answer": answer}
    names = draw(different(1, 4, 3))
    return item | {"frame": [{"name": name} for name in names], "answer": dict.fromkeys(names, answer)}


def _room(key: str) -> Maker:
    def make(draw: Draw) -> Spec:
        laid = draw(st.sampled_from(["blank", "lined", "squared", "dotted"]))
        answer = draw(st.lists(texts(1, 40), min_size=1, max_size=3))
        item: Spec = {key: draw(texts(1, 30)), "space": laid, "lines": draw(st.integers(2, 20)), "answer": answer}
        return item | {"marks": draw(st.integers(0, 3))}

    return make


def _parts(draw: Draw) -> Spec:
    makers = draw(st.lists(st.sampled_from(_SINGLE), min_size=2, max_size=4))
    return {"parts": [make(draw) for make in makers], "ask": draw(texts(1, 30))}


_SINGLE: tuple[Maker, ...] = (
    _choose,
    _choose_all,
    _true_false,
    _cloze,
    _match,
    _order,
    _ruled("short"),
    _ruled("explain"),
    _compare,
    _essay,
    _room("draw"),
    _room("write"),
    _room("predict"),
    *own("by_chance").values(),
)
_MAKERS: tuple[Maker, ...] = (*_SINGLE, _parts)


@st.composite
def lessons(draw: st.DrawFn) -> Spec:
    """A lesson with a reading, facts and up to twelve items. A cramped one may still print a list in order (LK409)."""
    reading = draw(readings())
    items = []
    for n in range(draw(st.integers(1, 12))):
        item = draw(st.sampled_from(_MAKERS))(draw)
        for k, part in enumerate(item.get("parts", ())):  # type: ignore[arg-type, var-annotated]
            part |= {"id": f"item-{n}-{k}", "evidence": _quotation(draw, reading)}
        item |= {"id": f"item-{n}", "evidence": _quotation(draw, reading), "hint": draw(st.booleans())}
        for key in ("why", "corrects", "note", "beyond"):
            item[key] = draw(texts(0, 20))
        item |= {"accept": draw(st.lists(texts(), max_size=2)), "reject": draw(st.lists(texts(), max_size=2))}
        items.append({key: value for key, value in item.items() if value != "" or key in ("order", "cloze")})
    cut = draw(st.integers(1, len(items)))
    sections = [part for part in (items[:cut], items[cut:]) if part]
    return {
        "title": f"{draw(short_words)} {draw(texts(0, 14))}"[:200].strip(),
        "subject": "History",
        "question": draw(texts(0, 14)),
        "attribution": draw(texts(0, 20)),
        "people": {
            f"p{n}": {"name": f"{draw(words)} Person{n}", "role": draw(texts(0, 9)), "fate": draw(texts(0, 9))}
            for n in range(max(_named(items, "p"), draw(st.integers(0, 6))))
        },
        "terms": {
            f"t{n}": {"term": f"term {n} {draw(words)}", "meaning": draw(texts(1, 20))}
            for n in range(max(_named(items, "t"), draw(st.integers(0, 8))))
        },
        "events": {f"e{n}": {"when": f"19{n}0-0{9 - n or 1}", "text": f"{n} {draw(texts(1, 9))}"} for n in range(10)},
        "reading": reading,
        "worksheet": [{"section": draw(texts(1, 6)), "items": part} for part in sections],
    }


def _named(items: list[Spec], letter: str) -> int:
    """How many facts there must be for all that items name by such ids to be there."""
    return max((int(n) + 1 for n in re.findall(rf'"{letter}(\d)"', json.dumps(items))), default=0)
