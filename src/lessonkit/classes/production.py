"""Finished documents as the printer and the stapler want them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY, TEACHERS_KINDS
from lessonkit.documents.marking_grid import GRID
from lessonkit.fonts.faces import Faces
from lessonkit.layout.binding import bound, most_binding
from lessonkit.layout.impose import fits, imposed, smallest_text
from lessonkit.layout.placed import Layout
from lessonkit.model.production import Imposition, Production
from lessonkit.themes import Theme
from lessonkit.units import MM, PaperSize

LEAST = 8.0
"""Smaller words are hard to read, and a copier may lose them."""


def produced(
    documents: Mapping[str, Layout], production: Production, sheet: PaperSize, faces: Faces, theme: Theme, sink: Sink
) -> dict[str, Layout]:
    """The documents imposed, or moved for binding. The teacher's own stay on whole sheets.

    Warnings: LK873 words under 8 points, LK874 a document that can't share sheets, LK875 too wide a binding.
    """
    done = dict(documents)
    if production.impose is not Imposition.NONE:
        pupils = {name: layout for name, layout in documents.items() if not for_teacher(name, layout.name)}
        for name, layout in pupils.items():
            if fits(layout, sheet):
                done[name] = imposed(layout, production.impose, sheet, theme, production.flip)
        if whole := [name for name in pupils if done[name] is pupils[name]]:
            sink.report("LK874", f"these need whole sheets, and are printed as they are: {', '.join(whole)}")
        _warn_of_small_words(documents, done, sink)
    finish = bound_copies(production, faces, sink)
    return {name: finish(name, layout) for name, layout in done.items()}


def for_teacher(*names: str) -> bool:
    """Whether a document of one of these names is for the teacher alone."""
    return any(name in (ANSWER_KEY, GRID) or name in TEACHERS_KINDS for name in names)


def bound_copies(production: Production, faces: Faces, sink: Sink) -> Callable[[str, Layout], Layout]:
    """What moves documents for binding, each by its name; those of a class set before names are stamped on copies.

    Warning: LK875.
    """

    def finish(name: str, layout: Layout) -> Layout:
        if not production.binding:
            return layout
        return bound(layout, _binding(name, layout, production, faces, sink), duplex=production.duplex)

    return finish


def _warn_of_small_words(before: Mapping[str, Layout], after: Mapping[str, Layout], sink: Sink) -> None:
    """One warning for the packet: it names the document with the smallest words."""
    sizes = {name: smallest_text(layout) for name, layout in after.items() if layout is not before[name]}
    if not sizes or min(sizes.values()) >= LEAST:
        return
    name = min(sizes, key=lambda one: sizes[one])
    sink.report("LK873", f"shrunk to share sheets, the smallest words of `{name}` are {sizes[name]:.1f} points high")


def _binding(name: str, layout: Layout, production: Production, faces: Faces, sink: Sink) -> float:
    most = most_binding(layout, faces)
    unmoved = any(page.window for page in layout.pages) or all(page.fixed for page in layout.pages)
    if production.binding <= most or unmoved:
        return production.binding
    sink.report(
        "LK875",
        f"`{name}` has room for a binding margin of {most / MM:.0f} mm, not of {production.binding / MM:.0f} mm",
    )
    return most
