"""The roster: who is in the class, and what each pupil's copy is to be like.

No message tells what stands in a cell, only where: names of pupils must not get into records of builds by way of a
warning. The terminal shows the line itself.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from lessonkit.classes.tables import TableCell, TableRow, read_table
from lessonkit.classes.wishes import (
    Bad,
    LevelNames,
    font_of,
    language_of,
    level_of,
    number_of,
    ruling_of,
    seat_of,
    size_of,
    tint_of,
    version_of,
    wish_of,
)
from lessonkit.diagnostics import Sink, Span
from lessonkit.fonts.faces import Faces
from lessonkit.layout.furnish import NAME_INDENT, NAME_WIDTH
from lessonkit.layout.stamp import fits
from lessonkit.model.edition import CORE, Look
from lessonkit.registry import did_you_mean
from lessonkit.themes import Theme

LONGEST_NAME = 120
"""More signs are no name, however narrow."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "pupil", "student", "full name", "pupil name", "student name"),
    "first": ("first name", "first", "forename", "given name", "firstname"),
    "last": ("last name", "last", "surname", "family name", "lastname"),
    "group": ("group", "set", "team", "table"),
    "level": ("level",),
    "version": ("version",),
    "size": ("font size", "size", "large print", "type size"),
    "font": ("font", "typeface"),
    "spacing": ("spacing", "spaced", "wide spacing"),
    "ruling": ("ruling", "ruled", "line ruling"),
    "simple": ("simple", "simplified", "simple layout", "layout"),
    "tint": ("paper tint", "tint", "paper", "paper colour", "paper color", "colour", "color"),
    "language": ("language", "lang"),
    "row": ("row",),
    "seat": ("seat", "place", "desk"),
}
"""What a column may be called; upper and lower case, hyphens and underscores do not matter."""

