"""What the test file of an item type brings for tests that go through all types.

`tests/items/test_<type>.py` may have, and a type that comes anew should:

- `ITEM`: an item of the type as a spec, for the small tests that hold of any item;
- `answered(draw)`: an item whose answers differ by chance, and nothing that is printed does;
- `hidden(mint)`: an item in nonsense words, those of the answer hidden;
- `by_chance(draw)`: any item of the type, for lessons by chance; it may have levels.

Facts that such items name are those of the lessons which they are put in: people `p0`, `p1` … and terms `t0`, `t1` …
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from lessonkit.items import ITEM_TYPES


def own(name: str) -> dict[str, Any]:
    """What the test files of the types have under that name, by type."""
    modules = {key: import_module(f"items.test_{key}") for key in ITEM_TYPES if find_spec(f"items.test_{key}")}
    return {key: getattr(module, name) for key, module in modules.items() if hasattr(module, name)}
