"""Editions: the copies of one lesson that differ in more than the pupil's name."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from lessonkit.units import MM

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
        known = self.spaced and self.font == DYSLEXIA.font
        parts = [f"{self.size}pt"] if self.size and not (known and self.size == DYSLEXIA.size) else []
        parts += ["dyslexia"] if known else [self.font.lower().replace(" ", "-")] if self.font else []
        parts += [word for word, said in (("spaced", self.spaced and not known), ("simple", self.simple)) if said]
        return "-".join([*parts, *([f"ruled-{self.ruling / MM:.4g}mm"] if self.ruling else [])])


SIZES = (18, 24)
"""The sizes of large print, in points."""
DYSLEXIA = Look(size=12, font="Atkinson Hyperlegible", spaced=True)
"""The least size that the British Dyslexia Association's style guide asks for, and its spacing."""
WIDE_RULING = 10 * MM
WORDS = ("18", "24", "dyslexia", "wide", "simple")
"""What a look may be called: a size of large print, a set, a change; several are joined with "+"."""


def look_of(words: str) -> Look:
    """A look by its words: "18", "dyslexia", "24+wide". Raises ValueError, which says what may be said."""
    look = Look()
    sizes = {part.strip().casefold().removesuffix("pt").strip() for part in words.split("+")} & set(map(str, SIZES))
    if len(sizes) > 1:
        raise ValueError(f"a copy has one size of type: “{words}” says two; write --look once for each")
    for word in (part.strip().casefold() for part in words.split("+")):
        if word.removesuffix("pt").strip() in {str(size) for size in SIZES}:
            look = replace(look, size=int(word.removesuffix("pt")))
        elif word == "dyslexia":
            look = replace(DYSLEXIA, size=max(DYSLEXIA.size, look.size), ruling=look.ruling, simple=look.simple)
        elif word == "wide":
            look = replace(look, ruling=WIDE_RULING)
        elif word == "simple":
            look = replace(look, simple=True)
        else:
            raise ValueError(f"no look is called “{word}”; say one of {', '.join(WORDS)}, or several joined with +")
    return look


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """A level, a version and a look. `version` is a letter, or "" where the lesson is printed in one version."""

    level: str = CORE
    version: str = ""
    look: Look = Look()
