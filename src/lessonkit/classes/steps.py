"""Levels in step: each item knows its forms at other levels, so that layout gives all of them one room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lessonkit.documents.kinds import Composed
from lessonkit.model.blocks import Item
from lessonkit.model.edition import Edition

Parts = tuple[Composed, ...]
_Beside = Callable[[Item, Edition], Item]


def in_step(composed: Mapping[Edition, Parts]) -> dict[Edition, Parts]:
    """The documents of a kind, whose items name their forms in the editions that differ by the level alone."""
    forms: dict[tuple[str, Edition], list[Item]] = {}
    for edition, parts in composed.items():
        for item in _items(parts):
            forms.setdefault((item.id, _without_level(edition)), []).append(item)

    def beside(item: Item, edition: Edition) -> Item:
        others = dict.fromkeys(one for one in forms[item.id, _without_level(edition)] if one != item)
        return replace(item, others=tuple(others)) if others else item

    return {edition: tuple(_with_items(part, edition, beside) for part in parts) for edition, parts in composed.items()}


def _with_items(part: Composed, edition: Edition, beside: _Beside) -> Composed:
    body = tuple(beside(block, edition) if isinstance(block, Item) else block for block in part.document.body)
    return replace(part, document=replace(part.document, body=body))


def _items(parts: Parts) -> list[Item]:
    return [block for part in parts for block in part.document.body if isinstance(block, Item)]


def _without_level(edition: Edition) -> Edition:
    return replace(edition, level="")
