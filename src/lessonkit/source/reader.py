"""read: Node → Lesson. Everything that can be wrong is reported in one run, each thing at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from lessonkit.diagnostics import Sink
from lessonkit.fonts.faces import Faces
from lessonkit.items.part import PARTS, PartHalves
from lessonkit.model.alliances import SheetAnswer, SheetPaper
from lessonkit.model.answers import AnswerBook, TeacherNote
from lessonkit.model.ledger import Ledger
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Evidence
from lessonkit.model.names import DOCUMENTS
from lessonkit.model.paper import Paper
from lessonkit.model.text import Text
from lessonkit.model.timeline import TimelineAnswer, TimelinePaper
from lessonkit.registry import did_you_mean
from lessonkit.source.allies import allies_of
from lessonkit.source.evidence import Passage
from lessonkit.source.ledger import check_id, read_ledger
from lessonkit.source.nodes import Entry, Mapping, Node, exact, key_span, walk
from lessonkit.source.parts import read_parts
from lessonkit.source.passages import Read, ReadingReader
from lessonkit.source.scope import Desk, NodeScope, Proof, find_evidence
from lessonkit.source.shape import Shaped, read_shape
from lessonkit.source.spec import LessonSpec
from lessonkit.source.worksheet import WorksheetReader
from lessonkit.words import ENGLISH, Words

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?((?:-[A-Za-z0-9]{5,8})*)")
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")


def read(  # noqa: PLR0913 - the words have a default, for lessons without a project
    node: Node,
    file: Path,
    folder: Path,
    faces: Faces,
    sink: Sink,
    more_documents: tuple[str, ...] = (),
    *,
    words: Words = ENGLISH,
) -> Lesson | None:
    """The lesson in its two halves; None where errors were found (LK2xx to LK7xx).

    `folder` is the one that images must lie in; `file` names the lesson; `more_documents`
    are those that extensions bring, which `print:` may name too; `words` are the fixed words.
    """
    before = sink.count_errors()
    if not isinstance(node, Mapping):
        sink.report("LK202", "a lesson is made of keys and values", node.span, hint="begin it with `title: …`")
        return None
    parts = [entry for entry in node.entries if entry.key.value in PARTS]
    shaped = read_shape(Mapping(tuple(entry for entry in node.entries if entry not in parts), node.span), sink)
    desk = Desk(_language(shaped, sink), faces, sink, folder)
    desk.check_signs(node)
    lesson = _Reader(shaped, desk, more_documents, words).lesson(file, folder, parts)
    return lesson if sink.count_errors() == before else None


def _language(shaped: Shaped, sink: Sink) -> str:
    """The tag of the lesson (BCP 47, section 2.1.1); LK208 and en-GB where it is none."""
    tag = shaped.spec.language
    known = language_of(tag)
    if not known:
        place = exact(shaped.node, ("language",)) or shaped.node
        hint = did_you_mean(tag, ("en-GB", "en-US")) or "write a tag such as en-GB or en-US"
        sink.report("LK208", f"“{tag[:40]}” is not a language tag", place.span, hint=hint)
    return known or "en-GB"


def language_of(tag: str) -> str:
    """A language tag in its usual capitals; "" where it is none."""
    found = _LANGUAGE.fullmatch(tag)
    if not found:
        return ""
    language, script, region, rest = found.groups()
    parts = [language.lower(), *([script.title()] if script else []), *([region.upper()] if region else [])]
    return "-".join(parts) + rest.lower()


class _Reader:
    """One lesson's parts, read in the order in which they need each other."""

    def __init__(self, shaped: Shaped, desk: Desk, more_documents: tuple[str, ...], words: Words) -> None:
        self.spec: LessonSpec = shaped.spec
        self.shaped = shaped
        self.node = shaped.node
        self.desk = desk
        self.more_documents = more_documents
        self.words = words

    def lesson(self, file: Path, folder: Path, entries: Sequence[Entry]) -> Lesson:
        """Both halves. Parts that had errors are left out."""
        spec = self.spec
        ledger, fact_notes = read_ledger(self.shaped, self.desk, self.words)
        titles = self._section_titles()
        reading = ReadingReader(self.node, tuple(titles), self.desk).read(spec.reading)
        proof = _proof(reading, silent="reading" in self.shaped.broken)
        allied = allies_of(spec.alliances, ledger) if spec.alliances else {}
        worksheet = WorksheetReader(self.node, ledger, self.words, self.desk, proof, allied)
        if "worksheet" in self.shaped.broken:
            worksheet.before.update(dict.fromkeys(_given_ids(self.shaped.whole)))
        sections = worksheet.read(spec.worksheet)
        sheets, sheet_answers = self._sheets(ledger, proof)
        timeline, timeline_answer = self._timeline(ledger, proof)
        parts = read_parts(entries, worksheet, partial(self._charts_as, ledger, proof))
        notes = (*reading.notes, *fact_notes, *self._notes())
        paper = replace(
            self._headed(file, folder),
            documents=self._documents(sheets, parts, told=bool(notes)),
            ledger=ledger.listed(),
            reading=reading.sections,
            worksheet=sections,
            sheets=sheets,
            timeline=timeline,
            parts=tuple(halves.paper for halves in parts.values() if halves.paper),
        )
        answers = AnswerBook(
            items=worksheet.answers,
            sheets=sheet_answers,
            timeline=timeline_answer,
            notes=notes,
            traces=reading.traces,
            sources=self._sources(),
            section_titles=tuple(titles.items()),
            parts=tuple(halves.answer for halves in parts.values() if halves.answer),
        )
        return Lesson(paper, answers)

    def _headed(self, file: Path, folder: Path) -> Paper:
        """The paper with what stands at the heads of its pages."""
        title = self._text("title")
        return Paper(
            id=file.stem if file.stem != "lesson" else folder.name or file.stem,
            title=title,
            short_title=self._text("short_title").plain() or title.plain(),
            subject=self._text("subject").plain(),
            ages=_RANGE.sub("–", self._text("ages").plain()),
            minutes=self.spec.minutes,
            minutes_at=key_span(self.node, ("minutes",)),
            language=self.desk.language,
            question=self._text("question"),
            attribution=self._text("attribution"),
        )

    def _text(self, key: str) -> Text:
        value = getattr(self.spec, key)
        return self.desk.text(value, self.node, (key,)) if value else Text()

    def _notes(self) -> list[TeacherNote]:
        return [
            TeacherNote("", self.desk.text(note.text, self.node, ("notes", i, "text")), note.corrects, note.beyond)
            for i, note in enumerate(self.spec.notes)
        ]

    def _sources(self) -> tuple[tuple[Text, Text], ...]:
        return tuple(
            (
                self.desk.text(source.title, self.node, ("sources", id_, "title")),
                self.desk.text(source.note, self.node, ("sources", id_, "note")),
            )
            for id_, source in self.spec.sources.items()
        )

    def _section_titles(self) -> dict[str, str]:
        """Titles by the ids that `from:` may name: sections, and sources as a whole. LK306 for an id used twice."""
        titles: dict[str, str] = {}
        for id_, source in self.spec.sources.items():
            named: list[tuple[tuple[str, ...], str]] = [(("sources", id_), source.title)]
            named += [(("sources", id_, "sections", section), title) for section, title in source.sections.items()]
            for path, title in named:
                span = key_span(self.node, path)
                check_id(path[-1], span, self.desk)
                if path[-1] in titles:
                    hint = "give each source and each section an id of its own"
                    self.desk.sink.report("LK306", f"the id `{path[-1]}` is used twice", span, hint=hint)
                where = (*path, "title") if len(path) == 2 else path
                titles.setdefault(path[-1], self.desk.words(title, self.node, where))
        whole = exact(self.shaped.whole, ("sources",))
        if "sources" in self.shaped.broken and isinstance(whole, Mapping):
            # Sources with errors stand there by their ids, so that `from:` is not complained of as well.
            for entry in whole.entries:
                titles.setdefault(entry.key.value, entry.key.value)
                sections = exact(entry.value, ("sections",))
                for section in sections.keys() if isinstance(sections, Mapping) else ():
                    titles.setdefault(section, section)
        return titles

    def _proved(self, proof: Proof) -> dict[str, tuple[Evidence, ...]]:
        """What proves each event, by its id."""
        return {
            id_: tuple(
                piece
                for i, words in enumerate(event.evidence)
                for piece in find_evidence(words, self.node, ("events", id_, "evidence", i), proof, self.desk)
            )
            for id_, event in self.spec.events.items()
        }

    def _sheets(self, ledger: Ledger, proof: Proof) -> tuple[tuple[SheetPaper, ...], tuple[SheetAnswer, ...]]:
        node = exact(self.node, ("alliances",))
        if self.spec.alliances is None or node is None:
            return (), ()
        self._check_ids(node)
        # Imported here for start-up time: a lesson without a chart does not load the chart's rules.
        from lessonkit.charts.reading.read import split_alliances  # noqa: PLC0415

        scope = self._scope("alliances", node, ledger, proof)
        return split_alliances(self.spec.alliances, scope) or ((), ())

    def _charts_as(self, ledger: Ledger, proof: Proof, forms: Sequence[str]) -> tuple[SheetPaper, ...]:
        """The chart on a sheet of each form, apart from those that the lesson prints; what is wrong was told there."""
        node = exact(self.node, ("alliances",))
        if self.spec.alliances is None or node is None:
            return ()
        from lessonkit.charts.reading.read import split_alliances  # noqa: PLC0415 - see `_sheets`

        spec = self.spec.alliances.printing(forms)
        scope = replace(self._scope("alliances", node, ledger, proof), desk=replace(self.desk, sink=Sink()))
        return split_alliances(spec, scope)[0]

    def _scope(self, id_: str, node: Node, ledger: Ledger, proof: Proof) -> NodeScope:
        """The scope of a chart."""
        return NodeScope(
            id=id_, number=0, ledger=ledger, words=self.words, node=node, desk=self.desk, proof=proof
        )

    def _check_ids(self, chart: Node) -> None:
        """LK209 for the ids of a chart's parts, and of its phases and blocs."""
        for part in ("signs", "zones", "sheets"):
            found = exact(chart, (part,))
            for entry in found.entries if isinstance(found, Mapping) else ():
                check_id(entry.key.value, entry.key.span, self.desk)
        for path, scalar in walk(chart):
            if path[:1] == ("phases",) and path[-1] == "id":
                check_id(scalar.value, scalar.span, self.desk)

    def _timeline(self, ledger: Ledger, proof: Proof) -> tuple[TimelinePaper | None, TimelineAnswer | None]:
        proved = self._proved(proof)
        node = exact(self.node, ("timeline",))
        if self.spec.timeline is None or node is None:
            return None, None
        from lessonkit.charts.timeline.read import split_timeline  # noqa: PLC0415 - see `_sheets`

        scope = self._scope("timeline", node, ledger, proof)
        return split_timeline(self.spec.timeline, scope, proved)

    def _documents(
        self, sheets: tuple[SheetPaper, ...], parts: AbstractMapping[str, PartHalves], *, told: bool
    ) -> tuple[str, ...]:
        """The documents to print; `told` says that there are notes for the teacher.

        LK206 for an unknown name, LK207 for one with nothing to print.
        """
        spec = self.spec
        listed = any(p.listed for p in spec.people.values()) or any(e.listed for e in spec.events.values())
        facts = listed or bool(spec.terms)
        asked = any(halves.paper.items for halves in parts.values() if halves.paper)
        for_teachers = bool(spec.worksheet or spec.alliances or spec.timeline) or asked or told
        # A chart with errors has no sheets; what it would print is not complained of as well.
        charted = {bool(sheet.poster) for sheet in sheets} or ({False, True} if spec.alliances else set())
        there = {
            # What an extension's document needs only its own kind knows, and says when it is composed.
            **dict.fromkeys(self.more_documents, True),
            **{name: key in parts for key in PARTS for name in PARTS[key].documents()},
            "handout": bool(spec.reading) or facts,
            "worksheet": bool(spec.worksheet),
            "alliance-chart": False in charted,
            "poster": True in charted,
            "timeline": spec.timeline is not None,
            "answer-key": for_teachers,
        }
        for i, name in enumerate(spec.print):
            place = exact(self.node, ("print", i)) or exact(self.node, ("print",)) or self.node
            if name not in there:
                hint = did_you_mean(name, there) or f"known: {', '.join(there)}"
                self.desk.sink.report("LK206", f"there is no document `{name}`", place.span, hint=hint)
            elif not there[name] and not self.shaped.broken:
                hint = f"add {_needs(name)}, or take `{name}` out"
                self.desk.sink.report("LK207", f"there is nothing to print in `{name}`", place.span, hint=hint)
        wanted = [name for name in spec.print if name in there] or [name for name in _in_order() if there[name]]
        self._warn_of_dropped(sheets, wanted)
        return tuple(dict.fromkeys(wanted))

    def _warn_of_dropped(self, sheets: tuple[SheetPaper, ...], wanted: list[str]) -> None:
        """LK210 where some sheets of a chart are printed and others, whose document is not asked for, are not.

        Where none is printed the teacher means to do without the chart.
        """
        kinds = {sheet.id: "poster" if sheet.poster else "alliance-chart" for sheet in sheets}
        dropped = [id_ for id_, kind in kinds.items() if kind not in wanted]
        if not dropped or len(dropped) == len(kinds):
            return
        missing = kinds[dropped[0]]
        named = ", ".join(f"`{id_}`" for id_ in dropped)
        message = f"the chart's {'sheet' if len(dropped) == 1 else 'sheets'} {named} will not be printed"
        place = exact(self.node, ("print",)) or self.node
        hint = f"add `{missing}` to `print:`, or take {named} out of the chart"
        self.desk.sink.report("LK210", message, place.span, hint=hint)


