"""A digest of a frozen value: the same for the same content, whatever file, line or folder it came from."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lessonkit.diagnostics import Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXYZ"
"""Digits and capitals that are not mistaken for one another in print."""

CODE_LENGTH = 4

UNPRINTED = "unprinted"
"""Marks a field that is told in the log alone: two builds that print the same have one code."""


def build_code(*values: object) -> str:
    """Four signs for the foot of a page, made from the values alone: 810,000 codes, enough to tell builds apart."""
    pieces: list[str] = []
    for value in values:
        _add_pieces(value, pieces)
    digest = hashlib.sha256("\x1e".join(pieces).encode("utf-8", "surrogatepass"))
    number = int.from_bytes(digest.digest()[:8], "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def _add_pieces(value: object, pieces: list[str]) -> None:
    """Adds the value's parts in order, places of origin and folders left out."""
    if isinstance(value, str):
        pieces.append(str(value))
    elif isinstance(value, tuple):
        pieces.append(f"({len(value)}")
        for part in value:
            _add_pieces(part, pieces)
    elif isinstance(value, Span):
        return
    elif is_dataclass(value) and not isinstance(value, type):
        pieces.append(type(value).__name__)
        for name in _fields(type(value)):
            _add_pieces(getattr(value, name), pieces)
    elif isinstance(value, Path):
        pieces.append(value.name)
    elif isinstance(value, frozenset):
        pieces += sorted(str(part) for part in value)
    else:
        pieces.append(str(value))


@cache
def _fields(kind: type[DataclassInstance]) -> tuple[str, ...]:
    """The names of a dataclass's fields; the same few classes make up a whole lesson."""
    return tuple(field.name for field in fields(kind) if not field.metadata.get(UNPRINTED))
