"""One lesson's run: recall what stands, or build it anew. Start-up is light; the stages are imported when needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lessonkit import __version__
from lessonkit.cache import Cache, content_key
from lessonkit.classes.set_order import SetOrder
from lessonkit.diagnostics import Diagnostic, Severity, Sink
from lessonkit.freshness import Built, fingerprint_of, recall, remember
from lessonkit.model.edition import Look
from lessonkit.model.names import PROJECT_FILE, UNIT_PREFIX
from lessonkit.model.production import Production
from lessonkit.premises import Premises, as_called, is_unit_file, premises_of, whole_project
from lessonkit.records import Record, put_record, sources_of
from lessonkit.registry import near
from lessonkit.units import MM, PAPERS

if TYPE_CHECKING:
    from lessonkit.build import Packet, Settings
    from lessonkit.fonts.faces import Faces
    from lessonkit.model.lesson import Levelled
    from lessonkit.project import Project


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for: the paper by name, documents by name (all of them, if empty), a folder.

    No paper and no folder stand for those of the lesson's project. `versions` is their number: A, B, C …; one is
    printed without a letter. With a `class_set`, there is a copy for each pupil of a roster in place of the documents
    alone.
    """

    paper: str = ""
    only: tuple[str, ...] = ()
    output: Path | None = None
    versions: int = 1
    looks: tuple[Look, ...] = ()
    """Looks besides the theme's own."""
    class_set: SetOrder | None = None
    production: Production = Production()

    def at(self, premises: Premises) -> Order:
        """The order with what the project says where the command line says nothing."""
        wanted = self.class_set
        if wanted is not None and not wanted.roster.is_file():
            wanted = replace(wanted, roster=premises.rosters.get(str(wanted.roster), wanted.roster))
        output = self.output or premises.output
        return replace(self, paper=self.paper or premises.paper, output=output, class_set=wanted)

    @property
    def home(self) -> Path:
        """The folder that holds those of all lessons."""
        return self.output or Path("output")

    def folder(self, file: Path) -> Path:
        """Where the documents of a lesson file go; those of a unit never where a lesson's do."""
        return self.home / (f"{UNIT_PREFIX}{file.stem}" if is_unit_file(file) else file.stem)

    def settings(self, project: Project) -> Settings:
        """The settings that the stages understand, in the project's own look."""
        from lessonkit.build import Settings  # the stages are not imported where nothing has to be built
        from lessonkit.classes.versions import letters  # as above
        from lessonkit.themes import DEFAULT  # as above

        return Settings(
            paper=PAPERS[self.paper or project.paper],
            only=self.only,
            theme=replace(DEFAULT, school=project.school),
            words=project.words,
            versions=letters(self.versions),
            looks=(Look(), *self.looks),
            usual=project.look,
            levels=project.levels,
            production=self.production,
        )

    def settings_told(self) -> tuple[str, ...]:
        """The settings in words, for the record of a build."""
        production = self.production
        told = [f"paper {self.paper}"]
        told += [f"imposed as {production.impose}"] if production.impose else []
        told += [f"binding margin {production.binding / MM:g} mm"] if production.binding else []
        return tuple(told)

    def describe(self) -> str:
        """The part of the order that changes what is printed."""
        said = (self.paper, ",".join(self.only), f"versions {self.versions}", str(self.looks), self._class_set())
        return " ".join((*said, str(self.production)))

    def _class_set(self) -> str:
        """The class set and its roster, which is told by a digest alone: names of pupils stand in no record."""
        if self.class_set is None:
            return ""
        try:
            roster = self.class_set.roster.read_bytes()
        except OSError:
            roster = b""
        return f"{self.class_set!r} {content_key(roster)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one lesson. `unchanged` says that its files were already what they should be."""

    file: Path
    folder: Path
    diagnostics: tuple[Diagnostic, ...]
    pages: Mapping[str, int] | None = None
    remarks: tuple[str, ...] = ()
    unchanged: bool = False

    @property
    def good(self) -> bool:
        """Whether every document stands in the folder, and its record beside it."""
        return self.pages is not None and all(one.severity is not Severity.ERROR for one in self.diagnostics)


def build(file: Path, order: Order, cache: Cache) -> Outcome:
    """Builds a lesson's documents, unless they stand there already, made from the same inputs."""
    return recalled(file, order, cache) or build_anew(file, order, cache)


