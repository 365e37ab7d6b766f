"""A scope for tests: plain text, a small ledger, evidence that is found wherever its words stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lessonkit.diagnostics import Sink, Span
from lessonkit.items import ITEM_TYPES
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.images import ImageFile
from lessonkit.model.ledger import Date, Event, Ledger, Person, Term
from lessonkit.model.lines import Evidence, LineIndex, PrintedLine
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.text import Text, plain
from lessonkit.words import ENGLISH, Words

READING = "Trotsky built the Red Army. The party made Stalin General Secretary in April 1922."

LEDGER = Ledger(
    people=(Person("trotsky", "Leon Trotsky", "Trotsky"), Person("lenin", "Vladimir Lenin", "Lenin")),
    terms=(
        Term("secretary", "General Secretary", plain("who leads the party’s office")),
        Term("army", "Red Army", plain("the army of the Bolsheviks")),
        Term("gulag", "Gulag", plain("camps for prisoners")),
    ),
    events=(
        Event("dies", Date(1924, 1), plain("Lenin dies")),
        Event("secretary", Date(1922, 4), plain("Stalin becomes General Secretary")),
        Event("drops", Date(1925, 12), plain("Stalin drops his partners")),
        Event("expelled", Date(1927, 11), plain("Trotsky is expelled")),
        Event("murder", Date(1940, 8), plain("A murder in Mexico")),
        Event("some-day", Date(1922), plain("Something in 1922")),
    ),
)

SETTING = Setting(LineIndex((PrintedLine(1, 1, 1, 0, 28), PrintedLine(1, 2, 1, 28, len(READING)))), ENGLISH)


@dataclass
class FakeScope:
    """Knows one paragraph of reading; every place is line 1 and a column made from the path's length."""

    id: str = "item"
    number: int = 7
    ledger: Ledger = LEDGER
    words: Words = ENGLISH
    language: str = "en-GB"
    sink: Sink = field(default_factory=Sink)
    before: dict[str, ItemPaper | None] = field(default_factory=dict)
    inner: tuple[tuple[ItemPaper, ItemAnswer], ...] = ()
    """The items of the only list that stands in the item."""
    own: tuple[str, tuple[Text, ...]] = ("", ())
    """The item's own source: its name and its paragraphs."""

    def at(self, *path: str | int) -> Span:
        """A place whose file names the path."""
        return Span("/".join(str(step) for step in path), 1, len(path) + 1, 1, len(path) + 2)

    def key(self, *path: str | int) -> Span:
        """A place whose file names the path, of a key."""
        return Span("/".join(("key", *(str(step) for step in path))), 1, len(path) + 1, 1, len(path) + 2)

    def text(self, value: str, *path: str | int) -> Text:
        """The value as one run."""
        text = plain(value)
        return Text(text.inlines, self.at(*path))

    def evidence(self, quotation: str, *path: str | int) -> tuple[Evidence, ...]:
        """Where the words stand in the one paragraph."""
        source, paragraphs = self.own
        for number, text in enumerate(paragraphs, 1):
            if (start := text.plain().find(quotation)) >= 0:
                return (Evidence(number, start, start + len(quotation), quotation, source=source),)
        start = READING.find(quotation)
        if start < 0:
            self.sink.report("LK501", "not found", self.at(*path))
            return ()
        return (Evidence(1, start, start + len(quotation), quotation),)

    def beside(self, source: str, paragraphs: tuple[Text, ...]) -> FakeScope:
        """A scope that finds words in the source's paragraphs first."""
        return replace(self, own=(source, paragraphs))

    def items(self, *path: str | int, first: int = 1) -> tuple[tuple[ItemPaper, ItemAnswer], ...]:
        """The halves that a test gives, with their numbers."""
        numbered = enumerate(self.inner, first)
        return tuple((replace(paper, number=n), replace(answer, number=n)) for n, (paper, answer) in numbered)

    def finds(self, words: str) -> tuple[Evidence, ...]:
        """Where the words stand in the one paragraph, in any case."""
        start = READING.casefold().find(words.casefold())
        return (Evidence(1, start, start + len(words), words),) if start >= 0 else ()

    def picture(self, file: str, *path: str | int) -> ImageFile | None:
        """Every file is there but `missing.png`; all are 400 by 300 pixels."""
        if file == "missing.png":
            self.sink.report("LK702", "not found", self.at(*path))
            return None
        return ImageFile(Path(file), 400, 300)

    def alt(self, value: str, *path: str | int) -> str:
        """The words as they are."""
        return value

    @property
    def codes(self) -> list[str]:
        """The codes reported so far."""
        return [d.code for d in self.sink.found]


def halves(spec: dict[str, Any], scope: FakeScope | None = None) -> tuple[ItemPaper, ItemAnswer]:
    """Both halves of a spec that has no mistakes."""
    scope = scope or FakeScope()
    split = read(spec, scope)
    assert split is not None, scope.sink.found
    paper, answer = split
    return ITEM_TYPES[kind_of(spec)].model_validate(spec).helped(scope, paper, answer), answer


def read(spec: dict[str, Any], scope: FakeScope) -> tuple[ItemPaper, ItemAnswer] | None:
    """What the item type named in the spec makes of it."""
    return ITEM_TYPES[kind_of(spec)].model_validate(spec).split(scope)


def kind_of(spec: dict[str, Any]) -> str:
    """The key of its type."""
    return next(key for key in spec if key in ITEM_TYPES)
