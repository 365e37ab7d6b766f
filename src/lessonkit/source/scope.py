"""The reader's services to its own parts, to item types and to charts: texts, places, evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from lessonkit.diagnostics import Sink, Span
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.images import ImageFile
from lessonkit.model.ledger import Ledger
from lessonkit.model.lines import Evidence, source_name
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Allies
from lessonkit.model.text import Text
from lessonkit.source.evidence import Passage, likeness
from lessonkit.source.images import check_image
from lessonkit.source.markup import read_markup
from lessonkit.source.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact,
    head_span,
    key_span,
    nearest,
    walk,
)
from lessonkit.source.nodes import Path as NodePath
from lessonkit.words import Words


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the reader works with: the lesson's language, the faces, and the sink."""

    language: str
    faces: Faces
    sink: Sink
    folder: Path | None = None
    """Where pictures must lie; only a lesson has some."""

    def text(self, value: str, node: Node, path: NodePath = ()) -> Text:
        """A text with its markup read; LK109 to LK121 and LK701 at its place below `node`."""
        place = nearest(node, path)
        marked = read_markup(value, self.language)
        start = max(place.value.find(value), 0) if isinstance(place, Scalar) else 0
        for flaw in marked.flaws:
            span = head_span(place)
            if isinstance(place, Scalar):
                span = place.stretch(start + flaw.start, start + flaw.end)
            self.sink.report(flaw.code, flaw.message, span, hint=flaw.hint)
        text = Text(marked.inlines, head_span(place))
        if "&" in value:
            self._check_entities(text, value)
        return text

    def words(self, value: str, node: Node, path: NodePath = ()) -> str:
        """A text of which only the words are wanted."""
        return self.text(value, node, path).plain()

    def picture(self, name: str, node: Node, path: NodePath) -> ImageFile | None:
        """The image of that name in the lesson's folder; LK702 to LK705 at its place below `node`."""
        checked = check_image(name, self.folder or Path())
        if isinstance(checked, ImageFile):
            return checked
        self.sink.report(checked.code, checked.message, _value_span(node, path), hint=checked.hint)
        return None

    def alt(self, value: str, node: Node, path: NodePath) -> str:
        """What a picture shows, in words; LK706 where there are none."""
        words = self.words(value, node, path)
        if not words.strip():
            hint = "say in a sentence what it shows; it is read aloud to those who can't see it"
            self.sink.report("LK706", "the picture has no `alt` text", _value_span(node, path), hint=hint)
        return words

    def _check_entities(self, text: Text, value: str) -> None:
        typed = set(value)
        new = "".join(sign for sign in text.plain() if sign not in typed and not sign.isascii())
        missing = list(dict.fromkeys(self.faces.missing(new)))
        if missing:
            _report_missing(missing, text.origin, self.sink)

    def check_signs(self, node: Node) -> None:
        """LK701 for each text with signs that no face has, at the place of the first."""
        scalars = [*_printed(node)]
        used = set[str]().union(*(scalar.value for scalar in scalars))
        signs = {sign for sign in used if not sign.isascii() or not sign.isprintable()}
        wanted = "".join(sorted(sign for sign in signs if unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp")))
        missing = set(self.faces.missing(wanted)) if wanted else set()
        if not missing:
            return
        for scalar in scalars:
            lacking = [sign for sign in dict.fromkeys(scalar.value) if sign in missing]
            if lacking:
                at = scalar.value.index(lacking[0])
                _report_missing(lacking, scalar.stretch(at, at + 1), self.sink)


def _value_span(node: Node, path: NodePath) -> Span:
    """The place of a value; of its key where it has no words."""
    place = exact(node, path)
    return place.span if isinstance(place, Scalar) and place.value else key_span(node, path)


_TOLD_AT_MOST = 5
"""So many signs without a font are named; a text with more is in another script altogether."""


def _printed(node: Node) -> Iterable[Scalar]:
    """All scalars that may be printed: values but file names, and the glossed words, which are keys."""
    for path, scalar in walk(node):
        if path[-1:] == ("file",):
            continue
        yield scalar
        if path[-2:-1] == ("glosses",):
            glosses = exact(node, path[:-1])
            entry = glosses.entry(str(path[-1])) if isinstance(glosses, Mapping) else None
            if entry:
                yield entry.key


def _report_missing(signs: AbstractSequence[str], span: Span | None, sink: Sink) -> None:
    told = ", ".join(_named(sign) for sign in signs[:_TOLD_AT_MOST])
    more = len(signs) - _TOLD_AT_MOST
    them = "it" if len(signs) == 1 else "them"
    sink.report(
        "LK701",
        f"no font has {told}" + (f" and {more} more" if more > 0 else ""),
        span,
        hint=f"write {them} another way, or install a font that has {them}",
    )


def _named(sign: str) -> str:
    """“☃” (U+2603, SNOWMAN); a sign that does not show by itself is told by number and name alone."""
    shown = f"“{sign}” " if sign.isprintable() and not unicodedata.combining(sign) else ""
    return f"{shown}(U+{ord(sign):04X}, {unicodedata.name(sign, 'a character without a name')})"


@dataclass(frozen=True, slots=True)
class Proof:
    """What to find evidence in: the reading, before it the source that an item stands under, `more` readings after it.

    `silent` where errors in it have been reported, and nothing can be found.
    """

    passage: Passage
    silent: bool = False
    source: Passage | None = None
    more: tuple[Passage, ...] = ()

    def texts(self) -> tuple[Passage, ...]:
        """All that words may stand in, what is asked about first."""
        return (*((self.source,) if self.source else ()), self.passage, *self.more)


def find_evidence(words: str, node: Node, path: NodePath, proof: Proof, desk: Desk) -> tuple[Evidence, ...]:
    """Words of the reading, found. LK501 where they are not there; LK502 where they stand in several places."""
    place = head_span(nearest(node, path))
    wanted = Text(read_markup(words, desk.language).inlines).plain()
    everywhere = [(text, found) for text in proof.texts() if (found := text.find(wanted, place))]
    if not everywhere:
        if not proof.silent:
            other = source_name(proof.source.name) if proof.source else ""
            texts = f"neither the reading nor {other} says" if other else "the reading does not say"
            desk.sink.report("LK501", f"{texts} “{_shortened(wanted)}”", place, hint=_not_found(wanted, proof))
        return ()
    stands_in = [named for text, found in everywhere for named in _named_places(text, found.starts_in)]
    if len(stands_in) > 1:
        first, others = stands_in[0], ", ".join(stands_in[1:4])
        desk.sink.report(
            "LK502",
            f"“{_shortened(wanted)}” stands in {first} and in {others}; {first} is cited",
            place,
            hint="quote more words to say which place is meant",
        )
    return everywhere[0][1].pieces


def _named_places(text: Passage, starts_in: AbstractSequence[int]) -> list[str]:
    """Paragraphs by their numbers; a source has one name for all of them."""
    return list(dict.fromkeys(source_name(text.source_of(number)) or f"¶{number}" for number in starts_in))


def _not_found(wanted: str, proof: Proof) -> str:
    """What to do about a quotation that the reading does not have."""
    texts = [text for text in proof.texts() if text]
    if not texts:
        return "there is no `reading:` to quote from; add one, or take the evidence out"
    bare = wanted.strip("“”‘’\"' ")
    if bare != wanted and any(text.find(bare) for text in texts):
        return "take the quotation marks out; they are not in the reading"
    if "…" in wanted:
        return "quote words that stand together; give two quotations as two values of a list"
    near = max((text.nearest(wanted) for text in texts), key=partial(likeness, wanted), default="")
    return f"the nearest passage is “{near}”" if near else "quote the reading word for word"


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:77]}…"