def recalled(file: Path, order: Order, cache: Cache) -> Outcome | None:
    """The lesson's documents where they stand already, made from the same inputs; its record is put where it lacks."""
    premises = premises_of(file.parent, cache, Sink())
    if premises is None:
        return None
    order = order.at(premises)
    folder = order.folder(file)
    built = recall(cache, fingerprint_of(file, folder, order.describe(), premises.data))
    if built is None:
        return None
    sink = Sink()
    put_record(built.record, order.home, sink)
    warnings = (*built.warnings, *sink.in_order())
    return Outcome(file, folder, warnings, built.pages, built.remarks, unchanged=True)


def build_anew(file: Path, order: Order, cache: Cache) -> Outcome:
    """Builds a lesson's documents, whatever stands there."""
    from lessonkit import build as stages  # imported late: a run with nothing to do needs none of it

    sink = Sink()
    premises = premises_of(file.parent, cache, sink)
    if premises is None:
        return Outcome(file, order.folder(file), sink.in_order())
    order = order.at(premises)
    folder = order.folder(file)
    before = fingerprint_of(file, folder, order.describe(), premises.data)
    faces = stages.open_faces()
    project = whole_project(premises, sink)
    packet = _packet(file, order, project, faces, sink) if project else None
    files = stages.write_packet(packet, folder, faces, sink) if packet else None
    if project is None or packet is None or files is None:
        return Outcome(file, folder, sink.in_order())
    record = _record(file, order, packet)
    built = Built(_pages(packet), sink.in_order(), remarks(packet), record)
    put_record(record, order.home, sink)
    from lessonkit.extensions import extension_files  # see above

    # A lesson that was saved while it was being built is not recorded: nobody knows which of its states was read.
    if fingerprint_of(file, folder, order.describe(), premises.data) == before:
        inputs = {*packet.lesson.paper.images, *extension_files(), *project.inputs}
        remember(cache, before, built, (*files, *inputs), packet.lessons.sources)
    return Outcome(file, folder, sink.in_order(), built.pages, built.remarks)


def check(file: Path, order: Order) -> Outcome:
    """Finds all that is wrong with a lesson, its layout included, and what could be better; writes nothing."""
    sink = Sink()
    packet = packet_of(file, order, sink)
    if packet is None:
        return Outcome(file, order.folder(file), sink.in_order())
    from lessonkit.lint import lint  # see `build`

    lint(packet, str(file), sink)
    return Outcome(file, order.folder(file), sink.in_order(), _pages(packet), remarks(packet))


def packet_of(file: Path, order: Order, sink: Sink) -> Packet | None:
    """A lesson laid out, for those who only want to look at it."""
    from lessonkit import build as stages  # see `build`

    premises = premises_of(file.parent, Cache(), sink)
    project = whole_project(premises, sink) if premises else None
    return _packet(file, order, project, stages.open_faces(), sink) if project else None


def _packet(file: Path, order: Order, project: Project, faces: Faces, sink: Sink) -> Packet | None:
    from lessonkit import build as stages  # see `build`
    from lessonkit.extensions import load_extensions  # see `build`

    load_extensions(sink, project.extensions)
    if is_unit_file(file):
        return _unit_packet(file, order, project, faces, sink)
    lessons = stages.load(file, sink, faces, project.classes, project.words)
    settings = order.settings(project)
    if order.class_set is not None and _has_roster(order.class_set, project, sink):
        wanted = _of_class(order.class_set, project, lessons)
        settings = _with_class(settings, wanted, project, faces, sink)
    if lessons is None or sink.has_errors():
        return None
    packet = stages.make_packet(lessons, settings, sink, faces)
    return None if sink.has_errors() else packet


def _unit_packet(file: Path, order: Order, project: Project, faces: Faces, sink: Sink) -> Packet | None:
    """What is made of a unit. LK273: a class set of it is asked for."""
    from lessonkit.unit.lessons import load_unit  # see `build`
    from lessonkit.unit.packet import make_unit_packet  # see `build`

    if order.class_set is not None:
        sink.report("LK273", f"{file} is a unit, of which no class set is made")
    whole = load_unit(file, sink, faces, project.classes, project.words)
    if whole is None or sink.has_errors():
        return None
    packet = make_unit_packet(whole, order.settings(project), sink, faces)
    return None if sink.has_errors() else packet


