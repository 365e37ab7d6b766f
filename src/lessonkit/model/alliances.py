"""Alliance charts: what a sheet prints (paper) and what it asks for (answer)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """One sheet of a chart as the pupil sees it."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """What completes that sheet."""

    id: str
