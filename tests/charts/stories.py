"""Stories to draw: the Soviet leaders of 1922–40, and random ones from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache

from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.sheets import sheet_is_landscape
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.charts.storyline.plan import Frame
from lessonkit.diagnostics import Sink, Span
from lessonkit.fonts.fira import FontFaces, load_faces
from lessonkit.model.alliances import SheetAnswer, SheetPaper
from lessonkit.model.ledger import Date, Event, Ledger, Person
from lessonkit.model.lines import Evidence
from lessonkit.model.text import Text, plain
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, PaperSize
from lessonkit.words import ENGLISH, Words

Tree = dict[str, "Tree"] | list["Tree"] | str
"""What YAML without implicit types yields."""

LEADERS = {
    "stalin": "Stalin",
    "trotsky": "Trotsky",
    "zinoviev": "Zinoviev",
    "kamenev": "Kamenev",
    "bukharin": "Bukharin",
    "lenin": "Lenin",
}
DATES = {
    "lenin-dies": Date(1924, 1, 21),
    "expulsion": Date(1927, 11, 14),
    "deportation": Date(1929, 2, 10),
    "fall": Date(1929, 11, 17),
    "first-trial": Date(1936, 8, 25),
    "third-trial": Date(1938, 3, 15),
    "murder": Date(1940, 8, 20),
}
LEDGER = Ledger(
    people=tuple(Person(key, f"Comrade {name}", name) for key, name in LEADERS.items()),
    events=tuple(Event(key, when, plain(key)) for key, when in DATES.items()),
)
FATES = (
    ("lenin-dies", "lenin", "died", ""),
    ("expulsion", "trotsky", "expelled", ""),
    ("expulsion", "zinoviev", "expelled", ""),
    ("expulsion", "kamenev", "expelled", ""),
    ("deportation", "trotsky", "exiled", ""),
    ("fall", "bukharin", "ousted", ""),
    ("first-trial", "zinoviev", "killed", "shot"),
    ("first-trial", "kamenev", "killed", "shot"),
    ("third-trial", "bukharin", "killed", "shot"),
    ("murder", "trotsky", "killed", "murdered"),
)


def leaders() -> dict[str, Tree]:
    """The spec of the Soviet story; a new one each time, to be bent at will."""
    phases: list[Tree] = [
        _phase("1922–24", "The Triumvirate", "Three leaders combine to keep Trotsky out.", rivals=[["tri", "left"]])
        | {
            "blocs": [
                {"id": "tri", "name": "Triumvirate", "members": ["stalin", "zinoviev", "kamenev"]},
                {"id": "left", "name": "Left Opposition", "members": ["trotsky"]},
                {"members": ["bukharin"]},
                {"members": ["lenin"]},
            ]
        },
        _phase("1925", "The Triumvirate splits", "Stalin drops his partners.", rivals=[["duo", "new"]])
        | {
            "blocs": [
                {"id": "duo", "name": "Stalin–Bukharin bloc", "members": ["stalin", "bukharin"]},
                {"id": "new", "name": "New Opposition", "members": ["zinoviev", "kamenev"]},
                {"members": ["trotsky"]},
            ]
        },
        _phase("1926–27", "The United Opposition", "Old enemies join, too late.", rivals=[["duo", "uni"]])
        | {
            "blocs": [
                {"id": "duo", "name": "Stalin–Bukharin bloc", "members": ["stalin", "bukharin"]},
                {"id": "uni", "name": "United Opposition", "members": ["trotsky", "zinoviev", "kamenev"]},
            ]
        },
        _phase("1928–29", "Against the Right", "With the Left gone, he turns right.", rivals=[["st", "right"]])
        | {
            "blocs": [
                {"id": "st", "members": ["stalin"]},
                {"id": "right", "name": "Right Opposition", "members": ["bukharin"]},
                {"members": ["zinoviev", "kamenev"], "allied": "false"},
                {"members": ["trotsky"], "zone": "out"},
            ]
        },
        _phase("1930–40", "One man left", "No rival is left inside the party.", rivals=[])
        | {
            "blocs": [
                {"members": ["stalin"]},
                {"members": ["bukharin"]},
                {"members": ["zinoviev", "kamenev"], "allied": "false"},
                {"members": ["trotsky"], "zone": "out"},
            ]
        },
    ]
    return {
        "title": "Who sided with whom, and against whom, 1922–1940",
        "about": "stalin",
        "actors": list(LEADERS),
        "zones": {"out": {"name": "Outside the party", "at": "bottom"}},
        "phases": phases,
        "moments": [
            {"event": event, "actor": actor, "sign": sign, "caption": caption, "beyond": "true"}
            for event, actor, sign, caption in FATES
        ],
        "bank": {"names": "true", "blocs": "true", "extra": ["Rykov"]},
        "print": ["seats", "label", "matrix"],
    }


def _phase(years: str, title: str, note: str, rivals: list[Tree]) -> dict[str, Tree]:
    return {"years": years, "title": title, "note": note, "rivals": rivals, "beyond": "true"}


NAMES = (
    *("Ada", "Bismarck", "Cavour", "Disraeli", "Eugenie", "Ferdinand", "Garibaldi", "Haussmann"),
    *("Isabella", "Jo", "Kossuth", "Metternich"),
)


def random_story(seed: int, most: int = 8) -> tuple[dict[str, Tree], Ledger]:
    """A story of up to so many people in as many phases, with rivals, signs and at times a zone."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    people = list(NAMES[: rng.randint(2, most)])
    count = rng.randint(1, most)
    ends: dict[str, int] = {}
    phases: list[Tree] = []
    events: list[Event] = []
    moments: list[Tree] = []
    for index in range(count):
        there = [name for name in people if ends.get(name, count) >= index and rng.random() < 0.9]
        rng.shuffle(there)
        blocs = _random_blocs(rng, there or [name for name in people if ends.get(name, count) >= index][:1])
        if not blocs:
            break
        rivals = [["b0", f"b{rng.randrange(1, len(blocs))}"]] if len(blocs) > 1 and rng.random() < 0.7 else []
        phases.append(
            _phase(str(1900 + index), f"Phase {index}", "Somebody joins somebody else for a reason.", rivals)
            | {"blocs": blocs}
        )
        for name in there:
            if rng.random() < 0.3:
                sign = rng.choice(["died", "killed", "expelled", "exiled", "ousted", "rejoined"])
                if sign in ("died", "killed"):
                    ends[name] = index
                events.append(Event(f"e{len(events)}", Date(1900 + index, rng.randint(1, 12)), plain("event")))
                moments.append({"event": events[-1].id, "actor": name, "sign": sign, "beyond": "true"})
    seen = {name for phase in phases for bloc in phase["blocs"] for name in bloc["members"]}
    actors = [name for name in people if name in seen]
    ledger = Ledger(people=tuple(Person(name, name, name) for name in people), events=tuple(events))
    spec: dict[str, Tree] = {"title": "A story", "about": actors[0], "actors": list(actors)}
    spec |= {"zones": {"out": {"name": "In exile", "at": rng.choice(["bottom", "top"])}}, "phases": phases}
    # A matrix tells the sides of everybody but one.
    printed = ["seats", "label", "matrix"] if len(actors) > 1 else ["seats", "label"]
    spec |= {"moments": moments, "bank": {}, "print": printed}
    return spec, ledger


