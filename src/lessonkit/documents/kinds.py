"""What a document kind is, and what it may use while it composes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lessonkit.diagnostics import Diagnostic
from lessonkit.fonts.faces import Faces
from lessonkit.layout.head import FIELD_GAP, fields_room
from lessonkit.layout.lines import Setter
from lessonkit.model.blocks import Document, Field, Furniture, Head
from lessonkit.model.occasion import Occasion
from lessonkit.model.paper import Paper, PartPaper, Setting, WorksheetSection
from lessonkit.model.text import Text, joined, plain
from lessonkit.themes import Theme
from lessonkit.units import PaperSize
from lessonkit.words import Words

BODY_AT, LATER_AT = 144.0, 70.0
"""y of the body under a head with a name row, and on later pages."""
NAME_FIELD = "field.name"
NAME_WIDTH = 158.0
CLASS_WIDTH = 50.0
DATE_WIDTH = 66.0
_REGNAL = re.compile(r" [IVX]+(?!\w)")
"""The number of a king or pope after the name."""


@dataclass(frozen=True, slots=True)
class Press:
    """The means of composing: faces, theme, sheets, fixed words, printed lines, and the build code."""

    faces: Faces
    theme: Theme
    sheet: PaperSize
    chart_sheet: PaperSize
    """The sheet for charts, timelines and posters."""
    setting: Setting
    code: str
    occasion: Occasion = Occasion()
    """Told at the head of the teacher's pages; what pupils' pages have of it is filled in when they are laid out."""

    levels: tuple[str, ...] = ()
    """The levels of the lesson, for the teacher's pages to tell."""

    @property
    def words(self) -> Words:
        """The fixed words."""
        return self.setting.words


@dataclass(frozen=True, slots=True)
class Composed:
    """A part of a document, with what stands on its pages outside the body.

    `warnings` tell where the paper could not be as the lesson asks for it, which shows only when it is composed.
    """

    document: Document
    furniture: Furniture
    warnings: tuple[Diagnostic, ...] = ()
    drawn: bool = False
    """Whether it is set in the theme's own look whatever the copy's: a drawing cannot re-flow."""


def no_sections(_paper: Paper, _words: Words) -> tuple[WorksheetSection, ...]:
    """What a document without items has of them."""
    return ()


def serves_one(_paper: Paper, _press: Press) -> int:
    """How many pupils share a copy of most documents."""
    return 1


def on_both_sides(_paper: Paper) -> bool:
    """What of most documents says whether they are printed on one side."""
    return False


@dataclass(frozen=True, slots=True)
class PupilsKind:
    """A kind of pupils' document, composed from paper alone.

    `cites` names the documents whose printed lines it needs; `present` says whether a lesson has anything for it.
    `drawn` are its sheets where they are drawings, told in words on the pages after them. `shared` is what a group or
    the class has between them: no pupil of a class set gets a copy, and it is printed once in a file of its own.
    """

    name: str
    cites: frozenset[str]
    present: Callable[[Paper], bool]
    compose: Callable[[Paper, Press], tuple[Composed, ...]]
    drawn: bool = False
    drawings: Callable[[Paper, Press], tuple[Composed, ...]] | None = None
    """What composes drawings that stand after its other pages, where it has both."""
    together: Callable[[Paper, Press], tuple[Composed, ...]] | None = None
    """What composes both where they are in one look, if drawings may follow the rest on its page."""
    sections: Callable[[Paper, Words], tuple[WorksheetSection, ...]] = no_sections
    """The items that stand on it, by the headings of the mark scheme: the key fills them in over its pages, and tells
    what earns their marks."""
    shared: bool = False
    serves: Callable[[Paper, Press], int] = serves_one
    """How many pupils one copy is enough for: those of a group, or as many as there are pieces of it on a page."""
    called: Callable[[Words], str] | None = None
    """What the teacher's pages call it, where that is not what its own pages do."""
    one_sided: Callable[[Paper], bool] = on_both_sides
    """Whether the back of each sheet stays white, as that of what is cut or glued does."""


