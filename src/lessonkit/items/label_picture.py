"""label_picture: a picture or map of your own with numbered dots, and a line to name each.

    - label_picture: Name the places.
      figure:
        file: docs/images/key.png
        alt: A page with three places to find.
      dots:
        - x: 20
          y: 12
          label: the title
        - x: 85
          y: 8
          label: the badge
        - x: 50
          y: 60
          label: an answer
      extra:
        - the foot

The file lies in the lesson's folder. `x` and `y` say in percent how far a dot is from the left and from the top. Dots
are numbered by their places, from the top left on, whatever their order here; they stay legible on any picture, and on
a photocopy. `bank: true` prints the labels, sorted, with those under `extra:`, which belong nowhere; a level may print
them for some. One mark for each dot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import dist
from pathlib import Path
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import bank_over, in_print_order, sentences, ticked_points
from lessonkit.items.reading import are_different
from lessonkit.items.shuffle import digest, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Block, Columns, Drawing, Fitted, Item, Paragraph, Space, SpaceKind, Stack
from lessonkit.model.drawing import Glyphs, Outline, Picture, Placed, ellipse, rectangle
from lessonkit.model.faces import Faces
from lessonkit.model.images import ImageFile
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.specs import FigureSpec, Said, Strict

HIGHEST = 330.0
WIDEST = 418.0
"""From the margin to the column of marks; on Letter there is a little more."""
RADIUS, HALO = 8.5, 2.2
"""A black dot, and the white round it that parts it from a dark picture."""
NUMBER_SIZE = 11.0
LINE_HEIGHT = 22.7
BAND = 8.0
"""Dots whose places differ by fewer percent from the top count as one row when they are numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords:
    """The fixed words of a picture to label."""

    how: str = "Write on each line what its number shows."
    how_from_bank: str = "Write words from the box on the line of each number."
    alt: str = "{alt} Numbered dots: {dots}."
    dot: str = "{number}, {x} % from the left and {y} % from the top"
    line: str = "number {number}"


WORDS: Mapping[str, LabelWords] = {"en-GB": LabelWords()}


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the picture, in percent from the left and from the top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PictureArtist:
    """Draws the picture with its dots, which are numbered in their order."""

    id: str
    image: ImageFile
    dots: tuple[Dot, ...]
    alt: str

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """The picture as wide as there is room, unless it would be too high."""
        wide, high = printed_size(self.image, width, min(height, HIGHEST))
        things: list[Placed] = [
            Picture(0.0, 0.0, wide, high, self.image.file, ""),
            rectangle(0.2, 0.2, wide - 0.4, high - 0.4, 0.4, ""),
        ]
        for number, (x, y) in enumerate(placed(self.dots, wide, high), 1):
            things += _dot(faces, x, y, str(number))
        return Drawing(
            id=f"{self.id}.picture", width=wide, height=high, things=tuple(things), alt=self.alt, before=6.0
        )


def printed_size(image: ImageFile, width: float, height: float) -> tuple[float, float]:
    """How large a picture is printed where there is so much room."""
    scale = min(width / image.width, height / image.height)
    return image.width * scale, image.height * scale


def placed(dots: Sequence[Dot], wide: float, high: float) -> list[tuple[float, float]]:
    """Where the dots stand on a picture of such a size: as asked for, but not over its edge."""
    edge = RADIUS + HALO
    return [
        (min(max(dot.x * wide / 100, edge), wide - edge), min(max(dot.y * high / 100, edge), high - edge))
        for dot in dots
    ]


def _dot(faces: Faces, x: float, y: float, number: str) -> list[Placed]:
    discs: list[Placed] = []
    for radius, grey in ((RADIUS + HALO, 1.0), (RADIUS, 0.0)):
        ring = ellipse(x - radius, y - radius, 2 * radius, 2 * radius, 0.0, "")
        discs.append(Outline(ring.segments, "", stroke=None, fill=grey))
    left = x - faces.width("Bold", number, NUMBER_SIZE) / 2
    foot = y + faces.cap_height("Bold", NUMBER_SIZE) / 2
    return [*discs, Glyphs(left, foot, number, "Bold", NUMBER_SIZE, "", grey=1.0)]


