"""read_test: the test of a unit, from items of its lessons and from items of its own.

An item that is picked is read anew where it stands in its lesson, with its number in the test; its evidence is cited as
a paragraph of that lesson. One that asks about a source brings it along: such items stand in a section of their own,
under their source. So a test is read, printed and marked like any worksheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from lessonkit.diagnostics import Severity, Sink, Span
from lessonkit.fonts.faces import Faces
from lessonkit.items.shuffle import digest
from lessonkit.model.answers import AnswerBook, ItemAnswer
from lessonkit.model.ledger import Ledger
from lessonkit.model.lesson import Lesson
from lessonkit.model.paper import ItemPaper, Paper, WorksheetPassage, WorksheetSection
from lessonkit.model.picking import made_up
from lessonkit.model.text import Text
from lessonkit.registry import did_you_mean
from lessonkit.source.evidence import Passage
from lessonkit.source.ledger import read_ledger
from lessonkit.source.nodes import Mapping, Node, exact, head_span, key_span, nearest
from lessonkit.source.nodes import Path as NodePath
from lessonkit.source.scope import Desk, Proof
from lessonkit.source.shape import read_shape
from lessonkit.source.unit_file import Unit
from lessonkit.source.unit_spec import PickSpec, UnitTestSectionSpec, UnitTestSpec
from lessonkit.source.worksheet import WorksheetReader, findable, section_letter
from lessonkit.words import Words

FACTS = ("title", "people", "terms", "events")
"""What a ledger is read from."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson of the unit: its number, the stem of its file, its tree at the core, and what was read of it.

    `name` is what the test calls it: "Lesson 4".
    """

    number: int
    stem: str
    name: str
    node: Node
    lesson: Lesson
    folder: Path
    """Where its pictures lie."""

    def passage(self) -> Passage:
        """Its reading, for evidence."""
        paragraphs = [(p.number, p.text.plain()) for p in self.lesson.paper.paragraphs]
        return Passage(paragraphs, self.name, several=True)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An item of a lesson that a test may have, and the section in which it stands there."""

    number: int
    stem: str
    paper: ItemPaper
    node: Node
    section: WorksheetSection

    @property
    def source(self) -> WorksheetPassage | None:
        """The text that it asks about, if that is printed over it."""
        return self.section.passage

    @property
    def key(self) -> tuple[int, str]:
        """What it is known by: its lesson, and its id there."""
        return self.number, self.paper.id


def read_test(unit: Unit, taught: Sequence[Taught], faces: Faces, sink: Sink, *, words: Words) -> Lesson | None:
    """The test as a lesson of its own without a reading; None where the unit has none.

    Errors: LK269 a lesson that is not in the unit, LK270 nothing to pick, LK422 one question twice, and those of items.
    Warnings: LK271 picks that make up other marks than were asked for, LK274 items about a source that are left out.
    """
    if unit.spec.test is None or exact(unit.node, ("test",)) is None:
        return None
    return _Reader(unit, taught, Desk(unit.paper.language, faces, sink, unit.file.parent), words).test(unit.spec.test)


