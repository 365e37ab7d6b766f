"""The chart's facts, checked: what a teacher wrote under `alliances:` as phases, blocs and moments by number.

Every mistake is reported with its place, all in one run: LK601 two blocs, LK602 after the end, LK603–LK607 names that
do not exist, LK608–LK609 years, LK610 no proof, LK613–LK616 what cannot be drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lessonkit.charts.spec import AlliancesSpec, BlocSpec, MomentSpec, PhaseSpec
from lessonkit.codes import CODES
from lessonkit.model.alliances import Fate
from lessonkit.model.ledger import Date, Person
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean

MOST_PEOPLE = 12
"""People that one chart can hold: as many columns as a landscape sheet has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """People who stand together, by their places in `Facts.people`. `zone` is a place in `Facts.zones`."""

    members: frozenset[int]
    name: str
    allied: bool
    framed: bool
    zone: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of time from the first to the last year, both included."""

    years: str
    first: int
    last: int
    title: str
    note: str
    blocs: tuple[Bloc, ...]
    rivals: frozenset[tuple[int, int]]
    evidence: tuple[Evidence, ...]
    beyond: bool
    beyond_note: str

    def bloc_of(self, person: int) -> int | None:
        """The place of the bloc in which somebody stands, or None."""
        return next((i for i, bloc in enumerate(self.blocs) if person in bloc.members), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What befell somebody; `at` is the place in its phase, from 0 to 1."""

    person: int
    phase: int
    at: float
    sign: Fate
    caption: str
    evidence: tuple[Evidence, ...]
    beyond: bool
    beyond_note: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a chart tells. `about` is a place in `people`, which are sorted by their short names."""

    title: str
    people: tuple[Person, ...]
    about: int | None
    zones: tuple[tuple[str, bool], ...]
    phases: tuple[Phase, ...]
    moments: tuple[Moment, ...]


def read_facts(spec: AlliancesSpec, scope: Scope) -> Facts | None:
    """The checked facts, or None after reporting what is wrong."""
    return _Reading(spec, scope).facts()


def years_of(text: str) -> tuple[int, int] | None:
    """First and last year of "1922–24", "1925", "1926-1927" or "58–50 BC" (negative); None where it is no such text."""
    found = re.fullmatch(r"\s*(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?\s*(BCE?)?\s*", text)
    if found is None:
        return None
    first, last = found[1], found[2] or found[1]
    if found[3]:
        return -int(first), -int(last)
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), int(last)


def in_years(date: Date) -> float:
    """A date as a number of years; one without a month counts as the middle of its year."""
    if not date.month:
        return date.year + 0.5
    return date.year + (date.month - 1 + ((date.day or 15) - 1) / 31) / 12


@dataclass(slots=True)
class _Reading:
    """One reading of the spec; `sound` until an error is found."""

    spec: AlliancesSpec
    scope: Scope
    sound: bool = True
    place: dict[str, int] = field(default_factory=dict)

    def wrong(self, code: str, message: str, *path: str | int, hint: str = "") -> None:
        """Reports a problem at a path of the spec."""
        self.scope.sink.report(code, message, self.scope.at(*path), hint=hint)
        self.sound = self.sound and CODES[code].severity != "error"

    def facts(self) -> Facts | None:
        """All checks, then the facts."""
        people = self.people()
        self.place = {person.id: number for number, person in enumerate(people)}
        about = self.about()
        phases = tuple(self.phase(index, phase) for index, phase in enumerate(self.spec.phases))
        if not self.sound:
            return None
        sound_phases = tuple(phase for phase in phases if phase is not None)
        self.check_years(sound_phases)
        moments = tuple(self.moment(index, one, sound_phases) for index, one in enumerate(self.spec.moments))
        sound_moments = tuple(moment for moment in moments if moment is not None)
        self.check_ends(sound_phases, sound_moments)
        self.check_presence(sound_phases)
        if not self.sound:
            return None
        return Facts(
            title=self.words(self.spec.title, "title"),
            people=people,
            about=about,
            zones=tuple(
                (self.words(zone.name, "zones", id_, "name"), zone.at in ("top", "left"))
                for id_, zone in self.spec.zones.items()
            ),
            phases=sound_phases,
            moments=sound_moments,
        )

    def people(self) -> tuple[Person, ...]:
        """The declared people, by short name; LK603 for one who is not declared."""
        known = {person.id: person for person in self.scope.ledger.people}
        found = []
        for index, actor in enumerate(self.spec.actors):
            if actor in known and known[actor] not in found:
                found.append(known[actor])
            elif actor in known:
                self.wrong("LK604", f"`{actor}` stands twice among the actors.", "actors", index)
            else:
                message = f"There is no `{actor}` under `people:`."
                self.wrong("LK603", message, "actors", index, hint=did_you_mean(actor, known))
        if len(found) > MOST_PEOPLE:
            message = f"{len(found)} people are too many for one chart: {MOST_PEOPLE} at most."
            self.wrong("LK613", message, "actors")
        return tuple(sorted(found, key=lambda person: (person.short.casefold(), person.id)))

    def about(self) -> int | None:
        """The person whom the matrix is about."""
        return None if self.spec.about is None else self.actor(self.spec.about, "about")

    def actor(self, name: str, *path: str | int) -> int | None:
        """An actor's place; LK604 for one who is not on the chart."""
        if name not in self.place:
            if name not in self.spec.actors:  # one who is there, but not under `people:`, was reported already
                message = f"`{name}` is not among the actors."
                self.wrong("LK604", message, *path, hint=did_you_mean(name, self.spec.actors))
            return None
        return self.place[name]

    def phase(self, index: int, spec: PhaseSpec) -> Phase | None:
        """One phase; LK608 for years that cannot be read."""
        years = years_of(spec.years)
        if years is None or years[1] < years[0]:
            problem = "ends before it begins" if years else "is not a year or a span of years"
            hint = "write 1922–24, 1922–1924 or 1925"
            self.wrong("LK608", f"`{spec.years}` {problem}.", "phases", index, "years", hint=hint)
        blocs = self.blocs(index, spec)
        rivals = self.rivals(index, spec)
        evidence = self.proof(spec.evidence, bool(spec.beyond), "This phase", "phases", index)
        title = self.words(spec.title, "phases", index, "title")
        note = self.words(spec.note, "phases", index, "note")
        if years is None:
            return None
        against = {number for pair in rivals for number in pair}
        return Phase(
            years=spec.years.strip(),
            first=years[0],
            last=years[1],
            title=title,
            note=note,
            blocs=tuple(
                self.bloc(bloc, members, number in against, ("phases", index, "blocs", number, "name"))
                for number, (bloc, members) in enumerate(blocs)
            ),
            rivals=rivals,
            evidence=evidence,
            beyond=bool(spec.beyond),
            beyond_note=self.remark(spec.beyond, "phases", index, "beyond"),
        )

    def words(self, value: str, *path: str | int) -> str:
        """A teacher's text without its markup."""
        return self.scope.text(value, *path).plain()

    def remark(self, beyond: bool | str, *path: str | int) -> str:  # noqa: FBT001 - what the spec allows
        """What `beyond:` says besides that it is so."""
        return self.words(beyond, *path) if isinstance(beyond, str) else ""

    def blocs(self, index: int, spec: PhaseSpec) -> list[tuple[BlocSpec, frozenset[int]]]:
        """The blocs with their members' places; LK601 for somebody in two of them, LK607 for an unknown zone."""
        first_place: dict[str, tuple[str | int, ...]] = {}
        found = []
        for number, bloc in enumerate(spec.blocs):
            members = set()
            for at, name in enumerate(bloc.members):
                path = ("phases", index, "blocs", number, "members", at)
                person = self.actor(name, *path)
                if name in first_place:
                    self.scope.sink.report(
                        "LK601",
                        f"`{name}` stands in two blocs of {spec.years}.",
                        self.scope.at(*path),
                        also=((self.scope.at(*first_place[name]), "first here"),),
                    )
                    self.sound = False
                first_place.setdefault(name, path)
                if person is not None:
                    members.add(person)
            if bloc.zone is not None and bloc.zone not in self.spec.zones:
                hint = did_you_mean(bloc.zone, self.spec.zones)
                message = f"There is no zone `{bloc.zone}`."
                self.wrong("LK607", message, "phases", index, "blocs", number, "zone", hint=hint)
            found.append((bloc, frozenset(members)))
        return found

    def bloc(
        self, spec: BlocSpec, members: frozenset[int], rival: bool, path: tuple[str | int, ...]  # noqa: FBT001 - a fact
    ) -> Bloc:
        """A bloc; those with a name, a rival or more than one member are framed, unless they were no alliance."""
        zones = list(self.spec.zones)
        name = self.words(spec.name, *path)
        return Bloc(
            members=members,
            name=name if spec.allied else "",
            allied=spec.allied,
            framed=spec.allied and (bool(name) or rival or len(members) > 1),
            zone=zones.index(spec.zone) if spec.zone in zones else None,
        )

    def rivals(self, index: int, spec: PhaseSpec) -> frozenset[tuple[int, int]]:
        """Rival blocs by place; LK605 for an id that no bloc of the phase has, LK615 for one that two have."""
        ids: dict[str, int] = {}
        for number, bloc in enumerate(spec.blocs):
            if bloc.id in ids:
                message = f"Two blocs of {spec.years} have the id `{bloc.id}`."
                self.wrong("LK615", message, "phases", index, "blocs", number, "id")
            elif bloc.id is not None:
                ids[bloc.id] = number
        pairs = set()
        for at, (one, other) in enumerate(spec.rivals):
            for side, name in enumerate((one, other)):
                if name not in ids:
                    message = f"No bloc of {spec.years} has the id `{name}`."
                    self.wrong("LK605", message, "phases", index, "rivals", at, side, hint=did_you_mean(name, ids))
            if one == other:
                self.wrong("LK605", f"`{one}` cannot be its own rival.", "phases", index, "rivals", at)
            elif one in ids and other in ids:
                pairs.add((min(ids[one], ids[other]), max(ids[one], ids[other])))
        return frozenset(pairs)

    def proof(self, words: list[str], beyond: bool, what: str, *path: str | int) -> tuple[Evidence, ...]:  # noqa: FBT001
        """The evidence, found in the reading; LK610 where there is none and `beyond` does not say so."""
        if not words and not beyond:
            hint = "give `evidence:` in the reading's words, or `beyond: true`"
            self.wrong("LK610", f"{what} has neither evidence nor `beyond`.", *path, hint=hint)
        return tuple(
            piece for at, one in enumerate(words) for piece in self.scope.evidence(one, *path, "evidence", at)
        )

    def check_years(self, phases: tuple[Phase, ...]) -> None:
        """LK609 for a phase that begins before the one above it has ended."""
        for index in range(1, len(phases)):
            before, after = phases[index - 1], phases[index]
            if after.first <= before.last:
                self.wrong(
                    "LK609",
                    f"{after.years} overlaps {before.years}.",
                    "phases",
                    index,
                    "years",
                    hint="both years of a phase belong to it; the next begins in a later year",
                )

    def moment(self, index: int, spec: MomentSpec, phases: tuple[Phase, ...]) -> Moment | None:
        """One moment; LK606 for an unknown event, LK614 where its date or its person is not on the chart."""
        path = ("moments", index)
        evidence = self.proof(spec.evidence, bool(spec.beyond), "This moment", *path)
        person = self.actor(spec.actor, *path, "actor")
        event = self.scope.ledger.event(spec.event)
        if event is None:
            hint = did_you_mean(spec.event, (one.id for one in self.scope.ledger.events))
            self.wrong("LK606", f"There is no `{spec.event}` under `events:`.", *path, "event", hint=hint)
        if event is None or person is None:
            return None
        year = event.when.year
        phase = next((i for i, one in enumerate(phases) if one.first <= year <= one.last), None)
        shown = f"{-year} BC" if year < 0 else str(year)
        if phase is None:
            self.wrong("LK614", f"{shown} lies in no phase of the chart.", *path, "event")
            return None
        if phases[phase].bloc_of(person) is None:
            message = f"`{spec.actor}` stands in no bloc of {phases[phase].years}."
            self.wrong("LK614", message, *path, "actor")
            return None
        span = phases[phase].last + 1 - phases[phase].first
        word = self.scope.text(spec.caption, *path, "caption").plain() or self.scope.words.chart.caption(spec.sign)
        return Moment(
            person=person,
            phase=phase,
            at=round((in_years(event.when) - phases[phase].first) / span, 4),
            sign=spec.sign,
            caption=f"{word} {shown}",
            evidence=evidence,
            beyond=bool(spec.beyond),
            beyond_note=self.remark(spec.beyond, *path, "beyond"),
            note=self.words(spec.note, *path, "note"),
        )

    def check_ends(self, phases: tuple[Phase, ...], moments: tuple[Moment, ...]) -> None:
        """LK602 for somebody who appears after a moment that ends them."""
        ends = {moment.person: moment for moment in moments if moment.sign.ends}
        ids = {number: name for name, number in self.place.items()}
        for index, phase in enumerate(phases):
            for number, bloc in enumerate(phase.blocs):
                for person in sorted(bloc.members & ends.keys()):
                    if index > ends[person].phase:
                        at = self.spec.phases[index].blocs[number].members.index(ids[person])
                        message = f"`{ids[person]}` appears in {phase.years}, yet {ends[person].caption}."
                        self.wrong("LK602", message, "phases", index, "blocs", number, "members", at)

    def check_presence(self, phases: tuple[Phase, ...]) -> None:
        """LK616 for an actor who is in no bloc of any phase."""
        for name, number in self.place.items():
            if all(phase.bloc_of(number) is None for phase in phases):
                at = self.spec.actors.index(name)
                self.wrong("LK616", f"`{name}` stands in no bloc of any phase.", "actors", at)
