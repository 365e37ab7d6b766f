"""Line breaking: inline runs become lines of a width. Greedy, ragged right, without hyphenation.

Lines break at spaces (never at U+00A0), and inside a word only after a dash between letters, or anywhere where the
word alone is wider than the line. A drawn sign stays with the word before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from lessonkit.fonts.faces import Faces
from lessonkit.model.text import Blank, LineBreak, Mark, Run, Sign, Text
from lessonkit.themes import TextStyle

_BLANK, _SIGN = "\ufffc", "\ufffb"
_CHUNK = re.compile(f"((?:[^ \n]| +(?={_SIGN}))*)( *\n?)")
_WORD = re.compile(r"\S+|\s+")
_DASH = re.compile(r"(?<=[^\W\d_])[-–—](?=[^\W\d_])|—(?=\w)")
_SLACK = 0.001
"""Sums of widths may differ by rounding; a line this much too wide still fits."""
_ENDLESS = 1e6
"""A width at which no line breaks."""

TICK_HEIGHT = 0.79
"""Height of a tick in a line of text, as a share of the size (7.5 in 9.5)."""
TICK_BEFORE, TICK_AFTER = 0.22, 0.08
"""White on each side of it, likewise."""
FLAG_HEIGHT, FLAG_SIZE, FLAG_PADDING = 11.0, 7.0, 4.0
FLAG_TRACKING = 0.4


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is printed: its face, size, tracking and rise, and what is drawn or tagged with it."""

    face: str
    size: float
    tracking: float = 0.0
    rise: float = 0.0
    link: str = ""
    gloss: str = ""
    strike: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Signs `start` to `end` of a paragraph in one look; `plain` is the offset of its first in `Text.plain()`."""

    start: int
    end: int
    look: Look
    plain: int
    inline: Blank | Sign | None = None
    width: float = 0.0
    """The width of the inline."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch's share of a line: its words (the wrapped space included), its left edge and its width.

    The width of a line's last piece leaves out the spaces at its end.
    """

    stretch: int
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces, its width without the space at its end, and its offsets in `Text.plain()`."""

    pieces: tuple[Piece, ...]
    width: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph in lines, with the stretches that their pieces name."""

    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]


class Setter:
    """Breaks texts into lines, and remembers the width of every word that it has met."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._widths: dict[tuple[str, float, float], dict[str, float]] = {}

    def broken(self, parts: Iterable[tuple[Text, TextStyle]], *widths: float) -> Broken:
        """The texts, each in its style, one after the other in lines; the last width holds for all further lines."""
        text, stretches = self._stretches(parts, max(widths))
        if not stretches:
            return Broken((), (Line((), 0.0, 0, 0),))
        ends = self._ends(text, stretches, widths)
        lines = []
        start = first = 0
        for end, measured in ends:
            while stretches[first].end <= start:
                first += 1
            lines.append(self._line(text, stretches[first:], (start, end, first), measured))
            start = end
        return Broken(tuple(stretches), tuple(lines))

    def unbroken(self, text: Text, style: TextStyle) -> Broken:
        """A text on one line, however long; only line breaks of its own begin others."""
        return self.broken(((text, style),), _ENDLESS)

    def text_width(self, text: Text, style: TextStyle) -> float:
        """The width of a text on one line; 0 for none."""
        return self.unbroken(text, style).lines[0].width

    def width(self, look: Look, words: str) -> float:
        """The advance width of words in a look, tracking included."""
        return self.faces.width(look.face, words, look.size) + look.tracking * len(words)

    def plain_width(self, words: str, style: TextStyle) -> float:
        """The width of words on one line in a style; fallback faces are reckoned with."""
        shown = words.upper() if style.capitals else words
        face = style.face()
        runs = self.faces.split(face, shown)
        return sum(self.faces.width(f, t, style.size) for f, t in runs) + style.tracking * len(shown)

    def cut(self, words: str, style: TextStyle, room: float) -> str:
        """The words, cut at a sign and ending in an ellipsis where they are wider than the room."""
        if self.plain_width(words, style) - style.tracking <= room:
            return words
        counts = range(1, len(words))
        fitting = bisect_right(counts, room, key=lambda count: self.plain_width(f"{words[:count]}…", style))
        return f"{words[: max(1, fitting)].rstrip(' ·')}…"

    def _known(self, look: Look) -> dict[str, float]:
        return self._widths.setdefault((look.face, look.size, look.tracking), {})

    def _stretches(
        self, parts: Iterable[tuple[Text, TextStyle]], width: float
    ) -> tuple[str, list[Stretch]]:
        """The paragraph as one string, in which a sign stands for each blank and drawn sign."""
        words: list[str] = []
        found: list[Stretch] = []
        at = plain = 0
        for text, style in parts:
            base = Look(style.face(), style.size, style.tracking)
            base = replace(base, language=text.language) if text.language else base
            for inline in text.inlines:
                if isinstance(inline, Run):
                    shown = inline.text.upper() if style.capitals else inline.text
                    look = _look(inline, style, base)
                    for offset, face, run in self._printed(look.face, shown):
                        own = look if face == look.face else replace(look, face=face)
                        found.append(Stretch(at, at + len(run), own, plain + offset))
                        words.append(run)
                        at += len(run)
                    plain += len(inline.text)
                    continue
                sign, room = self._inline(inline, style, width)
                shown_inline = None if isinstance(inline, LineBreak) else inline
                found.append(Stretch(at, at + 1, base, plain, shown_inline, room))
                words.append(sign)
                at += 1
                plain += isinstance(inline, LineBreak)
        return "".join(words), found

    def _printed(self, face: str, words: str) -> Iterator[tuple[int, str, str]]:
        """What is set for the words, as (offset, face, text). Signs that print nothing shift no later word's offset."""
        runs = self.faces.split(face, words)
        if sum(len(text) for _, text in runs) == len(words):
            offset = 0
            for chosen, text in runs:
                yield offset, chosen, text
                offset += len(text)
            return
        for word in _WORD.finditer(words):
            for chosen, text in self.faces.split(face, word.group()):
                yield word.start(), chosen, text

    def _inline(self, inline: Blank | Sign | LineBreak, style: TextStyle, width: float) -> tuple[str, float]:
        if isinstance(inline, LineBreak):
            return "\n", 0.0
        if isinstance(inline, Blank):
            return _BLANK, min(inline.width, width)
        if inline.mark is Mark.TICK:
            return _SIGN, style.size * (TICK_BEFORE + TICK_HEIGHT * 0.95 + TICK_AFTER)
        return _SIGN, flag_width(self.faces, inline)

    def _ends(
        self, text: str, stretches: list[Stretch], widths: tuple[float, ...]
    ) -> list[tuple[int, float]]:
        """Where each line ends, and its width without the spaces at its end."""
        limit = widths[0] + _SLACK
        ends: list[tuple[int, float]] = []
        used = kept = 0.0
        for chunk in self._chunks(text, stretches):
            at, end, wide, space, forced = chunk
            while used + wide > limit:
                cut = self._cut(text, stretches, (at, end), limit - used, anywhere=used == 0)
                if cut > at:
                    kept = used + self._measured(text, stretches, at, cut)
                    wide = self._measured(text, stretches, cut, end)
                    at = cut
                elif used == 0:
                    break
                ends.append((at, kept))
                limit = widths[min(len(ends) + 1, len(widths)) - 1] + _SLACK
                used = 0.0
            kept = used + wide
            used = kept + space
            if forced:
                ends.append((forced, kept))
                limit = widths[min(len(ends) + 1, len(widths)) - 1] + _SLACK
                used = 0.0
        if not ends or ends[-1][0] < len(text):
            ends.append((len(text), kept))
        return ends

    def _chunks(
        self, text: str, stretches: list[Stretch]
    ) -> Iterator[tuple[int, int, float, float, int]]:
        """Each word with the spaces after it: start, end, width, width of the spaces, start of a forced line."""
        index = 0
        stretch = stretches[0]
        known = self._known(stretch.look)
        for match in _CHUNK.finditer(text):
            at, end = match.span(1)
            after = match.end()
            if at == after:
                continue
            while stretch.end <= at:
                index += 1
                stretch = stretches[index]
                known = self._known(stretch.look)
            forced = after if text[after - 1] == "\n" else 0
            if after - bool(forced) <= stretch.end and stretch.inline is None:
                word = text[at:end]
                wide = known.get(word)
                if wide is None:
                    wide = known[word] = self.width(stretch.look, word)
                spaces = text[end : after - bool(forced)]
                space = known.get(spaces)
                if space is None:
                    space = known[spaces] = self.width(stretch.look, spaces)
            else:
                wide = self._measured(text, stretches, at, end)
                space = self._measured(text, stretches, end, after)
            yield at, end, wide, space, forced

    def _measured(self, text: str, stretches: Sequence[Stretch], start: int, end: int) -> float:
        return sum(
            stretch.width
            if stretch.inline
            else self.width(stretch.look, text[max(start, stretch.start) : min(end, stretch.end)].rstrip("\n"))
            for stretch in stretches
            if stretch.start < end and start < stretch.end
        )

    def _cut(
        self, text: str, stretches: list[Stretch], word: tuple[int, int], room: float, *, anywhere: bool
    ) -> int:
        """Where a word that overflows is cut: after its last dash that fits, else (`anywhere`) after a sign."""
        at, end = word
        for dash in reversed(list(_DASH.finditer(text, at, end))):
            if self._measured(text, stretches, at, dash.end()) <= room:
                return dash.end()
        if not anywhere:
            return at
        signs = accumulate(self._measured(text, stretches, i, i + 1) for i in range(at, end))
        fitting = sum(1 for reached in signs if reached <= room)
        return at + max(1, fitting) if end - at > 1 else at

    def _line(
        self, text: str, stretches: Sequence[Stretch], place: tuple[int, int, int], measured: float
    ) -> Line:
        """The line from start to end; `place` has both, and the number of the first of these stretches."""
        start, end, number = place
        pieces: list[Piece] = []
        x = 0.0
        plain_end = first = stretches[0].plain + (0 if stretches[0].inline else start - stretches[0].start)
        for stretch in stretches:
            if stretch.start >= end:
                break
            a, b = max(start, stretch.start), min(end, stretch.end)
            if stretch.inline:
                shown, wide = "", stretch.width
            else:
                shown = text[a:b].replace("\n", " ")
                wide = self.width(stretch.look, shown) if b < end else max(0.0, measured - x)
                plain_end = stretch.plain + b - stretch.start
            pieces.append(Piece(number, shown, x, wide))
            x += wide
            number += 1
        return Line(tuple(pieces), measured, first, plain_end)


def flag_width(faces: Faces, sign: Sign) -> float:
    """The width of a flag (BEYOND, CORRECTS) with its frame."""
    words = sign.mark.value.upper()
    return faces.width("Bold", words, FLAG_SIZE) + FLAG_TRACKING * len(words) + 2 * FLAG_PADDING


def _look(run: Run, style: TextStyle, base: Look) -> Look:
    marked = run.strong or run.emphasis or run.strike or run.code or run.raised or run.lowered
    if not (marked or run.link or run.gloss or run.weight):
        return base
    weight = run.weight or (style.strong if run.strong else "Medium" if run.code else style.weight)
    size, rise = style.size, 0.0
    if run.raised:
        size, rise = style.size * 0.65, style.size * 0.35
    elif run.lowered:
        size, rise = style.size * 0.65, -style.size * 0.12
    return replace(
        base,
        face=style.face(weight, emphasis=run.emphasis),
        size=size,
        rise=rise,
        link=run.link,
        gloss=run.gloss,
        strike=run.strike,
    )
