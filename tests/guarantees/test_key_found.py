"""From any page of a class set to its key, by what the page itself says; and the key's answers are right for it."""

from __future__ import annotations

from itertools import permutations

import pytest

from guarantees.builds import DATA, KEY, ROOT, load_levels
from guarantees.sets import SHAPES, Handed, Leaf, Told, handed, handed_file, leaves, told
from guarantees.solving import Solved, items_on, solved, wanted
from lessonkit.layout.placed import Layout, PlacedSpace
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.edition import CORE

BUNDLED = ROOT / "lessons" / "stalin-and-trotsky.yaml"
EVERY_ITEM = DATA / "every_item.yaml"
NEAR = 0.1


@pytest.fixture(scope="module", params=[BUNDLED, EVERY_ITEM], ids=lambda path: path.stem)
def given(request: pytest.FixtureRequest) -> Handed:
    """A lesson, handed out at all levels, in all versions and looks."""
    return handed_file(request.param)


def asking(given: Handed) -> list[tuple[Leaf, Told]]:
    """Every page of a copy that is not white, with what it says of itself; tickets have their feet above the cut."""
    pages = zip(leaves(given.made), told(given.files["class-set"]), strict=True)
    whole = [(leaf, said) for leaf, said in pages if leaf and not leaf.master.startswith("exit-ticket")]
    return [(leaf, said) for leaf, said in whole if given.made.masters[leaf.master].pages[leaf.number].things]


def keys_to(given: Handed, said: Told) -> list[str]:
    """The key files that a teacher with this page in the hand would take: those whose pages all bear its signs."""
    return [
        name
        for name, pages in given.signs.items()
        if all(page.codes[:1] == said.codes for page in pages)
        and (not said.version or all(page.version == said.version for page in pages))
    ]


def under(given: Handed, version: str) -> Layout:
    """The worksheet that the key of a version lies over: the core's, in the usual size, as the spares have it."""
    return given.made.masters[f"worksheet-{version}"]


def test_each_page_leads_to_one_key(given: Handed) -> None:
    """One where the page has a letter; a page that is the same in all versions leads to all keys, which agree on it."""
    found = {said: keys_to(given, said) for _, said in asking(given)}
    assert {said.version for said in found} == {"", "A", "B", "C"}
    for said, keys in found.items():
        assert len(said.codes) == 1, said
        assert keys == ([f"{KEY}-{said.version}"] if said.version else sorted(given.keys)), said


def test_each_key_bears_its_own_code_on_every_page(given: Handed) -> None:
    """The one that the record of the build has; no two have the same."""
    for name in given.keys:
        assert {page.codes for page in told(given.files[name])} == {(given.packet.code, given.packet.keys[name])}
    assert len(set(given.packet.keys.values())) == len(given.keys) == 3


def test_the_shape_on_a_page_is_that_of_its_copys_level(given: Handed) -> None:
    """As drawn in the file, on every page of a document that differs by the level."""
    levels = given.packet.lessons.by_level
    for leaf, said in asking(given):
        if len(levels) == 1:
            assert said.level == ""
        elif leaf.master.startswith("worksheet"):
            assert said.level == (leaf.copy.edition.level or CORE)
    if len(levels) > 1:
        assert {said.level for _, said in asking(given)} == {"", *SHAPES.values()}


def test_the_key_solves_every_page(given: Handed) -> None:
    """Options, columns and events by their words on that very page, in any size of print, at any level."""
    solutions: dict[tuple[str, str], Solved] = {}
    seen = 0
    for leaf, said in asking(given):
        right = wanted(given.packet.lessons.at(leaf.copy.edition.level).answers)
        items = items_on(given.made.masters[leaf.master], leaf.number) & right.keys()
        if not items:
            continue
        (name,) = keys_to(given, said)
        if (leaf.master, name) not in solutions:
            solutions[leaf.master, name] = solution(given, leaf.master, name)
        found = solutions[leaf.master, name]
        assert {item: found.get(item) for item in items} == {item: right[item] for item in items}, leaf
        seen += len(items)
    assert len(solutions) >= 7
    assert seen > 50


