"""exit_ticket: two or three questions for the last minutes of the lesson, on half a sheet.

    exit_ticket:
      items:
        - short: Name one power that the General Secretary had.
          answer: He chose who was promoted.
        - explain: Why did the better-known man lose? Give your strongest reason and a line number.
          answer: Stalin had the votes, as he had chosen those who voted.

The document `exit-ticket` has two tickets on a sheet, with a line to cut along; where they need more room, in large
print or with many lines, each takes a page. In a class set each pupil has one ticket with the name on it, on the upper
half of a sheet of its own. The ticket’s items have numbers of their own, from 1. They carry no marks, unless you
write some: `marks: 2`. One item should ask why: what pupils can explain tells you more than what they remember.
"""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import Field

from lessonkit.documents.exit_ticket import NAME, ExitTicketPaper
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.model.answers import PartAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.specs import RawItem

USUAL_MINUTES = 5

_ASKS_WHY = re.compile(r"\b(why|how far|explain|justify|reasons?|because)\b", re.IGNORECASE)


class ExitTicketSpec(PartSpec):
    """The exit ticket."""

    key: ClassVar[str] = "exit_ticket"
    document: ClassVar[str] = NAME

    title: str = Field("", max_length=200, description="Printed in place of the lesson’s question.")
    minutes: int = Field(USUAL_MINUTES, ge=1, le=60, description="How long it takes; printed at the top.")
    items: list[RawItem] = Field(
        min_length=2, max_length=3, description="Two or three items, of any type; one of them asks why."
    )

    def split(self, scope: Scope) -> PartHalves:
        """Both halves. Warning: LK460 no item asks why, as far as that can be told: of lessons in English."""
        pairs = scope.items("items", marked=False)
        told = len(pairs) == len(self.items) and scope.language.partition("-")[0] == "en"
        if told and not any(asks_why(item) for item, _ in pairs):
            hint = "ask why in one of them, as `explain: Why did …?`"
            scope.sink.report("LK460", "no item of the exit ticket asks why", scope.at(), hint=hint)
        paper = ExitTicketPaper(
            items=tuple(item for item, _ in pairs),
            title=scope.text(self.title, "title"),
            minutes=self.minutes,
            origin=scope.at(),
        )
        return PartHalves(paper, PartAnswer(items=tuple(answer for _, answer in pairs)))


def asks_why(item: ItemPaper) -> bool:
    """Whether an item, or a part of it, asks for reasons: it says so, or is of the type that does."""
    said = item.kind == "explain" or bool(_ASKS_WHY.search(item.stem.plain()))
    return said or any(asks_why(one) for one in item.inner())
