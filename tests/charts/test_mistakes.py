"""The mistakes a teacher can make under `alliances:`: each told once, at its place, with what to do, all in one run."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from charts.stories import LEDGER, PlainScope, Tree, complaints, leaders, read
from lessonkit import build
from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.diagnostics import Sink
from lessonkit.model.ledger import Date, Event, Ledger, Person
from lessonkit.model.text import plain
from lessonkit.source.parse import parse
from lessonkit.source.reader import read as read_lesson

Told = tuple[str, str, str]


def told(spec: dict[str, Tree], ledger: Ledger = LEDGER) -> list[Told]:
    """Code, place and hint of what is wrong with a story."""
    scope = PlainScope(ledger)
    split_alliances(AlliancesSpec.model_validate(spec), scope)
    return [(one.code, one.span.file if one.span else "", one.hint) for one in scope.sink.found]


def bent(*changes: tuple[str, Tree]) -> dict[str, Tree]:
    """The leaders' story with values changed, each at a path such as `phases/0/years`."""
    spec = leaders()
    for path, value in changes:
        node: Tree = spec
        *way, last = (int(step) if step.isdigit() else step for step in path.split("/"))
        for step in way:
            node = node[step]  # type: ignore[index, call-overload]
        if isinstance(node, list) and last == len(node):
            node.append(value)
        else:
            node[last] = value  # type: ignore[index, call-overload]
    return spec


def moment(**keys: str) -> dict[str, Tree]:
    """A moment that goes beyond the reading."""
    return {"beyond": "true", **keys}


def phase(*blocs: list[str], **keys: Tree) -> dict[str, Tree]:
    """A phase that goes beyond the reading, with the members of its blocs."""
    return {"beyond": "true", "blocs": [{"members": list(members)} for members in blocs], **keys}


TWO = Ledger(
    people=(Person("caesar", "Julius Caesar", "Caesar"), Person("pompey", "Gnaeus Pompey", "Pompey")),
    events=(Event("war", Date(-49, 1), plain("War")), Event("fall", Date(1953), plain("Fall"))),
)


def two(*phases: dict[str, Tree], **keys: Tree) -> dict[str, Tree]:
    """A story of two people."""
    return {"title": "Rome", "actors": ["caesar", "pompey"], "phases": list(phases), **keys}


MISTAKES = """title: A dozen mistakes
people:
  stalin: {name: Joseph Stalin}
  trotsky: {name: Leon Trotsky}
  lenin: {name: Vladimir Lenin}
  rykov: {name: Alexei Rykov}
events:
  death: {when: 1924-01, text: Lenin died.}
  exile: {when: 1929, text: Trotsky was exiled.}
alliances:
  title: Who sided with whom
  about: lennin  # LK604
  actors: [stalin, trotski, lenin]  # LK603
  zones:
    out: {name: Outside the party}
  phases:
    - years: 1922–24
      id: one
      beyond: true
      blocs:
        - {id: a, members: [stalin, stalin]}  # LK601
        - {id: b, members: [trotsky], zone: outt}  # LK607
        - {members: [lenin]}
      rivals: [[a, c]]  # LK605
    - years: 1925-x  # LK608
      id: two
      beyond: true
      blocs:
        - {members: [stalin]}
        - {members: [lenin]}  # LK602
    - years: 1923  # LK609 LK610
      id: one  # LK634
      blocs:
        - {members: [stalin]}
  moments:
    - {event: death, actor: lenin, sign: died, beyond: true}
    - {event: deth, actor: lenin, sign: died, beyond: true}  # LK606
    - {phase: two, actor: stalin, sign: vanished, beyond: true}  # LK619
    - {phase: three, actor: stalin, sign: ousted, beyond: true}  # LK631
    - {actor: stalin, sign: ousted, beyond: true}  # LK630
    - {phase: two, actor: rykov, sign: ousted, beyond: true}  # LK614
    - {event: exile, actor: trotsky, sign: exiled, beyond: true}
    - {event: death, actor: lenin, sign: died, beyond: true}  # LK633
  sheets:
    seat: {}  # LK612
    matrix: {page: portrait}  # LK637
    label:
      given: {people: [rikov]}  # LK632
"""


