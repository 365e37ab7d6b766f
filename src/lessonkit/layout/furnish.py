"""What stands on every page outside the body: running head, badge and foot; and parts joined into one layout."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonkit.fonts.faces import Faces
from lessonkit.fonts.qr import qr_modules
from lessonkit.layout.cut import piece_theme
from lessonkit.layout.enlarge import enlarged, enlarged_page, enlarged_space
from lessonkit.layout.halves import half_theme
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import Element, Layout, Page, PlacedSpace
from lessonkit.layout.shift import owned
from lessonkit.model.blocks import Furniture, SpaceKind
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Outline, Placed, Segment, ellipse, line, rectangle
from lessonkit.model.text import plain
from lessonkit.themes import THIN_RULE, TextStyle, Theme

BADGE_HEIGHT, BADGE_INSET, BADGE_RULE = 17.0, 9.0, 0.9
BADGE_WIDEST, BADGE_SMALLEST = 76.0, 6.5
"""A longer badge is set down to this width: what stands beside it is the same beside the badge of the key."""
VERSION_INSET, VERSION_GAP, VERSION_RIM, VERSION_SIZE = 7.0, 4.0, 1.6, 10.0
"""White before the words of a badge that ends in a version's letter, and after them; the rim round a white disc."""
HEAD_RULE, FOOT_RULE = 1.5, 0.5
NAME_WIDTH, NAME_UNDER = 140.0, 1.5
NAME_GAP = 3.8
NAME_HIGH, NAME_INDENT = 12.0, 2.0
"""How far the space for the name reaches over its baseline, and where words begin in it."""
RUNNING_NAME = "running.name"
"""The id of the spaces over the name rules of later pages, one on each; they have no element."""
RUNNING_GAP, RUNNING_BADGE_GAP = 10.0, 15.0
"""Least white between short title and name, and before the widest badge."""
FOOT_GAP = 6.2
"""White on each side of the dot between short title and document."""
CODE_GAP = 18.0
VERSION_CODE_GAP = 10.0
WIDE_LETTERS = "MW"
"""What stands beside a version's letter leaves room for the widest, so that it stands still from version to version."""
QR_HEIGHT, QR_FOOT_UP = 26.25, 15.0
"""A square code stands under the foot's rule with white for four modules round it, and off the edge that printers
cannot reach: 21 modules of 0.44 mm."""
MARK_SIDE, MARK_GAP, MARK_RULE = 5.6, 6.0, 0.8
"""The shape that tells a level: its height, the white between it and the code, and its stroke."""


@dataclass(frozen=True, slots=True)
class Part:
    """A laid-out document, and what stands round it; `theme` is its own where it is not that of all parts."""

    layout: Layout
    furniture: Furniture
    theme: Theme | None = None


def furnish(parts: tuple[Part, ...], faces: Faces, theme: Theme, leaf: int = 1) -> Layout:
    """The parts as one layout in the size that they are printed in, "page x of y" over all but those that count alone.

    These begin on a sheet of paper of their own, after white pages where need be: `leaf` is how many pages it has.
    Name, title and language are those of the first. Element, space and block ids of the second part begin with "p2.",
    of the third with "p3.", and so on. The name rules of later pages become spaces too, after all others.
    """
    total = sum(len(part.layout.pages) for part in parts)
    pieces: list[Layout] = []
    names: list[PlacedSpace] = []
    for index, part in enumerate(parts):
        prefix = f"p{index + 1}." if index else ""
        if part.furniture.alone and pieces:
            pieces[-1] = pieces[-1].whole_sheets(leaf, before=sum(len(piece.pages) for piece in pieces[:-1]))
        first = sum(len(piece.pages) for piece in pieces)
        piece, later = _furnished(part, part.theme or theme, faces, prefix, (first, total))
        pieces.append(piece)
        names += later
    return replace(
        pieces[0],
        pages=tuple(page for piece in pieces for page in piece.pages),
        elements=tuple(element for piece in pieces for element in piece.elements),
        spaces=(*(space for piece in pieces for space in piece.spaces), *names),
        blocks=tuple(block for piece in pieces for block in piece.blocks),
        bookmarks=tuple(mark for piece in pieces for mark in piece.bookmarks),
        parts=tuple(start for piece in pieces for start in piece.parts),
    )


