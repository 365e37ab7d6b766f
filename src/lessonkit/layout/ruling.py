"""Writing lines, and what helps pupils to write: it stands inside their space, which is the same at all levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from lessonkit.layout.choices import word_bank_slabs
from lessonkit.layout.placed import PlacedSpace
from lessonkit.layout.setting import set_broken
from lessonkit.layout.slabs import Bench, Frame, Keep, Slab, stacked
from lessonkit.model.blocks import SpaceKind, WordBank, WritingLines
from lessonkit.model.drawing import LAYOUT_ARTIFACT, line
from lessonkit.model.text import Text, plain
from lessonkit.themes import THIN_RULE

INK_INDENT = 4.0
LEAST_LINES = 4
"""Ruled lines of one item that stay together on each side of a page break."""
LEAST_BEGUN = 2
"""Lines to write on that stay with the starter over them."""
STARTER_OVER = 4.0
STARTER_LEAST = 72.0
"""Where less of a line is left after the starter, writing begins on the next."""
TOP_GAP = 4.0
"""White over a word bank at the top of the lines."""
BANK_INSIDE = 1.5
"""White over and under the words of a bank there: one row of them takes the room of one line."""


@dataclass(slots=True)
class _Starter:
    """A starter: its lines, how many ruled lines it takes whole, and where writing begins on the next."""

    words: list[Slab]
    taken: int
    indent: float
    owner: str
    said: str

    @property
    def lines(self) -> int:
        """As many as leave a whole line under one of several lines."""
        return len(self.words) + 1 if len(self.words) > 1 else self.taken + 1


@dataclass(slots=True)
class _Help:
    """What stands in the space: a bank at the top, in the room of so many lines, and starters."""

    count: int
    """How many lines the space needs, those of the help included."""
    top: Slab | None = None
    rows: int = 0
    starters: list[_Starter] = field(default_factory=list)

    @property
    def head(self) -> int:
        """How many lines pass before writing begins."""
        return self.rows + (self.starters[0].taken if self.starters else 0)


def writing_slabs(
    bench: Bench, block: WritingLines, frame: Frame, others: Sequence[WritingLines] = ()
) -> list[Slab]:
    """Ruled lines, one slab for each; LEAST_LINES stay together on each side of a page break.

    The space has as many lines as it needs, or as the same one at other levels does: what help does not take is ruled.
    A starter takes as many lines as it needs; under one of several lines a whole line is left, if need be one more.
    In large print, where a starter is longer, its lines come on top of those to write on.
    """
    measured = len(bench.tree)
    rivals = [_help(bench, other, frame) for other in others]
    bench.tree.forget(measured)
    own = _help(bench, block, frame)
    count = max(one.count for one in (own, *rivals))
    head = max(one.head for one in (own, *rivals))
    words, begun, full = _spread(own, count)
    firm = _firm((own, *rivals), count)
    forms = _forms(bench, block, frame, own)
    slabs = [_topped(own.top, own.rows * bench.theme.ruling)] if own.top else []
    opened = 0
    for index in range(own.rows, count):
        opened += any(index in words and words[index] is starter.words[0] for starter in own.starters)
        owner = forms[max(opened - 1, 0)]
        line_frame = frame if index == count - 1 else replace(frame, keep_off=0.0)
        if index in full:
            slab = _ruled(bench, line_frame, LAYOUT_ARTIFACT, words.get(index))
        else:
            slab = _ruled(bench, line_frame, owner, words.get(index))
            slab.spaces.append((0.0, _placed(bench, block.id, owner, line_frame, begun.get(index))))
        together = index < head + LEAST_LINES - 1 or index >= count - LEAST_LINES or index in firm
        slab.keep = Keep.SOFT if together else Keep.NONE
        slabs.append(slab)
    slabs[-1].keep = Keep.NONE
    slabs[0].before = block.before
    return slabs


def _topped(top: Slab, height: float) -> Slab:
    """What stands over the lines, in the middle of the room of the lines that it takes."""
    top = stacked([Slab((height - top.height) / 2), top])
    top.height = height
    top.keep = Keep.SOFT
    return top


def _ruled(bench: Bench, frame: Frame, owner: str, words: Slab | None) -> Slab:
    """A ruled line, with the words of a starter on it."""
    pitch = bench.theme.ruling
    slab = Slab(pitch)
    slab.last = slab.first = pitch
    if words is not None:
        slab.add(words, pitch - STARTER_OVER - (words.first or 0.0))
    end = frame.x + frame.width - frame.keep_off
    slab.parts.append((0.0, line(frame.x, pitch, end, pitch, THIN_RULE, owner)))
    return slab


def _help(bench: Bench, block: WritingLines, frame: Frame) -> _Help:
    """What stands in the space of one level, measured."""
    top = _top(bench, block, frame)
    rows = ceil(round(top.height / bench.theme.ruling, 3)) if top else 0
    starters = [_starter(bench, words, frame) for words in block.starters]
    more = sum(one.taken for one in starters) if bench.theme.enlarged > 1 else 0
    return _Help(rows + max(block.count + more, sum(one.lines for one in starters)), top, rows, starters)


def _top(bench: Bench, block: WritingLines, frame: Frame) -> Slab | None:
    """The word bank; None without one."""
    if not block.bank:
        return None
    slabs = word_bank_slabs(bench, WordBank(words=block.bank, name="", before=TOP_GAP), frame, BANK_INSIDE)
    # The white over it counts: it does not touch the stem.
    return stacked([Slab(0.0), *slabs])


def _spread(own: _Help, count: int) -> tuple[dict[int, Slab], dict[int, _Starter], set[int]]:
    """The starters' words by line, the starters by the lines on which writing begins, and the lines that they fill.

    They stand at equal distances, as far as each has the lines that it needs.
    """
    words: dict[int, Slab] = {}
    begun: dict[int, _Starter] = {}
    full: set[int] = set()
    at = own.rows
    spare = count - own.rows - sum(one.lines for one in own.starters)
    for number, starter in enumerate(own.starters):
        words |= {at + n: slab for n, slab in enumerate(starter.words)}
        full |= set(range(at, at + starter.taken))
        begun[at + starter.taken] = starter
        left = len(own.starters) - number
        share = spare // left
        at += starter.lines + share
        spare -= share
    return words, begun, full


def _firm(forms: Sequence[_Help], count: int) -> set[int]:
    """The lines that hold on to the next, so that no starter is the last on a page: those of all levels, which break
    at one place.
    """
    firm: set[int] = set()
    for form in forms:
        words, begun, _ = _spread(form, count)
        firm |= words.keys()
        firm |= {line + n for line, one in begun.items() for n in range(LEAST_BEGUN - (0 if one.indent else 1))}
    return firm


def _forms(bench: Bench, block: WritingLines, frame: Frame, own: _Help) -> list[str]:
    """A Form for each starter, right after it, so that all is read in the order in which it stands; one for none."""
    after = [starter.owner for starter in own.starters] or [""]
    return [bench.tree.add("Form", frame.parent, after=one, alt=block.name, form="tv") for one in after]


def _starter(bench: Bench, words: str | Text, frame: Frame) -> _Starter:
    """A starter in its lines."""
    owner = bench.tree.add("P", frame.parent)
    style = bench.theme.style("starter")
    text = plain(words) if isinstance(words, str) else words
    broken = bench.setter.broken(((text, style),), frame.width)
    slabs = set_broken(bench, broken, replace(frame, align="left"), owner, style.leading)
    indent = broken.lines[-1].width + INK_INDENT
    if frame.width - indent < STARTER_LEAST:
        return _Starter(slabs, len(slabs), 0.0, owner, text.plain())
    return _Starter(slabs, len(slabs) - 1, indent, owner, text.plain())


def _placed(bench: Bench, name: str, element: str, frame: Frame, starter: _Starter | None) -> PlacedSpace:
    """The space over a ruled line, on which writing may begin after a starter."""
    pitch = bench.theme.ruling
    return PlacedSpace(
        id=name,
        kind=SpaceKind.LINES,
        page=0,
        x=frame.x,
        y=0.0,
        width=frame.width,
        height=pitch,
        element=element,
        baselines=(pitch - STARTER_OVER,),
        indent=starter.indent if starter else 0.0,
        keep_off=frame.keep_off,
        begun=starter.said if starter else "",
    )
