"""place_in_time: a small axis, drawn to scale, with boxes for the letters of events.

    - place_in_time: Write the letter of each event in its box.
      events:
        - testament-dictated
        - lenin-dies
        - trotsky-expelled
      given:
        - lenin-dies
      extra:
        - The Red Army is founded
      seed: 2
      levels:
        support:
          dates: true

The events come from the lesson's `events:`; each has its place on the axis, by its date. Those under `given:` are
printed in full, for the others there is a numbered box, and their words stand behind letters, in the order of the
words, with those under `extra:`, which belong nowhere. Where the letters would run A, B, C through time, the build asks
for a `seed:`. `dates: true` prints the dates over the boxes; a level may do so for some. One mark for each box.

For a whole sheet, with dates to write or words in place of letters, see `timeline:`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import LETTERS, lettered, sentences, ticked_points
from lessonkit.items.shuffle import places_in, relettered, shuffled, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Drawing, Fitted, Item
from lessonkit.model.faces import Faces
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.model.timeline import EventPaper, TimelineAnswer, TimelinePaper
from lessonkit.specs import Said
from lessonkit.words import Words

SMALLEST = 8.5
"""The size of the legend's words, the smallest of a timeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisWords:
    """The fixed words of an axis with boxes."""

    how: str = "Its place on the axis tells when it happened."
    either: str = "{numbers}: either way round"


WORDS: Mapping[str, AxisWords] = {"en-GB": AxisWords()}


@dataclass(frozen=True, slots=True)
class AxisArtist:
    """Draws the axis as the timelines are drawn; `planned` has the dates of all boxes, for them to have room."""

    id: str
    printed: TimelinePaper
    planned: TimelinePaper
    words: Words

    def drawn(self, faces: Faces, width: float, height: float) -> Drawing:
        """As low as the width allows."""
        # Start-up time: a lesson without such an item does not load what draws timelines.
        from lessonkit.charts.timeline.small import Means, small_timeline  # noqa: PLC0415

        return small_timeline(self.id, self.printed, self.planned, Means(faces, self.words, width, height))


@dataclass(frozen=True, kw_only=True)
class PlacePaper(ItemPaper):
    """Events on an axis, all with their dates; those without words are boxes to fill, numbered in order of time."""

    timeline: TimelinePaper
    dates: bool

    def compose(self, setting: Setting) -> Item:
        """The axis over the lettered events; the spaces are "<id>.1", "<id>.2" … in order of time."""
        shown = (event if self.dates or event.text else replace(event, date=None) for event in self.timeline.events)
        printed = replace(self.timeline, events=tuple(shown))
        axis = Fitted(artist=AxisArtist(self.id, printed, self.timeline, setting.words), smallest=SMALLEST)
        return self.item((axis, lettered(self.id, self.timeline.bank, before=8.0)))

    def texts(self) -> tuple[Text, ...]:
        """The stem, the events that are given, and those to choose from."""
        return (self.stem, self.how, *self._given(), *self.timeline.bank)

    def tells(self) -> tuple[Text, ...]:
        """What is printed in full, too."""
        return (*super().tells(), *self._given())

    def _given(self) -> tuple[Text, ...]:
        return tuple(event.text for event in self.timeline.events if event.text)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The lettered events move."""
        bank = self.timeline.bank
        places = places_in(version, bank, self.id, self.seed)
        return replace(self, timeline=replace(self.timeline, bank=taken(bank, places))), (places,)


@dataclass(frozen=True, kw_only=True)
class PlaceAnswer(ItemAnswer):
    """The letter and the event of each box in order of time; boxes of one date; what belongs nowhere."""

    from_facts: ClassVar[bool] = True

    letters: tuple[str, ...]
    events: tuple[Text, ...]
    given: tuple[Text, ...]
    either_way: tuple[tuple[int, ...], ...]
    spare: tuple[Text, ...]

    def discloses(self) -> tuple[str, ...]:
        """All events, sorted by their words."""
        return tuple(sorted(text.plain() for text in (*self.events, *self.given)))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """A letter in each box."""
        return tuple(Written(f"{self.id}.{n}", plain(letter)) for n, letter in enumerate(self.letters, 1))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The events with their letters and a tick each; which may change places; what is left over."""
        words, own = setting.words, setting.words.of(WORDS)
        said = [
            plain(f"{n}\u00a0{letter}\u00a0\u00a0") + text
            for n, (letter, text) in enumerate(zip(self.letters, self.events, strict=True), 1)
        ]
        lines = [SchemeLine(words.answer, ticked_points(said, self.marks), self.guidance.evidence)]
        for group in self.either_way:
            numbers = ", ".join(str(number) for number in group)
            lines.append(SchemeLine(words.accept, plain(own.either.format(numbers=numbers))))
        if self.spare:
            lines.append(SchemeLine(words.left_over, joined(self.spare, "; ")))
        return tuple(lines)

    def moved(self, moves: Moves) -> Self:
        """The letters of the events as they stand now."""
        return replace(self, letters=relettered(self.letters, moves[0])) if moves else self

    def tells_itself(self) -> bool:
        """Whether the letters run through time."""
        return len(self.letters) > 1 and list(self.letters) == sorted(self.letters)