def test_all_mistakes_are_told_in_one_run() -> None:
    """Nineteen mistakes give nineteen complaints, each on its line, and none for what refers to something wrong."""
    sink = Sink()
    node = parse(MISTAKES.encode(), "lesson.yaml", sink)
    assert node is not None
    read_lesson(node, Path("lesson.yaml"), Path(), build.open_faces(), sink)
    lines = enumerate(MISTAKES.splitlines(), 1)
    wanted = {(code, number) for number, line in lines for code in line.partition("  # ")[2].split()}
    found = [(one.code, one.span.line if one.span else 0) for one in sink.found]
    assert len(wanted) == 19
    assert set(found) == wanted, {*found} ^ wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        # one entry under `actors:` is wrong: the names in the blocs are right
        (
            bent(("actors/1", "trotski")),
            [("LK603", "actors/1", "did you mean `trotsky`?")],
        ),
        (
            bent(("actors/1", "Comrade Trotsky")),
            [("LK603", "actors/1", "write the id, `trotsky`")],
        ),
        (
            bent(("actors", ["stalin", "trotsky zinoviev", "kamenev", "bukharin", "lenin"])),
            [("LK603", "actors/1", "put a comma between two people: [trotsky, zinoviev]")],
        ),
        (
            bent(("actors/1", "stalin")),
            [("LK604", "actors/1", "list each person once under `actors:`")],
        ),
        # one was left out of `actors:`, and stands in five phases
        (
            bent(("actors", ["stalin", "trotsky", "zinoviev", "kamenev", "bukharin"])),
            [
                ("LK604", "phases/0/blocs/3/members/0", "add `lenin` under `actors:`, or leave the person out"),
            ],
        ),
        # a name in place of an id
        (
            bent(("phases/2/blocs/1/members/0", "Trotsky")),
            [("LK604", "phases/2/blocs/1/members/0", "write the id, `trotsky`")],
        ),
        # a moment in a phase in which a name is wrong
        (
            bent(("phases/0/blocs/3/members/0", "lennin")),
            [("LK604", "phases/0/blocs/3/members/0", "did you mean `lenin`?")],
        ),
        # moments in a phase whose years are wrong
        (
            bent(("phases/4/years", "1930-forty")),
            [("LK608", "phases/4/years", "write 1922–24, 1922–1924, 1925, 60–53 BC or 31 BC–AD 14")],
        ),
        # a moment whose event has no date that could be read
        (
            two(
                phase(["caesar"], ["pompey"], years="49 BC"),
                moments=[moment(event="odd", actor="pompey", sign="killed")],
            ),
            [],
        ),
    ],
)
def test_one_slip_brings_one_complaint(spec: dict[str, Tree], wanted: list[Told]) -> None:
    """What refers to something wrong is not complained of as well."""
    ledger = Ledger(TWO.people, events=(Event("odd", Date(1), plain(""), sound=False),))
    assert told(spec, ledger if "caesar" in spec["actors"] else LEDGER) == wanted


