"""source_analysis: a source questioned for its attribution, purpose, value and limits, with lines for each.

    - source_analysis: How useful is this source to somebody who studies the struggle for power?
      source:
        attribution: From a letter by a party member, written for friends abroad in 1925 (made up for this lesson).
        text: At the congress nobody dared to clap for him. Each of us knew who had given us our posts.
      attribution:
        answer: A party member wrote it in 1925, when the struggle was going on.
        evidence: Each of us knew
      purpose:
        answer: To tell friends abroad what could not be said at home.
      value:
        answer:
          - The writer was there.
          - The letter shows that posts bought votes.
        levels:
          support:
            starter: It is useful because the writer …
      limits:
        answer:
          - It is one person’s view,
          - and says nothing of those who backed Stalin gladly.

Each row has its letter, a prompt, four lines and two marks; `prompt:`, `lines:` and `marks:` of a row say otherwise.
Rows may be left out. The lines of the source are numbered; `evidence:` of a row is looked for there before the reading,
and the key cites “the source, line 2”. Without `source:` pupils work on the reading, or on what you hand out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.filled import Filled, FilledAnswer
from lessonkit.items.grids import part_name
from lessonkit.items.printing import in_sentences, ticked_points
from lessonkit.items.reading import points_of, proof_of, warn_if_cramped
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import Block, Cell, Extract, Grid, Item, Marks, Paragraph, Row, Track, WritingLines
from lessonkit.model.lines import Evidence, own_source
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, joined, plain
from lessonkit.specs import Levels, OneOrMore, Strict

ROWS = ("attribution", "purpose", "value", "limits")
USUAL_LINES, USUAL_MARKS = 4, 2
LETTER_WIDTH, MARKS_WIDTH = 20.0, 45.0


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The fixed words of each row: its letter, its name, and the prompt after it; and what the source is called."""

    attribution: tuple[str, str, str] = ("A", "Attribution", "Who made it, when, and what kind of source is it?")
    purpose: tuple[str, str, str] = ("P", "Purpose", "Why was it made, and for whom?")
    value: tuple[str, str, str] = ("V", "Value", "What does it help you to find out?")
    limits: tuple[str, str, str] = ("L", "Limits", "What does it leave out, or get wrong?")
    source: str = "the source"


