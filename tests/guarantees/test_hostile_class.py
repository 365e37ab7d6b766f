"""Files for a class that mean harm, or come from a careless hand: printed or told, and nothing else touched.

Every build runs under the interpreter's own audit: what is opened, made, moved or reached over the net is known.
"""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from checks.reading import every_string
from guarantees.builds import ROOT
from lessonkit import cli, starter
from lessonkit.documents import PUPILS_KINDS
from lessonkit.items import ITEM_TYPES

TELLTALE = "sesame-7391"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.truncate"}
_NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.fork", "urllib.", "webbrowser.", "ftplib.")
_listeners: list[Callable[[str, tuple[object, ...]], None]] = []


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    for listener in _listeners:
        listener(event, arguments)


sys.addaudithook(_heard)
"""A hook can't be taken off again; without listeners it does nothing."""


@contextmanager
def watched(root: Path, outside: Path) -> Iterator[list[str]]:
    """What a build does that it must not: it opens a file of others, changes one out of the project, or goes online."""
    deeds: list[str] = []

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_NEVER):
            deeds.append(event)
        if event != "open" and event not in _CHANGES:
            return
        for path in arguments[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]:
            if not isinstance(path, str | bytes | os.PathLike):
                continue
            place = Path(os.path.realpath(os.fsdecode(path)))
            flags = arguments[2] if event == "open" else _WRITES
            changes = isinstance(flags, int) and flags & _WRITES
            if place.is_relative_to(outside) or (changes and not place.is_relative_to(root) and place != NULL):
                deeds.append(f"{event} {place}")

    _listeners.append(listen)
    try:
        yield deeds
    finally:
        _listeners.remove(listen)


