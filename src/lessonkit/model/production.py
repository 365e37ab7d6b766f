"""How finished pages are put on paper: several on a sheet, with room for staples, with a code for a scanner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Imposition(StrEnum):
    """Which pages share a sheet."""

    NONE = ""
    A5 = "a5"  # two half-size pages side by side
    BOOKLET = "booklet"  # the same, in the order in which they are folded and stapled in the middle
    TWO = "two"  # each page twice, to be cut
    CARDS = "cards"  # four to a sheet, fronts and backs


class Flip(StrEnum):
    """About which edge of the sheet the printer turns it for its back."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Production:
    """What the printer and the stapler ask for. `binding` is the room for staples or holes, in points.

    `proof` adds what a copier will make of each document.
    """

    impose: Imposition = Imposition.NONE
    flip: Flip = Flip.LONG
    binding: float = 0.0
    duplex: bool = True
    qr: bool = False
    proof: bool = False

    @property
    def leaf(self) -> int:
        """How many pages a sheet of paper has: what is handed out for itself begins on a new one.

        A booklet is folded as a whole, and of cards each has its front and its back.
        """
        sides = 2 if self.duplex else 1
        return 2 * sides if self.impose is Imposition.A5 else sides
