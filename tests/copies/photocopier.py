"""A photocopier, simulated: the copy of a copy of a copy, from a page as it was printed.

Each generation lays the sheet down at another place between the pixels, blurs it, adds noise and turns every pixel
black or white. At 150 dots to the inch, with a blur of 0.8 pixels (0.4 points) and everything darker than
40 % turned black, rules of 0.4 points are lost, and so are grey letters and those of 6 points. School
copiers scan at 200 dots or more, which is kinder.
"""

from __future__ import annotations

import numpy as np
import pypdfium2
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""A grey page: one row for each line of pixels; 0 is black, 255 is white."""

DPI = 150
PER_POINT = DPI / 72
BLUR = 0.8
"""Standard deviation in pixels."""
NOISE = 12.0
"""Standard deviation, of 255."""
THRESHOLD = 0.6 * 255
"""What is lighter than this becomes white."""
GENERATIONS = 3
SEED = 1936


def printed(pdf: bytes, page: int = 0) -> Pixels:
    """A page of a file as it leaves the printer, before anything is copied; `page` counts from 0."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return np.asarray(document[page].render(scale=PER_POINT, grayscale=True).to_pil()).copy()
    finally:
        document.close()


def photocopied(page: Pixels, generations: int = GENERATIONS, seed: int = SEED) -> Pixels:
    """The page after so many generations, laid back over the original to the pixel; the same for the same seed."""
    chance = np.random.default_rng(seed)
    moved = np.zeros(2)
    for _ in range(generations):
        down, across = chance.uniform(-0.5, 0.5, 2)
        seen = _blurred(_blurred(page.astype(np.float32), down).T, across).T
        seen = seen + NOISE * chance.standard_normal(seen.shape, dtype=np.float32)
        page = (255 * (seen >= THRESHOLD)).astype(np.uint8)
        moved += (down, across)
    return np.roll(page, (-round(moved[0]), -round(moved[1])), (0, 1))


def _blurred(page: NDArray[np.float32], moved: float) -> NDArray[np.float32]:
    """Rows of pixels blurred into each other and moved by a part of a row; outside the page there is white.

    The blur is the same wherever the sheet lies: a bell curve about the place to which it was moved.
    """
    reach = 4
    rows = np.arange(-reach, reach + 1)
    weights = np.exp(-((rows - moved) ** 2) / (2 * BLUR**2))
    weights /= weights.sum()
    padded = np.pad(page, ((reach, reach), (0, 0)), constant_values=255)
    height = page.shape[0]
    return sum(
        np.float32(weight) * padded[reach - row : reach - row + height]
        for row, weight in zip(rows, weights, strict=True)
    )
