"""The example extensions work as docs/extending.md says: nothing of layout or pdf knows of them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from lessonkit import build, extend, extensions, runs
from lessonkit.cache import Cache
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS, TEACHERS_KINDS
from lessonkit.items import ITEM_TYPES
from lessonkit.items.part import PARTS
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written
from lessonkit.model.lines import LineIndex
from lessonkit.pdf.writer import write

HERE = Path(__file__).parent
PACKAGES = ("odd-one-out", "who-said", "vocabulary", "stations")
DOCUMENTS = ("handout", "worksheet", "vocabulary", "answer-key")
SPEC = (HERE / "lesson.yaml").read_text(encoding="utf-8")
WALK = (HERE / "walk.yaml").read_text(encoding="utf-8")
FACES = build.open_faces()
NOWHERE = extend.Setting(LineIndex(), extend.Words())


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
    """All packages, as if they were installed; the registries are as before afterwards."""
    for package in PACKAGES:
        monkeypatch.syspath_prepend(HERE / package)
    entries = [entry for package in PACKAGES for entry in declared(package)]
    monkeypatch.setattr(extensions, "entry_points", lambda group: [e for e in entries if e.group == group])
    for registry in (ITEM_TYPES, PUPILS_KINDS, TEACHERS_KINDS, PARTS):
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
    assert re.search("¶1[ \u2060]*,\\s+line\\s+2", words(packet.documents["answer-key"]))


def test_the_vocabulary_sheet_has_every_term(packet: build.Packet) -> None:
    """Terms stand in the order of their letters with two lines each."""
    layout = packet.documents["vocabulary"]
    printed = words(layout)
    assert printed.index("Delegate") < printed.index("Expel")
    assert sum(len(space.baselines) for space in layout.spaces if space.id.startswith("use.")) == 4


def test_every_document_is_accessible(packet: build.Packet, walk: build.Packet) -> None:
    """What an extension composes passes both checks of PDF/UA-1 without any tag of its own."""
    for layout in (*packet.documents.values(), *walk.documents.values()):
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


@pytest.fixture
def walk(installed: list[EntryPoint], tmp_path: Path) -> build.Packet:
    """The lesson with quotations and stations."""
    return made(WALK, tmp_path)


def test_a_level_has_help_for_a_part_of_an_item(walk: build.Packet) -> None:
    """First letters stand on a line of the support copy alone; all copies have the same lines in the same places."""
    core, support = walk.documents["worksheet"], walk.documents["worksheet-support"]
    assert ("Le" in words(core).split(), "Le" in words(support).split()) == (False, True)
    assert [(one.id, one.x, one.y) for one in core.spaces] == [(one.id, one.x, one.y) for one in support.spaces]


def test_the_fixed_words_of_an_item_follow_the_language(installed: list[EntryPoint]) -> None:
    """American English has its own, a language that the extension does not know the British."""
    own = import_module("lessonkit_who_said").WORDS
    said = {tag: extend.Words(tag=tag).of(own).how for tag in ("en-GB", "en-US", "en-AU")}
    assert said["en-US"] == "Write a last name on each line."
    assert said["en-AU"] == said["en-GB"] == "Write a surname on each line."


def test_versions_move_quotations_with_their_names(walk: build.Packet) -> None:
    """Whatever the order, every name lies on the line under its quotation."""
    lesson, orders = walk.lessons.core, set()
    for version in "BCDEFGH":
        paper, moves = lesson.paper.items[0].reordered(version)
        answer = lesson.answers.items[0].moved(moves)
        quotes = [text.plain() for text in paper.texts()[2::2]]
        said = [ink.text.plain() for ink in answer.fill(NOWHERE) if isinstance(ink, Written)]
        names = [one.partition(" (")[0] for one in said]
        assert dict(zip(quotes, names, strict=True)) == {
            "Stalin is too rude.": "Lenin",
            "The party is always right.": "Trotsky",
        }
        orders.add(tuple(names))
    assert len(orders) == 2


def test_a_part_has_a_document_of_its_own(walk: build.Packet) -> None:
    """A page for each stop with its items; the support copy has its own text."""
    first, second = (replace(walk.documents["stations"], pages=(page,)) for page in walk.documents["stations"].pages)
    assert "what it warns of" in words(first)
    assert "Why did Trotsky" in words(second)
    assert "what it warns of" not in words(walk.documents["stations-support"])


def test_the_key_has_the_items_of_a_part(walk: build.Packet) -> None:
    """Filled in over the pages of its document, and in a table of the mark scheme."""
    key = words(walk.documents["answer-key"])
    assert key.count("Too rude.") == 2
    assert [name for name, _ in walk.documents["answer-key"].parts][:2] == ["worksheet", "stations"]


def test_a_teachers_document_sees_answers_and_counts(walk: build.Packet) -> None:
    """What to look for, the minutes of all stops, and the pages of the pupils' document; nothing of it is pupils'."""
    plan = words(walk.documents["stations-plan"])
    assert "Pupils name the rudeness" in plan
    assert "6 minutes at a stop, 12 in all" in plan
    assert "2 pages for each pupil" in plan
    assert "rudeness" not in words(walk.documents["stations"])


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
