"""Lists and tables of the teacher's pages, and two columns side by side; closer set where a page is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessonkit.model.blocks import Block, Cell, Columns, Grid, Heading, Paragraph, Row, Stack, Track
from lessonkit.model.text import Text, joined, plain
from lessonkit.themes import THIN_RULE

UNDER = 2.0
"""White under a heading."""
COLUMN_GAP = 24.0
BULLET = 10.0
PADDING = (0.0, 1.0, 4.0, 1.0)
HEAD_RULE = 0.9


@dataclass(frozen=True, slots=True)
class Tables:
    """How close they are set: the style of their words, and the white over a heading and over a line of facts.

    Without `columns` all stands one under the other, as what goes on over the page does.
    """

    style: str = "table"
    over: float = 10.0
    over_fact: float = 6.0
    columns: bool = True

    def heading(self, words: str, *, first: bool = False) -> Heading:
        """A heading; the first of a page has no white over it."""
        return Heading(text=plain(words), style="scheme-heading", before=0.0 if first else self.over)

    def beside(self, left: Sequence[Block], right: Sequence[Block]) -> Iterator[Block]:
        """Two columns; one of the whole width where the other has nothing."""
        if left and right and self.columns:
            stacks = Stack(blocks=tuple(left)), Stack(blocks=tuple(right))
            yield Columns(left=stacks[0], right=stacks[1], gap=COLUMN_GAP, before=self.over)
        else:
            yield from (*left, *right)

    def fact(self, words: str) -> Paragraph:
        """A line that says what it tells of, in bold up to its colon."""
        name, _, rest = words.partition(":")
        told = joined((plain(f"{name}:", strong=True), plain(rest.strip())))
        return Paragraph(text=told, style=self.style, before=self.over_fact)

    def listed(self, texts: Sequence[Text]) -> Grid:
        """A list of texts behind dots."""
        rows = (Row(cells=(self._cell(plain("•")), self._cell(text))) for text in texts)
        return Grid(role="L", columns=(Track(width=BULLET), Track()), rows=tuple(rows), before=UNDER)

    def table(
        self, columns: Sequence[Track], heads: Sequence[str], rows: Sequence[Sequence[Text]], *, last: bool = True
    ) -> Grid:
        """Rows under their heads; without the `last` column where nothing stands in it."""
        shown = len(columns) if last else len(columns) - 1
        head = Row(head=True, below=HEAD_RULE, cells=tuple(_head(label) for label in heads[:shown]))
        ends = {0, len(rows) - 2} if len(rows) > 1 else set()  # no row of several stands alone on a page
        told = (
            Row(cells=tuple(self._cell(text) for text in row[:shown]), below=THIN_RULE, keep_next=n in ends)
            for n, row in enumerate(rows)
        )
        return Grid(columns=tuple(columns[:shown]), rows=(head, *told), before=UNDER)

    def _cell(self, text: Text) -> Cell:
        return Cell(padding=PADDING, blocks=(Paragraph(text=text, style=self.style),) if text else ())


def _head(label: str) -> Cell:
    words = Paragraph(text=plain(label), style="table-head")
    return Cell(role="TH", scope="Column", padding=PADDING, blocks=(words,))


ROOMY, CLOSE = Tables(), Tables(style="table-small", over=6.0, over_fact=4.0)
"""As a page is set, and where that makes one page of two."""
FLOWING = Tables(columns=False)
"""As several pages are set, each of them full but the last."""
