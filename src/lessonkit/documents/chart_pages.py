"""What the pages of all charts share: their head with the name row, the room under it, and what stands round them."""

from __future__ import annotations

from dataclasses import replace

from lessonkit.charts.storyline.plan import Frame
from lessonkit.documents.kinds import Press, head, name_row, pupils_furniture, pushed_down
from lessonkit.model.blocks import Furniture, Head
from lessonkit.model.paper import Paper
from lessonkit.model.text import Text
from lessonkit.units import PaperSize

BODY_AT = 136.0
LYING_BODY_AT = 112.0
"""On its side a sheet has room for the name row beside the subtitle."""
POSTER_BODY_AT = 117.0
"""A poster belongs to the whole class: it has no fields for a name."""
LATER_AT = 70.0


def chart_head(paper: Paper, press: Press, subtitle: Text, *, lies: bool) -> Head:
    """The first page's head, its name row under the title or, on a sheet that lies on its side, beside the subtitle."""
    title = head(paper, press.words, subtitle)
    body_at = LYING_BODY_AT if lies else BODY_AT
    return replace(title, fields=name_row(press.words), fields_beside=lies, body_at=body_at)


def poster_head(paper: Paper, press: Press, subtitle: Text) -> Head:
    """The head of a poster."""
    return replace(head(paper, press.words, subtitle), body_at=POSTER_BODY_AT)


def chart_frame(title: Head, size: PaperSize, press: Press) -> Frame:
    """The room for a chart's blocks: between the margins, from under the head to the foot."""
    width = size.width - 2 * press.theme.margin
    top = title.body_at + pushed_down(title, press, width)
    foot = size.height - press.theme.foot_limit
    return Frame(width, foot - top, foot - LATER_AT)


def chart_furniture(paper: Paper, press: Press, document: str) -> Furniture:
    """What stands on every page outside the body. Each sheet is handed out for itself, and numbers its own pages."""
    furniture = pupils_furniture(paper, press, document)
    return replace(furniture, badge=press.words.chart_badge, alone=True)
