"""One lesson's run: recall what stands, or build it anew. Start-up is light; the stages are imported when needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lessonkit.cache import Cache, content_key
from lessonkit.classes.set_order import SetOrder
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.freshness import Built, fingerprint_of, recall, remember
from lessonkit.units import PAPERS

if TYPE_CHECKING:
    from lessonkit.build import Packet, Settings
    from lessonkit.fonts.faces import Faces
    from lessonkit.model.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for: the paper by name, documents by name (all of them, if empty), a folder.

    `versions` is their number: A, B, C …; one is printed without a letter. With a `class_set`, there is a copy for each
    pupil of a roster in place of the documents alone.
    """

    paper: str
    only: tuple[str, ...]
    output: Path
    versions: int = 1
    class_set: SetOrder | None = None

    def folder(self, file: Path) -> Path:
        """Where the documents of a lesson file go."""
        return self.output / file.stem

    def settings(self) -> Settings:
        """The settings that the stages understand."""
        from lessonkit.build import Settings  # the stages are not imported where nothing has to be built
        from lessonkit.classes.versions import letters  # as above

        return Settings(paper=PAPERS[self.paper], only=self.only, versions=letters(self.versions))

    def describe(self) -> str:
        """The part of the order that changes what is printed."""
        return f"{self.paper} {','.join(self.only)} versions {self.versions} {self._class_set()}"

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
        """Whether every document stands in the folder."""
        return self.pages is not None


def build(file: Path, order: Order, cache: Cache) -> Outcome:
    """Builds a lesson's documents, unless they stand there already, made from the same inputs."""
    folder = order.folder(file)
    before = fingerprint_of(file, folder, order.describe())
    built = recall(cache, before)
    if built is not None:
        return Outcome(file, folder, built.warnings, built.pages, built.remarks, unchanged=True)
    from lessonkit import build as stages  # imported late: a run with nothing to do needs none of it

    sink = Sink()
    faces = stages.open_faces()
    packet = _packet(file, order, faces, sink)
    files = stages.write_packet(packet, folder, faces, sink) if packet else None
    if packet is None or files is None:
        return Outcome(file, folder, sink.in_order())
    built = Built(_pages(packet), sink.in_order(), remarks(packet))
    from lessonkit.extend import extension_files  # see above

    # A lesson that was saved while it was being built is not recorded: nobody knows which of its states was read.
    if fingerprint_of(file, folder, order.describe()) == before:
        remember(cache, before, built, (*files, *_images(packet.lesson), *extension_files()))
    return Outcome(file, folder, built.warnings, built.pages, built.remarks)


def check(file: Path, order: Order) -> Outcome:
    """Finds all that is wrong with a lesson, its layout included, and writes nothing."""
    sink = Sink()
    packet = packet_of(file, order, sink)
    if packet is None:
        return Outcome(file, order.folder(file), sink.in_order())
    return Outcome(file, order.folder(file), sink.in_order(), _pages(packet), remarks(packet))


def packet_of(file: Path, order: Order, sink: Sink) -> Packet | None:
    """A lesson laid out, for those who only want to look at it."""
    from lessonkit import build as stages  # see `build`

    return _packet(file, order, stages.open_faces(), sink)


def _packet(file: Path, order: Order, faces: Faces, sink: Sink) -> Packet | None:
    from lessonkit import build as stages  # see `build`
    from lessonkit.extend import load_extensions  # see `build`

    load_extensions(sink)
    settings = order.settings()
    if order.class_set is not None:
        settings = _with_class(settings, order.class_set, faces, sink)
    lesson = stages.load(file, sink, faces)
    if lesson is None or sink.has_errors():
        return None
    packet = stages.make_packet(lesson, settings, sink, faces)
    return None if sink.has_errors() else packet


def _with_class(settings: Settings, order: SetOrder, faces: Faces, sink: Sink) -> Settings:
    """The settings with those who get a copy; what is wrong with the roster is in the sink."""
    from lessonkit.classes.roster import Reading  # see `build`
    from lessonkit.classes.sets import handed_out  # see `build`
    from lessonkit.classes.wishes import named_levels  # see `build`

    reading = Reading(faces, settings.theme, named_levels({}), order.skip)
    hand_out = handed_out(order, reading, settings.versions, sink)
    if hand_out is None:
        return settings
    versions = tuple(dict.fromkeys(edition.version for edition in hand_out.editions))
    looks = tuple(dict.fromkeys(edition.look for edition in hand_out.editions))
    return replace(settings, hand_out=hand_out, versions=versions, looks=looks)


def _pages(packet: Packet) -> dict[str, int]:
    pages = {name: len(layout.pages) for name, layout in packet.documents.items()}
    return pages if packet.class_set is None else {"class-set": packet.class_set.pages, **pages}


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
    return (*found, *packet.remarks)
