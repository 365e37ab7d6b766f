"""Who stood with whom, as the alliance chart tells it: for what else in a lesson speaks of allies, as role cards do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lessonkit.charts.spec import AlliancesSpec
from lessonkit.model.ledger import Ledger
from lessonkit.model.scope import Allies

_RANGE = re.compile(r"(?<=[\dA-Z])\s*-\s*(?=[\dA-Z])")


def allies_of(spec: AlliancesSpec, ledger: Ledger) -> Mapping[str, tuple[Allies, ...]]:
    """The phases in which each person of the chart is there, and the allies in each, in the order of `members:`.

    Groups that were no alliance count for none. What is wrong with the chart is reported where it is read.
    """
    found: dict[str, list[Allies]] = {}
    for phase in spec.phases:
        when = phase.label or _RANGE.sub("–", phase.years)
        for bloc in phase.blocs:
            people = [person for id_ in bloc.members if (person := ledger.person(id_))]
            for one in people:
                others = tuple(other.short for other in people if other is not one) if bloc.allied else ()
                found.setdefault(one.id, []).append(Allies(when, others))
    return {person: tuple(phases) for person, phases in found.items()}
