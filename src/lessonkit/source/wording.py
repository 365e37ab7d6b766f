"""pydantic's errors in a teacher's words, at their places in the file.

Nothing of pydantic's own English reaches the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessonkit.diagnostics import Sink, Span
from lessonkit.registry import did_you_mean, near
from lessonkit.source.nodes import Node, Path, Scalar, Sequence, child, exact, head_span, key_span

Schema = AbstractMapping[str, object]

_FORMS = {
    "string_type": "a text",
    "string_sub_type": "a text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "dataclass_type": "keys and values",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}
_CHOICES = re.compile(r"'([^']*)'")
_PATTERN_CHOICES = re.compile(r"\^\(([\w|-]+)\)\$")


@dataclass(slots=True)
class _Complaint:
    """All errors about one value; a union gives one for each of its branches."""

    path: Path
    errors: list[ErrorDetails] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slip:
    """What was reported: the path of the value at fault, the code, and for an unknown key the one that is meant."""

    path: Path
    code: str
    meant: str = ""


def report_invalid(
    error: ValidationError, node: Node, base: Path, model: type[BaseModel], sink: Sink, *, more: Iterable[str] = ()
) -> tuple[Slip, ...]:
    """Reports LK201 to LK205 below `node` at `base`, and returns what it has reported.

    `more` are keys that may stand at `base` besides those of the model, as others read them.

    A key is not missing (LK203) where it stands misspelt, which was reported.
    """
    start = exact(node, base) or node
    complaints: dict[Path, _Complaint] = {}
    for details in error.errors(include_url=False):
        path = _resolved(start, details)
        complaints.setdefault(path, _Complaint(path)).errors.append(details)
    schema = _schema(model)
    slips: list[Slip] = []
    for complaint in sorted(complaints.values(), key=_is_of_missing):
        misspelt = {(*slip.path[:-1], slip.meant) for slip in slips if slip.meant}
        if not (_is_of_missing(complaint) and complaint.path in misspelt):
            slips.append(_report(complaint, start, schema, sink, tuple(more)))
    return tuple(replace(slip, path=base + slip.path) for slip in slips)


def _resolved(node: Node, details: ErrorDetails) -> Path:
    """The path of the value at fault: pydantic's place without its names of union branches."""
    path: list[str | int] = []
    for step in details["loc"]:
        below = child(node, step)
        if below is None:
            break
        path.append(step)
        node = below
    if details["type"] == "missing":
        path.append(details["loc"][-1])
    return tuple(path)


def _is_of_missing(complaint: _Complaint) -> bool:
    return any(details["type"] == "missing" for details in complaint.errors)


def _report(complaint: _Complaint, node: Node, schema: Schema, sink: Sink, more: tuple[str, ...]) -> Slip:
    kinds = {str(details["type"]) for details in complaint.errors}
    first = complaint.errors[0]
    path = complaint.path
    if "extra_forbidden" in kinds:
        known = known_keys(schema, path[:-1])
        return _report_unknown(path, node, (*known, *(more if len(path) == 1 else ())), sink)
    if "missing" in kinds:
        key = path[-1]
        said = description(schema, path)
        place = head_span(exact(node, path[:-1]) or node)
        sink.report("LK203", f"`{key}` is missing", place, hint=f"add `{key}:` – {_small(said)}" if said else "")
        return Slip(path, "LK203")
    if kinds <= _FORMS.keys():
        return _report_form(complaint, node, schema, sink)
    code, message, hint = _value_words(first, path)
    sink.report(code, message, _value_span(node, path), hint=hint or _small(description(schema, path)))
    return Slip(path, code)


def _report_unknown(path: Path, node: Node, known: tuple[str, ...], sink: Sink) -> Slip:
    key = str(path[-1])
    hint = did_you_mean(key, known)
    if not hint:
        shown = ", ".join(f"`{name}`" for name in known[:14])
        hint = f"known here: {shown}{' …' if len(known) > 14 else ''}" if known else "take it out"
    sink.report("LK201", f"`{key}` is not known here", key_span(node, path), hint=hint)
    return Slip(path, "LK201", next(iter(near(key, known)), ""))


def _report_form(complaint: _Complaint, node: Node, schema: Schema, sink: Sink) -> Slip:
    path = complaint.path
    found = exact(node, path) or node
    wanted = " or ".join(dict.fromkeys(_FORMS[str(details["type"])] for details in complaint.errors))
    name = _name(path)
    said = _small(description(schema, path))
    if isinstance(found, Scalar) and not found.value:
        hint = f"write {wanted}, or take the key out"
        sink.report("LK205", f"{name} is empty; it must be {wanted}", key_span(node, path), hint=hint)
        return Slip(path, "LK205")
    if isinstance(found, Scalar):
        what = f"“{found.value[:40]}”"
        hint = _scalar_hint(found, wanted, path, schema)
    elif isinstance(found, Sequence):
        what = "a list"
        hint = _sequence_hint(found, wanted, path, node, schema)
    else:
        what, hint = "keys and values", ""
        if wanted == "a text" and len(found.entries) == 1:
            hint = "a colon and a space made a key of it; put the whole text in quotes"
        elif wanted == "a list":
            hint = "begin each value with `- `"
    hint = hint or said
    sink.report("LK202", f"{name} must be {wanted}, not {what}", _value_span(node, path), hint=hint)
    return Slip(path, "LK202")


def _scalar_hint(found: Scalar, wanted: str, path: Path, schema: Schema) -> str:
    """How to write what is wanted in place of a text; nothing where its description says more."""
    if wanted in ("a whole number", "a number"):
        return "write digits only, as `30`"
    if wanted == "keys and values":
        known = known_keys(schema, path)
        return f"write keys under it, each on a line: {_listed(known)}" if known else _ID_OR_KEY
    return _list_hint(found, path, schema) if wanted == "a list" else ""