_NEEDS = {
    "handout": "`reading:`",
    "worksheet": "`worksheet:`",
    "alliance-chart": "`alliances:` with a sheet that is no poster",
    "poster": "a sheet with `poster: 2` under `alliances:`",
    "timeline": "`timeline:`",
    "answer-key": "`worksheet:`, `alliances:`, `timeline:` or `notes:`",
}


def _needs(document: str) -> str:
    return _NEEDS.get(document) or next(f"`{key}:`" for key in PARTS if document in PARTS[key].documents())


def _in_order() -> tuple[str, ...]:
    """The documents that a lesson prints of itself: those of parts after the others, the key last."""
    *first, key = DOCUMENTS
    return (*first, *(document for name in PARTS for document in PARTS[name].documents()), key)


def _proof(reading: Read, *, silent: bool) -> Proof:
    paragraphs = [(p.number, p.text.plain()) for section in reading.sections for p in section.paragraphs]
    return Proof(Passage(paragraphs), silent)


def _given_ids(whole: Node) -> Iterator[str]:
    """The ids of the worksheet's items as it was written: what names one that was left out is not wrong for that."""
    for path, value in walk(whole):
        if path[:1] == ("worksheet",) and path[2:3] == ("items",) and path[4:] == ("id",):
            yield value.value
