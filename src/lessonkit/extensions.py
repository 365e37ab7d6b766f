"""How extensions are found: item types and documents of installed packages, and of files that a project names.

An extension is a package with an entry point in the group `lessonkit.items` (an `ItemSpec` class) or
`lessonkit.documents` (a `PupilsKind` or `TeachersKind`), or a file that a project names under `extensions:`.
docs/extending.md walks through one of each.
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
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS, TEACHERS_KINDS, add_kind, remove_kind
from lessonkit.documents.kinds import PupilsKind
from lessonkit.documents.teachers import TeachersKind
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.items.part import PartSpec
from lessonkit.registry import DuplicateName
from lessonkit.source.plan_spec import PlanSpec
from lessonkit.source.spec import LessonSpec
from lessonkit.source.unit_spec import UnitSpec

ITEMS_GROUP = "lessonkit.items"
DOCUMENTS_GROUP = "lessonkit.documents"

Loaded = TypeVar("Loaded")


def load_extensions(sink: Sink, files: Sequence[Path] = ()) -> None:
    """Registers what installed packages bring, and the files that a project names; those of other projects go.

    Errors: LK807 one that cannot be loaded, whose name is taken, or whose key means something else already.
    """
    for entry in _entries(ITEMS_GROUP):
        found = _loaded(entry.name, entry.load, sink)
        if _is_item_type(found):
            _add_type(found, sink)
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
        _add_type(item_type, sink)
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


_TAKEN = frozenset(
    field.alias or name
    for model in (LessonSpec, PlanSpec, UnitSpec)
    for name, field in model.model_fields.items()
)
"""Keys at the top of a file: a part under one of them would hide what it says."""


def _add_kind(kind: PupilsKind | TeachersKind, sink: Sink) -> None:
    part = _part_of(kind)
    if part is not None and part.key in _TAKEN:
        message = f"the part of `{kind.name}` is called `{part.key}`, as another key of a file is"
        sink.report("LK807", message, hint="rename the part's `key`")
        return
    _try_to_add(partial(add_kind, kind, part), sink, known=kind in _kinds())


def _part_of(kind: PupilsKind | TeachersKind) -> type[PartSpec] | None:
    """The part of a lesson that is the document's own: it stands in the same file, and names the document."""
    found = (one for one in vars(sys.modules[_home(kind)]).values() if isinstance(one, type))
    parts = (one for one in found if issubclass(one, PartSpec) and hasattr(one, "document"))
    return next((one for one in parts if one.document == kind.name), None)


def _add_type(found: type[ItemSpec], sink: Sink) -> None:
    if found.key in ItemSpec.model_fields:
        message = f"the item type `{found.key}` is called like a key that every item may have"
        sink.report("LK807", message, hint="rename its `key`")
        return
    _try_to_add(partial(ITEM_TYPES.add, found.key, found), sink, known=ITEM_TYPES.get(found.key) is found)


def _try_to_add(add: Callable[[], None], sink: Sink, *, known: bool) -> None:
    if known:
        return  # loaded before, in an earlier run of the same process
    try:
        add()
    except DuplicateName as error:
        sink.report("LK807", str(error), hint="rename the extension's entry")
