"""The example extensions work as docs/extending.md says: nothing of layout or pdf knows of them."""

from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from lessonkit import build, extend, extensions, runs
from lessonkit.cache import Cache
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.items import ITEM_TYPES
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs
from lessonkit.pdf.writer import write

HERE = Path(__file__).parent
PACKAGES = ("odd-one-out", "vocabulary")
DOCUMENTS = ("handout", "worksheet", "vocabulary", "answer-key")
SPEC = (HERE / "lesson.yaml").read_text(encoding="utf-8")
FACES = build.open_faces()


def declared(package: str) -> list[EntryPoint]:
    """The entry points that a package's pyproject.toml declares, as the installed package would have them."""
    project = tomllib.loads((HERE / package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        EntryPoint(name=name, value=value, group=group)
        for group, entries in project["entry-points"].items()
        for name, value in entries.items()
    ]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    """Both packages, as if they were installed; the registries are as before afterwards."""
    for package in PACKAGES:
        monkeypatch.syspath_prepend(HERE / package)
    entries = [entry for package in PACKAGES for entry in declared(package)]
    monkeypatch.setattr(extensions, "entry_points", lambda group: [e for e in entries if e.group == group])
    for registry in (ITEM_TYPES, PUPILS_KINDS):
        monkeypatch.setattr(registry, "_entries", dict(registry._entries))
    return entries


@pytest.fixture
def packet(installed: list[EntryPoint], tmp_path: Path) -> build.Packet:
    """The example lesson, laid out with both extensions as the command line does it."""
    return made(SPEC, tmp_path)


def made(text: str, folder: Path) -> build.Packet:
    """A lesson's text through every stage up to its layouts, without a complaint."""
    sink = Sink()
    packet = runs.packet_of(saved(text, folder), runs.Order("A4", (), folder), sink)
    assert [(d.code, d.message) for d in sink.found] == []
    assert packet is not None
    return packet


def saved(text: str, folder: Path) -> Path:
    """A lesson's text as a file."""
    file = folder / "lesson.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def words(layout: Layout) -> str:
    """All that is printed, in reading order."""
    return " ".join(thing.text for page in layout.pages for thing in page.things if isinstance(thing, Glyphs))


def test_the_item_type_is_found_by_its_entry_point(installed: list[EntryPoint]) -> None:
    """Loading registers the class under its own key, and once only."""
    sink = Sink()
    extensions.load_extensions(sink)
    extensions.load_extensions(sink)
    assert sink.found == []
    assert "odd_one_out" in ITEM_TYPES
    assert "vocabulary" in PUPILS_KINDS


def test_the_worksheet_prints_the_item(packet: build.Packet) -> None:
    """Stem, words in the order of their letters, and the line for the reason."""
    printed = words(packet.documents["worksheet"])
    parts = ("lost their seats", "Kamenev", "Stalin", "Trotsky", "Zinoviev", "Because")
    places = [printed.index(part) for part in parts]
    assert places == sorted(places)


def test_the_pupils_copy_does_not_hold_the_reason(packet: build.Packet) -> None:
    """The answer stands in the key and nowhere else."""
    assert "never expelled" in words(packet.documents["answer-key"])
    others = (layout for name, layout in packet.documents.items() if name != "answer-key")
    assert not any("never expelled" in words(layout) for layout in others)


def test_another_answer_leaves_the_pupils_files_as_they_were(packet: build.Packet, tmp_path: Path) -> None:
    """Who is odd, and why, cannot be told from the bytes of any pupils' document."""
    swapped = SPEC.replace("odd: Stalin", "odd: Trotsky").replace("He was never expelled.", "He wore glasses.")
    other = made(swapped, tmp_path)
    for name in ("handout", "worksheet", "vocabulary"):
        assert write(packet.documents[name], FACES) == write(other.documents[name], FACES)
    assert write(packet.documents["answer-key"], FACES) != write(other.documents["answer-key"], FACES)


def test_the_key_cites_the_line_of_the_evidence(packet: build.Packet) -> None:
    """“Stalin stayed” stands in the first paragraph; its line is named in the mark scheme."""
    assert "¶1 , line 2" in words(packet.documents["answer-key"]).replace("  ", " ")


def test_the_vocabulary_sheet_has_every_term(packet: build.Packet) -> None:
    """Terms stand in the order of their letters with two lines each."""
    layout = packet.documents["vocabulary"]
    printed = words(layout)
    assert printed.index("Delegate") < printed.index("Expel")
    assert sum(len(space.baselines) for space in layout.spaces if space.id.startswith("use.")) == 4


def test_every_document_is_accessible(packet: build.Packet) -> None:
    """What an extension composes passes both checks of PDF/UA-1 without any tag of its own."""
    for layout in packet.documents.values():
        pdf = write(layout, FACES)
        assert is_ua1(pdf)
        assert check(pdf) == []


def test_all_documents_are_written(installed: list[EntryPoint], tmp_path: Path) -> None:
    """`print:` names the new document beside the old ones, and a build leaves a file of each."""
    outcome = runs.build(saved(SPEC, tmp_path), runs.Order("A4", (), tmp_path / "out"), Cache(tmp_path / "cache"))
    assert outcome.diagnostics == ()
    assert tuple(outcome.pages or ()) == DOCUMENTS
    assert sorted(path.stem for path in outcome.folder.iterdir()) == sorted(DOCUMENTS)


def test_a_wrong_answer_is_told_at_its_place(installed: list[EntryPoint], tmp_path: Path) -> None:
    """The example's own diagnostic has a code, a line and a hint."""
    sink = Sink()
    text = SPEC.replace("odd: Stalin", "odd: Stalim")
    assert runs.packet_of(saved(text, tmp_path), runs.Order("A4", (), tmp_path), sink) is None
    (found,) = sink.found
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "odd:" in row)
    assert (found.code, found.hint) == ("LK402", "did you mean `Stalin`?")
    assert found.span is not None
    assert found.span.line == line


