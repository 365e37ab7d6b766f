"""draw: a space to draw in.

    - draw: Draw the seats at a meeting of the Politburo. Who sits beside whom?
      space: squared
      height: 90
      answer: Stalin between Zinoviev and Kamenev; Trotsky apart.

`space:` is `blank`, `lined`, `squared` or `dotted`; squares and dots are 5 mm apart. Its height is in millimetres, or
in `lines:` of 8 mm; 80 mm where nothing is said. There are no marks unless `marks:` says so; then `answer:` says what
earns them. What it says is written into the space in the key.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from lessonkit.items.room import Laid, RoomSpec
from lessonkit.model.answers import ItemAnswer
from lessonkit.model.paper import ItemPaper
from lessonkit.model.scope import Scope


class DrawSpec(RoomSpec):
    """A space to draw in."""

    key: ClassVar[str] = "draw"
    usual: ClassVar[int] = 10

    draw: str = Field(min_length=1, description="What to draw.")
    space: Laid = Field("blank", description="What the space is.")

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK414 marks without an answer, LK434 a size that can't be."""
        return self.split_room(scope)
