"""The worksheet: each item's model picked by its key, validated on its own, and split into paper and answer."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import partial

from pydantic import ValidationError

from lessonkit.diagnostics import Span
from lessonkit.items import ITEM_TYPES
from lessonkit.items.base import ItemSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.ledger import Ledger
from lessonkit.model.paper import ItemPaper, WorksheetPassage, WorksheetSection
from lessonkit.registry import did_you_mean, near
from lessonkit.source.evidence import Passage
from lessonkit.source.ledger import check_id
from lessonkit.source.nodes import Mapping, Node, Path, Scalar, exact, head_span, key_span, plain
from lessonkit.source.passages import parted
from lessonkit.source.scope import AlliesOf, ChartsAs, Desk, NodeScope, Proof
from lessonkit.source.spec import PassageSpec, SectionSpec
from lessonkit.source.wording import report_invalid
from lessonkit.words import Words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SLUG_WORDS = 4
_OF_SECTIONS = SectionSpec.model_fields.keys() - ItemSpec.model_fields.keys()


@dataclass(slots=True)
class WorksheetReader:
    """Reads the items in order; their numbers run through the sheet.

    Errors: LK420 no type, LK421 two types, LK422 two items with one id, LK209 a bad id, LK433 two sources of one name,
    and those of the item types.
    """

    node: Node
    ledger: Ledger
    words: Words
    desk: Desk
    proof: Proof
    allied: AlliesOf = field(default_factory=dict)
    found: list[tuple[ItemPaper, ItemAnswer]] = field(default_factory=list)
    """Both halves of each item of the worksheet."""
    free: list[tuple[ItemPaper, ItemAnswer]] = field(default_factory=list)
    """Those that another sheet may have, too: they ask about no source over them, and speak of no other item."""
    ids: dict[str, Span] = field(default_factory=dict)
    before: dict[str, ItemPaper | None] = field(default_factory=dict)
    """The items read so far by their ids; None for one with errors that has an id of its own."""
    number: int = 0
    passages: dict[str, Span] = field(default_factory=dict)
    lettered: int = 0
    """How many sources have their names by themselves."""

    @property
    def answers(self) -> tuple[ItemAnswer, ...]:
        """The answers to the worksheet's items."""
        return tuple(answer for _, answer in self.found)

    def read(self, specs: list[SectionSpec]) -> tuple[WorksheetSection, ...]:
        """The lettered sections; the items with their answers are in `found` afterwards."""
        return tuple(self._section(i, spec) for i, spec in enumerate(specs))

    def _section(self, i: int, spec: SectionSpec) -> WorksheetSection:
        title = self.desk.text(spec.section, self.node, ("worksheet", i, "section"))
        passage = self._passage(("worksheet", i, "passage"), spec.passage) if spec.passage else None
        proof = replace(self.proof, source=findable(passage)) if passage else self.proof
        papers = [self._item(("worksheet", i, "items", k), proof) for k in range(len(spec.items))]
        return WorksheetSection(
            letter=section_letter(i),
            title=title,
            items=tuple(paper for paper in papers if paper),
            passage=passage,
            keep_order=spec.keep_order,
        )

    def _passage(self, at: Path, spec: PassageSpec) -> WorksheetPassage:
        """A source, named by its letter unless it has a name; a title that begins with its name says it once."""
        name = self.desk.words(spec.name, self.node, (*at, "name"))
        if not name:
            name = self.words.extract.format(letter=section_letter(self.lettered))
            self.lettered += 1
        span = key_span(self.node, (*at, "name") if spec.name else at)
        if name in self.passages:
            hint = "give one of them another `name:`"
            self.desk.sink.report(
                "LK433", f"two sources are called “{name}”", span, hint=hint, also=((self.passages[name], "the first"),)
            )
        self.passages.setdefault(name, span)
        title = re.sub(rf"^{re.escape(name)}(?!\w)[\s:.–—-]*", "", spec.title)
        return WorksheetPassage(
            name=name,
            title=self.desk.text(title, self.node, (*at, "title")),
            paragraphs=tuple(parted(spec.text, self.node, (*at, "text"), self.desk)),
            attribution=self.desk.text(spec.attribution, self.node, (*at, "attribution")),
        )

    def _item(self, at: Path, proof: Proof) -> ItemPaper | None:
        self.number += 1
        node = exact(self.node, at)
        halves = self.halves(node, self.number, proof) if node else None
        if halves is None:
            own = exact(node, ("id",)) if node else None
            if isinstance(own, Scalar):
                self.before[own.value] = None
            return None
        self.before[halves[0].id] = halves[0]
        self.found.append(halves)
        if proof.source is None and halves[0].stands_alone():
            self.free.append(halves)
        return halves[0]

    def halves(self, node: Node, number: int, proof: Proof | None = None) -> tuple[ItemPaper, ItemAnswer] | None:
        """Both halves of an item, wherever it stands; None after reporting what is wrong.

        `proof` is where its evidence is looked for, if not in the reading alone.
        """
        proof = proof or self.proof
        if not isinstance(node, Mapping):
            return None
        model = self._model(node)
        if model is None:
            return None
        try:
            spec = model.model_validate(plain(node))
        except ValidationError as error:
            report_invalid(error, node, (), model, self.desk.sink)
            return None
        scope = NodeScope(
            id=self._id(spec, node),
            number=number,
            ledger=self.ledger,
            words=self.words,
            node=node,
            desk=self.desk,
            proof=proof,
            halves=partial(self.halves, proof=proof),
            before=self.before,
        )
        halves = spec.split(scope)
        if halves is None:
            return None
        paper, answer = halves
        return spec.helped(scope, paper, answer), answer

    def scope_of(self, node: Node, key: str, charts: ChartsAs) -> NodeScope:
        """The scope of a part of the lesson that may have items, and pick some of the worksheet's."""
        return NodeScope(
            id=key,
            number=0,
            ledger=self.ledger,
            words=self.words,
            node=node,
            desk=self.desk,
            proof=self.proof,
            halves=self.halves,
            before=self.before,
            worksheet=tuple(self.free),
            charts_as=charts,
            allied=self.allied,
        )

    def _model(self, node: Mapping) -> type[ItemSpec] | None:
        keys, types = node.keys(), item_types(node)
        if len(types) == 1:
            return ITEM_TYPES[types[0]]
        if types:
            shown = " and ".join(f"`{key}`" for key in types[:2])
            span = key_span(node, (types[1],))
            hint = "begin each item with a `- ` of its own"
            self.desk.sink.report("LK421", f"this item is of two types, {shown}", span, hint=hint)
            return None
        likely = next((key for key in keys if near(key, ITEM_TYPES)), "")
        known = ", ".join(f"`{key}`" for key in ITEM_TYPES)
        span = key_span(node, (likely,)) if likely else head_span(node)
        misplaced = next((key for key in keys if key in _OF_SECTIONS), "")
        if likely:
            hint = did_you_mean(likely, ITEM_TYPES)
        elif misplaced:
            hint = f"`{misplaced}:` is a section's: write it over `items:`, beside `section:`"
        else:
            hint = f"begin it with one of {known}"
        self.desk.sink.report("LK420", "this item does not say what it is", span, hint=hint)
        return None

    def _id(self, spec: ItemSpec, node: Mapping) -> str:
        span = key_span(node, ("id",) if spec.id else (spec.key,))
        if spec.id:
            check_id(spec.id, span, self.desk)
        id_ = spec.id or derived_id(spec)
        if id_ in self.ids:
            what = f"the id `{id_}`" if spec.id else "the same question"
            self.desk.sink.report(
                "LK422",
                f"two items have {what}",
                span,
                hint="reword one of them, or give one an `id:` of its own",
                also=((self.ids[id_], "the first one"),),
            )
        self.ids.setdefault(id_, span)
        return id_


def findable(passage: WorksheetPassage) -> Passage:
    """A source, for evidence."""
    return Passage([(n, text.plain()) for n, text in enumerate(passage.paragraphs, 1)], passage.name)


def section_letter(index: int) -> str:
    """The letter of a section: A to Z, then AA, BB and so on."""
    return LETTERS[index % len(LETTERS)] * (index // len(LETTERS) + 1)


def item_types(node: Mapping) -> list[str]:
    """The types that an item says it is of: one, if it is well written."""
    keys = node.keys()
    types = [key for key in keys if key in ITEM_TYPES]
    # A type's key may also be a field of another type: that one wins.
    return [key for key in types if not any(key in ITEM_TYPES[o].model_fields for o in types if o != key)]


def derived_id(spec: ItemSpec) -> str:
    """The first words of the stem and a hash of it: it stays when answers, order or neighbours change."""
    identity = spec.identity()
    ascii_ = unicodedata.normalize("NFKD", identity).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_)[:_SLUG_WORDS] or [spec.key]
    digest = hashlib.sha256(f"{spec.key}\n{identity}".encode("utf-8", "replace")).hexdigest()
    return f"{'-'.join(words)[:40]}-{digest[:6]}"
