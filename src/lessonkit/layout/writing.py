"""Words of the key, set into answer spaces: as large as fits, down to 8 pt, then hyphenated, then cut at a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lessonkit.layout.lines import Broken, Line, Setter
from lessonkit.layout.placed import PlacedSpace
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import Glyphs, Placed
from lessonkit.model.hyphens import hyphenated
from lessonkit.model.ink import Cited, Written
from lessonkit.model.text import Inline, Run, Text, plain
from lessonkit.themes import TextStyle, Theme

SMALLEST, STEP = 8.0, 0.5
BOX_PADDING, BOX_TOP, CLOSE_TOP = 7.0, 5.0, 2.0
"""White in a box beside words, and over them; over the smallest words less, so that they have a line more."""
HOLE_PADDING = 2.0
LEADING = 1.23
"""Leading in a box, as a share of the size."""
LINE_PADDING = 2.0
CITE_LEADING = 9.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that is taken."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Slot:
    """A line to write on: which space it belongs to, its left edge, baseline and width."""

    space: int
    x: float
    y: float
    width: float
    align: str


Places = Sequence[tuple[PlacedSpace, list[Area]]]
"""The spaces of one answer (one for each page), with what is taken in them."""


def written_lines(
    setter: Setter, theme: Theme, ink: Written, places: Places, most: float | None = None
) -> list[list[Placed]]:
    """The words for each space, no larger than `most`; owners are still empty.

    What is too long at 8 pt is hyphenated, and ends with the ink's overflow where that is not enough.
    """
    ink = _gone_on(ink, places[0][0].begun)
    size, broken, slots = _fitted(setter, theme, ink, places, most)
    if broken is None:
        sized = replace(theme.style("ink"), size=size)
        text = _hyphenated(setter, ink.text, sized, slots)
        broken = _fitting(setter, text, sized, slots)
        if broken is None:
            broken = setter.broken(((_cut(setter, ink, sized, slots), sized),), *_widths(slots))
    return _set(broken, slots, len(places), places[0][0])


def written_size(setter: Setter, theme: Theme, ink: Written, places: Places) -> float:
    """The largest size at which the words fit, 8 pt at the least."""
    return _fitted(setter, theme, _gone_on(ink, places[0][0].begun), places, None)[0]


def _gone_on(ink: Written, begun: str) -> Written:
    """The words without those of the starter, where they begin with them."""
    said = begun.rstrip(" .…")
    whole = ink.text.plain()
    repeated = bool(said) and whole.casefold().startswith(said.casefold()) and not whole[len(said) :][:1].isalnum()
    return replace(ink, text=_after(ink.text, len(said))) if repeated and not ink.afresh else ink


def _after(text: Text, count: int) -> Text:
    """A text without its first signs, and without white at its beginning."""
    kept: list[Inline] = []
    for inline in text.inlines:
        if kept or not isinstance(inline, Run):
            kept.append(inline)
            continue
        rest = inline.text[count:]
        count = max(0, count - len(inline.text))
        if not count and rest.lstrip(" …"):
            kept.append(replace(inline, text=rest.lstrip(" …")))
    return Text(tuple(kept), text.origin, text.language)


def _fitted(
    setter: Setter, theme: Theme, ink: Written, places: Places, most: float | None
) -> tuple[float, Broken | None, list[_Slot]]:
    """The size, the words in lines at that size, if they fit, and the lines that the spaces offer."""
    style = theme.style("ink")
    own = places[0][0].size
    size = own if most is None else min(own, most)
    while True:
        sized = replace(style, size=size)
        slots = _slots(setter, places, sized, afresh=ink.afresh)
        broken = _fitting(setter, ink.text, sized, slots)
        if broken is not None or size <= SMALLEST:
            return size, broken, slots
        size = max(SMALLEST, size - STEP)


def cited_lines(setter: Setter, theme: Theme, ink: Cited, space: PlacedSpace) -> tuple[list[Placed], Area]:
    """A citation, flush right, from the top of its space, or higher where it is too long; and the area it takes."""
    style = theme.style("cite")
    strong = replace(style, weight=style.strong)
    lines: list[tuple[Broken, Line]] = []
    for words, own in ((ink.paragraphs, strong), (ink.lines, style)):
        broken = setter.broken(((plain(words), own),), space.width)
        lines += [(broken, line) for line in broken.lines]
    lead = CITE_LEADING
    top = space.y + min(0.0, space.height - lead * len(lines))
    right = space.x + space.width
    things: list[Placed] = []
    for number, (broken, line) in enumerate(lines):
        y = top + (number + 0.75) * lead
        things += _glyphs(broken, line, (right - line.width, y))
    width = max((line.width for _, line in lines), default=0.0)
    return things, Area(right - width, top, width, lead * len(lines))


def _slots(setter: Setter, places: Places, style: TextStyle, *, afresh: bool) -> list[_Slot]:
    """The lines that the spaces offer at this size, without those that bear starters which the words don't continue."""
    slots: list[_Slot] = []
    for index, (space, taken) in enumerate(places):
        match space.kind:
            case SpaceKind.LINES:
                ruled = list(_ruled(index, space, taken, style.size))
                slots += ruled[1:] if space.indent and (afresh or index) else ruled
            case SpaceKind.BOX | SpaceKind.SKETCH:
                slots += _boxed(setter, index, space, taken, style)
            case SpaceKind.LETTER | SpaceKind.TICK:
                cap = setter.faces.cap_height("Bold", style.size)
                y = space.y + space.height / 2 + cap / 2
                slots.append(_Slot(index, space.x + 0.5, y, space.width - 1.0, "centre"))
            case _:
                y = space.baselines[0] if space.baselines else space.y + space.height - 3.75
                width = space.width - space.indent - LINE_PADDING
                slots.append(_Slot(index, space.x + space.indent, y, width, space.align))
    if slots or not afresh:
        return slots
    return _slots(setter, places, style, afresh=False)


