"""A lesson in which everything that could tell an answer is a word that no other text has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guarantees.builds import Spec
from guarantees.facts import FACTS
from items.own import own

_CONSONANTS, _VOWELS = "bdgkmnprtvz", "aeiou"


def _words() -> Iterator[str]:
    """Words of ten letters, none of which is part of another: "xabadebadu", "xabadebaga" …"""
    syllables = [c + v for c in _CONSONANTS for v in _VOWELS]
    for n in range(len(syllables) ** 2):
        first, second = divmod(n * 37 % len(syllables) ** 2, len(syllables))
        yield f"xu{syllables[first]}ve{syllables[second]}xi"


@dataclass
class Mint:
    """Makes nonsense words and knows what each stands for.

    `hidden` words belong in the answer key alone, `shown` ones are disclosed, `unprinted` ones stand nowhere.
    """

    hidden: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    unprinted: dict[str, str] = field(default_factory=dict)
    _fresh: Iterator[str] = field(default_factory=_words)

    def hide(self, what: str) -> str:
        """A word for the key."""
        return self._new(self.hidden, what)

    def show(self, what: str) -> str:
        """A word that the pupils' sheet must disclose."""
        return self._new(self.shown, what)

    def keep(self, what: str) -> str:
        """A word that is printed nowhere."""
        return self._new(self.unprinted, what)

    def _new(self, kind: dict[str, str], what: str) -> str:
        word = next(self._fresh)
        kind[word] = what
        return word


def guidance(mint: Mint, what: str) -> Spec:
    """What any item may tell the marker, each a word of its own."""
    return {
        "why": mint.hide(f"why of {what}"),
        "accept": [mint.hide(f"accept of {what}"), mint.hide(f"another accept of {what}")],
        "reject": mint.hide(f"reject of {what}"),
        "beyond": mint.hide(f"beyond of {what}"),
        "corrects": mint.hide(f"corrects of {what}"),
        "note": mint.hide(f"note of {what}"),
        "evidence": "second paragraph",
    }


def nonsense_lesson(mint: Mint, *, bank: bool) -> Spec:
    """The lesson. With `bank` its charts disclose names of people and groups and texts of events, without it none."""
    name = mint.show if bank else mint.hide
    people = [name(f"short name of person {n}") for n in range(5)]
    ids = [mint.keep(f"id of person {n}") for n in range(5)]
    events = [mint.keep(f"id of event {n}") for n in range(4)]
    dated = [mint.keep(f"id of event {n} on the timeline") for n in range(5)]
    return {
        "title": "A lesson in nonsense",
        "sources": {
            mint.keep("id of the source"): {
                "title": mint.keep("title of the source"),
                "note": mint.keep("note of the source"),
                "sections": {"part": mint.hide("title of a section of the source")},
            }
        },
        "people": {
            id_: {
                "name": f"{mint.keep(f'first name of {n}')} {people[n].title()}",
                "role": mint.keep(f"role of {n}"),
                "fate": mint.keep(f"fate of {n}"),
                "listed": False,
            }
            for n, id_ in enumerate(ids)
        }
        | FACTS["people"],  # type: ignore[operator]
        "terms": FACTS["terms"],
        "events": {
            id_: {
                "when": f"19{30 - n}-0{n + 1}",
                "text": f"Event {mint.show(f'text of event {n}')}",
                "listed": False,
                "corrects": mint.hide(f"corrects of event {n}"),
                "beyond": mint.hide(f"beyond of event {n}"),
            }
            for n, id_ in enumerate(events)
        }
        | _dated(mint, dated, bank=bank),
        "reading": [
            {"heading": "One", "paragraphs": [_paragraph(mint), {"text": "This is the second paragraph."}]}
        ],
        "worksheet": [{"section": "All", "items": _items(mint, events)}],
        "alliances": _alliances(mint, ids, events, bank=bank),
        "timeline": _timeline(mint, dated, bank=bank),
        "quiz": {"pick": {"tags": "drawn"}, "items": [{"short": "How?", "answer": mint.hide("answer of a quiz")}]},
        "exit_ticket": _exit_ticket(mint),
        "notes": [{"text": mint.hide("note of the lesson"), "corrects": True}],
    }


def _exit_ticket(mint: Mint) -> Spec:
    options = [mint.show("right option of the exit ticket"), "aaa", "yyy"]
    items: list[Spec] = [
        {"choose": "Which way?", "options": options, "answer": options[0]},
        {"explain": "Why so?", "lines": 3, "answer": mint.hide("point of the exit ticket")},
    ]
    return {"items": [item | guidance(mint, f"{next(iter(item))} of the exit ticket") for item in items]}


def _paragraph(mint: Mint) -> Spec:
    return {
        "text": "This is the first paragraph.",
        "from": "part",
        "beyond": mint.hide("beyond of a paragraph"),
        "corrects": mint.hide("corrects of a paragraph"),
        "note": mint.hide("note of a paragraph"),
    }


