"""The shape of a spec: validated part by part, so that a slip in one part doesn't hide those in the others."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from lessonkit.diagnostics import Sink
from lessonkit.source.nodes import Mapping, Node, Path, Plain, plain, without
from lessonkit.source.spec import LessonSpec
from lessonkit.source.wording import report_invalid


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
            paths = report_invalid(error, kept, (), LessonSpec, sink if attempt == 0 else Sink())
            broken.update(str(path[0]) for path in paths if path)
            cut = _unit if attempt == 0 else _whole_part
            kept = without(kept, frozenset(cut(path) for path in paths if path))
    return Shaped(LessonSpec.model_validate({"title": "–"}), Mapping((), node.span), node, frozenset(broken))


def _unit(path: Path) -> Path:
    """The smallest part that can be left out without making its neighbours wrong."""
    if path[0] == "worksheet" and path[2:3] == ("items",) and len(path) > 3:
        return path[:4]
    if path[0] in ("people", "terms", "events", "sources", "reading", "worksheet", "notes"):
        return path[:2]
    return path[:1]


def _whole_part(path: Path) -> Path:
    return path[:1]


def _titled(data: Plain) -> Plain:
    """A title in place of one that is missing, which has been reported."""
    if isinstance(data, dict):
        data.setdefault("title", "–")
    return data
