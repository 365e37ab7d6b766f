"""What charts say: instructions, alt texts and tables tell what is printed, no less and no more."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from charts.stories import Tree, faces, frame_of, leaders, random_story, read
from charts.test_own_words import play
from lessonkit.charts.shapes import HANDWRITING
from lessonkit.charts.sheets import compose_sheet, fill_sheet
from lessonkit.charts.telling import open_names
from lessonkit.model.alliances import SheetAnswer, SheetPaper
from lessonkit.model.blocks import Block, Drawing, Grid, Heading, NewPage, Paragraph, Space, WordBank
from lessonkit.model.drawing import Glyphs
from lessonkit.model.ink import Written
from lessonkit.themes import DEFAULT
from lessonkit.words import ENGLISH

FULL = "Stalin, Kamenev and Zinoviev (Triumvirate) against Trotsky (Left Opposition)"
REST = "Bukharin, Kamenev, Stalin, Trotsky and Zinoviev"
WHY = "Three leaders combine to keep Trotsky out."
TOLD = f"The Triumvirate. {WHY}"


@dataclass(frozen=True)
class Said:
    """A sheet in words: instruction, alt texts, table, what that asks for (`task`), and what the key writes there."""

    how: str
    task: str
    alt: str
    heads: list[str]
    rows: dict[str, str]
    boxes: set[str]
    ink: dict[str, str]
    words: set[str]


def _composed(sheet: SheetPaper) -> tuple[Block, ...]:
    return compose_sheet(sheet, faces(), DEFAULT, ENGLISH, frame_of(sheet))


def _said(sheet: SheetPaper, answer: SheetAnswer) -> Said:
    blocks = _composed(sheet)
    drawings = [block for block in blocks if isinstance(block, Drawing)]
    rows: list[list[str]] = []
    boxes: set[str] = set()
    for row in (row for block in blocks if isinstance(block, Grid) for row in block.rows):
        cells = [[part for part in cell.blocks if isinstance(part, Paragraph)] for cell in row.cells]
        rows.append([" ".join(part.text.plain() for part in cell) for cell in cells])
        boxes |= {part.id for cell in row.cells for part in cell.blocks if isinstance(part, Space)}
    ink = fill_sheet(sheet, answer, faces(), DEFAULT, ENGLISH, frame_of(sheet))
    return Said(
        how=next(block.text.plain() for block in blocks if isinstance(block, Paragraph)),
        task=[block.text.plain() for block in blocks if isinstance(block, Paragraph)][-1],
        alt=" ".join(drawing.alt for drawing in drawings),
        heads=rows[0] if rows else [],
        rows={row[0]: row[1] for row in rows[1:]},
        boxes=boxes,
        ink={one.space: one.text.plain() for one in ink if isinstance(one, Written) and one.space in boxes},
        words={thing.text for drawing in drawings for thing in drawing.things if isinstance(thing, Glyphs)},
    )


def _sheet(spec: dict[str, Tree] | None = None, **sheet: Tree) -> Said:
    """The leaders' story, or another, on one sheet that is called `sheet`."""
    form = {"sheets": {"sheet": sheet}, "print": ["sheet"]}
    papers, answers = read((spec or leaders()) | form)  # type: ignore[operator]
    return _said(papers["sheet"], answers["sheet"])


def test_a_complete_chart_tells_titles_and_notes() -> None:
    """Alt text and table have everything that the chart has, and the table no box."""
    said = _sheet(form="complete")
    assert f"1922–24: {TOLD} {FULL}; Lenin and Bukharin, each alone; Lenin: died 1924." in said.alt
    assert said.rows["1922–24"].startswith(f"{TOLD} {FULL}")
    assert said.rows["1925"].startswith("The Triumvirate splits. Stalin drops his partners. Bukharin and Stalin")
    assert said.heads == ["When", "What the chart shows"]
    assert said.boxes == set()


def test_a_given_name_is_told_beside_the_number_of_others() -> None:
    """At level core the person in `about:` is printed in every phase, and so told; all else stays open."""
    said = _sheet(form="seats", level="core")
    assert "Some boxes for names are filled." in said.alt
    assert "1925: Stalin and one person (which group?) against two people (which group?)" in said.alt
    assert said.rows["1925"].startswith("Stalin and one person (which group?)")
    assert "Zinoviev" not in said.alt
    assert "Boxes for names are empty." in _sheet(form="seats").alt
    assert "Boxes hold names." in _sheet(form="seats", blank=["lines"]).alt


