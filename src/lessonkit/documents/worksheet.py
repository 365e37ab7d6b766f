"""The worksheet: items in lettered sections, with marks and room to write."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row
from lessonkit.model.blocks import Block, Document, Furniture, Item, Marks, SectionHead
from lessonkit.model.paper import Paper

BODY_AT = 144.0
LATER_AT = 70.0
AFTER_ITEM = 12.0
AFTER_LINES = 23.0
SECTION_AFTER_LINES = 18.0
"""A section's rule stands 22 under a ruled line, as it does under options."""


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part: the sections with their items; each section shows its sum, the head the total."""
    words = press.words
    document = Document(
        name=WORKSHEET.name,
        title=document_title(paper, words.worksheet),
        language=paper.language,
        head=replace(
            head(paper, words, paper.question),
            fields=name_row(words),
            total_label=words.total,
            total=f"/ {paper.marks}",
            body_at=BODY_AT,
        ),
        body=_body(paper, press),
        paper=press.sheet,
        later_at=LATER_AT,
    )
    furniture = Furniture(
        short_title=paper.short_title,
        document=words.worksheet,
        badge=words.worksheet,
        code=press.code,
        page_words=words.page,
        name_label=words.name,
    )
    return (Composed(document, furniture),)


def _body(paper: Paper, press: Press) -> tuple[Block, ...]:
    """Each section's head, then its items."""
    body: list[Block] = []
    over = AFTER_ITEM
    for section in paper.worksheet:
        body.append(
            SectionHead(
                before=over,
                id=f"section.{section.letter}",
                letter=section.letter,
                title=section.title,
                total=section.marks,
                total_text=f"/ {section.marks}",
            )
        )
        items = _spaced(tuple(item.compose(press.setting) for item in section.items))
        over = SECTION_AFTER_LINES if items and items[-1].marks_at is Marks.LINE else AFTER_ITEM
        body += items
    return tuple(body)


def _spaced(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the white above each: none under a section's head, more after ruled lines than after options."""
    gaps = [0.0, *(AFTER_LINES if item.marks_at is Marks.LINE else AFTER_ITEM for item in items)]
    return tuple(replace(item, before=gap) for item, gap in zip(items, gaps, strict=False))


def _present(paper: Paper) -> bool:
    return bool(paper.items)


WORKSHEET = PupilsKind("worksheet", frozenset({"handout"}), _present, compose)
