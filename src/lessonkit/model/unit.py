"""What a unit prints besides its lessons' documents, as far as pupils may see it."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Booklet:
    """What a unit's booklet has of each lesson, by the names of documents in order; and a few words before that."""

    documents: tuple[str, ...]
    introduction: Text = Text()
