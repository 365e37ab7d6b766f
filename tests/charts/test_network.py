"""Networks as they are drawn: a free ring, ties that touch nobody else, a key that draws what the story says."""

from __future__ import annotations

import itertools
import math
import random

import pytest

from charts.networks import (
    check,
    check_ring,
    composed,
    crowd,
    drawings,
    filled,
    inside,
    network,
    planned,
    random_network,
    sketch,
    ties_read,
    written,
)
from charts.stories import Tree, faces, leaders, random_story
from lessonkit.charts.network.balance import count_triangles
from lessonkit.charts.network.marks import APART, place_marks
from lessonkit.charts.network.ring import plan_ring
from lessonkit.charts.network.ties import draw_ties
from lessonkit.charts.sheets import describe_order, sheet_is_landscape
from lessonkit.model.alliances import SheetPaper, Tie
from lessonkit.model.blocks import Grid, NewPage, Paragraph
from lessonkit.model.drawing import Glyphs, Outline
from lessonkit.model.ink import Sketched
from lessonkit.units import A4, LETTER, PaperSize
from lessonkit.words import ENGLISH

STORIES = range(60)
A3 = PaperSize("A3", 841.89, 1190.55)
TWELVE = (
    "Stalin", "Trotsky", "Zinoviev", "Kamenev", "Bukharin", "Lenin",
    "Molotov", "Kirov", "Rykov", "Tomsky", "Radek", "Ordzhonikidze",
)  # fmt: skip


@pytest.mark.parametrize("seed", STORIES)
def test_random_stories_fit_without_a_touch(seed: int) -> None:
    """No text, pill or tie of up to eight people in eight phases touches what it must not."""
    sheet, answer = random_network(seed)
    check(sheet, answer, (A4, LETTER, A3)[seed % 3])


@pytest.mark.parametrize("paper", [A4, LETTER, A3], ids=lambda paper: paper.name)
def test_the_leaders_stand_on_one_side(paper: PaperSize) -> None:
    """Five pictures of the Soviet story and the box on triangles fill one side, turned."""
    sheet, answer = network(leaders(), triangles="true")
    assert sheet_is_landscape(sheet)
    assert len(drawings(composed(sheet, paper))) == 1
    assert planned(sheet, paper).counts
    assert describe_order(sheet, ENGLISH) == ""
    check(sheet, answer, paper)


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_twelve_people_have_large_pictures(paper: PaperSize) -> None:
    """Twelve people in two rival halves have two pictures on a side, and still nothing touches."""
    sheet, answer = crowd(TWELVE, 5)
    assert [len(side.pictures) for side in planned(sheet, paper).sides] == [2, 2, 1]
    check(sheet, answer, paper)


def test_long_names_are_set_smaller_then_broken() -> None:
    """Names of forty letters stand in pills of two lines, 8 points high; those of words too long are wide."""
    names = tuple(f"{letter}{'a' * 17} von {letter}{'o' * 17}" for letter in "BCDFGHKLMNPR")
    sheet, answer = crowd(names)
    check(sheet, answer, LETTER)
    assert {node.size for node in planned(sheet, LETTER).ring.nodes} == {8.0}
    assert {len(node.lines) for node in planned(sheet, LETTER).ring.nodes} == {2}


def test_names_that_no_sheet_can_hold_are_still_printed() -> None:
    """Where no ring has room, everybody is printed all the same, and the key still draws its ties."""
    names = tuple(letter * 60 for letter in "BCDFGHKLMNPR")
    sheet, answer = crowd(names, 1)
    [drawing] = drawings(composed(sheet))
    printed = {thing.text for thing in drawing.things if isinstance(thing, Glyphs)}
    assert set(names) <= printed
    assert sketch(filled(sheet, answer), drawing)


