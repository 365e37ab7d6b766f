"""Class sets of whole lessons for the tests: who gets them, and what each printed page says of itself."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from classes.classrooms import hand_out, saved
from guarantees.builds import FACES, KEY, load_levels
from lessonkit.build import Packet, Settings, make_packet, write_packet
from lessonkit.classes.set_order import SetOrder
from lessonkit.classes.sets import ClassSet, Planned
from lessonkit.diagnostics import Sink
from lessonkit.model.digest import ALPHABET
from lessonkit.model.lesson import Levelled
from lessonkit.settings import known_looks

COLUMNS = ("name", "group", "level", "version", "font size", "tint", "simple", "ruling", "spacing")
CLASS = (
    ("Quendelina Vogelsang", "Uhus", "support", "A", "", "", "", "", ""),
    ("Ottokar Pfefferkorn", "Dachse", "core", "B", "18", "", "", "", ""),
    ("Zdeněk Łoś", "Uhus", "stretch", "A", "", "cream", "", "", ""),
    ("Иван Петров", "", "support", "B", "24", "", "", "", ""),
    ("Maximiliana-Alexandrina Featherstonehaugh", "", "", "C", "", "", "", "", ""),
    ("Ngozi Umeh", "", "stretch", "B", "", "", "yes", "wide", ""),
    ("Þóra Björk", "", "", "A", "", "", "", "", "yes"),
    ("Elio D’Angeli", "", "core", "B", "", "", "", "", ""),
    ("Wu & <b>Li</b> {n}", "", "support", "C", "", "", "", "", ""),
)
"""Every level, version and look at least once, and names that a program may trip over."""

SHAPES = {"circle": "core", "square": "support", "triangle": "stretch"}
FOOT = 75.0
SCISSORS = 12.0
"""As much over a cut its scissors reach at the most."""
"""What stands so far over the lower edge is the foot, in large print too."""
MARK_SIDES = (5.0, 16.0)
"""The sides of a level's mark, frame included; in large print it is larger."""


@dataclass(frozen=True)
class Handed:
    """A class set, written: its packet and its files."""

    packet: Packet
    files: Mapping[str, bytes]

    @property
    def made(self) -> ClassSet:
        """The set as it was made up."""
        assert self.packet.class_set is not None
        return self.packet.class_set

    @property
    def keys(self) -> list[str]:
        """The names of the answer keys."""
        return [name for name in self.files if name.startswith(KEY)]

    @cached_property
    def signs(self) -> dict[str, list[Told]]:
        """What the pages of each key say of themselves."""
        return {name: list(told(self.files[name])) for name in self.keys}


def handed(lessons: Levelled, rows: Sequence[Sequence[str]], **order: object) -> Handed:
    """A class set of a lesson, for the pupils of a roster."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = SetOrder(roster=saved(rows, Path(folder), COLUMNS), **order)
        given = hand_out(wanted)
        looks = tuple(dict.fromkeys(edition.look for edition in given.editions))
        settings = Settings(hand_out=given, looks=looks, versions=tuple({e.version: 0 for e in given.editions}))
        assert known_looks(settings, Sink())
        packet = make_packet(lessons, settings, Sink(), FACES)
        assert packet is not None
        written = write_packet(packet, Path(folder), FACES, Sink())
        assert written is not None
        return Handed(packet, {file.stem: file.read_bytes() for file in written})


@cache
def handed_file(path: Path) -> Handed:
    """A lesson file handed out to the class, once for all tests; spares, date and summary too."""
    return handed(load_levels(path), CLASS, spares=3, date="12 May", summary=True)


@dataclass(frozen=True)
class Leaf:
    """A page of a set: whose copy it is in, the document that it is of, and its number there, from 0."""

    copy: Planned
    master: str
    number: int


def leaves(made: ClassSet) -> list[Leaf | None]:
    """All pages of the set; None for those of the summary."""
    found: list[Leaf | None] = [None] * made.lead
    for copy in made.planned:
        found += [Leaf(copy, name, n) for name in copy.documents for n in range(len(made.masters[name].pages))]
    return found


@dataclass(frozen=True)
class Told:
    """What a printed page says of itself: its codes, the page's and the key's own; its letter; the level's shape."""

    codes: tuple[str, ...]
    version: str
    level: str


def told(pdf: bytes) -> Iterator[Told]:
    """What each page's foot says; a white page says nothing."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            edge = _edge(page)
            words = page.get_textpage().get_text_bounded(
                left=0, bottom=edge, right=page.get_width(), top=edge + FOOT
            )
            version = re.search(r"Version ([A-Z])\b", words)
            # Codes are read right before the number of the page: a lesson's title may hold four capitals too.
            codes = re.search(rf"\b([{ALPHABET}]{{4}})(?: · key ([{ALPHABET}]{{4}}))?\s+\w* ?[Pp]age", words)
            marks = [mark for mark in map(_shape, _paths(page, edge)) if mark]
            assert len(marks) <= 1
            yield Told(
                tuple(filter(None, codes.groups())) if codes else (),
                version[1] if version else "",
                SHAPES[marks[0]] if marks else "",
            )
    finally:
        document.close()


def _edge(page: pypdfium2.PdfPage) -> float:
    """The lower edge of what is on a page: right over its middle where the lower half is white, as under a ticket."""
    middle = page.get_height() / 2 + SCISSORS
    lower = page.get_textpage().get_text_bounded(left=0, bottom=0, right=page.get_width(), top=middle)
    return 0.0 if lower.strip() else middle


def _paths(page: pypdfium2.PdfPage, edge: float) -> Iterator[pypdfium2.PdfObject]:
    for path in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = path.get_bounds()
        low, high = MARK_SIDES
        if bottom >= edge and top <= edge + FOOT and low <= right - left <= high and low <= top - bottom <= high:
            yield path


def _shape(path: pypdfium2.PdfObject) -> str:
    """What is drawn: told by its corners and curves."""
    count = pdfium.FPDFPath_CountSegments(path)
    segments = [pdfium.FPDFPath_GetPathSegment(path, number) for number in range(count)]
    if any(pdfium.FPDFPathSegment_GetType(one) == pdfium.FPDF_SEGMENT_BEZIERTO for one in segments):
        return "circle"
    corners = count - 1 if _returns(segments) else count
    return {3: "triangle", 4: "square"}.get(corners, "")


def _returns(segments: Sequence[object]) -> bool:
    """Whether the last point is the first again."""
    ends = []
    for segment in (segments[0], segments[-1]):
        x, y = pdfium.c_float(), pdfium.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        ends.append((round(x.value, 2), round(y.value, 2)))
    return ends[0] == ends[1]
