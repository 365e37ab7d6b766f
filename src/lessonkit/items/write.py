"""write: a space to write freely.

    - write: You are a delegate at the congress. Write home about what you saw.
      lines: 10
      starter: Dear all,
      bank: [delegate, minority, vote]
      answer: Whom the hall cheered, how the votes fell, and what that meant for the losers.

`space:` is `lined`, `blank`, `squared` or `dotted`. Eight ruled lines where nothing is said; `height:` gives it in
millimetres. Starters and a bank of words stand on ruled lines alone. There are no marks unless `marks:` says so; then
`answer:` says what earns them.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from lessonkit.items.room import Laid, RoomSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope
from lessonkit.specs import OneOrMore


class WriteSpec(RoomSpec):
    """A space to write freely."""

    key: ClassVar[str] = "write"
    scaffolds: ClassVar[frozenset[str]] = RoomSpec.scaffolds | {"starter", "starters", "bank"}
    usual: ClassVar[int] = 8

    write: str = Field(min_length=1, description="What to write.")
    space: Laid = Field("lined", description="What the space is.")
    starter: str = Field("", description="Words on the first line that help pupils to begin.")
    starters: OneOrMore = Field(
        default_factory=list, description="More beginnings of sentences, spread over the lines."
    )
    bank: OneOrMore = Field(default_factory=list, description="Words to use, in a box at the top of the lines.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 marks without an answer, LK434 a size that can't be, LK435 help that needs ruled lines."""
        for name in ("starter", "starters", "bank"):
            if getattr(self, name) and self.space != "lined":
                message = f"`{name}` stands on ruled lines, and there are none"
                hint = f"make it `space: lined`, or take `{name}` out"
                scope.sink.report("LK435", message, scope.at(name), hint=hint)
                return None
        texts = [scope.text(self.starter, "starter")]
        texts += [scope.text(words, "starters", i) for i, words in enumerate(self.starters)]
        return self.split_room(
            scope,
            starters=tuple(text.plain() for text in texts if text),
            bank=tuple(scope.text(words, "bank", i) for i, words in enumerate(self.bank)),
        )
