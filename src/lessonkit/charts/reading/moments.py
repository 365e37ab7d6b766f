"""What befell people: moments and their signs, checked.

LK606 an unknown event, LK614 a moment outside the chart, LK619 an unknown sign, LK630 a moment with neither event nor
phase, or both, LK631 an unknown phase, LK633 a moment told twice, LK639 one picture for two signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from lessonkit.charts.reading.facts import Moment, Phase
from lessonkit.charts.reading.report import Story, called
from lessonkit.charts.reading.times import outside, phases_named, undated_at, which_phase
from lessonkit.charts.reading.years import place_in
from lessonkit.charts.signs import built_in_signs
from lessonkit.charts.spec import MomentSpec
from lessonkit.model.alliances import Shape, Sign
from lessonkit.model.ledger import Event, year_words
from lessonkit.registry import did_you_mean


def read_signs(story: Story) -> dict[str, Sign]:
    """All signs that the story may use, by name: the built-in ones, then its own, which may replace those."""
    chart = story.scope.words.chart
    signs = {name: Sign(shape, chart.meaning(name), ends) for name, (shape, ends) in built_in_signs().items()}
    for name, spec in story.spec.signs.items():
        signs[name] = Sign(spec.draw, story.words(spec.meaning, "signs", name, "meaning"), spec.ends)
    return signs


_Told = tuple[int, str, str, int, str]


def told_as(spec: MomentSpec, moment: Moment) -> _Told:
    """What no two moments have in common."""
    return moment.person, spec.sign, spec.event, moment.phase, spec.when


def read_moments(story: Story, phases: tuple[Phase, ...], signs: dict[str, Sign]) -> dict[int, Moment]:
    """All moments that are sound, by their places in the spec; LK633 for one that is told twice."""
    undated: set[int] = set()
    readings = {index: _MomentReading(story, index, one, undated) for index, one in enumerate(story.spec.moments)}
    found = {index: reading.moment(phases, signs) for index, reading in readings.items()}
    first: dict[_Told, int] = {}
    for index, moment in found.items():
        spec = story.spec.moments[index]
        if moment is None:
            continue
        told = told_as(spec, moment)
        if told in first:
            message = f"This moment is told twice: `{spec.actor}`, {moment.caption}."
            also = ((story.scope.at("moments", first[told]), "first here"),)
            story.wrong("LK633", message, "moments", index, also=also)
        first.setdefault(told, index)
    return _spread({index: moment for index, moment in found.items() if moment is not None})


_UNDATED = -1.0
"""The place of a moment in its phase while it has none."""


def _spread(moments: Mapping[int, Moment]) -> dict[int, Moment]:
    """Moments without a date stand evenly in their phase, in the order given; those of one `when:` together."""
    places: dict[int, list[str]] = {}
    for number, one in moments.items():
        if one.at == _UNDATED:
            mine = places.setdefault(one.phase, [])
            key = one.when or f"#{number}"
            mine += [key] * (key not in mine)
    spread = dict(moments)
    for number, one in moments.items():
        if one.at == _UNDATED:
            mine = places[one.phase]
            at = (mine.index(one.when or f"#{number}") + 1) / (len(mine) + 1)
            spread[number] = replace(one, at=round(at, 4))
    return spread


class _MomentReading:
    """One moment of the spec and where it stands there; `undated` are phases of which it was told that years lack."""

    def __init__(self, story: Story, index: int, spec: MomentSpec, undated: set[int]) -> None:
        self.story = story
        self.undated = undated
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
            if (phase, spec.actor) not in story.meant:
                message = f"`{spec.actor}` stands in no bloc of {called(story.spec.phases[phase], phase)}."
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
            named = phases_named(spec.phase, phases)
            if len(named) == 1:
                return named[0], _UNDATED, ""
            message, hint = which_phase(spec.phase, phases, f"There is no phase `{spec.phase}`.")
            story.wrong("LK631", message, *self.path, "phase", hint=hint)
            return None
        event = story.scope.ledger.event(spec.event)
        if event is None:
            hint = did_you_mean(spec.event, (one.id for one in story.scope.ledger.events))
            story.wrong("LK606", f"There is no `{spec.event}` under `events:`.", *self.path, "event", hint=hint)
            return None
        return self.dated(event, phases)

    def dated(self, event: Event, phases: tuple[Phase, ...]) -> tuple[int, float, str] | None:
        """Where an event's date lies; LK614 where that is in no phase, unless a date was not readable."""
        if not event.sound:
            return None
        year = event.when.year
        shown = year_words(event.when)
        for index, phase in enumerate(phases):
            if phase.span is not None and phase.span[0] <= year <= phase.span[1]:
                return index, round(place_in(event.when, phase.span), 4), shown
        written = zip(phases, self.story.spec.phases, strict=True)
        # Phases without a label have years that could not be read, or lack them: that was reported.
        if any(phase.span is None and (spec.years or not spec.label.strip()) for phase, spec in written):
            return None
        undated = undated_at(year, phases)
        if undated is None or undated not in self.undated:
            message = f"{shown} lies in no phase of the chart."
            hint = outside(year, phases) if undated is None else _add_years(phases[undated])
            self.story.wrong("LK614", message, *self.path, "event", hint=hint)
        self.undated.update(() if undated is None else (undated,))
        return None


def _add_years(phase: Phase) -> str:
    return f"add `years:` beside `label: {phase.years}`, or give the moment `phase:` in place of `event:`"


def check_pictures(story: Story, signs: Mapping[str, Sign]) -> None:
    """LK639 for a sign of the story's own that looks like another one which the story uses too."""
    used = [name for name in signs if any(one.sign == name for one in story.spec.moments)]
    for name in used:
        others = [one for one in used if one != name and signs[one].shape == signs[name].shape]
        others = [one for one in others if one not in story.spec.signs or used.index(one) < used.index(name)]
        if name in story.spec.signs and others and signs[others[0]].meaning != signs[name].meaning:
            message = f"`{name}` and `{others[0]}` have one picture, so pupils cannot tell them apart."
            free = [shape.value for shape in Shape if all(one.shape != shape for one in signs.values())]
            hint = f"draw another one, as {', '.join(free[:4])}" if free else ""
            story.wrong("LK639", message, "signs", name, "draw", hint=hint)


def most_signs(moments: tuple[Moment, ...]) -> int:
    """The most signs that one line bears in one phase."""
    counts = Counter((one.person, one.phase) for one in moments)
    return max(counts.values(), default=0)
