"""Which lines prove an answer in the copies that are set in another look: their lines have numbers of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lessonkit.documents.kinds import Composed, Press, document_title, head, key_furniture
from lessonkit.documents.scheme_rows import NO_BREAK, LevelCopy
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Cell, Document, Grid, Paragraph, Row, Track
from lessonkit.model.lines import cite, told_by_place
from lessonkit.model.paper import Setting
from lessonkit.model.text import Text, plain
from lessonkit.themes import THIN_RULE
from lessonkit.words import Words

BODY_AT, LATER_AT = 113.0, 77.0
NUMBER_TRACK, GAP = 28.0, 12.0
PADDED = (0.0, 2.0, 0.0, 2.0)
MOST_COLUMNS = 4
"""More copies than this go on in a table of their own."""


def line_table(copies: Mapping[str, LevelCopy], press: Press) -> tuple[Composed, ...]:
    """A page of the key: for each item the lines that prove it, copy by copy. Nothing without such copies.

    Each copy is cited from the lesson of its level, whose reading has words of its own.
    """
    names = [name for name, copy in copies.items() if copy.lines.lines and copy.lesson.answers.every_item]
    if not names:
        return ()
    paper, words = copies[names[0]].lesson.paper, press.words
    title = plain(words.lines_in_copies)
    grids = tuple(
        _grid({name: copies[name] for name in names[at : at + MOST_COLUMNS]}, words)
        for at in range(0, len(names), MOST_COLUMNS)
    )
    document = Document(
        name="line-table",
        title=document_title(paper, words.answer_key),
        language=paper.language,
        head=replace(head(paper, words, title), body_at=BODY_AT),
        body=grids,
        paper=press.sheet,
        later_at=LATER_AT,
    )
    furniture = key_furniture(paper, press, words.lines_in_copies)
    return (Composed(document, furniture),)


def _grid(copies: Mapping[str, LevelCopy], words: Words) -> Grid:
    heads = tuple(
        Cell(role="TH", scope="Column", blocks=(_words(plain(name), "table-head"),)) for name in (words.item, *copies)
    )
    rows = [Row(head=True, below=0.9, cells=heads)]
    settings = [Setting(copy.lines, words) for copy in copies.values()]
    for answers in zip(*(copy.lesson.answers.every_item for copy in copies.values()), strict=True):
        places = [_places(answer, setting) for answer, setting in zip(answers, settings, strict=True)]
        if any(places):
            number = _words(plain(str(answers[0].number), strong=True), "table")
            told = [(_words(plain(place), "table-small"),) if place else () for place in places]
            cells = (
                Cell(role="TH", scope="Row", padding=PADDED, blocks=(number,)),
                *(Cell(padding=PADDED, blocks=blocks) for blocks in told),
            )
            rows.append(Row(cells=cells, below=THIN_RULE))
    tracks = (Track(width=NUMBER_TRACK, gap=GAP), *(Track(gap=GAP) for _ in range(len(copies) - 1)), Track())
    return Grid(columns=tracks, rows=tuple(rows), id=f"lines.{next(iter(copies))}", before=15.0)


def _places(answer: ItemAnswer, setting: Setting) -> str:
    """ "¶3, lines 31–34, 36; ¶5, line 50": each place once, in the order of the text."""
    evidence = tuple(one for line in answer.scheme(setting) for one in line.evidence)
    evidence += tuple(one for _, proofs in answer.citations() for one in proofs)
    told = told_by_place(cite(setting.lines, evidence))
    return "; ".join(f"{place}, {lines}".replace(" ", NO_BREAK) for place, lines in told)


def _words(text: Text, style: str) -> Paragraph:
    return Paragraph(text=text, style=style)
