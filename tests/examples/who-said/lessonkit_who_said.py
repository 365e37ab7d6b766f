"""who_said: quotations, and a line for the name of whoever said each.

    - who_said: Who said it?
      quotes:
        - words: Comrade Stalin is too rude.
          by: lenin
          levels:
            support:
              begins: Le
        - words: The party is always right.
          by: trotsky

People are those of the lesson, by their ids. `begins:` prints the first letters on the line. One mark for each name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.extend import (
    ItemAnswer,
    ItemPaper,
    ItemSpec,
    Levels,
    Moves,
    OneOrMore,
    Scope,
    Setting,
    Strict,
    Text,
    blocks,
    did_you_mean,
    filled,
    ledger,
    places_in,
    plain,
    reading,
    taken,
)


@dataclass(frozen=True, slots=True)
class WhoSaidWords:
    """The fixed words of the activity."""

    how: str = "Write a surname on each line."


WORDS: Mapping[str, WhoSaidWords] = {
    "en-GB": WhoSaidWords(),
    "en-US": WhoSaidWords(how="Write a last name on each line."),
}


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A quotation, and the first letters of the name, where they are printed."""

    words: Text
    begins: str = ""


@dataclass(frozen=True, kw_only=True)
class WhoSaidPaper(ItemPaper):
    """Quotations over ruled lines."""

    quotes: tuple[Quote, ...]

    def compose(self, setting: Setting) -> blocks.Item:
        """The spaces are "<id>.1", "<id>.2" … in the order of print."""
        body: list[blocks.Block] = []
        for n, quote in enumerate(self.quotes, 1):
            name = setting.words.answer_part.format(number=self.number, part=quote.words.plain())
            starters = (quote.begins,) if quote.begins else ()
            body.append(blocks.Paragraph(text=plain("“") + quote.words + plain("”"), before=6.0, keep_next=True))
            body.append(blocks.WritingLines(id=f"{self.id}.{n}", count=1, name=name, starters=starters))
        return self.item(tuple(body), marks_at=blocks.Marks.LINE)

    def texts(self) -> tuple[Text, ...]:
        """The stem, and what is printed of each quotation."""
        printed = (text for quote in self.quotes for text in (quote.words, plain(quote.begins)))
        return (self.stem, self.how, *printed)

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The quotations move, each with its help."""
        places = places_in(version, tuple(quote.words for quote in self.quotes), self.id)
        return replace(self, quotes=taken(self.quotes, places)), (places,)


@dataclass(frozen=True, kw_only=True)
class WhoSaidAnswer(filled.FilledAnswer):
    """A box for each name, as for all activities with boxes: the key fills them, the scheme lists them."""

    def moved(self, moves: Moves) -> Self:
        """The names in the spaces where their quotations stand now."""
        if not moves:
            return self
        boxes = enumerate(taken(self.boxes, moves[0]), 1)
        return replace(self, boxes=tuple(replace(box, label=str(n), space=f"{self.id}.{n}") for n, box in boxes))


class QuoteSpec(Strict):
    """A quotation."""

    words: str = Field(min_length=1, description="What was said.")
    by: str = Field(description="The id of whoever said it.")
    begins: str = Field("", description="The first letters of the name, printed on the line.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have: `begins`, `evidence`.")


class WhoSaidSpec(ItemSpec):
    """Quotations and their speakers."""

    key: ClassVar[str] = "who_said"
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {"quotes": frozenset({"begins", "evidence"})}

    who_said: str = Field(min_length=1, description="The stem.")
    quotes: list[QuoteSpec] = Field(min_length=2, max_length=10, description="The quotations, in any order.")

    def identity(self) -> str:
        """The stem and the quotations, which are printed."""
        return "\n".join((self.who_said, *sorted(quote.words for quote in self.quotes)))

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Both halves. Errors: LK412 nobody has that id, LK403 a quotation twice."""
        words = [scope.text(quote.words, "quotes", i, "words") for i, quote in enumerate(self.quotes)]
        people = [self._speaker(i, scope) for i in range(len(self.quotes))]
        if not all(people) or not reading.are_different(words, scope, "quotes", "keep one of the two"):
            return None
        found = zip(words, self.quotes, people, strict=True)
        boxes = tuple(self._box(i, person, scope) for i, (_, _, person) in enumerate(found) if person)
        paper = WhoSaidPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, scope.words.of(WORDS).how),
            marks=self.marks_or(len(boxes)),
            quotes=tuple(Quote(words=text, begins=one.begins) for text, one in zip(words, self.quotes, strict=True)),
            origin=scope.at(),
        )
        answer = WhoSaidAnswer(
            id=scope.id,
            number=scope.number,
            marks=paper.marks,
            guidance=self.guidance(scope),
            boxes=filled.one_each(boxes, paper.marks),
            shown=tuple(sorted(quote.begins for quote in self.quotes if quote.begins)),
        )
        printed, moves = paper.reordered("")
        return printed, answer.moved(moves)

    def _speaker(self, i: int, scope: Scope) -> ledger.Person | None:
        name = self.quotes[i].by
        person = scope.ledger.person(name)
        if person is None:
            hint = did_you_mean(name, [one.id for one in scope.ledger.people]) or "declare it under `people:`"
            scope.sink.report("LK412", f"no person has the id `{name}`", scope.at("quotes", i, "by"), hint=hint)
        return person

    def _box(self, i: int, person: ledger.Person, scope: Scope) -> filled.Filled:
        proof = reading.proof_of(self.quotes[i].evidence, scope, "quotes", i, "evidence")
        return filled.Filled(label="", text=plain(person.short), evidence=proof)
