"""The hints that tell how to mend the commonest slips."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lessonkit import build
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.source import parse as parsing
from lessonkit.source.parse import parse
from lessonkit.source.reader import read

READING = "reading:\n  - text: Pompey wanted land for his old soldiers. He led one legion. Then the war began.\n"
ITEM = "title: T\n" + READING + "worksheet:\n  - section: S\n    items:\n"


def problems(text: str) -> list[Diagnostic]:
    """What a spec is told."""
    sink = Sink()
    node = parse(text.encode(), "lesson.yaml", sink)
    if node is not None:
        read(node, Path("lesson.yaml"), Path(), build.open_faces(), sink)
    return list(sink.in_order())


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: T\nminutes:30\n", "write `minutes: 30`"),
        ("title: T\nminutes = 30\n", "write `minutes: 30`"),
        ("title: T\nquestion: He said: no\n", "put the whole text in quotes: 'He said: no'"),
        ("title: T\nquestion: “He said: no”\n", "curly quotation marks are part of the text; put straight ones"),
        ('title: "T”\nminutes: 30\n', 'the mark at the end, ”, is a curly one; close it with "'),
        ("title: T\nminutes: half an hour\n", "write digits only"),
        ("title: T\nterms:\n  pact: a promise\n", "write keys under it, each on a line: `term:`, `meaning:`"),
        ("title: T\npeople:\n  - Caesar\n  - Pompey\n", "give each an id of your own in place of its `- `"),
        ("title: T\nnotes: A note\n", "begin each entry with `- ` and one of its keys: `text:`"),
        ("title: T\npeople:\n  Mark Antony:\n    name: Mark Antony\n", "write `mark-antony`: small letters"),
        (f"{ITEM}      - order:\n          - a\n          - b\n          - c\n", "write `events:` above the list"),
        (
            f"{ITEM}      - choose: Q\n        options: a, b\n        answer: a\n",
            "write each value on a line of its own",
        ),
        (f"{ITEM}      - choose: Q\n        options:\n          -a\n          -b\n        answer: a\n", "type a space"),
        (
            f"{ITEM}      - short: Q\n        answer: A\n        evidence: Pompey wanted land for his soldiers\n",
            "the nearest passage is “Pompey wanted land for his old soldiers.”",
        ),
        (
            f"{ITEM}      - short: Q\n        answer: A\n        evidence: “He led one legion”\n",
            "take the quotation marks out",
        ),
        (
            f"{ITEM}      - short: Q\n        answer: A\n        evidence: He led … the war began\n",
            "quote words that stand together",
        ),
        (
            (ITEM + "      - short: Q\n        answer: A\n        evidence: a pact\n").replace(READING, ""),
            "there is no `reading:` to quote from",
        ),
    ],
)
def test_a_slip_is_told_how_to_mend_it(text: str, hint: str) -> None:
    """The first problem's hint begins so."""
    assert problems(text)[0].hint.startswith(hint)


TERMS = "terms:\n  pact: {term: pact, meaning: a promise}\n"
CLAIM = "      - claim: Q\n        answer: {claim: A, reasoning: B}\n        evidence: Then the war began\n"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            f"{TERMS}{ITEM}      - vocabulary: Q\n        terms:\n          - {{term: pact, sentence: A}}\n",
            "`sentence` is not known here",
            "known here: `term`, `meaning`, `use`, `evidence`, `levels`",
        ),
        (
            f"{ITEM}      - source_analysis: Q\n        drawbacks: {{answer: A}}\n",
            "`drawbacks` is not known here",
            "known here: `source_analysis`, `source`, `attribution`, `purpose`, `value`, `limits`",
        ),
        (
            f"{ITEM}{CLAIM}        reasoning: B\n",
            "`reasoning` is not known here",
            "write it under `answer:` or `starters:` or `lines:`",
        ),
        ("title: T\nquiz:\n  tags: recall\n", "`tags` is not known here", "write it under `pick:`, two spaces further"),
        (
            "title: T\nquiz:\n  pick: {minutes: 3}\n",
            "`minutes` is not known here",
            "write it beside `pick:`, as far in",
        ),
        ("title: T\nexit_ticket:\n  - short: Q\n", "this must be keys and values", "write `items:` above the list"),
        (
            "title: T\nboard:\n  - First\n  - Last\n",
            "this must be keys and values",
            "write `areas:` above the list; each entry of it begins with `- ` and a key: `heading:`",
        ),
        (
            f"{ITEM}      - crossword: Q\n        words: [pact, oath]\n",
            "`words` must be keys and values",
            "write each on a line without `- ` or brackets, with a text behind it, as `pact: …`",
        ),
        ("title: T\nsilence: LK911\n", "`silence` must be keys and values", "write `LK911: …` on a line under it"),
        (
            "title: T\nquestion: [Who, Why]\n",
            "`question` must be a text, not a list",
            "write it as one text: `Who; Why`",
        ),
        (
            "title: T\nrole_cards:\n  cards:\n    - {name: N, aim: A, allies: [Ann, Bob]}\n",
            "`allies` must be `chart` or keys and values, not a list",
            "write each on a line without",
        ),
        (
            f"{ITEM}      - label_picture: Q\n        figure: {{file: a.png, alt: A}}\n        dots:\n"
            "          - {x: '1,5', y: 2, label: A}\n          - {x: 9, y: 9, label: B}\n",
            "`x` must be a number, not “1,5”",
            "write `1.5`",
        ),
        (
            f"{ITEM}      - passage: A\n        text: B\n",
            "this item does not say what it is",
            "`passage:` is a section's",
        ),
    ],
)
def test_a_slip_of_a_key_or_form_is_told_alone(text: str, message: str, hint: str) -> None:
    """One problem for each, with what to do."""
    [found] = problems(text)
    assert found.message.startswith(message)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, parsing.LOADER])
