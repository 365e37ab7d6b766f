"""Answer spaces, but for writing lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.ruling import INK_INDENT, STARTER_LEAST, writing_slabs
from lessonkit.layout.setting import BASELINE, one_line, set_broken
from lessonkit.layout.slabs import Bench, Frame, Slab, stacked
from lessonkit.model.blocks import Pattern, Space, SpaceKind, WritingLines
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Outline, Segment, line, rectangle
from lessonkit.model.text import plain
from lessonkit.themes import RULING, THIN_RULE
from lessonkit.units import MM

TICK_BOX, TICK_RULE = 11.0, 0.8
LETTER_BOX, LETTER_RULE = 17.0, 0.8
LINE_UNDER = 3.75
"""White left under the rule of a LINE, as under a line of text."""
LABEL_OVER = 2.25
"""A LINE's label and the answer stand this much over its rule."""
LABEL_GAP = 7.5
STARTER_IN, STARTER_DOWN = 7.5, 5.0
"""White beside and over the starter of a box."""
MARGIN_HEIGHT = 18.0
OVER_BOX, LEAST_BOX = 60.0, 40.0
"""A box as high as a page leaves so much over it, for the stem, and is at least so high."""
SQUARE = 5 * MM
FINE = SQUARE / 8
DOT, FINE_DOT, NO_LENGTH = 1.2, 0.6, 0.02
_ROOMY = 1e-6


def space_slabs(bench: Bench, block: Space, frame: Frame) -> list[Slab]:
    """One answer space on a slab of its own."""
    match block.kind:
        case SpaceKind.TICK | SpaceKind.LETTER:
            slab = _small_box(bench, block, frame)
        case SpaceKind.CHOICE:
            slab = _choice(bench, block, frame)
        case SpaceKind.LINE | SpaceKind.BLANK:
            slab = _line(bench, block, frame)
        case SpaceKind.LINES:
            count = max(1, int(block.height / RULING + _ROOMY))
            lines = WritingLines(id=block.id, count=count, name=block.name, before=block.before)
            return writing_slabs(bench, lines, frame)
        case SpaceKind.MARGIN:
            slab = _margin(bench, block, frame)
        case _:
            slab = _box(bench, block, frame)
    slab.before = block.before
    return [slab]


def _placed(name: str, kind: SpaceKind, element: str, box: tuple[float, float, float, float]) -> PlacedSpace:
    x, y, width, height = box
    return PlacedSpace(id=name, kind=kind, page=0, x=x, y=y, width=width, height=height, element=element)


def _small_box(bench: Bench, block: Space, frame: Frame) -> Slab:
    """A box to tick or for a letter, centred on the capitals of the line that it stands in."""
    ticked = block.kind is SpaceKind.TICK
    side = min(block.width, frame.width) or (TICK_BOX if ticked else LETTER_BOX)
    high = side if ticked or block.height == 15.0 else block.height
    cap = bench.faces.cap_height("Regular", 11.0)
    owner = bench.tree.add("Form", frame.parent, alt=block.name, form="cb-off" if ticked else "tv")
    text_top = 15.0 * BASELINE - cap / 2 - high / 2
    top = max(0.0, text_top)
    base = top + high / 2 + cap / 2
    slab = Slab(max(high, top + high, 15.0 if text_top >= 0 else 0.0), first=base, last=base)
    x = _at(frame, side)
    slab.parts.append((0.0, rectangle(x, top, side, high, TICK_RULE if ticked else LETTER_RULE, owner)))
    space = _placed(block.id, block.kind, owner, (x, top, side, high))
    slab.spaces.append((0.0, replace(space, baselines=(base,), align="centre")))
    return slab


def _choice(bench: Bench, block: Space, frame: Frame) -> Slab:
    """A printed letter to ring."""
    style = bench.theme.style("number")
    face = style.face()
    wide = bench.setter.plain_width(block.label, style)
    room = max(block.width, wide)
    owner = frame.parent if frame.bare else bench.tree.add("P", frame.parent)
    x = _at(frame, room) + ((room - wide) / 2 if frame.align == "centre" else 0.0)
    base = style.leading * BASELINE
    cap = bench.faces.cap_height(face, style.size)
    slab = Slab(style.leading, first=base, last=base)
    slab.parts += [(0.0, glyphs) for glyphs in one_line(bench, block.label, style, (x, base), owner)]
    space = _placed(block.id, SpaceKind.CHOICE, owner, (x, base - cap, wide, cap))
    slab.spaces.append((0.0, replace(space, baselines=(base,), align="centre")))
    return slab


def _line(bench: Bench, block: Space, frame: Frame) -> Slab:
    """A rule to write on, after its label."""
    width = min(block.width or frame.width, frame.width)
    x = _at(frame, width)
    height = block.height + max(0.0, bench.theme.ruling - RULING)
    under = height - LINE_UNDER
    base = under - LABEL_OVER
    slab = Slab(height, first=base, last=base)
    start = x
    if block.label:
        style = bench.theme.style("small")
        label = bench.tree.add("P", frame.parent)
        slab.parts += [(0.0, glyphs) for glyphs in one_line(bench, block.label, style, (x, base), label)]
        start += bench.setter.plain_width(block.label, style) + LABEL_GAP
    owner = bench.tree.add("Form", frame.parent, alt=block.name, form="tv")
    end = x + width
    slab.parts.append((0.0, line(start, under, end, under, block.rule or THIN_RULE, owner)))
    space = _placed(block.id, block.kind, owner, (start, under - 15.0, end - start, 15.0 + LINE_UNDER))
    slab.spaces.append((0.0, replace(space, baselines=(base,), indent=INK_INDENT, size=10.5)))
    return slab


