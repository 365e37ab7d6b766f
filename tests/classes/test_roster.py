"""Rosters: what is read, what is told where, and that no message gives away what stands in a cell."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from classes.classrooms import codes, read, reading, saved
from lessonkit.classes.roster import COLUMNS, Pupil, read_roster
from lessonkit.classes.tables import MOST_BYTES, MOST_ROWS
from lessonkit.diagnostics import Sink
from lessonkit.model.edition import Look
from lessonkit.units import MM


def test_columns_come_in_any_order_and_by_many_names(tmp_path: Path) -> None:
    """Every wish ends in the pupil; upper and lower case, hyphens and underscores do not matter."""
    text = (
        "Paper-Tint,LEVEL,Pupil_Name,set,font size,Typeface,spacing,ruling,simple,Language,seat,version\n"
        "cream,Support,Anna Berg,red,18 pt,atkinson,yes,wide,x,en,3-2,b\n"
    )
    roster, sink = read(text, tmp_path)
    assert codes(sink) == []
    assert roster is not None
    look = Look(size=18, font="Atkinson Hyperlegible", spaced=True, tint="cream", ruling=10 * MM, simple=True)
    anna = Pupil(
        place=1, name="Anna Berg", last="Berg", group="red", level="support", version="B", look=look, language="en",
        seat=(3, 2),
    )  # fmt: skip
    assert roster.pupils == (anna,)
    assert roster.lettered


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_encodings_are_found(tmp_path: Path, separator: str, encoding: str) -> None:
    """As spreadsheets of many countries save them."""
    text = f'name{separator}group\r\n"Żółć{separator} Łukasz"{separator}rot\r\n'
    roster, sink = read(text.encode(encoding), tmp_path)
    assert codes(sink) == []
    assert roster is not None
    assert [(pupil.name, pupil.last, pupil.group) for pupil in roster.pupils] == [
        (f"Żółć{separator if separator != chr(9) else ''} Łukasz", "Żółć" if separator == "," else "Łukasz", "rot")
    ]


def test_text_from_windows_is_read_with_a_warning(tmp_path: Path) -> None:
    """Not UTF-8: cp1252, and the teacher is to look at the accents."""
    roster, sink = read("name\nZoé Müller\n".encode("cp1252"), tmp_path)
    assert codes(sink) == ["LK856"]
    assert roster is not None
    assert roster.pupils[0].name == "Zoé Müller"


def test_a_name_may_come_in_two_columns(tmp_path: Path) -> None:
    """First and last name; the alphabet goes by the last."""
    roster, _ = read("first name,last name\nAnna Maria,van Berg\n", tmp_path)
    assert roster is not None
    assert [(pupil.name, pupil.last) for pupil in roster.pupils] == [("Anna Maria van Berg", "van Berg")]


def test_every_broken_cell_is_told_at_its_place(tmp_path: Path) -> None:
    """All in one run, with line and sign, and the good rows do not print."""
    text = "name,level,size,tint,version,seat\nAnna,suport,17,crem,AB,x-\n,core,,,,\nBen,,,,,\n"
    roster, sink = read(text, tmp_path)
    assert roster is None
    places = [(p.code, p.span.line, p.span.column) for p in sink.in_order() if p.span]
    assert places == [("LK851", 2, column) for column in (6, 13, 16, 21, 24)] + [("LK851", 3, 1)]
    assert "support" in sink.in_order()[0].hint


def test_good_rows_print_if_the_teacher_says_so(tmp_path: Path) -> None:
    """Then what is broken is a warning."""
    roster, sink = read("name,level\nAnna,suport\nBen,core\n", tmp_path, skip=True)
    assert codes(sink) == ["LK852"]
    assert roster is not None
    assert [(pupil.place, pupil.name) for pupil in roster.pupils] == [(1, "Ben")]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("李小龙", "U+674E, U+5C0F, U+9F99"),
        ("محمد", "right to left"),
        ("Anna " * 30, "too long"),
        ("W" * 60, "too long"),
        ("\ufe0f", "no sign that prints"),
        ("\u200b", "no name"),
    ],
)
def test_a_name_that_cannot_be_printed_is_told(tmp_path: Path, name: str, told: str) -> None:
    """Before anything is laid out, at the cell."""
    roster, sink = read(f"group,name\nred,{name}\n", tmp_path)
    assert roster is None
    assert [(p.code, p.span and p.span.column) for p in sink.found] == [("LK851", 5)]
    assert told in sink.found[0].message


def test_names_of_many_scripts_are_read(tmp_path: Path) -> None:
    """Whatever the fonts have; composed, and without what prints nothing."""
    roster, sink = read("name\nМария\nΕλένη\nNguye\u0302\u0303n\nA\u200bn\u202ena\n", tmp_path)
    assert codes(sink) == []
    assert roster is not None
    assert [pupil.name for pupil in roster.pupils] == ["Мария", "Ελένη", "Nguyễn", "Anna"]


def test_one_name_twice_is_told_apart(tmp_path: Path) -> None:
    """By group where that does, else by number; a number that is taken already is passed over."""
    text = "name,group\nAnna,red\nAnna,blue\nBen,red\nben,red\nCem,\nCem,\nCem (1),\n"
    roster, sink = read(text, tmp_path)
    assert codes(sink) == ["LK855"] * 3
    assert roster is not None
    names = [pupil.name for pupil in roster.pupils]
    assert names == ["Anna (red)", "Anna (blue)", "Ben (1)", "ben (2)", "Cem (2)", "Cem (3)", "Cem (1)"]


def test_an_unknown_heading_is_told_with_the_near_one(tmp_path: Path) -> None:
    """So is a heading that stands twice; neither stops the set."""
    roster, sink = read("name,grop,name,level,shoe\nAnna,x,y,core,38\n", tmp_path)
    assert roster is not None
    assert codes(sink) == ["LK853"] * 3
    assert sink.in_order()[0].hint == "did you mean `group`?"
    assert [p.span.column for p in sink.in_order() if p.span] == [6, 11, 22]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "LK850"),
        (b"\n\n,,\n", "LK850"),
        (b"\xd0\xcf\x11\xe0 old Excel", "LK850"),
        (b"PK\x03\x04 no archive", "LK850"),
        (b"name\n\0\0", "LK854"),
        (b'name\n"' + b"a" * 200_000, "LK850"),
        (b"x" * (MOST_BYTES + 1), "LK850"),
        (b"name\n" + b"Anna\n" * (MOST_ROWS + 1), "LK850"),
        (b"group,level\nred,core\n", "LK854"),
        (b"Anna Bee,red,core\nBen Cee,blue,core\n", "LK854"),
        (b"name\n", "LK854"),
    ],
)
def test_what_is_no_roster_is_told(tmp_path: Path, data: bytes, code: str) -> None:
    """One error, no exception."""
    roster, sink = read(data, tmp_path)
    assert roster is None
    assert codes(sink) == [code]


def test_a_roster_that_is_not_there_is_told(tmp_path: Path) -> None:
    """LK850 with the file's name."""
    sink = Sink()
    assert read_roster(tmp_path / "none.csv", reading(), sink) is None
    assert codes(sink) == ["LK850"]


