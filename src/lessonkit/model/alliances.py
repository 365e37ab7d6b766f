"""Alliance charts: what a sheet prints (paper) and what it asks for (answer).

People are lines. A sheet knows its lines by number only (A, B, C … in print), in an order made from the structure
alone: swapping who played which part changes the answer and leaves the paper as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from lessonkit.diagnostics import Span
from lessonkit.model.digest import UNPRINTED
from lessonkit.model.lines import Evidence

TOLD = "told"
"""The sheet by which one of the form `label` can be checked: lines and letters are the same, and all is printed."""


class SheetKind(StrEnum):
    """The forms of a chart: seats to fill and join, lines to label, all told, a table of sides, ties in panels."""

    SEATS = "seats"
    LABEL = "label"
    COMPLETE = "complete"
    MATRIX = "matrix"
    NETWORK = "network"

    @property
    def is_storyline(self) -> bool:
        """Whether people are lines that run through the phases."""
        return self in (SheetKind.SEATS, SheetKind.LABEL, SheetKind.COMPLETE)


class PageShape(StrEnum):
    """How a sheet lies: as the chart needs it, upright with time running down, or on its side with time across."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Part(StrEnum):
    """What a sheet may leave for the pupil."""

    NAMES = "names"
    BLOCS = "blocs"
    TITLES = "titles"
    NOTES = "notes"
    LINES = "lines"
    MOMENTS = "moments"


