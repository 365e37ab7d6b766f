"""The JSON Schema for editors (draft 2020-12), made from the models."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from pydantic import BaseModel

from lessonkit.items import ITEM_TYPES
from lessonkit.items.part import PARTS
from lessonkit.model.names import DOCUMENTS
from lessonkit.source.plan_spec import PlanSpec
from lessonkit.source.project_spec import ProjectSpec
from lessonkit.source.spec import LessonSpec
from lessonkit.source.unit_spec import UnitSpec

_Json = dict[str, object]
_TITLES = ("A lesson", "A plan", "A unit")
_NO_BOOKLET = frozenset({"poster", "answer-key"})
"""What hangs on the wall, and what is for the teacher."""
_SCALARS = ["string", "number", "boolean"]
"""What an editor takes an unquoted text for: 1922 is a number to it, and `no` a truth."""


def lesson_schema(more_documents: Iterable[str] = ()) -> dict[str, object]:
    """The schema of a lesson, with one branch for each item type, told apart by its required key.

    `more_documents` are those that extensions bring; `print:` may name them beside the built-in ones.
    """
    schema, definitions = _schema_of(LessonSpec, more_documents)
    for key in PARTS:
        part = PARTS[key].model_json_schema(by_alias=True)
        definitions.update(cast("dict[str, _Json]", part.pop("$defs", {})))
        cast("dict[str, _Json]", schema["properties"])[key] = part
    return _whole("A lesson", schema, definitions)


def plan_schema(more_documents: Iterable[str] = ()) -> dict[str, object]:
    """The schema of a plan; a new item has one branch for each type, as in a lesson."""
    schema, definitions = _schema_of(PlanSpec, more_documents)
    return _whole("A plan", schema, definitions)


def unit_schema(more_documents: Iterable[str] = ()) -> dict[str, object]:
    """The schema of a unit; the items of its test have one branch for each type, as in a lesson."""
    schema = UnitSpec.model_json_schema(by_alias=True)
    definitions = cast("dict[str, _Json]", schema.pop("$defs", {}))
    documents = [name for name in dict.fromkeys((*DOCUMENTS, *more_documents)) if name not in _NO_BOOKLET]
    cast("dict[str, _Json]", definitions["BookletSpec"]["properties"])["documents"]["items"] = {
        "type": "string",
        "enum": documents,
    }
    return _whole("A unit", schema, definitions)


def _schema_of(model: type[BaseModel], more_documents: Iterable[str]) -> tuple[_Json, dict[str, _Json]]:
    """A model's schema with its documents, and the definitions that it refers to."""
    schema = model.model_json_schema(by_alias=True)
    definitions = cast("dict[str, _Json]", schema.pop("$defs", {}))
    printed = cast("dict[str, _Json]", schema["properties"])["print"]
    printed["items"] = {"type": "string", "enum": list(dict.fromkeys((*DOCUMENTS, *more_documents)))}
    return schema, definitions


def _any_item(definitions: dict[str, _Json]) -> _Json:
    """An item: one branch for each type, told apart by its required key. Adds what the branches refer to."""
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
    return {"type": "object", "oneOf": branches}


def _whole(title: str, schema: _Json, definitions: dict[str, _Json]) -> dict[str, object]:
    definitions["item"] = _any_item(definitions)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **{key: value for key, value in schema.items() if key != "title"},
        "$defs": dict(sorted(definitions.items())),
    }
    return cast("dict[str, object]", _for_editors(whole, named=False))


def schema_text(more_documents: Iterable[str] = ()) -> str:
    """The schema as it stands in `lesson.schema.json`."""
    return _as_text(lesson_schema(more_documents))


def plan_schema_text(more_documents: Iterable[str] = ()) -> str:
    """The schema as it stands in `plan.schema.json`."""
    return _as_text(plan_schema(more_documents))


def unit_schema_text(more_documents: Iterable[str] = ()) -> str:
    """The schema as it stands in `unit.schema.json`."""
    return _as_text(unit_schema(more_documents))


def project_schema_text(_documents: Iterable[str] = ()) -> str:
    """The schema of `lessonkit.yaml`; no document is named in it."""
    schema = ProjectSpec.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return _as_text(cast("dict[str, object]", _for_editors(schema, named=False)))


SCHEMAS: Mapping[str, Callable[[Iterable[str]], str]] = {
    "lesson": schema_text,
    "plan": plan_schema_text,
    "unit": unit_schema_text,
    "project": project_schema_text,
}
"""What there is a schema of, and its text."""


def _as_text(schema: dict[str, object]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _for_editors(value: object, *, named: bool) -> object:
    """Texts may be any scalar; the titles that pydantic makes of names are dropped.

    `named` says that the keys here are names of the lesson's own (`properties`, `$defs`), not words of JSON Schema.
    """
    if isinstance(value, list):
        return [_for_editors(item, named=False) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("x-item"):
        return {"$ref": "#/$defs/item", **({"description": said} if (said := value.get("description")) else {})}
    result: _Json = {}
    for key, inner in value.items():
        if key == "title" and not named and inner not in _TITLES:
            continue
        result[key] = _for_editors(inner, named=not named and key in ("properties", "$defs"))
    if not named and result.get("type") == "string" and not result.keys() & {"enum", "pattern", "const"}:
        result["type"] = _SCALARS
    return result
