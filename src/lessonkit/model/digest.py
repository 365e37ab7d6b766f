"""A digest of a frozen value: the same for the same content, whatever file, line or folder it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from lessonkit.diagnostics import Span

ALPHABET = "23456789ACDEFGHJKLMNPQRTUVWXYZ"
"""Digits and capitals that are not mistaken for one another in print."""

CODE_LENGTH = 4


def build_code(*values: object) -> str:
    """Four signs for the foot of a page, made from the values alone: 810,000 codes, enough to tell builds apart."""
    digest = hashlib.sha256("\x1e".join(piece for value in values for piece in _pieces(value)).encode())
    number = int.from_bytes(digest.digest()[:8], "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def _pieces(value: object) -> Iterator[str]:
    """The value's parts in order, places of origin and folders left out."""
    if isinstance(value, Span):
        return
    if isinstance(value, Path):
        yield value.name
    elif is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for field in fields(value):
            yield from _pieces(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield f"({len(value)}"
        for part in value:
            yield from _pieces(part)
    elif isinstance(value, frozenset):
        yield from sorted(str(part) for part in value)
    else:
        yield str(value)
