"""A unit's booklet: its cover, and the contents, which lead to the pages of each lesson's documents.

What stands behind them are the lessons' own pages, each with the code of its lesson.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from lessonkit.documents.kinds import (
    CLASS_WIDTH,
    NAME_FIELD,
    NAME_WIDTH,
    Composed,
    Press,
    document_title,
    kicker,
    pupils_furniture,
)
from lessonkit.model.blocks import Block, Cell, Document, Field, Furniture, Grid, Head, Paragraph, Row, Track
from lessonkit.model.drawing import page_link
from lessonkit.model.paper import Paper
from lessonkit.model.text import Run, Text, joined, plain
from lessonkit.themes import THIN_RULE, TextStyle, Theme

BOOKLET = "booklet"
CONTENTS_AT = 117.0
NUMBER_TRACK, PAGE_TRACK = 24.0, 30.0
ROW_PAD = (0.0, 5.0, 0.0, 6.0)
COVER_TITLE, COVER_QUESTION = TextStyle(34, 40, "Bold"), TextStyle(15, 20)
COVER_SHARE = 0.3
"""How far down the cover its title begins, as a share of the sheet's height."""
KICKER_UP, SUBTITLE_DOWN, RULE_DOWN, NAMES_DOWN, BODY_DOWN = 46.0, 30.0, 52.0, 92.0, 110.0
"""From the first line of the title to what stands round it, where it has its full size."""
COVER_NAME_WIDTH = NAME_WIDTH + 80.0


@dataclass(frozen=True, slots=True)
class BookletWords:
    """The fixed words of a booklet."""

    booklet: str = "Booklet"
    contents: str = "Contents"
    lesson: str = "Lesson {number}"
    running: str = "Lesson {number}: {title}"
    """In the running head and the foot."""
    test: str = "Unit test"


WORDS: Mapping[str, BookletWords] = MappingProxyType({"en-GB": BookletWords()})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson in the contents: its number and title, the page it begins on, and its documents with their pages."""

    number: int
    title: Text
    page: int
    documents: tuple[tuple[str, int], ...]


def compose_cover(paper: Paper, press: Press) -> Composed:
    """The cover: subject, title, inquiry, and whose booklet it is. It is laid out with `cover_theme`."""
    words = press.words
    own = words.of(WORDS)
    at = _cover_at(press)
    head = Head(
        kicker=kicker(paper, words),
        title=paper.title,
        subtitle=paper.question,
        fields=(
            Field(id=NAME_FIELD, label=words.name, width=COVER_NAME_WIDTH),
            Field(id="field.class", label=words.class_, width=CLASS_WIDTH),
        ),
        body_at=at + BODY_DOWN * _cover_scale(press.theme),
    )
    document = Document(
        name=f"{BOOKLET}.cover",
        title=document_title(paper, own.booklet),
        language=paper.language,
        head=head,
        body=(),
        paper=press.sheet,
    )
    return Composed(document, _furniture(paper, press))


def cover_theme(press: Press) -> Theme:
    """The theme of the cover: a title that is read from afar, in the upper third of the sheet."""
    theme, at, scale = press.theme, _cover_at(press), _cover_scale(press.theme)
    styles = dict(theme.styles)
    for name, large in (("title", COVER_TITLE), ("subtitle", COVER_QUESTION)):
        usual = styles[name]
        size, leading = max(usual.size, large.size * scale), max(usual.leading, large.leading * scale)
        styles[name] = replace(usual, size=size, leading=leading)
    return replace(
        theme,
        styles=MappingProxyType(styles),
        kicker_at=at - KICKER_UP * scale,
        title_at=at,
        subtitle_at=at + max(SUBTITLE_DOWN * scale, theme.subtitle_at - theme.title_at),
        head_rule_at=at + max(RULE_DOWN * scale, theme.head_rule_at - theme.title_at),
        name_row_at=at + max(NAMES_DOWN * scale, theme.name_row_at - theme.title_at),
        raised=0.0,
    )


def compose_contents(paper: Paper, introduction: Text, chapters: Sequence[Chapter], press: Press) -> Composed:
    """The introduction, then a row for each lesson; all numbers lead to their pages."""
    own = press.words.of(WORDS)
    body: list[Block] = [Paragraph(text=introduction, style="body")] if introduction else []
    body.append(
        Grid(
            role="TOC",
            columns=(Track(width=NUMBER_TRACK), Track(gap=6.0), Track(width=PAGE_TRACK)),
            rows=tuple(_row(chapter, last=chapter is chapters[-1]) for chapter in chapters),
            id="contents",
            before=15.0 if introduction else 0.0,
        )
    )
    document = Document(
        name=f"{BOOKLET}.contents",
        title=document_title(paper, own.booklet),
        language=paper.language,
        head=Head(kicker=kicker(paper, press.words), title=plain(own.contents), subtitle=paper.title),
        body=tuple(body),
        paper=press.sheet,
    )
    return Composed(document, _furniture(paper, press))


def _row(chapter: Chapter, *, last: bool) -> Row:
    """Number, title over the documents, and page; all of it leads to the pages."""
    link = page_link(chapter.page)
    title = Text(tuple(replace(i, link=link) if isinstance(i, Run) else i for i in chapter.title.inlines))
    documents = joined((_entry(name, page) for name, page in chapter.documents), "   ")
    blocks = [Paragraph(text=title.strong(), style="body")]
    blocks += [Paragraph(text=documents, style="table")] if documents else []
    return Row(
        role="TOCI",
        below=0.0 if last else THIN_RULE,
        cells=(
            Cell(role="Lbl", padding=ROW_PAD, blocks=(Paragraph(text=plain(str(chapter.number)), style="number"),)),
            Cell(role="Reference", padding=ROW_PAD, blocks=tuple(blocks)),
            Cell(
                role="Reference",
                padding=ROW_PAD,
                align="right",
                blocks=(Paragraph(text=Text((Run(str(chapter.page), link=link),)), style="number", align="right"),),
            ),
        ),
    )


def _entry(name: str, page: int) -> Text:
    """ "Reading 3", whose words and number are never parted."""
    words = name.replace(" ", "\N{NO-BREAK SPACE}")
    return Text((Run(f"{words}\N{NO-BREAK SPACE}{page}", link=page_link(page)),))


def _cover_scale(theme: Theme) -> float:
    """How large the cover is set: in large print, which enlarges all, no larger than elsewhere if it can be."""
    return max(1 / theme.enlarged, theme.style("title").size / COVER_TITLE.size)


def _cover_at(press: Press) -> float:
    return round(press.sheet.height * COVER_SHARE, 2)


def _furniture(paper: Paper, press: Press) -> Furniture:
    own = press.words.of(WORDS)
    return pupils_furniture(paper, press, own.booklet, named=False)
