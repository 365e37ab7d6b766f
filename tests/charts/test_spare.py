"""Entries of a chart that change nothing (LK637), and networks with too many ties (LK641): warnings."""

from __future__ import annotations

import pytest

from charts.stories import LEDGER, Tree, complaints, leaders
from lessonkit.model.ledger import Ledger, Person

SIGNS: Tree = {"peace": {"draw": "door", "meaning": "makes peace"}}


def _with(**keys: Tree) -> dict[str, Tree]:
    return leaders() | keys


def _twice(*pair: str) -> dict[str, Tree]:
    """Rivals of the first phase, and this pair once more."""
    spec = leaders()
    spec["phases"][0]["rivals"].append(list(pair))  # type: ignore[index, call-overload, union-attr]
    return spec


def _in_no_zone() -> dict[str, Tree]:
    spec = leaders()
    for phase in spec["phases"]:
        for bloc in phase["blocs"]:  # type: ignore[index, call-overload]
            bloc.pop("zone", None)  # type: ignore[union-attr, call-arg, arg-type]
    return spec


@pytest.mark.parametrize(
    ("spec", "place", "message"),
    [
        (_with(signs=SIGNS), "signs/peace", "No moment has the sign `peace`."),
        (_in_no_zone(), "zones/out", "Nobody stands in the zone `out`."),
        (_twice("tri", "left"), "phases/0/rivals/1", "`tri` and `left` are rivals in 1922–24 already."),
        (_twice("left", "tri"), "phases/0/rivals/1", "`left` and `tri` are rivals in 1922–24 already."),
        (
            _with(print=["seats", "matrix", "seats"]),
            "print/2",
            "The sheet `seats` is printed once, though named twice.",
        ),
        (
            _with(bank={"extra": ["Rykov", "Lenin"]}),
            "bank/extra/1",
            "“Lenin” is no name too many: it is on the chart.",
        ),
        (
            _with(bank={"extra": ["Comrade Lenin"]}),
            "bank/extra/0",
            "“Comrade Lenin” is no name too many: it is on the chart, as “Lenin”.",
        ),
        (
            _with(bank={"extra_blocs": ["New Opposition"]}),
            "bank/extra_blocs/0",
            "“New Opposition” is no group too many: it is on the chart.",
        ),
    ],
)
def test_what_changes_nothing_is_told(spec: dict[str, Tree], place: str, message: str) -> None:
    """Once, where it stands."""
    assert complaints(spec) == [("LK637", place, message)]


def test_a_wrong_name_brings_no_word_on_what_it_means() -> None:
    """A zone or a sign is not called unused where a slip may mean it."""
    spec = _in_no_zone()
    spec["phases"][0]["blocs"][0]["zone"] = "outt"  # type: ignore[index, call-overload]
    spec["signs"] = SIGNS
    spec["moments"][0]["sign"] = "peece"  # type: ignore[index, call-overload]
    assert [code for code, _, _ in complaints(spec)] == ["LK607", "LK619"]


@pytest.mark.parametrize("sheets", [{"seats": {}}, {}])
def test_a_level_is_not_idle_where_a_matrix_asks_for_its_person(sheets: dict[str, Tree]) -> None:
    """One `about:` mends the matrix and the level: LK617 alone, at the sheet."""
    spec = _with(sheets={**sheets, "easy": {"form": "seats", "level": "core"}, "matrix": {}}, print=[])
    del spec["about"]
    message = "The matrix needs `about:`, the person whose sides it tells."
    assert complaints(spec) == [("LK617", "sheets/matrix", message)]


def crowd(count: int) -> tuple[dict[str, Tree], Ledger]:
    """So many people in one frame."""
    names = [f"p{number}" for number in range(count)]
    phase: Tree = {"years": "1789–91", "beyond": "true", "blocs": [{"members": list(names)}]}
    spec: dict[str, Tree] = {"title": "Crowd", "actors": list(names), "phases": [phase], "print": ["network"]}
    return spec, Ledger(people=tuple(Person(name, name, name) for name in names))


def test_a_network_of_too_many_ties_is_told() -> None:
    """Seven people have 21 ties to each other, six have 15; other sheets draw no ties."""
    message = "In 1789–91 the network has 21 ties: more than about 20 cannot be told apart."
    assert complaints(*crowd(7)) == [("LK641", "sheets/network", message)]
    assert complaints(*crowd(6)) == []
    spec, ledger = crowd(7)
    assert complaints(spec | {"print": ["seats"]}, ledger) == []


def test_sound_stories_are_not_warned_of() -> None:
    """The leaders' own zone, rivals and bank all have their use."""
    assert complaints(leaders(), LEDGER) == []
