"""Colours as a teacher writes them, and whether they survive a copier."""

from __future__ import annotations

import re

Rgb = tuple[float, float, float]

NAMED = {
    "black": "000000",
    "navy": "000080",
    "darkblue": "00008b",
    "darkgreen": "005000",
    "maroon": "800000",
    "darkred": "8b0000",
    "purple": "660066",
    "indigo": "4b0082",
    "brown": "5c2e0e",
    "teal": "004d4d",
}
"""Names for dark colours: each is at least seven times as dark as white paper."""

LEAST_CONTRAST = 7.0
"""Against white (WCAG 2.2, 1.4.6): what is as dark as that stays clear on a grey copy."""

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


def read_colour(value: str) -> Rgb | None:
    """The colour of a name, or of three or six hexadecimal digits; None where it is none."""
    found = _HEX.fullmatch(NAMED.get(value.strip().lower().replace(" ", ""), value.strip()))
    if not found:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    red, green, blue = (round(int(digits[at : at + 2], 16) / 255, 4) for at in (0, 2, 4))
    return (red, green, blue)


def contrast(colour: Rgb) -> float:
    """How much darker than white paper it is, from 1 to 21 (WCAG 2.2, relative luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darkened(colour: Rgb) -> str:
    """The same hue, dark enough, as `#1d3d7a`."""
    for percent in range(100, -1, -1):
        digits = [int(part * 255 * percent / 100) for part in colour]
        red, green, blue = (digit / 255 for digit in digits)
        if contrast((red, green, blue)) >= LEAST_CONTRAST:
            break
    return "#" + "".join(f"{digit:02x}" for digit in digits)
