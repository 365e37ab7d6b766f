"""stations: a walk round the room, a page for each stop with items to answer there, and a plan for the teacher.

    stations:
      minutes: 6
      stops:
        - title: The letter
          text: Read Lenin's letter on the wall.
          look_for: Pupils say whom it warns against.
          items:
            - short: Whom does it warn against?
              answer: Both of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from lessonkit.extend import (
    BODY_AT,
    LATER_AT,
    Composed,
    ItemPaper,
    Lesson,
    Levels,
    Paper,
    PartAnswer,
    PartHalves,
    PartPaper,
    PartSpec,
    Press,
    Printed,
    PupilsKind,
    RawItem,
    Scope,
    Strict,
    TeachersKind,
    Text,
    Words,
    WorksheetSection,
    blocks,
    document_title,
    head,
    item_blocks,
    name_row,
    plain,
    pupils_furniture,
    tables,
    teachers_furniture,
    teachers_head,
)

PLAN_AT = 113.0
NUMBER, ITEMS = 40.0, 60.0


@dataclass(frozen=True, slots=True)
class StationsWords:
    """The fixed words of both documents."""

    stations: str = "Stations"
    plan: str = "Plan of the stations"
    badge: str = "Plan"
    stop: str = "Stop"
    items: str = "Items"
    look_for: str = "Look for"
    time: str = "Time: {each} minutes at a stop, {all} in all"
    print_it: str = "Print: {pages} pages for each pupil"


WORDS: Mapping[str, StationsWords] = {"en-GB": StationsWords()}


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A stop as pupils see it; its items are those of the part from `first` to before `end`, counted from 0."""

    title: Text
    text: Text
    first: int
    end: int


@dataclass(frozen=True, kw_only=True)
class StationsPaper(PartPaper):
    """What pupils may see: the stops, and under `items` the items of all of them."""

    stops: tuple[Stop, ...]
    minutes: int

    def at(self, stop: Stop) -> tuple[ItemPaper, ...]:
        """The items of a stop."""
        return self.items[stop.first : stop.end]


@dataclass(frozen=True, kw_only=True)
class StationsAnswer(PartAnswer):
    """What the teacher alone sees: what to look for at each stop, and under `items` the answers."""

    look_for: tuple[Text, ...]


class StopSpec(Strict):
    """A stop."""

    title: str = Field(min_length=1, description="Its title.")
    text: str = Field("", description="What to read or do there.")
    look_for: str = Field("", description="What to look for; for the teacher.")
    items: list[RawItem] = Field(min_length=1, description="Items of any type.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `text`.")


class StationsSpec(PartSpec):
    """A walk from stop to stop."""

    key: ClassVar[str] = "stations"
    document: ClassVar[str] = "stations"
    also: ClassVar[tuple[str, ...]] = ("stations-plan",)
    levelled: ClassVar[Mapping[tuple[str, ...], frozenset[str]]] = {("stops", "*"): frozenset({"text"})}

    minutes: int = Field(5, ge=1, le=60, description="Minutes at each stop.")
    stops: list[StopSpec] = Field(min_length=2, max_length=12, description="The stops.")

    def split(self, scope: Scope) -> PartHalves:
        """Both halves; items with errors, which are reported, are left out."""
        pairs, edges = [], [0]
        for i in range(len(self.stops)):
            pairs += scope.items("stops", i, "items", first=len(pairs) + 1)
            edges.append(len(pairs))
        stops = (
            Stop(
                title=scope.text(stop.title, "stops", i, "title"),
                text=scope.text(stop.text, "stops", i, "text"),
                first=first,
                end=end,
            )
            for i, (stop, (first, end)) in enumerate(zip(self.stops, pairwise(edges), strict=True))
        )
        paper = StationsPaper(
            items=tuple(item for item, _ in pairs), stops=tuple(stops), minutes=self.minutes, origin=scope.at()
        )
        looked = tuple(scope.text(stop.look_for, "stops", i, "look_for") for i, stop in enumerate(self.stops))
        return PartHalves(paper, StationsAnswer(items=tuple(answer for _, answer in pairs), look_for=looked))


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """The pupils' document: each stop on a page of its own."""
    part = paper.part(StationsPaper)
    if part is None:
        return ()
    own = press.words.of(WORDS)
    title = replace(head(paper, press.words, plain(own.stations)), fields=name_row(press.words), body_at=BODY_AT)
    document = blocks.Document(
        name=STATIONS.name,
        title=document_title(paper, own.stations),
        language=paper.language,
        head=title,
        body=tuple(_body(part, press)),
        paper=press.sheet,
        later_at=LATER_AT,
    )
    return (Composed(document, pupils_furniture(paper, press, own.stations)),)


def _body(part: StationsPaper, press: Press) -> Iterator[blocks.Block]:
    for n, stop in enumerate(part.stops, 1):
        if n > 1:
            yield blocks.NewPage()
        yield blocks.Heading(text=plain(f"{n}  ") + stop.title, level=2)
        if stop.text:
            yield blocks.Paragraph(text=stop.text)
        yield from item_blocks(part.at(stop), press.setting, under_head=False)


def compose_plan(lesson: Lesson, press: Press, printed: Mapping[str, Printed]) -> tuple[Composed, ...]:
    """The teacher's document: what to look for at each stop, how long it takes, and how much to print."""
    paper, own = lesson.paper, press.words.of(WORDS)
    part, answer = paper.part(StationsPaper), lesson.answers.part(StationsAnswer)
    if part is None or answer is None:
        return ()
    rows = [
        (plain(str(n)), stop.title + plain(": ") + told, plain(", ".join(str(item.number) for item in part.at(stop))))
        for n, (stop, told) in enumerate(zip(part.stops, answer.look_for, strict=True), 1)
    ]
    columns = (blocks.Track(width=NUMBER), blocks.Track(), blocks.Track(width=ITEMS))
    body: list[blocks.Block] = [tables.ROOMY.table(columns, (own.stop, own.look_for, own.items), rows)]
    body.append(tables.ROOMY.fact(own.time.format(each=part.minutes, all=part.minutes * len(rows))))
    if STATIONS.name in printed:
        body.append(tables.ROOMY.fact(own.print_it.format(pages=printed[STATIONS.name].pages)))
    document = blocks.Document(
        name=PLAN.name,
        title=document_title(paper, own.plan),
        language=paper.language,
        head=replace(teachers_head(paper, press, own.plan), body_at=PLAN_AT),
        body=tuple(body),
        paper=press.sheet,
        later_at=LATER_AT,
    )
    return (Composed(document, teachers_furniture(paper, press, own.plan, own.badge)),)


def _present(paper: Paper) -> bool:
    return paper.part(StationsPaper) is not None


def _planned(lesson: Lesson) -> bool:
    return lesson.answers.part(StationsAnswer) is not None


def _sections(paper: Paper, words: Words) -> tuple[WorksheetSection, ...]:
    part = paper.part(StationsPaper)
    title = plain(words.of(WORDS).stations)
    return (WorksheetSection(letter="", title=title, items=part.items, keep_order=True),) if part else ()


STATIONS = PupilsKind("stations", frozenset({"handout"}), _present, compose, sections=_sections)
PLAN = TeachersKind("stations-plan", _planned, compose_plan)