def solution(given: Handed, master: str, key: str) -> Solved:
    """What a key says of a worksheet: its letters looked up there. Items have the same numbers in both."""
    sheet, copy = under(given, key[-1]), given.made.masters[master]
    assert numbered(sheet) == numbered(copy)
    return solved(sheet, given.packet.documents[key], copy)


def numbered(layout: Layout) -> list[str]:
    """The ids of the items in the order in which they stand, which is that of their numbers."""
    items = {space.id.removesuffix(".margin") for space in layout.spaces if space.id.endswith(".margin")}
    blocks = {block.id: (block.page, block.y) for block in layout.blocks if block.id in items}
    return sorted(blocks, key=lambda item: blocks[item])


def test_the_key_of_another_version_solves_no_page(given: Handed) -> None:
    """A worksheet that a teacher lays under the wrong key shows it."""
    for mine, other in permutations("ABC", 2):
        master = next(leaf.master for leaf, said in asking(given) if said.version == mine)
        found = solved(under(given, other), given.packet.documents[f"{KEY}-{other}"], given.made.masters[master])
        right = wanted(given.packet.lesson.answers)
        assert any(found.get(item) != right[item] for item in right), (mine, other)


def test_the_keys_page_lies_over_each_page_of_the_usual_size(given: Handed) -> None:
    """The same answer spaces to a tenth of a point, on one page of the key."""
    seen = set()
    for leaf, said in asking(given):
        layout = given.made.masters[leaf.master]
        if leaf.copy.edition.look.name or leaf.master.startswith("handout") or (leaf.master, leaf.number) in seen:
            continue
        own = [space for space in layout.spaces if space.page == leaf.number and "field." not in space.id]
        for name in keys_to(given, said):
            key = given.packet.documents[name]
            pages = [n for n in range(len(key.pages)) if all(has(key, n, space) for space in own)]
            assert pages, (leaf.master, leaf.number, name)
            if leaf.master.startswith("worksheet"):
                assert leaf.number in pages
        seen.add((leaf.master, leaf.number))
    assert len(seen) > 5


def has(key: Layout, page: int, space: PlacedSpace) -> bool:
    """Whether a page of the key has an answer space where a pupil's page has it; lines to write on, each of them."""
    if space.kind is SpaceKind.LINES:
        lines = [line for one in key.spaces if one.page == page for line in one.baselines]
        return all(any(abs(line - own) <= NEAR for line in lines) for own in space.baselines)
    return any(
        one.kind is space.kind
        and one.page == page
        and all(abs(a - b) <= NEAR for a, b in zip(box(one), box(space), strict=True))
        for one in key.spaces
    )


def box(space: PlacedSpace) -> tuple[float, ...]:
    """Where a space stands."""
    return space.x, space.y, space.width, space.height


ALONE = ("A pupil", "", "", "B", "", "", "", "", "")


def test_a_class_of_one_version_bears_its_letter_unless_it_is_the_first() -> None:
    """Else its pages would say what those of the lesson as it was written say, and have another key."""
    lessons = load_levels(EVERY_ITEM)
    second = handed(lessons, [ALONE])
    assert {said.version for leaf, said in asking(second) if leaf.master.startswith("worksheet")} == {"B"}
    (said,) = {said for leaf, said in asking(second) if leaf.master.startswith("worksheet")}
    assert keys_to(second, said) == [f"{KEY}-B"]
    first = handed(lessons, [(*ALONE[:3], "A", *ALONE[4:])])
    assert {said.version for _, said in asking(first)} == {""}
    assert first.keys == [KEY]


def test_a_key_is_the_same_whoever_is_in_the_class() -> None:
    """One code on the pages, one key to them: it serves levels that this class has not."""
    lessons = load_levels(BUNDLED)
    core, help_ = (handed(lessons, [("A pupil", "", level, "", "", "", "", "", "")]) for level in (CORE, "support"))
    assert core.packet.code == help_.packet.code
    assert core.packet.keys == help_.packet.keys
    assert core.files[KEY] == help_.files[KEY]
