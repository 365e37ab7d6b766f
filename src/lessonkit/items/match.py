"""match: who did what; pupils write one letter in each box.

    - match: Who did what?
      pairs:
        - person: trotsky
          right: built the Red Army
        - left: Lenin
          right: dictated the Testament
      extra:
        - headed the secret police

Both columns are printed in the order of their words, the right one behind letters; `extra:` gives answers too many.
Where the sorted columns happen to line up, the build asks for a `seed:`. One mark for each pair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import LETTERS, answer_line, in_print_order, sentences, ticked_points
from lessonkit.items.shuffle import places_in, relettered, shuffled, taken
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Cell, Choice, Choices, Grid, Item, Row, Space, SpaceKind, Track
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import Strict
from lessonkit.words import Words

BOX = 17.0
PITCH = 20.0
LETTERS_RIGHT = 150.0
"""How far right of the boxes the letters stand, unless a name needs more."""
SIGN_WIDTH = 5.9


@dataclass(frozen=True, kw_only=True)
class MatchPaper(ItemPaper):
    """Two columns: boxes and names on the left, lettered answers on the right."""

    lefts: tuple[Text, ...]
    rights: tuple[Text, ...]

    def compose(self, setting: Setting) -> Item:
        """Both columns on one pitch; the spaces are "<id>.1", "<id>.2" … in the order of the left column."""
        left_column = Choices(
            entries=self._boxes(setting.words), indent=26.0, pitch=PITCH, columns=1, id=f"{self.id}.left"
        )
        right_column = Choices(entries=self._letters(), indent=20.0, pitch=PITCH, columns=1, id=f"{self.id}.right")
        grid = Grid(
            role="",
            before=5.5,
            keep=True,
            columns=(Track(width=self._letters_at()), Track()),
            rows=(Row(role="", cells=(Cell(role="", blocks=(left_column,)), Cell(role="", blocks=(right_column,)))),),
        )
        return self.item((grid,))

    def _boxes(self, words: Words) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                marker=Space(
                    id=f"{self.id}.{n}",
                    kind=SpaceKind.LETTER,
                    name=words.answer_part.format(number=self.number, part=left.plain()),
                    width=BOX,
                    height=BOX,
                ),
                text=left,
            )
            for n, left in enumerate(self.lefts, 1)
        )

    def _letters(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                marker=Space(id=f"{self.id}.{letter}", kind=SpaceKind.CHOICE, name=letter, label=letter, width=11.0),
                text=right,
            )
            for letter, right in zip(LETTERS, self.rights, strict=False)
        )

    def _letters_at(self) -> float:
        longest = max(len(left.plain()) for left in self.lefts)
        return min(max(LETTERS_RIGHT, 26.0 + longest * SIGN_WIDTH + 14.0), 220.0)

    def texts(self) -> tuple[Text, ...]:
        """The stem and both columns."""
        return (self.stem, self.how, *self.lefts, *self.rights)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """Both columns move; a column of dates or numbers stays. A seed shuffles the right one alone, as at first."""
        lefts = places_in(version, self.lefts, f"{self.id}.left", self.seed if version else "")
        rights = places_in(version, self.rights, self.id, self.seed)
        moved = replace(self, lefts=taken(self.lefts, lefts), rights=taken(self.rights, rights))
        return moved, (lefts, rights)


@dataclass(frozen=True, kw_only=True)
class MatchAnswer(ItemAnswer):
    """For each name of the left column: its letter and its words."""

    letters: tuple[str, ...]
    lefts: tuple[Text, ...]
    rights: tuple[Text, ...]
    spare: tuple[str, ...] = ()

    def discloses(self) -> tuple[str, ...]:
        """Both columns, each sorted by its words."""
        return tuple(sorted(text.plain() for text in (*self.lefts, *self.rights)))

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """The letter in each box."""
        return tuple(Written(f"{self.id}.{n}", plain(letter)) for n, letter in enumerate(self.letters, 1))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """Each name with its letter and a tick, then the letters left over."""
        points = tuple(left + plain(f"\u00a0{letter}") for left, letter in zip(self.lefts, self.letters, strict=True))
        lines = [answer_line(setting, ticked_points(points, self.marks), self.guidance.evidence)]
        if self.spare:
            lines.append(SchemeLine(setting.words.left_over, plain(", ".join(self.spare))))
        return tuple(lines)

    def moved(self, moves: Moves) -> Self:
        """The letters now, beside the names as they stand now."""
        if not moves:
            return self
        lefts, rights = moves
        return replace(
            self,
            letters=relettered(taken(self.letters, lefts), rights),
            lefts=taken(self.lefts, lefts),
            rights=taken(self.rights, lefts),
            spare=tuple(sorted(relettered(self.spare, rights))),
        )

    def tells_itself(self) -> bool:
        """Whether the columns line up."""
        return self.letters == tuple(LETTERS[: len(self.letters)])


class Pair(Strict):
    """Two things that belong together."""

    left: str = Field("", description="What stands beside the box.")
    person: str = Field("", description="A person of the ledger, in place of `left`.")
    right: str = Field("", description="What belongs to it.")


class MatchSpec(ItemSpec):
    """Two columns to match."""

    key: ClassVar[str] = "match"

    match: str = Field(min_length=1, description="The stem.")
    pairs: list[Pair] = Field(min_length=2, max_length=20, description="What belongs together.")
    extra: list[str] = Field(default_factory=list, max_length=6, description="Answers too many.")
    seed: str = Field("", description="Any number or word: shuffles the right column by it.")

    def identity(self) -> str:
        """The stem and the left column, sorted."""
        return "\n".join((self.match, *sorted(pair.person or pair.left for pair in self.pairs)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK406 no partner, LK412 unknown person, LK403 a side twice, LK409 the columns line up."""
        pairs = [self._pair(i, pair, scope) for i, pair in enumerate(self.pairs)]
        whole = [pair for pair in pairs if pair is not None]
        extra = tuple(scope.text(words, "extra", i) for i, words in enumerate(self.extra))
        if len(whole) < len(pairs) or not _all_different(whole, extra, scope):
            return None
        partner = {left.plain(): right for left, right in whole}
        lefts = in_print_order([left for left, _ in whole])
        rights = shuffled(in_print_order([*(right for _, right in whole), *extra]), self.seed, scope.id)
        places = tuple(rights.index(partner[left.plain()]) for left in lefts)
        if places == tuple(range(len(lefts))):
            scope.sink.report(
                "LK409",
                "the two sorted columns line up, so that the answers would be A, B, C …",
                scope.at("pairs"),
                hint="try another `seed:`" if self.seed else "add `seed: 1` to shuffle the right column",
            )
            return None
        return self._halves(scope, lefts, rights, places)

    def _halves(
        self, scope: Scope, lefts: tuple[Text, ...], rights: tuple[Text, ...], places: tuple[int, ...]
    ) -> tuple[ItemPaper, ItemAnswer]:
        guidance, words = self.guidance(scope), scope.words
        marks = self.marks_or(len(lefts))
        paper = MatchPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, sentences(words.match_how, words.spare_letters(len(rights) - len(lefts)))),
            marks=marks,
            lefts=lefts,
            rights=rights,
            seed=self.seed,
            origin=scope.at(),
        )
        answer = MatchAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            letters=tuple(LETTERS[place] for place in places),
            lefts=lefts,
            rights=tuple(rights[place] for place in places),
            spare=tuple(LETTERS[i] for i in range(len(rights)) if i not in places),
        )
        return paper, answer

    def _pair(self, i: int, pair: Pair, scope: Scope) -> tuple[Text, Text] | None:
        at = ("pairs", i)
        if bool(pair.left) == bool(pair.person) or not pair.right:
            missing = "right" if not pair.right else "left"
            message = "both `left` and `person` are given" if pair.left and pair.person else f"`{missing}` has no words"
            scope.sink.report("LK406", message, scope.at(*at), hint="a pair is one `left` or `person`, and one `right`")
            return None
        if pair.left:
            return scope.text(pair.left, *at, "left"), scope.text(pair.right, *at, "right")
        person = scope.ledger.person(pair.person)
        if person is None:
            scope.sink.report(
                "LK412",
                f"no person has the id `{pair.person}`",
                scope.at(*at, "person"),
                hint=did_you_mean(pair.person, [p.id for p in scope.ledger.people]),
            )
            return None
        return plain(person.short), scope.text(pair.right, *at, "right")


def _all_different(pairs: list[tuple[Text, Text]], extra: tuple[Text, ...], scope: Scope) -> bool:
    for side in ([left for left, _ in pairs], [*(right for _, right in pairs), *extra]):
        seen: set[str] = set()
        for text in side:
            if text.plain() in seen:
                scope.sink.report(
                    "LK403",
                    f"“{text.plain()}” stands twice in one column",
                    text.origin or scope.at("pairs"),
                    hint="word the two apart",
                )
                return False
            seen.add(text.plain())
    return True
