"""Editions: the copies of one lesson that differ in more than the pupil's name."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

CORE = "core"
"""The level of everything that names none."""


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """How a copy is set for those who read it.

    `size` is that of running text in points, 0 for the theme's own; `font` is a family, "" for the theme's own;
    `spaced` widens the white between letters, words and lines; `tint` is the paper's colour, which the printer is told
    of; `ruling` is the pitch of writing lines in points, 0 for the theme's own; `simple` leaves out what is no task.
    """

    size: int = 0
    font: str = ""
    spaced: bool = False
    tint: str = ""
    ruling: float = 0.0
    simple: bool = False

    def over(self, usual: Look) -> Look:
        """This look with what the usual one says wherever it says nothing itself."""
        return replace(usual, **{one.name: said for one in fields(self) if (said := getattr(self, one.name))})

    @property
    def name(self) -> str:
        """The end of a file's name that tells this look from others; "" for the theme's own."""
        parts = [f"{self.size}pt"] if self.size else []
        parts += [self.font.lower().replace(" ", "-")] if self.font else []
        parts += [word for word, said in (("spaced", self.spaced), ("simple", self.simple)) if said]
        return "-".join([*parts, *([f"ruled-{self.ruling:g}"] if self.ruling else [])])


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A level, a version and a look. `version` is a letter, or "" where the lesson is printed in one version."""

    level: str = CORE
    version: str = ""
    look: Look = Look()
