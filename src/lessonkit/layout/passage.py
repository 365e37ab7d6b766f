"""The reading: numbered paragraphs and lines, a column for notes, glosses for the foot of each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lessonkit.layout.lines import Broken
from lessonkit.layout.setting import figures_right, one_line, set_broken, text_slabs, widows_kept
from lessonkit.layout.slabs import Bench, FootEntry, Frame, Keep, PassageLine, Side, Slab, kept, stacked
from lessonkit.model.blocks import Figure, Gloss, Heading, NumberedParagraph, Passage
from lessonkit.model.drawing import LAYOUT_ARTIFACT, Picture, Placed
from lessonkit.model.text import Text, plain
from lessonkit.themes import TextStyle, Theme

PARAGRAPH_GAP, HEADING_GAP, TAIL = 7.5, 3.75, 14.0
"""White between paragraphs, between a heading and its first paragraph, and under the whole reading."""
FIGURE_GAP = 3.75
LAST_LINES = 4
"""So many lines of the last paragraph, at least, stand together: no page is opened for two lines of a reading."""
NUMBER_GAP, SMALLEST_NUMBER = 4.0, 6.0
"""Least white between the numbers of a paragraph and of its line, and the least size of the former."""
GLOSS_MEANING, WIDEST_GLOSS = 72.0, 112.0
"""Distance of a gloss's meaning from its word: as far as the widest word of the reading needs, within these."""
GLOSS_GAP = 7.5
GLOSS_INDENT = 12.0
"""The same under the word, where lines are short."""
GLOSS_LEAST = 120.0
"""Least width for a meaning beside its word."""
FIGURE_HIGHEST = 260.0


def passage_slabs(bench: Bench, block: Passage, frame: Frame) -> list[Slab]:
    """One slab for each line; the pages add the notes rule and the glosses."""
    theme = bench.theme
    owner = bench.tree.add("Sect", frame.parent)
    inside = replace(frame, x=frame.x + theme.reading_left, width=theme.reading_width, parent=owner)
    slabs: list[Slab] = []
    opened: list[Slab] = []
    style = theme.style("body")
    broken = {
        part.number: bench.setter.broken(((part.text, style),), inside.width)
        for part in block.parts
        if isinstance(part, NumberedParagraph)
    }
    numbers, meanings = _number_style(bench, broken), _meanings_at(bench, block)
    notes = bench.tree.add("P", owner) if block.notes_label and theme.notes else ""
    if block.attribution:
        text = bench.tree.add("P", owner)
        slabs += _tall(text_slabs(bench, ((block.attribution, theme.style("attribution")),), inside, text))
        _anchored(slabs, text)
    for part in block.parts:
        if isinstance(part, NumberedParagraph):
            opened = _paragraph(bench, part, inside, (frame.x, broken[part.number], numbers, meanings))
        else:
            opened = _other(bench, part, inside)
            opened[0].before *= theme.reading_white
        if opened and part is block.parts[0]:
            opened[0].before = PARAGRAPH_GAP
        elif opened and opened[0].line and slabs[-1].mooring:
            opened[0].before = HEADING_GAP
        slabs += opened
    if opened and opened[-1].line:
        kept(opened[-LAST_LINES:])
    side = _side(block, frame, theme, notes)
    for slab in slabs:
        slab.side = side
    return [*slabs, Slab(0.0, before=TAIL, ends_passage=True)] if slabs else []


def _side(block: Passage, frame: Frame, theme: Theme, notes: str) -> Side:
    """The column of notes; `notes` is the element of its label."""
    return Side(
        id=block.id,
        label=block.notes_label if theme.notes else "",
        left=frame.x,
        width=theme.reading_left + theme.reading_width,
        rule=frame.x + theme.notes_rule if theme.notes else None,
        notes=frame.x + theme.notes_left,
        element=notes,
    )


def _tall(slabs: list[Slab]) -> list[Slab]:
    """Attribution lines as high as lines of the reading, on whose numbers' grid they stand."""
    for slab in slabs[-1:]:
        down = 15.0 - slab.height
        slab.height, slab.first, slab.last = 15.0, 11.25, 11.25
        slab.parts = [(dy + down * 0.75, thing) for dy, thing in slab.parts]
    return slabs


def _anchored(slabs: list[Slab], element: str) -> None:
    for slab in slabs:
        slab.anchor = element


def _number_style(bench: Bench, broken: Mapping[int, Broken]) -> TextStyle:
    """The style of the paragraphs' numbers, set down for the whole reading where one would touch a line's number."""
    theme = bench.theme
    style, figures = theme.style("paragraph-number"), theme.style("line-number")
    figure = max(bench.setter.plain_width(sign, figures) for sign in "0123456789")
    line = bench.lines + 1
    share = 1.0
    for number, own in broken.items():
        room = theme.line_numbers_end - NUMBER_GAP - figure * len(str(line))
        share = min(share, room / bench.setter.plain_width(f"¶{number}", style))
        line += len(own.lines)
    return replace(style, size=max(SMALLEST_NUMBER, style.size * share))


def _other(bench: Bench, part: Heading | Figure, inside: Frame) -> list[Slab]:
    before = len(bench.tree)
    slabs = bench.measure(part, inside)
    _anchored(slabs, f"e{before + 1}")
    return slabs


