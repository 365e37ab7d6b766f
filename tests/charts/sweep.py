"""Checks random charts of every form for overlaps; as a program, as many as one asks for.

    PYTHONPATH=tests python -m charts.sweep 1000

prints each story that breaks a rule, and how many were drawn and how many refused as too large for their paper.
"""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import dataclass

from charts.marks import ink_strokes, outside, overlaps, texts
from charts.stories import PlainScope, Tree, adorned, faces, frame_of, random_story
from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.shapes import Box
from lessonkit.charts.sheets import compose_sheet, fill_sheet
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.charts.storyline.plan import Frame, bank_height, instruction_height, plan_sheet
from lessonkit.charts.storyline.texts import HOLE_PADDING
from lessonkit.model.alliances import Part, SheetAnswer, SheetPaper
from lessonkit.model.blocks import Drawing
from lessonkit.model.drawing import Glyphs, Placed
from lessonkit.model.ink import Sketched, Written
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, LETTER, PaperSize
from lessonkit.words import ENGLISH

FORMS = ("seats", "label", "complete")
PAGES = ("auto", "portrait", "landscape")


@dataclass(frozen=True)
class Drawn:
    """A chart as it was drawn: blank and key of each side."""

    sheet: SheetPaper
    sides: tuple[tuple[Drawing, tuple[Placed, ...], dict[str, str]], ...]
    frame: Frame


def draw(sheet: SheetPaper, answer: SheetAnswer, paper: PaperSize) -> Drawn:
    """A sheet and its key on a paper."""
    frame = frame_of(sheet, paper)
    blocks = compose_sheet(sheet, faces(), DEFAULT, ENGLISH, frame)
    inks = fill_sheet(sheet, answer, faces(), DEFAULT, ENGLISH, frame)
    written = {ink.space: ink.text.plain() for ink in inks if isinstance(ink, Written)}
    sides = []
    for block in blocks:
        if isinstance(block, Drawing):
            ink = [thing for one in inks if isinstance(one, Sketched) and one.space == block.id for thing in one.things]
            sides.append((block, (*block.things, *ink), written))
    return Drawn(sheet, tuple(sides), frame)


def faults(drawn: Drawn) -> list[str]:
    """What is wrong with a chart, in words; nothing for a good one."""
    found: list[str] = []
    sheet, frame = drawn.sheet, drawn.frame
    plan = plan_sheet(sheet, faces(), DEFAULT, ENGLISH.chart, frame)
    how = instruction_height(plan.how, faces(), DEFAULT, frame.width)
    for drawing, key, written in drawn.sides:
        found += [f"{drawing.id}: {pair} in the blank" for pair in overlaps(drawing.things)]
        found += [f"{drawing.id}: {pair} in the key" for pair in overlaps(key)]
        found += [f"{drawing.id}: outside {box}" for box in outside(key, drawing.width, drawing.height)]
        first = drawing.id.endswith(".chart1")
        bank = bank_height(sheet, faces(), DEFAULT, frame.width, 1 if first else 2)
        if (how if first else 0.0) + drawing.before + drawing.height + bank > (frame.height if first else frame.later):
            found.append(f"{drawing.id}: higher than its page")
        found += [f"{drawing.id}: {one.text} of {one.size}" for one in key if isinstance(one, Glyphs) and one.size < 8]
        found += _faulty_holes(drawing, key, written)
    return found


def _faulty_holes(drawing: Drawing, key: tuple[Placed, ...], written: dict[str, str]) -> list[str]:
    found = []
    boxes = {hole.id: Box(hole.x, hole.y, hole.width, hole.height) for hole in drawing.holes}
    for (one, box), (other, second) in itertools.combinations(boxes.items(), 2):
        if box.overlaps(second, 8.1 if ".note" in one and ".note" in other else 0.05):
            found.append(f"{one} overlaps {other}")
    strokes = [*texts(key), *ink_strokes(key, closed=False)]
    for name, box in boxes.items():
        if box.x < -HOLE_PADDING or box.right > drawing.width + 0.01:
            found.append(f"{name} leaves the drawing")
        if box.height < (15 if ".note" in name else 22) - 1e-6:
            found.append(f"{name} is {box.height} high")
        inner = Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)
        found += [f"{name} holds {m.what}" for m in strokes if name in written and inner.overlaps(m.box)]
    return found


def random_sheets(seed: int, most: int = 12) -> tuple[tuple[SheetPaper, ...], tuple[SheetAnswer, ...]]:
    """A random story in one random form on one random page; nothing where it is refused as too large."""
    rng = random.Random(seed)  # noqa: S311 - a story, no secret
    spec, ledger = random_story(seed, most)
    if rng.random() < 0.5:
        spec, ledger = adorned(seed, spec, ledger)
    sheets: dict[str, Tree] = {f"s{n}": _random_sheet(rng) for n in range(2)}
    spec |= {"sheets": sheets, "print": list(sheets)}
    scope = PlainScope(ledger)
    papers, answers = split_alliances(AlliancesSpec.model_validate(spec), scope)
    codes = {one.code for one in scope.sink.found}
    assert codes <= {"LK613", "LK611", "LK637", "LK638", "LK640"}, scope.sink.found
    return papers, answers


def _random_sheet(rng: random.Random) -> dict[str, Tree]:
    """A form, a page, a level; at times other blanks than the usual ones."""
    sheet: dict[str, Tree] = {"form": rng.choice(FORMS), "page": rng.choice(PAGES)}
    if sheet["form"] != "complete":
        sheet["level"] = rng.choice(["", "support", "core"])
        if rng.random() < 0.4:
            sheet["blank"] = rng.sample(list(Part), rng.randint(1, 4))
    return sheet


def main() -> None:
    """Draws as many stories as the command line says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    drawn = refused = broken = 0
    for seed in range(count):
        papers, answers = random_sheets(seed)
        refused += not papers
        for sheet, answer in zip(papers, answers, strict=True):
            for paper in (A4, LETTER):
                drawn += 1
                found = faults(draw(sheet, answer, paper))
                if found:
                    broken += 1
                    print(seed, sheet.kind, sheet.page, paper.name, len(found), *found[:2], sep=" | ")  # noqa: T201 - a program
    print(f"{count} stories, {drawn} charts drawn, {refused} stories refused, {broken} faulty")  # noqa: T201 - a program


if __name__ == "__main__":
    main()
