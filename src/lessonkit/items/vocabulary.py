"""vocabulary: key terms, with a place for the meaning of each, for its line in the reading, and for a sentence with it.

    - vocabulary: Say in your own words what these terms mean.
      terms:
        - testament
        - term: office
          meaning: the head of the party’s office
          use: As General Secretary Stalin chose officials.
          evidence: General Secretary
      levels:
        support:
          give: meanings
        stretch:
          give: none

Terms are those under `terms:` of the lesson, by their ids, ten at the most. `give:` says what is printed: `terms`
(pupils write the meanings), `meanings` (the terms and what they mean; pupils use them), or `none` (the line in which
each term stands; pupils find the terms there). The key finds the line by the term itself, where the reading has it; if
not, say it by `evidence:`. One mark for each term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer
from lessonkit.items.grids import part_name
from lessonkit.items.printing import sort_key
from lessonkit.items.reading import proof_of
from lessonkit.items.shuffle import places_in, taken
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Cell, Grid, Item, Marks, Paragraph, Row, Space, SpaceKind, Track, WritingLines
from lessonkit.model.ledger import Term
from lessonkit.model.lines import Evidence, cite
from lessonkit.model.paper import ItemPaper, Moves, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.registry import did_you_mean
from lessonkit.specs import Levels, OneOrMore, Strict
from lessonkit.themes import RULING

MOST_TERMS = 10
TERM_WIDTH, LINE_COLUMN = 104.0, 64.0
MEANING_LINES, TERM_LINES = 2, 2
ON_FIRST_LINE = RULING - 11.25
"""White over a printed meaning, so that it begins where a written one does."""
LINE_BOX, BOX_TOP = 52.0, 4.0
"""The box for a line's number, and the white over it: it ends with the first line for the meaning."""
BETWEEN = 12.0
"""White between two terms."""


@dataclass(frozen=True, slots=True)
class VocabularyWords:
    """The fixed words of the table."""

    term: str = "Term"
    meaning: str = "Meaning"
    line: str = "Line"
    use_it: str = "in a sentence:"
    how_meanings: str = "Give a line and a sentence for each."
    how_terms: str = "Give meaning, line and a sentence."
    how_none: str = "Find each term by its line; give its meaning and a sentence."
    award: str = "one for each term: its meaning, or a sentence that shows it where the meaning is printed"


WORDS: Mapping[str, VocabularyWords] = {"en-GB": VocabularyWords()}


