"""The public face: what an extension imports, and how it is found.

An extension is a package with an entry point in the group `lessonkit.items` (an `ItemSpec` class) or
`lessonkit.documents` (a `PupilsKind` or `TeachersKind`), or a file that a project names under `extensions:`.
docs/extending.md walks through one of each. What stands in `__all__` keeps its
name and meaning within a minor version; everything else may change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TypeGuard, TypeVar

from lessonkit.cache import content_key
from lessonkit.charts.order.untangle import Untangled, untangle
from lessonkit.diagnostics import Sink, Span
from lessonkit.documents import PUPILS_KINDS, TEACHERS_KINDS, add_kind, remove_kind
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row, teachers_head
from lessonkit.documents.teachers import TeachersKind
from lessonkit.documents.worksheet import item_blocks
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.items.printing import LETTERS, answer_line, in_print_order, lettered, ticked_points
from lessonkit.items.shuffle import places_in, shuffled, taken
from lessonkit.model import blocks, drawing, ink, ledger
from lessonkit.model.answers import Guidance, ItemAnswer, PartAnswer, SchemeLine
from lessonkit.model.faces import Faces
from lessonkit.model.lines import Evidence, cite
from lessonkit.model.paper import ItemPaper, Moves, Paper, PartPaper, Setting, WorksheetSection
from lessonkit.model.scope import Scope
from lessonkit.model.text import TICK, Text, joined, operative, plain
from lessonkit.registry import DuplicateName, Entry, Registry, did_you_mean
from lessonkit.specs import Beyond, FigureSpec, OneOrMore, RawItem, Strict

__all__ = [
    "LETTERS",
    "TICK",
    "Beyond",
    "Composed",
    "Evidence",
    "Faces",
    "FigureSpec",
    "Guidance",
    "ItemAnswer",
    "ItemPaper",
    "ItemSpec",
    "Moves",
    "OneOrMore",
    "Paper",
    "PartAnswer",
    "PartHalves",
    "PartPaper",
    "PartSpec",
    "Press",
    "PupilsKind",
    "RawItem",
    "SchemeLine",
    "Scope",
    "Setting",
    "Sink",
    "Span",
    "Strict",
    "TeachersKind",
    "Text",
    "Untangled",
    "WorksheetSection",
    "answer_line",
    "blocks",
    "cite",
    "did_you_mean",
    "document_title",
    "drawing",
    "head",
    "in_print_order",
    "ink",
    "item_blocks",
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
    "teachers_head",
    "ticked_points",
    "untangle",
]

ITEMS_GROUP = "lessonkit.items"
DOCUMENTS_GROUP = "lessonkit.documents"

Loaded = TypeVar("Loaded")


def load_extensions(sink: Sink, files: Sequence[Path] = ()) -> None:
    """Registers what installed packages bring, and the files that a project names; those of other projects go.

    Errors: LK807 one that cannot be loaded, or whose name is taken.
    """
    for entry in _entries(ITEMS_GROUP):
        found = _loaded(entry.name, entry.load, sink)
        if _is_item_type(found):
            _add(ITEM_TYPES, found.key, found, sink)
        elif found is not None:
            sink.report(
                "LK807", f"the extension `{entry.name}` is no item type", hint="it must be an ItemSpec class with a key"
            )
    for entry in _entries(DOCUMENTS_GROUP):
        found = _loaded(entry.name, entry.load, sink)
        if isinstance(found, PupilsKind | TeachersKind):
            _add_kind(found, sink)
        elif found is not None:
            hint = "it must be a PupilsKind or a TeachersKind"
            sink.report("LK807", f"the extension `{entry.name}` is no document", hint=hint)
    modules = [module for file in files if (module := _loaded(file.name, partial(_module, file), sink))]
    _forget_all_but({module.__name__ for module in modules})
    for module in modules:
        _add_all(module, sink)


_PREFIX = "lessonkit_project_"


def _module(file: Path) -> ModuleType:
    """The module that a project's file holds, under a name made from its path and content: sys.path stays as it is."""
    data = file.read_bytes()
    name = f"{_PREFIX}{file.stem}_{content_key(str(file), data)}"
    if name not in sys.modules:
        spec = spec_from_file_location(name, file)
        if spec is None or spec.loader is None:
            raise ImportError("Python can't read it")
        module = module_from_spec(spec)
        sys.modules[name] = module  # dataclasses and pydantic look their annotations up there
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
    return sys.modules[name]


