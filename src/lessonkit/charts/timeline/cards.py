"""The boxes of a timeline: a date over a text, each printed or left blank, and how large that makes them."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.charts.shapes import HANDWRITING, SMALLEST, Box, set_text, stroke, wrap
from lessonkit.fonts.faces import Faces
from lessonkit.model.blocks import Hole
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.model.timeline import EventPaper, TimelinePaper
from lessonkit.themes import THIN_RULE
from lessonkit.words import Words

BOX_RULE = 0.7
DATE_STRIP = 15.0
PADDING = 6.0
_FOOT = 4.5
_DATE_SIZE, _TEXT_SIZE, _LEAD = 9.0, 9.0, 11.4
_DATE_FACE = "SemiBold"
_BETWEEN_LABEL = 4.0
_LETTER_WIDTH = 40.0
_TAB = 16.0
"""The black corner with a box's number."""
_DATE_ROOM = 66.0
"""Room to write "21 Jan 1924" by hand, beside its label."""

_SLACK = 0.1
"""So that what was measured fits again."""

_INK_SIZE, _INK_LEAD, _INK_PADDING = SMALLEST, 1.23, 2.0
_INK_FACE = "BoldItalic"
_INK_ASIDE = 3.0
"""White between the frame and the place for words, which have a little more inside it."""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide and how high a box is."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CardRoom:
    """What a box offers: its width, and the height for writing a text by hand."""

    width: float
    body: float


def card_size(paper: TimelinePaper, event: EventPaper, room: CardRoom, faces: Faces, words: Words) -> Size:
    """The box of an event: as wide as the room is, or as narrow as a letter needs; as high as what stands in it."""
    width = _width(paper, event, room.width, faces, words)
    strip = DATE_STRIP if event.headed else HANDWRITING
    if event.text is None:
        return Size(width, strip + (HANDWRITING + 2.0 if paper.letters else max(HANDWRITING, room.body)))
    lines = len(text_lines(faces, event.text.plain(), width - 2 * PADDING))
    return Size(width, strip + (0.0 if event.headed else 4.0) + lines * _LEAD + _FOOT)


def least_body(paper: TimelinePaper, width: float, faces: Faces) -> float:
    """The height in which the key can write each text of the bank; what is not disclosed asks for nothing."""
    if paper.letters:
        return HANDWRITING
    room = width - 2 * (_INK_ASIDE + _INK_PADDING) - 1.0
    lines = [len(text_lines(faces, text.plain(), room, _INK_FACE, _INK_SIZE)) for text in paper.bank]
    return max(HANDWRITING, max(lines, default=0) * _INK_SIZE * _INK_LEAD + _INK_PADDING + 1.0)


def draw_card(event: EventPaper, box: Box, faces: Faces, words: Words) -> list[Placed]:
    """The frame with what is printed in it."""
    things: list[Placed] = [rectangle(box.x, box.y, box.width, box.height, BOX_RULE, "")]
    left = box.x + PADDING
    if event.headed:
        things += _head(event, box, faces)
    else:
        things += set_text(faces, left, box.y + 14.0, words.timeline.when, "Regular", 8.5)
        things.append(stroke([(box.x, box.y + HANDWRITING), (box.right, box.y + HANDWRITING)], THIN_RULE))
    if event.text is not None:
        top = box.y + (DATE_STRIP if event.headed else HANDWRITING + 4.0)
        for number, line in enumerate(text_lines(faces, event.text.plain(), box.width - 2 * PADDING)):
            things += set_text(faces, left, top + 7.6 + number * _LEAD, line, "Regular", _TEXT_SIZE)
    return things


def _head(event: EventPaper, box: Box, faces: Faces) -> list[Placed]:
    """The date; before it the label, white on black in the corner, so that it is not read as a day of the month."""
    date = event.date or ""
    if not event.label:
        return set_text(faces, box.x + PADDING, box.y + 11.0, date, _DATE_FACE, _DATE_SIZE)
    tab = rectangle(box.x, box.y, _TAB, DATE_STRIP, 0.0, "", fill=0.0, stroke=None)
    left = box.x + (_TAB - faces.width(_DATE_FACE, event.label, _DATE_SIZE)) / 2
    number = Glyphs(left, box.y + 11.0, event.label, _DATE_FACE, _DATE_SIZE, "", grey=1.0)
    return [tab, number, *set_text(faces, box.x + _TAB + _BETWEEN_LABEL, box.y + 11.0, date, _DATE_FACE, _DATE_SIZE)]


