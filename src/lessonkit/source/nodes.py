"""Node: a YAML value with its place. Every scalar is text; the specs convert.

A path is the keys and indices that lead from a node to a value below it: `("reading", 0, "heading")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lessonkit.diagnostics import Span

Path = tuple[str | int, ...]
Plain = str | list["Plain"] | dict[str, "Plain"]
"""What the specs validate: text, lists and mappings, without places."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `raw` is what stands in the file, indicators and quotes included; `style` is YAML's sign for it.

    Styles: "" plain, "'" and '"' quoted, "|" literal, ">" folded.
    """

    value: str
    span: Span
    raw: str = ""
    style: str = ""

    def stretch(self, start: int, end: int) -> Span:
        """The place in the file of `value[start:end]`; the whole scalar where the two can't be matched."""
        return self.stretches([(start, end)])[0]

    def stretches(self, places: list[tuple[int, int]]) -> list[Span]:
        """The same for many stretches at once, in time that grows with the text and not with their number."""
        offsets = _offsets(self)
        return [
            Span(self.span.file, *self._position(offsets[start]), *self._position(offsets[end - 1] + 1))
            if 0 <= start < end <= len(offsets)
            else self.span
            for start, end in places
        ]

    def _position(self, offset: int) -> tuple[int, int]:
        line = self.span.line + self.raw.count("\n", 0, offset)
        before = self.raw.rfind("\n", 0, offset)
        return (line, self.span.column + offset if before < 0 else offset - before)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    span: Span
    _by_key: dict[str, Entry] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {entry.key.value: entry for entry in self.entries})

    def entry(self, key: str) -> Entry | None:
        """The entry of that key."""
        return self._by_key.get(key)

    def keys(self) -> tuple[str, ...]:
        """The keys in order."""
        return tuple(entry.key.value for entry in self.entries)


Node = Scalar | Sequence | Mapping


def child(node: Node, step: str | int) -> Node | None:
    """The value one step below, or None."""
    if isinstance(node, Mapping):
        entry = node.entry(str(step))
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def nearest(node: Node, path: Path) -> Node:
    """The value at the path, or the last one on the way to it that exists."""
    for step in path:
        below = child(node, step)
        if below is None:
            return node
        node = below
    return node


def exact(node: Node, path: Path) -> Node | None:
    """The value at the path, or None."""
    for step in path:
        below = child(node, step)
        if below is None:
            return None
        node = below
    return node


def key_span(node: Node, path: Path) -> Span:
    """The place of the key that the path ends with; else that of the nearest value."""
    above = exact(node, path[:-1]) if path else None
    if isinstance(above, Mapping):
        entry = above.entry(str(path[-1]))
        if entry:
            return entry.key.span
    return head_span(nearest(node, path))


def head_span(node: Node) -> Span:
    """Where a value begins: a scalar whole, of a mapping its first key, of a list its first value."""
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping) and node.entries:
            return node.entries[0].key.span
        if isinstance(node, Sequence) and node.items:
            node = node.items[0]
        else:
            return node.span
    return node.span


def plain(node: Node) -> Plain:
    """The value without places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.value: plain(entry.value) for entry in node.entries}


def without(node: Node, paths: frozenset[Path]) -> Node:
    """The same tree without the values at these paths."""
    if not paths or isinstance(node, Scalar):
        return node
    gone = {path[0] for path in paths if len(path) == 1}

    def below(step: str | int, value: Node) -> Node:
        return without(value, frozenset(path[1:] for path in paths if len(path) > 1 and path[0] == step))

    if isinstance(node, Sequence):
        kept = tuple(below(i, item) for i, item in enumerate(node.items) if i not in gone)
        return Sequence(kept, node.span)
    return Mapping(
        tuple(
            Entry(entry.key, below(entry.key.value, entry.value))
            for entry in node.entries
            if entry.key.value not in gone
        ),
        node.span,
    )


def with_entry(node: Mapping, entry: Entry) -> Mapping:
    """The mapping with this entry in the place of the one with its key, else at its end."""
    key = entry.key.value
    if node.entry(key) is None:
        return Mapping((*node.entries, entry), node.span)
    return Mapping(tuple(entry if one.key.value == key else one for one in node.entries), node.span)


def texts_of(node: Node | None) -> tuple[Scalar, ...]:
    """A text, or the texts of a list."""
    found: Iterable[Node] = node.items if isinstance(node, Sequence) else (node,) if node is not None else ()
    return tuple(one for one in found if isinstance(one, Scalar))


def renamed(node: Node, path: Path, name: str) -> Node:
    """The same tree with another name for the key at a path; its place is kept."""
    step, rest = path[0], path[1:]
    if isinstance(node, Sequence):
        items = (renamed(item, rest, name) if i == step else item for i, item in enumerate(node.items))
        return Sequence(tuple(items), node.span)
    if isinstance(node, Scalar):
        return node

    def changed(entry: Entry) -> Entry:
        if entry.key.value != step:
            return entry
        if rest:
            return Entry(entry.key, renamed(entry.value, rest, name))
        return Entry(replace(entry.key, value=name), entry.value)

    return Mapping(tuple(changed(entry) for entry in node.entries), node.span)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every scalar value with its path, in the order of the file; keys apart."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from walk(item, (*path, index))
    else:
        for entry in node.entries:
            yield from walk(entry.value, (*path, entry.key.value))


_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


def _offsets(scalar: Scalar) -> list[int]:
    """For each sign of the value, its offset in `raw`.

    White space folds and indentation goes, but all other signs keep their order; quoted styles have escapes on top.
    """
    raw, style = scalar.raw, scalar.style
    at = raw.find("\n") + 1 if style in ("|", ">") else len(style)
    offsets: list[int] = []
    for sign in scalar.value:
        if style == '"':
            while raw.startswith("\\\n", at):
                at += 2
        if not (style == '"' and raw.startswith("\\", at)):
            if sign.isspace():
                offsets.append(min(at, max(len(raw) - 1, 0)))
                at += raw[at : at + 1] == sign != "\n"
                continue
            while at < len(raw) and raw[at].isspace():
                at += 1
        if at >= len(raw):
            return []
        offsets.append(at)
        at += _typed_length(raw, at, style)
    return offsets


def _typed_length(raw: str, at: int, style: str) -> int:
    if style == '"' and raw[at] == "\\":
        return _ESCAPE_LENGTHS.get(raw[at + 1 : at + 2], 2)
    return 2 if style == "'" and raw.startswith("''", at) else 1