FIRST = moment(event="lenin-dies", actor="lenin", sign="died")
IN_ACT = moment(phase="Act 1", actor="caesar", sign="ousted")
ACTS = (phase(["caesar"], ["pompey"], label="Act 1", id="a"), phase(["caesar"], ["pompey"], label="Act 2"))


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        (
            bent(("moments/10", FIRST)),
            [("LK633", "moments/10", "This moment is told twice: `lenin`, died 1924.")],
        ),
        (
            two(*ACTS, moments=[IN_ACT, moment(phase="a", actor="caesar", sign="ousted")]),
            [("LK633", "moments/1", "This moment is told twice: `caesar`, ousted.")],
        ),
        (
            two(
                *ACTS,
                moments=[
                    moment(phase="Act 2", actor="pompey", sign="died"),
                    moment(phase=" Act 2", actor="pompey", sign="died"),
                ],
            ),
            [("LK633", "moments/1", "This moment is told twice: `pompey`, died.")],
        ),
        (
            two(*ACTS, moments=[IN_ACT, {**IN_ACT, "when": "1.2"}]),
            [],
        ),
        (
            bent(("moments/10", moment(event="lenin-dies", actor="lenin", sign="killed"))),
            [("LK602", "moments/10", "`lenin` has a second end, killed 1924, beside died 1924.")],
        ),
        (
            two(
                *ACTS,
                moments=[
                    moment(phase="Act 2", actor="pompey", sign="killed"),
                    moment(phase="Act 2", actor="pompey", sign="ousted", when="2.9"),
                    moment(phase="a", actor="pompey", sign="died"),
                    moment(phase="a", actor="pompey", sign="ousted", when="1.9"),
                ],
            ),
            [
                ("LK602", "moments/0", "`pompey` has a second end, killed, beside died."),
                ("LK602", "moments/1", "`pompey` has a sign, ousted 2.9, after killed."),
            ],
        ),
        (
            two(*ACTS, moments=[moment(phase="a", actor="pompey", sign="killed"), {**IN_ACT, "actor": "pompey"}]),
            [
                ("LK602", "moments/1", "`pompey` has a sign, ousted, after killed."),
                ("LK602", "phases/1/blocs/1/members/0", "`pompey` appears in Act 2, after the end: killed."),
            ],
        ),
        (
            two(*ACTS[:1], moments=[{**IN_ACT, "actor": "pompey"}, moment(phase="a", actor="pompey", sign="killed")]),
            [],
        ),
        (
            two(phase(["caesar", "caesar"], label="Act 1", rivals=[]), actors=["caesar"]),
            [("LK601", "phases/0/blocs/0/members/1", "`caesar` is named twice in one bloc of Act 1.")],
        ),
        (
            two(ACTS[0], {**ACTS[1], "id": "a"}),
            [("LK634", "phases/1/id", "Two phases have the id `a`.")],
        ),
        (
            two(ACTS[0], {**ACTS[1], "label": "Act 1"}),
            [("LK635", "phases/1/label", "Two phases are called “Act 1”.")],
        ),
        (
            two(ACTS[0], phase(["caesar"], label="Act 2", order=["pompey", "caesar"])),
            [("LK636", "phases/1/order/0", "`pompey` stands in no bloc of Act 2.")],
        ),
        (
            two(*ACTS, order=["pompey", "caesar"]),
            [],
        ),
        (
            two(
                *ACTS,
                signs={"slain": {"draw": "cross", "meaning": "slain in battle"}},
                moments=[
                    moment(phase="Act 2", actor="pompey", sign="killed"),
                    moment(phase="Act 2", actor="caesar", sign="slain"),
                ],
            ),
            [("LK639", "signs/slain/draw", "`slain` and `killed` have one picture, so pupils cannot tell them apart.")],
        ),
        (
            two(
                *ACTS,
                signs={"killed": {"draw": "cross", "meaning": "slain"}, "hurt": {"draw": "bar", "meaning": "hurt"}},
                moments=[
                    moment(phase="Act 2", actor="pompey", sign="killed"),
                    moment(phase="Act 2", actor="caesar", sign="hurt"),
                ],
            ),
            [],
        ),
    ],
)
def test_a_contradiction_is_told_at_its_second_place(spec: dict[str, Tree], wanted: list[Told]) -> None:
    """What is said twice, or cannot be so beside what was said before, is reported where it is said again."""
    assert complaints(spec, TWO if "caesar" in spec["actors"] else LEDGER) == wanted


