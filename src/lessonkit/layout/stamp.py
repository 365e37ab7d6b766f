"""A pupil's own words on a shared layout: name, class and date, in the places that the sheet has for them.

Nothing of the layout moves: what is stamped is painted after the shared things of its page, so that all copies can
share those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lessonkit.fonts.faces import Faces
from lessonkit.layout.furnish import RUNNING_NAME, words_at
from lessonkit.layout.lines import Setter
from lessonkit.layout.placed import Element, Layout, PlacedSpace
from lessonkit.layout.shift import owned
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Placed
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
_SLACK = 0.001
"""Sums of widths may differ by rounding."""
_REMEMBERED = 16
"""Words that are remembered with their places: class and date come again, names pass."""

OwnElements = tuple[tuple[int, Element], ...]
"""A copy's own elements in reading order, each with the number of shared elements that are read before it."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What one copy of a document has of its own: elements, and for each page things, painted after the shared ones."""

    own: OwnElements
    pages: tuple[tuple[Placed, ...], ...]

    def over(self, layout: Layout) -> Layout:
        """The shared layout with this copy's own things on it, as one: they are painted in reading order too."""
        both = zip(layout.pages, self.pages, strict=True)
        pages = tuple(replace(page, things=_in_place(page.things, things)) if things else page for page, things in both)
        return replace(layout, pages=pages, elements=elements_with(layout.elements, self.own))


def elements_with(shared: Sequence[Element], own: OwnElements) -> tuple[Element, ...]:
    """All elements of a copy in reading order."""
    found: list[Element] = []
    before = 0
    for at, element in own:
        found += [*shared[before:at], element]
        before = at
    return (*found, *shared[before:])


def stamp(layout: Layout, words: Mapping[str, str], faces: Faces, theme: Theme) -> Stamped:
    """The copy with these words: "name", "class" and "date", as far as they are given and the sheet has their fields.

    A field is read out with its words: they are an element right after the field's own. The name on later pages is an
    artifact, as the running head that it stands in.
    """
    return Stamper(layout, faces, theme).stamp(words)


def own_id(element: str) -> str:
    """The id of the element that holds a copy's own words in the field of a shared one."""
    return f"own.{element}"


def _in_place(shared: Sequence[Placed], own: Sequence[Placed]) -> tuple[Placed, ...]:
    """A page's shared things with a copy's own right after the fields that they stand in; artifacts come last."""
    last = {thing.owner: index for index, thing in enumerate(shared)}
    waiting: dict[str, list[Placed]] = {}
    for thing in own:
        waiting.setdefault(thing.owner, []).append(thing)
    found: list[Placed] = []
    for index, thing in enumerate(shared):
        found.append(thing)
        if last[thing.owner] == index:
            found += waiting.pop(own_id(thing.owner), ())
    return (*found, *(thing for things in waiting.values() for thing in things))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words of a slot are set: they begin at `x` on a baseline, have so much room, and belong to an element."""

    slot: str
    x: float
    foot: float
    room: float
    size: float
    owner: str

    @classmethod
    def of(cls, slot: str, space: PlacedSpace) -> _Place:
        owner = own_id(space.element) if space.element else PAGE_ARTIFACT
        return cls(slot, space.x + space.indent, space.baselines[-1], space.width - space.indent, space.size, owner)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Words on one line of size 1: their width, and their runs of one face, each with where it begins."""

    width: float
    tracking: float
    runs: tuple[tuple[float, str, str], ...]


class Stamper:
    """Stamps one layout many times. Words are set once for all pages that have them in the same place."""

    def __init__(self, layout: Layout, faces: Faces, theme: Theme) -> None:
        self._setter = Setter(faces)
        self._style = theme.style("field")
        self._things = lru_cache(_REMEMBERED)(self._set)
        spaces = [(slot, space) for space in layout.spaces if (slot := slot_of(space))]
        places: list[list[_Place]] = [[] for _ in layout.pages]
        for slot, space in spaces:
            places[space.page].append(_Place.of(slot, space))
        self._pages = tuple(map(tuple, places))
        slots = {space.element: slot for slot, space in spaces if space.element}
        read = ((at, field, slots.get(field.id, "")) for at, field in enumerate(layout.elements, 1))
        self._fields = [(slot, (at, _words_in(field))) for at, field, slot in read if slot]
        """The element that a copy has of its own where a slot has words, and where it is read."""

    def stamp(self, words: Mapping[str, str]) -> Stamped:
        """One copy; see the function of this name."""
        own = tuple(element for slot, element in self._fields if words.get(slot))
        done: dict[tuple[_Place, ...], tuple[Placed, ...]] = {}
        for places in self._pages:
            if places not in done:
                done[places] = tuple(
                    thing for place in places if (said := words.get(place.slot)) for thing in self._things(said, place)
                )
        return Stamped(own, tuple(map(done.__getitem__, self._pages)))

    def _measured(self, words: str) -> _Measured:
        style = _sized(self._style, 1.0)
        face, shown = style.face(), words.upper() if style.capitals else words
        runs: list[tuple[float, str, str]] = []
        width = 0.0
        for chosen, text in self._setter.faces.split(face, shown):
            runs.append((width, chosen, text))
            width += self._setter.faces.width(chosen, text, 1.0) + style.tracking * len(text)
        return _Measured(width, style.tracking, tuple(runs))

    def _set(self, words: str, place: _Place) -> Sequence[Placed]:
        """The words on the rule: as large as the field's label, else smaller, else on two lines, never cut."""
        measured, size = self._measured(words), place.size
        while (long := measured.width * size > place.room + _SLACK) and size - STEP >= SMALLEST:
            size -= STEP
        if long:
            return _set_in_lines(self._setter, words, place, _sized(self._style, size))
        tracking = measured.tracking * size
        return [
            Glyphs(place.x + x * size, place.foot, text, face, size, place.owner, tracking)
            for x, face, text in measured.runs
        ]


def _words_in(field: Element) -> Element:
    return Element(id=own_id(field.id), role="Span", parent=field.parent)


def slot_of(space: PlacedSpace) -> str:
    """Which of a copy's own words belong in a space: "name", "class", "date" …, or "" for none."""
    if space.id == RUNNING_NAME:
        return "name"
    found = _FIELD.fullmatch(space.id)
    return found.group(1) if found else ""


def fits(words: str, width: float, faces: Faces, style: TextStyle) -> bool:
    """Whether words stand on a rule of this width, on two lines of the smallest size if need be."""
    return len(_broken(Setter(faces), words, _sized(style, SMALLEST), width)) <= LINES


def _set_in_lines(setter: Setter, words: str, place: _Place, style: TextStyle) -> list[Placed]:
    """The words on two lines, the lower on the rule.

    Words that are too long even so are set smaller still: a sheet without its name is of no use to anybody.
    """
    lines = _broken(setter, words, style, place.room)
    while len(lines) > LINES and style.size > STEP:
        style = _sized(style, style.size - STEP)
        lines = _broken(setter, words, style, place.room)
    placed: list[Placed] = []
    for up, said in enumerate(reversed(lines)):
        at = (place.x, place.foot - up * LEADING * style.size)
        placed = [*(owned(thing, place.owner) for thing in words_at(setter, said, style, at)), *placed]
    return placed


def _sized(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=size, weight=WEIGHT, tracking=style.tracking * size / style.size)


def _broken(setter: Setter, words: str, style: TextStyle, width: float) -> list[str]:
    """The words in lines; a line that goes on keeps the space at its end, so that extracted words stay apart."""
    broken = setter.broken(((plain(words), style),), width)
    return ["".join(piece.text for piece in line.pieces) for line in broken.lines]