def _has_roster(wanted: SetOrder, project: Project, sink: Sink) -> bool:
    """Whether there is a file to read. LK850: it is called as a file or a class that is not there."""
    called = str(wanted.roster)
    if wanted.roster.exists():
        return True
    if called in project.classes:
        hint = f"write `roster: rosters/{called}.csv` under the class, or name the file after --class"
        sink.report("LK850", f"the class {called} has no `roster` in {PROJECT_FILE}", hint=hint)
        return False
    files = [as_called(file).as_posix() for file in sorted((project.root / "rosters").glob("*.[cx]*"))]
    known = {name.casefold(): file for file in files for name in (file, Path(file).stem)}
    known |= {name.casefold(): one.id for one in project.classes.values() if one.roster for name in (one.name, one.id)}
    hint = f"name a file, as rosters/10b.csv, or a class that has a `roster` in {PROJECT_FILE}"
    for meant in (name for name in near(called.casefold(), known) if name):
        hint = f"did you mean `{known[meant]}`?"
        break
    sink.report("LK850", f"there is no roster {called}", hint=hint)
    return False


def _of_class(wanted: SetOrder, project: Project, lessons: Levelled | None) -> SetOrder:
    """The order of a class set with what the project or a plan says of the class; a date asked for stands."""
    owners = (one for one in project.classes.values() if one.roster and _is_one(project.root / one.roster, wanted))
    known = next(owners, None)
    called = known.name or known.id if known else ""
    if lessons is None:
        return replace(wanted, called=called)
    said = lessons.occasion.fields(project.words)
    return replace(wanted, called=said.get("class", called), date=wanted.date or said.get("date", ""))


def _is_one(roster: Path, wanted: SetOrder) -> bool:
    return roster.resolve() == wanted.roster.resolve()


def _with_class(settings: Settings, order: SetOrder, project: Project, faces: Faces, sink: Sink) -> Settings:
    """The settings with those who get a copy; what is wrong with the roster is in the sink."""
    from lessonkit.classes.roster import Reading  # see `build`
    from lessonkit.classes.sets import handed_out  # see `build`
    from lessonkit.classes.wishes import named_levels  # see `build`

    reading = Reading(faces, settings.theme, named_levels(project.levels), order.skip)
    hand_out = handed_out(order, reading, settings.versions, sink)
    if hand_out is None:
        return settings
    looks = tuple(dict.fromkeys(edition.look for edition in hand_out.editions))
    return replace(settings, hand_out=hand_out, versions=hand_out.versions, looks=looks)


def _pages(packet: Packet) -> dict[str, int]:
    """Pages by document, a grey proof after each that has one."""
    from lessonkit.classes.sets import CLASS_SET  # see `build`
    from lessonkit.pdf.proof import PROOF_SUFFIX  # see `build`

    pages: dict[str, int] = {}
    for name, layout in packet.documents.items():
        pages[name] = len(layout.pages)
        if name in packet.proofs:
            pages[name + PROOF_SUFFIX] = len(layout.pages)
    return pages if packet.class_set is None else {CLASS_SET: packet.class_set.pages, **pages}


def _record(file: Path, order: Order, packet: Packet) -> str:
    """What the code of these pages stands for. A grey proof is no paper for pupils, so it is left out."""
    specs = (file, *(path for path, _ in packet.lessons.sources))
    record = Record(
        code=packet.code,
        program=__version__,
        sources=sources_of((*specs, *packet.lesson.paper.images), order.home),
        settings=order.settings_told(),
        documents=_pages(replace(packet, proof=False)),
        keys=packet.keys,
        levels=tuple(packet.lessons.by_level),
        versions=tuple(dict.fromkeys(one.version for one in packet.editions if one.version)),
        looks=tuple(dict.fromkeys(one.look.name for one in packet.editions if one.look.name)),
    )
    return record.as_text()


def remarks(packet: Packet) -> tuple[str, ...]:
    """What the log says of a lesson besides its problems: how far its charts are proved untangled, and their pages."""
    from lessonkit.build import parts_of  # see `build`
    from lessonkit.words import ENGLISH

    found: list[str] = []
    for sheet in packet.lesson.paper.sheets:
        from lessonkit.charts.sheets import describe_order  # a lesson without charts does not load what draws them

        words = describe_order(sheet, ENGLISH)
        remark = f"{ENGLISH.alliance_chart.lower()}: {words}" if words else ""
        if remark and remark not in found:
            found.append(remark)
    for name in ("alliance-chart", "poster"):
        parts = parts_of(packet.documents[name]) if name in packet.documents else ()
        if len(parts) > 1:
            found.append(f"{name}: {', '.join(f'{part.name} {part.pages}' for part in parts)}")
    return (*found, *packet.remarks)
