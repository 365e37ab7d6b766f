"""How a plan names the items of its lesson: by printed number, by id, or by their first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import ValidationError

from lessonkit.diagnostics import Sink
from lessonkit.items import ITEM_TYPES
from lessonkit.registry import near
from lessonkit.source.nodes import Mapping, Node, Scalar, Sequence, exact, plain
from lessonkit.source.worksheet import derived_id, item_types, section_letter

At = tuple[int, int]
"""The place of an item: which section, and which item of it, from 0."""

_WORD = re.compile(r"\w+")
_SHOWN = 6
"""So many words of an item are told where it is named."""


@dataclass(frozen=True, slots=True)
class Named:
    """An item of the lesson as it is written: what it may be called by, and where it stands."""

    at: At
    number: int
    id: str
    stem: str
    node: Mapping

    def told(self) -> str:
        """ "item 7, “Where was Trotsky sent in …”", as a hint names it."""
        words = self.stem.split()
        shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        return f"item {self.number}, “{shown}”" if shown else f"item {self.number}"


class Naming:
    """The items and sections of one lesson, found by what a plan calls them. Numbers are those of the whole lesson."""

    def __init__(self, lesson: Node) -> None:
        worksheet = exact(lesson, ("worksheet",))
        self.sections = worksheet.items if isinstance(worksheet, Sequence) else ()
        self.items = tuple(_items(self.sections))

    def item(self, wanted: Scalar, sink: Sink) -> Named | None:
        """The item of that name. Errors: LK232 there is none, LK233 several begin with these words."""
        found = self._called(wanted.value)
        if not found:
            sink.report(
                "LK232", f"the lesson has no item “{wanted.value[:60]}”", wanted.span, hint=self._likely(wanted.value)
            )
        elif len(found) > 1:
            numbers = ", ".join(str(item.number) for item in found[:-1])
            hint = f"name it by its number, or by its id: {found[0].number} is `{found[0].id}`"
            message = f"“{wanted.value[:60]}” may be item {numbers} or {found[-1].number}"
            sink.report("LK233", message, wanted.span, hint=hint)
        return found[0] if len(found) == 1 else None

    def section(self, wanted: Scalar) -> int | None:
        """The section of that letter, or with a heading that begins so."""
        titles = [exact(section, ("section",)) for section in self.sections]
        for index in range(len(titles)):
            if section_letter(index) == wanted.value.strip():
                return index
        words = _words(wanted.value)
        for index, title in enumerate(titles):
            if words and isinstance(title, Scalar) and _words(title.value)[: len(words)] == words:
                return index
        return None

    def headings(self) -> str:
        """The sections with their letters, for a hint."""
        titles = [exact(section, ("section",)) for section in self.sections]
        told = [f"{section_letter(i)}, “{t.value}”" for i, t in enumerate(titles) if isinstance(t, Scalar)]
        return f"its sections are {'; '.join(told)}" if told else "it has no worksheet"

    def _called(self, name: str) -> list[Named]:
        number = name.strip().removesuffix(".")
        exactly = [item for item in self.items if number in (str(item.number), item.id)]
        if exactly:
            return exactly
        words = _words(name)
        begun = [item for item in self.items if words and _words(item.stem)[: len(words)] == words]
        whole = [item for item in begun if _words(item.stem) == words]
        return whole or begun

    def _likely(self, name: str) -> str:
        """The item that is most likely meant; else what there is."""
        if not self.items:
            return "it has no items"
        length = len(name.split())
        names = {item.id: item for item in reversed(self.items)}
        names |= {" ".join(item.stem.split()[:length]): item for item in reversed(self.items)}
        for close in near(name, names):
            return f"did you mean {names[close].told()}?"
        return f"its items are numbered 1 to {self.items[-1].number}; `lessonkit show` lists them"


def _items(sections: tuple[Node, ...]) -> list[Named]:
    """All items that can be named. Numbers count as the reader's do: what is no item has one all the same."""
    found: list[Named] = []
    number = 0
    for i, section in enumerate(sections):
        items = exact(section, ("items",))
        for k, node in enumerate(items.items if isinstance(items, Sequence) else ()):
            number += 1
            if isinstance(node, Mapping):
                found.append(Named((i, k), number, _id(node), _stem(node), node))
    return found


def _id(node: Mapping) -> str:
    """The item's id as the reader will have it; empty for one that is not well written, which the reader tells."""
    own = exact(node, ("id",))
    if isinstance(own, Scalar):
        return own.value
    types = item_types(node)
    if len(types) != 1:
        return ""
    model = ITEM_TYPES[types[0]]
    known = {field.alias or name for name, field in model.model_fields.items()}
    data = {entry.key.value: plain(entry.value) for entry in node.entries if entry.key.value in known}
    try:
        return derived_id(model.model_validate(data))
    except ValidationError:
        return ""


def _stem(node: Mapping) -> str:
    """What stands under the key of the item's type; where that is empty, the type, for want of words."""
    types = item_types(node)
    stem = exact(node, (types[0],)) if types else None
    if types and not isinstance(stem, Scalar):
        # What is no text, as a list of parts, has its stem beside it.
        stem = exact(node, ("ask",))
    return (stem.value if isinstance(stem, Scalar) else "") or (types[0] if types else "")


def _words(text: str) -> list[str]:
    """The words alone: quotation marks, gaps and emphasis need not be typed."""
    return _WORD.findall(text.casefold())
