"""teacher: the teacher's page, with what a lesson needs beside its sheets.

    teacher:
      aims:
        - Pupils explain how an office can be a source of power.
      timings:
        - minutes: 10
          what: Starter and the first page of the reading
        - minutes: 25
          what: Reading, then the worksheet in pairs
          items: [A]
        - minutes: 25
          what: Debate and exit ticket
      resources: [a wall map of the Soviet Union]
      misconceptions:
        - wrong: Lenin chose Trotsky to follow him.
          right: He warned against both, and named nobody.
      sensitive: The show trials led to executions; leave room for questions.
      homework: Item 14.

All of it may be left out but one key. `items:` names items by their numbers or ids, or sections by their letters. The
minutes are added up and compared with the lesson's `minutes:`, though not with those of a plan, which has the lesson's
timings. What the program knows comes of itself: how many pages and sheets to print, for a pupil and for a class of
thirty, on both sides but for what is cut or glued, the sheets of a chart one by one; the items of each section with
marks and minutes, 1.2 a mark where an item does not say its own; levels and terms; and which cards belong together,
where the lesson has `cards:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from pydantic import Field

from lessonkit.diagnostics import Diagnostic, Span
from lessonkit.documents.cards_part import CardsAnswer
from lessonkit.documents.kinds import Composed, Press, document_title, teachers_furniture, teachers_head
from lessonkit.documents.pieces import pages_of
from lessonkit.documents.tables import CLOSE, FLOWING, ROOMY, UNDER, Tables
from lessonkit.documents.teachers import Printed, TeachersKind
from lessonkit.documents.to_print import PrintWords, has_copies, rows_to_print
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.answers import PartAnswer
from lessonkit.model.blocks import (
    Block,
    Document,
    Grid,
    Paragraph,
    Track,
)
from lessonkit.model.lesson import Lesson
from lessonkit.model.pace import minutes_of
from lessonkit.model.paper import Paper, WorksheetSection
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.specs import OneOrMore, Said, Strict

BODY_AT, LATER_AT = 113.0, 77.0
CLOCK, MINUTES, NUMBER, ITEMS = 44.0, 44.0, 40.0, 92.0


@dataclass(frozen=True, slots=True)
class TeacherWords:
    """The fixed words of the teacher's page."""

    document: str = "Teacher’s page"
    badge: str = "Teacher"
    aims: str = "Aims"
    plan: str = "The lesson"
    when: str = "When"
    minutes: str = "Minutes"
    what: str = "What"
    items: str = "Items"
    period: str = "of {period} minutes"
    """Beside the sum of the timings, where the lesson has another."""
    resources: str = "Resources"
    misconceptions: str = "Likely misconceptions"
    wrong: str = "Pupils may think"
    right: str = "In fact"
    sensitive: str = "Take care"
    homework: str = "Homework"
    to_print: PrintWords = PrintWords()
    sections: str = "The worksheet"
    section: str = "Section"
    marks: str = "Marks"
    levels: str = "Levels: {levels}"
    terms: str = "Terms: {terms}"
    pairs: str = "Cards that belong together: {pairs}"
    order: str = "Cards in the order of time: {order}"


