"""The JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from lessonkit.documents import PUPILS_KINDS, known_documents
from lessonkit.items import ITEM_TYPES
from lessonkit.source.model_keys import description, known_keys
from lessonkit.source.schema import (
    lesson_schema,
    plan_schema,
    plan_schema_text,
    project_schema_text,
    schema_text,
    unit_schema,
    unit_schema_text,
)

ROOT = Path(__file__).parents[2]


def test_the_file_in_the_repository_is_the_schema_of_the_code() -> None:
    """`lessonkit schema > lesson.schema.json` writes it anew."""
    assert (ROOT / "lesson.schema.json").read_text(encoding="utf-8") == schema_text(known_documents())
    assert (ROOT / "plan.schema.json").read_text(encoding="utf-8") == plan_schema_text(known_documents())
    assert (ROOT / "unit.schema.json").read_text(encoding="utf-8") == unit_schema_text(PUPILS_KINDS)


def test_there_is_one_branch_for_each_item_type() -> None:
    """Each branch requires the type's own key, or may not have any key besides the known ones."""
    schema = lesson_schema()
    items = cast("dict[str, dict[str, object]]", schema["$defs"])["SectionSpec"]["properties"]
    assert cast("dict[str, dict[str, object]]", items)["items"]["items"] == {"$ref": "#/$defs/item"}
    branches = cast("dict[str, dict[str, list[dict[str, str]]]]", schema["$defs"])["item"]["oneOf"]
    assert [branch["$ref"].rpartition("-")[2] for branch in branches] == list(ITEM_TYPES)
    for key in ITEM_TYPES:
        branch = cast("dict[str, dict[str, list[str]]]", schema["$defs"])[f"item-{key}"]
        assert key in branch["required"]
        assert branch["additionalProperties"] is False


def test_a_plan_has_whole_items_where_it_replaces_and_adds() -> None:
    """The same branches as in a lesson; under `items:` any keys may stand."""
    properties = cast("dict[str, dict[str, dict[str, list[object]]]]", plan_schema()["properties"])
    defined = cast("dict[str, dict[str, dict[str, dict[str, object]]]]", plan_schema()["$defs"])
    assert len(defined["item"]["oneOf"]) == len([*ITEM_TYPES])
    assert properties["replace"]["additionalProperties"]["$ref"] == "#/$defs/item"
    assert defined["AddSpec"]["properties"]["item"]["$ref"] == "#/$defs/item"
    assert "$ref" not in properties["items"]["additionalProperties"]


def test_every_key_has_a_description() -> None:
    """An editor shows it beside the key, and messages use it as a hint."""
    schemas = {"a lesson": lesson_schema(), "a plan": plan_schema(), "a unit": unit_schema()}
    parts = [cast("dict[str, dict[str, object]]", schema["$defs"]).items() for schema in schemas.values()]
    for name, definition in (*schemas.items(), *(one for part in parts for one in part)):
        for key, value in cast("dict[str, dict[str, object]]", definition.get("properties", {})).items():
            assert value.get("description"), f"{name}: {key}"


def test_texts_may_be_typed_without_quotes() -> None:
    """1922 and `no` are texts here, whatever an editor takes them for."""
    people = cast("dict[str, dict[str, dict[str, dict[str, object]]]]", lesson_schema()["$defs"])
    assert people["EventSpec"]["properties"]["when"]["type"] == ["string", "number", "boolean"]
    assert people["PersonSpec"]["properties"]["listed"]["type"] == "boolean"


def test_keys_are_known_at_every_depth() -> None:
    """Hints look them up by path, through lists, maps and unions."""
    schema = lesson_schema()
    assert "short" in known_keys(schema, ("people", "stalin"))
    assert "alt" in known_keys(schema, ("reading", 0, "figure"))
    assert "members" in known_keys(schema, ("alliances", "phases", 1, "blocs", 0))
    assert description(schema, ("reading", 0, "figure", "alt")).startswith("What the picture shows")
    assert known_keys(schema, ("nowhere", 3, "at all")) == []


def test_every_key_of_a_project_has_a_description() -> None:
    """An editor shows it beside the key; ids are the project's own."""
    schema = json.loads(project_schema_text())
    for name, definition in [("a project", schema), *schema["$defs"].items()]:
        assert definition["additionalProperties"] is False, name
        for key, value in definition["properties"].items():
            assert value.get("description"), f"{name}: {key}"
    assert schema["properties"]["paper"]["pattern"]
