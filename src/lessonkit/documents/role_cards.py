"""Role cards: pieces of a sheet, each a page with its back; what is too full for one is told, and made larger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lessonkit.diagnostics import Diagnostic, Span
from lessonkit.documents.kinds import Composed, Press, PupilsKind, pushed_down
from lessonkit.documents.pieces import (
    balanced,
    bare_head,
    for_piece,
    height_of,
    labelled,
    pages_of,
    piece,
    piece_furniture,
    single_words,
    usual,
)
from lessonkit.layout.lines import Setter
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.blocks import Block, Cell, Document, Grid, Head, Paragraph, Row, Track
from lessonkit.model.drawing import Cut
from lessonkit.model.paper import Paper, PartPaper
from lessonkit.model.text import Text, capitalised, plain
from lessonkit.themes import THIN_RULE, TextStyle

BODY_AT = 106.75
LABEL_WIDTH, LABEL_GAP = 52.4, 5.0
SECRET_RULE, SECRET_INSET, SECRET_PADDING = 0.9, 8.0, 4.35
ALLIES_END = 364.0
LEAST_UP = 46.0
"""Where the allies end on all cards, and how far from the edge of the card that is at the least."""
ALLIES_UNDER = 1.4
BACK_GAP = 6.6
BACK_AT = 0.34
"""Where the back's words begin, as a share of its height."""
CUTS = (Cut(across=2, down=2, backs=True), Cut(across=1, down=2, backs=True), Cut(across=1, down=1, backs=True))
"""Four to a page; fewer where that is too small."""


@dataclass(frozen=True, slots=True)
class White:
    """The white on a card: between its parts, over the secret box at the least, and over its allies.

    Then how high a row of allies is, what it has over and under its words, and how far from the edge of the card the
    allies end at the most.
    """

    part: float = 6.6
    least: float = 9.0
    over: float = 13.25
    row: float = 20.0
    air: float = 5.0
    most_up: float = 57.0


WHITES = (White(), White(part=4.0, least=6.0, over=9.0, row=17.5, air=2.5, most_up=LEAST_UP))
"""The usual white, and what it is closed up to before cards are made larger."""


@dataclass(frozen=True, slots=True)
class RoleCardWords:
    """The fixed words of role cards."""

    document: str = "Role cards"
    kicker: str = "Role card"
    aim: str = "Aim"
    powers: str = "Powers"
    weakness: str = "Weakness"
    secret: str = "Secret"  # noqa: S105 - a word on a card
    allies: str = "Allies by date"
    nobody: str = "nobody"


