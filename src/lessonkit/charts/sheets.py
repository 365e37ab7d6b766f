"""A sheet becomes blocks, and its answer becomes ink; the two share one plan."""

from __future__ import annotations

from dataclasses import asdict, replace

from lessonkit.charts.matrix import complete_matrix, compose_matrix
from lessonkit.charts.network.blank import compose_network
from lessonkit.charts.network.completed import complete_network
from lessonkit.charts.network.plan import plan_network
from lessonkit.charts.pages import on_sides, word_banks
from lessonkit.charts.storyline.blank import draw_side, holes_of
from lessonkit.charts.storyline.completed import complete_side
from lessonkit.charts.storyline.plan import (
    BANK_BEFORE,
    DRAWING_BEFORE,
    Frame,
    Plan,
    Side,
    banks,
    plan_sheet,
)
from lessonkit.charts.storyline.stand import fits_upright
from lessonkit.charts.storyline.ways import Way
from lessonkit.charts.table import Room, table_blocks, table_ink
from lessonkit.charts.telling import printed_phase, told_sheet
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PageShape, SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.blocks import Block, Drawing, WordBank
from lessonkit.model.ink import Ink
from lessonkit.themes import Theme
from lessonkit.words import Words


def sheet_is_landscape(sheet: SheetPaper) -> bool:
    """Whether a sheet lies on its side: matrix and network, what asks for it, and too many people for upright ones."""
    if not sheet.kind.is_storyline or sheet.page is PageShape.LANDSCAPE:
        return True
    return not fits_upright(sheet)


def compose_sheet(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: Words, frame: Frame
) -> tuple[Block, ...]:
    """The blank: instruction, drawing and word bank on each side of paper, then the equivalent table.

    Where handwriting would have too little height, the phases go on overleaf.
    """
    chart = _worded(words, sheet).chart
    if sheet.kind is SheetKind.MATRIX:
        banks = _word_banks(sheet, 1, words)
        return (*compose_matrix(sheet, faces, theme, chart, frame), *banks)
    if sheet.kind is SheetKind.NETWORK:
        return compose_network(sheet, faces, theme, chart, frame)
    return (*compose_storyline(sheet, faces, theme, words, frame), *compose_table(sheet, faces, theme, words, frame))


def compose_table(sheet: SheetPaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> tuple[Block, ...]:
    """The equivalent table of a storyline, on a new page; nothing where the sheet does without."""
    return table_blocks(sheet, _worded(words, sheet).chart, Room(faces, theme, frame, words.bank))


def count_sides(sheet: SheetPaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> int:
    """How many sides of paper a storyline takes, its table apart."""
    return len(plan_sheet(sheet, faces, theme, _worded(words, sheet).chart, frame).sides)


def denied(sheet: SheetPaper, faces: Faces, theme: Theme, words: Words, frame: Frame) -> tuple[str, ...]:
    """The keys of the spec that a sheet has no room to keep in this frame.

    `page` where time was to run across and runs down, `triangles` where no cell is left that tells how to count them.
    """
    chart = _worded(words, sheet).chart
    if sheet.triangles and not plan_network(sheet, faces, theme, chart, frame).counts:
        return ("triangles",)
    across = sheet.kind.is_storyline and sheet.page is PageShape.LANDSCAPE
    if across and plan_sheet(sheet, faces, theme, chart, frame).way is Way.DOWN:
        return ("page",)
    return ()


def compose_storyline(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: Words, frame: Frame
) -> tuple[Block, ...]:
    """A storyline without its table."""
    words = _worded(words, sheet)
    chart = words.chart
    plan = plan_sheet(sheet, faces, theme, chart, frame)
    sides: list[tuple[Block, ...]] = [
        (_drawing(plan, side, faces, words), *_word_banks(sheet, side.number, words)) for side in plan.sides
    ]
    return on_sides(plan.how, sides)


def _drawing(plan: Plan, side: Side, faces: Faces, words: Words) -> Drawing:
    return Drawing(
        id=plan.drawing_id(side),
        width=plan.width,
        height=side.height,
        things=tuple(draw_side(plan, side, faces, words.chart)),
        alt=_alt(plan, side, words),
        holes=holes_of(plan, side, faces, words.chart),
        before=DRAWING_BEFORE + (plan.spared if side.number == 1 else 0.0),
    )


def _word_banks(sheet: SheetPaper, side: int, words: Words) -> tuple[WordBank, ...]:
    return word_banks(banks(sheet, side), words.bank, f"{sheet.id}.bank{side}", BANK_BEFORE)


def fill_sheet(
    sheet: SheetPaper, answer: SheetAnswer, faces: Faces, theme: Theme, words: Words, frame: Frame
) -> tuple[Ink, ...]:
    """The ink that completes the blank composed with the same faces, theme, words and frame."""
    words = _worded(words, sheet)
    if sheet.kind is SheetKind.MATRIX:
        return complete_matrix(sheet, answer, faces, theme, words.chart, frame)
    if sheet.kind is SheetKind.NETWORK:
        return complete_network(sheet, answer, faces, theme, words.chart, frame)
    plan = plan_sheet(sheet, faces, theme, words.chart, frame)
    inks = [ink for side in plan.sides for ink in complete_side(plan, side, answer, faces, words.chart)]
    return (*inks, *table_ink(sheet, answer, words.chart))


def _worded(words: Words, sheet: SheetPaper) -> Words:
    """The fixed words with the story's own nouns."""
    return replace(words, chart=words.chart.worded(asdict(sheet.nouns)))


def describe_order(sheet: SheetPaper, words: Words) -> str:
    """ "5 crossings, proved the fewest": how well the lines are ordered, for the build log; "" for a matrix."""
    if not sheet.kind.is_storyline:
        return ""
    chart = words.chart
    count = chart.one_crossing if sheet.crossings == 1 else chart.crossings.format(n=sheet.crossings)
    method = f" ({sheet.method})" if sheet.method else ""
    return f"{count}, {chart.proved if sheet.proved else chart.not_proved}{method}"


def _alt(plan: Plan, side: Side, words: Words) -> str:
    """What the side prints, in words: no name that is not printed."""
    sheet, chart = plan.sheet, words.chart
    told = [f"{sheet.phases[index].years}: {printed_phase(sheet, index, chart)}" for index in side.part]
    return " ".join([told_sheet(sheet, side.part, chart), *told])