WORDS = {"en-GB": TeacherWords(), "en-US": TeacherWords(marks="Points")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the lesson: how long, what happens, and the items in it as they were named."""

    minutes: int
    what: Text
    items: tuple[str, ...] = ()
    origin: Span | None = None


@dataclass(frozen=True, kw_only=True)
class TeacherAnswer(PartAnswer):
    """What the teacher wrote for the page."""

    aims: tuple[Text, ...] = ()
    timings: tuple[Stretch, ...] = ()
    resources: tuple[Text, ...] = ()
    misconceptions: tuple[tuple[Text, Text], ...] = ()
    sensitive: tuple[Text, ...] = ()
    homework: Text = Text()
    origin: Span | None = None


class TimingSpec(Strict):
    """A stretch of the lesson."""

    minutes: int = Field(ge=1, le=600, description="How long it takes.")
    what: str = Field(min_length=1, description="What happens.")
    items: OneOrMore = Field(default_factory=list, description="Items by number or id, or sections by letter.")


class MisconceptionSpec(Strict):
    """What pupils may get wrong."""

    wrong: str = Field(min_length=1, description="What they may think.")
    right: str = Field(min_length=1, description="How it is.")


class TeacherSpec(PartSpec):
    """The teacher's page."""

    key: ClassVar[str] = "teacher"
    document: ClassVar[str] = "teachers-page"

    aims: OneOrMore = Field(default_factory=list, description="What pupils know or can do afterwards.")
    timings: list[TimingSpec] = Field(default_factory=list, description="The lesson, stretch by stretch.")
    resources: OneOrMore = Field(default_factory=list, description="What to have at hand.")
    misconceptions: list[MisconceptionSpec] = Field(default_factory=list, description="What pupils may get wrong.")
    sensitive: OneOrMore = Field(default_factory=list, description="What needs care.")
    homework: str = Field("", description="What is done at home.")

    def split(self, scope: Scope) -> PartHalves:
        """All of it is for the teacher."""

        def texts(key: str) -> tuple[Text, ...]:
            said: list[Said] = getattr(self, key)
            return tuple(scope.text(one, key, i) for i, one in enumerate(said))

        timings = (
            Stretch(
                minutes=one.minutes,
                what=scope.text(one.what, "timings", i, "what"),
                items=tuple(one.items),
                origin=scope.at("timings", i),
            )
            for i, one in enumerate(self.timings)
        )
        misconceptions = (
            (
                scope.text(one.wrong, "misconceptions", i, "wrong"),
                scope.text(one.right, "misconceptions", i, "right"),
            )
            for i, one in enumerate(self.misconceptions)
        )
        answer = TeacherAnswer(
            aims=texts("aims"),
            timings=tuple(timings),
            resources=texts("resources"),
            misconceptions=tuple(misconceptions),
            sensitive=texts("sensitive"),
            homework=scope.text(self.homework, "homework") if self.homework else Text(),
            origin=scope.at("timings"),
        )
        return PartHalves(answer=answer)


def compose(lesson: Lesson, press: Press, printed: Mapping[str, Printed]) -> tuple[Composed, ...]:
    """One part: what the teacher wrote, then what the program knows; on one page, if closer lines make it one."""
    part = lesson.answers.part(TeacherAnswer) or TeacherAnswer()
    page = _Page(lesson, part, press)
    document = _fitted(lesson, part, press, printed)
    furniture = teachers_furniture(lesson.paper, press, page.words.document, page.words.badge)
    return (Composed(document, furniture, tuple(page.warnings())),)


def _fitted(lesson: Lesson, part: TeacherAnswer, press: Press, printed: Mapping[str, Printed]) -> Document:
    """The page as roomy as one side allows; where none does, it flows from the first to the next, without columns."""

    def document(tables: Tables, pages: int) -> Document:
        own = Printed(pages, title=press.words.of(WORDS).document)
        counts = {**printed, TEACHERS_PAGE.name: own} if printed else {}
        return _document(_Page(lesson, part, press, tables), counts)

    single = (document(tables, 1) for tables in (ROOMY, CLOSE))
    fitting = next((one for one in single if pages_of(one, press) == 1), None)
    return fitting or document(FLOWING, pages_of(document(FLOWING, 1), press))


def _document(page: _Page, printed: Mapping[str, Printed]) -> Document:
    lesson, press = page.lesson, page.press
    return Document(
        name=TEACHERS_PAGE.name,
        title=document_title(lesson.paper, page.words.document),
        language=lesson.paper.language,
        head=replace(teachers_head(lesson.paper, press, page.words.document), body_at=BODY_AT),
        body=tuple(page.blocks(printed)),
        paper=press.sheet,
        later_at=LATER_AT,
    )


class _Page:
    """Makes the blocks of the page."""

    def __init__(self, lesson: Lesson, part: TeacherAnswer, press: Press, tables: Tables = ROOMY) -> None:
        self.tables = tables
        self.lesson, self.part, self.press = lesson, part, press
        self.paper: Paper = lesson.paper
        self.words = press.words.of(WORDS)

    @property
    def taken(self) -> int:
        """The sum of all stretches."""
        return sum(one.minutes for one in self.part.timings)

    def warnings(self) -> Iterator[Diagnostic]:
        """LK470 the minutes are not those of the lesson; LK471 no such item."""
        period = self.paper.minutes
        if period and self.part.timings and self.taken != period and not self._is_planned():
            message = f"the timings add up to {self.taken} minutes, and the lesson has {period}"
            yield Diagnostic("LK470", message, self.part.origin, "change the timings, or `minutes:`")
        for one in self.part.timings:
            for name in one.items:
                if not self.paper.called(name)[0]:
                    hint = "name items by number or id, or sections by letter"
                    yield Diagnostic("LK471", f"the worksheet has no `{name}`", one.origin, hint)

    def _is_planned(self) -> bool:
        """Whether the minutes are a plan's: it can't change the timings, which are the lesson's."""
        minutes, timings = self.paper.minutes_at, self.part.origin
        return minutes is not None and timings is not None and minutes.file != timings.file

    def blocks(self, printed: Mapping[str, Printed]) -> Iterator[Block]:
        """Everything, in the order in which it is needed."""
        part, words = self.part, self.words
        if part.aims:
            yield from (self.tables.heading(words.aims, first=True), self.tables.listed(part.aims))
        if part.timings:
            yield from (self.tables.heading(words.plan, first=not part.aims), self._timings())
        left, right = [*self._list(words.resources, part.resources)], [*self._list(words.sensitive, part.sensitive)]
        homework = self._list(words.homework, (part.homework,) if part.homework else ())
        (right if _length(part.sensitive) < _length(part.resources) else left).extend(homework)
        yield from self.tables.beside(left, right)
        if part.misconceptions:
            rows = [(wrong, right) for wrong, right in part.misconceptions]
            heads = (words.wrong, words.right)
            yield from (self.tables.heading(words.misconceptions), self.tables.table((Track(), Track()), heads, rows))
        yield from self.tables.beside([*self._sections(), *self._facts()], [*self._print_counts(printed)])

    def _list(self, title: str, texts: Sequence[Text]) -> Iterator[Block]:
        if texts:
            yield self.tables.heading(title)
            yield self.tables.listed(texts)

    def _timings(self) -> Grid:
        words = self.words
        rows: list[Sequence[Text]] = []
        clock = 0
        for one in self.part.timings:
            items = ", ".join(self.paper.called(name)[0] or name for name in one.items)
            span = f"{clock}–{clock + one.minutes}"
            rows.append((plain(span), plain(str(one.minutes)), one.what, plain(items)))
            clock += one.minutes
        other = self.paper.minutes and self.paper.minutes != clock
        period = words.period.format(period=self.paper.minutes) if other else ""
        total = (self.press.words.total, str(clock), period, "")
        rows.append(tuple(plain(told, strong=True) for told in total))
        heads = (words.when, words.minutes, words.what, words.items)
        columns = (Track(width=CLOCK), Track(width=MINUTES), Track(), Track(width=ITEMS))
        return self.tables.table(columns, heads, rows, last=any(one.items for one in self.part.timings))

    def _sections(self) -> Iterator[Block]:
        """Items, marks and minutes of each section, and their sums."""
        words, sections = self.words, self.paper.worksheet
        if not sections:
            return
        rows: list[Sequence[Text]] = [
            (joined((plain(s.letter, strong=True), s.title)), _range(s), plain(str(s.marks)), plain(str(_minutes(s))))
            for s in sections
        ]
        sums = (len(self.paper.items), self.paper.marks, sum(map(_minutes, sections)))
        rows.append(tuple(plain(str(one), strong=True) for one in (self.press.words.total, *sums)))
        heads = (words.section, words.items, words.marks, words.minutes)
        columns = (Track(), Track(width=NUMBER), Track(width=NUMBER), Track(width=MINUTES))
        yield self.tables.heading(words.sections)
        yield self.tables.table(columns, heads, rows)

    def _print_counts(self, printed: Mapping[str, Printed]) -> Iterator[Block]:
        """Pages and sheets of each document, and sheets for a class."""
        words = self.words.to_print
        if not printed:
            return
        columns = (Track(), Track(width=NUMBER), Track(width=NUMBER), Track(width=NUMBER))
        yield self.tables.heading(words.heading)
        yield self.tables.table(columns, words.heads(), rows_to_print(printed, words))
        if has_copies(printed):
            yield Paragraph(text=plain(words.several), style="small", before=UNDER)

    def _facts(self) -> Iterator[Block]:
        """Levels, terms, and what the cards are checked by."""
        words, levels = self.words, self.press.words.levels
        if len(self.press.levels) > 1:
            yield self.tables.fact(words.levels.format(levels=levels.with_shapes(self.press.levels)))
        if self.paper.ledger.terms:
            yield self.tables.fact(words.terms.format(terms=", ".join(term.term for term in self.paper.ledger.terms)))
        cards = self.lesson.answers.part(CardsAnswer)
        if cards and cards.pairs:
            yield self.tables.fact(words.pairs.format(pairs=", ".join(f"{one}–{other}" for one, other in cards.pairs)))
        if cards and cards.order:
            yield self.tables.fact(words.order.format(order=", ".join(cards.order)))


def _length(texts: Sequence[Text]) -> int:
    return sum(len(text.plain()) for text in texts)


def _range(section: WorksheetSection) -> Text:
    numbers = [item.number for item in section.items]
    return plain(f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}" if numbers else "")


def _minutes(section: WorksheetSection) -> int:
    """What a section takes, in whole minutes, so that those of all sections add up as they are printed."""
    return round(sum(map(minutes_of, section.items)))


def _present(lesson: Lesson) -> bool:
    return lesson.answers.part(TeacherAnswer) is not None


TEACHERS_PAGE = TeachersKind("teachers-page", _present, compose, counts=True)