def test_a_matrix_needs_somebody_who_meets_the_person_it_is_about() -> None:
    """LK617 where the two never stand in one phase."""
    spec = two(phase(["caesar"], label="Act 1"), phase(["pompey"], label="Act 2"))
    found = complaints(spec | {"about": "caesar", "print": ["matrix"]}, TWO)
    assert found == [
        ("LK617", "print/0", "The matrix has nothing to tell: nobody stands in a phase with `caesar`.")
    ]


def test_a_long_name_is_told() -> None:
    """LK640 counts what the chart prints, which is the short name; one of twenty characters has room."""
    names = {"caesar": "Gaius Julius Caesar Octavianus", "pompey": "Pompey the Great One"}
    people = tuple(replace(person, short=names[person.id]) for person in TWO.people)
    found = complaints(two(*ACTS), replace(TWO, people=people))
    assert found == [("LK640", "actors/0", "“Gaius Julius Caesar Octavianus” is long for a chart: 30 characters.")]


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        (
            two(phase(["caesar"], ["pompey"], years="60–53")),
            [("LK608", "phases/0/years", "years before Christ end in BC: 60–53 BC")],
        ),
        (
            two(phase(["caesar"], ["pompey"], years="53–60 BC")),
            [("LK608", "phases/0/years", "put the earlier year first: 60–53 BC")],
        ),
        (
            two(phase(["caesar"], ["pompey"], years="1899–02")),
            [("LK608", "phases/0/years", "write the last year in full: 1899–1902")],
        ),
        (
            two(phase(["caesar"], ["pompey"], years="1925–1922")),
            [("LK608", "phases/0/years", "put the earlier year first: 1922–1925")],
        ),
        (
            two(phase(["caesar"], ["pompey"], years="60"), phase(["caesar"], ["pompey"], years="59")),
            [
                (
                    "LK609",
                    "phases/1/years",
                    "put the phases in the order of time; years before Christ end in BC, as 60 BC",
                )
            ],
        ),
        (
            two(phase(["caesar"], ["pompey"], years="1925"), phase(["caesar"], ["pompey"], years="1922–24")),
            [("LK609", "phases/1/years", "put the phases in the order of time")],
        ),
        *(
            (
                two(
                    *(phase(["caesar"], ["pompey"], **when) for when in phases),
                    moments=[moment(event=event, actor="caesar", sign="ousted")],
                ),
                [("LK614", "moments/0/event", hint)],
            )
            for event, phases, hint in (
                ("war", [{"years": "49"}], "49 is read as AD; years before Christ end in BC"),
                (
                    "fall",
                    [{"years": "1950"}, {"years": "1951–52"}],
                    "the last phase, 1951–52, ends before it: let that one last longer, or add a phase",
                ),
                (
                    "fall",
                    [{"years": "1954"}, {"years": "1955"}],
                    "the first phase, 1954, begins after it: let that one begin earlier, or add a phase",
                ),
                (
                    "fall",
                    [{"years": "1952"}, {"years": "1954"}],
                    "it lies between 1952 and 1954: let the first of them last longer, or add a phase",
                ),
                (
                    "fall",
                    [{"label": "Act 1"}],
                    "the phases have no years: give the moment `phase:` in place of `event:`",
                ),
            )
        ),
        (
            bent(("phases/0/rivals", [["Triumvirate", "left"]])),
            [("LK605", "phases/0/rivals/0/0", "the bloc “Triumvirate” has the id `tri`")],
        ),
        (
            bent(("phases/0/rivals", [["tri", "trotsky"]])),
            [("LK605", "phases/0/rivals/0/1", "the bloc of `trotsky` has the id `left`")],
        ),
        (
            bent(("phases/0/rivals", [["tri", "Lenin"]])),
            [("LK605", "phases/0/rivals/0/1", "give the bloc of `Lenin` an `id:`, and name that")],
        ),
        (
            bent(("phases/0/rivals", [["tri", "whites"]])),
            [("LK605", "phases/0/rivals/0/1", "the blocs of this phase are tri and left")],
        ),
        (
            bent(("sheets", {"matrx": {}}), ("print", ["matrx"])),
            [
                (
                    "LK612",
                    "sheets/matrx",
                    "did you mean `matrix`? The forms are seats, label, complete, matrix, network",
                )
            ],
        ),
        (
            bent(("sheets", {"easy": {"form": "seat"}})),
            [
                (
                    "LK612",
                    "sheets/easy/form",
                    "did you mean `seats`? The forms are seats, label, complete, matrix, network",
                )
            ],
        ),
        (
            bent(("sheets", {"easy": {}})),
            [
                (
                    "LK612",
                    "sheets/easy",
                    "the forms are seats, label, complete, matrix, network; a sheet of another name says `form:`",
                )
            ],
        ),
        (
            two(*ACTS, moments=[moment(phase="Act 3", actor="caesar", sign="ousted")]),
            [("LK631", "moments/0/phase", "the phases are a and Act 2")],
        ),
        (
            two(*ACTS, moments=[moment(phase="Akt 2", actor="caesar", sign="ousted")]),
            [("LK631", "moments/0/phase", "did you mean `Act 2`?")],
        ),
        (
            two(ACTS[0], {**ACTS[0], "id": "b"}, moments=[moment(phase="Act 1", actor="caesar", sign="ousted")]),
            [
                ("LK635", "phases/1/label", "word them apart, so that pupils can tell them apart"),
                ("LK631", "moments/0/phase", "give them ids, and name one of these"),
            ],
        ),
        (
            two(*ACTS, sheets={"label": {"given": {"phases": ["Act 3"]}}}),
            [("LK632", "sheets/label/given/phases/0", "the phases are a and Act 2")],
        ),
        (
            two(*ACTS, sheets={"seats": {"given": {"people": ["Pompey"]}}}),
            [("LK632", "sheets/seats/given/people/0", "write the id, `pompey`")],
        ),
    ],
)
def test_a_hint_says_what_to_do(spec: dict[str, Tree], wanted: list[Told]) -> None:
    """Each hint fits the mistake that was made."""
    assert told(spec, TWO if "caesar" in spec["actors"] else LEDGER) == wanted


