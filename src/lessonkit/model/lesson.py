"""A read lesson: its two halves, at every level that it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lessonkit.model.answers import AnswerBook
from lessonkit.model.edition import CORE
from lessonkit.model.occasion import Occasion
from lessonkit.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Lesson:
    """What reading a spec yields. Pupils' documents are composed from `paper` alone."""

    paper: Paper
    answers: AnswerBook


@dataclass(frozen=True, slots=True)
class Levelled:
    """A lesson by level, the core first. Items have the same ids, numbers and marks at every level.

    `occasion` is what a plan says of class, date and teacher; `sources` are the files that a plan brought in, each with
    the digest of what was read.
    """

    by_level: Mapping[str, Lesson]
    occasion: Occasion = Occasion()
    sources: tuple[tuple[Path, str], ...] = ()

    @classmethod
    def of(cls, lesson: Lesson) -> Levelled:
        """A lesson that is the same for everybody."""
        return cls({CORE: lesson})

    @property
    def core(self) -> Lesson:
        """The lesson for those who have no level of their own."""
        return self.by_level[CORE]

    def at(self, level: str) -> Lesson:
        """The lesson at a level; the core where it has nothing of its own for it."""
        return self.by_level.get(level, self.core)
