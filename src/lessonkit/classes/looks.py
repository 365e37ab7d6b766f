"""Looks: the theme as one pupil needs it.

Large print is no photograph of the ordinary page. It is laid out with the theme's own lengths on a sheet that is so
much smaller (`Theme.enlarged`), and printed enlarged: proportions stay, lines and tables re-flow. On so small a sheet
the head is closer, the reading has no column for notes, and nothing of a task is smaller than running text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from lessonkit.fonts.fira import FAMILIES, family_stem
from lessonkit.model.edition import Look
from lessonkit.themes import RULING, TextStyle, Theme
from lessonkit.units import MM, PaperSize

LARGE = 14
"""From this size on a copy is large print. The guidelines of the UK Association for Accessible Formats (UKAAF) and
RNIB ask for 16 to 18 points and more."""
LEAST_MARGIN = 15 * MM
"""The margin of large print: its lines need the room."""
LEAST_COLUMN = 82.0
LINES_TO_SIZE = 1.6
"""The least pitch of writing lines as a share of the size: a starter stands on them."""
QUIET = frozenset({"foot", "badge", "cite", "tile", "running", "kicker"})
"""Styles round the body, which keep their proportion to it: 8 points become 13 and 17."""
LARGEST: Mapping[str, float] = MappingProxyType({"title": 15.0, "subtitle": 11.5, "heading": 13.0})
"""Headings grow less than text."""
LETTER_ROOM = 0.07
LINE_ROOM = 1.5
"""White between letters and from line to line as shares of the size, from the style guide of the British Dyslexia
Association: wider letters, words at least 3.5 times as far apart as letters, lines 1.5 times the size."""
WHITE = 1.75


class UnknownFamilyError(ValueError):
    """A look asks for a family that is not known or not installed. `package` installs it, or is "" for an unknown."""

    def __init__(self, family: str) -> None:
        super().__init__(family)
        self.family = family
        self.package = FAMILIES.get(family, "").replace("_", "-")


def themed(theme: Theme, look: Look, paper: PaperSize) -> Theme:
    """The theme in a look, for a sheet of paper. Raises UnknownFamilyError."""
    if look == Look():
        return theme
    scale = look.size / theme.style("body").size if look.size else 1.0
    changed = replace(theme, styles=_styles(theme, look), enlarged=scale)
    if scale != 1:
        changed = replace(changed, margin=theme.margin / scale, kicker=False)
    if look.size >= LARGE:
        changed = _large(changed, paper.width / scale)
    elif look.size:
        changed = _numbered(changed)
    changed = _ruled(changed, look)
    if look.simple:
        changed = replace(changed, kicker=False, notes=False, option_columns=1, white=WHITE)
    return changed


def re_flows(look: Look) -> bool:
    """Whether a look moves words, so that drawings are left as they are."""
    return bool(look.size or look.font or look.spaced)


def printed(theme: Theme) -> Theme:
    """A theme whose styles are as large as they are printed, for what is set on pages that are enlarged already."""
    scale = theme.enlarged
    styles = {
        name: replace(one, size=one.size * scale, leading=one.leading * scale, tracking=one.tracking * scale)
        for name, one in theme.styles.items()
    }
    return replace(theme, styles=styles, margin=theme.margin * scale, enlarged=1.0) if scale != 1 else theme


def known_families() -> str:
    """The families that a look may ask for."""
    return ", ".join(FAMILIES)


def _styles(theme: Theme, look: Look) -> Mapping[str, TextStyle]:
    stem = family_stem(look.font) if look.font else ""
    if stem is None:
        raise UnknownFamilyError(look.font)
    styles = dict(theme.styles)
    for name, style in styles.items():
        changed = replace(style, family=stem, upright=style.upright or look.spaced)
        if look.size:
            changed = _legible(name, changed, theme.style("body"))
        if look.spaced:
            leading = max(changed.leading, changed.size * LINE_ROOM)
            changed = replace(changed, tracking=max(changed.tracking, changed.size * LETTER_ROOM), leading=leading)
        styles[name] = changed
    return MappingProxyType(styles)


def _legible(name: str, style: TextStyle, body: TextStyle) -> TextStyle:
    """A style in a size asked for: if of a task, no smaller than running text; not thin, slanted or in capitals."""
    if name in QUIET:
        return style
    size = min(max(style.size, body.size), LARGEST.get(name, style.size if style.size > body.size else body.size))
    leading = max(style.leading if style.size >= body.size else 0.0, body.leading * size / body.size)
    weight = "Regular" if style.weight == "Light" else style.weight
    return replace(style, size=size, leading=leading, weight=weight, capitals=False, tracking=0.0, upright=True)


def _large(theme: Theme, width: float) -> Theme:
    """The lengths of large print, on a sheet `width` wide: from the head down, line after line."""
    margin = LEAST_MARGIN / theme.enlarged
    inside = width - 2 * margin
    up = theme.foot_text_up - margin
    title, rule = margin + 41.0, margin + 73.0
    running_rule = margin + 19.0
    return replace(
        theme,
        margin=margin,
        hang=22.0,
        mark_column=30.0,
        kicker=False,
        badge_at=margin,
        badge_room=0.0,
        title_at=title,
        subtitle_at=title + 20.0,
        head_rule_at=rule,
        name_row_at=rule + 24.0,
        raised=theme.head_rule_at - rule,
        running_at=margin + 9.0,
        running_badge=False,
        running_badge_at=margin - 3.0,
        running_name_at=inside * 0.6,
        running_rule_at=running_rule,
        later_raised=theme.running_rule_at - running_rule,
        foot_limit=theme.foot_limit - up,
        foot_rule_up=theme.foot_rule_up - up,
        foot_text_up=theme.foot_text_up - up,
        line_numbers_end=46.0,
        reading_left=54.0,
        reading_width=inside - 54.0,
        notes=False,
        option_columns=1,
        least_column=LEAST_COLUMN,
    )


def _numbered(theme: Theme) -> Theme:
    """The columns of a reading whose numbers are as large as its words."""
    return replace(
        theme,
        line_numbers_end=52.0,
        reading_left=60.0,
        reading_width=298.0,
        notes_rule=366.0,
        notes_left=372.0,
    )


def _ruled(theme: Theme, look: Look) -> Theme:
    """Writing lines as far apart as asked for, and as far as what is printed on them needs."""
    asked = look.ruling or RULING
    return replace(theme, ruling=max(asked, look.size * LINES_TO_SIZE) / theme.enlarged)
