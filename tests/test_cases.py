"""Every file in `cases/` is a spec, and every one in `cases/plans/` a plan, with the diagnostics that it must give.

Those in `cases/projects/` are project files.

The form is `# ! CODE COLUMN "words of the message"` at the end of a line, or `# ! @LINE CODE COLUMN "words"` where a
comment can't stand on the line itself. A file gives these diagnostics and no others.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.build import load
from lessonkit.codes import CODES
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.fonts.faces import Faces
from lessonkit.source.levelled import read_levels
from lessonkit.source.parse import parse
from lessonkit.source.project import read_project

FOLDER = Path(__file__).parent / "cases"
PLANS = sorted((FOLDER / "plans").glob("*.yaml"))
"""Plans for `cases/lessons/trees.yaml`, a lesson without a flaw."""
PROJECTS = FOLDER / "projects"
CASES = [*sorted(FOLDER.glob("*.yaml")), *PLANS, *sorted(PROJECTS.glob("*.yaml"))]
_EXPECTED = re.compile(r'# ! (?:@(\d+) )?(LK\d{3}) (\d+) "([^"]*)"')


class LatinFaces:
    """Faces that have every sign below U+2190, but for those that turn the direction of writing."""

    def width(self, face: str, text: str, size: float) -> float:
        """Half the size for each sign."""
        return len(text) * size / 2

    def split(self, face: str, text: str) -> tuple[tuple[str, str], ...]:
        """One run."""
        return ((face, text),)

    def missing(self, text: str) -> tuple[str, ...]:
        """Signs from U+2190 on, and the five overrides."""
        return tuple(dict.fromkeys(s for s in text if s >= "\u2190" or "\u202a" <= s <= "\u202e"))

    def cap_height(self, face: str, size: float) -> float:
        """Two thirds of the size."""
        return size * 2 / 3


FACES: Faces = LatinFaces()


def diagnose(path: Path) -> tuple[Diagnostic, ...]:
    """All diagnostics of a spec, in order."""
    sink = Sink()
    if path in PLANS:
        load(path, sink, FACES)
        return sink.in_order()
    if path.parent == PROJECTS:
        read_project(path.read_bytes(), Path(path.name), path.parent, FACES, sink)
        return sink.in_order()
    node = parse(path.read_bytes(), path.name, sink)
    if node is not None:
        read_levels(node, path, path.parent, FACES, sink)
    return sink.in_order()


def expected(path: Path) -> list[tuple[int, int, str, str]]:
    """Line, column, code and words of each diagnostic that the file asks for, in order."""
    return sorted(
        (int(found[1] or number), int(found[3]), found[2], found[4])
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for found in _EXPECTED.finditer(line)
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_gives_the_diagnostics_written_in_it(path: Path) -> None:
    """Code, line, column and words are as written beside the line, and nothing else is reported."""
    found = [(d.span.line, d.span.column, d.code, d.message) for d in diagnose(path) if d.span]
    wanted = expected(path)
    assert [item[:3] for item in sorted(found)] == [item[:3] for item in wanted], found
    for given, words in zip(sorted(found), wanted, strict=True):
        assert words[3] in given[3]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_diagnostic_has_a_place_in_the_file(path: Path) -> None:
    """Lines and columns lie within the file, and ends do not come before starts."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for diagnostic in diagnose(path):
        span = diagnostic.span
        assert span is not None
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert diagnostic.hint or diagnostic.also, diagnostic


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_tested(code: str) -> None:
    """Each row of the table of codes is asked for by a case, or named in a unit test."""
    tests = Path(__file__).parent
    if any(item[2] == code for path in CASES for item in expected(path)):
        return
    others = (path for path in tests.rglob("test_*.py") if path.name != "test_codes.py")
    assert any(code in path.read_text(encoding="utf-8") for path in others), f"{code} is never tested"