def test_the_protagonist_stands_top_left_and_the_rest_by_name() -> None:
    """Clockwise from the top left: the protagonist, then the names that follow in the alphabet."""
    sheet, _ = network(leaders())
    nodes = planned(sheet).ring.nodes
    assert sheet.protagonist is not None
    first = nodes[sheet.protagonist]
    assert first.x < 0
    assert first.y == pytest.approx(min(node.y for node in nodes))
    turned = sorted(range(6), key=lambda person: (person - 3) % 6)
    angles = [math.atan2(nodes[person].x, -nodes[person].y) % math.tau for person in turned]
    assert angles[1:] == sorted(angles[1:])
    assert [sheet.names[person] for person in turned][:2] == ["Stalin", "Trotsky"]


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_the_blank_does_not_depend_on_the_ties(seed: int) -> None:
    """Swapping who stands in which group leaves the paper, and all that is made of it, as it was."""
    spec, ledger = random_story(seed)
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    phases: list[Tree] = []
    for phase in spec["phases"]:  # type: ignore[union-attr]
        people = [name for bloc in phase["blocs"] for name in bloc["members"]]  # type: ignore[index, call-overload]
        rng.shuffle(people)
        blocs: list[Tree] = []
        for bloc in phase["blocs"]:  # type: ignore[index, call-overload]
            size = len(bloc["members"])
            blocs.append(bloc | {"members": people[:size]})
            people = people[size:]
        phases.append(phase | {"blocs": blocs})  # type: ignore[operator]
    sheet, answer = network(spec, ledger)
    other, swapped = network(spec | {"phases": phases}, ledger)
    assert sheet == other
    assert composed(sheet) == composed(other)
    if answer != swapped:
        assert filled(sheet, answer) != filled(other, swapped)


def test_some_swaps_change_the_answers() -> None:
    """The soundness of the test above: the same paper has different keys."""
    spec = leaders()
    first = spec["phases"][0]  # type: ignore[index]
    first["blocs"][0]["members"], first["blocs"][1]["members"] = ["stalin", "trotsky", "kamenev"], ["zinoviev"]  # type: ignore[index, call-overload]
    sheet, answer = network(leaders())
    other, swapped = network(spec)
    assert sheet == other
    assert answer.ties != swapped.ties


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_the_key_draws_the_ties_of_the_story(seed: int) -> None:
    """Read back from the ink: between which pills a thick or a dashed line runs, in each picture."""
    sheet, answer = random_network(seed)
    plan, blocks, inks = planned(sheet), composed(sheet), filled(sheet, answer)
    for drawing, side in zip(drawings(blocks), plan.sides, strict=True):
        lines = [thing for thing in sketch(inks, drawing) if isinstance(thing, Outline)]
        for picture in side.pictures:
            mine = [line for line in lines if inside(picture.cell, line)]
            assert ties_read(plan, picture, mine) == set(_told(seed, picture.phase, sheet))


def _told(seed: int, phase: int, sheet: SheetPaper) -> list[Tie]:
    """The ties of a phase from the spec alone."""
    spec, _ = random_story(seed)
    told = spec["phases"][phase]  # type: ignore[index]
    number = {name: place for place, name in enumerate(sheet.names)}
    blocs = {bloc["id"]: [number[name] for name in bloc["members"]] for bloc in told["blocs"]}  # type: ignore[index, call-overload]
    ties = []
    for bloc in told["blocs"]:  # type: ignore[index, call-overload]
        if bloc.get("allied") != "false":
            ties += [Tie(*sorted(pair), True) for pair in itertools.combinations(blocs[bloc["id"]], 2)]
    for left, right in told["rivals"]:  # type: ignore[index, call-overload]
        ties += [Tie(*sorted(pair), False) for pair in itertools.product(blocs[left], blocs[right])]
    return ties


def test_crosses_keep_apart_in_every_picture() -> None:
    """Six against six: thirty-six crosses, none on a pill and no two on each other."""
    sheet, answer = crowd(TWELVE, 1)
    ring = planned(sheet).ring
    rivals = {(tie.one, tie.other): ring.routes[tie.one, tie.other] for tie in answer.ties[0] if not tie.allied}
    marks = place_marks(rivals, ring.nodes, ring.routes)
    assert marks is not None
    assert len(marks) == 36
    places = [rivals[pair].point(t) for pair, t in marks.items()]
    assert all(math.dist(one, other) >= APART for one, other in itertools.combinations(places, 2))
    assert all(node.distance(place) > 4 for node in ring.nodes for place in places)


