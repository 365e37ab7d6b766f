"""What the command line asks of a class set. It is read before anything has to be built, so it imports nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lessonkit.model.names import SORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """A roster, and how its copies are made up. `date` is printed as it is.

    The class is `called` as plan or project say, else as the roster's file. A `roster` may be the id of a class of the
    project, until the project is known.

    `summary` puts the print summary before the copies; `skip` leaves broken rows out.
    """

    roster: Path
    sort: str = SORTS[0]
    spares: int = 0
    duplex: bool = True
    summary: bool = False
    skip: bool = False
    date: str = ""
    called: str = ""

    @property
    def class_name(self) -> str:
        """What the class is called."""
        return self.called or self.roster.stem
