"""`alliances:` read: what is wrong with a story, and what its sheets disclose."""

from __future__ import annotations

import copy
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from charts.stories import LEADERS, LEDGER, Tree, complaints, leaders, random_story, read, turned_story
from lessonkit.charts.reading.years import in_years, years_of
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.model.alliances import Part, SheetPaper
from lessonkit.model.ledger import Date, Ledger, Person


def _bend(*path: str | int, to: Tree) -> dict[str, Tree]:
    """The leaders' story with one value changed."""
    spec = leaders()
    node: Tree = spec
    for step in path[:-1]:
        node = node[step]  # type: ignore[index, call-overload]
    node[path[-1]] = to  # type: ignore[index, call-overload]
    return spec


WRONG = [
    (
        ("phases", 1, "blocs", 1, "members", 0),
        "stalin",
        ("LK601", "phases/1/blocs/1/members/0", "`stalin` stands in two blocs of 1925."),
    ),
    (
        ("phases", 1, "blocs", 2, "members"),
        ["trotsky", "lenin"],
        ("LK602", "phases/1/blocs/2/members/1", "`lenin` appears in 1925, after the end: died 1924."),
    ),
    (("actors", 1), "trotski", ("LK603", "actors/1", "There is no `trotski` under `people:`.")),
    (("actors", 1), "stalin", ("LK604", "actors/1", "`stalin` stands twice among the actors.")),
    (("about",), "lennin", ("LK604", "about", "`lennin` is not among the actors.")),
    (("moments", 0, "actor"), "lennin", ("LK604", "moments/0/actor", "`lennin` is not among the actors.")),
    (
        ("phases", 0, "rivals"),
        [["tri", "lefft"]],
        ("LK605", "phases/0/rivals/0/1", "No bloc of 1922–24 has the id `lefft`."),
    ),
    (("phases", 0, "rivals"), [["tri", "tri"]], ("LK605", "phases/0/rivals/0", "`tri` cannot be its own rival.")),
    (("moments", 0, "event"), "lenin-dys", ("LK606", "moments/0/event", "There is no `lenin-dys` under `events:`.")),
    (("phases", 4, "blocs", 3, "zone"), "outt", ("LK607", "phases/4/blocs/3/zone", "There is no zone `outt`.")),
    (
        ("phases", 1, "years"),
        "about 1925",
        ("LK608", "phases/1/years", "`about 1925` is not a year or a span of years."),
    ),
    (("phases", 1, "years"), "1925–23", ("LK608", "phases/1/years", "`1925–23` ends before it begins.")),
    (("phases", 1, "years"), "1924–25", ("LK609", "phases/1/years", "1924–25 overlaps 1922–24.")),
    (("phases", 1, "beyond"), "false", ("LK610", "phases/1", "This phase has neither evidence nor `beyond`.")),
    (("moments", 2, "beyond"), "no", ("LK610", "moments/2", "This moment has neither evidence nor `beyond`.")),
    (
        ("title",),
        "How Stalin won",
        ("LK611", "title", "The sheets `seats` and `label` ask for “Stalin”, yet print it in “How Stalin won”."),
    ),
    (("print",), ["seat"], ("LK612", "print/0", "There is no sheet `seat`.")),
    (("sheets",), {"labels": {}}, ("LK612", "sheets/labels", "There is no sheet `labels`.")),
    (("phases", 0, "years"), "1921–22", ("LK614", "moments/0/event", "1924 lies in no phase of the chart.")),
    (
        ("moments", 0, "event"),
        "murder",
        ("LK614", "moments/0/actor", "`lenin` stands in no bloc of 1930–40."),
    ),
    (
        ("phases", 0, "blocs", 1, "id"),
        "tri",
        ("LK615", "phases/0/blocs/1/id", "Two blocs of 1922–24 have the id `tri`."),
    ),
    (
        ("phases", 0, "blocs"),
        [
            {"id": "tri", "members": ["stalin", "zinoviev", "kamenev", "bukharin"]},
            {"id": "left", "members": ["trotsky"]},
        ],
        ("LK616", "actors/5", "`lenin` stands in no bloc of any phase."),
    ),
    (
        ("order",),
        ["stalin", "trotsky", "zinoviev"],
        (
            "LK618",
            "order",
            "In 1922–24, 1928–29 and 1930–40 nobody can stand so: a group or a zone would be torn apart.",
        ),
    ),
    (
        ("phases", 3, "order"),
        ["trotsky", "stalin"],
        ("LK618", "phases/3/order", "In 1928–29 nobody can stand so: a group or a zone would be torn apart."),
    ),
    (("order",), ["stalin", "stalin"], ("LK604", "order/1", "`stalin` stands twice in this order.")),
    (("moments", 0, "sign"), "vanished", ("LK619", "moments/0/sign", "There is no sign `vanished`.")),
    (("moments", 0, "phase"), "x", ("LK630", "moments/0", "This moment names both an event and a phase.")),
    (("moments", 0, "event"), "", ("LK630", "moments/0", "This moment names neither an event nor a phase.")),
    (
        ("moments", 0),
        {"phase": "x", "actor": "lenin", "sign": "died", "beyond": "true"},
        ("LK631", "moments/0/phase", "There is no phase `x`."),
    ),
    (
        ("sheets",),
        {"seats": {"given": {"people": ["rykov"]}}},
        ("LK632", "sheets/seats/given/people/0", "The chart has no `rykov` to give."),
    ),
    (
        ("sheets",),
        {"seats": {"given": {"phases": ["1923"]}}},
        ("LK632", "sheets/seats/given/phases/0", "The chart has no `1923` to give."),
    ),
    (("sheets",), {"start": {"form": "seat"}}, ("LK612", "sheets/start/form", "There is no sheet `seat`.")),
    (
        ("phases", 1, "years"),
        "",
        ("LK608", "phases/1/years", "This phase has neither `years:` nor `label:`."),
    ),
]


