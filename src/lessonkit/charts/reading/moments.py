"""What befell people: moments and their signs, checked.

LK606 an unknown event, LK614 a moment outside the chart, LK619 an unknown sign, LK602 somebody who appears after the
end, LK630 a moment with neither event nor phase, or with both, LK631 a phase without such an id.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Protocol

from lessonkit.charts.reading.facts import Moment, Phase, in_years
from lessonkit.charts.signs import built_in_signs
from lessonkit.charts.spec import AlliancesSpec, MomentSpec
from lessonkit.model.alliances import Sign
from lessonkit.model.ledger import Event, year_words
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean


class Story(Protocol):
    """The reading of a chart: its spec and scope, the places of its people, and where mistakes go."""

    spec: AlliancesSpec
    scope: Scope
    place: dict[str, int]

    def wrong(self, code: str, message: str, *path: str | int, hint: str = "") -> None:
        """Reports a problem at a path of the spec."""
        ...

    def actor(self, name: str, *path: str | int) -> int | None:
        """A person's place."""
        ...

    def proof(self, words: list[str], beyond: bool, what: str, *path: str | int) -> tuple[Evidence, ...]:  # noqa: FBT001 - a fact
        """The evidence of a fact."""
        ...

    def words(self, value: str, *path: str | int) -> str:
        """A text without its markup."""
        ...

    def remark(self, beyond: bool | str, *path: str | int) -> str:  # noqa: FBT001 - what the spec allows
        """What `beyond:` says besides that it is so."""
        ...


def read_signs(story: Story) -> dict[str, Sign]:
    """All signs that the story may use, by name: the built-in ones, then its own, which may replace those."""
    chart = story.scope.words.chart
    signs = {name: Sign(shape, chart.meaning(name), ends) for name, (shape, ends) in built_in_signs().items()}
    for name, spec in story.spec.signs.items():
        signs[name] = Sign(spec.draw, story.words(spec.meaning, "signs", name, "meaning"), spec.ends)
    return signs


def read_moments(story: Story, phases: tuple[Phase, ...], signs: dict[str, Sign]) -> tuple[Moment, ...]:
    """All moments that are sound."""
    found = [_MomentReading(story, index, one).moment(phases, signs) for index, one in enumerate(story.spec.moments)]
    return _spread(tuple(moment for moment in found if moment is not None))


_UNDATED = -1.0
"""The place of a moment in its phase while it has none."""


