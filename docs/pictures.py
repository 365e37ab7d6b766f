"""Makes the pictures in docs/images from finished PDFs: grey, 70 dots to the inch, a thin border.

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


def main(output: Path) -> None:
    """Writes each picture, and says how large all are together."""
    IMAGES.mkdir(exist_ok=True)
    for shot in SHOTS:
        target = IMAGES / f"{shot.name}.png"
        picture(output / shot.lesson / f"{shot.document}.pdf", shot.words).save(target, optimize=True)
    total = sum(path.stat().st_size for path in IMAGES.glob("*.png"))
    print(f"{len(SHOTS)} pictures, {total // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output")
