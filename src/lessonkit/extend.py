"""The public face: what an extension imports, and how it is found.

An extension is a package with an entry point in the group `lessonkit.items` (an `ItemSpec` class) or
`lessonkit.documents` (a `PupilsKind`). docs/extending.md walks through one of each. What stands in `__all__` keeps its
name and meaning within a minor version; everything else may change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from lessonkit.charts.order.untangle import Untangled, untangle
from lessonkit.diagnostics import Sink, Span
from lessonkit.documents import PUPILS_KINDS
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import LETTERS, answer_line, in_print_order, lettered, ticked_points
from lessonkit.items.shuffle import places_in, shuffled, taken
from lessonkit.model import blocks, drawing, ink, ledger
from lessonkit.model.answers import Guidance, ItemAnswer, SchemeLine
from lessonkit.model.lines import Evidence, cite
from lessonkit.model.paper import ItemPaper, Moves, Paper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import TICK, Text, joined, operative, plain
from lessonkit.registry import DuplicateName, Entry, Registry, did_you_mean
from lessonkit.specs import Beyond, OneOrMore, Strict

__all__ = [
    "LETTERS",
    "TICK",
    "Beyond",
    "Composed",
    "Evidence",
    "Guidance",
    "ItemAnswer",
    "ItemPaper",
    "ItemSpec",
    "Moves",
    "OneOrMore",
    "Paper",
    "Press",
    "PupilsKind",
    "SchemeLine",
    "Scope",
    "Setting",
    "Sink",
    "Span",
    "Strict",
    "Text",
    "Untangled",
    "answer_line",
    "blocks",
    "cite",
    "did_you_mean",
    "document_title",
    "drawing",
    "head",
    "in_print_order",
    "ink",
    "joined",
    "ledger",
    "lettered",
    "load_extensions",
    "name_row",
    "operative",
    "places_in",
    "plain",
    "shuffled",
    "taken",
    "ticked_points",
    "untangle",
]

ITEMS_GROUP = "lessonkit.items"
DOCUMENTS_GROUP = "lessonkit.documents"


def load_extensions(sink: Sink) -> None:
    """Registers what installed packages bring. Errors: LK807 one that cannot be loaded, or whose name is taken."""
    for entry in _entries(ITEMS_GROUP):
        found = _loaded(entry.name, entry.load, sink)
        if isinstance(found, type) and issubclass(found, ItemSpec) and hasattr(found, "key"):
            _add(ITEM_TYPES, found.key, found, sink)
        elif found is not None:
            sink.report(
                "LK807", f"the extension `{entry.name}` is no item type", hint="it must be an ItemSpec class with a key"
            )
    for entry in _entries(DOCUMENTS_GROUP):
        found = _loaded(entry.name, entry.load, sink)
        if isinstance(found, PupilsKind):
            _add(PUPILS_KINDS, found.name, found, sink)
        elif found is not None:
            sink.report("LK807", f"the extension `{entry.name}` is no document", hint="it must be a PupilsKind")


def _entries(group: str) -> list[EntryPoint]:
    """By name, since the order in which packages were installed must not show anywhere."""
    return sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value))


def extension_files() -> tuple[Path, ...]:
    """The source files of the entries that extensions brought: what is built depends on them too."""
    named = [ITEM_TYPES[key].__module__ for key in ITEM_TYPES]
    named += [PUPILS_KINDS[name].compose.__module__ for name in PUPILS_KINDS]
    foreign = sorted({name for name in named if not name.startswith("lessonkit.")})
    files = (getattr(sys.modules.get(name), "__file__", None) for name in foreign)
    return tuple(Path(file) for file in files if file)


def _loaded(name: str, load: Callable[[], object], sink: Sink) -> object | None:
    try:
        return load()
    except Exception as error:  # whatever an extension raises is the fault of the extension, and is told
        sink.report("LK807", f"the extension `{name}` cannot be loaded: {error}", hint="mend or uninstall it")
        return None


def _add(registry: Registry[Entry], name: str, entry: Entry, sink: Sink) -> None:
    if registry.get(name) is entry:
        return  # loaded before, in an earlier run of the same process
    try:
        registry.add(name, entry)
    except DuplicateName as error:
        sink.report("LK807", str(error), hint="rename the extension's entry")
