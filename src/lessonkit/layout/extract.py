"""Sources on a worksheet: a name, a text whose lines are numbered from 1 beside a rule, and where it comes from."""

from __future__ import annotations

from lessonkit.fonts.faces import Faces
from lessonkit.layout.lines import Broken, Setter
from lessonkit.layout.setting import figures_right, set_broken, text_slabs, widows_kept
from lessonkit.layout.slabs import Bench, Frame, Keep, Mooring, PassageLine, Slab, Upright, kept
from lessonkit.model.blocks import Extract
from lessonkit.model.drawing import LAYOUT_ARTIFACT
from lessonkit.model.lines import LineIndex, PrintedLine
from lessonkit.model.text import Text, joined, plain
from lessonkit.themes import Theme

TITLE_GAP, PARAGRAPH_GAP, ATTRIBUTION_GAP = 3.75, 7.5, 3.75
"""White under the title, between paragraphs, and over the attribution."""
NUMBERS_END, RULE_AT, TEXT_AT = 24.0, 30.0, 37.5
"""Where numbers end, the rule stands and the text begins, from the left margin."""
RULE = 0.9


def extract_slabs(bench: Bench, block: Extract, frame: Frame) -> list[Slab]:
    """One slab for each line, all of them held together and to the item that follows, as far as a page has room."""
    high = max((_height(bench, other, frame) for other in block.others), default=0.0)
    slabs = _slabs(bench, block, frame)
    short = high - sum(slab.before + slab.height for slab in slabs)
    if short > 0 and bench.theme.enlarged == 1:
        # A copy in large print is set anew, and no key lies over it.
        slabs[-1].height += short
    slabs[0].before = block.before
    for slab in slabs:
        slab.mooring = Mooring(block.id, frame.x, frame.width, _head(block).plain() if block.headed else "", 3)
    kept(slabs)
    slabs[0].keep = Keep.HARD
    slabs[-1].keep = Keep.SOFT
    return slabs


def extract_lines(block: Extract, faces: Faces, theme: Theme, width: float) -> LineIndex:
    """Where the words of a source stand in its lines, between margins `width` apart; the page is not known yet."""
    texts = _broken(Setter(faces), theme, block, Frame(0.0, width, width))
    lines = [(paragraph, line) for paragraph, text in enumerate(texts, 1) for line in text.lines]
    return LineIndex(
        tuple(
            PrintedLine(paragraph, number, 0, line.start, line.end, block.name)
            for number, (paragraph, line) in enumerate(lines, 1)
        )
    )


def _height(bench: Bench, block: Extract, frame: Frame) -> float:
    known = len(bench.tree)
    high = sum(slab.before + slab.height for slab in _slabs(bench, block, frame))
    bench.tree.forget(known)
    return high


def _slabs(bench: Bench, block: Extract, frame: Frame) -> list[Slab]:
    theme, tree = bench.theme, bench.tree
    if not block.headed:
        said = _attribution(bench, block, frame, frame.parent)
        return said + _lines(bench, block, frame, tree.add("BlockQuote", frame.parent))
    owner = tree.add("Sect", frame.parent)
    slabs = text_slabs(bench, ((_head(block), theme.style("body")),), _room(theme, frame), tree.add("H3", owner))
    slabs += _lines(bench, block, frame, tree.add("BlockQuote", owner))
    said = _attribution(bench, block, frame, owner)
    if said:
        said[0].before = ATTRIBUTION_GAP
    return slabs + said


def _attribution(bench: Bench, block: Extract, frame: Frame, parent: str) -> list[Slab]:
    if not block.attribution:
        return []
    style = bench.theme.style("attribution")
    return text_slabs(bench, ((block.attribution, style),), _room(bench.theme, frame), bench.tree.add("P", parent))


def _lines(bench: Bench, block: Extract, frame: Frame, owner: str) -> list[Slab]:
    """The text with a number before each line; the pieces of the rule touch, so that they are drawn as one."""
    style, figures = bench.theme.style("body"), bench.theme.style("line-number")
    room = _room(bench.theme, frame)
    lines: list[Slab] = []
    for paragraph, broken in enumerate(_broken(bench.setter, bench.theme, block, frame), 1):
        opened = set_broken(bench, broken, room, bench.tree.add("P", owner), style.leading)
        opened[0].before = PARAGRAPH_GAP if lines else TITLE_GAP
        for line, slab in zip(broken.lines, opened, strict=True):
            over = slab.before if lines else 0.0
            lines.append(slab)
            slab.line = PassageLine(paragraph, len(lines), line.start, line.end, block.name)
            slab.origin = block.paragraphs[paragraph - 1].origin
            at = (frame.x + NUMBERS_END, slab.first or 0.0)
            slab.parts += [(0.0, g) for g in figures_right(bench, len(lines), figures, at, LAYOUT_ARTIFACT)]
            slab.uprights.append((0.0, Upright(frame.x + RULE_AT, -over, slab.height, RULE)))
        widows_kept(opened)
    return lines


def _head(block: Extract) -> Text:
    if not block.title:
        return plain(block.name, strong=True)
    return joined((plain(f"{block.name}:", strong=True), block.title))


def _room(theme: Theme, frame: Frame) -> Frame:
    """The text ends where stems do: before the mark column, but for large print, where nothing is cited in it."""
    return frame.inset(TEXT_AT, theme.mark_column if theme.enlarged == 1 else 0.0)


def _broken(setter: Setter, theme: Theme, block: Extract, frame: Frame) -> list[Broken]:
    """The paragraphs in lines: the same whoever asks, so that lines can be cited before pages are made."""
    width = _room(theme, frame).width
    return [setter.broken(((text, theme.style("body")),), width) for text in block.paragraphs]
