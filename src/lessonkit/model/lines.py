"""The line index: where each word of the reading, and of the sources on a worksheet, stands in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.diagnostics import Span

_OF = "\n"
"""What parts the name of an item's own source from the item in its key."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One numbered line: its number, its page (from 1), and the words of its paragraph that it holds.

    `start` and `end` are offsets into the paragraph's plain text; `source` names the text, as Evidence has it.
    """

    paragraph: int
    number: int
    page: int
    start: int
    end: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class LineIndex:
    """All numbered lines of a laid-out document, in order."""

    lines: tuple[PrintedLine, ...] = ()

    def printed(self, paragraph: int, start: int, end: int, source: str = "") -> tuple[int, ...]:
        """Numbers of the lines that hold the words from `start` to `end` of a paragraph (numbered from 1)."""
        return tuple(
            line.number
            for line in self.lines
            if line.source == source and line.paragraph == paragraph and line.start < end and start < line.end
        )

    def elsewhere(self, reading: str) -> LineIndex:
        """The same lines as they are cited in a document of several readings, of which this one has such a name."""
        return LineIndex(tuple(replace(line, source=paragraph_of(reading, line.paragraph)) for line in self.lines))

    def numbers_as(self, other: LineIndex) -> bool:
        """Whether the same words stand in lines of the same numbers."""
        return [replace(line, page=0) for line in self.lines] == [replace(line, page=0) for line in other.lines]


def paragraph_of(reading: str, paragraph: int) -> str:
    """ "Lesson 4, ¶3": a paragraph of one of several readings, as a source that is cited."""
    return f"{reading}, ¶{paragraph}"


def paragraphs_told(numbers: Sequence[int]) -> str:
    """ "¶1–3, ¶5": paragraphs in the order of their numbers, those in a row by the first and the last."""
    stretches: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if stretches and number == stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], number)
        else:
            stretches.append((number, number))
    return ", ".join(f"¶{first}–{last}" if last > first else f"¶{first}" for first, last in stretches)


def own_source(name: str, item: str) -> str:
    """The key of a source that is printed with an item: those of other items may have the same name."""
    return f"{name}{_OF}{item}"


def source_name(source: str) -> str:
    """What a source is called in print."""
    return source.partition(_OF)[0]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that prove an answer: the paragraph and the offsets into its plain text.

    `source` is the source on the worksheet that they stand in, by its name or as `own_source` has it, or "" for the
    reading. Words that run over the end of a paragraph are given as one Evidence for each.
    """

    paragraph: int
    start: int
    end: int
    words: str = ""
    origin: Span | None = None
    source: str = ""

    def bare(self) -> Evidence:
        """The place alone, without the words: what a pupil may be told."""
        return replace(self, words="", origin=None)


@dataclass(frozen=True, slots=True)
class Citation:
    """What the key prints for evidence: a paragraph, or a source by name (paragraph 0), and the lines of it."""

    paragraph: int
    first: int
    last: int
    source: str = ""

    @property
    def place(self) -> str:
        """ "¶3" or "Source A"."""
        return source_name(self.source) or f"¶{self.paragraph}"

    def lines(self) -> str:
        """ "line 7" or "lines 14–16"."""
        return f"line{'' if self.first == self.last else 's'} {self.numbers()}"

    def numbers(self) -> str:
        """ "7" or "14–16"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def lines_told(citations: Sequence[Citation]) -> str:
    """ "line 7", or "lines 14, 17–18" of several stretches."""
    return citations[0].lines() if len(citations) == 1 else f"lines {', '.join(one.numbers() for one in citations)}"


def told_by_place(citations: tuple[Citation, ...]) -> tuple[tuple[str, str], ...]:
    """Each place once with all its lines: ("¶3", "lines 14, 17–18")."""
    places: dict[str, list[Citation]] = {}
    for one in citations:
        places.setdefault(one.place, []).append(one)
    return tuple((place, lines_told(own)) for place, own in places.items())


def cite(index: LineIndex, evidence: tuple[Evidence, ...]) -> tuple[Citation, ...]:
    """The printed lines of each evidence in order of the page; touching or equal stretches of a paragraph are one.

    The reading comes before the sources of a worksheet, each of which has one count of lines for all its paragraphs.
    """
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for piece in evidence:
        numbers = index.printed(piece.paragraph, piece.start, piece.end, piece.source)
        if numbers:
            place = (piece.source, 0 if piece.source else piece.paragraph)
            found.setdefault(place, []).append((numbers[0], numbers[-1]))
    citations: list[Citation] = []
    for source, paragraph in sorted(found):
        own: list[Citation] = []
        for first, last in sorted(found[source, paragraph]):
            before = own[-1] if own else None
            if before and first <= before.last + 1:
                own[-1] = replace(before, last=max(last, before.last))
            else:
                own.append(Citation(paragraph, first, last, source))
        citations += own
    return tuple(citations)
