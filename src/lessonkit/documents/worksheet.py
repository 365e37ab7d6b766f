"""The worksheet: items in lettered sections, with marks and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
)
from lessonkit.items.helping import helped
from lessonkit.layout.extract import extract_lines
from lessonkit.layout.item import PART_HANG
from lessonkit.model.blocks import Block, Document, Extract, Item, SectionHead
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import ItemPaper, Paper, Setting, WorksheetPassage, WorksheetSection
from lessonkit.words import Words

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
            total_label=words.total if paper.marks else "",
            total=f"/ {paper.marks}" if paper.marks else "",
            body_at=BODY_AT,
        ),
        body=_body(paper, press),
        paper=press.sheet,
        later_at=LATER_AT,
    )
    furniture = pupils_furniture(paper, press, words.worksheet)
    return (Composed(document, furniture),)


def _body(paper: Paper, press: Press) -> tuple[Block, ...]:
    """Each section's head, then its source, then its items."""
    body: list[Block] = []
    over = AFTER_ITEM
    sources = {section.letter: _extract(section.passage) for section in paper.worksheet if section.passage}
    setting = _with_lines(press, tuple(sources.values()), paper.items)
    for section in paper.worksheet:
        body.append(
            SectionHead(
                before=over,
                id=f"section.{section.letter}",
                letter=section.letter,
                title=section.title,
                total=section.marks,
                total_text=f"/ {section.marks}" if section.marks else "",
            )
        )
        if section.letter in sources:
            body.append(sources[section.letter])
        items = item_blocks(section.items, setting, under_head=not section.passage)
        over = SECTION_AFTER_LINES if items and items[-1].ends_ruled else AFTER_ITEM
        body += items
    return tuple(body)


def _extract(passage: WorksheetPassage) -> Extract:
    return Extract(
        id=f"source.{passage.name}",
        name=passage.name,
        title=passage.title,
        paragraphs=passage.paragraphs,
        attribution=passage.attribution,
    )


def item_blocks(items: tuple[ItemPaper, ...], setting: Setting, *, under_head: bool = True) -> tuple[Item, ...]:
    """Items one under the other, as any sheet has them: with where to look and prompts, and white between them."""
    return _spaced(tuple(helped(item, setting) for item in items), under_head=under_head)


def _with_lines(press: Press, sources: tuple[Extract, ...], items: tuple[ItemPaper, ...]) -> Setting:
    """The setting in which lines of the sheet's own sources, and of its items', can be cited, too."""
    width = press.sheet.width - 2 * press.theme.margin
    wide = [(source, width) for source in sources]
    wide += [pair for item in items for pair in _sources(item, width - press.theme.hang)]
    own = (extract_lines(source, press.faces, press.theme, room).lines for source, room in wide)
    lines = LineIndex((*press.setting.lines.lines, *(line for lines in own for line in lines)))
    return replace(press.setting, lines=lines)


def _sources(item: ItemPaper, width: float) -> Iterator[tuple[Extract, float]]:
    """The sources of an item and of its parts, each with the width that it has there."""
    yield from ((source, width) for source in item.sources())
    for part in item.inner():
        yield from _sources(part, width - PART_HANG)


def _spaced(items: tuple[Item, ...], *, under_head: bool) -> tuple[Item, ...]:
    """The items with the white above each: none under a section's head, more after ruled lines than after options."""
    gaps = [0.0 if under_head else AFTER_ITEM]
    gaps += [AFTER_LINES if item.ends_ruled else AFTER_ITEM for item in items]
    return tuple(replace(item, before=gap) for item, gap in zip(items, gaps, strict=False))


def _present(paper: Paper) -> bool:
    return bool(paper.items)


def _sections(paper: Paper, _words: Words) -> tuple[WorksheetSection, ...]:
    return paper.worksheet


WORKSHEET = PupilsKind("worksheet", frozenset({"handout"}), _present, compose, sections=_sections)
