"""Years of phases: across the first year AD, without years, and slips in them."""

from __future__ import annotations

import pytest

from charts.stories import PlainScope, Tree, read
from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.reading.years import place_in
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.model.ledger import Date, Event, Ledger, Person
from lessonkit.model.text import plain

Told = tuple[str, str, str]

EVENTS = {"actium": Date(-31, 9, 2), "first": Date(1), "death": Date(14, 8, 19), "late": Date(1812)}
ROME = Ledger(
    people=(Person("livia", "Livia", "Livia"), Person("octavian", "Octavian", "Octavian")),
    events=tuple(Event(key, when, plain(key)) for key, when in EVENTS.items()),
)


def story(*phases: dict[str, Tree], events: tuple[str, ...] = ()) -> dict[str, Tree]:
    """Two people in phases with these keys, and a sign for each event."""
    blocs: Tree = [{"members": ["livia", "octavian"]}]
    moments: list[Tree] = [{"event": event, "actor": "livia", "sign": "ousted", "beyond": "true"} for event in events]
    told: list[Tree] = [{"beyond": "true", "blocs": blocs, **one} for one in phases]
    spec: dict[str, Tree] = {"title": "Rome", "actors": ["livia", "octavian"], "phases": told}
    return spec | {"moments": moments, "print": ["complete"]}


def told(spec: dict[str, Tree]) -> list[Told]:
    """Code, message and hint of all that is wrong."""
    scope = PlainScope(ROME)
    split_alliances(AlliancesSpec.model_validate(spec), scope)
    return [(one.code, one.message, one.hint) for one in scope.sink.found]


def test_a_phase_may_last_from_bc_to_ad() -> None:
    """There is no year 0: the 45 years from 31 BC to AD 14 lie one behind the other."""
    spec = story({"years": "31 BC–AD 14"}, {"years": "AD 15–37"}, events=("actium", "first", "death"))
    moments = read(spec, ROME)[0]["complete"].moments
    assert [(one.phase, one.when) for one in moments] == [(0, "31 BC"), (0, "AD 1"), (0, "AD 14")]
    places = [one.at for one in moments]
    assert places == sorted(places)
    # 31 years from the start of 31 BC to the start of AD 1, which stands for its own middle.
    assert places[1] == pytest.approx(31.5 / 45, abs=1e-4)
    assert place_in(Date(-1), (-1, 1)) == 0.25
    assert place_in(Date(1), (-1, 1)) == 0.75


@pytest.mark.parametrize(
    ("years", "message", "hint"),
    [
        ("0–95", "There is no year 0.", "AD 1 follows 1 BC: mend the year"),
        ("50 BC–95", "`50 BC–95` does not say whether 95 is BC or AD.", "write 50 BC–AD 95"),
        (
            "60 BC–53",
            "`60 BC–53` does not say whether 53 is BC or AD.",
            "write 60 BC–AD 53, or 60–53 BC",
        ),
        ("AD 14–31 BC", "`AD 14–31 BC` ends before it begins.", "put the earlier year first: 31 BC–AD 14"),
        ("AD 37–14", "`AD 37–14` ends before it begins.", "put the earlier year first: AD 14–37"),
        ("1808–7", "`1808–7` ends before it begins.", "put the earlier year first: 1807–1808"),
        ("1808–07", "`1808–07` ends before it begins.", "put the earlier year first: 1807–1808"),
        ("1919–3", "`1919–3` ends before it begins.", "write the last year in full: 1919–1923"),
        ("160–53", "`160–53` ends before it begins.", "years before Christ end in BC: 160–53 BC"),
    ],
)
def test_years_that_cannot_be_are_told(years: str, message: str, hint: str) -> None:
    """LK608 alone, also where a moment has no phase because of it."""
    assert told(story({"years": years}, events=("late",))) == [("LK608", message, hint)]


def test_a_phase_without_years_is_told_once() -> None:
    """Moments that would lie in it are not complained of."""
    spec = story({"years": "31 BC"}, {}, {"years": "1900"}, events=("first", "late"))
    hint = "add `years:`, as 1922–24; or `label:`, as Act 1, where the story has no years"
    assert told(spec) == [("LK608", "This phase has neither `years:` nor `label:`.", hint)]


def test_a_label_in_place_of_years_is_told_once() -> None:
    """Two moments fall where the phase stands: one is told what it lacks."""
    spec = story({"years": "31 BC"}, {"label": "The peak"}, {"years": "1900"}, events=("first", "late"))
    hint = "add `years:` beside `label: The peak`, or give the moment `phase:` in place of `event:`"
    assert told(spec) == [("LK614", "AD 1 lies in no phase of the chart.", hint)]


def test_a_phase_of_another_age_is_named() -> None:
    """A gap of 1,800 years is no phase that ends too early."""
    spec = story({"years": "95–93 BC"}, {"years": "1813–15"}, events=("late",))
    hint = "mend the years of the phase 95–93 BC, if it belongs there; else mend the event's date"
    assert told(spec) == [("LK614", "1812 lies in no phase of the chart.", hint)]
