"""Timelines to draw: random ones from a seed, read as the reader would."""

from __future__ import annotations

import random
from collections.abc import Sequence

from charts.stories import PlainScope, Tree, faces
from lessonkit.charts.storyline.plan import Frame
from lessonkit.charts.timeline.places import Plan
from lessonkit.charts.timeline.plan import plan_timeline
from lessonkit.charts.timeline.read import split_timeline
from lessonkit.charts.timeline.spec import TimelineSpec
from lessonkit.model.ledger import Date, Event, Ledger
from lessonkit.model.text import plain
from lessonkit.model.timeline import Lie, TimelineAnswer, TimelinePaper
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, PaperSize
from lessonkit.words import ENGLISH

_WORDS = ("the", "king", "of", "a", "people", "rises", "falls", "treaty", "war", "in", "city", "peace", "signed", "by")
_LONG = "Constitutionalisation-of-everything"


def ledger_of(events: Sequence[tuple[Date, str]]) -> Ledger:
    """Events with the ids e0, e1 …"""
    return Ledger(events=tuple(Event(f"e{n}", when, plain(text)) for n, (when, text) in enumerate(events)))


def split(spec: dict[str, Tree], ledger: Ledger) -> tuple[TimelinePaper, TimelineAnswer]:
    """Both halves of a sound timeline."""
    scope = PlainScope(ledger, id="timeline")
    paper, answer = split_timeline(TimelineSpec.model_validate({"title": "When", **spec}), scope, {})
    assert paper, scope.sink.found
    assert answer
    return paper, answer


def complaints(spec: dict[str, Tree], ledger: Ledger) -> list[tuple[str, str, str]]:
    """Code, place and words of what is wrong with a timeline."""
    scope = PlainScope(ledger, id="timeline")
    split_timeline(TimelineSpec.model_validate({"title": "When", **spec}), scope, {})
    return [(one.code, one.span.file.split("/")[0] if one.span else "", one.message) for one in scope.sink.found]


def hints(spec: dict[str, Tree], ledger: Ledger) -> list[tuple[str, str]]:
    """Code and hint of what is wrong with a timeline."""
    scope = PlainScope(ledger, id="timeline")
    split_timeline(TimelineSpec.model_validate({"title": "When", **spec}), scope, {})
    return [(one.code, one.hint) for one in scope.sink.found]


def plan_of(paper: TimelinePaper, sheet: PaperSize = A4) -> Plan:
    """The geometry on a sheet."""
    return plan_timeline(paper, faces(), DEFAULT, ENGLISH, frame_of(paper, sheet))


def frame_of(paper: TimelinePaper, sheet: PaperSize = A4) -> Frame:
    """The room on a sheet's first side, under the name row, and on later ones."""
    size = sheet.landscape() if paper.lie is Lie.LANDSCAPE else sheet
    foot = size.height - DEFAULT.foot_limit
    return Frame(size.width - 2 * DEFAULT.margin, foot - 136.0, foot - 70.0)


def random_timeline(seed: int) -> tuple[TimelinePaper, TimelineAnswer]:
    """Two to twenty events over days, months, years or ages, at times in heaps; short texts and long ones."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    count = rng.randint(2, 20)
    ledger = ledger_of([(date, _text(rng, n)) for n, date in enumerate(_dates(rng, count))])
    blank = rng.choice([["texts"], ["texts"], ["dates"], ["texts", "dates"]])
    given = [f"e{n}" for n in sorted(rng.sample(range(count), rng.randint(0, count // 3)))]
    spec: dict[str, Tree] = {"blank": list(blank), "given": list(given), "page": rng.choice(["landscape", "portrait"])}
    if "texts" in blank and rng.random() < 0.4:
        spec["letters"] = "true"
    elif "texts" in blank and rng.random() < 0.2:
        spec["bank"] = "false"
    if "texts" in blank and spec.get("bank") != "false":
        spec["extra"] = [f"{_text(rng, 90 + n)}" for n in range(rng.randint(0, 2))]
    return split(spec, ledger)


def _text(rng: random.Random, number: int) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.choice([2, 4, 6, 8, 14]))]
    if rng.random() < 0.05:
        words.append(_LONG)
    return " ".join([str(number), *words])[:120].strip()


def _dates(rng: random.Random, count: int) -> list[Date]:
    kind = rng.choice(["days", "months", "years", "ages", "heaps"])
    year = rng.choice([-450, 1, 800, 1789, 1914])
    dates = []
    for _ in range(count):
        match kind:
            case "days":
                dates.append(Date(year, 6 + rng.randint(0, 1), rng.randint(1, 30)))
            case "months":
                dates.append(Date(year + rng.randint(0, 2), rng.randint(1, 12), rng.choice([0, 0, 17])))
            case "years":
                dates.append(Date(year + rng.randint(0, 60), *rng.choice([(), (3,), (11, 9)])))
            case "ages":
                dates.append(Date(rng.choice([-1, 1]) * rng.randint(1, 2000)))
            case _:
                dates.append(Date(year + rng.choice([0, 1, 2, 70]), rng.randint(1, 12), rng.randint(1, 28)))
    return dates
