"""The whole program on one page.

    bytes → Node → Lesson → Document → Layout (+ LineIndex) → furnished Layouts → tiled Layouts → bytes → files
            parse   read     compose    lay out                furnish             tile            write

Each stage takes a frozen value and gives one back; problems go to the sink. The disk is written in one
place, `put_files`, by temporary file and rename.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from lessonkit.cache import Cache
from lessonkit.classes.editions import EditionPress, PressFor
from lessonkit.classes.production import bound_copies, produced
from lessonkit.classes.sets import CLASS_SET, DISTRIBUTION_LIST, ClassSet, made_up
from lessonkit.classes.tally import teachers_pages
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS, TEACHERS_KINDS
from lessonkit.documents.kinds import PupilsKind
from lessonkit.files import Content, put_files
from lessonkit.fonts.faces import Faces
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.placed import Layout, Stretch
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.loading import load
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Paper
from lessonkit.pdf.assembler import SetHead, write_set
from lessonkit.pdf.proof import PROOF_SUFFIX, can_proof, grey_proof
from lessonkit.pdf.writer import write
from lessonkit.settings import Settings, code_of, editions_of, known_looks, presses_for

__all__ = ["Packet", "Settings", "documents_wanted", "load", "make_packet", "open_faces", "parts_of", "write_packet"]
"""Loading and settings have files of their own; whoever runs the program finds them here."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A lesson at its levels and its finished documents, by the names of their files, as they are printed.

    `code` is the one on every page; `keys` are the answer keys' own, by the names of their files; `proof` asks for a
    grey proof of each.
    """

    lessons: Levelled
    documents: AbstractMapping[str, Layout]
    code: str
    keys: AbstractMapping[str, str]
    editions: tuple[Edition, ...] = ()
    proof: bool = False
    class_set: ClassSet | None = None
    remarks: tuple[str, ...] = ()

    @property
    def lesson(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.lessons.core

    @property
    def proofs(self) -> tuple[str, ...]:
        """The documents that have a grey proof: no picture is made of names, which stand in two files alone."""
        return tuple(name for name in self.documents if name != DISTRIBUTION_LIST) if self.proof else ()


def make_packet(lessons: Levelled, settings: Settings, sink: Sink, faces: Faces) -> Packet | None:
    """Lesson → Documents → Layouts, furnished, in every edition; a sheet that is a poster is cut into tiles.

    Errors: LK207 nothing to print, LK710 a block that fits on no page, LK804 a cycle. Warnings are those of the kinds.
    """
    paper = lessons.core.paper
    wanted = documents_wanted(lessons.core, settings, sink)
    if not paper.documents:
        hint = "add `reading:`, `worksheet:`, `alliances:`, `timeline:` or facts such as `terms:`"
        sink.report("LK207", "the lesson has nothing to print yet", paper.title.origin, hint=hint)
        return None
    kinds = kinds_for(wanted, paper, sink)
    check_versions(lessons.core, settings.versions, sink)
    if kinds is None or sink.has_errors():
        return None
    if not known_looks(settings, sink):
        return None
    code = code_of(lessons, settings)
    editions = _press(lessons, settings, sink, presses_for(lessons, settings, faces, code))
    try:
        for kind in kinds:
            editions.print(kind)
        if settings.hand_out:
            return _class_packet(editions, wanted, settings, code, sink)
        documents = dict(editions.finished(wanted))
        documents |= editions.for_teachers(wanted, documents)
    except DoesNotFit as problem:
        tell_unfit(problem, sink)
        return None
    documents = produced(documents, settings.production, settings.paper.sheet, faces, settings.theme, sink)
    return Packet(
        lessons, documents, code, editions.key_codes, tuple(editions.editions), settings.production.proof
    )


def _press(lessons: Levelled, settings: Settings, sink: Sink, press_for: PressFor) -> EditionPress:
    """The press for all editions asked for, which knows what is to become of its pages."""
    production = settings.production
    return EditionPress(
        lessons,
        editions_of(lessons, settings),
        press_for,
        sink,
        qr=production.qr,
        flip=production.flip,
        named=settings.hand_out is not None,
        leaf=production.leaf,
    )


def tell_unfit(problem: DoesNotFit, sink: Sink) -> None:
    """LK710 for a block that fits on no page."""
    hint = "shorten it, or split it in two"
    if problem.copy:
        hint = f"it is too large in the copy `{problem.copy}`: {hint}, or print that copy in a smaller size"
    sink.report("LK710", str(problem), problem.origin, hint=hint)


def _class_packet(
    press: EditionPress, wanted: tuple[str, ...], settings: Settings, code: str, sink: Sink
) -> Packet | None:
    """A class set with its list, and the keys to it. Errors: LK859 no document is for pupils."""
    finish = bound_copies(settings.production, press.press_for(Look(), LineIndex()).faces, sink)
    made = made_up(press, wanted, settings.hand_out, finish) if settings.hand_out else None
    if made is None:
        return None
    whole, listed, remarks = teachers_pages(made, press, settings.levels)
    # Keys are moved like the copies, so that they lie over them. What a class shares is printed once, for whoever asks.
    keys = press.finished([name for name in wanted if name not in PUPILS_KINDS or PUPILS_KINDS[name].shared])
    documents = {name: finish(name, layout) for name, layout in keys}
    documents |= press.for_teachers(wanted, documents)
    documents[DISTRIBUTION_LIST] = listed
    proof = settings.production.proof
    own = tuple(press.editions)
    return Packet(press.lessons, documents, code, press.key_codes, own, proof, class_set=whole, remarks=remarks)


def documents_wanted(lesson: Lesson, settings: Settings, sink: Sink | None = None) -> tuple[str, ...]:
    """The documents to print: those asked for, as far as the lesson has anything for them, or all that it names.

    Warning: LK806 a document asked for of which the lesson has nothing.
    """
    paper = lesson.paper
    named = settings.only or paper.documents
    there = tuple(name for name in named if _has(lesson, name))
    for name in named:
        if sink is not None and name not in there:
            sink.report("LK806", f"the lesson has nothing for `{name}`", paper.title.origin)
    return there


def _has(lesson: Lesson, name: str) -> bool:
    """Whether a lesson has anything for a document; a key is made of any."""
    pupils, teachers = PUPILS_KINDS.get(name), TEACHERS_KINDS.get(name)
    if pupils:
        return pupils.present(lesson.paper)
    return teachers.present(lesson) if teachers else True


def write_packet(packet: Packet, folder: Path, faces: Faces, sink: Sink) -> tuple[Path, ...] | None:
    """Layouts → bytes → files: all of them or none; with a grey proof of each, where that is asked for.

    Errors: LK801 the folder cannot be written, LK871 the package that makes proofs is missing.
    """
    files: dict[Path, Content] = {}
    if packet.proof and not can_proof(sink):
        return None
    for name, layout in packet.documents.items():
        data = files[folder / f"{name}.pdf"] = write(layout, faces)
        if name in packet.proofs:
            files[folder / f"{name}{PROOF_SUFFIX}.pdf"] = grey_proof(data, layout, faces)
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


def kinds_for(wanted: tuple[str, ...], paper: Paper, sink: Sink) -> tuple[PupilsKind, ...] | None:
    """The pupils' documents to lay out, each after those that it cites. Errors: LK804 a cycle."""
    return _in_order(_needed(wanted, paper), sink)


def _needed(wanted: tuple[str, ...], paper: Paper) -> tuple[PupilsKind, ...]:
    """The pupils' documents to lay out: those asked for, those they cite, and all of the lesson's for the key."""
    # What is for the teacher is made from the others, whether or not they are asked for.
    printed = (*paper.documents, *wanted) if any(name not in PUPILS_KINDS for name in wanted) else wanted
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
