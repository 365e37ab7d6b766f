"""Dictionary strips: one strip, as often on a page as it fits, tagged once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.diagnostics import Diagnostic
from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.documents.pieces import bare_head, for_piece, pages_of, piece, piece_furniture, usual
from lessonkit.model.blocks import Cell, Document, Grid, Heading, Paragraph, Row, Space, SpaceKind, Track
from lessonkit.model.drawing import Cut
from lessonkit.model.ledger import Term
from lessonkit.model.paper import Paper, PartPaper
from lessonkit.model.text import plain

MARGIN = 28.0
TOP = 14.0
HEAD_RULE = 1.1
TERM_WIDTH, GAP = 100.0, 12.0
MEANING = 1.25
"""The column of meanings is so much wider than the one to write in."""
LINE = 20.5
"""The pitch of the lines to write on: they part the terms, too, so no rule does."""
HEAD_PADDING, PADDING, LINED = (0.0, 0.0, 0.0, 1.0), (0.0, 4.0, 0.0, 2.0), (0.0, 0.0, 0.0, 2.0)
"""White inside the cells of the head, of words and of lines, which have white over them already."""
MOST = 3
"""Strips on a page."""


@dataclass(frozen=True, slots=True)
class DictionaryWords:
    """The fixed words of strips."""

    document: str = "Dictionary strip"
    title: str = "My dictionary: {title}"
    term: str = "Term"
    meaning: str = "Meaning"
    own: str = "In my own words, or in my language"
    space: str = "“{term}” in your own words, or in your language"


WORDS = {"en-GB": DictionaryWords()}


@dataclass(frozen=True, kw_only=True)
class DictionaryPaper(PartPaper):
    """The terms of the strip, by their letters."""

    terms: tuple[Term, ...]
    column: str = ""
    lines: int = 1
    strips: int = MOST


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One strip, as often on a page as it fits."""
    part = paper.part(DictionaryPaper)
    if part is None:
        return ()
    cuts = [Cut(across=1, down=down, margin=MARGIN, copies=True, dashed=True) for down in range(part.strips, 0, -1)]
    strips = ((cut, _strip(paper, part, press, cut)) for cut in cuts)
    fitting = (one for one in strips if pages_of(one[1], for_piece(press, one[0])) == 1)
    cut, document = next(fitting, (cuts[-1], _strip(paper, part, press, cuts[-1])))
    furniture = piece_furniture(paper, press.words.of(WORDS).document, press)
    return (Composed(document, furniture, tuple(_fewer(part, cut, press))),)


def _fewer(part: DictionaryPaper, cut: Cut, press: Press) -> Iterator[Diagnostic]:
    """LK482 where one strip alone has a page, and pupils would get whole sheets."""
    if cut.down == 1 < part.strips and usual(press):
        message = f"{len(part.terms)} terms are too many for a strip: each takes a whole page"
        yield Diagnostic("LK482", message, part.terms[0].origin, "name fewer under `dictionary:`, or take fewer lines")


def _strip(paper: Paper, part: DictionaryPaper, press: Press, cut: Cut) -> Document:
    words = press.words.of(WORDS)
    heads = (words.term, words.meaning, part.column or words.own)
    columns = (
        Track(width=TERM_WIDTH, gap=GAP),
        Track(share=MEANING, gap=GAP),
        Track(),
    )
    rows = (
        Row(cells=tuple(_head(label) for label in heads), below=HEAD_RULE, head=True),
        *(_row(term, part, words) for term in part.terms),
    )
    title = Heading(text=plain(words.title.format(title=paper.short_title)), level=1, before=0.0)
    head = bare_head(TOP + for_piece(press, cut).theme.raised)
    body = (title, Grid(columns=columns, rows=rows, id="dictionary", before=4.0))
    return piece(paper, (DICTIONARY_STRIP.name, words.document), (head, body), press, cut)


def _head(label: str) -> Cell:
    words = Paragraph(text=plain(label), style="table-head")
    return Cell(role="TH", scope="Column", padding=HEAD_PADDING, blocks=(words,))


def _row(term: Term, part: DictionaryPaper, words: DictionaryWords) -> Row:
    """A term, its meaning, and lines to write on, the last of them on the meaning's last."""
    name = words.space.format(term=term.term)
    spaces = tuple(
        Space(id=f"dictionary.{term.id}.{n}", kind=SpaceKind.LINE, name=name, height=LINE) for n in range(part.lines)
    )
    bold = Paragraph(text=plain(term.term, strong=True), style="table")
    cells = (
        Cell(role="TH", scope="Row", padding=PADDING, blocks=(bold,)),
        Cell(padding=PADDING, blocks=(Paragraph(text=term.meaning, style="table"),)),
        Cell(padding=LINED, blocks=spaces, last=True),
    )
    return Row(cells=cells)


def _on_a_page(paper: Paper, press: Press) -> int:
    cut = compose(paper, press)[0].document.cut
    return cut.down if cut else 1


def _present(paper: Paper) -> bool:
    return paper.part(DictionaryPaper) is not None


DICTIONARY_STRIP = PupilsKind("dictionary-strip", frozenset(), _present, compose, shared=True, serves=_on_a_page)
