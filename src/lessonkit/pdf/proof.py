"""Grey proofs: what a copier makes of a finished file, as pictures of its pages, for the eye alone."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lessonkit.diagnostics import Sink
from lessonkit.extras import to_install
from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Element, Layout, Page
from lessonkit.model.drawing import Picture
from lessonkit.pdf.writer import write

if TYPE_CHECKING:
    from PIL.Image import Image

PROOF_SUFFIX = "-grey"
DPI = 150
"""What the plainest copiers scan at."""
BLUR = 0.8
"""Standard deviation of the copier's blur, in dots."""
GRAIN = 21
"""How much darker or lighter than it is the copier sees a dot, at most, of 255.

Without it a thin rule would be there as a whole or be lost as a whole, by the place where it happens to lie.
"""
THRESHOLD = 153
"""What is lighter than this, of 255, becomes white: 40 % of black is needed to be seen."""
LAID_DOWN = ((0.35, 0.25), (-0.25, -0.35), (-0.1, 0.1))
"""A copy of a copy of a copy: where each sheet lies between the dots of the glass; in the end it is back in place."""


def can_proof(sink: Sink) -> bool:
    """Whether the renderer is there. Error: LK871."""
    if importlib.util.find_spec("pypdfium2"):
        return True
    sink.report("LK871", "a grey proof needs a renderer", hint=f"install it with: {to_install('proof')}")
    return False


def grey_proof(data: bytes, layout: Layout, faces: Faces) -> bytes:
    """A file of pictures, each page as it looks after three photocopies; every page a figure that says so."""
    title = f"{layout.title} – grey proof"
    total = len(layout.pages)
    with TemporaryDirectory() as folder:
        pages: list[Page] = []
        elements: list[Element] = []
        for number, (page, copy) in enumerate(zip(layout.pages, _copies(data), strict=True)):
            file = Path(folder) / f"{number}.png"
            copy.save(file)
            width, height = page.size.width, page.size.height
            name = f"page.{number}"
            alt = f"Grey proof: page {number + 1} of {total} after three photocopies."
            pages.append(Page(size=page.size, things=(Picture(0.0, 0.0, width, height, file, name),)))
            elements.append(Element(id=name, role="Figure", alt=alt, box=(number, 0.0, 0.0, width, height)))
        proof = Layout(name=layout.name, title=title, language="en-GB", pages=tuple(pages), elements=tuple(elements))
        return write(proof, faces)


def _copies(data: bytes) -> Iterator[Image]:
    import pypdfium2  # noqa: PLC0415 - an extra: only those who ask for proofs have it

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield _copied(page.render(scale=DPI / 72, grayscale=True).to_pil())
    finally:
        document.close()


def _copied(page: Image) -> Image:
    """Moved, blurred and turned black and white, once for each generation."""
    from PIL import Image, ImageChops, ImageFilter  # noqa: PLC0415 - start-up time

    for generation, (right, down) in enumerate(LAID_DOWN):
        place = (1.0, 0.0, right, 0.0, 1.0, down)
        moved = page.transform(page.size, Image.Transform.AFFINE, place, Image.Resampling.BICUBIC, fillcolor=255)
        seen = ImageChops.add(moved.filter(ImageFilter.GaussianBlur(BLUR)), _grain(page, generation), 1, -GRAIN)
        page = seen.point(lambda dot: 255 if dot >= THRESHOLD else 0)
    return page


def _grain(page: Image, generation: int) -> Image:
    """From 0 to twice the grain, the same on each page of a size, so that a proof is the same each time."""
    from PIL import Image  # noqa: PLC0415 - start-up time

    width, height = page.size
    dots = Random(generation).randbytes(width * height)  # noqa: S311 - nothing is kept secret by it
    return Image.frombytes("L", page.size, dots).point(lambda dot: dot * (2 * GRAIN + 1) // 256)
