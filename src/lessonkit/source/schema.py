"""The JSON Schema for editors (draft 2020-12), made from the models."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import cast

from lessonkit.items import ITEM_TYPES
from lessonkit.source.project_spec import ProjectSpec
from lessonkit.source.spec import DOCUMENTS, LessonSpec

_Json = dict[str, object]
_SCALARS = ["string", "number", "boolean"]
"""What an editor takes an unquoted text for: 1922 is a number to it, and `no` a truth."""


def lesson_schema(more_documents: Iterable[str] = ()) -> dict[str, object]:
    """The schema of a lesson, with one branch for each item type, told apart by its required key.

    `more_documents` are those that extensions bring; `print:` may name them beside the built-in ones.
    """
    schema = LessonSpec.model_json_schema(by_alias=True)
    definitions = cast("dict[str, _Json]", schema.pop("$defs", {}))
    branches: list[object] = []
    for key in ITEM_TYPES:
        branch = ITEM_TYPES[key].model_json_schema(by_alias=True)
        definitions.update(cast("dict[str, _Json]", branch.pop("$defs", {})))
        # An item without its key is of no type, even where the stem may be empty.
        required = cast("list[str]", branch.get("required", []))
        branch["required"] = required if key in required else [key, *required]
        name = f"item-{key}"
        definitions[name] = branch
        branches.append({"$ref": f"#/$defs/{name}"})
    section = cast("dict[str, _Json]", definitions["SectionSpec"]["properties"])
    section["items"]["items"] = {"type": "object", "oneOf": branches}
    printed = cast("dict[str, _Json]", schema["properties"])["print"]
    printed["items"] = {"type": "string", "enum": list(dict.fromkeys((*DOCUMENTS, *more_documents)))}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A lesson",
        **{key: value for key, value in schema.items() if key != "title"},
        "$defs": dict(sorted(definitions.items())),
    }
    return cast("dict[str, object]", _for_editors(whole, named=False))


def project_schema_text() -> str:
    """The schema of `lessonkit.yaml`."""
    schema = ProjectSpec.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(_for_editors(schema, named=False), indent=1, ensure_ascii=False) + "\n"


def schema_text(more_documents: Iterable[str] = ()) -> str:
    """The schema as it stands in `lesson.schema.json`."""
    return json.dumps(lesson_schema(more_documents), indent=1, ensure_ascii=False) + "\n"


def _for_editors(value: object, *, named: bool) -> object:
    """Texts may be any scalar; the titles that pydantic makes of names are dropped.

    `named` says that the keys here are names of the lesson's own (`properties`, `$defs`), not words of JSON Schema.
    """
    if isinstance(value, list):
        return [_for_editors(item, named=False) for item in value]
    if not isinstance(value, dict):
        return value
    result: _Json = {}
    for key, inner in value.items():
        if key == "title" and not named and inner != "A lesson":
            continue
        result[key] = _for_editors(inner, named=not named and key in ("properties", "$defs"))
    if not named and result.get("type") == "string" and not result.keys() & {"enum", "pattern", "const"}:
        result["type"] = _SCALARS
    return result