WORDS = {"en-GB": RoleCardWords()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """A card as its holder sees it."""

    name: str
    role: Text = Text()
    aim: Text = Text()
    powers: Text = Text()
    weakness: Text = Text()
    secret: Text = Text()
    allies: tuple[tuple[Text, Text], ...] = ()
    """When, and with whom."""
    origin: Span | None = None


@dataclass(frozen=True, kw_only=True)
class RoleCardsPaper(PartPaper):
    """All cards, in the order in which they were written."""

    cards: tuple[RoleCard, ...]
    years: str = ""


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """Front and back of each card, as pieces of a sheet: the most that hold every card."""
    part = paper.part(RoleCardsPaper)
    if part is None:
        return ()
    tables = (_Table(part, paper, press, cut, white) for cut in CUTS for white in WHITES)
    table = next((one for one in tables if all(one.holds(card) for card in part.cards)), None)
    table = table or _Table(part, paper, press, CUTS[-1], WHITES[-1])
    warnings = [*table.single_words(), *_too_full(part, paper, press, table.cut)]
    furniture = piece_furniture(paper, press.words.of(WORDS).document, press)
    parts = tuple(Composed(document, furniture) for card in part.cards for document in table.sides(card))
    return (replace(parts[0], warnings=tuple(warnings)), *parts[1:])


def _too_full(part: RoleCardsPaper, paper: Paper, press: Press, chosen: Cut) -> Iterator[Diagnostic]:
    """LK482 for each card that is too full for a quarter of a sheet."""
    if chosen == CUTS[0] or not usual(press):
        return
    table = _Table(part, paper, press, CUTS[0], WHITES[-1])
    for card in part.cards:
        if not table.holds(card):
            count = press.words.numbers[chosen.pieces]
            message = f"the card of {card.name} is too full: all are printed {count} to a page"
            yield Diagnostic("LK482", message, card.origin, "shorten it, to have four cards to a page")


class _Table:
    """Sets cards of one size; secret boxes end, and allies begin, at one height on all of them."""

    def __init__(self, part: RoleCardsPaper, paper: Paper, press: Press, cut: Cut, white: White) -> None:
        self.part, self.paper, self.sheet_press, self.cut, self.white = part, paper, press, cut, white
        self.press = for_piece(press, cut)
        self.words = press.words.of(WORDS)
        theme = self.press.theme
        self.style: TextStyle = theme.style("card")
        self.width = self.press.sheet.width - 2 * theme.margin
        setter = Setter(press.faces)
        label = theme.style("label")
        words = self.words
        named = (words.aim, words.powers, words.weakness, f"{'':4}{words.secret}")
        dates = [when.plain() for card in part.cards for when, _ in card.allies]
        bold = replace(self.style, weight="Bold")
        widths = [setter.plain_width(word, label) for word in named]
        widths += [setter.plain_width(date, bold) for date in dates]
        self.label = max(LABEL_WIDTH, *(width + LABEL_GAP for width in widths))
        self.lead = max(self.style.leading, label.leading)
        height = self.press.sheet.height
        self.end = height - min(white.most_up, max(LEAST_UP, height - ALLIES_END))
        most = max(self._allies_height(card) for card in part.cards)
        self.secret_end = self.end - most - white.over if most else self.end

    @property
    def room(self) -> float:
        """The width of a text beside its label."""
        return self.width - self.label

    def rows(self, card: RoleCard) -> tuple[tuple[str, Text], ...]:
        """What stands over the secret, with its labels."""
        words = self.words
        told = ((words.aim, card.aim), (words.powers, card.powers), (words.weakness, card.weakness))
        return tuple((label, text) for label, text in told if text)

    def holds(self, card: RoleCard) -> bool:
        """Whether a card has room for all that it says."""
        return self._over(card) >= self.white.least and pages_of(self.front(card), self.press) == 1

    def sides(self, card: RoleCard) -> tuple[Document, ...]:
        """Front and back of a card; one that takes both sides of a whole sheet has no other back.

        Raises DoesNotFit for one that takes more.
        """
        front = self.front(card)
        pages = pages_of(front, self.press)
        if pages > 2:
            high = self.press.sheet.height
            raise DoesNotFit(card.origin, pages * high, 2 * high)
        return (front,) if pages == 2 else (front, self.back(card))

    def front(self, card: RoleCard) -> Document:
        """The card."""
        body: list[Block] = [self._told(card)]
        over = self._over(card)
        if card.secret:
            body.append(self._secret(card, max(over, self.white.least)))
            over = self.white.over
        if card.allies:
            body += self._allied(card, max(over, self.white.over))
        named = (f"{ROLE_CARDS.name}.{card.name}", self.words.document)
        return piece(self.paper, named, (self._head(card), body), self.sheet_press, self.cut)

    def back(self, card: RoleCard) -> Document:
        """Whose card it is, and of which lesson; nothing of what the front says."""
        paper = self.paper
        body: list[Block] = [
            balanced(plain(card.name), "title", self.press),
            balanced(paper.title, "subtitle", self.press, BACK_GAP),
        ]
        if paper.question:
            body.append(balanced(paper.question, "card", self.press, BACK_GAP))
        head = bare_head(self.press.sheet.height * BACK_AT + self.press.theme.raised)
        named = (f"{ROLE_CARDS.name}.{card.name}.back", self.words.document)
        return piece(paper, named, (head, body), self.sheet_press, self.cut)

    def single_words(self) -> Iterator[Diagnostic]:
        """LK483 for texts that end in a line of one word."""
        room = self.room
        for card in self.part.cards:
            told = [(f"“{label}” of {card.name}", text, self.style, room) for label, text in self.rows(card)]
            told.append((f"“{self.words.secret}” of {card.name}", card.secret, self.style, room - SECRET_INSET))
            told += [(f"“{when.plain()}” of {card.name}", who, self.style, room) for when, who in card.allies]
            yield from single_words(told, self.press)

    def _head(self, card: RoleCard) -> Head:
        kicker = "  ·  ".join(word for word in (self.words.kicker, self.part.years) if word)
        return Head(kicker=kicker, title=plain(card.name), subtitle=capitalised(card.role), body_at=BODY_AT)

    def _over(self, card: RoleCard) -> float:
        """The white over the secret box, or over the allies where there is no secret."""
        heights = [max(self.lead, self._height(text)) for _, text in self.rows(card)]
        told = sum(heights) + self.white.part * (len(heights) - 1)
        head = self._head(card)
        top = head.body_at - self.press.theme.raised + pushed_down(head, self.press, self.width)
        if card.secret:
            lines = self._height(card.secret, SECRET_INSET)
            return self.secret_end - (max(self.lead, lines) + 2 * SECRET_PADDING) - top - told
        return self.secret_end + self.white.over - top - told

    def _height(self, text: Text, less: float = 0.0) -> float:
        return height_of(text, self.style, self.room - less, self.press)

    def _ally_height(self, who: Text) -> float:
        return max(self.white.row, self._height(who) + self.white.air)

    def _allies_height(self, card: RoleCard) -> float:
        label = self.press.theme.style("label").leading
        rows = sum(self._ally_height(who) for _, who in card.allies)
        return label + ALLIES_UNDER + rows if rows else 0.0

    def _told(self, card: RoleCard) -> Grid:
        rows = (
            Row(
                cells=(_label(label), Cell(blocks=(Paragraph(text=text, style="card"),))),
                before=self.white.part if i else 0.0,
            )
            for i, (label, text) in enumerate(self.rows(card))
        )
        return Grid(columns=(Track(width=self.label), Track()), rows=tuple(rows))

    def _secret(self, card: RoleCard, before: float) -> Grid:
        """Label and words in a frame, in line with the others."""
        told = Row(cells=(_label(self.words.secret), Cell(blocks=(Paragraph(text=card.secret, style="card"),))))
        inner = Grid(columns=(Track(width=self.label - SECRET_INSET), Track()), rows=(told,))
        padding = (SECRET_INSET, SECRET_PADDING, SECRET_INSET, SECRET_PADDING)
        frame = Cell(role="", rule=SECRET_RULE, padding=padding, blocks=(inner,))
        return Grid(role="", columns=(Track(),), rows=(Row(role="", cells=(frame,)),), before=before)

    def _allied(self, card: RoleCard, before: float) -> tuple[Block, ...]:
        rows = []
        for i, (when, who) in enumerate(card.allies):
            date = Paragraph(text=when.strong(), style="card")
            cells = (
                Cell(role="TH", scope="Row", middle=True, blocks=(date,)),
                Cell(middle=True, blocks=(Paragraph(text=who, style="card"),)),
            )
            above = 0.0 if i else THIN_RULE
            rows.append(Row(cells=cells, height=self._ally_height(who), above=above, below=THIN_RULE))
        table = Grid(columns=(Track(width=self.label), Track()), rows=tuple(rows), before=ALLIES_UNDER)
        return labelled(self.words.allies, before, keep=True), table


def _label(words: str) -> Cell:
    return Cell(role="TH", scope="Row", blocks=(Paragraph(text=plain(words), style="label"),))


def _players(paper: Paper, _press: Press) -> int:
    part = paper.part(RoleCardsPaper)
    return len(part.cards) if part else 1


def _present(paper: Paper) -> bool:
    return paper.part(RoleCardsPaper) is not None


ROLE_CARDS = PupilsKind("role-cards", frozenset(), _present, compose, shared=True, serves=_players)
