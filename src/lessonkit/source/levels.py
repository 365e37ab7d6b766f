"""Levels: a lesson's node becomes one node for each level, by what stands under `levels:` here and there.

    - explain: Why did Stalin win?
      answer: He had the votes.
      levels:
        support:
          starter: He won because …

The node without `levels:` is the core's. At another level the keys below its name are laid over their neighbours, so
each part keeps its own place in the file. A level changes help and reading texts alone: what it may change is a closed
list, so marks, stems and answers are the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lessonkit.diagnostics import Sink, Span
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.items.part import PARTS
from lessonkit.model.edition import CORE
from lessonkit.model.text import Text
from lessonkit.registry import did_you_mean
from lessonkit.source.evidence import Findable
from lessonkit.source.markup import read_markup
from lessonkit.source.nodes import Entry, Node, Path, Scalar, Sequence, child, exact, head_span, walk, without
from lessonkit.source.nodes import Mapping as MappingNode
from lessonkit.source.passages import pieces_of

_Lists = Mapping[str, frozenset[str]]
"""Parts of an item that may have levels, one by one or as entries of a list, and what a level may change there."""

LEVELS = ("support", "stretch")
"""The levels that differ from the core, by their ids."""

KEY = "levels"

_FACT = frozenset({"evidence"})
_PARTS: Mapping[tuple[str, ...], frozenset[str]] = {
    ("reading", "*"): frozenset({"text", "glosses"}),
    ("reading", "*", "paragraphs", "*"): frozenset({"text"}),
    ("worksheet", "*", "passage"): frozenset({"text"}),
    ("events", "*"): _FACT,
    ("alliances", "phases", "*"): _FACT,
    ("alliances", "moments", "*"): _FACT,
}
"""Where `levels:` may stand, and what it may change there; an item's type and a part's model say it for theirs."""

_LISTS = ("items", "parts")
"""The keys under which items stand, of a section, a part of the lesson or another item."""


def take_apart(node: Node, sink: Sink) -> Mapping[str, Node]:
    """The lesson's node for the core, and for each other level that is named anywhere.

    Errors: LK240 no such level, LK241 a key that no level may change, LK242 another number of paragraphs.
    """
    taken = _Taker(sink)
    core = taken.core(node, ())
    return {CORE: core, **{level: taken.at(level, node, ()) for level in LEVELS if level in taken.levels}}


@dataclass(slots=True)
class _Taker:
    """Walks a node: once for the core, where all is checked, and once for each level."""

    sink: Sink
    levels: set[str] = field(default_factory=set)
    refused: set[Span] = field(default_factory=set)
    """The places of keys that were reported: they are laid over nothing, so that they are not complained of twice."""

    def core(self, node: Node, path: Path, inner: _Lists = MappingProxyType({})) -> Node:
        """The node without its levels, which are checked. `inner` are parts with levels of the item that it stands in.
        """
        allowed = _allowed(node, path, inner)
        below = _below(node, path, inner)
        if isinstance(node, MappingNode) and (entry := node.entry(KEY)) and allowed is not None:
            self._check(node, entry, allowed, path)
            node = _without(node)
        return _mapped(node, lambda step, value: self.core(value, (*path, step), below))

    def at(self, level: str, node: Node, path: Path, inner: _Lists = MappingProxyType({})) -> Node:
        """The node with what a level has laid over it."""
        core = node
        below = _below(node, path, inner)
        if isinstance(node, MappingNode) and _allowed(node, path, inner) is not None and node.entry(KEY):
            over = exact(node, (KEY, level))
            node = _without(node)
            if isinstance(over, MappingNode):
                node = _laid_over(node, [entry for entry in over.entries if entry.key.span not in self.refused])
        laid = _mapped(node, lambda step, value: self.at(level, value, (*path, step), below))
        if isinstance(laid, MappingNode) and _place(path) == ("reading", "*"):
            return _fitting(laid, core)
        return laid

    def _check(self, node: MappingNode, entry: Entry, allowed: frozenset[str], path: Path) -> None:
        if not isinstance(entry.value, MappingNode):
            hint = "write `support:` or `stretch:` under it, and under that what differs"
            self.sink.report("LK240", "`levels:` has no levels under it", head_span(entry.value), hint=hint)
            return
        for level in entry.value.entries:
            name = level.key.value
            if name not in LEVELS:
                hint = did_you_mean(name, LEVELS) or "the levels are support and stretch"
                hint = "what stands beside `levels:` is the core's; write it there" if name == CORE else hint
                self.sink.report("LK240", f"there is no level `{name}` to write for", level.key.span, hint=hint)
            elif not isinstance(level.value, MappingNode):
                hint = f"name what differs: {_listed(allowed)}"
                self.sink.report("LK240", f"`{name}` says nothing", head_span(level.value), hint=hint)
            else:
                self.levels.add(name)
                self._check_keys(node, level.value, allowed, path)

    def _check_keys(self, node: MappingNode, level: MappingNode, allowed: frozenset[str], path: Path) -> None:
        for entry in level.entries:
            name = entry.key.value
            if name not in allowed:
                likely = did_you_mean(name, allowed) if node.entry(name) is None else ""
                hint = likely or f"take it out; a level may change here: {_listed(allowed)}"
                self.sink.report("LK241", f"`{name}` can't differ by level", entry.key.span, hint=hint)
            elif name != "text" or path[0] != "reading" or self._fits(node, entry):
                continue
            self.refused.add(entry.key.span)

    def _fits(self, node: MappingNode, entry: Entry) -> bool:
        """Whether a text has as many paragraphs as the core's, so that ¶ numbers are the same at all levels."""
        text = node.entry("text")
        if text is None or not isinstance(text.value, Scalar) or not isinstance(entry.value, Scalar):
            hint = "give each entry under `paragraphs:` its own `levels:`"
            self.sink.report("LK241", "this section has no `text` that could differ", entry.key.span, hint=hint)
            return False
        wanted, found = (len(pieces_of(one.value)) for one in (text.value, entry.value))
        if found != wanted:
            counted = f"{wanted} paragraph{'' if wanted == 1 else 's'}"
            message = f"the text has {counted} in the core, and {found} here"
            hint = f"write {counted}, parted by empty lines, so that ¶ numbers are the same for all"
            self.sink.report("LK242", message, head_span(entry.value), hint=hint)
        return found == wanted