def test_a_phase_that_is_given_is_told_and_not_asked_again() -> None:
    """The first phase of support is told in full; without signs to draw nothing is left to write in its row."""
    spec = leaders()
    quiet = spec | {"moments": []}
    said = _sheet(quiet, form="seats", level="support")
    assert said.rows["1922–24"] == f"{TOLD} {FULL}; Lenin (not there later) and Bukharin, each alone."
    assert said.boxes == {f"sheet.table{index}" for index in range(1, 5)}
    signed = _sheet(spec, form="seats", level="support")
    assert signed.rows == said.rows
    assert signed.ink["sheet.table0"] == "Lenin: died 1924."


def test_seats_on_drawn_lines_number_the_lines() -> None:
    """Where names alone are asked for, groups, lines and signs are told; no letter is, since none is printed."""
    said = _sheet(form="seats", blank=["names"])
    told = "Line 3, line 4 and line 5 (Triumvirate) against line 6 (Left Opposition); line 1 and line 2, each alone"
    assert told in said.alt
    assert "line 1: died 1924" in said.alt
    assert "A died" not in said.alt
    assert said.how.startswith("Write the names: each line is one person. Choose from the box below, ")
    assert not {"A", "B"} & said.words


def test_a_rival_in_a_zone_is_told_once() -> None:
    """As many people as there are seats: one who is outside and has a rival is not counted twice."""
    spec = leaders() | {"moments": []}
    last = spec["phases"][4]  # type: ignore[index]
    last["blocs"][0]["id"], last["blocs"][3]["id"] = "in", "out"  # type: ignore[index, call-overload]
    last["rivals"] = [["in", "out"]]  # type: ignore[index, call-overload]
    told = "One person against one person outside the party; one person alone; two people together, in no group."
    assert _sheet(spec, form="seats").rows["1930–40"] == told
    last["blocs"][2] |= {"allied": "true", "zone": "out"}  # type: ignore[index, call-overload]
    assert "; two people are allies, outside the party." in _sheet(spec, form="seats").rows["1930–40"]


def _camps(rivals: Tree, *members: list[str]) -> dict[str, Tree]:
    """A phase of several camps, c0, c1 …, with their rivals."""
    blocs: list[Tree] = [{"id": f"c{n}", "members": list(some)} for n, some in enumerate(members)]
    phase: Tree = {"years": "1900", "beyond": "true", "blocs": blocs, "rivals": rivals}
    actors: Tree = [name for some in members for name in some]
    return leaders() | {"actors": actors, "moments": [], "phases": [phase]}


def test_one_who_has_several_rivals_is_told_once() -> None:
    """As many people as there are seats: one against each of two, or each against all."""
    three = (["stalin"], ["trotsky", "lenin"], ["bukharin"])
    told = _sheet(_camps([["c0", "c1"], ["c1", "c2"]], *three), form="seats").rows["1900"]
    assert told == "Two people against one person and against one person."
    each = _sheet(_camps([["c0", "c1"], ["c1", "c2"], ["c0", "c2"]], *three), form="label").rows["1900"]
    assert each.count("against") == 3
    assert each.endswith(", each against the others.")
    network = {"form": "network", "blank": ["titles"]}
    told = _sheet(_camps([["c0", "c1"], ["c1", "c2"]], *three), **network).rows["1900"]  # type: ignore[arg-type]
    assert told == "Lenin and Trotsky against Bukharin and against Stalin."


def test_rivals_of_rivals_are_numbered_where_they_have_no_names() -> None:
    """Four camps of one in a chain: who is against whom can be told; letters and names need no number."""
    chain = _camps([["c0", "c1"], ["c1", "c2"], ["c2", "c3"]], ["stalin"], ["trotsky"], ["lenin"], ["bukharin"])
    told = _sheet(chain, form="seats").rows["1900"]
    assert {f"one person no. {n}" for n in range(1, 5)} <= {told[at : at + 16].lower() for at in range(len(told))}
    assert "no. " not in _sheet(chain, form="label").rows["1900"]
    assert "no. " not in _sheet(form="seats").alt


