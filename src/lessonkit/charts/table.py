"""The chart's equivalent table, for readers of the tagged PDF and for those who would rather write: a visible page."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.chart_words import ChartWords
from lessonkit.charts.asking import Asked, asked_in, asks_names, choose_words
from lessonkit.charts.pages import HOW_STYLE, word_banks
from lessonkit.charts.phrases import listed, sentence
from lessonkit.charts.shapes import HANDWRITING, letter, wrap
from lessonkit.charts.storyline.plan import BANK_BEFORE, Frame, bank_height, banks, instruction_height
from lessonkit.charts.telling import letters_of, open_phase, printed_phase
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PhaseAnswer, SheetAnswer, SheetKind, SheetPaper
from lessonkit.model.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Space,
    SpaceKind,
    Track,
    WordBank,
)
from lessonkit.model.ink import Ink, Written
from lessonkit.model.text import operative, plain
from lessonkit.themes import THIN_RULE, Theme
from lessonkit.units import MM

_PADDING = (6.0, 4.0, 6.0, 4.0)
_FIRST = (0.0, 4.0, 6.0, 4.0)
_HEAD_WIDTH = 64.0
_MOST_HEIGHT = 136.0
_OVER_ROWS, _HEAD_HEIGHT = 63.0, 24.0
"""Heading and head of the table, but for what the table is for; the head alone, on a later page."""
_SPARE = 4.0
_LEAST_BOX = 20 * MM
"""Boxes to write in are no lower, if that costs no further page."""
_SHARES = (1.0, 1.4)
"""Widths of what the chart shows and of the answer beside it."""
_CLOSER, _ALIKE = (1.0, 0.9, 0.8), (1.0, 0.9, 0.8, 0.7, 0.65)
"""Lines of handwriting stand closer, down to 6.4 mm in an empty box, where that spares a page; down to 5.2 mm where it
makes all boxes alike."""
_STEP = 4

NAME_WIDTH, GROUP_WIDTH = 64.0, 110.0
"""What the name of a person, and that of a group, takes by hand."""
NOTE_LINES = 2
"""A line is more than half as long again as those beside a chart: two hold what is asked there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the table: its head, what the sheet shows, and the id and name of the box to write in, if any.

    `width` and `lines` are what the answer takes by hand: names one behind the other, and lines of their own.
    """

    head: str
    shown: str
    space: str = ""
    name: str = ""
    width: float = 0.0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """The page on which a table stands, what measures its words, and what its word bank is called."""

    faces: Faces
    theme: Theme
    frame: Frame
    bank: str = ""


def table_blocks(sheet: SheetPaper, words: ChartWords, room: Room) -> tuple[Block, ...]:
    """A new page that says for each phase what the chart prints, with an empty box where the sheet leaves anything.

    Nothing where the sheet does without its table.
    """
    told: list[Told] = []
    if _asks_letters(sheet):
        letters = listed(list(letters_of(sheet)), words)
        width = NAME_WIDTH * sheet.names.count(None)
        told.append(Told(words.names, letters, f"{sheet.id}.table.names", words.names, width))
    for index, phase in enumerate(sheet.phases):
        asked = asked_in(sheet, index)
        space = f"{sheet.id}.table{index}" if asked else ""
        name = words.phase_blank.format(years=phase.years)
        shown = printed_phase(sheet, index, words)
        told.append(Told(phase.years, shown, space, name, _width(sheet, index, asked), _lines(asked)))
    return table_page(sheet, told, _task(sheet, words), words, room)


def _width(sheet: SheetPaper, index: int, asked: Asked) -> float:
    """What names and groups of a phase take by hand; by the chart's structure, so that it tells nothing."""
    phase = sheet.phases[index]
    people = len(phase.order) if asked.who else sum(len(bloc.lines) for bloc in phase.blocs if bloc.unnamed) / 3
    return NAME_WIDTH * people + GROUP_WIDTH * sum(bloc.unnamed for bloc in phase.blocs)


def _lines(asked: Asked) -> int:
    """Lines for the note, or a title, and one for signs, whether there are any or not."""
    return (NOTE_LINES if asked.note else int(asked.title)) + asked.signs