@dataclass(frozen=True, kw_only=True)
class TermRow:
    """A term with its meaning and its place in the reading, as far as they are printed."""

    term: str = ""
    meaning: Text = Text()
    place: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VocabularyPaper(ItemPaper):
    """A table of terms."""

    rows: tuple[TermRow, ...]

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.1.meaning", "<id>.1.line" and "<id>.1.use"; without terms "<id>.1.term", too."""
        own = setting.words.of(WORDS)
        heads = (_head(own.term), _head(own.meaning), _head(own.line, indent=LINE_COLUMN - LINE_BOX))
        rows = tuple(row for n, entry in enumerate(self.rows, 1) for row in self._rows(n, entry, setting))
        grid = Grid(
            columns=(Track(width=TERM_WIDTH), Track(), Track(width=LINE_COLUMN)),
            rows=(Row(cells=heads, head=True, below=0.9), *rows),
            id=f"{self.id}.table",
            before=3.75,
        )
        return self.item((grid,), marks_at=Marks.LINE, breakable=True, loose=True)

    def _rows(self, n: int, entry: TermRow, setting: Setting) -> Iterator[Row]:
        """The term with its meaning and its line; under it the rule for a sentence."""
        own = setting.words.of(WORDS)
        place, name = f"{self.id}.{n}", part_name(self, setting, entry.term or str(n))
        term = Paragraph(text=plain(entry.term), style="number")
        found = WritingLines(id=f"{place}.term", count=TERM_LINES, name=f"{name}, {own.term}")
        meaning = WritingLines(id=f"{place}.meaning", count=MEANING_LINES, name=f"{name}, {own.meaning}")
        given = Paragraph(text=entry.meaning, style="option")
        yield Row(
            cells=(
                Cell(role="TH", scope="Row", padding=(0.0, 0.0, 10.0, 0.0), blocks=(term if entry.term else found,)),
                Cell(padding=(0.0, ON_FIRST_LINE, 0.0, 3.75), blocks=(given,))
                if given.text
                else Cell(blocks=(meaning,)),
                self._line(place, entry, name, setting),
            ),
            before=BETWEEN if n > 1 else 0.0,
            keep_next=True,
        )
        use = Paragraph(text=plain(own.use_it), style="row-hint")
        lines = WritingLines(id=f"{place}.use", count=1, name=f"{name}, {own.use_it}")
        told = Cell(role="TH", scope="Row", middle=True, padding=(0.0, 8.0, 0.0, 0.0), blocks=(use,))
        yield Row(cells=(told, Cell(span=2, blocks=(lines,))))

    def _line(self, place: str, entry: TermRow, name: str, setting: Setting) -> Cell:
        """The box for the number of a line, or the lines in which the term stands."""
        padding = (LINE_COLUMN - LINE_BOX, BOX_TOP, 0.0, 0.0)
        if entry.place:
            lines = "; ".join(citation.numbers() for citation in cite(setting.lines, entry.place))
            return Cell(padding=padding, blocks=(Paragraph(text=plain(lines, strong=True)),))
        said = f"{name}, {setting.words.of(WORDS).line}"
        box = Space(id=f"{place}.line", kind=SpaceKind.BOX, name=said, width=LINE_BOX, height=RULING - BOX_TOP)
        return Cell(padding=padding, blocks=(box,))

    def texts(self) -> tuple[Text, ...]:
        """The stem, and terms and meanings as far as they are printed."""
        return (self.stem, self.how, *(text for row in self.rows for text in (plain(row.term), row.meaning)))

    def reordered(self, version: str) -> tuple[Self, Moves]:
        """The rows move, by nothing but their numbers: terms may be what is asked."""
        places = places_in(version, tuple(plain(f"row {n}") for n in range(len(self.rows))), self.id)
        return replace(self, rows=taken(self.rows, places)), (places,)


def _head(words: str, indent: float = 0.0) -> Cell:
    head = Paragraph(text=plain(words), style="table-head")
    return Cell(role="TH", scope="Column", padding=(indent, 0.0, 0.0, 0.0), blocks=(head,))


@dataclass(frozen=True, kw_only=True)
class VocabularyAnswer(FilledAnswer):
    """What belongs in the boxes of each row; there their spaces are named by their ends alone."""

    rows: tuple[tuple[Filled, ...], ...]
    from_facts: ClassVar[bool] = True

    def moved(self, moves: Moves) -> Self:
        """The rows where they stand now."""
        if not moves:
            return self
        rows = taken(self.rows, moves[0])
        return replace(self, rows=rows, boxes=_boxes(self.id, rows))


def _boxes(item: str, rows: Sequence[tuple[Filled, ...]]) -> tuple[Filled, ...]:
    return tuple(
        replace(
            box,
            space=f"{item}.{n}.{box.space}" if box.space else "",
            lines_at=f"{item}.{n}.{box.lines_at}" if box.lines_at else "",
        )
        for n, row in enumerate(rows, 1)
        for box in row
    )


class TermSpec(Strict):
    """A term of the ledger."""

    term: str = Field(description="Its id.")
    meaning: str = Field("", description="Its meaning, in place of the ledger’s.")
    use: str = Field("", description="A model sentence with it.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading with the term in them.")
    levels: Levels = Field(default_factory=dict, description="What `support` or `stretch` have instead: `evidence`.")