def _margin(bench: Bench, block: Space, frame: Frame) -> Slab:
    """Room kept free in the mark column; it takes the line's height, whatever it will hold."""
    width = min(block.width or bench.theme.mark_column, bench.theme.mark_column)
    space = _placed(block.id, SpaceKind.MARGIN, frame.parent, (frame.right - width, 0.0, width, MARGIN_HEIGHT))
    slab = Slab(0.0)
    slab.spaces.append((0.0, replace(space, align="right", size=7.5)))
    return slab


def _box(bench: Bench, block: Space, frame: Frame) -> Slab:
    """A box to write in, or the place of a sketch."""
    width = min(block.width or frame.width, frame.width)
    height = min(block.height, max(bench.room - OVER_BOX, LEAST_BOX))
    x = _at(frame, width)
    begun = _begun(bench, block.starter, replace(frame, x=x, width=width, align="left")) if block.starter else None
    slab = Slab(max(height, begun.words.height if begun else 0.0))
    if begun:
        slab.parts += begun.words.parts
    box = (x, 0.0, width, slab.height)
    owner = bench.tree.add("Form", frame.parent, alt=block.name, form="tv")
    slab.parts += [(0.0, thing) for thing in _pattern(block.pattern, box)]
    if block.rule and block.kind is SpaceKind.BOX:
        slab.parts.append((0.0, rectangle(*box, block.rule, owner)))
    if block.label:
        style = bench.theme.style("small")
        label = bench.tree.add("P", frame.parent)
        slab.parts += [(0.0, g) for g in one_line(bench, block.label, style, (x + 7.5, 13.0), label)]
    space = _placed(block.id, block.kind, owner, box)
    if begun:
        space = replace(space, baselines=(begun.goes_on,), indent=begun.indent, begun=block.starter)
    slab.spaces.append((0.0, space))
    return slab


def _pattern(pattern: Pattern, box: tuple[float, float, float, float]) -> list[Outline]:
    """Dots 5 mm apart, or squares made of finer dots: words can be read over both. They are centred in the box."""
    if pattern is Pattern.PLAIN:
        return []
    x, y, width, height = box
    xs, ys = _steps(x, width), _steps(y, height)
    if pattern is Pattern.DOTTED:
        rows = tuple(step for at in ys for step in _stroke((xs[0], at), (xs[-1] + DOT, at)))
        return [_dots(rows, DOT, SQUARE)]
    across = tuple(step for at in ys for step in _stroke((_first_dot(x, xs), at), (x + width - FINE_DOT, at)))
    down = tuple(step for at in xs for step in _stroke((at, _first_dot(y, ys)), (at, y + height - FINE_DOT)))
    return [_dots((*across, *down), FINE_DOT, FINE)]


def _dots(strokes: tuple[Segment, ...], size: float, apart: float) -> Outline:
    """Strokes made of dots: dashes of nearly no length with round ends. A stroke ends after its last dot."""
    return Outline(strokes, LAYOUT_ARTIFACT, width=size, dash=(NO_LENGTH, apart - NO_LENGTH), round_caps=True)


def _steps(start: float, length: float) -> list[float]:
    """Where the lines of a pattern stand along one side of a box, not on its frame."""
    count = int(length / SQUARE + _ROOMY)
    first = start + (length - count * SQUARE) / 2
    every = [first + n * SQUARE for n in range(count + 1)]
    return [at for at in every if start + DOT < at < start + length - DOT] or [start + length / 2]


def _first_dot(start: float, steps: list[float]) -> float:
    """Where a line of fine dots begins, so that lines cross in a dot."""
    return steps[0] - int((steps[0] - start) / FINE) * FINE


def _stroke(start: tuple[float, float], end: tuple[float, float]) -> tuple[Segment, Segment]:
    return (("M", start), ("L", end))


@dataclass(frozen=True, slots=True)
class _Begun:
    """The starter of a box: its words, the baseline on which the answer goes on, and how far in."""

    words: Slab
    goes_on: float
    indent: float


def _begun(bench: Bench, words: str, frame: Frame) -> _Begun:
    """The answer goes on on the starter's last line, if that has room for it, else under it."""
    owner = bench.tree.add("P", frame.parent)
    style = bench.theme.style("starter")
    room = frame.inset(STARTER_IN, STARTER_IN)
    broken = bench.setter.broken(((plain(words), style),), room.width)
    lines = stacked(set_broken(bench, broken, room, owner, style.leading))
    indent = broken.lines[-1].width + INK_INDENT
    roomy = room.width - indent >= STARTER_LEAST
    whole = Slab(STARTER_DOWN + lines.height + (0.0 if roomy else style.leading))
    whole.add(lines, STARTER_DOWN)
    last = STARTER_DOWN + (lines.last or 0.0)
    return _Begun(whole, last, indent) if roomy else _Begun(whole, last + style.leading, 0.0)


def _at(frame: Frame, width: float) -> float:
    spare = frame.width - width
    return frame.x + (spare if frame.align == "right" else spare / 2 if frame.align == "centre" else 0.0)