_BY_HEADING = {heading: column for column, headings in COLUMNS.items() for heading in headings}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """One pupil. `place` counts the pupils in the roster from 1; `last` is the name that the alphabet goes by.

    `version` is the one that the roster gives, or ""; `seat` is the row and the place in it; `tint` of the look is the
    paper that the copy is printed on.
    """

    place: int
    name: str
    last: str = ""
    group: str = ""
    level: str = CORE
    version: str = ""
    look: Look = Look()
    language: str = ""
    seat: tuple[int, int] | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Roster:
    """The pupils in the order of their rows. `lettered` says that the roster has a column for versions."""

    pupils: tuple[Pupil, ...]
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a roster needs to know: fonts, the theme whose fields take the names, the names of levels.

    `skip` leaves broken rows out, with a warning; else they are errors.
    """

    faces: Faces
    theme: Theme
    levels: LevelNames
    skip: bool = False


def read_roster(file: Path, reading: Reading, sink: Sink) -> Roster | None:
    """The pupils of a CSV or XLSX. None after errors, all told in one run.

    Errors: LK850 and LK857 of `read_table`; LK851 a broken row; LK854 no names. Warnings: LK852 a broken row that is
    left out, LK853 an unknown column, LK855 one name twice, LK856 not UTF-8.
    """
    rows = read_table(file, sink)
    if rows is None:
        return None
    asides = Sink()
    columns = _columns(rows[0], asides)
    if not {"name", "first", "last"} & columns.keys():
        hint = "the first row says what stands in each column: name, group, level …"
        sink.report("LK854", "the roster has no column for names", rows[0][0].span, hint=hint)
        return None  # without a row of headings, warnings of each would only hide this
    sink.found += asides.found
    pupils: list[Pupil] = []
    errors = False
    for row in rows[1:]:
        reader = _Row(row, columns)
        pupil = _pupil(reader, reading, len(pupils) + 1)
        if not reader.broken:
            pupils.append(pupil)
        for span, bad in reader.broken:
            code, told = ("LK852", f"{bad.problem}; the row is left out") if reading.skip else ("LK851", bad.problem)
            sink.report(code, told, span, hint=bad.hint)
        errors |= bool(reader.broken) and not reading.skip
    if errors:
        return None
    if not pupils:
        sink.report("LK854", "the roster has no pupils", rows[0][0].span, hint="write a row for each of them")
        return None
    return Roster(_told_apart(pupils, sink), "version" in columns)


def _columns(head: TableRow, sink: Sink) -> dict[str, int]:
    """Which column is what."""
    found: dict[str, int] = {}
    for index, cell in enumerate(head):
        heading = " ".join(cell.text.casefold().replace("-", " ").replace("_", " ").split())
        if not heading:
            continue
        column = _BY_HEADING.get(heading)
        if column is None:
            known = ", ".join(headings[0] for headings in COLUMNS.values())
            hint = did_you_mean(heading, _BY_HEADING) or f"known are {known}"
            sink.report("LK853", "a column of the roster has an unknown heading; it is not used", cell.span, hint=hint)
        elif column in found:
            message = "two columns of the roster say the same; the first is used"
            first = head[found[column]].span
            sink.report("LK853", message, cell.span, hint="take one out", also=((first, "the first"),))
        else:
            found[column] = index
    return found


Broken = tuple[Span, Bad]
"""Where, and what is wrong there."""
Value = TypeVar("Value")


class _Row:
    """A row while it is read; `broken` is all that is wrong with it."""

    def __init__(self, row: TableRow, columns: Mapping[str, int]) -> None:
        self.broken: list[Broken] = []
        self._row = row
        self._columns = columns

    def cell(self, column: str) -> TableCell:
        """The cell of a column, an empty one where the roster or the row does not have it."""
        index = self._columns.get(column, len(self._row))
        return self._row[index] if index < len(self._row) else TableCell("", self._row[0].span)

    def text(self, column: str) -> str:
        """What stands there."""
        return self.cell(column).text

    def value(self, column: str, read: Callable[[str], Value | Bad], default: Value) -> Value:
        """What is meant by it; the default where nothing stands there, or nothing that can be used."""
        said = self.cell(column)
        value = read(said.text) if said.text else default
        if isinstance(value, Bad):
            self.broken.append((said.span, value))
            return default
        return value


def _pupil(row: _Row, reading: Reading, place: int) -> Pupil:
    """The pupil of a row; what is wrong with the row stands in it afterwards."""
    first, last = row.text("first"), row.text("last")
    name = row.text("name") or f"{first} {last}".strip()
    at = next((row.cell(column) for column in ("name", "first", "last") if row.text(column)), row.cell("name"))
    row.broken += [(at.span, problem) for problem in _wrong_with(name, reading)]
    for column in ("group", "tint"):
        told = row.cell(column)
        row.broken += [(told.span, problem) for problem in unprintable(told.text, f"the {column}", reading.faces)]
    return Pupil(
        place=place,
        name=name,
        last=last or _last(name),
        group=row.text("group"),
        level=row.value("level", partial(level_of, levels=reading.levels), CORE),
        version=row.value("version", version_of, ""),
        look=Look(
            size=row.value("size", size_of, 0),
            font=row.value("font", font_of, ""),
            spaced=row.value("spacing", wish_of, default=False),
            tint=row.value("tint", tint_of, ""),
            ruling=row.value("ruling", ruling_of, 0.0),
            simple=row.value("simple", wish_of, default=False),
        ),
        language=row.value("language", language_of, ""),
        seat=_seat(row),
        span=at.span,
    )


def _seat(row: _Row) -> tuple[int, int] | None:
    """Row and place: both in one cell, or each in its own."""
    nowhere: tuple[int, int] | int = 0
    seat, in_row = row.value("seat", seat_of, nowhere), row.value("row", number_of, 0)
    if isinstance(seat, tuple):
        return seat
    return (in_row, seat) if in_row and seat else None


def _last(name: str) -> str:
    """What the alphabet goes by: the name before a comma, else its last word."""
    return name.partition(",")[0] if "," in name else name.rpartition(" ")[2]


def _wrong_with(name: str, reading: Reading) -> Iterator[Bad]:
    if not name:
        yield Bad("the row has no name", "write the pupil's name, or take the row out")
        return
    unfit = tuple(unprintable(name, "the name", reading.faces))
    if unfit:
        yield from unfit
    elif not "".join(text for _, text in reading.faces.split("Regular", name)).strip():
        yield Bad("the name has no sign that prints", "write the pupil's name")
    elif len(name) > LONGEST_NAME or not _fits(name, reading):
        yield Bad("the name is too long for two lines, even in small print", "shorten it")


def unprintable(text: str, what: str, faces: Faces) -> Iterator[Bad]:
    """Why a text can't be printed, if that is so; `what` it is, for the message."""
    missing = faces.missing(text)
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        yield Bad(f"{what} is written from right to left, which cannot be printed yet", "write it in Latin letters")
    elif missing:
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:5])
        yield Bad(f"no font has these signs of {what}: {signs}", _IN_LATIN)


_IN_LATIN = "install a font that has them (CONTRIBUTING.md), or write it in Latin letters"


def _fits(name: str, reading: Reading) -> bool:
    return fits(name, NAME_WIDTH - NAME_INDENT, reading.faces, reading.theme.style("field"))


def _told_apart(pupils: Sequence[Pupil], sink: Sink) -> tuple[Pupil, ...]:
    """Names that stand more than once, each with its group where that tells them apart, else with a number.

    Warning: LK855.
    """
    by_name: dict[str, list[Pupil]] = {}
    for pupil in pupils:
        by_name.setdefault(pupil.name.casefold(), []).append(pupil)
    taken = set(by_name)
    named: dict[int, str] = {}
    for same in by_name.values():
        if len(same) == 1:
            continue
        groups = {pupil.group.casefold() for pupil in same} - {""}
        numbers = itertools.count(1)
        for pupil in same:
            name = f"{pupil.name} ({pupil.group if len(groups) == len(same) else next(numbers)})"
            while name.casefold() in taken:
                name = f"{pupil.name} ({next(numbers)})"
            taken.add(name.casefold())
            named[pupil.place] = name
        for pupil in same[1:]:
            also = ((same[0].span, "the first"),) if same[0].span else ()
            message = "this name stands in the roster before; the copies are told apart by group or number"
            sink.report("LK855", message, pupil.span, also=also)
    return tuple(replace(pupil, name=named.get(pupil.place, pupil.name)) for pupil in pupils)