def test_a_tie_is_bowed_round_a_name_that_stands_between() -> None:
    """Twelve people in a narrow picture have ways that are not straight, and none through a third pill."""
    ring = plan_ring(TWELVE, 0, (356.0, 290.0), faces())
    assert ring is not None
    assert any(not way.straight for way in ring.routes.values())
    check_ring(ring)
    [line] = draw_ties(ring, [Tie(0, 1, allied=True)], (0.0, 0.0))
    assert isinstance(line, Outline)


def test_given_pictures_are_printed_and_left_alone() -> None:
    """At the support level the first picture has its title and ties in print; the key adds none there."""
    sheet, answer = network(leaders(), level="support")
    plan = planned(sheet)
    [drawing] = drawings(composed(sheet))
    inks = filled(sheet, answer)
    cell = plan.sides[0].pictures[0].cell
    printed = [thing for thing in drawing.things if isinstance(thing, Outline) and inside(cell, thing)]
    assert ties_read(plan, plan.sides[0].pictures[0], [one for one in printed if one.segments[-1][0] != "Z"]) == set(
        answer.ties[0]
    )
    assert not [thing for thing in sketch(inks, drawing) if isinstance(thing, Outline) and inside(cell, thing)]
    assert "The Triumvirate" in {thing.text for thing in drawing.things if isinstance(thing, Glyphs)}
    assert not {"network.note0.0", "network.table0"} & set(written(inks))
    assert "network.table1" in written(inks)
    check(sheet, answer, A4)


def test_a_network_with_its_ties_asks_for_titles_alone() -> None:
    """`blank: [titles]` prints all ties; the key writes titles, in the pictures and in the table."""
    sheet, answer = network(leaders(), blank=["titles"])
    [drawing] = drawings(composed(sheet))
    inks = filled(sheet, answer)
    assert not [thing for thing in sketch(inks, drawing) if isinstance(thing, Outline)]
    assert written(inks)["network.table1"] == "Stalin drops his partners."
    how = next(block for block in composed(sheet) if isinstance(block, Paragraph))
    assert how.text.plain().startswith(ENGLISH.chart.complete_how)
    check(sheet, answer, A4)


def test_the_note_stands_on_the_lines() -> None:
    """The key answers what is asked; the title stands for it where a phase has no note."""
    spec = leaders()
    spec["phases"][2]["note"] = ""  # type: ignore[index]
    sheet, answer = network(spec)
    said = written(filled(sheet, answer))
    assert said["network.note1.0"] == "Stalin drops his partners."
    assert said["network.note2.0"] == "The United Opposition"


def test_a_note_that_is_too_long_leaves_the_title() -> None:
    """Where even small writing has no room for the note, the title stands alone."""
    spec = leaders()
    spec["phases"][1]["note"] = "A very long reason is told here. " * 8  # type: ignore[index]
    sheet, answer = network(spec)
    assert written(filled(sheet, answer))["network.note1.0"] == "The Triumvirate splits"
    check(sheet, answer, A4)


def test_triangles_are_counted_where_a_cell_is_left() -> None:
    """The Soviet story has no unstable triangle; six pictures leave no cell for the box, and nothing is counted."""
    sheet, answer = network(leaders(), triangles="true")
    said = written(filled(sheet, answer))
    assert [said[f"network.count{phase}.0"] for phase in range(5)] == ["4", "4", "10", "0", "0"]
    assert [said[f"network.count{phase}.1"] for phase in range(5)] == ["0"] * 5
    spec = leaders()
    spec["phases"] = [*spec["phases"], spec["phases"][-1] | {"years": "1941"}]  # type: ignore[misc, index, operator, list-item]
    longer, answer = network(spec | {"moments": []}, triangles="true")
    assert not planned(longer).counts
    assert not [space for space in written(filled(longer, answer)) if ".count" in space]


