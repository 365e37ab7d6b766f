"""explain: a question that asks for reasons, on ruled lines.

    - explain: Explain how Stalin’s office helped him to win votes in the party.
      marks: 4
      starter: His office helped him because …
      answer:
        - He chose who was promoted,
        - so officials owed him their jobs.
      reject: “he was powerful”, no cause given

Four lines for each mark, and without marks; `lines:` says otherwise. Four marks, unless `marks:` says otherwise.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from lessonkit.items.ruled import RuledSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope

LINES_A_MARK = 4
USUAL_MARKS = 4


class ExplainSpec(RuledSpec):
    """An explanation."""

    key: ClassVar[str] = "explain"

    explain: str = Field(min_length=1, description="The question.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 no answer. Warning: LK901."""
        return self.split_ruled(scope, self.marks_or(USUAL_MARKS), LINES_A_MARK, LINES_A_MARK)