def excel(rows: list[list[object]]) -> bytes:
    """An XLSX of these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_excel_file_is_read(tmp_path: Path) -> None:
    """Numbers as they are read on the sheet; a formula is not calculated; places are rows and columns."""
    data = excel([["Name", "Font size", "Level"], ["Anna", 18, "core"], [None], ["Ben", 24.0, "=1+1"], ["Cem", 17]])
    roster, sink = read(data, tmp_path, name="10b.xlsx")
    assert roster is None
    assert [(p.code, p.span and (p.span.line, p.span.column)) for p in sink.found] == [("LK851", (5, 2))]
    roster, _ = read(data, tmp_path, skip=True, name="10b.xlsx")
    assert roster is not None
    assert [(p.name, p.look.size, p.level) for p in roster.pupils] == [("Anna", 18, "core"), ("Ben", 24, "core")]


def test_without_its_package_an_excel_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LK857, with what to install."""
    data = excel([["Name"], ["Anna"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    roster, sink = read(data, tmp_path, name="10b.xlsx")
    assert roster is None
    assert codes(sink) == ["LK857"]
    assert "[xlsx]" in sink.found[0].hint


def test_a_hostile_excel_file_is_refused(tmp_path: Path) -> None:
    """Entities, and archives that unpack to more than a roster can be."""
    for name, content in (
        ("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("xl/media/image1.png", b"\0" * 60_000_000),
    ):
        stream = io.BytesIO(excel([["name"], ["Anna"]]))
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(name.replace("workbook", "more"), content)
        roster, sink = read(stream.getvalue(), tmp_path, name="10b.xlsx")
        assert roster is None
        assert codes(sink) == ["LK850"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    """Folders for rosters by chance."""
    return tmp_path_factory


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4), max_size=6))
def test_no_message_tells_what_stands_in_a_cell(folders: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Whatever is written where: warnings are kept in the record of a build, and must hold no name."""
    folder = folders.mktemp("rosters")
    marked = [[f"{cell}Quendelina" for cell in row] for row in rows]
    headings = ("name", "level", "seat", "tint", "Quendelina")
    sink = Sink()
    read_roster(saved(marked, folder, headings), reading(skip=True), sink)
    for problem in sink.found:
        assert "uendelina" not in problem.message + problem.hint


def test_every_column_has_a_heading_of_its_own() -> None:
    """No heading stands for two columns."""
    headings = [heading for names in COLUMNS.values() for heading in names]
    assert len(headings) == len(set(headings))