@dataclass(frozen=True, kw_only=True)
class LabelPaper(ItemPaper):
    """A picture with dots in the order of their numbers, and the labels to choose from, if they are printed."""

    image: ImageFile
    alt: str
    said: Text
    """Caption and credit."""
    dots: tuple[Dot, ...]
    bank: tuple[Text, ...] = ()

    def compose(self, setting: Setting) -> Item:
        """The labels, the picture, then lines in two columns; the spaces are "<id>.1", "<id>.2" …"""
        own = setting.words.of(WORDS)
        told = (own.dot.format(number=n, x=f"{dot.x:g}", y=f"{dot.y:g}") for n, dot in enumerate(self.dots, 1))
        alt = own.alt.format(alt=self.alt, dots="; ".join(told))
        body: list[Block] = [*bank_over(self.id, self.bank, setting)]
        body.append(Fitted(artist=PictureArtist(self.id, self.image, self.dots, alt)))
        if self.said:
            body.append(Paragraph(text=self.said, style="caption", before=3.75))
        half = (len(self.dots) + 1) // 2
        numbers = range(1, len(self.dots) + 1)
        left, right = (
            Stack(blocks=tuple(self._line(n, own, setting) for n in part)) for part in (numbers[:half], numbers[half:])
        )
        body.append(Columns(left=left, right=right, before=4.0))
        return self.item(tuple(body))

    def _line(self, number: int, own: LabelWords, setting: Setting) -> Space:
        name = setting.words.answer_part.format(number=self.number, part=own.line.format(number=number))
        return Space(
            id=f"{self.id}.{number}", kind=SpaceKind.LINE, name=name, label=str(number), height=LINE_HEIGHT
        )

    def texts(self) -> tuple[Text, ...]:
        """The stem, the words under the picture, and the labels to choose from."""
        return (self.stem, self.how, self.said, *self.bank)

    def images(self) -> tuple[Path, ...]:
        """The picture."""
        return (self.image.file,)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The dots stay where they are, their numbers move."""
        places = numbered(self.dots, self.id, version or self.seed)
        return replace(self, dots=taken(self.dots, places)), (places,)


def numbered(dots: Sequence[Dot], item: str, seed: str) -> tuple[int, ...]:
    """The dots in the order of their numbers: by place, or by a seed."""

    def key(number: int) -> tuple[float, float, bytes]:
        dot = dots[number]
        if seed:
            return 0.0, 0.0, digest(seed, item, f"{dot.x:g}/{dot.y:g}")
        return dot.y // BAND, dot.x, b""

    return tuple(sorted(range(len(dots)), key=key))


@dataclass(frozen=True, kw_only=True)
class LabelAnswer(ItemAnswer):
    """The labels in the order of the numbers, and those that belong nowhere."""

    from_facts: ClassVar[bool] = True

    labels: tuple[Text, ...]
    spare: tuple[Text, ...]
    banked: bool

    def discloses(self) -> tuple[str, ...]:
        """The labels, sorted, where they are printed to choose from."""
        return tuple(sorted(text.plain() for text in self.labels)) if self.banked else ()

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """Each label on its line."""
        overflow = setting.words.overflow.format(number=self.number)
        return tuple(Written(f"{self.id}.{n}", text, overflow) for n, text in enumerate(self.labels, 1))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The labels with a tick each, and those left over."""
        said = [plain(f"{n}\u00a0") + text for n, text in enumerate(self.labels, 1)]
        lines = [SchemeLine(setting.words.answer, ticked_points(said, self.marks), self.guidance.evidence)]
        if self.spare and self.banked:
            lines.append(SchemeLine(setting.words.left_over, joined(self.spare, ", ")))
        return tuple(lines)

    def moved(self, moves: Moves) -> Self:
        """The labels beside their numbers as they are now."""
        return replace(self, labels=taken(self.labels, moves[0])) if moves else self

    def tells_itself(self) -> bool:
        """Whether the sorted labels stand in the order of the numbers."""
        return self.banked and in_print_order(self.labels) == self.labels