def test_those_alone_and_those_with_dots_are_counted_together() -> None:
    """Two who are alone, one of whom leaves; four of whom each dot tells something else."""
    assert _sheet(form="seats").rows["1922–24"].endswith("; two people (one not there later), each alone.")
    spec = _camps([], ["stalin", "trotsky"])
    first = spec["phases"][0]  # type: ignore[index]
    names: Tree = ["stalin", "trotsky", "lenin", "bukharin"]
    more: Tree = {"years": "1901", "beyond": "true", "blocs": [{"members": names}]}
    last: Tree = {"years": "1902", "beyond": "true", "blocs": [{"members": ["stalin", "lenin"]}]}
    said = _sheet(spec | {"actors": names, "phases": [first, more, last]}, form="seats")
    told = "four people (one not there before, one not there later, one there only then) are allies."
    assert said.rows["1901"].lower() == told
    assert said.rows["1902"] == "Two people are allies."


def test_a_chart_of_one_phase_or_line_is_told_as_one() -> None:
    """No "one phases", and no time "1900 to 1900"."""
    assert _sheet(_camps([], ["stalin"]), form="seats").alt.startswith("Chart with seats in one phase, 1900.")
    assert _sheet(_camps([], ["stalin"]), form="label").alt.startswith("Chart of one line in one phase, 1900.")
    assert _sheet(form="label").alt.startswith("Chart of six lines in five phases, 1922–24 to 1930–40.")


def test_the_table_asks_for_what_the_sheet_leaves_open() -> None:
    """In one sentence for all rows, so that no row tells whether it has a sign."""
    signs = "died, killed, expelled, exiled, lost office"
    asked = f"the names, what the groups are called and what happened to whom and when ({signs}; 10 in all)."
    said = _sheet(leaders() | {"bank": {"names": "false", "blocs": "false"}}, form="seats")
    assert said.task.endswith(f"Write in each box what is missing: {asked} Then answer: “What happens, and why?”")
    assert "sign" not in " ".join(said.rows.values())
    alone = _sheet(form="label", blank=["titles", "notes"]).task
    assert alone.endswith(" Answer in each box: “What happens, and why?”")
    names = _sheet(form="label", blank=["names"]).task
    assert names.endswith(" what is missing: the names. Choose from the box below; one name belongs nowhere.")
    network = _sheet(form="network", triangles="true")
    asked = "who are allies, who are rivals and how many triangles are stable and how many unstable."
    assert network.task.endswith(f"{asked} Then answer: “What happens, and why?”")
    assert network.ink["sheet.table0"].endswith(f" and Lenin. Triangles: stable 4, unstable 0. {WHY}")
    assert "Write" not in _sheet(leaders() | {"moments": []}, form="seats", blank=["lines"]).task


def test_groups_stand_beside_those_who_are_printed() -> None:
    """Where names are printed, or asked for by letters, the key tells what the groups are called, and no more."""
    said = _sheet(form="label")
    assert said.ink["sheet.table0"] == f"C, D and E: Triumvirate; F: Left Opposition. {WHY}"
    said = _sheet(form="seats", level="core", blank=["names", "lines", "moments"])
    assert said.ink["sheet.table0"] == f"{FULL}; Lenin and Bukharin, each alone; Lenin: died 1924."
    # Trotsky is outside the party, as is printed.
    said = _sheet(form="seats", given={"people": ["stalin", "trotsky"]}, blank=["names", "lines", "moments"])
    told = "Bukharin and Stalin, each alone; Kamenev and Zinoviev together, in no group; Bukharin: shot"
    assert said.ink["sheet.table4"].startswith(told)


def test_boxes_are_alike_and_as_high_as_what_is_asked_needs() -> None:
    """Names and groups that are open, a note, signs: none of it by the words that are hidden."""

    def heights(spec: dict[str, Tree], **sheet: Tree) -> list[float]:
        papers, _ = read(spec | {"sheets": {"s": sheet}, "print": ["s"]})
        [grid] = [block for block in _composed(papers["s"]) if isinstance(block, Grid)]
        return [row.height for row in grid.rows[1:]]

    full = heights(leaders(), form="seats")
    assert min(full) > 4 * HANDWRITING
    assert max(full) - min(full) < 0.01
    other = leaders()
    for phase in other["phases"]:  # type: ignore[union-attr]
        phase["note"] = "A short one."  # type: ignore[index, call-overload]
    assert heights(other, form="seats") == full
    assert min(heights(leaders(), form="label")) > 3 * HANDWRITING


