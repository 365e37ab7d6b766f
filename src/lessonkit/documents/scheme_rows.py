"""What the tables of the mark scheme share: their columns, headings, flags and citations."""

from __future__ import annotations

from lessonkit.model.blocks import Block, Heading, Paragraph, Track
from lessonkit.model.lines import Evidence, cite
from lessonkit.model.paper import Setting
from lessonkit.model.text import Mark, Run, Sign, Text, plain

COLUMNS = (
    Track(width=24.0),
    Track(width=48.0, gap=4.0),
    Track(gap=8.0),
    Track(width=74.0),
    Track(width=28.0),
)
"""Number, label, words, lines, marks."""

ITEM_PAD = 3.75
"""White over an item's first row and under its last."""


def heading(text: Text) -> Heading:
    """The heading of a table."""
    return Heading(text=text, style="scheme-heading", before=0.0)


def flag(mark: Mark) -> Text:
    """A flag after words."""
    return plain(" ") + Text((Sign(mark),))


def citations(evidence: tuple[Evidence, ...], setting: Setting) -> tuple[Block, ...]:
    """ "¶3, lines 14–16", one paragraph for each stretch of lines."""
    return tuple(
        Paragraph(
            text=Text((Run(f"¶{citation.paragraph}", weight="SemiBold"), Run(f", {citation.lines()}"))),
            style="scheme-cite",
        )
        for citation in cite(setting.lines, evidence)
    )
