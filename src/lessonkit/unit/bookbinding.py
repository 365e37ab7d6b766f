"""bound: the cover, the contents and the lessons' own pages become one booklet, whose pages are counted through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessonkit.classes.editions import EditionPress, PressFor, lay_out_one
from lessonkit.documents.answer_key import Laid
from lessonkit.documents.booklet import BOOKLET, WORDS, Chapter, compose_contents, compose_cover, cover_theme
from lessonkit.documents.kinds import Composed, Press, document_title
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.halves import on_sheets
from lessonkit.layout.placed import Bookmark, Element, Layout
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lines import LineIndex
from lessonkit.model.text import Text
from lessonkit.source.unit_file import Unit

_PREFIX = re.compile(r"p(\d+)\.")
LESSON_LEVEL, DOCUMENT_LEVEL = 0, 1
"""Levels of the outline; what is marked in a document stands under it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A document of a lesson in the booklet: its parts, whose pages follow each other."""

    lesson: int
    name: str
    parts: tuple[Laid, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return sum(len(part.layout.pages) for part in self.parts)


def bound(unit: Unit, presses: Sequence[EditionPress], press_for: PressFor, look: Look) -> Layout:
    """The booklet in a look. Each press has printed its lesson's documents. Raises DoesNotFit."""
    press = press_for(look, LineIndex())
    words = press.words.of(WORDS)
    sections = [one for number, lesson in enumerate(presses, 1) for one in _sections(number, lesson, unit, look)]
    titles = [lesson.lessons.core.paper.title for lesson in presses]
    cover = compose_cover(unit.paper, press)
    parts = [Part(_laid(cover, replace(press, theme=cover_theme(press))), cover.furniture)]
    parts.append(_contents(unit, titles, sections, press))
    within = [0, 0]
    drawn = press_for(None, LineIndex()).theme
    for section in sections:
        opens = within[-1] != section.lesson
        name = f"{section.lesson}  {titles[section.lesson - 1].plain()}" if opens else ""
        for n, part in enumerate(section.parts):
            layout = _marked(part, name if n == 0 else "", opens=n == 0)
            running = words.running.format(number=section.lesson, title=part.furniture.short_title)
            furniture = replace(part.furniture, alone=False, short_title=running)
            parts.append(Part(layout, furniture, drawn if part.drawn else None))
            within.append(section.lesson)
    whole = furnish(tuple(parts), press.faces, press.theme)
    elements = tuple(_in_lessons(whole.elements, within))
    title = document_title(unit.paper, words.booklet)
    # A half stands on a sheet of its own: its copy would be another pupil's.
    return on_sheets(replace(whole, name=BOOKLET, title=title, elements=elements), twice=False)


def _sections(number: int, press: EditionPress, unit: Unit, look: Look) -> Iterator[Section]:
    """The documents of a lesson that the booklet has, in the order in which it asks for them."""
    for name in unit.booklet.documents:
        if name in press.printed:
            yield Section(number, name, press.printed[name].of(Edition(look=look)))


def _laid(composed: Composed, press: Press) -> Layout:
    return lay_out_one(composed, press)[0]


def _contents(unit: Unit, titles: Sequence[Text], sections: Sequence[Section], press: Press) -> Part:
    """The contents, which know their own length.

    They are set for one page first, and only where they take more set again, with the numbers that follow from that:
    larger ones, so that they never take less.
    """
    taken = 1
    while True:
        chapters = tuple(_chapters(titles, sections, first=2 + taken))
        composed = compose_contents(unit.paper, unit.booklet.introduction, chapters, press)
        layout = _laid(composed, press)
        if len(layout.pages) == taken:
            return Part(layout, composed.furniture)
        taken = len(layout.pages)


def _chapters(titles: Sequence[Text], sections: Sequence[Section], *, first: int) -> Iterator[Chapter]:
    """Each lesson that has any documents, with its pages; the first of all begins on page `first`."""
    page = first
    for number, title in enumerate(titles, 1):
        begins = page
        documents: list[tuple[str, int]] = []
        for section in sections:
            if section.lesson == number:
                documents.append((section.parts[0].furniture.document, page))
                page += section.pages
        if documents:
            yield Chapter(number, title, begins, tuple(documents))


def _marked(part: Laid, lesson: str, *, opens: bool) -> Layout:
    """A part with its entries of the outline under its lesson's, and under its document's where it opens that."""
    own = part.layout.bookmarks
    titled = own[0].level == 0 if own else False
    top = own[0].y if titled else 0.0
    marks = [Bookmark(title=lesson, level=LESSON_LEVEL, page=0, y=top)] if lesson else []
    if opens:
        marks.append(Bookmark(title=part.furniture.document, level=DOCUMENT_LEVEL, page=0, y=top))
    marks += [replace(mark, level=mark.level + DOCUMENT_LEVEL) for mark in own[titled:]]
    return replace(part.layout, bookmarks=tuple(marks))


def _in_lessons(elements: Sequence[Element], within: Sequence[int]) -> Iterator[Element]:
    """The elements with those of each lesson inside a Part of its own. `within` tells the lesson of each part."""
    opened = 0
    for element in elements:
        found = _PREFIX.match(element.id)
        lesson = within[int(found[1]) - 1] if found else 0
        if lesson and lesson != opened:
            opened = lesson
            yield Element(id=f"lesson-{lesson}", role="Part")
        yield replace(element, parent=f"lesson-{lesson}") if lesson and not element.parent else element
