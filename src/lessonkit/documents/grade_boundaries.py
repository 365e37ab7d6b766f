"""The grade boundaries of a unit's test: percentages as the teacher sets them, and the marks that they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType

from lessonkit.documents.answer_key import SCHEME_BODY_AT
from lessonkit.documents.kinds import Composed, Press, document_title, key_furniture, teachers_head
from lessonkit.model.blocks import Cell, Document, Grid, Paragraph, Row, Track
from lessonkit.model.paper import Paper
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE

COLUMNS = (Track(width=120.0), Track(width=90.0), Track(width=90.0), Track())
ROW_HEIGHT, HEAD_HEIGHT = 21.0, 20.0
PAD = (0.0, 4.0, 0.0, 4.0)
_SLACK = 1e-9
"""Percentages are floating numbers: 70 % of 50 is 35, whatever the last digit says."""


@dataclass(frozen=True, slots=True)
class BoundaryWords:
    """The fixed words of the table."""

    boundaries: str = "Grade boundaries"
    grade: str = "Grade"
    percent: str = "From"
    marks: str = "Marks"
    scripts: str = "Scripts"
    at_least: str = "{percent} %"
    below: str = "below"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A grade, the least percentage that earns it, and the first and last marks that do; none where last < first."""

    grade: str
    percent: float
    first: int
    last: int


WORDS = MappingProxyType(
    {"en-GB": BoundaryWords(), "en-US": BoundaryWords(boundaries="Grade cut-offs", marks="Points", scripts="Papers")}
)


def boundaries_of(percents: Sequence[tuple[str, float]], total: int) -> tuple[Boundary, ...]:
    """Each grade with its marks out of a total, the best grade first. A part of a mark counts as a whole one."""
    firsts = [ceil(total * percent / 100 - _SLACK) for _, percent in percents]
    lasts = [total, *(better - 1 for better in firsts)]
    return tuple(
        Boundary(grade, percent, first, last)
        for (grade, percent), first, last in zip(percents, firsts, lasts, strict=False)
    )


def compose_boundaries(percents: Sequence[tuple[str, float]], paper: Paper, press: Press) -> tuple[Composed, ...]:
    """One page with a row for each grade, and one for what is below; the last column is for counting scripts."""
    if not percents:
        return ()
    words, own = press.words, press.words.of(WORDS)
    found = boundaries_of(percents, paper.marks)
    rows = [_row((one.grade, own.at_least.format(percent=f"{one.percent:g}"), _range(one), ""), "TD") for one in found]
    if found[-1].first > 0:
        rows.append(_row(("–", own.below, _range(Boundary("", 0.0, 0, found[-1].first - 1)), ""), "TD"))
    head = _row((own.grade, own.percent, own.marks, own.scripts), "TH")
    document = Document(
        name="grade-boundaries",
        title=document_title(paper, words.answer_key),
        language=paper.language,
        head=replace(teachers_head(paper, press, own.boundaries), body_at=SCHEME_BODY_AT),
        body=(Grid(columns=COLUMNS, rows=(head, *rows), id="boundaries"),),
        paper=press.sheet,
    )
    furniture = key_furniture(paper, press, own.boundaries)
    return (Composed(document, furniture),)


def _range(one: Boundary) -> str:
    """ "35–50", "35", or a dash for a grade that no sum of marks earns."""
    if one.last < one.first:
        return "–"
    return str(one.first) if one.first == one.last else f"{one.first}–{one.last}"


def _row(texts: tuple[str, ...], role: str) -> Row:
    head = role == "TH"
    style = "table-head" if head else "table"
    cells = tuple(
        Cell(
            role="TH" if head or n == 0 else "TD",
            scope="Column" if head else "Row",
            middle=True,
            padding=PAD,
            blocks=(Paragraph(text=plain(text, strong=not head and n == 0), style=style),) if text else (),
        )
        for n, text in enumerate(texts)
    )
    return Row(head=head, height=HEAD_HEIGHT if head else ROW_HEIGHT, below=THIN_RULE, cells=cells)
