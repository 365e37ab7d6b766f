"""Versions as they are printed: each key solves its own worksheet, and nothing but the order differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checks.reading import page_texts
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import DATA, FACES, GRID, KEY, LESSONS, Spec, finish, load_file, read_spec, versions_of
from guarantees.solving import solved, wanted
from lessonkit.build import Settings, make_packet
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import PAGE_ARTIFACT, Glyphs
from lessonkit.model.lesson import Levelled

VERSIONS = ("A", "B", "C")
ASKING = [path for path in LESSONS if load_file(path).paper.items]
EVERY_ITEM = DATA / "every_item.yaml"


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.stem)
def test_each_key_solves_its_own_version(path: Path) -> None:
    """Rings, ticks, letters and numbers, read by the words beside them, are the lesson's answers."""
    finished = versions_of(path)
    right = wanted(finished.lesson.answers)
    assert right
    for version in VERSIONS:
        found = solved(finished.layouts[f"worksheet-{version}"], finished.layouts[f"{KEY}-{version}"])
        assert {item: found.get(item) for item in right} == right, version


def test_the_key_of_one_version_does_not_solve_another() -> None:
    """The reading of keys is able to tell: letters laid over the wrong sheet are wrong."""
    finished = versions_of(EVERY_ITEM)
    found = solved(finished.layouts["worksheet-A"], finished.layouts[f"{KEY}-B"])
    assert found != wanted(finished.lesson.answers)


WORDS = ["oak", "elm", "ash", "fir", "yew", "box", "bay", "none of these", "1914", "in 1918", "both A and B", "A"]
words = st.lists(st.sampled_from(WORDS), min_size=4, max_size=6, unique=True)


@st.composite
def lessons(draw: st.DrawFn) -> Spec:
    """Items of all types that move, their answers by chance."""
    events = {f"e{n}": {"when": f"19{10 + n}", "text": text} for n, text in enumerate(draw(words))}
    options, more, lefts, rights = draw(words), draw(words), draw(words), draw(words)
    pairs = [{"left": left, "right": right} for left, right in zip(lefts, rights[:-1], strict=False)]
    items: list[Spec] = [
        {"choose": "One?", "options": options, "answer": draw(st.sampled_from(options))},
        {"choose_all": "Which?", "options": more, "answers": more[:2], "keep_order": draw(st.booleans())},
        {"match": "Match.", "pairs": pairs, "extra": rights[-1:], "seed": draw(st.integers(1, 9))},
        {"order": "Order.", "events": list(events), "seed": draw(st.integers(1, 9))},
        {"short": "Why?", "answer": "So.", "pinned": draw(st.booleans())},
    ]
    return {"title": "Trees", "events": events, "worksheet": [{"section": "S", "items": draw(st.permutations(items))}]}


@settings(
    max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.filter_too_much]
)
@given(lessons())
def test_any_lesson_is_solved_by_its_keys(spec: Spec) -> None:
    """Whatever the lists and answers are."""
    sink = Sink()
    lesson = read_spec(spec, sink)
    assume(lesson is not None)
    assert lesson is not None
    packet = make_packet(Levelled.of(lesson), Settings(versions=("A", "B")), sink, FACES)
    assume(packet is not None)
    assert packet is not None
    right = wanted(lesson.answers)
    for version in ("A", "B"):
        found = solved(packet.documents[f"worksheet-{version}"], packet.documents[f"{KEY}-{version}"])
        assert {item: found.get(item) for item in right} == right, version


def test_what_does_not_differ_is_printed_once_and_bears_no_letter() -> None:
    """The handout and the charts are for everybody."""
    finished = versions_of(EVERY_ITEM)
    lettered = {f"{name}-{version}" for name in ("worksheet", KEY) for version in VERSIONS}
    assert set(finished.pdfs) == {"handout", "alliance-chart", GRID, *lettered}
    for name in ("handout", "alliance-chart"):
        assert "Version" not in "\n".join(page_texts(finished.pdfs[name]))


