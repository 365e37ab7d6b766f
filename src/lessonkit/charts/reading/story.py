"""A chart's facts, checked: what a teacher wrote under `alliances:` as people, phases and blocs by number.

Every mistake is reported with its place, all in one run: people here (LK603, LK604, LK613, LK616), orders (LK618,
LK636), proofs (LK610); blocs, times and moments in the files of those names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lessonkit.charts.order.search import Layer, clashes
from lessonkit.charts.reading.blocs import read_blocs
from lessonkit.charts.reading.ends import check_ends
from lessonkit.charts.reading.facts import Bloc, Facts, Phase, side_of
from lessonkit.charts.reading.moments import check_pictures, read_moments, read_signs
from lessonkit.charts.reading.report import Also, called, listed, person_meant
from lessonkit.charts.reading.times import check_times, read_span
from lessonkit.charts.spec import AlliancesSpec, PhaseSpec
from lessonkit.codes import CODES
from lessonkit.model.alliances import Nouns
from lessonkit.model.ledger import Person
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope

MOST_PEOPLE = 12
"""People that one chart can hold: as many columns as a landscape sheet has room for."""
LONG_NAME = 20
"""Characters that a narrow seat holds on two lines."""


@dataclass(slots=True)
class Reading:
    """One reading of the spec; `sound` until an error is found.

    `place` are the people by number, `about` the one in the middle; `meant` is told at `Story`. Where an entry under
    `actors:` is wrong, all declared people have a place, so that those whom it meant are not complained of as well.
    """

    spec: AlliancesSpec
    scope: Scope
    sound: bool = True
    place: dict[str, int] = field(default_factory=dict)
    about: int | None = None
    phases: tuple[Phase, ...] = ()
    meant: set[tuple[int, str]] = field(default_factory=set)
    _forgotten: set[str] = field(default_factory=set)
    _order: tuple[int, ...] = ()

    def wrong(self, code: str, message: str, *path: str | int, hint: str = "", also: Also = ()) -> None:
        """Reports a problem at a path of the spec."""
        self.scope.sink.report(code, message, self.scope.at(*path), hint=hint, also=also)
        self.sound = self.sound and CODES[code].severity != "error"

    def facts(self) -> Facts | None:
        """All checks, then the facts."""
        people = self.people()
        title = self.words(self.spec.title, "title")
        zones = tuple(
            (self.words(zone.name, "zones", id_, "name"), zone.at in ("top", "left"))
            for id_, zone in self.spec.zones.items()
        )
        self.about = None if self.spec.about is None else self.actor(self.spec.about, "about")
        self._order = self.ordered(self.spec.order, "order")
        self.phases = tuple(self.phase(index, phase) for index, phase in enumerate(self.spec.phases))
        check_times(self, self.phases)
        signs = read_signs(self)
        moments = read_moments(self, self.phases, signs)
        check_ends(self, self.phases, moments)
        check_pictures(self, signs)
        self.check_presence()
        self.check_order()
        nouns = self.nouns()
        if not self.sound:
            return None
        return Facts(
            title=title,
            people=people,
            about=self.about,
            zones=zones,
            phases=self.phases,
            moments=tuple(moments.values()),
            signs=tuple(signs.values()),
            nouns=nouns,
        )

    def nouns(self) -> Nouns:
        """The story's own words."""
        found = {key: self.words(value, "words", key) for key, value in self.spec.words.model_dump().items() if value}
        return Nouns(**found)

    def people(self) -> tuple[Person, ...]:
        """The declared people, by short name, and their places; LK603 for one not declared, LK640 for a long name."""
        declared = self.scope.ledger.people
        known = {person.id: person for person in declared}
        found: list[Person] = []
        whole = True
        for index, actor in enumerate(self.spec.actors):
            if actor in known and known[actor] not in found:
                found.append(known[actor])
                self._check_length(known[actor].short, index)
                continue
            whole = False
            if actor in known:
                self.wrong("LK604", f"`{actor}` stands twice among the actors.", "actors", index)
            else:
                parts = actor.replace(",", " ").split()
                hint = person_meant(actor, declared)
                if len(parts) > 1 and all(part in known for part in parts):
                    hint = f"put a comma between two people: [{', '.join(parts)}]"
                self.wrong("LK603", f"There is no `{actor}` under `people:`.", "actors", index, hint=hint)
        if len(found) > MOST_PEOPLE:
            message = f"{len(found)} people are too many for one chart: {MOST_PEOPLE} at most."
            self.wrong("LK613", message, "actors")
        people = sorted(found, key=lambda person: (person.short.casefold(), person.id))
        spare = () if whole else tuple(person for person in declared if person not in found)
        self.place = {person.id: number for number, person in enumerate((*people, *spare))}
        return tuple(people)

    def _check_length(self, short: str, index: int) -> None:
        """LK640 for a name that narrow seats cannot hold whole."""
        if len(short) > LONG_NAME:
            hint = f"give the person a `short:` of {LONG_NAME} characters or fewer under `people:`"
            message = f"“{short}” is long for a chart: {len(short)} characters."
            self.wrong("LK640", message, "actors", index, hint=hint)

    def actor(self, name: str, *path: str | int) -> int | None:
        """An actor's place; LK604 for one who is not on the chart, once for one who was left out of `actors:`."""
        if name in self.place:
            return self.place[name]
        declared = any(name == person.id for person in self.scope.ledger.people)
        hint = person_meant(name, self.declared()) or f"the actors are {listed(self.spec.actors, 12)}"
        if declared:
            hint = f"add `{name}` under `actors:`, or leave the person out"
        # One who is there, but not under `people:`, was reported already.
        if name not in self.spec.actors and name not in self._forgotten:
            self.wrong("LK604", f"`{name}` is not among the actors.", *path, hint=hint)
        if declared:
            self._forgotten.add(name)
        return None

    def declared(self) -> tuple[Person, ...]:
        """The people who have a place, as they are declared under `people:`."""
        return tuple(person for person in self.scope.ledger.people if person.id in self.place)

    def phase(self, index: int, spec: PhaseSpec) -> Phase:
        """One phase, with what is wrong in it reported."""
        at = ("phases", index)
        label = self.words(spec.label, *at, "label").strip() if spec.label else ""
        span = read_span(self, index, spec)
        blocs, rivals = read_blocs(self, index, spec)
        there = frozenset[int]().union(*(bloc.members for bloc in blocs))
        order = self.ordered(spec.order, *at, "order") if spec.order else self._order
        for place, name in enumerate(spec.order):
            if self.place.get(name, -1) in {*order} - there and (index, name) not in self.meant:
                message = f"`{name}` stands in no bloc of {called(spec, index)}."
                self.wrong("LK636", message, *at, "order", place, hint=f"take `{name}` out of this `order:`")
        return Phase(
            id=spec.id or "",
            years=label or spec.years.strip(),
            span=span,
            title=self.words(spec.title, *at, "title"),
            note=self.words(spec.note, *at, "note"),
            blocs=blocs,
            rivals=rivals,
            order=tuple(person for person in order if person in there),
            evidence=self.proof(spec.evidence, bool(spec.beyond), "This phase", *at),
            beyond=bool(spec.beyond),
            beyond_note=self.remark(spec.beyond, *at, "beyond"),
        )

    def ordered(self, names: list[str], *path: str | int) -> tuple[int, ...]:
        """The places of people who must keep an order; LK604 for one who is not on the chart or stands there twice."""
        found: list[int] = []
        for at, name in enumerate(names):
            person = self.actor(name, *path, at)
            if person is not None and person in found:
                self.wrong("LK604", f"`{name}` stands twice in this order.", *path, at, hint="keep one of the two")
            elif person is not None:
                found.append(person)
        return tuple(found)

    def words(self, value: str, *path: str | int) -> str:
        """A teacher's text without its markup."""
        return self.scope.text(value, *path).plain()

    def remark(self, beyond: bool | str, *path: str | int) -> str:  # noqa: FBT001 - what the spec allows
        """What `beyond:` says besides that it is so."""
        return self.words(beyond, *path) if isinstance(beyond, str) else ""

    def proof(self, words: list[str], beyond: bool, what: str, *path: str | int) -> tuple[Evidence, ...]:  # noqa: FBT001 - a fact
        """The evidence, found in the reading; LK610 where there is none and `beyond` does not say so."""
        if not words and not beyond:
            hint = "give `evidence:` in the reading's words, or `beyond: true`"
            self.wrong("LK610", f"{what} has neither evidence nor `beyond`.", *path, hint=hint)
        return tuple(
            piece for at, one in enumerate(words) for piece in self.scope.evidence(one, *path, "evidence", at)
        )

    def check_presence(self) -> None:
        """LK616 for an actor who is in no bloc of any phase, unless a wrong name was meant for them."""
        meant = {name for _, name in self.meant}
        for at, name in enumerate(self.spec.actors):
            number = self.place.get(name)
            there = number is None or any(phase.bloc_of(number) is not None for phase in self.phases)
            if not there and name not in meant and name not in self.spec.actors[:at]:
                self.wrong("LK616", f"`{name}` stands in no bloc of any phase.", "actors", at)

    def check_order(self) -> None:
        """LK618 for an order in which a bloc or a zone would be torn apart: each order once."""
        torn: list[str] = []
        for index, phase in enumerate(self.phases):
            spec = self.spec.phases[index]
            if not self._is_torn(phase):
                continue
            if spec.order:
                self._tears([called(spec, index)], "phases", index, "order")
            else:
                torn.append(called(spec, index))
        if torn:
            self._tears(torn, "order")

    def _tears(self, phases: list[str], *path: str | int) -> None:
        message = f"In {listed(phases)} nobody can stand so: a group or a zone would be torn apart."
        self.wrong("LK618", message, *path, hint="name the members of each group one after the other")

    def _is_torn(self, phase: Phase) -> bool:
        """Whether nobody can stand in the order of a phase; no, where its blocs are wrong, which was reported."""
        members = [person for bloc in phase.blocs for person in bloc.members]
        if len(members) > len(set(members)):
            return False
        groups = tuple(bloc.members for bloc in phase.blocs)
        return clashes(Layer(groups, tuple(self._side(bloc) for bloc in phase.blocs), fixed=phase.order))

    def _side(self, bloc: Bloc) -> int:
        """The side on which a bloc stands: see `side_of`."""
        zones = list(self.spec.zones.values())
        return side_of(bloc.zone, tuple(zone.at in ("top", "left") for zone in zones))
