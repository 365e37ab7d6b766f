"""The blocks of what pupils read and cite: headings, numbered paragraphs with glosses, pictures, sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lessonkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, never last on a page. Level 1 is the title."""

    text: Text
    level: int = 2
    style: str = "heading"
    rule: float = 0.0
    id: str = ""
    before: float = 22.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A hard word, as it stands in the passage, and its meaning."""

    id: str
    word: str
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedParagraph:
    """A paragraph of the reading with its number; glosses by the id that its runs carry."""

    number: int
    text: Text
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A teacher's image with alt text, caption and credit."""

    file: Path
    alt: str
    width_px: int
    height_px: int
    caption: Text = Text()
    credit: Text = Text()
    id: str = ""
    before: float = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The reading: every line numbered, a column for notes beside it, glosses at the foot of their page."""

    id: str
    attribution: Text
    parts: tuple[Heading | NumberedParagraph | Figure, ...]
    notes_label: str = "NOTES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A short source over the items that ask about it: its name and title, its text in lines numbered from 1.

    It stays on one page, and with the item after it, where it can. `others` are the same source at other levels: it
    takes as much room as the largest of them, so that all levels share one geometry. One inside an item is not
    `headed`: where it comes from stands over it.
    """

    id: str
    name: str
    paragraphs: tuple[Text, ...]
    title: Text = Text()
    attribution: Text = Text()
    before: float = 0.0
    others: tuple[Extract, ...] = ()
    headed: bool = True