def is_legible(event: EventPaper, width: float, faces: Faces) -> bool:
    """Whether a box of such a width holds the date and each word of the text unbroken."""
    words = event.text.plain().split() if event.text is not None else ()
    longest = max((_wide(faces, "Regular", word, _TEXT_SIZE) for word in words), default=0.0)
    return max(longest, _head_width(event, faces)) + 2 * PADDING <= width + _SLACK


def _head_width(event: EventPaper, faces: Faces) -> float:
    """How wide the date is, the label and what parts the two included."""
    tab = _TAB + _BETWEEN_LABEL - PADDING if event.label else 0.0
    return tab + (_wide(faces, _DATE_FACE, event.date, _DATE_SIZE) if event.date else 0.0)


def card_holes(paper: TimelinePaper, number: int, box: Box, faces: Faces, words: Words) -> tuple[Hole, ...]:
    """Where the key writes in a box: the date beside its label, the text under the date."""
    event = paper.events[number]
    holes = []
    strip = DATE_STRIP if event.headed else HANDWRITING
    if not event.headed:
        x = box.x + PADDING + faces.width("Regular", words.timeline.when, 8.5) + _BETWEEN_LABEL
        holes.append(Hole(id=date_hole(number), x=x, y=box.y, width=box.right - x, height=HANDWRITING, size=9.5))
    if event.text is None:
        size, aside = (12.0, 0.0) if paper.letters else (10.0, _INK_ASIDE)
        holes.append(
            Hole(
                id=text_hole(number),
                x=box.x + aside,
                y=box.y + strip,
                width=box.width - 2 * aside,
                height=box.height - strip,
                size=size,
            )
        )
    return tuple(holes)


def date_hole(number: int) -> str:
    """The id of the hole for an event's date."""
    return f"timeline.date{number}"


def text_hole(number: int) -> str:
    """The id of the hole for an event's text, or its letter."""
    return f"timeline.text{number}"


def text_lines(
    faces: Faces, text: str, width: float, face: str = "Regular", size: float = _TEXT_SIZE
) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider is parted."""
    parted = [piece for word in text.split() for piece in _pieces(faces, word, (face, size), width)]
    return wrap(faces, " ".join(parted), face, size, width)


def _pieces(faces: Faces, word: str, look: tuple[str, float], width: float) -> list[str]:
    face, size = look
    pieces = [""]
    for sign in word:
        if pieces[-1] and _wide(faces, face, pieces[-1] + sign, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _wide(faces: Faces, face: str, text: str, size: float) -> float:
    return sum(faces.width(run_face, run, size) for run_face, run in faces.split(face, text))


def _text_width(event: EventPaper, wide: float, faces: Faces) -> float:
    """How wide a printed event is that stands among boxes for letters: no wider than its lines, or its date."""
    text = event.text.plain() if event.text is not None else ""
    lines = text_lines(faces, text, wide - 2 * PADDING)
    longest = max(_wide(faces, "Regular", line, _TEXT_SIZE) for line in lines)
    return max(longest, _head_width(event, faces)) + 2 * PADDING + _SLACK


def _width(paper: TimelinePaper, event: EventPaper, wide: float, faces: Faces, words: Words) -> float:
    if not paper.letters:
        return wide
    if event.text is not None:
        return min(wide, _text_width(event, wide, faces))
    widest = max(_head_width(one, faces) for one in paper.events)
    needed = max(_LETTER_WIDTH, widest + 2 * PADDING)
    if not event.headed:
        label = faces.width("Regular", words.timeline.when, 8.5)
        needed = max(needed, PADDING + label + _BETWEEN_LABEL + _DATE_ROOM)
    return min(wide, needed)
