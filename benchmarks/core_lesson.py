"""The bundled lesson as the core alone has it: one copy of each document, so that Typst can be given the same ones."""

from __future__ import annotations

from pathlib import Path

BUNDLED = Path(__file__).parent.parent / "lessons" / "stalin-and-trotsky.yaml"
FOR_LEVELS = ("levels:", "seats-support:")
"""Keys whose whole block is for other levels."""


def write_core(folder: Path) -> Path:
    """Puts the lesson without its levels into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / BUNDLED.name
    file.write_text(without_levels(BUNDLED.read_text(encoding="utf-8")), encoding="utf-8")
    return file


def without_levels(words: str) -> str:
    """The lines of a lesson that the core has."""
    kept: list[str] = []
    cut: int | None = None
    for line in words.split("\n"):
        indent = len(line) - len(line.lstrip())
        if cut is not None and (not line.strip() or indent > cut):
            continue
        cut = indent if line.strip() in FOR_LEVELS else None
        if cut is None:
            kept.append(line.replace("seats-support, ", ""))
    return "\n".join(kept)
