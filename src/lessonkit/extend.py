"""The public face: what an extension imports. docs/extending.md walks through item types and documents made of it.

What stands in `__all__` keeps its name and meaning within a minor version; everything else may change. All that the
built-in item types are made of is among it, and all that the built-in documents with a part of their own are: whatever
they do an extension can do.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from lessonkit.charts.order.untangle import Untangled, untangle
from lessonkit.diagnostics import Diagnostic, Sink, Span
from lessonkit.documents import pieces, tables, to_print
from lessonkit.documents.kinds import (
    BODY_AT,
    LATER_AT,
    Composed,
    Press,
    PupilsKind,
    document_title,
    head,
    name_row,
    pupils_furniture,
    pushed_down,
    sheet_of,
    teachers_furniture,
    teachers_head,
    whole_row,
)
from lessonkit.documents.teachers import Printed, TeachersKind
from lessonkit.documents.worksheet import item_blocks
from lessonkit.extensions import load_extensions
from lessonkit.items import entries, filled, grids, reading
from lessonkit.items.base import ItemSpec
from lessonkit.items.helping import helped
from lessonkit.items.marking import flagged, guidance_lines
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.items.printing import (
    LETTERS,
    answer_line,
    bank_over,
    in_print_order,
    in_sentences,
    lettered,
    one_a_line,
    sentences,
    sort_key,
    ticked_points,
)
from lessonkit.items.room import Laid, RoomAnswer, RoomPaper, RoomSpec
from lessonkit.items.ruled import RuledAnswer, RuledPaper, RuledSpec
from lessonkit.items.shuffle import digest, places_in, relettered, shuffled, taken
from lessonkit.layout.lines import Setter
from lessonkit.layout.pages import lay_out
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model import alliances, blocks, drawing, ink, ledger, timeline
from lessonkit.model.answers import Guidance, ItemAnswer, PartAnswer, SchemeLine
from lessonkit.model.faces import Faces
from lessonkit.model.images import ImageFile
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Citation, Evidence, cite, own_source
from lessonkit.model.pace import minutes_of
from lessonkit.model.paper import (
    ItemPaper,
    Moves,
    Paper,
    PartNumber,
    PartPaper,
    Setting,
    WorksheetSection,
)
from lessonkit.model.picking import made_up
from lessonkit.model.scope import Scope
from lessonkit.model.text import (
    TICK,
    Blank,
    Inline,
    LineBreak,
    Mark,
    Run,
    Sign,
    Text,
    capitalised,
    flag,
    joined,
    operative,
    plain,
    tied,
)
from lessonkit.puzzles import crossing, letters, searching
from lessonkit.puzzles.rude import rude_words
from lessonkit.registry import did_you_mean
from lessonkit.specs import Beyond, FigureSpec, Levels, OneOrMore, RawItem, Said, Strict, Tags
from lessonkit.themes import RULING, THIN_RULE, TextStyle
from lessonkit.units import MM, PaperSize
from lessonkit.words import Words

if TYPE_CHECKING:
    from lessonkit.charts.sheets import compose_sheet, sheet_is_landscape
    from lessonkit.charts.storyline.plan import Frame
    from lessonkit.charts.timeline.plan import has_one_side
    from lessonkit.charts.timeline.read import split_timeline
    from lessonkit.charts.timeline.sheets import compose_timeline
    from lessonkit.charts.timeline.small import Means, small_timeline
    from lessonkit.charts.timeline.spec import TimelineSpec
    from lessonkit.documents.chart_pages import chart_frame, chart_head

__all__ = [
    "BODY_AT",
    "LATER_AT",
    "LETTERS",
    "MM",
    "RULING",
    "THIN_RULE",
    "TICK",
    "Beyond",
    "Blank",
    "Citation",
    "Composed",
    "Diagnostic",
    "DoesNotFit",
    "Evidence",
    "Faces",
    "FigureSpec",
    "Frame",
    "Guidance",
    "ImageFile",
    "Inline",
    "ItemAnswer",
    "ItemPaper",
    "ItemSpec",
    "Laid",
    "Lesson",
    "Levels",
    "LineBreak",
    "Mark",
    "Means",
    "Moves",
    "OneOrMore",
    "Paper",
    "PaperSize",
    "PartAnswer",
    "PartHalves",
    "PartNumber",
    "PartPaper",
    "PartSpec",
    "Press",
    "Printed",
    "PupilsKind",
    "RawItem",
    "RoomAnswer",
    "RoomPaper",
    "RoomSpec",
    "RuledAnswer",
    "RuledPaper",
    "RuledSpec",
    "Run",
    "Said",
    "SchemeLine",
    "Scope",
    "Setter",
    "Setting",
    "Sign",
    "Sink",
    "Span",
    "Strict",
    "Tags",
    "TeachersKind",
    "Text",
    "TextStyle",
    "TimelineSpec",
    "Untangled",
    "Words",
    "WorksheetSection",
    "alliances",
    "answer_line",
    "bank_over",
    "blocks",
    "capitalised",
    "chart_frame",
    "chart_head",
    "cite",
    "compose_sheet",
    "compose_timeline",
    "crossing",
    "did_you_mean",
    "digest",
    "document_title",
    "drawing",
    "entries",
    "filled",
    "flag",
    "flagged",
    "grids",
    "guidance_lines",
    "has_one_side",
    "head",
    "helped",
    "in_print_order",
    "in_sentences",
    "ink",
    "item_blocks",
    "joined",
    "lay_out",
    "ledger",
    "lettered",
    "letters",
    "load_extensions",
    "made_up",
    "minutes_of",
    "name_row",
    "one_a_line",
    "operative",
    "own_source",
    "pieces",
    "places_in",
    "plain",
    "pupils_furniture",
    "pushed_down",
    "reading",
    "relettered",
    "rude_words",
    "searching",
    "sentences",
    "sheet_is_landscape",
    "sheet_of",
    "shuffled",
    "small_timeline",
    "sort_key",
    "split_timeline",
    "tables",
    "taken",
    "teachers_furniture",
    "teachers_head",
    "ticked_points",
    "tied",
    "timeline",
    "to_print",
    "untangle",
    "whole_row",
]

_LATE = {
    "Frame": "lessonkit.charts.storyline.plan",
    "Means": "lessonkit.charts.timeline.small",
    "TimelineSpec": "lessonkit.charts.timeline.spec",
    "chart_frame": "lessonkit.documents.chart_pages",
    "chart_head": "lessonkit.documents.chart_pages",
    "compose_sheet": "lessonkit.charts.sheets",
    "compose_timeline": "lessonkit.charts.timeline.sheets",
    "has_one_side": "lessonkit.charts.timeline.plan",
    "sheet_is_landscape": "lessonkit.charts.sheets",
    "small_timeline": "lessonkit.charts.timeline.small",
    "split_timeline": "lessonkit.charts.timeline.read",
}
"""What draws charts, and where it stands: loaded for an extension that imports it, and for no other."""


def __getattr__(name: str) -> object:
    """What is loaded late (PEP 562). Raises AttributeError for other names."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_LATE[name]), name)
    return found
