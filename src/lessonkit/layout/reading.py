"""In which order the things of a document are read: that of its elements, whichever pages they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import LinkArea

Place = tuple[int, int]
"""A thing by its page and its number there, both from 0."""
BEFORE_ALL = (-1, -1)


def reading_ranks(layout: Layout) -> dict[Place, int]:
    """Every thing that an element owns, by when it is read: a paragraph goes on before the glosses of its page."""
    content: dict[str, list[Place]] = {}
    for number, page in enumerate(layout.pages):
        for at, thing in enumerate(page.things):
            if thing.owner[0] != "@" and not isinstance(thing, LinkArea):
                content.setdefault(thing.owner, []).append((number, at))
    children: dict[str, list[str]] = {}
    for element in layout.elements:
        children.setdefault(element.parent, []).append(element.id)
    first: dict[str, Place] = {}
    for element in reversed(layout.elements):
        below = (first[child] for child in children.get(element.id, ()) if child in first)
        places = [*content.get(element.id, ())[:1], *below]
        if places:
            first[element.id] = min(places)
    return {place: rank for rank, place in enumerate(_read("", content, children, first))}


def _read(
    element: str, content: Mapping[str, list[Place]], children: Mapping[str, list[str]], first: Mapping[str, Place]
) -> Iterator[Place]:
    """What is read of an element: its own things, and the elements inside it where they begin."""
    kids: list[tuple[Place, str]] = [(place, "") for place in content.get(element, ())]
    last = BEFORE_ALL
    for child in children.get(element, ()):
        last = first.get(child, last)
        kids.append((last, child))
    for place, child in sorted(kids, key=lambda kid: kid[0]):
        if child:
            yield from _read(child, content, children, first)
        else:
            yield place