@dataclass(slots=True)
class _Reader:
    """Reads the sections in order; numbers run through the test."""

    unit: Unit
    taught: Sequence[Taught]
    desk: Desk
    words: Words
    readers: dict[int, WorksheetReader] = field(default_factory=dict)
    own: WorksheetReader = field(init=False)
    candidates: list[_Candidate] = field(default_factory=list)
    answers: list[ItemAnswer] = field(default_factory=list)
    sections: list[WorksheetSection] = field(default_factory=list)
    named: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The sources that are printed, by their names: the section of the test that asks for them, and their lesson."""

    def __post_init__(self) -> None:
        everything: list[Ledger] = [_ledger(self.unit.node, self.desk, self.words)]
        for one in self.taught:
            heard = Desk(one.lesson.paper.language, self.desk.faces, Sink(), one.folder)  # what is wrong there is known
            ledger = _ledger(one.node, heard, self.words)
            everything.append(ledger)
            self.readers[one.number] = WorksheetReader(one.node, ledger, self.words, heard, Proof(one.passage()))
            self.candidates += _candidates(one)
        more = tuple(one.passage() for one in self.taught)
        node = exact(self.unit.node, ("test",)) or self.unit.node
        self.own = WorksheetReader(node, _joined(everything), self.words, self.desk, Proof(Passage(()), more=more))
        for reader in self.readers.values():  # no two items of a test have one id, wherever they come from
            reader.ids = self.own.ids

    def test(self, spec: UnitTestSpec) -> Lesson:
        """Both halves."""
        for i, section in enumerate(spec.sections):
            self._add_section(i, section)
        unit = self.unit.paper
        title = self._text(spec.title, "title") or unit.title
        paper = Paper(
            id=f"{unit.id}-test",
            title=title,
            short_title=title.plain() if spec.title else unit.short_title,
            subject=unit.subject,
            ages=unit.ages,
            minutes=spec.minutes,
            language=unit.language,
            question=self._text(spec.how, "how"),
            documents=("worksheet", "answer-key"),
            worksheet=tuple(self.sections),
        )
        return Lesson(paper, AnswerBook(items=tuple(self.answers)))

    def _text(self, value: str, key: str) -> Text:
        return self.desk.text(value, self.own.node, (key,)) if value else Text()

    def _add_section(self, i: int, spec: UnitTestSectionSpec) -> None:
        """What was picked, then the test's own; after that what is asked about sources, a section for each.

        Where there is nothing else, the first source stands under the heading that the test gives.
        """
        at: NodePath = ("sections", i)
        picked = [one for k, pick in enumerate(spec.pick) for one in self._picked(i, pick, (*at, "pick", k))]
        items = [paper for one in picked if not one.source and (paper := self._anew(one))]
        items += [paper for k in range(len(spec.items)) if (paper := self._item((*at, "items", k)))]
        if not (spec.pick or spec.items):
            hint = "write `pick:` or `items:` under it"
            self.desk.sink.report("LK270", "this section has no items", self._place(at), hint=hint)
        title = self.desk.text(spec.section, self.own.node, (*at, "section"))
        about = [one for one in picked if one.source]
        if items or not about:
            self._add(title, items)
        for n, name in enumerate(dict.fromkeys(one.source.name for one in about if one.source)):
            own = [one for one in about if one.source and one.source.name == name]
            heading = own[0].section.title if items or n else title
            self._add(heading, [paper for one in own if (paper := self._anew(one))], own[0].source)

    def _add(self, title: Text, items: Sequence[ItemPaper], source: WorksheetPassage | None = None) -> None:
        letter = section_letter(len(self.sections))
        self.sections.append(WorksheetSection(letter=letter, title=title, items=tuple(items), passage=source))

    def _place(self, at: NodePath) -> Span:
        return key_span(self.own.node, at) if isinstance(at[-1], str) else head_span(nearest(self.own.node, at))

    def _item(self, at: NodePath) -> ItemPaper | None:
        node = exact(self.own.node, at)
        return self._read(self.own, node) if node else None

    def _read(self, reader: WorksheetReader, node: Node, proof: Proof | None = None) -> ItemPaper | None:
        halves = reader.halves(node, len(self.answers) + 1, proof)
        if halves is None:
            return None
        self.answers.append(halves[1])
        return halves[0]

    def _picked(self, section: int, pick: PickSpec, at: NodePath) -> list[_Candidate]:
        """The items of a pick, which no later pick may have."""
        lessons = self._lessons(pick, at)
        tags = {tag.casefold() for tag in pick.tags}
        left = [one for one in self.candidates if one.number in lessons]
        asked = [one for one in left if not tags or tags.intersection(one.paper.tags)]
        fitting = self._printable(section, asked, pick)
        without = [one for one in asked if one not in fitting]
        if lessons and not fitting:
            hint = f"{_taken(without[0])}: {_MAKE_ROOM}" if without else _tags_to_use(pick, left)
            self.desk.sink.report("LK270", "no item is left to pick here", self._place((*at, "tags")), hint=hint)
            return []
        chosen = _chosen(fitting, pick)
        self._warn(pick, at, chosen, without)
        taken = {one.key for one in chosen}
        self.candidates = [one for one in self.candidates if one.key not in taken]
        self.named |= {one.source.name: (section, one.number) for one in chosen if one.source}
        return chosen

    def _printable(self, section: int, asked: Sequence[_Candidate], pick: PickSpec) -> list[_Candidate]:
        """Those whose source, if they have one, can be printed: once in the test, and under a name that is its alone.

        Of two sources of one name the seed decides.
        """
        named: dict[str, tuple[int, int]] = {}
        for one in _shuffled(asked, pick):
            if one.source:
                named.setdefault(one.source.name, (section, one.number))
        named |= self.named
        return [one for one in asked if not one.source or named[one.source.name] == (section, one.number)]

    def _warn(self, pick: PickSpec, at: NodePath, chosen: Sequence[_Candidate], without: Sequence[_Candidate]) -> None:
        total = sum(one.paper.marks for one in chosen)
        if pick.marks and total != pick.marks:
            message = f"these items make up {total} marks, not {pick.marks}"
            hint = "ask for other marks, or tag more items"
            self.desk.sink.report("LK271", message, self._place((*at, "marks")), hint=hint)
        if without and (total < pick.marks or not pick.marks):
            count = f"{len(without)} items are" if len(without) > 1 else "an item is"
            self.desk.sink.report("LK274", f"{count} left out: {_taken(without[0])}", self._place(at), hint=_MAKE_ROOM)

    def _lessons(self, pick: PickSpec, at: NodePath) -> set[int]:
        """The numbers of the lessons that a pick takes from. LK269 for one that is not in the unit."""
        by_name = {name: one.number for one in self.taught for name in (one.stem, str(one.number))}
        for k, name in enumerate(pick.lesson):
            if PurePosixPath(name).stem not in by_name:
                hint = did_you_mean(name, by_name) or f"write a number from 1 to {len(self.taught)}"
                listed = exact(self.own.node, (*at, "lesson", k))
                place = head_span(listed) if listed else self._place((*at, "lesson"))
                self.desk.sink.report("LK269", f"the unit has no lesson “{name[:60]}”", place, hint=hint)
        named = {by_name[stem] for name in pick.lesson if (stem := PurePosixPath(name).stem) in by_name}
        return named if pick.lesson else set(by_name.values())

    def _anew(self, one: _Candidate) -> ItemPaper | None:
        """The item with its number in the test, without the help that a worksheet gives."""
        reader = self.readers[one.number]
        before = len(reader.desk.sink.found)
        proof = replace(reader.proof, source=findable(one.source)) if one.source else None
        paper = self._read(reader, one.node, proof)
        for problem in reader.desk.sink.found[before:]:
            if problem.severity is Severity.ERROR:
                sink = self.desk.sink
                sink.report(problem.code, problem.message, problem.span, hint=problem.hint, also=problem.also)
        return replace(paper.unaided(), pinned=False) if paper else None


def _chosen(fitting: Sequence[_Candidate], pick: PickSpec) -> list[_Candidate]:
    """All that fit, or those that make up the marks, asked in an order that the seed alone decides."""
    if not pick.marks:
        return list(fitting)
    order = _shuffled([one for one in fitting if one.paper.marks], pick)
    taken = {order[n].key for n in made_up([one.paper.marks for one in order], pick.marks)}
    return [one for one in fitting if one.key in taken]


_MAKE_ROOM = "give the source in the lesson a `name:` of its own, or pick all that is about it in one section"


def _taken(one: _Candidate) -> str:
    """Why an item about a source has no place."""
    name = one.source.name if one.source else ""
    return f"another section, or another lesson, has a {name}, as lesson {one.number} has"


def _tags_to_use(pick: PickSpec, left: Sequence[_Candidate]) -> str:
    """What might be picked in place of what is not there."""
    known = dict.fromkeys(tag for one in left for tag in one.paper.tags)
    hint = next((found for tag in pick.tags if (found := did_you_mean(tag, known))), "")
    return hint or (f"these are tagged: {', '.join(list(known)[:12])}" if known else "tag items by `tags:`")


def _shuffled(candidates: Sequence[_Candidate], pick: PickSpec) -> list[_Candidate]:
    return sorted(candidates, key=lambda one: digest("test", pick.seed, one.stem, one.paper.id))


def _candidates(taught: Taught) -> list[_Candidate]:
    """The items of a lesson's worksheet that carry marks, but for those that speak of another item of it."""
    found: list[_Candidate] = []
    for i, section in enumerate(taught.lesson.paper.worksheet):
        for k, paper in enumerate(section.items):
            node = exact(taught.node, ("worksheet", i, "items", k))
            if node is not None and paper.marks and paper.stands_alone():
                found.append(_Candidate(taught.number, taught.stem, paper, node, section))
    return found


def _ledger(node: Node, desk: Desk, words: Words) -> Ledger:
    """The facts of a lesson or a unit, which were checked before."""
    kept = [entry for entry in node.entries if entry.key.value in FACTS] if isinstance(node, Mapping) else []
    heard = Desk(desk.language, desk.faces, Sink())
    return read_ledger(read_shape(Mapping(tuple(kept), node.span), heard.sink), heard, words)[0]


def _joined(ledgers: Sequence[Ledger]) -> Ledger:
    """All facts, each by its id as the first ledger has it."""
    people = {one.id: one for ledger in reversed(ledgers) for one in ledger.people}
    terms = {one.id: one for ledger in reversed(ledgers) for one in ledger.terms}
    events = {one.id: one for ledger in reversed(ledgers) for one in ledger.events}
    return Ledger(tuple(people.values()), tuple(terms.values()), tuple(events.values()))