LONG_NAMES = (
    *("Maximilien Robespierre", "Jacques-René Hébert", "Louis-Antoine de Saint-Just", "La Fayette"),
    *("Wrangelstierna", "Camille Desmoulins", "Countess of Castiglione", "Konstantinopolitanski"),
)
LONG_NOTES = (
    "They had been enemies for a year; now both fear the third, and so they promise each other land, money and help "
    "in any war that he may begin, on either side of the river, until the last of his fortresses has fallen.",
    "A marriage seals it.",
    "He needs soldiers, she needs a title, and the towns need peace on the roads before the harvest comes in.",
)


def adorned(seed: int, spec: dict[str, Tree], ledger: Ledger) -> tuple[dict[str, Tree], Ledger]:
    """A random story with what makes charts hard: long names, labels and notes, two zones, own words, other signs."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    people = tuple(
        Person(one.id, one.name, rng.choice(LONG_NAMES) if rng.random() < 0.3 else one.short) for one in ledger.people
    )
    spec["zones"] = {
        "out": {"name": rng.choice(["In exile", "Beyond the old frontier"]), "at": "bottom"},
        "away": {"name": "Overseas", "at": rng.choice(["top", "bottom"])},
    }
    labelled = rng.random() < 0.4
    for index, phase in enumerate(spec["phases"]):
        phase |= {"note": rng.choice(LONG_NOTES), "title": rng.choice(["A pact", "The alliance of the three kings"])}
        if labelled:
            phase |= {"label": rng.choice([f"Act {index}", f"Act {index}, scenes one to four"]), "years": ""}
            phase["id"] = f"p{index}"
        for bloc in phase["blocs"]:
            if rng.random() < 0.1:
                bloc["zone"] = "away"
    if labelled:
        years = {event.id: event.when.year for event in ledger.events}
        for moment in spec["moments"]:
            moment["phase"] = f"p{years[moment.pop('event')] - 1900}"
            moment["when"] = f"{rng.randint(1, 5)}.{rng.randint(1, 5)}"
    if rng.random() < 0.3:
        spec["words"] = {"why": "Who is married to whom, and for what?", "versus": "v.", "rivals": "at daggers drawn"}
    return spec, Ledger(people=people, events=ledger.events)


def _random_blocs(rng: random.Random, people: list[str]) -> list[Tree]:
    blocs: list[Tree] = []
    while people:
        size = rng.choice([1, 1, 2, 3])
        bloc: dict[str, Tree] = {"id": f"b{len(blocs)}", "members": list(people[:size])}
        if rng.random() < 0.5:
            bloc["name"] = rng.choice(["Reds", "Northern Alliance", "The League of Friends"])
        elif rng.random() < 0.2:
            bloc["allied"] = "false"
        if rng.random() < 0.15:
            bloc["zone"] = "out"
        blocs.append(bloc)
        people = people[size:]
    return blocs


def turned_story(seed: int) -> tuple[dict[str, Tree], Ledger]:
    """A story that stays what it is when each of two rounds of three moves on by one: no phase tells where it began."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    people = rng.sample(NAMES, rng.choice([6, 7]))
    one, other, rest = people[:3], people[3:6], [[name] for name in people[6:]]
    phases: list[Tree] = []
    for index in range(rng.randint(2, 5)):
        turn = rng.randrange(3)
        pairs = [[one[at], other[(at + turn) % 3]] for at in range(3)]
        blocs, opposed = rng.choice(
            [
                ([*pairs, *rest], []),
                ([*([name] for pair in pairs for name in pair), *rest], [(0, 1), (2, 3), (4, 5)]),
                ([one, *([name] for name in other), *rest], []),
                ([one, other, *rest], [(0, 1)]),
            ]
        )
        rivals: list[Tree] = [[f"b{left}", f"b{right}"] for left, right in opposed]
        named: list[Tree] = [{"id": f"b{number}", "members": list(bloc)} for number, bloc in enumerate(blocs)]
        phases.append(_phase(str(1900 + index), "A phase", "For a reason.", rivals) | {"blocs": named})
    ledger = Ledger(people=tuple(Person(name, name, name) for name in people))
    spec: dict[str, Tree] = {"title": "A round", "about": people[0], "actors": list(people), "phases": phases}
    return spec | {"moments": [], "print": ["seats", "label"]}, ledger


