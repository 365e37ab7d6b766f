"""Makes the pictures in docs/images from finished PDFs, grey, 70 dots to the inch, a thin border; and one of all signs.

    lessonkit build
    python docs/pictures.py

Needs pypdfium2 and pillow, which the `test` extra brings.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from lessonkit.charts.signs import RADIUS, built_in_signs, sign
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.placed import Layout, Page
from lessonkit.layout.shift import owned
from lessonkit.model.alliances import Shape
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Placed
from lessonkit.pdf.writer import write
from lessonkit.units import PaperSize

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LESSON, PLAY = "stalin-and-trotsky", "romeo-and-juliet"
DPI = 70
GREYS = 16
"""Few greys keep a page of text small and still smooth."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: the first page of a document that has these words."""

    name: str
    document: str
    words: str
    lesson: str = LESSON


SHOTS = (
    Shot("handout", "handout", "NOTES"),
    Shot("worksheet", "worksheet", "Name"),
    Shot("chart", "alliance-chart", "Join the dots"),
    Shot("key", "answer-key", "Name"),
    Shot("key-chart", "answer-key", "Join the dots"),
    Shot("mark-scheme", "answer-key", "Mark scheme"),
    Shot("across", "alliance-chart", "Follow each line", PLAY),
    Shot("timeline", "timeline", "Write each"),
)


def picture(pdf: Path, words: str) -> Image.Image:
    """A page as a small grey picture with a border of one pixel. Raises StopIteration where no page has the words."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = next(page for page in document if words in page.get_textpage().get_text_bounded())
        grey = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    few = grey.point([round(value / 255 * (GREYS - 1)) * 255 // (GREYS - 1) for value in range(256)])
    framed = ImageOps.expand(few, border=1, fill=160)
    return framed.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS + 1)


def signs_sheet() -> bytes:
    """A small PDF with every shape that a sign may have, its name, and the built-in sign that has taken it."""
    taken = {shape: name for name, (shape, _) in built_in_signs().items()}
    across, (wide, high), margin = 6, (76.0, 40.0), 8.0
    things: list[Placed] = []
    faces = load_faces()
    for number, shape in enumerate(Shape):
        x, y = margin + wide * (number % across + 0.5), margin + high * (number // across)
        things += [owned(thing, PAGE_ARTIFACT) for thing in sign(shape, x, y + RADIUS)]
        for words, face, under in ((shape.value, "Regular", 21.0), (taken.get(shape, ""), "SemiBold", 29.0)):
            left = x - faces.width(face, words, 7.5) / 2
            things += [Glyphs(left, y + under, words, face, 7.5, PAGE_ARTIFACT)] if words else []
    size = PaperSize("signs", 2 * margin + across * wide, 2 * margin + high * -(-len(Shape) // across))
    page = Page(size=size, things=tuple(things))
    return write(Layout(name="signs", title="Signs", language="en-GB", pages=(page,), elements=()), faces)


def main(output: Path) -> None:
    """Writes each picture, and says how large all are together."""
    IMAGES.mkdir(exist_ok=True)
    with pypdfium2.PdfDocument(signs_sheet()) as document:
        rendered = document[0].render(scale=2 * DPI / 72, grayscale=True).to_pil()
        ImageOps.expand(rendered, border=1, fill=160).save(IMAGES / "signs.png", optimize=True)
    for shot in SHOTS:
        target = IMAGES / f"{shot.name}.png"
        picture(output / shot.lesson / f"{shot.document}.pdf", shot.words).save(target, optimize=True)
    total = sum(path.stat().st_size for path in IMAGES.glob("*.png"))
    print(f"{len(SHOTS) + 1} pictures, {total // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output")
