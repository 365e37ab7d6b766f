"""The box that tells pupils how to judge a triangle of ties, with the four kinds of them."""

from __future__ import annotations

from lessonkit.chart_words import ChartWords
from lessonkit.charts.network.ties import draw_tie
from lessonkit.charts.shapes import OWNER, SMALLEST, Box, disc, set_centred, set_text, wrap
from lessonkit.fonts.faces import Faces
from lessonkit.model.drawing import Placed, rectangle

_TITLE, _TEXT, _LEADING = 10.0, 9.0, 12.0
_PADDING = 9.0
_HALF, _HEIGHT, _DOT = 16.0, 27.0, 3.2
_CORNERS = ((0.0, 0.0), (_HALF, _HEIGHT), (-_HALF, _HEIGHT))
_ALLIED = ((True, True, True), (True, False, False), (True, False, True), (False, False, False))
"""The sides of the four triangles: whether they are allied ties."""
_OVER, _UNDER = 15.0, 14.0
_CAPTION = 10.0


def explained_height(faces: Faces, words: ChartWords, width: float) -> float:
    """The height that the box needs in a width."""
    text = _LEADING * len(_how(faces, words, width))
    captions = max(len(_caption(faces, words, kind, width)) for kind in range(len(_ALLIED)))
    return _PADDING + _TITLE + text + _OVER + _HEIGHT + _UNDER + captions * _CAPTION + _PADDING


def draw_explained(faces: Faces, words: ChartWords, box: Box) -> list[Placed]:
    """A question, how to count, and the four triangles with their captions."""
    things: list[Placed] = [rectangle(box.x, box.y, box.width, box.height, 0.8, OWNER, radius=8.0)]
    left, y = box.x + _PADDING, box.y + _PADDING + 0.75 * _TITLE
    things += set_text(faces, left, y, words.triangles, "Bold", _TITLE)
    for line in _how(faces, words, box.width):
        y += _LEADING
        things += set_text(faces, left, y, line, "Regular", _TEXT)
    share = (box.width - _PADDING) / len(_ALLIED)
    captions = max(len(_caption(faces, words, kind, box.width)) for kind in range(len(_ALLIED)))
    for kind, sides in enumerate(_ALLIED):
        middle = box.x + _PADDING / 2 + (kind + 0.5) * share
        things += _triangle(sides, middle, y + _OVER)
        foot = y + _OVER + _HEIGHT + _UNDER
        for number, line in enumerate(_caption(faces, words, kind, box.width)):
            things += set_centred(faces, middle, foot + number * _CAPTION, line, "Regular", SMALLEST)
        verdict = words.stable if sum(sides) % 2 else words.unstable
        things += set_centred(faces, middle, foot + captions * _CAPTION, verdict, "Bold", SMALLEST)
    return things


def _triangle(sides: tuple[bool, ...], x: float, y: float) -> list[Placed]:
    corners = [(x + dx, y + dy) for dx, dy in _CORNERS]
    things: list[Placed] = []
    for number, allied in enumerate(sides):
        one, other = corners[number], corners[(number + 1) % 3]
        things += draw_tie(one, other, allied=allied)
    # The corners lie on white, over the ends of the ties.
    return things + [disc(*corner, _DOT, 1.0) for corner in corners]


def _how(faces: Faces, words: ChartWords, width: float) -> list[str]:
    return wrap(faces, words.triangles_how, "Regular", _TEXT, width - 2 * _PADDING)


def _caption(faces: Faces, words: ChartWords, kind: int, width: float) -> list[str]:
    text = words.triangles_of[kind].format(allies=words.allies, rivals=words.rivals)
    return wrap(faces, text, "Regular", SMALLEST, (width - _PADDING) / len(_ALLIED) - 3.0)
