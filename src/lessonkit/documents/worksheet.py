"""The worksheet: items in lettered sections, with marks and room to write."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, name_row
from lessonkit.model.blocks import Block, Document, Furniture, Item, Marks, SectionHead, WritingLines
from lessonkit.model.lines import Citation, cite
from lessonkit.model.paper import ItemPaper, Paper, Setting, WorksheetSection
from lessonkit.model.text import Text, joined, plain
from lessonkit.words import Words

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
            total_label=words.total if paper.marks else "",
            total=f"/ {paper.marks}" if paper.marks else "",
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
        items = item_blocks(section.items, press.setting)
        over = SECTION_AFTER_LINES if items and items[-1].marks_at is Marks.LINE else AFTER_ITEM
        body += items
    return tuple(body)


def item_blocks(items: tuple[ItemPaper, ...], setting: Setting) -> tuple[Item, ...]:
    """Items one under the other, as any sheet has them: with where to look and prompts, and white between them."""
    return _spaced(tuple(_helped(item, setting) for item in items))


def _helped(paper: ItemPaper, setting: Setting) -> Item:
    """An item's block with where to look, in the lines of this copy, and a prompt to go further.

    The prompt stands at the top of the ruled lines, where there are some, and takes the room of some of them.
    """
    item = paper.compose(setting)
    places = listed_places(cite(setting.lines, paper.hint), setting.words)
    if places:
        item = replace(item, how=joined((item.how, plain(setting.words.see.format(place=places)))))
    if not paper.extension:
        return item
    prompt = lead_in(setting.words.further, "prompt", paper.extension)
    if item.body and isinstance(item.body[-1], WritingLines):
        return replace(item, body=(*item.body[:-1], replace(item.body[-1], prompt=prompt)))
    return replace(item, how=joined((item.how, prompt)))


def listed_places(citations: tuple[Citation, ...], words: Words) -> str:
    """ "¶3, lines 14–16; ¶5, line 30": the places of a copy's printed lines, none of them broken over a line's end."""
    lines = [one.lines().replace(" ", "\u00a0") for one in citations]
    told = zip(citations, lines, strict=True)
    return "; ".join(words.see_paragraph.format(paragraph=one.paragraph, lines=where) for one, where in told)


def lead_in(pattern: str, slot: str, text: Text) -> Text:
    """A text in its place in a pattern of plain words."""
    before, _, after = pattern.partition(f"{{{slot}}}")
    return joined((plain(before), text, plain(after)), "")


def _spaced(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the white above each: none under a section's head, more after ruled lines than after options."""
    gaps = [0.0, *(AFTER_LINES if item.marks_at is Marks.LINE else AFTER_ITEM for item in items)]
    return tuple(replace(item, before=gap) for item, gap in zip(items, gaps, strict=False))


def _present(paper: Paper) -> bool:
    return bool(paper.items)


def _sections(paper: Paper, _words: Words) -> tuple[WorksheetSection, ...]:
    return paper.worksheet


WORKSHEET = PupilsKind("worksheet", frozenset({"handout"}), _present, compose, sections=_sections)