HalvesOf = Callable[[Node, int], tuple[ItemPaper, ItemAnswer] | None]
"""Reads an item's node, with its number, to both halves; None where errors were reported."""


AlliesOf = AbstractMapping[str, tuple[Allies, ...]]
"""With whom each person of the alliance chart stands, phase by phase."""


def no_items(_node: Node, _number: int) -> None:
    """What reads items where none can stand."""


ChartsAs = Callable[[AbstractSequence[str]], tuple[SheetPaper, ...]]
"""The lesson's chart on a sheet of each form."""


def no_charts(_forms: AbstractSequence[str]) -> tuple[SheetPaper, ...]:
    """What an item knows of charts."""
    return ()


def _unmarked(node: Node) -> Node:
    """An item with `marks: 0`, unless it says what it carries; one that has parts is the sum of theirs."""
    if not isinstance(node, Mapping) or node.entry("marks"):
        return node
    if parts := node.entry("parts"):
        listed = parts.value.items if isinstance(parts.value, Sequence) else ()
        unmarked = Entry(parts.key, Sequence(tuple(_unmarked(part) for part in listed), parts.value.span))
        return Mapping(tuple(unmarked if entry is parts else entry for entry in node.entries), node.span)
    marks = Entry(Scalar("marks", node.span), Scalar("0", node.span))
    return Mapping((*node.entries, marks), node.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeScope:
    """The scope of one item or chart: everything is looked up below its node. Implements `model.scope.Scope`."""

    id: str
    number: int
    ledger: Ledger
    words: Words
    node: Node
    desk: Desk
    proof: Proof
    halves: HalvesOf = no_items
    before: AbstractMapping[str, ItemPaper | None] = field(default_factory=dict)
    worksheet: tuple[tuple[ItemPaper, ItemAnswer], ...] = ()
    charts_as: ChartsAs = no_charts
    allied: AlliesOf = field(default_factory=dict)

    @property
    def sink(self) -> Sink:
        """Where problems go."""
        return self.desk.sink

    @property
    def language(self) -> str:
        """The tag of the lesson's language."""
        return self.desk.language

    def at(self, *path: str | int) -> Span:
        """The place of a value under this node, of a part with keys its name; else of the nearest one above it."""
        if isinstance(exact(self.node, path), Mapping):
            return key_span(self.node, path)
        return head_span(nearest(self.node, path))

    def key(self, *path: str | int) -> Span:
        """The place of the key to which a path leads; of a value of a list its own."""
        return key_span(self.node, path) if isinstance(path[-1], str) else self.at(*path)

    def text(self, value: str, *path: str | int) -> Text:
        """A teacher's text with its inline markup read. Problems are reported at `path`."""
        return self.desk.text(value, self.node, path)

    def items(
        self, *path: str | int, first: int = 1, marked: bool = True
    ) -> tuple[tuple[ItemPaper, ItemAnswer], ...]:
        """Both halves of each item of a list, numbered from `first`; those with errors are left out."""
        found = exact(self.node, path)
        listed = found.items if isinstance(found, Sequence) else ()
        nodes = listed if marked else [_unmarked(node) for node in listed]
        halves = (self.halves(node, number) for number, node in enumerate(nodes, first))
        return tuple(both for both in halves if both)

    def charts(self, *forms: str) -> tuple[SheetPaper, ...]:
        """The lesson's chart on a sheet of each form, apart from those that it prints."""
        return self.charts_as(forms)

    def allies(self, person: str) -> tuple[Allies, ...]:
        """With whom the alliance chart has somebody in each of its phases; nothing for one who is not on it."""
        return self.allied.get(person, ())

    def evidence(self, quotation: str, *path: str | int) -> tuple[Evidence, ...]:
        """Words of the reading, found; LK501 with the nearest passage where they are not."""
        return find_evidence(quotation, self.node, path, self.proof, self.desk)

    def beside(self, source: str, paragraphs: tuple[Text, ...]) -> NodeScope:
        """The same, in which evidence is looked for in a source of the item's own before all else."""
        own = Passage([(n, text.plain()) for n, text in enumerate(paragraphs, 1)], source)
        older = (self.proof.source,) if self.proof.source else ()
        return replace(self, proof=replace(self.proof, source=own, more=(*older, *self.proof.more)))

    def finds(self, words: str) -> tuple[Evidence, ...]:
        """Where words stand in the reading for the first time, in capitals or not; nothing where they don't."""
        return next((found for text in self.proof.texts() if (found := text.first(words))), ())

    def picture(self, file: str, *path: str | int) -> ImageFile | None:
        """An image of the lesson's folder, checked; LK702 to LK705 where it can't be printed."""
        return self.desk.picture(file, self.node, path)

    def alt(self, value: str, *path: str | int) -> str:
        """What a picture shows, in words; LK706 where there are none."""
        return self.desk.alt(value, self.node, path)
