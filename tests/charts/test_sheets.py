"""Sheets as they are drawn: nothing overlaps, everything fits, handwriting has room."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import pytest

from charts.marks import ink_strokes, outside, overlaps, texts
from charts.stories import Tree, faces, frame_of, leaders, random_story, read
from lessonkit.charts.shapes import Box, stroke
from lessonkit.charts.sheets import compose_sheet, describe_order, fill_sheet, sheet_is_landscape
from lessonkit.charts.signs import sign
from lessonkit.charts.storyline.blank import HOLE_PADDING
from lessonkit.charts.storyline.plan import bank_height, instruction_height, plan_sheet
from lessonkit.model.alliances import Shape, SheetAnswer, SheetPaper
from lessonkit.model.blocks import Block, Cell, Drawing, Grid, NewPage, Paragraph, Space, SpaceKind
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.model.ink import Ink, Ringed, Sketched, Written
from lessonkit.model.ledger import Ledger, Person
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, MM, PaperSize
from lessonkit.words import ENGLISH

STORIES = range(50)


def _composed(sheet: SheetPaper, paper: PaperSize = A4) -> tuple[Block, ...]:
    return compose_sheet(sheet, faces(), DEFAULT, ENGLISH, frame_of(sheet, paper))


def _filled(sheet: SheetPaper, answer: SheetAnswer, paper: PaperSize = A4) -> tuple[Ink, ...]:
    return fill_sheet(sheet, answer, faces(), DEFAULT, ENGLISH, frame_of(sheet, paper))


def _drawings(blocks: tuple[Block, ...]) -> list[Drawing]:
    return [block for block in blocks if isinstance(block, Drawing)]


def _sketch(inks: tuple[Ink, ...], drawing: Drawing) -> tuple[Placed, ...]:
    return tuple(thing for ink in inks if isinstance(ink, Sketched) and ink.space == drawing.id for thing in ink.things)


def _written(inks: tuple[Ink, ...]) -> dict[str, str]:
    return {ink.space: ink.text.plain() for ink in inks if isinstance(ink, Written)}


def _check(sheet: SheetPaper, answer: SheetAnswer, paper: PaperSize) -> None:
    """All that must hold of one storyline."""
    blocks, inks = _composed(sheet, paper), _filled(sheet, answer, paper)
    frame = frame_of(sheet, paper)
    for drawing in _drawings(blocks):
        key = (*drawing.things, *_sketch(inks, drawing))
        assert overlaps(drawing.things) == []
        assert overlaps(key) == []
        assert outside(key, drawing.width, drawing.height) == []
        plan = plan_sheet(sheet, faces(), DEFAULT, ENGLISH.chart, frame)
        how = instruction_height(plan.how, faces(), DEFAULT, frame.width)
        first = drawing.id.endswith(".chart1")
        bank = bank_height(sheet, faces(), DEFAULT, frame.width, 1 if first else 2)
        taken = (how if first else 0.0) + drawing.before + drawing.height + bank
        assert taken <= (frame.height if first else frame.later)
        boxes = {hole.id: Box(hole.x, hole.y, hole.width, hole.height) for hole in drawing.holes}
        for one, other in itertools.combinations(boxes.values(), 2):
            assert not one.overlaps(other)
        used = _written(inks)
        strokes = [*texts(key), *ink_strokes(key, closed=False)]
        for name, box in boxes.items():
            assert box.x >= -HOLE_PADDING
            assert box.right <= drawing.width + 0.01
            assert box.height >= (15 if ".note" in name else 22)
            inner = Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)
            assert [mark for mark in strokes if name in used and inner.overlaps(mark.box)] == []
        assert all(thing.size >= 8 for thing in key if isinstance(thing, Glyphs))


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", ["seats", "label"])
def test_the_leaders_fit_without_a_touch(name: str, paper: PaperSize) -> None:
    """No text, sign or box of the bundled story touches another; only seats on Letter go on overleaf."""
    papers, answers = read(leaders())
    _check(papers[name], answers[name], paper)
    sides = 2 if (name, paper) == ("seats", LETTER) else 1
    assert len(_drawings(_composed(papers[name], paper))) == sides


@pytest.mark.parametrize("seed", STORIES)
def test_random_stories_fit_without_a_touch(seed: int) -> None:
    """The same holds of stories of up to eight people in eight phases."""
    papers, answers = read(*random_story(seed))
    for name in ("seats", "label"):
        _check(papers[name], answers[name], A4)


def test_writing_lines_are_eight_millimetres_apart() -> None:
    """Rules for handwriting, two or more to a phase."""
    papers, _ = read(leaders())
    [drawing] = _drawings(_composed(papers["seats"]))
    for phase in range(5):
        feet = [hole.y for hole in drawing.holes if hole.id.startswith(f"seats.note{phase}.")]
        assert len(feet) >= 2
        assert all(after - before > 8 * MM - 0.001 for before, after in itertools.pairwise(feet))


def test_the_key_only_adds() -> None:
    """All ink names a drawing, a hole or a box of the blank; names and groups go where the structure puts them."""
    papers, answers = read(leaders())
    for name in ("seats", "label", "matrix"):
        blocks, inks = _composed(papers[name]), _filled(papers[name], answers[name])
        places = {drawing.id for drawing in _drawings(blocks)}
        places |= {hole.id for drawing in _drawings(blocks) for hole in drawing.holes}
        places |= {space.id for space in _spaces(blocks)}
        assert {ink.space for ink in inks} <= places
    written = _written(_filled(papers["label"], answers["label"]))
    names = [written[f"label.name{line}"] for line in range(6)]
    assert names == ["Lenin", "Bukharin", "Stalin", "Kamenev", "Zinoviev", "Trotsky"]
    assert written["label.bloc0.2"] == "Triumvirate"


def _spaces(blocks: tuple[Block, ...]) -> list[Space]:
    """All spaces in tables, those of tables in their cells included."""
    cells = [cell for grid in blocks if isinstance(grid, Grid) for row in grid.rows for cell in row.cells]
    inside = [space for cell in cells for space in _spaces(cell.blocks)]
    return [block for cell in cells for block in cell.blocks if isinstance(block, Space)] + inside


def test_each_phase_of_the_key_tells_its_note() -> None:
    """The words beside each phase answer what is asked there, whole."""
    papers, answers = read(leaders())
    inks = _filled(papers["seats"], answers["seats"])
    for phase, said in enumerate(answers["seats"].phases):
        lines = [text for space, text in _written(inks).items() if space.startswith(f"seats.note{phase}.")]
        assert " ".join(lines) == said.note


def test_long_notes_are_written_small_and_whole() -> None:
    """A note with more words than lines is set two lines to a rule; no word is lost."""
    spec = leaders()
    words = (
        "The old partners quarrel over farms and power and the third man waits in the wings until "
        "both of them are weak and tired."
    )
    spec["phases"][1]["note"] = words  # type: ignore[index]
    papers, answers = read(spec)
    inks = _filled(papers["seats"], answers["seats"])
    drawn = [thing for ink in inks if isinstance(ink, Sketched) for thing in ink.things]
    assert words in " ".join(thing.text for thing in drawn if isinstance(thing, Glyphs))
    _check(papers["seats"], answers["seats"], A4)


def test_an_answer_has_three_lines_where_they_cost_no_side() -> None:
    """Six people in five phases stand on one side of A4, with three lines to write on beside each phase."""
    papers, _ = read(leaders())
    (drawing,) = _drawings(_composed(papers["seats"]))
    notes = Counter(hole.id.split(".")[1] for hole in drawing.holes if ".note" in hole.id)
    assert set(notes.values()) == {3}


def test_lying_seats_are_wide_enough_for_names_in_handwriting() -> None:
    """On a sheet that lies on its side a seat is at least 22 mm wide: its sign needs room for a year alone."""
    spec = leaders()
    spec["sheets"] = {"seats": {"page": "landscape"}}
    papers, answers = read(spec)
    (drawing,) = _drawings(_composed(papers["seats"]))
    assert min(hole.width for hole in drawing.holes if ".seat" in hole.id) >= 62.0
    _check(papers["seats"], answers["seats"], A4)


def test_too_many_phases_go_on_overleaf() -> None:
    """Where rows would be too low for handwriting, the sheet is parted; nothing shrinks."""
    spec = leaders()
    first = spec["phases"][0]  # type: ignore[index]
    more = [dict(first) | {"years": str(1900 + year)} for year in range(8)]  # type: ignore[arg-type]
    spec |= {"phases": more, "moments": []}
    papers, answers = read(spec)
    drawings = _drawings(_composed(papers["seats"]))
    assert len(drawings) == 2
    assert len({drawing.id for drawing in drawings}) == 2
    _check(papers["seats"], answers["seats"], A4)


def test_rivals_apart_are_joined_over_the_heads_of_others() -> None:
    """The arrow between rivals that are not neighbours runs in a lane of its own, and touches nothing."""
    spec = leaders()
    spec["phases"] = [
        {
            "years": "1900",
            "beyond": "true",
            "blocs": [{"id": name, "name": "A bloc", "members": [name]} for name in LEADERS_IN_A_RING],
            "rivals": [list(pair) for pair in itertools.pairwise([*LEADERS_IN_A_RING, LEADERS_IN_A_RING[0]])],
        }
    ]
    spec |= {"actors": list(LEADERS_IN_A_RING), "moments": [], "about": "stalin"}
    papers, answers = read(spec)
    assert any(other - one > 1 for one, other in papers["label"].phases[0].rivals)
    for name in ("seats", "label"):
        _check(papers[name], answers[name], A4)


LEADERS_IN_A_RING = ["stalin", "trotsky", "zinoviev", "kamenev"]


def test_wide_stories_turn_the_sheet() -> None:
    """Six people stand upright; twelve in named groups of their own need a sheet on its side."""
    papers, _ = read(leaders())
    assert [sheet_is_landscape(papers[name]) for name in ("seats", "label", "matrix")] == [False, False, True]
    wide, answers = read(*_twelve())
    assert sheet_is_landscape(wide["seats"])
    _check(wide["seats"], answers["seats"], A4)
    _check(wide["label"], answers["label"], LETTER)


def _twelve() -> tuple[dict[str, Tree], Ledger]:
    names = [f"P{number}" for number in range(12)]
    blocs: list[Tree] = [{"name": f"Bloc {name}", "members": [name]} for name in names]
    phases: list[Tree] = [{"years": "1900", "beyond": "true", "blocs": blocs}]
    spec: dict[str, Tree] = {"title": "Twelve", "actors": list(names), "phases": phases, "print": ["seats", "label"]}
    return spec, Ledger(people=tuple(Person(name, name, name) for name in names))


def test_blanks_name_nobody_whom_they_ask_for() -> None:
    """Texts, alt texts and tables of a blank hold no name, group, title or note; the bank is the only place."""
    papers, answers = read(leaders())
    for name in ("seats", "label"):
        asked = {*answers[name].names, *(bloc for said in answers[name].phases for bloc in said.blocs if bloc)}
        asked |= {text for said in answers[name].phases for text in (said.title, said.note)}
        printed = []
        for block in _composed(papers[name]):
            if isinstance(block, Drawing):
                printed += [block.alt, *(thing.text for thing in block.things if isinstance(thing, Glyphs))]
            elif isinstance(block, Grid):
                cells = [cell for row in block.rows for cell in row.cells]
                printed += [part.text.plain() for cell in cells for part in cell.blocks if isinstance(part, Paragraph)]
                printed += [part.name for cell in cells for part in cell.blocks if isinstance(part, Space)]
        assert not [(word, text) for word in asked for text in printed if word in text]


def test_alt_texts_say_what_is_drawn() -> None:
    """A label's alt text tells sides by letters; a seat's by numbers; the key's by names."""
    papers, answers = read(leaders())
    [label] = _drawings(_composed(papers["label"]))
    [seats] = _drawings(_composed(papers["seats"]))
    named = "(which group?)"
    assert f"1925: B and C {named} against D and E {named}; F alone." in label.alt
    assert f"1925: Two people {named} against two people {named}; one person alone." in seats.alt
    told = next(ink.alt for ink in _filled(papers["seats"], answers["seats"]) if isinstance(ink, Sketched))
    assert "Bukharin and Stalin (Stalin–Bukharin bloc) against Kamenev and Zinoviev (New Opposition)" in told
    assert "Kamenev, Zinoviev and Trotsky: expelled 1927" in told