def _task(sheet: SheetPaper, words: ChartWords) -> str:
    """What the table is for, and what the sheet leaves open."""
    asked = [asked_in(sheet, index) for index in range(len(sheet.phases))]
    signs = ", ".join(sign.meaning for sign in sheet.signs)
    pattern = words.open_signs_when if sheet.says_when else words.open_signs
    parts = (
        (asks_names(sheet), words.open_names),
        (any(one.groups for one in asked), words.open_groups.format(groups=words.groups)),
        (any(one.signs for one in asked), pattern.format(signs=signs, n=sheet.sign_count)),
    )
    why = any(one.title or one.note for one in asked)
    return task([said for wanted, said in parts if wanted], words, why=why)


def task(open_: Sequence[str], words: ChartWords, *, why: bool) -> str:
    """What the table is for, and what is to be written in its boxes, once for all of them."""
    if not open_ and not why:
        return words.table_read
    told = [words.table_how]
    if open_:
        told.append(words.table_task.format(open=listed(open_, words)))
    if why:
        told.append((words.table_why if open_ else words.table_why_alone).format(why=words.who_joins))
    return " ".join(told)


def table_page(sheet: SheetPaper, told: Sequence[Told], how: str, words: ChartWords, room: Room) -> tuple[Block, ...]:
    """Pages of their own with a row for each; without the boxes' column where nothing is to be written."""
    if not sheet.table:
        return ()
    asks = any(one.space for one in told)
    heads = (words.when, words.shown, words.to_write)[: 3 if asks else 2]
    head = Row(cells=tuple(_head(text, first=number == 0) for number, text in enumerate(heads)), head=True, below=0.9)
    over, how = _bank(sheet, told, how, words, room) if asks else ((), how)
    taken = bank_height(sheet, room.faces, room.theme, room.frame.width, 1) if over else 0.0
    pages = _shared(told, how, room, taken) if asks else [[0.0] * len(told)]
    # Rows of one page hold together, but the last.
    places = [(height, number < len(page)) for page in pages for number, height in enumerate(page, 1)]
    grid = Grid(
        columns=(Track(width=_HEAD_WIDTH), *(Track(share=share) for share in _SHARES[: len(heads) - 1])),
        rows=(head, *(_row(one, height, keep=keep and asks) for one, (height, keep) in zip(told, places, strict=True))),
        id=f"{sheet.id}.table",
        before=8.0,
    )
    told_how = Paragraph(text=operative(how), style=HOW_STYLE)
    return (NewPage(), Heading(text=plain(words.table), before=0.0), told_how, *over, grid)


def _bank(
    sheet: SheetPaper, told: Sequence[Told], how: str, words: ChartWords, room: Room
) -> tuple[tuple[WordBank, ...], str]:
    """The chart's words to choose from, which may stand on another sheet of paper, and the task that speaks of them.

    Only where they cost no further page, and leave all boxes high enough.
    """
    if not sheet.bank_names and not sheet.bank_blocs:
        return (), how
    longer = f"{how} {choose_words(sheet, words)}"
    pages = _shared(told, longer, room, bank_height(sheet, room.faces, room.theme, room.frame.width, 1))
    boxes = [high for one, high in zip(told, itertools.chain(*pages), strict=True) if one.space]
    if len(pages) > len(_shared(told, how, room)) or min(boxes) < _LEAST_BOX:
        return (), how
    return word_banks(banks(sheet, 1), room.bank, f"{sheet.id}.table.bank", BANK_BEFORE), longer


def _shared(told: Sequence[Told], how: str, room: Room, over: float = 0.0) -> list[list[float]]:
    """The heights of the rows, page by page: what is asked needs so much by hand, and the rest is shared out.

    On as few pages as can be, as evenly as can be, and all boxes alike where that costs no page. `over` is the height
    of a word bank over the rows.
    """
    first = room.frame.later - _OVER_ROWS - instruction_height(how, room.faces, room.theme, room.frame.width) - over
    rooms = (first - _SPARE, room.frame.later - _HEAD_HEIGHT - _SPARE)
    needs = {share: [_least_height(one, room, share) for one in told] for share in _ALIKE}
    wanted = [*(_alike(told, heights) for heights in needs.values()), *(needs[share] for share in _CLOSER)]
    least = min(wanted, key=lambda heights: len(_pages(heights, rooms, math.inf)))
    pages = _pages(least, rooms, math.inf)
    limits = range(0, math.ceil(max(rooms)), _STEP)
    evenly = (_pages(least, rooms, limit) for limit in limits)
    pages = next((shared for shared in evenly if len(shared) == len(pages)), pages)
    spare = min((rooms[number > 0] - sum(page)) / len(page) for number, page in enumerate(pages))
    return [[max(one, min(_MOST_HEIGHT, one + spare)) for one in page] for page in pages]