def _furnished(
    part: Part, theme: Theme, faces: Faces, prefix: str, at: tuple[int, int]
) -> tuple[Layout, list[PlacedSpace]]:
    """A part among all, and the spaces over the name rules of its later pages.

    `at` tells how many pages stand before it, and how many there are in all.
    """
    first, total = at
    opening = part.layout.pages[0]
    pen = _Pen(Setter(faces), half_theme(theme, opening.size) if opening.half else piece_theme(theme, opening.cut))
    pages: list[Page] = []
    names: list[PlacedSpace] = []
    for number, page in enumerate(part.layout.pages):
        count = (number + 1, len(part.layout.pages)) if part.furniture.alone else (first + number + 1, total)
        around = pen.around(part.furniture, page, count, opens=number == 0)
        things = (*around, *_renamed(page.things, prefix))
        pages.append(enlarged_page(replace(page, things=things), theme.enlarged))
        if number:
            spaces = pen.name_space(part.furniture, page, first + number)
            names += [enlarged_space(space, theme.enlarged) for space in spaces]
    layout = enlarged(part.layout, theme.enlarged)
    piece = replace(
        layout,
        pages=tuple(pages),
        elements=tuple(_element(e, prefix, first) for e in layout.elements) if prefix else layout.elements,
        spaces=tuple(_space(s, prefix, first) for s in layout.spaces),
        blocks=tuple(replace(block, id=prefix + block.id, page=block.page + first) for block in layout.blocks),
        bookmarks=tuple(replace(mark, page=mark.page + first) for mark in layout.bookmarks),
        parts=((layout.name, first),),
    )
    return piece, names


def _renamed(things: Sequence[Placed], prefix: str) -> Sequence[Placed]:
    if not prefix:
        return things
    return [thing if thing.owner.startswith("@") else owned(thing, prefix + thing.owner) for thing in things]


def _element(element: Element, prefix: str, first: int) -> Element:
    box = element.box
    return Element(
        id=prefix + element.id,
        role=element.role,
        parent=element.parent and prefix + element.parent,
        alt=element.alt,
        actual=element.actual,
        language=element.language,
        form=element.form,
        scope=element.scope,
        columns=element.columns,
        numbering=element.numbering,
        box=(box[0] + first, *box[1:]) if box else None,
    )


def _space(space: PlacedSpace, prefix: str, first: int) -> PlacedSpace:
    return replace(
        space, id=prefix + space.id, page=space.page + first, element=space.element and prefix + space.element
    )


