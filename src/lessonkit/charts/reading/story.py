"""A chart's facts, checked: what a teacher wrote under `alliances:` as people, phases and blocs by number.

Every mistake is reported with its place, all in one run: LK601 two blocs, LK602 after the end, LK603–LK607 names that
do not exist, LK608–LK609 years, LK610 no proof, LK613–LK616 what cannot be drawn, LK618 an order that cannot be kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lessonkit.charts.order.search import Layer, clashes
from lessonkit.charts.reading.facts import Bloc, Facts, Phase, side_of, years_of
from lessonkit.charts.reading.moments import check_ends, read_moments, read_signs
from lessonkit.charts.spec import AlliancesSpec, BlocSpec, PhaseSpec
from lessonkit.codes import CODES
from lessonkit.model.alliances import Nouns
from lessonkit.model.ledger import Person
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean

MOST_PEOPLE = 12
"""People that one chart can hold: as many columns as a landscape sheet has room for."""


def read_facts(spec: AlliancesSpec, scope: Scope) -> Facts | None:
    """The checked facts, or None after reporting what is wrong."""
    return Reading(spec, scope).facts()


@dataclass(slots=True)
class Reading:
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
        signs = read_signs(self)
        if not self.sound:
            return None
        sound_phases = tuple(phase for phase in phases if phase is not None)
        self.check_years(sound_phases)
        moments = read_moments(self, sound_phases, signs)
        check_ends(self, sound_phases, moments)
        self.check_presence(sound_phases)
        self.check_order(sound_phases)
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
            moments=moments,
            signs=tuple(signs.values()),
            nouns=self.nouns(),
        )

    def nouns(self) -> Nouns:
        """The story's own words."""
        found = {key: self.words(value, "words", key) for key, value in self.spec.words.model_dump().items() if value}
        return Nouns(**found)

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
        """One phase; LK608 for years that cannot be read, or are missing where there is no label either."""
        years = years_of(spec.years)
        label = self.words(spec.label, "phases", index, "label") if spec.label else ""
        if (spec.years or not label.strip()) and (years is None or years[1] < years[0]):
            message = f"`{spec.years}` {'ends before it begins' if years else 'is not a year or a span of years'}."
            hint = "write 1922–24, 1922–1924 or 1925"
            if not spec.years:
                message, hint = "This phase has neither `years:` nor `label:`.", "give it one of the two"
            self.wrong("LK608", message, "phases", index, "years", hint=hint)
        blocs = self.blocs(index, spec)
        rivals = self.rivals(index, spec)
        evidence = self.proof(spec.evidence, bool(spec.beyond), "This phase", "phases", index)
        title = self.words(spec.title, "phases", index, "title")
        note = self.words(spec.note, "phases", index, "note")
        order = self.ordered(spec.order or self.spec.order, ("phases", index, "order") if spec.order else ("order",))
        if years is None and not label.strip():
            return None
        against = {number for pair in rivals for number in pair}
        return Phase(
            id=spec.id or "",
            years=label.strip() or spec.years.strip(),
            span=years,
            title=title,
            note=note,
            blocs=tuple(
                self.bloc(bloc, members, number in against, ("phases", index, "blocs", number, "name"))
                for number, (bloc, members) in enumerate(blocs)
            ),
            rivals=rivals,
            order=tuple(person for person in order if any(person in members for _, members in blocs)),
            evidence=evidence,
            beyond=bool(spec.beyond),
            beyond_note=self.remark(spec.beyond, "phases", index, "beyond"),
        )

    def ordered(self, names: list[str], path: tuple[str | int, ...]) -> tuple[int, ...]:
        """The places of people who must keep an order; LK604 for one who is not on the chart or stands there twice."""
        found: list[int] = []
        for at, name in enumerate(names):
            person = self.actor(name, *path, at)
            if person is not None and person in found:
                self.wrong("LK604", f"`{name}` stands twice in this order.", *path, at)
            elif person is not None:
                found.append(person)
        return tuple(found)

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
                        f"`{name}` stands in two blocs of {spec.label or spec.years}.",
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
                message = f"Two blocs of {spec.label or spec.years} have the id `{bloc.id}`."
                self.wrong("LK615", message, "phases", index, "blocs", number, "id")
            elif bloc.id is not None:
                ids[bloc.id] = number
        pairs = set()
        for at, (one, other) in enumerate(spec.rivals):
            for side, name in enumerate((one, other)):
                if name not in ids:
                    message = f"No bloc of {spec.label or spec.years} has the id `{name}`."
                    self.wrong("LK605", message, "phases", index, "rivals", at, side, hint=did_you_mean(name, ids))
            if one == other:
                self.wrong("LK605", f"`{one}` cannot be its own rival.", "phases", index, "rivals", at)
            elif one in ids and other in ids:
                pairs.add((min(ids[one], ids[other]), max(ids[one], ids[other])))
        return frozenset(pairs)

    def proof(self, words: list[str], beyond: bool, what: str, *path: str | int) -> tuple[Evidence, ...]:  # noqa: FBT001 - a fact
        """The evidence, found in the reading; LK610 where there is none and `beyond` does not say so."""
        if not words and not beyond:
            hint = "give `evidence:` in the reading's words, or `beyond: true`"
            self.wrong("LK610", f"{what} has neither evidence nor `beyond`.", *path, hint=hint)
        return tuple(
            piece for at, one in enumerate(words) for piece in self.scope.evidence(one, *path, "evidence", at)
        )

    def check_years(self, phases: tuple[Phase, ...]) -> None:
        """LK609 for a phase that begins before the one above it has ended."""
        last: tuple[int, str] | None = None
        for index, phase in enumerate(phases):
            if phase.span is None:
                continue
            if last is not None and phase.span[0] <= last[0]:
                self.wrong(
                    "LK609",
                    f"{phase.years} overlaps {last[1]}.",
                    "phases",
                    index,
                    "years",
                    hint="both years of a phase belong to it; the next begins in a later year",
                )
            last = (phase.span[1], phase.years)

    def check_presence(self, phases: tuple[Phase, ...]) -> None:
        """LK616 for an actor who is in no bloc of any phase."""
        for name, number in self.place.items():
            if all(phase.bloc_of(number) is None for phase in phases):
                at = self.spec.actors.index(name)
                self.wrong("LK616", f"`{name}` stands in no bloc of any phase.", "actors", at)

    def check_order(self, phases: tuple[Phase, ...]) -> None:
        """LK618 for an order in which a bloc or a zone would be torn apart."""
        for index, phase in enumerate(phases):
            layer = Layer(
                tuple(bloc.members for bloc in phase.blocs),
                tuple(self.side(bloc) for bloc in phase.blocs),
                fixed=phase.order,
            )
            if clashes(layer):
                path = ("phases", index, "order") if self.spec.phases[index].order else ("order",)
                message = f"In {phase.years} nobody can stand so: a group or a zone would be torn apart."
                self.wrong("LK618", message, *path, hint="name the members of each group one after the other")

    def side(self, bloc: Bloc) -> int:
        """The side on which a bloc stands: see `side_of`."""
        zones = list(self.spec.zones.values())
        return side_of(bloc.zone, tuple(zone.at in ("top", "left") for zone in zones))
