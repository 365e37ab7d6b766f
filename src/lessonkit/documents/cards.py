"""Cards: pieces of a sheet, their words in the middle in lines of like length; as many to a page as hold them.

Names and texts are each as large as the fullest card of the set allows, so that cards are read across a table. Cards
without a back stand last: whole sheets of them are printed on one side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from lessonkit.diagnostics import Diagnostic, Span
from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.documents.pieces import (
    balanced,
    bare_head,
    for_piece,
    height_of,
    pages_of,
    piece,
    piece_furniture,
    usual,
)
from lessonkit.layout.lines import Setter
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.blocks import Block, Document, Paragraph
from lessonkit.model.drawing import Cut
from lessonkit.model.paper import Paper, PartPaper
from lessonkit.model.text import Text, plain

MARGIN = 24.0
PER_PAGE = {12: (3, 4), 8: (2, 4), 6: (2, 3), 4: (2, 2), 2: (1, 2), 1: (1, 1)}
"""How many pieces a sheet has, side by side and one under the other."""
KICKER_GAP, DATE_GAP = 7.5, 3.75
NAMES = ("card-name-36", "card-name-28", "card-name-24", "card-name-20", "card-name")
TEXTS = ("card-text-24", "card-text-20", "card-text-18", "card-text-16", "card-text-14", "card-text")
"""The styles of names and texts from large to small; all cards of a set have one of each."""
FULL = 0.8
"""Words are set larger than usual where they take no more than this share of their card."""
GROUP = 4
"""Pupils who share a set of cards."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """The fixed words of cards."""

    document: str = "Cards"
    term: str = "Term {sign}"
    meaning: str = "Meaning {sign}"
    event: str = "Event {sign}"
    person: str = "Person {sign}"
    role: str = "Role {sign}"
    front: str = "Card {sign}"
    back: str = "Partner {sign}"


WORDS = {"en-GB": CardWords()}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCard:
    """A card: a word over it, its date and text, and what is on its back. One that is `strong` is a name."""

    kicker: str
    text: Text
    strong: bool = False
    date: str = ""
    back: Text = Text()
    origin: Span | None = None


@dataclass(frozen=True, kw_only=True)
class CardsPaper(PartPaper):
    """All cards in the order in which they are printed."""

    cards: tuple[SmallCard, ...]
    per_page: int = 8


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Each card as a piece, the most to a page that hold every card; backs where a card has one."""
    part = paper.part(CardsPaper)
    if part is None:
        return ()
    backs = any(card.back for card in part.cards)
    counts = [count for count in PER_PAGE if count <= part.per_page]
    tables = [_Table(paper, part, press, _cut(count, backs=backs)) for count in counts]
    chosen = next((table for table in tables if all(table.holds(card) for card in part.cards)), tables[-1])
    furniture = piece_furniture(paper, press.words.of(WORDS).document, press)
    bare = _Table(paper, part, press, replace(chosen.cut, backs=False))
    both, one_side = _apart(part.cards, chosen.cut)
    pages = [page for card in both for page in chosen.sides(card)]
    pages += [page for card in one_side for page in bare.sides(card)]
    warnings = tuple(_too_full(part.cards, tables[0], chosen))
    parts = tuple(Composed(page, furniture) for page in pages)
    return (replace(parts[0], warnings=warnings), *parts[1:])


def _cut(count: int, *, backs: bool) -> Cut:
    across, down = PER_PAGE[count]
    return Cut(across=across, down=down, margin=MARGIN, backs=backs)


def _apart(cards: Sequence[SmallCard], cut: Cut) -> tuple[list[SmallCard], list[SmallCard]]:
    """The cards on sheets with backs, filled up by some that have none; and those on sheets without."""
    backed = [card for card in cards if card.back]
    others = [card for card in cards if not card.back]
    spare = -len(backed) % cut.pieces
    return backed + others[:spare], others[spare:]


def _too_full(cards: Sequence[SmallCard], asked: _Table, chosen: _Table) -> Iterator[Diagnostic]:
    """LK482 for each card that is too full for as many to a page as were asked for."""
    if asked is chosen or not usual(asked.press):
        return
    for card in cards:
        if not asked.holds(card):
            message = f"this card is too full: {chosen.cut.pieces} are printed to a page, not {asked.cut.pieces}"
            place = card.text.origin or card.origin
            yield Diagnostic("LK482", message, place, "shorten it, or ask for fewer to a page")


