"""Reads a key as a marker does: which words its rings, ticks and letters point at, whatever stands where."""

from __future__ import annotations

from lessonkit.items.choose import ChooseAnswer
from lessonkit.items.choose_all import ChooseAllAnswer
from lessonkit.items.match import MatchAnswer
from lessonkit.items.order import OrderAnswer
from lessonkit.layout.placed import Layout, Page, PlacedSpace
from lessonkit.model.answers import AnswerBook, ItemAnswer
from lessonkit.model.drawing import Glyphs, Outline, Placed
from lessonkit.model.spaces import SpaceKind

Solved = dict[str, frozenset[tuple[str, str]]]
"""By item: pairs of the words beside a space and what the key says there ("yes", or the words of a letter)."""


def solved(worksheet: Layout, key: Layout, copy: Layout | None = None) -> Solved:
    """The answers of all items with options, columns or events, as the key's ink gives them by the words in print.

    The key lies over the worksheet; the words are those of another copy, as one in large print, if it is given.
    """
    said: dict[str, set[tuple[str, str]]] = {}
    copy = copy or worksheet
    entries = {space.id: _entry(copy, space) for space in copy.spaces if space.kind in _KINDS}
    inked = [_inked(before, after) for before, after in zip(worksheet.pages, key.pages, strict=False)]
    for space in worksheet.spaces:
        item = space.id.rpartition(".")[0]
        if space.kind not in _KINDS or not entries.get(space.id):
            continue
        ink = [thing for thing in inked[space.page] if _over(thing, space)]
        words = "".join(thing.text for thing in ink if isinstance(thing, Glyphs)).strip()
        if words:
            meant = entries.get(f"{item}.{words}", "") if words.isalpha() else words
            said.setdefault(item, set()).add((entries[space.id], meant))
        elif ink:
            said.setdefault(item, set()).add((entries[space.id], "yes"))
    return {item: frozenset(pairs) for item, pairs in said.items()}


_KINDS = (SpaceKind.CHOICE, SpaceKind.TICK, SpaceKind.LETTER)


def items_on(layout: Layout, page: int) -> set[str]:
    """The items with such answer spaces on a page."""
    return {space.id.rpartition(".")[0] for space in layout.spaces if space.kind in _KINDS and space.page == page}


def wanted(answers: AnswerBook) -> Solved:
    """The same as a lesson that is not versioned has it."""
    every = [one for answer in answers.items for one in (answer.inner() or (answer,))]
    return {answer.id: frozenset(_pairs(answer)) for answer in every if _pairs(answer)}


def _pairs(answer: ItemAnswer) -> list[tuple[str, str]]:
    match answer:
        case ChooseAnswer():
            return [(answer.option.plain(), "yes")]
        case ChooseAllAnswer():
            return [(option.plain(), "yes") for option in answer.options]
        case MatchAnswer():
            return [(left.plain(), right.plain()) for left, right in zip(answer.lefts, answer.rights, strict=True)]
        case OrderAnswer():
            return [(event.plain(), str(n)) for n, event in enumerate(answer.in_time, 1)]
        case _:
            return []


def _entry(layout: Layout, space: PlacedSpace) -> str:
    """The words of the list's entry that a space stands before; "" where it stands before none."""
    elements = {element.id: element for element in layout.elements}
    entry = space.element
    while entry and elements[entry].role != "LI":
        entry = elements[entry].parent or ""
    bodies = {e.id for e in layout.elements if e.role == "LBody" and e.parent == entry} if entry else set()

    def inside(owner: str) -> bool:
        while owner in elements and owner not in bodies:
            owner = elements[owner].parent or ""
        return owner in bodies

    page = layout.pages[space.page]
    return "".join(t.text for t in page.things if isinstance(t, Glyphs) and inside(t.owner)).strip()


def _inked(worksheet: Page, key: Page) -> list[Placed]:
    """What the key has on a page, and the worksheet has not."""
    printed = set(map(repr, worksheet.things))
    return [thing for thing in key.things if repr(thing) not in printed]


def _over(thing: Placed, space: PlacedSpace) -> bool:
    if isinstance(thing, Outline):
        numbers = [number for _, segment in thing.segments for number in segment]
        xs, ys = numbers[::2], numbers[1::2]
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    elif isinstance(thing, Glyphs):
        x, y = thing.x, thing.y - thing.size / 3
    else:
        return False
    return space.x - 1 <= x <= space.x + space.width + 1 and space.y - 1 <= y <= space.y + space.height + 1
