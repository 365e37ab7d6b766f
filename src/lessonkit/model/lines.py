"""The line index: where each word of the reading stands on the printed handout."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.diagnostics import Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One numbered line: its number, its page (from 1), and the words of its paragraph that it holds.

    `start` and `end` are offsets into the paragraph's plain text.
    """

    paragraph: int
    number: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineIndex:
    """All numbered lines of a laid-out document, in order."""

    lines: tuple[PrintedLine, ...] = ()

    def printed(self, paragraph: int, start: int, end: int) -> tuple[int, ...]:
        """Numbers of the lines that hold the words from `start` to `end` of a paragraph (numbered from 1)."""
        return tuple(
            line.number
            for line in self.lines
            if line.paragraph == paragraph and line.start < end and start < line.end
        )

    def numbers_as(self, other: LineIndex) -> bool:
        """Whether the same words stand in lines of the same numbers."""
        return [replace(line, page=0) for line in self.lines] == [replace(line, page=0) for line in other.lines]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the reading that prove an answer: the paragraph and the offsets into its plain text.

    Words that run over the end of a paragraph are given as one Evidence for each.
    """

    paragraph: int
    start: int
    end: int
    words: str = ""
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What the key prints for evidence: a paragraph and its first and last printed line."""

    paragraph: int
    first: int
    last: int

    def lines(self) -> str:
        """ "line 7" or "lines 14–16"."""
        return f"line{'' if self.first == self.last else 's'} {self.numbers()}"

    def numbers(self) -> str:
        """ "7" or "14–16"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def cite(index: LineIndex, evidence: tuple[Evidence, ...]) -> tuple[Citation, ...]:
    """The printed lines of each evidence in order of the page; touching or equal stretches of a paragraph are one."""
    found: dict[int, list[tuple[int, int]]] = {}
    for piece in evidence:
        numbers = index.printed(piece.paragraph, piece.start, piece.end)
        if numbers:
            found.setdefault(piece.paragraph, []).append((numbers[0], numbers[-1]))
    citations: list[Citation] = []
    for paragraph in sorted(found):
        for first, last in sorted(found[paragraph]):
            before = citations[-1] if citations else None
            if before and before.paragraph == paragraph and first <= before.last + 1:
                citations[-1] = Citation(paragraph, before.first, max(last, before.last))
            else:
                citations.append(Citation(paragraph, first, last))
    return tuple(citations)
