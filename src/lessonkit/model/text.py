"""Inline text: what stands inside one paragraph, after the teacher's markup has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from lessonkit.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind. `strong` and `emphasis` choose the face.

    `link` is an http(s) or mailto URL, or leads to a page of the same document (`model.drawing.page_link`).
    `gloss` marks a word that is explained elsewhere on its page (a dotted underline); it holds the word's gloss id.
    `weight` overrides the weight of the paragraph's style ("Light", "Regular", "Medium", "SemiBold", "Bold").
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    gloss: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap to write in, inside a line. `space` names the answer space; all blanks of one item have one width."""

    space: str
    width: float = 78.0
    name: str = "blank"


class Mark(StrEnum):
    """Small drawn signs that stand in a line of text."""

    TICK = "tick"
    BEYOND = "beyond"
    CORRECTS = "corrects"


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawn sign inside a line; never parted from the word before it."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class LineBreak:
    """An end of line that the teacher asked for."""


Inline = Run | Blank | Sign | LineBreak


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph's inline runs, with the place they came from. `language` is set where not the lesson's."""

    inlines: tuple[Inline, ...] = ()
    origin: Span | None = None
    language: str = ""

    def plain(self) -> str:
        """The words alone: blanks are nothing, line breaks are spaces."""
        return "".join(
            i.text if isinstance(i, Run) else " " if isinstance(i, LineBreak) else "" for i in self.inlines
        )

    def __bool__(self) -> bool:
        return bool(self.inlines)

    def __add__(self, other: Text) -> Text:
        return Text(self.inlines + other.inlines, self.origin or other.origin, self.language)

    def strong(self) -> Text:
        """The same words, all bold."""
        return Text(
            tuple(replace(i, strong=True) if isinstance(i, Run) else i for i in self.inlines),
            self.origin,
            self.language,
        )


def plain(text: str, *, strong: bool = False, emphasis: bool = False, weight: str = "") -> Text:
    """Text without markup, as one run; empty for an empty string."""
    return Text((Run(text, strong=strong, emphasis=emphasis, weight=weight),) if text else ())


def capitalised(text: Text) -> Text:
    """The text with a capital at its beginning."""
    first, *others = text.inlines or (None,)
    if not isinstance(first, Run):
        return text
    return replace(text, inlines=(replace(first, text=first.text[:1].upper() + first.text[1:]), *others))


def flag(mark: Mark) -> Text:
    """A flag after words."""
    return plain(" ") + Text((Sign(mark),))


def operative(text: str) -> Text:
    """Fixed words in which `**…**` is the operative word, set bold."""
    pieces = text.split("**")
    return Text(tuple(Run(piece, strong=bool(i % 2)) for i, piece in enumerate(pieces) if piece))


TICK = Text((Run("\u00a0"), Sign(Mark.TICK)))
"""A tick behind the words that it follows, never parted from them."""


def tied(text: Text, most: int = 24) -> Text:
    """The text with its last two words never parted, so that none ends alone on a line; `most` signs are tied."""
    for index in range(len(text.inlines) - 1, -1, -1):
        inline = text.inlines[index]
        if not isinstance(inline, Run):
            break
        before, space, last = inline.text.rpartition(" ")
        if space and (last.strip() or index < len(text.inlines) - 1):
            held = len(before.rpartition(" ")[2]) + len(last)
            held += sum(len(one.text) for one in text.inlines[index + 1 :] if isinstance(one, Run))
            if held > most:
                break
            run = replace(inline, text=f"{before}\u00a0{last}")
            return replace(text, inlines=(*text.inlines[:index], run, *text.inlines[index + 1 :]))
    return text


def joined(texts: Iterable[Text], between: str = " ") -> Text:
    """Texts in a row, with `between` from one to the next."""
    result = Text()
    for text in texts:
        if not text:
            continue
        result = result + plain(between) + text if result else text
    return result