class PlaceSpec(ItemSpec):
    """Events to be placed on an axis."""

    key: ClassVar[str] = "place_in_time"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"dates"}

    place_in_time: str = Field(min_length=1, description="The stem.")
    events: list[str] = Field(min_length=2, max_length=12, description="Ids of events, in any order.")
    given: list[str] = Field(default_factory=list, description="Ids of those that are printed in full, as a start.")
    extra: list[Said] = Field(default_factory=list, max_length=6, description="Events too many, which belong nowhere.")
    dates: bool = Field(default=False, description="Print the date over each box.")
    seed: str = Field("", description="Any number or word: shuffles the letters by it.")

    def identity(self) -> str:
        """The stem and the events' ids, sorted."""
        return "\n".join((self.place_in_time, *sorted(self.events)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK620 to LK628, as of a timeline; LK409 the letters run through time."""
        # Start-up time: a lesson without such an item does not load the rules of timelines.
        from lessonkit.charts.timeline.read import split_timeline  # noqa: PLC0415
        from lessonkit.charts.timeline.spec import TimelineSpec  # noqa: PLC0415

        asked = TimelineSpec(title=self.key, events=self.events, given=self.given, extra=self.extra, letters=True)
        timeline, told = split_timeline(asked, scope, {})
        if timeline is None or told is None:
            return None
        bank = shuffled(timeline.bank, self.seed, scope.id)
        paper, answer = self._halves(scope, replace(timeline, bank=bank), told)
        if answer.tells_itself():
            scope.sink.report(
                "LK409",
                "the letters run A, B, C … through time",
                scope.at("events"),
                hint="try another `seed:`" if self.seed else "add `seed: 1` to shuffle the letters",
            )
            return None
        return paper, answer

    def _halves(
        self, scope: Scope, timeline: TimelinePaper, told: TimelineAnswer
    ) -> tuple[PlacePaper, PlaceAnswer]:
        boxes = [place for place, event in enumerate(timeline.events) if event.text is None]
        numbers = {place: number for number, place in enumerate(boxes, 1)}
        answers = [told.events[place] for place in boxes]
        marks = self.marks_or(len(boxes))
        paper = PlacePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(
                scope, sentences(scope.words.of(WORDS).how, scope.words.spare_letters(len(told.left_over)))
            ),
            marks=marks,
            seed=self.seed,
            origin=scope.at(),
            timeline=replace(timeline, events=tuple(_numbered(timeline, numbers))),
            dates=self.dates,
        )
        answer = PlaceAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=self.guidance(scope),
            letters=tuple(LETTERS[timeline.bank.index(one.text)] for one in answers),
            events=tuple(one.text for one in answers),
            given=tuple(event.text for event in timeline.events if event.text),
            either_way=tuple(tuple(numbers[place] for place in group) for group in told.either_way),
            spare=told.left_over,
        )
        return paper, answer


def _numbered(timeline: TimelinePaper, numbers: Mapping[int, int]) -> list[EventPaper]:
    """The events with the numbers of those that are boxes."""
    return [
        replace(event, label=str(numbers[place])) if place in numbers else event
        for place, event in enumerate(timeline.events)
    ]
