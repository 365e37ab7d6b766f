"""Whether options can be told from one another by their look alone.

Haladyna, Downing and Rodriguez, "A review of multiple-choice item-writing guidelines for classroom assessment" (Applied
Measurement in Education 15, 2002): keep options about equal in length, and vary the place of the right one.
"""

from __future__ import annotations

from collections import Counter

from lessonkit.diagnostics import Sink
from lessonkit.items.choose import ChooseAnswer, ChoosePaper
from lessonkit.lint.subject import Subject

SEVERAL = 4
"""Of fewer items nothing can be said about a habit."""
TOO_OFTEN = 0.6
"""The share of items from which on the longest option, or one letter, is worth betting on."""
LONGER = 1.15
"""So much longer than the next one looks longer."""
UNLIKE = 2.5
UNLIKE_SIGNS = 15
"""The longest option is so many times as long as the shortest, and longer by so many signs."""


def check_longest(subject: Subject, sink: Sink) -> None:
    """LK913: the right option is the longest in most items."""
    items = _chosen(subject)
    longest = [paper for paper, answer in items if _is_longest(paper, answer)]
    if len(items) >= SEVERAL and len(longest) > TOO_OFTEN * len(items):
        numbers = ", ".join(map(subject.number, longest))
        message = f"the right option is the longest in items {numbers}: {len(longest)} of {len(items)}"
        sink.report("LK913", message, longest[0].origin, hint="shorten some of them, or lengthen what is wrong")


def check_places(subject: Subject, sink: Sink) -> None:
    """LK914: the right option has the same letter in most items."""
    items = _chosen(subject)
    letters = Counter(answer.letter for _, answer in items)
    letter, count = letters.most_common(1)[0] if letters else ("", 0)
    if len(items) >= SEVERAL and count > TOO_OFTEN * len(items):
        first = next(paper for paper, answer in items if answer.letter == letter)
        message = f"{letter} is right in {count} of {len(items)} items"
        hint = "reword options: they are printed in the order of their letters; or set your own by `keep_order: true`"
        sink.report("LK914", message, first.origin, hint=hint)


def check_lengths(subject: Subject, sink: Sink) -> None:
    """LK915: the options of an item are of very unlike length, and the right one is the longest or the shortest."""
    for paper, answer in _chosen(subject):
        lengths = {option.plain(): len(option.plain()) for option in paper.options}
        most, least = max(lengths.values()), min(lengths.values())
        unlike = most > UNLIKE * least and most - least > UNLIKE_SIGNS
        if unlike and lengths[answer.option.plain()] in (most, least):
            message = f"the options of item {subject.number(paper)} have from {least} to {most} signs"
            sink.report("LK915", message, paper.origin, hint="make them about equally long")


def _chosen(subject: Subject) -> list[tuple[ChoosePaper, ChooseAnswer]]:
    return [
        (paper, answer)
        for paper, answer in subject.items
        if isinstance(paper, ChoosePaper) and isinstance(answer, ChooseAnswer)
    ]


def _is_longest(paper: ChoosePaper, answer: ChooseAnswer) -> bool:
    right = answer.option.plain()
    others = [len(option.plain()) for option in paper.options if option.plain() != right]
    return len(right) > LONGER * max(others, default=0)
