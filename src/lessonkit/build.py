"""The whole program on one page.

    bytes → Node → Lesson → Document → Layout (+ LineIndex) → furnished Layouts → tiled Layouts → bytes → files
            parse   read     compose    lay out                furnish             tile            write

Each stage takes a frozen value and gives one back; problems go to the sink. The disk is written in one
place, `put_files`, by temporary file and rename.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from lessonkit import __version__
from lessonkit.cache import Cache
from lessonkit.classes.editions import EditionPress, PressFor
from lessonkit.classes.looks import themed
from lessonkit.classes.production import produced
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS
from lessonkit.documents.kinds import Press, PupilsKind
from lessonkit.files import put_files
from lessonkit.fonts.faces import Faces
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.placed import Layout, Stretch
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.digest import build_code
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Paper, Setting
from lessonkit.model.production import Production
from lessonkit.pdf.proof import PROOF_SUFFIX, can_proof, grey_proof
from lessonkit.pdf.writer import write
from lessonkit.source.decode import MOST_BYTES
from lessonkit.source.parse import parse
from lessonkit.source.reader import read
from lessonkit.themes import DEFAULT, Theme
from lessonkit.units import PAPERS, PaperChoice
from lessonkit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Settings:
    """How to print: the paper, the documents asked for (all that the lesson names, if empty), the look.

    `versions` are letters, or "" for one version; `looks` the settings of type asked for, the theme's own first.
    """

    paper: PaperChoice = PAPERS["A4"]
    only: tuple[str, ...] = ()
    theme: Theme = DEFAULT
    words: Words = ENGLISH
    versions: tuple[str, ...] = ("",)
    looks: tuple[Look, ...] = (Look(),)
    production: Production = Production()


@dataclass(frozen=True, slots=True)
class Packet:
    """A lesson at its levels and its finished documents, by the names of their files, as they are printed.

    `code` is the one on every page; `keys` are the answer keys' own, by the names of their files; `proof` asks for a
    grey proof of each.
    """

    lessons: Levelled
    documents: Mapping[str, Layout]
    code: str
    keys: Mapping[str, str]
    proof: bool = False

    @property
    def lesson(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.lessons.core


def load(file: Path, sink: Sink, faces: Faces) -> Levelled | None:
    """bytes → Node → Lesson at each level. None after errors, all in the sink. Errors: LK1xx to LK7xx, LK803."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)  # one byte more than a lesson may have tells that it is too large
    except OSError as error:
        sink.report("LK803", f"{file}: {error.strerror or error}", hint=_unread(file))
        return None
    node = parse(data, str(file), sink)
    if node is None:
        return None
    lesson = read(node, file, file.parent, faces, sink, tuple(PUPILS_KINDS))
    return Levelled.of(lesson) if lesson is not None else None


def _unread(file: Path) -> str:
    """A hint to the lesson that is most likely meant."""
    for likely in (Path("lessons") / file.name, Path("lessons") / f"{file.stem}.yaml", file.with_suffix(".yaml")):
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
    code = _code(lessons, settings)
    presses = _presses(settings, faces, code)
    editions = EditionPress(lessons, _editions(lessons, settings), presses, sink, qr=settings.production.qr)
    try:
        for kind in kinds:
            editions.print(kind)
        documents = dict(editions.finished(wanted))
    except DoesNotFit as problem:
        sink.report("LK710", str(problem), problem.origin, hint="shorten it, or split it in two")
        return None
    documents = produced(documents, settings.production, settings.paper.sheet, faces, settings.theme, sink)
    return Packet(lessons, documents, code, editions.key_codes, settings.production.proof)


def _editions(lessons: Levelled, settings: Settings) -> tuple[Edition, ...]:
    """Every edition asked for, the core in its first version and look first."""
    return tuple(
        Edition(level, version, look)
        for look in settings.looks
        for version in settings.versions
        for level in lessons.by_level
    )


def _code(lessons: Levelled, settings: Settings) -> str:
    """One code for all editions, made from what they print."""
    papers = [lesson.paper for lesson in lessons.by_level.values()]
    return build_code(*papers, settings.paper, settings.theme.family, __version__)


def _presses(settings: Settings, faces: Faces, code: str) -> PressFor:
    """The means of composing for each look."""

    def press_for(look: Look, lines: LineIndex) -> Press:
        paper = settings.paper
        theme = themed(settings.theme, look)
        return Press(faces, theme, paper.sheet, paper.charts, Setting(lines, settings.words), code)

    return press_for


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
    """Layouts → bytes → files: all of them or none; with a grey proof of each, where that is asked for.

    Errors: LK801 the folder cannot be written, LK871 the package that makes proofs is missing.
    """
    finished = {name: write(layout, faces) for name, layout in packet.documents.items()}
    if packet.proof:
        if not can_proof(sink):
            return None
        for name, layout in packet.documents.items():
            finished[name + PROOF_SUFFIX] = grey_proof(finished[name], layout, faces)
    return put_files({folder / f"{name}.pdf": data for name, data in finished.items()}, sink)


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
