"""predict: a guess to write down before reading, which `revisit` comes back to.

    - predict: Who do you think will follow Lenin, and why?
      id: first-guess

Three ruled lines; `lines:`, `height:` and `space: blank` (a box) say otherwise. It has no marks unless `marks:` says
so. It keeps its place and its number in all versions, so that `revisit:` can name it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from lessonkit.items.room import Laid, RoomSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope


class PredictSpec(RoomSpec):
    """A guess before reading."""

    key: ClassVar[str] = "predict"
    usual: ClassVar[int] = 3

    predict: str = Field(min_length=1, description="What to guess.")
    space: Laid = Field("lined", description="What the space is.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 marks without an answer, LK434 a size that can't be."""
        halves = self.split_room(scope)
        if halves is None:
            return None
        paper, answer = halves
        return replace(paper, pinned=True), answer
