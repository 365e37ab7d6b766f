"""What the parts of the reading share: the story that is read, where mistakes go, and what a message calls a phase."""

from __future__ import annotations

from typing import Protocol

from lessonkit.charts.spec import AlliancesSpec, PhaseSpec
from lessonkit.diagnostics import Span
from lessonkit.model.ledger import Person
from lessonkit.model.lines import Evidence
from lessonkit.model.scope import Scope
from lessonkit.registry import did_you_mean

Also = tuple[tuple[Span, str], ...]


class Story(Protocol):
    """The reading of a chart: its spec and scope, the places of its people, and where mistakes go.

    `meant` are people who were most likely meant by wrong names, each with the phase: they are missed there in no
    second complaint.
    """

    spec: AlliancesSpec
    scope: Scope
    place: dict[str, int]
    meant: set[tuple[int, str]]

    def wrong(self, code: str, message: str, *path: str | int, hint: str = "", also: Also = ()) -> None:
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


def called(spec: PhaseSpec, index: int) -> str:
    """What a message calls a phase."""
    return spec.label.strip() or spec.years.strip() or f"phase {index + 1}"


def person_meant(name: str, people: tuple[Person, ...]) -> str:
    """A hint to the person whose name was written in place of an id, or whose id looks like it; else nothing."""
    for person in people:
        if name != person.id and name.casefold() in (person.short.casefold(), person.name.casefold()):
            return f"write the id, `{person.id}`"
    return did_you_mean(name, (person.id for person in people))


def listed(words: list[str], most: int = 4) -> str:
    """ "a, b and c"; of more than `most` the first, and how many there are besides."""
    shown = words if len(words) <= most else [*words[: most - 1], f"{len(words) - most + 1} more"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
