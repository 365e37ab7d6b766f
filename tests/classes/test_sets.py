"""Class sets: a copy for each pupil, whole sheets, the same bytes; and names nowhere but where they belong."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.reading import tree_text
from checks.structure import check
from checks.ua import is_ua1
from classes.classrooms import FACES, HEADINGS, hand_out, packed, pressed, reading, saved, small_lesson
from lessonkit.build import Packet, Settings, make_packet, write_packet
from lessonkit.classes.editions import EditionPress
from lessonkit.classes.roster import read_roster
from lessonkit.classes.set_order import SetOrder
from lessonkit.classes.sets import ClassSet, edition_of, handed_out, made_up
from lessonkit.classes.tally import Ranges, tints
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout, Page
from lessonkit.model.drawing import Glyphs
from lessonkit.model.edition import CORE, Edition
from lessonkit.model.lesson import Levelled
from lessonkit.model.names import SORTS
from lessonkit.model.text import plain
from lessonkit.pdf.assembler import SetHead, write_set

by_chance = settings(
    max_examples=50, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LETTERS = st.text("abcdeéłßΩЖ -'", min_size=1, max_size=60)
ROWS = st.lists(
    st.tuples(
        st.one_of(LETTERS, TEXT),
        st.sampled_from(["", "red", "blue"]),
        st.sampled_from(["", "support", "core", "stretch"]),
        st.sampled_from(["", "A", "B"]),
        st.sampled_from(["", "18"]),
        st.sampled_from(["", "cream"]),
        st.sampled_from(["", "1-1", "1-2", "2-1", "3-7"]),
    ),
    max_size=12,
)
COLUMNS = (*HEADINGS, "font size", "tint", "seat")
ALWAYS = ("Always There", "", "", "", "", "", "")
"""A good row, so that no roster by chance is empty."""


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Levelled:
    """A handout and a worksheet."""
    return small_lesson(tmp_path_factory.mktemp("lesson"))


@pytest.fixture(scope="module")
def press(lesson: Levelled) -> EditionPress:
    """Its documents, laid out in every edition; at some levels they differ."""
    return pressed(with_levels(lesson))


@pytest.fixture(scope="module")
def own_pages(press: EditionPress) -> Callable[[str, Edition], Sequence[Page]]:
    """The pages of a document as an edition has it, furnished once for all examples."""
    return cache(lambda document, edition: press.copy(document, press.printed[document].same[edition]).pages)


def with_levels(lesson: Levelled) -> Levelled:
    """The lesson with another title at one level: enough to be laid out apart."""
    paper = lesson.core.paper
    helped = replace(paper, reading=tuple(replace(part, heading=plain("Helped")) for part in paper.reading))
    return replace(lesson, by_level={CORE: lesson.core, "support": replace(lesson.core, paper=helped)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rosters lie."""
    return tmp_path_factory.mktemp("rosters")


def the_set(packet: Packet) -> ClassSet:
    """The packet's class set."""
    assert packet.class_set is not None
    return packet.class_set


def written(packet: Packet, folder: Path) -> dict[str, bytes]:
    """The files of a packet."""
    files = write_packet(packet, folder, FACES, Sink())
    assert files is not None
    return {file.stem: file.read_bytes() for file in files}


def as_it_is(_name: str, layout: Layout) -> Layout:
    """A document without a binding margin."""
    return layout


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, without white."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@by_chance
@given(ROWS, st.sampled_from(SORTS), st.tuples(st.integers(0, 3), st.booleans()))
def test_every_pupil_has_one_copy(
    press: EditionPress,
    own_pages: Callable[[str, Edition], Sequence[Page]],
    folder: Path,
    rows: list[tuple[str, ...]],
    sort: str,
    paper: tuple[int, bool],
) -> None:
    """One for each good row and each spare; no page with two names; whole sheets; no page lost or added."""
    spares, duplex = paper
    file = saved([ALWAYS, *rows], folder, COLUMNS)
    wanted = hand_out(SetOrder(roster=file, sort=sort, spares=spares, duplex=duplex))
    made = made_up(press, ("handout", "worksheet", "answer-key"), wanted, as_it_is)
    assert made is not None
    roster = read_roster(file, reading(skip=True), Sink())
    assert roster is not None
    names = [copy.pupil.name if copy.pupil else "" for copy in made.planned]
    assert Counter(names) == Counter([pupil.name for pupil in roster.pupils] + [""] * spares)
    assert names[len(names) - spares :] == [""] * spares
    first = 1
    for planned, copy in zip(made.planned, made.copies(), strict=True):
        stamped = [part.stamped for part in copy.parts if part.stamped]
        assert {said(things) for one in stamped for things in one.pages} <= {
            "",
            squeezed(planned.pupil.name if planned.pupil else ""),
            squeezed((planned.pupil.name if planned.pupil else "") + "10b"),
        }
        edition = edition_of(planned.pupil) if planned.pupil else planned.edition
        for part, document in zip(copy.parts, ("handout", "worksheet"), strict=True):
            own = own_pages(document, edition)
            assert made.masters[part.master].pages[: len(own)] == own
        assert (planned.first, planned.pages) == (first, copy.pages)
        assert copy.pages == sum(len(made.masters[part.master].pages) for part in copy.parts)
        assert not duplex or all(len(made.masters[part.master].pages) % 2 == 0 for part in copy.parts)
        first += copy.pages
    assert first == made.pages + 1


