"""cause_effect: boxes in the order of time, what is given in them, and the arrows between."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from guarantees.nonsense import Mint
from guarantees.texts import short_texts, texts
from items.scope import SETTING, FakeScope, halves, read
from lessonkit.items.cause_effect import BOXES, CAUSES, CausePaper
from lessonkit.model.ink import Written

ITEM: dict[str, Any] = {
    "cause_effect": "Why was he expelled?",
    "long_term": {"answer": ["He came late,", "so few trusted him."], "evidence": "Red Army"},
    "trigger": {"answer": "He spoke in the street.", "starter": "In 1927"},
    "effect": {"answer": "He was expelled."},
}


def answered(draw: st.DrawFn) -> dict[str, Any]:
    """What is given stays, all else differs."""
    said = st.lists(st.sampled_from(["oak", "the elm", "an ash or two"]), min_size=1, max_size=3)
    boxes: dict[str, Any] = {key: {"answer": draw(said)} for key in BOXES}
    boxes["trigger"] = {
        "answer": ["Given.", *draw(said)],
        "given": True,
        "evidence": draw(st.sampled_from(["oak", "elm"])),
    }
    return {"cause_effect": "Why?", **boxes}


def hidden(mint: Mint) -> dict[str, Any]:
    """All but what is given is hidden."""
    boxes: dict[str, Any] = {key: {"answer": mint.hide(f"{key} of it")} for key in CAUSES}
    boxes["effect"] = {"answer": [mint.show("given effect"), mint.hide("rest of the effect")], "given": True}
    return {"cause_effect": "Why?", **boxes}


def by_chance(draw: st.DrawFn) -> dict[str, Any]:
    """With starters and given causes at support."""
    boxes: dict[str, Any] = {
        key: {"answer": [draw(texts(1, 12)), draw(texts(1, 12))], "starter": draw(short_texts(0, 4))} for key in BOXES
    }
    for key in draw(st.sets(st.sampled_from(BOXES))):
        boxes[key]["answer"][0] = draw(short_texts(1, 12))
        boxes[key]["levels"] = {"support": {"given": draw(st.booleans()), "starter": draw(short_texts(0, 5))}}
    return {"cause_effect": draw(texts(1, 14)), "lines": draw(st.integers(3, 5)), **boxes}


def test_boxes_stand_in_the_order_of_time_with_arrows_between_them() -> None:
    """Whatever the order in the spec; a cause that is left out has no box."""
    paper, _ = halves({key: ITEM[key] for key in ("cause_effect", "effect", "trigger", "long_term")})
    assert isinstance(paper, CausePaper)
    assert [box.key for box in paper.boxes] == ["long_term", "trigger", "effect"]
    assert len(paper.compose(SETTING).body) == 5


def test_of_a_given_box_the_first_point_is_printed_and_the_rest_is_the_answer() -> None:
    """The mark scheme has both."""
    given = {**ITEM, "long_term": ITEM["long_term"] | {"given": True, "starter": "This meant"}}
    paper, answer = halves(given)
    assert isinstance(paper, CausePaper)
    assert paper.boxes[0].starter == "He came late, This meant"
    assert answer.discloses() == ("He came late,",)
    first = answer.fill(SETTING)[0]
    assert isinstance(first, Written)
    assert first.text.plain().startswith("so few trusted him. (¶1")
    assert answer.scheme(SETTING) == halves(ITEM)[1].scheme(SETTING)


def test_a_box_has_a_mark_or_its_share_of_them() -> None:
    """A tick for each."""
    for marks, ticks in ((None, 3), (6, 6)):
        paper, answer = halves({**ITEM, "marks": marks})
        signs = [i for line in answer.scheme(SETTING) for i in line.text.inlines if type(i).__name__ == "Sign"]
        assert paper.marks == len(signs) == ticks


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"trigger": None}, "LK441"),
        ({"effect": {"answer": "One point.", "given": True}}, "LK442"),
        ({"effect": {"answer": ""}}, "LK414"),
    ],
)
def test_mistakes_are_told_with_a_hint(change: dict[str, Any], code: str) -> None:
    """And nothing is made of the item."""
    scope = FakeScope()
    assert read({**ITEM, **change}, scope) is None
    assert scope.codes == [code]
    assert scope.sink.found[0].hint


def test_a_box_may_say_when_in_words_of_its_own() -> None:
    """In place of the usual ones; they stand among the texts of the sheet."""
    paper, _ = halves(ITEM | {"trigger": ITEM["trigger"] | {"hint": "in one night"}})
    assert isinstance(paper, CausePaper)
    hints = {box.key: box.hint.plain() for box in paper.boxes}
    assert (hints["trigger"], hints["effect"]) == ("in one night", "what came of it")
    assert {box.hint for box in paper.boxes} <= set(paper.texts())