def _items(mint: Mint, events: list[str]) -> list[Spec]:
    options = [mint.show("right option"), "aaa", "yyy"]
    ticked = [mint.show("right option to tick"), mint.show("another one to tick"), "aaa", "yyy"]
    gaps = [mint.show("gap of a cloze with a bank"), mint.show("another gap of it")]
    bare = [mint.hide("gap of a cloze without a bank"), mint.hide("another gap of it")]
    items: list[Spec] = [
        {"choose": "Which?", "id": mint.keep("id of an item"), "options": options, "answer": options[0]},
        {"choose_all": "Which ones?", "options": ticked, "answers": ticked[:2]},
        {
            "true_false": "True?",
            "statements": [
                {"text": "It is true.", "answer": True},
                {
                    "text": "It is so.",
                    "answer": False,
                    "correction": mint.hide("correction"),
                    "accept": mint.hide("accept of a statement"),
                },
            ],
        },
        {"cloze": f"One {{{gaps[0]}}} and two {{{gaps[1]}}}."},
        {"cloze": f"Three {{{bare[0]}}} and four {{{bare[1]}}}.", "bank": False},
        {
            "match": "Match.",
            "pairs": [
                {"left": "bbb", "right": f"b {mint.show('first right side')}"},
                {"left": "ccc", "right": f"a {mint.show('second right side')}"},
            ],
        },
        {"order": "Order.", "events": events, "seed": 3},
        {
            "short": "Why?",
            "tags": ["drawn", mint.keep("tag")],
            "answer": [mint.hide("point of a short"), mint.hide("another point of it")],
        },
        {"explain": "Explain.", "answer": mint.hide("point of an explanation")},
        {
            "compare": "Compare.",
            "columns": ["Left", "Right"],
            "rows": [
                {"name": "First", "cells": [mint.hide("a cell"), mint.hide("a second cell")]},
                {"name": "Then", "cells": [mint.show("the worked cell"), mint.hide("a third cell")]},
            ],
            "worked": {"row": "Then", "column": "Left"},
            "verdict": {"answer": mint.hide("verdict")},
        },
        {"essay": "Judge.", "answer": [mint.hide("content of an essay"), mint.hide("more content of it")]},
        {
            "essay": "Weigh.",
            "frame": [{"name": (paragraph := mint.show("name of a paragraph"))}],
            "answer": {paragraph: mint.hide("content of a paragraph")},
        },
    ]
    items += [hidden(mint) for hidden in own("hidden").values()]
    return [item | guidance(mint, next(iter(item))) for item in items]


def _alliances(mint: Mint, ids: list[str], events: list[str], *, bank: bool) -> Spec:
    name = mint.show if bank else mint.hide
    blocs = [mint.keep(f"id of group {n}") for n in range(4)]
    names = [name(f"name of group {n}") for n in range(4)]
    groups = [((0, 1), (2, 3)), ((0, 2, 4), (1, 3))]
    return {
        "title": "A chart",
        "about": ids[0],
        "actors": ids,
        "phases": [
            {
                "id": mint.keep(f"id of phase {n}"),
                "years": years,
                "title": mint.hide(f"title of phase {n}"),
                "note": mint.hide(f"note of phase {n}"),
                "beyond": mint.hide(f"beyond of phase {n}"),
                "evidence": "first paragraph",
                "blocs": [
                    {"id": blocs[2 * n + k], "name": names[2 * n + k], "members": [ids[m] for m in members]}
                    for k, members in enumerate(groups[n])
                ],
                "rivals": [[blocs[2 * n], blocs[2 * n + 1]]],
            }
            for n, years in enumerate(("1927–28", "1929–30"))
        ],
        "moments": [
            {
                "event": events[n],
                "actor": ids[n],
                "sign": "ousted",
                "caption": mint.hide(f"caption of moment {n}"),
                "beyond": mint.hide(f"beyond of moment {n}"),
                "note": mint.hide(f"note of moment {n}"),
            }
            for n in range(2)
        ],
        "sheets": {
            "seats": {"blank": ["names", "blocs", "titles", "notes", "lines", "moments"]},
            "label": {"blank": ["names", "blocs", "titles", "notes", "moments"]},
            mint.keep("name of the poster's sheet"): {"form": "seats", "poster": 2},
        },
        **({"bank": {"names": True, "blocs": True}} if bank else {}),
    }


def _dated(mint: Mint, ids: list[str], *, bank: bool) -> Spec:
    """The events of the timeline; the first is given there."""
    text = mint.show if bank else mint.hide
    return {
        id_: {
            "when": f"{1901 + 3 * n}-0{n + 1}-17",
            "text": (text if n else mint.show)(f"text of event {n} on the timeline"),
            "listed": False,
            "evidence": "first paragraph",
        }
        for n, id_ in enumerate(ids)
    }


def _timeline(mint: Mint, ids: list[str], *, bank: bool) -> Spec:
    more: Spec = {"extra": [mint.show("extra text of the timeline")]} if bank else {"bank": False}
    return {"title": "A timeline", "events": ids, "given": ids[:1], "blank": ["texts", "dates"], **more}