def test_of_two_signs_of_one_year_the_end_comes_last() -> None:
    """What befell somebody in the year of the death is no contradiction, whichever is told first."""
    events = (Event("fame", Date(1950), plain("Fame")), Event("death", Date(1950), plain("Death")))
    moments = [moment(event="death", actor="pompey", sign="died"), moment(event="fame", actor="pompey", sign="famed")]
    signs: Tree = {"famed": {"draw": "star", "meaning": "famous"}}
    for order in (moments, moments[::-1]):
        spec = two(phase(["caesar"], ["pompey"], years="1950"), signs=signs, moments=list(order), print=["complete"])
        paper = read(spec, Ledger(TWO.people, events=events))[0]["complete"]
        assert [one.caption for one in paper.moments] == ["famous 1950", "died 1950"]


def test_moments_and_sheets_call_a_phase_by_the_same_names() -> None:
    """By its id, its label, or its years however they are written."""
    names = ("first", "Spring", "1948", "1949–1950", "1949-50")
    phases = (
        phase(["caesar"], ["pompey"], years="1948", label="Spring", id="first"),
        phase(["caesar"], ["pompey"], years="1949–50"),
    )
    for name in names:
        at = moment(phase=name, actor="caesar", sign="ousted")
        spec = two(*phases, moments=[at], sheets={"label": {"given": {"phases": [name]}, "blank": ["titles"]}})
        paper = read(spec, TWO)[0]["label"]
        printed = [number for number, one in enumerate(paper.phases) if one.title is not None]
        assert printed == [one.phase for one in paper.moments] == [int(name.startswith("1949"))]


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        ({"form": "matrix", "page": "portrait"}, "page"),
        ({"form": "network", "page": "landscape"}, "page"),
        ({"form": "complete", "blank": ["names"]}, "blank"),
        ({"form": "complete", "given": {"people": ["stalin"]}}, "given"),
        ({"form": "label", "triangles": "true"}, "triangles"),
        ({"form": "matrix", "table": "false"}, "table"),
        ({"form": "matrix", "blank": ["titles", "names"]}, "blank/1"),
        ({"form": "network", "blank": ["lines", "moments"]}, "blank/1"),
        ({"form": "network", "given": {"people": ["stalin"]}}, "given"),
        ({"form": "label", "blank": ["names"], "given": {"phases": ["1925"]}}, "given"),
    ],
)
def test_a_key_without_effect_is_told(sheet: dict[str, Tree], key: str) -> None:
    """LK637, a warning, at the key; the same sheet without it is as it was."""
    spec = leaders() | {"sheets": {"mine": sheet}, "print": ["mine"]}
    del spec["bank"]
    assert [one[:2] for one in complaints(spec) if one[0] != "LK611"] == [("LK637", f"sheets/mine/{key}")]
    name, _, part = key.partition("/")
    bare = {one: value for one, value in sheet.items() if one != name}
    if part:
        bare[name] = [sheet[name][0]]  # type: ignore[index, call-overload]
    assert read(spec | {"sheets": {"mine": bare}}) == read(spec)


