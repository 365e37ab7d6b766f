"""What comes after an end: LK602, once for each person, and once for a sign of the story's own that ends lines."""

from __future__ import annotations

from charts.stories import LEDGER, PlainScope, Tree, leaders
from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.diagnostics import Diagnostic


def told(spec: dict[str, Tree]) -> list[Diagnostic]:
    """The ends that are wrong."""
    scope = PlainScope(LEDGER)
    split_alliances(AlliancesSpec.model_validate(spec), scope)
    return [one for one in scope.sink.found if one.code == "LK602"]


def with_sign(sign: str, *people: str) -> dict[str, Tree]:
    """The leaders' story with one sign for these people in 1924, in place of what befell them."""
    spec = leaders()
    spec["moments"] = [{"event": "lenin-dies", "actor": person, "sign": sign, "beyond": "true"} for person in people]
    spec["signs"] = {"peace": {"draw": "door", "meaning": "makes peace", "ends": "true"}}
    return spec


def test_somebody_after_the_end_is_told_once() -> None:
    """At the first phase after it, with all of them."""
    found = told(with_sign("died", "trotsky"))
    assert [(one.message, one.span.file if one.span else "") for one in found] == [
        (
            "`trotsky` appears in 1925, 1926–27, 1928–29 and 1930–40, after the end: died 1924.",
            "phases/1/blocs/2/members/0",
        )
    ]


def test_an_own_sign_that_ends_lines_is_told_once() -> None:
    """Three people go on after it: the sign is wrong, and shown."""
    [found] = told(with_sign("peace", "trotsky", "kamenev", "bukharin"))
    assert found.hint.startswith("take `ends: true` out of the sign `peace`, if the line goes on after it")
    assert [(place.file, what) for place, what in found.also] == [("signs/peace/ends", "this sign ends the line")]
    assert len(told(with_sign("died", "trotsky", "kamenev", "bukharin"))) == 3
