"""The shape of a spec: validated part by part, so that a slip in one part doesn't hide those in the others."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from lessonkit.diagnostics import Sink
from lessonkit.items.part import PARTS
from lessonkit.source.nodes import Mapping, Node, Path, Plain, exact, plain, renamed, without
from lessonkit.source.spec import LessonSpec
from lessonkit.source.wording import Slip, report_invalid


@dataclass(frozen=True, slots=True)
class Shaped:
    """A spec that holds, and the tree it was read from.

    Parts with errors are left out of both; `broken` names the top-level keys in which that was so. `whole` is the tree
    as it was written.
    """

    spec: LessonSpec
    node: Node
    whole: Node
    broken: frozenset[str]


def read_shape(node: Mapping, sink: Sink) -> Shaped:
    """The spec with what is wrong reported (LK201 to LK205) and left out."""
    kept: Node = node
    broken: set[str] = set()
    for attempt in range(3):
        try:
            data = plain(kept) if attempt == 0 else _titled(plain(kept))
            return Shaped(LessonSpec.model_validate(data), kept, node, frozenset(broken))
        except ValidationError as error:
            # Only the first round speaks: what later rounds miss was taken out by the round before.
            slips = report_invalid(error, kept, (), LessonSpec, sink if attempt == 0 else Sink(), more=PARTS)
            slips = tuple(slip for slip in slips if slip.path)
            broken.update(str(slip.path[0]) for slip in slips)
            kept = _mended(kept, slips) if attempt == 0 else without(kept, frozenset(slip.path[:1] for slip in slips))
    return Shaped(LessonSpec.model_validate({"title": "–"}), Mapping((), node.span), node, frozenset(broken))


def _mended(node: Node, slips: tuple[Slip, ...]) -> Node:
    """The tree with misspelt keys of charts as they were meant, and without what else is at fault."""
    names = {slip.path: slip.meant for slip in slips if slip.path[0] in _CHARTS and _is_misspelt(slip, node)}
    gone = frozenset(_unit(slip) for slip in slips if slip.path not in names)
    mended = without(node, gone)
    for path, name in names.items():
        mended = renamed(mended, path, name)
    return mended


_CHARTS = ("alliances", "timeline")


def _is_misspelt(slip: Slip, node: Node) -> bool:
    """Whether a key is another one with a slip, which does not stand beside it."""
    return bool(slip.meant) and exact(node, (*slip.path[:-1], slip.meant)) is None


def _unit(slip: Slip) -> Path:
    """The smallest part that can be left out without making its neighbours wrong."""
    path = slip.path
    if path[0] == "worksheet" and path[2:3] == ("items",) and len(path) > 3:
        return path[:4]
    if path[0] in ("people", "terms", "events", "sources", "reading", "worksheet", "notes"):
        return path[:2]
    # Nothing else in a chart refers to a key that is not known, or to a value that none of its choices allows.
    if path[0] in _CHARTS and slip.code in ("LK201", "LK204"):
        return path
    return path[:1]


def _titled(data: Plain) -> Plain:
    """A title in place of one that is missing, which has been reported."""
    if isinstance(data, dict):
        data.setdefault("title", "–")
    return data
