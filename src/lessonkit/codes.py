"""The table of diagnostic codes; `docs/diagnostics.md` is made from it.

LK1xx the file and its YAML · LK2xx the shape of the spec · LK3xx the fact ledger · LK4xx items · LK5xx the reading
and its evidence · LK6xx alliance charts · LK7xx fonts, images and layout · LK8xx files and output · LK9xx warnings
about teaching.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: the severity, what the code means, and how to mend it."""

    severity: Literal["error", "warning"]
    title: str
    remedy: str


CODES: dict[str, Code] = {
    "LK101": Code("error", "The file is not valid YAML.", "Mend the line shown; quotes around the text often help."),
    "LK402": Code(
        "error", "The answer is not among the options.", "Write the answer with the very words of one option."
    ),
    "LK701": Code("error", "No font has this character.", "Replace the character, or add a font that has it."),
}
