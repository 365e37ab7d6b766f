"""Versions: the same items in another order, so that neighbours can't copy.

Every order is made from digests of the version's letter, item ids and printed words: it knows no answer, and what is
edited, added or taken out leaves the others in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.items.shuffle import digest
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.lesson import Lesson
from lessonkit.model.paper import ItemPaper, Moves, WorksheetSection

_Half = TypeVar("_Half", ItemPaper, ItemAnswer)

AS_WRITTEN = ("", "A")
"""A lesson that is printed in one version, and the first of several."""

MOST_SEEDS = 500
"""So many seeds are tried for one that a teacher can be told of."""

_NAMED = re.compile(r"\b(?:question|item|task|exercise)\s+(\d+)", re.IGNORECASE)


def letters(count: int) -> tuple[str, ...]:
    """The versions of a lesson that is printed in so many: A, B, C …; "" alone for one."""
    return tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count]) if count > 1 else ("",)


def versioned(lesson: Lesson, version: str) -> Lesson:
    """The lesson in a version; "" and "A" are as it was written."""
    if version in AS_WRITTEN:
        return lesson
    moved: dict[str, tuple[int, Moves]] = {}
    sections: list[WorksheetSection] = []
    for section in lesson.paper.worksheet:
        items = _reordered(section.items, version, moved, len(moved) + 1, keep=section.keep_order)
        sections.append(replace(section, items=items))
    papers = tuple(
        replace(part, items=_reordered(part.items, version, moved, 1, keep=part.keep_order))
        for part in lesson.paper.parts
    )
    answers = lesson.answers
    parts = tuple(replace(part, items=_following(part.items, moved)) for part in answers.parts)
    return Lesson(
        replace(lesson.paper, worksheet=tuple(sections), parts=papers),
        replace(answers, items=_following(answers.items, moved), parts=parts),
    )


def _reordered(
    items: tuple[ItemPaper, ...], version: str, moved: dict[str, tuple[int, Moves]], first: int, *, keep: bool
) -> tuple[ItemPaper, ...]:
    """A list of items as a version has it, numbered from `first`; adds to `moved` the new number and moves of each."""
    found: list[ItemPaper] = []
    for number, item in enumerate(items if keep else _in_order(items, version), first):
        printed, moves = item.reordered(version)
        found.append(replace(printed, number=number))
        moved[item.id] = (number, moves)
    return tuple(found)


def _following(answers: tuple[ItemAnswer, ...], moved: dict[str, tuple[int, Moves]]) -> tuple[ItemAnswer, ...]:
    """The answers as their items have moved, in the order of their new numbers."""
    found = (replace(answer.moved(moved[answer.id][1]), number=moved[answer.id][0]) for answer in answers)
    return tuple(sorted(found, key=lambda answer: answer.number))


def _in_order(items: tuple[ItemPaper, ...], version: str) -> tuple[ItemPaper, ...]:
    """The items as a version has them: those that are pinned in their places, the others round them."""
    free = sorted((item for item in items if not item.pinned), key=lambda item: digest(version, item.id))
    others = iter(free)
    return tuple(item if item.pinned else next(others) for item in items)


def check_versions(lesson: Lesson, versions: Sequence[str], sink: Sink) -> None:
    """Tells what makes a lesson unfit for its versions, before anything is laid out.

    Errors: LK250 an order that is the answer. Warnings: LK251 two versions that are the same, LK252 an item that is
    named by a number which another has in some version.
    """
    if len(versions) < 2:
        return
    made = {version: versioned(lesson, version) for version in versions}
    for problem in (*_told(lesson, made), *_same(made), *_misnamed(lesson, made)):
        sink.report(problem.code, problem.message, problem.span, hint=problem.hint)


def _told(lesson: Lesson, made: dict[str, Lesson]) -> Iterator[Diagnostic]:
    papers = {item.id: item for item in _with_inner(lesson.paper.every_item)}
    answers = {answer.id: answer for answer in _with_inner(lesson.answers.every_item)}
    told: dict[str, list[str]] = {}
    for version, one in made.items():
        for answer in _with_inner(one.answers.every_item):
            if answer.tells_itself():
                told.setdefault(answer.id, []).append(version)
    for item, where in told.items():
        paper = papers[item]
        seed = _better_seed(paper, answers[item], tuple(made))
        message = f"in version {where[0]} the list happens to stand in the right order"
        hint = f"add `seed: {seed}`" if seed and not paper.seed else f"change it to `seed: {seed}`" if seed else ""
        yield Diagnostic("LK250", message, paper.origin, hint or "add an entry, or reword one")


def _with_inner(halves: Iterable[_Half]) -> Iterator[_Half]:
    """Halves of items, and of those inside them."""
    for half in halves:
        yield half
        yield from _with_inner(half.inner())


def _better_seed(paper: ItemPaper, answer: ItemAnswer, versions: Sequence[str]) -> str:
    """The first number that as a seed tells the answer in no version; "" where none is found."""
    for number in range(1, MOST_SEEDS):
        seeded = replace(paper, seed=str(number))
        orders = (seeded.reordered("" if version in AS_WRITTEN else version) for version in versions)
        if not any(answer.moved(moves).tells_itself() for _, moves in orders):
            return str(number)
    return ""


def _same(made: dict[str, Lesson]) -> Iterator[Diagnostic]:
    groups: list[list[str]] = []
    for version, lesson in made.items():
        worksheet = lesson.paper.worksheet
        alike = next((group for group in groups if made[group[0]].paper.worksheet == worksheet), None)
        if alike is None:
            groups.append([version])
        else:
            alike.append(version)
    for group in groups:
        if len(group) > 1:
            named = f"{', '.join(group[:-1])} and {group[-1]}"
            message = f"versions {named} are the same: the worksheet has nothing that can change places"
            hint = "ask for fewer versions, or add items or options"
            yield Diagnostic("LK251", message, made[group[0]].paper.title.origin, hint)


def _misnamed(lesson: Lesson, made: dict[str, Lesson]) -> Iterator[Diagnostic]:
    numbered = [{item.number: item.id for item in one.paper.items} for one in made.values()]
    for item in lesson.paper.items:
        words = " ".join(text.plain() for text in item.texts())
        for named in dict.fromkeys(_NAMED.findall(words)):
            number = int(named)
            if any(one.get(number) != other.get(number) for one, other in pairwise(numbered)):
                message = f"item {item.number} speaks of {number}, which is not the same item in all versions"
                hint = f"add `pinned: true` to item {number}, so that it keeps its number"
                yield Diagnostic("LK252", message, item.origin, hint)
