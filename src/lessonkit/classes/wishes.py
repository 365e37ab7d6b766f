"""What a cell of a roster may say of a pupil's copy. Each reader gives the value, or says what is wrong with the cell.

No problem tells what stands in the cell: where columns have slipped, that may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessonkit.model.edition import SIZES, WIDE_RULING
from lessonkit.registry import did_you_mean
from lessonkit.units import MM

LevelNames = Mapping[str, str]
"""Levels by what they are called, in lower case."""

LEVELS = ("support", "core", "stretch")
USUAL = ("normal", "standard", "11")
FONTS: Mapping[str, str] = {
    "atkinson hyperlegible": "Atkinson Hyperlegible",
    "atkinson": "Atkinson Hyperlegible",
    "hyperlegible": "Atkinson Hyperlegible",
}
TINTS = ("cream", "ivory", "yellow", "peach", "pink", "rose", "lilac", "blue", "aqua", "green", "grey", "buff")
NO_TINT = ("white", "none", "normal")
LANGUAGES = ("en", "en-gb", "en-us", "english")
RULINGS = (8.0, 15.0)
"""The least and the greatest pitch of writing lines that may be asked for, in millimetres."""
MOST_SEATS = 99

_YES, _NO = ("yes", "y", "true", "x", "1", "✓", "✔", "wide"), ("no", "n", "false", "0", "-", "–", "normal")
_MEASURE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:mm)?")
_SIZE = re.compile(r"(\d{1,2}) ?(?:pt|points?)?")
_SEAT = re.compile(r"(\d{1,2}|[a-z]) ?[-–/.:, ]? ?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a cell cannot be used, and what to do."""

    problem: str
    hint: str


def named_levels(names: Mapping[str, str]) -> LevelNames:
    """Levels by all that they are called: their ids, and the names that a project gives them."""
    return {level: level for level in LEVELS} | {name.casefold(): level for level, name in names.items()} | {
        level.casefold(): level for level in names
    }


def level_of(text: str, levels: LevelNames) -> str | Bad:
    """The level's id."""
    said = text.casefold()
    return levels.get(said) or _unknown("level", said, tuple(levels))


def version_of(text: str) -> str | Bad:
    """A capital letter."""
    said = text.upper()
    if len(said) == 1 and "A" <= said <= "Z":
        return said
    return Bad("the version is no letter from A to Z", "write A, B …, or leave it empty to have versions dealt")


def size_of(text: str) -> int | Bad:
    """Points; 0 for the usual size."""
    said = text.casefold()
    found = _SIZE.fullmatch(said)
    if said in USUAL or (found and found.group(1) in USUAL):
        return 0
    if found and int(found.group(1)) in SIZES:
        return int(found.group(1))
    return Bad("the font size is not one that there is", f"write {' or '.join(map(str, SIZES))}, or leave it empty")


def font_of(text: str) -> str | Bad:
    """A family; "" for the usual one."""
    said = text.casefold()
    return "" if said in USUAL else FONTS.get(said) or _unknown("font", said, tuple(FONTS))


def wish_of(text: str) -> bool | Bad:
    """Yes or no."""
    said = text.casefold()
    if said in _YES or said in _NO:
        return said in _YES
    return Bad("this is neither yes nor no", "write yes, or leave it empty")


def ruling_of(text: str) -> float | Bad:
    """The pitch of writing lines in points; 0 for the usual one."""
    said = text.casefold()
    if said in (*USUAL, *_NO):
        return 0.0
    if said in _YES:
        return WIDE_RULING
    found = _MEASURE.fullmatch(said)
    pitch = float(found.group(1).replace(",", ".")) if found else 0.0
    if RULINGS[0] <= pitch <= RULINGS[1]:
        return pitch * MM
    return Bad("the ruling is no distance that there is", f"write `wide`, or {RULINGS[0]:g} to {RULINGS[1]:g} (mm)")


def tint_of(text: str) -> str | Bad:
    """The colour of the paper; "" for white."""
    said = text.casefold()
    return "" if said in NO_TINT else said if said in TINTS else _unknown("paper tint", said, TINTS)


def language_of(text: str) -> str | Bad:
    """A language that lessonkit has its fixed words in."""
    if text.casefold() in LANGUAGES:
        return "en"
    return Bad("lessonkit has no words in this language yet", "write `en`, or leave it empty")


def number_of(text: str) -> int | Bad:
    """A row or place of a seating plan."""
    if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= MOST_SEATS:
        return int(text)
    return Bad(f"this is no number from 1 to {MOST_SEATS}", "write a number, or leave it empty")


def seat_of(text: str) -> tuple[int, int] | int | Bad:
    """Row and place, as 3-2 or C2; or the place alone, where the row has a column of its own."""
    found = _SEAT.fullmatch(text.casefold())
    if not found or (text.isascii() and text.isdigit()):
        return number_of(text) if text.isdigit() else Bad("this is no seat", "write row and place, as 3-2 or C2")
    row, place = found.groups()
    return (int(row) if row.isdigit() else ord(row) - ord("a") + 1, int(place))


def _unknown(what: str, said: str, known: Sequence[str]) -> Bad:
    return Bad(f"there is no such {what}", did_you_mean(said, known) or f"choose from {', '.join(known)}")
