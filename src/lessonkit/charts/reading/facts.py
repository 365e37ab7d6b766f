"""The chart's facts by number: people, phases, blocs and moments as `charts/reading/story.py` found them in a spec."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.model.alliances import Nouns, Sign
from lessonkit.model.ledger import Person
from lessonkit.model.lines import Evidence


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
    """A stretch of time from the first to the last year, both included; a labelled one need not have years.

    `years` is what is printed over it. `order` are people who must stand so, from left to right.
    """

    id: str
    years: str
    span: tuple[int, int] | None
    title: str
    note: str
    blocs: tuple[Bloc, ...]
    rivals: frozenset[tuple[int, int]]
    order: tuple[int, ...]
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
    sign: Sign
    word: str
    when: str
    evidence: tuple[Evidence, ...]
    beyond: bool
    beyond_note: str
    note: str

    @property
    def caption(self) -> str:
        """What stands under the sign."""
        return f"{self.word} {self.when}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a chart tells. `about` is a place in `people`, which are sorted by their short names.

    `signs` are all that the story may use, in the order of the legend.
    """

    title: str
    people: tuple[Person, ...]
    about: int | None
    zones: tuple[tuple[str, bool], ...]
    phases: tuple[Phase, ...]
    moments: tuple[Moment, ...]
    signs: tuple[Sign, ...]
    nouns: Nouns


def side_of(zone: int | None, left: tuple[bool, ...]) -> int:
    """Blocs of no zone (0) stand between those on the left and on the right; the first zone of a side stands inmost.

    `left` says of each zone whether it lies on the left.
    """
    if zone is None:
        return 0
    return -(zone + 1) if left[zone] else zone + 1