def test_the_equivalent_table_is_a_page_with_empty_boxes() -> None:
    """After the drawing a new page holds a table: years, what is printed, and a box to write in for each phase."""
    papers, answers = read(leaders())
    blocks = _composed(papers["label"])
    table = next(block for block in blocks if isinstance(block, Grid))
    assert any(isinstance(block, NewPage) for block in blocks[: blocks.index(table)])
    assert [cell.scope for cell in table.rows[0].cells] == ["Column"] * 3
    assert all(row.cells[0].scope == "Row" for row in table.rows[1:])
    boxes = _spaces(blocks)
    assert len(boxes) == 6
    assert all(box.kind is SpaceKind.BOX and box.height > 8 * MM - 0.001 for box in boxes)
    assert {box.id for box in boxes} <= set(_written(_filled(papers["label"], answers["label"])))


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_the_matrix_is_a_table_with_a_box_in_each_cell(paper: PaperSize) -> None:
    """Rows are named, boxes are 8 mm high or more, and cells of the dead are crossed, with nothing to write.

    The side is ringed; the group is written under it.
    """
    papers, answers = read(leaders())
    sheet = papers["matrix"]
    grid = next(block for block in _composed(sheet, paper) if isinstance(block, Grid))
    assert [_words(row.cells[0]) for row in grid.rows[1:]] == ["Bukharin", "Kamenev", "Lenin", "Trotsky", "Zinoviev"]
    assert all(row.cells[0].scope == "Row" for row in grid.rows[1:])
    lenin = grid.rows[3].cells[1:]
    assert [isinstance(cell.blocks[0], Drawing) for cell in lenin] == [False, True, True, True, True]
    boxes = [space for space in _spaces((grid,)) if space.kind is SpaceKind.BOX]
    choices = [space for space in _spaces((grid,)) if space.kind is SpaceKind.CHOICE]
    assert len(boxes) == 21
    assert all(space.height > 8 * MM - 0.001 for space in boxes)
    assert Counter(space.label for space in choices) == {"with": 21, "against": 21, "apart": 21}
    inks = _filled(sheet, answers["matrix"], paper)
    rings = {ink.space: ink.alt for ink in inks if isinstance(ink, Ringed)}
    assert len(rings) == 21
    assert rings["matrix.cell0.1.with"] == "with Stalin"
    assert rings["matrix.cell3.2.against"] == "against Stalin"
    said = _written(inks)
    assert said["matrix.cell0.1"] == "Stalin–Bukharin bloc"
    assert said["matrix.cell3.4"] == "outside the party, murdered 1940"