class DotSpec(Strict):
    """A place on the picture."""

    x: float = Field(ge=0, le=100, description="How far from the left, in percent of the width.")
    y: float = Field(ge=0, le=100, description="How far from the top, in percent of the height.")
    label: str = Field(min_length=1, description="What is there.")


class LabelSpec(ItemSpec):
    """A picture to label."""

    key: ClassVar[str] = "label_picture"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"bank"}

    label_picture: str = Field(min_length=1, description="The stem.")
    figure: FigureSpec = Field(description="The picture.")
    dots: list[DotSpec] = Field(min_length=2, max_length=20, description="The places to name, in any order.")
    extra: list[Said] = Field(default_factory=list, max_length=6, description="Labels too many, for the word bank.")
    bank: bool = Field(default=False, description="Print the labels, sorted, to choose from.")
    seed: str = Field("", description="Any number or word: numbers the dots in another order.")

    def identity(self) -> str:
        """The stem and the places."""
        return "\n".join((self.label_picture, *sorted(f"{dot.x:g}/{dot.y:g}" for dot in self.dots)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK702 to LK706 the picture, LK403 a label twice, LK456 two dots in one place, LK409 they tell it."""
        image = scope.picture(self.figure.file, "figure", "file")
        alt = scope.alt(self.figure.alt, "figure", "alt")
        labels = tuple(scope.text(dot.label, "dots", i, "label") for i, dot in enumerate(self.dots))
        extra = tuple(scope.text(words, "extra", i) for i, words in enumerate(self.extra))
        hint = "word the two apart"
        if image is None or not are_different((*labels, *extra), scope, "dots", hint) or not self._apart(image, scope):
            return None
        dots = tuple(Dot(dot.x, dot.y) for dot in self.dots)
        places = numbered(dots, scope.id, self.seed)
        answer = self._answer(scope, taken(labels, places), extra)
        if answer.tells_itself():
            scope.sink.report(
                "LK409",
                "the sorted labels stand in the order of the numbers",
                scope.at("dots"),
                hint="try another `seed:`" if self.seed else "add `seed: 1` to number the dots another way",
            )
            return None
        own = scope.words.of(WORDS)
        said = (scope.text(getattr(self.figure, key), "figure", key) for key in ("caption", "credit"))
        paper = LabelPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(
                scope, sentences(own.how_from_bank, scope.words.spare_words(len(extra))) if self.bank else own.how
            ),
            marks=answer.marks,
            seed=self.seed,
            origin=scope.at(),
            image=image,
            alt=alt,
            said=joined(said, " – "),
            dots=taken(dots, places),
            bank=in_print_order([*labels, *extra]) if self.bank else (),
        )
        return paper, answer

    def _answer(self, scope: Scope, labels: tuple[Text, ...], extra: tuple[Text, ...]) -> LabelAnswer:
        return LabelAnswer(
            id=scope.id,
            number=scope.number,
            marks=self.marks_or(len(labels)),
            guidance=self.guidance(scope),
            labels=labels,
            spare=in_print_order(extra),
            banked=self.bank,
        )

    def _apart(self, image: ImageFile, scope: Scope) -> bool:
        """Whether no dot hides another, as they are printed."""
        spots = placed([Dot(dot.x, dot.y) for dot in self.dots], *printed_size(image, WIDEST, HIGHEST))
        for (i, one), (k, other) in combinations(enumerate(spots), 2):
            if dist(one, other) < 2 * RADIUS:
                scope.sink.report(
                    "LK456",
                    f"the dots for “{self.dots[i].label}” and “{self.dots[k].label}” would lie on one another",
                    scope.at("dots", k),
                    hint="move one of them; on the printed picture two dots need 6 mm",
                )
                return False
        return True
