"""The form of a spec's value in a teacher's words, and tables in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lessonkit import specs

_LISTS = (specs.OneOrMore.__metadata__[0], specs.Tags.__metadata__[0])  # type: ignore[attr-defined]
_REMARK = specs.Beyond.__metadata__[0]  # type: ignore[attr-defined]
_MOST = re.compile(r"(?:–|up to )(\d+) $")
"""The upper one of some bounds."""
_CHOICES = re.compile(r"\^\(([\w|-]+)\)\$")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown. A bar would end its cell, so it is escaped."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def models_in(annotation: object) -> list[type[BaseModel]]:
    """The models that an annotation names, however deep in lists, mappings and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in models_in(inner)]


def form_of(field: FieldInfo) -> str:
    """What a teacher may write there: "text", "list of 2–4 texts", "keys by id" …"""
    if any(mark in _LISTS for mark in field.metadata):
        return "text or list of texts"
    if _REMARK in field.metadata:
        return "true, or a remark"
    for mark in field.metadata:
        choices = _CHOICES.fullmatch(getattr(mark, "pattern", None) or "")
        if choices:
            return _one_of(choices[1].split("|"))
    return _form(field.annotation, _bounds(field.metadata))


def default_of(field: FieldInfo) -> str:
    """What holds where the key is left out; empty where that is nothing."""
    if field.is_required():
        return "**needed**"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, BaseModel):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(str(entry) for entry in value)
    return str(value) if value else ""


def _form(annotation: object, bounds: str = "") -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks: list[Any] = [m for mark in inner[1:] for m in getattr(mark, "metadata", [mark])]
        return _form(inner[0], _bounds(marks))
    if origin is Literal:
        return "false" if False in inner else _one_of(inner)
    if origin in (UnionType, Union):
        return " or ".join(_form(part, bounds) for part in inner if part is not type(None))
    if origin is list:
        return f"list of {bounds}{_plural(inner[0])}"
    if origin is dict:
        return _mapping(inner[1])
    return _single(annotation, bounds)


def _bare(annotation: object) -> object:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _mapping(annotation: object) -> str:
    if get_origin(_bare(annotation)) is dict:
        return "keys for each item"
    if annotation is object:
        return "an item"
    return "keys by id" if models_in(annotation) else "a text for each key"


def _single(annotation: object, bounds: str) -> str:
    if isinstance(annotation, type):
        if issubclass(annotation, Enum):
            return _one_of([member.value for member in annotation])
        if issubclass(annotation, BaseModel):
            return "keys"
        if annotation in (int, float):
            return f"number{f', {bounds.strip()}' if bounds else ''}"
        most = _MOST.search(bounds)
        if annotation is str and most:
            return f"text of up to {most[1]} characters"
    return {str: "text", bool: "true or false"}[annotation]  # type: ignore[index]


def _plural(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if get_origin(_bare(annotation)) is dict:
        return "items"
    if models_in(annotation):
        return "entries"
    form = _form(annotation)
    return f"lists {form.removeprefix('list ')}" if form.startswith("list") else f"{form}s"


def _bounds(metadata: Sequence[Any]) -> str:
    """ "2–4 ", "1 or more " or "up to 6 "; empty where there is no bound worth telling."""
    low = next((getattr(m, n) for m in metadata for n in ("min_length", "ge") if getattr(m, n, None)), None)
    high = next((getattr(m, n) for m in metadata for n in ("max_length", "le") if getattr(m, n, None)), None)
    if low and high:
        return f"{low} " if low == high else f"{low}–{high} "
    if low:
        return f"{low} or more "
    return f"up to {high} " if high else ""


def _one_of(values: Iterable[object]) -> str:
    *most, last = [f"`{value}`" for value in values if value != ""]  # which stands for a key that is left out
    return f"{', '.join(most)} or {last}" if most else last
