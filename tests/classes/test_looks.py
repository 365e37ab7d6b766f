"""Every lesson in every look: nothing lost, cut or laid over something else, and words as large as they must be."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import FACES, LESSONS, PRINTS, load_file
from guarantees.pages import box_of, glyph_box, last_headings, overlaps
from lessonkit.build import Packet, Settings, make_packet
from lessonkit.classes.looks import LEAST_MARGIN, UnknownFamilyError, printed, themed
from lessonkit.diagnostics import Sink
from lessonkit.layout.furnish import RUNNING_NAME
from lessonkit.layout.placed import Layout
from lessonkit.loading import load
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, Glyphs
from lessonkit.model.edition import DYSLEXIA, WIDE_RULING, WORDS, Look, look_of
from lessonkit.model.lesson import Levelled
from lessonkit.model.text import plain
from lessonkit.pdf.writer import write
from lessonkit.themes import DEFAULT, RULING
from lessonkit.units import A4, MM, PAPERS

BUNDLED = tuple(path for path in LESSONS if path.parent.name == "lessons" or path.stem in ("every_item", "hostile"))
SHEETS = [
    (path, paper) for path in BUNDLED for paper in ("A4", "Letter") if paper == "A4" or (path, "A3") in PRINTS
]
"""The unit's lessons are many and much alike: on A4 alone."""
IDS = [f"{path.stem}-{paper}" for path, paper in SHEETS]
LARGE = (look_of("18"), look_of("24"))
ALL = (*LARGE, look_of("dyslexia"), look_of("wide"), look_of("simple"))
CUT = ("exit-ticket", "role-cards", "cards", "dictionary-strip")
"""Sheets that are cut: each piece has margins of its own, and its lines to cut along reach over those of the sheet."""
RAISED = 0.65
"""Raised figures are so much smaller than the word that they belong to."""


@cache
def packet_of(path: Path, paper: str, looks: tuple[Look, ...] = ALL) -> Packet:
    """The lesson's documents in the theme's own look and in others."""
    sink = Sink()
    settings = Settings(paper=PAPERS[paper], looks=(Look(), *looks))
    packet = make_packet(Levelled.of(load_file(path)), settings, sink, FACES)
    assert packet is not None, sink.in_order()
    return packet


def texts(layout: Layout) -> list[tuple[int, Glyphs]]:
    """The words of a layout with their pages."""
    return [
        (n, thing) for n, page in enumerate(layout.pages) for thing in page.things if isinstance(thing, Glyphs)
    ]


@pytest.mark.parametrize(("path", "paper"), SHEETS, ids=IDS)
def test_every_lesson_in_every_look(path: Path, paper: str) -> None:
    """Accessible, whole, as large as asked for, and with the numbers, spaces and marks of everybody's."""
    documents = packet_of(path, paper).documents
    copies = {name: one for name, one in documents.items() if name not in ("answer-key", one.name)}
    assert copies
    for name, layout in copies.items():
        pdf = write(layout, FACES)
        assert check(pdf, tiles=layout.name == "poster") == [], name
        assert is_ua1(pdf), name
        assert not list(overlaps(layout)), name
        assert not last_headings(layout), name
        if not layout.name.startswith(CUT):
            _within_the_margins(layout)
    for look in ALL:
        for name in ("handout", "worksheet"):
            own, other = documents.get(name), documents.get(f"{name}-{look.name}")
            if own and other:
                _large_enough(other, look)
                _same_numbers(own, other)


def _within_the_margins(layout: Layout) -> None:
    for page in layout.pages:
        boxes = [box_of(thing) for thing in page.things if page.window is None]
        assert all(b[0] >= LEAST_MARGIN - 3 and b[2] <= page.size.width - LEAST_MARGIN + 3 for b in boxes)
        assert all(b[1] >= 20 and b[3] <= page.size.height - 30 for b in boxes)


def _large_enough(layout: Layout, look: Look) -> None:
    """The body in the size asked for, line numbers included; round it nothing under 12 in large print.

    What is drawn is as large as its place lets it be.
    """
    drawn = {element.id for element in layout.elements if element.role == "Figure"}
    for _, said in texts(layout):
        if said.owner in drawn:
            continue
        around = 12.0 if look in LARGE else 8.0 if look.size else 0.0
        body = look.size * (RAISED if said.rise else 1.0)
        assert said.size >= (around if said.owner == PAGE_ARTIFACT else body) - 0.01, said


def _same_numbers(own: Layout, other: Layout) -> None:
    """Items, spaces and headings in their order, at least as many lines to write on, marks and paragraphs' numbers."""
    assert [block.id for block in own.blocks] == [block.id for block in other.blocks]
    ids = [{space.id for space in one.spaces} - {RUNNING_NAME} for one in (own, other)]
    assert ids[0] == ids[1]
    lines = _lines(other)
    assert all(lines[space] >= count for space, count in _lines(own).items())
    for sign in ("[", "¶"):
        assert _starting(own, sign) == _starting(other, sign)


def _lines(layout: Layout) -> dict[str, int]:
    counts: dict[str, int] = {}
    for space in layout.spaces:
        if space.kind is SpaceKind.LINES:
            counts[space.id] = counts.get(space.id, 0) + len(space.baselines)
    return counts


def _starting(layout: Layout, sign: str) -> list[str]:
    own = [said.text.strip() for _, said in texts(layout) if said.owner not in (PAGE_ARTIFACT, LAYOUT_ARTIFACT)]
    return [words for words in own if words.startswith(sign) and words.strip("[]¶").isdecimal()]


@pytest.mark.parametrize("look", [*LARGE, look_of("wide"), look_of("24+wide")], ids=lambda look: look.name)
def test_lines_are_as_far_apart_as_asked_for(look: Look) -> None:
    """8 mm, or 10, and never less than a starter in large print needs."""
    documents = packet_of(BUNDLED[0], "A4", (look,)).documents
    spaces = documents[f"worksheet-{look.name}"].spaces
    pairs = [pair for s in spaces if s.kind is SpaceKind.LINES for pair in pairwise(s.baselines)]
    assert pairs
    least = max(look.ruling or RULING, look.size * 1.5)
    assert all(low - high >= least - 0.01 for high, low in pairs)


@pytest.mark.parametrize("look", LARGE, ids=lambda look: look.name)
def test_lines_of_a_reading_hold_enough_words(look: Look) -> None:
    """35 to 60 signs in most lines: a shorter line is hard to follow, a longer one is hard to find again."""
    layout = packet_of(BUNDLED[0], "A4").documents[f"handout-{look.name}"]
    body = [said for _, said in texts(layout) if said.size == pytest.approx(look.size) and len(said.text) > 25]
    widest = max(glyph_box(said)[2] for said in body)
    full = [said for said in body if glyph_box(said)[2] > widest - 4 * look.size]
    signs = sorted(len(said.text.strip()) for said in full)
    assert full
    assert 26 <= signs[len(signs) // 2] <= 60


def test_a_chart_is_drawn_as_for_everybody_and_told_in_large_print() -> None:
    """The drawing's things are the same to the point; the page that tells it follows, in the size asked for."""
    path = next(path for path in BUNDLED if path.stem == "stalin-and-trotsky")
    documents = packet_of(path, "A4").documents
    own, large = documents["alliance-chart"], documents["alliance-chart-18pt"]
    drawn = [thing for thing in own.pages[0].things if thing.owner != PAGE_ARTIFACT]
    again = [thing for thing in large.pages[0].things if thing.owner != PAGE_ARTIFACT]
    assert [box_of(thing) for thing in drawn] == [box_of(thing) for thing in again]
    told = next(first for name, first in large.parts if name.endswith(".told"))
    sizes = {round(said.size, 2) for n, said in texts(large) if n == told and said.owner != PAGE_ARTIFACT}
    assert min(sizes) >= 18


def test_the_dyslexia_friendly_set_has_its_faces_and_no_italics() -> None:
    """Its own family but for signs that it lacks; letters wider apart; no slanted face."""
    path = next(path for path in BUNDLED if path.stem == "stalin-and-trotsky")
    for name in ("worksheet-dyslexia", "handout-dyslexia"):
        said = [one for _, one in texts(packet_of(path, "A4").documents[name]) if one.text.strip()]
        own = [one for one in said if one.face.startswith("AtkinsonHyperlegible-")]
        assert len(own) > 0.9 * len(said)
        assert not [one for one in said if "Italic" in one.face]
        assert all(one.tracking > 0 for one in own if not one.text.strip().isdecimal())


def test_the_key_tells_the_lines_of_each_copy_that_has_its_own() -> None:
    """A page for the copies whose lines are others; a simple copy has the lines of everybody."""
    path = next(path for path in BUNDLED if path.stem == "stalin-and-trotsky")
    key = packet_of(path, "A4").documents["answer-key"]
    [page] = [first for name, first in key.parts if name == "line-table"]
    words = {said.text.strip() for n, said in texts(key) if n == page}
    assert {"18PT", "24PT", "DYSLEXIA"} <= words
    assert "SIMPLE" not in words
    alone = packet_of(path, "A4", ()).documents["answer-key"]
    assert "line-table" not in dict(alone.parts)


def test_the_key_cites_a_level_s_large_copy_from_the_reading_that_it_has() -> None:
    """A hint on the copy names the very lines that the key does; who has the core's reading has no column beside it."""
    path = next(path for path in BUNDLED if path.stem == "stalin-and-trotsky")
    sink = Sink()
    lessons = load(path, sink, FACES)
    assert lessons is not None, sink.in_order()
    packet = make_packet(lessons, Settings(looks=(Look(), look_of("24"))), sink, FACES)
    assert packet is not None, sink.in_order()
    key = packet.documents["answer-key"]
    [page] = [first for name, first in key.parts if name == "line-table"]
    told = [said.text for n, said in texts(key) if n >= page]
    assert {"24PT", "SUPPORT, 24PT"} <= {said.strip() for said in told}
    assert "STRETCH, 24PT" not in {said.strip() for said in told}
    hints = [said.text for _, said in texts(packet.documents["worksheet-support-24pt"]) if "¶" in said.text]
    cited = [found for hint in hints for found in re.findall(r"¶\d+,\u00a0lines?\s[\d–]+(?:,\s[\d–]+)*", hint)]
    assert len(cited) > 4
    assert [one for one in cited if not any(one.replace(" ", "\u00a0") in said for said in told)] == []


def test_looks_are_called_by_words() -> None:
    """Each word, and several joined; what is no look is told with those that are."""
    assert look_of("18pt") == Look(size=18)
    assert look_of("24 + wide + simple") == Look(size=24, ruling=WIDE_RULING, simple=True)
    assert look_of("Dyslexia") == DYSLEXIA
    assert look_of("dyslexia+18") == look_of("18+dyslexia")
    assert look_of("wide").name == f"ruled-{round(WIDE_RULING / MM)}mm"
    assert [look_of(word).name for word in WORDS] == ["18pt", "24pt", "dyslexia", "ruled-10mm", "simple"]
    with pytest.raises(ValueError, match="say one of 18, 24"):
        look_of("huge")
    with pytest.raises(ValueError, match="says two"):
        look_of("18+24pt")


def test_a_family_that_is_not_there_is_told() -> None:
    """LK260 says what to install, or which are known."""
    sink = Sink()
    settings = Settings(looks=(Look(), Look(font="Comic Sans")))
    assert make_packet(Levelled.of(load_file(BUNDLED[0])), settings, sink, FACES) is None
    [told] = sink.in_order()
    assert told.code == "LK260"
    assert "Atkinson Hyperlegible" in told.hint
    with pytest.raises(UnknownFamilyError):
        themed(DEFAULT, Look(font="Comic Sans"), A4)


def test_what_fits_no_page_of_a_copy_is_told_with_the_copy() -> None:
    """LK710 names the copy, and measures what is printed: a title that fits in the usual size may not in 24 points."""
    core = load_file(BUNDLED[0])
    long = replace(core, paper=replace(core.paper, title=plain("Who was to blame for the war of 1914? " * 12)))
    sink = Sink()
    assert make_packet(Levelled.of(long), Settings(only=("handout",)), sink, FACES) is not None
    settings = Settings(only=("handout",), looks=(Look(), LARGE[1]))
    assert make_packet(Levelled.of(long), settings, sink, FACES) is None
    [told] = [problem for problem in sink.in_order() if problem.code == "LK710"]
    assert "`24pt`" in told.hint
    assert int(told.message.split(" mm")[0].split()[-1]) > 200


def test_a_look_of_nothing_is_the_theme_itself() -> None:
    """Paper of another colour changes nothing in print, so the copy is shared."""
    assert themed(DEFAULT, Look(), A4) is DEFAULT
    documents = packet_of(BUNDLED[0], "A4", (Look(tint="cream"),)).documents
    assert all(name == layout.name for name, layout in documents.items())
    large = themed(DEFAULT, LARGE[1], A4)
    assert printed(large).style("body").size == pytest.approx(24)


def test_each_version_in_large_print_shows_its_letter_on_every_page() -> None:
    """Where a page has no badge for want of room, the letter stands alone; each key has the lines of the copies."""
    path = next(path for path in BUNDLED if path.stem == "stalin-and-trotsky")
    settings = Settings(versions=("A", "B"), looks=(Look(), LARGE[1]))
    packet = make_packet(Levelled.of(load_file(path)), settings, Sink(), FACES)
    assert packet is not None
    for letter in "AB":
        layout = packet.documents[f"worksheet-{letter}-24pt"]
        marked = {n for n, said in texts(layout) if said.text == letter and said.owner == PAGE_ARTIFACT}
        assert marked == set(range(len(layout.pages)))
        assert not list(overlaps(layout))
        assert "line-table" in dict(packet.documents[f"answer-key-{letter}"].parts)


def test_in_large_print_only_the_last_option_makes_room_for_the_marks() -> None:
    """No key lies over such a copy, and its lines are short: stems and options take all of them."""
    layout = packet_of(next(path for path in BUNDLED if path.stem == "stalin-and-trotsky"), "A4").documents[
        "worksheet-24pt"
    ]
    long = "he had lost a battle in the Civil War"
    (option,) = [glyph_box(thing) for _, thing in texts(layout) if thing.text.strip() == long]
    assert option[2] > layout.pages[0].size.width - LEAST_MARGIN - 30.0 * 24 / 11  # within the column of marks
    assert not [thing for _, thing in texts(layout) if thing.text.strip() == "they were prejudiced against Jews"]


def test_a_rubric_is_parted_from_the_plan_before_its_head_from_its_rows() -> None:
    """In 24 points an essay's rubric, plan and lines take pages: the head of the rubric is never last on one."""
    layout = packet_of(next(path for path in BUNDLED if path.stem == "romeo-and-juliet"), "Letter").documents[
        "worksheet-24pt"
    ]
    said = {thing.text.strip(): n for n, thing in texts(layout) if not thing.owner.startswith("@")}
    assert said["Marks"] == said["9–10"]
    assert said["3–4"] == said["1–2"]
