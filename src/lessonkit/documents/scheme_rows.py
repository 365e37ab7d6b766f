"""What the tables of the mark scheme share: their columns, headings, flags and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.model.blocks import Cell, Heading, Paragraph, Row, Track
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Citation, Evidence, LineIndex, cite
from lessonkit.model.text import Run, Text, joined, plain
from lessonkit.words import Words

COLUMNS = (
    Track(width=24.0),
    Track(width=48.0, gap=4.0),
    Track(gap=8.0),
    Track(width=74.0),
    Track(width=28.0),
)
"""Number, label, words, lines, marks."""
SUM_COLUMNS = 2
"""The columns over which a table's sum stands: those of lines and marks."""
HEAD_RULE = 0.9
"""The rule under the head of a table."""

NO_BREAK = "\N{NO-BREAK SPACE}"
ITEM_PAD = 3.75
"""White over an item's first row and under its last."""


def heading(text: Text) -> Heading:
    """The heading of a table."""
    return Heading(text=text, style="scheme-heading", before=0.0)


def head_row(words: Words, title: Text, span: int, *, letter: str = "", sum_: str = "") -> Row:
    """The head of a table over `span` columns: a letter, the title, a sum; on later pages it says that it goes on.

    There the sum is left out, which is that of the whole table.
    """
    first = (Cell(role="TH", scope="Column", blocks=(heading(plain(letter)),)),) if letter else ()
    last = span - len(first) - (SUM_COLUMNS if sum_ else 0)
    summed = Paragraph(text=plain(sum_), style="total", align="right")
    sums = (Cell(role="TH", scope="Column", span=SUM_COLUMNS, align="right", blocks=(summed,)),) if sum_ else ()
    named = Cell(role="TH", scope="Column", span=last, blocks=(heading(title),))
    going_on = replace(
        named, span=span - len(first), blocks=(heading(title + plain(f" {words.continued}", weight="Regular")),)
    )
    return Row(head=True, below=HEAD_RULE, cells=(*first, named, *sums), again=(*first, going_on))


@dataclass(frozen=True, slots=True)
class LevelCopy:
    """A level's copy as the mark scheme cites it: the lesson as it has it, and the printed lines of its handout."""

    level: str
    lesson: Lesson
    lines: LineIndex


Padding = tuple[float, float, float, float]
Proofs = tuple[tuple[str, tuple[Citation, ...]], ...]
"""What is cited at each level, by its name; the core's, which is not named, first."""


def proofs(copies: Sequence[LevelCopy], evidence: Sequence[tuple[Evidence, ...]], words: Words) -> Proofs:
    """What proves a row in each copy; `evidence` is that of each."""
    return tuple(
        ("" if number == 0 else words.levels.name(copy.level), cite(copy.lines, found))
        for number, (copy, found) in enumerate(zip(copies, evidence, strict=True))
    )


def citations(proved: Proofs, *, tied: bool = False) -> tuple[Paragraph, ...]:
    """ "¶3, lines 14–16; support 11–13", one paragraph for each stretch of the core's lines.

    A level is named where its lines differ: beside the same stretch, or beside the last one of a paragraph or source
    where it has more or fewer stretches; what it alone cites follows. Where `tied`, no line ends between a place and
    its first lines.
    """
    tie = NO_BREAK if tied else " "
    (_, core), *levels = proved
    besides: list[list[str]] = [[] for _ in core]
    more: list[Paragraph] = []
    for name, found in levels:
        for place in dict.fromkeys(citation.place for citation in found):
            here = [number for number, citation in enumerate(core) if citation.place == place]
            own = [citation for citation in found if citation.place == place]
            if not here:
                more += [_cited(f"{name} {place}".replace(" ", tie), tie + _held(citation), []) for citation in own]
            elif len(own) == len(here):
                for number, citation in zip(here, own, strict=True):
                    besides[number] += [_beside(name, citation.numbers())] if citation != core[number] else []
            else:
                besides[here[-1]].append(_beside(name, ", ".join(citation.numbers() for citation in own)))
    rows = zip(core, besides, strict=True)
    return (*(_cited(citation.place.replace(" ", tie), tie + _held(citation), said) for citation, said in rows), *more)


def _held(citation: Citation) -> str:
    """ "lines 14–16", all on one line."""
    return citation.lines().replace(" ", NO_BREAK)


def _beside(name: str, numbers: str) -> str:
    """A level and its lines; a line may end between two stretches, never inside one or after the name."""
    first, *further = f"{name} {numbers}".split(", ")
    return ", ".join((first.replace(" ", NO_BREAK), *further))


def _cited(place: str, lines: str, besides: list[str]) -> Paragraph:
    return Paragraph(
        text=Text((Run(place, weight="SemiBold"), Run("; ".join([f",{lines}", *besides])))), style="scheme-cite"
    )


def words_and_lines(
    words: Paragraph, cited: Sequence[Paragraph], padding: Padding, *, under: bool, span: int = 1
) -> tuple[Cell, ...]:
    """The cells of words and of the lines that prove them, which take `span` columns.

    Lines of several levels are too long for a column of their own: they run on `under` the words, over its width, too.
    """
    if not under:
        return (Cell(padding=padding, blocks=(words,)), Cell(span=span, padding=padding, blocks=tuple(cited)))
    lines = Paragraph(text=joined((one.text for one in cited), f"{NO_BREAK}· "), style="scheme-cite")
    return (Cell(span=1 + span, padding=padding, blocks=(words, lines) if cited else (words,)),)


def lines_taken(cited: Paragraph) -> int:
    """About how many printed lines a citation takes: each level begins one of its own."""
    return 1 + cited.text.plain().count(";")
