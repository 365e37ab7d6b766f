"""Logos as SVG: outlines alone, in their own colours. What else a file may hold is refused before it is read.

A file may come from anywhere. It is parsed without a document type (so there are no entities), must draw everything by
itself (no links, no scripts, no copies of parts, which could multiply), and has bounds on its size.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from lessonkit.extras import to_install
from lessonkit.model.drawing import Outline, Paint, Segment
from lessonkit.model.school import Logo
from lessonkit.source.images import Fault

MOST_BYTES = 500_000
MOST_ELEMENTS, MOST_STEPS = 2000, 30_000
"""Steps are letters and groups of digits of all paths: the reader takes a second for some ten thousand."""
_STEP = re.compile(r"[A-Za-z]|\d+")
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset({"svg", "g", "a", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_SILENT = frozenset({"title", "desc", "metadata", "style", "defs"})
"""Elements of SVG that show nothing by themselves."""
_ELSEWHERE = re.compile(r"url\s*\(|@import|javascript:|data:", re.IGNORECASE)
"""Gradients, masks, patterns and filters, and whatever a style sheet or an attribute fetches."""
_ANEW = "save it anew as plain SVG, or as PNG"
_SIMPLER = "simplify it, or save it as PNG"
_AS_PATHS = "save it as plain paths in one colour each (in Inkscape: Path → Object to Path), or as PNG"


class _Refused(Exception):
    """Why a file is not drawn, and what to do."""

    def __init__(self, message: str, hint: str = _AS_PATHS) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_svg(file: Path) -> Logo | Fault:
    """The drawing in a file. Faults have the code LK225."""
    try:
        return _read(file)
    except _Refused as reason:
        return Fault("LK225", reason.message, reason.hint)
    except Exception:  # the readers tell damage by whatever they stumble over; all mean the same here
        return Fault("LK225", "the SVG is damaged", _ANEW)


def _read(file: Path) -> Logo:
    try:
        import svgelements  # noqa: PLC0415 - an extra, and few projects have an SVG
    except ImportError:
        hint = f"save the logo as PNG, or install the reader with: {to_install('svg')}"
        raise _Refused("SVG files need a reader that is not installed", hint) from None
    try:
        if file.stat().st_size > MOST_BYTES:
            raise _Refused(f"the SVG has more than {MOST_BYTES // 1000} kB", _SIMPLER)
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Refused("the SVG is not UTF-8 text", _ANEW) from None
    except OSError as error:
        raise _Refused(f"the SVG can't be opened: {error.strerror or error}", "check its permissions") from None
    _check(text)
    return _logo(svgelements.SVG.parse(io.StringIO(text), reify=True), svgelements)


def _check(text: str) -> None:
    """Refuses what could reach out, act, or grow while it is read."""
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise _Refused("the SVG has a document type", "save it as plain SVG, or take out the line `<!DOCTYPE …>`")
    root = fromstring(text)  # noqa: S314 - it has no document type, hence no entities
    if root.tag != f"{_SVG}svg":
        raise _Refused("the file is no SVG", "save it as SVG or PNG; a new name is not enough")
    steps = 0
    for count, element in enumerate(_shown(root)):
        steps += sum(len(_STEP.findall(element.get(key, ""))) for key in ("d", "points"))
        if steps > MOST_STEPS:
            raise _Refused("the SVG has too many points", _SIMPLER)
        name = element.tag.removeprefix(_SVG)
        if count > MOST_ELEMENTS:
            raise _Refused(f"the SVG has more than {MOST_ELEMENTS} parts", _SIMPLER)
        if name not in _DRAWN | _SILENT:
            raise _Refused(f"the SVG has a `{name}`, which can't be drawn here")
        _check_reach(element, name)


def _shown(element: Element) -> Iterator[Element]:
    """The elements of SVG in a tree; what programs keep for themselves, under other names, is passed over."""
    yield element
    for inner in element:
        # Comments have no name. What stands in definitions shows only where something refers to it, and that is told.
        if isinstance(inner.tag, str) and inner.tag.startswith(_SVG) and element.tag != f"{_SVG}defs":
            yield from _shown(inner)


def _check_reach(element: Element, name: str) -> None:
    """Refuses what takes something from elsewhere, or would act."""
    said = chain(element.attrib.items(), [("", element.text or "")] if name == "style" else [])
    for full_name, value in said:
        key = full_name.rpartition("}")[2].lower()
        if key.startswith("on"):
            raise _Refused("the SVG holds a script", _ANEW)
        if _ELSEWHERE.search(value) or (key == "href" and name != "a"):
            raise _Refused("the SVG refers to a gradient, mask, picture or file")


def _logo(drawn: Any, svgelements: Any) -> Logo:
    """The shapes as outlines in the box that the file shows."""
    shapes = [svgelements.Path(shape) for shape in drawn.elements() if isinstance(shape, svgelements.Shape)]
    outlines = [outline for shape in shapes if (outline := _outline(shape, svgelements))]
    if not outlines:
        raise _Refused("the SVG draws nothing")
    left, top, right, foot = _box(outlines)
    if drawn.viewbox is not None and float(drawn.width) > 0 and float(drawn.height) > 0:
        left, top, right, foot = 0.0, 0.0, float(drawn.width), float(drawn.height)
    width, height = round(right - left, 3), round(foot - top, 3)
    if not (0 < width < 1e5 and 0 < height < 1e5):
        raise _Refused("the SVG has no size", "give it a `viewBox`, or save it as PNG")
    window = (0.0, 0.0, width, height)
    moved = tuple(
        replace(outline, segments=tuple(_moved(segment, -left, -top) for segment in outline.segments), clip=window)
        for outline in outlines
    )
    return Logo(width, height, outlines=moved)


def _outline(path: Any, svgelements: Any) -> Outline | None:
    """One shape; None where it shows nothing."""
    fill, stroke = _paint(path.fill), _paint(path.stroke)
    if fill is None and stroke is None:
        return None
    path.approximate_arcs_with_cubics()
    segments = tuple(_segments(path, svgelements))
    if not segments:
        return None
    scale = abs(path.transform.determinant) ** 0.5 if path.transform is not None else 1.0
    width = float(path.stroke_width or 0.0) * float(scale)
    odd = path.values.get("fill-rule") == "evenodd"
    return Outline(segments, "", stroke if width else None, fill, round(width, 3), even_odd=odd)


def _segments(path: Any, svgelements: Any) -> Iterator[Segment]:
    """Steps of a path; quadratic curves as the same ones of third degree."""
    for step in path:
        if isinstance(step, svgelements.Move):
            yield ("M", _numbers(step.end))
        elif isinstance(step, svgelements.Close):
            yield ("Z", ())
        elif isinstance(step, svgelements.Line):
            yield ("L", _numbers(step.end))
        elif isinstance(step, svgelements.CubicBezier):
            yield ("C", _numbers(step.control1, step.control2, step.end))
        elif isinstance(step, svgelements.QuadraticBezier):
            first = step.start + (step.control - step.start) * (2 / 3)
            second = step.end + (step.control - step.end) * (2 / 3)
            yield ("C", _numbers(first, second, step.end))


def _numbers(*points: Any) -> tuple[float, ...]:
    return tuple(round(float(part), 3) for point in points for part in (point.x, point.y))


def _paint(colour: Any) -> Paint | None:
    """A colour on white paper; None for none. Greys stay greys."""
    if colour is None or colour.value is None or colour.opacity == 0:
        return None
    share = float(colour.opacity)
    red, green, blue = (
        round(1 - share + share * part / 255, 4) for part in (colour.red, colour.green, colour.blue)
    )
    return red if red == green == blue else (red, green, blue)


def _box(outlines: Iterable[Outline]) -> tuple[float, float, float, float]:
    """The box round all points, those that only bend a curve included."""
    numbers = [segment[1] for outline in outlines for segment in outline.segments]
    across = [value for one in numbers for value in one[::2]]
    down = [value for one in numbers for value in one[1::2]]
    return min(across), min(down), max(across), max(down)


def _moved(segment: Segment, right: float, down: float) -> Segment:
    kind, numbers = segment
    return (kind, tuple(round(n + (down if i & 1 else right), 3) for i, n in enumerate(numbers)))
