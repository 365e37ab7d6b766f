"""Paper: the half of a lesson that a pupil may see. No field here can hold an answer.

What a sheet must show of an answer (a sorted bank, a matching column, the events to order) each item type declares by
`discloses`, and copies into its own paper.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self, TypeVar

from lessonkit.diagnostics import Span
from lessonkit.model.alliances import SheetPaper
from lessonkit.model.blocks import Block, Extract, Item, Marks
from lessonkit.model.digest import UNPRINTED
from lessonkit.model.ledger import Ledger
from lessonkit.model.lines import Evidence, LineIndex
from lessonkit.model.text import Text
from lessonkit.model.timeline import TimelinePaper
from lessonkit.words import Words

Moves = tuple[tuple[int, ...], ...]
"""For each list of an item that may be put in another order: where each of its entries stood before, from 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What composing may look up: the printed lines of the cited document, and the fixed words."""

    lines: LineIndex
    words: Words


class PartNumber(int):
    """The number of a part: that of its item, as all numbers are, said with the part's letter: "7a"."""

    def __new__(cls, whole: int, letter: str) -> Self:
        """`whole` is the number of the item."""
        self = super().__new__(cls, whole)
        self.letter = letter
        return self

    letter: str

    def __str__(self) -> str:
        """As it is printed."""
        return f"{int(self)}{self.letter}"

    def __format__(self, form: str) -> str:
        """As it is printed: patterns of words are filled in with it."""
        return format(str(self), form)

    def __reduce__(self) -> tuple[type[PartNumber], tuple[int, str]]:
        """What it is made anew from, in another process."""
        return PartNumber, (int(self), self.letter)


@dataclass(frozen=True, kw_only=True)
class ItemPaper(ABC):
    """What a pupil sees of one item. Subclasses add their own printed parts and compose them."""

    id: str
    kind: str
    """The key of its type in a spec."""
    number: int
    stem: Text
    marks: int
    how: Text = Text()
    seed: str = ""
    """The teacher's own word for a shuffle, of those types that ask for one."""
    pinned: bool = False
    """Whether the item keeps its place, and so its number, in all versions."""
    origin: Span | None = None
    hint: tuple[Evidence, ...] = ()
    """The places in the reading that pupils are sent to, without their words."""
    extension: Text = Text()
    """A prompt to go further, which carries no marks."""
    tags: tuple[str, ...] = field(default=(), metadata={UNPRINTED: True})
    """The teacher's words for it, in small letters, by which a quiz picks it."""
    minutes: int = field(default=0, metadata={UNPRINTED: True})
    """How long it takes, where the teacher says so."""

    def in_step(self, others: tuple[ItemPaper, ...]) -> ItemPaper:
        """The same with whatever it must share with its forms at other levels, for all to have one geometry.

        What takes room in height is none of it: layout gives each part the height of the largest.
        """
        del others
        return self

    @abstractmethod
    def compose(self, setting: Setting) -> Item:
        """The paper form as a block; `item` makes it from the item's own parts."""

    def item(
        self,
        body: tuple[Block, ...],
        *,
        marks_at: Marks = Marks.BASELINE,
        breakable: bool = False,
        loose: bool = False,
    ) -> Item:
        """The block of this item with such a body; number, stem and marks are the paper's own."""
        return Item(
            id=self.id,
            number=self.number,
            stem=self.stem,
            how=self.how,
            body=body,
            marks=self.marks,
            marks_at=marks_at,
            breakable=breakable,
            loose=loose,
            origin=self.origin,
        )

    @abstractmethod
    def texts(self) -> tuple[Text, ...]:
        """Every text of the item that must stand on the sheet."""

    def tells(self) -> tuple[Text, ...]:
        """The texts that tell something as true: no options, no bank, nothing to be judged."""
        return (self.stem, self.extension)

    def inner(self) -> tuple[ItemPaper, ...]:
        """The items inside this one, such as its parts."""
        return ()

    def stands_alone(self) -> bool:
        """Whether it can stand on another sheet, as in a quiz or a test: it speaks of no other item of its own."""
        return all(item.stands_alone() for item in self.inner())

    def sources(self) -> tuple[Extract, ...]:
        """The sources that the item itself prints, whose lines can be cited."""
        return ()

    def renamed(self, id_: str, number: int) -> Self:
        """The item as it stands on another sheet. What holds items of its own gives them new ids, too."""
        return replace(self, id=id_, number=number)

    def unaided(self) -> Self:
        """The item as a quiz or a test has it, without the help of a worksheet: no places to look, no prompt."""
        return replace(self, hint=(), extension=Text())

    def images(self) -> tuple[Path, ...]:
        """The image files that the item prints."""
        return tuple(file for item in self.inner() for file in item.images())

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The item with its lists in a version's order, and how they moved, for the answer to follow.

        Most items have nothing that may move. `version` is "B", "C" …; "" is the order that the item has at first.
        """
        return self, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPassage:
    """A short source printed over the items that ask about it. Its name is what sheet and key call it: "Source A"."""

    name: str
    paragraphs: tuple[Text, ...]
    title: Text = Text()
    attribution: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetSection:
    """A lettered section of the worksheet and its items, with the source that they are about, if there is one."""

    letter: str
    title: Text
    items: tuple[ItemPaper, ...]
    passage: WorksheetPassage | None = None
    keep_order: bool = False
    """Whether the items stand in one order in all versions."""

    @property
    def marks(self) -> int:
        """The sum of the items' marks."""
        return sum(item.marks for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossedWord:
    """A hard word of the reading, found in a paragraph, and its meaning."""

    id: str
    word: str
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingParagraph:
    """A paragraph of the reading; numbers run through the reading from 1."""

    number: int
    text: Text
    glosses: tuple[GlossedWord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFigure:
    """A picture in the reading, checked: the file exists in the lesson's folder and is an image of this size."""

    file: Path
    alt: str
    width_px: int
    height_px: int
    caption: Text = Text()
    credit: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSection:
    """A headed part of the reading."""

    heading: Text
    paragraphs: tuple[ReadingParagraph, ...]
    figure: ReadingFigure | None = None


@dataclass(frozen=True, kw_only=True)
class PartPaper:
    """What pupils may see of a part of the lesson that belongs to one document. Subclasses add what it prints."""

    items: tuple[ItemPaper, ...] = ()
    """The items that stand on the document, in the order of their numbers."""
    keep_order: bool = True
    """Whether the items stand in one order in all versions."""
    origin: Span | None = None

    def told(self) -> PartPaper:
        """The part as it is printed in a look that re-flows: with its drawings told in words, if it has some."""
        return self


PartOf = TypeVar("PartOf", bound=PartPaper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that pupils' documents are composed from."""

    id: str
    title: Text
    short_title: str
    subject: str = ""
    ages: str = ""
    minutes: int = 0
    minutes_at: Span | None = field(default=None, metadata={UNPRINTED: True})
    """Where the minutes are said: in the lesson, or in a plan."""
    language: str = "en-GB"
    question: Text = Text()
    attribution: Text = Text()
    documents: tuple[str, ...] = ()
    ledger: Ledger = Ledger()
    """Listed facts alone: an unlisted one may be the answer to something."""
    reading: tuple[ReadingSection, ...] = ()
    worksheet: tuple[WorksheetSection, ...] = ()
    sheets: tuple[SheetPaper, ...] = ()
    timeline: TimelinePaper | None = None
    parts: tuple[PartPaper, ...] = ()

    def part(self, kind: type[PartOf]) -> PartOf | None:
        """The lesson's part of that kind."""
        return next((part for part in self.parts if isinstance(part, kind)), None)

    @property
    def items(self) -> tuple[ItemPaper, ...]:
        """All items, in the order of their numbers."""
        return tuple(item for section in self.worksheet for item in section.items)

    @property
    def every_item(self) -> tuple[ItemPaper, ...]:
        """The worksheet's items, then those of the lesson's parts."""
        return (*self.items, *(item for part in self.parts for item in part.items))

    @property
    def images(self) -> tuple[Path, ...]:
        """The files of all pictures: those of the reading, then those of the items."""
        read = tuple(section.figure.file for section in self.reading if section.figure)
        return (*read, *(file for item in self.every_item for file in item.images()))

    def called(self, name: str) -> tuple[str, tuple[ItemPaper, ...]]:
        """What a teacher means by the letter of a section, or by an item's number or id: what the worksheet calls it,
        and the items. Nothing where it has none of that name.
        """
        for section in self.worksheet:
            if section.letter == name.upper():
                return section.letter, section.items
        found = next((item for item in self.items if name in (str(item.number), item.id)), None)
        return (str(found.number), (found,)) if found else ("", ())

    @property
    def paragraphs(self) -> tuple[ReadingParagraph, ...]:
        """All paragraphs of the reading, in order."""
        return tuple(p for section in self.reading for p in section.paragraphs)

    @property
    def marks(self) -> int:
        """The worksheet's total."""
        return sum(section.marks for section in self.worksheet)