@pytest.mark.parametrize(("path", "value", "wanted"), WRONG)
def test_a_mistake_has_its_code_place_and_words(
    path: tuple[str | int, ...], value: Tree, wanted: tuple[str, str, str]
) -> None:
    """Each mistake is reported where it stands, in plain words."""
    assert wanted in complaints(_bend(*path, to=value))


@pytest.mark.parametrize(("year", "printed"), [(-31, "31 BC"), (14, "AD 14"), (476, "476")])
def test_years_of_moments_are_told_as_on_the_handout(year: int, printed: str) -> None:
    """Before Christ, soon after, and later."""
    events = tuple(replace(event, when=Date(year)) if event.id == "lenin-dies" else event for event in LEDGER.events)
    assert complaints(leaders(), replace(LEDGER, events=events)) == [
        ("LK614", "moments/0/event", f"{printed} lies in no phase of the chart.")
    ]


def test_one_mistake_is_told_once() -> None:
    """A misspelt actor does not bring a second complaint for every bloc that names the right one."""
    spec = leaders()
    spec["phases"][1]["blocs"][2]["members"] = ["trotski"]  # type: ignore[index, call-overload]
    assert [code for code, _, _ in complaints(spec)] == ["LK604"]


def test_a_matrix_needs_a_second_person() -> None:
    """A table without rows is no sheet."""
    spec: dict[str, Tree] = {
        "title": "Alone",
        "about": "stalin",
        "actors": ["stalin"],
        "print": ["matrix"],
        "phases": [{"years": "1922", "beyond": "true", "blocs": [{"members": ["stalin"]}]}],
    }
    assert complaints(spec) == [("LK617", "actors", "The matrix has no row: nobody but `stalin` is on the chart.")]


def test_a_matrix_must_be_about_somebody() -> None:
    """Without `about:` there is nobody whose friends and foes a matrix could tell."""
    spec = leaders()
    del spec["about"]
    assert ("LK617", "print/2", "The matrix needs `about:`, the person whose sides it tells.") in complaints(spec)


