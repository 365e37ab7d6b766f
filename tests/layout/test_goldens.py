"""Layouts as text, for the eye: any change of geometry or structure shows here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.samples import FACES, document, item, options, reading, ruled, worksheet
from layout.test_fill import INKS, all_kinds
from lessonkit.layout.dump import as_text
from lessonkit.layout.fill import fill
from lessonkit.layout.pages import lay_out
from lessonkit.themes import DEFAULT

GOLDEN = Path(__file__).parent / "golden"


def handout():
    """A reading of two paragraphs with a gloss."""
    return lay_out(document(reading(12, 9, gloss_each=10), later_at=77.0), FACES, DEFAULT)[0]


def sheet():
    """A section of two items."""
    return lay_out(worksheet(item(1, options("i1", 4)), ruled(2, 2)), FACES, DEFAULT)[0]


def key():
    """A sheet with every kind of answer space, filled in."""
    return fill(lay_out(worksheet(*all_kinds()), FACES, DEFAULT)[0], INKS, FACES, DEFAULT)


@pytest.mark.parametrize("make", [handout, sheet, key])
def test_the_layout_is_the_golden_one(make):
    """Things, tree, spaces, blocks and bookmarks. UPDATE_GOLDENS=1 writes them anew, never in CI."""
    text = as_text(make())
    golden = GOLDEN / f"{make.__name__}.txt"
    if os.environ.get("UPDATE_GOLDENS") and not os.environ.get("CI"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
