"""Whether one item tells what another asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lessonkit.diagnostics import Sink
from lessonkit.lint.subject import Subject
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper

Phrase = tuple[str, ...]
"""Words in small letters."""

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
    items = [_Said.of(paper, common) for paper, _ in subject.items]
    for asks, (_, answer) in zip(items, subject.items, strict=True):
        for phrase in _phrases(answer):
            if phrase in common or asks.has(phrase):
                continue
            teller = next((one for one in items if one.paper.id != asks.paper.id and one.gives(phrase, asks)), None)
            if teller is not None:
                told, asked = subject.number(teller.paper), subject.number(asks.paper)
                message = f"item {told} gives away item {asked}: it says “{' '.join(phrase)}”"
                sink.report("LK912", message, teller.paper.origin, hint="say it in other words")


@dataclass(frozen=True, slots=True)
class _Said:
    """An item in words: what it tells, text by text, and the long words of what it tells and of all that it prints."""

    paper: ItemPaper
    tells: tuple[Phrase, ...]
    told_of: frozenset[Phrase]
    asks_of: frozenset[Phrase]

    @classmethod
    def of(cls, paper: ItemPaper, common: set[Phrase]) -> _Said:
        """An item's words; those that stand on every sheet say nothing of what it is about."""
        tells, prints = (tuple(_words(text.plain()) for text in texts) for texts in (paper.tells(), paper.texts()))
        return cls(paper, tells, _topics(tells, common), _topics(prints, common))

    def has(self, phrase: Phrase) -> bool:
        """Whether it tells the phrase, word for word."""
        count = len(phrase)
        return any(words[i : i + count] == phrase for words in self.tells for i in range(len(words) - count + 1))

    def gives(self, phrase: Phrase, asks: _Said) -> bool:
        """Whether it tells an answer of another. A single word must stand in words about the same thing."""
        return self.has(phrase) and (len(phrase) > 1 or bool(self.told_of & asks.asks_of - {phrase}))


def _topics(texts: tuple[Phrase, ...], common: set[Phrase]) -> frozenset[Phrase]:
    """The long words of some texts that do not stand on every sheet."""
    return frozenset((word,) for words in texts for word in words if len(word) >= TOPIC_SIGNS) - common


def _phrases(answer: ItemAnswer) -> tuple[Phrase, ...]:
    """The short answers in words, without what is too short to tell anything."""
    found = (_words(text.plain()) for text in answer.short_answers())
    told = (words for words in found if 0 < len(words) <= LONGEST and sum(map(len, words)) >= LEAST_SIGNS)
    return tuple(dict.fromkeys(told))


def _common(subject: Subject) -> set[Phrase]:
    """The people's names and what title and question say: they stand on every sheet."""
    paper = subject.lesson.paper
    names = [name for person in paper.ledger.people for name in (person.name, person.short)]
    heads = _words(f"{paper.title.plain()} {paper.question.plain()}")
    runs = {heads[i:j] for i in range(len(heads)) for j in range(i + 1, min(i + LONGEST, len(heads)) + 1)}
    return {_words(name) for name in names} | runs


def _words(text: str) -> Phrase:
    words = _WORD.findall(text.casefold())
    return tuple(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)
