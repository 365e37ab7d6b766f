"""Lines set down as placed things: glyphs, blanks, signs, links and rules, each with its owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lessonkit.layout.lines import (
    FLAG_HEIGHT,
    FLAG_PADDING,
    FLAG_SIZE,
    FLAG_TRACKING,
    TICK_BEFORE,
    TICK_HEIGHT,
    Broken,
    Line,
    Piece,
    Stretch,
)
from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.slabs import Bench, Frame, Keep, Slab
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import (
    LAYOUT_ARTIFACT,
    Glyphs,
    LinkArea,
    Outline,
    Placed,
    line,
    linked_page,
    rectangle,
    tick,
)
from lessonkit.model.text import Blank, Mark, Run, Sign, Text
from lessonkit.themes import THIN_RULE, TextStyle

BLANK_LEADING = 22.5
BLANK_RULE_UNDER = 2.8
GLOSS_UNDER, GLOSS_WIDTH, GLOSS_DASH = 2.6, 0.9, (1.5, 1.1)
BASELINE = 0.75
"""Where the baseline stands in the leading."""

Parts = Sequence[tuple[Text, TextStyle]]


def leading_of(parts: Parts) -> float:
    """The leading of a paragraph: that of its first style, or wider where it has blanks to write in."""
    lead = parts[0][1].leading
    if any(isinstance(inline, Blank) for text, _ in parts for inline in text.inlines):
        return max(lead, BLANK_LEADING)
    return lead


def text_slabs(bench: Bench, parts: Parts, frame: Frame, owner: str) -> list[Slab]:
    """A paragraph: one slab for each line, two lines kept together at its start and at its end."""
    slabs = set_broken(bench, bench.setter.broken(parts, frame.width), frame, owner, leading_of(parts))
    for slab in slabs:
        slab.origin = parts[0][0].origin
    return widows_kept(slabs)


def set_broken(bench: Bench, broken: Broken, frame: Frame, owner: str, leading: float) -> list[Slab]:
    """Lines that are broken already, one slab for each."""
    base = leading * BASELINE
    owners = _owners(bench, broken, owner)
    slabs: list[Slab] = []
    for one in broken.lines:
        x = frame.x + _aligned(frame.align, frame.width - one.width)
        slab = Slab(leading, first=base, last=base)
        _set_line(bench, slab, one, (x, base), (broken.stretches, owners))
        slabs.append(slab)
    return slabs


def widows_kept(slabs: list[Slab]) -> list[Slab]:
    """Lines of a paragraph, of which two stay together on each side of a page break."""
    if len(slabs) > 1:
        slabs[0].keep = slabs[-2].keep = Keep.SOFT
    return slabs


def one_line(bench: Bench, words: str, style: TextStyle, at: tuple[float, float], owner: str) -> list[Glyphs]:
    """Words on one line from `at`, without wrapping; fallback faces where they are needed."""
    broken = bench.setter.unbroken(Text((Run(words),)), style)
    return [
        _glyphs(broken.stretches[piece.stretch], piece, at, owner)
        for found in broken.lines
        for piece in found.pieces
    ]


def flush_right(
    bench: Bench, words: str, style: TextStyle, at: tuple[float, float], owner: str
) -> list[Glyphs]:
    """Words on one line that end at `at`; a space after the last word reaches over it."""
    width = bench.setter.plain_width(words.rstrip(" "), style) - style.tracking
    return one_line(bench, words, style, (at[0] - width, at[1]), owner)


def figures_right(bench: Bench, number: int, style: TextStyle, at: tuple[float, float], owner: str) -> list[Glyphs]:
    """A number that ends at `at`, each figure as wide as the widest, so that columns of figures agree."""
    words = f"{number}"
    widest = max(bench.setter.plain_width(figure, style) for figure in "0123456789")
    spread = (widest * len(words) - bench.setter.plain_width(words, style)) / len(words)
    start = at[0] - widest * len(words) + spread / 2
    return one_line(bench, f"{words} ", replace(style, tracking=spread), (start, at[1]), owner)


def _aligned(align: str, spare: float) -> float:
    return spare if align == "right" else spare / 2 if align == "centre" else 0.0


def _owners(bench: Bench, broken: Broken, owner: str) -> list[str]:
    """The element of each stretch; links, blanks, ticks and foreign words have their own."""
    owners: list[str] = []
    tree = bench.tree
    current = ("", "")
    inner = owner
    language = ""
    for stretch in broken.stretches:
        look = stretch.look
        if look.language != language:
            language = look.language
            foreign = language and language != bench.language
            inner = tree.add("Span", owner, language=language) if foreign else owner
        inline = stretch.inline
        if isinstance(inline, Blank):
            owners.append(tree.add("Form", inner, alt=inline.name, form="tv"))
        elif isinstance(inline, Sign) and inline.mark is Mark.TICK:
            owners.append(tree.add("Span", inner, actual="✓"))
        elif look.link:
            if current[0] != look.link:
                address = "" if linked_page(look.link) else look.link
                current = (look.link, tree.add("Link", inner, alt=address))
            owners.append(current[1])
            continue
        else:
            owners.append(inner)
        current = ("", "")
    return owners


def _set_line(
    bench: Bench,
    slab: Slab,
    one: Line,
    at: tuple[float, float],
    run: tuple[tuple[Stretch, ...], list[str]],
) -> None:
    stretches, owners = run
    x, y = at
    for piece in one.pieces:
        stretch, owner = stretches[piece.stretch], owners[piece.stretch]
        look = stretch.look
        if stretch.inline is not None:
            _set_inline(bench, slab, stretch, (x + piece.x, y), owner)
            continue
        slab.parts.append((0.0, _glyphs(stretch, piece, at, owner)))
        if look.gloss or look.link or look.strike:
            slab.parts += [(0.0, thing) for thing in _ruled(stretch, (x + piece.x, y), piece.width, owner)]


def _glyphs(stretch: Stretch, piece: Piece, at: tuple[float, float], owner: str) -> Glyphs:
    look = stretch.look
    return Glyphs(at[0] + piece.x, at[1], piece.text, look.face, look.size, owner, look.tracking, look.rise)


def _ruled(stretch: Stretch, at: tuple[float, float], wide: float, owner: str) -> list[Placed]:
    """What is drawn under or through a stretch, and the area of a link."""
    look = stretch.look
    x, y = at
    things: list[Placed] = []
    if look.gloss:
        under = y + GLOSS_UNDER
        path: Outline = Outline(
            (("M", (x, under)), ("L", (x + wide, under))), LAYOUT_ARTIFACT, width=GLOSS_WIDTH, dash=GLOSS_DASH
        )
        things.append(path)
    if look.strike:
        through = y - look.rise - 0.26 * look.size
        things.append(line(x, through, x + wide, through, 0.6, LAYOUT_ARTIFACT))
    if look.link:
        if not linked_page(look.link):  # a number in the contents needs no sign that it leads to its page
            things.append(line(x, y + 1.5, x + wide, y + 1.5, 0.4, LAYOUT_ARTIFACT))
        things.append(LinkArea(x, y - look.size, wide, look.size * 1.3, look.link, owner))
    return things


def _set_inline(
    bench: Bench, slab: Slab, stretch: Stretch, at: tuple[float, float], owner: str
) -> None:
    inline, (x, y), size = stretch.inline, at, stretch.look.size
    if isinstance(inline, Blank):
        under = y + BLANK_RULE_UNDER
        slab.parts.append((0.0, line(x, under, x + stretch.width, under, THIN_RULE, owner)))
        space = PlacedSpace(
            id=inline.space,
            kind=SpaceKind.BLANK,
            page=0,
            x=x,
            y=y - size,
            width=stretch.width,
            height=size + BLANK_RULE_UNDER,
            baselines=(y,),
            element=owner,
            align="centre",
        )
        slab.spaces.append((0.0, space))
    elif isinstance(inline, Sign) and inline.mark is Mark.TICK:
        high = size * TICK_HEIGHT
        slab.parts.append((0.0, tick(x + TICK_BEFORE * size, y - 0.4 * high, high, 1.5, owner)))
    elif isinstance(inline, Sign):
        slab.parts += [(0.0, thing) for thing in _flag(bench, inline, at, stretch.width, owner)]


def _flag(bench: Bench, sign: Sign, at: tuple[float, float], width: float, owner: str) -> list[Placed]:
    """A flag: outlined for what goes beyond the reading, solid for what departs from the source."""
    x, y = at
    solid = sign.mark is Mark.CORRECTS
    rise = (FLAG_HEIGHT - bench.faces.cap_height("Bold", FLAG_SIZE)) / 2
    frame = rectangle(
        x + 0.4,
        y + rise - FLAG_HEIGHT + 0.4 - 0.9,
        width - 0.8,
        FLAG_HEIGHT - 0.8,
        0.8,
        LAYOUT_ARTIFACT,
        fill=0.0 if solid else None,
        radius=2.0,
    )
    words = Glyphs(
        x + FLAG_PADDING + FLAG_TRACKING / 2,
        y - 0.9,
        sign.mark.value.upper(),
        "Bold",
        FLAG_SIZE,
        owner,
        FLAG_TRACKING,
        grey=1.0 if solid else 0.0,
    )
    return [frame, words]
