"""The blocs of a phase and who of them are rivals.

LK601 somebody who stands twice, LK605 a rival that does not exist, LK607 an unknown zone, LK615 one id for two blocs.
"""

from __future__ import annotations

from lessonkit.charts.reading.facts import Bloc
from lessonkit.charts.reading.report import Story, called, listed
from lessonkit.charts.spec import BlocSpec, PhaseSpec
from lessonkit.registry import did_you_mean, near

Pairs = frozenset[tuple[int, int]]


def read_blocs(story: Story, index: int, spec: PhaseSpec) -> tuple[tuple[Bloc, ...], Pairs]:
    """The blocs of a phase, and the places of those that are rivals."""
    members = _members(story, index, spec)
    rivals = _rivals(story, index, spec)
    against = {number for pair in rivals for number in pair}
    blocs = tuple(
        _bloc(story, bloc, members[number], number in against, ("phases", index, "blocs", number))
        for number, bloc in enumerate(spec.blocs)
    )
    return blocs, rivals


def _members(story: Story, index: int, spec: PhaseSpec) -> list[frozenset[int]]:
    """The members' places, bloc by bloc; LK601 for somebody who stands twice."""
    first: dict[str, tuple[int, tuple[str | int, ...]]] = {}
    found = []
    for number, bloc in enumerate(spec.blocs):
        members = set()
        for at, name in enumerate(bloc.members):
            path = ("phases", index, "blocs", number, "members", at)
            person = story.actor(name, *path)
            if person is None:
                story.meant.update((index, likely) for likely in near(name, story.spec.actors))
            else:
                members.add(person)
            if name in first:
                bloc_before, place = first[name]
                what, hint = f"stands in two blocs of {called(spec, index)}", ""
                if bloc_before == number:
                    what, hint = f"is named twice in one bloc of {called(spec, index)}", "keep one of the two"
                also = ((story.scope.at(*place), "first here"),)
                story.wrong("LK601", f"`{name}` {what}.", *path, hint=hint, also=also)
            first.setdefault(name, (number, path))
        found.append(frozenset(members))
    return found


def _bloc(
    story: Story,
    spec: BlocSpec,
    members: frozenset[int],
    rival: bool,  # noqa: FBT001 - a fact
    path: tuple[str | int, ...],
) -> Bloc:
    """A bloc; those with a name, a rival or more than one member are framed, unless they were no alliance."""
    zones = list(story.spec.zones)
    if spec.zone is not None and spec.zone not in zones:
        hint = did_you_mean(spec.zone, zones)
        story.wrong("LK607", f"There is no zone `{spec.zone}`.", *path, "zone", hint=hint)
    name = story.words(spec.name, *path, "name")
    return Bloc(
        members=members,
        name=name if spec.allied else "",
        allied=spec.allied,
        framed=spec.allied and (bool(name) or rival or len(members) > 1),
        zone=zones.index(spec.zone) if spec.zone in zones else None,
    )


def _rivals(story: Story, index: int, spec: PhaseSpec) -> Pairs:
    """Rival blocs by place; LK605 for an id that no bloc of the phase has, LK615 for one that two have."""
    ids: dict[str, int] = {}
    for number, bloc in enumerate(spec.blocs):
        if bloc.id in ids:
            message = f"Two blocs of {called(spec, index)} have the id `{bloc.id}`."
            story.wrong("LK615", message, "phases", index, "blocs", number, "id")
        elif bloc.id is not None:
            ids[bloc.id] = number
    pairs = set()
    for at, (one, other) in enumerate(spec.rivals):
        for side, name in enumerate((one, other)):
            if name not in ids:
                message = f"No bloc of {called(spec, index)} has the id `{name}`."
                hint = _bloc_meant(story, name, spec, list(ids))
                story.wrong("LK605", message, "phases", index, "rivals", at, side, hint=hint)
        if one == other:
            story.wrong("LK605", f"`{one}` cannot be its own rival.", "phases", index, "rivals", at)
        elif one in ids and other in ids:
            pairs.add((min(ids[one], ids[other]), max(ids[one], ids[other])))
    return frozenset(pairs)


def _bloc_meant(story: Story, name: str, spec: PhaseSpec, ids: list[str]) -> str:
    """The id of the bloc that is meant where its name, or one of its members, is written in place of it."""
    for bloc in spec.blocs:
        what = ""
        if bloc.name and name.casefold() == bloc.name.casefold():
            what = f"the bloc “{bloc.name}”"
        elif any(_is_person(story, name, member) for member in bloc.members):
            what = f"the bloc of `{name}`"
        if what:
            return f"{what} has the id `{bloc.id}`" if bloc.id else f"give {what} an `id:`, and name that"
    return did_you_mean(name, ids) or (f"the blocs of this phase are {listed(ids, 8)}" if ids else "")


def _is_person(story: Story, name: str, id_: str) -> bool:
    person = story.scope.ledger.person(id_)
    shown = () if person is None else (person.short.casefold(), person.name.casefold())
    return name == id_ or name.casefold() in shown