def test_a_chart_holds_twelve_people() -> None:
    """The thirteenth is one too many."""
    names = [f"p{number}" for number in range(13)]
    spec: dict[str, Tree] = {"title": "Many", "actors": list(names)}
    spec["phases"] = [{"years": "1900", "beyond": "true", "blocs": [{"members": [name]} for name in names]}]
    ledger = Ledger(people=tuple(Person(name, name, name) for name in names))
    assert complaints(spec, ledger) == [("LK613", "actors", "13 people are too many for one chart: 12 at most.")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1922–24", (1922, 1924)),
        ("1922-1924", (1922, 1924)),
        ("1925", (1925, 1925)),
        ("1899–02", (1899, 1802)),
        ("58–50 BC", (-58, -50)),
        ("60–53 bc", (-60, -53)),
        ("60–53 B.C.", (-60, -53)),
        ("60–53 BCE", (-60, -53)),
        ("60 BC–53 BC", (-60, -53)),
        ("31 BC–AD 14", (-31, 14)),
        ("31 BC – 14 AD", (-31, 14)),
        ("31 B.C.E.–14 C.E.", (-31, 14)),
        ("AD 14–37", (14, 37)),
        ("14–37 AD", (14, 37)),
        ("1808–7", (1808, 1807)),
        ("50 BC–95", None),
        ("0–95", None),
        ("AD 14 AD", None),
        ("late 1925", None),
    ],
)
def test_years_are_read_as_a_teacher_writes_them(text: str, years: tuple[int, int] | None) -> None:
    """A short second year takes its century from the first; years BC count backwards."""
    assert years_of(text) == years


def test_dates_without_a_month_lie_in_mid_year() -> None:
    """A finer date is placed more exactly."""
    assert in_years(Date(1924)) == 1924.5
    assert 1924.0 < in_years(Date(1924, 1, 21)) < in_years(Date(1924, 2)) < 1924.2


def test_unknown_keys_and_signs_are_refused() -> None:
    """The shape of the spec is strict."""
    for path, value in ((("phases", 0, "bloc"), []), (("signs",), {"vanished": {"draw": "smoke", "meaning": "gone"}})):
        with pytest.raises(ValidationError):
            AlliancesSpec.model_validate(_bend(*path, to=value))


def test_every_key_is_described_for_editors() -> None:
    """The JSON Schema has a description for every property."""
    schema = AlliancesSpec.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        for name, entry in model.get("properties", {}).items():
            assert entry.get("description"), name


def test_interchangeable_lines_are_found() -> None:
    """Zinoviev and Kamenev share every bloc and every sign: the key may swap them."""
    papers, answers = read(leaders())
    for name in ("seats", "label"):
        assert len(papers[name].names) == 6
        [pair] = answers[name].either_way
        assert {answers[name].names[line] for line in pair} == {"Kamenev", "Zinoviev"}


def test_a_printed_fate_tells_lines_apart() -> None:
    """With signs printed that differ, two lines are no longer interchangeable; on a sheet that hides signs they are."""
    spec = leaders()
    spec["moments"][6]["caption"] = "hanged"  # type: ignore[index, call-overload]
    _, answers = read(spec)
    assert answers["label"].either_way == ()
    assert len(answers["seats"].either_way) == 1


def test_what_is_blanked_is_not_on_paper() -> None:
    """The seats sheet holds no name, group, title, note, sign or protagonist outside its bank."""
    paper = read(leaders())[0]["seats"]
    assert paper.names == (None,) * 6
    assert paper.moments == ()
    assert paper.protagonist is None
    assert all(phase.title is None and phase.note is None for phase in paper.phases)
    assert all(bloc.name is None for phase in paper.phases for bloc in phase.blocs)
    assert paper.bank_names == ("Bukharin", "Kamenev", "Lenin", "Rykov", "Stalin", "Trotsky", "Zinoviev")


def test_what_is_not_blanked_is_printed() -> None:
    """A sheet that asks for names alone prints groups, titles, notes, lines and signs."""
    spec = leaders() | {"sheets": {"label": {"blank": ["names"]}}, "print": ["label"], "title": "Sides"}
    spec["phases"] = [dict(phase) | {"title": "A", "note": "B"} for phase in spec["phases"]]  # type: ignore[arg-type, union-attr]
    spec["phases"][1]["blocs"][0]["name"] = "The bloc"  # type: ignore[index, call-overload]
    spec["phases"][2]["blocs"][0]["name"] = "The bloc"  # type: ignore[index, call-overload]
    paper = read(spec)[0]["label"]
    assert [phase.title for phase in paper.phases] == ["A"] * 5
    assert paper.phases[1].blocs[0].name == "The bloc"
    assert len(paper.moments) == 10
    assert paper.bank_blocs == ()