def _list_hint(found: Scalar, path: Path, schema: Schema) -> str:
    """How to make a list of a text."""
    if found.value.startswith("-"):
        return "type a space after each `-`"
    if "\n" in found.raw and " - " in found.value:
        return "begin the first value with `- `, as the others"
    if path and isinstance(path[-1], int):
        return "write it in brackets, as `[one, two]`"
    if keys := known_keys(schema, (*path, 0)):
        return f"begin each entry with `- ` and one of its keys: {_listed(keys)}"
    return "write each value on a line of its own, with `- ` before it"


_ID_OR_KEY = "write `name: text` lines under it, without `- `"


def _sequence_hint(found: Sequence, wanted: str, path: Path, node: Node, schema: Schema) -> str:
    """Where the values of a list belong that is not wanted here."""
    if wanted == "keys and values":
        lists = [key for key in known_keys(schema, path) if _is_list(schema, (*path, key))]
        if lists and all(isinstance(item, Scalar) for item in found.items):
            shown = ", ".join(item.value for item in found.items if isinstance(item, Scalar))
            forms = [f"`{key}: [{_shortened(shown)}]`" for key in lists]
            return f"write {' or '.join(forms)} under it"
        if _holds_parts(schema, path):
            return "give each an id of your own in place of its `- `, as `my-id:`, and its keys under that"
        return "take out the `- `" if not known_keys(schema, path) else "take out the `- `, and write one key to a line"
    if wanted == "a text" and path and isinstance(path[-1], str):
        missing = [key for key in _needed_lists(schema, path[:-1]) if exact(node, (*path[:-1], key)) is None]
        if len(missing) == 1:
            return f"write `{missing[0]}:` above the list, on a line of its own"
    return "take out the `-`" if len(found.items) == 1 else ""


def _holds_parts(schema: Schema, path: Path) -> bool:
    """Whether ids stand at a path, with keys under each."""
    by_id = any(not node.get("properties") for node in _below(schema, path))
    return by_id and bool(_properties(_below(schema, (*path, "x"))))


def _is_list(schema: Schema, path: Path) -> bool:
    return any(node.get("type") == "array" for node in _below(schema, path))


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


def _needed_lists(schema: Schema, path: Path) -> list[str]:
    """The keys of a mapping that can't be left out and hold a list."""
    return [
        key
        for node in _below(schema, path)
        for key in cast("list[str]", node.get("required", []))
        if _is_list(schema, (*path, key))
    ]


def _listed(keys: list[str]) -> str:
    shown = ", ".join(f"`{key}:`" for key in keys[:8])
    return f"{shown} …" if len(keys) > 8 else shown


def _value_words(details: ErrorDetails, path: Path) -> tuple[str, str, str]:
    """Code, message and hint for a value of the right form that is not allowed."""
    kind, name = str(details["type"]), _name(path)
    context = cast("dict[str, object]", details.get("ctx", {}))
    given = details["input"]
    if kind in ("string_too_short", "too_short") and not context.get("actual_length"):
        return "LK205", f"{name} is empty", ""
    message, hint = f"{name} is not right here", ""
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        message = f"{name} must be {words} {context.get(key):g}, not {given}"
    elif kind == "too_short":
        message = f"{name} must have at least {context.get('min_length')} values, not {context.get('actual_length')}"
    elif kind in ("too_long", "string_too_long"):
        what = "values" if kind == "too_long" else "characters"
        message = f"{name} must have at most {context.get('max_length')} {what}, not {len(cast('str', given))}"
        if kind == "too_long" and context.get("max_length") == _PAIR:
            hint = _pairs(cast("list[object]", given))
    elif kind == "value_error":
        message = f"{name}: {context.get('error')}"
    elif choices := _choices(context):
        message = f"{name} can't be “{str(given)[:40]}”"
        hint = did_you_mean(str(given), choices) if near(str(given), choices) else f"one of: {', '.join(choices)}"
    return "LK204", message, hint


_PAIR = 2


def _pairs(values: list[object]) -> str:
    """How to write a longer list as pairs: each value with each other one."""
    pairs = [f"[{one}, {other}]" for one, other in combinations(map(str, values), 2)]
    return f"write pairs: {', '.join(pairs[:6])}{' …' if len(pairs) > 6 else ''}"


def _choices(context: dict[str, object]) -> list[str]:
    """The values that are allowed, where the model lists them."""
    pattern = _PATTERN_CHOICES.fullmatch(str(context.get("pattern", "")))
    listed = pattern[1].split("|") if pattern else _CHOICES.findall(str(context.get("expected", "")))
    return [one for one in listed if one]  # an empty text stands for a key that is left out


def _value_span(node: Node, path: Path) -> Span:
    """The place of a text; of the key where the value is a list, has keys, or is empty."""
    found = exact(node, path)
    if isinstance(found, Scalar) and found.value:
        return found.span
    if path and isinstance(path[-1], str):
        return key_span(node, path)
    return head_span(found or node)


def _name(path: Path) -> str:
    """ "`answer`", "value 2 of `options`", or "this" where the path is empty."""
    if not path:
        return "this"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    above = _name(path[:-1])
    return f"value {path[-1] + 1}" if above == "this" else f"value {path[-1] + 1} of {above}"


def _small(said: str) -> str:
    """A description as a hint: no capital at its head unless it is a name's, no full stop."""
    if len(said) > 1 and not said[1].isupper():
        said = said[0].lower() + said[1:]
    return said.rstrip(".")


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


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