@pytest.mark.parametrize(
    ("bank", "printed", "key"),
    [
        ({}, ["complete"], "bank"),
        ({"names": "false", "blocs": "false"}, ["seats"], "bank"),
        ({"names": "false", "extra": ["Rykov"]}, ["seats"], "bank/extra"),
        ({"blocs": "false", "extra_blocs": ["The Centre"]}, ["seats"], "bank/extra_blocs"),
    ],
)
def test_a_bank_that_is_not_printed_is_told(bank: dict[str, Tree], printed: list[Tree], key: str) -> None:
    """LK637 where no sheet prints the bank, or the part of it for which words are given."""
    spec = leaders() | {"bank": bank, "print": printed}
    assert [one[:2] for one in complaints(spec)] == [("LK637", key)]


def test_a_level_always_has_an_effect() -> None:
    """It says who gets the sheet, even where it gives nothing as a start."""
    sheets: dict[str, Tree] = {"core": {"form": "seats", "level": "core"}}
    sheets |= {"support": {"form": "complete", "level": "support"}}
    sheets |= {"own": {"form": "seats", "level": "support", "given": {"people": ["stalin"]}}}
    spec = leaders() | {"sheets": sheets, "print": list(sheets)}
    del spec["about"]
    assert complaints(spec) == []


NAMES = [f"p{number:02d}" for number in range(12)]
CROWD = Ledger(people=tuple(Person(name, name, name) for name in NAMES))


def crowd(count: int, *, rivals: bool = True, **keys: Tree) -> dict[str, Tree]:
    """So many people, each in a group of one with a name, each a rival of the next where there are to be `rivals`."""
    blocs: list[Tree] = [{"id": name, "name": f"House {name}", "members": [name]} for name in NAMES[:count]]
    pairs: list[Tree] = [list(pair) for pair in itertools.pairwise(NAMES[:count])]
    one: Tree = {"years": "1900", "beyond": "true", "blocs": blocs, "rivals": pairs if rivals else []}
    return {"title": "Wide", "actors": list(NAMES[:count]), "phases": [one], **keys}


def _zoned(spec: dict[str, Tree], count: int) -> dict[str, Tree]:
    """The same with so many zones, and people shared out among them."""
    for number, bloc in enumerate(spec["phases"][0]["blocs"]):  # type: ignore[index, call-overload, arg-type]
        bloc["zone"] = f"z{number % count}"  # type: ignore[index, call-overload]
    sides = ("top", "bottom")
    return spec | {"zones": {f"z{n}": {"name": f"Zone {n}", "at": sides[n % 2]} for n in range(count)}}