class VocabularySpec(ItemSpec):
    """Terms to explain and to use."""

    key: ClassVar[str] = "vocabulary"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"give"}
    levelled: ClassVar[Mapping[str, frozenset[str]]] = {"terms": frozenset({"evidence"})}

    vocabulary: str = Field(min_length=1, description="The stem.")
    terms: list[str | TermSpec] = Field(
        min_length=1, max_length=MOST_TERMS, description="Terms by their ids, or with keys of their own."
    )
    give: Literal["meanings", "terms", "none"] = Field("terms", description="What is printed.")

    def identity(self) -> str:
        """The stem alone: without their terms printed, pupils are asked for them."""
        return self.vocabulary

    def _entries(self) -> list[TermSpec]:
        return [TermSpec(term=entry) if isinstance(entry, str) else entry for entry in self.terms]

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK444 no such term; LK403 one that stands twice; LK445 one to be found by its line, without one."""
        found = [self._found(i, entry, scope) for i, entry in enumerate(self._entries())]
        whole = sorted((one for one in found if one is not None), key=lambda one: sort_key(one.name))
        if len(whole) < len(found):
            return None
        own = scope.words.of(WORDS)
        how = {"meanings": own.how_meanings, "terms": own.how_terms, "none": own.how_none}[self.give]
        marks = self.marks_or(len(whole))
        guidance = self.guidance(scope)
        paper = VocabularyPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, how),
            marks=marks,
            rows=tuple(self._printed(one) for one in whole),
            origin=scope.at(),
        )
        rows = tuple(self._filled(one, 1 if n < marks else 0, own) for n, one in enumerate(whole))
        answer = VocabularyAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            boxes=_boxes(scope.id, rows),
            rows=rows,
            shown=tuple(word for row in paper.rows for word in (row.term, row.meaning.plain()) if word),
            award=own.award if marks else "",
        )
        return paper, answer

    def _printed(self, one: _Found) -> TermRow:
        if self.give == "none":
            return TermRow(place=tuple(piece.bare() for piece in one.evidence))
        return TermRow(term=one.name, meaning=one.meaning if self.give == "meanings" else Text())

    def _filled(self, one: _Found, marks: int, own: VocabularyWords) -> tuple[Filled, ...]:
        meaning = Filled(
            label=one.name,
            text=one.meaning,
            space="" if self.give == "meanings" else "meaning",
            evidence=one.evidence,
            marks=marks,
            lines_at="" if self.give == "none" else "line",
        )
        use = Filled(label=f"{one.name}, {own.use_it.rstrip(':')}", text=one.use, space="use")
        term = Filled(label="", text=plain(one.name), space="term", told=False)
        return (term, meaning, use) if self.give == "none" else (meaning, use)

    def _found(self, i: int, entry: TermSpec, scope: Scope) -> _Found | None:
        """The term with its place in the reading."""
        at = ("terms", i) if isinstance(self.terms[i], str) else ("terms", i, "term")
        ids = [one.term for one in self._entries()]
        term = next((one for one in scope.ledger.terms if one.id == entry.term), None)
        if term is None:
            near = did_you_mean(entry.term, [one.id for one in scope.ledger.terms])
            message = f"no term has the id `{entry.term}`"
            scope.sink.report("LK444", message, scope.at(*at), hint=near or "declare it under `terms:` of the lesson")
            return None
        if entry.term in ids[:i]:
            scope.sink.report("LK403", f"“{term.term}” stands twice", scope.at(*at), hint="keep one of the two")
            return None
        evidence = _places(i, entry, term, scope)
        if self.give == "none" and not evidence:
            message = f"the reading has no line for “{term.term}” to be found by"
            hint = "say `evidence:` with the words that hold it, or choose another `give:`"
            scope.sink.report("LK445", message, scope.at(*at), hint=hint)
            return None
        own = scope.text(entry.meaning, "terms", i, "meaning")
        return _Found(term.term, own or term.meaning, scope.text(entry.use, "terms", i, "use"), evidence)


@dataclass(frozen=True, slots=True)
class _Found:
    """A term with all that may be printed or filled in."""

    name: str
    meaning: Text
    use: Text
    evidence: tuple[Evidence, ...]


def _places(i: int, entry: TermSpec, term: Term, scope: Scope) -> tuple[Evidence, ...]:
    """What the teacher quotes, or the first place of the term itself, in the singular or the plural."""
    if entry.evidence:
        return proof_of(entry.evidence, scope, "terms", i, "evidence")
    return scope.finds(term.term) or scope.finds(f"{term.term}s")