def test_letters_are_told_with_the_names_that_are_printed() -> None:
    """A label's given name stands beside its letter; the key writes the others alone."""
    said = _sheet(form="label", level="core")
    assert "Lines with letters stand for people: A, B, C Stalin, D, E and F." in said.alt
    assert said.rows["Names"] == "A, B, C Stalin, D, E and F"
    names = ("A\u00a0Lenin", "B\u00a0Bukharin", "D\u00a0Kamenev", "E\u00a0Zinoviev", "F\u00a0Trotsky")
    assert said.ink["sheet.table.names"] == ", ".join(names)


def test_the_key_writes_in_the_table_what_is_asked_for() -> None:
    """Who joins whom, and why, where that alone is open; who stands where, and the groups too, where they are."""
    said = _sheet(form="label", blank=["titles", "notes"])
    assert said.ink["sheet.table0"] == WHY
    assert "Triumvirate) against" in said.rows["1922–24"]
    said = _sheet(form="seats")
    assert said.ink["sheet.table0"] == f"{FULL}; Lenin and Bukharin, each alone; Lenin: died 1924. {WHY}"


def test_a_label_without_lines_has_letters_to_join() -> None:
    """There are no dots on it, so none are spoken of."""
    said = _sheet(form="label", blank=["lines"])
    assert said.how.startswith("Draw the lines: join each letter to the same letter.")
    assert "dots" not in said.how + said.alt
    assert _sheet(form="seats", blank=["lines"]).how.startswith("Join the dots.")


def test_the_instruction_says_what_dots_tell_of_those_who_come_and_go() -> None:
    """Lenin's seat has no dot to go on from: the names of the first phase stand in any order but for his."""
    assert "in any order within a frame. No dot under a box: this person leaves." in _sheet(form="seats").how
    spec = leaders() | {"moments": []}
    spec["phases"] = spec["phases"][1:3]  # type: ignore[index]
    spec["actors"] = ["stalin", "trotsky", "zinoviev", "kamenev", "bukharin"]
    assert _sheet(spec, form="seats").how.startswith("Write the names, in any order within a frame. Join")
    spec["phases"][0]["blocs"].pop()  # type: ignore[index, union-attr, call-overload]
    assert "frame. No dot over a box: this person is new." in _sheet(spec, form="seats").how
    alone: Tree = [{"years": "1900", "beyond": "true", "blocs": [{"members": ["stalin"]}]}]
    said = _sheet(spec | {"phases": alone, "actors": ["stalin"]}, form="seats")
    assert said.how.startswith("Write the names. Join")
    assert "in one frame" not in said.alt


def test_the_marker_is_told_the_same_as_the_pupils() -> None:
    """Seats within a frame are free but for the dots; lines with letters are not."""
    papers, answers = read(leaders())
    said = open_names(papers["seats"], answers["seats"], ENGLISH.chart)
    assert "The order within a frame is free; whoever leaves sits where the dots end." in said
    assert said.endswith("Zinoviev: either way round.")
    assert "frame" not in open_names(papers["label"], answers["label"], ENGLISH.chart)


def test_signs_are_asked_for_with_what_the_story_has() -> None:
    """Scenes or years are asked for where the signs bear any; "years" is said of no act of a play."""
    assert _sheet(play(), form="seats").how.endswith("Draw the 3 signs, and say when.")
    spec = play()
    for moment in spec["moments"]:  # type: ignore[union-attr]
        moment.pop("when")  # type: ignore[union-attr, call-arg]
    assert _sheet(spec, form="seats").how.endswith("Draw the 3 signs.")
    spec["moments"] = spec["moments"][:1]  # type: ignore[index]
    assert _sheet(spec, form="seats").how.endswith("Draw the sign.")


def test_a_bank_is_told_with_what_belongs_nowhere() -> None:
    """Where it stands, that words may be needed again, and how many are too many: by the bank, not by who is given."""

    def how(form: str, level: str = "stretch", **bank: Tree) -> str:
        return _sheet(leaders() | {"bank": bank}, form=form, level=level).how

    one = {"extra": ["Rykov"], "extra_blocs": ["Workers’ Opposition"]}
    told = "Choose from the boxes below, as often as you need; one in each box belongs nowhere."
    for level in ("stretch", "core", "support"):
        assert told in how("label", level, **one)
    two = how("label", extra=["Rykov", "Tomsky"], extra_blocs=["Workers’ Opposition"])
    assert "as often as you need; two names and one group belong nowhere." in two
    assert "Choose from the boxes below, as often as you need." in how("label")
    assert "Choose from the box below; one name belongs nowhere." in how("label", extra=["Rykov"], blocs="false")
    assert "below" not in how("label", names="false", blocs="false")
    assert "Choose from the box below, as often as you need." in _sheet(form="matrix").how


