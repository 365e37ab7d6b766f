"""Whole builds for the tests: from a file, or from a spec written in Python."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessonkit.build import Settings, load, make_packet
from lessonkit.diagnostics import Sink
from lessonkit.documents import item_sheets
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.placed import Layout
from lessonkit.model.alliances import SheetKind
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.pdf.writer import write
from lessonkit.source.levelled import read_levels
from lessonkit.source.parse import parse
from lessonkit.source.reader import read
from lessonkit.units import PAPERS

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[2]
LESSONS = (*sorted((ROOT / "lessons").glob("*.yaml")), *sorted(DATA.glob("*.yaml")))
"""The lessons that come with the project, then those made to be hard on it."""

_UNITS = re.compile(r"stalin-\d-")
PRINTS = tuple(
    (path, paper) for path in LESSONS for paper in PAPERS if paper in ("A4", "Letter") or not _UNITS.match(path.stem)
)
"""Each lesson with the papers that it is tried on: all, but for the unit's lessons, which are many and much alike."""

KEY, GRID = "answer-key", "marking-grid"
PUPILS = ("handout", "worksheet", "alliance-chart", "poster", "timeline", "quiz", "exit-ticket")
"""Documents that tell no answer; a filled revision sheet does."""
FACES = load_faces()

Spec = dict[str, object]
"""A lesson as a teacher would write it, in Python's own lists and dictionaries."""


@dataclass(frozen=True)
class Finished:
    """A lesson with its furnished layouts and its finished files, both by document."""

    lesson: Lesson
    layouts: Mapping[str, Layout]
    pdfs: Mapping[str, bytes]

    def parts(self, name: str) -> list[range]:
        """The pages of each part of a document, as what is owned on them says."""
        pages, opens, part = self.layouts[name].pages, [], None
        for number, page in enumerate(pages):
            # A page with nothing of its own, as a tile that is white, belongs to the part before it.
            own = next((thing.owner.rpartition(".")[0] for thing in page.things if thing.owner[0] != "@"), part)
            opens += [number] * (own != part)
            part = own
        ends = itertools.pairwise([*opens, len(pages)])
        return [range(first, self._last(name, first, last)) for first, last in ends]

    def _last(self, name: str, first: int, last: int) -> int:
        """Where a part ends before the white pages that only make up a sheet of paper."""
        pages = self.layouts[name].pages
        return next(end for end in range(last, first, -1) if pages[end - 1].things or pages[end - 1].window)

    def in_key(self) -> list[tuple[str, range, range]]:
        """What the key fills in, in its order: a document, its pages, and those of the key that lie over them."""
        paper = self.lesson.paper
        asked = [name for name in item_sheets(paper) if name in paper.documents]
        kinds = (*asked, "alliance-chart", "poster", "timeline")
        own = {name: iter(self.parts(name)) for name in kinds if name in paper.documents}
        filled = [(name, pages) for name in asked for pages in own[name]]
        for sheet in paper.sheets:
            name = "poster" if sheet.poster else "alliance-chart"
            pages = next(own[name])
            if sheet.kind is not SheetKind.COMPLETE:
                filled.append((name, pages))
        filled += [("timeline", pages) for pages in own.get("timeline", ())]
        return [(name, pages, over) for (name, pages), over in zip(filled, self.parts(KEY), strict=False)]

    def under_key(self, name: str) -> dict[int, int]:
        """The key's page that lies over each page of a document that is filled in."""
        pairs = [zip(pages, over, strict=True) for document, pages, over in self.in_key() if document == name]
        return dict(pair for pages in pairs for pair in pages)

    @property
    def pupils(self) -> dict[str, bytes]:
        """The files that pupils get."""
        return {name: pdf for name, pdf in self.pdfs.items() if not name.startswith(KEY) and name != GRID}


def read_spec(spec: Spec, sink: Sink, folder: Path = DATA) -> Lesson | None:
    """The lesson of a spec; problems go to the sink. Pictures lie in `folder`."""
    node = parse(json.dumps(spec, ensure_ascii=False).encode(), "spec.yaml", sink)
    return None if node is None else read(node, folder / "spec.yaml", folder, FACES, sink)


def read_spec_levels(spec: Spec, sink: Sink, folder: Path = DATA) -> Levelled | None:
    """The lesson of a spec at all its levels; problems go to the sink."""
    node = parse(json.dumps(spec, ensure_ascii=False).encode(), "spec.yaml", sink)
    return None if node is None else read_levels(node, folder / "spec.yaml", folder, FACES, sink)


def finish(
    lesson: Lesson | Levelled, paper: str = "A4", only: tuple[str, ...] = (), versions: tuple[str, ...] = ("",)
) -> Finished:
    """The lesson laid out and written, at every level that it is given at."""
    sink = Sink()
    lessons = lesson if isinstance(lesson, Levelled) else Levelled.of(lesson)
    settings = Settings(paper=PAPERS[paper], only=only, versions=versions)
    packet = make_packet(lessons, settings, sink, FACES)
    assert packet is not None, sink.in_order()
    pdfs = {name: write(layout, FACES) for name, layout in packet.documents.items()}
    return Finished(lessons.core, packet.documents, pdfs)


def finish_spec(
    spec: Spec, paper: str = "A4", only: tuple[str, ...] = (), versions: tuple[str, ...] = ("",)
) -> Finished:
    """A spec that must be free of errors, built."""
    sink = Sink()
    lesson = read_spec(spec, sink)
    assert lesson is not None, sink.in_order()
    return finish(lesson, paper, only, versions)


@cache
def load_levels(path: Path) -> Levelled:
    """A lesson file that must be free of errors, read once, at all its levels."""
    sink = Sink()
    lessons = load(path, sink, FACES)
    assert lessons is not None, sink.in_order()
    return lessons


def load_file(path: Path) -> Lesson:
    """A lesson file as its core has it."""
    return load_levels(path).core


@cache
def finish_file(path: Path, paper: str = "A4") -> Finished:
    """A lesson file as its core has it, built once for all tests."""
    return finish(load_file(path), paper)


@cache
def versions_of(path: Path) -> Finished:
    """A lesson file in three versions, built once for all tests."""
    return finish(load_file(path), versions=("A", "B", "C"))


@cache
def finish_levels(path: Path, paper: str = "A4") -> Finished:
    """A lesson file at all its levels, built once for all tests."""
    return finish(load_levels(path), paper)