class _Table:
    """Sets cards of one size."""

    def __init__(self, paper: Paper, part: CardsPaper, press: Press, cut: Cut) -> None:
        self.paper, self.sheet_press, self.cut = paper, press, cut
        self.press = for_piece(press, cut)
        self.setter = Setter(press.faces)
        self.width = self.press.sheet.width - 2 * self.press.theme.margin
        names = [card.text for card in part.cards if card.strong]
        self.name = self._largest(NAMES, names)
        size = self._size(self.name) if names else inf
        smaller = [style for style in TEXTS if self._size(style) < size]
        dates = {card.date for card in part.cards if card.date}
        texts = [card.text for card in part.cards if not card.strong] + [card.back for card in part.cards]
        self.text = self._largest(smaller or TEXTS[-1:], texts, dated=max(dates, key=len, default=""))

    def _size(self, style: str) -> float:
        return self.press.theme.style(style).size

    def _largest(self, styles: Sequence[str], texts: Sequence[Text], dated: str = "") -> str:
        """The first style in which each text has room under a label and the date, no word of it parted; else the last.
        """
        theme = self.press.theme
        most = FULL * (self._height - theme.style("label").leading)

        def has_room(style: str) -> bool:
            face = theme.style(style)
            over = height_of(plain(dated, strong=True), face, self.width, self.press) + DATE_GAP if dated else 0.0
            bold = replace(face, weight="Bold")
            words = {word for text in texts for word in text.plain().split()}
            if any(self.setter.plain_width(word, bold) > self.width for word in words):
                return False
            return all(over + height_of(text, face, self.width, self.press) <= most for text in texts)

        return next((style for style in styles if has_room(style)), styles[-1])

    @property
    def _height(self) -> float:
        """The room between head and foot of a card."""
        theme = self.press.theme
        return self.press.sheet.height - theme.margin - theme.foot_limit

    def holds(self, card: SmallCard) -> bool:
        """Whether both sides of a card have room."""
        return all(self._fits(document) for document in self._documents(card))

    def sides(self, card: SmallCard) -> tuple[Document, ...]:
        """The pages of a card. Raises DoesNotFit for one that is too full for a whole sheet."""
        pages = self._documents(card)
        if not all(self._fits(document) for document in pages):
            high = self.press.sheet.height
            raise DoesNotFit(card.origin, 2 * high, high)
        return pages

    def _fits(self, document: Document) -> bool:
        return pages_of(document, self.press) == 1

    def _documents(self, card: SmallCard) -> tuple[Document, ...]:
        front = self._side(card.kicker, card.text, card.date, self.name if card.strong else self.text)
        return (front, self._side("", card.back, "", self.text)) if self.cut.backs else (front,)

    def _side(self, kicker: str, text: Text, date: str, style: str) -> Document:
        """A side of a card: its words in the middle, under what it is."""
        theme = self.press.theme
        when = plain(date, strong=True)
        body: list[Block] = []
        over = 0.0
        if kicker:
            body.append(Paragraph(text=plain(kicker), style="label", align="centre"))
            over = theme.style("label").leading
        told = height_of(text, theme.style(style), self.width, self.press)
        told += height_of(when, theme.style(style), self.width, self.press) + DATE_GAP if date else 0.0
        free = self._height - over - told
        before = max(KICKER_GAP, free / 2 - over / 2)
        if date:
            body.append(Paragraph(text=when, style=style, align="centre", before=before))
            before = DATE_GAP
        if text:
            body.append(balanced(text, style, self.press, before))
        top = theme.margin + theme.raised + (0.0 if kicker else max(0.0, free / 2))
        named = (CARDS.name, self.press.words.of(WORDS).document)
        return piece(self.paper, named, (bare_head(top), body), self.sheet_press, self.cut)


def _without_backs(paper: Paper) -> bool:
    part = paper.part(CardsPaper)
    return part is not None and not any(card.back for card in part.cards)


def _present(paper: Paper) -> bool:
    return paper.part(CardsPaper) is not None


CARDS = PupilsKind(
    "cards",
    frozenset(),
    _present,
    compose,
    shared=True,
    serves=lambda _paper, _press: GROUP,
    one_sided=_without_backs,
)
