"""pydantic's errors in a teacher's words, at their places in the file.

Nothing of pydantic's own English reaches the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessonkit.diagnostics import Sink, Span
from lessonkit.registry import did_you_mean, near
from lessonkit.source.model_keys import Schema, description, holds_parts, is_list, known_keys, needed_lists, schema_of
from lessonkit.source.nodes import Node, Path, Scalar, Sequence, child, exact, head_span, key_span

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
    schema = schema_of(model)
    slips: list[Slip] = []
    for complaint in sorted(_telling(complaints), key=_is_of_missing):
        misspelt = {(*slip.path[:-1], slip.meant) for slip in slips if slip.meant}
        if not (_is_of_missing(complaint) and complaint.path in misspelt):
            slips.append(_report(complaint, start, schema, sink, tuple(more)))
    return tuple(replace(slip, path=base + slip.path) for slip in slips)


def _resolved(node: Node, details: ErrorDetails) -> Path:
    """The path of the value at fault: pydantic's place without its names of union branches."""
    path: list[str | int] = []
    for step in details["loc"]:
        below = child(node, step)
        if below is not None:
            path.append(step)
            node = below
    if details["type"] == "missing":
        path.append(details["loc"][-1])
    return tuple(path)


def _telling(complaints: dict[Path, _Complaint]) -> list[_Complaint]:
    """All but those of a value's form where another branch of its union took the form, and told what is wrong in it."""
    inner = {path[:n] for path in complaints for n in range(len(path))}
    return [
        complaint
        for path, complaint in complaints.items()
        if path not in inner or not all(str(details["type"]) in _FORMS for details in complaint.errors)
    ]


def _is_of_missing(complaint: _Complaint) -> bool:
    return any(details["type"] == "missing" for details in complaint.errors)


def _report(complaint: _Complaint, node: Node, schema: Schema, sink: Sink, more: tuple[str, ...]) -> Slip:
    kinds = {str(details["type"]) for details in complaint.errors}
    first = complaint.errors[0]
    path = complaint.path
    if "extra_forbidden" in kinds:
        return _report_unknown(path, node, schema, more if len(path) == 1 else (), sink)
    if "missing" in kinds:
        key = path[-1]
        said = description(schema, path)
        place = head_span(exact(node, path[:-1]) or node)
        sink.report("LK203", f"`{key}` is missing", place, hint=f"add `{key}:` – {_small(said)}" if said else "")
        return Slip(path, "LK203")
    if kinds <= _FORMS.keys() or (kinds & _FORMS.keys() and not isinstance(exact(node, path), Scalar)):
        return _report_form(complaint, node, schema, sink)
    code, message, hint = _value_words(first, path)
    sink.report(code, message, _value_span(node, path), hint=hint or _small(description(schema, path)))
    return Slip(path, code)


def _report_unknown(path: Path, node: Node, schema: Schema, more: tuple[str, ...], sink: Sink) -> Slip:
    key = str(path[-1])
    known = (*known_keys(schema, path[:-1]), *more)
    hint = did_you_mean(key, known) or _belongs(path, schema)
    if not hint:
        shown = ", ".join(f"`{name}`" for name in known[:14])
        hint = f"known here: {shown}{' …' if len(known) > 14 else ''}" if known else "take it out"
    sink.report("LK201", f"`{key}` is not known here", key_span(node, path), hint=hint)
    return Slip(path, "LK201", next(iter(near(key, known)), ""))


_MOST_PLACES = 3


def _belongs(path: Path, schema: Schema) -> str:
    """Where a key would be known that is indented too little or too much; nothing where that is a guess."""
    above, key = path[:-1], str(path[-1])
    inner = [name for name in known_keys(schema, above) if key in known_keys(schema, (*above, name))]
    if 0 < len(inner) <= _MOST_PLACES:
        named = " or ".join(f"`{name}:`" for name in inner)
        return f"write it under {named}, two spaces further in than that"
    for n in range(len(above) - 1, -1, -1):
        if isinstance(above[n], str) and key in known_keys(schema, above[:n]):
            return f"write it beside `{above[n]}:`, as far in as that"
    return ""


def _report_form(complaint: _Complaint, node: Node, schema: Schema, sink: Sink) -> Slip:
    path = complaint.path
    found = exact(node, path) or node
    wanted = " or ".join(dict.fromkeys(_wanted(details) for details in complaint.errors))
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


def _wanted(details: ErrorDetails) -> str:
    """What one branch asks for: a form, or one of some words."""
    words = _choices(cast("dict[str, object]", details.get("ctx", {})))
    return _FORMS.get(str(details["type"])) or " or ".join(f"`{word}`" for word in words)


def _scalar_hint(found: Scalar, wanted: str, path: Path, schema: Schema) -> str:
    """How to write what is wanted in place of a text; nothing where its description says more."""
    if wanted in ("a whole number", "a number"):
        comma = re.fullmatch(r"(\d+),(\d+)", found.value)
        return f"write `{comma[1]}.{comma[2]}`" if comma and wanted == "a number" else _DIGITS
    if wanted == "keys and values":
        known = known_keys(schema, path)
        if not known and found.value.isalnum():
            return f"write `{found.value}: …` on a line under it, with a text behind the colon"
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


_DIGITS = "write digits only, as `30`"
_ID_OR_KEY = "write `name: text` lines under it, without `- `"


def _sequence_hint(found: Sequence, wanted: str, path: Path, node: Node, schema: Schema) -> str:
    """Where the values of a list belong that is not wanted here."""
    values = [item.value for item in found.items if isinstance(item, Scalar)]
    plain = len(values) == len(found.items)
    if "keys and values" in wanted:
        return _mapping_hint(values if plain else [], path, schema)
    if wanted == "a text" and path and isinstance(path[-1], str):
        missing = [key for key in needed_lists(schema, path[:-1]) if exact(node, (*path[:-1], key)) is None]
        if len(missing) == 1:
            return f"write `{missing[0]}:` above the list, on a line of its own"
    if len(found.items) == 1:
        return "write it without `- ` or brackets"
    if wanted == "a text" and plain:
        return f"write it as one text: `{_shortened('; '.join(values))}`"
    return _DIGITS if wanted in ("a whole number", "a number") else ""


def _mapping_hint(values: list[str], path: Path, schema: Schema) -> str:
    """How to write keys and values in place of a list; `values` are those of a list of nothing but texts."""
    keys = known_keys(schema, path)
    lists = [key for key in keys if is_list(schema, (*path, key))]
    entries = [key for key in needed_lists(schema, path) if key in lists]
    if len(entries) == 1 and (inner := known_keys(schema, (*path, entries[0], 0))):
        return f"write `{entries[0]}:` above the list; each entry of it begins with `- ` and a key: {_listed(inner)}"
    if len(entries) == 1 and not values:
        return f"write `{entries[0]}:` above the list, on a line of its own"
    if lists and values:
        forms = [f"`{key}: [{_shortened(', '.join(values))}]`" for key in lists]
        return f"write {' or '.join(forms)} under it"
    if holds_parts(schema, path):
        return "give each an id of your own in place of its `- `, as `my-id:`, and its keys under that"
    if not keys and values:
        return f"write each on a line without `- ` or brackets, with a text behind it, as `{_shortened(values[0])}: …`"
    return "take out the `- `, and write one key to a line" if keys else "take out the `- `"


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


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
