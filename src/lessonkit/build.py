"""The whole program on one page.

    bytes → Node → Lesson → Document → Layout (+ LineIndex) → furnished Layouts → tiled Layouts → bytes → files
            parse   read     compose    lay out                furnish             tile            write

Each stage takes a frozen value and gives one back; problems go to the sink. The disk is written in one
place, `put_files`, by temporary file and rename.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from lessonkit import __version__
from lessonkit.cache import Cache
from lessonkit.classes.editions import EditionPress, PressFor
from lessonkit.classes.looks import UnknownFamilyError, known_families, themed
from lessonkit.classes.sets import CLASS_SET, DISTRIBUTION_LIST, ClassSet, HandOut, made_up
from lessonkit.classes.tally import teachers_pages
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS
from lessonkit.documents.kinds import Press, PupilsKind
from lessonkit.files import Content, put_files
from lessonkit.fonts.faces import Faces
from lessonkit.fonts.fira import load_faces
from lessonkit.freshness import digest_of
from lessonkit.layout.enlarge import shrunk
from lessonkit.layout.placed import Layout, Stretch
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.digest import build_code
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Paper, Setting
from lessonkit.model.school import School
from lessonkit.pdf.assembler import SetHead, write_set
from lessonkit.pdf.writer import write
from lessonkit.project import SchoolClass
from lessonkit.source.decode import MOST_BYTES
from lessonkit.source.nodes import Mapping, Node, key_span
from lessonkit.source.overlay import merged
from lessonkit.source.parse import parse
from lessonkit.source.plans import Plan, is_plan, read_plan
from lessonkit.source.reader import read
from lessonkit.themes import DEFAULT, Theme
from lessonkit.units import PAPERS, PaperChoice
from lessonkit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Settings:
    """How to print: the paper, the documents asked for (all that the lesson names, if empty), the look.

    `versions` are letters, or "" for one version; `looks` the settings of type asked for, the usual one first, which is
    `Look()` and is set as `usual` says.
    """

    paper: PaperChoice = PAPERS["A4"]
    only: tuple[str, ...] = ()
    theme: Theme = DEFAULT
    words: Words = ENGLISH
    versions: tuple[str, ...] = ("",)
    looks: tuple[Look, ...] = (Look(),)
    usual: Look = Look()
    hand_out: HandOut | None = None
    """For whom copies are made; then the editions are those that they need."""
    levels: AbstractMapping[str, str] = field(default_factory=dict)
    """What the levels are called on the teacher's own pages, by id."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A lesson at its levels and its finished documents, by the names of their files, as they are printed."""

    lessons: Levelled
    documents: AbstractMapping[str, Layout]
    class_set: ClassSet | None = None
    remarks: tuple[str, ...] = ()

    @property
    def lesson(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.lessons.core


def load(
    file: Path,
    sink: Sink,
    faces: Faces,
    classes: AbstractMapping[str, SchoolClass] | None = None,
    words: Words = ENGLISH,
) -> Levelled | None:
    """bytes → Node → Lesson at each level; of a plan, the lesson that it names, with the plan laid over it.

    `classes` are those that a plan may name by id, for their full name and their teacher.

    None after errors, all in the sink. Errors: LK1xx to LK7xx, LK803.
    """
    data = _bytes_of(file, sink)
    node = parse(data, str(file), sink) if data is not None else None
    if node is None:
        return None
    if isinstance(node, Mapping) and is_plan(node):
        return _load_planned(read_plan(node, file, faces, sink, classes), sink, faces, words)
    return _levelled(node, file, sink, faces, words)


def _levelled(node: Node, file: Path, sink: Sink, faces: Faces, words: Words) -> Levelled | None:
    lesson = read(node, file, file.parent, faces, sink, tuple(PUPILS_KINDS), words=words)
    return Levelled.of(lesson) if lesson is not None else None


def _load_planned(plan: Plan | None, sink: Sink, faces: Faces, words: Words) -> Levelled | None:
    """The lesson of a plan, as the plan has it."""
    data = _bytes_of(plan.lesson, sink) if plan else None
    lesson = parse(data, str(plan.lesson), sink) if plan and data is not None else None
    if plan is None or data is None or lesson is None:
        return None
    if is_plan(lesson):
        message = f"{plan.lesson} is a plan itself"
        sink.report("LK230", message, key_span(plan.node, ("lesson",)), hint="name the lesson that it is made from")
        return None
    whole = merged(plan.node, lesson, sink) if isinstance(lesson, Mapping) else lesson
    levelled = _levelled(whole, plan.lesson, sink, faces, words)
    if levelled is None or sink.has_errors():
        return None
    return replace(levelled, occasion=plan.occasion, sources=((plan.lesson, digest_of(data)),))


def _bytes_of(file: Path, sink: Sink) -> bytes | None:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one byte more than a lesson may have tells that it is too large
    except OSError as error:
        sink.report("LK803", f"{file}: {error.strerror or error}", hint=_unread(file))
        return None


def _unread(file: Path) -> str:
    """A hint to the lesson that is most likely meant."""
    folders = (Path("lessons"), Path("plans"))
    names = [folder / name for name in (file.name, f"{file.stem}.yaml") for folder in folders]
    for likely in (*names, file.with_suffix(".yaml")):
        if likely != file and likely.is_file():
            return f"did you mean {likely}?"
    return "check its name; lessons are called by folder and file, as lessons/my-lesson.yaml"


def make_packet(lessons: Levelled, settings: Settings, sink: Sink, faces: Faces) -> Packet | None:
    """Lesson → Documents → Layouts, furnished, in every edition; a sheet that is a poster is cut into tiles.

    Errors: LK207 nothing to print, LK710 a block that fits on no page, LK804 a cycle. Warnings are those of the kinds.
    """
    paper = lessons.core.paper
    wanted = documents_wanted(paper, settings, sink)
    if not paper.documents:
        hint = "add `reading:`, `worksheet:`, `alliances:`, `timeline:` or facts such as `terms:`"
        sink.report("LK207", "the lesson has nothing to print yet", paper.title.origin, hint=hint)
        return None
    kinds = _in_order(_needed(wanted, paper), sink)
    check_versions(lessons.core, settings.versions, sink)
    if kinds is None or sink.has_errors():
        return None
    if not _known_looks(settings, sink):
        return None
    editions = EditionPress(lessons, _editions(lessons, settings), _presses(lessons, settings, faces), sink)
    try:
        for kind in kinds:
            editions.print(kind)
        if settings.hand_out:
            return _class_packet(editions, wanted, settings, sink)
        documents = dict(editions.finished(wanted))
    except DoesNotFit as problem:
        hint = "shorten it, or split it in two"
        if problem.copy:
            hint = f"it is too large in the copy `{problem.copy}`: {hint}, or print that copy in a smaller size"
        sink.report("LK710", str(problem), problem.origin, hint=hint)
        return None
    return Packet(lessons, documents)


def _class_packet(
    press: EditionPress, wanted: tuple[str, ...], settings: Settings, sink: Sink
) -> Packet | None:
    """A class set with its list, and the keys to it. Errors: LK859 no document is for pupils."""
    made = made_up(press, wanted, settings.hand_out, sink) if settings.hand_out else None
    if made is None:
        return None
    whole, listed, remarks = teachers_pages(made, press, settings.levels)
    documents = dict(press.finished([name for name in wanted if name == ANSWER_KEY]))
    return Packet(press.lessons, {**documents, DISTRIBUTION_LIST: listed}, whole, remarks)


def _editions(lessons: Levelled, settings: Settings) -> tuple[Edition, ...]:
    """Every edition asked for, the core in its first version and look first."""
    if settings.hand_out:
        return settings.hand_out.editions
    return tuple(
        Edition(level, version, look)
        for look in settings.looks
        for version in settings.versions
        for level in lessons.by_level
    )


def _presses(lessons: Levelled, settings: Settings, faces: Faces) -> PressFor:
    """The means of composing for each look; one code for all editions, made from what they print."""
    papers = [lesson.paper for lesson in lessons.by_level.values()]
    code = build_code(*papers, settings.paper, settings.theme.family, _own_look(settings), __version__)

    def press_for(look: Look, lines: LineIndex) -> Press:
        paper = settings.paper
        theme = themed(settings.theme, look.over(settings.usual), paper.sheet)
        sheet, charts = (shrunk(size, theme.enlarged) for size in (paper.sheet, paper.charts))
        setting = Setting(lines, settings.words)
        return Press(faces, theme, sheet, charts, setting, code, lessons.occasion)

    return press_for


def _own_look(settings: Settings) -> tuple[Theme | Look | Words, ...]:
    """Theme, usual look and fixed words, as far as they are not the usual ones, which the program's version tells.

    Who prints is left out: it moves nothing, so that two schools with one lesson have one code.
    """
    said = ((replace(settings.theme, school=School()), DEFAULT), (settings.usual, Look()), (settings.words, ENGLISH))
    return tuple(own for own, usual in said if own != usual)


def _known_looks(settings: Settings, sink: Sink) -> bool:
    """Whether every look can be set. Errors: LK260 a font family that is not known or not installed."""
    for look in settings.looks:
        try:
            themed(settings.theme, look.over(settings.usual), settings.paper.sheet)
        except UnknownFamilyError as problem:
            known = f"these are known: {known_families()}"
            hint = "install it with: pip install 'lessonkit[fonts]'" if problem.package else known
            sink.report("LK260", f"the font family “{problem.family}” is not installed", hint=hint)
            return False
    return True


def documents_wanted(paper: Paper, settings: Settings, sink: Sink | None = None) -> tuple[str, ...]:
    """The documents to print: those asked for, as far as the lesson has anything for them, or all that it names.

    Warning: LK806 a document asked for of which the lesson has nothing.
    """
    named = settings.only or paper.documents
    there = tuple(name for name in named if name == ANSWER_KEY or PUPILS_KINDS[name].present(paper))
    for name in named:
        if sink is not None and name not in there:
            sink.report("LK806", f"the lesson has nothing for `{name}`", paper.title.origin)
    return there


def write_packet(packet: Packet, folder: Path, faces: Faces, sink: Sink) -> tuple[Path, ...] | None:
    """Layouts → bytes → files: all of them or none. Errors: LK801 the folder cannot be written."""
    files: dict[Path, Content] = {
        folder / f"{name}.pdf": write(layout, faces) for name, layout in packet.documents.items()
    }
    made = packet.class_set
    if made is not None:
        head = SetHead(made.title, made.language)
        # Written copy by copy into its place: a set of a thousand copies is never in memory as a whole.
        files[folder / f"{CLASS_SET}.pdf"] = lambda file: write_set(file, head, made.masters, made.copies(), faces)
    return put_files(files, sink)


def parts_of(layout: Layout) -> tuple[Stretch, ...]:
    """The parts of a finished document with their pages: the sheets of its charts by their own names."""
    whole = f"{layout.name}."
    return tuple(replace(part, name=part.name.removeprefix(whole)) for part in layout.stretches())


def open_faces() -> Faces:
    """The faces of the core family; their metrics are kept in the cache."""
    return load_faces(Cache())


def _needed(wanted: tuple[str, ...], paper: Paper) -> tuple[PupilsKind, ...]:
    """The pupils' documents to lay out: those asked for, those they cite, and all of the lesson's for the key."""
    printed = (*paper.documents, *wanted) if ANSWER_KEY in wanted else wanted
    names = {name for name in printed if name in PUPILS_KINDS}
    while more := {cited for name in names for cited in PUPILS_KINDS[name].cites} - names:
        names |= more
    kinds = (PUPILS_KINDS[name] for name in PUPILS_KINDS if name in names)
    return tuple(kind for kind in kinds if kind.present(paper))


def _in_order(kinds: tuple[PupilsKind, ...], sink: Sink) -> tuple[PupilsKind, ...] | None:
    """Each kind after those that it cites. Errors: LK804 kinds that cite each other."""
    by_name = {kind.name: kind for kind in kinds}
    graph = {kind.name: [name for name in by_name if name in kind.cites] for kind in kinds}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        sink.report(
            "LK804",
            f"documents cite each other in a circle: {' → '.join(error.args[1])}",
            hint="take one `cites` out of the extension that adds them",
        )
        return None
    return tuple(by_name[name] for name in order)
