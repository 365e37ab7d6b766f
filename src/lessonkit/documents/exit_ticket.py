"""The exit ticket: two or three questions for the last minutes, two tickets to a sheet that is cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessonkit.documents.kinds import (
    BODY_AT,
    LATER_AT,
    Composed,
    Press,
    PupilsKind,
    document_title,
    head,
    name_row,
    pupils_furniture,
    sheet_of,
    whole_row,
)
from lessonkit.documents.worksheet import item_blocks
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import Document, Item
from lessonkit.model.paper import Paper, PartPaper, WorksheetSection
from lessonkit.model.text import Text
from lessonkit.words import Words

NAME = "exit-ticket"
BETWEEN = 11.0
"""White over an item."""


@dataclass(frozen=True, slots=True)
class ExitTicketWords:
    """The fixed words of exit tickets."""

    name: str = "Exit ticket"


WORDS: Mapping[str, ExitTicketWords] = {"en-GB": ExitTicketWords()}


@dataclass(frozen=True, kw_only=True)
class ExitTicketPaper(PartPaper):
    """What a ticket prints beside its items; `title` stands in place of the lesson's question."""

    title: Text = Text()
    minutes: int


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One ticket, as high as half a sheet where it fits there."""
    ticket = paper.part(ExitTicketPaper)
    if ticket is None:
        return ()
    own = press.words.of(WORDS)
    brief = replace(paper, ages="", minutes=ticket.minutes)
    title = head(brief, press.words, ticket.title or paper.question)
    document = Document(
        name=NAME,
        title=document_title(paper, own.name),
        language=paper.language,
        head=whole_row(replace(title, fields=name_row(press.words), body_at=BODY_AT), press),
        body=_close(item_blocks(ticket.items, press.setting)),
        paper=press.sheet,
        later_at=LATER_AT,
        halves=True,
        origin=ticket.origin,
    )
    furniture = replace(pupils_furniture(paper, press, own.name), alone=True)
    return (Composed(document, furniture),)


def _close(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items nearer to each other than on a worksheet: half a sheet has to hold them."""
    return tuple(replace(item, before=min(item.before, BETWEEN)) for item in items)


def _present(paper: Paper) -> bool:
    return paper.part(ExitTicketPaper) is not None


def _sections(paper: Paper, words: Words) -> tuple[WorksheetSection, ...]:
    return sheet_of(paper.part(ExitTicketPaper), words.of(WORDS).name)


def _on_a_sheet(paper: Paper, press: Press) -> int:
    layout, _ = lay_out(compose(paper, press)[0].document, press.faces, press.theme)
    return 2 if layout.pages[0].half else 1


EXIT_TICKET = PupilsKind(
    NAME, frozenset({"handout"}), _present, compose, sections=_sections, serves=_on_a_sheet
)
