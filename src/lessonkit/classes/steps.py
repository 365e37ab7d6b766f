"""Levels in step: items and sources know their forms at other levels, so that layout gives all of them one room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lessonkit.documents.kinds import Composed
from lessonkit.model.blocks import Extract, Item
from lessonkit.model.edition import Edition

Parts = tuple[Composed, ...]
Levelled = Item | Extract
_Beside = Callable[[Levelled, Edition], Levelled]


def in_step(composed: Mapping[Edition, Parts]) -> dict[Edition, Parts]:
    """The documents of a kind, whose parts name their forms in the editions that differ by the level alone."""
    forms: dict[tuple[str, Edition], list[Levelled]] = {}
    for edition, parts in composed.items():
        for block in _levelled(parts):
            forms.setdefault((block.id, _without_level(edition)), []).append(block)

    def beside(block: Levelled, edition: Edition) -> Levelled:
        others = dict.fromkeys(one for one in forms[block.id, _without_level(edition)] if one != block)
        if isinstance(block, Item):
            return replace(block, others=tuple(one for one in others if isinstance(one, Item)))
        return replace(block, others=tuple(one for one in others if isinstance(one, Extract)))

    return {edition: tuple(_with_items(part, edition, beside) for part in parts) for edition, parts in composed.items()}


def _with_items(part: Composed, edition: Edition, beside: _Beside) -> Composed:
    body = tuple(beside(block, edition) if isinstance(block, Levelled) else block for block in part.document.body)
    return replace(part, document=replace(part.document, body=body))


def _levelled(parts: Parts) -> list[Levelled]:
    return [block for part in parts for block in part.document.body if isinstance(block, Levelled)]


def _without_level(edition: Edition) -> Edition:
    return replace(edition, level="")