def _place(path: Path) -> tuple[str, ...]:
    """A path with every index and id that names one of many as `*`."""
    steps = ["*" if isinstance(step, int) else step for step in path]
    if len(steps) == 2 and steps[0] == "events":
        steps[1] = "*"
    return tuple(steps)


def _allowed(node: Node, path: Path, inner: _Lists) -> frozenset[str] | None:
    """The keys that a level may change in a node; None where `levels:` has no meaning."""
    place = _place(path)
    own = _own_key(node, path)
    if own in inner:
        return inner[own]
    if _holds_item(path):
        return frozenset[str]().union(*(model.scaffolds for model in _types(node)))
    part = PARTS.get(place[0]) if place else None
    return part.levelled.get(place[1:]) if part else _PARTS.get(place)


def _below(node: Node, path: Path, inner: _Lists) -> _Lists:
    """The lists with levels of the item that a node's values stand in."""
    if not _holds_item(path):
        return {} if _own_key(node, path) in inner else inner
    return {key: allowed for model in _types(node) for key, allowed in model.levelled.items()}


def _own_key(node: Node, path: Path) -> str:
    """The key that a part of an item stands under, by itself or as one of a list."""
    if isinstance(node, MappingNode) and path:
        return str(path[-2] if _is_entry(path) else path[-1])
    return ""


def _is_entry(path: Path) -> bool:
    return len(path) > 2 and isinstance(path[-1], int)


def _holds_item(path: Path) -> bool:
    """Whether an item stands there: in the worksheet, in a part of the lesson that has items, in another item."""
    return _is_entry(path) and path[-2] in _LISTS and (path[0] == "worksheet" or path[0] in PARTS)


def _types(node: Node) -> list[type[ItemSpec]]:
    return [ITEM_TYPES[key] for key in (node.keys() if isinstance(node, MappingNode) else ()) if key in ITEM_TYPES]


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _without(node: MappingNode) -> MappingNode:
    return MappingNode(tuple(entry for entry in node.entries if entry.key.value != KEY), node.span)


def _mapped(node: Node, change: Callable[[str | int, Node], Node]) -> Node:
    """The node with each value below it changed; itself where nothing is."""
    if isinstance(node, Sequence):
        return Sequence(tuple(change(i, item) for i, item in enumerate(node.items)), node.span)
    if isinstance(node, MappingNode):
        return MappingNode(tuple(Entry(e.key, change(e.key.value, e.value)) for e in node.entries), node.span)
    return node


def _laid_over(node: MappingNode, over: Iterable[Entry]) -> MappingNode:
    """The entries of a node with others in the places of those with the same keys; glosses are joined."""
    news = {entry.key.value: entry for entry in over}
    entries = [_joined(entry, news.pop(entry.key.value, None)) for entry in node.entries]
    return MappingNode((*entries, *news.values()), node.span)


def _joined(entry: Entry, over: Entry | None) -> Entry:
    if over is None:
        return entry
    if entry.key.value == "glosses" and isinstance(entry.value, MappingNode) and isinstance(over.value, MappingNode):
        return Entry(entry.key, _laid_over(entry.value, over.value.entries))
    return over


def _fitting(section: MappingNode, core: Node) -> MappingNode:
    """A section of the reading without those glosses of the core whose words a level's own text has no more."""
    glosses, own = section.entry("glosses"), child(core, "glosses")
    if glosses is None or not isinstance(glosses.value, MappingNode) or not isinstance(own, MappingNode):
        return section
    texts = [Findable(_printed(scalar.value)) for path, scalar in walk(section) if path[-1] == "text"]
    gone = {
        (entry.key.value,)
        for entry in glosses.value.entries
        if entry in own.entries and not any(_stands(entry.key.value, text) for text in texts)
    }
    fitting = Entry(glosses.key, without(glosses.value, frozenset(gone)))
    return MappingNode(tuple(fitting if entry is glosses else entry for entry in section.entries), section.span)


def _stands(word: str, text: Findable) -> bool:
    return next(text.places(_printed(word)), None) is not None


def _printed(words: str) -> str:
    return Text(read_markup(words).inlines).plain()
