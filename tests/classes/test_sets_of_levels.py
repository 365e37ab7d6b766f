"""Class sets of a lesson with levels and versions, of which pupils have some: each copy is its own, and has its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from checks.structure import check
from classes.classrooms import FACES, hand_out, saved
from guarantees.builds import Spec, read_spec_levels
from lessonkit.build import Packet, Settings, make_packet, write_packet
from lessonkit.classes.editions import EditionPress
from lessonkit.classes.set_order import SetOrder
from lessonkit.classes.sets import ClassSet, edition_of
from lessonkit.classes.versions import versioned
from lessonkit.classes.wishes import ruling_of
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs
from lessonkit.model.edition import CORE, Edition, Look, look_of
from lessonkit.model.lesson import Levelled
from lessonkit.model.production import Production
from lessonkit.settings import presses_for
from lessonkit.units import MM

HEADINGS = ("name", "level", "version", "size")
SPARSE = [("Ada", "core", "A", ""), ("Bob", "support", "B", "18"), ("Cy", "stretch", "A", "24"), ("Di", "", "B", "18")]
"""No two of one level in both versions, nor of one look at all levels."""


def lesson_of(items: Sequence[Spec], **parts: object) -> Levelled:
    """A lesson with a reading at two levels."""
    reading: Spec = {"heading": "Wood", "text": "The oak is old, and the elm is tall; nobody knows how tall it is."}
    reading["levels"] = {"support": {"text": "The oak is old. The elm is tall."}}
    worksheet = [{"section": "S", "items": list(items)}]
    sink = Sink()
    found = read_spec_levels({"title": "Trees", "reading": [reading], "worksheet": worksheet, **parts}, sink)
    assert found is not None, sink.in_order()
    return found


def explain(stem: str) -> Spec:
    """A question with help at both levels."""
    levels = {"support": {"starters": ["It was"]}, "stretch": {"extension": "What of the elm?"}}
    return {"explain": stem, "answer": ["One thing."], "evidence": "The oak is old", "lines": 4, "levels": levels}


def choose(stem: str) -> Spec:
    """A question whose options change places."""
    return {"choose": stem, "options": ["oak", "elm", "ash", "fir", "yew"], "answer": "oak"}


LESSON = lesson_of([*(explain(f"Why is tree {n} old?") for n in range(3)), *(choose(f"Which, {n}?") for n in range(3))])


def packed(lessons: Levelled, rows: Sequence[Sequence[str]], folder: Path, **more: Production) -> Packet:
    """The class set of these pupils."""
    sink = Sink()
    wanted = hand_out(SetOrder(roster=saved(rows, folder, HEADINGS)))
    looks = tuple(one.look for one in wanted.editions)
    settings = Settings(hand_out=wanted, versions=wanted.versions, looks=looks, **more)
    packet = make_packet(lessons, settings, sink, FACES)
    assert packet is not None, sink.in_order()
    return packet


def set_of(packet: Packet) -> ClassSet:
    """The packet's class set."""
    assert packet.class_set is not None
    return packet.class_set


def words_of(layout: Layout) -> str:
    """All words of a document, without white."""
    return "".join("".join(t.text.split()) for page in layout.pages for t in page.things if isinstance(t, Glyphs))


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """The set of a class in which most combinations are missing."""
    return packed(LESSON, SPARSE, tmp_path_factory.mktemp("class"))


def test_each_pupil_has_the_documents_of_their_own_edition(packet: Packet) -> None:
    """Level, version and size; no two editions that differ share a worksheet."""
    made = set_of(packet)
    worksheets = {copy.edition: copy.documents[1] for copy in made.planned}
    assert list(worksheets.values()) == [
        "worksheet-A", "worksheet-support-B-18pt", "worksheet-stretch-A-24pt", "worksheet-B-18pt",
    ]  # fmt: skip
    for edition, name in worksheets.items():
        words = words_of(made.masters[name])
        assert f"Version{edition.version}" in words
        assert ("Itwas" in words, "Whatoftheelm?" in words) == (edition.level == "support", edition.level == "stretch")


def test_each_version_has_a_key_that_serves_all_levels(packet: Packet, tmp_path: Path) -> None:
    """Whether or not a pupil has that level in that version; all files are sound."""
    files = write_packet(packet, tmp_path, FACES, Sink())
    assert files is not None
    assert {"answer-key-A", "answer-key-B", "class-set", "distribution-list"} <= {file.stem for file in files}
    assert [problem for file in files for problem in check(file.read_bytes())] == []
    for version in "AB":
        key = words_of(packet.documents[f"answer-key-{version}"])
        assert "support" in key
        assert "stretch" in key


def test_only_what_somebody_needs_is_in_the_set(packet: Packet) -> None:
    """Levels and versions that are laid out for the keys alone are in no copy."""
    made = set_of(packet)
    assert set(made.masters) == {name for copy in made.planned for name in copy.documents}