def _paragraph(
    bench: Bench, part: NumberedParagraph, inside: Frame, numbered: tuple[float, Broken, TextStyle, float]
) -> list[Slab]:
    """A paragraph's lines, each with its number; the paragraph's own number stands in the hang."""
    left, broken, number_style, meanings = numbered
    theme = bench.theme
    style = theme.style("body")
    owner = bench.tree.add("P", inside.parent)
    number = one_line(bench, f"¶{part.number} ", number_style, (left, style.leading * 0.75), owner)
    slabs = set_broken(bench, broken, inside, owner, style.leading)
    numbers = theme.style("line-number")
    starts = _first_lines(broken)
    for index, (line, slab) in enumerate(zip(broken.lines, slabs, strict=True)):
        bench.lines += 1
        at = (left + theme.line_numbers_end, slab.first or 0.0)
        slab.parts += [(0.0, g) for g in figures_right(bench, bench.lines, numbers, at, LAYOUT_ARTIFACT)]
        slab.line = PassageLine(part.number, bench.lines, line.start, line.end)
        slab.origin = part.text.origin
        slab.foot = tuple(
            _entry(bench, gloss, bench.lines, inside, (left, meanings))
            for gloss in part.glosses
            if starts.get(gloss.id) == index
        )
    if slabs:
        slabs[0].parts[:0] = [(0.0, glyphs) for glyphs in number]
        slabs[0].before = PARAGRAPH_GAP * theme.reading_white
    _anchored(slabs, owner)
    return widows_kept(slabs)


def _first_lines(broken: Broken) -> dict[str, int]:
    """The line (from 0) in which each glossed word of the paragraph begins."""
    found: dict[str, int] = {}
    for index, line in enumerate(broken.lines):
        for piece in line.pieces:
            gloss = broken.stretches[piece.stretch].look.gloss
            if gloss:
                found.setdefault(gloss, index)
    return found


def _gloss_style(bench: Bench) -> TextStyle:
    """The style of a glossed word at the foot."""
    return replace(bench.theme.style("gloss"), weight="SemiBold")


def _meanings_at(bench: Bench, block: Passage) -> float:
    """Where the meanings of all glosses stand: one column over all pages, as far from the words as these need.

    What is too wide wraps there if it can, and counts for nothing if it cannot.
    """
    glosses = [gloss for part in block.parts if isinstance(part, NumberedParagraph) for gloss in part.glosses]
    whole = [bench.setter.plain_width(gloss.word, _gloss_style(bench)) + GLOSS_GAP for gloss in glosses]
    pieces = [_longest_piece(bench, gloss.word) + GLOSS_GAP for gloss in glosses]
    wanted = (width if width <= WIDEST_GLOSS else piece for width, piece in zip(whole, pieces, strict=True))
    return max([GLOSS_MEANING, *(width for width in wanted if width <= WIDEST_GLOSS)])


def _longest_piece(bench: Bench, word: str) -> float:
    return max((bench.setter.plain_width(piece, _gloss_style(bench)) for piece in word.split()), default=0.0)


def _entry(bench: Bench, gloss: Gloss, number: int, inside: Frame, at: tuple[float, float]) -> FootEntry:
    """A gloss: line number, word, meaning; words wrap in their column, and meanings stand in one beside it.

    After a word that cannot wrap the meaning stands further right; where that leaves it too little of the line, under
    the word.
    """
    theme = bench.theme
    left, column = at
    style, strong = theme.style("gloss"), _gloss_style(bench)
    wraps = _longest_piece(bench, gloss.word) + GLOSS_GAP <= column and inside.width - column >= GLOSS_LEAST
    room = column - GLOSS_GAP if wraps else inside.width
    word = bench.setter.broken(((plain(f"{gloss.word} "), strong),), room)
    shift = max(column, word.lines[0].width + GLOSS_GAP)
    high = len(word.lines) * style.leading
    under = high if inside.width - shift < GLOSS_LEAST else 0.0
    roomy = inside.width - column >= GLOSS_LEAST
    place = inside.inset(shift if not under else column if roomy else GLOSS_INDENT)
    meaning = bench.setter.broken(((gloss.meaning, style),), place.width)

    def paint(owner: str) -> list[tuple[float, Placed]]:
        entry = bench.tree.add("LI", owner)
        label = bench.tree.add("Lbl", entry)
        body = bench.tree.add("LBody", entry)
        end = (left + theme.line_numbers_end, style.leading * 0.75)
        things: list[tuple[float, Placed]] = [
            (0.0, g) for g in figures_right(bench, number, theme.style("line-number"), end, label)
        ]
        things += stacked(set_broken(bench, word, inside, label, style.leading)).parts
        said = stacked(set_broken(bench, meaning, place, body, style.leading))
        return things + [(dy + under, thing) for dy, thing in said.parts]

    return FootEntry(gloss.id, number, gloss.word, max(high, under + len(meaning.lines) * style.leading), paint)


def figure_slabs(bench: Bench, block: Figure, frame: Frame) -> list[Slab]:
    """An image as wide as its frame, at most, with caption and credit; never split."""
    width, height = float(block.width_px), float(block.height_px)
    scale = min(frame.width / width, FIGURE_HIGHEST / height)
    width, height = width * scale, height * scale
    owner = bench.tree.add("Figure", frame.parent, alt=block.alt)
    slab = Slab(height, before=block.before)
    slab.parts.append((0.0, Picture(frame.x, 0.0, width, height, block.file, owner)))
    slab.boxes.append((0.0, owner, (frame.x, 0.0, width, height)))
    slabs = [slab]
    gap = plain(" – ") if block.caption and block.credit else Text()
    said = block.caption + gap + block.credit
    if said:
        text = bench.tree.add("P", frame.parent)
        under = text_slabs(bench, ((said, bench.theme.style("caption")),), frame, text)
        under[0].before = FIGURE_GAP
        slabs += under
    return kept(slabs, Keep.HARD)
