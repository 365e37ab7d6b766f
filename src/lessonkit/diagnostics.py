"""Problems in what a teacher wrote: where, what, and what to do.

A user's mistake is a `Diagnostic`, never an exception; an exception means a defect of ours. Stages report to a
`Sink` and go on, so that one run shows them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lessonkit.codes import CODES


class Severity(StrEnum):
    """How bad it is. Errors stop the packet; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file. Lines and columns count from 1; the end column is one past the last sign."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code, its place, what is wrong, what to do, and at times a second place."""

    code: str
    message: str
    span: Span | None = None
    hint: str = ""
    also: tuple[tuple[Span, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity that the table of codes gives."""
        return Severity(CODES[self.code].severity)


@dataclass(frozen=True, slots=True)
class Silence:
    """A warning that the teacher means to have: its code, where that is said, and the lines that it holds for.

    A `whole` one holds for the whole lesson, in whatever file its parts stand.
    """

    code: str
    span: Span
    first: int
    last: int
    whole: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether the diagnostic is the one that is meant, at a place where it is."""
        if diagnostic.code != self.code or diagnostic.severity is not Severity.WARNING:
            return False
        span = diagnostic.span
        within = span is not None and span.file == self.span.file and self.first <= span.line <= self.last
        return self.whole or within


@dataclass(slots=True)
class Sink:
    """Collects the diagnostics of one run; warnings that a lesson silences are not among those told."""

    found: list[Diagnostic] = field(default_factory=list)
    silences: tuple[Silence, ...] = ()
    _seen: set[Diagnostic] = field(default_factory=set, repr=False)

    def report(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        hint: str = "",
        also: tuple[tuple[Span, str], ...] = (),
    ) -> None:
        """Adds a diagnostic; one that was already reported with the same words and place is not repeated.

        Without a hint of its own it gets the remedy from the table of codes.
        """
        diagnostic = Diagnostic(code, message, span, hint or _as_hint(CODES[code].remedy), also)
        if diagnostic not in self._seen:
            self._seen.add(diagnostic)
            self.found.append(diagnostic)

    def has_errors(self) -> bool:
        """Whether anything reported so far stops the packet."""
        return any(d.severity is Severity.ERROR for d in self.found)

    def count_errors(self) -> int:
        """How many things reported so far stop the packet: what reads a part sees whether it added any."""
        return sum(d.severity is Severity.ERROR for d in self.found)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All diagnostics by file, line and column; those without a place first."""
        told = (one for one in self.found if not any(silence.covers(one) for silence in self.silences))
        return tuple(sorted(told, key=_place))

    def idle_silences(self) -> tuple[Silence, ...]:
        """The silences that no diagnostic needed."""
        return tuple(one for one in self.silences if not any(map(one.covers, self.found)))


def _as_hint(remedy: str) -> str:
    return remedy[:1].lower() + remedy[1:].rstrip(".")


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    span = diagnostic.span
    if span is None:
        return ("", 0, 0, diagnostic.code, diagnostic.message)
    return (span.file, span.line, span.column, diagnostic.code, diagnostic.message)