def test_a_bank_is_told_briefly_where_more_would_cost_room() -> None:
    """How many words are too many; where and how often is to be seen."""
    assert "boxes. Below, one name belongs nowhere. Draw" in _sheet(form="seats").how


def test_the_bank_stands_over_the_table_where_it_has_room() -> None:
    """The table may lie on another sheet of paper; its boxes are no lower than 20 mm."""
    for form, there in (("seats", True), ("network", False), ("complete", False)):
        papers, _ = read(leaders() | {"sheets": {"s": {"form": form}}, "print": ["s"]})
        blocks = _composed(papers["s"])
        title = next(at for at, block in enumerate(blocks) if isinstance(block, Heading))
        banks = [block.id for block in blocks[title:] if isinstance(block, WordBank)]
        assert banks == (["s.table.bank.1", "s.table.bank.2"] if there else [])

def test_the_matrix_names_the_signs_that_end_a_part() -> None:
    """Those of the story, its own among them; no death where nobody dies."""
    assert _sheet(form="matrix").how.endswith("If any person leaves the story, say how and when (died, killed).")
    spec = play()
    spec["signs"]["gone"]["ends"] = "true"  # type: ignore[index, call-overload]
    spec["moments"] = [{"phase": "two", "actor": "lenin", "sign": "gone", "beyond": "true"}]
    assert _sheet(spec, form="matrix").how.endswith("say how (fled).")
    assert _sheet(spec | {"moments": []}, form="matrix").how.endswith("write the house under it if there was one.")


def test_a_sheet_may_do_without_its_table() -> None:
    """`table: false` leaves out the page and its ink; what the drawing says stays."""
    for form in ("seats", "label", "complete", "network"):
        sheets: dict[str, Tree] = {"a": {"form": form, "table": "false"}, "b": {"form": form}}
        papers, answers = read(leaders() | {"sheets": sheets, "print": ["a", "b"]})
        blocks = _composed(papers["a"])
        assert not [block for block in blocks if isinstance(block, (Grid, NewPage, Heading))]
        assert _said(papers["a"], answers["a"]).ink == {}
        with_table = _composed(papers["b"])
        assert [block for block in with_table if isinstance(block, Grid)]
        alts = [[one.alt for one in some if isinstance(one, Drawing)] for some in (blocks, with_table)]
        assert alts[0] == alts[1]


def test_a_network_says_who_has_no_line_without_a_promise() -> None:
    """Nobody is "not yet" joined: some never are. Boxes for triangles are told where they are printed."""
    said = _sheet(form="network")
    assert said.rows["1925"] == f"In the story at that time: {REST}. Not in it: Lenin."
    assert "two empty boxes" not in said.alt
    assert "Each has two empty boxes: stable, unstable." in _sheet(form="network", triangles="true").alt


BLANKS = (["names"], ["blocs"], ["titles"], ["notes"], ["lines"], ["moments"], ["names", "lines"], ["blocs", "moments"])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("form", ["seats", "label", "complete"])
def test_every_name_and_text_on_a_drawing_is_told_and_no_other(seed: int, form: str) -> None:
    """Whatever is blank: people, groups, titles, notes and captions stand in alt text and table if they are printed."""
    spec, ledger = random_story(seed)
    sheets: dict[str, Tree] = {f"s{n}": {"form": form, "blank": list(blank)} for n, blank in enumerate(BLANKS)}
    sheets |= {level: {"form": form, "level": level} for level in ("support", "core")}
    papers, answers = read(spec | {"sheets": sheets, "print": list(sheets)}, ledger)
    for name, sheet in papers.items():
        answer, said = answers[name], _said(sheet, answers[name])
        facts = {bloc.name or "" for phase in sheet.phases for bloc in phase.blocs}
        facts |= {text or "" for phase in sheet.phases for text in (phase.title, phase.note)}
        facts |= {moment.caption for moment in sheet.moments}
        facts |= {sheet.name(at, line) or "" for at, phase in enumerate(sheet.phases) for line in phase.order}
        known = {bloc for one in answer.phases for bloc in one.blocs} | set(answer.names)
        known |= {text for one in answer.phases for text in (one.title, one.note)}
        known |= {moment.caption for moment in answer.moments}
        table = " ".join(said.rows.values())
        for text in (said.alt, table):
            assert [fact for fact in facts if fact and fact not in text] == []
            assert [word for word in known - facts if word and word in text] == []