def test_the_teacher_s_documents_come_with_a_set(tmp_path: Path) -> None:
    """Whatever versions its pupils have, of which one may be the second alone."""
    board = {"areas": [{"heading": "Oak and elm"}]}
    teacher = {"aims": ["Pupils know trees."]}
    lessons = lesson_of([choose("Which?"), explain("Why is it old?")], teacher=teacher, board=board)
    for rows in (SPARSE, [("Bob", "support", "B", "18")]):
        documents = packed(lessons, rows, tmp_path).documents
        assert "Pupilsknowtrees." in words_of(documents["teachers-page"])
        assert "Oakandelm" in words_of(documents["board-plan"])


def same_and_other() -> tuple[Levelled, str, str]:
    """A lesson of two items, a version that is as A, and one that is not."""
    lessons = lesson_of([explain("Why is the oak old?"), explain("Why is the elm tall?")])
    first = versioned(lessons.core, "A").paper.worksheet
    same = next(v for v in "BCDEFG" if versioned(lessons.core, v).paper.worksheet == first)
    other = next(v for v in "BCDEFG" if versioned(lessons.core, v).paper.worksheet != first)
    return lessons, same, other


def test_a_version_that_is_as_the_first_has_its_letter_and_its_key(tmp_path: Path) -> None:
    """On the copy, in the list and in the name of the key, also where nobody has the first in that size."""
    lessons, same, other = same_and_other()
    packet = packed(lessons, [("Ada", "", "A", ""), ("Bob", "", other, ""), ("Cy", "", same, "18")], tmp_path)
    made = set_of(packet)
    cys = words_of(made.masters[made.planned[2].documents[1]])
    assert "VersionA" in cys
    assert f"Version{same}" not in cys
    keys = {name for name in packet.documents if name.startswith("answer-key")}
    assert keys == {"answer-key-A", f"answer-key-{other}"}
    assert f"Cy{same}" not in words_of(packet.documents["distribution-list"])
    # The key tells the lines of the copy in large print, though it was asked for in another version.
    assert "18PT" in words_of(packet.documents["answer-key-A"])


def test_where_one_key_serves_all_there_is_no_letter() -> None:
    """Versions that are the same have one letter between them; alone, none."""
    lessons, same, other = same_and_other()
    press_for = presses_for(lessons, Settings(), FACES, "7K2D")

    def letters(*versions: str) -> list[str]:
        press = EditionPress(lessons, [Edition(CORE, version) for version in versions], press_for, Sink())
        return [press.letter(version) for version in versions]

    assert letters("A", same) == ["", ""]
    assert letters("A", same, other) == ["A", "A", other]
    assert letters(other) == [""]


def test_the_key_is_bound_like_the_copies(tmp_path: Path) -> None:
    """So that it lies over them; each page of it that is filled in has its items where a copy has them."""
    packet = packed(LESSON, SPARSE, tmp_path, production=Production(binding=8 * MM))
    copy, key = set_of(packet).masters["worksheet-A"], packet.documents["answer-key-A"]
    there = {block.id: (block.page, round(block.x, 2), round(block.y, 2)) for block in copy.blocks}
    filled = {block.id: (block.page, round(block.x, 2), round(block.y, 2)) for block in key.blocks}
    items = [id_ for id_ in there if id_ in filled]
    assert items
    assert [filled[id_] for id_ in items] == [there[id_] for id_ in items]


def test_every_edition_of_a_set_is_known_by_its_counterparts(tmp_path: Path) -> None:
    """Each level, of the lesson or of a pupil, in each version in the usual look, then what copies need besides."""
    wanted = hand_out(SetOrder(roster=saved([("Ada", "support", "B", "18"), ("Bob", "", "A", "")], tmp_path, HEADINGS)))
    editions = wanted.with_keys((CORE, "stretch"))
    usual = [Edition(level, version) for version in "AB" for level in (CORE, "stretch", "support")]
    assert editions == (*usual, Edition("support", "B", Look(size=18)))
    assert {edition_of(pupil) for pupil in wanted.pupils} == set(wanted.copies)


def test_rulings_that_are_not_one_are_called_by_names_of_their_own() -> None:
    """10.2 and 10.25 mm are two documents; wide, 10 and 10 mm are one, as with `--look wide`."""
    asked = [ruling_of(said) for said in ("8", "10.2", "10,25 mm", "wide", "10", "10.0mm")]
    names = [replace(Look(), ruling=pitch).name for pitch in asked if isinstance(pitch, float)]
    assert names == [f"ruled-{pitch}mm" for pitch in ("8", "10.2", "10.25", "10", "10", "10")]
    assert set(asked[3:]) == {look_of("wide").ruling}
