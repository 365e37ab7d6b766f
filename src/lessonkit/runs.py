"""One lesson's run: recall what stands, or build it anew. Start-up is light; the stages are imported when needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lessonkit import __version__
from lessonkit.cache import Cache
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.freshness import Built, fingerprint_of, recall, remember
from lessonkit.model.production import Production
from lessonkit.records import Record, put_record, sources_of
from lessonkit.units import MM, PAPERS

if TYPE_CHECKING:
    from lessonkit.build import Packet, Settings
    from lessonkit.fonts.faces import Faces
    from lessonkit.model.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for: the paper by name, documents by name (all of them, if empty), a folder.

    `versions` is their number: A, B, C …; one is printed without a letter.
    """

    paper: str
    only: tuple[str, ...]
    output: Path
    versions: int = 1
    production: Production = Production()

    def folder(self, file: Path) -> Path:
        """Where the documents of a lesson file go."""
        return self.output / file.stem

    def settings(self) -> Settings:
        """The settings that the stages understand."""
        from lessonkit.build import Settings  # the stages are not imported where nothing has to be built
        from lessonkit.classes.versions import letters  # as above

        return Settings(
            paper=PAPERS[self.paper],
            only=self.only,
            versions=letters(self.versions),
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
        return f"{self.paper} {','.join(self.only)} versions {self.versions} {self.production}"


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
        """Whether every document stands in the folder."""
        return self.pages is not None


def build(file: Path, order: Order, cache: Cache) -> Outcome:
    """Builds a lesson's documents, unless they stand there already, made from the same inputs."""
    return recalled(file, order, cache) or build_anew(file, order, cache)


def recalled(file: Path, order: Order, cache: Cache) -> Outcome | None:
    """The lesson's documents where they stand already, made from the same inputs; its record is put where it lacks."""
    folder = order.folder(file)
    built = recall(cache, fingerprint_of(file, folder, order.describe()))
    if built is None:
        return None
    sink = Sink()
    put_record(built.record, order.output, sink)
    warnings = (*built.warnings, *sink.in_order())
    return Outcome(file, folder, warnings, built.pages, built.remarks, unchanged=True)


def build_anew(file: Path, order: Order, cache: Cache) -> Outcome:
    """Builds a lesson's documents, whatever stands there."""
    from lessonkit import build as stages  # imported late: a run with nothing to do needs none of it

    folder = order.folder(file)
    before = fingerprint_of(file, folder, order.describe())
    sink = Sink()
    settings = order.settings()
    faces = stages.open_faces()
    packet = _packet(file, settings, faces, sink)
    files = stages.write_packet(packet, folder, faces, sink) if packet else None
    if packet is None or files is None:
        return Outcome(file, folder, sink.in_order())
    record = _record(file, order, packet)
    built = Built(_pages(packet, order.production), sink.in_order(), remarks(packet), record)
    put_record(record, order.output, sink)
    from lessonkit.extend import extension_files  # see above

    # A lesson that was saved while it was being built is not recorded: nobody knows which of its states was read.
    if fingerprint_of(file, folder, order.describe()) == before:
        remember(cache, before, built, (*files, *_images(packet.lesson), *extension_files()))
    return Outcome(file, folder, sink.in_order(), built.pages, built.remarks)


def check(file: Path, order: Order) -> Outcome:
    """Finds all that is wrong with a lesson, its layout included, and writes nothing."""
    sink = Sink()
    packet = packet_of(file, order, sink)
    if packet is None:
        return Outcome(file, order.folder(file), sink.in_order())
    pages = _pages(packet, Production())
    return Outcome(file, order.folder(file), sink.in_order(), pages, remarks(packet))


def packet_of(file: Path, order: Order, sink: Sink) -> Packet | None:
    """A lesson laid out, for those who only want to look at it."""
    from lessonkit import build as stages  # see `build`

    settings = order.settings()
    return _packet(file, settings, stages.open_faces(), sink)


def _packet(file: Path, settings: Settings, faces: Faces, sink: Sink) -> Packet | None:
    from lessonkit import build as stages  # see `build`
    from lessonkit.extend import load_extensions  # see `build`

    load_extensions(sink)
    lesson = stages.load(file, sink, faces)
    if lesson is None or sink.has_errors():
        return None
    packet = stages.make_packet(lesson, settings, sink, faces)
    return None if sink.has_errors() else packet


def _pages(packet: Packet, production: Production) -> dict[str, int]:
    """Pages by document, a grey proof after each that has one."""
    from lessonkit.pdf.proof import PROOF_SUFFIX  # see `build`

    ends = ("", PROOF_SUFFIX) if production.proof else ("",)
    return {name + end: len(layout.pages) for name, layout in packet.documents.items() for end in ends}


def _record(file: Path, order: Order, packet: Packet) -> str:
    """What the code of these pages stands for. A grey proof is no paper for pupils, so it is left out."""
    settings = order.settings()
    record = Record(
        code=packet.code,
        program=__version__,
        sources=sources_of((file, *_images(packet.lesson)), order.output),
        settings=order.settings_told(),
        documents=_pages(packet, Production()),
        keys=packet.keys,
        levels=tuple(packet.lessons.by_level),
        versions=tuple(version for version in settings.versions if version),
        looks=tuple(look.name for look in settings.looks if look.name),
    )
    return record.as_text()


def _images(lesson: Lesson) -> tuple[Path, ...]:
    return tuple(section.figure.file for section in lesson.paper.reading if section.figure)


def remarks(packet: Packet) -> tuple[str, ...]:
    """What the log says of a lesson besides its problems: how far its charts are proved untangled, and their pages."""
    from lessonkit.build import parts_of  # see `build`
    from lessonkit.charts import describe_order  # see `build`
    from lessonkit.words import ENGLISH

    found: list[str] = []
    for sheet in packet.lesson.paper.sheets:
        words = describe_order(sheet, ENGLISH)
        remark = f"{ENGLISH.alliance_chart.lower()}: {words}" if words else ""
        if remark and remark not in found:
            found.append(remark)
    for name in ("alliance-chart", "poster"):
        parts = parts_of(packet.documents[name]) if name in packet.documents else ()
        if len(parts) > 1:
            found.append(f"{name}: {', '.join(f'{part.name} {part.pages}' for part in parts)}")
    return tuple(found)