def _rivals(spec: dict[str, Tree]) -> dict[str, Tree]:
    """The same with everybody the rival of all others."""
    spec["phases"][0]["rivals"] = [list(pair) for pair in itertools.combinations(spec["actors"], 2)]  # type: ignore[index, call-overload]
    return spec


def _busy() -> dict[str, Tree]:
    """One person whom twenty things befall in one phase."""
    signs: list[Tree] = [moment(phase="Act", actor="p00", sign="ousted", when=str(n)) for n in range(20)]
    return {"title": "Busy", "actors": ["p00"], "phases": [phase(["p00"], label="Act")], "moments": signs}


@pytest.mark.parametrize(
    ("spec", "place", "cause"),
    [
        (_rivals(crowd(10)), "phases/0/rivals", "in 1900 45 pairs of groups are rivals"),
        (_busy(), "moments/19", "`p00` has 20 signs in Act"),
        (
            _zoned(crowd(12, rivals=False), 8),
            "zones",
            "the zones “Zone 0”, “Zone 1”, “Zone 2” and 5 more in 1900 take it up",
        ),
        (_rivals(_zoned(crowd(12), 8)), "phases/0/blocs", "in 1900 12 groups stand apart, 66 pairs of them as rivals"),
    ],
)
def test_a_chart_without_room_is_told_why(spec: dict[str, Tree], place: str, cause: str) -> None:
    """LK613 names what must go for the chart to fit, where it stands, and all sheets that it concerns."""
    message = f"The sheets `seats` and `label` have no room: {cause}."
    assert complaints(spec | {"print": ["seats", "label"]}, CROWD) == [("LK613", place, message)]


def test_a_sheet_without_room_upright_is_told() -> None:
    """LK638 says how the sheet lies instead; one that has the room, or says nothing, is not warned of."""
    sheets: dict[str, Tree] = {"up": {"form": "seats", "page": "portrait"}, "seats": {}}
    message = "The sheet `up` has no room upright: it lies on its side, with time running down it."
    assert complaints(crowd(9, sheets=sheets), CROWD) == [("LK638", "sheets/up/page", message)]
    assert complaints(crowd(3, sheets=sheets), CROWD) == []


@pytest.mark.parametrize(
    ("spec", "place"),
    [
        (two(phase(["caesar"], ["pompey"], label="Caesar alone")), "phases/0/label"),
        (two(phase(["caesar"], ["pompey"], years="49 BC"), title="On Caesar"), "title"),
        (two(phase(["caesar"], ["pompey"], label="Act 1", title="Caesar wins")), "phases/0/title"),
        (
            two(
                {**phase(label="Act 1"), "blocs": [{"members": ["pompey"]}, {"members": ["caesar"], "name": "Caesar"}]},
            ),
            "phases/0/blocs/1/name",
        ),
        (
            two(
                ACTS[0],
                moments=[
                    moment(phase="a", actor="caesar", sign="ousted"),
                    moment(phase="a", actor="pompey", sign="ousted", caption="by Caesar"),
                ],
            ),
            "moments/1",
        ),
        (
            two(
                ACTS[0],
                signs={"freed": {"draw": "dot", "meaning": "freed by Caesar", "caption": "freed"}},
                moments=[moment(phase="a", actor="pompey", sign="freed")],
            ),
            "signs/freed/meaning",
        ),
        (
            two(
                {**ACTS[0], "blocs": [{"members": ["caesar"]}, {"members": ["pompey"], "zone": "out"}]},
                zones={"out": {"name": "Caesar's prison"}},
            ),
            "zones/out/name",
        ),
    ],
)
def test_a_printed_name_is_told_where_it_stands(spec: dict[str, Tree], place: str) -> None:
    """LK611 at the very text of a sheet that asks for names alone, once for two sheets of that kind."""
    sheets: dict[str, Tree] = {name: {"form": "label", "blank": ["names"]} for name in ("one", "two")}
    assert [one[:2] for one in complaints(spec | {"sheets": sheets}, TWO)] == [("LK611", place)]
