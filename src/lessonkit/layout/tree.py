"""The structure tree while a document is laid out: grown in any order, read off in tree order."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.layout.placed import Element

_GROUPING = frozenset({"", "Document", "Part", "Sect", "Div", "Table", "TR", "L", "LI"})
"""Roles that hold elements, not text; "" is the document itself."""

Box = tuple[int, float, float, float, float]


class Tree:
    """Structure elements by id ("e1", "e2" …), each with its children in order."""

    def __init__(self) -> None:
        self._elements: dict[str, Element] = {}
        self._children: dict[str, list[str]] = {"": []}
        self._boxes: dict[str, Box] = {}

    def __len__(self) -> int:
        return len(self._elements)

    def add(self, role: str, parent: str, *, after: str = "", columns: int = 1, **facts: str) -> str:
        """A new element, last under its parent or right after a sibling. `facts` are alt, actual, language, form …"""
        if self.role(parent) == "LI" and role not in ("Lbl", "LBody"):
            parent = self.body_of(parent)
        name = f"e{len(self._elements) + 1}"
        return self.plant(Element(id=name, role=role, parent=parent, columns=columns, **facts), after=after)  # type: ignore[arg-type]

    def plant(self, element: Element, *, after: str = "") -> str:
        """Adds an element that is made already; its id must be new."""
        self._elements[element.id] = element
        self._children[element.id] = []
        siblings = self._children[element.parent]
        siblings.insert(siblings.index(after) + 1 if after else len(siblings), element.id)
        return element.id

    def forget(self, count: int) -> None:
        """Takes out all elements but the first so many: what was measured with them is measured anew."""
        for name in reversed(list(self._elements)[count:]):  # children before their parents
            self._children[self._elements[name].parent].remove(name)
            del self._elements[name], self._children[name]
            self._boxes.pop(name, None)

    def parent(self, element: str) -> str:
        """The parent's id, or "" for the document."""
        return self._elements[element].parent

    def role(self, element: str) -> str:
        """The element's role."""
        return self._elements[element].role if element else ""

    def holder(self, element: str) -> str:
        """The element itself where it may hold text; where it holds elements only, a new P in it."""
        return self.add("P", element) if self.role(element) in _GROUPING else element

    def body_of(self, entry: str) -> str:
        """The LBody of a list entry: an LI holds nothing but Lbl and LBody (ISO 32000-1, table 336)."""
        bodies = [child for child in self._children[entry] if self.role(child) == "LBody"]
        return bodies[-1] if bodies else self.add("LBody", entry)

    def stands_at(self, element: str, box: Box) -> None:
        """Gives a Figure or Form its box."""
        self._boxes[element] = box

    def in_order(self) -> tuple[Element, ...]:
        """All elements in tree order, each with its box."""
        found: list[Element] = []
        waiting = self._children[""][::-1]
        while waiting:
            name = waiting.pop()
            box = self._boxes.get(name)
            element = self._elements[name]
            found.append(replace(element, box=box) if box else element)
            waiting += self._children[name][::-1]
        return tuple(found)
