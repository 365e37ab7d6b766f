"""Whether one item tells what another asks."""

from __future__ import annotations

import re

from lessonkit.diagnostics import Sink
from lessonkit.lint.subject import Subject
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.text import Text

LONGEST = 5
"""An answer of more words than that is told in a sentence of its own, which no search of words can judge."""
LEAST_SIGNS = 4
"""Shorter answers are numbers and letters, which stand anywhere."""
TOPIC_SIGNS = 6
"""Words of so many letters say what a sentence is about; shorter ones stand in any."""

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def check_giveaways(subject: Subject, sink: Sink) -> None:
    """LK912: the whole of an item's short answer stands in what another item tells: a stem, a starter, an event.

    Options and banks tell nothing: what stands there may be wrong. Names and terms that the sheets use everywhere are
    no giveaway.
    """
    common = _common(subject)
    for paper, answer in subject.items:
        for phrase in _phrases(answer):
            if phrase in common:
                continue
            others = (other for other, _ in subject.items if other.id != paper.id)
            teller = next((other for other in others if _gives_away(other, paper, phrase, common)), None)
            if teller is not None and not _tells(paper, phrase):
                told, asked = subject.number(teller), subject.number(paper)
                message = f"item {told} gives away item {asked}: it says “{' '.join(phrase)}”"
                sink.report("LK912", message, teller.origin, hint="say it in other words")


def _gives_away(
    other: ItemPaper, paper: ItemPaper, phrase: tuple[str, ...], common: set[tuple[str, ...]]
) -> bool:
    """Whether one item tells an answer of another. A single word must stand in words about the same thing."""
    if not _tells(other, phrase):
        return False
    return len(phrase) > 1 or bool(_topics(other.tells(), common) & _topics(paper.texts(), common) - {phrase})


def _topics(texts: tuple[Text, ...], common: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The long words of some texts that do not stand on every sheet."""
    words = {word for text in texts for word in _words(text.plain()) if len(word) >= TOPIC_SIGNS}
    return {(word,) for word in words if (word,) not in common}


def _phrases(answer: ItemAnswer) -> tuple[tuple[str, ...], ...]:
    """The short answers in words, without what is too short to tell anything."""
    found = (_words(text.plain()) for text in answer.short_answers())
    told = (words for words in found if 0 < len(words) <= LONGEST and sum(map(len, words)) >= LEAST_SIGNS)
    return tuple(dict.fromkeys(told))


def _common(subject: Subject) -> set[tuple[str, ...]]:
    """The people's names and what title and question say: they stand on every sheet."""
    paper = subject.lesson.paper
    names = [name for person in paper.ledger.people for name in (person.name, person.short)]
    heads = _words(f"{paper.title.plain()} {paper.question.plain()}")
    runs = {heads[i:j] for i in range(len(heads)) for j in range(i + 1, min(i + LONGEST, len(heads)) + 1)}
    return {_words(name) for name in names} | runs


def _tells(paper: ItemPaper, phrase: tuple[str, ...]) -> bool:
    for text in paper.tells():
        words = _words(text.plain())
        if any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1)):
            return True
    return False


def _words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text.casefold())
    return tuple(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)
