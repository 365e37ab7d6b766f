"""Trees of a file that is written from front to back: what is full leaves, and only the way to the root stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lessonkit.pdf.objects import ObjectFile

WIDTH = 32
"""Kids to a node."""


@dataclass(slots=True)
class _Node:
    number: int
    kids: list[int] = field(default_factory=list)
    pages: int = 0

    def body(self, parent: int) -> bytes:
        return page_node(parent, page_entries(self.pages, references(self.kids)))


class PageTree:
    """The page tree: copies on twigs, twigs on branches, branches on the root."""

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self.root = file.reserve()
        self._levels = [_Node(file.reserve()), _Node(file.reserve()), _Node(self.root)]

    def add(self, copy: int, pages: int) -> int:
        """Hangs up the node of a copy's pages; gives the number of its parent."""
        twig = self._levels[0]
        twig.kids.append(copy)
        twig.pages += pages
        if len(twig.kids) == WIDTH:
            self._close(0)
        return twig.number

    def finish(self) -> None:
        """Writes what is still open."""
        for level in range(2):
            if self._levels[level].kids:
                self._close(level)
        root = self._levels[-1]
        self._file.put(root.number, root.body(0))

    def _close(self, level: int) -> None:
        node, above = self._levels[level], self._levels[level + 1]
        self._file.put(node.number, node.body(above.number))
        above.kids.append(node.number)
        above.pages += node.pages
        self._levels[level] = _Node(self._file.reserve())
        if level == 0 and len(above.kids) == WIDTH:
            self._close(1)


def page_node(parent: int, entries: bytes) -> bytes:
    """A node of the page tree; the root has no parent."""
    above = b"/Parent %d 0 R" % parent if parent else b""
    return b"<</Type/Pages%b%b>>" % (above, entries)


def page_entries(pages: int, kids: str) -> bytes:
    """What a node of the page tree says of its kids."""
    return f"/Count {pages}/Kids[{kids}]".encode()


class SortedTree:
    """A number tree or a name tree (ISO 32000-1, 7.9.6 and 7.9.7) whose leaves come in any order.

    `kind` is Nums or Names.
    """

    def __init__(self, file: ObjectFile, kind: str) -> None:
        self._file = file
        self._kind = kind
        self._leaves: list[tuple[int, int, int]] = []
        """(number of a node, its first and last key)."""
        self.last = -1
        """The largest key."""

    def add(self, entries: Sequence[tuple[int, int]]) -> None:
        """A leaf: keys in order, each with the number of its object. No other leaf has keys in between."""
        if entries:
            self.last = max(self.last, entries[-1][0])
            pairs = " ".join(f"{self._key(key)} {number} 0 R" for key, number in entries)
            self._node(f"/{self._kind}[{pairs}]", entries[0][0], entries[-1][0], self._leaves)

    def root(self) -> bytes:
        """The root's dictionary."""
        nodes = sorted(self._leaves, key=lambda leaf: leaf[1])
        while len(nodes) > WIDTH:
            above: list[tuple[int, int, int]] = []
            for start in range(0, len(nodes), WIDTH):
                some = nodes[start : start + WIDTH]
                self._node(f"/Kids[{references([number for number, _, _ in some])}]", some[0][1], some[-1][2], above)
            nodes = above
        if not nodes:
            return f"<</{self._kind}[]>>".encode()
        return f"<</Kids[{references([number for number, _, _ in nodes])}]>>".encode()

    def __bool__(self) -> bool:
        return bool(self._leaves)

    def _node(self, entry: str, first: int, last: int, level: list[tuple[int, int, int]]) -> None:
        number = self._file.reserve()
        self._file.put(number, f"<</Limits[{self._key(first)} {self._key(last)}]{entry}>>".encode())
        level.append((number, first, last))

    def _key(self, key: int) -> str:
        return str(key) if self._kind == "Nums" else f"(n{key:08d})"


def references(numbers: Sequence[int]) -> str:
    """References to these objects."""
    return " ".join(f"{number} 0 R" for number in numbers)
