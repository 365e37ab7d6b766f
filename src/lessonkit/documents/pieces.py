"""What documents that are cut up share: the means to compose a piece, its document, and how it is known to fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from lessonkit.diagnostics import Diagnostic
from lessonkit.documents.kinds import Press, document_title
from lessonkit.layout.cut import piece_of, piece_theme
from lessonkit.layout.lines import Setter
from lessonkit.layout.pages import lay_out
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.blocks import Block, Cell, Document, Furniture, Grid, Head, Paragraph, Row, Track
from lessonkit.model.drawing import Cut
from lessonkit.model.paper import Paper
from lessonkit.model.text import Text, plain
from lessonkit.themes import STYLES, TextStyle

STEP = 2.0
"""By so much the width is tried at which lines are of like length."""


def for_piece(press: Press, cut: Cut) -> Press:
    """The press with the theme and the sheet of a piece."""
    return replace(press, theme=piece_theme(press.theme, cut), sheet=piece_of(press.sheet, cut))


def piece(paper: Paper, named: tuple[str, str], page: tuple[Head, Sequence[Block]], press: Press, cut: Cut) -> Document:
    """A piece as a document of its own; `named` is its name and what its kind is called, `page` its head and body."""
    name, label = named
    head, body = page
    return Document(
        name=name,
        title=document_title(paper, label),
        language=paper.language,
        head=head,
        body=tuple(body),
        paper=piece_of(press.sheet, cut),
        later_at=cut.margin,
        cut=cut,
    )


def piece_furniture(paper: Paper, label: str, press: Press) -> Furniture:
    """The small foot of a piece."""
    return Furniture(
        short_title=paper.short_title, document=label, badge="", code=press.code, page_words="", piece=True
    )


def bare_head(top: float) -> Head:
    """The head of a piece that has none: its body begins at `top`."""
    return Head(kicker="", title=Text(), subtitle=Text(), rule=False, body_at=top)


def pages_of(document: Document, press: Press) -> int:
    """How many pages a piece takes; 0 where something in it is higher than one."""
    try:
        return len(lay_out(document, press.faces, press.theme)[0].pages)
    except DoesNotFit:
        return 0


def height_of(text: Text, style: TextStyle, width: float, press: Press) -> float:
    """The height of a text in lines of a width; 0 for none."""
    return len(Setter(press.faces).broken(((text, style),), width).lines) * style.leading if text else 0.0


def balanced(text: Text, style: str, press: Press, before: float = 0.0) -> Grid:
    """A text in the middle of a piece, its lines of like length: as narrow as it can be in as few lines."""
    width = press.sheet.width - 2 * press.theme.margin
    setter, face = Setter(press.faces), press.theme.style(style)

    def lines(room: float) -> int:
        return len(setter.broken(((text, face),), room).lines)

    few = lines(width)
    steps = range(ceil(width / STEP))
    narrowest = bisect_left(steps, -few, key=lambda step: -lines(max(1.0, step * STEP)))
    side = max(0.0, (width - max(1.0, narrowest * STEP)) / 2) if few > 1 and narrowest < len(steps) else 0.0
    cell = Cell(padding=(side, 0.0, side, 0.0), blocks=(Paragraph(text=text, style=style, align="centre"),))
    return Grid(role="", columns=(Track(),), rows=(Row(role="", cells=(cell,)),), before=before)


def usual(press: Press) -> bool:
    """Whether a copy is in the usual look: how lines end in other looks is no matter for the teacher to mend."""
    return press.theme.enlarged == 1 and press.theme.style("card") == STYLES["card"]


def single_words(told: Iterable[tuple[str, Text, TextStyle, float]], press: Press) -> Iterator[Diagnostic]:
    """LK483 for each text whose last line is one word; each has what it is called, its style and its width."""
    if not usual(press):
        return
    setter = Setter(press.faces)
    for called, text, style, width in told:
        lines = setter.broken(((text, style),), width).lines if text else ()
        last = text.plain()[lines[-1].start : lines[-1].end].strip() if len(lines) > 1 else ""
        if len(last.split()) == 1:
            message = f"{called} ends in a line of one word, “{last}”"
            yield Diagnostic("LK483", message, text.origin, "reword it, a little shorter or longer")


def labelled(words: str, before: float = 0.0, *, keep: bool = False) -> Paragraph:
    """A label in small capitals."""
    return Paragraph(text=plain(words), style="label", before=before, keep_next=keep)
