"""A read lesson: its two halves."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.model.answers import AnswerBook
from lessonkit.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Lesson:
    """What reading a spec yields. Pupils' documents are composed from `paper` alone."""

    paper: Paper
    answers: AnswerBook