def test_the_letter_stands_on_each_page() -> None:
    """In words in the foot and as a letter in the badge, of the worksheet and of its key."""
    finished = versions_of(EVERY_ITEM)
    for name in ("worksheet", KEY):
        for version in VERSIONS:
            for page in finished.layouts[f"{name}-{version}"].pages:
                around = [t.text for t in page.things if isinstance(t, Glyphs) and t.owner == PAGE_ARTIFACT]
                assert around.count(version) == 1
                assert f"Version {version}" in "".join(around)


def _around(layout: Layout, page: int, version: str) -> list[tuple[str, float, float]]:
    """What stands round a page; but for a letter in its middle and a key's own code, which are wide or narrow."""
    things = [t for t in layout.pages[page].things if isinstance(t, Glyphs) and t.owner == PAGE_ARTIFACT]
    letters = {version, f"Version {version}"}
    return [(t.text, round(t.x, 3), t.y) for t in things if t.text not in letters and "key" not in t.text]


def test_nothing_moves_between_versions() -> None:
    """Running heads, badges and feet stand at one place in all of them."""
    layouts = versions_of(EVERY_ITEM).layouts
    for name in ("worksheet", KEY):
        first, second = layouts[f"{name}-A"], layouts[f"{name}-B"]
        for page in range(min(len(first.pages), len(second.pages))):
            if len(first.pages) == len(second.pages):
                assert _around(first, page, "A") == _around(second, page, "B")


def test_all_versions_are_accessible() -> None:
    """By both checks, the grid too."""
    for name, pdf in versions_of(EVERY_ITEM).pdfs.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name


def test_all_versions_have_one_code_and_the_same_bytes_each_time() -> None:
    """The code tells the lesson, whatever versions were asked for."""
    lesson = load_file(EVERY_ITEM)
    three, two, one = versions_of(EVERY_ITEM).pdfs, finish(lesson, versions=("A", "B")).pdfs, finish(lesson).pdfs
    for name in ("worksheet-A", "worksheet-B", "handout"):
        assert two[name] == three[name]
    assert one["handout"] == two["handout"]


def test_the_grid_tells_the_number_of_each_item_in_every_version() -> None:
    """A column for each item, in the order of version A."""
    finished = versions_of(EVERY_ITEM)
    texts = [t.text.strip() for page in finished.layouts[GRID].pages for t in page.things if isinstance(t, Glyphs)]
    count = len(finished.lesson.paper.items)
    rows = {}
    for version in VERSIONS:
        start = texts.index(f"Item in version {version}") + 1
        rows[version] = [int(text) for text in texts[start : start + count]]
    assert rows["A"] == list(range(1, count + 1))
    for version in VERSIONS[1:]:
        numbers = {block.id: block for block in finished.layouts[f"worksheet-{version}"].blocks}
        printed = sorted(finished.lesson.paper.items, key=lambda item: rows[version][item.number - 1])
        places = [(numbers[item.id].page, numbers[item.id].y) for item in printed]
        assert places == sorted(places)
        assert rows[version] != rows["A"]


def test_a_part_whose_list_tells_its_answer_is_named_with_a_seed() -> None:
    """LK250 stands at the part, not at the item, and says which seed helps it."""
    spec: Spec = {"title": "Parts", "worksheet": [{"section": "S", "items": []}]}
    pairs = [{"left": left, "right": right} for left, right in zip("abc", ("oak", "elm", "fig"), strict=True)]
    match: Spec = {"match": "Match.", "id": "one", "pairs": pairs}
    found = []
    for seed in range(1, 40):
        items = [{"parts": [match | {"seed": str(seed)}, {"short": "Why?", "answer": "So."}], "ask": "Say."}]
        sink = Sink()
        lesson = read_spec(spec | {"worksheet": [{"section": "S", "items": items}]}, sink)
        if lesson is None:
            continue
        check_versions(lesson, ("A", "B", "C"), sink)
        found += [(one.message, one.hint) for one in sink.found if one.code == "LK250"]
    assert found
    assert all(hint.startswith("change it to `seed: ") for _, hint in found)