class _Pen:
    """Draws the furniture of one page; all of it is artifacts."""

    def __init__(self, setter: Setter, theme: Theme) -> None:
        self._setter = setter
        self._theme = theme

    def around(
        self, furniture: Furniture, page: Page, number: tuple[int, int], *, opens: bool
    ) -> list[Placed]:
        """Running head (on all but a part's first page), badge and foot."""
        theme = self._theme
        left, right = theme.margin, page.size.width - theme.margin
        if furniture.piece:
            return self._piece_foot(furniture, page)
        things: list[Placed] = []
        if not opens:
            things += self._running(furniture, left, right)
        if furniture.badge and (opens or theme.running_badge):
            things += self._badge(furniture, right, theme.badge_at if opens else theme.running_badge_at)
        elif furniture.version:
            things += self._letter(furniture, right, theme.running_badge_at)
        return things + self._foot(furniture, page, number)

    def name_space(self, furniture: Furniture, page: Page, number: int) -> list[PlacedSpace]:
        """The space over the name rule of a later page, if it has one."""
        if not furniture.name_label:
            return []
        theme = self._theme
        start, stop = self._name_rule(furniture, theme.margin, page.size.width - theme.margin)
        return [
            PlacedSpace(
                id=RUNNING_NAME,
                kind=SpaceKind.LINE,
                page=number,
                x=start,
                y=theme.running_at - NAME_HIGH,
                width=stop - start,
                height=NAME_HIGH + NAME_UNDER,
                baselines=(theme.running_at,),
                size=theme.style("field").size,
                indent=NAME_INDENT,
            )
        ]

    def _name_rule(self, furniture: Furniture, left: float, right: float) -> tuple[float, float]:
        """Where the name rule begins and ends."""
        start = left + self._theme.running_name_at
        return start, min(start + NAME_WIDTH, self._running_end(furniture, right))

    def _running_end(self, furniture: Furniture, right: float) -> float:
        """Where the running head ends: before the widest badge, or the version's disc where there is no badge."""
        if self._theme.running_badge:
            return right - BADGE_WIDEST - RUNNING_BADGE_GAP
        return right - BADGE_HEIGHT - RUNNING_GAP if furniture.version else right

    def _running(self, furniture: Furniture, left: float, right: float) -> list[Placed]:
        """Short title, name rule and rule; each ends before the next begins, whatever the badge says."""
        theme = self._theme
        y, rule = theme.running_at, theme.running_rule_at
        end = self._running_end(furniture, right)
        head_rule = line(left, rule, right, rule, HEAD_RULE, PAGE_ARTIFACT, stroke=theme.school.colour)
        things: list[Placed] = [head_rule]
        if furniture.name_label:
            under = y + NAME_UNDER
            start, stop = self._name_rule(furniture, left, right)
            label = start - NAME_GAP - self._setter.plain_width(furniture.name_label, theme.style("field"))
            things.append(line(start, under, stop, under, THIN_RULE, PAGE_ARTIFACT))
            things += self._words(furniture.name_label, "field", (label, y))
            end = label - RUNNING_GAP
        title = self._cut(furniture.short_title, theme.style("running"), end - left)
        return [*things, *self._words(title, "running", (left, y))]

    def _badge(self, furniture: Furniture, right: float, top: float) -> list[Placed]:
        style = self._theme.style("badge")
        before, after = BADGE_INSET, BADGE_INSET
        if furniture.version:
            before, after = VERSION_INSET, VERSION_GAP + BADGE_HEIGHT
        room = BADGE_WIDEST - before - after
        share = min(1.0, room / (self._setter.plain_width(furniture.badge, style) - style.tracking))
        size = max(BADGE_SMALLEST, style.size * share)
        style = replace(style, size=size, tracking=style.tracking * size / style.size)
        words = self._cut(furniture.badge, style, room + style.tracking)
        width = self._setter.plain_width(words, style) - style.tracking + before + after
        solid, colour = furniture.badge_solid, self._theme.school.colour
        rim = 0.0 if solid else BADGE_RULE / 2
        pill = rectangle(
            right - width + rim,
            top + rim,
            width - 2 * rim,
            BADGE_HEIGHT - 2 * rim,
            BADGE_RULE,
            PAGE_ARTIFACT,
            fill=colour if solid else None,
            stroke=None if solid else colour,
            radius=BADGE_HEIGHT / 2,
        )
        cap = self._setter.faces.cap_height(style.face(), style.size)
        at = (right - width + before, top + BADGE_HEIGHT / 2 + cap / 2)
        things = [pill, *self._set(words, style, at, grey=1.0 if solid else 0.0)]
        return things + (self._letter(furniture, right, top) if furniture.version else [])

    def _letter(self, furniture: Furniture, right: float, top: float) -> list[Placed]:
        """The version's letter on a disc that ends the badge: white on it, black on white in a solid badge."""
        solid = furniture.badge_solid
        style = self._theme.style("badge")
        style = replace(style, size=VERSION_SIZE, tracking=0.0)
        rim = VERSION_RIM if solid else 0.0
        side = BADGE_HEIGHT - 2 * rim
        left = right - BADGE_HEIGHT
        disc = rectangle(
            left + rim,
            top + rim,
            side,
            side,
            0.0,
            PAGE_ARTIFACT,
            fill=1.0 if solid else self._theme.school.colour,
            stroke=None,
            radius=side / 2,
        )
        middle = left + BADGE_HEIGHT / 2 - self._setter.plain_width(furniture.version, style) / 2
        base = top + BADGE_HEIGHT / 2 + self._setter.faces.cap_height(style.face(), style.size) / 2
        return [disc, *self._set(furniture.version, style, (middle, base), grey=0.0 if solid else 1.0)]

    def _foot(self, furniture: Furniture, page: Page, number: tuple[int, int]) -> list[Placed]:
        theme = self._theme
        style = theme.style("foot")
        strong = replace(style, weight=style.strong)
        left, right = theme.margin, page.size.width - theme.margin
        rule, y = page.size.height - theme.foot_rule_up, page.size.height - theme.foot_text_up
        pattern = "" if page.half and furniture.alone else furniture.page_words
        words = pattern.format(page=number[0], pages=number[1])
        at_page = right - self._setter.plain_width(words, strong)
        widest = pattern.format(page=number[1], pages=number[1])
        at_code = right - (self._setter.plain_width(widest, strong) + CODE_GAP if widest else 0.0)
        at_code -= self._setter.plain_width(furniture.code, style)
        at_mark = at_code - MARK_GAP - MARK_SIDE
        beside = self._setter.plain_width("·" + furniture.document, style) + 2 * FOOT_GAP
        at_version = at_mark if furniture.level_mark else at_code
        if furniture.version:
            named = (furniture.version_words.format(version=letter) for letter in WIDE_LETTERS)
            at_version -= max(self._setter.plain_width(name, strong) for name in named) + VERSION_CODE_GAP
        version = furniture.version_words.format(version=furniture.version) if furniture.version else ""
        room_ends = at_version
        square: list[Placed] = []
        if furniture.qr:
            modules = qr_modules(furniture.qr.format(page=number[0]))
            room_ends -= CODE_GAP + QR_HEIGHT
            square = _square(modules, room_ends, page.size.height - QR_FOOT_UP - QR_HEIGHT)
        title = self._cut(furniture.short_title, strong, room_ends - left - CODE_GAP - beside)
        dot = left + self._setter.plain_width(title, strong) + FOOT_GAP
        return [
            line(left, rule, right, rule, FOOT_RULE, PAGE_ARTIFACT),
            *self._set(title, strong, (left, y)),
            *self._set("·", style, (dot, y)),
            *self._set(furniture.document, style, (dot + self._setter.plain_width("·", style) + FOOT_GAP, y)),
            *self._set(version, strong, (at_version, y)),
            *self._set(furniture.code, style, (at_code, y)),
            *self._set(words, strong, (at_page, y)),
            *square,
            *level_shape(furniture.level_mark, at_mark, y),
        ]

    def _piece_foot(self, furniture: Furniture, page: Page) -> list[Placed]:
        """The foot of a piece that is cut out: what it belongs to, and the code."""
        theme = self._theme
        style = theme.style("foot")
        strong = replace(style, weight=style.strong)
        left, right = theme.margin, page.size.width - theme.margin
        y = page.size.height - theme.foot_text_up
        at_code = right - self._setter.plain_width(furniture.code, style)
        at_mark = at_code - MARK_GAP - MARK_SIDE
        room_ends = at_mark if furniture.level_mark else at_code
        title = self._cut(furniture.short_title, strong, room_ends - left - RUNNING_GAP)
        return [
            *self._set(title, strong, (left, y)),
            *self._set(furniture.code, style, (at_code, y)),
            *level_shape(furniture.level_mark, at_mark, y),
        ]

    def _cut(self, title: str, style: TextStyle, room: float) -> str:
        """The title, cut at a word where it would run into what stands beside it; at a sign where not even one fits."""
        whole, words = title, title.split(" ")
        while len(words) > 1 and self._setter.plain_width(title, style) > room:
            words.pop()
            title = " ".join(words).rstrip(",;:–- ") + " …"
        if self._setter.plain_width(title, style) <= room:
            return title
        return self._setter.cut(whole, style, room)

    def _words(self, words: str, style: str, at: tuple[float, float]) -> list[Placed]:
        return self._set(words, self._theme.style(style), at)

    def _set(self, words: str, style: TextStyle, at: tuple[float, float], grey: float = 0.0) -> list[Placed]:
        return words_at(self._setter, words, style, at, grey)