def test_an_apostrophe_that_opens_a_quotation_is_shown(
    loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    """YAML stops lines below, at the next apostrophe; the place is the first one."""
    monkeypatch.setattr(parsing, "LOADER", loader)
    found = problems("title: T\nprint:\n  - 'tis the handout\nnotes:\n  - text: A pupil's question\n")
    assert [(d.code, d.span.line) for d in found if d.span] == [("LK115", 3)]


def test_without_a_hint_of_its_own_a_problem_gets_the_remedy_of_its_code() -> None:
    """No message stands without a word on what to do."""
    sink = Sink()
    sink.report("LK615", "Two blocs have one id.")
    assert sink.found[0].hint == "give each its own"


@pytest.mark.parametrize(
    ("sheet", "hint"),
    [
        ("{level: hard}", "one of: support, core, stretch"),
        ("{level: suport}", "did you mean `support`?"),
        ("{given: [a]}", "write `people: [a]` or `phases: [a]` under it"),
        ("{given: [{people: [a]}]}", "take out the `- `, and write one key to a line"),
        ("{poster: 1}", "2, 3 or 4: a poster so many sheets of A4 or Letter wide and high, in a file of its own"),
    ],
)
def test_what_a_sheet_may_say_is_listed(sheet: str, hint: str) -> None:
    """Each word that is allowed is named, and no empty one."""
    chart = "  title: T\n  actors: [a]\n  phases: [{years: 1922, beyond: true, blocs: [{members: [a]}]}]\n"
    text = f"title: T\npeople:\n  a: {{name: A}}\nalliances:\n{chart}  sheets:\n    seats: {sheet}\n"
    assert [problem.hint for problem in problems(text)] == [hint]


def _chart(rest: str) -> list[Diagnostic]:
    """What is told of a lesson with a chart of two people, of which the end is given."""
    chart = "  title: T\n  actors: [ann, bob]\n  phases:\n    - years: 1922\n      beyond: true\n"
    blocs = "      blocs: [{id: a, members: [ann]}, {id: b, members: [bob]}]\n"
    return problems(f"title: T\npeople:\n  ann: {{name: Ann}}\n  bob: {{name: Bob}}\nalliances:\n{chart}{blocs}{rest}")


def test_three_rivals_are_written_as_pairs() -> None:
    """Each with each other."""
    [found] = _chart("      rivals: [[a, b, c]]\n")
    assert found.message == "value 1 of `rivals` must have at most 2 values, not 3"
    assert found.hint == "write pairs: [a, b], [a, c], [b, c]"


def test_a_text_that_is_too_long_is_told_its_length() -> None:
    """Twelve characters are allowed, and there are eighteen."""
    signs = "  signs:\n    up: {draw: flag, meaning: rising, caption: rises in rebellion}\n"
    [found] = _chart(f"{signs}  moments:\n    - {{phase: '1922', actor: ann, sign: up, beyond: true}}\n")
    assert found.message == "`caption` must have at most 12 characters, not 18"


def test_a_sheet_is_told_of_at_its_name() -> None:
    """Not at the first of its keys."""
    [found] = _chart("  sheets:\n    wall:\n      poster: 2\n")
    assert found.code == "LK612"
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.end_column) == (13, 5, 9)


@pytest.mark.parametrize(
    ("rest", "id_"),
    [
        ("      id: Act One\n", "Act One"),
        ("  zones:\n    Far Off: {name: Far}\n", "Far Off"),
        ("  signs:\n    Rising Up: {draw: flag, meaning: rising}\n", "Rising Up"),
        ("  sheets:\n    Wall A: {form: complete}\n", "Wall A"),
    ],
)
def test_ids_of_a_chart_are_held_to_the_rule(rest: str, id_: str) -> None:
    """LK209, as for people and events."""
    found = [one for one in _chart(rest) if one.code == "LK209"]
    assert [one.message for one in found] == [f"“{id_}” can't be an id"]
    assert found[0].hint.startswith(f"write `{id_.lower().replace(' ', '-')}`")
