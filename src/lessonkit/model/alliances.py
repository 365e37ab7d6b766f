"""Alliance charts: what a sheet prints (paper) and what it asks for (answer).

People are lines. A sheet knows its lines by number only (A, B, C … in print), in an order made from the structure
alone: swapping who played which part changes the answer and leaves the paper as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lessonkit.model.lines import Evidence


class SheetKind(StrEnum):
    """The forms of a chart: seats to fill and join, lines to label, or a table of sides."""

    SEATS = "seats"
    LABEL = "label"
    MATRIX = "matrix"


class Part(StrEnum):
    """What a sheet may leave for the pupil."""

    NAMES = "names"
    BLOCS = "blocs"
    TITLES = "titles"
    NOTES = "notes"
    LINES = "lines"
    MOMENTS = "moments"


class Fate(StrEnum):
    """What befell a person, as a sign on the line. Those who died or were killed have no line after it."""

    DIED = "died"
    KILLED = "killed"
    EXPELLED = "expelled"
    EXILED = "exiled"
    OUSTED = "ousted"
    REJOINED = "rejoined"

    @property
    def ends(self) -> bool:
        """Whether the line ends here."""
        return self in (Fate.DIED, Fate.KILLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePaper:
    """A part of the chart behind a dashed boundary, on its left or right side."""

    name: str
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocPaper:
    """People who stand together in one phase: their lines from left to right.

    `framed` blocs are allies in a capsule; `named` ones have a plate for their name, which is `name` where printed.
    """

    lines: tuple[int, ...]
    framed: bool = False
    named: bool = False
    name: str | None = None
    zone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePaper:
    """A stretch of time: its blocs from left to right, and which of them are rivals (by place in `blocs`)."""

    years: str
    blocs: tuple[BlocPaper, ...] = ()
    rivals: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    note: str | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """All lines of the phase, from left to right."""
        return tuple(line for bloc in self.blocs for line in bloc.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentPaper:
    """A sign on a line: `at` is its place in the phase, from 0 to 1."""

    line: int
    phase: int
    at: float
    sign: Fate
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPaper:
    """A row of the matrix: a person, and in which phases there is something to write."""

    name: str
    open: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """One sheet of a chart as the pupil sees it. None stands for what is left blank.

    `protagonist` is the thick line, on sheets that draw lines; `signs` are those of the legend; `most_moments` is the
    room to keep: how many signs one line bears in one phase at most; `about` is the person whose friends and foes the
    matrix tells. `crossings` counts where lines cross, `proved` says that none could be spared.
    """

    id: str
    kind: SheetKind
    title: str = ""
    names: tuple[str | None, ...] = ()
    phases: tuple[PhasePaper, ...] = ()
    zones: tuple[ZonePaper, ...] = ()
    moments: tuple[MomentPaper, ...] = ()
    protagonist: int | None = None
    draws_lines: bool = False
    signs: tuple[Fate, ...] = ()
    most_moments: int = 0
    bank_names: tuple[str, ...] = ()
    bank_blocs: tuple[str, ...] = ()
    about: str = ""
    rows: tuple[RowPaper, ...] = ()
    crossings: int = 0
    proved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseAnswer:
    """What completes a phase: its title, why it came about, its blocs' names ("" for none), and what proves it."""

    title: str
    note: str
    blocs: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    beyond_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentAnswer:
    """A sign that belongs on a line, with its caption, what proves it, and a note to the teacher."""

    line: int
    phase: int
    at: float
    sign: Fate
    caption: str
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    beyond_note: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAnswer:
    """Where a person stood in a phase: "with Stalin", and the group or place, if any."""

    side: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """What completes that sheet. Names stand in the order of the paper's lines.

    `either_way` are lines that the sheet cannot tell apart: their names may be swapped. `rows` are the sides of the
    matrix, None where there is nothing to write.
    """

    id: str
    names: tuple[str, ...] = ()
    phases: tuple[PhaseAnswer, ...] = ()
    moments: tuple[MomentAnswer, ...] = ()
    protagonist: int | None = None
    either_way: tuple[tuple[int, ...], ...] = ()
    rows: tuple[tuple[SideAnswer | None, ...], ...] = ()