def test_narrow_boxes_of_a_matrix_have_letters_to_ring_and_low_ones_none() -> None:
    """Where words do not fit letters stand for them, told in the instruction; where boxes are low sides are written."""
    spec = leaders()
    phases = [dict(spec["phases"][n % 2]) | {"years": str(1900 + n)} for n in range(8)]  # type: ignore[index, arg-type]
    papers, answers = read(spec | {"phases": phases, "moments": []})
    blocks = _composed(papers["matrix"])
    assert {space.label for space in _spaces(blocks) if space.kind is SpaceKind.CHOICE} == {"W", "A", "–"}
    assert isinstance(blocks[0], Paragraph)
    assert "W (with), A (against) or – (apart)" in blocks[0].text.plain()
    people = tuple(Person(f"p{n}", f"Person {n}", f"Person {n}") for n in range(11))
    actors = [person.id for person in people]
    crowd = {"blocs": [{"members": actors}], "years": "1900", "beyond": "true"}
    tree: Tree = {"title": "Many", "about": "p0", "actors": actors, "phases": [crowd], "print": ["matrix"]}
    papers, answers = read(tree, Ledger(people=people))
    assert not [space for space in _spaces(_composed(papers["matrix"])) if space.kind is SpaceKind.CHOICE]
    written = _written(_filled(papers["matrix"], answers["matrix"]))
    assert set(written.values()) == {"with Person 0"}


