"""The contracts of import-linter name all that they are about: what comes anew is bound by them, too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lessonkit import documents

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lessonkit"
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


def contract(name: str) -> dict[str, Any]:
    """The contract whose name begins so."""
    (found,) = (one for one in CONTRACTS if one["name"].startswith(name))
    return found


@pytest.mark.parametrize("kind", list(documents.PUPILS_KINDS))
def test_no_pupils_document_may_see_answers(kind: str) -> None:
    """The file that composes it is among those from which answers are out of reach."""
    home = documents.PUPILS_KINDS[kind].compose.__module__
    assert home in contract("Answers are seen")["source_modules"] or home == "lessonkit.documents.drawn"


def test_every_room_and_file_has_its_layer() -> None:
    """All of the package but `__init__`."""
    layers = contract("Layers")["layers"]
    placed = {name.strip().removeprefix("lessonkit.") for layer in layers for name in layer.split("|")}
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    files = {path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
    assert rooms | files == placed