def test_triangles_are_counted_only_where_the_sheet_asks() -> None:
    """Nothing on the sheet depends on whether there are any: that would tell of the ties."""
    sheet, answer = network(leaders())
    assert not sheet.triangles
    assert not planned(sheet).counts
    check(sheet, answer, A4)


def test_a_triangle_is_stable_with_three_allied_ties_or_one() -> None:
    """All four kinds of triangle, and three people of whom two have no tie."""
    pairs = ((0, 1), (0, 2), (1, 2))
    for allied, counts in (((1, 1, 1), (1, 0)), ((1, 0, 0), (1, 0)), ((1, 1, 0), (0, 1)), ((0, 0, 0), (0, 1))):
        ties = [Tie(*pair, bool(one)) for pair, one in zip(pairs, allied, strict=True)]
        assert count_triangles(ties) == counts
    assert count_triangles([Tie(0, 1, allied=True), Tie(1, 2, allied=True)]) == (0, 0)


def test_long_stories_go_on_overleaf() -> None:
    """Eight phases stand on two sides, four by four, each with a legend of its own."""
    spec = leaders()
    first = spec["phases"][0]  # type: ignore[index]
    spec |= {"phases": [first | {"years": str(1900 + year)} for year in range(8)], "moments": []}  # type: ignore[operator]
    sheet, answer = network(spec)
    blocks = composed(sheet)
    assert [len(side.pictures) for side in planned(sheet).sides] == [4, 4]
    assert [drawing.id for drawing in drawings(blocks)] == ["network.chart1", "network.chart2"]
    assert sum(isinstance(block, NewPage) for block in blocks) == 2
    check(sheet, answer, A4)


def test_the_table_has_a_row_and_a_box_for_each_phase() -> None:
    """Who is there is printed; the key tells in words who stands with whom and against whom, then why."""
    sheet, answer = network(leaders())
    grid = next(block for block in composed(sheet) if isinstance(block, Grid))
    shown = [row.cells[1].blocks[0] for row in grid.rows[1:]]
    assert isinstance(shown[1], Paragraph)
    there = "Bukharin, Kamenev, Stalin, Trotsky and Zinoviev"
    assert shown[1].text.plain() == f"In the story at that time: {there}. Not in it: Lenin."
    said = written(filled(sheet, answer))
    told = "Kamenev, Stalin and Zinoviev against Trotsky; on their own: Bukharin and Lenin."
    assert said["network.table0"] == f"{told} Three leaders combine to keep Trotsky out."
    assert said["network.table3"].startswith("Bukharin against Stalin; on their own: Kamenev, Trotsky and Zinoviev. ")


def test_alt_texts_say_what_is_printed() -> None:
    """A blank's alt text names people and tells no tie; the key's tells them all."""
    sheet, answer = network(leaders())
    [drawing] = drawings(composed(sheet))
    assert drawing.alt.startswith("Five pictures with the same names on a ring: Bukharin, Kamenev, Lenin")
    assert "against Trotsky" not in drawing.alt
    told = next(ink.alt for ink in filled(sheet, answer) if isinstance(ink, Sketched))
    assert "1925: Bukharin and Stalin against Kamenev and Zinoviev" in told
    given, _ = network(leaders(), level="support")
    [drawing] = drawings(composed(given))
    assert "1922–24: The Triumvirate. Kamenev, Stalin and Zinoviev against Trotsky" in drawing.alt
    assert "1925: In the story at that time: Bukharin, Kamenev" in drawing.alt


def test_the_storys_own_nouns_are_printed() -> None:
    """`words:` renames allies and rivals in the instruction, the legend and the box on triangles."""
    sheet, _ = network(leaders() | {"words": {"allies": "friends", "rivals": "foes"}}, triangles="true")
    blocks = composed(sheet)
    how = next(block for block in blocks if isinstance(block, Paragraph))
    assert "thick = friends, dashed with × = foes" in how.text.plain()
    printed = {thing.text for thing in drawings(blocks)[0].things if isinstance(thing, Glyphs)}
    assert {"friends", "foes", "three foes"} <= printed
    assert not {"allies", "rivals"} & printed