def _words(cell: Cell) -> str:
    return "".join(block.text.plain() for block in cell.blocks if isinstance(block, Paragraph))


def test_the_build_log_line_counts_crossings() -> None:
    """Crossings and proof are told in words; a matrix has none to tell."""
    papers, _ = read(leaders())
    assert describe_order(papers["seats"], ENGLISH) == "0 crossings, proved the fewest (dynamic programme)"
    assert describe_order(papers["matrix"], ENGLISH) == ""


def test_the_search_for_overlaps_finds_them() -> None:
    """A text on a line, a text on a text and a thing over the edge are found; a text on white over a line is not."""
    word = Glyphs(10, 20, "word", "Regular", 9, "")
    rule = stroke([(0, 17), (50, 17)], 0.5)
    white = rectangle(5, 8, 40, 20, 0, "", fill=1.0, stroke=None)
    assert overlaps([word, rule]) != []
    assert overlaps([rule, word]) != []
    assert overlaps([rule, white, word]) == []
    assert overlaps([word, replace(word, text="other")]) != []
    assert outside([word], 20, 50) != []
    assert overlaps([*sign(Shape.CROSS, 10, 10), *sign(Shape.DAGGER, 15, 10)]) != []
    assert overlaps([*sign(Shape.DAGGER, 15, 10), stroke([(18, 0), (18, 40)], 0.9)]) != []
    assert overlaps(sign(Shape.DAGGER, 15, 10)) == []
