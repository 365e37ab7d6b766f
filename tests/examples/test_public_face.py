"""Whatever built-in activities and documents are made of, an extension can be made of, too."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from lessonkit import documents, extend
from lessonkit.items import BUILT_IN

TYPES = sorted({spec.__module__ for spec in BUILT_IN})
KINDS = sorted(
    {module for kind, part in documents.BUILT_IN if part for module in (kind.compose.__module__, part.__module__)}
)
MODULES = [getattr(extend, name) for name in extend.__all__ if isinstance(getattr(extend, name), ModuleType)]


def imports(module: str) -> Iterator[tuple[str, str]]:
    """What a module imports from lessonkit, wherever the import stands: a module's name, and a name in it."""
    source = Path(str(sys.modules[module].__file__)).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("lessonkit"):
            yield from ((str(node.module), alias.name) for alias in node.names)


def is_offered(module: str, name: str) -> bool:
    """Whether the public face has the very thing, or the module in which it stands."""
    home = import_module(module)
    return home in MODULES or (name in extend.__all__ and getattr(extend, name) is getattr(home, name))


@pytest.mark.parametrize("module", TYPES)
def test_an_item_type_could_be_an_extension(module: str) -> None:
    """It takes nothing that the public face lacks, but from a type that it is a variant of."""
    taken = [one for one in imports(module) if one[0] not in TYPES]
    assert [one for one in taken if not is_offered(*one)] == []


@pytest.mark.parametrize("module", KINDS)
def test_a_document_with_a_part_could_be_an_extension(module: str) -> None:
    """It takes nothing that the public face lacks, but from its own two files and those of others of its sort."""
    taken = [one for one in imports(module) if one[0] not in KINDS]
    assert [one for one in taken if not is_offered(*one)] == []


def test_every_promised_name_is_there() -> None:
    """`__all__` lists names that exist, each once, in order; what is loaded late is not there under other names."""
    assert [name for name in extend.__all__ if not hasattr(extend, name)] == []
    assert len(set(extend.__all__)) == len(extend.__all__)
    assert not hasattr(extend, "compose_anything")