def sheet_of(part: PartPaper | None, title: str) -> tuple[WorksheetSection, ...]:
    """The items of a part of the lesson as the only section of its sheet; nothing where the lesson has no such part."""
    if part is None:
        return ()
    return (WorksheetSection(letter="", title=plain(title), items=part.items, keep_order=part.keep_order),)


def kicker(paper: Paper, words: Words) -> str:
    """ "History · Ages 14–18 · 60 minutes", as far as the lesson says."""
    parts = [paper.subject]
    if paper.ages:
        parts.append(words.ages.format(ages=paper.ages))
    if paper.minutes:
        parts.append(words.minutes.format(minutes=paper.minutes))
    return "  ·  ".join(part for part in parts if part)


def name_row(words: Words) -> tuple[Field, ...]:
    """The fields of a pupil's sheet."""
    return (
        Field(id=NAME_FIELD, label=words.name, width=NAME_WIDTH),
        Field(id="field.class", label=words.class_, width=CLASS_WIDTH),
        Field(id="field.date", label=words.date, width=DATE_WIDTH),
    )


def whole_row(title: Head, press: Press) -> Head:
    """A head without a total, its rule for the name so long that the row ends with the lines of the page."""
    taken = fields_room(Setter(press.faces), press.theme, title) - FIELD_GAP
    room = press.sheet.width - 2 * press.theme.margin - taken
    first, *others = title.fields
    return replace(title, fields=(replace(first, width=first.width + max(room, 0.0)), *others))


def head(paper: Paper, words: Words, subtitle: Text) -> Head:
    """The first page's head without a name row."""
    return Head(kicker=kicker(paper, words), title=paper.title, subtitle=subtitle)


def teachers_head(paper: Paper, press: Press, label: str) -> Head:
    """The head of a teacher's page: for whom, when and by whom it is taught stands after what the lesson says."""
    title = head(paper, press.words, plain(label))
    parts = (title.kicker, *press.occasion.told(press.words))
    return replace(title, kicker="  ·  ".join(part for part in parts if part))


def pupils_furniture(paper: Paper, press: Press, label: str, *, named: bool = True) -> Furniture:
    """What stands outside the body of a pupils' document called `label`; a rule for the name, if it is `named`."""
    return Furniture(
        short_title=paper.short_title,
        document=label,
        badge=label,
        code=press.code,
        page_words=press.words.page,
        name_label=press.words.name if named else "",
    )


def teachers_furniture(paper: Paper, press: Press, label: str, badge: str = "") -> Furniture:
    """What stands outside the body of a teacher's document called `label`: a solid badge, with a shorter word on it."""
    furniture = pupils_furniture(paper, press, label, named=False)
    return replace(furniture, badge=badge or label, badge_solid=True)


def key_furniture(paper: Paper, press: Press, label: str) -> Furniture:
    """What stands outside the body of a part of the key called `label`, whose pages are counted as the key's."""
    words = press.words
    furniture = teachers_furniture(paper, press, f"{words.answer_key}: {label.lower()}", words.answer_key)
    return replace(furniture, page_words=words.key_page)


def pushed_down(title: Head, press: Press, width: float) -> float:
    """How much lower the body starts because title or subtitle wraps, between margins `width` apart."""
    setter = Setter(press.faces)
    pushed = 0.0
    for text, name in ((title.title, "title"), (title.subtitle, "subtitle")):
        style = press.theme.style(name)
        beside = name == "subtitle" and title.fields_beside
        room = fields_room(setter, press.theme, title) if beside else press.theme.badge_room
        lines = setter.broken(((text, style),), width - room).lines if text else ()
        pushed += max(len(lines) - 1, 0) * style.leading
    return pushed


def document_title(paper: Paper, label: str) -> str:
    """The title in the file's metadata: "How did Stalin …? – Worksheet"."""
    return f"{paper.title.plain()} – {label}"


def bold_short_name(name: str, short: str) -> Text:
    """A person's name with the short name in bold where it is part of it, and the number of a king with it."""
    before, found, after = name.rpartition(short)
    if not found:
        return plain(name)
    number = _REGNAL.match(after)
    bold = short + number.group() if number else short
    return joined((plain(before), plain(bold, strong=True), plain(after[len(bold) - len(short) :])), "")