def said(things: tuple[object, ...]) -> str:
    """What is stamped on a page."""
    return squeezed("".join(thing.text for thing in things if isinstance(thing, Glyphs)))


def squeezed(text: str) -> str:
    """Without white: a line that goes on ends with a space, and some fonts print no-break spaces as plain ones."""
    return "".join(text.split()).replace("\u2010", "-").replace("\u2011", "-")


@by_chance
@given(ROWS, ROWS.filter(len), st.sampled_from(SORTS))
def test_a_pupil_added_at_the_end_changes_no_other_copy(
    folder: Path, rows: list[tuple[str, ...]], more: list[tuple[str, ...]], sort: str
) -> None:
    """Wherever the alphabet puts the new copy."""
    before = hand_out(SetOrder(roster=saved([ALWAYS, *rows], folder, COLUMNS), sort=sort))
    after = hand_out(SetOrder(roster=saved([ALWAYS, *rows, *more], folder, COLUMNS), sort=sort))
    editions = {pupil.place: edition_of(pupil) for pupil in before.pupils}
    assert {pupil.place: edition_of(pupil) for pupil in after.pupils if pupil.place in editions} == editions


@settings(by_chance, max_examples=12)
@given(ROWS)
def test_any_roster_gives_one_sound_file(press: EditionPress, folder: Path, rows: list[tuple[str, ...]]) -> None:
    """Twice the same bytes, whatever the names are; every page is there and tagged."""
    order = SetOrder(roster=saved([ALWAYS, *rows], folder, COLUMNS), spares=1, date="12 May")
    files = []
    for _ in range(2):
        made = made_up(press, ("handout", "worksheet"), hand_out(order), as_it_is)
        assert made is not None
        stream = io.BytesIO()
        write_set(stream, SetHead(made.title, made.language), made.masters, made.copies(), FACES)
        files.append(stream.getvalue())
    assert files[0] == files[1]
    assert len(pages_of(files[0])) == made.pages
    assert check(files[0]) == []


PUPILS = [
    ("Zoë Adams", "red", "support", ""),
    ("Anna Berg", "blue", "", ""),
    ("Ångström, Åsa", "", "stretch", ""),
    ("Ben Okafor", "red", "", "B"),
    ("Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley", "blue", "", ""),
]


def test_the_orders_of_handing_out(folder: Path) -> None:
    """As the roster has them, by the alphabet of last names without accents, by groups; pupils without one last."""
    file = saved(PUPILS, folder)
    places = {sort: [p.place for p in hand_out(SetOrder(roster=file, sort=sort)).pupils] for sort in SORTS}
    assert places == {"seating": [1, 2, 3, 4, 5], "name": [1, 3, 2, 5, 4], "group": [2, 5, 1, 4, 3]}


def test_neighbours_of_one_version_are_told(folder: Path) -> None:
    """LK858 where the roster gives both the same, at the second of them."""
    file, sink = saved([("Anna", "", "", "B"), ("Ben", "", "", "B"), ("Cem", "", "", "")], folder), Sink()
    assert handed_out(SetOrder(roster=file), reading(), ("A", "B"), sink)
    assert [(p.code, p.span and p.span.line) for p in sink.found] == [("LK858", 3)]


def test_seats_go_before_the_roster(folder: Path) -> None:
    """Row by row; those without a seat come last."""
    file = saved([("A", "2-1"), ("B", ""), ("C", "1-2"), ("D", "A1")], folder, ("name", "seat"))
    assert [pupil.name for pupil in hand_out(SetOrder(roster=file)).pupils] == ["D", "C", "A", "B"]


def unbroken(words: str) -> str:
    """Without hyphens: the reader tells one at the end of a line by another sign."""
    return words.replace("-", "").replace("\ufffe", "")


def test_each_page_has_its_own_pupils_name_alone(lesson: Levelled, folder: Path, tmp_path: Path) -> None:
    """Read back from the file; spares have none; class and date stand on each worksheet."""
    order = SetOrder(roster=saved(PUPILS, folder), spares=2, date="12 May")
    made = the_set(packet := packed(lesson, order))
    pages = pages_of(written(packet, tmp_path)["class-set"])
    assert len(pages) == made.pages
    names = [squeezed(name) for name, *_ in PUPILS]
    for copy in made.planned:
        own = pages[copy.first - 1 : copy.last]
        mine = squeezed(copy.pupil.name) if copy.pupil else ""
        assert [page for page in own if page and unbroken(mine) not in unbroken(page)] == []
        assert not [name for name in names if name != mine for page in own if name in page]
        assert sum("10b" in page and "12May" in page for page in own) == 1