def _ruled(index: int, space: PlacedSpace, taken: list[Area], size: float) -> Iterable[_Slot]:
    last = len(space.baselines) - 1
    for number, y in enumerate(space.baselines):
        x = space.x + (space.indent if number == 0 else 0.0)
        end = space.x + space.width - (space.keep_off if number == last else 0.0)
        yield _Slot(index, x, y, _free(x, y, end - x, taken, size), "left")


def _boxed(
    setter: Setter, index: int, space: PlacedSpace, taken: list[Area], style: TextStyle
) -> Iterable[_Slot]:
    """Lines from the top of a box; a box for one line, or one to be centred, has them in its middle.

    After a starter the first line is the rest of the starter's last.
    """
    padding = BOX_PADDING if space.align == "left" else HOLE_PADDING
    top = BOX_TOP if space.align == "left" else HOLE_PADDING / 2
    lead = style.size * LEADING
    if space.kind is SpaceKind.BOX and space.baselines:
        (first,) = space.baselines
        count = 1 + max(0, int((space.y + space.height - top - 0.25 * style.size - first + 0.01) / lead))
        for number in range(count):
            indent = space.indent if number == 0 else 0.0
            x, y, width = space.x + padding + indent, first + number * lead, space.width - 2 * padding - indent
            yield _Slot(index, x, y, _free(x, y, width, taken, style.size), "left")
        return
    if style.size <= SMALLEST:
        top = min(top, CLOSE_TOP)
    count = max(1, int((space.height - 2 * top + 0.01) / lead))
    cap = setter.faces.cap_height("Bold", style.size)
    centred = count == 1 or space.align == "centre"
    first = space.y + space.height / 2 + cap / 2 if centred else space.y + top + 0.75 * lead
    for number in range(count):
        y = first + number * lead
        x, width = space.x + padding, space.width - 2 * padding
        yield _Slot(index, x, y, _free(x, y, width, taken, style.size), space.align)


