"""Silences: warnings that a lesson means to have, said where they stand, each with its reason.

    - choose: Which of these is no animal?
      silence:
        LK915: The long option is a joke that this class knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.codes import CODES
from lessonkit.diagnostics import Severity, Silence, Sink
from lessonkit.registry import did_you_mean
from lessonkit.source.nodes import Entry, Mapping, Node, Scalar, Sequence, walk

KEY = "silence"


def read_silences(node: Node, sink: Sink) -> tuple[Silence, ...]:
    """All silences of a lesson. Each holds for the part in which it stands, its first line to its last; one that stands
    at the top holds for the whole lesson.

    Errors: LK930 a code that is not known, or is that of an error. One without a reason is no text, or an empty one,
    which the models refuse.
    """
    return tuple(_found(node, sink, whole=True))


def _found(node: Node, sink: Sink, *, whole: bool = False) -> Iterator[Silence]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _found(item, sink)
    if not isinstance(node, Mapping):
        return
    for entry in node.entries:
        if entry.key.value != KEY:
            yield from _found(entry.value, sink)
        elif isinstance(entry.value, Mapping):
            lines = _lines(node)
            known = (one for one in entry.value.entries if _known(one, sink))
            yield from (Silence(one.key.value, one.key.span, *lines, whole) for one in known)


def _known(entry: Entry, sink: Sink) -> bool:
    code = entry.key.value
    if code not in CODES:
        hint = did_you_mean(code, CODES) or "write the code of the warning, as `check` tells it"
        sink.report("LK930", f"there is no warning {code}", entry.key.span, hint=hint)
    elif Severity(CODES[code].severity) is not Severity.WARNING:
        sink.report("LK930", f"{code} is an error, which can't be silenced", entry.key.span, hint="mend what it tells")
    else:
        return isinstance(entry.value, Scalar)
    return False


def _lines(node: Mapping) -> tuple[int, int]:
    """The first and the last line of a part, as far as it stands in one file."""
    own = node.entries[0].key.span
    spans = [entry.key.span for entry in node.entries]
    spans += [scalar.span for _, scalar in walk(node)]
    lines = [line for span in spans if span.file == own.file for line in (span.line, span.end_line)]
    return min(lines), max(lines)
