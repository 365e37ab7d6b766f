"""The quiz: a short worksheet of items picked from the lesson's own, or of its own items."""

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
)
from lessonkit.documents.worksheet import item_blocks
from lessonkit.model.blocks import Document
from lessonkit.model.paper import Paper, PartPaper, WorksheetSection
from lessonkit.model.text import Text
from lessonkit.words import Words

NAME = "quiz"


@dataclass(frozen=True, slots=True)
class QuizWords:
    """The fixed words of quizzes."""

    name: str = "Quiz"


WORDS: Mapping[str, QuizWords] = {"en-GB": QuizWords()}


@dataclass(frozen=True, kw_only=True)
class QuizPaper(PartPaper):
    """What a quiz prints beside its items; `title` stands in place of the lesson's question."""

    title: Text = Text()
    minutes: int = 0

    @property
    def marks(self) -> int:
        """The sum of the items' marks."""
        return sum(item.marks for item in self.items)


def compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One part: the items in a row, with the name row and the total at its head."""
    quiz = paper.part(QuizPaper)
    if quiz is None:
        return ()
    words, own = press.words, press.words.of(WORDS)
    brief = replace(paper, minutes=quiz.minutes)
    document = Document(
        name=NAME,
        title=document_title(paper, own.name),
        language=paper.language,
        head=replace(
            head(brief, words, quiz.title or paper.question),
            fields=name_row(words),
            total_label=words.total if quiz.marks else "",
            total=f"/ {quiz.marks}" if quiz.marks else "",
            body_at=BODY_AT,
        ),
        body=item_blocks(quiz.items, press.setting),
        paper=press.sheet,
        later_at=LATER_AT,
        origin=quiz.origin,
    )
    furniture = pupils_furniture(paper, press, own.name)
    return (Composed(document, furniture),)


def _present(paper: Paper) -> bool:
    return paper.part(QuizPaper) is not None


def _sections(paper: Paper, words: Words) -> tuple[WorksheetSection, ...]:
    return sheet_of(paper.part(QuizPaper), words.of(WORDS).name)


QUIZ = PupilsKind(NAME, frozenset({"handout"}), _present, compose, sections=_sections)
