"""Whether the printed sheet tells an answer, or has too little room for one."""

from __future__ import annotations

from lessonkit.diagnostics import Sink
from lessonkit.items.cloze import ClozeAnswer, ClozePaper
from lessonkit.layout.placed import PlacedSpace
from lessonkit.lint.subject import Subject
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.blocks import SpaceKind
from lessonkit.model.ink import Written
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.words import ENGLISH

A_WORD = 58.0
"""Points that a word takes in a pupil's hand: about eight of them stand on a line of the worksheet."""
A_LINE = 17.0
"""Points from line to line where nothing is ruled: 6 mm."""
NOTES = {SpaceKind.BOX: 1.5, SpaceKind.LINE: 2.0}
"""There pupils write notes, and small; the model answer is in sentences: it may have so many times the words."""
FEW = 2
WORKSHEET = "worksheet"


def check_orders(subject: Subject, sink: Sink) -> None:
    """LK916: a list stands in the order of its answer: letters run A, B, C, or a bank's words as their gaps."""
    for paper, answer in subject.items:
        if answer.tells_itself() or _bank_tells(paper, answer):
            message = f"item {subject.number(paper)} is printed in the order of its answer"
            sink.report("LK916", message, paper.origin, hint="reword an entry, or add another `seed:`")


def _bank_tells(paper: ItemPaper, answer: ItemAnswer) -> bool:
    """Whether the words of a cloze's bank come in the order of their gaps; of two, they do by chance."""
    if not isinstance(paper, ClozePaper) or not isinstance(answer, ClozeAnswer):
        return False
    gaps = {gap.plain() for gap in answer.gaps}
    banked = [word.plain() for word in paper.bank if word.plain() in gaps]
    return len(banked) > FEW and banked == list(dict.fromkeys(gap.plain() for gap in answer.gaps))


def check_room(subject: Subject, sink: Sink) -> None:
    """LK917: a box or a single line of the worksheet is too small for its model answer in handwriting.

    Ruled lines are looked at when the item is read (LK901).
    """
    layout = subject.documents.get(WORKSHEET)
    spaces = {space.id: space for space in layout.spaces} if layout else {}
    for paper, answer in subject.items:
        for words, room in _cramped(answer, spaces):
            asked = subject.number(paper)
            message = f"item {asked} has a space for about {room} words; the model answer has {words}"
            sink.report("LK917", message, paper.origin, hint="shorten the answer to notes, or give it more room")
            break


def _cramped(answer: ItemAnswer, spaces: dict[str, PlacedSpace]) -> list[tuple[int, int]]:
    found = []
    for ink in answer.fill(Setting(LineIndex(), ENGLISH)):
        space = spaces.get(ink.space) if isinstance(ink, Written) else None
        if not isinstance(ink, Written) or space is None or space.kind not in NOTES:
            continue
        lines = max(1, int(space.height / A_LINE)) if space.kind is SpaceKind.BOX else 1
        words, room = len(ink.text.plain().split()), int(lines * space.width / A_WORD * NOTES[space.kind])
        if words > max(room, 2):
            found.append((words, room))
    return found
