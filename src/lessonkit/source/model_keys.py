"""What the models of a spec say of their keys: which there are at a path, which hold lists, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from pydantic import BaseModel

from lessonkit.source.nodes import Path

Schema = Mapping[str, object]


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """The model's schema. Its own keys stand before those that it has from another: all items have `id` and `marks`."""
    schema = model.model_json_schema()
    kin = [one for one in model.__mro__ if issubclass(one, BaseModel)]
    keys = {field.alias or name: name for name, field in model.model_fields.items()}
    first = {key: max(i for i, one in enumerate(kin) if name in one.model_fields) for key, name in keys.items()}
    schema["properties"] = dict(sorted(schema.get("properties", {}).items(), key=lambda entry: first.get(entry[0], 0)))
    return schema


def known_keys(schema: Schema, path: Path) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    return list(_properties(_below(schema, path)))


def description(schema: Schema, path: Path) -> str:
    """What the model says of the value at a path; of the list where the value is one of a list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return ""
    found = _properties(_below(schema, path[:-1])).get(str(path[-1]), {})
    return str(found.get("description", ""))


def _properties(nodes: list[Schema]) -> dict[str, Schema]:
    known: dict[str, Schema] = {}
    for schema in nodes:
        known.update(cast("dict[str, Schema]", schema.get("properties", {})))
    return known


def _below(root: Schema, path: Path) -> list[Schema]:
    """The schemas of the value at a path: several where it is a union."""
    nodes = _branches(root, root)
    for step in path:
        following: list[object] = []
        for node in nodes:
            if isinstance(step, int):
                following.append(node.get("items"))
            else:
                following.append(cast("Schema", node.get("properties", {})).get(step, node.get("additionalProperties")))
        nodes = [b for f in following if isinstance(f, dict) for b in _branches(root, cast("Schema", f))]
    return nodes


def _branches(root: Schema, node: Schema) -> list[Schema]:
    reference = node.get("$ref")
    if isinstance(reference, str):
        definitions = cast("dict[str, Schema]", root.get("$defs", {}))
        return _branches(root, definitions[reference.rpartition("/")[2]])
    union = node.get("anyOf")
    if isinstance(union, list):
        return [branch for option in union for branch in _branches(root, cast("Schema", option))]
    return [node]


def holds_parts(schema: Schema, path: Path) -> bool:
    """Whether ids stand at a path, with keys under each."""
    by_id = any(not node.get("properties") for node in _below(schema, path))
    return by_id and bool(_properties(_below(schema, (*path, "x"))))


def is_list(schema: Schema, path: Path) -> bool:
    return any(node.get("type") == "array" for node in _below(schema, path))


def needed_lists(schema: Schema, path: Path) -> list[str]:
    """The keys of a mapping that can't be left out and hold a list."""
    return [
        key
        for node in _below(schema, path)
        for key in cast("list[str]", node.get("required", []))
        if is_list(schema, (*path, key))
    ]
