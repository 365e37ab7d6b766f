"""Who ends, and what comes after it: LK602, once for each person, and once for a sign of the story's own.

A sign of the story's own that has `ends: true` by mistake would else be complained of for everybody, in every phase.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lessonkit.charts.reading.facts import Moment, Phase
from lessonkit.charts.reading.moments import told_as
from lessonkit.charts.reading.report import Story, called, listed

_MEND = "leave out one of the two, or mend its sign or its date (a year alone stands for the middle of it)"

_LEAVE = "take the person out of later phases, or mend the moment's date or sign"


def check_ends(story: Story, phases: Sequence[Phase], moments: Mapping[int, Moment]) -> None:
    """LK602 for somebody who ends twice, or who appears, or whom something befalls, after the end.

    Where there are two ends one of them is wrong: what lies between them is not complained of.
    """
    ends: dict[int, list[int]] = {}
    for place, moment in sorted(moments.items(), key=lambda told: (told[1].phase, told[1].at)):
        if moment.sign.ends:
            ends.setdefault(moment.person, []).append(place)
    check = _Ends(story, moments, ends)
    check.of_moments()
    check.of_phases(phases)


@dataclass(slots=True)
class _Ends:
    """The ends of a story: the places in the spec of each person's, in order of time; `own` signs that were told."""

    story: Story
    moments: Mapping[int, Moment]
    ends: Mapping[int, list[int]]
    own: set[str] = field(default_factory=set)

    def of_moments(self) -> None:
        """A second end, and a sign after the end in the same phase."""
        ids = {number: name for name, number in self.story.place.items()}
        spec = self.story.spec.moments
        for place, moment in self.moments.items():
            mine = self.ends.get(moment.person, [place])
            end, last = self.moments[mine[0]], self.moments[mine[-1]]
            # One that is told twice was reported as such.
            told_twice = told_as(spec[place], moment) == told_as(spec[mine[0]], end)
            if moment.sign.ends and place != mine[0] and not told_twice:
                message = f"`{ids[moment.person]}` has a second end, {moment.caption}, beside {end.caption}."
                self.tell(message, [mine[0], place], "moments", place)
            elif not moment.sign.ends and moment.phase == last.phase and moment.at > last.at:
                message = f"`{ids[moment.person]}` has a sign, {moment.caption}, after {last.caption}."
                self.tell(message, [mine[-1]], "moments", place)

    def of_phases(self, phases: Sequence[Phase]) -> None:
        """Somebody who stands in a phase after the one of the end: each once, at the first such phase."""
        ids = {number: name for name, number in self.story.place.items()}
        told: set[int] = set()
        for index, phase in enumerate(phases):
            for number, bloc in enumerate(phase.blocs):
                for person in sorted(bloc.members & self.ends.keys() - told):
                    last = self.ends[person][-1]
                    if index <= self.moments[last].phase:
                        continue
                    told.add(person)
                    at = self.story.spec.phases[index].blocs[number].members.index(ids[person])
                    later = [
                        called(self.story.spec.phases[n], n)
                        for n, one in enumerate(phases)
                        if n >= index and one.bloc_of(person) is not None
                    ]
                    end = self.moments[last].caption
                    message = f"`{ids[person]}` appears in {listed(later)}, after the end: {end}."
                    self.tell(message, [last], "phases", index, "blocs", number, "members", at, mend=_LEAVE)

    def tell(self, message: str, ends: Sequence[int], *path: str | int, mend: str = _MEND) -> None:
        """Reports what comes after an end; of the story's own sign that ends the line, once, with its place."""
        names = [self.story.spec.moments[place].sign for place in ends]
        own = [name for name in names if name in self.story.spec.signs]
        if not own:
            self.story.wrong("LK602", message, *path, hint=mend)
        elif self.own.isdisjoint(own):
            at = self.story.scope.at
            also = tuple((at("signs", name, "ends"), "this sign ends the line") for name in dict.fromkeys(own))
            else_ = mend.partition(", or")[0]
            hint = f"take `ends: true` out of the sign `{own[0]}`, if the line goes on after it; else {else_}"
            self.story.wrong("LK602", message, *path, hint=hint, also=also)
        self.own.update(own)