def _spread(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Moments without a date stand evenly in their phase, in the order given; those of one `when:` together."""
    places: dict[int, list[str]] = {}
    for number, one in enumerate(moments):
        if one.at == _UNDATED:
            mine = places.setdefault(one.phase, [])
            key = one.when or f"#{number}"
            mine += [key] * (key not in mine)
    spread = []
    for number, one in enumerate(moments):
        if one.at == _UNDATED:
            mine = places[one.phase]
            at = (mine.index(one.when or f"#{number}") + 1) / (len(mine) + 1)
            spread.append(replace(one, at=round(at, 4)))
        else:
            spread.append(one)
    return tuple(spread)


class _MomentReading:
    """One moment of the spec and where it stands there."""

    def __init__(self, story: Story, index: int, spec: MomentSpec) -> None:
        self.story = story
        self.spec = spec
        self.path: tuple[str | int, ...] = ("moments", index)

    def moment(self, phases: tuple[Phase, ...], signs: dict[str, Sign]) -> Moment | None:
        """The moment, or None after reporting what is wrong with it."""
        story, spec = self.story, self.spec
        evidence = story.proof(spec.evidence, bool(spec.beyond), "This moment", *self.path)
        person = story.actor(spec.actor, *self.path, "actor")
        sign = self.sign(signs)
        found = self.found(phases)
        if found is None or person is None or sign is None:
            return None
        phase, at, when = found
        if phases[phase].bloc_of(person) is None:
            message = f"`{spec.actor}` stands in no bloc of {phases[phase].years}."
            story.wrong("LK614", message, *self.path, "actor")
            return None
        return Moment(
            person=person,
            phase=phase,
            at=at,
            sign=sign,
            word=self.word(),
            when=story.words(spec.when, *self.path, "when") if spec.when else when,
            evidence=evidence,
            beyond=bool(spec.beyond),
            beyond_note=story.remark(spec.beyond, *self.path, "beyond"),
            note=story.words(spec.note, *self.path, "note"),
        )

    def sign(self, signs: dict[str, Sign]) -> Sign | None:
        """The sign; LK619 for one that there is not."""
        name = self.spec.sign
        if name not in signs:
            hint = did_you_mean(name, signs) or f"the signs are {', '.join(signs)}; declare your own under `signs:`"
            self.story.wrong("LK619", f"There is no sign `{name}`.", *self.path, "sign", hint=hint)
        return signs.get(name)

    def word(self) -> str:
        """The word under the sign: the moment's own, the sign's own, or the usual one."""
        spec, story = self.spec, self.story
        if spec.caption:
            return story.words(spec.caption, *self.path, "caption")
        own = story.spec.signs.get(spec.sign)
        if own is None:
            return story.scope.words.chart.caption(spec.sign)
        if own.caption:
            return story.words(own.caption, "signs", spec.sign, "caption")
        return (story.words(own.meaning, "signs", spec.sign, "meaning").split() or [""])[-1]

    def found(self, phases: tuple[Phase, ...]) -> tuple[int, float, str] | None:
        """The phase, the place in it and the year printed; LK630 where the moment says neither event nor phase."""
        spec, story = self.spec, self.story
        if bool(spec.event) == bool(spec.phase):
            problem = "both an event and a phase" if spec.event else "neither an event nor a phase"
            hint = "give `event:` where the story has dates, else `phase:`"
            story.wrong("LK630", f"This moment names {problem}.", *self.path, hint=hint)
            return None
        if spec.phase:
            at = next((i for i, one in enumerate(phases) if spec.phase == one.id), None)
            if at is None:
                hint = did_you_mean(spec.phase, (one.id for one in phases)) or "give the phase an `id:`"
                message = f"There is no phase with the id `{spec.phase}`."
                story.wrong("LK631", message, *self.path, "phase", hint=hint)
            return None if at is None else (at, _UNDATED, "")
        event = story.scope.ledger.event(spec.event)
        if event is None:
            hint = did_you_mean(spec.event, (one.id for one in story.scope.ledger.events))
            story.wrong("LK606", f"There is no `{spec.event}` under `events:`.", *self.path, "event", hint=hint)
            return None
        return self.dated(event, phases)

    def dated(self, event: Event, phases: tuple[Phase, ...]) -> tuple[int, float, str] | None:
        """Where an event's date lies; LK614 where that is in no phase."""
        year = event.when.year
        shown = year_words(event.when)
        for index, phase in enumerate(phases):
            if phase.span is not None and phase.span[0] <= year <= phase.span[1]:
                length = phase.span[1] + 1 - phase.span[0]
                return index, round((in_years(event.when) - phase.span[0]) / length, 4), shown
        self.story.wrong("LK614", f"{shown} lies in no phase of the chart.", *self.path, "event")
        return None


def check_ends(story: Story, phases: tuple[Phase, ...], moments: tuple[Moment, ...]) -> None:
    """LK602 for somebody who appears after a moment that ends them."""
    ends = {moment.person: moment for moment in moments if moment.sign.ends}
    ids = {number: name for name, number in story.place.items()}
    for index, phase in enumerate(phases):
        for number, bloc in enumerate(phase.blocs):
            for person in sorted(bloc.members & ends.keys()):
                if index > ends[person].phase:
                    at = story.spec.phases[index].blocs[number].members.index(ids[person])
                    message = f"`{ids[person]}` appears in {phase.years}, yet {ends[person].caption}."
                    story.wrong("LK602", message, "phases", index, "blocs", number, "members", at)


def most_signs(moments: tuple[Moment, ...]) -> int:
    """The most signs that one line bears in one phase."""
    counts = Counter((one.person, one.phase) for one in moments)
    return max(counts.values(), default=0)