def _alike(told: Sequence[Told], heights: Sequence[float]) -> list[float]:
    """The heights with all boxes as high as the highest, so that none tells how long its answer is."""
    box = max((height for one, height in zip(told, heights, strict=True) if one.space), default=0.0)
    return [max(box, _LEAST_BOX) if one.space else height for one, height in zip(told, heights, strict=True)]


def _pages(heights: Sequence[float], rooms: tuple[float, float], limit: float) -> list[list[float]]:
    """Rows on pages no fuller than a limit, or one by one; none of them is parted."""
    pages: list[list[float]] = [[]]
    for height in heights:
        if pages[-1] and sum(pages[-1]) + height > min(limit, rooms[len(pages) > 1]):
            pages.append([])
        pages[-1].append(height)
    return pages


def _least_height(told: Told, room: Room, closer: float) -> float:
    """What the answer needs in lines for handwriting, one at the least, and what the words beside it do."""
    beside, own = (
        (room.frame.width - _HEAD_WIDTH) * share / sum(_SHARES) - _PADDING[0] - _PADDING[2] for share in _SHARES
    )
    style = room.theme.style("table")
    shown = wrap(room.faces, told.shown, style.weight, style.size, 0.98 * beside)
    lines = max(1, told.lines + math.ceil(told.width / own)) if told.space else 0
    return max(lines * HANDWRITING * closer, len(shown) * style.leading + _PADDING[1] + _PADDING[3]) + 1.0


def table_ink(sheet: SheetPaper, answer: SheetAnswer, words: ChartWords) -> tuple[Ink, ...]:
    """What the sheet asks for, in words, in the table's boxes: no more than that."""
    inks: list[Ink] = []
    if not sheet.table:
        return ()
    if _asks_letters(sheet):
        names = zip(sheet.names, answer.names, strict=True)
        open_ = [f"{letter(line)}\u00a0{name}" for line, (printed, name) in enumerate(names) if printed is None]
        inks.append(Written(f"{sheet.id}.table.names", plain(", ".join(open_))))
    for index in range(len(sheet.phases)):
        asked, said = asked_in(sheet, index), answer.phases[index]
        parts = (open_phase(sheet, answer, index, words), open_text(said, title=asked.title, note=asked.note))
        told = " ".join(part for part in parts if part)
        if told:
            inks.append(Written(f"{sheet.id}.table{index}", plain(told), group=f"{sheet.id}.table"))
    return tuple(inks)


def open_text(said: PhaseAnswer, *, title: bool, note: bool) -> str:
    """Who joins whom, and why; the title only where there is no note: nobody is asked for a headline."""
    text = (said.note if note else "") or (said.title if title else "")
    return sentence(text) if text else ""


def _asks_letters(sheet: SheetPaper) -> bool:
    """Whether letters stand for names that the table must ask for too."""
    return sheet.kind is SheetKind.LABEL and None in sheet.names


def _head(text: str, *, first: bool) -> Cell:
    words = Paragraph(text=plain(text), style="table-head")
    return Cell(role="TH", scope="Column", blocks=(words,), padding=_FIRST if first else _PADDING)


def _row(told: Told, height: float, *, keep: bool) -> Row:
    """Head, what is shown, and a box; height 0 leaves the box's column out."""
    head = Paragraph(text=plain(told.head), style="row-name")
    shown = Paragraph(text=plain(told.shown), style="table")
    cells = [Cell(role="TH", scope="Row", blocks=(head,), padding=_FIRST), Cell(blocks=(shown,), padding=_PADDING)]
    if told.space:
        blank = Space(id=told.space, kind=SpaceKind.BOX, name=told.name, height=height, rule=0.0)
        cells.append(Cell(blocks=(blank,), rule=0.7))
    elif height:
        cells.append(Cell())
    return Row(cells=tuple(cells), height=height, below=THIN_RULE, keep_next=keep)
