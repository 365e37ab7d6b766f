"""The document kinds, one file each. A kind composes blocks that exist; it never touches layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lessonkit.documents.board_plan import BOARD_PLAN, BoardSpec
from lessonkit.documents.cards import CARDS
from lessonkit.documents.cards_part import CardsSpec
from lessonkit.documents.dictionary_strip import DICTIONARY_STRIP
from lessonkit.documents.dictionary_strip_part import DictionarySpec
from lessonkit.documents.drawn import ALLIANCE_CHART, POSTER, TIMELINE
from lessonkit.documents.exit_ticket import EXIT_TICKET
from lessonkit.documents.exit_ticket_part import ExitTicketSpec
from lessonkit.documents.handout import HANDOUT
from lessonkit.documents.kinds import Press, PupilsKind
from lessonkit.documents.quiz import QUIZ
from lessonkit.documents.quiz_part import QuizSpec
from lessonkit.documents.revision import REVISION, REVISION_FILLED
from lessonkit.documents.revision_part import RevisionSpec
from lessonkit.documents.role_cards import ROLE_CARDS
from lessonkit.documents.role_cards_part import RoleCardsSpec
from lessonkit.documents.teachers import Form, Printed, TeachersKind
from lessonkit.documents.teachers_page import TEACHERS_PAGE, TeacherSpec
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.items.part import PARTS, PartSpec
from lessonkit.layout.placed import Layout
from lessonkit.model.blocks import Furniture
from lessonkit.model.paper import Paper, WorksheetSection
from lessonkit.registry import DuplicateName, Registry
from lessonkit.words import ENGLISH, Words

ANSWER_KEY = "answer-key"
"""The teacher's document that is made from pupils' pages, so it is no entry of a registry."""

PUPILS_KINDS: Registry[PupilsKind] = Registry("document")
"""Every known pupils' document by its name. Extensions add theirs by `add_kind`."""

TEACHERS_KINDS: Registry[TeachersKind] = Registry("document")
"""Every known document for the teacher but the key."""


def add_kind(kind: PupilsKind | TeachersKind, part: type[PartSpec] | None = None) -> None:
    """Registers a document, and the part of a lesson that is its own. Raises DuplicateName where a name is taken."""
    if kind.name in known_documents():
        raise DuplicateName(f"document {kind.name!r} is registered twice")
    if part is not None:
        PARTS.add(part.key, part)
    if isinstance(kind, PupilsKind):
        PUPILS_KINDS.add(kind.name, kind)
    else:
        TEACHERS_KINDS.add(kind.name, kind)


def remove_kind(kind: PupilsKind | TeachersKind) -> None:
    """Takes a document out, with its part."""
    for key in [key for key in PARTS if PARTS[key].document == kind.name]:
        PARTS.remove(key)
    PUPILS_KINDS.remove(kind.name)
    TEACHERS_KINDS.remove(kind.name)


def known_documents() -> tuple[str, ...]:
    """The names of all documents, the key last."""
    return (*PUPILS_KINDS, *TEACHERS_KINDS, ANSWER_KEY)


def printed_of(
    files: Mapping[str, Layout],
    titles: Mapping[str, tuple[str, str]],
    apart: Mapping[str, Furniture],
    paper: Paper,
    press: Press,
) -> dict[str, Printed]:
    """What teachers' documents are told of each file, from its pages, and its title with what the copy differs by.

    `apart` is the furniture of the parts that are handed out for themselves.
    """
    told: dict[str, Printed] = {}
    for file, layout in files.items():
        title, copy = titles.get(file, (file, ""))
        one = told[file] = Printed(len(layout.pages), title=title, copy=copy)
        if kind := _kind_of(file):
            forms = _forms(layout, apart)
            told[file] = replace(
                one, kind=kind.name, serves=kind.serves(paper, press), one_sided=kind.one_sided(paper), forms=forms
            )
    return told


def _forms(layout: Layout, apart: Mapping[str, Furniture]) -> tuple[Form, ...]:
    """The parts of a file that are handed out for themselves; none where there is but one."""
    forms = tuple(
        Form(apart[part.name].form, part.first, part.last, afterwards=apart[part.name].afterwards)
        for part in layout.stretches()
        if part.name in apart
    )
    return forms if len(forms) > 1 else ()


def _kind_of(file: str) -> PupilsKind | None:
    """The pupils' kind that a file is printed from, by its name; None for what the teacher has alone."""
    names = [name for name in PUPILS_KINDS if file == name or file.startswith(f"{name}-")]
    return PUPILS_KINDS[max(names, key=len)] if names else None


def item_sheets(paper: Paper, words: Words = ENGLISH) -> dict[str, tuple[WorksheetSection, ...]]:
    """The items of a lesson by the names of the documents that they stand on; documents without any left out."""
    found = {name: PUPILS_KINDS[name].sections(paper, words) for name in PUPILS_KINDS}
    return {name: sections for name, sections in found.items() if sections}


BUILT_IN: tuple[tuple[PupilsKind | TeachersKind, type[PartSpec] | None], ...] = (
    (HANDOUT, None),
    (WORKSHEET, None),
    (ALLIANCE_CHART, None),
    (POSTER, None),
    (TIMELINE, None),
    (QUIZ, QuizSpec),
    (EXIT_TICKET, ExitTicketSpec),
    (REVISION, RevisionSpec),
    (REVISION_FILLED, None),
    (ROLE_CARDS, RoleCardsSpec),
    (CARDS, CardsSpec),
    (DICTIONARY_STRIP, DictionarySpec),
    (TEACHERS_PAGE, TeacherSpec),
    (BOARD_PLAN, BoardSpec),
)
"""Each document with the part of a lesson that is its own; the part stands beside the first that prints it."""

for _kind, _part in BUILT_IN:
    add_kind(_kind, _part)
