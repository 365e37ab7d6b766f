"""contenders: people in rows, strengths, weaknesses and lines in columns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import texts
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.grids import ComparePaper
from lessonkit.items.helping import helped
from lessonkit.model.ink import Written

ITEM: dict[str, Any] = {
    "contenders": "Who was best placed?",
    "people": [
        {"person": "trotsky", "strengths": "an army", "weaknesses": "no allies", "evidence": "Red Army"},
        {"person": "lenin", "strengths": "fame", "weaknesses": "illness"},
    ],
    "worked": {"person": "trotsky", "box": "strengths"},
    "verdict": {"answer": "neither"},
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """All boxes but the worked one differ."""
    said = st.sampled_from(["oak", "the elm", "an ash or two"])
    rows = [{"person": f"p{n}", "strengths": draw(said), "weaknesses": draw(said)} for n in range(2)]
    rows[0] |= {"strengths": "worked", "evidence": draw(st.sampled_from(["oak is old", "elm is tall"]))}
    verdict = {"answer": draw(said)}
    return {"contenders": "Who?", "people": rows, "verdict": verdict, "worked": {"person": "p0", "box": "strengths"}}


def hidden(mint: Mint) -> dict[str, Any]:
    """All boxes but the worked one are hidden."""
    boxes = [mint.show("worked box of a person"), *(mint.hide(f"box {n} of people") for n in range(3))]
    rows = [{"person": f"p{n}", "strengths": boxes[2 * n], "weaknesses": boxes[2 * n + 1]} for n in range(2)]
    verdict = {"answer": mint.hide("verdict on people")}
    return {"contenders": "Who?", "people": rows, "verdict": verdict, "worked": {"person": "p0", "box": "strengths"}}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """Some people, and a verdict or none."""
    people = draw(st.lists(st.integers(0, 5), min_size=2, max_size=5, unique=True))
    rows = [{"person": f"p{n}", "strengths": draw(texts(1, 20)), "weaknesses": draw(texts(1, 20))} for n in people]
    item: dict[str, Any] = {"contenders": draw(texts(1, 15)), "people": rows}
    if draw(st.booleans()):
        item["worked"] = {"person": f"p{people[0]}", "box": "weaknesses"}
    return item | ({"verdict": {"answer": draw(texts(1, 20))}} if draw(st.booleans()) else {})


def test_only_the_worked_box_is_printed() -> None:
    """In the row of its person; names come from the ledger."""
    paper, answer = halves(ITEM)
    assert isinstance(paper, ComparePaper)
    assert [row.name.plain() for row in paper.rows] == ["Trotsky", "Lenin"]
    assert [[cell.text.plain() for cell in row.cells] for row in paper.rows] == [["an army", "", ""], ["", "", ""]]
    assert answer.discloses() == ("an army",)
    assert paper.marks == 4


def test_lines_stand_in_the_column_for_evidence() -> None:
    """Beside the last box of the row that is left to fill in."""
    _, answer = halves(ITEM)
    written = {ink.space: ink.text.plain() for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written == {
        "item.1.2": "no allies",
        "item.2.1": "fame",
        "item.2.2": "illness",
        "item.verdict": "neither",
        "item.1.3": "1",
    }
    assert [len(line.evidence) for line in answer.scheme(SETTING)] == [1, 0, 0, 0]


def test_what_proves_a_box_stands_beside_it() -> None:
    """A line of its own for each box in the column for evidence; the worked box prints its own."""
    proofs = {"strengths": "Red Army", "weaknesses": ["April 1922", "Red Army"]}
    people = [ITEM["people"][0] | {"evidence": proofs}, ITEM["people"][1] | {"evidence": proofs}]
    paper, answer = halves(ITEM | {"people": people})
    assert isinstance(paper, ComparePaper)
    assert [[len(cell.evidence) for cell in row.cells] for row in paper.rows] == [[1, 0, 0], [0, 0, 0]]
    written = {ink.space: ink.text for ink in answer.fill(SETTING) if isinstance(ink, Written)}
    assert written["item.1.3"].plain() == "1–2"
    assert written["item.2.3"].plain() == "1 1–2"
    assert [len(line.evidence) for line in answer.scheme(SETTING)] == [2, 1, 2, 0]


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        ({"people": [ITEM["people"][0], ITEM["people"][1] | {"person": "lennin"}]}, "LK412", "did you mean `lenin`?"),
        ({"people": [ITEM["people"][0], ITEM["people"][0]]}, "LK403", "keep one of the two rows"),
        ({"worked": {"person": "trotzky", "box": "strengths"}}, "LK411", "did you mean `trotsky`?"),
        ({"verdict": {"answer": " "}}, "LK414", "say what belongs in the box; a dash will do"),
    ],
)
def test_mistakes_are_told_with_a_hint(change: dict[str, Any], code: str, hint: str) -> None:
    """And nothing is made of the item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert [(d.code, d.hint) for d in scope.sink.found] == [(code, hint)]


def test_a_hint_sends_pupils_to_what_is_proved_row_by_row() -> None:
    """Without the words of it."""
    paper, _ = halves({**ITEM, "hint": True})
    (place,) = paper.hint
    assert (place.paragraph, place.words) == (1, "")
    assert "line 1" in helped(paper, SETTING).how.plain().replace("\u00a0", " ")
    assert halves(ITEM)[0].hint == ()