def test_asking_for_groups_hides_titles_and_notes() -> None:
    """Titles and notes would tell the groups: they are blank wherever groups are."""
    spec = leaders() | {"sheets": {"label": {"blank": [Part.BLOCS.value]}}, "print": ["label"]}
    paper = read(spec)[0]["label"]
    assert all(phase.title is None and phase.note is None for phase in paper.phases)
    assert paper.names[0] is not None


def test_the_matrix_tells_the_dead_from_those_apart() -> None:
    """After a death there is nothing to write; in the phase of the death the answer says so."""
    _, answers = read(leaders())
    rows = dict(zip(["bukharin", "kamenev", "lenin", "trotsky", "zinoviev"], answers["matrix"].rows, strict=True))
    assert rows["lenin"][1:] == (None,) * 4
    last = rows["kamenev"][4]
    assert last is not None
    assert (last.side, last.detail) == ("apart", "shot 1936")


def _recast(spec: dict[str, Tree], cast: dict[str, str], rng: random.Random) -> dict[str, Tree]:
    """The same story with parts played by others, and with every order that means nothing shuffled."""
    new = copy.deepcopy(spec)
    new["about"] = cast[str(spec["about"])]
    new["actors"] = rng.sample([cast[str(name)] for name in spec["actors"]], len(spec["actors"]))
    for phase in new["phases"]:
        rng.shuffle(phase["blocs"])  # type: ignore[index, call-overload, arg-type]
        for bloc in phase["blocs"]:  # type: ignore[index, call-overload, union-attr]
            members = [cast[name] for name in bloc["members"]]  # type: ignore[index, call-overload, union-attr]
            bloc["members"] = rng.sample(members, len(members))  # type: ignore[index, call-overload]
        phase["rivals"] = [pair[::-1] for pair in phase["rivals"]]  # type: ignore[index, call-overload, union-attr]
    for moment in new["moments"]:
        moment["actor"] = cast[moment["actor"]]  # type: ignore[index, call-overload]
    rng.shuffle(new["moments"])  # type: ignore[arg-type]
    return new


def _sheets(spec: dict[str, Tree], ledger: Ledger) -> list[SheetPaper]:
    papers, _ = read(spec, ledger)
    return [papers["seats"], papers["label"]]


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_who_plays_which_part_leaves_the_paper_as_it_was(rng: random.Random) -> None:
    """Swapping the people's parts, with the bank unchanged, changes not one value of the paper."""
    names = list(LEADERS)
    cast = dict(zip(names, rng.sample(names, len(names)), strict=True))
    spec = leaders()
    assert _sheets(_recast(spec, cast, rng), LEDGER) == _sheets(spec, LEDGER)


@given(seed=st.integers(0, 10_000), rng=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_same_holds_of_any_story(seed: int, rng: random.Random) -> None:
    """Random stories, symmetric ones among them, give papers that know the structure alone."""
    spec, ledger = random_story(seed) if seed % 4 else turned_story(seed)
    names = [str(name) for name in spec["actors"]]
    cast = dict(zip(names, rng.sample(names, len(names)), strict=True))
    assert _sheets(_recast(spec, cast, rng), ledger) == _sheets(spec, ledger)


@pytest.mark.parametrize("size", [2, 3, 4])
def test_perfect_symmetry_is_numbered_all_the_same(size: int) -> None:
    """Pairs and rings in which nobody differs from anybody still give one paper, whoever is whom."""
    names = list(LEADERS)[: 2 * (size // 2) or 2]
    pairs = [names[index : index + 2] for index in range(0, len(names), 2)]
    blocs: list[Tree] = [{"id": f"b{number}", "members": list(pair)} for number, pair in enumerate(pairs)]
    rivals: list[Tree] = [["b0", f"b{len(pairs) - 1}"]] if len(pairs) > 1 else []
    spec: dict[str, Tree] = {"title": "Pairs", "about": names[0], "actors": list(names), "moments": []}
    spec["phases"] = [{"years": year, "beyond": "true", "blocs": blocs, "rivals": rivals} for year in ("1900", "1901")]
    spec["print"] = ["seats", "label"]
    rng = random.Random(size)  # noqa: S311 - a story, no secret
    cast = dict(zip(names, rng.sample(names, len(names)), strict=True))
    assert _sheets(_recast(spec, cast, rng), LEDGER) == _sheets(spec, LEDGER)
