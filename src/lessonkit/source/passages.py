"""The reading: numbered paragraphs, glosses marked in them, pictures checked, and where each comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lessonkit.model.answers import TeacherNote, Trace
from lessonkit.model.paper import GlossedWord, ReadingFigure, ReadingParagraph, ReadingSection
from lessonkit.model.text import Inline, LineBreak, Run, Text
from lessonkit.registry import did_you_mean
from lessonkit.source.evidence import Findable
from lessonkit.source.markup import read_markup
from lessonkit.source.nodes import Node, Scalar, exact, head_span, key_span, nearest
from lessonkit.source.nodes import Path as NodePath
from lessonkit.source.scope import Desk
from lessonkit.source.spec import ParagraphSpec, ReadingSpec
from lessonkit.specs import FigureSpec

LONG_PARAGRAPH = 220
"""Words; beyond that pupils lose their place."""
_WORD = re.compile(r"\w[\w’'-]*")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Read:
    """The reading, and what the answer key tells of it."""

    sections: tuple[ReadingSection, ...]
    traces: tuple[Trace, ...]
    notes: tuple[TeacherNote, ...]


@dataclass(slots=True)
class ReadingReader:
    """Reads the sections of the reading in order; paragraph numbers and gloss ids run through all of them.

    `known` holds the ids of the source's sections. Errors: LK302, LK503, LK504, LK702 to LK706; warning: LK505.
    """

    node: Node
    known: tuple[str, ...]
    desk: Desk
    traces: list[Trace] = field(default_factory=list)
    notes: list[TeacherNote] = field(default_factory=list)
    number: int = 0
    glossed: int = 0

    def read(self, specs: list[ReadingSpec]) -> Read:
        """All sections."""
        sections = tuple(self._section(("reading", i), spec) for i, spec in enumerate(specs))
        return Read(sections, tuple(self.traces), tuple(self.notes))

    def _section(self, at: NodePath, spec: ReadingSpec) -> ReadingSection:
        if bool(spec.text.strip()) == bool(spec.paragraphs):
            both = "both `text` and `paragraphs`" if spec.paragraphs else "neither `text` nor `paragraphs`"
            span = key_span(self.node, (*at, "paragraphs")) if spec.paragraphs else head_span(nearest(self.node, at))
            hint = "write the paragraphs under `text: |`, parted by empty lines"
            self.desk.sink.report("LK504", f"this section has {both}", span, hint=hint)
        inherited = self._sources(spec.from_, at)
        paragraphs: list[ReadingParagraph] = []
        if spec.text.strip():
            texts = parted(spec.text, self.node, (*at, "text"), self.desk)
            paragraphs += [self._paragraph(text, inherited) for text in texts]
        for i, paragraph in enumerate(spec.paragraphs):
            paragraphs += self._noted((*at, "paragraphs", i), paragraph, inherited)
        return ReadingSection(
            heading=self.desk.text(spec.heading, self.node, (*at, "heading")) if spec.heading else Text(),
            paragraphs=self._glossed(tuple(paragraphs), spec.glosses, (*at, "glosses")),
            figure=self._figure(spec.figure, (*at, "figure")) if spec.figure else None,
        )

    def _noted(self, at: NodePath, spec: ParagraphSpec, inherited: tuple[str, ...]) -> list[ReadingParagraph]:
        sections = self._sources(spec.from_, at) if spec.from_ else inherited
        texts = list(parted(spec.text, self.node, (*at, "text"), self.desk))
        paragraphs = [self._paragraph(text, sections, beyond=bool(spec.beyond)) for text in texts]
        if not paragraphs:
            return []
        place = f"¶{paragraphs[0].number}"
        if spec.corrects:
            corrects = self.desk.text(spec.corrects, self.node, (*at, "corrects"))
            self.notes.append(TeacherNote(place, corrects, corrects=True))
        if isinstance(spec.beyond, str):
            remark = self.desk.text(spec.beyond, self.node, (*at, "beyond"))
            self.notes.append(TeacherNote(place, remark, beyond=True))
        if spec.note:
            self.notes.append(TeacherNote(place, self.desk.text(spec.note, self.node, (*at, "note"))))
        return paragraphs

    def _paragraph(self, text: Text, sections: tuple[str, ...], *, beyond: bool = False) -> ReadingParagraph:
        self.number += 1
        if sections or beyond:
            self.traces.append(Trace(self.number, sections, beyond))
        words = len(text.plain().split())
        if words > LONG_PARAGRAPH:
            hint = "part it with an empty line; pupils find their place by paragraph numbers"
            self.desk.sink.report("LK505", f"this paragraph has {words} words", text.origin, hint=hint)
        return ReadingParagraph(number=self.number, text=text)

    def _sources(self, names: list[str], at: NodePath) -> tuple[str, ...]:
        for i, name in enumerate(names):
            if name not in self.known:
                place = exact(self.node, (*at, "from", i)) or nearest(self.node, (*at, "from"))
                hint = did_you_mean(name, self.known) or "declare it under `sources:`, as one of its `sections:`"
                self.desk.sink.report("LK302", f"no section of the sources is called `{name}`", place.span, hint=hint)
        return tuple(name for name in dict.fromkeys(names) if name in self.known)

    def _glossed(
        self, paragraphs: tuple[ReadingParagraph, ...], glosses: dict[str, str], at: NodePath
    ) -> tuple[ReadingParagraph, ...]:
        """The paragraphs with each glossed word marked where it first stands, longer words before shorter ones."""
        if not glosses:
            return paragraphs
        found = list(paragraphs)
        findable = [Findable(paragraph.text.plain()) for paragraph in paragraphs]
        taken: dict[int, list[tuple[int, int]]] = {}
        missing: list[str] = []
        for word in sorted(glosses, key=lambda word: (-len(word), word)):
            meaning = self.desk.text(glosses[word], self.node, (*at, word))
            printed = Text(read_markup(word, self.desk.language).inlines).plain()
            place = _first_free(findable, printed, taken)
            if place is None:
                missing.append(word)
                continue
            i, start, end = place
            taken.setdefault(i, []).append((start, end))
            self.glossed += 1
            gloss = GlossedWord(id=f"gloss-{self.glossed}", word=found[i].text.plain()[start:end], meaning=meaning)
            text = _marked(found[i].text, start, end, gloss.id)
            found[i] = replace(found[i], text=text, glosses=(*found[i].glosses, gloss))
        self._report_missing(missing, paragraphs, at)
        return tuple(replace(paragraph, glosses=_in_order(paragraph)) for paragraph in found)

    def _report_missing(self, missing: list[str], paragraphs: tuple[ReadingParagraph, ...], at: NodePath) -> None:
        known = {word for p in paragraphs for word in _WORD.findall(p.text.plain())} if missing else set()
        for word in missing:
            hint = did_you_mean(word, sorted(known)[:5000]) or "write it as it stands in this section's text"
            span = key_span(self.node, (*at, word))
            self.desk.sink.report("LK503", f"“{word}” does not stand in this section", span, hint=hint)

    def _figure(self, spec: FigureSpec, at: NodePath) -> ReadingFigure | None:
        image = self.desk.picture(spec.file, self.node, (*at, "file"))
        alt = self.desk.alt(spec.alt, self.node, (*at, "alt"))
        if image is None:
            return None
        return ReadingFigure(
            file=image.file,
            alt=alt,
            width_px=image.width,
            height_px=image.height,
            caption=self.desk.text(spec.caption, self.node, (*at, "caption")) if spec.caption else Text(),
            credit=self.desk.text(spec.credit, self.node, (*at, "credit")) if spec.credit else Text(),
        )


def pieces_of(text: str) -> list[str]:
    """The paragraphs of a text that is parted by empty lines."""
    return [piece.strip() for piece in _EMPTY_LINES.split(text) if piece.strip()]


def parted(value: str, whole: Node, at: NodePath, desk: Desk) -> Iterator[Text]:
    """The paragraphs of a text that is parted by empty lines, each with its own place."""
    pieces = pieces_of(value)
    places: list[tuple[int, int]] = []
    for words in pieces:
        start = value.index(words, places[-1][1] if places else 0)
        places.append((start, start + len(words)))
    node = exact(whole, at)
    spans = node.stretches(places) if isinstance(node, Scalar) else [None] * len(places)
    for words, span in zip(pieces, spans, strict=True):
        yield replace(desk.text(words, whole, at), origin=span)


def _first_free(
    findable: list[Findable], word: str, taken: dict[int, list[tuple[int, int]]]
) -> tuple[int, int, int] | None:
    """Paragraph and offsets of the first place of a word that touches no other glossed word."""
    for i, text in enumerate(findable):
        for start, end in text.places(word):
            if all(end <= first or last <= start for first, last in taken.get(i, ())):
                return i, start, end
    return None


def _marked(text: Text, start: int, end: int, gloss: str) -> Text:
    """The text with the signs from `start` to `end` in runs that name the gloss."""
    inlines: list[Inline] = []
    at = 0
    for inline in text.inlines:
        if not isinstance(inline, Run):
            inlines.append(inline)
            at += isinstance(inline, LineBreak)
            continue
        words = inline.text
        first, last = max(start - at, 0), min(end - at, len(words))
        if first >= last:
            inlines.append(inline)
        else:
            pieces = ((words[:first], inline.gloss), (words[first:last], gloss), (words[last:], inline.gloss))
            inlines += [replace(inline, text=piece, gloss=name) for piece, name in pieces if piece]
        at += len(words)
    return Text(tuple(inlines), text.origin, text.language)


def _in_order(paragraph: ReadingParagraph) -> tuple[GlossedWord, ...]:
    """The glosses in the order of their words in the text."""
    order = list(dict.fromkeys(i.gloss for i in paragraph.text.inlines if isinstance(i, Run) and i.gloss))
    return tuple(sorted(paragraph.glosses, key=lambda gloss: order.index(gloss.id)))