def _free(x: float, y: float, width: float, taken: list[Area], size: float) -> float:
    """The width of a line that ends before whatever is taken on its right."""
    for area in taken:
        if area.y < y + 0.25 * size and y - 0.75 * size < area.y + area.height and area.x < x + width:
            width = max(1.0, min(width, area.x - x))
    return width


def _widths(slots: list[_Slot]) -> tuple[float, ...]:
    return tuple(max(slot.width, 1.0) for slot in slots)


def _fitting(setter: Setter, text: Text, style: TextStyle, slots: list[_Slot]) -> Broken | None:
    """The text in lines, if they are as many as there are slots and no word is broken."""
    widths = _widths(slots)
    broken = setter.broken(((text, style),), *widths)
    if len(broken.lines) > len(slots):
        return None
    ends = [line.pieces[-1].text for line in broken.lines[:-1] if line.pieces]
    return broken if all(end.endswith((" ", "-", "–", "—")) or not end for end in ends) else None


def _hyphenated(setter: Setter, text: Text, style: TextStyle, slots: list[_Slot]) -> Text:
    """The text with hyphens in the words that are wider than a line, so that each piece has room on one."""
    room = min(_widths(slots))
    face = setter.broken(((text, style),), room).stretches[0].look.face

    def fits(part: str) -> bool:
        return setter.faces.width(face, part, style.size) <= room

    runs = [
        replace(run, text=" ".join("".join(hyphenated(word, fits)) for word in run.text.split(" ")))
        if isinstance(run, Run)
        else run
        for run in text.inlines
    ]
    return replace(text, inlines=tuple(runs))


def _cut(setter: Setter, ink: Written, style: TextStyle, slots: list[_Slot]) -> Text:
    """As many words as fit before the overflow; without room for that, as many as fit at all."""
    tail = ink.overflow or "…"
    whole = ink.text.plain()
    ends = [i for i, sign in enumerate(whole) if sign == " " and i]
    low, high = 0, len(ends)
    best: Text | None = None
    while low <= high:
        middle = (low + high) // 2
        stub = _first(ink.text, ends[middle - 1]) + plain(f" {tail}") if middle else plain(tail)
        if _fitting(setter, stub, style, slots):
            best, low = stub, middle + 1
        else:
            high = middle - 1
    if best is not None:
        return best
    signs = len(whole)
    while signs > 1 and not _fitting(setter, _first(ink.text, signs), style, slots):
        signs -= 1
    return _first(ink.text, signs)


def _first(text: Text, count: int) -> Text:
    """The first signs of a text; a line's end counts as one."""
    kept: list[Inline] = []
    for inline in text.inlines:
        if count <= 0:
            break
        kept.append(replace(inline, text=inline.text[:count]) if isinstance(inline, Run) else inline)
        count -= len(Text((inline,)).plain())
    return Text(tuple(kept), text.origin, text.language)


def _set(broken: Broken, slots: list[_Slot], spaces: int, first: PlacedSpace) -> list[list[Placed]]:
    """The lines on their slots; those centred in a box stand in its middle."""
    shown: list[list[Placed]] = [[] for _ in range(spaces)]
    lead = slots[1].y - slots[0].y if len(slots) > 1 else 0.0
    centred = first.kind is SpaceKind.BOX and first.align == "centre"
    rise = lead * (len(broken.lines) - 1) / 2 if centred else 0.0
    for line, slot in zip(broken.lines, slots, strict=False):
        spare = max(0.0, slot.width - line.width)
        x = slot.x + (spare / 2 if slot.align == "centre" else spare if slot.align == "right" else 0.0)
        shown[slot.space] += _glyphs(broken, line, (x, slot.y - rise))
    return shown


def _glyphs(broken: Broken, line: Line, at: tuple[float, float]) -> list[Placed]:
    things: list[Placed] = []
    for piece in line.pieces:
        look = broken.stretches[piece.stretch].look
        if piece.text:
            x, y = at[0] + piece.x, at[1]
            things.append(Glyphs(x, y, piece.text, look.face, look.size, "", look.tracking, look.rise))
    return things
