"""Faces for the room's tests: read once, without a cache on disk."""

from __future__ import annotations

import pytest

from lessonkit.fonts.fira import FontFaces, load_faces


@pytest.fixture(scope="session")
def faces() -> FontFaces:
    """Fira Sans."""
    return load_faces()
