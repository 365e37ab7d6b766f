"""Rosters on disk, and a small lesson to hand out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from lessonkit import starter
from lessonkit.build import Packet, Settings, load, make_packet
from lessonkit.classes.editions import EditionPress
from lessonkit.classes.looks import themed
from lessonkit.classes.roster import Reading, Roster, read_roster
from lessonkit.classes.set_order import SetOrder
from lessonkit.classes.sets import HandOut, handed_out
from lessonkit.classes.wishes import LEVELS, named_levels
from lessonkit.diagnostics import Sink
from lessonkit.documents.handout import HANDOUT
from lessonkit.documents.kinds import Press
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.fonts.fira import load_faces
from lessonkit.layout.enlarge import shrunk
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lesson import Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.themes import DEFAULT
from lessonkit.units import A4
from lessonkit.words import ENGLISH

FACES = load_faces()
HEADINGS = ("name", "group", "level", "version")


def reading(*, skip: bool = False) -> Reading:
    """What a roster is read with."""
    return Reading(FACES, DEFAULT, named_levels({}), skip)


def saved(rows: Iterable[Sequence[str]], folder: Path, headings: Sequence[str] = HEADINGS) -> Path:
    """A roster as CSV."""
    file = folder / "10b.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([headings, *rows])
    return file


def read(text: str | bytes, folder: Path, *, skip: bool = False, name: str = "10b.csv") -> tuple[Roster | None, Sink]:
    """A roster of this text, and what was said of it."""
    file, sink = folder / name, Sink()
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_roster(file, reading(skip=skip), sink), sink


def codes(sink: Sink) -> list[str]:
    """The codes of all problems, in the order of their places."""
    return [problem.code for problem in sink.in_order()]


def hand_out(order: SetOrder, versions: Sequence[str] = ("",)) -> HandOut:
    """Those who get a copy, broken rows left out."""
    found = handed_out(order, reading(skip=True), versions, Sink())
    assert found is not None
    return found


def small_lesson(folder: Path) -> Levelled:
    """The starting lesson: a handout and a worksheet."""
    template = Path(starter.__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    file = folder / "wall.yaml"
    file.write_text(template.replace("{title}", "The wall"), encoding="utf-8")
    sink = Sink()
    found = load(file, sink, FACES)
    assert found is not None, sink.found
    return found


def pressed(lesson: Levelled) -> EditionPress:
    """Handout and worksheet in every edition that a roster may ask for, ready to be made up into sets."""
    looks = (Look(), Look(size=18))
    editions = [Edition(level, version, look) for look in looks for level in LEVELS for version in ("", "A", "B")]

    def press_for(look: Look | None, lines: LineIndex) -> Press:
        theme = themed(DEFAULT, look or Look(), A4)
        sheet = shrunk(A4, theme.enlarged)
        return Press(FACES, theme, sheet, sheet, Setting(lines, ENGLISH), "7K2D")

    press = EditionPress(lesson, editions, press_for, Sink())
    for kind in (HANDOUT, WORKSHEET):
        press.print(kind)
    return press


def packed(lesson: Levelled, order: SetOrder, versions: Sequence[str] = ("",)) -> Packet:
    """A class set of the lesson."""
    packet = make_packet(lesson, Settings(hand_out=hand_out(order, versions)), Sink(), FACES)
    assert packet is not None
    assert packet.class_set is not None
    return packet