@dataclass
class PlainScope:
    """A scope whose places are the paths themselves."""

    ledger: Ledger = LEDGER
    id: str = "alliances"
    number: int = 0
    words: Words = ENGLISH
    sink: Sink = field(default_factory=Sink)

    def at(self, *path: str | int) -> Span:
        """The path in place of a file."""
        return Span("/".join(map(str, path)), 1, 1, 1, 1)

    def text(self, value: str, *path: str | int) -> Text:
        """The words as they are."""
        return plain(value)

    def evidence(self, quotation: str, *path: str | int) -> tuple[Evidence, ...]:
        """Everything is found in the first paragraph."""
        return (Evidence(1, 0, len(quotation), quotation),)


def read(spec: dict[str, Tree], ledger: Ledger = LEDGER) -> tuple[dict[str, SheetPaper], dict[str, SheetAnswer]]:
    """The sheets of a sound story by id."""
    scope = PlainScope(ledger)
    papers, answers = split_alliances(AlliancesSpec.model_validate(spec), scope)
    assert not scope.sink.has_errors(), scope.sink.found
    return {paper.id: paper for paper in papers}, {answer.id: answer for answer in answers}


def complaints(spec: dict[str, Tree], ledger: Ledger = LEDGER) -> list[tuple[str, str, str]]:
    """Code, place and words of what is wrong with a story."""
    scope = PlainScope(ledger)
    split_alliances(AlliancesSpec.model_validate(spec), scope)
    return [(one.code, one.span.file if one.span else "", one.message) for one in scope.sink.found]


@cache
def faces() -> FontFaces:
    """The faces of the packet, loaded once."""
    return load_faces()


def frame_of(sheet: SheetPaper, paper: PaperSize = A4) -> Frame:
    """The room on a sheet's sides, on the first one under the head with its name row."""
    lies = sheet_is_landscape(sheet)
    size = paper.landscape() if lies else paper
    foot = size.height - DEFAULT.foot_limit
    return Frame(size.width - 2 * DEFAULT.margin, foot - (112.0 if lies else 136.0), foot - 70.0)