@pytest.mark.parametrize(
    ("group", "value", "words"),
    [
        ("lessonkit.items", "no_such_package:Thing", "cannot be loaded"),
        ("lessonkit.items", "pathlib:Path", "is no item type"),
        ("lessonkit.items", "lessonkit.items.base:ItemSpec", "is no item type"),
        ("lessonkit.documents", "pathlib:Path", "is no document"),
        ("lessonkit.items", "lessonkit_clash:Choose", "is registered twice"),
        ("lessonkit.items", "lessonkit_clash:Marks", "a key that every item may have"),
        ("lessonkit.documents", "lessonkit_clash:READING", "is called `reading`, as another key"),
    ],
)
def test_a_broken_extension_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, group: str, value: str, words: str
) -> None:
    """LK807 names the extension; nothing is raised."""
    (tmp_path / "lessonkit_clash.py").write_text(
        "from lessonkit.extend import PartSpec, PupilsKind\n"
        "from lessonkit.items.choose import ChooseSpec\n"
        "class Choose(ChooseSpec): ...\n"
        "class Marks(ChooseSpec):\n    key = 'marks'\n"
        "class ReadingSpec(PartSpec):\n    key, document = 'reading', 'reader'\n"
        "def compose(paper, press): ...\n"
        "READING = PupilsKind('reader', frozenset(), bool, compose)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    entry = EntryPoint(name="broken", value=value, group=group)
    monkeypatch.setattr(extensions, "entry_points", lambda group: [entry] if group == entry.group else [])
    sink = Sink()
    extensions.load_extensions(sink)
    assert [d.code for d in sink.found] == ["LK807"]
    assert words in sink.found[0].message
    assert sink.found[0].hint


@pytest.mark.parametrize("package", PACKAGES)
def test_an_extension_imports_the_public_face_alone(package: str) -> None:
    """Of lessonkit nothing but `lessonkit.extend` is imported, and only names that it promises."""
    (source,) = (HERE / package).glob("*.py")
    text = source.read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if "import" in line and "lessonkit" in line]
    assert imports == ["from lessonkit.extend import ("]
    block = text.partition("from lessonkit.extend import (")[2].partition(")")[0]
    names = {name.strip() for name in block.split(",") if name.strip()}
    assert names <= set(extend.__all__)