WORDS: Mapping[str, SourceWords] = {"en-GB": SourceWords()}


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A row: its key, the letter before its prompt, lines, marks, and a starter or none."""

    key: str
    letter: str
    prompt: Text
    lines: int
    marks: int
    starter: str = ""


@dataclass(frozen=True, kw_only=True)
class SourcePaper(ItemPaper):
    """The source, if it is printed here, and the rows under it."""

    attribution: Text
    source: tuple[Text, ...]
    rows: tuple[SourceRow, ...]
    called: str
    """What the source is called where it is cited."""

    def compose(self, setting: Setting) -> Item:
        """The spaces are "<id>.attribution", "<id>.purpose", "<id>.value" and "<id>.limits"."""
        block = self.item((*self.sources(), *self._rows(setting)), marks_at=Marks.STEM, loose=True)
        return replace(block, total=setting.words.total)

    def sources(self) -> tuple[Extract, ...]:
        """The source, if it is printed here."""
        if not self.source:
            return ()
        return (
            Extract(
                id=f"{self.id}.source",
                name=own_source(self.called, self.id),
                paragraphs=self.source,
                attribution=self.attribution,
                before=5.0,
                headed=False,
            ),
        )

    def renamed(self, id_: str, number: int) -> Self:
        """The lines that a hint tells are those of the source as it stands there."""
        hint = _cited_anew(self.hint, self.called, (self.id, id_))
        return replace(self, id=id_, number=number, hint=hint)

    def _rows(self, setting: Setting) -> Iterator[Block]:
        for i, row in enumerate(self.rows):
            cells = (
                Cell(blocks=(Paragraph(text=plain(row.letter), style="number"),)),
                Cell(blocks=(Paragraph(text=row.prompt, keep_next=True),)),
                Cell(
                    align="right", blocks=(Paragraph(text=plain(f"[{row.marks}]"), style="marks"),) if row.marks else ()
                ),
            )
            columns = (Track(width=LETTER_WIDTH), Track(), Track(width=MARKS_WIDTH))
            yield Grid(role="", columns=columns, rows=(Row(cells=cells, keep_next=True),), before=12.0 if i else 7.5)
            yield WritingLines(
                id=f"{self.id}.{row.key}",
                count=row.lines,
                name=part_name(self, setting, row.letter),
                starters=(row.starter,) if row.starter else (),
            )

    def texts(self) -> tuple[Text, ...]:
        """The stem, the source, and each row’s prompt and starter."""
        rows = [text for row in self.rows for text in (row.prompt, plain(row.starter))]
        return (self.stem, self.how, self.attribution, *self.source, *rows)


@dataclass(frozen=True, kw_only=True)
class OwnSourceAnswer(FilledAnswer):
    """The answer to a source that is printed with the item: it needs no reading."""

    called: str
    from_facts: ClassVar[bool] = True

    def renamed(self, id_: str, number: int) -> Self:
        """What is cited are the lines of the source as it stands there."""
        ids = (self.id, id_)
        moved = super().renamed(id_, number)
        boxes = tuple(replace(box, evidence=_cited_anew(box.evidence, self.called, ids)) for box in moved.boxes)
        evidence = _cited_anew(self.guidance.evidence, self.called, ids)
        return replace(moved, boxes=boxes, guidance=replace(self.guidance, evidence=evidence))


def _cited_anew(evidence: tuple[Evidence, ...], called: str, ids: tuple[str, str]) -> tuple[Evidence, ...]:
    """The evidence in the source of the item under its second id in place of its first."""
    old, new = (own_source(called, one) for one in ids)
    return tuple(replace(piece, source=new) if piece.source == old else piece for piece in evidence)


class SourceText(Strict):
    """A source that is printed with the item."""

    attribution: str = Field("", description="Who made it and when; printed above it.")
    text: str = Field(min_length=1, description="Its words; an empty line parts paragraphs.")


class RowSpec(Strict):
    """A row, and what belongs on its lines."""

    answer: OneOrMore = Field(description="The model answer: one text, or a list of points that earn a mark each.")
    prompt: str = Field("", description="What is asked, in place of the usual words.")
    starter: str = Field("", description="Words on the first line that help pupils to begin.")
    lines: int = Field(USUAL_LINES, ge=1, le=12, description="Ruled lines.")
    marks: int = Field(USUAL_MARKS, ge=0, le=20, description="Marks of the row.")
    evidence: OneOrMore = Field(default_factory=list, description="Words of the reading that prove it.")
    levels: Levels = Field(
        default_factory=dict, description="What `support` or `stretch` have instead: `starter`, `evidence`."
    )


class SourceAnalysisSpec(ItemSpec):
    """A source, questioned."""

    key: ClassVar[str] = "source_analysis"
    levelled: ClassVar[Mapping[str, frozenset[str]]] = dict.fromkeys(ROWS, frozenset({"starter", "evidence"}))

    source_analysis: str = Field(min_length=1, description="The question.")
    source: SourceText | None = Field(None, description="A short source, printed under the question.")
    attribution: RowSpec | None = Field(None, description="Who made it, when, what kind of source it is.")
    purpose: RowSpec | None = Field(None, description="Why and for whom it was made.")
    value: RowSpec | None = Field(None, description="What it helps to find out.")
    limits: RowSpec | None = Field(None, description="What it leaves out, or gets wrong.")

    def identity(self) -> str:
        """The question."""
        return self.source_analysis

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK443 no row at all; LK414 a row without an answer; LK413 marks that are not the sum of the rows’.

        Warning: LK901.
        """
        named = {key: row for key in ROWS if (row := getattr(self, key)) is not None}
        points = {key: points_of(row.answer, scope, key, "answer") for key, row in named.items()}
        marks = sum(row.marks for row in named.values())
        if not self._fits(points, marks, scope):
            return None
        for key, row in named.items():
            warn_if_cramped(scope, points[key], row.marks, row.lines, key, "answer")
        own = scope.words.of(WORDS)
        source = self._paragraphs(scope)
        proved = scope.beside(own_source(own.source, scope.id), source) if source else scope
        paper = SourcePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, ""),
            marks=marks,
            attribution=scope.text(self.source.attribution, "source", "attribution") if self.source else Text(),
            source=source,
            called=own.source,
            rows=tuple(_printed(key, row, getattr(own, key), scope) for key, row in named.items()),
            origin=scope.at(),
        )
        guidance = self.guidance(proved)
        boxes = tuple(_filled(key, row, points[key], proved) for key, row in named.items())
        if not source:
            return paper, FilledAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, boxes=boxes)
        return paper, OwnSourceAnswer(
            id=scope.id, number=scope.number, marks=marks, guidance=guidance, boxes=boxes, called=own.source
        )

    def _paragraphs(self, scope: Scope) -> tuple[Text, ...]:
        """The source’s own, each read by itself."""
        pieces = self.source.text.split("\n\n") if self.source else ()
        return tuple(text for piece in pieces if (text := scope.text(" ".join(piece.split()), "source", "text")))

    def _fits(self, points: Mapping[str, tuple[Text, ...]], marks: int, scope: Scope) -> bool:
        if not points:
            hint = f"give at least one of {', '.join(f'`{key}`' for key in ROWS)}"
            scope.sink.report("LK443", "nothing is asked about the source", scope.at(), hint=hint)
            return False
        for key, found in points.items():
            if not found:
                scope.sink.report(
                    "LK414", "the row has no answer", scope.at(key, "answer"), hint="say what earns the marks"
                )
        if self.marks is not None and self.marks != marks:
            message = f"the rows have {marks} marks together, and the item says {self.marks}"
            hint = "take `marks:` of the item out, and give each row its own"
            scope.sink.report("LK413", message, scope.at("marks"), hint=hint)
            return False
        return all(points.values())


def _printed(key: str, row: RowSpec, words: tuple[str, str, str], scope: Scope) -> SourceRow:
    letter, name, usual = words
    prompt = scope.text(row.prompt, key, "prompt") if row.prompt else plain(usual)
    return SourceRow(
        key=key,
        letter=letter,
        prompt=joined((plain(f"{name}.", strong=True), prompt)),
        lines=row.lines,
        marks=row.marks,
        starter=scope.text(row.starter, key, "starter").plain(),
    )


def _filled(key: str, row: RowSpec, points: tuple[Text, ...], scope: Scope) -> Filled:
    return Filled(
        label=getattr(scope.words.of(WORDS), key)[1],
        text=in_sentences(points),
        whole=ticked_points(points, row.marks),
        space=f"{scope.id}.{key}",
        evidence=proof_of(row.evidence, scope, key, "evidence"),
    )
