"""A layout as text: stable, one line a thing, for goldens and for looking into a page."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.layout.placed import Element, Layout, PlacedSpace
from lessonkit.model.drawing import Glyphs, LinkArea, Outline, Paint, Picture, Placed


def as_text(layout: Layout) -> str:
    """Pages with their things, then the structure tree, answer spaces, blocks and bookmarks; lengths to 0.01 pt."""
    return "\n".join([*_pages(layout), *_tree(layout), *_places(layout), ""])


def _pages(layout: Layout) -> Iterator[str]:
    yield f"{layout.name}: {layout.title} ({layout.language})"
    for number, page in enumerate(layout.pages, 1):
        yield f"page {number}: {page.size.name} {_n(page.size.width)} × {_n(page.size.height)}"
        if page.window:
            yield "  window " + " ".join(_n(value) for value in page.window)
        for thing in (*page.around, *page.things):
            yield f"  {_thing(thing)}  <{thing.owner}>"


def _thing(thing: Placed) -> str:
    if isinstance(thing, Glyphs):
        more = "".join(
            f" {name} {_n(value)}"
            for name, value in (
                ("tracking", thing.tracking),
                ("rise", thing.rise),
                ("grey", thing.grey),
                ("turned", thing.turned),
            )
            if value
        )
        return f"{_n(thing.x)},{_n(thing.y)} {thing.face} {_n(thing.size)}{more} {thing.text!r}"
    if isinstance(thing, Outline):
        return _outline(thing)
    box = f"{_n(thing.x)},{_n(thing.y)} {_n(thing.width)} × {_n(thing.height)}"
    if isinstance(thing, Picture):
        return f"picture {box} {thing.file.name}"
    assert_link: LinkArea = thing
    return f"link {box} {assert_link.url}"


def _outline(thing: Outline) -> str:
    steps = " ".join(" ".join([name, *(_n(value) for value in numbers)]) for name, numbers in thing.segments)
    paint = [f"stroke {_n(thing.width)}"] if thing.stroke is not None else []
    if thing.stroke:
        paint.append(f"{'colour' if isinstance(thing.stroke, tuple) else 'grey'} {_paint(thing.stroke)}")
    if thing.fill is not None:
        paint.append(f"fill {_paint(thing.fill)}{' by even and odd' if thing.even_odd else ''}")
    if thing.dash:
        paint.append("dash " + " ".join(_n(value) for value in thing.dash))
    return f"path {steps} ({', '.join(paint)})"


def _paint(paint: Paint) -> str:
    return " ".join(_n(part) for part in paint) if isinstance(paint, tuple) else _n(paint)


def _tree(layout: Layout) -> Iterator[str]:
    yield "structure"
    depth = {"": 0}
    for element in layout.elements:
        depth[element.id] = depth[element.parent] + 1
        yield "  " * depth[element.id] + _element(element)


def _element(element: Element) -> str:
    facts = [
        f"{name} {value!r}"
        for name, value in (
            ("alt", element.alt),
            ("actual", element.actual),
            ("language", element.language),
            ("form", element.form),
            ("scope", element.scope),
            ("numbering", element.numbering),
        )
        if value
    ]
    if element.columns > 1:
        facts.append(f"columns {element.columns}")
    if element.box:
        page, *box = element.box
        facts.append(f"box on page {page + 1}: " + " ".join(_n(value) for value in box))
    return " ".join([f"{element.role} <{element.id}>", *facts])


def _places(layout: Layout) -> Iterator[str]:
    yield "spaces"
    for space in layout.spaces:
        yield f"  {_space(space)}"
    yield "blocks"
    for block in layout.blocks:
        box = f"{_n(block.x)},{_n(block.y)} {_n(block.width)} × {_n(block.height)}"
        yield f"  {block.id} page {block.page + 1} {box}"
    yield "bookmarks"
    for mark in layout.bookmarks:
        yield f"  {'  ' * mark.level}{mark.title} page {mark.page + 1} y {_n(mark.y)}"


def _space(space: PlacedSpace) -> str:
    box = f"{_n(space.x)},{_n(space.y)} {_n(space.width)} × {_n(space.height)}"
    lines = " on " + " ".join(_n(y) for y in space.baselines) if space.baselines else ""
    more = "".join(
        f" {name} {_n(value)}"
        for name, value in (("indent", space.indent), ("keep off", space.keep_off))
        if value
    )
    return f"{space.id} {space.kind} page {space.page + 1} {box}{lines}{more} <{space.element}>"


def _n(value: float) -> str:
    """A length without trailing noughts."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown
