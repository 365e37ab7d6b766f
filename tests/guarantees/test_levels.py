"""Levels stay in step: one geometry, one key, and nothing on a copy that says in words whose it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reading import every_string, page_texts
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import KEY, LESSONS, Finished, Spec, finish, finish_levels, load_levels, read_spec_levels
from guarantees.random_lessons import lessons, short_texts, texts
from guarantees.test_key_over_worksheet import missing
from guarantees.test_non_interference import few, said
from guarantees.test_random_lessons import UNLUCKY, by_chance
from lessonkit.diagnostics import Severity, Sink
from lessonkit.layout.agreement import agree
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs, Outline
from lessonkit.model.edition import CORE
from lessonkit.model.lesson import Levelled

LEVELLED = [path for path in LESSONS if len(load_levels(path).by_level) > 1]
LEVELS = ("support", "stretch")


def levels_of(finished: Finished, name: str) -> dict[str, Layout]:
    """A document's layouts by level, the core's first; levels without a copy of their own left out."""
    suffixes = {CORE: "", **{level: f"-{level}" for level in LEVELS}}
    return {level: finished.layouts[name + end] for level, end in suffixes.items() if name + end in finished.layouts}


def rules(layout: Layout) -> list[tuple[int, Outline]]:
    """The lines to write on and the boxes of every page, page by page."""
    return [(n, thing) for n, page in enumerate(layout.pages) for thing in page.things if isinstance(thing, Outline)]


@pytest.mark.parametrize("path", LEVELLED, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_all_levels_of_a_bundled_lesson_have_one_geometry(path: Path, paper: str) -> None:
    """Items, answer spaces and pages agree to 0.1 pt, so that the key's filled pages lie over the copies of all."""
    finished = finish_levels(path, paper)
    core, *others = levels_of(finished, "worksheet").values()
    assert others
    for other in others:
        assert agree(core, other)
    filled = [page for page in page_texts(finished.pdfs[KEY]) if re.search(r"key: worksheet", page)]
    assert len(filled) == len(core.pages)


@pytest.mark.parametrize("path", LEVELLED, ids=lambda path: path.stem)
def test_every_rule_of_a_level_is_in_the_key(path: Path) -> None:
    """Lines and boxes for pupils stand in the key where they stand on each copy.

    Frames of word banks do not, nor what is printed for the one level and written at the other.
    """
    finished = finish_levels(path)
    key = rules(finished.layouts[KEY])
    layouts = levels_of(finished, "worksheet")
    shared = {space.id for space in layouts[CORE].spaces}
    for layout in layouts.values():
        banks = [element.id for element in layout.elements if element.role == "L"]
        assert banks
        passed = {space.element for space in layout.spaces if space.id not in shared} | {"@layout", PAGE_ARTIFACT}
        own = [(n, thing) for n, thing in rules(layout) if thing.owner not in passed]
        lost = missing(own, key, lambda one: (one[0], one[1].width), lambda one: _numbers(one[1]))
        assert lost == []


def _numbers(thing: Outline) -> tuple[float, ...]:
    return tuple(number for _, numbers in thing.segments for number in numbers)


@pytest.mark.parametrize("path", LEVELLED, ids=lambda path: path.stem)
def test_copies_of_all_levels_are_accessible(path: Path) -> None:
    """Both checks pass every file of every level."""
    for name, pdf in finish_levels(path).pdfs.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name


def _lesson(**more: object) -> Spec:
    """A lesson of a few items with help of every kind at both levels."""
    ruled = {"answer": ["One thing.", "Another."], "evidence": "The oak is old", "lines": 6, "marks": 2}
    support: Spec = {"starters": ["It was", "Then"], "bank": ["oak", "elm"], "hint": "true"}
    stretch: Spec = {"extension": "What of the elm?"}
    items: list[Spec] = [
        {"choose": "Which?", "options": ["oak", "elm"], "answer": "oak"} | {"levels": {"stretch": stretch}},
        {"explain": "Why?", **ruled, "levels": {"support": support, "stretch": stretch}},
        {"cloze": "The {oak} and the {elm}.", "bank": ["larch"], "levels": {"support": {"bank": ["a very long word"]}}},
    ]
    reading: Spec = {"heading": "Wood", "text": "The oak is old, and the elm is tall; nobody knows how tall it is."}
    reading["levels"] = {"support": {"text": "Trees grow. The oak is old. The elm is tall."}}
    return {"title": "Trees", "reading": [reading], "worksheet": [{"section": "S", "items": items}]} | more


def built(spec: Spec) -> tuple[Levelled, Finished]:
    """A lesson at its levels, unless it happens to print a list in its right order."""
    sink = Sink()
    found = read_spec_levels(spec, sink)
    assert found is not None, [one for one in sink.found if one.severity is Severity.ERROR]
    return found, finish(found)


def test_no_word_of_a_pupils_file_tells_the_level() -> None:
    """Not in its text, metadata, names or alt texts; the key names the levels and explains the shapes."""
    _, finished = built(_lesson())
    assert {f"worksheet-{level}" for level in LEVELS} <= finished.pdfs.keys()
    for name, pdf in finished.pupils.items():
        everything = every_string(pdf).casefold()
        assert [word for word in ("support", "stretch", "core") if word in everything] == [], name
    key = " ".join(" ".join(page_texts(finished.pdfs[KEY])).split())
    assert "circle – core, square – support, triangle – stretch" in key


def test_the_shape_in_the_foot_tells_the_level() -> None:
    """Each level has its own, an artifact, on documents that differ by level; others have none."""
    _, finished = built(_lesson(timeline={"title": "When", "events": ["a", "b"]}, events={
        "a": {"when": "1900", "text": "An oak grew"}, "b": {"when": "1950", "text": "An elm grew"}
    }))
    shapes = {level: _foot_shape(layout) for level, layout in levels_of(finished, "worksheet").items()}
    assert len({shape for shape in shapes.values() if shape}) == 3
    assert list(levels_of(finished, "timeline")) == [CORE]
    assert _foot_shape(finished.layouts["timeline"]) == ()


def _foot_shape(layout: Layout) -> tuple[str, ...]:
    page = layout.pages[0]
    found = [
        thing
        for thing in page.things
        if isinstance(thing, Outline) and thing.owner == PAGE_ARTIFACT
        and thing.segments[0][1][1] > page.size.height - 60 and len(thing.segments) > 2
    ]
    return tuple("".join(name for name, _ in thing.segments) for thing in found)


def test_the_mark_scheme_cites_each_levels_own_lines() -> None:
    """One row for all: the core's lines, then those of a level whose copy has others."""
    _, finished = built(_lesson(reading=[{
        "text": "One tree. " * 30 + "\n\nThe oak is old.",
        "levels": {"support": {"text": "One tree. " * 5 + "\n\nThe oak is old."}},
    }]))
    key = " ".join(" ".join(page_texts(finished.pdfs[KEY])).split())
    found = re.search(r"¶2, line (\d+); support (\d+)", key)
    assert found
    assert int(found[1]) > int(found[2])


def test_a_hint_names_the_lines_of_the_copy_that_has_it() -> None:
    """Whatever lines the other levels have."""
    _, finished = built(_lesson())
    said_at = {
        level: " ".join(t.text for p in layout.pages for t in p.things if isinstance(t, Glyphs))
        for level, layout in levels_of(finished, "worksheet").items()
    }
    assert "¶1" in said_at["support"]
    assert "¶" not in said_at[CORE]


@few
@given(st.lists(said, min_size=2, max_size=2), said, st.lists(said, max_size=2))
def test_answers_leave_no_trace_at_any_level(points: list[str], why: str, accept: list[str]) -> None:
    """Other answers and guidance, the same bytes for the pupils of every level."""
    plain = built(_lesson())[1].pupils
    spec = _lesson()
    item = spec["worksheet"][0]["items"][1]  # type: ignore[index]
    item |= {"answer": points, "why": why, "accept": accept}
    assert built(spec)[1].pupils == plain


@st.composite
def helped(draw: st.DrawFn) -> Spec:
    """A lesson by chance with help by chance at both levels."""
    spec = draw(lessons())
    for section in spec["worksheet"]:  # type: ignore[attr-defined]
        for item in section["items"]:
            levels: Spec = {}
            for level in draw(st.sets(st.sampled_from(LEVELS))):
                help_: Spec = {"hint": draw(st.booleans()), "extension": draw(texts(0, 30))}
                if "short" in item or "explain" in item:
                    help_["starters"] = draw(st.lists(texts(1, 20), max_size=3))
                    help_["bank"] = draw(st.lists(short_texts(1, 3), max_size=9))
                levels[level] = help_
            item["levels"] = item.get("levels", {}) | (levels or {"support": {"hint": False}})
    return spec


@by_chance
@given(helped())
def test_levels_by_chance_have_one_geometry(spec: Spec) -> None:
    """Or the key repeats the pages of a level that has another."""
    sink = Sink()
    found = read_spec_levels(spec, sink)
    if found is None:
        codes = {one.code for one in sink.found if one.severity is Severity.ERROR}
        assert codes
        assert codes <= UNLUCKY
        return
    finished = finish(found)
    core, *others = levels_of(finished, "worksheet").values()
    for other in others:
        assert agree(core, other)
