"""One conforming file that the tests of the checks break."""

from __future__ import annotations

import pytest

from checks import sheets
from lessonkit.fonts.fira import load_faces
from lessonkit.pdf.writer import write


@pytest.fixture(scope="session")
def sound() -> bytes:
    """A file with every construct, which passes."""
    return write(sheets.everything(), load_faces())