class Shape(StrEnum):
    """What a sign looks like: the shapes that `charts/signs.py` can draw."""

    DAGGER = "dagger"
    CROSS = "cross"
    BAR = "bar"
    ARROW_RIGHT = "arrow-right"
    ARROW_LEFT = "arrow-left"
    ARROW_DOWN = "arrow-down"
    ARROW_UP = "arrow-up"
    SWAP = "swap"
    DOOR = "door"
    RING = "ring"
    RINGS = "rings"
    HEART = "heart"
    CROWN = "crown"
    SWORDS = "swords"
    STAR = "star"
    FLAG = "flag"
    DOT = "dot"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Sign:
    """What befell a person, as a sign on the line: its shape, and what it means in the legend.

    A line ends at a sign that `ends` it.
    """

    shape: Shape
    meaning: str
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """The story's own words for what a chart shows; empty ones stand for the fixed words."""

    person: str = ""
    people: str = ""
    group: str = ""
    groups: str = ""
    allies: str = ""
    rivals: str = ""
    versus: str = ""
    why: str = ""


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

    @property
    def unnamed(self) -> bool:
        """Whether its plate is left blank."""
        return self.named and self.name is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePaper:
    """A stretch of time: its blocs from left to right, and which of them are rivals (by place in `blocs`).

    `years` is what is printed over it: years, or a label such as "Act 1".
    """

    years: str
    blocs: tuple[BlocPaper, ...] = ()
    rivals: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    note: str | None = None
    given: tuple[tuple[int, str], ...] = ()
    """Lines whose names are printed in this phase, on a sheet that asks for them elsewhere."""

    @property
    def order(self) -> tuple[int, ...]:
        """All lines of the phase, from left to right."""
        return tuple(line for bloc in self.blocs for line in bloc.lines)

    def bare(self, blank: frozenset[Part]) -> PhasePaper:
        """The phase without what is left for the pupil."""
        hidden = Part.BLOCS in blank
        return replace(
            self,
            blocs=tuple(replace(bloc, name=None) for bloc in self.blocs) if hidden else self.blocs,
            title=None if Part.TITLES in blank else self.title,
            note=None if Part.NOTES in blank else self.note,
            given=(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentPaper:
    """A sign on a line: `at` is its place in the phase, from 0 to 1."""

    line: int
    phase: int
    at: float
    sign: Sign
    word: str
    when: str

    @property
    def caption(self) -> str:
        """What stands under the sign: a word, then when it was."""
        return f"{self.word} {self.when}".strip()


class Stance(StrEnum):
    """Where somebody stands towards another."""

    WITH = "with"
    AGAINST = "against"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePaper:
    """What is printed in a cell of the matrix: "with Stalin", and the group or place, if any."""

    stance: Stance
    side: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPaper:
    """A row of the matrix: a person, in which phases there is something to write, and what is printed in the others.

    Where there is neither, the person is not part of the story. `role` is what the handout's table says of the person.
    """

    name: str
    role: str = ""
    open: tuple[bool, ...]
    given: tuple[SidePaper | None, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two people of a network, by their places on it: allies or rivals."""

    one: int
    other: int
    allied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPaper:
    """A phase of the networks: who is there, by place in the sheet's names; its ties where they are printed."""

    years: str
    there: tuple[int, ...]
    title: str | None = None
    ties: tuple[Tie, ...] | None = None

    def bare(self, blank: frozenset[Part]) -> PanelPaper:
        """The panel without what is left for the pupil."""
        title = None if Part.TITLES in blank else self.title
        return replace(self, title=title, ties=None if Part.LINES in blank else self.ties)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """One sheet of a chart as the pupil sees it. None stands for what is left blank.

    `protagonist` is the thick line, on sheets that draw lines; `signs` are those of the legend; `most_moments` is the
    room to keep: how many signs one line bears in one phase at most; `about` is the person whose friends and foes the
    matrix tells. `crossings` counts where lines cross, `proved` says that none could be spared, by which `method`.
    """

    id: str
    kind: SheetKind
    title: str = ""
    names: tuple[str | None, ...] = ()
    phases: tuple[PhasePaper, ...] = ()
    zones: tuple[ZonePaper, ...] = ()
    blank: frozenset[Part] = frozenset()
    """What is left for the pupil; a level may give some of it as a start."""
    moments: tuple[MomentPaper, ...] = ()
    protagonist: int | None = None
    draws_lines: bool = False
    signs: tuple[Sign, ...] = ()
    most_moments: int = 0
    says_when: bool = True
    """Whether signs bear a year, or whatever else says when it was."""
    sign_count: int = 0
    """How many signs there are, whether they are printed or asked for."""
    bank_names: tuple[str, ...] = ()
    bank_blocs: tuple[str, ...] = ()
    spare: tuple[int, int] = (0, 0)
    """How many names, and groups, of the bank belong nowhere."""
    about: str = ""
    rows: tuple[RowPaper, ...] = ()
    panels: tuple[PanelPaper, ...] = ()
    triangles: bool = False
    """Whether pupils count which triangles of ties are stable."""
    nouns: Nouns = Nouns()
    page: PageShape = PageShape.AUTO
    open_names: tuple[int, ...] = ()
    """How many names each part of the key's note on exchanges has, were none given: all levels keep the same room."""
    poster: int = 0
    """How many sheets lie side by side where the chart is a poster; 0 where it is none."""
    table: bool = True
    """Whether a page tells the chart in words."""
    level: str = field(default="", metadata={UNPRINTED: True})
    """The level that the sheet is made for; "" for all."""
    crossings: int = field(default=0, metadata={UNPRINTED: True})
    proved: bool = field(default=True, metadata={UNPRINTED: True})
    method: str = field(default="", metadata={UNPRINTED: True})
    origin: Span | None = field(default=None, metadata={UNPRINTED: True})

    def name(self, phase: int, line: int) -> str | None:
        """A line's name as it is printed in a phase, or None where it is asked for."""
        always = self.names[line]
        return always if always is not None else dict(self.phases[phase].given).get(line)

    def bare(self) -> SheetPaper:
        """The sheet without what its level gives as a start: all levels stand where this one does."""
        names = (None,) * len(self.names) if Part.NAMES in self.blank else self.names
        phases = tuple(phase.bare(self.blank) for phase in self.phases)
        panels = tuple(panel.bare(self.blank) for panel in self.panels)
        return replace(self, names=names, phases=phases, panels=panels)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseAnswer:
    """What completes a phase: years, title, why it came about, its blocs' names ("" for none), and what proves it."""

    years: str
    title: str
    note: str
    blocs: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    beyond_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentAnswer:
    """A sign that belongs on a line, what proves it, and a note to the teacher."""

    shown: MomentPaper
    evidence: tuple[Evidence, ...] = ()
    beyond: bool = False
    beyond_note: str = ""
    note: str = ""


Exchange = tuple[tuple[int, ...], ...]
"""Lines whose names change places all at once, in rounds: each goes to the place of the next, the last to the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """What completes that sheet. Names stand in the order of the paper's lines; on sheets without lines, by name.

    Every sheet knows all moments, whether it asks for them or not: the mark scheme proves them. `either_way` are lines
    that the sheet cannot tell apart: their names may be swapped; those of `exchanges` change places only several
    at once. `rows` are the sides of the matrix, None where there is nothing to write. `ties` are the networks' lines,
    phase by phase.
    """

    id: str
    names: tuple[str, ...] = ()
    phases: tuple[PhaseAnswer, ...] = ()
    fates: tuple[MomentAnswer, ...] = ()
    protagonist: int | None = None
    either_way: tuple[tuple[int, ...], ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    rows: tuple[tuple[SidePaper | None, ...], ...] = ()
    ties: tuple[tuple[Tie, ...], ...] = ()

    @property
    def moments(self) -> tuple[MomentPaper, ...]:
        """All signs, as the key draws them."""
        return tuple(fate.shown for fate in self.fates)
