"""A pupil's own words on a shared layout: name, class and date, in the places that the sheet has for them.

Nothing of the layout moves: what is stamped is painted after the shared things of its page, so that all copies can
share those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lessonkit.fonts.faces import Faces
from lessonkit.layout.furnish import RUNNING_NAME, words_at
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import Element, Layout, PlacedSpace
from lessonkit.layout.shift import owned
from lessonkit.model.drawing import Placed
from lessonkit.model.text import plain
from lessonkit.themes import TextStyle, Theme

WEIGHT = "Medium"
SMALLEST = 8.0
"""What is too long even at this size is set on two lines."""
STEP = 0.25
LINES = 2
LEADING = 1.1
"""From line to line, as a share of the size."""

_FIELD = re.compile(r"(?:p\d+\.)?field\.(\w+)")


@dataclass(frozen=True, slots=True)
class Stamped:
    """One copy of one document.

    `elements` are those of the shared layout, with the copy's own in their places in reading order; `pages` are the
    copy's own things by page, painted after the shared ones.
    """

    elements: tuple[Element, ...]
    pages: tuple[tuple[Placed, ...], ...]


def stamp(layout: Layout, words: Mapping[str, str], faces: Faces, theme: Theme) -> Stamped:
    """The copy with these words: "name", "class" and "date", as far as they are given and the sheet has their fields.

    A field is read out with its words: they are an element right after the field's own. The name on later pages is an
    artifact, as the running head that it stands in.
    """
    setter = Setter(faces)
    pages: list[list[Placed]] = [[] for _ in layout.pages]
    after: dict[str, Element] = {}
    parents = {element.id: element.parent for element in layout.elements}
    for space in layout.spaces:
        said = words.get(slot_of(space), "")
        if not said:
            continue
        things = _set(setter, said, space, theme.style("field"))
        if space.element:
            own = Element(id=f"own.{space.element}", role="Span", parent=parents[space.element])
            after[space.element] = own
            things = [owned(thing, own.id) for thing in things]
        pages[space.page] += things
    elements: list[Element] = []
    for element in layout.elements:
        elements.append(element)
        if element.id in after:
            elements.append(after[element.id])
    return Stamped(tuple(elements), tuple(tuple(things) for things in pages))


def slot_of(space: PlacedSpace) -> str:
    """Which of a copy's own words belong in a space: "name", "class", "date" …, or "" for none."""
    if space.id == RUNNING_NAME:
        return "name"
    found = _FIELD.fullmatch(space.id)
    return found.group(1) if found else ""


def fits(words: str, width: float, faces: Faces, style: TextStyle) -> bool:
    """Whether words stand on a rule of this width, on two lines of the smallest size if need be."""
    return len(_broken(Setter(faces), words, _sized(style, SMALLEST), width)) <= LINES


def _set(setter: Setter, words: str, space: PlacedSpace, style: TextStyle) -> list[Placed]:
    """The words on the rule: as large as the field's label, else smaller, else on two lines, never cut.

    Words that are too long even so are set smaller still: a sheet without its name is of no use to anybody.
    """
    room = space.width - space.indent
    size, lines = space.size, _broken(setter, words, _sized(style, space.size), room)
    while len(lines) > 1 and size - STEP >= SMALLEST:
        size -= STEP
        lines = _broken(setter, words, _sized(style, size), room)
    while len(lines) > LINES and size > STEP:
        size -= STEP
        lines = _broken(setter, words, _sized(style, size), room)
    own, foot = _sized(style, size), space.baselines[-1]
    placed: list[Placed] = []
    for up, said in enumerate(reversed(lines)):
        at = (space.x + space.indent, foot - up * LEADING * size)
        placed = [*words_at(setter, said, own, at), *placed]
    return placed


def _sized(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=size, weight=WEIGHT, tracking=style.tracking * size / style.size)


def _broken(setter: Setter, words: str, style: TextStyle, width: float) -> list[str]:
    """The words in lines; a line that goes on keeps the space at its end, so that extracted words stay apart."""
    broken = setter.broken(((plain(words), style),), width)
    return ["".join(piece.text for piece in line.pieces) for line in broken.lines]
