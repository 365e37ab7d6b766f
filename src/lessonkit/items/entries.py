"""What crosswords and word searches share: their words with clues, from the ledger or the teacher's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.model.blocks import Block, Cell, Grid, Paragraph, Row, Track
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.puzzles.letters import count_of, letters_of, strangers
from lessonkit.registry import did_you_mean
from lessonkit.specs import OneOrMore
from lessonkit.units import MM

CELL = 8 * MM
"""A cell holds a letter by hand."""
LARGEST = 18
"""So many cells have room between the margin and the column of marks, on A4 and on Letter."""
SHORTEST, LONGEST = 3, 15
FEWEST, MOST = 3, 20
NUMBER_WIDTH = 20.0
ALL = "all"
"""In place of the ids of terms, as for cards."""


@dataclass(frozen=True, slots=True)
class Clued:
    """A word: as it is written, as its letters stand in cells, its clue, and how many letters each part of it has."""

    words: str
    letters: str
    clue: Text
    count: str


class EntriesSpec(ItemSpec):
    """The keys of a puzzle that is made of words."""

    scaffolds = ItemSpec.scaffolds | {"bank", "first_letters"}

    words: dict[str, str] = Field(default_factory=dict, description="Words of your own, and what each of them means.")
    terms: OneOrMore = Field(default_factory=list, description="Ids of terms, or `all`; their meanings are the clues.")
    people: OneOrMore = Field(
        default_factory=list, description="Ids of people, by their short names; their parts in the story are the clues."
    )
    bank: bool = Field(default=False, description="Print the words, sorted, for pupils to choose from.")
    first_letters: bool = Field(default=False, description="Print the first letter of each word.")
    seed: str = Field("", description="Any number or word: makes another puzzle of the same words.")

    def identity(self) -> str:
        """The stem."""
        return str(getattr(self, self.key))

    def entries(self, scope: Scope, *, clues: bool) -> tuple[Clued, ...] | None:
        """The words in the order of their letters; None after errors.

        LK412 and LK444 unknown, LK450 a word that does not go into cells, LK403 a word twice, LK454 no clue, where
        `clues` are needed, LK401 too few or too many, LK413 more marks than words.
        """
        found: dict[str, Clued] = {}
        listed = [*self._listed(scope)]
        for words, clue, path in filter(None, listed):
            one = Clued(words, letters_of(words), clue, count_of(words))
            if one.letters in found:
                scope.sink.report("LK403", f"“{words}” stands twice", scope.key(*path), hint="keep one of the two")
            elif self._goes(one, path, scope, clues=clues):
                found[one.letters] = one
        if len(found) < len(listed) or not self._number_fits(len(found), scope):
            return None
        return tuple(found[letters] for letters in sorted(found))

    def _number_fits(self, count: int, scope: Scope) -> bool:
        if not FEWEST <= count <= MOST:
            number = f"{count} word{'' if count == 1 else 's'}" if count else "no words"
            message = f"the puzzle has {number}; {FEWEST} to {MOST} make one"
            scope.sink.report("LK401", message, scope.at(), hint="list words under `words:`, `terms:` or `people:`")
        elif self.marks_or(0) > count:
            hint = "one mark for each word is the most"
            scope.sink.report("LK413", f"{self.marks} marks for {count} words", scope.at("marks"), hint=hint)
        else:
            return True
        return False

    def _listed(self, scope: Scope) -> Iterator[tuple[str, Text, tuple[str | int, ...]] | None]:
        """Each word with its clue, and where the spec has it; None for one that is not declared."""
        for words, clue in self.words.items():
            yield words, scope.text(clue, "words", words), ("words", words)
        terms = {term.id: term for term in scope.ledger.terms}
        for i, name in enumerate(terms if self.terms == [ALL] else self.terms):
            if name in terms:
                yield terms[name].term, terms[name].meaning, ("terms", i)
            else:
                hint = did_you_mean(name, terms) or "declare it under the lesson's `terms:`"
                scope.sink.report("LK444", f"no term has the id `{name}`", scope.at("terms", i), hint=hint)
                yield None
        for i, name in enumerate(self.people):
            person = scope.ledger.person(name)
            if person:
                yield person.short, person.role, ("people", i)
            else:
                hint = did_you_mean(name, [p.id for p in scope.ledger.people]) or "declare it under `people:`"
                scope.sink.report("LK412", f"no person has the id `{name}`", scope.at("people", i), hint=hint)
                yield None

    def _goes(self, one: Clued, path: tuple[str | int, ...], scope: Scope, *, clues: bool) -> bool:
        """Whether a word can stand in a puzzle."""
        odd = strangers(one.letters)
        if odd:
            message = f"“{one.words}” has signs that are no letters: {odd}"
            hint = "write it out in letters, or choose another word"
            scope.sink.report("LK450", message, scope.key(*path), hint=hint)
        elif not SHORTEST <= len(one.letters) <= LONGEST:
            message = f"“{one.words}” has {len(one.letters)} letters; {SHORTEST} to {LONGEST} go into a puzzle"
            scope.sink.report("LK450", message, scope.key(*path), hint="choose another word")
        elif clues and not one.clue:
            hint = "say what it means" if path[0] == "words" else "give it a meaning, or a `role:`, in the lesson"
            scope.sink.report("LK454", f"“{one.words}” has no clue", scope.at(*path), hint=hint)
        else:
            return True
        return False


def clue_list(name: str, rows: Sequence[tuple[str, Text, tuple[Block, ...]]]) -> Grid:
    """Clues behind their numbers, as a list; each may end in blocks of its own, such as a line to write on."""
    return Grid(
        role="L",
        id=name,
        columns=(Track(width=NUMBER_WIDTH), Track()),
        rows=tuple(
            Row(
                cells=(
                    Cell(blocks=(Paragraph(text=plain(number, strong=True), style="table"),)),
                    Cell(blocks=(Paragraph(text=text, style="table"), *more)),
                ),
                before=2.0,
            )
            for number, text, more in rows
        ),
    )


def counted(clue: Text, count: str, first: str = "") -> Text:
    """A clue with the number of letters, and the first letter where it is given; neither is parted from the clue."""
    told = f"{count}: {first}…" if first else count
    return clue + plain(f" ({told})".replace(" ", "\u00a0"))