def _square(modules: tuple[tuple[bool, ...], ...], left: float, top: float) -> list[Placed]:
    """A square code as one filled path: each run of dark modules in a row is a rectangle."""
    side = QR_HEIGHT / len(modules)
    segments: list[Segment] = []
    for row, signs in enumerate(modules):
        at = 0
        for dark, run in itertools.groupby(signs):
            count = len(tuple(run))
            if dark:
                x, y = left + at * side, top + row * side
                right, foot = x + count * side, y + side
                segments += [("M", (x, y)), ("L", (right, y)), ("L", (right, foot)), ("L", (x, foot)), ("Z", ())]
            at += count
    return [Outline(tuple(segments), PAGE_ARTIFACT, stroke=None, fill=0.0)]


def level_shape(level: str, x: float, base: float) -> list[Placed]:
    """The shape of a level, an artifact that stands on a baseline: none of them looks like more than another."""
    top, side = base - MARK_SIDE, MARK_SIDE
    match level:
        case "core":
            return [ellipse(x, top, side, side, MARK_RULE, PAGE_ARTIFACT)]
        case "support":
            return [rectangle(x, top, side, side, MARK_RULE, PAGE_ARTIFACT)]
        case "stretch":
            corners: tuple[Segment, ...] = (
                ("M", (x + side / 2, top)),
                ("L", (x + side, base)),
                ("L", (x, base)),
                ("Z", ()),
            )
            return [Outline(corners, PAGE_ARTIFACT, width=MARK_RULE)]
    return []


def words_at(
    setter: Setter, words: str, style: TextStyle, at: tuple[float, float], grey: float = 0.0
) -> list[Placed]:
    """Words on one line from `at`, as an artifact of the page."""
    broken = setter.unbroken(plain(words), style)
    return [
        Glyphs(
            at[0] + piece.x,
            at[1],
            piece.text,
            broken.stretches[piece.stretch].look.face,
            style.size,
            PAGE_ARTIFACT,
            style.tracking,
            grey=grey,
        )
        for one in broken.lines
        for piece in one.pieces
    ]