def _add_all(module: ModuleType, sink: Sink) -> None:
    """The item types and documents that a project's file defines; what it imports is not its own."""
    types = [one for one in vars(module).values() if _is_item_type(one) and one.__module__ == module.__name__]
    found = (one for one in vars(module).values() if isinstance(one, PupilsKind | TeachersKind))
    kinds = [one for one in found if _home(one) == module.__name__]
    for item_type in types:
        _add(ITEM_TYPES, item_type.key, item_type, sink)
    for kind in kinds:
        _add_kind(kind, sink)
    if not types and not kinds:
        name = Path(module.__file__ or "").name
        hint = "it must define an ItemSpec class with a key, a PupilsKind or a TeachersKind"
        sink.report("LK807", f"the extension `{name}` adds nothing", hint=hint)


def _forget_all_but(kept: set[str]) -> None:
    """Takes out what files brought that are not among these modules: another project's, or older states of one."""
    for key, found in [(key, ITEM_TYPES[key]) for key in ITEM_TYPES]:
        if found.__module__.startswith(_PREFIX) and found.__module__ not in kept:
            ITEM_TYPES.remove(key)
    for kind in _kinds():
        if _home(kind).startswith(_PREFIX) and _home(kind) not in kept:
            remove_kind(kind)


def _kinds() -> list[PupilsKind | TeachersKind]:
    pupils = [PUPILS_KINDS[name] for name in PUPILS_KINDS]
    return [*pupils, *(TEACHERS_KINDS[name] for name in TEACHERS_KINDS)]


def _home(kind: PupilsKind | TeachersKind) -> str:
    return kind.compose.__module__


def _is_item_type(found: object) -> TypeGuard[type[ItemSpec]]:
    return isinstance(found, type) and issubclass(found, ItemSpec) and hasattr(found, "key")


def _entries(group: str) -> list[EntryPoint]:
    """By name, since the order in which packages were installed must not show anywhere."""
    return sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value))


def extension_files() -> tuple[Path, ...]:
    """The source files of the entries that extensions brought: what is built depends on them too."""
    named = [ITEM_TYPES[key].__module__ for key in ITEM_TYPES]
    named += [_home(kind) for kind in _kinds()]
    foreign = sorted({name for name in named if not name.startswith("lessonkit.")})
    files = (getattr(sys.modules.get(name), "__file__", None) for name in foreign)
    return tuple(Path(file) for file in files if file)


def _loaded(name: str, load: Callable[[], Loaded], sink: Sink) -> Loaded | None:
    try:
        return load()
    except Exception as error:  # whatever an extension raises is the fault of the extension, and is told
        sink.report("LK807", f"the extension `{name}` cannot be loaded: {error}", hint="mend it, or take it out")
        return None


def _add_kind(kind: PupilsKind | TeachersKind, sink: Sink) -> None:
    _try_to_add(partial(add_kind, kind, _part_of(kind)), sink, known=kind in _kinds())


def _part_of(kind: PupilsKind | TeachersKind) -> type[PartSpec] | None:
    """The part of a lesson that is the document's own: it stands in the same file, and names the document."""
    found = (one for one in vars(sys.modules[_home(kind)]).values() if isinstance(one, type) and one is not PartSpec)
    return next((one for one in found if issubclass(one, PartSpec) and one.document == kind.name), None)


def _add(registry: Registry[Entry], name: str, entry: Entry, sink: Sink) -> None:
    _try_to_add(partial(registry.add, name, entry), sink, known=registry.get(name) is entry)


def _try_to_add(add: Callable[[], None], sink: Sink, *, known: bool) -> None:
    if known:
        return  # loaded before, in an earlier run of the same process
    try:
        add()
    except DuplicateName as error:
        sink.report("LK807", str(error), hint="rename the extension's entry")