NULL = Path(os.devnull)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """What belongs to somebody else, beside the project: files of all kinds that could be named."""
    folder = tmp_path / "outside"
    folder.mkdir()
    files = {
        "secret.yaml": f"title: {TELLTALE}\nreading:\n  - text: {TELLTALE}\n",
        "secret.csv": f"name\n{TELLTALE}\n",
        "secret.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{TELLTALE}</title></svg>',
        "secret.py": f"raise SystemExit('{TELLTALE}')\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one lesson and a roster, and a cache of its own."""
    folder = tmp_path / "project"
    monkeypatch.setenv("LESSONKIT_CACHE", str(folder / "cache"))
    for registry in (ITEM_TYPES, PUPILS_KINDS):
        monkeypatch.setattr(registry, "_entries", dict(registry._entries))
    for name in ("lessons", "rosters", "plans"):
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder)
    template = Path(starter.__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    Path("lessons/wall.yaml").write_text(template.replace("{title}", "The wall"), encoding="utf-8")
    Path("rosters/10b.csv").write_text("name\nAnna Berg\n", encoding="utf-8")
    return folder


def run(root: Path, outside: Path, *arguments: str) -> Result:
    """The command, which must end as it should and leave the world alone."""
    before = {file: file.read_bytes() for file in outside.rglob("*")}
    with watched(root, outside) as deeds:
        result = CliRunner().invoke(cli.commands, arguments)
    assert result.exit_code in (0, 1), (result.output, result.exception)
    assert deeds == []
    assert {file: file.read_bytes() for file in outside.rglob("*")} == before
    assert TELLTALE not in result.output
    for file in (*root.glob("output/**/*.pdf"), *root.glob("output/.lessonkit/*")):
        assert TELLTALE not in (every_string(file.read_bytes()) if file.suffix == ".pdf" else file.read_text("utf-8"))
    return result


def test_the_watch_sees_what_it_should(root: Path, outside: Path) -> None:
    """It can fail: a file of others that is read, one that is written elsewhere, a way to the net."""
    import socket  # noqa: PLC0415 - it is loaded here alone

    with watched(root, outside) as deeds:
        (outside / "secret.csv").read_bytes()
        (root.parent / "elsewhere").mkdir()
        (root.parent / "mine").write_text("x", encoding="utf-8")
        socket.socket().close()
    assert [deed.split()[0] for deed in deeds] == ["open", "os.mkdir", "open", "socket.__new__"]


def workbook(*rows: list[object]) -> bytes:
    """An Excel file."""
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An Excel file whose parts are changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def spoilt(number: int) -> bytes:
    """An Excel file with a few bytes changed by chance."""
    data, chance = bytearray(EXCEL), random.Random(number)  # noqa: S311 - no secret
    for _ in range(3):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    return bytes(data)


EXCEL = workbook(["name", "level"], ["Anna Berg", ""])
ENTITY = '<!DOCTYPE a [<!ENTITY f SYSTEM "file://{}/secret.csv">]>'
NAMES = [
    "../../outside/secret",
    "/etc/passwd",
    "C:\\con\\nul",
    "a/b/c",
    ".",
    "..",
    '=HYPERLINK("http://example.org";"Anna")',
    "=cmd|' /C calc'!A0",
    "<b>Anna</b> &amp; <script>alert(1)</script>",
    "**Anna** [x](http://example.org) {n} %s $HOME `id`",
    "Anna\x00Berg",
    "Anna\x1b]8;;http://example.org\x07Berg",
    "Anna\u202eBerg\u2066x\u200b\u0301\ufeff",
    "(Anna) Tj ET endstream endobj",
    "\u0301",
    "🧑‍🎓 Anna",
    "A" * 300,
    "ع" * 20,
    "-",
]


def names_file(encoding: str) -> bytes:
    """Names that a careless program would take for something else."""
    rows = ["name;group", *('"' + name.replace('"', '""') + '";"=1+1"' for name in NAMES), "Anna Berg;x"]
    return "\r\n".join(rows).encode(encoding, "replace")


ROSTERS: dict[str, Callable[[Path], bytes]] = {
    "names": lambda _: names_file("utf-8"),
    "names of Windows": lambda _: names_file("cp1252"),
    "names in UTF-16": lambda _: names_file("utf-16"),
    "a cell of a million signs": lambda _: b"name\n" + b"A" * 1_000_000 + b"\n",
    "a million quotes": lambda _: b"name\n" + b'"' * 1_000_000 + b"\nAnna Berg\n",
    "a million separators": lambda _: b"name" + b"," * 1_000_000 + b"\nAnna Berg\n",
    "white without end": lambda _: b"name\n" + b" " * 1_000_000 + b'"x\nAnna Berg\n',
    "ten thousand columns": lambda _: b"name" + b",a" * 10_000 + b"\n" + b"Anna Berg" + b",b" * 10_000 + b"\n",
    "ten thousand names": lambda _: b"name\n" + b"Anna Berg\n" * 10_000,
    "one name, often": lambda _: b"name\n" + b"Anna Berg\n" * 60,
    "nothing but NUL": lambda _: b"\0" * 100_000,
    "NUL in the heading": lambda _: b"na\0me\nAnna Berg\n",
    "groups and tints": lambda _: "name,group,tint\nA,🎓,\nA,اليوم,\nB,<b>,\nC,,🎨\nD,,sea\x1bblue\n".encode(),
    "line ends of all kinds": lambda _: "name\rAnna\u2028Berg\r\nBen\x0bOak\x85x\n\n\n".encode(),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "half an Excel file": lambda _: EXCEL[: len(EXCEL) // 2],
    "a packed file without a table": lambda _: repacked(EXCEL, lambda *_: b""),
    "formulas": lambda _: workbook(["name"], ['=HYPERLINK("http://example.org")'], ["=1+1"], ["Anna Berg"]),
    "wide and late cells": lambda _: repacked(
        EXCEL, lambda _, data: data.replace(b'r="A2"', b'r="XFD1048576"').replace(b'r="2"', b'r="1048576"')
    ),
    "a bomb": lambda _: repacked(
        EXCEL, lambda name, data: data + b" " * 60_000_000 if name.endswith("sheet1.xml") else data
    ),
    "an entity": lambda outside: repacked(
        EXCEL, lambda _, data: data.replace(b"<worksheet", ENTITY.format(outside).encode() + b"<worksheet")
    ),
    "an entity in UTF-16": lambda outside: repacked(
        EXCEL,
        lambda name, data: (
            (
                '<?xml version="1.0" encoding="UTF-16"?>'
                + data.decode().rpartition("?>")[2].replace("<worksheet", ENTITY.format(outside) + "<worksheet")
            ).encode("utf-16")
            if name.endswith("sheet1.xml")
            else data
        ),
    ),
    **{f"spoilt {number}": (lambda _, number=number: spoilt(number)) for number in range(6)},
}


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_is_printed_or_told(name: str, root: Path, outside: Path) -> None:
    """With what is good in it printed, if anything is."""
    Path("rosters/10b.csv").write_bytes(ROSTERS[name](outside))
    order = ("build", "lessons/wall.yaml", "--only", "worksheet", "--class", "rosters/10b.csv")
    strict, lenient = run(root, outside, *order), run(root, outside, *order, "--skip-bad-rows")
    assert (strict.exit_code, lenient.exit_code) != (0, 1)
    assert (root / "output/wall/class-set.pdf").exists() == (lenient.exit_code == 0)
    assert strict.exit_code == 0 or "LK8" in strict.output


FILE_NAMES = [
    "plain name.yaml",
    "-o.yaml",
    "--class.yaml",
    "ünï ço∂é.yaml",
    "a\u202eb.yaml",
    "semi;colon&amp $(id) `id` 'q'.yaml",
    "new\nline.yaml",
    "esc\x1b[31m.yaml",
    "{title} %s.yaml",
    "con.yaml",
    "a.b.c.yaml",
    "x" * 200 + ".yaml",
    os.fsdecode(b"latin-\xe9.yaml"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be given there")
@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_files_may_be_called_as_their_owners_like(name: str, root: Path, outside: Path) -> None:
    """Lesson and roster; whatever a name holds is neither run nor sent to the terminal as it is."""
    lesson = Path("lessons/wall.yaml").rename(Path("lessons") / name)
    roster = Path("rosters/10b.csv").rename(Path("rosters") / name.replace(".yaml", ".csv"))
    order = ("--only", "worksheet", "--class", str(roster))
    result = run(root, outside, "build", str(lesson), *order)
    assert result.exit_code == 0, result.output
    assert not {sign for sign in result.output if sign < " " and sign != "\n"}
    assert (Path("output") / lesson.stem / "class-set.pdf").exists()
    assert "nothing had changed" in run(root, outside, "build", str(lesson), *order).output
    assert run(root, outside, "build", str(lesson), *order, "--json").exit_code == 0


@pytest.mark.parametrize("date", ["🎓", "اليوم", "\x1b[1m\n", "x" * 300, "{name} %s"])
def test_a_date_is_printed_or_told(date: str, root: Path, outside: Path) -> None:
    """So is the name of a class, which is that of its file: where no font has its signs, that is an error."""
    order = ("build", "lessons/wall.yaml", "--only", "worksheet", "--class")
    result = run(root, outside, *order, "rosters/10b.csv", "--date", date)
    fit = date[0] not in "🎓ا"
    assert (result.exit_code == 0) == fit
    assert fit or "LK701" in result.output
    if "\n" not in date and len(date) < 99:
        Path("rosters/10b.csv").rename(f"rosters/{date}.csv")
        assert (run(root, outside, *order, f"rosters/{date}.csv").exit_code == 0) == fit


LONG = "school: &a {name: x}\n" + "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(1, 40))
PROJECTS = {
    "logo above": "school:\n  name: S\n  logo: ../outside/secret.svg\n",
    "logo by its whole path": "school:\n  name: S\n  logo: {outside}/secret.svg\n",
    "logo by a link": "school:\n  name: S\n  logo: link.svg\n",
    "logo from the net": "school:\n  name: S\n  logo: http://example.org/logo.svg\n",
    "logo as a device": "school:\n  name: S\n  logo: /dev/zero\n",
    "extension above": "extensions: [../outside/secret.py]\n",
    "extension by a link": "extensions: [link.py]\n",
    "extension by a link of its folder": "extensions: [linked/secret.py]\n",
    "output above": "folders:\n  output: ../outside\n",
    "output by its whole path": "folders:\n  output: {outside}\n",
    "output by a link": "folders:\n  output: linked\n",
    "lessons by a link": "folders:\n  lessons: linked\n",
    "roster above": "classes:\n  10b: {name: x, roster: ../outside/secret.csv}\n",
    "roster by a link": "classes:\n  10b: {name: x, roster: link.csv}\n",
    "aliases": LONG,
    "deep": "school: " + "[" * 5000 + "]" * 5000 + "\n",
    "tags": "school: !!python/object/apply:os.system ['touch x']\n",
    "words with places": "words:\n  page_words: '{page.__class__} {0} {x!r}'\n",
    "binary": "\0\x01\x02",
    "long": "school:\n  name: " + "x" * 200_000 + "\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_stays_within_itself(name: str, root: Path, outside: Path) -> None:
    """Whatever it names: nothing out of it is read, run or written."""
    for end in ("svg", "csv", "py"):
        Path(f"link.{end}").symlink_to(outside / f"secret.{end}")
    Path("linked").symlink_to(outside)
    Path("lessonkit.yaml").write_text(PROJECTS[name].replace("{outside}", str(outside)), encoding="utf-8")
    result = run(root, outside, "build", "lessons/wall.yaml", "--only", "worksheet", "--class", "10b")
    assert result.exit_code == 1
    assert "LK" in result.output
    assert not Path("output").exists()


PLANS = {
    "lesson above": "lesson: ../../outside/secret.yaml\n",
    "lesson by its whole path": "lesson: {outside}/secret.yaml\n",
    "lesson by a link": "lesson: ../linked/secret.yaml\n",
    "lesson from the net": "lesson: http://example.org/wall.yaml\n",
    "itself": "lesson: 10b.yaml\n",
    "aliases": "lesson: ../lessons/wall.yaml\nclass: &a 10b\nteacher: *a\n",
    "tags": "lesson: !!python/name:os.system x\n",
    "deep": "lesson: ../lessons/wall.yaml\nitems: " + "{a: " * 3000 + "}" * 3000 + "\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_stays_within_its_project(name: str, root: Path, outside: Path) -> None:
    """The same of plans."""
    Path("linked").symlink_to(outside)
    Path("lessonkit.yaml").write_text("", encoding="utf-8")
    Path("plans/10b.yaml").write_text(PLANS[name].replace("{outside}", str(outside)), encoding="utf-8")
    result = run(root, outside, "build", "plans/10b.yaml")
    assert result.exit_code == 1
    assert "LK" in result.output


OPENS = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
LOGOS: dict[str, bytes] = {
    "script.svg": OPENS + b"<script>alert(1)</script></svg>",
    "net.svg": OPENS + b'<image href="http://example.org/x.png"/></svg>',
    "file.svg": OPENS + b'<use href="../outside/secret.svg#a"/></svg>',
    "entity.svg": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "../outside/secret.svg">]>' + OPENS + b"&x;</svg>",
    "laughs.svg": b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + OPENS + b"&b;</svg>",
    "deep.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    + b"<g>" * 9000
    + b"</g>" * 9000
    + b"</svg>",
    "numbers.svg": OPENS.replace(b"9 9", b"1e400 nan") + b'<path d="M0 0L1e999 -1e999z"/></svg>',
    "import.svg": OPENS + b"<style>@import url(http://example.org/x.css);</style></svg>",
    "empty.svg": b"",
    "empty.png": b"",
    "half.png": (ROOT / "tests/guarantees/data/images/box.png").read_bytes()[:60],
    "huge.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0\0\0\0\0",
    "wrong.png": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    "half.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
}


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_is_drawn_or_told(name: str, root: Path, outside: Path) -> None:
    """None of these can be drawn; each is told."""
    Path(name).write_bytes(LOGOS[name])
    Path("lessonkit.yaml").write_text(f"school:\n  name: S\n  logo: {name}\n", encoding="utf-8")
    result = run(root, outside, "build", "lessons/wall.yaml", "--only", "worksheet", "--class", "rosters/10b.csv")
    assert result.exit_code == 1
    assert "LK" in result.output
