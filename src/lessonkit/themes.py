"""The look of the packet in numbers: type, spacing, rules and the page grid, all in points.

Fira Sans only, ragged right. Text is black; quieter text is smaller or lighter, never grey. Rules and badges may have
the school's colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lessonkit.model.school import School

THIN_RULE = 0.65
"""The thinnest rule on a sheet that is copied, in points. After three simulated photocopies (150 dpi, a blur of 0.8
pixels, black from 40 % darkness on) more than nine tenths of it are left; thinner rules break up."""


_HEAVY = frozenset({"Medium", "SemiBold", "Bold"})
"""Weights that are Bold in a family of four faces."""

RULING = 22.68
"""The usual pitch of writing lines: 8 mm."""


def face_name(weight: str, *, italic: bool, family: str = "") -> str:
    """ "Regular", "Bold", "Italic", "BoldItalic", "LightItalic" …: the name of a face within the core family.

    Of another family there are four faces, each named by its file: "AtkinsonHyperlegible-Bold".
    """
    if family:
        return f"{family}-{face_name('Bold' if weight in _HEAVY else 'Regular', italic=italic)}"
    if not italic:
        return weight
    return "Italic" if weight == "Regular" else f"{weight}Italic"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, leading and weight of a kind of text. The baseline stands at 3/4 of the leading.

    `weight` is Light, Regular, Medium, SemiBold or Bold; `strong` is the weight of its bold words; `capitals` sets
    the words in capitals; `tracking` is extra room after each sign. `family` is another family than the theme's core
    one, by the names of its files ("AtkinsonHyperlegible"); `upright` sets italics upright.
    """

    size: float
    leading: float
    weight: str = "Regular"
    italic: bool = False
    strong: str = "Bold"
    tracking: float = 0.0
    capitals: bool = False
    family: str = ""
    upright: bool = False

    def face(self, weight: str = "", *, emphasis: bool = False) -> str:
        """The face of the style, or of its words of another weight; emphasis turns the slope round."""
        return face_name(weight or self.weight, italic=not self.upright and self.italic != emphasis, family=self.family)


STYLES: Mapping[str, TextStyle] = MappingProxyType(
    {
        "title": TextStyle(20, 24, "Bold"),
        "subtitle": TextStyle(11.5, 15),
        "kicker": TextStyle(8, 12, "Medium", tracking=0.6, capitals=True),
        "heading": TextStyle(13, 18.75, "Bold"),
        "scheme-heading": TextStyle(12, 18.75, "Bold"),
        "body": TextStyle(11, 15),
        "option": TextStyle(11, 15),
        "cloze": TextStyle(11, 22.5),
        "column-head": TextStyle(11, 15, "Bold"),
        "plan-head": TextStyle(10, 13, "Bold"),
        "how": TextStyle(9, 15),
        "number": TextStyle(11, 15, "Bold"),
        "paragraph-number": TextStyle(9.5, 15, "Bold"),
        "part": TextStyle(11, 15, "SemiBold"),
        "field": TextStyle(10, 15),
        "total": TextStyle(10, 15, "SemiBold"),
        "marks": TextStyle(10, 15, "SemiBold"),
        "table": TextStyle(9.5, 13),
        "table-small": TextStyle(8.5, 10.5),
        "table-smallest": TextStyle(8, 9.5),
        "table-head": TextStyle(7.5, 13, "SemiBold", tracking=0.5, capitals=True),
        "card": TextStyle(10.5, 15),
        "card-name": TextStyle(16, 21, "Bold"),
        "card-name-20": TextStyle(20, 26, "Bold"),
        "card-name-24": TextStyle(24, 30, "Bold"),
        "card-name-28": TextStyle(28, 35, "Bold"),
        "card-name-36": TextStyle(36, 44, "Bold"),
        "card-text": TextStyle(12.5, 17),
        "card-text-14": TextStyle(14, 19),
        "card-text-16": TextStyle(16, 21.5),
        "card-text-18": TextStyle(18, 24),
        "card-text-20": TextStyle(20, 26.5),
        "card-text-24": TextStyle(24, 31),
        "row-name": TextStyle(10, 13, "Bold"),
        "row-hint": TextStyle(9.5, 13),
        "worked": TextStyle(10, 13.5, italic=True),
        "label": TextStyle(7.25, 13.25, "SemiBold", tracking=0.5, capitals=True),
        "small": TextStyle(8.5, 13),
        "gloss": TextStyle(9, 12.5, strong="SemiBold"),
        "attribution": TextStyle(9, 12.5),
        "caption": TextStyle(9, 12.5),
        "scheme": TextStyle(9.5, 13.25),
        "scheme-answer": TextStyle(9.5, 13.25, "Bold", italic=True),
        "scheme-cite": TextStyle(8.5, 13.25, strong="SemiBold"),
        "legend": TextStyle(8.5, 13.25),
        "running": TextStyle(9.5, 13, "Bold"),
        "foot": TextStyle(8, 10, strong="SemiBold"),
        "badge": TextStyle(9, 12, "Bold", tracking=0.25, capitals=True),
        "line-number": TextStyle(7.5, 15),
        "cite": TextStyle(7.5, 9, strong="SemiBold"),
        "tile": TextStyle(7.5, 10, strong="SemiBold"),
        "starter": TextStyle(11, 15, "Light", italic=True),
        "ink": TextStyle(11, 15, "Bold", italic=True),
        "grid": TextStyle(9.5, 13, strong="Bold"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything that a page's look depends on."""

    family: str = "Fira Sans"
    school: School = School()
    styles: Mapping[str, TextStyle] = field(default_factory=lambda: STYLES)
    margin: float = 54.0
    foot_limit: float = 53.89
    """Nothing of the body stands below this distance from the foot of the sheet (y 788 on A4)."""
    hang: float = 24.0
    mark_column: float = 45.0
    # head and foot; y from the top edge of the sheet
    kicker_at: float = 51.0
    title_at: float = 76.0
    subtitle_at: float = 93.0
    head_rule_at: float = 103.5
    name_row_at: float = 127.5
    badge_at: float = 60.5
    running_at: float = 51.0
    running_badge_at: float = 39.0
    running_rule_at: float = 63.0
    foot_rule_up: float = 46.89
    foot_text_up: float = 33.89
    # the reading
    line_numbers_end: float = 27.0
    reading_left: float = 36.0
    reading_width: float = 320.0
    notes_rule: float = 368.0
    notes_left: float = 374.0
    notes: bool = True
    """Whether there is a column for notes beside the reading."""
    reading_white: float = 1.0
    """How much of the usual white stands between its paragraphs, over its headings, and over what follows it."""
    # what a look changes
    enlarged: float = 1.0
    """How many times larger than it is laid out a page is printed: its sheet is so much smaller."""
    raised: float = 0.0
    """How much higher than usual the body begins on a first page, as the head over it takes less."""
    later_raised: float = 0.0
    """The same on later pages."""
    kicker: bool = True
    badge_room: float = 92.0
    """Width kept free for the badge at the right of the title."""
    running_badge: bool = True
    running_name_at: float = 256.0
    """Where the name rule of later pages starts, from the left margin (x 310)."""
    ruling: float = RULING
    """The pitch of writing lines."""
    white: float = 1.0
    """How much more white than usual stands over an item."""
    option_columns: int = 2
    least_column: float = 0.0
    """Where a column of a table would be narrower than this, its rows are set as short lists."""

    def style(self, name: str) -> TextStyle:
        """The style of that name."""
        return self.styles[name]


DEFAULT = Theme()
