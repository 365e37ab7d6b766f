"""short: a question with a short answer on ruled lines.

    - short: Give **two** reasons why some party members distrusted Trotsky.
      marks: 2
      answer:
        - He came late, after years of quarrels.
        - He was arrogant.
      accept: prejudice against Jews

Two lines for each mark, one without marks; `lines:` says otherwise. As many marks as points, unless `marks:` says
otherwise.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from lessonkit.items.ruled import RuledSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope

LINES_A_MARK = 2


class ShortSpec(RuledSpec):
    """A short answer."""

    key: ClassVar[str] = "short"

    short: str = Field(min_length=1, description="The question.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 no answer. Warning: LK901."""
        return self.split_ruled(scope, self.marks_or(len(self.answer)), LINES_A_MARK, 1)