def test_the_same_roster_gives_the_same_bytes(lesson: Levelled, folder: Path, tmp_path: Path) -> None:
    """Twice, into two folders."""
    order = SetOrder(roster=saved(PUPILS, folder), spares=1, summary=True)
    one, other = (written(packed(lesson, order), tmp_path / name) for name in ("one", "other"))
    assert one == other


def test_the_summary_and_the_list_tell_the_same_pages(lesson: Levelled, folder: Path, tmp_path: Path) -> None:
    """The summary's own pages are counted; the list says where each copy stands and what paper it needs."""
    rows = [("Anna Berg", "cream"), ("Ben Okafor", ""), ("Cem Demir", "cream")]
    order = SetOrder(roster=saved(rows, folder, ("name", "tint")), summary=True)
    made = the_set(packet := packed(lesson, order))
    files = written(packet, tmp_path)
    pages = pages_of(files["class-set"])
    assert made.lead == 2
    assert "Printsummary" in pages[0]
    size = made.planned[0].pages
    cream = Ranges(((3, size + 2), (2 * size + 3, 3 * size + 2)))
    assert tints(made) == {"cream": cream}
    assert squeezed(f"On cream paper: pages {cream}") in pages[0]
    assert any(f"pages {cream}" in remark for remark in packet.remarks)
    (listed,) = pages_of(files["distribution-list"])
    rows_told = ("AnnaBergcorecream3-", f"BenOkaforcore{size + 3}-", f"CemDemircorecream{2 * size + 3}-")
    assert [row for row in rows_told if row not in listed] == []


def test_a_long_class_has_a_list_of_several_pages(lesson: Levelled, folder: Path) -> None:
    """Nobody is missing from it."""
    rows = [(f"Pupil Number{n}", "red", "core", "") for n in range(70)]
    packet = packed(lesson, SetOrder(roster=saved(rows, folder)))
    listed = packet.documents["distribution-list"]
    words = squeezed("".join(t.text for page in listed.pages for t in page.things if isinstance(t, Glyphs)))
    assert len(listed.pages) > 1
    assert all(f"PupilNumber{n}" in words for n in range(70))


def test_a_set_needs_documents_for_pupils(lesson: Levelled, folder: Path) -> None:
    """A key alone is no set: LK859."""
    sink = Sink()
    wanted = Settings(only=("answer-key",), hand_out=hand_out(SetOrder(roster=saved(PUPILS, folder))))
    assert make_packet(lesson, wanted, sink, FACES) is None
    assert [problem.code for problem in sink.found] == ["LK859"]


def test_only_what_the_class_needs_is_laid_out(lesson: Levelled, folder: Path) -> None:
    """The editions of the roster, and the core of each version for the keys."""
    rows = [("Anna", "", "support", "A"), ("Ben", "", "core", "B"), ("Cem", "", "core", "B")]
    needed = hand_out(SetOrder(roster=saved(rows, folder, HEADINGS))).editions
    assert [(e.level, e.version) for e in needed] == [("core", "A"), ("core", "B"), ("support", "A")]


def test_without_duplex_no_white_pages_are_added(lesson: Levelled, folder: Path) -> None:
    """One sheet a page; with duplex each document begins on a sheet of its own."""
    file = saved(PUPILS, folder)
    single, double = (the_set(packed(lesson, SetOrder(roster=file, duplex=both))) for both in (False, True))
    assert all(page.things for layout in single.masters.values() for page in layout.pages)
    assert {len(layout.pages) % 2 for layout in double.masters.values()} == {0}
    assert single.pages <= double.pages


def test_a_class_of_thirty_has_a_list_of_one_page(lesson: Levelled, folder: Path) -> None:
    """With every column that there is, and spares."""
    rows = [(f"Pupil Number{n}", "red", "support", "AB"[n % 2], "18" * (n == 3), "cream" * (n == 3)) for n in range(30)]
    file = saved(rows, folder, (*HEADINGS, "font size", "tint"))
    listed = packed(lesson, SetOrder(roster=file, spares=2)).documents["distribution-list"]
    assert len(listed.pages) == 1


def test_a_name_is_read_out_after_its_label(lesson: Levelled, folder: Path, tmp_path: Path) -> None:
    """In the finished file: the label, the field, the name; then the next label."""
    files = written(packed(lesson, SetOrder(roster=saved(PUPILS, folder))), tmp_path)
    tree = [line.strip() for line in tree_text(files["class-set"]).splitlines()]
    at = tree.index("| 'Zoë Adams'", tree.index("| 'Zoë Adams'") + 1)  # the worksheet's, after the reading's
    assert tree[at - 4] == "| 'Name '"
    assert tree[at - 3].startswith("Form Alt='Name'")
    assert tree[at - 1 : at + 2] == ["Span", "| 'Zoë Adams'", "| 'Class '"]


def test_the_set_and_the_list_are_accessible(lesson: Levelled, folder: Path, tmp_path: Path) -> None:
    """Tagged as everything else is, white pages and spares too."""
    files = written(packed(lesson, SetOrder(roster=saved(PUPILS, folder), spares=1, summary=True)), tmp_path)
    for name in ("class-set", "distribution-list"):
        assert check(files[name]) == [], name
        assert is_ua1(files[name]), name
